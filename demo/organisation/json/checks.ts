import type { CheckRun, CheckSuite, OrgState, Pull, Repo, Status } from '../state/model.ts';
import type { Json } from '../types.ts';
import { appJson, userJson } from './accounts.ts';
import { simpleCommitJson } from './commits.ts';
import { minimalRepositoryJson, repoHtml, repoUrl } from './repository.ts';

/** Open pull requests from the repository itself whose head a commit is. */
export function pullsOf(repo: Repo, sha: string): Pull[] {
  const found: Pull[] = [];
  for (const pull of repo.pulls.values()) {
    if (pull.headSha === sha && pull.state === 'open' && pull.fork === null) found.push(pull);
  }
  return found;
}

/** GitHub's `pull-request-minimal`. */
function minimalPullJson(org: OrgState, repo: Repo, pull: Pull): Json {
  const shown = { id: repo.id, url: repoUrl(org, repo), name: repo.name };
  return {
    id: pull.id,
    number: pull.number,
    url: `${repoUrl(org, repo)}/pulls/${pull.number}`,
    head: { ref: pull.headRef, sha: pull.headSha, repo: shown },
    base: { ref: pull.baseRef, sha: pull.baseSha, repo: shown },
  };
}

export function checkRunJson(org: OrgState, repo: Repo, run: CheckRun): Json {
  const url = `${repoUrl(org, repo)}/check-runs/${run.id}`;
  return {
    id: run.id,
    node_id: run.nodeId,
    name: run.name,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: `${repoHtml(org, repo)}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.output.title,
      summary: run.output.summary,
      text: run.output.text,
      annotations_count: run.output.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suiteId },
    app: appJson(org, run.appId),
    pull_requests: pullsOf(repo, run.headSha).map((pull) => minimalPullJson(org, repo, pull)),
  };
}

const rank = [
  'failure',
  'timed_out',
  'cancelled',
  'action_required',
  'stale',
  'success',
  'neutral',
  'skipped',
];

export interface SuiteState {
  readonly status: 'queued' | 'in_progress' | 'completed';
  readonly conclusion: string | null;
}

/** A suite is what its newest runs make of it. */
export function suiteState(suite: CheckSuite): SuiteState {
  const runs = latestRuns(suite);
  if (runs.every(({ status }) => status === 'queued')) {
    return { status: 'queued', conclusion: null };
  }
  if (runs.some(({ status }) => status !== 'completed')) return { status: 'in_progress', conclusion: null };
  const found = rank.find((each) => runs.some(({ conclusion }) => conclusion === each));
  return { status: 'completed', conclusion: found ?? 'success' };
}

/** The newest run of each name. */
export function latestRuns(suite: CheckSuite): CheckRun[] {
  const newest = new Map<string, CheckRun>();
  for (const run of suite.runs) newest.set(run.name, run);
  return [...newest.values()];
}

export function checkSuiteJson(org: OrgState, repo: Repo, suite: CheckSuite): Json {
  const url = `${repoUrl(org, repo)}/check-suites/${suite.id}`;
  return {
    id: suite.id,
    node_id: suite.nodeId,
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...suiteState(suite),
    url,
    before: repo.commits.get(suite.headSha)?.parents[0] ?? null,
    after: suite.headSha,
    pull_requests: pullsOf(repo, suite.headSha).map((pull) => minimalPullJson(org, repo, pull)),
    app: appJson(org, suite.appId),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
    rerequestable: true,
    runs_rerequestable: true,
    latest_check_runs_count: latestRuns(suite).length,
    check_runs_url: `${url}/check-runs`,
    head_commit: simpleCommitJson(repo, suite.headSha),
    repository: minimalRepositoryJson(org, repo),
  };
}

export function statusJson(org: OrgState, repo: Repo, status: Status): Json {
  const creator = userJson(org, status.login);
  return {
    url: `${repoUrl(org, repo)}/statuses/${status.sha}`,
    avatar_url: creator['avatar_url'],
    id: status.id,
    node_id: status.nodeId,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.at,
    updated_at: status.at,
    creator,
  };
}

/** The newest status of each context. */
export function latestStatuses(repo: Repo, sha: string): Status[] {
  const newest = new Map<string, Status>();
  for (const status of repo.statuses.get(sha) ?? []) newest.set(status.context, status);
  return [...newest.values()];
}
