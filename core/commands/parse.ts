import { mergeMethods } from '../config/types.ts';
import { nearest } from '../config/nearest.ts';
import { isRefName } from '../duties/repository.ts';
import { code } from '../duties/words.ts';
import { isGlob, parseFreeze } from './freeze.ts';
import { commandLines } from './lines.ts';
import type { Command, CommandError, CommandKind, ParsedCommand } from './types.ts';

/** How each command is written, in the order of the help. */
export const usages: Readonly<Record<CommandKind, string>> = {
  help: 'help',
  recheck: 'recheck',
  merge: 'merge [merge | squash | rebase]',
  'back-merge': 'back-merge [<from> <to>]',
  cut: 'cut <branch>',
  bump: 'bump major | minor | patch',
  tag: 'tag <name> [<commit>]',
  finish: 'finish <branch>',
  promote: 'promote <branch>',
  freeze: 'freeze <branch>… [for 3d | until 2026-12-24] [because <reason>] [allow label:<name>…]',
  unfreeze: 'unfreeze <branch>… | all',
  templates: 'templates',
  test: 'test <commit>',
};

export const commandKinds = Object.keys(usages) as readonly CommandKind[];

const parsers: Readonly<Record<CommandKind, (words: readonly string[]) => ParsedCommand>> = {
  help: () => ({ kind: 'help' }),
  recheck: (words) => none(words, { kind: 'recheck' }),
  merge: parseMerge,
  'back-merge': parseBackMerge,
  cut: (words) => oneBranch(words, (branch) => ({ kind: 'cut', branch }), 'cut'),
  bump: parseBump,
  tag: parseTag,
  finish: (words) => oneBranch(words, (branch) => ({ kind: 'finish', branch }), 'finish'),
  promote: (words) => {
    const [first, ...rest] = words;
    const target = first === 'to' && rest.length > 0 ? rest : words;
    return oneBranch(target, (branch) => ({ kind: 'promote', branch }), 'promote');
  },
  freeze: (words) => parseFreeze(words, wrong),
  unfreeze: parseUnfreeze,
  templates: (words) => none(words, { kind: 'templates' }),
  test: parseTest,
};

/** The first command of a comment, or null where no line starts with `/fairlead`. Never throws. */
export function parseCommand(body: string): ParsedCommand | null {
  return parseCommands(body)[0] ?? null;
}

/** Every command of a comment, at most ten, in their order. Never throws. */
export function parseCommands(body: string): readonly ParsedCommand[] {
  return commandLines(body).map(parseLine);
}

function parseLine(line: string | null): ParsedCommand {
  if (line === null) return error('The line is too long to be a command.', 'help');
  const [word = '', ...rest] = line.split(/\s+/).map(unquote);
  if (word === '') return { kind: 'help' };
  const kind = commandKinds.find((name) => name === word.toLowerCase());
  if (kind !== undefined) return parsers[kind](rest);
  const near = nearest(word, commandKinds);
  const sentence = `There is no command ${code(word)}.`;
  return near === null ? error(sentence, 'help') : error(sentence, [near, ...rest].join(' '));
}

/** Names are often written as code. */
function unquote(word: string): string {
  return /^`[^`]+`$/.test(word) ? word.slice(1, -1) : word;
}

function parseMerge(words: readonly string[]): ParsedCommand {
  const [method, ...rest] = words;
  if (method === undefined) return { kind: 'merge', method: null };
  const found = mergeMethods.find((name) => name === method.toLowerCase());
  if (found === undefined || rest.length > 0) {
    const near = nearest(method, mergeMethods);
    const sentence = `${code(words.join(' '))} is no way to merge.`;
    return near === null ? wrong('merge', sentence) : error(sentence, `merge ${near}`);
  }
  return { kind: 'merge', method: found };
}

function parseBackMerge(words: readonly string[]): ParsedCommand {
  const [from, to, ...rest] = words.filter((word) => word !== 'into' && word !== '->');
  if (from === undefined) return { kind: 'back-merge', from: null, to: null };
  if (to === undefined || rest.length > 0) return wrong('back-merge', 'Name both branches, or none.');
  const bad = [from, to].find((name) => !isRefName(name));
  return bad === undefined ? { kind: 'back-merge', from, to } : wrong('back-merge', notAName(bad));
}

function parseBump(words: readonly string[]): ParsedCommand {
  const parts = ['major', 'minor', 'patch'] as const;
  const part = parts.find((name) => name === words[0]?.toLowerCase());
  if (part !== undefined && words.length === 1) return { kind: 'bump', part };
  const near = nearest(words[0] ?? '', parts);
  const sentence = 'Say which part of the version rises.';
  return near === null || words[0] === undefined ? wrong('bump', sentence) : error(sentence, `bump ${near}`);
}

function parseTag(words: readonly string[]): ParsedCommand {
  const [tag, sha = null, ...rest] = words;
  if (tag === undefined || rest.length > 0) return wrong('tag', 'Name the tag, and the commit if you like.');
  if (!isRefName(tag)) return wrong('tag', notAName(tag));
  if (sha !== null && !isSha(sha)) return wrong('tag', notACommit(sha));
  return { kind: 'tag', tag, sha: sha?.toLowerCase() ?? null };
}

function parseTest(words: readonly string[]): ParsedCommand {
  const [sha, ...rest] = words;
  if (sha === undefined || rest.length > 0) return wrong('test', 'Name the one commit to test.');
  // The start of one is answered with the whole.
  if (/^[0-9a-f]{1,40}$/i.test(sha)) return { kind: 'test', sha: sha.toLowerCase() };
  return wrong('test', `${code(sha)} is no commit; give all 40 of its hexadecimal digits.`);
}

function parseUnfreeze(words: readonly string[]): ParsedCommand {
  if (words.length === 0) return wrong('unfreeze', 'Name the branches, or `all`.');
  if (words.length === 1 && words[0]?.toLowerCase() === 'all') return { kind: 'unfreeze', branches: 'all' };
  const bad = words.find((word) => !isGlob(word));
  return bad === undefined ? { kind: 'unfreeze', branches: words } : wrong('unfreeze', notAName(bad));
}

function oneBranch(
  words: readonly string[],
  make: (branch: string) => Command,
  kind: CommandKind,
): ParsedCommand {
  const [branch, ...rest] = words;
  if (branch === undefined || rest.length > 0) return wrong(kind, 'Name one branch.');
  return isRefName(branch) ? make(branch) : wrong(kind, notAName(branch));
}

function none(words: readonly string[], command: Command): ParsedCommand {
  return words.length === 0 ? command : wrong(command.kind, 'Nothing may follow this command.');
}

/** At least seven digits, as GitHub shows them. */
function isSha(text: string): boolean {
  return /^[0-9a-f]{7,40}$/i.test(text);
}

function notAName(word: string): string {
  return `${code(word)} cannot be the name of a branch or tag.`;
}

function notACommit(word: string): string {
  return `${code(word)} is no commit; give 7 to 40 of its hexadecimal digits.`;
}

function wrong(kind: CommandKind, sentence: string): CommandError {
  return error(sentence, usages[kind]);
}

function error(sentence: string, suggestion: string): CommandError {
  return { kind: 'error', sentence, suggestion: `/fairlead ${suggestion}` };
}
