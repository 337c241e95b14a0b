import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FindingAnnotation } from '../../../core/api/findings.ts';
import { annotationCommands } from '../../../core/reporting/commands.ts';
import { readRoom, takeRoom } from './room.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-room-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const step = (action: string, more: Readonly<Record<string, string>> = {}) => ({
  RUNNER_TEMP: folder,
  GITHUB_ACTION: action,
  GITHUB_RUN_ID: '1',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_JOB: 'pull',
  ...more,
});
const errors = (many: number): FindingAnnotation[] =>
  Array.from({ length: many }, (_, index) => ({
    path: 'a.py',
    startLine: index + 1,
    endLine: index + 1,
    level: 'failure',
    title: 't',
    message: 'm',
  }));
/** As a step does it; how many of its errors it shows. */
function show(many: number, environment: NodeJS.ProcessEnv): number {
  const { commands } = annotationCommands({
    concern: 'lint',
    annotations: errors(many),
    room: readRoom(environment),
  });
  takeRoom(commands, environment);
  return commands.filter((line) => line.startsWith('::error ')).length;
}

test('steps of one composite share ten of a kind, another step of the job has its own', () => {
  const composite = step('fairlead');
  expect([show(4, composite), show(20, composite), show(3, composite)]).toEqual([4, 6, 0]);
  expect(show(20, step('fairlead2'))).toBe(10);
  for (const other of [{ GITHUB_JOB: 'x' }, { GITHUB_RUN_ID: '2' }, { GITHUB_RUN_ATTEMPT: '2' }])
    expect(show(20, step('fairlead', other))).toBe(10);
});

test('the kinds are counted apart, and only commands that annotate', () => {
  const environment = step('a');
  takeRoom(
    [
      '::error::x',
      '::warning file=a::x',
      '::warning title=b::x',
      '::notice::x',
      '::group::x',
      '::errors::x',
      'x',
    ],
    environment,
  );
  expect(readRoom(environment)).toEqual({ failure: 9, warning: 8, notice: 9 });
});

test.each([
  ['no JSON', '{'],
  ['null', 'null'],
  ['an array', '[]'],
  ['other values', '{"failure":"0","warning":null,"notice":0.5}'],
  ['more than there ever is', '{"failure":1000,"warning":11,"notice":10}'],
  ['a long file', `{"failure":0,"warning":0,"notice":0}${' '.repeat(200)}`],
])('%s in its place leaves all ten', (_, text) => {
  const environment = step('a');
  takeRoom(['::error::x'], environment);
  const [file = ''] = readdirSync(folder);
  writeFileSync(join(folder, file), text);
  expect(readRoom(environment)).toEqual({ failure: 10, warning: 10, notice: 10 });
});

test('less than none is none', () => {
  const environment = step('a');
  takeRoom(
    Array.from({ length: 30 }, () => '::error::x'),
    environment,
  );
  expect(readRoom(environment).failure).toBe(0);
  const [file = ''] = readdirSync(folder);
  writeFileSync(join(folder, file), '{"failure":-3,"warning":2}');
  expect(readRoom(environment)).toEqual({ failure: 0, warning: 2, notice: 10 });
});

test('without a folder that can be written, or a name of the step, nothing is shared and nothing fails', () => {
  for (const more of [{ RUNNER_TEMP: join(folder, 'gone') }, { RUNNER_TEMP: '' }, { GITHUB_ACTION: '' }]) {
    const environment = step('a', more);
    expect([show(20, environment), show(20, environment)]).toEqual([10, 10]);
  }
  expect(readdirSync(folder)).toEqual([]);
});
