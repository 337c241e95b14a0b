import { describe, expect, test } from '@jest/globals';
import type { ProtectionRow } from './emulate.ts';
import { checkMerge, checkRefUpdate, type MergeFacts } from './protection.ts';

const rule = {
  branch_name: 'main',
  required_status_checks: { strict: false, contexts: ['build', 'lint'] },
  required_pull_request_reviews: {
    required_approving_review_count: 2,
    dismiss_stale_reviews: true,
    require_code_owner_reviews: false,
  },
  allow_force_pushes: false,
  allow_deletions: false,
} as unknown as ProtectionRow;

const approved = (user_id: number, commit_id = 'head') => ({ user_id, commit_id, state: 'APPROVED' });
const passed = (name: string) => ({ name, status: 'completed', conclusion: 'success' });
const facts: MergeFacts = {
  headSha: 'head',
  reviews: [approved(1), approved(2)],
  checkRuns: [passed('build'), passed('lint')],
  statuses: new Map(),
  headContainsBase: false,
};

describe('checkMerge', () => {
  test.each([
    ['all is there', {}, null],
    ['too few reviews', { reviews: [approved(1)] }, 'At least 2 approving reviews are required'],
    ['the same reviewer twice', { reviews: [approved(1), approved(1)] }, 'At least 2'],
    ['a stale approval', { reviews: [approved(1), approved(2, 'older')] }, 'At least 2'],
    [
      'changes requested',
      { reviews: [approved(1), approved(2), { ...approved(3), state: 'CHANGES_REQUESTED' }] },
      'Changes requested',
    ],
    [
      'a comment after the approval',
      { reviews: [...facts.reviews, { ...approved(1), state: 'COMMENTED' }] },
      null,
    ],
    ['one check missing', { checkRuns: [passed('build')] }, 'Required status check "lint" is expected.'],
    [
      'the newest run counts',
      { checkRuns: [...facts.checkRuns, { ...passed('lint'), conclusion: 'failure' }] },
      '"lint" is failing',
    ],
    ['neutral passes', { checkRuns: [passed('build'), { ...passed('lint'), conclusion: 'neutral' }] }, null],
    ['a status will do', { checkRuns: [passed('build')], statuses: new Map([['lint', 'success']]) }, null],
    [
      'two missing',
      { checkRuns: [{ ...passed('build'), status: 'queued' }] },
      '2 of 2 required status checks have not succeeded: 1 expected, 1 in progress.',
    ],
  ] as [string, Partial<MergeFacts>, string | null][])('%s', (_, change, message) => {
    const said = checkMerge(rule, { ...facts, ...change });
    if (message === null) expect(said).toBeNull();
    else expect(said).toContain(message);
  });

  test('a strict rule wants the newest base', () => {
    const strict = { ...rule, required_status_checks: { strict: true, contexts: ['build'] } };
    expect(checkMerge(strict, facts)).toContain('out of date');
    expect(checkMerge(strict, { ...facts, headContainsBase: true })).toBeNull();
  });
});

describe('checkRefUpdate', () => {
  const move = (ref: string, change = {}) =>
    checkRefUpdate([rule], { ref, old: 'a', sha: 'b', force: false, ...change });
  test('only protected branches are guarded', () => {
    expect(move('refs/heads/feature/a', { force: true })).toBeNull();
    expect(move('refs/tags/main')).toBeNull();
    expect(move('refs/heads/main')).toContain('Changes must be made through a pull request.');
    expect(move('refs/heads/main', { force: true })).toContain('Cannot force-push to this branch.');
    expect(move('refs/heads/main', { sha: null })).toEqual(['Cannot delete this branch.']);
  });
});
