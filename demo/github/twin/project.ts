import { nodeId } from '../../organisation/state/ids.ts';
import { rememberMerge } from '../../organisation/state/merging.ts';
import type { CheckRun, CheckSuite, Pull, Review, ReviewState } from '../../organisation/state/model.ts';
import type { Stage } from '../context.ts';
import type { CheckRunRow, PullRow, ReviewRow } from '../emulate.ts';

/** Brings people, pull requests, checks and deployments as the stage's tables hold them now into the twin. */
export function project(stage: Stage): void {
  projectRepository(stage);
  projectUsers(stage);
  projectPulls(stage);
  projectChecks(stage);
  projectStatuses(stage);
  projectDeployments(stage);
}

/** Times as GitHub writes them: the emulator has fractions of a second. */
function seconds(time: string): string {
  return `${time.slice(0, 19)}Z`;
}

function secondsOrNull(time: string | null): string | null {
  return time === null ? null : seconds(time);
}

function projectRepository({ twin, emulation }: Stage): void {
  const row = emulation.tables.repos.get(twin.repo.id);
  if (row === undefined) return;
  twin.repo.defaultBranch = row.default_branch;
  twin.repo.pushedAt = seconds(row.pushed_at ?? row.created_at);
  twin.repo.updatedAt = seconds(row.updated_at);
}

function projectUsers({ twin, emulation }: Stage): void {
  const { org } = twin;
  for (const row of emulation.tables.users.all()) {
    if (org.users.has(row.login)) continue;
    const bot = row.type === 'Bot';
    const user = {
      id: row.id,
      nodeId: nodeId('U', row.id),
      login: row.login,
      name: row.name ?? row.login,
      type: bot ? ('Bot' as const) : ('User' as const),
      member: twin.members.has(row.login),
      owner: twin.owners.has(row.login),
    };
    org.users.set(row.login, user);
    org.usersById.set(row.id, user);
  }
}

function loginOf({ emulation }: Stage, id: number | null): string {
  return id === null ? 'ghost' : (emulation.tables.users.get(id)?.login ?? 'ghost');
}

function projectPulls(stage: Stage): void {
  const { repo } = stage.twin;
  const { tables } = stage.emulation;
  repo.labels.clear();
  for (const { id, name, color, description } of tables.labels.all()) {
    repo.labels.set(name, { id, nodeId: nodeId('LA', id), name, color, description });
  }
  repo.pulls.clear();
  for (const row of tables.pullRequests.all().sort((a, b) => a.number - b.number)) {
    repo.pulls.set(row.number, pullOf(stage, row));
    if (row.state === 'open') takeMerge(stage, row);
  }
  repo.nextNumber = Math.max(0, ...repo.pulls.keys());
}

function pullOf(stage: Stage, row: PullRow): Pull {
  const { tables } = stage.emulation;
  const author = loginOf(stage, row.user_id);
  const reviews = tables.reviews.all().filter((review) => review.pull_number === row.number);
  const push = stage.twin.pushes.get(row.number) ?? { login: author, reviews: 0 };
  return {
    id: row.id,
    nodeId: nodeId('PR', row.id),
    number: row.number,
    title: row.title,
    body: row.body,
    state: row.state,
    draft: row.draft,
    author,
    headRef: row.head_ref,
    headSha: row.head_sha,
    fork: null,
    baseRef: row.base_ref,
    baseSha: row.base_sha,
    createdAt: seconds(row.created_at),
    updatedAt: seconds(row.updated_at),
    closedAt: secondsOrNull(row.closed_at),
    mergedAt: secondsOrNull(row.merged_at),
    mergedBy: row.merged ? loginOf(stage, row.merged_by_id) : null,
    mergeCommitSha: row.merged ? row.merge_commit_sha : null,
    labels: new Set(row.label_ids.flatMap((id) => tables.labels.get(id)?.name ?? [])),
    reviews: reviews.sort((a, b) => a.id - b.id).map((review, at) => reviewOf(stage, review, at)),
    // Reviews and pushes in one order: reviews have odd places, a push stands before the next review.
    lastPush: { login: push.login, seq: 2 * push.reviews },
    unresolvedThreads: 0,
    requestedReviewers: new Set(),
    requestedTeams: new Set(),
  };
}

function reviewOf(stage: Stage, row: ReviewRow, at: number): Review {
  return {
    id: row.id,
    nodeId: nodeId('PRR', row.id),
    login: loginOf(stage, row.user_id),
    state: row.state as ReviewState,
    body: row.body ?? '',
    commitId: row.commit_id,
    submittedAt: seconds(row.submitted_at ?? row.created_at),
    seq: 2 * at + 1,
  };
}

