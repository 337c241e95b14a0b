import { expect, test } from '@jest/globals';
import { judge } from '../../../../test/fakes/policy.ts';
import { linearHistory } from './rule.ts';

const asked = 'strategy: feature\nlinear: true';
const rebase = `${asked}\nmerge: [merge, rebase]`;
// The configuration refuses the two together, but a layer above may say the one and the repository the other.
const mergeOnly = 'version: 1\nlinear: true';
const contradiction = { merge: ['merge'] as const };
const gitflow = 'strategy: gitflow';

test.each([
  ['squash takes anything', asked, { mergeCommits: 3 }, 'linear_possible', 'pass'],
  ['squash need not know', asked, { mergeCommits: 'unknown' as const }, 'linear_possible', 'pass'],
  ['rebase of plain commits', rebase, {}, 'linear_possible', 'pass'],
  ['rebase of merge commits', rebase, { mergeCommits: 1 }, 'linear_merge_commits', 'fail'],
  ['rebase of what is not known', rebase, { mergeCommits: 'unknown' as const }, 'linear_unknown', 'pending'],
  ['merge commits only', mergeOnly, {}, 'linear_no_method', 'fail'],
  [
    'not asked',
    'strategy: feature\nlinear: false\nmerge: merge',
    { mergeCommits: 1 },
    'linear_not_asked',
    'neutral',
  ],
  ['a release', gitflow, { headRef: 'release/1' }, 'linear_not_work', 'neutral'],
  ['a hotfix', gitflow, { headRef: 'hotfix/1' }, 'linear_not_work', 'neutral'],
  ['a refused pair', asked, { baseRef: 'x' }, 'linear_not_work', 'neutral'],
])('%s', (_, yaml, facts, code, status) => {
  const over = yaml === mergeOnly ? contradiction : yaml === gitflow ? { linear: true } : {};
  expect(judge(linearHistory, yaml, facts, over)).toMatchObject({ rule: 'linear-history', status, code });
});

test('says which and what to do', () => {
  expect(judge(linearHistory, asked, {}).sentence).toBe(
    'A squash of feature/x leaves the history of main linear',
  );
  const sentence = 'feature/x holds 2 merge commits, which a rebase would not leave linear';
  const remedy = 'Rebase feature/x onto main on your machine, and push it with --force-with-lease.';
  expect(judge(linearHistory, rebase, { mergeCommits: 2 })).toMatchObject({
    sentence,
    remedy,
    evidence: [{ line: 2, level: 'failure', message: `${sentence}. ${remedy}` }],
  });
  expect(judge(linearHistory, mergeOnly, {}, contradiction)).toMatchObject({
    sentence: 'feature/x goes into main by merge commit only, and the history of main is to be linear',
    remedy: 'Allow squash or rebase for this pair, or take `linear` out of the configuration.',
    evidence: [{ line: 2, level: 'failure' }],
  });
  expect(judge(linearHistory, rebase, { mergeCommits: 'unknown' })).toMatchObject({
    sentence: 'Whether feature/x holds merge commits is not known yet',
    remedy: 'Nothing needs to be done: it is read again with the next pass.',
  });
});
