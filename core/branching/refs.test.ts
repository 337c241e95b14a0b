import { describe, expect, test } from '@jest/globals';
import { complete } from '../config/defaults.ts';
import type { RuleSettings, StrategyName } from '../config/types.ts';
import { groupNames, judgeRef, mayAct, type RefActor, type RefChange } from './refs.ts';
import { resolveStrategy } from './resolve.ts';
import type { Group } from './types.ts';

const somebody: RefActor = { groups: [], app: false };
const app: RefActor = { groups: [], app: true };
const of = (...groups: Group[]): RefActor => ({ groups, app: false });

function judge(strategy: StrategyName, change: RefChange, settings: Partial<RuleSettings> = {}) {
  const config = { ...complete({ strategy }), ...settings };
  return judgeRef(resolveStrategy(config, 'main'), config, change);
}

const yes = (code: string, sentence: string) => ({ allowed: true, code, sentence, discouraged: false });
const no = (code: string, sentence: string) => ({ allowed: false, code, sentence, discouraged: false });

describe('pushes', () => {
  const push = (branch: string, by = somebody, force = false): RefChange => ({
    kind: 'push',
    branch,
    force,
    by,
  });
  const only = 'main changes only through pull requests';

  test.each([
    [push('feature/x'), {}, yes('push_topic', 'feature/x is a branch for work')],
    [push('feature/x', somebody, true), {}, yes('push_topic', 'feature/x is a branch for work')],
    [push('main'), {}, no('push_direct', only)],
    [push('main', of('release_managers', 'maintainers')), {}, no('push_direct', only)],
    [push('main', app), {}, yes('push_app', 'The App merges by the strategy')],
    [push('main', app, true), {}, no('push_forced', 'The history of main is never rewritten')],
    [push('main'), { directCommits: 'allow' }, yes('push_allowed', 'Direct commits to main are allowed')],
    [
      push('main', somebody, true),
      { directCommits: 'allow' },
      no('push_forced', 'The history of main is never rewritten'),
    ],
    [push('main'), { directCommits: 'discourage' }, { ...yes('push_discouraged', only), discouraged: true }],
  ] as const)('%j', (change, settings, verdict) => {
    expect(judge('feature', change, settings)).toEqual(verdict);
  });
});

describe('new branches', () => {
  const create = (
    branch: string,
    from: string | null,
    by = somebody,
    open: readonly string[] = [],
  ): RefChange => ({ kind: 'create', branch, from, by, open });
  const rm = of('release_managers');

  test.each([
    [
      'gitflow',
      create('release/1', 'develop', rm),
      yes('create_cut', 'release/1 is made as the strategy says'),
    ],
    [
      'gitflow',
      create('release/1', 'develop', app),
      yes('create_cut', 'release/1 is made as the strategy says'),
    ],
    [
      'gitflow',
      create('release/1', 'develop', of('maintainers')),
      no('create_not_by', 'Only release managers make release/1'),
    ],
    ['gitflow', create('release/1', 'main', rm), no('create_from', 'release/1 starts from develop')],
    ['gitflow', create('release/1', null, app), no('create_from', 'release/1 starts from develop')],
    [
      'gitflow',
      create('release/2', 'develop', rm, ['main', 'release/1']),
      no('create_second', 'release/1 is open, and there is one at a time'),
    ],
    [
      'gitflow',
      create('release/2', 'develop', rm, ['main', 'release/2']),
      yes('create_cut', 'release/2 is made as the strategy says'),
    ],
    [
      'gitflow',
      create('hotfix/2', 'main', of('maintainers'), ['hotfix/1']),
      yes('create_cut', 'hotfix/2 is made as the strategy says'),
    ],
    [
      'gitflow',
      create('hotfix/2', 'main'),
      no('create_not_by', 'Only release managers or maintainers make hotfix/2'),
    ],
    ['gitflow', create('feature/x', null), yes('create_topic', 'feature/x is a name for work')],
    [
      'gitflow',
      create('dependabot/a/b', 'develop'),
      yes('create_topic', 'dependabot/a/b is a name for work'),
    ],
    ['gitflow', create('revert-1-x', 'develop'), yes('create_topic', 'revert-1-x is a name for work')],
    [
      'gitflow',
      create('my-stuff', 'develop'),
      no('create_unknown', 'The strategy gitflow does not know the name my-stuff'),
    ],
    [
      'trunk',
      create('gh-readonly-queue/x', 'main', app),
      no('create_unknown', 'The strategy trunk does not know the name gh-readonly-queue/x'),
    ],
    ['gitflow', create('develop', 'main', rm), no('create_long_lived', 'develop is made by the App alone')],
    ['gitflow', create('develop', 'main', app), yes('create_app', 'develop is made by the App alone')],
    ['fork', create('x', 'main', of('maintainers')), yes('create_topic', 'x is a name for work')],
    ['fork', create('x', 'main', of('bots')), yes('create_topic', 'x is a name for work')],
    ['fork', create('x', 'main', app), yes('create_topic', 'x is a name for work')],
    [
      'fork',
      create('x', 'main', of('qa')),
      no('create_not_by', 'Only maintainers or named bots make branches here; others work in a fork'),
    ],
  ] as const)('%s: %j', (strategy, change, verdict) => {
    expect(judge(strategy, change)).toEqual(verdict);
  });

  test('a cut without a group is anybody’s, and starts from any of several branches', () => {
    const config = complete({ strategy: 'gitflow' });
    const strategy = {
      ...resolveStrategy(config, 'main'),
      cuts: [{ branches: ['release/*'], from: ['main', 'develop'], by: [], single: false }],
    };
    expect(judgeRef(strategy, config, create('release/1', 'main', somebody, ['release/0'])).code).toBe(
      'create_cut',
    );
    expect(judgeRef(strategy, config, create('release/1', 'x')).sentence).toBe(
      'release/1 starts from main or develop',
    );
    const fixes = {
      ...strategy,
      cuts: [{ branches: ['fix/*'], from: ['release/*'], by: [], single: false }],
    };
    expect(judgeRef(fixes, config, create('fix/1', 'release/1')).code).toBe('create_cut');
    expect(judgeRef(fixes, config, create('fix/1', null)).code).toBe('create_from');
  });
});

