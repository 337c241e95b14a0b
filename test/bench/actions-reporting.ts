import type { LintFinding } from '../../core/reports/lint/finding.ts';
import { locateFile, type Located } from '../../core/reports/lint/located.ts';
import { lintReport } from '../../core/reports/lint/report.ts';
import { fingerprintName, sarifOf } from '../../core/reports/lint/sarif-out.ts';
import { createSource } from '../../core/reports/lint/source.ts';
import { createPathFinder } from '../../core/reports/paths.ts';
import { openReportStage, type ReportStage } from '../fakes/report-stage.ts';
import type { Figure } from './policy/figure.ts';
import { seeded } from '../../tools/bench/shared/random.ts';

const findingsWanted = 20_000;
const interrupted = 40;

/**
 * From the findings of a linter to the check run on the emulated GitHub: the report of the action, the App's API, its
 * store and its reconciler. What of very many findings arrives, with how many requests, and whether any comes twice.
 */
export async function* bench(): AsyncGenerator<Figure> {
  yield { name: 'actions.findings.requests_per_1000', value: await requestsPerThousand(), unit: 'requests' };
  const { delivered, unaccounted } = await deliveredOf(findingsWanted);
  yield { name: 'actions.findings.delivered_percent', value: delivered, unit: '%' };
  yield { name: 'actions.findings.unaccounted', value: unaccounted, unit: 'findings' };
  yield { name: 'actions.findings.wrong_after_faults', value: await wrongAfterFaults(), unit: 'reports' };
}

/** Findings in one file, as they stand in it. */
function findingsIn(many: number): Located[] {
  const text = Array.from({ length: 5_000 }, (_, line) => `const value${line} = ${line % 50};\n`).join('');
  const findings = Array.from({ length: many }, (_, index): LintFinding => {
    const line = 1 + (index % 5_000);
    const severity = index % 2 === 0 ? 'failure' : 'warning';
    const rest = { help: null, fixes: [], suppressed: index % 11 === 0, message: `finding ${index}` };
    const range = { line, endLine: line, column: 7, endColumn: 9, whole: false, unit: 'utf16' as const };
    return { tool: 'bench', path: 'a.ts', rule: `R${index % 30}`, severity, ...range, ...rest };
  });
  const diff = new Map([['a.ts', { path: 'a.ts', oldPath: null, added: new Set([1, 2, 3, 400]) }]]);
  const chosen = { diff, show: 'all' as const, context: 0, baseline: new Set<string>() };
  return locateFile('a.ts', findings, createSource(text), chosen);
}

function reportOf(all: readonly Located[]) {
  const report = lintReport({
    tools: ['bench'],
    all,
    repeated: 0,
    compared: true,
    show: 'all',
    failOn: 'failure',
    maxAnnotations: 1_000,
    problems: [],
    notes: [],
    patch: { applied: 0, conflicting: 0 },
    finder: createPathFinder('/w', ['a.ts']),
  });
  return { ...report, file: 'lint.sarif' };
}

async function withStage<T>(work: (stage: ReportStage) => Promise<T>): Promise<T> {
  const opened = await openReportStage();
  try {
    return await work(opened);
  } finally {
    await opened.stage.close();
  }
}

/** Every request that the App makes of GitHub for a report of 1,000 annotations, but for tokens. */
function requestsPerThousand(): Promise<number> {
  return withStage(async ({ stage, report, runs }) => {
    // One more than every eleventh is suppressed.
    await report(reportOf(findingsIn(1_100)));
    stage.organisation.resetCounters();
    while ((await stage.step())?.startsWith('findings:') === false);
    const { requests, tokens } = stage.organisation.counters;
    const annotated = runs('lint').flatMap(({ output }) => output.annotations).length;
    if (annotated !== 1_000) throw new Error(`${annotated} of 1,000 annotations arrived`);
    return requests - tokens;
  });
}

/**
 * Percent of the findings that are annotated on GitHub or stand in the SARIF file, by fingerprint; and how many the
 * check run neither annotates nor counts, nor the report says why not.
 */
function deliveredOf(many: number): Promise<{ delivered: number; unaccounted: number }> {
  return withStage(async ({ stage, report, runs }) => {
    const all = findingsIn(many);
    const wanted = new Set(all.map(({ fingerprint }) => fingerprint));
    if (wanted.size !== many) throw new Error(`${wanted.size} fingerprints for ${many} findings`);
    await report(reportOf(all));
    await stage.settle();
    if (stage.errors.length > 0) throw new Error(stage.errors.join('\n'));
    const [run] = runs('lint');
    const annotations = run?.output.annotations ?? [];
    if (annotations.length === 0) throw new Error('no annotation arrived');
    const messages = new Set(annotations.map((annotation) => annotation['message']));
    const arrived = new Set<string>();
    for (const { finding, fingerprint } of all) if (messages.has(finding.message)) arrived.add(fingerprint);
    if (arrived.size !== annotations.length) throw new Error('an annotation is none of the findings');
    const log = JSON.parse([...sarifOf(all)].join('')) as {
      runs: { results: { partialFingerprints: Record<string, string> }[] }[];
    };
    for (const { partialFingerprints } of log.runs.flatMap(({ results }) => results)) {
      arrived.add(partialFingerprints[fingerprintName] ?? '');
    }
    const found = [...wanted].filter((fingerprint) => arrived.has(fingerprint)).length;
    const summary = run?.output.summary ?? '';
    const number = (pattern: RegExp) => Number(pattern.exec(summary)?.[1] ?? 0);
    const rows = [...summary.matchAll(/^\| \S+ \| (\d+) \| \d+ \|$/gm)].map((row) => Number(row[1]));
    const counted = rows.reduce((sum, value) => sum + value, 0);
    const told = annotations.length + counted + number(/(\d+) findings suppressed/);
    if (counted !== number(/(\d+) more findings without/)) throw new Error('the rules do not add up');
    return { delivered: (100 * found) / many, unaccounted: Math.abs(many - told) };
  });
}

/** Reports that end as more than one check run, or with an annotation twice or missing, where requests fail at random. */
function wrongAfterFaults(): Promise<number> {
  return withStage(async ({ stage, report, runs }) => {
    const random = seeded(20_261_125);
    stage.hurry(true);
    let wrong = 0;
    let failed = 0;
    stage.organisation.faults.hook(({ route }) => {
      if (route?.includes('check-runs') !== true || random() > 0.15) return null;
      failed += 1;
      return { drop: true, afterwards: random() < 0.5 };
    });
    for (let turn = 1; turn <= interrupted; turn += 1) {
      // Two more each time: one of them at least is shown.
      const all = findingsIn(400 + 2 * turn);
      const wanted = all.filter(({ state }) => state === 'shown').length;
      const before = runs('lint').length;
      await report(reportOf(all), turn);
      await stage.settle();
      await stage.pass(3_600_000);
      const run = runs('lint').at(-1);
      const messages = (run?.output.annotations ?? []).map((annotation) => annotation['message']);
      const whole = messages.length === wanted && new Set(messages).size === wanted;
      const one = runs('lint').length === before + 1;
      if (!whole || !one || run?.status !== 'completed') wrong += 1;
    }
    if (failed < interrupted) throw new Error(`only ${failed} requests failed`);
    return wrong;
  });
}
