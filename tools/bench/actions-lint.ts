import { fork } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LintFinding } from '../../core/reports/lint/finding.ts';
import { createLintReader } from '../../core/reports/lint/read.ts';
import { createPathFinder, createReportPaths } from '../../core/reports/paths.ts';
import { matchedCoverage, type Matched } from './actions-coverage/paths.ts';
import { pathReports } from './actions-lint/reports.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const results = 100_000;

/** Reads large reports and resolves the paths of real ones. `test/bench/actions-reporting.ts` follows the findings. */
export async function* bench(): AsyncGenerator<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-bench-'));
  try {
    const sarif = join(folder, 'large.sarif');
    await writeLarge(sarif, sarifParts(results));
    const { rss, seconds } = await inOwnProcess(sarif);
    yield { name: 'actions.parse.sarif_100k.rss_mb', value: round(rss / 1024 / 1024), unit: 'MB' };
    const megabytes = (await stat(sarif)).size / 1e6;
    yield { name: 'actions.parse.sarif.mb_per_s', value: round(megabytes / seconds), unit: 'MB/s' };
    const checkstyle = join(folder, 'large.xml');
    await writeLarge(checkstyle, checkstyleParts(results));
    const xml = await inOwnProcess(checkstyle);
    const xmlMegabytes = (await stat(checkstyle)).size / 1e6;
    yield {
      name: 'actions.parse.checkstyle.mb_per_s',
      value: round(xmlMegabytes / xml.seconds),
      unit: 'MB/s',
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  yield { name: 'actions.paths.matched_percent', value: await matchedPercent(), unit: '%' };
}

const round = (value: number) => Math.round(value * 10) / 10;

async function writeLarge(path: string, parts: Iterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const part of parts) await file.write(part);
  } finally {
    await file.close();
  }
}

/** A log as a large tool writes it: rules with long texts, results with regions, snippets, fixes and fingerprints. */
function* sarifParts(count: number): Generator<string> {
  const text = 'What the rule looks for, why it matters and what to write instead. '.repeat(8);
  const rules = Array.from({ length: 400 }, (_, index) => ({
    id: `RULE${index}`,
    fullDescription: { text },
    helpUri: `https://example.com/rules/${index}`,
  }));
  yield `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"large","rules":${JSON.stringify(rules)}}},"results":[`;
  for (let index = 0; index < count; index += 1) {
    const artifactLocation = { uri: `src/module${index % 997}/file${index % 89}.ts`, uriBaseId: '%SRCROOT%' };
    const region = { startLine: 1 + (index % 1500), startColumn: 3, endColumn: 20 };
    const replacement = { deletedRegion: region, insertedContent: { text: `value${index}` } };
    const result = {
      ruleId: `RULE${index % 400}`,
      ruleIndex: index % 400,
      level: index % 3 === 0 ? 'error' : 'warning',
      message: { text: `Variable value${index} is assigned and never read afterwards.` },
      locations: [
        {
          physicalLocation: {
            artifactLocation,
            region: { ...region, snippet: { text: `  const value${index} = compute(${index});` } },
            contextRegion: {
              startLine: 1,
              endLine: 5,
              snippet: { text: '  before\n  it\n  and\n  after\n'.repeat(4) },
            },
          },
        },
      ],
      partialFingerprints: { primaryLocationLineHash: index.toString(16).padStart(16, '0') },
      ...(index % 5 === 0
        ? { fixes: [{ artifactChanges: [{ artifactLocation, replacements: [replacement] }] }] }
        : {}),
    };
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(result, null, 1)}`;
  }
  yield ']}]}';
}

function* checkstyleParts(count: number): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="10.0">\n';
  for (let index = 0; index < count; index += 100) {
    const errors = Array.from(
      { length: 100 },
      (_, line) =>
        `<error line="${line + 1}" column="7" severity="warning" message="&apos;x${index + line}&apos; is never used." source="com.puppycrawl.tools.checkstyle.checks.coding.UnusedLocalVariableCheck"/>\n`,
    );
    yield `<file name="/build/src/module/File${index}.java">\n${errors.join('')}</file>\n`;
  }
  yield '</checkstyle>\n';
}

/** Reads a report in a process of its own, so that nothing else counts. */
async function inOwnProcess(report: string): Promise<{ readonly rss: number; readonly seconds: number }> {
  const here = fileURLToPath(import.meta.url);
  const script = fileURLToPath(new URL(`actions-lint/reader${extname(here)}`, import.meta.url));
  const child = fork(script, [report], { stdio: ['ignore', 2, 2, 'ipc'], execArgv: [] });
  const gone = once(child, 'exit').then(() => {
    throw new Error('the reader of the bench ended without a result');
  });
  const [result] = (await Promise.race([once(child, 'message'), gone])) as [
    { findings: number; rss: number; seconds: number },
  ];
  child.disconnect();
  if (result.findings !== results) throw new Error(`${result.findings} of ${results} findings were read`);
  return result;
}

/** Paths of real reports, of lint and of coverage, that are resolved to the right file, with no base path given. */
async function matchedPercent(): Promise<number> {
  const both = [await matchedLint(), await matchedCoverage()];
  const sum = (of: (matched: Matched) => number) => both.reduce((total, matched) => total + of(matched), 0);
  return round((100 * sum(({ right }) => right)) / sum(({ all }) => all));
}

/** Of ten ecosystems. */
async function matchedLint(): Promise<Matched> {
  const { tracked, reports } = await pathReports();
  let right = 0;
  let all = 0;
  for (const { file, wanted } of reports) {
    const findings: LintFinding[] = [];
    const reader = createLintReader((finding) => findings.push(finding));
    for await (const piece of createReadStream(file)) reader.write(piece as Uint8Array);
    reader.end();
    const raws = findings.map(({ path }) => path);
    const find = createReportPaths(createPathFinder('/github/workspace', tracked), new Set(tracked), raws);
    for (const raw of raws) {
      all += 1;
      if (find(raw).path === wanted(raw)) right += 1;
    }
  }
  return { right, all };
}