describe('deletions', () => {
  test.each([
    ['feature/x', somebody, yes('delete_topic', 'feature/x is a branch for work')],
    ['hotfix/1', app, yes('delete_topic', 'hotfix/1 is a branch for work')],
    ['main', somebody, no('delete_long_lived', 'main stays')],
    ['main', app, no('delete_long_lived', 'main stays')],
    ['release/1', of('release_managers'), no('delete_long_lived', 'release/1 stays')],
    ['release/1', app, yes('delete_ended', 'release/1 has come to its end')],
  ])('%s', (branch, by, verdict) => {
    expect(judge('gitflow', { kind: 'delete', branch, by })).toEqual(verdict);
  });
});

describe('tags', () => {
  const tag = (name: string, on: readonly string[], by = somebody, move = false): RefChange => ({
    kind: 'tag',
    tag: name,
    on,
    by,
    move,
  });
  const rm = of('release_managers');

  test.each([
    [tag('v1', ['main', 'release/1'], rm), yes('tag_release', 'v1 is made as the strategy says')],
    [tag('v1', ['release/1'], app), yes('tag_release', 'v1 is made as the strategy says')],
    [tag('v1', ['main'], rm), no('tag_off_branch', 'v1 stands only on release/*')],
    [tag('v1', [], app), no('tag_off_branch', 'v1 stands only on release/*')],
    [tag('v1', ['release/1'], of('maintainers')), no('tag_not_by', 'Only release managers make v1')],
    [tag('v1', ['release/1'], rm, true), no('tag_moved', 'v1 is never moved or removed')],
    [tag('nightly', ['main'], somebody, true), yes('tag_free', 'nightly is not a release tag')],
  ])('%j', (change, verdict) => expect(judge('release', change)).toEqual(verdict));

  test('anywhere, where the strategy names no branch, and free where none is protected', () => {
    expect(judge('trunk', tag('v1', [], rm)).code).toBe('tag_release');
    expect(judge('trunk', tag('v1', []), { tags: [] })).toEqual(yes('tag_free', 'v1 is not a release tag'));
  });

  test('on any of several branches', () => {
    const config = complete({ strategy: 'trunk' });
    const tags = { names: ['v*'], on: ['main', 'release/*'], by: [] };
    const strategy = { ...resolveStrategy(config, 'main'), tags };
    expect(judgeRef(strategy, config, tag('v1', ['x', 'release/1'])).code).toBe('tag_release');
    expect(judgeRef(strategy, config, tag('v1', ['x'])).sentence).toBe('v1 stands only on main or release/*');
  });
});

test.each([
  [[], [], true],
  [['qa'], [], true],
  [[], ['qa'], false],
  [['qa'], ['maintainers', 'qa'], true],
  [['qa'], ['maintainers'], false],
  [['maintainers'], ['release_managers'], false],
  [['release_managers'], ['qa'], true],
  [['release_managers'], ['maintainers'], true],
  [['release_managers'], ['bots'], false],
  [['release_managers'], ['bots', 'maintainers'], true],
  [['bots'], ['bots'], true],
] as const)('%j may do what is asked of %j: %j', (groups, asked, may) => {
  expect(mayAct(groups, asked)).toBe(may);
});

test('names of groups', () => {
  expect(groupNames(['release_managers', 'qa', 'maintainers', 'bots'])).toBe(
    'release managers or QA or maintainers or named bots',
  );
});
