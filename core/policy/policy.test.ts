import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { defaultConfig } from '../config/index.ts';
import { evaluatePolicy, policyOutcome, rules, type PolicyFacts, type Verdict } from './index.ts';

const folder = new URL('rules/', import.meta.url);
const base: PolicyFacts = {
  headRef: 'feature/x',
  baseRef: 'main',
  fork: false,
  author: 'ann',
  defaultBranch: 'main',
  approvals: ['bob'],
  proposedConfig: null,
};

test('every rule has its folder with code, readme and test', () => {
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(rules).toSorted());
  for (const name of Object.keys(rules)) {
    for (const file of ['rule.ts', 'readme.md', 'rule.test.ts']) {
      expect([name, file, existsSync(new URL(`${name}/${file}`, folder))]).toEqual([name, file, true]);
    }
  }
});

test('every code stands in the readme of its rule, and the other way round', () => {
  for (const name of Object.keys(rules)) {
    const codes = (file: string, pattern: RegExp) =>
      [...readFileSync(new URL(`${name}/${file}`, folder), 'utf8').matchAll(pattern)].map(
        (match) => match[1],
      );
    const inCode = codes('rule.ts', /code: '([a-z_]+)'/g);
    expect(new Set(inCode).size).toBeGreaterThan(1);
    expect(new Set(codes('readme.md', /^\| `([a-z_]+)` +\|/gm))).toEqual(new Set(inCode));
  }
});

test('verdicts carry their own name, events and a remedy exactly when something is to be done', () => {
  const facts = fc.record({
    headRef: fc.constantFrom('feature/x', 'my-stuff', 'main', 'hotfix/1', ''),
    baseRef: fc.constantFrom('main', 'develop', 'release/1'),
    fork: fc.boolean(),
    author: fc.constant('ann'),
    defaultBranch: fc.constant('main'),
    approvals: fc.subarray(['ann', 'bob', 'cid']),
    proposedConfig: fc.option(fc.record({ file: fc.constant('f.yml'), text: fc.option(fc.string()) })),
  });
  const strategy = fc.constantFrom('feature' as const, 'gitflow' as const);
  fc.assert(
    fc.property(facts, strategy, fc.integer({ min: 0, max: 3 }), (some, name, approvals) => {
      const verdicts = evaluatePolicy(some, { ...defaultConfig, strategy: name, approvals });
      expect(verdicts.map(({ rule }) => rule)).toEqual(Object.keys(rules));
      for (const { rule, status, remedy, events, sentence } of verdicts) {
        expect(remedy !== '').toBe(status === 'fail' || status === 'pending');
        expect(events).toEqual(rules[rule].events);
        expect(sentence).not.toMatch(/\.$/);
      }
    }),
  );
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
  expect(policyOutcome(evaluatePolicy(base, defaultConfig)).conclusion).toBe('success');
});
