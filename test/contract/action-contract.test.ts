import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { catalogue } from '../../core/errors/catalogue.ts';
import { coordinates } from '../../core/release/coordinates.ts';

interface ActionYml {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { description: string; required?: boolean; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const root = join(import.meta.dirname, '..', '..', 'actions');
const names = [
  'build-publish-alpha',
  'canary-deploy',
  'coverage',
  'lint',
  'notify-test-engine',
  'prepare',
  'rollback',
];
/** Held to their own contract in composites.test.ts. */
const composites = ['pull-request', 'release'];
const read = (name: string, file: string) => readFileSync(join(root, name, file), 'utf8');

/** First column, in backticks, of the README's table under the given heading. */
function tableNames(readme: string, heading: string): string[] {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^\\| ${heading} `).test(line));
  const rows: string[] = [];
  for (const line of start < 0 ? [] : lines.slice(start + 2)) {
    const match = /^\| `([^`]+)`/.exec(line);
    if (match?.[1] === undefined) break;
    rows.push(match[1]);
  }
  return rows;
}

/** Code outside an action that sets its outputs. */
const shared: Readonly<Record<string, readonly string[]>> = {
  'canary-deploy': ['core/reporting/rollout-run.ts'],
  rollback: ['core/reporting/rollout-run.ts'],
};

function sources(name: string): string {
  const folder = join(root, name, 'src');
  const own = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file));
  const others = (shared[name] ?? []).map((file) => join(root, '..', file));
  return [...own, ...others].map((file) => readFileSync(file, 'utf8')).join('\n');
}

const used = (code: string, call: RegExp) =>
  [...new Set([...code.matchAll(call)].map((match) => match[1] ?? ''))].sort();

async function inputsOf(name: string, values: Readonly<Record<string, string>>): Promise<unknown> {
  const module = (await import(`../../actions/${name}/src/inputs.ts`)) as { readInputs: () => unknown };
  for (const key of Object.keys(process.env)) if (key.startsWith('INPUT_')) delete process.env[key];
  for (const [key, value] of Object.entries(values)) process.env[`INPUT_${key.toUpperCase()}`] = value;
  return module.readInputs();
}

test('every action is covered here', () => {
  const folders = readdirSync(root).filter((name) => name !== 'fairlead');
  expect(folders.sort()).toEqual([...names, ...composites].sort());
});

describe.each(names)('actions/%s', (name) => {
  const yml = parse(read(name, 'action.yml')) as ActionYml;

  test('runs its bundle on Node 24', () => {
    expect(yml.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
    expect(read(name, 'dist/package.json')).toContain('"module"');
  });

  test('inputs are the same in action.yml, README and code', () => {
    const inputs = Object.keys(yml.inputs);
    expect(tableNames(read(name, 'README.md'), 'Input')).toEqual(inputs);
    expect(used(sources(name), /getInput\(\s*'([^']+)'/g)).toEqual(inputs.toSorted());
  });

  test('outputs are the same in action.yml, README and code', () => {
    const outputs = Object.keys(yml.outputs);
    expect(tableNames(read(name, 'README.md'), 'Output')).toEqual(outputs);
    expect(used(sources(name), /\.output\(\s*'([^']+)'/g)).toEqual(outputs.toSorted());
  });

  test('the README names the default of each input', () => {
    const readme = read(name, 'README.md');
    for (const [input, { default: value, required }] of Object.entries(yml.inputs)) {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${input}\``));
      const last = row?.split('|').at(-2)?.trim();
      expect([input, last]).toEqual([
        input,
        required === true ? 'required' : value === undefined ? '' : `\`${value}\``,
      ]);
    }
  });

  test('the defaults of action.yml are those of the code', async () => {
    const needed: Record<string, string> = {};
    for (const [input, { required }] of Object.entries(yml.inputs)) {
      if (required === true) needed[input] = input === 'artifacts' ? '[]' : 'https://example.com/';
    }
    const defaults = Object.entries(yml.inputs).flatMap(([input, { default: value }]) =>
      value === undefined || value.startsWith('${{') ? [] : [[input, value] as const],
    );
    const without = await inputsOf(name, needed);
    expect(await inputsOf(name, { ...needed, ...Object.fromEntries(defaults) })).toEqual(without);
  });

  test('a missing required input is refused by name', async () => {
    for (const [input, { required }] of Object.entries(yml.inputs)) {
      if (required !== true) continue;
      const others = Object.entries(yml.inputs)
        .filter(([other, entry]) => entry.required === true && other !== input)
        .map(([other]) => [other, other === 'artifacts' ? '[]' : 'https://example.com/'] as const);
      await expect(inputsOf(name, Object.fromEntries(others))).rejects.toThrow(
        new RegExp(`: ${input} must be|: ${input} is`),
      );
    }
  });
});

/** The text under a heading of the second level, up to the next one. */
function section(readme: string, heading: string): string {
  const [, text = ''] = `\n${readme}`.split(`\n## ${heading}\n`);
  return text.split('\n## ')[0] ?? '';
}

const examplesOf = (readme: string) =>
  [...readme.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match) => match[1] ?? '');

/** Every mapping of an example, however deep it stands. */
function mappings(value: unknown): Readonly<Record<string, unknown>>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(mappings);
  return Array.isArray(value) ? inner : [value as Readonly<Record<string, unknown>>, ...inner];
}

