import type { Problem } from '../config/index.ts';
import { configFile } from '../config/index.ts';
import { FinalError } from '../errors/fairlead-error.ts';
import { rulesOf, type Rules } from '../in-force/index.ts';
import type { RepositoryOverview } from '../ports/github-settings.ts';
import type { ReadAbove } from './above.ts';
import type { Standalone } from './world.ts';

/** The rules of a repository without a store: nobody remembers a last good file. */
export interface StandaloneRules extends Rules {
  readonly organisation: ReadAbove;
  /** What is different from the App's rules, and why. Plain sentences. */
  readonly notes: readonly string[];
}

/**
 * The rules in force of a repository that was read: the file on its default branch below the organisation's. Where the
 * file is broken the layers above it are in force, and `broken` says so.
 * @param needed whether teams must be known; see `Above`
 */
export async function readRules(
  { repository, configText: text, defaultBranch }: RepositoryOverview,
  { above }: Standalone,
  needed: boolean,
): Promise<StandaloneRules> {
  const organisation = await above.of({ repository, text, defaultBranch }, needed);
  const rules = rulesOf(repository, { text, defaultBranch, lastGood: null }, organisation);
  const first = rules.problems.find(({ level }) => level === 'error');
  return {
    ...rules,
    organisation,
    notes: [
      ...(above.skipped ? ["The organisation is skipped: only the repository's own file is asked."] : []),
      ...(organisation.teamsUnread
        ? ['The rules name teams that this token may not see: nobody counts as one of them.']
        : []),
      ...(first === undefined ? [] : [problemSentence(first, defaultBranch, rules.broken)]),
    ],
  };
}

function problemSentence(first: Problem, branch: string, broken: boolean): string {
  const { line, column } = first.place;
  const where = `${configFile} on ${branch}, line ${line}, column ${column}`;
  const until = broken ? ' Until then it is as if there were no file.' : '';
  return `${where}: ${first.sentence}. ${first.remedy}${until}`;
}

/** @throws FinalError FL_CONFIG_INVALID where the file is broken: settings are never made of the defaults in its stead. */
export function mustBeWhole(rules: StandaloneRules): void {
  if (!rules.broken) return;
  const first = rules.problems.find(({ level }) => level === 'error');
  const detail =
    first === undefined
      ? configFile
      : `${configFile}, line ${first.place.line}, column ${first.place.column}: ${first.sentence}. ${first.remedy}`;
  throw new FinalError(
    'FL_CONFIG_INVALID',
    detail.replace(/\.$/, ''),
    first === undefined ? {} : { place: first.place },
  );
}
