import { resolveStrategy } from '../../branching/index.ts';
import { complete } from '../../config/index.ts';
import { conflictComment } from './words.ts';
import { describe, expect, test } from '@jest/globals';
import { RepositoryModel } from '../../../test/fakes/repository-model.ts';
import { planDuties, type DutyRequest } from '../index.ts';
import { owedBackMerges } from './owed.ts';

const gitflow = () => new RepositoryModel({ strategy: 'gitflow' }, ['main', 'develop']);
const opened = (model: RepositoryModel) =>
  planDuties(model.input()).commands.flatMap((command) =>
    command.kind === 'open-pull' ? [`${command.head} -> ${command.base}`] : [],
  );
const owed = (model: RepositoryModel) => {
  const { state, strategy } = model.input();
  return owedBackMerges(state, strategy, state.now);
};
const wish: DutyRequest = {
  kind: 'back-merge',
  id: 'c1',
  by: 'ann',
  at: 0,
  number: 7,
  opened: false,
  from: 'main',
  to: 'develop',
};

describe('what is owed', () => {
  test('nothing while main is an ancestor of develop', () => {
    const model = gitflow();
    model.commit('develop');
    expect(owed(model)).toEqual([]);
    expect(opened(model)).toEqual([]);
  });

  test('gitflow: main to develop and to every open release, from the moment of the oldest commit', () => {
    const model = gitflow();
    model.branch('release/1.0', 'develop');
    model.commit('release/1.0');
    model.commit('main');
    const since = model.now;
    model.commit('main');
    expect(owed(model)).toEqual([
      { from: 'main', to: 'develop', withinMs: 86_400_000, since, number: null, conflicts: [] },
      { from: 'main', to: 'release/1.0', withinMs: 86_400_000, since, number: null, conflicts: [] },
    ]);
    expect(opened(model)).toEqual(['main -> develop', 'main -> release/1.0']);
    expect(planDuties(model.input()).wakeAt).toBe(since + 86_400_000);
  });

  test('a release that went into main takes none, until somebody works on it again', () => {
    const model = gitflow();
    model.branch('release/1.0', 'develop');
    model.commit('release/1.0');
    model.merge(model.open('release/1.0', 'main').number, 'merge');
    expect(owed(model).map(({ to }) => to)).toEqual(['develop']);
    model.commit('release/1.0');
    expect(owed(model).map(({ to }) => to)).toEqual(['develop', 'release/1.0']);
  });

  test('release-first: each release to main', () => {
    const model = new RepositoryModel({ strategy: 'release', fixes: 'release-first' });
    model.branch('release/1.0', 'main');
    model.commit('main');
    expect(opened(model)).toEqual([]);
    model.commit('release/1.0');
    expect(opened(model)).toEqual(['release/1.0 -> main']);
  });

  test("environment: a promotion's merge commit is owed to nobody, a hotfix is", () => {
    const model = new RepositoryModel({ strategy: 'environment' }, ['main', 'staging', 'production']);
    model.commit('main');
    model.merge(model.open('main', 'staging').number, 'merge');
    model.merge(model.open('staging', 'production').number, 'merge');
    expect(opened(model)).toEqual([]);
    model.commit('production');
    expect(opened(model)).toEqual(['production -> main', 'production -> staging']);
  });

  test('what could not be read is not owed', () => {
    const model = gitflow();
    model.commit('main');
    const input = model.input();
    const ancestry = input.state.ancestry.map((each) => ({ ...each, missing: 'unknown' as const }));
    const blind = { ...input, state: { ...input.state, ancestry } };
    expect(owedBackMerges(blind.state, blind.strategy, blind.state.now)).toEqual([]);
    expect(planDuties(blind).commands).toEqual([]);
  });
});

describe('the pull request', () => {
  test("a fork's branch of the same name does not count", () => {
    const model = gitflow();
    model.commit('main');
    model.open('main', 'develop', { fork: true, headSha: 'f'.repeat(40) });
    expect(opened(model)).toEqual(['main -> develop']);
    expect(owed(model)[0]?.number).toBeNull();
  });

  test('is opened once and merged by a merge commit when it is ready', () => {
    const model = gitflow();
    model.commit('main');
    model.run();
    expect(model.run()).toEqual([]);
    expect(owed(model)[0]?.number).toBe(1);
    model.approve();
    expect(model.run()).toMatchObject([{ kind: 'merge', number: 1, method: 'merge' }]);
    expect(owed(model)).toEqual([]);
  });

  test('is closed when develop got everything another way; that of a person is left alone', () => {
    const model = gitflow();
    model.commit('main');
    model.run();
    const input = model.input();
    const paid = input.state.ancestry.map((each) => ({ ...each, missing: 0 }));
    const state = { ...input.state, ancestry: paid };
    expect(planDuties({ ...input, state }).commands).toMatchObject([{ kind: 'close-pull', number: 1 }]);
    const openPulls = state.openPulls.map((pull) => ({ ...pull, author: 'ann' }));
    expect(planDuties({ ...input, state: { ...state, openPulls } }).commands).toEqual([]);
  });
});

