import { configFile, orgConfigFile, type Origin, type Problem } from '../../core/config/index.ts';
import { timeOf } from '../../core/policy/index.ts';
import { cut, escapeMarkdown } from '../../core/reporting/text.ts';
import { limits } from '../../core/reporting/check-limits.ts';

/** Where the rules come from, and how they are in force. Times are milliseconds since the epoch. */
export interface RulesShown {
  readonly defaultBranch: string;
  /** The layer of every value. */
  readonly origins?: Readonly<Record<string, Pick<Origin, 'layer'>>>;
  /** Of the file on the default branch. */
  readonly problems?: readonly Problem[];
  /** Set where that file is broken and an older one is in force. */
  readonly brokenSince?: number | null;
  readonly organisationBrokenSince?: number | null;
  /** Why GitHub enforces nothing here: the configuration says so, or the plan of a private repository. */
  readonly advisory?: 'configured' | 'plan' | null;
  /** The App merges the pull request once everything is met. */
  readonly managed?: boolean;
}

const advice = {
  configured: 'as the configuration says (`enforcement: advisory`)',
  plan: 'since its plan has no rulesets for private repositories',
} as const;

/** What a reviewer should know of the rules themselves, each a paragraph of Markdown. */
export function notesOf(shown: RulesShown): readonly string[] {
  const branch = `\`${shown.defaultBranch.replaceAll('`', '')}\``;
  return [
    shown.managed === true
      ? 'The App merges this pull request once every rule and required check is met.'
      : null,
    advisoryNote(shown.advisory ?? null),
    brokenNote(shown, branch),
    organisationNote(shown.organisationBrokenSince ?? null),
    sourcesNote(shown.origins ?? {}, branch),
  ].filter((note) => note !== null);
}

function advisoryNote(reason: keyof typeof advice | null): string | null {
  if (reason === null) return null;
  return `ℹ️ GitHub enforces nothing on this repository, ${advice[reason]}: the same rules, in advisory mode. Nothing but this check keeps anybody from merging.`;
}

/** A file with an error that leaves it usable loses only the keys in question: a layer above it sets them. */
function brokenNote({ problems = [], brokenSince = null }: RulesShown, branch: string): string | null {
  const errors = problems.filter(({ level }) => level === 'error');
  const first = errors[0];
  if (first === undefined) {
    return brokenSince === null
      ? null
      : `⚠️ \`${configFile}\` on ${branch} is broken since ${timeOf(brokenSince)}: ${older}.`;
  }
  const { line, column } = first.place;
  const what = `line ${line}, column ${column}: ${escapeMarkdown(cut(first.sentence, limits.cell))}`;
  const more = errors.length === 1 ? '' : `, and ${errors.length - 1} more`;
  if (brokenSince === null) {
    return `⚠️ Not all of \`${configFile}\` on ${branch} is in force (${what}${more}): the layers above it stand.`;
  }
  return `⚠️ \`${configFile}\` on ${branch} is broken since ${timeOf(brokenSince)} (${what}${more}): ${older}.`;
}

const older = 'the last valid one stays in force until it is put right';

function organisationNote(since: number | null): string | null {
  if (since === null) return null;
  return `⚠️ The organisation's \`${orgConfigFile}\` is broken since ${timeOf(since)}: ${older}.`;
}

/** Layers, the lowest first. */
function sourcesNote(origins: NonNullable<RulesShown['origins']>, branch: string): string {
  const layers = new Set(Object.values(origins).map(({ layer }) => layer));
  const groups = [...layers].filter((layer) => layer.startsWith('group '));
  const file = `\`${configFile}\` on ${branch}`;
  const above = [
    layers.has('organisation') ? `the organisation's \`${orgConfigFile}\`` : null,
    ...groups.map((group) => `its ${escapeMarkdown(cut(group, 100))}`),
  ].filter((source) => source !== null);
  if (above.length === 0) {
    return layers.size > 0 && !layers.has('repository')
      ? `The rules are the strategy's defaults; ${file} would change them.`
      : `The rules are those of ${file}, and the strategy's defaults.`;
  }
  const own = layers.has('repository') ? `, and ${file}, which may only tighten them` : '';
  return `The rules are the strategy's defaults, then ${above.join(', ')}${own}.`;
}
