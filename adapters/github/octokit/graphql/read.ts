import { z } from 'zod';
import type { RepositoryRef } from '../../../../core/ports/github.ts';
import type { RepositoryOverview } from '../../../../core/ports/github-settings.ts';
import type { ObservedResource, ResourceKind } from '../../../../core/protection/types.ts';
import { read, type GraphqlError, type Requester } from '../call.ts';
import { readRuleset } from '../rulesets.ts';
import { refusable, type Refusable } from './fragments.ts';
import { documents, limitsOfMany, limitsOfOne, type Limits } from './documents.ts';
import { mapOverview, overflows } from './map-overview.ts';
import { mapRulesets } from './map-settings.ts';
import { errorsAt, partError, runQuery } from './run.ts';
import {
  branchesShape,
  pullsShape,
  settingsShape,
  type BranchesAnswer,
  type PullAnswer,
  type PullsAnswer,
  type SettingsAnswer,
} from './shapes.ts';

/** Branches and open pull requests of one repository beyond the first page: so many pages more. */
const morePages = 10;

const withPulls = settingsShape.extend({ pullRequests: pullsShape });

/** Who reads, and what for. */
export interface Reader {
  readonly client: Requester;
  readonly installationId: number;
  /** Whose check runs count as Fairlead's own; null for any. */
  readonly appId: number | null;
}

interface Answered {
  readonly data: unknown;
  readonly errors: readonly GraphqlError[];
}

/** Asks again without the parts whose refusal took the whole repository with it, and says which those are. */
export async function askReadable<T extends Answered>(
  ask: (refused: readonly Refusable[]) => Promise<T>,
): Promise<T & { readonly refused: readonly Refusable[] }> {
  const refused: Refusable[] = [];
  for (;;) {
    const answer = await ask(refused);
    const more = refusable.filter((part) => !refused.includes(part) && tookAll(part, answer));
    if (more.length === 0) return { ...answer, refused };
    refused.push(...more);
  }
}

function tookAll(part: Refusable, { data, errors }: Answered): boolean {
  return errors.some(
    ({ type, path }) => type === 'FORBIDDEN' && path.at(-1) === part && isNullAt(data, path.slice(0, -1)),
  );
}

/** A repository that is missing for a part of it only: one by one it can be asked for without that. */
export function isRefusedInPart(node: unknown, errors: readonly GraphqlError[]): boolean {
  const isRefusable = (path: GraphqlError['path']) =>
    path.length === 1 && refusable.some((part) => part === path[0]);
  return node === null && errors.some(({ type, path }) => type === 'FORBIDDEN' && isRefusable(path));
}

function isNullAt(data: unknown, path: GraphqlError['path']): boolean {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) break;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value === null;
}

/** One repository's part of an answer. */
export interface Part {
  readonly settings: SettingsAnswer;
  readonly forbidden: readonly ResourceKind[];
  readonly pulls: PullsAnswer;
}

export type Target = RepositoryRef & { readonly nodeId: string };

export function refOf(target: Target): RepositoryRef {
  const { nodeId: _, ...repository } = target;
  return repository;
}

export interface OverviewOrError {
  readonly repository: RepositoryRef;
  readonly overview: RepositoryOverview | Error;
}

/** Variables that the fragments of pull requests and settings take. */
export function variablesOf(reader: Reader, limits: Limits): Readonly<Record<string, unknown>> {
  return { ...limits, ...(reader.appId === null ? {} : { app: reader.appId }) };
}

/** Several repositories by one request; throws where the request as a whole failed. */
export async function readMany(
  reader: Reader,
  targets: readonly Target[],
): Promise<readonly OverviewOrError[]> {
  const variables = {
    ids: targets.map(({ nodeId }) => nodeId),
    ...variablesOf(reader, limitsOfMany),
  };
  const shape = z.object({ nodes: z.array(z.unknown()) });
  const { data, errors } = await runQuery(
    reader.client,
    'overviews',
    documents.overviews(),
    variables,
    shape,
  );
  const results: OverviewOrError[] = [];
  for (const [index, target] of targets.entries()) {
    const own = errorsAt(errors, ['nodes', index]).map((error) => ({ ...error, path: error.path.slice(2) }));
    results.push({
      repository: refOf(target),
      overview: await attempt(reader, target, data.nodes[index], own),
    });
  }
  return results;
}