describe('the comment', () => {
  const said = (model: RepositoryModel) => model.comments.get('1 fairlead-back-merge');

  test('names conflicting paths and commands that resolve them, and later that the conflict is gone', () => {
    const model = gitflow();
    model.commit('main');
    model.run();
    expect(said(model)).toBeUndefined();
    model.conflict('main', 'develop');
    model.run();
    expect(owed(model)[0]?.conflicts).toEqual(['src/`a`.ts']);
    expect(said(model)).toContain("- `src/'a'.ts`");
    expect(said(model)).toContain('git switch --no-track -c back-merge/main origin/develop');
    expect(said(model)).toContain('git merge origin/main');
    expect(model.run()).toEqual([]);
    model.resolveConflicts();
    model.run();
    expect(said(model)).toContain('The conflict is gone');
  });

  test.each([
    [
      { strategy: 'environment' },
      ['main', 'staging', 'production'],
      'production',
      'back-merge/production origin/main',
    ],
    [
      { strategy: 'release', fixes: 'release-first' },
      ['main', 'release/1.0'],
      'release/1.0',
      'back-merge/release-1.0 origin/main',
    ],
  ] as const)('%j: shows a way that the strategy allows', (file, branches, from, way) => {
    const model = new RepositoryModel(file, branches);
    model.commit(from);
    model.run();
    model.conflict(from, 'main');
    model.run();
    expect(said(model)).toContain(way);
  });

  test('where the strategy knows no way, how to make one', () => {
    const strategy = resolveStrategy(complete({ strategy: 'feature' }), 'main');
    const debt = {
      backMerge: { from: 'old', to: 'main', withinMs: 1 },
      ancestry: { from: 'old', to: 'main', missing: 1, since: null },
      pull: null,
      squashed: null,
    };
    expect(conflictComment(debt, strategy)).toContain("pairs: ['back-merge/* -> main: merge");
  });

  test('a name that a shell would obey is quoted', () => {
    const model = new RepositoryModel({ strategy: 'gitflow', main: "m$(x)'y" }, [
      "m$(x)'y",
      'develop',
      'main',
    ]);
    model.commit("m$(x)'y");
    model.run();
    model.conflict("m$(x)'y", 'develop');
    model.run();
    expect(said(model)).toContain(String.raw`git merge 'origin/m$(x)'\''y'`);
  });
});

describe('a squash', () => {
  test.each(['squash', 'rebase'] as const)('by %s opens the duty again and says why', (method) => {
    const model = gitflow();
    model.commit('main');
    model.run();
    model.merge(1, method);
    const plan = planDuties(model.input());
    expect(plan.commands).toMatchObject([{ kind: 'open-pull', head: 'main', base: 'develop' }]);
    expect(JSON.stringify(plan.commands)).toContain('#1 was merged by squash or rebase');
    model.run();
    model.run();
    expect(model.comments.get('2 fairlead-back-merge')).toContain('#1 was merged by squash or rebase');
  });

  test('is seen although main went on', () => {
    const model = gitflow();
    model.commit('main');
    model.run();
    model.merge(1, 'squash');
    model.commit('main');
    expect(JSON.stringify(planDuties(model.input()).commands)).toContain('#1 was merged by squash');
  });

  test('new commits after a merge commit are no squash', () => {
    const model = gitflow();
    model.commit('main');
    model.run();
    model.merge(1, 'merge');
    model.commit('main');
    expect(JSON.stringify(planDuties(model.input()).commands)).not.toContain('squash or rebase:');
  });
});

describe('asked for', () => {
  const answer = (model: RepositoryModel) => planDuties(model.input()).settled[0];

  test('opens one although the strategy has no such duty', () => {
    const model = new RepositoryModel({ strategy: 'gitflow', back_merge: false }, ['main', 'develop']);
    model.commit('main');
    expect(opened(model)).toEqual([]);
    model.ask(wish);
    expect(planDuties(model.input()).commands).toMatchObject([{ kind: 'open-pull', request: 'c1' }]);
    model.run();
    expect(answer(model)).toMatchObject({ outcome: 'done', sentence: 'The back-merge is #1.' });
  });

  test('each of two names its own request', () => {
    const model = new RepositoryModel({ strategy: 'gitflow', back_merge: false }, [
      'main',
      'develop',
      'release/1',
    ]);
    model.commit('main');
    model.ask(wish);
    model.ask({ ...wish, id: 'c2', to: 'release/1' });
    expect(planDuties(model.input()).commands).toMatchObject([
      { base: 'develop', request: 'c1' },
      { base: 'release/1', request: 'c2' },
    ]);
  });

  test.each([
    [{ to: 'develop' }, 'done', 'holds every commit'],
    [{ to: 'nowhere' }, 'refused', 'There is no branch'],
    [{ from: 'develop', to: 'main' }, 'refused', 'lets no merge commit'],
  ] as const)('%j is %s', (names, outcome, sentence) => {
    const model = gitflow();
    model.ask({ ...wish, ...names });
    expect(answer(model)?.outcome).toBe(outcome);
    expect(answer(model)?.sentence).toContain(sentence);
  });

  test('and closed by somebody is not opened again', () => {
    const model = new RepositoryModel({ strategy: 'gitflow', back_merge: false }, ['main', 'develop']);
    model.commit('main');
    model.ask({ ...wish, opened: true });
    expect(answer(model)).toMatchObject({ outcome: 'refused' });
  });
});
