import { artifactJson, runJson } from '../json/runs.ts';
import { notFound, refuse } from '../refusal.ts';
import type { Repo } from '../state/model.ts';
import type { Artifact, WorkflowRun } from '../state/runs.ts';
import { counted, idParam, ok, param, repoOf, route, type Answer, type Ask, type Route } from './route.ts';

const all = '/repos/{owner}/{repo}/actions/runs';
const one = `${all}/{run_id}`;
const artifact = '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}';
/** Where archives lie: elsewhere, under an address that is good for whoever has it. */
const archive = '/_archives/{repo_id}/{artifact_id}/{signature}';

function runOf(ask: Ask, repo: Repo): WorkflowRun {
  return repo.runs.get(idParam(ask, 'run_id')) ?? notFound();
}

function artifactOf(repo: Repo, id: number): { run: WorkflowRun; artifact: Artifact } {
  for (const run of repo.runs.values()) {
    const found = run.artifacts.find((each) => each.id === id);
    if (found !== undefined) return { run, artifact: found };
  }
  return notFound();
}

function list(ask: Ask): Answer {
  const repo = repoOf(ask);
  const { query } = ask;
  const status = query.get('status');
  const found = [...repo.runs.values()]
    .filter((run) => !query.has('head_sha') || run.headSha === query.get('head_sha'))
    .filter((run) => !query.has('event') || run.event === query.get('event'))
    .filter((run) => status === null || run.status === status || run.conclusion === status)
    .toReversed();
  return counted(ask, 'workflow_runs', found, (run) => runJson(ask.org, repo, run));
}

/** GitHub answers with an address that works for a minute and wants no token. */
function redirect(ask: Ask): Answer {
  const repo = repoOf(ask);
  if (ask.actor.kind === 'anonymous') refuse(401, 'Requires authentication');
  if (param(ask, 'archive_format') !== 'zip') notFound();
  const { artifact: found } = artifactOf(repo, idParam(ask, 'artifact_id'));
  if (found.expired) refuse(410, 'Artifact has expired');
  const location = `${ask.org.api}/_archives/${repo.id}/${found.id}/${signatureOf(found)}`;
  return { status: 302, headers: { location } };
}

function signatureOf({ id, bytes }: Artifact): string {
  return `${id}-${bytes.length}`;
}

/** As the store of archives does it: a token beside the signed address is an error. */
function download(ask: Ask): Answer {
  if (ask.actor.kind !== 'anonymous') refuse(400, 'InvalidAuthenticationInfo');
  const repo = ask.org.repositoriesById.get(idParam(ask, 'repo_id')) ?? notFound();
  const { artifact: found } = artifactOf(repo, idParam(ask, 'artifact_id'));
  if (param(ask, 'signature') !== signatureOf(found)) refuse(403, 'AuthenticationFailed');
  return { status: 200, bytes: Uint8Array.from(found.bytes), headers: { 'content-type': 'application/zip' } };
}

export const runRoutes: readonly Route[] = [
  route('GET', all, list),
  route('GET', one, (ask) => {
    const repo = repoOf(ask);
    return ok(runJson(ask.org, repo, runOf(ask, repo)));
  }),
  route('GET', `${one}/artifacts`, (ask) => {
    const repo = repoOf(ask);
    const run = runOf(ask, repo);
    const name = ask.query.get('name');
    const found = run.artifacts.filter((each) => name === null || each.name === name).toReversed();
    return counted(ask, 'artifacts', found, (each) => artifactJson(ask.org, repo, run, each));
  }),
  route('GET', `${artifact}/{archive_format}`, redirect),
  route('GET', archive, download),
];
