import { escapeData } from '../../../core/reporting/commands.ts';

/**
 * An input of the step, trimmed; empty where it is not given. The runner hands inputs over as `INPUT_<NAME>`, in upper
 * case, with blanks as underscores and hyphens kept (GitHub's documentation, "Metadata syntax", `inputs`).
 */
export function getInput(name: string, environment: NodeJS.ProcessEnv = process.env): string {
  return (environment[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();
}

/** Asks the runner to show a text in the log as `***`; of a text of several lines it hides each. */
export function setSecret(secret: string): void {
  if (secret !== '') process.stdout.write(`::add-mask::${escapeData(secret)}\n`);
}
