import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gitText, resolveCommit } from '../github/git.ts';
import { startGitHub, type GitHubStage } from '../github/stage.ts';
import { startOidcIssuer, type OidcIssuer } from '../oidc/issuer.ts';
import { createPlayer, type Player } from './player.ts';
import type { PlayedEvent, RunResult } from './types.ts';

let root: string;
let work: string;
let stage: GitHubStage;
let issuer: OidcIssuer;
let player: Player;

const files: Record<string, string> = {
  '.github/workflows/checks.yml': `
name: checks
on: {pull_request: {branches: [main]}, push: {branches: [main]}}
permissions: {contents: read, id-token: write}
env: {LEVEL: workflow}
jobs:
  last:
    runs-on: ubuntu-latest
    needs: first
    steps:
      - {id: got, run: 'echo "v=\${{ needs.first.outputs.version }}" >> "$GITHUB_OUTPUT"; echo "\${ACTIONS_ID_TOKEN_REQUEST_URL:-none}"'}
    permissions: {contents: read}
  first:
    runs-on: ubuntu-latest
    environment: staging
    outputs: {version: '\${{ steps.hello.outputs.version }}'}
    steps:
      - uses: actions/checkout@v7
        with: {fetch-depth: 0}
      - uses: actions/setup-python@v6
      - id: hello
        uses: fairlead/fairlead/actions/hello@v1
        with: {who: 'Ada Ångström'}
        env: {LEVEL: step}
      - id: shell
        run: |
          {
            echo "many<<X"; echo "one"; echo "two"; echo "X"
            echo "level=$LEVEL"; echo "added=$ADDED"; echo "head=$(git rev-parse HEAD)"
            echo "python=$(python)"; echo "head_ref=$GITHUB_HEAD_REF"; echo "event=$(cat "$GITHUB_EVENT_PATH")"
          } >> "$GITHUB_OUTPUT"
          echo "# Summary" >> "$GITHUB_STEP_SUMMARY"
          echo "::warning file=a.py,line=2::careful"
          echo "::add-mask::hush"
          echo "say hush"
      - {id: piped, continue-on-error: true, run: 'false | true'}
      - {id: skipped, if: "github.event_name == 'schedule'", run: exit 1}
`,
  '.github/workflows/fails.yml': `
on: workflow_dispatch
jobs:
  a:
    runs-on: x
    steps:
      - {run: exit 3}
      - {id: never, run: 'true'}
      - {id: always, if: always(), run: 'true'}
      - {id: failure, if: failure(), run: 'true'}
  b: {runs-on: x, needs: a, steps: [{run: 'true'}]}
  c: {runs-on: x, needs: a, if: always(), steps: [{run: 'true'}]}
`,
  '.github/workflows/unknown.yml': `
on: workflow_dispatch
jobs: {a: {runs-on: x, steps: [{run: 'true'}, {uses: someone/else@v1}]}}
`,
  '.github/workflows/joined.yml': `
on: workflow_dispatch
permissions: {contents: read, id-token: write}
env: {LEVEL: workflow}
jobs:
  a:
    runs-on: x
    steps:
      - {id: build, uses: fairlead/fairlead/actions/joined@v1, with: {who: Ada, fail: 'false'}, env: {LEVEL: outer}}
      - {id: after, run: 'echo "added=$INNER level=$LEVEL path=$(tool found)" >> "$GITHUB_OUTPUT"'}
      - {id: broken, uses: fairlead/fairlead/actions/joined@v1, with: {who: Bea, fail: 'true'}}
      - {id: never, run: 'true'}
`,
  '.github/workflows/nested.yml': `
on: workflow_dispatch
jobs: {a: {runs-on: x, steps: [{uses: fairlead/fairlead/actions/nested@v1}]}}
`,
  '.github/workflows/slow.yml': `
on: workflow_dispatch
jobs: {a: {runs-on: x, steps: [{run: 'echo started; sleep 60 & sleep 60'}, {run: 'true'}]}}
`,
};

