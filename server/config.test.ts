import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { FinalError } from '../core/errors/fairlead-error.ts';
import { parseOperatorConfig } from './config.ts';

function refusal(text: string): FinalError {
  try {
    parseOperatorConfig(text, 'fairlead.config.yml');
  } catch (error) {
    if (error instanceof FinalError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe("the operator's configuration", () => {
  test('an empty file is GitHub itself, with the defaults', () => {
    expect(parseOperatorConfig('', 'x')).toMatchObject({
      port: 3000,
      github: { api: 'https://api.github.com' },
      oidc: { issuer: 'https://token.actions.githubusercontent.com' },
      incident: { recovery_hold: 300_000 },
      targets: {},
    });
  });

  test.each([
    ['5s', 5_000],
    ['250ms', 250],
    ['2m', 120_000],
    ['1h', 3_600_000],
  ])('%s is %d milliseconds', (text, milliseconds) => {
    const config = parseOperatorConfig(`incident:\n  recovery_hold: ${text}\n`, 'x');
    expect(config.incident.recovery_hold).toBe(milliseconds);
  });

  test.each([
    ['a value of the wrong type', 'host: 0.0.0.0\nport: many\n', 2, 'port'],
    ['an unknown target', 'targets:\n  b:\n    kind: cloud\n', 3, 'targets.b.kind'],
    ['a duration without its unit', 'incident:\n  recovery_hold: 5\n', 2, 'incident.recovery_hold'],
    ['a key given twice', 'port: 1\nport: 2\n', 2, 'unique'],
    ['an unknown key', 'colour: red\n', 1, 'colour'],
  ])('%s is refused with its place', (_name, text, line, words) => {
    const { code, message, place } = refusal(text);
    expect(code).toBe('FL_CONFIG_INVALID');
    expect(message).toContain(`fairlead.config.yml:${line}:`);
    expect(message).toContain(words);
    expect(place).toMatchObject({ file: 'fairlead.config.yml', line });
  });

  test('what the operating manual shows is accepted', () => {
    const manual = readFileSync(new URL('../docs/operating.md', import.meta.url), 'utf8');
    const examples = [...manual.matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].map(([, text]) => text ?? '');
    expect(examples).not.toHaveLength(0);
    for (const text of examples) parseOperatorConfig(text, 'docs/operating.md');
  });
});
