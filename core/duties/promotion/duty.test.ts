import { describe, expect, test } from '@jest/globals';
import { RepositoryModel } from '../../../test/fakes/repository-model.ts';
import { planDuties, type DutyRequest } from '../index.ts';

const promote = (branch: string, more: Partial<DutyRequest> = {}): DutyRequest =>
  ({ kind: 'promote', id: 'c1', by: 'ann', at: 0, number: 7, opened: false, branch, ...more }) as DutyRequest;

function environment(): RepositoryModel {
  const model = new RepositoryModel({ strategy: 'environment' }, ['main', 'staging', 'production']);
  model.commit('main');
  model.commit('staging');
  return model;
}

const settled = (model: RepositoryModel) => planDuties(model.input()).settled[0];
const said = (model: RepositoryModel) => model.comments.get('1 fairlead-promotion');

test('opens the pull request from the environment before, once, and says so when it is merged', () => {
  const model = environment();
  model.ask(promote('production'));
  expect(model.run()).toMatchObject([{ kind: 'open-pull', head: 'staging', base: 'production' }]);
  expect(model.run()).toMatchObject([{ kind: 'comment' }]);
  expect(model.run()).toEqual([]);
  model.settle(() => model.approve());
  expect(model.stored.requests).toEqual([]);
  expect(model.comments.get('7 fairlead-request-c1')).toContain('was promoted to `production` by #1');
  expect(model.missing('staging', 'production')).toEqual([]);
});

test('two that ask for the same get one pull request', () => {
  const model = environment();
  model.ask(promote('staging'));
  model.ask(promote('staging', { id: 'c2' }));
  expect(model.run().filter(({ kind }) => kind === 'open-pull')).toHaveLength(1);
});

describe('the comment says when it may be merged', () => {
  test.each([
    ['unknown', undefined, 0, 'could not be read', null],
    ['not green', null, 0, 'deployed and green, and then for 1 d of bake', null],
    ['baking', 0, 1000, 'may be merged from 1970-01-02 00:00 UTC on', 86_400_000],
    ['baked', 0, 86_400_000, 'has baked since', null],
  ] as const)('%s', (_, green, now, sentence, wakeAt) => {
    const model = environment();
    model.ask(promote('production'));
    model.run();
    if (green !== undefined) model.green.set('staging', green);
    model.now = now;
    expect(planDuties(model.input()).wakeAt).toBe(wakeAt);
    model.run();
    expect(said(model)).toContain(sentence);
  });

  test('and changes as the bake goes on', () => {
    const model = environment();
    model.ask(promote('production'));
    model.green.set('staging', model.now);
    model.settle();
    expect(said(model)).toContain('may be merged from');
    model.now += 86_400_000;
    model.settle();
    expect(said(model)).toContain('has baked');
  });
});

test.each([
  ['main', 'Nothing is promoted to'],
  ['qa', 'Nothing is promoted to'],
])('%s is refused', (branch, sentence) => {
  const model = environment();
  model.ask(promote(branch));
  expect(settled(model)).toMatchObject({ outcome: 'refused' });
  expect(settled(model)?.sentence).toContain(sentence);
});

test('nothing left to promote is done', () => {
  const model = new RepositoryModel({ strategy: 'environment' }, ['main', 'staging', 'production']);
  model.ask(promote('staging'));
  expect(settled(model)).toMatchObject({ outcome: 'done' });
});

test('a promotion from before the word does not count', () => {
  const model = environment();
  model.merge(model.open('main', 'staging').number, 'merge');
  model.commit('main');
  model.ask(promote('staging', { at: model.now }));
  expect(planDuties(model.input()).commands).toMatchObject([{ kind: 'open-pull' }]);
});

test('closed by somebody, it is not opened again', () => {
  const model = environment();
  model.ask(promote('staging'));
  model.settle();
  const pull = model.pulls[0];
  if (pull !== undefined) pull.state = 'closed';
  expect(settled(model)).toMatchObject({ outcome: 'refused' });
  model.settle();
  expect(model.pulls).toHaveLength(1);
});
