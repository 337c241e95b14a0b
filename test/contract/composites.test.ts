import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { coordinates } from '../../core/release/coordinates.ts';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

interface Inputs {
  readonly [name: string]: {
    readonly description: string;
    readonly required?: boolean;
    readonly default?: string;
  };
}

interface ActionYml {
  readonly inputs: Inputs;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value?: string }>>;
  readonly runs: { readonly using: string; readonly steps?: readonly Step[] };
}

const root = join(import.meta.dirname, '..', '..', 'actions');
const textOf = (name: string) => readFileSync(join(root, name, 'action.yml'), 'utf8');
const ymlOf = (name: string) => parse(textOf(name)) as ActionYml;
const composites = readdirSync(root).filter((name) => ymlOfOrNull(name)?.runs.using === 'composite');

function ymlOfOrNull(name: string): ActionYml | null {
  try {
    return ymlOf(name);
  } catch {
    return null;
  }
}

/** Rows of the README's table under a heading: what stands in backticks, and the last cell. */
function tableRows(readme: string, heading: string): [string, string][] {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^\\| ${heading} `).test(line));
  const rows: [string, string][] = [];
  for (const line of start < 0 ? [] : lines.slice(start + 2)) {
    const match = /^\| `([^`]+)`/.exec(line);
    if (match?.[1] === undefined) break;
    rows.push([match[1], line.split('|').at(-2)?.trim() ?? '']);
  }
  return rows;
}

/** The action of ours that a step uses, by its folder, or null. */
function own(step: Step): string | null {
  const match = /^([^/]+\/[^/]+)\/actions\/([\w-]+)@(.+)$/.exec(step.uses ?? '');
  return match?.[1] === coordinates.repository && match[3] === coordinates.ref ? (match[2] ?? null) : null;
}

type Actions = (name: string) => ActionYml;

/** Inputs that a step gives and the action does not have, or the other way round. */
function withProblems(step: Step, actions: Actions): string[] {
  const script = step.run?.includes('${{') === true ? [`an expression in run: ${step.run}`] : [];
  const name = own(step);
  if (name === null) return script;
  const { inputs } = actions(name);
  const given = Object.keys(step.with ?? {});
  const needed = Object.keys(inputs).filter((key) => inputs[key]?.required === true);
  return [
    ...script,
    ...given.filter((key) => !(key in inputs)).map((key) => `${name} has no input ${key}`),
    ...needed.filter((key) => !given.includes(key)).map((key) => `${name} needs the input ${key}`),
  ];
}

/** Outputs that are read and do not exist. */
function outputProblems(text: string, steps: readonly Step[], actions: Actions): string[] {
  return [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)].flatMap(([, id = '', output = '']) => {
    const step = steps.find((each) => each.id === id);
    if (step === undefined) return [`there is no step ${id}`];
    const name = own(step);
    return name === null || output in actions(name).outputs ? [] : [`${name} has no output ${output}`];
  });
}

/** What is wrong in how the steps of a composite fit together, as sentences. */
function problemsOf({ inputs, outputs, runs }: ActionYml, actions: Actions): string[] {
  const text = JSON.stringify(runs) + JSON.stringify(outputs);
  const steps = runs.steps ?? [];
  const read = [...text.matchAll(/inputs\.([\w-]+)/g)].map(([, input = '']) => input);
  return [
    ...steps.flatMap((step) => withProblems(step, actions)),
    ...outputProblems(text, steps, actions),
    ...read.filter((input) => !(input in inputs)).map((input) => `there is no input ${input}`),
    ...Object.keys(inputs)
      .filter((input) => !read.includes(input))
      .map((input) => `the input ${input} is not used`),
  ];
}

test('the composites are there', () => {
  expect(composites).toEqual(['pull-request', 'release']);
});

