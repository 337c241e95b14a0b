import { afterEach, describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import type { Findings } from '../../../core/api/findings.ts';
import { artifactName, limits } from '../../../core/hand-over/format.ts';
import type { Json } from '../../../core/json.ts';
import { openPolicyShop, type PolicyShop } from '../../../test/fakes/policy-shop.ts';

let opened: PolicyShop | null = null;

afterEach(async () => {
  await opened?.stage.close();
  opened = null;
});

async function open(options: Partial<Parameters<typeof openPolicyShop>[0]> = {}) {
  opened = await openPolicyShop({ config: 'strategy: fork\n', periodMs: 86_400_000, ...options });
  const { stage, shop } = opened;
  const pull = shop.openPull({
    head: 'fix/typo',
    author: 'eve',
    fork: { owner: 'eve', files: { 'a.py': 'print(1)\n' } },
  });
  await stage.settle();
  return { stage, shop, pull };
}

type Opened = Awaited<ReturnType<typeof open>>;

const annotation = {
  path: 'a.py',
  startLine: 1,
  endLine: 1,
  level: 'warning' as const,
  title: 'T201',
  message: 'print found',
};

/** What a job says; the run is the caller's to name. */
function said({ shop, pull }: Opened, more: Partial<Findings> = {}): Findings {
  return {
    schema: 1,
    concern: 'lint',
    repository: { id: shop.id, name: 'acme/shop' },
    run: { id: 1, attempt: 1 },
    headSha: pull.headSha,
    conclusion: 'success',
    title: 'Nothing found.',
    lines: ['1 file looked at'],
    annotations: [annotation],
    leftOut: 0,
    ...more,
  };
}

const pack = (files: Readonly<Record<string, unknown>>) =>
  zipSync(
    Object.fromEntries(Object.entries(files).map(([name, data]) => [name, strToU8(JSON.stringify(data))])),
  );

/** A run that goes on, then its artifact with the run's own id in it, then its end. */
function runWith(scene: Opened, archive: (runId: number) => Uint8Array, event = 'pull_request') {
  const { shop, pull } = scene;
  const run = shop.workflows.run(pull.number, { completed: false, event });
  shop.workflows.upload(run, { [artifactName]: archive(run.id) });
  shop.workflows.complete(run);
  return run;
}

const lintOf =
  (scene: Opened, more: Partial<Findings> = {}) =>
  (runId: number) =>
    pack({ 'lint.json': said(scene, { run: { id: runId, attempt: 1 }, ...more }) });

function checksOf({ shop }: Opened, sha: string) {
  return [...shop.state.checkRuns.values()]
    .filter(({ headSha, name }) => headSha === sha && /lint|coverage/.test(name))
    .map(({ name, conclusion, output }) => ({ name, conclusion, ...output }));
}

describe('what the jobs of a fork found', () => {
  test('stands on the head of its pull request, and says who says so', async () => {
    const scene = await open();
    const { stage, pull } = scene;
    runWith(scene, (id) =>
      pack({
        'lint.json': said(scene, { run: { id, attempt: 1 } }),
        'coverage.json': said(scene, { run: { id, attempt: 1 }, concern: 'coverage', conclusion: 'failure' }),
      }),
    );
    await stage.settle();
    expect(stage.errors).toEqual([]);
    const checks = checksOf(scene, pull.headSha).toSorted((a, b) => b.name.localeCompare(a.name));
    expect(checks).toMatchObject([
      { name: 'fairlead/lint', conclusion: 'success', title: 'Nothing found.' },
      { name: 'fairlead/coverage', conclusion: 'failure' },
    ]);
    expect(checks[0]?.summary).toMatch(/^- Said by the job of the fork[^]*1 file looked at/);
    expect(checks[0]?.annotations).toMatchObject([{ path: 'a.py', start_line: 1, message: 'print found' }]);
  });

  test('the same delivery again changes nothing, and a repeated run says it anew', async () => {
    const scene = await open();
    const { stage, shop, pull } = scene;
    const run = runWith(scene, lintOf(scene));
    await stage.settle();
    const before = stage.organisation.counters.writes;
    await stage.enqueue(`hand-over:${shop.id}/${run.id}`);
    await stage.settle();
    expect(stage.organisation.counters.writes).toBe(before);
    const again = said(scene, { run: { id: run.id, attempt: 2 }, conclusion: 'failure' });
    shop.workflows.repeat(run, { artifacts: { [artifactName]: pack({ 'lint.json': again }) } });
    await stage.settle();
    expect(checksOf(scene, pull.headSha).at(-1)).toMatchObject({ conclusion: 'failure' });
    expect(stage.errors).toEqual([]);
  });

  test('a look at the commit reads no artifact again that it has read', async () => {
    const scene = await open();
    const { stage, shop, pull } = scene;
    const run = runWith(scene, lintOf(scene));
    await stage.settle();
    const { byRoute } = stage.organisation.counters;
    const downloads = () =>
      byRoute.get('GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}');
    expect(downloads()).toBe(1);
    await stage.enqueue(`hand-over:${shop.id}/${pull.headSha}`);
    await stage.settle();
    expect(downloads()).toBe(1);
    const again = said(scene, { run: { id: run.id, attempt: 2 }, title: 'Again.' });
    shop.workflows.repeat(run, { artifacts: { [artifactName]: pack({ 'lint.json': again }) } });
    stage.organisation.webhooks.clear();
    await stage.enqueue(`hand-over:${shop.id}/${pull.headSha}`);
    await stage.settle();
    expect(checksOf(scene, pull.headSha).at(-1)).toMatchObject({ title: 'Again.' });
    expect(stage.errors).toEqual([]);
  });

  test('a run that waits for approval is waited for', async () => {
    const scene = await open({ deliver: { drop: ({ event }) => event === 'workflow_run' && 'lost' } });
    const { stage, shop, pull } = scene;
    const run = shop.workflows.run(pull.number, { conclusion: 'action_required' });
    await stage.pass(3_600_000);
    shop.workflows.upload(run, { [artifactName]: lintOf(scene)(run.id) });
    shop.workflows.complete(run);
    await stage.pass(3_600_000);
    expect(checksOf(scene, pull.headSha)).toMatchObject([{ name: 'fairlead/lint' }]);
  });

  test('a newer run is not put back by an older one', async () => {
    const scene = await open();
    const { stage, shop, pull } = scene;
    const older = runWith(scene, lintOf(scene, { conclusion: 'failure' }));
    const newer = runWith(scene, lintOf(scene));
    for (const { id } of [newer, older]) {
      await stage.enqueue(`hand-over:${shop.id}/${id}`);
      await stage.settle();
    }
    expect(checksOf(scene, pull.headSha).at(-1)).toMatchObject({ conclusion: 'success' });
  });

  test('is found where the delivery about the run is lost', async () => {
    const scene = await open({
      deliver: { drop: ({ event }) => (event === 'workflow_run' ? 'lost' : false) },
    });
    const { stage, pull } = scene;
    runWith(scene, lintOf(scene));
    await stage.settle();
    expect(checksOf(scene, pull.headSha)).toEqual([]);
    await stage.pass(1_000_000);
    expect(checksOf(scene, pull.headSha)).toMatchObject([{ name: 'fairlead/lint', conclusion: 'success' }]);
    expect(stage.errors).toEqual([]);
  });

  test('is waited for while the run goes on, a day long', async () => {
    const scene = await open({ deliver: { drop: ({ event }) => event === 'workflow_run' && 'lost' } });
    const { stage, shop, pull } = scene;
    const run = shop.workflows.run(pull.number, { completed: false });
    await stage.pass(2 * 3_600_000);
    shop.workflows.upload(run, { [artifactName]: lintOf(scene)(run.id) });
    shop.workflows.complete(run);
    await stage.pass(2 * 3_600_000);
    expect(checksOf(scene, pull.headSha)).toHaveLength(1);
    const asked = stage.ran.get('hand-over') ?? 0;
    await stage.pass(3 * 86_400_000);
    // A pass may look at the pull request once more.
    expect(stage.ran.get('hand-over')).toBeLessThanOrEqual(asked + 1);
  });

  test('ends its looks after a day where no run ever comes', async () => {
    const { stage } = await open();
    await stage.pass(2 * 86_400_000);
    const asked = stage.ran.get('hand-over') ?? 0;
    expect(asked).toBeGreaterThan(5);
    expect(asked).toBeLessThan(20);
    await stage.pass(2 * 86_400_000);
    expect(stage.ran.get('hand-over')).toBe(asked);
  });
});

describe('nothing is taken over', () => {
  test.each<[string, (scene: Opened) => void]>([
    ['of a run without the artifact', ({ shop, pull }) => void shop.workflows.run(pull.number)],
    ['of a run for another event', (scene) => void runWith(scene, lintOf(scene), 'pull_request_target')],
    [
      'of a commit that is no longer the head',
      (scene) => {
        const { shop, pull } = scene;
        const run = shop.workflows.run(pull.number, { completed: false });
        shop.workflows.upload(run, { [artifactName]: lintOf(scene)(run.id) });
        shop.pushToPull(pull.number, { 'b.py': '' });
        shop.workflows.complete(run);
      },
    ],
    [
      'of a closed pull request',
      (scene) => {
        scene.shop.closePull(scene.pull.number);
        runWith(scene, lintOf(scene));
      },
    ],
  ])('%s', async (_, act) => {
    const scene = await open();
    act(scene);
    await scene.stage.settle();
    expect(scene.stage.errors).toEqual([]);
    expect(checksOf(scene, scene.pull.headSha)).toEqual([]);
    expect(await scene.stage.store.list('findings:')).toEqual([]);
  });

  test('of a pull request from inside, even where the artifact is there', async () => {
    const scene = await open();
    const { stage, shop } = scene;
    shop.createBranch('feature/x');
    shop.commit('feature/x', { files: { 'x.py': '' }, author: 'bob' });
    const { number, headSha } = shop.openPull({ head: 'feature/x', author: 'bob' });
    const inside = { ...scene, pull: shop.pull(number) };
    const run = runWith(inside, lintOf(inside));
    await stage.enqueue(`hand-over:${shop.id}/${run.id}`);
    await stage.settle();
    expect(checksOf(scene, headSha)).toEqual([]);
  });

  test('where a job that proved who it is spoke of the commit', async () => {
    const scene = await open();
    const { stage, shop, pull } = scene;
    const key = `findings:${shop.id}/${pull.headSha}/lint`;
    const repository = { installationId: 99, id: shop.id, owner: 'acme', name: 'shop' };
    const own = { repository, findings: said(scene, { run: { id: 1, attempt: 1 }, title: 'Our own.' }) };
    await stage.store.transaction((batch) => batch.save(key, own as unknown as Json, 0));
    runWith(scene, lintOf(scene, { title: 'Theirs.' }));
    await stage.settle();
    expect((await stage.store.load(key))?.state).toEqual(own);
  });
});

describe('a hostile artifact', () => {
  const hostile =
    '</details><script>alert(1)</script> @acme/release [x](https://evil.example) ![](https://evil.example/p.png)';
  const archives: readonly [string, (scene: Opened) => (id: number) => Uint8Array, RegExp][] = [
    [
      'a zip bomb',
      () => () => zipSync({ 'lint.json': new Uint8Array(60 * 1024 * 1024) }, { level: 9 }),
      /unpacks to more/,
    ],
    ['names that escape', () => () => zipSync({ '../../lint.json': strToU8('{}') }), /not plain/],
    ['another commit inside', (scene) => lintOf(scene, { headSha: 'f'.repeat(40) }), /another commit/],
    [
      'one that is too large',
      () => () => zipSync({ 'lint.json': noise(limits.archive + 1000) }, { level: 0 }),
      /more than 1048576 bytes/,
    ],
    ['another schema', (scene) => lintOf(scene, { schema: 2 as 1 }), /schema/],
    ['no zip at all', () => () => strToU8('hello'), /not a zip/],
  ];
  test.each(archives)('%s: the check says what is wrong and what to do', async (_, archive, told) => {
    const scene = await open();
    runWith(scene, archive(scene));
    await scene.stage.settle();
    expect(scene.stage.errors).toEqual([]);
    const checks = checksOf(scene, scene.pull.headSha);
    expect(checks.length).toBeGreaterThan(0);
    for (const check of checks) {
      expect(check).toMatchObject({ conclusion: 'failure', annotations: [] });
      expect(check.summary).toMatch(told);
      expect(check.summary).toContain('docs/forks.md');
    }
  });

  test('text that is markup is shown as text', async () => {
    const scene = await open();
    runWith(
      scene,
      lintOf(scene, { title: `::error::x\n${hostile}`, lines: [hostile, '::set-output name=x::y'] }),
    );
    await scene.stage.settle();
    const [check] = checksOf(scene, scene.pull.headSha);
    expect(check?.title).not.toContain('\n');
    expect(check?.summary).not.toMatch(/<script|@acme|\]\(https:|<\/details/);
    expect(check?.summary).toContain('&lt;script&gt;');
  });

  function noise(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let at = 0, seed = 1; at < length; at += 1) {
      seed = (seed * 48_271) % 2_147_483_647;
      bytes[at] = seed & 0xff;
    }
    return bytes;
  }
});
