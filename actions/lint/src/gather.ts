import { FairleadError, FinalError } from '../../../core/errors/fairlead-error.ts';
import type { LintFinding } from '../../../core/reports/lint/finding.ts';
import type { LintReader } from '../../../core/reports/lint/read.ts';
import type { LintDeps } from './deps.ts';

/** What the reports say, before it is known where in the repository it stands. */
export interface Gathered {
  /** Findings report by report, since paths are resolved so. */
  readonly reports: readonly (readonly LintFinding[])[];
  /** Reports that could not be read, linters that could not run: each as sentences. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  /** Names of the linters. */
  readonly tools: readonly string[];
}

export const nothingGathered: Gathered = { reports: [], problems: [], notes: [], tools: [] };

/** What most linters write where they find nothing: it is read without loading a single format. */
const emptyList = /^\s*\[\s*\]\s*$/;
const longestEmptyList = 64;

async function readAll(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sink: (finding: LintFinding) => void,
): Promise<void> {
  let held = Buffer.alloc(0);
  let reader: LintReader | null = null;
  const begin = async () => {
    const { createLintReader } = await import('../../../core/reports/lint/read.ts');
    const begun = createLintReader(sink);
    begun.write(held);
    return begun;
  };
  for await (const piece of pieces) {
    if (reader === null && held.length + piece.length <= longestEmptyList) {
      held = Buffer.concat([held, piece]);
      continue;
    }
    reader ??= await begin();
    reader.write(piece);
  }
  if (reader === null && emptyList.test(new TextDecoder().decode(held))) return;
  reader ??= await begin();
  reader.end();
}

/** Reads one report to its end or to its first error; what came before the error is kept. */
export async function readPieces(
  name: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Gathered> {
  const findings: LintFinding[] = [];
  try {
    await readAll(pieces, (finding) => findings.push(finding));
  } catch (error) {
    const known = error instanceof FairleadError ? error : unreadable(error);
    return { reports: [findings], problems: [`${name}: ${known.toText()}`], notes: [], tools: [] };
  }
  return { reports: [findings], problems: [], notes: [], tools: [] };
}

function unreadable(error: unknown): FinalError {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  if (missing) return new FinalError('FL_REPORT_INVALID', 'there is no such file', { cause: error });
  throw error;
}

/** Findings of a format that does not name its tool, with the tool's name. */
export function withTool(findings: readonly LintFinding[], tool: string): LintFinding[] {
  return findings.map((finding) => ({ ...finding, tool }));
}

/** Reads the reports that exist already, by path or glob. One that is not there is a problem. */
export async function readReports({ inputs, workspace }: LintDeps): Promise<Gathered> {
  const all: Gathered[] = [];
  for (const pattern of inputs.reports) {
    const found = /[*?[{]/.test(pattern) ? await workspace.find([pattern]) : [pattern];
    if (found.length === 0) {
      const missing = new FinalError('FL_REPORT_INVALID', 'no file matches');
      all.push({ ...nothingGathered, problems: [`${pattern}: ${missing.toText()}`] });
    }
    for (const path of found) all.push(await readPieces(path, workspace.stream(path)));
  }
  const reports = all.flatMap(({ reports: read }) => read);
  const tools = new Set(reports.flatMap((findings) => findings.map(({ tool }) => tool)));
  return {
    reports,
    problems: all.flatMap(({ problems }) => problems),
    notes: [],
    tools: [...tools].filter((tool) => tool !== '').sort(),
  };
}
