import { describe, expect, test } from '@jest/globals';
import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sabotages } from '../../demo/sabotage/names.ts';

const run = promisify(execFile);
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const minutes = 60_000;

/** Every step that the day has to have, in its order. */
const wanted = [
  'seed',
  'bad-pr',
  'supersede',
  'good-pr',
  'merge',
  'push-refused',
  'main-alpha',
  'promote',
  'token-refused',
  'restart',
  'canary',
  'next-version',
  'rollback',
  'notified',
  'summary',
];

interface StepRecord {
  readonly name: string;
  readonly ok: boolean;
  readonly expected: string;
  readonly observed: string;
  readonly seconds: number;
}

/** `npm start -- --once …` as a user types it, but for npm itself; the output goes to the log of the test run. */
async function day(
  ...args: readonly string[]
): Promise<{ code: number; steps: readonly StepRecord[]; output: string }> {
  const child = spawn(process.execPath, [join(root, 'tools', 'start.mjs'), '--once', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-200_000);
    });
  }
  const code = await new Promise<number>((resolve) => child.once('exit', (status) => resolve(status ?? -1)));
  const record = join(root, '.fairlead', 'demo.json');
  const steps = existsSync(record)
    ? (JSON.parse(readFileSync(record, 'utf8')) as { steps: StepRecord[] }).steps
    : [];
  return { code, steps, output };
}

/** Processes that the day left running: their command line names this checkout's `.fairlead`. */
async function leftOver(): Promise<readonly string[]> {
  const { stdout } = await run('ps', ['-eo', 'pid=,args='], { maxBuffer: 16 * 1024 * 1024 });
  return stdout
    .split('\n')
    .filter((line) => line.includes(join(root, '.fairlead')) && !line.includes('ps -eo'));
}

function failed(steps: readonly StepRecord[]): readonly string[] {
  return steps.filter((step) => !step.ok).map((step) => `${step.name}: ${step.observed}`);
}

describe('the played day', () => {
  test.each(['first', 'second'])(
    'every step comes out as it should (%s)',
    async (turn) => {
      const started = Date.now();
      const { code, steps, output } = await day();
      const seconds = ((Date.now() - started) / 1000).toFixed(0);
      process.stderr.write(`the day (${turn}): ${seconds} s, exit code ${code}\n`);
      if (code !== 0) process.stderr.write(output.slice(-8000));
      expect(failed(steps)).toEqual([]);
      expect(steps.map((step) => step.name)).toEqual(wanted);
      expect(code).toBe(0);
      expect(await leftOver()).toEqual([]);
    },
    15 * minutes,
  );
});

describe('sabotage', () => {
  test.each(Object.entries(sabotages))(
    '%s is noticed at its step',
    async (name, { step }) => {
      const { code, steps, output } = await day('--sabotage', name);
      const first = steps.find((candidate) => !candidate.ok)?.name;
      if (code !== 1 || first !== step) process.stderr.write(output.slice(-4000));
      expect({ code, first }).toEqual({ code: 1, first: step });
      expect(await leftOver()).toEqual([]);
    },
    5 * minutes,
  );

  test('no source, bundle, option or variable of the product knows of it', () => {
    const rooms = ['core', 'app', 'engine', 'adapters', 'actions', 'server', 'cli', 'workflows-templates'];
    const names = Object.keys(sabotages);
    const guilty: string[] = [];
    for (const room of rooms.filter((folder) => existsSync(join(root, folder)))) {
      for (const entry of readdirSync(join(root, room), { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const file = join(entry.parentPath, entry.name);
        const text = readFileSync(file, 'utf8');
        const found = [...names, 'sabotage'].filter((name) => text.includes(name));
        if (found.length > 0) guilty.push(`${file}: ${found.join(', ')}`);
      }
    }
    expect(guilty).toEqual([]);
  });
});
