import { mkdirSync, rmSync } from 'node:fs';
import { FairleadError, FinalError } from '../core/errors/fairlead-error.ts';
import type { Chapter, Memory } from './day/chapter.ts';
import { layout, type Layout } from './day/layout.ts';
import { takeLock } from './day/lock.ts';
import { parseOptions, usage, type DayOptions } from './day/options.ts';
import { requireGit } from './day/preflight.ts';
import { Reporter } from './day/reporter.ts';
import { hasSnapshot, readMemory, snapshotFolder, takeSnapshot } from './day/snapshot.ts';
import { closeStage, openStage, type Stage } from './day/stage.ts';
import { unlessInterrupted } from './day/interrupt.ts';
import { sabotages } from './sabotage/names.ts';
import { badPr } from './steps/bad-pr.ts';
import { canary } from './steps/canary.ts';
import { goodPr } from './steps/good-pr.ts';
import { mainAlpha } from './steps/main-alpha.ts';
import { nextVersion } from './steps/next-version.ts';
import { rollback } from './steps/rollback.ts';
import { seed } from './steps/seed.ts';
import { summary } from './steps/summary.ts';
import { tokenRefused } from './steps/token-refused.ts';

const chapters: readonly Chapter[] = [
  seed,
  badPr,
  goodPr,
  mainAlpha,
  tokenRefused,
  canary,
  nextVersion,
  rollback,
  summary,
];

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  await requireGit();
  const folders = layout();
  mkdirSync(folders.root, { recursive: true });
  const unlock = takeLock(folders.root);
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interrupted.abort(signal));
  }
  // Nobody reads the progress any more, as after `npm start | head`: the same as Ctrl-C.
  process.stdout.on('error', () => interrupted.abort('EPIPE'));
  try {
    return await play(options, folders, interrupted.signal);
  } catch (error) {
    if (interrupted.signal.aborted) return 130;
    throw error;
  } finally {
    unlock();
  }
}

interface Start {
  /** The chapter to begin at; null: the first. */
  readonly chapter: string | null;
  /** The snapshot to begin from; null: an empty stage. */
  readonly snapshot: string | null;
  /** A chapter before which no snapshot was taken yet: the day is played up to it first, without the sabotage. */
  readonly playUntil: string | null;
}

function findStart(options: DayOptions, folders: Layout): Start {
  requireChapter(options, folders);
  const sabotaged = options.sabotage === null ? null : sabotages[options.sabotage].chapter;
  const chapter = sabotaged ?? options.from;
  const known = chapter !== null && hasSnapshot(folders, chapter);
  return {
    chapter,
    snapshot: known ? snapshotFolder(folders, chapter) : null,
    playUntil: known ? null : sabotaged,
  };
}

async function play(options: DayOptions, folders: Layout, signal: AbortSignal): Promise<number> {
  const start = findStart(options, folders);
  rmSync(folders.record, { force: true });
  const reporter = new Reporter(folders.record, (text) => process.stdout.write(text));
  const memory: Memory = start.snapshot === null ? {} : readMemory(start.snapshot);
  if (options.sabotage !== null) reporter.note(`sabotage: ${options.sabotage}`);
  const stage = await openStage(folders, {
    port: options.port,
    snapshot: start.snapshot,
    sabotage: start.playUntil === null ? options.sabotage : null,
    signal,
    note: (text) => reporter.note(text),
  });
  reporter.note(`dashboard: ${stage.app.origin}/`);
  try {
    if (start.playUntil !== null) await playUntil(start.playUntil, stage, reporter, memory, signal);
    else {
      const only = options.sabotage === null ? null : start.chapter;
      await playDay(stage, reporter, memory, signal, { first: start.chapter ?? seed.name, only });
    }
    if (signal.aborted) return 130;
    if (!options.once && options.sabotage === null) await stayUp(stage, reporter, signal);
  } finally {
    await closeStage(stage);
  }
  if (!reporter.ok) return 1;
  return start.playUntil === null ? 0 : play(options, folders, signal);
}

/** The whole day, or the one chapter that a sabotage is about. Ends at the first chapter that went wrong. */
async function playDay(
  stage: Stage,
  reporter: Reporter,
  memory: Memory,
  signal: AbortSignal,
  { first, only }: { readonly first: string; readonly only: string | null },
): Promise<void> {
  const begin = chapters.findIndex((chapter) => chapter.name === first);
  for (const chapter of chapters.slice(begin)) {
    if (signal.aborted || !reporter.ok) return;
    if (only !== null && chapter.name !== only) continue;
    if (chapter.name !== first) {
      await unlessInterrupted(signal, takeSnapshot(stage, memory, chapter.name));
    }
    await playChapter(chapter, stage, reporter, memory, signal);
  }
}

async function playUntil(
  name: string,
  stage: Stage,
  reporter: Reporter,
  memory: Memory,
  signal: AbortSignal,
): Promise<void> {
  for (const chapter of chapters) {
    if (signal.aborted || !reporter.ok) return;
    if (chapter !== seed) await unlessInterrupted(signal, takeSnapshot(stage, memory, chapter.name));
    if (chapter.name === name) return;
    await playChapter(chapter, stage, reporter, memory, signal);
  }
}

async function playChapter(
  chapter: Chapter,
  stage: Stage,
  reporter: Reporter,
  memory: Memory,
  signal: AbortSignal,
): Promise<void> {
  reporter.chapter(chapter.title);
  try {
    await unlessInterrupted(signal, chapter.run({ stage, reporter, memory, signal }));
  } catch (error) {
    if (signal.aborted) return;
    const text =
      error instanceof FairleadError ? error.toText() : String(error instanceof Error ? error.stack : error);
    reporter.step(chapter.name, false, 'the chapter is played to its end', text);
  }
}

function requireChapter({ from }: DayOptions, folders: Layout): void {
  if (from === null) return;
  const known = chapters.map((chapter) => chapter.name);
  if (!known.includes(from)) {
    throw new FinalError('FL_OPTION_INVALID', `--from ${from}: choose one of ${known.join(', ')}`);
  }
  if (from !== seed.name && !hasSnapshot(folders, from)) {
    throw new FinalError('FL_OPTION_INVALID', `--from ${from}: no day in this folder has come that far yet`);
  }
}

async function stayUp(stage: Stage, reporter: Reporter, signal: AbortSignal): Promise<void> {
  reporter.note(`\nThe day is over; everything stays up. Dashboard: ${stage.app.origin}/  Ctrl-C ends it.`);
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const text =
      error instanceof FairleadError ? error.toText() : String(error instanceof Error ? error.stack : error);
    process.stderr.write(`fairlead: ${text}\n`);
    process.exit(2);
  },
);
