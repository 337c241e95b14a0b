import { expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import type { Findings } from '../../../core/api/findings.ts';
import { artifactName } from '../../../core/hand-over/format.ts';
import type { Job } from '../../../core/ports/job.ts';
import { createForkStage } from '../../../test/fakes/fork-stage.ts';
import { reportFork } from './report-fork.ts';

/** What the workflow gives its job's token. */
const permissions = { actions: 'read', checks: 'write', pull_requests: 'read' };

function stage() {
  const { shop, number, headSha, github } = createForkStage(permissions);
  const said: string[] = [];
  const job = {
    context: { repository: { id: shop.id, name: 'acme/shop' } },
    info: (text: string) => said.push(text),
    summary: (text: string) => Promise.resolve(void said.push(text)),
  } as unknown as Job;
  return {
    shop,
    number,
    headSha,
    said,
    report: (startedBy: number) => reportFork({ job, github, startedBy }),
    checks: () => [...shop.state.checkRuns.values()],
  };
}

function lint(runId: number, headSha: string, repositoryId: number, annotations = 120): Findings {
  return {
    schema: 1,
    concern: 'lint',
    repository: { id: repositoryId, name: 'acme/shop' },
    run: { id: runId, attempt: 1 },
    headSha,
    conclusion: 'failure',
    title: 'Found.',
    lines: [],
    annotations: Array.from({ length: annotations }, (_, index) => ({
      path: 'a.py',
      startLine: index + 1,
      endLine: index + 1,
      level: 'warning',
      title: 'T201',
      message: 'print found',
    })),
    leftOut: 0,
  };
}

test("posts what a fork's jobs left, in batches, with no more than the job's token may", async () => {
  const { shop, number, headSha, report, checks, said } = stage();
  const run = shop.workflows.run(number, { completed: false });
  const file = strToU8(JSON.stringify(lint(run.id, headSha, shop.id)));
  shop.workflows.upload(run, { [artifactName]: zipSync({ 'lint.json': file }) });
  shop.workflows.complete(run);
  expect(await report(run.id)).toBeNull();
  expect(checks()).toMatchObject([
    {
      name: 'fairlead/lint',
      headSha,
      status: 'completed',
      conclusion: 'failure',
      output: { title: 'Found.' },
    },
  ]);
  expect(checks()[0]?.output.annotations).toHaveLength(120);
  expect(checks()[0]?.output.summary).toContain('Said by the job of the fork');
  expect(said.join('\n')).toContain(`Reported for #${number}`);
  // Told again, it adds nothing.
  await report(run.id);
  expect(checks().map(({ output }) => output.annotations.length)).toEqual([120]);
});

test('says what is wrong with an artifact that cannot be used', async () => {
  const { shop, number, report, checks } = stage();
  const run = shop.workflows.run(number, { artifacts: { [artifactName]: strToU8('hello') } });
  await report(run.id);
  expect(checks().map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ['fairlead/lint', 'failure'],
    ['fairlead/coverage', 'failure'],
  ]);
});

test.each<[string, (on: ReturnType<typeof stage>) => number]>([
  ['a run without an artifact', ({ shop, number }) => shop.workflows.run(number).id],
  ['a run that is none', () => 1],
  [
    'a run of a commit that is no head',
    ({ shop, number }) => {
      const run = shop.workflows.run(number, { artifacts: { [artifactName]: strToU8('x') } });
      shop.pushToPull(number, { 'b.py': '' });
      return run.id;
    },
  ],
])('%s is told, and nothing is posted', async (_, runOf) => {
  const on = stage();
  expect(await on.report(runOf(on))).toBeNull();
  expect(on.checks()).toEqual([]);
  expect(on.said.join('\n')).toContain('left nothing to report');
});
