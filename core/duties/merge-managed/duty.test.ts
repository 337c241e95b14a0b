import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { RepositoryModel } from '../../../test/fakes/repository-model.ts';
import { planDuties, type DutyRequest, type PullState } from '../index.ts';

const merge = (pull: number, more: Partial<DutyRequest> = {}): DutyRequest =>
  ({
    kind: 'merge',
    id: 'c1',
    by: 'ann',
    at: 0,
    number: pull,
    opened: false,
    pull,
    method: null,
    headSha: 'f'.repeat(40),
    ...more,
  }) as DutyRequest;

function stage(file: object = { strategy: 'gitflow' }, more: Partial<PullState> = {}) {
  const model = new RepositoryModel(file, ['main', 'develop']);
  model.branch('feature/x', 'develop');
  model.commit('feature/x');
  const pull = model.open('feature/x', 'develop', { policy: 'success', ready: true, ...more });
  return { model, pull };
}

const fork = { fork: true, headSha: 'f'.repeat(40) };
const merges = (model: RepositoryModel) =>
  planDuties(model.input()).commands.filter(({ kind }) => kind === 'merge' || kind === 'enqueue');
const answer = (model: RepositoryModel) => planDuties(model.input()).settled[0];

describe('what is handed over', () => {
  test.each([
    ['nothing', {}, 0],
    ['the label', { labels: ['fairlead:merge'] }, 1],
    ['another label', { labels: ['fairlead:merges'] }, 0],
    ["the label on a fork's", { ...fork, labels: ['fairlead:merge'] }, 0],
    ["the App's own, of a branch for work", { author: 'fairlead[bot]' }, 0],
  ] as const)('%s', (_, more, expected) => {
    expect(merges(stage({ strategy: 'gitflow' }, more).model)).toHaveLength(expected);
  });

  test.each([
    [{}, 'merge'],
    [{ linear: true }, 'squash'],
  ])('%j: work goes by the usual method that the history takes, %s', (more, method) => {
    const model = new RepositoryModel({ strategy: 'feature', merge: ['merge', 'squash'], ...more }, ['main']);
    model.branch('feature/x', 'main');
    model.commit('feature/x');
    model.open('feature/x', 'main', { policy: 'success', ready: true, labels: ['fairlead:merge'] });
    expect(merges(model)).toMatchObject([{ kind: 'merge', method }]);
  });

  test("the App's own bump, and no other branch because a bump is asked for", () => {
    const { model, pull } = stage({ strategy: 'gitflow' }, { author: 'fairlead[bot]' });
    model.commit('develop', { 'package.json': '{"version": "0.1.0"}' });
    const asked = { id: 'b', by: 'rita', at: 0, number: null, opened: true } as const;
    model.ask({ ...asked, kind: 'bump', version: '0.2.0', base: 'develop' });
    expect(merges(model)).toEqual([]);
    pull.head = 'feature/bump-0.2.0';
    expect(merges(model)).toHaveLength(1);
  });

  test('a label on a pair that the strategy does not know', () => {
    const { model, pull } = stage({ strategy: 'gitflow' }, { labels: ['fairlead:merge'] });
    pull.base = 'main';
    expect(merges(model)).toEqual([]);
  });

  test('a word, with the method of the pair or one that it allows', () => {
    const { model, pull } = stage();
    model.ask(merge(pull.number));
    expect(merges(model)).toEqual([
      { kind: 'merge', number: pull.number, headSha: pull.headSha, method: 'squash' },
    ]);
    model.ask(merge(pull.number, { id: 'c2', method: 'merge' }));
    expect(merges(model)).toMatchObject([{ method: 'merge' }]);
  });

  test('a word about a fork holds for its commit', () => {
    const { model, pull } = stage({ strategy: 'gitflow' }, fork);
    model.ask(merge(pull.number));
    expect(merges(model)).toHaveLength(1);
    pull.headSha = 'e'.repeat(40);
    expect(merges(model)).toEqual([]);
    expect(answer(model)).toMatchObject({ outcome: 'refused' });
    expect(answer(model)?.sentence).toContain('new commits from its fork');
  });
});

test('never one that is not ready, whatever else is true of it', () => {
  const policy = fc.constantFrom('success', 'failure', 'action_required', null);
  fc.assert(
    fc.property(
      policy,
      fc.boolean(),
      fc.constantFrom(true, false, 'unknown'),
      (verdict, ready, mergeable) => {
        const { model, pull } = stage();
        Object.assign(pull, { policy: verdict, ready, mergeable, labels: ['fairlead:merge'] });
        const may = verdict === 'success' && ready && mergeable !== false;
        expect(merges(model)).toHaveLength(may ? 1 : 0);
      },
    ),
  );
});

test('one into a base at a time, and none whose head is getting one', () => {
  const { model } = stage({ strategy: 'gitflow' }, { labels: ['fairlead:merge'] });
  model.branch('feature/y', 'develop');
  model.commit('feature/y');
  model.open('feature/y', 'develop', { policy: 'success', ready: true, labels: ['fairlead:merge'] });
  expect(merges(model)).toMatchObject([{ number: 1 }]);
  model.run();
  expect(merges(model)).toMatchObject([{ number: 2 }]);
});

describe('a freeze', () => {
  const freeze = {
    branches: ['develop'],
    since: 0,
    until: null,
    by: 'rita',
    reason: '',
    allow: ['label:hotfix'],
  };

  test.each([
    [['fairlead:merge'], 0],
    [['fairlead:merge', 'hotfix'], 1],
  ])('stops %j in spite of a green check: %d', (labels, expected) => {
    const { model } = stage({ strategy: 'gitflow' }, { labels });
    model.stored = { ...model.stored, freezes: [freeze] };
    expect(merges(model)).toHaveLength(expected);
  });
});

describe('the merge queue', () => {
  const file = { strategy: 'feature', merge_queue: true } as const;

  test('takes what goes into the main line, once', () => {
    const model = new RepositoryModel(file);
    model.branch('feature/x', 'main');
    model.commit('feature/x');
    const more = { policy: 'success', ready: true, labels: ['fairlead:merge'] } as const;
    const { headSha } = model.open('feature/x', 'main', more);
    expect(model.run()).toEqual([{ kind: 'enqueue', number: 1, headSha }]);
    expect(model.run()).toEqual([]);
  });

  test('not what goes elsewhere', () => {
    const { model } = stage({ strategy: 'gitflow', merge_queue: true }, { labels: ['fairlead:merge'] });
    expect(merges(model)).toMatchObject([{ kind: 'merge' }]);
  });
});

describe('the answer', () => {
  test.each([
    [{ method: 'rebase' }, 'goes into `develop` by squash and merge, not by rebase'],
    [{ pull: 99 }, '#99 is not open any more'],
  ] as const)('%j is refused', (more, sentence) => {
    const { model, pull } = stage();
    model.ask(merge(pull.number, more));
    expect(answer(model)?.outcome).toBe('refused');
    expect(answer(model)?.sentence).toContain(sentence);
    expect(merges(model)).toEqual([]);
  });

  test('a pair that the strategy does not know is refused', () => {
    const { model, pull } = stage();
    pull.base = 'main';
    model.ask(merge(pull.number));
    expect(answer(model)?.sentence).toContain('does not let `feature/x` into `main`');
  });

  test('merged is done', () => {
    const { model, pull } = stage();
    model.ask(merge(pull.number));
    model.settle();
    expect(model.stored.requests).toEqual([]);
    expect(model.comments.get('1 fairlead-request-c1')).toBe('#1 is merged.');
  });
});