const product: Record<string, string> = {
  'actions/hello/action.yml': `
name: hello
inputs: {who: {required: true}, token: {default: '\${{ github.token }}'}, level: {default: plain}}
runs: {using: node24, main: dist/index.mjs, post: dist/post.mjs}
`,
  'actions/hello/dist/index.mjs': `
import { appendFileSync } from 'node:fs';
const { env } = process;
const response = await fetch(env.ACTIONS_ID_TOKEN_REQUEST_URL + '&audience=here', { headers: { authorization: 'bearer ' + env.ACTIONS_ID_TOKEN_REQUEST_TOKEN } });
const repository = await fetch(env.GITHUB_API_URL + '/repos/' + env.GITHUB_REPOSITORY, { headers: { authorization: 'token ' + env.INPUT_TOKEN } });
appendFileSync(env.GITHUB_OUTPUT, 'version=1.0\\nwho=' + env.INPUT_WHO + '\\nlevel=' + env.INPUT_LEVEL + env.LEVEL + '\\nstatus=' + repository.status + '\\noidc=' + (await response.json()).value + '\\n');
appendFileSync(env.GITHUB_STATE, 'kept=state of main\\n');
appendFileSync(env.GITHUB_ENV, 'ADDED=by hello\\nGITHUB_SHA=forged\\n');
console.log('token is ' + env.INPUT_TOKEN);
`,
  'actions/hello/dist/post.mjs': `console.log('post has ' + process.env.STATE_kept);`,
  'actions/joined/action.yml': `
name: joined
inputs: {who: {required: true}, fail: {default: 'true'}, ref: {default: '\${{ github.ref_name }}'}}
outputs:
  greeting: {value: '\${{ steps.greet.outputs.who }} on \${{ inputs.ref }}'}
  seen: {value: '\${{ steps.look.outputs.seen }}'}
runs:
  using: composite
  steps:
    - id: greet
      uses: fairlead/fairlead/actions/hello@v1
      with: {who: 'Dear \${{ inputs.who }}'}
    - id: look
      shell: bash
      run: |
        mkdir -p out && cp /bin/echo out/tool
        echo "$PWD/out" >> "$GITHUB_PATH"
        echo "seen=$LEVEL in $(basename "$GITHUB_ACTION_PATH")" >> "$GITHUB_OUTPUT"
        echo INNER=yes >> "$GITHUB_ENV"
        echo "::warning::inside"
    - {if: "inputs.fail == 'true'", shell: bash, run: exit 4}
    - {id: skipped, shell: bash, run: exit 5, if: "inputs.fail == 'true'"}
    - if: \${{ !cancelled() }}
      uses: actions/upload-artifact@v7
      with: {name: 'kept-\${{ inputs.who }}', path: out, if-no-files-found: error}
`,
  'actions/nested/action.yml': `
name: nested
runs: {using: composite, steps: [{uses: fairlead/fairlead/actions/nested@v1}]}
`,
  'bin/python': '#!/bin/sh\necho stage-python\n',
};

async function write(dir: string, all: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text, { mode: 0o755 });
  }
}

async function play(
  event: PlayedEvent,
  signal?: AbortSignal,
  onLine?: (line: string) => void,
): Promise<RunResult> {
  const results = await player.run(event, {
    actor: 'ada',
    ...(signal ? { signal } : {}),
    ...(onLine ? { onLine } : {}),
  });
  expect(results).toHaveLength(1);
  return results[0]!;
}

const dispatch = (name: string) =>
  ({ name: 'workflow_dispatch', branch: 'main', workflow: `.github/workflows/${name}.yml` }) as const;