const allActions = [...names, ...composites, 'fairlead'];

/** Inputs of our own action that a step uses; null where it is another's. */
function inputsUsed(uses: string): readonly string[] | null {
  const match = /^fairlead\/fairlead(?:\/actions\/([\w-]+))?@v1$/.exec(uses);
  if (match === null) return null;
  const folder = match[1] ?? '..';
  return Object.keys((parse(read(folder, 'action.yml')) as ActionYml).inputs);
}

describe.each(allActions)('README of %s', (name) => {
  const readme = read(name, 'README.md');
  const examples = examplesOf(readme).map((text) => ({ text, found: mappings(parse(text)) }));
  const steps = examples
    .flatMap(({ found }) => found)
    .filter((found): found is { uses: string; with?: object } => typeof found['uses'] === 'string');

  test('has an example, which uses it with inputs that there are', () => {
    const { repository, ref } = coordinates;
    const own = name === 'fairlead' ? `${repository}@${ref}` : `${repository}/actions/${name}@${ref}`;
    expect(steps.map(({ uses }) => uses)).toContain(own);
    for (const step of steps) {
      const inputs = inputsUsed(step.uses);
      if (inputs === null) expect(step.uses).toMatch(/^actions\/[\w-]+@v\d+/);
      else expect(inputs).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
    }
  });

  test('names the permissions, at least those that its examples ask for', () => {
    const permissions = section(readme, 'Permissions');
    expect(permissions).toMatch(/`[a-z-]+: (?:read|write)`/);
    const asked = examples
      .flatMap(({ found }) => found)
      .flatMap(({ permissions: one }) => (typeof one === 'object' && one !== null ? Object.entries(one) : []))
      .map(([permission, level]) => `\`${permission}: ${String(level)}\``);
    for (const one of asked) expect(permissions).toContain(one);
  });

  test('names limits', () => {
    // Rows, points or paragraphs; a heading alone says nothing.
    expect(section(readme, 'Limits').match(/[.|]$/gm)?.length ?? 0).toBeGreaterThan(1);
  });

  test('names no error that there is not', () => {
    for (const [code] of readme.matchAll(/\bFL_[A-Z_]+\b/g)) expect(Object.keys(catalogue)).toContain(code);
  });
});

describe('the root action', () => {
  const file = readFileSync(join(root, '..', 'action.yml'), 'utf8');
  const yml = parse(file) as ActionYml;
  const readme = read('fairlead', 'README.md');

  test('runs its bundle on Node 24', () => {
    expect(yml.runs).toEqual({ using: 'node24', main: 'actions/fairlead/dist/index.js' });
  });

  test('inputs and outputs are the same in action.yml, README and code', () => {
    const inputs = Object.keys(yml.inputs);
    expect(tableNames(readme, 'Input')).toEqual(inputs);
    expect(used(sources('fairlead'), /getInput\(\s*'([^']+)'/g)).toEqual(inputs.toSorted());
    const outputs = Object.keys(yml.outputs);
    expect(tableNames(readme, 'Output')).toEqual(outputs);
    expect(used(sources('fairlead'), /\.output\(\s*'([^']+)'/g)).toEqual(outputs.toSorted());
  });

  test('the defaults of action.yml are those of the README and the code', async () => {
    const defaults: Record<string, string> = {};
    for (const [input, { default: value }] of Object.entries(yml.inputs)) {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${input}\``));
      expect([input, row?.split('|').at(-2)?.trim()]).toEqual([
        input,
        value === undefined ? '' : `\`${value}\``,
      ]);
      if (value !== undefined) defaults[input] = value;
    }
    const token = 't';
    expect(await inputsOf('fairlead', { ...defaults, token })).toEqual(await inputsOf('fairlead', { token }));
    await expect(inputsOf('fairlead', {})).rejects.toThrow('token is empty');
  });

  test.each([
    [{ command: 'chek' }, 'command must be one of check, plan, import, sync'],
    [{ organisation: 'none' }, 'organisation must be one of read, skip'],
    [{ 'config-repository': 'acme/.github' }, 'without its owner'],
    [{ all: 'true' }, 'all has no meaning for check'],
    [{ command: 'sync', all: 'yes' }, 'all must be true or false'],
    [{ command: 'plan', 'write-to': 'a.yml' }, 'write-to has no meaning for plan'],
    [{ command: 'import', 'write-to': '../a.yml' }, 'inside the checkout'],
    [{ command: 'import', 'write-to': '/etc/a.yml' }, 'inside the checkout'],
  ])('refuses %j', async (values, why) => {
    await expect(inputsOf('fairlead', { token: 't', ...(values as Record<string, string>) })).rejects.toThrow(
      why,
    );
  });
});
