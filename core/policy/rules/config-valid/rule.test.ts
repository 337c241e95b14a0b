import { expect, test } from '@jest/globals';
import { defaultConfig } from '../../../config/index.ts';
import type { PolicyFacts } from '../../types.ts';
import { configValid } from './rule.ts';

const file = '.github/fairlead.yml';

function judge(proposedConfig: PolicyFacts['proposedConfig']) {
  const facts: PolicyFacts = {
    headRef: 'feature/x',
    baseRef: 'main',
    fork: false,
    author: 'ann',
    defaultBranch: 'main',
    approvals: [],
    proposedConfig,
  };
  return configValid.evaluate(facts, defaultConfig);
}

test('a broken file fails at its line and column, with what would be right', () => {
  const verdict = judge({ file, text: 'version: 1\nstratgy: gitflow\napprovals: x\n' });
  expect(verdict).toMatchObject({
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

test('a valid file passes; keys without an effect are warnings', () => {
  expect(judge({ file, text: 'strategy: gitflow' })).toMatchObject({ status: 'pass', evidence: [] });
  const verdict = judge({ file, text: 'support: zendesk' });
  expect(verdict).toMatchObject({ status: 'pass', code: 'config_valid' });
  expect(verdict.evidence).toMatchObject([{ line: 1, column: 1, level: 'warning' }]);
});

test('untouched or removed', () => {
  expect(judge(null).status).toBe('neutral');
  expect(judge({ file, text: null })).toMatchObject({ status: 'pass', code: 'config_removed' });
});