function outputs(run: RunResult, job: string, step: string): Readonly<Record<string, string>> {
  return run.jobs.find((entry) => entry.id === job)?.steps.find((entry) => entry.id === step)?.outputs ?? {};
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'player-'));
  stage = await startGitHub({
    dir: join(root, 'stage'),
    repository: { owner: 'acme', name: 'fieldnotes' },
    users: [{ login: 'ada', name: 'Ada', role: 'admin' }],
    app: {
      id: 1,
      slug: 'fairlead',
      name: 'Fairlead',
      installationId: 2,
      permissions: {},
      events: ['workflow_run'],
    },
  });
  issuer = await startOidcIssuer();
  work = join(root, 'work');
  await stage.clone(work, 'ada');
  await write(work, files);
  await gitText(work, ['add', '.']);
  await gitText(work, ['commit', '-q', '-m', 'First']);
  await gitText(work, ['push', '-q', 'origin', 'HEAD:refs/heads/main']);
  await write(join(root, 'product'), product);
  player = createPlayer({
    stage,
    issuer,
    product: join(root, 'product'),
    dir: join(root, 'player'),
    pythonBin: join(root, 'product', 'bin'),
  });
});

afterAll(async () => {
  await stage.close();
  await issuer.close();
  await rm(root, { recursive: true, force: true });
});

test('a pull request runs on its test merge, with outputs, state, environment, summary and OIDC', async () => {
  await gitText(work, ['switch', '-q', '-c', 'feature/a']);
  await write(work, { 'a.py': 'a = 1\n' });
  await gitText(work, ['add', 'a.py']);
  await gitText(work, ['commit', '-q', '-m', 'a']);
  await gitText(work, ['push', '-q', 'origin', 'feature/a']);
  const number = await stage.openPull({ head: 'feature/a', base: 'main', title: 'a', login: 'ada' });
  const merge = await gitText(stage.bare, ['rev-parse', `refs/pull/${number}/merge`]);
  const run = await play({ name: 'pull_request', number });
  expect(run.jobs.map((job) => [job.id, job.conclusion])).toEqual([
    ['first', 'success'],
    ['last', 'success'],
  ]);
  expect(run.standIns).toEqual(['actions/checkout', 'actions/setup-python']);

  const hello = outputs(run, 'first', 'hello');
  expect(hello).toMatchObject({ version: '1.0', who: 'Ada Ångström', level: 'plainstep', status: '200' });
  expect(decodeJwt(hello['oidc']!)).toMatchObject({
    aud: 'here',
    sha: merge,
    ref: `refs/pull/${number}/merge`,
    event_name: 'pull_request',
    environment: 'staging',
    head_ref: 'feature/a',
    run_id: String(run.id),
    repository_id: String(stage.repository.id),
  });

  const shell = outputs(run, 'first', 'shell');
  expect(shell).toMatchObject({
    many: 'one\ntwo',
    level: 'workflow',
    added: 'by hello',
    head: merge,
    python: 'stage-python',
    head_ref: 'feature/a',
  });
  expect(JSON.parse(shell['event']!)).toMatchObject({ number, pull_request: { head: { ref: 'feature/a' } } });
  const steps = run.jobs[0]!.steps;
  const shellStep = steps.find((step) => step.id === 'shell')!;
  expect(shellStep.summary).toBe('# Summary\n');
  expect(shellStep.messages).toEqual([
    { level: 'warning', properties: { file: 'a.py', line: '2' }, text: 'careful' },
  ]);
  expect(shellStep.log).toContain('say ***');
  expect(steps.find((step) => step.id === 'hello')!.log).toContain('token is ***');
  expect(steps.find((step) => step.id === 'piped')!.conclusion).toBe('success');
  expect(steps.find((step) => step.id === 'skipped')!.conclusion).toBe('skipped');
  expect(steps.at(-1)).toMatchObject({
    name: 'Post fairlead/fairlead/actions/hello@v1',
    log: 'post has state of main\n',
  });

  expect(outputs(run, 'last', 'got')).toEqual({ v: '1.0' });
  expect(run.jobs[1]!.steps[0]!.log).toBe('none\n');
  const shown = await stage.as('ada', 'GET', `/repos/acme/fieldnotes/actions/runs/${run.id}`);
  expect(shown.json).toMatchObject({
    event: 'pull_request',
    status: 'completed',
    conclusion: 'success',
    head_sha: await resolveCommit(work, 'feature/a'),
    pull_requests: [{ number }],
  });
});

