import { afterEach, expect, test } from '@jest/globals';
import { reportMarker } from '../../../core/comment/key.ts';
import type { Json } from '../../../core/json.ts';
import type { Report } from '../../../core/reporting/publish.ts';
import { announcedPull } from './announced.ts';
import { openReportStage, type ReportStage } from '../../../test/fakes/report-stage.ts';

let opened: ReportStage | null = null;

afterEach(async () => {
  await opened?.stage.close();
  opened = null;
});

async function open(config = 'strategy: feature\n'): Promise<ReportStage> {
  opened = await openReportStage({ config });
  return opened;
}

const lint = (failing: boolean): Report => ({
  concern: 'lint',
  conclusion: failing ? 'failure' : 'success',
  title: failing ? 'Ruff: 7 findings on changed lines' : 'Ruff: nothing on changed lines',
  lines: [],
  annotations: failing
    ? Array.from({ length: 7 }, (_, index) => ({
        path: 'a.py',
        startLine: index + 1,
        endLine: index + 1,
        level: index === 0 ? ('warning' as const) : ('failure' as const),
        title: 'F401',
        message: `@acme/core unused <b>${index}</b>`,
      }))
    : [],
});
const coverage: Report = {
  concern: 'coverage',
  conclusion: 'success',
  title: '12 tests passed; 91.0 % of the changed lines are covered (10 of 11)',
  lines: ['All files: lines 81.20 % (100 of 123, +0.12 points).', 'not for the comment'],
  highlights: ['All files: lines 81.20 % (100 of 123, +0.12 points).'],
  annotations: [],
};
const comments = (scene: ReportStage) => scene.comments().filter((body) => body.includes(reportMarker));
const writes = ({ stage }: ReportStage) =>
  [...stage.organisation.counters.byRoute]
    .filter(([route]) => /^(?:POST|PATCH) .*comments/.test(route))
    .map(([route, count]) => `${route.split(' ')[0]} ${count}`);

test('what comes together is one comment: checks with links, the figures of coverage, what failed', async () => {
  const scene = await open();
  const { stage, pull, runs } = scene;
  await scene.report(lint(true));
  await scene.report(coverage);
  await stage.settle();
  // It is gathered first.
  expect(comments(scene)).toEqual([]);
  await stage.pass(5_000);
  expect(comments(scene)).toHaveLength(1);
  const link = (concern: 'lint' | 'coverage') =>
    `\\[${concern}\\]\\(https?://\\S+/runs/${runs(concern)[0]?.id}\\)`;
  expect(comments(scene)[0]?.split('\n')).toEqual([
    '<!-- fairlead:report -->',
    `**Fairlead** on \`${pull.headSha.slice(0, 8)}\``,
    '',
    '| Check | Result |',
    '| --- | --- |',
    expect.stringMatching(new RegExp(`^\\| ❌ ${link('lint')} \\| Ruff: 7 findings on changed lines \\|$`)),
    expect.stringMatching(new RegExp(`^\\| ✅ ${link('coverage')} \\| 12 tests passed; 91.0 % .* \\|$`)),
    '',
    String.raw`- coverage: All files: lines 81.20 % \(100 of 123, \+0.12 points\).`,
    '',
    '**What failed**',
    '',
    ...[1, 2, 3, 4, 5].map(
      (index) => `- a.py:${index + 1}: F401: @\u200Bacme/core unused &lt;b&gt;${index}&lt;/b&gt;`,
    ),
    '- and 2 more findings',
  ]);
  expect(stage.errors).toEqual([]);
});

test('it is edited where it says something else, and only then', async () => {
  const scene = await open();
  const { stage, shop, pull } = scene;
  await scene.report(lint(true));
  await stage.pass(10_000);
  stage.organisation.resetCounters();
  // The same again, and a look for no reason.
  await scene.report(lint(true), 2);
  await stage.enqueue(`report:${shop.id}/${pull.number}`);
  await stage.pass(10_000);
  expect(writes(scene)).toEqual([]);
  // It is not even read.
  expect(
    [...stage.organisation.counters.byRoute.keys()].filter((route) => route.endsWith('/comments')),
  ).toEqual([]);
  await scene.report(lint(false), 3);
  await stage.pass(10_000);
  expect(writes(scene)).toEqual(['PATCH 1']);
  expect(comments(scene)).toHaveLength(1);
  expect(comments(scene)[0]).toContain('✅');
  expect(comments(scene)[0]).not.toContain('What failed');
});

