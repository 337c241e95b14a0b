import { parseDuration } from '../config/units.ts';
import { isRefName } from '../duties/repository.ts';
import { code } from '../duties/words.ts';
import { cut } from '../reporting/text.ts';
import type { CommandError, FreezeEnd, ParsedCommand } from './types.ts';

const sections = ['for', 'until', 'because', 'allow'] as const;
type Section = (typeof sections)[number];

/** A freeze is lifted by then at the latest, or has no end. */
const maxMs = 366 * 86_400_000;
const maxReason = 200;
const maxEntries = 20;

type Wrong = (kind: 'freeze', sentence: string) => CommandError;

/**
 * Reads `<branch>… [for 3d | until 2026-12-24] [because …] [allow label:x …]`; the parts after the branches may stand in
 * any order, each once. The reason ends where `allow`, `for` or `until` follows with what belongs to it.
 */
export function parseFreeze(words: readonly string[], wrong: Wrong): ParsedCommand {
  const first = words.findIndex((word) => isSection(word));
  const branches = first === -1 ? words : words.slice(0, first);
  if (branches.length === 0) return wrong('freeze', 'Name the branches to freeze.');
  if (branches.length > maxEntries) return wrong('freeze', `Name at most ${maxEntries} branches.`);
  const bad = branches.find((word) => !isGlob(word));
  if (bad !== undefined) return wrong('freeze', `${code(bad)} cannot be the name of a branch.`);
  const parts = first === -1 ? new Map<Section, readonly string[]>() : split(words.slice(first));
  if (parts === null) return wrong('freeze', 'Each of `for`, `until`, `because` and `allow` stands once.');
  const end = endOf(parts.get('for'), parts.get('until'));
  if (end === null) {
    return wrong('freeze', 'The end is a time such as `for 3d`, or a day such as `until 2026-12-24` (UTC).');
  }
  const allow = parts.get('allow') ?? [];
  if (parts.has('allow') && (allow.length === 0 || allow.length > maxEntries || !allow.every(isException))) {
    return wrong('freeze', 'Exceptions are `label:<name>`, `team:<slug>` or a login.');
  }
  const reason = cut((parts.get('because') ?? []).join(' '), maxReason);
  return { kind: 'freeze', branches, end, reason, allow };
}

/** A branch name in which stars stand for something. */
export function isGlob(word: string): boolean {
  return isRefName(word.replaceAll('*', 'x'));
}

/** The words of each part; null where one stands twice. */
function split(words: readonly string[]): ReadonlyMap<Section, readonly string[]> | null {
  const parts = new Map<Section, string[]>();
  let current: string[] = [];
  let inReason = false;
  for (const [index, word] of words.entries()) {
    const next = words[index + 1] ?? '';
    const section = sections.find((name) => name === word && (!inReason || belongs(name, next)));
    if (section === undefined) {
      current.push(word);
      continue;
    }
    if (parts.has(section)) return null;
    current = [];
    parts.set(section, current);
    inReason = section === 'because';
  }
  return parts;
}

/** Inside a reason `for` is an ordinary word unless what follows is a time. */
function belongs(section: Section, next: string): boolean {
  if (section === 'for') return parseDuration(next) !== null;
  if (section === 'until') return parseMoment(next) !== null;
  return section === 'allow' && /^(label|team):./.test(next);
}

function isSection(word: string): word is Section {
  return sections.some((name) => name === word);
}

function endOf(
  lasting: readonly string[] | undefined,
  until: readonly string[] | undefined,
): FreezeEnd | null {
  if (lasting === undefined && until === undefined) return { kind: 'open' };
  if (lasting !== undefined && until !== undefined) return null;
  const words = lasting ?? until ?? [];
  const [word = ''] = words;
  if (words.length !== 1) return null;
  if (lasting !== undefined) {
    const ms = parseDuration(word);
    return ms === null || ms === 0 || ms > maxMs ? null : { kind: 'for', ms };
  }
  const at = parseMoment(word);
  return at === null ? null : { kind: 'until', at };
}

/** `2026-12-24` or `2026-12-24T16:00`, in UTC, with or without a Z. */
function parseMoment(word: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})Z?)?$/.exec(word);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const at = Date.UTC(year, month - 1, day, hour, minute);
  const date = new Date(at);
  // Date.UTC turns 31 February into a day in March.
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  return isReal ? at : null;
}

/** A login, a team of the organisation, or a label; labels with spaces cannot be written here. */
function isException(word: string): boolean {
  return /^(label:[^\s]{1,50}|team:[\w-]{1,100}|[\w-]{1,39}(\[bot\])?)$/.test(word);
}
