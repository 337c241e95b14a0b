import { expect, test } from '@jest/globals';
import { judge } from '../../../../test/fakes/policy.ts';
import { codeOwners } from './rule.ts';

const yaml = 'version: 1\ncode_owners: true';
const file = '.github/CODEOWNERS';

test('a file that can be read passes', () => {
  expect(judge(codeOwners, yaml, { codeOwners: { file, problems: [] } })).toMatchObject({
    rule: 'code-owners',
    status: 'pass',
    code: 'code_owners_present',
    sentence: '.github/CODEOWNERS names the owners, whose approvals GitHub counts',
  });
});

test('no file fails at the line that asks for it', () => {
  const sentence = 'There is no CODEOWNERS file, and the configuration asks for one';
  const remedy = 'Add .github/CODEOWNERS, with a line such as `* @acme/team`.';
  expect(judge(codeOwners, yaml, { codeOwners: { file: null, problems: [] } })).toMatchObject({
    status: 'fail',
    code: 'code_owners_missing',
    sentence,
    remedy,
    evidence: [
      { file: '.github/fairlead.yml', line: 2, level: 'failure', message: `${sentence}. ${remedy}` },
    ],
  });
});

test('lines that cannot be read are annotated', () => {
  const one = { line: 3, sentence: 'bob is no owner' };
  const verdict = judge(codeOwners, yaml, { codeOwners: { file, problems: [one, { ...one, line: 5 }] } });
  expect(verdict).toMatchObject({
    status: 'fail',
    code: 'code_owners_broken',
    sentence: '.github/CODEOWNERS, line 3: bob is no owner (and 1 more line)',
    remedy: 'Correct the lines: GitHub skips them without a word.',
  });
  expect(verdict.evidence).toEqual(
    [3, 5].map((line) => ({
      file,
      line,
      level: 'failure',
      message: 'bob is no owner. GitHub skips the line, so that nobody owns what it names.',
    })),
  );
  expect(judge(codeOwners, yaml, { codeOwners: { file, problems: [one] } }).sentence).toBe(
    '.github/CODEOWNERS, line 3: bob is no owner',
  );
});

test('unknown waits; not asked is silent', () => {
  expect(judge(codeOwners, yaml, {})).toMatchObject({
    status: 'pending',
    code: 'code_owners_unknown',
    sentence: 'Whether there is a CODEOWNERS file could not be read',
    remedy: 'Nothing needs to be done: it is read again with the next pass.',
  });
  expect(judge(codeOwners, '', { codeOwners: { file: null, problems: [] } })).toMatchObject({
    status: 'neutral',
    code: 'code_owners_not_asked',
    sentence: 'No CODEOWNERS file is asked for',
  });
});
