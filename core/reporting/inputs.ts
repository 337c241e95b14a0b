import { FinalError } from '../errors/fairlead-error.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function invalid(name: string, wanted: string): never {
  throw new FinalError('FL_INPUT_INVALID', `${name} must be ${wanted}`);
}

/** An input without which the action cannot run. */
export function requiredInput(name: string, text: string): string {
  return text === '' ? invalid(name, 'given') : text;
}

/** `30s`, `10m`, `1h` as milliseconds. */
export function durationInput(name: string, text: string): number {
  const match = /^(\d{1,6})(ms|s|m|h)$/.exec(text.trim());
  const unit = units[match?.[2] ?? ''];
  if (match === null || unit === undefined)
    return invalid(name, 'a number with its unit, such as 30s or 10m');
  return Number(match[1]) * unit;
}

/** A web address, or undefined for nothing. */
export function urlInput(name: string, text: string): string | undefined {
  if (text === '') return undefined;
  const known = ['https:', 'http:'].includes(URL.parse(text)?.protocol ?? '');
  return known && text.length <= 2000 ? text : invalid(name, 'an http or https address');
}

/** A percentage from 0 to 100, with or without its sign. */
export function percentInput(name: string, text: string): number {
  const match = /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(text.trim());
  const value = Number(match?.[1]);
  if (match === null || value > 100) return invalid(name, 'a percentage from 0 to 100');
  return value;
}

/** A whole number in a range. */
export function numberInput(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : invalid(name, `a whole number from ${least} to ${most}`);
}

/** One of a few words. */
export function choiceInput<Choice extends string>(
  name: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === text.trim());
  return found ?? invalid(name, `one of ${choices.join(', ')}`);
}

/** `true` or `false` (YAML's core schema), or the default for nothing. */
export function booleanInput(name: string, text: string, fallback: boolean): boolean {
  if (text === '') return fallback;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  return /^(?:false|False|FALSE)$/.test(text) ? false : invalid(name, 'true or false');
}

/** One entry a line; empty lines do not count. */
export function linesInput(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const maxCommands = 100;

/** A list of commands, or null: each is a list of one argument or more, and arguments are texts or numbers. */
function asCommands(data: unknown): string[][] | null {
  if (!Array.isArray(data) || data.length > maxCommands) return null;
  const commands: string[][] = [];
  for (const command of data as unknown[]) {
    if (!Array.isArray(command) || command.length === 0) return null;
    const scalars = (command as unknown[]).filter((part) =>
      ['string', 'number', 'boolean'].includes(typeof part),
    );
    if (scalars.length < command.length) return null;
    commands.push(scalars.map(String));
  }
  return commands;
}

/**
 * Commands as lists of arguments, never as shell text: a YAML list of lists, or one command a line whose arguments
 * are split at blanks (no quotes).
 */
export async function commandsInput(name: string, text: string): Promise<string[][]> {
  if (!/^\s*[-[]/.test(text)) return linesInput(text).map((line) => line.split(/\s+/));
  // Loaded by need, since most jobs have no YAML in their inputs.
  const { parse } = await import('yaml');
  let data: unknown;
  try {
    data = parse(text, { maxAliasCount: 0 });
  } catch {
    return invalid(name, 'valid YAML');
  }
  return asCommands(data) ?? invalid(name, 'a list of commands, each a list of arguments');
}

/** A single command as a list of arguments. */
export function commandInput(name: string, text: string): string[] {
  return text.trim() === '' ? invalid(name, 'given') : text.trim().split(/\s+/);
}