test('what a job without a token found is told as well: deliveries name the pull request of its commit', async () => {
  const scene = await open();
  const { stage, shop, pull } = scene;
  const [findings] = await scene.report(lint(true));
  await stage.settle();
  const key = `findings:${shop.id}/${pull.headSha}/coverage`;
  const repository = { installationId: 99, id: shop.id, owner: 'acme', name: 'shop' };
  const state = {
    repository,
    findings: { ...findings, concern: 'coverage', highlights: ['approved by security'] },
    fromFork: true,
  } as unknown as Json;
  await stage.store.transaction((batch) => {
    batch.save(key, state, 0);
    batch.enqueue(key, stage.clock.now());
  });
  await stage.pass(10_000);
  expect(stage.errors).toEqual([]);
  expect(comments(scene)[0]).toMatch(/❌ \[lint\].*\n.*❌ \[coverage\]/);
  expect(comments(scene)[0]).toMatch(/Said by jobs of the fork, .*: coverage\./);
  expect(comments(scene)[0]).not.toContain('approved by security');
  const other = { ...findings, headSha: 'b'.repeat(40) };
  expect(await announcedPull(stage.store, shop.id, other.headSha)).toBeNull();
  expect(await announcedPull(stage.store, shop.id, pull.headSha)).toBe(pull.number);
});

test("somebody else's comment with our marker is left alone", async () => {
  const scene = await open();
  const { stage, shop, pull } = scene;
  shop.comment(pull.number, 'eve', '<!-- fairlead:report -->\nall is well');
  await scene.report(lint(true));
  await stage.pass(10_000);
  expect(comments(scene)).toHaveLength(1);
  const bodies = [...shop.state.comments.values()].map(({ login, body }) => [
    login,
    body.includes('all is well'),
  ]);
  expect(bodies).toContainEqual(['eve', true]);
});

test('a new head has its own results; until there are some, the comment stays', async () => {
  const scene = await open();
  const { stage, shop, pull } = scene;
  const before = pull.headSha;
  await scene.report(lint(true));
  await stage.pass(10_000);
  shop.pushToPull(pull.number, { 'b.py': '1\n' });
  await stage.enqueue(`report:${shop.id}/${pull.number}`);
  await stage.pass(10_000);
  expect(comments(scene)[0]).toContain(before.slice(0, 8));
  expect(comments(scene)[0]).toContain('❌');
});

test.each([
  ['off', [0, 0, 0]],
  ['failures', [0, 1, 1]],
  ['on', [1, 1, 1]],
] as const)('comment: %s', async (wanted, counts) => {
  const scene = await open(`strategy: feature\ncomment: ${wanted}\n`);
  const { stage } = scene;
  const seen: number[] = [];
  for (const [attempt, failing] of [false, true, false].entries()) {
    await scene.report(lint(failing), attempt + 1);
    await stage.pass(10_000);
    seen.push(comments(scene).length);
  }
  expect(seen).toEqual(counts);
  expect(stage.errors).toEqual([]);
});

test('where GitHub takes no comment the log says so, and the next change tries again', async () => {
  const scene = await open();
  const { stage, shop, pull } = scene;
  let locked = true;
  stage.organisation.faults.hook(({ method, route }) =>
    locked && method === 'POST' && route?.endsWith('/comments') === true
      ? { status: 403, body: { message: 'Unable to create comment because issue is locked.' } }
      : null,
  );
  await scene.report(lint(true));
  await stage.pass(60_000);
  expect(stage.errors).toEqual([]);
  const stream = `report:${shop.id}/${pull.number}`;
  const types = async () => (await stage.store.events({ stream })).map(({ type }) => type);
  expect(await types()).toEqual(['report.refused']);
  locked = false;
  await scene.report(lint(false), 2);
  await stage.pass(10_000);
  expect(await types()).toEqual(['report.refused', 'report.said']);
  expect(comments(scene)).toHaveLength(1);
});

test('what comes after the end of a pull request is put right in its comment', async () => {
  const scene = await open();
  const { stage, shop, pull } = scene;
  await scene.report(lint(true));
  await stage.pass(10_000);
  shop.closePull(pull.number);
  await scene.report(lint(false), 2);
  await stage.pass(10_000);
  expect(comments(scene)).toHaveLength(1);
  expect(comments(scene)[0]).toContain('nothing on changed lines');
});

test('nothing is begun under a pull request that is closed', async () => {
  const scene = await open();
  const { stage, shop, pull } = scene;
  await scene.report(lint(true));
  await stage.settle();
  shop.closePull(pull.number);
  await stage.pass(10_000);
  expect(comments(scene)).toEqual([]);
  expect(stage.errors).toEqual([]);
});
