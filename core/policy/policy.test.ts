import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { z } from 'zod';
import { contextOf, day, hour, noon, person, usualFacts } from '../../test/fakes/policy.ts';
import { ruleShape } from '../config/schema/rules.ts';
import { strategyNames, type FairleadConfig } from '../config/types.ts';
import { defaultConfig } from '../config/index.ts';
import {
  evaluatePolicy,
  nextChangeAt,
  policyContext,
  policyOutcome,
  rules,
  wakeEvents,
  type PolicyFacts,
  type Verdict,
} from './index.ts';

const folder = new URL('rules/', import.meta.url);

test('every rule has its folder with code, readme and test', () => {
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(rules).toSorted());
  for (const name of Object.keys(rules)) {
    for (const file of ['rule.ts', 'readme.md', 'rule.test.ts']) {
      expect([name, file, existsSync(new URL(`${name}/${file}`, folder))]).toEqual([name, file, true]);
    }
  }
});

test('every code stands in the readme of its rule and in its test, and the other way round', () => {
  for (const name of Object.keys(rules)) {
    const text = (file: string) => readFileSync(new URL(`${name}/${file}`, folder), 'utf8');
    const codes = (file: string, pattern: RegExp) =>
      [...text(file).matchAll(pattern)].map((match) => match[1]);
    // In a mutation run the code of a mutant stands before the string.
    const inCode = codes('rule.ts', /code: [^'\n]*'([a-z_]+)'/g);
    expect(new Set(inCode).size).toBeGreaterThan(1);
    expect(new Set(codes('readme.md', /^\| `([a-z_]+)` +\| (?:pass|fail|pending|neutral) /gm))).toEqual(
      new Set(inCode),
    );
    for (const code of inCode)
      expect([code, text('rule.test.ts').includes(`'${code}'`)]).toEqual([code, true]);
  }
});

describe('events', () => {
  test('GitHub has every one of them', () => {
    const description = readFileSync('node_modules/@octokit/openapi/generated/api.github.com.json', 'utf8');
    const webhooks = z
      .looseObject({ 'x-webhooks': z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(description));
    const known = new Set(Object.keys(webhooks['x-webhooks']));
    const names = wakeEvents.map((event) => event.replace('.', '-').replaceAll('_', '-'));
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    expect(new Set(wakeEvents).size).toBe(wakeEvents.length);
    for (const { events } of Object.values(rules)) {
      expect(events.length).toBeGreaterThan(0);
      expect(wakeEvents).toEqual(expect.arrayContaining([...events]));
    }
  });

  test('the App asks for every one of them', () => {
    const manifest = z.looseObject({ default_events: z.array(z.string()) });
    const { default_events: asked } = manifest.parse(parse(readFileSync('app/app.yml', 'utf8')));
    expect(wakeEvents.filter((event) => !asked.includes(event.split('.')[0] ?? ''))).toEqual([]);
  });
});

const names = [
  'feature/x',
  'fix/1',
  'bugfix/1',
  'hotfix/1',
  'backport/1',
  'main',
  'develop',
  'staging',
  'production',
  'release/1',
  'release/2',
  'renovate/x',
  'revert-3-feature/x',
  'my-stuff',
  'Feature/x',
  '',
  'é|*`<b>',
];
const branch = fc.constantFrom(...names);
const groups = fc.subarray(['release_managers', 'qa', 'maintainers', 'bots'] as const);
const actor = fc.record({
  login: fc.constantFrom('ann', 'bob', 'Bob', 'cid'),
  groups,
  teams: fc.subarray(['web', 'release']),
});
const unknown = fc.constant('unknown' as const);
const moment = fc.integer({ min: -72, max: 72 }).map((hours) => noon + hours * hour);
const reason = fc.constantFrom('', 'Sale.', 'a | b', ' ');
const allow = fc.subarray(['label:hotfix', 'ann', 'team:release']);
/** Ways of some strategy, which two random names hardly ever are. */
const ways = [
  ['feature/x', 'develop'],
  ['bugfix/1', 'release/1'],
  ['release/1', 'main'],
  ['main', 'develop'],
  ['hotfix/1', 'production'],
  ['main', 'staging'],
  ['staging', 'production'],
  ['production', 'main'],
  ['backport/1', 'release/1'],
  ['fix/1', 'release/1'],
] as const;
const randomFacts: fc.Arbitrary<PolicyFacts> = fc.record({
  now: moment,
  headRef: branch,
  baseRef: branch,
  fork: fc.boolean(),
  author: actor,
  approvals: fc.array(actor, { maxLength: 3 }),
  labels: fc.subarray(['hotfix', 'bug']),
  startedAt: moment,
  upToDate: fc.oneof(fc.boolean(), unknown),
  mergeCommits: fc.oneof(fc.integer({ min: 0, max: 2 }), unknown),
  reverts: fc.option(fc.record({ head: branch, base: branch, fork: fc.boolean() })),
  missingOnMain: fc.oneof(fc.array(fc.constantFrom('abc1234 fix', ''), { maxLength: 8 }), unknown),
  promotion: fc.option(
    fc.record({
      greenSince: fc.oneof(moment, fc.constant(null), unknown),
      missingFromHead: fc.oneof(fc.integer({ min: 0, max: 2 }), unknown),
    }),
  ),
  backMerges: fc.array(
    fc.record({
      from: branch,
      to: branch,
      withinMs: fc.constantFrom(0, hour, day),
      since: moment,
      number: fc.option(fc.integer({ min: 1, max: 9 })),
      conflicts: fc.array(fc.constantFrom('a.py', 'b/c.py'), { maxLength: 5 }),
    }),
    { maxLength: 3 },
  ),
  freezes: fc.array(
    fc.record({
      branches: fc.subarray(names),
      since: moment,
      until: fc.option(moment),
      by: fc.constantFrom('rita', 'bob'),
      reason,
      allow,
    }),
    { maxLength: 2 },
  ),
  codeOwners: fc.oneof(
    fc.record({
      file: fc.option(fc.constant('CODEOWNERS')),
      problems: fc.array(fc.record({ line: fc.integer({ min: 1, max: 9 }), sentence: fc.constant('No') }), {
        maxLength: 2,
      }),
    }),
    unknown,
  ),
  proposedConfig: fc.option(
    fc.record({
      file: fc.constant('f.yml'),
      text: fc.option(fc.constantFrom('strategy: trunk', 'stratgy: x', 'support: zendesk', 'a: [', '')),
      problems: fc.constant(null),
    }),
  ),
});
const anyFacts = fc
  .tuple(randomFacts, fc.option(fc.constantFrom(...ways), { freq: 2 }))
  .map(([facts, way]): PolicyFacts => {
    if (way === null) return facts;
    const [headRef, baseRef] = way;
    return { ...facts, headRef, baseRef };
  });
const anyConfig: fc.Arbitrary<FairleadConfig> = fc
  .record({
    strategy: fc.constantFrom(...strategyNames),
    fixes: fc.constantFrom('main-first' as const, 'release-first' as const),
    approvals: fc.integer({ min: 0, max: 3 }),
    upToDate: fc.boolean(),
    linear: fc.boolean(),
    mergeQueue: fc.boolean(),
    codeOwners: fc.boolean(),
    maxAgeMs: fc.option(fc.constant(2 * day)),
    stacked: fc.boolean(),
    releaseManagers: fc.subarray(['rita']),
    qa: fc.subarray(['quinn']),
    merge: fc.constantFrom(['squash'] as const, ['merge'] as const, ['rebase', 'merge'] as const),
    freezes: fc.array(
      fc.record({
        branches: fc.subarray(names),
        from: moment,
        to: moment,
        reason,
        allow,
      }),
      { maxLength: 2 },
    ),
  })
  .map((some) => ({ ...contextOf(`strategy: ${some.strategy}`).config, ...some }));

const lineOne = (key: string) => ({ file: '.github/fairlead.yml', line: key.length });
const evaluate = (facts: PolicyFacts, config: FairleadConfig) =>
  evaluatePolicy(facts, config, 'main', lineOne);
const bad = ['fail', 'pending'];

describe('properties', () => {
  test('verdicts carry their own name, events and a remedy exactly when something is to be done', () => {
    fc.assert(
      fc.property(anyFacts, anyConfig, (facts, config) => {
        const verdicts = evaluate(facts, config);
        expect(verdicts.map(({ rule }) => rule)).toEqual(Object.keys(rules));
        for (const { rule, status, remedy, events, sentence, code, evidence, changesAt } of verdicts) {
          expect(remedy !== '').toBe(bad.includes(status));
          expect(events).toBe(rules[rule].events);
          expect(sentence).not.toMatch(/^$|(?<!…)\.$|undefined|null|NaN|\[object/);
          expect(code).toMatch(/^[a-z_]+$/);
          for (const { file, message } of evidence) {
            if (file === lineOne('').file) expect(message).toBe(`${sentence}. ${remedy}`);
          }
          if (status !== 'fail' && rule !== 'config-valid') {
            expect(evidence.filter(({ level }) => level === 'failure')).toEqual([]);
          }
          if (changesAt !== undefined) expect(changesAt).toBeGreaterThan(facts.now);
        }
        expect(evaluate(facts, config)).toEqual(verdicts);
      }),
      { numRuns: 200 },
    );
  });

  test('what is not at one key of the configuration is looked for at the next, and all of them exist', () => {
    const keys = new Set(Object.keys(ruleShape));
    fc.assert(
      fc.property(anyFacts, anyConfig, (facts, config) => {
        const asked: string[] = [];
        const verdicts = evaluatePolicy(facts, config, 'main', (key) => {
          asked.push(key);
          return null;
        });
        expect(asked.filter((key) => !keys.has(key.split('.')[0] ?? ''))).toEqual([]);
        for (const { rule, evidence } of verdicts) {
          if (rule !== 'config-valid' && rule !== 'code-owners') expect(evidence).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('whatever fails by a key points at the configuration', () => {
    fc.assert(
      fc.property(anyFacts, anyConfig, (facts, config) => {
        for (const { status, evidence } of evaluate(facts, config)) {
          if (status === 'fail') expect(evidence.filter(({ level }) => level === 'failure')).not.toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('one more approval makes nothing worse', () => {
    const rank = { pass: 0, neutral: 0, pending: 1, fail: 1 };
    fc.assert(
      fc.property(anyFacts, anyConfig, actor, (facts, config, more) => {
        const before = evaluate(facts, config);
        const after = evaluate({ ...facts, approvals: [...facts.approvals, more] }, config);
        after.forEach((verdict, index) => {
          expect(rank[verdict.status]).toBeLessThanOrEqual(rank[before[index]?.status ?? 'pass']);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('a freeze more lets nothing through, and touches no other rule', () => {
    const all = { branches: ['**'], since: 0, until: null, by: 'x', reason: 'y', allow: [] };
    fc.assert(
      fc.property(anyFacts, anyConfig, allow, (facts, config, some) => {
        const before = evaluate(facts, config);
        const after = evaluate({ ...facts, freezes: [...facts.freezes, { ...all, allow: some }] }, config);
        after.forEach((verdict, index) => {
          const old = before[index];
          if (verdict.rule !== 'freeze') expect(verdict).toEqual(old);
          else if (old?.status === 'fail') expect(verdict.status).toBe('fail');
        });
        const closed = evaluate({ ...facts, baseRef: 'main', freezes: [all] }, config);
        expect(closed.find(({ rule }) => rule === 'freeze')?.status).toBe('fail');
      }),
      { numRuns: 200 },
    );
  });

  test('without an event nothing changes before the time that the verdict names', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyFacts, anyConfig, share, (facts, config, part) => {
        const context = policyContext(config, 'main', lineOne);
        for (const rule of Object.values(rules)) {
          const at = (now: number) => rule.evaluate({ ...facts, now }, context);
          const verdict = at(facts.now);
          const end = verdict.changesAt ?? facts.now + 1000 * day;
          expect(at(facts.now + Math.floor((end - 1 - facts.now) * part))).toEqual(verdict);
          expect(at(end - 1)).toEqual(verdict);
          // At its end, something else is said.
          if (verdict.changesAt !== undefined) expect(at(end)).not.toEqual(verdict);
        }
      }),
      { numRuns: 200 },
    );
  });
});

test('the default branch is the main line where the configuration names none', () => {
  const verdicts = evaluatePolicy({ ...usualFacts, baseRef: 'trunk' }, defaultConfig, 'trunk');
  expect(policyOutcome(verdicts).conclusion).toBe('success');
  expect(verdicts.flatMap(({ evidence }) => evidence)).toEqual([]);
  const elsewhere = evaluatePolicy(usualFacts, defaultConfig, 'trunk');
  expect(policyOutcome(elsewhere).conclusion).toBe('failure');
  // Without places there is nothing to point at.
  expect(elsewhere.flatMap(({ evidence }) => evidence)).toEqual([]);
});

test('the next change is the earliest', () => {
  const config = { ...defaultConfig, maxAgeMs: 2 * day };
  const freezes = [{ branches: ['main'], since: 0, until: noon + hour, by: 'x', reason: '', allow: [] }];
  expect(nextChangeAt(evaluatePolicy(usualFacts, config, 'main'))).toBe(noon - hour + 2 * day);
  expect(nextChangeAt(evaluatePolicy({ ...usualFacts, freezes }, config, 'main'))).toBe(noon + hour);
  expect(nextChangeAt(evaluatePolicy(usualFacts, defaultConfig, 'main'))).toBeNull();
});

test('the outcome: failure before pending before success; neutral passes', () => {
  const verdict = (status: Verdict['status'], sentence: string) =>
    ({ rule: 'approvals', status, code: 'x', sentence, evidence: [], remedy: '', events: [] }) as const;
  const pass = verdict('pass', 'p');
  const neutral = verdict('neutral', 'n');
  const pending = verdict('pending', 'wait');
  const fail = verdict('fail', 'bad');
  expect(policyOutcome([pass, neutral])).toEqual({ conclusion: 'success', title: 'Every rule is met' });
  expect(policyOutcome([pass, pending])).toEqual({ conclusion: 'action_required', title: 'wait' });
  expect(policyOutcome([pending, fail])).toEqual({ conclusion: 'failure', title: 'bad (and 1 more)' });
  expect(policyOutcome(evaluatePolicy(usualFacts, defaultConfig, 'main')).conclusion).toBe('success');
  const alone = { ...usualFacts, approvals: [person('ann')] };
  expect(policyOutcome(evaluatePolicy(alone, defaultConfig, 'main')).conclusion).toBe('action_required');
});