/** Whether a pull request can be merged is git's own answer. */
function takeMerge({ twin: { repo } }: Stage, row: PullRow): void {
  const base = repo.refs.get(`refs/heads/${row.base_ref}`);
  if (base === undefined) return;
  if (row.mergeable === false) {
    rememberMerge(repo, base, row.head_sha, { tree: null, conflicts: [] });
    return;
  }
  const merge = repo.commits.get(row.merge_commit_sha ?? '');
  if (merge?.parents[0] !== base || merge.parents[1] !== row.head_sha) return;
  rememberMerge(repo, base, row.head_sha, { tree: merge.tree, conflicts: [] });
}

function projectChecks(stage: Stage): void {
  const { repo } = stage.twin;
  repo.suites.clear();
  repo.checkRuns.clear();
  for (const row of stage.emulation.tables.checkRuns.all().sort((a, b) => a.id - b.id)) {
    const run = runOf(stage, row);
    const suite = suiteOf(stage, row, run.appId);
    suite.runs.push(run);
    repo.checkRuns.set(run.id, run);
  }
}

function suiteOf({ twin: { repo } }: Stage, row: CheckRunRow, appId: number): CheckSuite {
  const suites = repo.suites.get(row.head_sha) ?? [];
  const known = suites.find((suite) => suite.appId === appId);
  if (known !== undefined) {
    known.updatedAt = seconds(row.updated_at);
    return known;
  }
  const suite: CheckSuite = {
    id: row.check_suite_id,
    nodeId: nodeId('CS', `${row.check_suite_id}:${appId}`),
    headSha: row.head_sha,
    headBranch: branchAt(repo.refs, row.head_sha),
    appId,
    createdAt: seconds(row.created_at),
    updatedAt: seconds(row.updated_at),
    runs: [],
  };
  repo.suites.set(row.head_sha, [...suites, suite]);
  return suite;
}

function branchAt(refs: ReadonlyMap<string, string>, sha: string): string | null {
  for (const [ref, tip] of refs) {
    if (tip === sha && ref.startsWith('refs/heads/')) return ref.slice('refs/heads/'.length);
  }
  return null;
}

function runOf({ app, state }: Stage, row: CheckRunRow): CheckRun {
  const { title, summary, text } = row.output;
  return {
    id: row.id,
    nodeId: nodeId('CR', row.id),
    name: row.name,
    headSha: row.head_sha,
    appId: row.app_id ?? app.id,
    suiteId: row.check_suite_id,
    status: row.status,
    conclusion: row.conclusion,
    externalId: row.external_id,
    detailsUrl: row.details_url,
    startedAt: secondsOrNull(row.started_at),
    completedAt: secondsOrNull(row.completed_at),
    output: {
      title,
      summary,
      text,
      annotations: (state.annotations[String(row.id)] ?? []).map((a) => ({ ...a })),
    },
    actions: [],
  };
}

function projectStatuses({ twin, state }: Stage): void {
  twin.repo.statuses.clear();
  for (const record of state.commitStatuses) {
    const before = twin.repo.statuses.get(record.sha) ?? [];
    const status = {
      id: record.id,
      nodeId: nodeId('SC', record.id),
      sha: record.sha,
      context: record.context,
      state: record.state,
      description: record.description,
      targetUrl: record.target_url,
      login: record.creator,
      appId: record.creator === `${twin.org.app.slug}[bot]` ? twin.org.app.id : null,
      at: record.created_at,
    };
    twin.repo.statuses.set(record.sha, [...before, status]);
  }
}

function projectDeployments({ twin, state }: Stage): void {
  twin.repo.deployments.clear();
  for (const record of state.deployments) {
    const own = state.deploymentStatuses.filter((status) => status.deployment === record.id);
    twin.repo.deployments.set(record.id, {
      id: record.id,
      nodeId: nodeId('DE', record.id),
      sha: record.sha,
      ref: record.ref,
      task: record.task,
      environment: record.environment,
      description: record.description,
      payload: record.payload,
      production: record.production_environment,
      transient: record.transient_environment,
      login: record.creator,
      createdAt: record.created_at,
      updatedAt: record.updated_at,
      statuses: own.map((status) => ({
        id: status.id,
        nodeId: nodeId('DES', status.id),
        state: status.state,
        description: status.description,
        environment: record.environment,
        environmentUrl: status.environment_url,
        logUrl: status.log_url,
        login: status.creator,
        at: status.created_at,
      })),
    });
  }
}
