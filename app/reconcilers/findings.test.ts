import { afterEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { FindingAnnotation } from '../../core/api/findings.ts';
import type { Report } from '../../core/reporting/publish.ts';
import { openReportStage, type ReportStage } from '../../test/fakes/report-stage.ts';

let opened: ReportStage | null = null;

afterEach(async () => {
  await opened?.stage.close();
  opened = null;
});

async function open(options: Parameters<typeof openReportStage>[0] = {}): Promise<ReportStage> {
  opened = await openReportStage(options);
  return opened;
}

const found = (index: number, text = `m${index}`): FindingAnnotation => ({
  path: 'a.py',
  startLine: index + 1,
  endLine: index + 1,
  level: index % 2 === 0 ? 'failure' : 'warning',
  title: `R${index % 7}`,
  message: text,
});
const report = (many: number, more: Partial<Report> = {}): Report => ({
  concern: 'lint',
  conclusion: 'failure',
  title: `${many} findings`,
  lines: [],
  annotations: Array.from({ length: many }, (_, index) => found(index)),
  ...more,
});
const linesOf = (run: { readonly output: { readonly annotations: readonly object[] } } | undefined) =>
  (run?.output.annotations ?? []).map((annotation) => (annotation as { start_line: number }).start_line);
const upTo = (many: number) => Array.from({ length: many }, (_, index) => index + 1);

/** Requests about check runs since the counters were set back. */
function checkRequests({ stage }: ReportStage): Record<string, number> {
  const entries = [...stage.organisation.counters.byRoute].filter(([route]) => route.includes('check-runs'));
  return Object.fromEntries(entries.map(([route, count]) => [route.replace(/ .*\/check-runs/, ''), count]));
}

test('1,000 annotations are exactly 20 requests, in order, and only the last one completes the run', async () => {
  const scene = await open();
  const { stage, pull, runs } = scene;
  const statuses: unknown[] = [];
  await scene.report(report(1000));
  stage.organisation.resetCounters();
  stage.organisation.faults.hook(({ route, body }) => {
    if (route?.includes('check-runs') === true) statuses.push((body as { status?: string }).status);
    return null;
  });
  await stage.step();
  expect(checkRequests(scene)).toEqual({ POST: 1, 'PATCH/{check_run_id}': 19 });
  expect(stage.organisation.counters.requests - stage.organisation.counters.tokens).toBe(20);
  expect(statuses).toEqual([...Array.from({ length: 19 }, () => 'in_progress'), 'completed']);
  expect(runs('lint')).toHaveLength(1);
  expect(linesOf(runs('lint')[0])).toEqual(upTo(1000));
  expect(runs('lint')[0]).toMatchObject({
    conclusion: 'failure',
    status: 'completed',
    headSha: pull.headSha,
  });
});

test('the same again adds nothing; other annotations get a run of their own, also the first ones again', async () => {
  const scene = await open();
  const { stage, runs } = scene;
  stage.hurry(true);
  await scene.report(report(120));
  await stage.settle();
  await scene.report(report(120, { title: 'the same, said otherwise' }), 2);
  await stage.settle();
  expect(runs('lint')).toHaveLength(1);
  expect(runs('lint')[0]?.output.title).toBe('the same, said otherwise');
  expect(linesOf(runs('lint')[0])).toEqual(upTo(120));
  // Somebody asks for the check again: it is answered, and nothing is added.
  stage.organisation.resetCounters();
  scene.shop.rerun(runs('lint')[0]?.id ?? 0, 'bob');
  await stage.settle();
  expect(checkRequests(scene)).toMatchObject({ 'PATCH/{check_run_id}': 1 });
  expect(linesOf(runs('lint')[0])).toEqual(upTo(120));
  await scene.report(report(60), 3);
  await stage.settle();
  await scene.report(report(120), 4);
  await stage.settle();
  expect(runs('lint').map(linesOf)).toEqual([upTo(120), upTo(60), upTo(120)]);
  expect(runs('lint').at(-1)?.status).toBe('completed');
  expect(stage.errors).toEqual([]);
});

test('an earlier attempt that comes late changes nothing', async () => {
  const scene = await open();
  const { stage, runs } = scene;
  await scene.report(report(0, { conclusion: 'success', title: 'clean' }), 2);
  await stage.settle();
  await scene.report(report(3), 1);
  await stage.settle();
  expect(runs('lint').map(({ conclusion }) => conclusion)).toEqual(['success']);
});

describe('what was left half done', () => {
  test.each([
    ['before it is carried out', false],
    ['after it was carried out, its answer lost', true],
  ])('by a request that fails %s is gone on with', async (_, afterwards) => {
    const scene = await open();
    const { stage, runs } = scene;
    for (const at of [1, 2, 7, 10]) {
      stage.hurry(true);
      stage.organisation.faults.clear();
      let count = 0;
      stage.organisation.faults.hook(({ method, route }) => {
        if (method === 'GET' || route?.includes('check-runs') !== true) return null;
        count += 1;
        return count === at ? { drop: true, afterwards } : null;
      });
      const before = runs('lint').length;
      await scene.report(
        report(500, { annotations: upTo(500).map((line) => found(line - 1, `turn ${at}`)) }),
        at,
      );
      await stage.settle();
      await stage.pass(30_000);
      const made = runs('lint').slice(before);
      expect(made.map(({ status }) => status)).toEqual(['completed']);
      expect(linesOf(made[0])).toEqual(upTo(500));
      expect(stage.errors.splice(0)).toHaveLength(1);
    }
  });

  test('before its run was made is the newest run all the same, though an older one has the same annotations', async () => {
    const scene = await open();
    const { stage, runs } = scene;
    stage.hurry(true);
    for (const [attempt, many] of [60, 30].entries()) {
      await scene.report(report(many), attempt + 1);
      await stage.settle();
    }
    let lost = false;
    stage.organisation.faults.hook(({ method, route }) => {
      if (lost || method !== 'POST' || route?.includes('check-runs') !== true) return null;
      lost = true;
      return { drop: true };
    });
    await scene.report(report(60), 3);
    await stage.settle();
    await stage.pass(30_000);
    expect(runs('lint').map(linesOf)).toEqual([upTo(60), upTo(30), upTo(60)]);
    expect(lost).toBe(true);
  });

  test('by faults at random ends whole, without a duplicate', async () => {
    const scene = await open();
    const { stage, runs } = scene;
    stage.hurry(true);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(0, 0, 0, 1, 2), { minLength: 12, maxLength: 30 }),
        async (plan) => {
          const before = runs('lint').length;
          let at = 0;
          stage.organisation.faults.clear();
          stage.organisation.faults.hook(({ route }) => {
            if (route?.includes('check-runs') !== true) return null;
            const kind = plan[at++] ?? 0;
            return kind === 0 ? null : { drop: true, afterwards: kind === 2 };
          });
          const mark = String(before);
          await scene.report(
            report(230, { annotations: upTo(230).map((line) => found(line - 1, mark)) }),
            before + 1,
          );
          await stage.settle();
          await stage.pass(900_000);
          const made = runs('lint')
            .slice(before)
            .filter(({ output }) => output.annotations.length > 0);
          expect(linesOf(made.at(-1))).toEqual(upTo(230));
          expect(made.at(-1)?.status).toBe('completed');
          expect(made).toHaveLength(1);
        },
      ),
      { numRuns: 15 },
    );
  });
});

