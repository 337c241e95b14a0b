import { describe, expect, test } from '@jest/globals';
import { defaultConfig } from '../config/index.ts';
import type { PullOverview } from '../ports/github-settings.ts';
import { policyFacts, type FactsInput } from './index.ts';

const pull: FactsInput['pull'] = {
  number: 7,
  title: 'x',
  state: 'open',
  merged: false,
  draft: false,
  author: 'ann',
  headRef: 'feature/x',
  headSha: 'a'.repeat(40),
  headRepositoryId: 1,
  baseRef: 'main',
  baseSha: 'b'.repeat(40),
  createdAt: 1000,
  labels: ['hotfix'],
  authorIsBot: false,
  approvals: ['bob'],
  paths: ['a.py'],
  oldestCommitAt: 900,
  mergeCommits: 2,
  containsBase: true,
  headConfig: null,
  mergeable: true,
  mergeState: 'clean',
  policyRun: null,
};

function build(of: Partial<FactsInput['pull']>, input: Partial<FactsInput> = {}) {
  return policyFacts({
    pull: { ...pull, ...of },
    repositoryId: 1,
    now: 5000,
    config: defaultConfig,
    groupsOf: (login) => (login === 'bob' ? ['qa'] : []),
    teamsOf: (login) => (login === 'ann' ? ['web'] : []),
    owed: [],
    freezes: [],
    reverts: null,
    proposedConfig: null,
    ...input,
  });
}

test('what was read becomes facts', () => {
  const owed = [{ from: 'main', to: 'develop', withinMs: 1, since: 2, number: null, conflicts: [] }];
  const freezes = [{ branches: ['main'], since: 1, until: null, by: 'x', reason: 'y', allow: [] }];
  const reverts = { head: 'a', base: 'b', fork: false };
  const proposedConfig = { file: 'f', text: null, problems: [] };
  expect(build({}, { owed, freezes, reverts, proposedConfig })).toEqual({
    now: 5000,
    headRef: 'feature/x',
    baseRef: 'main',
    fork: false,
    author: { login: 'ann', groups: [], teams: ['web'] },
    approvals: [{ login: 'bob', groups: ['qa'], teams: [] }],
    labels: ['hotfix'],
    startedAt: 900,
    upToDate: true,
    mergeCommits: 2,
    reverts,
    missingOnMain: 'unknown',
    promotion: null,
    backMerges: owed,
    freezes,
    codeOwners: 'unknown',
    proposedConfig,
  });
  const promotion = { greenSince: 1, missingFromHead: 0 };
  expect(build({}, { promotion, missingOnMain: [] })).toMatchObject({ promotion, missingOnMain: [] });
});

test.each([
  [1, false],
  [2, true],
  [null, true],
])('head in repository %j: fork %j', (headRepositoryId, fork) => {
  expect(build({ headRepositoryId }).fork).toBe(fork);
});

test.each([
  [900, 900],
  [1100, 1000],
  [null, 1000],
])('oldest commit at %j: started at %d', (oldestCommitAt, startedAt) => {
  expect(build({ oldestCommitAt }).startedAt).toBe(startedAt);
});

test.each<[PullOverview['containsBase'], string, FactsInput['upToDate'], boolean | 'unknown']>([
  [true, 'behind', undefined, true],
  [false, 'clean', undefined, false],
  ['unknown', 'behind', undefined, false],
  ['unknown', 'dirty', undefined, false],
  ['unknown', 'clean', undefined, 'unknown'],
  ['unknown', 'blocked', undefined, 'unknown'],
  [true, 'clean', false, false],
  [true, 'clean', 'unknown', 'unknown'],
])('holds the base %j, merge state %s, compared %j: %j', (containsBase, mergeState, compared, upToDate) => {
  const input = compared === undefined ? {} : { upToDate: compared };
  expect(build({ containsBase, mergeState }, input).upToDate).toBe(upToDate);
});

describe('named bots', () => {
  const config = { ...defaultConfig, bots: ['Renovate[bot]', 'dependabot', 'ro[bot]bot'] };
  test.each([
    ['renovate', true, ['bots']],
    ['renovate[bot]', true, ['bots']],
    ['dependabot[bot]', true, ['bots']],
    ['other[bot]', true, []],
    ['robot', true, []],
    ['renovate', false, []],
    ['dependabot[bot]', false, []],
  ])('%s, a bot: %j', (author, authorIsBot, groups) => {
    expect(build({ author, authorIsBot }, { config }).author.groups).toEqual(groups);
  });

  test('once, and beside other groups', () => {
    const groupsOf = () => ['qa', 'bots'] as const;
    expect(build({ author: 'renovate', authorIsBot: true }, { config, groupsOf }).author.groups).toEqual([
      'qa',
      'bots',
    ]);
    const qa = () => ['qa'] as const;
    expect(build({ author: 'renovate', authorIsBot: true }, { config, groupsOf: qa }).author.groups).toEqual([
      'qa',
      'bots',
    ]);
  });
});

describe('CODEOWNERS', () => {
  const good = { path: 'CODEOWNERS', text: '* @me' };
  const bad = { path: '.github/CODEOWNERS', text: '* me' };
  const broken = {
    file: bad.path,
    problems: [{ line: 1, sentence: expect.stringContaining('me is no owner') }],
  };

  test('of the base', () => {
    expect(build({}, { codeOwners: good, headCodeOwners: bad }).codeOwners).toEqual({
      file: 'CODEOWNERS',
      problems: [],
    });
    expect(build({}, { codeOwners: null }).codeOwners).toEqual({ file: null, problems: [] });
    expect(build({ paths: null }, { codeOwners: bad, headCodeOwners: good }).codeOwners).toEqual(broken);
    expect(build({}, { codeOwners: 'unknown', headCodeOwners: good }).codeOwners).toBe('unknown');
  });

  test.each(['CODEOWNERS', '.github/CODEOWNERS', 'docs/CODEOWNERS'])(
    'of the head where it changes %s',
    (path) => {
      const paths = ['a.py', path];
      expect(build({ paths }, { codeOwners: null, headCodeOwners: bad }).codeOwners).toEqual(broken);
      expect(build({ paths }, { codeOwners: good, headCodeOwners: null }).codeOwners).toEqual({
        file: null,
        problems: [],
      });
      expect(build({ paths }, { codeOwners: good }).codeOwners).toBe('unknown');
    },
  );
});