test('a push checks its branch out and has no pull request branches', async () => {
  const run = await play({ name: 'push', branch: 'main' });
  const head = await resolveCommit(stage.bare, 'main');
  expect(outputs(run, 'first', 'shell')).toMatchObject({ head, head_ref: '' });
  expect(decodeJwt(outputs(run, 'first', 'hello')['oidc']!)).toMatchObject({
    ref: 'refs/heads/main',
    sha: head,
  });
  const [feature] = await player.run({ name: 'push', branch: 'feature/a' }, { actor: 'ada' });
  expect(feature).toBeUndefined();
});

test('after a failed step only those that ask for it run; jobs that need it are skipped', async () => {
  const run = await play(dispatch('fails'));
  expect(run.conclusion).toBe('failure');
  expect(run.jobs.map((job) => [job.id, job.conclusion])).toEqual([
    ['a', 'failure'],
    ['b', 'skipped'],
    ['c', 'success'],
  ]);
  expect(run.jobs[0]!.steps.map((step) => step.conclusion)).toEqual([
    'failure',
    'skipped',
    'success',
    'success',
  ]);
  expect(run.jobs[0]!.steps[0]!.log).toContain('exit code 3');
});

test('a composite action plays its steps with its own inputs and outputs, and what they leave stays', async () => {
  const run = await play(dispatch('joined'));
  expect(run.jobs[0]!.steps.map((step) => [step.id ?? step.name, step.conclusion])).toEqual([
    ['build', 'success'],
    ['after', 'success'],
    ['broken', 'failure'],
    ['never', 'skipped'],
    ['Post fairlead/fairlead/actions/hello@v1', 'success'],
    ['Post fairlead/fairlead/actions/hello@v1', 'success'],
  ]);
  expect(outputs(run, 'a', 'build')).toEqual({ greeting: 'Dear Ada on main', seen: 'outer in joined' });
  expect(outputs(run, 'a', 'after')).toEqual({ added: 'yes level=workflow path=found' });
  const [build, , broken] = run.jobs[0]!.steps;
  expect(build?.messages).toEqual([{ level: 'warning', properties: {}, text: 'inside' }]);
  expect(build?.log).toContain('token is ***');
  // The step after the failed one is left out; the one that runs unless cancelled is not.
  expect(broken?.log).toContain('exit code 4');
  expect(broken?.log).not.toContain('exit code 5');
  expect(broken?.log).toContain('Artifact kept-Bea is kept');
  expect(run.standIns).toEqual(['actions/upload-artifact']);
});

test('a composite action without end stops the run before any step', async () => {
  await expect(play(dispatch('nested'))).rejects.toThrow('stands in more than 9 actions');
});

test('an unknown action stops the run before any step', async () => {
  const lines: string[] = [];
  await expect(play(dispatch('unknown'), undefined, (line) => lines.push(line))).rejects.toThrow(
    'does not know "someone/else@v1"',
  );
  expect(lines).toEqual([]);
  const runs = await stage.as('ada', 'GET', '/repos/acme/fieldnotes/actions/runs?event=workflow_dispatch');
  expect((runs.json as { workflow_runs: object[] }).workflow_runs[0]).toMatchObject({
    conclusion: 'failure',
  });
});

test('an abort ends every process of the step and cancels the run', async () => {
  const stop = new AbortController();
  const run = await play(dispatch('slow'), stop.signal, () => stop.abort());
  expect(run.conclusion).toBe('cancelled');
  expect(run.jobs[0]!.steps.map((step) => step.conclusion)).toEqual(['cancelled', 'skipped']);
});
