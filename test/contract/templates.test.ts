import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { pinCoordinates, unpinned } from '../../core/release/pin.ts';
import { templateCatalogue } from '../../core/templates/index.ts';
import {
  compositeNames,
  readMetadata,
  stepProblems,
  workflowProblems,
  type Workflow,
} from '../fakes/workflow-check.ts';
import { ensureGoTool, ensureZizmor, testWithGo, testWithZizmor } from '../fakes/workflow-tools.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'workflows-templates');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.yml'))
  .map((file) => file.slice(0, -'.yml'.length));
const textOf = (name: string) => readFileSync(join(folder, `${name}.yml`), 'utf8');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
/** Eight lines have no room for a name, a comment or concurrency. */
const shortest = 'fairlead-pull-request';

test('the catalogue lists every template, and the readme names it', () => {
  expect(templateCatalogue.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  const readme = read('workflows-templates/README.md');
  for (const name of names) expect(readme).toContain(`\`${name}.yml\``);
});

describe.each(names)('%s', (name) => {
  test('gives actions what they take, pins them, and grants what its steps need and no more', () => {
    expect(workflowProblems(textOf(name))).toEqual([]);
  });

  test('has properties as GitHub reads them', () => {
    const properties = JSON.parse(readFileSync(join(folder, `${name}.properties.json`), 'utf8')) as {
      name: string;
      description: string;
      iconName: string;
      categories: string[];
      filePatterns?: string[];
    };
    expect(properties).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    expect(properties.name).toBe((parse(textOf(name)) as { name?: string }).name ?? properties.name);
    expect(properties.description.length).toBeLessThanOrEqual(200);
    if (!/^octicon [a-z-]+$/.test(properties.iconName)) {
      expect(existsSync(join(folder, `${properties.iconName}.svg`))).toBe(true);
    }
    expect(properties.categories.length).toBeGreaterThan(0);
    for (const pattern of properties.filePatterns ?? []) {
      // GitHub looks at names in the root folder only.
      expect(pattern).toMatch(/^\^[^/]+\$$/);
      expect(() => new RegExp(pattern)).not.toThrow();
    }
  });
});

test('the workflows of the sample system give our actions only inputs that they have', () => {
  const place = 'examples/fieldnotes/.github/workflows';
  for (const file of readdirSync(join(root, place))) {
    const problems = workflowProblems(read(join(place, file)));
    expect(problems.filter((problem) => /has no input|needs the input|expression/.test(problem))).toEqual([]);
  }
});

test.each(compositeNames())('the composite %s gives actions what they take, and pins them', (name) => {
  const { runs } = readMetadata(join(root, 'actions', name));
  expect(stepProblems(read(`actions/${name}/action.yml`), runs.steps ?? [])).toEqual([]);
});

describe('what is wrong with a workflow is told', () => {
  const good = textOf('fairlead-deploy');
  const pull = textOf('fairlead-python-pull-request');
  test.each<[string, string, string]>([
    ['an unknown input', good.replace('version: ${{ inputs', 'verzion: ${{ inputs'), 'has no input verzion'],
    ['a required input', good.replace(/ {10}service:.*\n/, ''), 'needs the input service'],
    ['a permission', good.replace(/ {6}id-token:.*\n/, ''), 'job deploy needs id-token: write'],
    [
      'one too many',
      good.replace('id-token: write', 'packages: write\n      id-token: write'),
      'does not need packages: write',
    ],
    [
      'a moved tag',
      pull.replace(/actions\/setup-python@\S+ # \S+/, 'actions/setup-python@v7'),
      'is not pinned',
    ],
    ['another commit', pull.replace(/(actions\/setup-python@)\w{4}/, '$10000'), 'is not pinned'],
    ['another version', pull.replace(/(setup-python@\S+ #) \S+/g, '$1 v6.0.0'), 'is not pinned'],
    [
      'credentials',
      pull.replace('persist-credentials: false', 'persist-credentials: true'),
      'keeps credentials',
    ],
    ['an input of others', pull.replace('fetch-depth:', 'fetch-dept:'), 'has no input fetch-dept'],
    ['an action of nobody', good.replace('actions/canary-deploy@', 'actions/canary@'), 'does not exist'],
    ['another ref', good.replace('@v1', '@v2'), 'has no stand-in'],
    [
      'an expression',
      pull.replace('-r requirements-dev.txt', '-r ${{ github.head_ref }}'),
      'an expression stands in',
    ],
    ['a trigger', pull.replace('  pull_request:', '  pull_request_target:'), 'rights'],
    ['no concurrency', good.replace(/concurrency:\n.*\n.*\n/, ''), 'has no concurrency'],
    ['a rollout cut short', good.replace('in-progress: false', 'in-progress: true'), 'cut short'],
    [
      'open permissions',
      good.replace('permissions:\n  contents: read', 'permissions:\n  contents: write'),
      'more than contents: read',
    ],
  ])('%s', (_, text, problem) => {
    expect([good, pull]).not.toContain(text);
    expect(workflowProblems(text).join('\n')).toContain(problem);
  });
});

describe('templates of strategies', () => {
  const strategies = names.filter((name) => name.includes('-strategy-'));

  test.each(strategies)('%s checks pull requests and merge groups, and deploys neither', (name) => {
    const workflow = parse(textOf(name)) as Workflow & { readonly on: object };
    expect(Object.keys(workflow.on)).toEqual(expect.arrayContaining(['pull_request', 'merge_group', 'push']));
    expect(workflow.jobs['check']?.if).toBeUndefined();
    const deploying = Object.values(workflow.jobs).filter(({ steps }) =>
      steps.some(({ uses }) => uses?.includes('/canary-deploy@')),
    );
    for (const job of deploying) {
      const before = [job, ...(job.needs ?? []).map((need) => workflow.jobs[need])];
      expect(before.some((each) => each?.if?.includes("github.event_name == 'push'"))).toBe(true);
      expect(job.environment).toBeDefined();
    }
  });
});

describe('the shortest workflow', () => {
  const text = textOf(shortest);
  const block = text
    .replace('$default-branch', 'main')
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line));

  test('is eight lines', () => expect(block).toHaveLength(8));

  test.each(['README.md', 'docs/workflows.md'])('%s shows those very lines', (file) => {
    const blocks = [...read(file).matchAll(/^( *)```yaml\n([\s\S]+?)\n\1```/gm)].map((match) =>
      (match[2] ?? '')
        .split('\n')
        .map((line) => line.slice(match[1]?.length))
        .filter((line) => !/^\s*(#|$)/.test(line)),
    );
    expect(blocks).toContainEqual(block);
  });
});

describe('linters, on what a release writes', () => {
  let place: string;
  const release = { commit: '0123456789abcdef0123456789abcdef01234567', version: '1.2.3' };
  const pinned = (text: string) => pinCoordinates(text, release).replaceAll('$default-branch', 'main');

  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'fairlead-templates-'));
    mkdirSync(join(place, '.git'));
    mkdirSync(join(place, '.github', 'workflows'), { recursive: true });
    for (const name of names) {
      expect(unpinned(pinned(textOf(name)))).toEqual([]);
      writeFileSync(join(place, '.github', 'workflows', `${name}.yml`), pinned(textOf(name)));
    }
    for (const name of compositeNames()) {
      mkdirSync(join(place, 'actions', name), { recursive: true });
      writeFileSync(join(place, 'actions', name, 'action.yml'), pinned(read(`actions/${name}/action.yml`)));
    }
  });

  afterAll(() => rmSync(place, { recursive: true, force: true }));

  const lint = async (command: string, args: readonly string[]) => {
    const done = run(command, args, { cwd: place, env: { PATH: process.env['PATH'] ?? '', HOME: place } });
    return done.then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
    );
  };
  const actionlint = async (files: readonly string[]) =>
    lint(await ensureGoTool('actionlint'), ['-shellcheck=', '-pyflakes=', '-no-color', ...files]);
  const zizmor = async (persona: string, files: readonly string[]) =>
    lint(await ensureZizmor(), [
      '--offline',
      '--no-progress',
      '--format=plain',
      `--persona=${persona}`,
      ...files,
    ]);
  const files = (which: readonly string[]) => which.map((name) => `.github/workflows/${name}.yml`);

  testWithGo('actionlint')(
    'actionlint finds nothing, and finds what is wrong',
    async () => {
      expect(await actionlint(files(names))).toEqual({ code: 0, stdout: '' });
      writeFileSync(
        join(place, 'broken.yml'),
        pinned(textOf('fairlead-deploy')).replace('inputs.service', 'input.service'),
      );
      expect((await actionlint(['broken.yml'])).stdout).toContain('undefined variable "input"');
    },
    240_000,
  );

  testWithZizmor()(
    'zizmor finds nothing, its pedantic questions included, and finds what is wrong',
    async () => {
      const strict = files(names.filter((name) => name !== shortest));
      const composites = compositeNames().map((name) => `actions/${name}/action.yml`);
      expect(await zizmor('pedantic', [...strict, ...composites])).toMatchObject({ code: 0 });
      expect(await zizmor('regular', files([shortest]))).toMatchObject({ code: 0 });
      writeFileSync(join(place, 'unpinned.yml'), textOf('fairlead-deploy'));
      const found = await zizmor('regular', ['unpinned.yml']);
      expect(found.code).toBeGreaterThan(0);
      expect(found.stdout).toContain('unpinned-uses');
    },
    240_000,
  );
});
