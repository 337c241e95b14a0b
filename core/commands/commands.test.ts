import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Group } from '../branching/index.ts';
import { planDuties } from '../duties/index.ts';
import { RepositoryModel } from '../../test/fakes/repository-model.ts';
import {
  acceptanceReply,
  acceptCommand,
  buttons,
  commandOfButton,
  commitOf,
  errorReply,
  helpReply,
  mayCommand,
  parseCommand,
  parseCommands,
  permissionFor,
  refusalReply,
  type ButtonState,
  type Command,
  type CommandActor,
  type Permission,
} from './index.ts';

const read = (line: string): Command => {
  const command = parseCommand(`/fairlead ${line}`);
  if (command === null || command.kind === 'error') throw new Error(`${line} is no command`);
  return command;
};
const people = { release_managers: ['team:release'], qa: ['team:qa'], maintainers: ['max'] };
const create = (file: object, branches: readonly string[] = ['main', 'develop', 'release/1.4']) =>
  new RepositoryModel({ ...people, ...file }, branches);

describe('who may', () => {
  const topic = { head: 'feature/x', base: 'develop', fork: false, author: 'Ann', reverts: null };
  const fix = { ...topic, head: 'bugfix/x', base: 'release/1.4' };
  const may = (
    line: string,
    permission: Permission,
    groups: readonly Group[] = [],
    {
      file = { strategy: 'gitflow' },
      pull = topic,
      ...more
    }: { file?: object; pull?: typeof topic } & Partial<CommandActor> = {},
  ) => {
    const { strategy, config } = create(file);
    const actor = { login: 'ann', permission, groups, bot: false, ...more };
    return mayCommand(actor, read(line), { strategy, settings: config, pull });
  };
  const managers = ['release_managers'] as const;

  test.each([
    ['help', 'read', [], true],
    ['help', 'none', [], false],
    ['merge', 'write', [], true],
    ['merge', 'triage', [], false],
    ['back-merge', 'write', [], true],
    ['test abcdef1', 'write', [], true],
    ['test abcdef1', 'read', [], false],
    ['cut release/1.5', 'admin', [], false],
    ['cut release/1.5', 'write', managers, true],
    ['cut release/1.5', 'read', managers, false],
    ['cut hotfix/x', 'write', ['maintainers'], true],
    ['cut hotfix/x', 'write', ['qa'], false],
    ['bump minor', 'maintain', [], false],
    ['bump minor', 'write', managers, true],
    ['tag v1.4.0', 'write', ['qa'], false],
    ['finish release/1.4', 'write', managers, true],
    ['freeze main', 'maintain', ['maintainers'], false],
    ['unfreeze all', 'write', managers, true],
  ] as const)('%s with %s and %j: %s', (line, permission, groups, allowed) => {
    expect(may(line, permission, groups).allowed).toBe(allowed);
  });

  test('anybody may have their own pull request judged again, others need triage', () => {
    expect(may('recheck', 'read').allowed).toBe(true);
    expect(may('recheck', 'read', [], { login: 'bob' }).allowed).toBe(false);
    expect(may('recheck', 'triage', [], { login: 'bob' }).allowed).toBe(true);
  });

  test('QA may have a fix merged into an open release without the permission to write', () => {
    expect(may('merge', 'read', ['qa'], { pull: fix }).allowed).toBe(true);
    expect(may('merge', 'read', managers, { pull: fix }).allowed).toBe(true);
    expect(may('merge', 'read', [], { pull: fix }).allowed).toBe(false);
    expect(may('merge', 'read', ['qa']).allowed).toBe(false);
  });

  test('the last environment is promoted to by release managers only', () => {
    const file = { strategy: 'environment' };
    expect(may('promote staging', 'write', [], { file }).allowed).toBe(true);
    expect(may('promote production', 'write', [], { file }).allowed).toBe(false);
    expect(may('promote production', 'write', managers, { file }).allowed).toBe(true);
  });

  test('under fork only maintainers merge', () => {
    const pull = { ...topic, base: 'main', fork: true };
    const file = { strategy: 'fork' };
    expect(may('merge', 'write', [], { file, pull }).allowed).toBe(false);
    expect(may('merge', 'write', ['maintainers'], { file, pull }).allowed).toBe(true);
  });

  test('where nobody is named, the permission maintain stands in', () => {
    const file = { strategy: 'gitflow', release_managers: [], maintainers: [] };
    expect(may('freeze main', 'write', [], { file })).toMatchObject({ allowed: false });
    expect(may('freeze main', 'maintain', [], { file }).allowed).toBe(true);
    expect(may('cut hotfix/x', 'maintain', [], { file }).allowed).toBe(true);
    const named = { strategy: 'gitflow', maintainers: [] };
    expect(may('cut hotfix/x', 'maintain', [], { file: named }).allowed).toBe(false);
    const other = { strategy: 'gitflow', release_managers: [] };
    expect(may('cut hotfix/x', 'maintain', [], { file: other }).allowed).toBe(false);
  });

  test('bots only where they are named', () => {
    expect(may('merge', 'write', [], { bot: true }).allowed).toBe(false);
    expect(may('merge', 'write', ['bots'], { bot: true }).allowed).toBe(true);
    expect(may('tag v1', 'write', ['bots'], { bot: true }).allowed).toBe(false);
  });

  test('more permission never allows less', () => {
    const levels = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
    const lines = [
      'help',
      'recheck',
      'merge',
      'cut release/1',
      'tag v1',
      'freeze main',
      'promote production',
    ];
    const groups = fc.subarray<Group>(['release_managers', 'qa', 'maintainers', 'bots']);
    fc.assert(
      fc.property(fc.constantFrom(...lines), groups, (line, own) => {
        const answers = levels.map((level) => may(line, level, own).allowed);
        expect(answers).toEqual(answers.toSorted((a, b) => Number(a) - Number(b)));
        if (answers.includes(true))
          expect(permissionFor(read(line), { strategy: create({}).strategy, pull: null }));
      }),
    );
  });
});

