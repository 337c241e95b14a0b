import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { configs, foreignResources, inputFor, people } from '../../test/fakes/arbitrary-settings.ts';
import { SettingsModel } from '../../test/fakes/settings-model.ts';
import { complete } from '../config/defaults.ts';
import type { ConfigFile } from '../config/schema.ts';
import type { FairleadConfig } from '../config/types.ts';
import {
  afterPlan,
  compileProtection,
  contentHash,
  nextLedger,
  planDelta,
  planProtection,
  settledLedger,
  type CompileInput,
  type Ledger,
  type Observed,
  type ObservedResource,
  type Plan,
  type ResourceKind,
} from './index.ts';

interface Run {
  readonly plan: Plan;
  readonly ledger: Ledger;
}

/** One pass as the App makes it. */
function run(
  model: SettingsModel,
  config: FairleadConfig,
  ledger: Ledger,
  more: Partial<CompileInput> = {},
): Run {
  const desired = compileProtection(inputFor(config, more)).resources;
  const known = settledLedger(ledger, desired, model.observed());
  const plan = planProtection({ desired, observed: model.observed(), ledger: known });
  let after = known;
  for (const change of plan.changes) after = nextLedger(after, change, model.apply(change));
  return { plan, ledger: after };
}

function calls(plan: Plan): readonly string[] {
  return plan.changes.map(({ action, kind, name }) => `${action} ${kind} ${name}`);
}

const feature = complete({ strategy: 'feature', tags: [], branches: ['**'] });

