import { roleNames } from '../enforcement/roles.ts';
import { isAdminScene } from './viewer.ts';
import { nodeId } from '../state/ids.ts';
import type { BypassActor, OrgState, Repo, Rule, Ruleset } from '../state/model.ts';
import type { Json } from '../types.ts';
import { appNode } from './actors.ts';
import { connection, type PageArgs } from './connection.ts';
import type { Scene } from './scene.ts';

/** A ruleset seen from a repository, or (null) from the organisation. */
export function rulesetNode(scene: Scene, ruleset: Ruleset, repo: Repo | null): Record<string, unknown> {
  return {
    __typename: 'RepositoryRuleset',
    id: ruleset.nodeId,
    databaseId: ruleset.id,
    name: ruleset.name,
    target: ruleset.target.toUpperCase(),
    enforcement: ruleset.enforcement.toUpperCase(),
    createdAt: ruleset.createdAt,
    updatedAt: ruleset.updatedAt,
    source: () => sourceNode(scene, ruleset),
    conditions: () => conditionsNode(scene.org, ruleset),
    // GitHub shows who may bypass only to those who may change it.
    bypassActors: (args: PageArgs) =>
      isAdminScene(scene, repo)
        ? connection(ruleset.bypassActors, args, (actor) => bypassNode(scene, ruleset, actor))
        : null,
    rules: (args: PageArgs & { type?: string | null }) => {
      const wanted = args.type ?? null;
      const rules = ruleset.rules.filter(({ type }) => wanted === null || type.toUpperCase() === wanted);
      return connection(rules, args, (rule) => ruleNode(scene, ruleset, repo, rule));
    },
  };
}

function sourceNode(scene: Scene, ruleset: Ruleset): unknown {
  if (ruleset.sourceType === 'Organization') return scene.nodes.organizationNode(scene);
  const repo = scene.org.repositories.get((ruleset.source.split('/')[1] ?? '').toLowerCase());
  return repo === undefined ? null : scene.nodes.repositoryNode(scene, repo);
}

function conditionsNode(org: OrgState, ruleset: Ruleset): unknown {
  const { ref_name, repository_name, repository_id, repository_property } = ruleset.conditions ?? {};
  const property = (
    list: readonly { name: string; property_values: readonly string[]; source?: string }[],
  ): Json[] =>
    list.map((each) => ({
      name: each.name,
      propertyValues: each.property_values,
      source: each.source ?? 'custom',
    }));
  return {
    refName: ref_name ?? null,
    repositoryName: repository_name === undefined ? null : { protected: false, ...repository_name },
    repositoryId:
      repository_id === undefined
        ? null
        : {
            repositoryIds: repository_id.repository_ids.flatMap(
              (id) => org.repositoriesById.get(id)?.nodeId ?? [],
            ),
          },
    repositoryProperty:
      repository_property === undefined
        ? null
        : { include: property(repository_property.include), exclude: property(repository_property.exclude) },
  };
}

function bypassNode(scene: Scene, ruleset: Ruleset, actor: BypassActor): Record<string, unknown> {
  const { actor_id: id, actor_type: type, bypass_mode: mode } = actor;
  const role = type === 'RepositoryRole' ? id : null;
  return {
    id: nodeId('BPOL', `${ruleset.id}:${type}:${id}`),
    bypassMode: mode === 'pull_request' ? 'PULL_REQUEST' : 'ALWAYS',
    deployKey: type === 'DeployKey',
    enterpriseOwner: false,
    organizationAdmin: type === 'OrganizationAdmin',
    repositoryRoleDatabaseId: role,
    repositoryRoleName: role === null ? null : (roleNames[role] ?? null),
    actor: () => {
      if (type === 'Integration') return appNode(scene, id ?? 0);
      const team = type === 'Team' ? scene.org.teamsById.get(id ?? 0) : undefined;
      return team === undefined ? null : scene.nodes.teamNode(scene, team);
    },
  };
}

function ruleNode(scene: Scene, ruleset: Ruleset, repo: Repo | null, rule: Rule): Record<string, unknown> {
  return {
    id: nodeId('REA', `${ruleset.id}:${rule.type}`),
    type: rule.type.toUpperCase(),
    repositoryRuleset: () => rulesetNode(scene, ruleset, repo),
    parameters: parametersNode(rule),
  };
}

const names: Readonly<Record<string, string>> = {
  branch_name_pattern: 'BranchNamePatternParameters',
  tag_name_pattern: 'TagNamePatternParameters',
  code_scanning: 'CodeScanningParameters',
  commit_author_email_pattern: 'CommitAuthorEmailPatternParameters',
  commit_message_pattern: 'CommitMessagePatternParameters',
  committer_email_pattern: 'CommitterEmailPatternParameters',
  file_extension_restriction: 'FileExtensionRestrictionParameters',
  file_path_restriction: 'FilePathRestrictionParameters',
  max_file_path_length: 'MaxFilePathLengthParameters',
  max_file_size: 'MaxFileSizeParameters',
  merge_queue: 'MergeQueueParameters',
  pull_request: 'PullRequestParameters',
  required_deployments: 'RequiredDeploymentsParameters',
  required_status_checks: 'RequiredStatusChecksParameters',
  update: 'UpdateParameters',
  workflows: 'WorkflowsParameters',
};

/** Parameters of the GraphQL union: REST's with camel-case names. */
function parametersNode(rule: Rule): unknown {
  const typename = names[rule.type];
  if (typename === undefined || rule.parameters === undefined) return null;
  const shown = camel(rule.parameters) as Json;
  if (rule.type !== 'required_status_checks') return { __typename: typename, ...shown };
  // REST leaves out the App of a check that may come from anywhere; GraphQL says null.
  const checks = (shown['requiredStatusChecks'] as Json[]).map((check) => ({
    integrationId: null,
    ...check,
  }));
  return { __typename: typename, ...shown, requiredStatusChecks: checks };
}

function camel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camel);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      camel(inner),
    ]),
  );
}
