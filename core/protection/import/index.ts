import { resolveStrategy } from '../../branching/index.ts';
import { complete } from '../../config/defaults.ts';
import { parseConfig } from '../../config/parse.ts';
import type { ConfigFile } from '../../config/schema.ts';
import type { FairleadConfig } from '../../config/types.ts';
import { count } from '../../reporting/text.ts';
import { compileProtection } from '../compile.ts';
import type { CompileInput } from '../input.ts';
import { planProtection } from '../plan.ts';
import type { Ledger, Observed, ObservedResource, Plan } from '../types.ts';
import { kindNames } from '../words.ts';
import { adopt, leaveAlone } from './adopt.ts';
import { candidates, valid } from './candidates.ts';
import { environmentEntry } from './environments.ts';
import { readFacts, type Facts } from './facts.ts';
import { namesById } from './names.ts';
import { configText } from './text.ts';

/** A repository as it is; the rest of what compiling needs. */
interface ImportInput extends Omit<CompileInput, 'config' | 'strategy'> {
  readonly observed: Observed;
  readonly ledger: Ledger;
}

export interface Imported {
  /** A fairlead.yml. Its plan, with the ledger, is empty on the settings as they are. */
  readonly text: string;
  /** What is Fairlead's from then on, and what was handed over. */
  readonly ledger: Ledger;
  /** What the file cannot say, and what was left alone. Plain sentences; they stand in its comments too. */
  readonly notes: readonly string[];
}

interface Try {
  readonly file: ConfigFile;
  readonly ledger: Ledger;
  readonly plan: Plan;
}

/**
 * Writes the configuration that the settings amount to. Where no configuration says the same, the nearest one is
 * written in advisory mode, which changes nothing, with what enforcing it would change.
 */
export function importConfig(input: ImportInput): Imported {
  const { observed, defaultBranch, branches } = input;
  const facts = readFacts(observed.resources, defaultBranch);
  const guess = { facts, names: namesById(input.people), defaultBranch, branches };
  let nearest: Try | null = null;
  for (const file of candidates(guess)) {
    for (const each of [file, ...frozenToo(file, facts, input.now)]) {
      const tried = attempt(each, input);
      if (isExact(tried, input)) return exact(withEnvironments(tried, guess.names, input), facts, input);
      if (nearest === null || tried.plan.changes.length < nearest.plan.changes.length) nearest = tried;
    }
  }
  return advisory(nearest, input);
}

/** The candidate's plan. */
function attempt(file: ConfigFile, input: ImportInput): Try {
  const desired = compile(complete(file), input);
  const ledger = adopt(desired, input.observed, input.ledger, unhashed);
  return { file, ledger, plan: planProtection({ desired, observed: input.observed, ledger }) };
}

/** While candidates are tried, nobody looks at the hashes. */
function unhashed(): string {
  return '';
}

function compile(config: FairleadConfig, input: ImportInput) {
  const strategy = resolveStrategy(config, input.defaultBranch);
  return compileProtection({ ...input, config, strategy }).resources;
}

/** Exact: nothing to change, and the text is read as what it was made of. */
function isExact({ file, plan }: Try, { observed }: ImportInput): boolean {
  if (plan.changes.length > 0 || observed.unenforceable || observed.unread.length > 0) return false;
  return isReadable(configText(file, []));
}

function isReadable(text: string): boolean {
  return parseConfig(text).config !== null;
}

/** The same while the branches are frozen that are frozen now. GitHub does not say until when. */
function frozenToo(file: ConfigFile, { frozen }: Facts, now: number): readonly ConfigFile[] {
  if (frozen.length === 0) return [];
  const time = (at: number) => new Date(at).toISOString().slice(0, 16).concat('Z');
  const freeze = {
    branches: frozen,
    from: time(now),
    to: time(now + freezeGuessMs),
    reason: 'frozen when imported',
  };
  return [valid({ ...file, freeze: [freeze] })];
}

const freezeGuessMs = 30 * 86_400_000;

/** With every environment that the configuration has words for. */
function withEnvironments(tried: Try, names: ReturnType<typeof namesById>, input: ImportInput): Try {
  return input.observed.resources
    .filter(({ kind }) => kind === 'environment')
    .reduce((best, resource) => {
      const entry = environmentEntry(resource, names, input.defaultBranch);
      if (entry === null) return best;
      const next = attempt({ ...best.file, environments: { ...best.file.environments, ...entry } }, input);
      return isExact(next, input) ? next : best;
    }, tried);
}

function exact({ file }: Try, facts: Facts, input: ImportInput): Imported {
  const ledger = adopt(compile(complete(file), input), input.observed, input.ledger);
  const notes = [
    ...leftAlone(ledger, input.observed),
    ...(file.freeze === undefined
      ? []
      : ['Branches are frozen now, and GitHub does not say until when: check the end of `freeze`.']),
    ...(facts.pullRequests
      ? []
      : ['Nothing asks for pull requests, so direct commits are let through and only discouraged.']),
  ];
  return { text: configText(file, [heading, ...notes]), ledger, notes };
}

const heading = 'Made from the settings of the repository as they are: applying it changes nothing.';

/** What enforcing would change is said, and nothing is enforced. */
function advisory(nearest: Try | null, input: ImportInput): Imported {
  const { observed } = input;
  const ledger = leaveAlone(observed, input.ledger);
  const changes = nearest?.plan.changes ?? [];
  const why = observed.unenforceable
    ? ['GitHub enforces nothing on this repository, so the rules are advisory.']
    : [
        'No rules say just what the settings say, so the rules are advisory: verdicts are given, no setting is written.',
        ...(changes.length === 0
          ? []
          : [
              `Without the line \`enforcement\`, ${count(changes.length, 'setting')} would change: see the plan.`,
            ]),
      ];
  const unread = observed.unread.map((kind) => `The ${kindNames[kind].plural} could not be read.`);
  const notes = [...why, ...unread, ...leftAlone(ledger, observed)];
  const file = { ...nearest?.file, enforcement: 'advisory' as const };
  const text = configText(file, [heading, ...notes]);
  const readable = isReadable(text) ? text : configText({ enforcement: 'advisory' }, [heading, ...notes]);
  return { text: readable, ledger, notes };
}

/** Everything that others made and that the file does not speak of. */
function leftAlone(ledger: Ledger, observed: Observed): readonly string[] {
  const known = (resource: ObservedResource) =>
    ledger.some(
      ({ kind, name, id }) =>
        kind === resource.kind && (id === null ? name === resource.name : id === resource.id),
    );
  return observed.resources
    .filter((resource) => resource.kind !== 'repository-settings' && !known(resource))
    .map(({ kind, name }) => `The ${kindNames[kind].singular} ${name} was made by others and is left alone.`);
}
