import { escapeMarkdown } from '../reporting/text.ts';
import type { Acceptance } from './accept.ts';
import { commandKinds, usages } from './parse.ts';
import type { CommandError, CommandKind } from './types.ts';

const purposes: Readonly<Record<CommandKind, string>> = {
  help: 'this list',
  recheck: 'judge this pull request again',
  merge: 'merge this pull request once its checks and approvals are there, by the method of its pair',
  'back-merge': 'open the back-merges that are owed',
  cut: 'make a release or hotfix branch',
  bump: 'raise the version by a pull request',
  tag: 'tag a release',
  finish: 'bring a release into the main line and to its end',
  promote: 'bring the environment before it to this one',
  freeze: 'let nothing into these branches',
  unfreeze: 'lift such a freeze',
  templates: 'propose starter workflows by a pull request',
  test: 'test the head commit of a fork, named with all 40 digits: built from its source without credentials',
};

/** Every command with its use, as Markdown. No line of it is a command. */
export function helpReply(): string {
  const rows = commandKinds.map((kind) => `| ${cell(`/fairlead ${usages[kind]}`)} | ${purposes[kind]} |`);
  return ['| Command | What it does |', '| --- | --- |', ...rows].join('\n');
}

function cell(usage: string): string {
  return `\`${usage.replaceAll('|', String.raw`\|`)}\``;
}

/** The answer to a line that is no command. */
export function errorReply({ sentence, suggestion }: CommandError): string {
  return `${sentence} Did you mean \`${suggestion.replaceAll('`', "'")}\`? \`/fairlead help\` lists the commands.`;
}

/** The answer to somebody who may not give the command. @param sentence plain, without its full stop */
export function refusalReply(login: string, sentence: string): string {
  return `Not done, ${escapeMarkdown(login)}. ${escapeMarkdown(sentence)}.`;
}

/** The first answer to a command; the duties edit it when the work is done. */
export function acceptanceReply(acceptance: Acceptance): string {
  if (acceptance.kind === 'help') return helpReply();
  if (acceptance.kind === 'refused') return `Not done. ${acceptance.sentence}`;
  return acceptance.sentence;
}
