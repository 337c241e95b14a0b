import { describe, expect, test } from '@jest/globals';
import { mapAncestry, mapPull } from './map-pull.ts';
import { comparisonShape, pullShape } from './shapes.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00Z`;
const ms = (day: number) => Date.parse(at(day));
const commit = (oid: string, parents: readonly string[], day = 1) => ({
  commit: {
    oid,
    committedDate: at(day),
    parents: { totalCount: parents.length, nodes: parents.map((parent) => ({ oid: parent })) },
  },
});

function pull(more: Record<string, unknown> = {}, total = 1) {
  return mapPull(
    pullShape.parse({
      number: 1,
      title: 't',
      state: 'OPEN',
      isDraft: false,
      createdAt: at(1),
      updatedAt: at(4),
      author: { __typename: 'Bot', login: 'dependabot' },
      headRefName: 'feature/a',
      headRefOid: 'head',
      headRepository: null,
      baseRefName: 'main',
      baseRefOid: 'old',
      baseRef: { target: { oid: 'base' } },
      mergeable: 'UNKNOWN',
      mergeStateStatus: 'BEHIND',
      labels: { nodes: [] },
      latestOpinionatedReviews: { nodes: [] },
      oldest: { totalCount: total, nodes: [{ commit: { committedDate: at(3) } }] },
      newest: { nodes: [{ commit: { file: null, checkSuites: { nodes: [] } } }] },
      ...more,
    }),
  );
}

describe('a pull request', () => {
  test('as REST would name things', () => {
    expect(pull()).toMatchObject({
      author: 'dependabot[bot]',
      authorIsBot: true,
      baseSha: 'base',
      headRepositoryId: null,
      mergeable: 'unknown',
      mergeState: 'behind',
      headConfig: null,
      policyRun: null,
    });
    expect(pull({ author: null }).author).toBe('ghost');
    expect(pull({ baseRef: null }).baseSha).toBe('old');
    expect(pull({ newest: { nodes: [] } }).headConfig).toBeUndefined();
  });

  test('only approvals of the head count', () => {
    const review = (login: string, state: string, oid: string | null) => ({
      state,
      author: { __typename: 'User', login },
      commit: oid === null ? null : { oid },
    });
    const nodes = [
      review('ann', 'APPROVED', 'head'),
      review('bob', 'APPROVED', 'older'),
      review('cem', 'CHANGES_REQUESTED', 'head'),
      review('dan', 'APPROVED', null),
    ];
    expect(pull({ latestOpinionatedReviews: { nodes } }).approvals).toEqual(['ann']);
  });

  test.each([
    ['the parent of its first commit is the base', [commit('head', ['base'])], 1, true],
    ['a merge brought the base in', [commit('x', ['old']), commit('head', ['x', 'base'])], 2, true],
    ['GitHub lists the base itself', [commit('base', ['old']), commit('head', ['base'])], 2, true],
    ['it stands on an older commit', [commit('head', ['old'])], 1, false],
    ['there are more commits than were read', [commit('head', ['y'])], 101, 'unknown'],
    ['a yes among the commits that were read', [commit('head', ['base'])], 101, true],
  ])('whether it holds the base: %s', (_, nodes, total, expected) => {
    expect(pull({ commits: { nodes } }, total).containsBase).toBe(expected);
  });

  test('merge commits and the oldest commit; unknown where not everything was read', () => {
    const nodes = [commit('x', ['old'], 2), commit('head', ['x', 'z'], 5)];
    expect(pull({ commits: { nodes } }, 2)).toMatchObject({ mergeCommits: 1, oldestCommitAt: ms(2) });
    expect(pull({ commits: { nodes } }, 3).mergeCommits).toBe('unknown');
    expect(pull()).toMatchObject({ mergeCommits: 'unknown', containsBase: 'unknown', oldestCommitAt: ms(3) });
  });

  test('paths, but not where a name before is missing or not all were read', () => {
    const file = (path: string, changeType = 'MODIFIED') => ({ path, changeType });
    const files = (totalCount: number, ...nodes: object[]) => pull({ files: { totalCount, nodes } }).paths;
    expect(files(2, file('a'), file('b'))).toEqual(['a', 'b']);
    expect(files(2, file('a'), file('b', 'RENAMED'))).toBeNull();
    expect(files(3, file('a'), file('b'))).toBeNull();
    expect(pull().paths).toBeNull();
  });
});

describe('ancestry', () => {
  const pair = { from: 'main', to: 'develop' };
  const compared = (aheadBy: number, nodes: readonly ReturnType<typeof commit>[]) =>
    mapAncestry(
      pair,
      comparisonShape.parse({
        compare: {
          aheadBy,
          headTarget: { oid: 'tip' },
          commits: { nodes: nodes.map((entry) => entry.commit) },
        },
      }),
    );

  test('since when: the merge that brought the commits, not the day they were written', () => {
    const nodes = [
      commit('hot', ['old'], 1),
      commit('merge', ['old', 'hot'], 8),
      commit('tip', ['merge'], 9),
    ];
    expect(compared(3, nodes)).toEqual({ ...pair, missing: 3, missingChanges: 2, since: ms(8) });
  });

  test('changes among what is missing: merges do not count, and what was not listed is unknown', () => {
    const merges = [commit('tip', ['a', 'b'], 2)];
    expect(compared(1, merges)).toMatchObject({ missing: 1, missingChanges: 0 });
    expect(compared(2, merges)).toMatchObject({ missing: 2, missingChanges: 'unknown' });
    expect(compared(200, [...merges, commit('a', ['c'], 1)])).toMatchObject({ missingChanges: 1 });
  });

  test('nothing missing, and not everything listed', () => {
    expect(compared(0, [])).toEqual({ ...pair, missing: 0, missingChanges: 0, since: null });
    expect(compared(200, [commit('a', [], 4), commit('tip', ['a'], 6)])).toMatchObject({ since: ms(4) });
    expect(mapAncestry(pair, null)).toEqual({ ...pair, missing: 'unknown', since: null });
    expect(mapAncestry(pair, { compare: null })).toMatchObject({ missing: 'unknown' });
  });
});
