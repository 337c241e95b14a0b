import { afterAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../demo/day/until.ts';
import type { ActRun, Start } from '../fakes/act/run.ts';
import { startActStage, type ActStage } from '../fakes/act/stage.ts';
import { readStandIns, workflowProblems } from '../fakes/workflow-check.ts';
import { ensureGoTool, testWithAct } from '../fakes/workflow-tools.ts';

const folder = join(import.meta.dirname, '..', '..', 'workflows-templates');
const textOf = (name: string) =>
  readFileSync(join(folder, `fairlead-${name}.yml`), 'utf8').replaceAll('$default-branch', 'main');

type Sample = 'python' | 'node' | 'container';
type Event = (stage: ActStage) => Start;

const pull: Event = (stage) => ({ name: 'pull_request', number: stage.pull });
const fork: Event = (stage) => ({ name: 'fork_pull_request', number: stage.pull });
const closed: Event = (stage) => ({ name: 'closed_pull_request', number: stage.pull });
const schedule: Event = () => ({ name: 'schedule' });
const push: Event = () => ({ name: 'push', branch: 'main' });
const openPush: Event = () => ({ name: 'public_push', branch: 'main' });
const release: Event = () => ({ name: 'push', branch: 'release/1.1' });
const tag: Event = () => ({ name: 'tag', tag: 'v1.1.0' });
const group: Event = (stage) => ({ name: 'merge_group', number: stage.pull });
const forksEnd: Event = () => ({ name: 'workflow_run' });
const byHand =
  (inputs: Readonly<Record<string, string>>): Event =>
  () => ({ name: 'workflow_dispatch', branch: 'main', workflow: 'template', inputs });

const findings = 'POST /v1/findings 202';
const inUse = 'GET /v1/live-digests 200';
const message = 'POST /v1/messages 202';
const rollout = ['GET /v1/rollouts/… 200', 'POST /v1/rollouts 202'];
const handedOver = ['fairlead-v1/coverage.json', 'fairlead-v1/lint.json'];
const production = { service: 'notes', environment: 'production' };

interface Row {
  readonly name: string;
  readonly when: string;
  readonly event: Event;
  /** Names of the jobs that run; every other one is skipped. */
  readonly jobs: readonly string[];
  /** What the App is told. */
  readonly app: readonly string[];
  /** Artifacts for the App. */
  readonly artifacts?: readonly string[];
  /** Checks on a fork's commit without the App. */
  readonly checks?: readonly string[];
}

const row = (
  name: string,
  when: string,
  event: Event,
  jobs: readonly string[],
  app: readonly string[],
): Row => {
  return { name, when, event, jobs, app };
};

/** Every template with the events that it answers to, where those differ in what runs. */
const rows: Readonly<Record<Sample, readonly Row[]>> = {
  python: [
    row('pull-request', 'a pull request', pull, ['fairlead'], [findings, findings, message]),
    { ...row('pull-request', 'a fork', fork, ['fairlead'], []), artifacts: handedOver },
    row('pull-request', 'a merge group', group, ['fairlead'], [findings, findings]),
    row('pull-request', 'a push', push, ['fairlead'], [findings, findings]),
    row('python-pull-request', 'a pull request', pull, ['Alpha', 'Check'], [findings, findings, message]),
    { ...row('python-pull-request', 'a fork', fork, ['Check'], []), artifacts: handedOver },
    // Before the others that build main: they find its alpha in the index and upload none.
    row('python-delivery', 'a pull request', pull, ['Alpha', 'Check'], [findings, findings, message]),
    row('python-delivery', 'a push', push, ['Alpha', 'Check'], [findings, findings, message]),
    row('python-release', 'a push', push, ['Alpha', 'Check'], [findings, message]),
    row('monorepo', 'a pull request', pull, ['Check'], [findings, findings, message]),
    row('monorepo', 'a push', push, ['Check', 'Release'], [findings, findings, message]),
    { ...row('open-source', 'a fork', fork, ['Check'], []), artifacts: handedOver },
    row('open-source', 'a push', push, ['Check', 'Release'], [findings, findings, message]),
    {
      ...row('fork-report', 'the end of a fork’s run', forksEnd, ['Report'], []),
      checks: ['fairlead/lint failure 1'],
    },
    row('deploy', 'a person', byHand({ ...production, version: 'newest' }), ['Deploy'], rollout),
    row(
      'canary-approval',
      'a person',
      byHand({ service: 'notes', version: 'newest' }),
      ['Production', 'Staging'],
      [...rollout, ...rollout],
    ),
    row(
      'rollback',
      'a person',
      byHand({ ...production, to: 'previous', reason: 'A test' }),
      ['Roll back'],
      ['GET /v1/rollouts/… 200', 'POST /v1/rollbacks 202'],
    ),
    row('strategy-trunk', 'a merge group', group, ['Check'], [findings, findings]),
    row('strategy-trunk', 'a push to a release', release, ['Check', 'Release build'], [findings, findings]),
    row('strategy-feature', 'a push', push, ['Alpha', 'Check'], [findings, findings, message]),
    { ...row('strategy-fork', 'a fork', fork, ['Check'], []), artifacts: handedOver },
    row('strategy-fork', 'a push', push, ['Alpha', 'Check'], [message]),
    row(
      'strategy-release',
      'a push to a release',
      release,
      ['Bring to QA', 'Check', 'Release build'],
      [...rollout, findings, findings],
    ),
    row('strategy-gitflow', 'a pull request', pull, ['Alpha', 'Check'], [findings, findings, message]),
    row(
      'strategy-gitflow',
      'a push to a release',
      release,
      ['Bring to QA', 'Check', 'Release build'],
      [...rollout, findings, findings],
    ),
    row(
      'strategy-environment',
      'a push',
      push,
      ['Alpha', 'Check', 'Deploy'],
      [...rollout, findings, findings, message],
    ),
  ],
  node: [
    row('node-delivery', 'a pull request', pull, ['Alpha', 'Check'], [findings, findings, message]),
    { ...row('node-delivery', 'a fork', fork, ['Check'], []), artifacts: handedOver },
    row('node-delivery', 'a push', push, ['Alpha', 'Check'], [findings, findings, message]),
    row('node-delivery', 'a tag', tag, ['Check', 'Release'], [findings, findings]),
  ],
  container: [
    row('container-pull-request', 'a pull request', pull, ['Check', 'Image'], [findings, findings, message]),
    row('cleanup', 'the end of a pull request', closed, ['Clean up'], [inUse]),
    row('cleanup', 'its time', schedule, ['Clean up'], [inUse]),
    row('container-release', 'a push', openPush, ['Check', 'Image'], [findings, findings, message]),
  ],
};

/** Stages are started when the first test asks for one. */
const stages = new Map<Sample, Promise<ActStage>>();
const stageOf = (sample: Sample): Promise<ActStage> => {
  const known = stages.get(sample);
  if (known !== undefined) return known;
  const started = ensureGoTool('act').then((act) => startActStage(act, sample));
  stages.set(sample, started);
  return started;
};
const played = new Set<string>();
/** What act said of the last run of a template, by template and event. */
const logs = new Map<string, string>();

/** What is wrong with a template, as its text or its run shows it. */
async function problemsOf(
  text: string,
  { name, when, event, jobs, app, artifacts = [], checks = [] }: Row,
  sample: Sample,
) {
  const stage = await stageOf(sample);
  const run: ActRun = await stage.run(text, event(stage));
  logs.set(`${name}, ${when}`, run.log);
  for (const each of run.standIns) played.add(each);
  const seen = {
    jobs: run.jobs,
    app: run.app.toSorted(),
    // Without what tells jobs and steps apart.
    artifacts: run.artifacts
      .map((path) => path.replace(/^(fairlead-v1)-[^/]+/, '$1').replace(/-[0-9a-f]{32}(?=\.json$)/, ''))
      .filter((path) => path.startsWith('fairlead-v1/')),
    checks: run.checks,
  };
  const same = JSON.stringify(seen) === JSON.stringify({ jobs, app: app.toSorted(), artifacts, checks });
  const log = run.log.split('\n').filter((line) => /❗|❌/.test(line));
  return [
    ...workflowProblems(text),
    ...(run.code === 0 ? [] : [`it ended with exit code ${run.code}`, ...log]),
    ...(same ? [] : [`it came to ${JSON.stringify(seen)}`, run.log.slice(-4000)]),
  ];
}

const timeout = 120_000;
const firstTimeout = 400_000;
const actTest = testWithAct();

afterAll(async () => {
  for (const stage of stages.values()) await (await stage.catch(() => null))?.close();
  if (played.size > 0) process.stderr.write(`played by stand-ins: ${[...played].sort().join(', ')}\n`);
}, 60_000);

test('every template has its row', () => {
  const names = readdirSync(folder).flatMap((file) => /^fairlead-(.+)\.yml$/.exec(file)?.[1] ?? []);
  const covered = new Set(Object.values(rows).flatMap((all) => all.map(({ name }) => name)));
  expect([...covered].sort()).toEqual(names.sort());
});

describe.each(Object.keys(rows) as Sample[])('%s', (sample) => {
  for (const [index, each] of rows[sample].entries()) {
    actTest(
      `fairlead-${each.name} runs for ${each.when}`,
      async () => expect(await problemsOf(textOf(each.name), each, sample)).toEqual([]),
      index === 0 ? firstTimeout : timeout,
    );
  }
});

describe('what came of it', () => {
  actTest(
    'the eight lines made the checks of the pull request',
    async () => {
      const { github, pull: number } = await stageOf('python');
      const { json } = await github.as('ada', 'GET', `/repos/acme/fieldnotes/pulls/${number}`);
      const { sha } = (json as { head: { sha: string } }).head;
      const checks = await until(() => {
        const runs = github.checkRuns(sha).filter(({ name }) => /lint|coverage/.test(name));
        return new Set(runs.map(({ name }) => name)).size === 2 ? runs : undefined;
      }, 20_000);
      expect(checks?.every(({ conclusion }) => conclusion === 'success')).toBe(true);
    },
    30_000,
  );

  actTest('the eight lines told digest and bill of materials of the alpha that the index holds', async () => {
    const log = logs.get('pull-request, a pull request') ?? '';
    const output = (name: string) => new RegExp(`::set-output:: ${name}=(\\S+)`).exec(log)?.[1];
    const digests = (await (await stageOf('python')).index.files()).map(({ sha256 }) => `sha256:${sha256}`);
    expect(digests).toContain(output('digest'));
    expect(output('sbom')).toMatch(/\.json$/);
    expect(output('provenance')).toMatch(/\.json$/);
  });

  actTest('rollouts are shown as deployments', async () => {
    const { json } = await (
      await stageOf('python')
    ).github.as('ada', 'GET', '/repos/acme/fieldnotes/deployments');
    const environments = (json as readonly { readonly environment: string }[]).map(
      (each) => each.environment,
    );
    expect(environments).toEqual(expect.arrayContaining(['staging', 'production', 'qa', 'development']));
  });

  actTest('alphas of Python packages are in the index, those of main and of the pull request', async () => {
    const versions = (await (await stageOf('python')).index.files()).map(({ version }) => version);
    expect(versions).toContainEqual(expect.stringMatching(/^1\.1\.0a1$/));
    expect(versions).toContainEqual(expect.stringMatching(/^1\.1\.0a1\.post1\.dev\d+$/));
  });

  actTest('the index took the alpha of the delivery from the job’s identity', async () => {
    expect((await stageOf('python')).uploads.trusted()).toBeGreaterThan(0);
  });

  actTest('npm has the alphas under their own tags, and the release as latest', async () => {
    const { registry } = (await stageOf('node')).npm;
    const tags = registry.documents.get('@acme/notes')?.['dist-tags'];
    expect(tags).toEqual({
      alpha: expect.stringMatching(/^1\.1\.0-alpha\.1\.g/),
      'pr-1': expect.stringMatching(/^1\.1\.0-alpha\.1\.pr1\.\d+\.g/),
      latest: '1.1.0',
    });
  });

  actTest('images are in the registry by version, none as latest', async () => {
    const tags = [...(await stageOf('container')).images.tags.keys()];
    expect(tags).toContainEqual(expect.stringMatching(/^acme\/fieldnotes\/notes:.*-alpha\.1\.g/));
    expect(tags).toContainEqual(expect.stringMatching(/^acme\/fieldnotes\/notes:.*-alpha\.1\.pr1\./));
    expect(tags.filter((name) => name.endsWith(':latest'))).toEqual([]);
  });

  // Named one by one, so that the list of tests says what is not the real thing.
  for (const { action, version } of readStandIns()) {
    actTest(`${action} ${version} was played by a stand-in`, () => expect([...played]).toContain(action));
  }
});

describe('a template with a fault does not pass', () => {
  const ours = rows.python.find(({ name }) => name === 'deploy');
  const report = rows.python.find(({ name }) => name === 'fork-report');
  const steps = rows.python.find(({ name }) => name === 'python-pull-request');
  const cases: readonly [string, Row | undefined, string | RegExp, string, string][] = [
    ['an input that our action does not have', ours, 'version: ${{', 'verzion: ${{', 'has no input verzion'],
    [
      'an input that another’s does not have',
      steps,
      'fetch-depth',
      'fetch-dept',
      'stand-in: actions/checkout has no input fetch-dept',
    ],
    ['a permission of the job’s token is missing', report, / {6}checks: write.*\n/, '', 'it came to'],
    ['a permission is missing', ours, / {6}id-token: write.*\n/, '', 'it ended with exit code 1'],
    ['a step fails', steps, 'requirements-dev.txt', 'requirements.txt', 'it ended with exit code 1'],
    [
      'a job is skipped',
      steps,
      'if: ${{ github.event.pull_request.head',
      'if: ${{ !github.event.pull_request.head',
      'it came to',
    ],
  ];
  for (const [what, found, before, after, problem] of cases) {
    actTest(
      what,
      async () => {
        if (found === undefined) throw new Error('the row is gone');
        const text = textOf(found.name).replace(before, after);
        expect(text).not.toBe(textOf(found.name));
        expect((await problemsOf(text, found, 'python')).join('\n')).toContain(problem);
      },
      timeout,
    );
  }
});
