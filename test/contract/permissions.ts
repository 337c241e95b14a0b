import { readFileSync } from 'node:fs';
import { parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { githubSchema } from '../../demo/organisation/graphql/schema.ts';

export type Level = 'read' | 'write' | 'admin';
export type Permissions = Readonly<Record<string, string>>;

interface Row {
  readonly permission: string;
  readonly access: string;
  readonly verb: string;
  readonly path: string;
}

/** Permission, access, verb, path: what GitHub asks of an App for each request. */
export const permissionTable: readonly Row[] = readFileSync(
  new URL('../fixtures/github-app-permissions.tsv', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [permission = '', access = '', verb = '', path = ''] = line.split('\t');
    return { permission, access, verb, path };
  });

/** Requests that the App makes with its own key, or that every installation may make. */
export const withoutPermission: readonly string[] = [
  'GET /app',
  'GET /app/hook/deliveries',
  'GET /app/installations',
  'POST /app/hook/deliveries/{delivery_id}/attempts',
  'POST /app/installations/{installation_id}/access_tokens',
  'GET /repos/{owner}/{repo}/installation',
  'GET /installation/repositories',
];

/** GitHub's table leaves them out; their own pages name the permission. */
const leftOut: readonly Row[] = [
  {
    permission: 'issues',
    access: 'write',
    verb: 'POST',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
  },
];

/**
 * What types and fields of GraphQL need. GitHub publishes no table of them; these are the permissions of the same things
 * in REST. What is not here needs no more than `metadata`.
 */
const graphqlNeeds: Readonly<Record<string, readonly (readonly [string, Level])[]>> = {
  BranchProtectionRule: [['administration', 'read']],
  CheckRun: [['checks', 'read']],
  CheckSuite: [['checks', 'read']],
  Deployment: [['deployments', 'read']],
  Environment: [['actions', 'read']],
  PullRequest: [['pull_requests', 'read']],
  StatusContext: [['statuses', 'read']],
  Team: [['members', 'read']],
  'Commit.file': [['contents', 'read']],
  'Repository.object': [['contents', 'read']],
  'Repository.ref': [['contents', 'read']],
  'Repository.refs': [['contents', 'read']],
  'RepositoryRuleset.bypassActors': [['administration', 'write']],
  'Mutation.createCommitOnBranch': [['contents', 'write']],
  'Mutation.enqueuePullRequest': [
    ['contents', 'write'],
    ['pull_requests', 'write'],
  ],
};

/** Permissions of a GraphQL document by its types and fields, the highest level of each. Throws where it is not valid. */
export function needsOf(text: string): Readonly<Record<string, Level>> {
  const document = parse(text);
  const [invalid] = validate(githubSchema(), document);
  if (invalid !== undefined) throw invalid;
  const needs: Record<string, Level> = {};
  const info = new TypeInfo(githubSchema());
  const enter = (node: { readonly name: { readonly value: string } }): void => {
    const type = info.getParentType()?.name ?? '';
    for (const [permission, level] of [
      ...(graphqlNeeds[type] ?? []),
      ...(graphqlNeeds[`${type}.${node.name.value}`] ?? []),
    ]) {
      const known = needs[permission];
      if (known === undefined || levels.indexOf(level) > levels.indexOf(known)) needs[permission] = level;
    }
  };
  visit(document, visitWithTypeInfo(info, { Field: { enter } }));
  return needs;
}

const levels: readonly string[] = ['read', 'write', 'admin'];

function holds(permissions: Permissions, permission: string, access: string): boolean {
  const has = permissions[permission];
  return permission === 'metadata' || (has !== undefined && levels.indexOf(has) >= levels.indexOf(access));
}

/** Whether an App with these permissions may make a request of the route, `GET /repos/…`; several rows are several ways. */
export function mayCall(route: string, permissions: Permissions): boolean {
  if (withoutPermission.includes(route)) return true;
  return [...permissionTable, ...leftOut].some(
    ({ verb, path, permission, access }) =>
      route === `${verb} ${path}` && holds(permissions, permission, access),
  );
}

/** Permissions that a GraphQL document lacks. */
export function missingFor(text: string, permissions: Permissions): readonly string[] {
  return Object.entries(needsOf(text))
    .filter(([permission, access]) => !holds(permissions, permission, access))
    .map(([permission, access]) => `${permission}: ${access}`);
}
