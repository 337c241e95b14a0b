import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { RepositoryModel } from '../../test/fakes/repository-model.ts';
import { backMergePairs } from './back-merge/owed.ts';
import { afterDuties, duties, planDuties, type DutyRequest } from './index.ts';

const folder = new URL('.', import.meta.url);
const folders = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test('every duty has its folder with code, readme and test; two folders only compute', () => {
  expect(folders.toSorted()).toEqual([...Object.keys(duties), 'backport', 'freeze'].toSorted());
  for (const name of folders) {
    const code = { backport: 'patch-id', freeze: 'freeze' }[name] ?? 'duty';
    for (const file of [`${code}.ts`, `${code}.test.ts`, 'readme.md']) {
      expect([name, file, existsSync(new URL(`${name}/${file}`, folder))]).toEqual([name, file, true]);
    }
  }
});

const asked = { by: 'rita', number: 900, opened: false };
let ids = 0;

function ask(model: RepositoryModel, wish: Record<string, unknown> & { kind: DutyRequest['kind'] }): void {
  ids += 1;
  model.ask({ ...asked, id: `r${ids}`, at: model.now, ...wish } as DutyRequest);
}

type Event = (model: RepositoryModel) => void;

/** Skips what is not possible in the state that other events left. */
function where(condition: (model: RepositoryModel) => boolean, event: Event): Event {
  return (model) => {
    if (condition(model)) event(model);
  };
}

const has =
  (...names: readonly string[]) =>
  (model: RepositoryModel) =>
    names.every((name) => model.branches.has(name));

const appPull = (model: RepositoryModel) =>
  model.pulls.find(({ state, author }) => state === 'open' && author === model.app);

let topics = 0;

function topic(base: string, prefix: string): Event {
  return where(has(base), (model) => {
    topics += 1;
    const name = `${prefix}/t${topics}`;
    model.branch(name, base);
    model.commit(name);
    model.open(name, base, { labels: ['fairlead:merge'] });
  });
}

const common: readonly Event[] = [
  (model) => model.approve(),
  (model) => {
    model.now += 3_600_000;
  },
  where(
    (model) => appPull(model) !== undefined,
    (model) => model.merge(appPull(model)?.number ?? 0, 'squash'),
  ),
  where(
    (model) => appPull(model) !== undefined,
    (model) => {
      const pull = appPull(model);
      if (pull !== undefined) pull.state = 'closed';
    },
  ),
  (model) => ask(model, { kind: 'tag', tag: 'v1.4.0', sha: model.sha('main') }),
];

const worlds = {
  gitflow: {
    file: { strategy: 'gitflow', schedule: { every: '14d', start: '2026-01-01', version: 'minor' } },
    branches: ['main', 'develop'],
    events: [
      topic('develop', 'feature'),
      topic('main', 'hotfix'),
      topic('release/0.1', 'bugfix'),
      (model) => ask(model, { kind: 'cut', branch: 'release/0.1' }),
      where(has('release/0.1'), (model) => ask(model, { kind: 'finish', branch: 'release/0.1' })),
      (model) => ask(model, { kind: 'bump', version: '0.2.0', base: 'develop' }),
      (model) => model.conflict('main', 'develop'),
      (model) => model.resolveConflicts(),
    ],
  },
  release: {
    file: { strategy: 'release', fixes: 'release-first' },
    branches: ['main'],
    events: [
      topic('main', 'feature'),
      topic('release/1.4', 'fix'),
      (model) => ask(model, { kind: 'cut', branch: 'release/1.4' }),
      (model) => ask(model, { kind: 'cut', branch: 'release/1.5' }),
      where(has('release/1.4'), (model) => ask(model, { kind: 'finish', branch: 'release/1.4' })),
    ],
  },
  environment: {
    file: { strategy: 'environment' },
    branches: ['main', 'staging', 'production'],
    events: [
      topic('main', 'feature'),
      topic('production', 'hotfix'),
      (model) => ask(model, { kind: 'promote', branch: 'staging' }),
      (model) => ask(model, { kind: 'promote', branch: 'production' }),
      (model) => void model.green.set('staging', model.now),
    ],
  },
  trunk: {
    file: { strategy: 'trunk', release: 'release/*' },
    branches: ['main'],
    events: [
      topic('main', 'ann'),
      (model) => ask(model, { kind: 'cut', branch: 'release/2' }),
      (model) => ask(model, { kind: 'merge', pull: 1, method: null, headSha: 'x' }),
    ],
  },
} as const satisfies Record<string, { file: object; branches: readonly string[]; events: readonly Event[] }>;