test('5,000 annotations come in pages and keep to the limits on what may be created', async () => {
  const scene = await open();
  const { stage, runs } = scene;
  const { organisation } = stage;
  // A fifth less than GitHub's 80 is what work in the background may create.
  organisation.faults.limitContent(64, stage.clock.now);
  const long = upTo(5000).map((line) => found(line - 1, `${line} `.padEnd(400, 'x')));
  const sent = await scene.report(report(5000, { annotations: long, maxAnnotations: 5000 }));
  expect(sent.length).toBeGreaterThan(1);
  organisation.resetCounters();
  await stage.settle();
  // The policy's check has taken one of them.
  expect(linesOf(runs('lint')[0]).length).toBe(63 * 50);
  expect(runs('lint')[0]?.status).toBe('in_progress');
  await stage.pass(120_000);
  expect(runs('lint').map(linesOf)).toEqual([upTo(5000)]);
  expect(runs('lint')[0]?.status).toBe('completed');
  expect(organisation.counters.byStatus.get(403) ?? 0).toBe(0);
  const { POST, 'PATCH/{check_run_id}': updates } = checkRequests(scene);
  expect((POST ?? 0) + (updates ?? 0)).toBe(100);
  expect(stage.errors).toEqual([]);
});

describe('several steps on one commit', () => {
  const failing = (many: number) => report(many, { title: `${many} findings` });
  const clean = report(0, { conclusion: 'success', title: 'clean', lines: ['all is well'] });

  test('stand together, whatever their order: one that failed is not hidden by one that did not', async () => {
    const seen: unknown[] = [];
    for (const order of [
      ['python', 'script'],
      ['script', 'python'],
    ]) {
      const scene = await open();
      const { stage, runs } = scene;
      for (const job of order) {
        await scene.report(job === 'python' ? failing(3) : clean, 1, job);
        await stage.settle();
      }
      const run = runs('lint').at(-1);
      expect(run).toMatchObject({ conclusion: 'failure' });
      expect(linesOf(run)).toEqual([1, 3, 2]);
      seen.push([run?.output.title, run?.output.summary]);
      await stage.close();
      opened = null;
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toEqual([
      '1 of 2 reports failed: 3 findings; clean',
      '- python: 3 findings\n- script: clean\n- script: all is well',
    ]);
  });

  test('each replaces its own report; a late earlier attempt does not', async () => {
    const scene = await open();
    const { stage, runs } = scene;
    const key = `findings:${scene.shop.id}/${scene.pull.headSha}/lint`;
    await scene.report(failing(3), 1, 'python');
    await scene.report(clean, 1, 'script');
    // The same again is known.
    const version = (await stage.store.load(key))?.version;
    await scene.report(failing(3), 1, 'python');
    await scene.report(clean, 1, 'script');
    expect((await stage.store.load(key))?.version).toBe(version);
    await scene.report(clean, 2, 'python');
    await scene.report(failing(5), 1, 'python');
    await stage.settle();
    expect(runs('lint').at(-1)).toMatchObject({
      conclusion: 'success',
      output: { title: '2 reports: clean' },
    });
    expect(stage.errors).toEqual([]);
  });

  test('jobs of one matrix are told apart by name, and equal findings are one', async () => {
    const scene = await open();
    const { stage, runs } = scene;
    for (const part of ['3.12', '3.13']) await scene.report({ ...failing(4), part }, 1, 'python');
    await stage.settle();
    const run = runs('lint').at(-1);
    expect(linesOf(run)).toHaveLength(4);
    expect(run?.output.summary).toBe('- python 3.12: 4 findings\n- python 3.13: 4 findings');
  });

  test('that come in pages at the same time do not mix', async () => {
    const scene = await open();
    const { stage, runs } = scene;
    const of = (offset: number) =>
      report(0, {
        maxAnnotations: 5000,
        annotations: upTo(1000).map((line) => found(offset + line - 1, `${line} `.padEnd(4000, 'x'))),
      });
    const [one, two] = [await pagesFor(scene, of(0), 'one'), await pagesFor(scene, of(1000), 'two')];
    expect(one.length).toBeGreaterThan(1);
    for (const [index, page] of one.entries()) {
      await scene.send(page);
      const other = two[index];
      if (other !== undefined) await scene.send(other);
    }
    stage.hurry(true);
    await stage.settle();
    expect(linesOf(runs('lint').at(-1)).toSorted((a, b) => a - b)).toEqual(upTo(2000));
  });

  test('are so many and no more', async () => {
    const scene = await open();
    for (let job = 1; job <= 50; job += 1) await scene.report(clean, 1, `job${job}`);
    await expect(scene.report(clean, 1, 'job51')).rejects.toThrow('400');
  });

  /** The requests of a report, which are then not sent. */
  async function pagesFor(scene: ReportStage, large: Report, job: string) {
    const other = await openReportStage();
    try {
      const sent = await other.report(large, 1, job);
      const { shop, pull } = scene;
      const run = [...shop.state.runs.values()][0]?.id ?? 0;
      const repository = { id: shop.id, name: 'acme/shop' };
      return sent.map((page) => ({
        ...page,
        repository,
        headSha: pull.headSha,
        run: { id: run, attempt: 1 },
      }));
    } finally {
      await other.stage.close();
    }
  }
});

describe('pages', () => {
  const annotations = upTo(3000).map((line) => found(line - 1, 'y'.repeat(2000)));
  const large = report(3000, { annotations, maxAnnotations: 5000 });

  test('in any order, doubled, with an older report between them: the whole report once', async () => {
    const scene = await open();
    const { stage } = scene;
    const key = `findings:${scene.shop.id}/${scene.pull.headSha}/lint`;
    const pages = await scene.report(large);
    expect(pages.length).toBeGreaterThan(2);
    const whole = await stage.store.load(key);
    const others = pages.map((page) => ({
      ...page,
      page: { ...page.page, set: 'e'.repeat(64) },
    })) as typeof pages;
    const [first, ...rest] = others;
    if (first === undefined) throw new Error('no page');
    for (const page of rest.toReversed()) expect(await scene.send(page)).toBe(202);
    expect((await stage.store.load(key))?.version).toBe(whole?.version);
    for (const page of rest) await scene.send(page);
    expect(await scene.send(first)).toBe(202);
    const after = await stage.store.load(key);
    expect(after?.version).toBe((whole?.version ?? 0) + 1);
    expect(after?.state).toMatchObject({ findings: { annotations, leftOut: 0 }, set: 'e'.repeat(64) });
    for (const page of others) expect(await scene.send(page)).toBe(200);
    expect((await stage.store.load(key))?.version).toBe(after?.version);
    // Nothing is kept twice.
    const kept = await stage.store.list(`findings-page:${scene.shop.id}/`);
    expect(kept.every(({ state }) => (state as { findings: unknown }).findings === null)).toBe(true);
  });

  test('of a report that never comes whole change nothing', async () => {
    const scene = await open();
    const { stage, runs } = scene;
    const pages = await scene.report(large);
    await stage.settle();
    const partly = pages.slice(1).map((page) => ({ ...page, page: { ...page.page, set: 'd'.repeat(64) } }));
    for (const page of partly as typeof pages) await scene.send(page);
    await stage.settle();
    expect(runs('lint')).toHaveLength(1);
  });

  test('that are too many together are refused', async () => {
    const scene = await open();
    const [page] = await scene.report(report(1));
    if (page === undefined) throw new Error('no page');
    const many = Array.from({ length: 3000 }, (_, index) => found(index));
    const of = (number: number) => ({
      ...page,
      annotations: many,
      page: { number, of: 2, set: 'c'.repeat(64) },
    });
    expect([await scene.send(of(1)), await scene.send(of(2))]).toEqual([202, 400]);
  });
});

test('whatever is reported: GitHub takes it, and what is annotated and what is counted is everything', async () => {
  const scene = await open();
  const { stage, runs } = scene;
  stage.hurry(true);
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc.constantFrom('', '漢'.repeat(30_000), '\u202e\u0000', '@acme/core #1 <b>', '::error::x', '\ud800'),
  );
  const position = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 2 ** 33 }));
  const annotation = fc.record(
    {
      path: fc.constantFrom('a.py', './a.py', './/b/c.py', 'x'.repeat(1024), '漢.py'),
      startLine: position,
      endLine: position,
      startColumn: position,
      endColumn: position,
      level: fc.constantFrom('failure', 'warning', 'notice' as const),
      title: text,
      message: text,
      rawDetails: text,
    },
    { requiredKeys: ['path', 'startLine', 'endLine', 'level', 'title', 'message'] },
  );
  let attempt = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(annotation, { maxLength: 70 }),
      fc.array(text, { maxLength: 110 }),
      fc.integer({ min: 0, max: 80 }),
      async (annotations, lines, maxAnnotations) => {
        attempt += 1;
        await scene.report(report(0, { annotations, lines, maxAnnotations, title: `t${attempt}` }), attempt);
        await stage.settle();
        expect(stage.errors).toEqual([]);
        const run = runs('lint').at(-1);
        const summary = run?.output.summary ?? '';
        expect(run?.output.title).toBe(`t${attempt}`);
        const counted = /(\d+) more findings? without an annotation/.exec(summary)?.[1] ?? '0';
        expect((run?.output.annotations.length ?? 0) + Number(counted)).toBe(annotations.length);
        expect(summary.length).toBeLessThanOrEqual(65_535);
        expect(summary).not.toMatch(/@acme|<b>|#1/);
      },
    ),
    { numRuns: 25 },
  );
});