test('a second plan after any apply is empty, and the calls made are those that were planned', () => {
  fc.assert(
    fc.property(configs, configs, foreignResources, (first, second, others) => {
      const model = new SettingsModel(others);
      const one = run(model, first, []);
      expect(run(model, first, one.ledger).plan.changes).toEqual([]);
      const two = run(model, second, one.ledger);
      expect(model.calls).toEqual([...calls(one.plan), ...calls(two.plan)]);
      expect(run(model, second, two.ledger).plan.changes).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('when the configuration goes, just what Fairlead made goes with it', () => {
  fc.assert(
    fc.property(configs, foreignResources, (config, resources) => {
      const others = resources.filter(({ name }) => !name.startsWith('Fairlead'));
      const model = new SettingsModel(others);
      const { ledger } = run(model, config, []);
      run(model, { ...config, enforcement: 'advisory' }, ledger);
      const names = (list: readonly ObservedResource[]) =>
        list.map(({ kind, name }) => `${kind} ${name}`).toSorted();
      expect(names(model.observed().resources)).toEqual(names(others));
      // Rulesets of others, and protections that are not for Fairlead, are as they were to the letter.
      const before = new SettingsModel(others).observed().resources;
      expect(model.observed().resources.filter(({ kind }) => kind === 'ruleset')).toEqual(
        before.filter(({ kind }) => kind === 'ruleset'),
      );
    }),
    { numRuns: 150 },
  );
});

test('without the ledger our rulesets are known by their names, and nothing is made twice', () => {
  fc.assert(
    fc.property(configs, (config) => {
      const model = new SettingsModel();
      run(model, config, []);
      expect(run(model, config, []).plan.changes).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('a kind that was not read is neither written nor removed, and the plan says so', () => {
  fc.assert(
    fc.property(
      configs,
      configs,
      fc.subarray<ResourceKind>(['ruleset', 'branch-protection', 'environment', 'repository-settings'], {
        minLength: 1,
      }),
      fc.boolean(),
      (first, second, unread, partly) => {
        const model = new SettingsModel();
        const { ledger } = run(model, first, []);
        const { resources } = model.observed();
        const observed: Observed = {
          // A part of what was not read may be there all the same.
          resources: resources.filter(({ kind }) => partly || !unread.includes(kind)),
          unread,
          unenforceable: false,
        };
        const desired = compileProtection(inputFor(second)).resources;
        expect(settledLedger(ledger, desired, observed).filter(({ kind }) => unread.includes(kind))).toEqual(
          ledger.filter(({ kind }) => unread.includes(kind)),
        );
        const plan = planProtection({ desired, observed, ledger });
        expect(plan.changes.filter(({ kind }) => unread.includes(kind))).toEqual([]);
        const whole = planProtection({ desired, observed: model.observed(), ledger });
        expect(plan.changes).toEqual(whole.changes.filter(({ kind }) => !unread.includes(kind)));
      },
    ),
    { numRuns: 100 },
  );
});

test('where GitHub enforces nothing, nothing is written and nothing is removed', () => {
  const model = new SettingsModel();
  const { ledger } = run(model, feature, []);
  const observed = { ...model.observed(), unenforceable: true };
  const plan = planProtection({ desired: [], observed, ledger });
  expect(plan.changes).toEqual([]);
  expect(plan.notes.join(' ')).toContain('advisory');
  expect(settledLedger(ledger, [], observed)).toEqual(ledger);
});

test('the delta of a pull request is what is left to do once the default branch is in force', () => {
  fc.assert(
    fc.property(configs, configs, foreignResources, (before, after, others) => {
      const model = new SettingsModel(others);
      const [base, proposed] = [before, after].map((config) => compileProtection(inputFor(config)).resources);
      if (base === undefined || proposed === undefined) throw new Error('two');
      const observed = model.observed();
      const delta = planDelta({ desired: base, observed, ledger: [] }, { desired: proposed });
      const { ledger } = run(model, before, []);
      expect(calls(delta)).toEqual(calls(run(model, after, ledger).plan));
      const done = afterPlan(
        { observed, ledger: [] },
        planProtection({ desired: base, observed, ledger: [] }),
      );
      const settled = afterPlan(done, delta);
      expect(planProtection({ desired: proposed, ...settled }).changes).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('drift that was there before is not the pull request’s', () => {
  const desired = compileProtection(inputFor(feature)).resources;
  const proposed = compileProtection(inputFor({ ...feature, approvals: 3 })).resources;
  const observed = new SettingsModel().observed();
  const before = { desired, observed, ledger: [] };
  expect(planDelta(before, { desired }).changes).toEqual([]);
  expect(planDelta(before, { desired: proposed }).changes.map(({ name, fields }) => [name, fields])).toEqual([
    [
      'Fairlead: long-lived branches',
      [{ path: 'rules.pull_request.required_approving_review_count', from: 1, to: 3 }],
    ],
  ]);
  expect(planDelta({ ...before, notes: ['old'] }, { desired, notes: ['old', 'new'] }).notes).toEqual(['new']);
});

test('nothing is removed before what takes its place is there', () => {
  const model = new SettingsModel();
  const { ledger } = run(model, feature, []);
  const { plan } = run(model, { ...feature, mechanism: 'branch-protection' }, ledger);
  expect(calls(plan)).toEqual([
    'create branch-protection main',
    'delete ruleset Fairlead: freeze',
    'delete ruleset Fairlead: long-lived branches',
  ]);
});

function observedWith(...resources: readonly ObservedResource[]): Observed {
  return { resources, unread: [], unenforceable: false };
}

test('a ruleset that somebody renamed gets its name back, and is not made again', () => {
  const model = new SettingsModel();
  const { ledger } = run(model, feature, []);
  const { resources } = model.observed();
  const renamed = resources.map((resource) =>
    resource.name === 'Fairlead: freeze' ? { ...resource, name: 'off' } : resource,
  );
  const desired = compileProtection(inputFor(feature)).resources;
  const plan = planProtection({ desired, observed: observedWith(...renamed), ledger });
  expect(plan.changes).toMatchObject([
    {
      action: 'update',
      name: 'Fairlead: freeze',
      fields: [{ path: 'name', from: 'off', to: 'Fairlead: freeze' }],
      body: { name: 'Fairlead: freeze' },
    },
  ]);
});

test('a ruleset that somebody deleted is made again', () => {
  const model = new SettingsModel();
  const { ledger } = run(model, feature, []);
  const left = model.observed().resources.filter(({ name }) => name !== 'Fairlead: freeze');
  const desired = compileProtection(inputFor(feature)).resources;
  expect(calls(planProtection({ desired, observed: observedWith(...left), ledger }))).toEqual([
    'create ruleset Fairlead: freeze',
  ]);
});

test('a ruleset of our name that nothing asks for is ours, and goes', () => {
  const old: ObservedResource = { kind: 'ruleset', name: 'Fairlead: old', id: 9, spec: {} };
  const theirs: ObservedResource = { kind: 'ruleset', name: 'old', id: 10, spec: {} };
  expect(calls(planProtection({ desired: [], observed: observedWith(old, theirs), ledger: [] }))).toEqual([
    'delete ruleset Fairlead: old',
  ]);
  const handedOver = { kind: 'ruleset', name: 'x', id: 9, hash: '', adopted: true } as const;
  expect(planProtection({ desired: [], observed: observedWith(old), ledger: [handedOver] }).changes).toEqual(
    [],
  );
});

test('a protection that others made is left alone with a note; one that was handed over is kept', () => {
  const spec = { required_pull_request_reviews: null, enforce_admins: false };
  const theirs: ObservedResource = { kind: 'branch-protection', name: 'main', id: null, spec };
  const desired = compileProtection(inputFor(complete({ mechanism: 'branch-protection' }))).resources.filter(
    ({ kind }) => kind === 'branch-protection',
  );
  const observed = observedWith(theirs);
  const alone = planProtection({ desired, observed, ledger: [] });
  expect(alone.changes).toEqual([]);
  expect(alone.notes).toEqual([
    'The branch protection main was made by others and is left alone. Remove it, or hand it over with `import`.',
  ]);
  const entry = { kind: 'branch-protection', name: 'main', id: null, hash: '', adopted: true } as const;
  expect(calls(planProtection({ desired, observed, ledger: [entry] }))).toEqual([
    'update branch-protection main',
  ]);
  expect(planProtection({ desired: [], observed, ledger: [entry] }).changes).toEqual([]);
});

test('an environment that was there before is changed in our keys, and never removed', () => {
  const spec = { wait_timer: 9, reviewers: [{ type: 'User', id: 98 }] };
  const model = new SettingsModel([{ kind: 'environment', name: 'Production', id: null, spec }]);
  const config = complete({ environments: { production: { deploys: 'main' } } });
  const { plan, ledger } = run(model, config, []);
  expect(calls(plan)).toContain('update environment production');
  expect(model.observed().resources.find(({ kind }) => kind === 'environment')?.spec).toMatchObject(spec);
  expect(calls(run(model, complete({}), ledger).plan)).toEqual([]);
});

test('in an environment that Fairlead made, a key that goes is taken back; with unknown people it stays', () => {
  const file = (production: NonNullable<ConfigFile['environments']>[string]) =>
    complete({ environments: { production } });
  const model = new SettingsModel();
  const spec = () => model.observed().resources.find(({ kind }) => kind === 'environment')?.spec;
  const one = run(model, file({ approval: 'ann', wait: '5m' }), []);
  expect(spec()).toMatchObject({ reviewers: [{ type: 'User', id: 21 }], wait_timer: 5 });
  const gone = { people: { ...people, users: {} } };
  const two = run(model, file({ approval: 'ann', wait: '5m' }), one.ledger, gone);
  expect(two.plan.changes).toEqual([]);
  const three = run(model, file({ approval: 'ann' }), two.ledger, gone);
  expect(spec()).toMatchObject({ reviewers: [{ type: 'User', id: 21 }] });
  expect(spec()).not.toHaveProperty('wait_timer');
  run(model, file({}), three.ledger);
  expect(spec()).toMatchObject({ reviewers: [], prevent_self_review: false });
});

test('what others make later under a name that was ours stays theirs', () => {
  const model = new SettingsModel();
  const config = complete({ environments: { qa: {} } });
  const { ledger } = run(model, config, []);
  const left = model.observed().resources.filter(({ kind }) => kind !== 'environment');
  const none = compileProtection(inputFor(complete({}))).resources;
  const settled = settledLedger(ledger, none, observedWith(...left));
  const theirs: ObservedResource = { kind: 'environment', name: 'qa', id: null, spec: {} };
  const plan = planProtection({ desired: none, observed: observedWith(...left, theirs), ledger: settled });
  expect(plan.changes).toEqual([]);
});

test('the hash of what was sent is the hash of GitHub’s answer', () => {
  fc.assert(
    fc.property(configs, (config) => {
      const model = new SettingsModel();
      const { ledger } = run(model, config, []);
      for (const resource of model.observed().resources) {
        const entry = ledger.find(({ kind, name }) => kind === resource.kind && name === resource.name);
        if (entry === undefined || resource.kind === 'repository-settings') continue;
        expect([resource.name, contentHash(resource)]).toEqual([resource.name, entry.hash]);
      }
    }),
    { numRuns: 100 },
  );
});

test('advisory: nothing is asked for, and the plan says why', () => {
  const compiled = compileProtection(inputFor({ ...feature, enforcement: 'advisory' }));
  expect(compiled.resources).toEqual([]);
  expect(compiled.notes).toHaveLength(1);
});

test('people whom GitHub does not know are named with their key', () => {
  const config = complete({
    release_managers: ['team:gone', 'ann'],
    environments: { qa: { approval: 'no_body' } },
  });
  expect(compileProtection(inputFor(config)).problems).toEqual([
    'team:gone in release\\_managers is not known to GitHub.',
    'no\\_body in environments.qa.approval is not known to GitHub.',
  ]);
});
