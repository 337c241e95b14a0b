import { describe, expect, test } from '@jest/globals';
import { orderJobs, parseWorkflow, tokenPermissions, triggers, type Trigger } from './workflow.ts';

const job = 'jobs:\n  one:\n    runs-on: x\n    steps:\n      - run: "true"\n';
const flow = (on: string) => parseWorkflow('w.yml', `on: ${on}\n${job}`);
const push = (branch: string): Trigger => ({ event: 'push', branch, action: null });

describe('triggers', () => {
  test.each([
    ['push', push('any'), true],
    ['[push, pull_request]', { event: 'pull_request', branch: 'main', action: 'opened' }, true],
    ['[push, pull_request]', { event: 'pull_request', branch: 'main', action: 'closed' }, false],
    ['{pull_request: {types: [closed]}}', { event: 'pull_request', branch: 'main', action: 'closed' }, true],
    ['{push: {branches: [main, "release/*"]}}', push('release/1.0'), true],
    ['{push: {branches: [main, "release/*"]}}', push('feature/a'), false],
    ['{push: {branches: ["**", "!wip/**"]}}', push('wip/a/b'), false],
    ['{push: {branches-ignore: [main]}}', push('main'), false],
    ['{push: {tags: ["v*"]}}', push('main'), false],
    ['{workflow_dispatch: }', { event: 'workflow_dispatch', branch: 'main', action: null }, true],
    ['push', { event: 'workflow_dispatch', branch: 'main', action: null }, false],
  ] as [string, Trigger, boolean][])('%s with %o: %s', (on, trigger, runs) => {
    expect(triggers(flow(on), trigger)).toBe(runs);
  });
});

test('jobs come after what they need; a circle is named', () => {
  const text = (needs: string) => `on: push
jobs:
  c: {runs-on: x, needs: b, steps: [{run: a}]}
  b: {runs-on: x, needs: [a], steps: [{run: a}]}
  a: {runs-on: x, ${needs} steps: [{run: a}]}
`;
  expect(orderJobs(parseWorkflow('w.yml', text(''))).map(([id]) => id)).toEqual(['a', 'b', 'c']);
  expect(() => orderJobs(parseWorkflow('w.yml', text('needs: c,')))).toThrow('need each other');
});

test('what cannot be played is refused by name', () => {
  const text = 'on: push\njobs: {a: {runs-on: x, strategy: {matrix: {v: [1]}}, steps: [{run: a}]}}';
  expect(() => parseWorkflow('w.yml', text)).toThrow('w.yml: jobs.a.strategy: the step player has no matrix');
});

test('permissions of a job replace those of the workflow', () => {
  const read = (top: string, own: string) => {
    const parsed = parseWorkflow(
      'w.yml',
      `on: push\n${top}\njobs: {a: {runs-on: x, ${own} steps: [{run: a}]}}`,
    );
    return tokenPermissions(parsed, parsed.jobs['a']!);
  };
  expect(read('', '')).toEqual({ contents: 'read' });
  expect(read('permissions: {contents: read, id-token: write}', '')).toEqual({
    contents: 'read',
    id_token: 'write',
  });
  expect(read('permissions: {id-token: write}', 'permissions: {checks: write},')).toEqual({
    checks: 'write',
  });
  expect(read('permissions: {}', '')).toEqual({});
});
