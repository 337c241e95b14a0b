import { describe, expect, test } from '@jest/globals';
import { RepositoryModel } from '../../../test/fakes/repository-model.ts';
import { nextReleaseBranch, planDuties, releaseToCut, type DutyRequest } from '../index.ts';
import { currentSlot, cutProblem, nextSlot } from './cut.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 9, 5);
const schedule = { every: '14d', start: '2026-10-05', version: 'minor' } as const;
const cut = (branch: string, more: Partial<DutyRequest> = {}) =>
  ({
    kind: 'cut',
    id: `c-${branch}`,
    by: 'rita',
    at: 0,
    number: 7,
    opened: false,
    branch,
    ...more,
  }) as DutyRequest;
const gitflow = (file: object = {}) =>
  new RepositoryModel({ strategy: 'gitflow', ...file }, ['main', 'develop']);
const problem = (model: RepositoryModel, branch: string, groups: Parameters<typeof cutProblem>[2] = null) =>
  cutProblem(model.input(), branch, groups);

describe('on a word', () => {
  test('the branch starts at the newest commit of develop, and is never moved', () => {
    const model = gitflow();
    const sha = model.commit('develop');
    model.ask(cut('release/1.4'));
    expect(model.run()).toEqual([
      { kind: 'create-branch', branch: 'release/1.4', from: 'develop', sha, reason: 'rita' },
    ]);
    model.commit('develop');
    expect(model.run().filter(({ kind }) => kind === 'create-branch')).toEqual([]);
    expect(model.sha('release/1.4')).toBe(sha);
    expect(model.stored.requests).toEqual([]);
  });

  test.each([
    ['release/1.4', ['release_managers'], null],
    ['release/1.4', ['maintainers'], 'Only release managers make release/1.4.'],
    ['hotfix/x', ['maintainers'], null],
    ['hotfix/x', ['qa'], 'Only release managers or maintainers make hotfix/x.'],
    ['feature/x', ['release_managers'], 'it cuts `release/*` or `hotfix/*`'],
    ['release/a b', ['release_managers'], 'The strategy gitflow cuts no'],
    ['release/1/2', ['release_managers'], 'The strategy gitflow cuts no'],
  ] as const)('%s by %j: %s', (branch, groups, expected) => {
    const found = problem(gitflow(), branch, groups)?.sentence ?? null;
    if (expected === null) expect(found).toBeNull();
    else expect(found).toContain(expected);
  });

  test('a second release waits for the first; one in main is no longer open', () => {
    const model = gitflow();
    model.branch('release/1.0', 'develop');
    model.commit('release/1.0');
    expect(problem(model, 'release/1.1')).toMatchObject({ later: true });
    model.merge(model.open('release/1.0', 'main').number, 'merge');
    expect(problem(model, 'release/1.1')).toBeNull();
    expect(problem(model, 'release/1.0')).toMatchObject({ later: false });
  });

  test('of two that were asked for at once the second is refused, once the first is there', () => {
    const model = gitflow();
    model.ask(cut('release/1.0'));
    model.ask(cut('release/1.1'));
    expect(model.run()).toMatchObject([{ branch: 'release/1.0' }]);
    expect(planDuties(model.input()).settled).toMatchObject([
      { id: 'c-release/1.0', outcome: 'done' },
      { id: 'c-release/1.1', outcome: 'refused' },
    ]);
  });

  test('not while a back-merge into develop is past its deadline', () => {
    const model = gitflow();
    model.commit('main');
    const since = model.now;
    model.now = since + day - 1;
    expect(problem(model, 'release/1.0')).toBeNull();
    model.now = since + day;
    expect(problem(model, 'release/1.0')).toMatchObject({ later: true });
    expect(problem(model, 'hotfix/1')).toBeNull();
  });

  test('under trunk only where releases are configured, and from main', () => {
    expect(problem(new RepositoryModel({ strategy: 'trunk' }), 'release/1')).not.toBeNull();
    expect(problem(new RepositoryModel({ strategy: 'trunk', release: 'release/*' }), 'release/1')).toBeNull();
  });
});

describe('by schedule', () => {
  const slot = { everyMs: 14 * day, start, version: 'minor' } as const;

  test.each([
    [start - 1, null, start],
    [start, start, start + 14 * day],
    [start + 14 * day - 1, start, start + 14 * day],
    [start + 50 * day, start + 42 * day, start + 56 * day],
  ])('at %d the slot is %s and the next %d', (now, current, next) => {
    expect(currentSlot(slot, now)).toBe(current);
    expect(nextSlot(slot, now)).toBe(next);
  });

  const cuts = (model: RepositoryModel) =>
    model.log.flatMap((command) => (command.kind === 'create-branch' ? [command.branch] : []));

  test('each slot is taken up once, and missed ones count once', () => {
    const model = new RepositoryModel({ strategy: 'release', schedule });
    model.now = start - 1000;
    model.settle();
    expect(cuts(model)).toEqual([]);
    expect(planDuties(model.input()).wakeAt).toBe(start);
    model.now = start;
    model.settle();
    expect(cuts(model)).toEqual(['release/0.1']);
    model.now = start + 13 * day;
    model.settle();
    model.now = start + 50 * day;
    model.settle();
    model.settle();
    expect(cuts(model)).toEqual(['release/0.1', 'release/0.2']);
  });

  test('asks for nothing where the strategy has no releases', () => {
    const model = new RepositoryModel({ strategy: 'trunk', schedule });
    model.now = start;
    expect(planDuties(model.input()).before).toMatchObject({ slot: start, requests: [] });
  });

  test('a state that was not stored afterwards cuts nothing twice', () => {
    const model = new RepositoryModel({ strategy: 'release', schedule });
    model.now = start;
    const plan = planDuties(model.input());
    model.stored = plan.before;
    for (const command of plan.commands) model.carryOut(command);
    model.settle();
    expect(cuts(model)).toEqual(['release/0.1']);
  });

  test('a slot waits while a release is open and is then cut with the name it had', () => {
    const model = gitflow({ schedule });
    model.tags.set('v1.3.2', model.sha('main'));
    model.branch('release/1.4', 'develop');
    model.commit('release/1.4');
    model.now = start;
    model.settle();
    expect(cuts(model)).toEqual([]);
    model.merge(model.open('release/1.4', 'main').number, 'merge');
    model.settle(() => model.approve());
    expect(cuts(model)).toEqual(['release/1.5']);
  });

  test.each([
    ['minor', ['v1.3.2', 'v1.10.0', 'v2.0.0-rc.1', 'nightly'], 'release/1.11'],
    ['major', ['v1.3.2'], 'release/2.0'],
    ['patch', ['v1.3.2'], 'release/1.3.3'],
    ['minor', [], 'release/0.1'],
    ['minor', ['v1.2'], 'release/1.5'],
  ] as const)('%s after %j', (version, tags, expected) => {
    const model = new RepositoryModel({ strategy: 'release', schedule: { ...schedule, version } });
    for (const tag of tags) model.tags.set(tag, model.sha('main'));
    if (expected === 'release/1.5') model.branch('release/1.4', 'main');
    const { state, strategy, config } = model.input();
    expect(nextReleaseBranch(state, strategy, config)).toBe(expected);
  });

  test('the button offers what could be cut now', () => {
    const model = gitflow();
    expect(releaseToCut(model.input())).toBe('release/0.1');
    model.branch('release/0.1', 'develop');
    expect(releaseToCut(model.input())).toBeNull();
    expect(releaseToCut(new RepositoryModel({ strategy: 'feature' }).input())).toBeNull();
  });
});
