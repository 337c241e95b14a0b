import { expect, test } from '@jest/globals';
import { run } from './run.ts';

function cli(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const printed = { out: '', error: '' };
  const code = run(args, {
    read: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error('ENOENT');
      return text;
    },
    version: () => '1.2.3',
    out: (text) => {
      printed.out += text;
    },
    error: (text) => {
      printed.error += text;
    },
  });
  return { code, ...printed };
}

test('a valid file', () => {
  expect(cli(['check'], { '.github/fairlead.yml': 'strategy: gitflow' })).toEqual({
    code: 0,
    out: '.github/fairlead.yml: valid, 0 warnings\n',
    error: '',
  });
});

test('a broken file: place, sentence, remedy', () => {
  expect(cli(['check', 'x.yml'], { 'x.yml': 'stratgy: \u001b[31m' })).toMatchObject({ code: 1 });
  const { code, out } = cli(['check', 'x.yml'], { 'x.yml': 'version: 1\nstratgy: gitflow' });
  expect(code).toBe(1);
  expect(out).toBe(
    'x.yml:2:1: error: Fairlead has no key "stratgy". Did you mean `strategy`?\nx.yml: 1 error, 0 warnings\n',
  );
});

test('control characters of a file do not reach the terminal', () => {
  const { out } = cli(['check', 'x.yml'], { 'x.yml': 'services: {a: {path: a, needs: ["\\e]0;x\\a"]}}' });
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test.each([[[]], [['chek']], [['check', 'a', 'b']], [['check', '--fix']], [['check', 'gone.yml']]])(
  '%j is used wrongly',
  (args) => {
    const { code, error } = cli(args);
    expect(code).toBe(2);
    expect(error).toMatch(/^fairlead: .+\n$/);
  },
);

test('help and version', () => {
  expect(cli(['--help'])).toMatchObject({ code: 0, error: '' });
  expect(cli(['--version'])).toEqual({ code: 0, out: '1.2.3\n', error: '' });
});
