import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startDay, makeDayCopy, type DayCopy } from '../fakes/day-copy.ts';
import { describeWithPython } from '../fakes/python-tools.ts';

let copy: DayCopy;

beforeAll(async () => {
  copy = await makeDayCopy();
  // A search path with git alone, and a Python that answers for its version and can do nothing else.
  symlinkSync(copy.git, join(copy.programs, 'git'));
  const python = join(copy.programs, 'only-a-version');
  const program =
    '#!/bin/sh\ncase "$2" in *version_info*) echo "$0" ;; *) echo "No module named venv"; exit 1 ;; esac\n';
  writeFileSync(python, program);
  chmodSync(python, 0o755);
}, 120_000);

afterAll(() => copy.remove());

describeWithPython(
  'a day that cannot start says so in one line, ends with 2, and leaves nothing running',
  () => {
    const cases: readonly (readonly [string, readonly string[], () => Record<string, string>, RegExp])[] = [
      [
        'Python is missing',
        [],
        () => ({ PATH: copy.programs }),
        /Python 3\.10 or newer was not found.+Install it/,
      ],
      [
        'FAIRLEAD_PYTHON is nothing',
        [],
        () => ({ FAIRLEAD_PYTHON: '/nonexistent' }),
        /tried \/nonexistent\. Install it, or set FAIRLEAD_PYTHON/,
      ],
      [
        'Python has no venv',
        [],
        () => ({ FAIRLEAD_PYTHON: join(copy.programs, 'only-a-version') }),
        /cannot make a virtual environment: No module named venv\. Install the venv module/,
      ],
      ['git is missing', [], () => ({ PATH: '/nonexistent' }), /git was not found\. Install git/],
      ['an option is unknown', ['--foo'], () => ({}), /Unknown option '--foo'.+--help/],
      ['a port is none', ['--port', '99999'], () => ({}), /--port 99999 is not a port number.+--help/],
      [
        'a sabotage is unknown',
        ['--sabotage', 'x'],
        () => ({}),
        /--sabotage x: choose one of lint-silent,.+--help/,
      ],
    ];
    for (const [name, args, environment, expected] of cases) {
      test(name, async () => {
        await expectRefusal(args, environment(), expected);
      });
    }

    test('the port is taken', async () => {
      const holder = createServer();
      await new Promise<void>((done) => holder.listen(0, '127.0.0.1', done));
      try {
        const { port } = holder.address() as AddressInfo;
        const expected = new RegExp(
          `port is taken: 127\\.0\\.0\\.1:${port}\\. Stop what listens there, or choose`,
        );
        await expectRefusal(['--port', String(port)], {}, expected);
      } finally {
        holder.close();
      }
    });

    async function expectRefusal(args: readonly string[], env: Record<string, string>, expected: RegExp) {
      const day = startDay(copy, ['--once', ...args], env);
      const { code } = await day.ended;
      expect(day.errors().trim()).toMatch(expected);
      expect(day.errors().trim().split('\n')).toHaveLength(1);
      expect(code).toBe(2);
      expect(copy.running()).toEqual([]);
    }
  },
);

describeWithPython('Ctrl-C stops every child process', () => {
  const moments: readonly (readonly [
    string,
    NodeJS.Signals,
    'group' | 'process',
    boolean,
    RegExp,
    RegExp,
  ])[] = [
    [
      'while a Python environment is made',
      'SIGINT',
      'group',
      true,
      /Python environment/,
      /-m (venv|ensurepip)/,
    ],
    [
      'while a Python environment is made',
      'SIGTERM',
      'process',
      true,
      /Python environment/,
      /-m (venv|ensurepip)/,
    ],
    ['while a workflow runs', 'SIGINT', 'process', false, /pushed the first commit/, /dist\/index\.js/],
    [
      'while the first services start',
      'SIGINT',
      'group',
      false,
      /pushed the first commit/,
      /-m gunicorn .*--bind/,
    ],
    [
      'under way to production',
      'SIGTERM',
      'process',
      false,
      /all packages are released/,
      /embedded\/process\.js/,
    ],
  ];
  for (const [when, signal, whom, cold, line, child] of moments) {
    test(`${when}: ${signal} to the ${whom}`, async () => {
      copy.usePythons(!cold);
      const day = startDay(copy, ['--once'], {});
      await day.seen(line);
      // The moment is the right one only where the child that must end is there.
      expect(await copy.appears(child)).toBe(true);
      day.signal(signal, whom);
      const { code, seconds } = await day.ended;
      expect(code).toBe(130);
      expect(seconds).toBeLessThan(20);
      expect(copy.running()).toEqual([]);
    }, 120_000);
  }
});
