import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeReport, makeSource } from './generated.ts';
import { installDiffCover } from './peers.ts';

const linesPerFile = 200;
const rounds = 3;

interface Input {
  readonly name: string;
  readonly about: string;
  /** Of the repository, all of them in the report. */
  readonly files: number;
  /** Every so manieth file is changed. */
  readonly every: number;
}

const inputs: readonly Input[] = [
  {
    name: 'actions.patch_coverage.times_faster',
    about: 'all of 500 files changed, 100,000 lines in the report',
    files: 500,
    every: 1,
  },
  {
    name: 'actions.patch_coverage.times_faster.pull_request',
    about: '50 of 2,500 files changed, 500,000 lines in the report',
    files: 2500,
    every: 50,
  },
  {
    name: 'actions.patch_coverage.times_faster.large_change',
    about: 'all of 2,500 files changed, 500,000 lines in the report',
    files: 2500,
    every: 1,
  },
];

interface DiffCoverReport {
  readonly total_num_lines: number;
  readonly src_stats: Readonly<Record<string, { readonly violation_lines: readonly number[] }>>;
}

/** What patch coverage says, ours and diff-cover's, on the same repository, report and diff. */
export interface PatchFigures extends Pick<Input, 'name' | 'about'> {
  /** Lines that one of them counts as uncovered and the other does not, and the difference in coverable lines. */
  readonly differing: number;
  readonly timesFaster: number;
}

function makeRepository(root: string, { files, every }: Input): string {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      encoding: 'utf8',
    }).trim();
  const sources = Array.from({ length: files }, (_, file) => ({
    ...makeSource(file),
    changes: file % every === 0,
  }));
  const commit = (side: 'before' | 'after') => {
    for (const source of sources) {
      const text = source.changes ? source[side] : source.after;
      if (text === '') continue;
      mkdirSync(dirname(join(root, source.path)), { recursive: true });
      writeFileSync(join(root, source.path), text);
    }
    git('add', '--all');
    git('commit', '--quiet', '--message', side);
    return git('rev-parse', 'HEAD');
  };
  mkdirSync(root);
  git('init', '--quiet', '--initial-branch=main');
  const base = commit('before');
  commit('after');
  return base;
}

function timed<Result>(work: () => Result): { readonly result: Result; readonly ms: number } {
  const started = performance.now();
  const result = work();
  return { result, ms: performance.now() - started };
}

/** Both run as processes of their own and take turns. */
function compareOn(input: Input, diffCover: string, folder: string): PatchFigures {
  const root = join(folder, 'repository');
  const base = makeRepository(root, input);
  const report = join(folder, 'coverage.xml');
  writeFileSync(report, makeReport('cobertura', input.files * linesPerFile));
  const here = fileURLToPath(import.meta.url);
  const script = join(dirname(here), `patch-process${extname(here)}`);
  const json = join(folder, 'diff-cover.json');
  const ours: number[] = [];
  const theirs: number[] = [];
  let differing = 0;
  for (let round = 0; round < rounds; round += 1) {
    const own = timed(() =>
      execFileSync(process.execPath, [script, root, report, base], {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      }),
    );
    const other = timed(() =>
      spawnSync(diffCover, [report, `--compare-branch=${base}`, '--format', `json:${json}`, '--quiet'], {
        cwd: root,
        stdio: ['ignore', 'ignore', 2],
      }),
    );
    ours.push(own.ms);
    theirs.push(other.ms);
    differing = Math.max(differing, compare(own.result, readFileSync(json, 'utf8')));
  }
  rmSync(root, { recursive: true });
  rmSync(json);
  const { name, about } = input;
  return { name, about, differing, timesFaster: Math.min(...theirs) / Math.min(...ours) };
}

/** Null where diff-cover cannot be had. */
export function comparePatches(folder: string): readonly PatchFigures[] | null {
  const diffCover = installDiffCover(folder);
  return diffCover === null ? null : inputs.map((input) => compareOn(input, diffCover, folder));
}

function compare(ours: string, theirs: string): number {
  const own = JSON.parse(ours) as { coverable: number; uncovered: string[] };
  const other = JSON.parse(theirs) as DiffCoverReport;
  const wanted = new Set(
    Object.entries(other.src_stats).flatMap(([path, { violation_lines: lines }]) =>
      lines.map((line) => `${path}:${line}`),
    ),
  );
  const found = new Set(own.uncovered);
  if (found.size === 0) throw new Error('The change has no uncovered line: nothing is compared');
  const missing = [...wanted].filter((place) => !found.has(place)).length;
  const extra = [...found].filter((place) => !wanted.has(place)).length;
  return missing + extra + Math.abs(own.coverable - other.total_num_lines);
}
