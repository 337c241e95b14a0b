import { allowedNames, resolveStrategy } from '../../branching/index.ts';
import { complete } from '../../config/defaults.ts';
import { fileSchema, type ConfigFile } from '../../config/schema.ts';
import { strategyNames, type MergeMethod, type StrategyName } from '../../config/types.ts';
import { longLivedHeads } from '../bases.ts';
import { generatedBranches } from '../kinds/ruleset/creation.ts';
import { rulesetNames } from '../kinds/ruleset/names.ts';
import { splitNames, type Facts } from './facts.ts';
import { peopleNames, type Names } from './names.ts';

export interface Guess {
  readonly facts: Facts;
  readonly names: Names;
  readonly defaultBranch: string;
  /** Branches that exist. */
  readonly branches: readonly string[];
}

/**
 * Configurations that may say what the settings say, the likeliest first. The caller tries each one: what compiles to
 * the settings as they are is right, however it was guessed.
 */
export function* candidates(guess: Guess): Generator<ConfigFile> {
  const { facts } = guess;
  const common = valid(commonKeys(facts));
  const methods = methodLists(facts);
  for (const strategy of strategyOrder(guess)) {
    for (const fixes of strategy === 'release' ? (['main-first', 'release-first'] as const) : [null]) {
      const file = named(guess, { ...common, strategy, ...(fixes === null ? {} : { fixes }) });
      for (const merge of methods) {
        for (const upToDate of facts.strict ? [true] : [false, true]) {
          for (const linear of facts.linear ? [true] : [false, true]) {
            yield { ...file, merge: [...merge], up_to_date: upToDate, linear };
          }
        }
      }
    }
  }
}

/** What the settings say whatever the strategy is. */
function commonKeys(facts: Facts): Readonly<Record<string, unknown>> {
  return {
    direct_commits: facts.pullRequests ? 'deny' : 'discourage',
    approvals: facts.approvals,
    code_owners: facts.codeOwners,
    checks: facts.checks,
    tags: facts.tags,
    merge_queue: facts.queue !== null,
    mechanism: facts.mechanism,
  };
}

/** With the names of branches and people, as the strategy uses them. */
function named(guess: Guess, common: ConfigFile & { readonly strategy: StrategyName }): ConfigFile {
  const { strategy } = common;
  const { facts, defaultBranch } = guess;
  const people = peopleKeys(guess, strategy);
  const file = { ...common, ...valid({ ...branchKeys(guess, strategy), ...people }) };
  const whole = { ...file, ...valid(topicKeys(guess, file)) };
  // Where a branch that stays is merged itself, the setting is off anyway, and the App deletes what was merged.
  const heads = longLivedHeads(resolveStrategy(complete(whole), defaultBranch));
  const deletes = facts.deletesMerged;
  return heads || deletes === null ? whole : { ...whole, delete_merged: deletes };
}

function strategyOrder({ facts, branches }: Guess): readonly StrategyName[] {
  const { literal, wild } = splitNames(facts.longLived);
  // What is protected says more than what happens to be there.
  const names = literal.length > 0 ? literal : branches;
  const likely = likeliest(facts, (name) => names.includes(name), wild.length > 0);
  return [...new Set<StrategyName>([likely, 'feature', ...strategyNames])];
}

function likeliest(facts: Facts, has: (name: string) => boolean, wild: boolean): StrategyName {
  const { names, passing, linear, strict } = facts;
  if (has('develop')) return 'gitflow';
  if (has('staging') || has('production')) return 'environment';
  // Under fork people pass the rule about names; elsewhere only the App does.
  if ((passing[rulesetNames.names] ?? []).some((actor) => /^(?:Team|User) /.test(actor))) return 'fork';
  if (linear && strict && (names ?? []).includes('*/*')) return 'trunk';
  return wild ? 'release' : 'feature';
}

/** Names of the branches that stay. */
function branchKeys(
  { facts, defaultBranch }: Guess,
  strategy: StrategyName,
): Readonly<Record<string, unknown>> {
  const { literal, wild } = splitNames(facts.longLived);
  const main = literal[0] ?? defaultBranch;
  const mainKey = main === defaultBranch ? {} : { main };
  const release = wild[0] === undefined ? {} : { release: wild[0] };
  if (strategy === 'environment') return literal.length < 2 ? {} : { promote: literal };
  if (strategy === 'gitflow') {
    return { main, ...release, ...(literal[1] === undefined ? {} : { develop: literal[1] }) };
  }
  return strategy === 'trunk' || strategy === 'release' ? { ...mainKey, ...release } : mainKey;
}

/** Names for work: those that are allowed and that the strategy does not know by itself. */
function topicKeys({ facts, defaultBranch }: Guess, file: ConfigFile): Readonly<Record<string, unknown>> {
  if (facts.mechanism === 'branch-protection') return {};
  if (facts.names === null) return file.strategy === 'fork' ? {} : { branches: ['**'] };
  const strategy = resolveStrategy(complete({ ...file, branches: [] }), defaultBranch);
  const known = new Set([
    ...allowedNames(strategy),
    ...strategy.cuts.flatMap(({ branches }) => branches),
    ...generatedBranches,
  ]);
  const branches = facts.names.filter((name) => !known.has(name));
  return branches.length === 0 ? {} : { branches };
}

function peopleKeys({ facts, names }: Guess, strategy: StrategyName): Readonly<Record<string, unknown>> {
  const list = (name: string) => peopleNames(facts.passing[name] ?? [], names);
  const cutters = list(rulesetNames.cut('release managers'));
  const managers = [...new Set([...list(rulesetNames.tags), ...cutters])];
  const others = [
    ...list(rulesetNames.cut('release managers or maintainers')),
    ...(strategy === 'fork' ? list(rulesetNames.names) : []),
  ].filter((name) => !managers.includes(name));
  const bots = others.filter((name) => name.endsWith('[bot]'));
  return {
    release_managers: managers,
    maintainers: [...new Set(others)].filter((name) => !bots.includes(name)),
    bots: [...new Set(bots)],
  };
}

/** The methods that the repository allows, and each part of them: a strategy adds merge commits by itself. */
function methodLists({ methods, queue }: Facts): readonly (readonly MergeMethod[])[] {
  const parts = methods
    .reduce<readonly (readonly MergeMethod[])[]>(
      (lists, method) => [...lists, ...lists.map((list) => [...list, method])],
      [[]],
    )
    .filter((list) => list.length > 0)
    .sort((a, b) => b.length - a.length);
  const first = (list: readonly MergeMethod[]) =>
    queue === null || !list.includes(queue) ? list : [queue, ...list.filter((method) => method !== queue)];
  return parts.length === 0 ? [['merge']] : parts.map(first);
}

/** The file without the keys whose values it may not have. */
export function valid(file: Readonly<Record<string, unknown>>): ConfigFile {
  const kept = Object.entries(file).filter(([key, value]) => fileSchema.safeParse({ [key]: value }).success);
  return fileSchema.parse(Object.fromEntries(kept));
}
