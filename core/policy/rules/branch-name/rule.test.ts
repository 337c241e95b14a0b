import { expect, test } from '@jest/globals';
import { defaultConfig } from '../../../config/index.ts';
import type { PolicyFacts } from '../../types.ts';
import { branchName } from './rule.ts';

const facts: PolicyFacts = {
  headRef: 'feature/x',
  baseRef: 'main',
  fork: false,
  author: 'ann',
  defaultBranch: 'main',
  approvals: [],
  proposedConfig: null,
};

test('a known name passes', () => {
  expect(branchName.evaluate(facts, defaultConfig)).toMatchObject({
    status: 'pass',
    code: 'branch_name_known',
  });
});

test('an unknown name fails and says which are allowed', () => {
  const verdict = branchName.evaluate({ ...facts, headRef: 'my-stuff' }, defaultConfig);
  expect(verdict).toMatchObject({
    status: 'fail',
    code: 'branch_name_unknown',
    sentence: 'The strategy feature does not know the branch name my-stuff',
  });
  expect(verdict.remedy).toContain(
    'feature/*, fix/*, bugfix/*, hotfix/*, docs/*, chore/*, refactor/*, test/*',
  );
});

test('the allowed names are those of the strategy in force', () => {
  const config = { ...defaultConfig, strategy: 'gitflow' as const };
  const verdict = branchName.evaluate({ ...facts, headRef: 'docs/x' }, config);
  expect(verdict.status).toBe('fail');
  expect(verdict.remedy).toContain('release/*');
  expect(verdict.remedy).not.toContain('docs/*');
});

test("a fork's main is not main", () => {
  const verdict = branchName.evaluate({ ...facts, headRef: 'main', fork: true }, defaultConfig);
  expect(verdict).toMatchObject({ status: 'fail', code: 'branch_name_of_fork' });
});
