import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReportReader } from '../../core/reports/coverage/read.ts';
import { type Made, makeReport } from './actions-coverage/generated.ts';
import { comparePatches } from './actions-coverage/patch.ts';
import { readInOwnProcess } from './actions-coverage/own-process.ts';
import { loadPeers } from './actions-coverage/peers.ts';

interface Figure {
  readonly name: string;
  /** Null where the peer could not be had, which the unit then says. */
  readonly value: number | null;
  readonly unit: string;
}

const lines = 500_000;
const rounds = 5;
const formats: readonly Made[] = ['lcov', 'cobertura', 'jacoco', 'clover', 'istanbul', 'coverage-py', 'go'];
/** As the action reads files. */
const piece = 256 * 1024;
const million = 1_000_000;

/** Reads a report as the action does: from bytes, in pieces, format by content. */
function readReport(bytes: Uint8Array): number {
  const reader = createReportReader();
  for (let at = 0; at < bytes.length; at += piece) reader.write(bytes.subarray(at, at + piece));
  return reader.end().files.reduce((sum, file) => sum + file.lines.size, 0);
}

async function seconds(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** The fastest of several turns: what else the machine does only ever makes a turn slower. */
const best = (values: readonly number[]) => Math.min(...values);
const round = (value: number) => Math.round(value * 100) / 100;

/** Both take turns, so that a noisy machine is noisy for both. Theirs gets a text, ours has to decode it. */
async function times(format: Made, theirs: (text: string) => unknown): Promise<number> {
  const text = makeReport(format, lines);
  const bytes = Buffer.from(text);
  const own: number[] = [];
  const other: number[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    own.push(await seconds(() => readReport(bytes)));
    other.push(await seconds(() => theirs(text)));
  }
  return round(best(other) / best(own));
}

async function* besidePeers(folder: string): AsyncGenerator<Figure> {
  const peers = loadPeers(folder);
  const absent = (name: string): Figure => ({ name, value: null, unit: 'the peer could not be installed' });
  if (peers === null) {
    yield absent('actions.parse.lcov.times_peer');
    yield absent('actions.parse.cobertura.times_peer');
  } else {
    const lcov = (text: string) =>
      new Promise<void>((resolve, reject) => {
        peers.lcovParse(text, (error) => (error === null || error === undefined ? resolve() : reject(error)));
      });
    yield { name: 'actions.parse.lcov.times_peer', value: await times('lcov', lcov), unit: '× lcov-parse' };
    const value = await times('cobertura', peers.xmlParse);
    yield { name: 'actions.parse.cobertura.times_peer', value, unit: '× fast-xml-parser' };
  }
  const compared = comparePatches(folder);
  if (compared === null) {
    yield absent('actions.patch_coverage.lines_differing');
    yield absent('actions.patch_coverage.times_faster');
    return;
  }
  const differing = compared.reduce((sum, one) => sum + one.differing, 0);
  yield { name: 'actions.patch_coverage.lines_differing', value: differing, unit: 'lines, of all inputs' };
  for (const { name, about, timesFaster } of compared)
    yield { name, value: round(timesFaster), unit: `× diff-cover; ${about}` };
}

/** A report of a million lines of code in each format. */
async function* largeReports(folder: string): AsyncGenerator<Figure> {
  for (const format of formats) {
    const { rss, seconds: taken } = await readInOwnProcess(folder, format, million);
    const name = `actions.parse.${format.replace('-', '_')}`;
    yield { name: `${name}.million_lines_s`, value: round(taken), unit: 's' };
    yield { name: `${name}.million_lines_rss_mb`, value: round(rss / 1e6), unit: 'MB resident at most' };
  }
}

/** How fast coverage reports are read, and whether patch coverage says what diff-cover says. */
export async function* bench(): AsyncGenerator<Figure> {
  for (const format of formats) {
    const bytes = Buffer.from(makeReport(format, lines));
    const taken: number[] = [];
    for (let turn = 0; turn < rounds; turn += 1) taken.push(await seconds(() => readReport(bytes)));
    yield {
      name: `actions.parse.${format.replace('-', '_')}.mb_per_s`,
      value: round(bytes.length / 1e6 / best(taken)),
      unit: 'MB/s',
    };
  }
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-bench-'));
  try {
    yield* largeReports(folder);
    yield* besidePeers(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
