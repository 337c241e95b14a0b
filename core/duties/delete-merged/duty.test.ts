import { expect, test } from '@jest/globals';
import { RepositoryModel } from '../../../test/fakes/repository-model.ts';
import { planDuties } from '../index.ts';

function stage(file: object = { strategy: 'feature' }) {
  const model = new RepositoryModel(file);
  model.branch('feature/x', 'main');
  model.commit('feature/x');
  const pull = model.open('feature/x', 'main');
  return { model, pull };
}

const deleted = (model: RepositoryModel) =>
  planDuties(model.input()).commands.flatMap((command) =>
    command.kind === 'delete-branch' ? [command.branch] : [],
  );

test('goes once it is merged, not before', () => {
  const { model, pull } = stage();
  expect(deleted(model)).toEqual([]);
  model.merge(pull.number, 'squash');
  expect(deleted(model)).toEqual(['feature/x']);
  model.run();
  expect(model.branches.has('feature/x')).toBe(false);
  expect(deleted(model)).toEqual([]);
});

test.each([
  ['delete_merged: false', { strategy: 'feature', delete_merged: false }, () => undefined],
  ['somebody went on', { strategy: 'feature' }, (model: RepositoryModel) => model.commit('feature/x')],
  [
    'an open pull request goes into it',
    { strategy: 'feature', stacked: true },
    (model: RepositoryModel) => {
      model.branch('feature/y', 'feature/x');
      model.commit('feature/y');
      model.open('feature/y', 'feature/x');
    },
  ],
  [
    'an open pull request comes from it',
    { strategy: 'feature' },
    (model: RepositoryModel) => {
      model.branches.set('other', model.sha('main'));
      model.commit('other');
      const pull = model.pulls[0];
      if (pull !== undefined) model.pulls.push({ ...pull, number: 2, base: 'other', state: 'open' });
    },
  ],
  [
    "it was a fork's",
    { strategy: 'feature' },
    (model: RepositoryModel) => Object.assign(model.pulls[0] ?? {}, { fork: true }),
  ],
] as const)('stays: %s', (_, file, change) => {
  const { model, pull } = stage(file);
  model.merge(pull.number, 'squash');
  change(model);
  expect(deleted(model)).toEqual([]);
});

test('a branch that stays is never removed', () => {
  const model = new RepositoryModel({ strategy: 'gitflow' }, ['main', 'develop', 'release/1']);
  model.commit('release/1');
  model.merge(model.open('release/1', 'main').number, 'merge');
  expect(deleted(model)).toEqual([]);
});
