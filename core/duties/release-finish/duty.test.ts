import { describe, expect, test } from '@jest/globals';
import { RepositoryModel } from '../../../test/fakes/repository-model.ts';
import { planDuties, type DutyRequest } from '../index.ts';

const finish = (branch: string): DutyRequest => {
  return { kind: 'finish', id: 'c1', by: 'rita', at: 0, number: 7, opened: false, branch };
};

function gitflow(file: object = {}): RepositoryModel {
  const model = new RepositoryModel({ strategy: 'gitflow', ...file }, ['main', 'develop']);
  model.commit('develop');
  model.branch('release/1.4', 'develop');
  model.commit('release/1.4');
  return model;
}

const pulls = (model: RepositoryModel) =>
  model.log.flatMap((command) =>
    command.kind === 'open-pull' ? [`${command.head} -> ${command.base}`] : [],
  );
const settled = (model: RepositoryModel) => planDuties(model.input()).settled[0];

describe('gitflow', () => {
  test('into main, into develop, and away', () => {
    const model = gitflow();
    model.ask(finish('release/1.4'));
    model.settle();
    expect(pulls(model)).toEqual(['release/1.4 -> main']);
    expect(model.branches.has('release/1.4')).toBe(true);
    model.settle(() => model.approve());
    expect(pulls(model)).toEqual(['release/1.4 -> main', 'main -> develop']);
    expect([...model.branches.keys()].toSorted()).toEqual(['develop', 'main']);
    expect(model.missing('main', 'develop')).toEqual([]);
    expect(model.comments.get('7 fairlead-request-c1')).toBe('`release/1.4` is at its end and removed.');
  });

  test('without the duty of back-merges the release goes to develop by itself', () => {
    const model = gitflow({ back_merge: false });
    model.ask(finish('release/1.4'));
    model.settle(() => model.approve());
    expect(pulls(model)).toEqual(['release/1.4 -> main', 'release/1.4 -> develop']);
    expect(model.branches.has('release/1.4')).toBe(false);
  });

  test('is not removed before develop has it', () => {
    const model = gitflow();
    model.ask(finish('release/1.4'));
    model.run();
    model.approve();
    model.run();
    expect(model.missing('release/1.4', 'main')).toEqual([]);
    model.settle();
    expect(model.branches.has('release/1.4')).toBe(true);
  });

  test.each([
    ['v1.4.0', false],
    ['v1.4.3', false],
    ['v1.3.9', true],
    ['v2.4.0', true],
    ['v1.4.0-rc.1', true],
  ])('without a word, merged and tagged %s: stays %s', (tag, stays) => {
    const model = gitflow();
    model.merge(model.open('release/1.4', 'main').number, 'merge');
    model.tags.set(tag, model.sha('main'));
    model.settle(() => model.approve());
    expect(model.branches.has('release/1.4')).toBe(stays);
  });

  test('not while somebody still brings something into it', () => {
    const model = gitflow();
    model.branch('bugfix/x', 'release/1.4');
    model.commit('bugfix/x');
    const { number } = model.open('bugfix/x', 'release/1.4');
    model.ask(finish('release/1.4'));
    expect(settled(model)).toMatchObject({ outcome: 'refused' });
    expect(settled(model)?.sentence).toContain(`#${number} would still go into`);
    expect(planDuties(model.input()).commands).toMatchObject([{ kind: 'comment' }]);
  });

  test('not while an open pull request comes from it', () => {
    const model = gitflow();
    model.merge(model.open('release/1.4', 'main').number, 'merge');
    model.tags.set('v1.4.0', model.sha('main'));
    model.branch('other', 'main');
    model.commit('other');
    const pull = model.open('other', 'develop', { fork: true, headSha: 'f'.repeat(40) });
    Object.assign(pull, { head: 'release/1.4' });
    model.settle(() => model.approve());
    expect(model.branches.has('release/1.4')).toBe(false);
    const again = gitflow();
    again.merge(again.open('release/1.4', 'main').number, 'merge');
    again.tags.set('v1.4.0', again.sha('main'));
    again.merge(again.open('main', 'develop').number, 'merge');
    const input = again.input();
    const [merged] = input.state.mergedPulls;
    if (merged === undefined) throw new Error('nothing was merged');
    const open = { ...merged, head: 'release/1.4', base: 'support', mergedAt: null };
    const state = { ...input.state, openPulls: [open] };
    expect(planDuties(input).commands).toMatchObject([{ kind: 'delete-branch' }]);
    expect(planDuties({ ...input, state }).commands).toEqual([]);
  });

  test('commits after the merge to main are not lost', () => {
    const model = gitflow();
    model.ask(finish('release/1.4'));
    model.run();
    model.approve();
    model.run();
    model.commit('release/1.4');
    model.run();
    model.run();
    expect(model.branches.has('release/1.4')).toBe(true);
    expect(model.stored.requests).toEqual([]);
    expect(model.comments.get('7 fairlead-request-c1')).toContain('lacks commits of `release/1.4`');
  });

  test('closes back-merges into a release that is at its end', () => {
    const model = gitflow();
    model.commit('main');
    model.run();
    const into = model.pulls.find(({ base }) => base === 'release/1.4');
    model.merge(model.open('release/1.4', 'main').number, 'merge');
    model.ask(finish('release/1.4'));
    model.run();
    expect(into?.state).toBe('closed');
  });

  test.each(['develop', 'main'])('%s is no release', (branch) => {
    const model = gitflow();
    model.ask(finish(branch));
    expect(settled(model)).toMatchObject({ outcome: 'refused' });
  });
});

describe('where releases stay', () => {
  test.each([[{ strategy: 'trunk', release: 'release/*' }], [{ strategy: 'release' }]] as const)(
    '%j: the branch is frozen without an end',
    (file) => {
      const model = new RepositoryModel(file, ['main', 'release/1.4']);
      model.ask(finish('release/1.4'));
      model.settle();
      expect(model.branches.has('release/1.4')).toBe(true);
      expect(model.stored).toMatchObject({
        requests: [],
        freezes: [{ branches: ['release/1.4'], until: null, by: 'rita', allow: [] }],
      });
    },
  );

  test('release-first: main gets everything before', () => {
    const model = new RepositoryModel({ strategy: 'release', fixes: 'release-first' }, [
      'main',
      'release/1.4',
    ]);
    model.commit('release/1.4');
    model.ask(finish('release/1.4'));
    model.settle();
    expect(model.stored.freezes).toEqual([]);
    expect(pulls(model)).toEqual(['release/1.4 -> main']);
    model.settle(() => model.approve());
    expect(model.stored.freezes).toHaveLength(1);
  });

  test('release-first: what another release owes does not hold this one up', () => {
    const branches = ['main', 'release/1.4', 'release/1.5'];
    const model = new RepositoryModel({ strategy: 'release', fixes: 'release-first' }, branches);
    model.commit('release/1.5');
    model.ask(finish('release/1.4'));
    model.settle();
    expect(model.stored.freezes).toMatchObject([{ branches: ['release/1.4'] }]);
  });
});
