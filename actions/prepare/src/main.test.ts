import { describe, expect, test } from '@jest/globals';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { CommandOptions, Job } from '../../../core/ports/job.ts';
import type { PrepareInputs } from './inputs.ts';
import { main } from './main.ts';

const auto: PrepareInputs = {
  task: 'detect',
  python: 'auto',
  node: 'auto',
  install: 'auto',
  servicesFrom: '.github/fairlead.yml',
  timeoutMs: 1000,
};

interface Played {
  readonly failure: string | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly commands: readonly (readonly string[])[];
  readonly folders: readonly (string | undefined)[];
}

/** Plays the action in a checkout of these files; `missing` are modules that Python does not have. */
async function play(
  files: Readonly<Record<string, string>>,
  inputs: Partial<PrepareInputs> = {},
  { missing = '', failing = '', event = 'pull_request' } = {},
): Promise<Played> {
  const outputs: Record<string, string> = {};
  const commands: (readonly string[])[] = [];
  const folders: (string | undefined)[] = [];
  const job = {
    context: { event, pullRequest: { number: 8, fork: true } },
    info: () => undefined,
    output: (name: string, value: string) => void (outputs[name] = value),
    run: (command: readonly string[], options: CommandOptions = {}) => {
      if (command[1] === '-c') {
        const asked = command.slice(3).filter((module) => missing.split(' ').includes(module));
        return Promise.resolve({ exitCode: 0, stdout: `${asked.join(' ')}\n` });
      }
      commands.push(command);
      folders.push(options.cwd);
      return Promise.resolve({ exitCode: command[0] === failing ? 7 : 0, stdout: '' });
    },
  } as unknown as Job;
  const list = (path: string) => {
    const prefix = path === '.' ? '' : `${path}/`;
    const below = Object.keys(files).filter((file) => file.startsWith(prefix));
    return Promise.resolve([...new Set(below.map((file) => file.slice(prefix.length).split('/')[0] ?? ''))]);
  };
  const workspace = { root: '/w', list, read: (path: string) => Promise.resolve(files[path] ?? null) };
  const failure = await main({ inputs: { ...auto, ...inputs }, job, workspace });
  return { failure, outputs, commands, folders };
}

const services = `services:
  web: {path: services/web, package: web, wsgi: a:b}
  api: {path: services/api/, package: api, wsgi: a:b}
`;

describe('detect', () => {
  const cases: readonly [
    string,
    Record<string, string>,
    readonly [string, string, string],
    readonly string[],
  ][] = [
    ['nothing', { 'README.md': '' }, ['false', '', ''], ['false', '', '']],
    ['a plain project', { 'pyproject.toml': '[project]\n' }, ['true', '3.x', ''], ['false', '', '']],
    [
      'requires-python',
      { 'pyproject.toml': '[project]\nrequires-python = ">=3.11"\n' },
      ['true', '', 'pyproject.toml'],
      ['false', '', ''],
    ],
    [
      'a version file before requires-python',
      { 'pyproject.toml': 'requires-python = ">=3.11"', '.python-version': '3.12' },
      ['true', '', '.python-version'],
      ['false', '', ''],
    ],
    ['tests alone', { 'tests/test_a.py': '' }, ['true', '3.x', ''], ['false', '', '']],
    ['tests of another language', { 'tests/a.test.js': '' }, ['false', '', ''], ['false', '', '']],
    ['a package', { 'package.json': '{}' }, ['false', '', ''], ['true', 'lts/*', '']],
    [
      'engines',
      { 'package.json': '{"engines":{"node":">=22"}}' },
      ['false', '', ''],
      ['true', '', 'package.json'],
    ],
    [
      'engines of a package manager alone',
      { 'package.json': '{"engines":{"npm":">=11"}}' },
      ['false', '', ''],
      ['true', 'lts/*', ''],
    ],
    ['a broken package.json', { 'package.json': '{' }, ['false', '', ''], ['true', 'lts/*', '']],
    [
      'tools of other languages in .tool-versions',
      { 'package.json': '{}', '.tool-versions': 'python 3.12\n', 'setup.py': '' },
      ['true', '', '.tool-versions'],
      ['true', 'lts/*', ''],
    ],
    [
      'services',
      {
        '.github/fairlead.yml': services,
        'services/web/package.json': '{}',
        'services/web/.nvmrc': '24',
        'services/api/setup.py': '',
      },
      ['true', '3.x', ''],
      ['true', '', 'services/web/.nvmrc'],
    ],
  ];
  test.each(cases)('%s', async (_, files, python, node) => {
    const { outputs } = await play(files);
    expect([outputs['python'], outputs['python-version'], outputs['python-version-file']]).toEqual(python);
    expect([outputs['node'], outputs['node-version'], outputs['node-version-file']]).toEqual(node);
  });

  test('a version is taken as it is, and off is off', async () => {
    const files = { 'pyproject.toml': 'requires-python = ">=3.11"', 'package.json': '{}' };
    const { outputs } = await play(files, { python: '3.13', node: 'off' });
    expect(outputs).toMatchObject({ 'python-version': '3.13', 'python-version-file': '', node: 'false' });
    const none = await play({}, { python: '3.13' });
    expect(none.outputs).toMatchObject({ python: 'true', 'python-version': '3.13' });
  });

  test('a configuration that cannot be read fails', async () => {
    await expect(play({ '.github/fairlead.yml': 'services: 3\n' })).rejects.toThrow(FinalError);
  });
});