describe('what is stored', () => {
  const accept = (
    model: RepositoryModel,
    line: string,
    {
      groups = ['release_managers'],
      pull = null,
      commit = null,
    }: {
      groups?: readonly Group[];
      pull?: number | null;
      commit?: { sha: string; on: readonly string[] } | null;
    } = {},
  ) =>
    acceptCommand({
      ...model.input(),
      command: read(line),
      actor: { login: 'rita', groups },
      id: 'c1',
      number: 7,
      pull: model.input().state.openPulls.find(({ number }) => number === pull) ?? null,
      commit,
    });
  const gitflow = () => create({ strategy: 'gitflow' });

  test('a cut, and what the duties make of it', () => {
    const model = create({ strategy: 'gitflow' }, ['main', 'develop']);
    const accepted = accept(model, 'cut release/1.5');
    expect(accepted).toMatchObject({
      kind: 'requests',
      requests: [{ kind: 'cut', branch: 'release/1.5', id: 'c1', by: 'rita', number: 7, opened: false }],
    });
    if (accepted.kind === 'requests') accepted.requests.forEach((request) => model.ask(request));
    expect(planDuties(model.input()).commands).toMatchObject([{ kind: 'create-branch' }]);
  });

  test.each([
    ['cut release/1.5', 'release/1.4 is open'],
    ['cut release/1.4', 'exists already'],
    ['finish release/1.5', 'Did you mean `release/1.4`?'],
    ['promote staging', 'has no environments'],
    ['merge', 'This is no pull request'],
    ['back-merge main nowhere', 'There is no branch `nowhere`'],
    ['freeze mian', 'Did you mean `main`?'],
    ['freeze topic/*', 'There is no branch'],
    ['freeze main until 1999-01-01', 'would have ended'],
    ['unfreeze main', 'No freeze by command'],
    ['tag 1.4.0', 'is no release tag'],
    ['tag v1.4.0 abcdef1', 'There is no commit `abcdef1`'],
  ])('%s is refused: %s', (line, sentence) => {
    const model = gitflow();
    model.now = Date.UTC(2026, 0, 1);
    expect(accept(model, line)).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining(sentence),
    });
  });

  test('a tag: the newest commit of the main line, fixed now, or the one that is named', () => {
    const model = gitflow();
    expect(accept(model, 'tag v1.4.0')).toMatchObject({
      requests: [{ tag: 'v1.4.0', sha: model.sha('main') }],
    });
    const commit = { sha: 'a'.repeat(40), on: ['main'] };
    expect(commitOf(read('tag v1.4.0 aaaaaaa'))).toBe('aaaaaaa');
    expect(accept(model, 'tag v1.4.0 aaaaaaa', { commit })).toMatchObject({
      requests: [{ sha: commit.sha }],
    });
    model.tags.set('v1.4.0', model.sha('main'));
    expect(accept(model, 'tag v1.4.0')).toMatchObject({ kind: 'refused' });
  });

  test('under release a tag needs its release branch', () => {
    const model = create({ strategy: 'release' });
    expect(accept(model, 'tag v1.4.0')).toMatchObject({ requests: [{ sha: model.sha('release/1.4') }] });
    expect(accept(model, 'tag v2.0.0')).toMatchObject({ kind: 'refused' });
    const commit = { sha: 'a'.repeat(40), on: ['main'] };
    expect(accept(model, 'tag v1.4.0 aaaaaaa', { commit })).toMatchObject({ kind: 'refused' });
  });

  test('a bump fixes the version and the branch that is meant', () => {
    const model = gitflow();
    expect(accept(model, 'bump patch')).toMatchObject({
      requests: [{ version: '1.4.0', base: 'release/1.4' }],
    });
    model.tags.set('v1.4.0', model.sha('main'));
    expect(accept(model, 'bump patch')).toMatchObject({ requests: [{ version: '1.4.1' }] });
    expect(accept(model, 'bump minor')).toMatchObject({ kind: 'refused' });
    model.branch('release/2.0', 'main');
    expect(accept(model, 'bump patch')).toMatchObject({ kind: 'refused' });
    model.branch('bugfix/x', 'release/2.0');
    model.commit('bugfix/x');
    const { number } = model.open('bugfix/x', 'release/2.0');
    expect(accept(model, 'bump patch', { pull: number })).toMatchObject({
      requests: [{ version: '2.0.0', base: 'release/2.0' }],
    });
    const mainFirst = create({ strategy: 'release' });
    expect(accept(mainFirst, 'bump minor')).toMatchObject({ requests: [{ version: '0.1.0', base: 'main' }] });
    const without = create({ strategy: 'gitflow' }, ['main', 'develop']);
    expect(accept(without, 'bump minor')).toMatchObject({
      requests: [{ version: '0.1.0', base: 'develop' }],
    });
  });

  test('a merge, by a method that the pair allows, for the commit that was seen', () => {
    const model = gitflow();
    model.branch('feature/x', 'develop');
    const headSha = model.commit('feature/x');
    const { number } = model.open('feature/x', 'develop');
    expect(accept(model, 'merge', { pull: number })).toMatchObject({
      requests: [{ kind: 'merge', pull: number, method: null, headSha }],
      sentence: '#1 is merged (squash) once its checks and approvals are there.',
    });
    model.branch('feature/y', 'develop');
    model.commit('feature/y');
    model.open('feature/y', 'develop');
    expect(accept(model, 'merge', { pull: number })).toMatchObject({ kind: 'requests' });
    const { state } = model.input();
    const closed = {
      ...model.input(),
      command: read('merge'),
      id: 'c',
      number,
      commit: null,
      pull: state.openPulls[0] ?? null,
    };
    const actor = { login: 'rita', groups: [] };
    const others = { ...state, openPulls: state.openPulls.slice(1) };
    expect(acceptCommand({ ...closed, actor, state: others })).toMatchObject({ sentence: '#1 is not open.' });
    Object.assign(model.pulls[0] ?? {}, { policy: 'success' });
    expect(accept(model, 'merge', { pull: number })).toMatchObject({
      sentence: expect.stringContaining('once'),
    });
    model.approve();
    expect(accept(model, 'merge', { pull: number })).toMatchObject({
      sentence: '#1 is merged (squash) now.',
    });
    expect(accept(model, 'merge merge', { pull: number })).toMatchObject({ requests: [{ method: 'merge' }] });
    expect(accept(model, 'merge rebase', { pull: number })).toMatchObject({ kind: 'refused' });
  });

  test('every back-merge of the strategy, or the one that is named', () => {
    expect(accept(gitflow(), 'back-merge')).toMatchObject({
      requests: [
        { from: 'main', to: 'develop', id: 'c1-0' },
        { from: 'main', to: 'release/1.4', id: 'c1-1' },
      ],
    });
    expect(accept(gitflow(), 'back-merge main develop')).toMatchObject({ requests: [{ id: 'c1' }] });
    expect(accept(create({ strategy: 'feature' }), 'back-merge')).toMatchObject({ kind: 'refused' });
  });

  test('a promotion names the environment that it goes to', () => {
    const model = create({ strategy: 'environment' }, ['main', 'staging', 'production']);
    expect(accept(model, 'promote production')).toMatchObject({ requests: [{ branch: 'production' }] });
    expect(accept(model, 'promote main')).toMatchObject({ kind: 'refused' });
    expect(accept(model, 'promote stagin')).toMatchObject({
      sentence: 'There is no environment to promote to `stagin`. Did you mean `staging`?',
    });
  });

  test('a freeze and its end', () => {
    const model = gitflow();
    const frozen = accept(model, 'freeze main release/* for 1d because of the fair allow label:hotfix');
    const until = model.now + 86_400_000;
    expect(frozen).toMatchObject({
      kind: 'freezes',
      freezes: [
        { branches: ['main', 'release/*'], since: model.now, until, by: 'rita', reason: 'of the fair' },
      ],
    });
    if (frozen.kind === 'freezes') model.stored = { ...model.stored, freezes: frozen.freezes };
    expect(accept(model, 'unfreeze all')).toMatchObject({ kind: 'freezes', freezes: [] });
  });

  test('what has no request', () => {
    expect(accept(gitflow(), 'help')).toEqual({ kind: 'help' });
    expect(accept(gitflow(), 'recheck')).toMatchObject({ kind: 'recheck' });
  });

  describe('a test of a fork', () => {
    const headSha = 'abcdef1234'.padEnd(40, '0');
    const stranger = {
      number: 7,
      title: 'x',
      head: 'patch',
      headSha,
      base: 'main',
      fork: true,
      author: 'eve',
      labels: [],
      mergedAt: null,
      mergeSha: null,
      mergeable: true,
      policy: null,
      ready: false,
    };
    const ask = (line: string, pull: object | null = {}, forkTests: boolean | null = true) =>
      acceptCommand({
        ...gitflow().input(),
        command: read(line),
        actor: { login: 'rita', groups: [] },
        id: 'c1',
        number: 7,
        pull: pull === null ? null : { ...stranger, ...pull },
        commit: null,
        ...(forkTests === null ? {} : { forkTests }),
      });

    test.each([[`test ${headSha}`], [`test ${headSha.toUpperCase()}`]])(
      '%s is of the head as it is now, whole',
      (line) => {
        expect(ask(line)).toMatchObject({ kind: 'test', pull: 7, sha: headSha });
      },
    );

    const shortTold = new RegExp(`all 40 digits.*say \`/fairlead test ${headSha}\``);
    test.each<[string, ReturnType<typeof ask>, RegExp]>([
      ['the start of the head', ask('test abcdef1'), shortTold],
      ['all of it but one digit', ask(`test ${headSha.slice(0, 39)}`), shortTold],
      ['the start of another commit', ask('test abcdef2'), shortTold],
      ['another commit', ask(`test ${'e'.repeat(40)}`), new RegExp(`not the head.*\`${headSha}\``)],
      ['a commit that only ends like it', ask(`test ${headSha.slice(1)}0`), /not the head/],
      ['a pull request from inside', ask('test abcdef1', { fork: false }), /no fork/],
      ['a merged one', ask('test abcdef1', { mergedAt: 1 }), /open pull request/],
      ['an issue', ask('test abcdef1', null), /open pull request/],
      ['an operator who said no', ask('test abcdef1', {}, false), /fork_tests/],
      ['an operator who said nothing', ask('test abcdef1', {}, null), /fork_tests/],
    ])('%s is refused with a sentence', (_, accepted, told) => {
      expect(accepted).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(told) });
    });
  });

  test('at most 50 requests wait; the same word again is none more', () => {
    const model = gitflow();
    const asked = {
      kind: 'finish',
      branch: 'release/1.4',
      by: 'rita',
      at: 0,
      number: 7,
      opened: false,
    } as const;
    for (let index = 1; index <= 50; index += 1) model.ask({ ...asked, id: `c${index}` });
    expect(accept(model, 'finish release/1.4')).toMatchObject({ kind: 'requests' });
    model.stored = {
      ...model.stored,
      requests: model.stored.requests.map((each) => ({ ...each, id: `x${each.id}` })),
    };
    expect(accept(model, 'finish release/1.4')).toMatchObject({ kind: 'refused' });
  });

  test('no command and no state make it throw', () => {
    const lines = [
      'cut release/9',
      'bump major',
      'tag v9',
      'finish main',
      'merge',
      'promote main',
      'back-merge',
      'freeze main',
    ];
    const strategies = ['trunk', 'feature', 'fork', 'release', 'gitflow', 'environment'];
    const branches = fc.subarray(['main', 'develop', 'staging', 'production', 'release/1.4', 'release/x']);
    fc.assert(
      fc.property(
        fc.constantFrom(...lines),
        fc.constantFrom(...strategies),
        branches,
        (line, strategy, names) => {
          const reply = acceptanceReply(accept(create({ strategy }, names), line));
          expect(reply.length).toBeGreaterThan(0);
          expect(parseCommands(reply)).toEqual([]);
        },
      ),
    );
  });
});

