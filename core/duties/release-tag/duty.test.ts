import { describe, expect, test } from '@jest/globals';
import { RepositoryModel } from '../../../test/fakes/repository-model.ts';
import { planDuties, type DutyRequest } from '../index.ts';
import { tagBranch, tagProblem } from './tag.ts';

const wish = (sha: string, id = 'c1'): DutyRequest => {
  return { kind: 'tag', id, by: 'rita', at: 0, number: 7, opened: false, tag: 'v1.4.0', sha };
};

test('tags the commit of the word, whatever is pushed afterwards, and never moves it', () => {
  const model = new RepositoryModel({ strategy: 'gitflow' }, ['main', 'develop']);
  const sha = model.commit('main');
  model.ask(wish(sha));
  const later = model.commit('main');
  model.ask(wish(later, 'c2'));
  model.run();
  expect(model.tags.get('v1.4.0')).toBe(sha);
  expect(planDuties(model.input()).settled).toMatchObject([
    { id: 'c1', outcome: 'done' },
    { id: 'c2', outcome: 'refused' },
  ]);
  model.settle();
  expect(model.stored.requests).toEqual([]);
});

describe('a tag without a commit', () => {
  const create = (file: object) => {
    const model = new RepositoryModel(file, [
      'main',
      'release/1.4',
      'release/1.4.2',
      'release/2.0',
      'develop',
    ]);
    return (tag: string) => tagBranch(model.input(), tag);
  };

  test.each([
    ['v1.4.0', 'release/1.4.2'],
    ['v2.0.7', 'release/2.0'],
    ['v3.0.0', null],
    ['vNext', null],
  ])('under release, %s stands on %s', (tag, branch) => {
    expect(create({ strategy: 'release' })(tag)).toBe(branch);
  });

  test('elsewhere it stands on the main line', () => {
    expect(create({ strategy: 'gitflow' })('v1.4.0')).toBe('main');
    expect(create({ strategy: 'feature' })('v1.4.0')).toBe('main');
  });
});

describe('what speaks against it', () => {
  const model = new RepositoryModel({ strategy: 'release' }, ['main', 'release/1.4']);
  model.tags.set('v1.3.0', 'b'.repeat(40));
  const ask = (tag: string, on: readonly string[], groups: Parameters<typeof tagProblem>[2] = null) =>
    tagProblem(model.input(), { tag, sha: 'a'.repeat(40), on }, groups);

  test.each([
    ['v1.4.0', ['release/1.4'], ['release_managers'], null],
    ['v1.4.0', ['release/1.4'], ['qa'], 'Only release managers make v1.4.0.'],
    ['v1.4.0', ['main'], ['release_managers'], String.raw`v1.4.0 stands only on release/\*.`],
    ['1.4.0', ['release/1.4'], ['release_managers'], 'is no release tag here; those are `v*`.'],
    ['v1.3.0', ['release/1.4'], ['release_managers'], 'stands at bbbbbbb and is never moved.'],
  ] as const)('%s on %j by %j: %s', (tag, on, groups, expected) => {
    const found = ask(tag, on, groups);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toContain(expected);
  });
});