async function attempt(
  reader: Reader,
  target: RepositoryRef,
  node: unknown,
  errors: readonly GraphqlError[],
): Promise<RepositoryOverview | Error> {
  try {
    if (isRefusedInPart(node, errors)) return await readOne(reader, target);
    const part = readPart(`${target.owner}/${target.name}`, node, errors);
    return overflows(part.settings) ? await readOne(reader, target) : await complete(reader, part);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** One repository with the largest pages there are. */
export async function readOne(reader: Reader, repository: RepositoryRef): Promise<RepositoryOverview> {
  const { owner, name } = repository;
  const variables = { owner, name, ...variablesOf(reader, limitsOfOne) };
  const shape = z.object({ repository: z.unknown() });
  const { data, errors, refused } = await askReadable((without) =>
    runQuery(reader.client, 'overview', documents.overview(without), variables, shape),
  );
  const own = errorsAt(errors, ['repository']).map((error) => ({ ...error, path: error.path.slice(1) }));
  return complete(reader, readPart(`${owner}/${name}`, data.repository, own, refused));
}

/** The kind of settings that stands behind each field; an error there costs the kind, any other the repository. */
const kinds: Readonly<Record<string, ResourceKind>> = {
  rulesets: 'ruleset',
  branchProtectionRules: 'branch-protection',
  environments: 'environment',
};

/** @param errors with paths below the repository */
function readPart(
  what: string,
  node: unknown,
  errors: readonly GraphqlError[],
  refused: readonly Refusable[] = [],
): Part {
  const { answer: settings, forbidden } = readSettings(what, node, settingsShape, errors, refused);
  return {
    settings,
    forbidden,
    pulls: read(node, what, withPulls.pick({ pullRequests: true })).pullRequests,
  };
}

/** Settings as the shape has them; what could not be read is null, and named by its kind. */
export function readSettings<T>(
  what: string,
  node: unknown,
  shape: z.ZodType<T>,
  errors: readonly GraphqlError[],
  refused: readonly Refusable[],
): { readonly answer: T; readonly forbidden: readonly ResourceKind[] } {
  if (node === null || node === undefined) throw partError(what, errors);
  const others = errors.filter(({ path }) => kinds[String(path[0])] === undefined);
  if (others.length > 0) throw partError(what, others);
  const fields = [...new Set([...refused, ...errors.map(({ path }) => String(path[0]))])];
  const without = { ...node, ...Object.fromEntries(fields.map((field) => [field, null])) };
  return {
    answer: read(without, what, shape),
    forbidden: fields.flatMap((field) => kinds[field] ?? []),
  };
}

/** Adds what did not fit into the page: more branches, more pull requests, actors that only REST names. */
async function complete(reader: Reader, part: Part): Promise<RepositoryOverview> {
  const { settings, forbidden, pulls } = part;
  const branches = await moreBranches(reader, settings);
  const open = await morePulls(reader, settings.id, pulls);
  return mapOverview({
    installationId: reader.installationId,
    settings,
    forbidden,
    rulesets: await incompleteRulesets(reader, settings),
    branches: branches.nodes,
    pulls: open.nodes,
    truncated: [...(branches.more ? ['branches'] : []), ...(open.more ? ['pulls'] : [])],
  });
}

/** The rulesets that GraphQL shows in part, by REST. */
export async function incompleteRulesets(
  reader: Reader,
  settings: SettingsAnswer,
): Promise<readonly ObservedResource[]> {
  const found: ObservedResource[] = [];
  const ids = mapRulesets(settings.rulesets?.nodes ?? [])?.incomplete ?? [];
  const where = { owner: settings.owner.login, repo: settings.name };
  for (const id of ids) {
    const ruleset = await readRuleset(reader.client, where, id);
    if (ruleset !== null) found.push(ruleset);
  }
  return found;
}

export interface Pages<T> {
  readonly nodes: readonly T[];
  readonly more: boolean;
}

async function moreBranches(
  reader: Reader,
  { id, branches }: SettingsAnswer,
): Promise<Pages<BranchesAnswer['nodes'][number]>> {
  return branches === null ? { nodes: [], more: false } : follow(branches, nextBranches(reader, id));
}

/** Reads the branches after a page. */
export function nextBranches(reader: Reader, id: string): (after: string) => Promise<BranchesAnswer> {
  const shape = z.object({ node: z.object({ branches: branchesShape }) });
  return async (after) => {
    const { client } = reader;
    const { data, errors } = await runQuery(client, 'branches', documents.branches(), { id, after }, shape);
    if (errors.length > 0) throw partError('branches', errors);
    return data.node.branches;
  };
}

async function morePulls(reader: Reader, id: string, first: PullsAnswer): Promise<Pages<PullAnswer>> {
  const shape = z.object({ node: z.object({ pullRequests: pullsShape }) });
  return follow(first, async (after) => {
    const { app } = variablesOf(reader, limitsOfOne);
    const variables = { id, after, pulls: limitsOfOne.pulls, app };
    const { data, errors } = await runQuery(reader.client, 'pulls', documents.pulls(), variables, shape);
    if (errors.length > 0) throw partError('pull requests', errors);
    return data.node.pullRequests;
  });
}

interface Page<T> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly T[];
}

/** The pages after the first one, at most `morePages`; `more` where there are others still. */
export async function follow<T>(
  first: Page<T>,
  next: (after: string) => Promise<Page<T>>,
): Promise<Pages<T>> {
  const nodes: T[] = [...first.nodes];
  let pageInfo: Page<T>['pageInfo'] = first.pageInfo;
  for (let pages = 0; pages < morePages && pageInfo.hasNextPage; pages += 1) {
    if (pageInfo.endCursor === null) break;
    const page = await next(pageInfo.endCursor);
    nodes.push(...page.nodes);
    pageInfo = page.pageInfo;
  }
  return { nodes, more: pageInfo.hasNextPage };
}
