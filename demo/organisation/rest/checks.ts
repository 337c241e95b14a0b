import { minimalRepositoryJson, repoUrl } from '../json/repository.ts';
import { checkRunJson, checkSuiteJson, latestRuns, latestStatuses, statusJson } from '../json/checks.ts';
import { addStatus, createCheckRun, suiteOf, updateCheckRun } from '../operations/checks.ts';
import { emitCheckRun, emitCheckSuite } from '../operations/emit.ts';
import { notFound, refuse } from '../refusal.ts';
import { resolve } from '../state/git.ts';
import type { CheckRun, CheckSuite, Repo } from '../state/model.ts';
import {
  counted,
  idParam,
  listed,
  made,
  ok,
  param,
  repoFor,
  repoOf,
  route,
  type Answer,
  type Ask,
  type Route,
} from './route.ts';

function runOf(ask: Ask, repo: Repo): CheckRun {
  return repo.checkRuns.get(idParam(ask, 'check_run_id')) ?? notFound();
}

/** Only an App makes check runs, and only in its own suites. */
function needApp(ask: Ask): void {
  if (ask.actor.kind !== 'installation') refuse(403, 'You must authenticate via a GitHub App.');
}

function update(ask: Ask): Answer {
  needApp(ask);
  const repo = repoFor(ask, 'push');
  const run = runOf(ask, repo);
  if (run.appId !== ask.org.app.id)
    refuse(403, 'Invalid app_id `' + ask.org.app.id + '` - check run was not created by it');
  updateCheckRun(ask.org, repo, run, ask.body, ask.actor.login);
  return ok(checkRunJson(ask.org, repo, run));
}

function suitesFor(ask: Ask, repo: Repo): readonly CheckSuite[] {
  const ref = param(ask, 'ref');
  const sha = resolve(repo, ref) ?? refuse(422, `No commit found for SHA: ${ref}`);
  const appId = ask.query.get('app_id');
  return (repo.suites.get(sha) ?? []).filter((suite) => appId === null || String(suite.appId) === appId);
}

function listRuns(ask: Ask, suites: readonly CheckSuite[], repo: Repo): Answer {
  const name = ask.query.get('check_name');
  const status = ask.query.get('status');
  const every = ask.query.get('filter') === 'all';
  const found = suites
    .flatMap((suite) => (every ? suite.runs : latestRuns(suite)))
    .filter((run) => (name === null || run.name === name) && (status === null || run.status === status))
    .sort((a, b) => b.id - a.id);
  return counted(ask, 'check_runs', found, (run) => checkRunJson(ask.org, repo, run));
}

function suiteById(ask: Ask, repo: Repo): CheckSuite {
  const id = idParam(ask, 'check_suite_id');
  for (const suites of repo.suites.values()) {
    const found = suites.find((suite) => suite.id === id);
    if (found !== undefined) return found;
  }
  return notFound();
}

function annotations(ask: Ask): Answer {
  const repo = repoOf(ask);
  const run = runOf(ask, repo);
  return listed(ask, run.output.annotations, (annotation) => ({
    path: annotation['path'],
    blob_href: `${repoUrl(ask.org, repo)}/git/blobs/${run.headSha}`,
    start_line: annotation['start_line'],
    end_line: annotation['end_line'],
    start_column: annotation['start_column'] ?? null,
    end_column: annotation['end_column'] ?? null,
    annotation_level: annotation['annotation_level'],
    title: annotation['title'] ?? null,
    message: annotation['message'],
    raw_details: annotation['raw_details'] ?? null,
  }));
}

function combined(ask: Ask): Answer {
  const repo = repoOf(ask);
  const ref = param(ask, 'ref');
  const sha = resolve(repo, ref) ?? refuse(422, `No commit found for SHA: ${ref}`);
  const statuses = latestStatuses(repo, sha);
  const states = statuses.map(({ state }) => state);
  const failed = states.some((state) => state === 'failure' || state === 'error');
  const pending = states.length === 0 || states.includes('pending');
  return ok({
    state: failed ? 'failure' : pending ? 'pending' : 'success',
    statuses: statuses.map((status) => {
      const { creator: _, ...shown } = statusJson(ask.org, repo, status);
      return shown;
    }),
    sha,
    total_count: statuses.length,
    repository: minimalRepositoryJson(ask.org, repo),
    commit_url: `${repoUrl(ask.org, repo)}/commits/${sha}`,
    url: `${repoUrl(ask.org, repo)}/commits/${sha}/status`,
  });
}

const runs = '/repos/{owner}/{repo}/check-runs';
const suites = '/repos/{owner}/{repo}/check-suites';
const commit = '/repos/{owner}/{repo}/commits/{ref}';

export const checkRoutes: readonly Route[] = [
  route('POST', runs, (ask) => {
    needApp(ask);
    const repo = repoFor(ask, 'push');
    return made(
      checkRunJson(ask.org, repo, createCheckRun(ask.org, repo, ask.body, ask.org.app.id, ask.actor.login)),
    );
  }),
  route('GET', `${runs}/{check_run_id}`, (ask) => {
    const repo = repoOf(ask);
    return ok(checkRunJson(ask.org, repo, runOf(ask, repo)));
  }),
  route('PATCH', `${runs}/{check_run_id}`, update),
  route('GET', `${runs}/{check_run_id}/annotations`, annotations),
  route('POST', `${runs}/{check_run_id}/rerequest`, (ask) => {
    const repo = repoFor(ask, 'push');
    const run = runOf(ask, repo);
    emitCheckRun(ask.org, repo, 'rerequested', { run, suite: suiteOf(repo, run) }, ask.actor.login);
    return made({});
  }),
  route('GET', `${commit}/check-runs`, (ask) => {
    const repo = repoOf(ask);
    return listRuns(ask, suitesFor(ask, repo), repo);
  }),
  route('GET', `${commit}/check-suites`, (ask) => {
    const repo = repoOf(ask);
    return counted(ask, 'check_suites', suitesFor(ask, repo), (suite) =>
      checkSuiteJson(ask.org, repo, suite),
    );
  }),
  route('GET', `${suites}/{check_suite_id}`, (ask) => {
    const repo = repoOf(ask);
    return ok(checkSuiteJson(ask.org, repo, suiteById(ask, repo)));
  }),
  route('GET', `${suites}/{check_suite_id}/check-runs`, (ask) => {
    const repo = repoOf(ask);
    return listRuns(ask, [suiteById(ask, repo)], repo);
  }),
  route('POST', `${suites}/{check_suite_id}/rerequest`, (ask) => {
    const repo = repoFor(ask, 'push');
    emitCheckSuite(ask.org, repo, 'rerequested', suiteById(ask, repo), ask.actor.login);
    return made({});
  }),
  route('POST', '/repos/{owner}/{repo}/statuses/{sha}', (ask) => {
    const repo = repoFor(ask, 'push');
    const sha = param(ask, 'sha');
    if (!repo.commits.has(sha)) refuse(422, `No commit found for SHA: ${sha}`);
    return made(statusJson(ask.org, repo, addStatus(ask.org, repo, sha, ask.body, ask.actor.login)));
  }),
  route('GET', `${commit}/status`, combined),
  route('GET', `${commit}/statuses`, (ask) => {
    const repo = repoOf(ask);
    const sha = resolve(repo, param(ask, 'ref')) ?? notFound();
    const all = (repo.statuses.get(sha) ?? []).toReversed();
    return listed(ask, all, (status) => statusJson(ask.org, repo, status));
  }),
];
