import { FinalError } from '../../errors/fairlead-error.ts';
import { count } from '../../reporting/text.ts';
import { createReportPaths, type PathFinder } from '../paths.ts';
import { raise, unite } from './collect.ts';
import { Lines } from './lines.ts';
import { type GoModule, inModule } from './modules.ts';
import type { CoverageReport } from './read.ts';
import type { FileCoverage, FileLines } from './types.ts';

/** What is known of the checkout's files. */
export interface Places {
  readonly finder: PathFinder;
  readonly tracked: ReadonlySet<string>;
  readonly modules: readonly GoModule[];
}

export interface NamedReport extends CoverageReport {
  /** The report's own path, for messages. */
  readonly name: string;
}

/** All reports of a run as one. */
export interface Coverage {
  /** By path in the repository. */
  readonly files: ReadonlyMap<string, FileLines>;
  /** Files of reports that are not certainly files of the repository, by path, and what was tried. */
  readonly unmatched: readonly { readonly path: string; readonly tried: string }[];
  /** Reports of which no path was found: their coverage is not known, which is not the same as 0 %. */
  readonly problems: readonly string[];
  /** What else there is to say. */
  readonly notes: readonly string[];
}

type Found = Pick<ReturnType<PathFinder>, 'path' | 'tried'>;

const isAbsolute = (path: string) => /^(?:[/\\]|[A-Za-z]:|file:)/.test(path);

/** Where a file of a report is: by its Go module, below the report's own roots, or as it is written. */
function locate(file: FileCoverage, places: Places, finder: PathFinder): Found {
  const module = inModule(file.path, places.modules);
  if (module !== null && places.tracked.has(module)) return { path: module, tried: '' };
  const tried: string[] = [];
  const below = new Set<string>();
  for (const root of isAbsolute(file.path) ? [] : file.roots) {
    const found = places.finder(`${root}/${file.path}`);
    if (found.path === null) tried.push(`below ${root}: ${found.tried}`);
    else below.add(found.path);
  }
  const [first] = below;
  if (below.size === 1 && first !== undefined) return { path: first, tried: '' };
  if (below.size > 1)
    return { path: null, tried: `it is in more than one of the report’s folders: ${[...below].join(', ')}` };
  const found = finder(file.path);
  return found.path === null ? { path: null, tried: [found.tried, ...tried].join('; ') } : found;
}

function add(files: Map<string, FileLines>, path: string, file: FileLines): void {
  const known = files.get(path);
  if (known === undefined) {
    files.set(path, file);
    return;
  }
  const lines = new Lines();
  for (const [line, hits] of known.lines) lines.set(line, hits);
  for (const [line, hits] of file.lines) raise(lines, line, hits);
  const branches = new Map(known.branches);
  for (const [line, found] of file.branches) branches.set(line, unite(branches.get(line), found));
  files.set(path, { lines, branches });
}

/** Whether a path is one of files that the change deletes: they are asked about where a path is nowhere else. */
function createGone(gone: (() => Places) | null): (file: FileCoverage) => boolean {
  let places: Places | null = null;
  return (file) => {
    if (gone === null) return false;
    places ??= gone();
    return locate(file, places, places.finder).path !== null;
  };
}

/**
 * Several reports as one: a line has the most hits that any of them saw, a branch is taken where any saw it taken.
 * What cannot be matched to a file of the repository with certainty is named and not counted.
 * @param gone the files that the change deletes: a report that was made before may name them, and that is no mistake
 */
export function mergeCoverage(
  reports: readonly NamedReport[],
  places: Places,
  gone: (() => Places) | null = null,
): Coverage {
  const isGone = createGone(gone);
  const files = new Map<string, FileLines>();
  const unmatched = new Map<string, string>();
  const problems: string[] = [];
  const notes: string[] = [];
  for (const report of reports) {
    if (report.files.length === 0) notes.push(`${report.name} names no files.`);
    const finder = createReportPaths(
      places.finder,
      places.tracked,
      report.files.map((file) => file.path),
    );
    let found = 0;
    let deleted = 0;
    for (const file of report.files) {
      const { path, tried } = locate(file, places, finder);
      if (path !== null) {
        found += 1;
        add(files, path, file);
      } else if (isGone(file)) deleted += 1;
      else unmatched.set(file.path, tried);
    }
    if (deleted > 0)
      notes.push(`${report.name}: ${count(deleted, 'file')} that the change deletes, not counted.`);
    const first = report.files.find((file) => unmatched.has(file.path));
    if (found > 0 || first === undefined) continue;
    const detail = `${report.name}, ${report.files.length} of them, such as ${first.path} (${unmatched.get(first.path) ?? ''})`;
    problems.push(new FinalError('FL_REPORT_PATHS', detail).toText());
  }
  return {
    files,
    unmatched: [...unmatched]
      .map(([path, tried]) => ({ path, tried }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    problems,
    notes,
  };
}
