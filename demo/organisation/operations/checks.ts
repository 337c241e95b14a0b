import { suiteState } from '../json/checks.ts';
import { invalid, invalidField, refuse } from '../refusal.ts';
import { newId, nodeId, timestamp } from '../state/ids.ts';
import type { CheckOutput, CheckRun, CheckSuite, OrgState, Repo, Status } from '../state/model.ts';
import type { Json } from '../types.ts';
import { checkOutput } from './check-output.ts';
import { emitCheckRun, emitCheckSuite } from './emit.ts';

const conclusions = [
  'action_required',
  'cancelled',
  'failure',
  'neutral',
  'success',
  'skipped',
  'stale',
  'timed_out',
];

/** The suite of an App on a commit; GitHub makes one at the push. */
export function ensureSuite(
  org: OrgState,
  repo: Repo,
  sha: string,
  branch: string | null,
  appId: number,
): CheckSuite {
  const suites = repo.suites.get(sha) ?? [];
  const known = suites.find((suite) => suite.appId === appId);
  if (known !== undefined) return known;
  const id = newId(org);
  const at = timestamp(org);
  const suite = {
    id,
    nodeId: nodeId('CS', id),
    headSha: sha,
    headBranch: branch,
    appId,
    createdAt: at,
    updatedAt: at,
    runs: [],
  };
  repo.suites.set(sha, [...suites, suite]);
  emitCheckSuite(org, repo, 'requested', suite, org.login);
  return suite;
}

function branchOf(repo: Repo, sha: string): string | null {
  for (const [ref, tip] of repo.refs) {
    if (tip === sha && ref.startsWith('refs/heads/')) return ref.slice('refs/heads/'.length);
  }
  return null;
}

export function createCheckRun(
  org: OrgState,
  repo: Repo,
  body: Json,
  appId: number,
  sender: string,
): CheckRun {
  const { name, head_sha: sha } = body;
  if (typeof name !== 'string' || name === '') invalidField('CheckRun', 'name', 'missing_field');
  if (typeof sha !== 'string') invalidField('CheckRun', 'head_sha', 'missing_field');
  if (!repo.commits.has(sha)) refuse(422, `No commit found for SHA: ${sha}`);
  const suite = ensureSuite(org, repo, sha, branchOf(repo, sha), appId);
  const id = newId(org);
  const run: CheckRun = {
    id,
    nodeId: nodeId('CR', id),
    name,
    headSha: sha,
    appId,
    suiteId: suite.id,
    status: 'queued',
    conclusion: null,
    externalId: '',
    detailsUrl: `${org.html}/${org.login}/${repo.name}`,
    startedAt: timestamp(org),
    completedAt: null,
    output: { title: null, summary: null, text: null, annotations: [] },
    actions: [],
  };
  fill(org, run, body);
  suite.runs.push(run);
  repo.checkRuns.set(id, run);
  emitCheckRun(org, repo, 'created', { run, suite }, sender);
  settled(org, repo, suite, run, sender);
  return run;
}

export function updateCheckRun(org: OrgState, repo: Repo, run: CheckRun, body: Json, sender: string): void {
  fill(org, run, body);
  const suite = suiteOf(repo, run);
  settled(org, repo, suite, run, sender);
}

export function suiteOf(repo: Repo, run: CheckRun): CheckSuite {
  const suite = repo.suites.get(run.headSha)?.find(({ id }) => id === run.suiteId);
  if (suite === undefined) throw new Error(`check run ${run.id} has no suite`);
  return suite;
}

function settled(org: OrgState, repo: Repo, suite: CheckSuite, run: CheckRun, sender: string): void {
  suite.updatedAt = timestamp(org);
  if (run.status !== 'completed') return;
  emitCheckRun(org, repo, 'completed', { run, suite }, sender);
  if (suiteState(suite).status === 'completed') emitCheckSuite(org, repo, 'completed', suite, sender);
}

function fill(org: OrgState, run: CheckRun, body: Json): void {
  const { status, conclusion } = readOutcome(run, body);
  const output = body['output'] as Json | undefined;
  const actions = body['actions'] as Json[] | undefined;
  if (output !== undefined) checkOutput(output);
  if (actions !== undefined) checkActions(actions);
  const text = (key: string): string | undefined => (typeof body[key] === 'string' ? body[key] : undefined);
  const done = status === 'completed';
  run.name = text('name') ?? run.name;
  run.status = status;
  run.conclusion = done ? conclusion : null;
  run.completedAt = done ? (text('completed_at') ?? timestamp(org)) : null;
  run.startedAt = text('started_at') ?? run.startedAt;
  run.externalId = text('external_id') ?? run.externalId;
  run.detailsUrl = text('details_url') ?? run.detailsUrl;
  if (output !== undefined) fillOutput(run.output, output);
  if (actions !== undefined) run.actions = actions;
}

/** A conclusion completes a run, and a completed run has one. */
function readOutcome(run: CheckRun, body: Json): { status: string; conclusion: string | null } {
  const given = body['conclusion'] ?? null;
  const status = body['status'] ?? (given === null ? run.status : 'completed');
  if (status !== 'queued' && status !== 'in_progress' && status !== 'completed') {
    invalid('status is not a possible value');
  }
  if (given !== null && (typeof given !== 'string' || !conclusions.includes(given))) {
    invalid('conclusion is not a possible value');
  }
  const conclusion = given ?? run.conclusion;
  if (status === 'completed' && conclusion === null) refuse(422, 'Invalid request.\n\nMissing conclusion.');
  return { status, conclusion };
}

function checkActions(actions: readonly Json[]): void {
  if (actions.length > 3) refuse(422, 'Invalid request.\n\nNo more than 3 items are allowed.');
  const limits = { label: 20, description: 40, identifier: 20 };
  for (const action of actions) {
    for (const [key, most] of Object.entries(limits)) {
      if (typeof action[key] !== 'string' || action[key].length > most)
        invalid(`${key} is too long or missing`);
    }
  }
}

/** Texts are replaced, annotations are added, as on GitHub. */
function fillOutput(output: CheckOutput, given: Json): void {
  for (const key of ['title', 'summary', 'text'] as const) {
    if (typeof given[key] === 'string') output[key] = given[key];
  }
  for (const annotation of (given['annotations'] ?? []) as Json[]) output.annotations.push(annotation);
}

export function addStatus(org: OrgState, repo: Repo, sha: string, body: Json, login: string): Status {
  const states = ['error', 'failure', 'pending', 'success'];
  if (!states.includes(String(body['state'])))
    invalidField('Status', 'state', 'custom', 'state is not included in the list');
  const all = repo.statuses.get(sha) ?? [];
  const id = newId(org);
  const status: Status = {
    id,
    nodeId: nodeId('SC', id),
    sha,
    context: typeof body['context'] === 'string' ? body['context'] : 'default',
    state: String(body['state']),
    description: typeof body['description'] === 'string' ? body['description'] : null,
    targetUrl: typeof body['target_url'] === 'string' ? body['target_url'] : null,
    login,
    appId: login === `${org.app.slug}[bot]` ? org.app.id : null,
    at: timestamp(org),
  };
  if (all.filter(({ context }) => context === status.context).length >= 1000) {
    invalid('This SHA and context has reached the maximum number of statuses.');
  }
  repo.statuses.set(sha, [...all, status]);
  const payload = {
    id,
    sha,
    name: `${org.login}/${repo.name}`,
    context: status.context,
    state: status.state,
  };
  org.emit({ event: 'status', repo, sender: login, payload });
  return status;
}