describe('the answers', () => {
  test('the help lists every command and gives none', () => {
    expect(helpReply()).toContain(String.raw`\`/fairlead unfreeze <branch>… \| all\``.replaceAll('\\`', '`'));
    expect(parseCommands(helpReply())).toEqual([]);
  });

  test('quote nothing that becomes markup, a mention or a command', () => {
    const error = parseCommand('/fairlead @org/team`<script>');
    if (error?.kind !== 'error') throw new Error('no error');
    expect(errorReply(error)).toBe(
      "There is no command `@org/team'<script>`. Did you mean `/fairlead help`? `/fairlead help` lists the commands.",
    );
    expect(refusalReply('a@b', 'Only *x*')).toBe('Not done, a@\u200Bb. Only \\*x\\*.');
    expect(acceptanceReply({ kind: 'refused', sentence: 'No.' })).toBe('Not done. No.');
    expect(acceptanceReply({ kind: 'help' })).toBe(helpReply());
  });
});

describe('buttons', () => {
  const { strategy } = create({ strategy: 'gitflow' });
  const pull = { number: 1, head: 'feature/x', base: 'develop', fork: false, labels: [], reverts: null };
  const state: ButtonState = { strategy, pull, managed: false, owed: false, nextRelease: null };
  const names = (more: Partial<ButtonState> = {}) =>
    buttons({ ...state, ...more }).map(({ identifier }) => identifier);

  test('those that make sense, at most three', () => {
    expect(names()).toEqual(['merge', 'recheck']);
    expect(names({ managed: true })).toEqual(['recheck']);
    expect(names({ pull: { ...pull, base: 'main' } })).toEqual(['recheck']);
    expect(names({ nextRelease: 'release/1.5' })).toEqual(['merge', 'cut', 'recheck']);
    expect(names({ nextRelease: 'release/1.5', pull: { ...pull, head: 'hotfix/x', base: 'main' } })).toEqual([
      'merge',
      'recheck',
    ]);
    expect(names({ owed: true, nextRelease: 'release/1.5' })).toEqual(['merge', 'back-merge', 'cut']);
  });

  test("keep GitHub's limits and give commands", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), fc.boolean(), (nextRelease, owed) => {
        for (const button of buttons({ ...state, owed, nextRelease })) {
          expect(button.label.length).toBeLessThanOrEqual(20);
          expect(button.description.length).toBeLessThanOrEqual(40);
          expect(button.identifier.length).toBeLessThanOrEqual(20);
          expect(commandOfButton(button.identifier, { nextRelease })?.kind).toBe(button.identifier);
        }
      }),
    );
    expect(commandOfButton('cut', { nextRelease: null })).toBeNull();
    expect(commandOfButton('rm -rf', { nextRelease: 'release/1' })).toBeNull();
  });
});
