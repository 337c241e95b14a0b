import { expect, test } from '@jest/globals';
import { templateCatalogue } from '../../core/templates/index.ts';
import type { Surroundings } from '../surroundings.ts';
import { run } from '../run.ts';

const texts = templateCatalogue.map(({ name }) => ({
  name,
  workflow: `name: ${name}\non: { push: { branches: [$default-branch] } }\n`,
  properties: `{"name": "${name}", "description": "About ${name}"}\n`,
}));

interface Given {
  readonly files?: Record<string, string>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly read?: Surroundings['read'];
  readonly write?: Surroundings['write'];
  readonly github?: object;
}

async function cli(
  args: readonly string[],
  { files = {}, environment = {}, read, write, github = {} }: Given = {},
) {
  const printed = { out: '', error: '' };
  const code = await run(['templates', ...args], {
    environment,
    read:
      read ??
      ((path) => {
        const text = files[path];
        if (text === undefined) throw Object.assign(new Error('no file'), { code: 'ENOENT' });
        return text;
      }),
    write:
      write ??
      ((path, text, how) => {
        if (how === 'new' && files[path] !== undefined) throw new Error('exists');
        files[path] = text;
      }),
    version: () => '1.2.3',
    out: (text) => void (printed.out += text),
    error: (text) => void (printed.error += text),
    clock: { now: () => 0, sleep: async () => undefined },
    templates: { read: async () => texts },
    connect: async () => github as Awaited<ReturnType<Surroundings['connect']>>,
  });
  return { code, ...printed, files };
}

test('lists every template, or what was chosen', async () => {
  const { code, out } = await cli([]);
  expect(code).toBe(0);
  for (const { name } of templateCatalogue) expect(out).toContain(`${name} (`);
  expect(out).toContain('fairlead-strategy-fork (strategy fork)\n    About fairlead-strategy-fork\n');
  const json = JSON.parse((await cli(['--kind', 'node', '--json'])).out) as { templates: object[] };
  expect(json.templates).toMatchObject([{ name: 'fairlead-node-delivery', kind: 'node', strategy: null }]);
});

test('writes workflows for the default branch of the checkout, and twice is once', async () => {
  const files: Record<string, string> = {
    'shop/.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/trunk\n',
  };
  const args = ['--strategy', 'gitflow', '--write', '--into', 'shop/'];
  const path = 'shop/.github/workflows/fairlead-strategy-gitflow.yml';
  expect(await cli(args, { files })).toMatchObject({ code: 0, out: '' });
  expect(files[path]).toContain('branches: [trunk]');
  const before = files[path];
  const again = await cli(args, { files });
  expect(again).toMatchObject({ code: 0 });
  expect(again.error).toContain('as it should be');
  expect(files[path]).toBe(before);
  await cli([...args, '--default-branch', 'dev'], { files });
  expect(files[path]).toContain('branches: [dev]');
});

test('what somebody changed stays, unless --force is said', async () => {
  const path = '.github/workflows/fairlead-deploy.yml';
  const files: Record<string, string> = { [path]: 'on: push # mine\n' };
  const kept = await cli(['deploy', 'rollback', '--write'], { files });
  expect(kept.code).toBe(1);
  expect(kept.error).toContain(`${path}: left, since somebody changed it`);
  expect(files[path]).toBe('on: push # mine\n');
  expect(files['.github/workflows/fairlead-rollback.yml']).toContain('fairlead-rollback');
  const forced = await cli(['deploy', '--write', '--force'], { files });
  expect(forced).toMatchObject({ code: 0 });
  expect(files[path]).toContain('name: fairlead-deploy');
});

test('no file is written out of the checkout', async () => {
  const given: unknown[] = [];
  const write: Surroundings['write'] = (path, _text, how, within) => {
    given.push([path, how, within]);
    throw Object.assign(new Error('link'), { code: 'ELOOP' });
  };
  const { code, error } = await cli(['deploy', '--write', '--into', 'shop'], { write });
  const path = 'shop/.github/workflows/fairlead-deploy.yml';
  expect([code, given]).toEqual([1, [[path, 'new', 'shop']]]);
  expect(error).toContain(`${path} leads out of the checkout by a link`);
});

test('the layout of an organisation', async () => {
  const { code, files } = await cli(['--write', '--organisation', '--into', 'out']);
  expect(code).toBe(0);
  expect(Object.keys(files)).toHaveLength(2 * templateCatalogue.length);
  expect(files['out/workflow-templates/fairlead-deploy.properties.json']).toContain('About fairlead-deploy');
  expect(files['out/workflow-templates/fairlead-deploy.yml']).toContain('[$default-branch]');
});

test('a file that cannot be read is not taken for a missing one', async () => {
  const files: Record<string, string> = {};
  const read = () => {
    throw Object.assign(new Error('no'), { code: 'EACCES' });
  };
  const { code, error } = await cli(['deploy', '--write'], { files, read });
  expect(code).toBe(2);
  expect(error).toContain('cannot be read');
  expect(files).toEqual({});
});

test.each<[readonly string[], string]>([
  [['delpoy'], 'there is no template "delpoy"; did you mean'],
  [['--kind', 'rust'], '--kind must be one of python, node, container, any'],
  [['--strategy', 'git'], '--strategy must be one of'],
  [['--write'], 'say which ones'],
  [['--pull-request'], 'say which ones'],
  [['deploy', '--write', '--pull-request'], 'do not go together'],
  [['--force'], '--force belongs to --write or --pull-request'],
  [['--organisation'], '--organisation belongs to'],
  [['deploy', '--write', '--json'], '--json belongs to the list'],
  [['deploy', '--write', '--branch', 'x'], '--branch belongs to --pull-request'],
  [['deploy', '--pull-request', '--org', 'acme'], '--org belongs to --organisation'],
  [['deploy', '--pull-request', '--branch', 'a b'], '--branch must be the name of a branch'],
  [['deploy', '--write', '--default-branch', '-x'], '--default-branch'],
  [['deploy', '--pull-request'], 'no repository'],
  [['deploy', '--pull-request', '--repo', 'acme/shop'], 'no token'],
  [['--nothing'], "unknown option '--nothing'"],
])('%j is used wrongly', async (args, why) => {
  const { code, out, error, files } = await cli(args);
  expect(error).toContain(why);
  expect([code, out, files]).toEqual([2, '', {}]);
});
