import { afterEach, describe, expect, test } from '@jest/globals';
import { readInputs } from './inputs.ts';

const required = { 'app-url': 'https://app.example', service: 'notes', environment: 'production' };

function read(values: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries({ ...required, ...values }))
    process.env[`INPUT_${name.toUpperCase()}`] = value;
  return readInputs();
}

afterEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('INPUT_')) delete process.env[name];
});

describe('inputs', () => {
  test('say nothing of the way unless they are given', () => {
    expect(read({})).toMatchObject({ way: {}, version: 'newest', artifacts: null, wait: true });
    expect(read({}).environmentUrl).toBeUndefined();
  });

  test.each([
    ['5, 25, 50', [5, 25, 50]],
    ['1% 5%\n99', [1, 5, 99]],
    ['10', [10]],
  ])('steps %j', (steps, expected) => {
    expect(read({ steps }).way).toEqual({ steps: expected });
  });

  test('the way is read in the App’s units', () => {
    expect(read({ pattern: 'canary', bake: '20m', 'final-bake': '1h' }).way).toEqual({
      pattern: 'canary',
      bakeMs: 1_200_000,
      finalBakeMs: 3_600_000,
    });
  });

  test.each([
    [{ steps: '50, 25' }, 'steps must be rising percentages below 100'],
    [{ steps: '5, 5' }, 'steps must be rising'],
    [{ steps: '5, 100' }, 'steps must be rising'],
    [{ steps: '0, 5' }, 'steps must be rising'],
    [{ steps: ',' }, 'steps must be rising'],
    [{ steps: '5; 25' }, 'steps must be rising'],
    [{ steps: Array.from({ length: 21 }, (_, at) => at + 1).join() }, 'steps must be rising'],
    [{ pattern: 'leap' }, 'pattern must be one of canary, blue-green, rolling'],
    [{ bake: '20' }, 'bake must be a number with its unit'],
    [{ artifacts: '{' }, 'artifacts must be the output of build-publish-alpha'],
    [{ 'environment-url': 'javascript:alert(1)' }, 'environment-url must be an http or https address'],
    [{ deployment: 'yes' }, 'deployment must be true or false'],
  ])('%j is refused', (values, why) => {
    expect(() => read(values as Record<string, string>)).toThrow(why);
  });
});
