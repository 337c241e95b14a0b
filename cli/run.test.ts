import { expect, test } from '@jest/globals';
import { helpFor, commandNames } from './help.ts';
import { run } from './run.ts';
import type { Connection, Surroundings } from './surroundings.ts';

interface Given {
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

async function cli(args: readonly string[], { files = {}, environment = {} }: Given = {}) {
  const printed = { out: '', error: '' };
  const connections: Connection[] = [];
  const code = await run(args, {
    environment,
    read: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error('ENOENT');
      return text;
    },
    write: () => undefined,
    version: () => '1.2.3',
    out: (text) => {
      printed.out += text;
    },
    error: (text) => {
      printed.error += text;
    },
    clock: { now: () => 0, sleep: async () => undefined },
    templates: { read: async () => [] },
    connect: async (connection) => {
      connections.push(connection);
      return {} as Awaited<ReturnType<Surroundings['connect']>>;
    },
  });
  return { code, ...printed, connections };
}

test('a valid file', async () => {
  const files = {
    '.github/fairlead.yml': 'strategy: gitflow',
    'org/fairlead-org.yml': 'defaults: {approvals: 2}',
  };
  expect(await cli(['check'], { files })).toMatchObject({
    code: 0,
    out: '.github/fairlead.yml: valid, 0 warnings\n',
    error: '',
  });
  expect(await cli(['check', 'org/fairlead-org.yml'], { files })).toMatchObject({ code: 0 });
});

test('a broken file: place, sentence, remedy', async () => {
  const files = { 'x.yml': 'version: 1\nstratgy: gitflow', 'fairlead-org.yml': 'groups: [{name: a}]' };
  const { code, out } = await cli(['check', 'x.yml'], { files });
  expect(code).toBe(1);
  expect(out).toBe(
    'x.yml:2:1: error: Fairlead has no key "stratgy". Did you mean `strategy`?\nx.yml: 1 error, 0 warnings\n',
  );
  const org = await cli(['check', 'fairlead-org.yml'], { files });
  expect(org.code).toBe(1);
  expect(org.out).toContain('fairlead-org.yml:1:10: error: `groups.0.match` is missing.');
});

test('control characters of a file do not reach the terminal', async () => {
  const text = 'services: {a: {path: a, needs: ["\\e]0;x\\a\\u202e"]}}';
  const { code, out } = await cli(['check', 'x.yml'], { files: { 'x.yml': text } });
  expect(code).toBe(1);
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

const token = { GITHUB_TOKEN: 't' };
const known = { ...token, GITHUB_REPOSITORY: 'acme/shop' };

test.each<[readonly string[], Readonly<Record<string, string>>, string]>([
  [[], {}, 'no command'],
  [['chek'], {}, 'there is no command "chek"'],
  [['check', 'a', 'b'], {}, 'cannot read "b"'],
  [['check', '--fix'], {}, "unknown option '--fix'"],
  [['check', 'gone.yml'], {}, 'gone.yml cannot be read'],
  [['check', '--json'], {}, '--json belongs to --pull'],
  [['check', 'a.yml', '--pull', '3'], known, 'do not go together'],
  [['check', '--pull', '0'], known, '--pull must be the number'],
  [['check', '--pull', '3x'], known, '--pull must be the number'],
  [['plan'], token, 'no repository'],
  [['plan', 'x'], known, 'cannot read "x"'],
  [['plan', '--yes'], known, "unknown option '--yes'"],
  [['plan', '--repo'], known, '--repo <value>'],
  [['plan', '--repo', 'shop'], token, '--repo must be OWNER/NAME'],
  [['plan', '--repo', 'acme/../x'], token, '--repo must be OWNER/NAME'],
  [['plan', '--repo', 'acme/..'], token, '--repo must be OWNER/NAME'],
  [['plan', '--config-repository', '..'], known, 'without its owner'],
  [['plan', '--organisation', 'none'], known, '--organisation must be read or skip'],
  [['plan', '--config-repository', 'acme/.github'], known, 'without its owner'],
  [['plan', '--org', 'acme'], known, '--org belongs to --all'],
  [['plan', '--all', '--org', '-x'], known, '--org'],
  [['plan', '--all', '--pull', '3'], known, 'do not go together'],
  [['plan', '--all'], token, 'no repository'],
  [['plan', '--api', 'http://github.example.com'], known, '--api must be an https address'],
  [['plan', '--api', 'github.example.com'], known, '--api must be an https address'],
  [['plan'], { GITHUB_REPOSITORY: 'acme/shop' }, 'no token'],
  [['sync', '--pull', '3'], known, "unknown option '--pull'"],
  [['import', 'x.yml'], known, 'without --write'],
  [['import', '--force'], known, 'without --write'],
])('%j is used wrongly', async (args, environment, why) => {
  const { code, out, error, connections } = await cli(args, { environment });
  expect(error).toMatch(/^fairlead: .+\n$/);
  expect(error).toContain(why);
  expect([code, out, connections]).toEqual([2, '', []]);
});

test('the token and the address of GitHub', async () => {
  const both = { ...known, FAIRLEAD_TOKEN: 'f', GITHUB_API_URL: 'https://ghe.example.com/api/v3' };
  const of = async (args: readonly string[], environment: Readonly<Record<string, string>>) =>
    (await cli(['plan', ...args], { environment })).connections;
  expect(await of([], known)).toEqual([{ token: 't', api: 'https://api.github.com' }]);
  expect(await of([], both)).toEqual([{ token: 'f', api: 'https://ghe.example.com/api/v3' }]);
  expect(await of(['--api', 'http://127.0.0.1:8080/'], both)).toEqual([
    { token: 'f', api: 'http://127.0.0.1:8080' },
  ]);
});

test('help and version', async () => {
  expect(await cli(['--help'])).toMatchObject({ code: 0, out: helpFor(null), error: '' });
  expect(await cli(['help'])).toMatchObject({ code: 0, out: helpFor(null) });
  expect(await cli(['--version'])).toMatchObject({ code: 0, out: '1.2.3\n', error: '' });
  for (const command of commandNames) {
    expect(await cli([command, '--help'])).toMatchObject({ code: 0, out: helpFor(command) });
    expect(await cli(['help', command])).toMatchObject({ code: 0, out: helpFor(command) });
    expect(helpFor(command)).toContain(`fairlead ${command}`);
  }
});

test('what goes wrong inside is an error with a code', async () => {
  const { code, error } = await cli(['plan'], { environment: known });
  expect(code).toBe(1);
  expect(error).toContain('(FL_INTERNAL)');
});
