import { FairleadError, FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Workspace } from '../../../core/ports/job.ts';
import type { NamedReport } from '../../../core/reports/coverage/merge.ts';
import { createReportReader } from '../../../core/reports/coverage/read.ts';
import { readTestReport } from '../../../core/reports/tests/read.ts';
import type { TestCase } from '../../../core/reports/tests/types.ts';

/** What could be read, and what could not: a broken report stops no other. */
export interface Read<Entry> {
  readonly files: number;
  readonly entries: readonly Entry[];
  readonly problems: readonly string[];
}

/** `Workspace.find` gives no more. */
const maxFiles = 1000;

/** What can go wrong with a report by itself, as a known error. */
function known(error: unknown): FairleadError {
  if (error instanceof FairleadError) return error;
  if (error instanceof Error && 'code' in error && error.code === 'EISDIR')
    return new FinalError('FL_INPUT_INVALID', 'it is a folder; name the reports in it');
  throw error;
}

async function readEach<Entry>(
  names: readonly string[],
  read: (name: string) => Promise<readonly Entry[]>,
): Promise<Read<Entry>> {
  const entries: Entry[] = [];
  const problems: string[] = [];
  if (names.length >= maxFiles)
    problems.push(`${maxFiles} reports or more match, and only so many are read: join them before.`);
  for (const name of names) {
    try {
      for (const entry of await read(name)) entries.push(entry);
    } catch (error) {
      problems.push(`${name}: ${known(error).toText()}`);
    }
  }
  return { files: names.length, entries, problems };
}

/** Reads coverage reports piece by piece; see `core/reports/coverage/read.ts` for what is refused. */
export function readCoverage(
  workspace: Pick<Workspace, 'stream'>,
  names: readonly string[],
): Promise<Read<NamedReport>> {
  return readEach(names, async (name) => {
    const reader = createReportReader();
    for await (const bytes of workspace.stream(name)) reader.write(bytes);
    return [{ name, ...reader.end() }];
  });
}

/** Reads test reports piece by piece; see `core/reports/tests/read.ts` for what is refused. */
export function readTests(
  workspace: Pick<Workspace, 'stream'>,
  names: readonly string[],
): Promise<Read<TestCase>> {
  return readEach(names, (name) => readTestReport(workspace.stream(name)));
}