describe('install', () => {
  const pip = 'python -m pip install --disable-pip-version-check';
  const cases: readonly [string, Record<string, string>, readonly string[]][] = [
    ['nothing', { 'README.md': '' }, []],
    ['requirements', { 'requirements.txt': '' }, [`${pip} -r requirements.txt`]],
    [
      'development requirements, without the project',
      { 'requirements.txt': '', 'requirements-dev.txt': '', 'pyproject.toml': '[project]\nname = "a"\n' },
      [`${pip} -r requirements.txt -r requirements-dev.txt`],
    ],
    ['a project', { 'pyproject.toml': '[project]\nname = "a"\n' }, [`${pip} -e .`]],
    ['no project', { 'pyproject.toml': '[tool.ruff]\nname = "a"\n' }, []],
    [
      'extras and groups of development',
      {
        'pyproject.toml':
          '[project]\nname = "a"\n[project.optional-dependencies] # more\ntest = []\npdf = []\n[dependency-groups]\n"dev" = []\ndocs = []\n',
      },
      [`${pip} -e .[test] --group pyproject.toml:dev`],
    ],
    [
      'services, each by its own files',
      {
        '.github/fairlead.yml': services,
        'services/web/requirements.txt': '',
        'services/api/pyproject.toml': '[project]\nname = "api"\n[project.optional-dependencies]\ndev = []\n',
      },
      [`${pip} -r services/web/requirements.txt -e ./services/api[dev]`],
    ],
    [
      'development requirements at the root for all services',
      {
        '.github/fairlead.yml': services,
        'requirements-dev.txt': '',
        'services/web/requirements.txt': '',
        'services/api/pyproject.toml': '[project]\nname = "api"\n',
      },
      [`${pip} -r requirements-dev.txt -r services/web/requirements.txt`],
    ],
    ['npm', { 'package.json': '{}', 'package-lock.json': '{}' }, ['npm ci --no-audit --no-fund']],
    ['no lock', { 'package.json': '{}' }, ['npm install --no-audit --no-fund --no-package-lock']],
    ['pnpm', { 'package.json': '{}', 'pnpm-lock.yaml': '' }, ['corepack pnpm install --frozen-lockfile']],
    [
      'classic Yarn',
      { 'package.json': '{}', 'yarn.lock': '# yarn lockfile v1\n' },
      ['corepack yarn install --frozen-lockfile'],
    ],
    ['Yarn', { 'package.json': '{}', 'yarn.lock': '__metadata:\n' }, ['corepack yarn install --immutable']],
    [
      'a workspace once, and a service with a lock file of its own',
      {
        '.github/fairlead.yml': services,
        'package.json': '{"workspaces":["services/*"]}',
        'package-lock.json': '{}',
        'services/web/package.json': '{}',
        'services/api/package.json': '{}',
        'services/api/package-lock.json': '{}',
      },
      ['npm ci --no-audit --no-fund', 'npm ci --no-audit --no-fund'],
    ],
  ];
  test.each(cases)('%s', async (_, files, wanted) => {
    const { commands, failure } = await play(files, { task: 'install' });
    expect(commands.map((command) => command.join(' '))).toEqual(wanted);
    expect(failure).toBeNull();
  });

  test('packages are installed where they are', async () => {
    const files = {
      '.github/fairlead.yml': services,
      'requirements.txt': '',
      'services/web/package.json': '{}',
    };
    expect((await play(files, { task: 'install' })).folders).toEqual(['/w', '/w/services/web']);
  });

  test('tools that are missing are installed, and only those that are used', async () => {
    const tests = { 'tests/test_a.py': '' };
    const missing = { missing: 'pytest_cov ruff' };
    expect((await play(tests, { task: 'install' }, missing)).commands).toEqual([
      [...pip.split(' '), 'pytest-cov', 'ruff'],
    ]);
    const project = { 'pyproject.toml': '' };
    expect((await play(project, { task: 'install' }, missing)).commands).toEqual([
      [...pip.split(' '), 'ruff'],
    ]);
    expect((await play({ 'a.txt': '' }, { task: 'install' }, missing)).commands).toEqual([]);
    expect((await play(tests, { task: 'install', python: 'off' }, missing)).commands).toEqual([]);
  });

  test('a language that is off is not installed', async () => {
    const files = { 'requirements.txt': '', 'package.json': '{}' };
    const { commands } = await play(files, { task: 'install', node: 'off' });
    expect(commands).toEqual([[...pip.split(' '), '-r', 'requirements.txt']]);
  });

  test('commands of the input take the place of all, and of nothing', async () => {
    const files = { 'requirements.txt': '' };
    const install = [['make', 'deps'], ['a b']];
    expect((await play(files, { task: 'install', install })).commands).toEqual(install);
    expect((await play(files, { task: 'install', install: [] })).commands).toEqual([]);
  });

  test('the first command that fails ends it', async () => {
    const install = [['one'], ['two'], ['three']];
    const { commands, failure } = await play({}, { task: 'install', install }, { failing: 'two' });
    expect(failure).toBe('two ended with exit code 7.');
    expect(commands).toHaveLength(2);
  });
});

test.each(['auto', 'npm ci'])(
  'nothing of a fork is installed on pull_request_target (%s)',
  async (install) => {
    const files = { 'package.json': '{}', 'package-lock.json': '{}' };
    const inputs: Partial<PrepareInputs> = {
      task: 'install',
      install: install === 'auto' ? install : [install.split(' ')],
    };
    expect((await play(files, inputs)).commands).toHaveLength(1);
    const refused = play(files, inputs, { event: 'pull_request_target' });
    await expect(refused).rejects.toMatchObject({ code: 'FL_FORK_EVENT' });
  },
);
