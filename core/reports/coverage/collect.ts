import { FinalError } from '../../errors/fairlead-error.ts';
import { type AddToArms, createArmSets } from './arms.ts';
import { Lines } from './lines.ts';
import { ownText } from './own-text.ts';
import type { Branches, FileCoverage } from './types.ts';

/** No source file is that long: a report that says so is refused before it fills the memory. */
const maxLine = 10_000_000;

export function refuse(detail: string, cause?: unknown): never {
  throw new FinalError('FL_REPORT_INVALID', detail, { cause });
}

/** For a report that ends before it is complete. */
export function truncated(detail: string): never {
  throw new FinalError('FL_REPORT_TRUNCATED', detail);
}

/**
 * A line number, or a refusal. 0, which some tools write for code that stands on no line, gives null.
 *
 * @param where in the report: the number of its line, or a name
 */
export function lineNumber(value: number, where: string | number): number | null {
  if (value === 0) return null;
  if (Number.isInteger(value) && value > 0 && value <= maxLine) return value;
  const place = typeof where === 'number' ? `line ${where}` : where;
  return refuse(`${place}: ${String(value)} is not a line number`);
}

const fewBranches = 16;
const shared = new Map<number, Branches>();

/** So many branches taken of so many. Small counts are one object each: reports have them on most lines. */
export function counted(taken: number, total: number): Branches {
  const made = (): Branches => ({ kind: 'counts', taken, total });
  if (total >= fewBranches || taken > total || !Number.isInteger(taken) || !Number.isInteger(total))
    return made();
  const key = total * fewBranches + taken;
  const known = shared.get(key) ?? made();
  shared.set(key, known);
  return known;
}

/** Both sets of branches as one: a branch is taken where either saw it taken. */
export function unite(a: Branches | undefined, b: Branches): Branches {
  if (a === undefined) return b;
  if (a.kind === 'arms' && b.kind === 'arms') {
    const arms = new Map(a.arms);
    for (const [arm, taken] of b.arms) arms.set(arm, taken || arms.get(arm) === true);
    return { kind: 'arms', arms };
  }
  const [first, second] = [branchCount(a), branchCount(b)];
  const total = Math.max(first.total, second.total);
  return counted(Math.max(first.taken, second.taken), total);
}

/** How many branches there are, and how many were taken. */
export function branchCount(branches: Branches): { readonly taken: number; readonly total: number } {
  if (branches.kind === 'counts') return branches;
  let taken = 0;
  for (const hit of branches.arms.values()) if (hit) taken += 1;
  return { taken, total: branches.arms.size };
}

/** One file while it is being read. */
export interface OpenFile {
  readonly path: string;
  readonly roots: readonly string[];
  readonly lines: Lines;
  readonly branches: Map<number, Branches>;
  /** Of the whole report. */
  readonly addToArms: AddToArms;
}

/** The files of one report, by path: a path that comes again adds to the same file. */
export interface Collector {
  open(path: string, roots?: readonly string[]): OpenFile;
  files(): FileCoverage[];
}

export function createCollector(): Collector {
  const files = new Map<string, OpenFile>();
  const addToArms = createArmSets();
  return {
    open(path, roots = []) {
      const known = files.get(path);
      if (known !== undefined) return known;
      const name = ownText(path);
      const file = { path: name, roots, lines: new Lines(), branches: new Map(), addToArms };
      files.set(name, file);
      return file;
    },
    files: () => [...files.values()],
  };
}

/** Keeps the larger number of hits. */
export function raise(lines: Lines, line: number, hits: number): void {
  const before = lines.get(line);
  if (before === undefined || before < hits) lines.set(line, hits);
}

/** Adds one branch by its name. */
export function addArm(file: OpenFile, line: number, arm: string, taken: boolean): void {
  const known = file.branches.get(line);
  const before = known?.kind === 'arms' ? known : undefined;
  const arms = file.addToArms(before, arm, taken);
  if (known === undefined) file.branches.set(line, arms);
  else if (known.kind === 'counts') file.branches.set(line, unite(known, arms));
  else if (arms !== known) file.branches.set(line, arms);
}
