import { appendFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// The stand-ins are copied to where the runner keeps actions; the library stays where it is.
const { parse } = createRequire(join(process.env.FAIRLEAD_STAND_INS, 'check.mjs'))('yaml');

/**
 * Reads the inputs of the action in a folder.
 * @throws where the step gives one that the action does not have, or leaves a required one out
 */
export function readInputs(folder) {
  const { name, inputs = {} } = parse(readFileSync(join(folder, 'action.yml'), 'utf8'));
  const given = Object.keys(process.env).flatMap((key) => (key.startsWith('INPUT_') ? [key.slice(6)] : []));
  const known = Object.keys(inputs);
  // The inputs of a composite around the step are in its environment, too; the test looks at those by themselves.
  const outer = new Set((process.env.FAIRLEAD_OUTER_INPUTS ?? '').split(' '));
  const unknown = given.filter((key) => !known.some((input) => variable(input) === key) && !outer.has(key));
  if (unknown.length > 0) fail(`${name} has no input ${unknown.join(', ').toLowerCase()}`);
  const values = Object.fromEntries(
    known.map((input) => [input, process.env[`INPUT_${variable(input)}`] ?? '']),
  );
  for (const [input, { required }] of Object.entries(inputs)) {
    if (required === true && values[input] === '') fail(`${name} needs the input ${input}`);
  }
  appendFileSync(process.env.FAIRLEAD_STAND_INS_LOG, `${name}\n`);
  process.stdout.write(`stand-in: ${name}\n`);
  return values;
}

export function output(name, value) {
  appendFileSync(process.env.GITHUB_OUTPUT, `${name}<<END-OF-VALUE\n${value}\nEND-OF-VALUE\n`);
}

export function fail(message) {
  process.stdout.write(`::error::stand-in: ${message}\n`);
  process.exit(1);
}

function variable(input) {
  return input.replaceAll(' ', '_').toUpperCase();
}
