import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Made, makeReport } from './generated.ts';

interface Reading {
  readonly lines: number;
  /** The most bytes that were resident. */
  readonly rss: number;
  readonly seconds: number;
}

/** Reads a report of so many lines in a process of its own, so that nothing else counts. */
export async function readInOwnProcess(folder: string, format: Made, lines: number): Promise<Reading> {
  const report = join(folder, `report.${format}`);
  writeFileSync(report, makeReport(format, lines));
  const here = fileURLToPath(import.meta.url);
  const script = fileURLToPath(new URL(`reader${extname(here)}`, import.meta.url));
  const child = fork(script, [report], { stdio: ['ignore', 2, 2, 'ipc'], execArgv: [] });
  const gone = once(child, 'exit').then(() => {
    throw new Error('the reader of the bench ended without a result');
  });
  const [result] = (await Promise.race([once(child, 'message'), gone])) as [Reading];
  child.disconnect();
  rmSync(report);
  if (result.lines !== lines) throw new Error(`${result.lines} of ${lines} lines were read`);
  return result;
}
