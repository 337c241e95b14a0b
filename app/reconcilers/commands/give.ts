import {
  acceptanceReply,
  acceptCommand,
  commitOf,
  errorReply,
  mayCommand,
  refusalReply,
  type Acceptance,
  type Command,
  type ParsedCommand,
} from '../../../core/commands/index.ts';
import { isLongLived } from '../../../core/branching/index.ts';
import { requestMarker, type PullState, type RepositoryState } from '../../../core/duties/index.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { NewEvent, Store } from '../../../core/ports/store.ts';
import { dutiesKey, settingsKey } from '../../keys.ts';
import { readState } from '../duties/repository-state.ts';
import { asJson, loadDuties, type StoredDuties } from '../duties/state.ts';
import { newTestRun, queueTestRun } from '../fork-tests/queue.ts';
import type { OrganisationDeps } from '../organisation/read.ts';
import { templatesKey } from '../templates/key.ts';
import type { RulesInForce } from '../policy/in-force.ts';
import { readWithRules } from '../policy/with-rules.ts';

export interface CommandDeps extends OrganisationDeps {
  readonly github: OrganisationDeps['github'] & Pick<GitHub, 'history' | 'comments' | 'people'>;
  readonly store: Store;
  readonly appLogin: () => Promise<string | null>;
  /** The operator lets commits of forks be tested. */
  readonly forkTests?: boolean;
}

/** Branches that are looked at for a commit that a command names. */
const mostBranches = 20;

/** A command as somebody gave it, by a comment or a button. */
export interface Given {
  /** The same for every try. */
  readonly id: string;
  readonly login: string;
  /** Issue or pull request where it was given. */
  readonly number: number;
}

/** A repository as a command finds it. */
export interface Scene {
  readonly repository: RepositoryRef;
  readonly rules: RulesInForce;
  readonly state: RepositoryState;
  readonly pull: PullState | null;
}

/** Reads what a command is judged by: rules, branches, tags and pull requests. */
export async function readScene(
  repository: RepositoryRef,
  number: number,
  deps: CommandDeps,
): Promise<Scene> {
  const { overview, rules } = await readWithRules(repository, deps);
  const now = deps.clock.now();
  const { duties } = await loadDuties(deps.store, repository.id);
  const appLogin = (await deps.appLogin()) ?? '';
  const state = await readState(
    { repository, overview, rules, duties },
    { github: deps.github, appLogin, now },
  );
  const pull = [...state.openPulls, ...state.mergedPulls].find((each) => each.number === number) ?? null;
  return { repository, rules, state, pull };
}

/**
 * Checks whether the person may give the command and stores what it asks for; the duties do it. Returns the answer, as
 * Markdown.
 */
export async function give(
  command: ParsedCommand,
  given: Given,
  scene: Scene,
  deps: CommandDeps,
): Promise<{ readonly reply: string; readonly accepted: boolean }> {
  if (command.kind === 'error') return { reply: errorReply(command), accepted: false };
  const refused = await refusal(command, given, scene, deps);
  if (refused !== null) return { reply: refusalReply(given.login, refused), accepted: false };
  const { repository, rules, state, pull } = scene;
  const { duties, version } = await loadDuties(deps.store, repository.id);
  const acceptance = acceptCommand({
    command,
    actor: { login: given.login, groups: rules.groupsOf(given.login) },
    id: given.id,
    number: given.number,
    pull,
    state,
    config: rules.config,
    strategy: rules.strategy,
    stored: duties.duty,
    commit: await readCommit(command, scene, deps),
    forkTests: deps.forkTests === true,
  });
  await store(acceptance, given, scene, { duties, version }, deps);
  return { reply: acceptanceReply(acceptance), accepted: acceptance.kind !== 'refused' };
}

async function refusal(
  command: Command,
  { login }: Given,
  { repository, rules, pull }: Scene,
  deps: CommandDeps,
): Promise<string | null> {
  const actor = {
    login,
    groups: rules.groupsOf(login),
    permission: await deps.github.people.permission(repository, login),
    bot: login.endsWith('[bot]'),
  };
  const leave = mayCommand(actor, command, { strategy: rules.strategy, settings: rules.config, pull });
  return leave.allowed ? null : leave.sentence;
}

/** The commit that a command names, and the long-lived branches that hold it. */
async function readCommit(
  command: Command,
  { repository, rules, state }: Scene,
  { github }: CommandDeps,
): Promise<{ readonly sha: string; readonly on: readonly string[] } | null> {
  const wanted = commitOf(command);
  if (wanted === null) return null;
  const sha = await github.history.commit(repository, wanted);
  if (sha === null) return null;
  const kept = state.branches.filter(({ name }) => isLongLived(rules.strategy, name));
  const on: string[] = [];
  for (const { name } of kept.slice(0, mostBranches)) {
    if ((await github.history.missing(repository, name, sha))?.length === 0) on.push(name);
  }
  return { sha, on };
}

async function store(
  acceptance: Acceptance,
  given: Given,
  { repository }: Scene,
  { duties, version }: { readonly duties: StoredDuties; readonly version: number },
  deps: CommandDeps,
): Promise<void> {
  const now = deps.clock.now();
  const duty =
    acceptance.kind === 'requests'
      ? { ...duties.duty, requests: [...duties.duty.requests, ...fresh(acceptance.requests, duties)] }
      : acceptance.kind === 'freezes'
        ? { ...duties.duty, freezes: acceptance.freezes }
        : duties.duty;
  const testRun = await newTestRun(acceptance, given, repository, deps);
  await deps.store.transaction((batch) => {
    batch.append(event(repository, given, acceptance, now));
    if (duty !== duties.duty) batch.save(dutiesKey(repository.id), asJson({ ...duties, duty }), version);
    if (acceptance.kind === 'freezes') {
      batch.enqueue(settingsKey(repository.id), now);
      batch.enqueue(`policy:${repository.id}/*`, now);
    }
    if (acceptance.kind === 'recheck') batch.enqueue(`policy:${repository.id}/${given.number}`, now);
    if (acceptance.kind === 'requests') batch.enqueue(dutiesKey(repository.id), now);
    if (acceptance.kind === 'templates') batch.enqueue(templatesKey(repository.id, given), now);
    if (testRun !== null) queueTestRun(batch, testRun, now);
  });
}

/** A command that is tried again asks for nothing twice. */
function fresh(
  requests: Extract<Acceptance, { kind: 'requests' }>['requests'],
  { duty }: StoredDuties,
): typeof requests {
  return requests.filter(({ id }) => duty.requests.every((known) => known.id !== id));
}

function event(
  { id, installationId, owner, name }: RepositoryRef,
  given: Given,
  acceptance: Acceptance,
  now: number,
): NewEvent {
  const body = {
    installationId,
    repositoryId: id,
    owner,
    name,
    sender: given.login,
    number: given.number,
    outcome: acceptance.kind,
  };
  // Settings must look again although their own deliveries may all be echoes.
  const type = acceptance.kind === 'freezes' ? 'settings.asked' : 'command.given';
  return {
    stream: `github:${id}`,
    type,
    occurredAt: now,
    source: 'app',
    dedupeKey: `command/${given.id}`,
    body,
  };
}

/** The comment under which a command is answered; the duties edit it when the work is done. */
export function answerMarker(id: string): string {
  return requestMarker(id);
}
