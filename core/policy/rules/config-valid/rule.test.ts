import { expect, test } from '@jest/globals';
import type { Problem } from '../../../config/index.ts';
import { judge } from '../../../../test/fakes/policy.ts';
import { configValid } from './rule.ts';

const file = '.github/fairlead.yml';

function propose(text: string | null, problems: readonly Problem[] | null = null) {
  return judge(configValid, '', { proposedConfig: { file, text, problems } });
}

function problem(level: Problem['level'], line: number): Problem {
  return {
    level,
    place: { file, line, column: 1 },
    sentence: 'Only two approvals',
    remedy: 'Ask for three.',
  };
}

test('a broken file fails at its line and column, with what would be right', () => {
  const verdict = propose('version: 1\nstratgy: gitflow\napprovals: x\n');
  expect(verdict).toMatchObject({
    rule: 'config-valid',
    status: 'fail',
    code: 'config_invalid',
    sentence: `${file}, line 2, column 1: Fairlead has no key "stratgy" (and 1 more error)`,
    remedy: 'Did you mean `strategy`? Until then the rules of main keep applying.',
  });
  expect(verdict.evidence[0]).toEqual({
    file,
    line: 2,
    column: 1,
    level: 'failure',
    message: 'Fairlead has no key "stratgy". Did you mean `strategy`?',
  });
  expect(verdict.evidence).toHaveLength(2);
});

test('where the caller knows the layers above, its problems are all', () => {
  expect(propose('approvals: 2', [problem('error', 1)])).toMatchObject({
    status: 'fail',
    sentence: `${file}, line 1, column 1: Only two approvals`,
    evidence: [{ line: 1, level: 'failure', message: 'Only two approvals. Ask for three.' }],
  });
  expect(propose('stratgy: x', []).code).toBe('config_valid');
  expect(propose(null, [problem('error', 3)]).code).toBe('config_invalid');
});

test("the organisation's file is read as what it is", () => {
  const org = (text: string) =>
    judge(configValid, '', { proposedConfig: { file: 'fairlead-org.yml', text, problems: null } });
  expect(org('version: 1\ndefaults: {approvals: 2}').code).toBe('config_valid');
  expect(org('version: 1\napprovals: 2')).toMatchObject({
    code: 'config_invalid',
    sentence: expect.stringContaining('fairlead-org.yml, line 2, column 1: '),
  });
});

test('a valid file passes; keys without an effect are warnings', () => {
  expect(propose('strategy: gitflow')).toMatchObject({
    status: 'pass',
    code: 'config_valid',
    sentence: `${file} is valid; it applies after the merge`,
    evidence: [],
  });
  const verdict = propose('support: zendesk');
  expect(verdict).toMatchObject({
    status: 'pass',
    code: 'config_valid',
    sentence: `${file} is valid, with 1 warning; it applies after the merge`,
  });
  expect(verdict.evidence).toMatchObject([{ line: 1, column: 1, level: 'warning' }]);
});

test('untouched or removed', () => {
  expect(judge(configValid, '', {})).toMatchObject({
    status: 'neutral',
    code: 'config_unchanged',
    sentence: 'The configuration is not changed',
  });
  expect(propose(null)).toMatchObject({
    status: 'pass',
    code: 'config_removed',
    sentence: `${file} is removed: what it says no longer applies after the merge`,
    evidence: [],
  });
  expect(propose(null, [problem('warning', 3)]).evidence).toMatchObject([{ line: 3, level: 'warning' }]);
});