describe.each(Object.entries(worlds))('%s', (_, { file, branches, events }) => {
  const all: readonly Event[] = [...common, ...events];
  const create = () => {
    const model = new RepositoryModel(file, branches);
    model.commit('main', { 'package.json': '{"version": "0.1.0"}' });
    return model;
  };
  const history = fc.array(fc.nat({ max: all.length - 1 }), { maxLength: 14 });
  const play = (model: RepositoryModel, steps: readonly number[], between: () => void) => {
    for (const step of steps) {
      all[step]?.(model);
      between();
    }
  };

  test('comes to rest, and stays there; the model refuses every second pull request and every unready merge', () => {
    fc.assert(
      fc.property(history, fc.boolean(), (steps, often) => {
        const model = create();
        play(model, steps, () => {
          if (often) model.run();
        });
        model.settle();
        const before = model.log.length;
        model.run();
        model.run();
        expect(model.log.length).toBe(before);
      }),
    );
  });

  test('with everybody approving, nothing is owed at the end', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const model = create();
        play(model, steps, () => model.run());
        model.resolveConflicts();
        model.commit('main');
        model.settle(() => model.approve());
        for (const { from, to } of backMergePairs(model.input().state, model.strategy)) {
          const { ancestry } = model.input().state;
          const left = ancestry.find((each) => each.from === from && each.to === to);
          const missing = model.strategy.promote.length === 0 ? left?.missing : left?.missingChanges;
          expect([from, to, missing]).toEqual([from, to, 0]);
        }
        expect(model.pulls.filter(({ state, author }) => state === 'open' && author === model.app)).toEqual(
          [],
        );
      }),
    );
  });

  test('what is lost on the way is done again, with the same end', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.boolean()), (steps, losses) => {
        const [faithful, lossy] = [create(), create()];
        const lost = () => losses.next().value === true;
        for (const model of [faithful, lossy]) {
          topics = 0;
          play(model, steps, () => undefined);
          model.resolveConflicts();
        }
        for (let round = 0; round < 12; round += 1) {
          lossy.run(lost);
          lossy.approve();
        }
        for (const model of [faithful, lossy]) model.settle(() => model.approve());
        expect(lossy.shape()).toEqual(faithful.shape());
      }),
    );
  });
});

test('the order in which things happen does not matter', () => {
  const events: readonly Event[] = [
    (model) => model.commit('main'),
    (model) => model.commit('develop'),
    (model) => ask(model, { kind: 'cut', branch: 'release/0.1' }),
    (model) => {
      model.branch('feature/a', 'develop');
      model.commit('feature/a');
      model.open('feature/a', 'develop', { labels: ['fairlead:merge'] });
    },
    (model) => ask(model, { kind: 'tag', tag: 'v1.0.0', sha: model.sha('main') }),
    (model) => model.approve(),
  ];
  const end = (order: readonly number[], often: boolean) => {
    const model = new RepositoryModel({ strategy: 'gitflow' }, ['main', 'develop']);
    model.commit('develop');
    for (const index of order) {
      events[index]?.(model);
      if (often) model.run();
    }
    model.settle(() => model.approve());
    return model.shape();
  };
  const straight = events.map((_, index) => index);
  const expected = end(straight, false);
  expect(expected).toEqual({
    branches: ['develop', 'main', 'release/0.1'],
    tags: ['v1.0.0'],
    open: [],
    requests: [],
  });
  fc.assert(
    fc.property(fc.shuffledSubarray(straight, { minLength: events.length }), fc.boolean(), (order, often) => {
      expect(end(order, often)).toEqual(expected);
    }),
  );
});

describe('the run', () => {
  test('an answer is given where it was asked for; the request goes only once it stands', () => {
    const model = new RepositoryModel({ strategy: 'gitflow' }, ['main', 'develop']);
    ask(model, { kind: 'cut', branch: 'release/1.0' });
    const id = model.stored.requests[0]?.id ?? '';
    model.run();
    expect(model.stored.requests).toHaveLength(1);
    ask(model, { kind: 'cut', branch: 'release/1.0', number: 901 });
    model.run((command) => command.kind === 'comment' && command.number === 900);
    expect(model.stored.requests).toMatchObject([{ id }]);
    model.run();
    expect(model.stored.requests).toHaveLength(0);
    expect(model.comments.get(`900 fairlead-request-${id}`)).toMatch(
      /^`release\/1\.0` stands at [0-9a-f]{7}\.$/,
    );
  });

  test('an answer on an open pull request needs no memory, a comment that may change does', () => {
    const model = new RepositoryModel({ strategy: 'gitflow' }, ['main', 'develop']);
    model.commit('main');
    model.run();
    model.conflict('main', 'develop');
    ask(model, { kind: 'cut', branch: 'release/1.0', number: 1 });
    model.settle();
    expect(model.comments.size).toBe(2);
    expect(model.stored.said).toMatchObject([{ number: 1, marker: 'fairlead-back-merge' }]);
  });

  test('a request of 30 days ago is answered and forgotten', () => {
    const model = new RepositoryModel({ strategy: 'environment' }, ['main', 'staging', 'production']);
    model.commit('main');
    ask(model, { kind: 'promote', branch: 'staging' });
    model.settle();
    expect(model.stored.requests).toHaveLength(1);
    model.now += 30 * 86_400_000;
    const plan = planDuties(model.input());
    expect(plan.settled).toMatchObject([{ outcome: 'refused' }]);
    expect(afterDuties(plan, plan.commands).requests).toEqual([]);
  });

  test('at most 30 commands, and the rest at once after them', () => {
    const model = new RepositoryModel({ strategy: 'feature' }, ['main']);
    for (let index = 0; index < 40; index += 1) {
      model.branch(`feature/${index}`, 'main');
      model.commit(`feature/${index}`);
      model.merge(model.open(`feature/${index}`, 'main').number, 'squash');
    }
    const plan = planDuties(model.input());
    expect(plan.commands).toHaveLength(30);
    expect(plan.wakeAt).toBe(model.now);
    model.settle();
    expect([...model.branches.keys()]).toEqual(['main']);
    expect(planDuties(model.input()).wakeAt).toBeNull();
  });

  test('runs again at the edge of a freeze', () => {
    const model = new RepositoryModel({ strategy: 'feature' }, ['main']);
    const freeze = { branches: ['main'], since: 0, by: 'rita', reason: '', allow: [] };
    model.stored = { ...model.stored, freezes: [{ ...freeze, until: model.now + 5 }] };
    expect(planDuties(model.input()).wakeAt).toBe(model.now + 5);
    model.now += 5;
    expect(planDuties(model.input())).toMatchObject({ wakeAt: null, before: { freezes: [] } });
  });
});
