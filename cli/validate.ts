import { basename } from 'node:path';
import { configFile, orgConfigFile, parseConfig, parseOrgConfig } from '../core/config/index.ts';
import { count } from '../core/reporting/text.ts';
import { printable } from './print.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';

/** `fairlead check [FILE]`: every problem of a file at its place. The organisation's file is known by its name. */
export function validate(given: string | null, { read, out, error }: Surroundings): ExitCode {
  const file = given ?? configFile;
  let text: string;
  try {
    text = read(file);
  } catch {
    error(`fairlead: ${printable(file)} cannot be read. Name the file: fairlead check FILE\n`);
    return 2;
  }
  const isOrganisation = /^fairlead-org\.ya?ml$/.test(basename(file)) || basename(file) === orgConfigFile;
  const { config, problems } = isOrganisation ? parseOrgConfig(text, file) : parseConfig(text, file);
  for (const { place, level, sentence, remedy } of problems) {
    const words = printable(`${sentence}. ${remedy}`.replaceAll('\n', ' '));
    out(`${printable(file)}:${place.line}:${place.column}: ${level}: ${words}\n`);
  }
  const errors = problems.filter(({ level }) => level === 'error').length;
  const warnings = count(problems.length - errors, 'warning');
  const name = printable(file);
  out(
    config === null ? `${name}: ${count(errors, 'error')}, ${warnings}\n` : `${name}: valid, ${warnings}\n`,
  );
  return config === null ? 1 : 0;
}