describe.each(composites)('actions/%s', (name) => {
  const yml = ymlOf(name);
  const steps = yml.runs.steps ?? [];

  test('its steps, inputs and outputs fit together', () => {
    expect(problemsOf(yml, ymlOf)).toEqual([]);
  });

  test('its README has its inputs with their defaults, and its outputs', () => {
    const readme = readFileSync(join(root, name, 'README.md'), 'utf8');
    expect(tableRows(readme, 'Input')).toEqual(
      Object.entries(yml.inputs).map(([input, { required, default: value }]) => [
        input,
        required === true ? 'required' : value === undefined ? '' : `\`${value}\``,
      ]),
    );
    expect(tableRows(readme, 'Output').map(([output]) => output)).toEqual(Object.keys(yml.outputs));
  });

  test('actions of others are pinned by commit, with their version beside it', () => {
    const others = steps.flatMap((step) =>
      step.uses === undefined || own(step) !== null ? [] : [step.uses],
    );
    expect(others.length).toBeGreaterThan(0);
    for (const uses of others) {
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      expect(textOf(name)).toMatch(new RegExp(`uses: ${uses} # v\\d+\\.\\d+\\.\\d+\\n`));
    }
  });

  test('the checkout has all history and keeps no credentials', () => {
    const checkout = steps.find(({ uses }) => uses !== undefined);
    expect(checkout?.uses).toMatch(/^actions\/checkout@/);
    expect(checkout?.with).toMatchObject({ 'fetch-depth': 0, 'persist-credentials': false });
  });
});

test('pull-request stops on pull_request_target before anything is checked out', () => {
  const [first, ...others] = ymlOf('pull-request').runs.steps ?? [];
  expect(first?.if).toBe("${{ github.event_name == 'pull_request_target' }}");
  const { status, stdout } = spawnSync('bash', ['-e', '-c', first?.run ?? ''], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([1, expect.stringMatching(/^::error::FL_FORK_EVENT .*\n$/)]);
  // A step with a condition on the job's state runs after a failure as well: none of them may run code.
  for (const step of others.filter((one) => /always|failure|cancelled/.test(one.if ?? ''))) {
    const isUpload = step.uses?.startsWith('actions/upload-artifact@') === true;
    expect(isUpload || step.if?.includes("steps.install.outcome == 'success'")).toBe(true);
  }
});

test('pull-request hands base-sha to every action of ours that compares with a commit', () => {
  const comparing = (ymlOf('pull-request').runs.steps ?? []).filter((step) => {
    const name = own(step);
    return name !== null && 'base-sha' in ymlOf(name).inputs;
  });
  expect(comparing.map(({ id }) => id)).toEqual(['lint', 'coverage', 'build', 'notify']);
  for (const step of comparing) expect(step.with?.['base-sha']).toBe('${{ inputs.base-sha }}');
});

test('an input that is handed on has the default of the action that it is for, or none', () => {
  for (const name of composites) {
    const { inputs, runs } = ymlOf(name);
    for (const step of runs.steps ?? []) {
      const target = own(step);
      if (target === null) continue;
      for (const [key, value] of Object.entries(step.with ?? {})) {
        const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(String(value))?.[1];
        const wanted = ymlOf(target).inputs[key];
        if (input === undefined || inputs[input]?.default === undefined || wanted?.required === true)
          continue;
        expect([input, inputs[input].default]).toEqual([input, wanted?.default]);
      }
    }
  }
});

describe('what does not fit is found', () => {
  const target = { inputs: { a: { description: '', required: true } }, outputs: { o: { description: '' } } };
  const actions = () => target as unknown as ActionYml;
  const uses = `${coordinates.repository}/actions/x@${coordinates.ref}`;
  const problems = (steps: readonly Step[], more: Partial<ActionYml> = {}) =>
    problemsOf({ inputs: {}, outputs: {}, runs: { using: 'composite', steps }, ...more }, actions);
  test.each<[string, readonly Step[], Partial<ActionYml>, string]>([
    ['an unknown key', [{ uses, with: { a: '', b: '' } }], {}, 'x has no input b'],
    ['a required input that is missing', [{ uses }], {}, 'x needs the input a'],
    ['an unknown step', [{ uses, with: { a: '${{ steps.y.outputs.o }}' } }], {}, 'there is no step y'],
    [
      'an unknown output',
      [{ id: 'y', uses, with: { a: '${{ steps.y.outputs.p }}' } }],
      {},
      'x has no output p',
    ],
    ['an unknown input', [{ uses, with: { a: '${{ inputs.z }}' } }], {}, 'there is no input z'],
    ['an input for nothing', [], { inputs: { z: { description: '' } } }, 'the input z is not used'],
    ['an expression in a script', [{ run: 'echo ${{ 1 }}' }], {}, 'an expression in run: echo ${{ 1 }}'],
  ])('%s', (_, steps, more, wanted) => {
    expect(problems(steps, more)).toContain(wanted);
  });
  test('and nothing else', () => {
    expect(problems([{ id: 'y', uses, with: { a: '${{ steps.y.outputs.o }}' } }])).toEqual([]);
  });
});
