import { checkState } from '../enforcement/checks.ts';
import { latestRuns, latestStatuses, pullsOf, suiteState } from '../json/checks.ts';
import { suiteOf } from '../operations/checks.ts';
import { nodeId } from '../state/ids.ts';
import type { CheckRun, CheckSuite, Repo, Status } from '../state/model.ts';
import { actorNode, appNode } from './actors.ts';
import { connection, type PageArgs } from './connection.ts';
import { need, type Scene } from './scene.ts';

interface SuiteArgs extends PageArgs {
  readonly filterBy?: { readonly appId?: number | null; readonly checkName?: string | null } | null;
}

interface RunArgs extends PageArgs {
  readonly filterBy?: {
    readonly appId?: number | null;
    readonly checkName?: string | null;
    readonly checkType?: string | null;
    readonly status?: string | null;
    readonly conclusions?: readonly string[] | null;
  } | null;
}

/** `Commit.checkSuites`. */
export function checkSuites(scene: Scene, repo: Repo, sha: string) {
  return (args: SuiteArgs): unknown => {
    need(scene, 'checks');
    const { appId, checkName } = args.filterBy ?? {};
    const list = (repo.suites.get(sha) ?? []).filter(
      (suite) =>
        (appId === null || appId === undefined || suite.appId === appId) &&
        (checkName === null || checkName === undefined || suite.runs.some(({ name }) => name === checkName)),
    );
    return connection(list, args, (suite) => suiteNode(scene, repo, suite));
  };
}

function suiteNode(scene: Scene, repo: Repo, suite: CheckSuite): Record<string, unknown> {
  const { status, conclusion } = suiteState(suite);
  return {
    __typename: 'CheckSuite',
    id: suite.nodeId,
    databaseId: suite.id,
    status: status.toUpperCase(),
    conclusion: conclusion === null ? null : conclusion.toUpperCase(),
    app: () => appNode(scene, suite.appId),
    createdAt: suite.createdAt,
    updatedAt: suite.updatedAt,
    url: `${scene.org.html}/${scene.org.login}/${repo.name}/commit/${suite.headSha}/checks`,
    commit: () => scene.nodes.commitNode(scene, repo, suite.headSha),
    repository: () => scene.nodes.repositoryNode(scene, repo),
    matchingPullRequests: (args: PageArgs) =>
      connection(pullsOf(repo, suite.headSha), args, (pull) => scene.nodes.pullNode(scene, repo, pull)),
    checkRuns: (args: RunArgs) => connection(runs(suite, args), args, (run) => runNode(scene, repo, run)),
  };
}

/** LATEST, the newest of each name, is what GitHub shows where nothing is asked. */
function runs(suite: CheckSuite, { filterBy }: RunArgs): CheckRun[] {
  const { appId, checkName, checkType, status, conclusions } = filterBy ?? {};
  const list = checkType === 'ALL' ? suite.runs : latestRuns(suite);
  return list.filter(
    (run) =>
      (appId === null || appId === undefined || run.appId === appId) &&
      (checkName === null || checkName === undefined || run.name === checkName) &&
      (status === null || status === undefined || run.status.toUpperCase() === status) &&
      (conclusions === null ||
        conclusions === undefined ||
        conclusions.includes((run.conclusion ?? '').toUpperCase())),
  );
}

export function runNode(scene: Scene, repo: Repo, run: CheckRun): Record<string, unknown> {
  const url = `${scene.org.html}/${scene.org.login}/${repo.name}/runs/${run.id}`;
  return {
    __typename: 'CheckRun',
    id: run.nodeId,
    databaseId: run.id,
    name: run.name,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion === null ? null : run.conclusion.toUpperCase(),
    externalId: run.externalId === '' ? null : run.externalId,
    detailsUrl: run.detailsUrl,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    title: run.output.title,
    summary: run.output.summary,
    text: run.output.text,
    url,
    permalink: url,
    isRequired: false,
    checkSuite: () => suiteNode(scene, repo, suiteOf(repo, run)),
    repository: () => scene.nodes.repositoryNode(scene, repo),
    annotations: (args: PageArgs) =>
      connection(run.output.annotations, args, (annotation) => ({
        path: annotation['path'],
        message: annotation['message'],
        title: annotation['title'] ?? null,
        rawDetails: annotation['raw_details'] ?? null,
        annotationLevel: String(annotation['annotation_level']).toUpperCase(),
        location: {
          start: { line: annotation['start_line'], column: annotation['start_column'] ?? null },
          end: { line: annotation['end_line'], column: annotation['end_column'] ?? null },
        },
      })),
  };
}

/** Everything that was said of a commit, and what it comes to; null where nothing was. */
export function rollup(scene: Scene, repo: Repo, sha: string): Record<string, unknown> | null {
  need(scene, 'checks');
  const suites = repo.suites.get(sha) ?? [];
  const checks = suites.flatMap(latestRuns);
  const statuses = latestStatuses(repo, sha);
  if (checks.length + statuses.length === 0) return null;
  const names = [...checks.map(({ name }) => name), ...statuses.map(({ context }) => context)];
  const states = names.map((name) => checkState(repo, sha, name, null));
  const state = states.includes('failing')
    ? 'FAILURE'
    : states.every((each) => each === 'passed')
      ? 'SUCCESS'
      : 'PENDING';
  return {
    __typename: 'StatusCheckRollup',
    id: nodeId('SC', `${repo.id}:${sha}`),
    state,
    commit: () => scene.nodes.commitNode(scene, repo, sha),
    contexts: (args: PageArgs) =>
      connection(
        [
          ...checks.map((run) => () => runNode(scene, repo, run)),
          ...statuses.map((status) => () => statusNode(scene, repo, status)),
        ],
        args,
        (make) => make(),
      ),
  };
}

function statusNode(scene: Scene, repo: Repo, status: Status): Record<string, unknown> {
  return {
    __typename: 'StatusContext',
    id: status.nodeId,
    context: status.context,
    state: status.state.toUpperCase(),
    description: status.description,
    targetUrl: status.targetUrl,
    createdAt: status.at,
    isRequired: false,
    creator: () => actorNode(scene, status.login),
    commit: () => scene.nodes.commitNode(scene, repo, status.sha),
  };
}
