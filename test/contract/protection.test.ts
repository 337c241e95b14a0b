import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { judgeRef, matchesBranch, mayAct, type Group } from '../../core/branching/index.ts';
import { complete } from '../../core/config/defaults.ts';
import { strategyNames, type FairleadConfig } from '../../core/config/types.ts';
import { isObject, listAt, objectAt, textAt } from '../../core/protection/diff.ts';
import { branchGlob, branchRef, tagGlob, tagRef } from '../../core/protection/globs.ts';
import {
  compileProtection,
  nextLedger,
  planProtection,
  type Change,
  type Spec,
} from '../../core/protection/index.ts';
import { fnmatch } from '../../demo/organisation/enforcement/fnmatch.ts';
import { configs, foreignResources, inputFor } from '../fakes/arbitrary-settings.ts';
import { SettingsModel } from '../fakes/settings-model.ts';
import { loadOpenApi } from './openapi.ts';

const part = fc.constantFrom('a', 'b', 'ab', 'release', '1.0', 'x-y', 'A', 'ä');
const globPart = fc.constantFrom('a', '*', '**', 'a*', '*b', 'a*b', 'release', '1.*', 'a**');

test('a glob means the same to GitHub as to us', () => {
  fc.assert(
    fc.property(
      fc.array(globPart, { minLength: 1, maxLength: 4 }),
      fc.array(part, { minLength: 1, maxLength: 4 }),
      (pattern, parts) => {
        const [glob, name] = [pattern.join('/'), parts.join('/')];
        expect([glob, name, fnmatch(branchRef(glob), `refs/heads/${name}`)]).toEqual([
          glob,
          name,
          matchesBranch(name, glob),
        ]);
        const back = branchGlob(branchRef(glob)) ?? '';
        expect([glob, back, matchesBranch(name, back)]).toEqual([glob, back, matchesBranch(name, glob)]);
        expect(tagGlob(tagRef(glob))).toBe(back);
      },
    ),
    { numRuns: 2000 },
  );
});

/** Whether GitHub lets somebody with these ids make or move a ref, by the rulesets alone. */
function lets(specs: readonly Spec[], type: string, ref: string, actors: readonly string[]): boolean {
  return specs.every((spec) => {
    const { include, exclude } = objectAt(objectAt(spec, 'conditions'), 'ref_name');
    const matches = (list: unknown) =>
      (list as readonly string[]).some((pattern) => pattern === '~ALL' || fnmatch(pattern, ref));
    const target = ref.startsWith('refs/tags/') ? 'tag' : 'branch';
    const rule = listAt(spec, 'rules').some((each) => isObject(each) && each['type'] === type);
    if (spec['enforcement'] !== 'active' || spec['target'] !== target || !rule) return true;
    if (!matches(include) || matches(exclude)) return true;
    return listAt(spec, 'bypass_actors').some(
      (actor) =>
        isObject(actor) &&
        actors.includes(`${textAt(actor, 'actor_type')} ${JSON.stringify(actor['actor_id'])}`),
    );
  });
}

const actors: readonly { groups: readonly Group[]; app: boolean; ids: readonly string[] }[] = [
  { groups: [], app: false, ids: ['Team 14', 'User 23'] },
  { groups: ['release_managers'], app: false, ids: ['Team 11', 'User 1'] },
  { groups: ['maintainers'], app: false, ids: ['Team 12'] },
  { groups: ['qa'], app: false, ids: ['Team 13'] },
  { groups: [], app: true, ids: ['Integration 5'] },
];

const names = (
  'main develop staging production release/1.0 release/1.0/x releases hotfix/a hotfix/a/b feature/a feature/a/b ' +
  'Feature/a fix/a bugfix/a docs/a backport/a wip a/b a/b/c dependabot/npm/x renovate/a/b/c revert-12-x ' +
  'revert-12-feature/a'
).split(' ');

test.each(strategyNames)(
  '%s: GitHub lets through just the branches and tags that the rules allow',
  (strategy) => {
    const config: FairleadConfig = complete({
      strategy,
      ...(strategy === 'trunk' ? { release: 'release/*' } : {}),
      release_managers: ['team:release'],
      maintainers: ['team:core'],
      qa: ['team:qa'],
    });
    const input = inputFor(config);
    const specs = compileProtection(input).resources.flatMap(({ kind, spec }) =>
      kind === 'ruleset' ? [spec] : [],
    );
    for (const { groups, app, ids } of actors) {
      for (const branch of names) {
        const cut = input.strategy.cuts.find(({ branches }) =>
          branches.some((glob) => matchesBranch(branch, glob)),
        );
        const from = cut?.from[0] ?? 'main';
        const by = { groups, app };
        const { allowed } = judgeRef(input.strategy, config, { kind: 'create', branch, from, open: [], by });
        // The App passes every rule about names: what it makes, its own rules say.
        const may = app || allowed;
        expect([branch, groups, app, lets(specs, 'creation', `refs/heads/${branch}`, ids)]).toEqual([
          branch,
          groups,
          app,
          may,
        ]);
      }
      for (const tag of ['v1.0', 'v1/x', 'w1']) {
        const free = !tag.startsWith('v') || tag.includes('/');
        const may = free || app || mayAct(groups, ['release_managers']);
        expect([tag, lets(specs, 'creation', `refs/tags/${tag}`, ids)]).toEqual([tag, may]);
        expect([tag, lets(specs, 'update', `refs/tags/${tag}`, ids)]).toEqual([tag, free]);
        expect([tag, lets(specs, 'deletion', `refs/tags/${tag}`, ids)]).toEqual([tag, free]);
      }
    }
  },
);

const api = loadOpenApi();
const repository = '/repos/{owner}/{repo}';

function wrongWith({ kind, action, body }: Change): string | null {
  if (body === null) return null;
  if (kind === 'repository-settings') return api.checkRequest('PATCH', repository, body);
  if (kind === 'ruleset') {
    return action === 'create'
      ? api.checkRequest('POST', `${repository}/rulesets`, body)
      : api.checkRequest('PUT', `${repository}/rulesets/{ruleset_id}`, body);
  }
  if (kind === 'branch-protection')
    return api.checkRequest('PUT', `${repository}/branches/{branch}/protection`, body);
  // Branch policies and the App's rule are requests of their own.
  const { branch_policies: _policies, app_rule: _rule, ...put } = body;
  return api.checkRequest('PUT', `${repository}/environments/{environment_name}`, put);
}

test('every body that is sent is one that GitHub describes', () => {
  fc.assert(
    fc.property(configs, configs, foreignResources, (first, second, others) => {
      const model = new SettingsModel(others);
      const pass = (config: FairleadConfig, ledger: Parameters<typeof nextLedger>[0]) => {
        const desired = compileProtection(inputFor(config)).resources;
        const { changes } = planProtection({ desired, observed: model.observed(), ledger });
        for (const change of changes)
          expect([change.kind, change.body, wrongWith(change)]).toEqual([change.kind, change.body, null]);
        return changes.reduce((all, change) => nextLedger(all, change, model.apply(change)), ledger);
      };
      pass(second, pass(first, []));
    }),
    { numRuns: 100 },
  );
});
