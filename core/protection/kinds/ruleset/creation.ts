import { allowedNames, groupNames, type Cut, type Group } from '../../../branching/index.ts';
import { branchRef } from '../../globs.ts';
import { escapeMarkdown } from '../../../reporting/text.ts';
import type { CompileInput } from '../../input.ts';
import { findPeople, peopleOf } from '../../people.ts';
import type { Compiled } from '../kind.ts';
import { rulesetNames } from './names.ts';
import { app, ruleset } from './parts.ts';

/** Branches that GitHub makes itself: of its merge queue, and of the button that reverts a pull request. */
const queueBranches = 'gh-readonly-queue/**';
const revertBranches = ['revert-*', 'revert-*/**'];

export const generatedBranches: readonly string[] = [...revertBranches, queueBranches];

/**
 * Who may make which branches. GitHub's pattern for names needs its Enterprise plan; a ruleset that restricts creation
 * everywhere but under the allowed names does the same on every plan. An empty repository takes its first push, whatever
 * the branch is called.
 */
export function creationRulesets(input: CompileInput): Compiled {
  if (input.branches.length === 0) {
    return { resources: [], notes: ['The repository is empty: anybody may make its first branch.'] };
  }
  const { strategy } = input;
  const names = strategy.creators === null ? namesRuleset(input) : creatorsRuleset(input, strategy.creators);
  const cuts = cutRulesets(input);
  return {
    resources: [...names.resources, ...cuts.resources],
    notes: [...names.notes, ...cuts.notes],
  };
}

function namesRuleset({ strategy, appId }: CompileInput): Compiled {
  const cut = strategy.cuts.flatMap(({ branches }) => branches);
  const topics = allowedNames(strategy).filter((name) => !strategy.longLived.includes(name));
  const names = [...topics, ...cut, ...generatedBranches];
  // Where any name is allowed there is nothing to restrict; branches that stay have their own rule.
  if (names.includes('**')) return { resources: [], notes: [] };
  const resource = ruleset({
    name: rulesetNames.names,
    asked: 'branches',
    include: ['~ALL'],
    exclude: names.map(branchRef),
    rules: [{ type: 'creation' }],
    bypass: app(appId),
  });
  return { resources: [resource], notes: [] };
}

function creatorsRuleset({ config, people, appId }: CompileInput, creators: readonly Group[]): Compiled {
  const named = peopleOf(config, creators);
  if (named.length === 0) return unnamed(creators, 'anybody who may push makes branches');
  const resource = ruleset({
    name: rulesetNames.names,
    asked: 'maintainers',
    include: ['~ALL'],
    exclude: [branchRef(queueBranches)],
    rules: [{ type: 'creation' }],
    bypass: [...app(appId), ...findPeople(named, people)],
  });
  return { resources: [resource], notes: [] };
}

/** One ruleset for each distinct set of people who may cut. */
function cutRulesets({ config, strategy, people, appId }: CompileInput): Compiled {
  const groups = new Map<string, { by: readonly Group[]; cuts: Cut[] }>();
  for (const cut of strategy.cuts) {
    if (cut.by.length === 0) continue;
    const key = groupNames(cut.by);
    const group = groups.get(key) ?? { by: cut.by, cuts: [] };
    group.cuts.push(cut);
    groups.set(key, group);
  }
  const parts = [...groups.values()].map(({ by, cuts }): Compiled => {
    const named = peopleOf(config, by);
    const branches = cuts.flatMap((cut) => cut.branches);
    if (named.length === 0)
      return unnamed(by, `anybody who may push makes ${escapeMarkdown(branches.join(', '))}`);
    const resource = ruleset({
      name: rulesetNames.cut(groupNames(by)),
      asked: 'release_managers',
      include: branches.map(branchRef),
      rules: [{ type: 'creation' }],
      bypass: [...app(appId), ...findPeople(named, people)],
    });
    return { resources: [resource], notes: [] };
  });
  return {
    resources: parts.flatMap(({ resources }) => resources),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

function unnamed(groups: readonly Group[], effect: string): Compiled {
  return { resources: [], notes: [`No ${groupNames(groups)} are named, so ${effect}.`] };
}
