import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readStartedBy } from './started-by.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-event-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read(event: string, text: string): number {
  const path = join(folder, 'event.json');
  writeFileSync(path, text);
  return readStartedBy({ GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: path });
}

test('the run whose end started the job', () => {
  expect(read('workflow_run', '{"workflow_run": {"id": 42}}')).toBe(42);
});

test.each([
  ['pull_request', '{"workflow_run": {"id": 42}}'],
  ['workflow_run', '{"workflow_run": {"id": "42"}}'],
  ['workflow_run', '{"workflow_run": {"id": -1}}'],
  ['workflow_run', 'null'],
  ['workflow_run', 'x'],
])('%s with %s is refused', (event, text) => {
  expect(() => read(event, text)).toThrow('workflow_run');
});
