import { findPair, groupNames, matchesAny, mayAct, type Group, type Strategy } from '../branching/index.ts';
import type { RuleSettings } from '../config/types.ts';
import type { PullState } from '../duties/types.ts';
import type { Command, CommandKind } from './types.ts';

const permissions = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
/** Of a repository, as GitHub names roles, lowest first. */
export type Permission = (typeof permissions)[number];

export interface CommandActor {
  readonly login: string;
  readonly groups: readonly Group[];
  readonly permission: Permission;
  readonly bot: boolean;
}

export interface CommandRules {
  readonly strategy: Strategy;
  readonly settings: Pick<RuleSettings, 'releaseManagers' | 'qa' | 'maintainers' | 'bots'>;
  /** The pull request that the command stands on; null for an issue. */
  readonly pull: Pick<PullState, 'head' | 'base' | 'fork' | 'author' | 'reverts'> | null;
}

/** Who may give a command. */
export interface Requirement {
  readonly permission: Permission;
  /** One of them besides the permission; none: the permission is enough. */
  readonly groups: readonly Group[];
  /** One of them instead of the permission, such as QA for a fix of an open release. */
  readonly instead: readonly Group[];
  /** The author of the pull request needs neither. */
  readonly author: boolean;
}

export type Leave = { readonly allowed: true } | { readonly allowed: false; readonly sentence: string };

const managers: readonly Group[] = ['release_managers'];
const managed: ReadonlySet<CommandKind> = new Set(['bump', 'tag', 'finish', 'freeze', 'unfreeze']);

const needed: Readonly<Record<CommandKind, Permission>> = {
  help: 'read',
  recheck: 'triage',
  merge: 'write',
  'back-merge': 'write',
  cut: 'write',
  bump: 'write',
  tag: 'write',
  finish: 'write',
  promote: 'write',
  freeze: 'write',
  unfreeze: 'write',
  templates: 'write',
  test: 'write',
};

/** What a command asks of whoever gives it. */
export function permissionFor(command: Command, rules: Pick<CommandRules, 'strategy' | 'pull'>): Requirement {
  return {
    permission: needed[command.kind],
    groups: groupsFor(command, rules),
    instead: command.kind === 'merge' ? mergersOf(rules) : [],
    author: command.kind === 'recheck',
  };
}

function groupsFor(command: Command, { strategy }: Pick<CommandRules, 'strategy'>): readonly Group[] {
  if (managed.has(command.kind)) return managers;
  if (command.kind === 'cut') {
    // What the strategy does not cut is refused later, with the names that it does.
    return strategy.cuts.find(({ branches }) => matchesAny(command.branch, branches))?.by ?? [];
  }
  if (command.kind === 'promote') return command.branch === strategy.promote.at(-1) ? managers : [];
  // Where contributors may not even make branches, they do not merge either.
  if (command.kind === 'merge') return strategy.creators?.filter((group) => group !== 'bots') ?? [];
  return [];
}

/** Groups whose approval the pull request's pair asks for: who may approve it may have it merged. */
function mergersOf({ strategy, pull }: Pick<CommandRules, 'strategy' | 'pull'>): readonly Group[] {
  if (pull === null) return [];
  const pair = findPair(strategy, { ...pull, reverts: pull.reverts ?? null });
  return pair?.needs.flatMap((need) => (need.kind === 'approved-by' ? [need.group] : [])) ?? [];
}

/**
 * Whether somebody may give the command. A group that nobody is in by the configuration cannot be asked for; the
 * repository's maintainers stand in for it.
 *
 * @returns with one sentence, plain and without its full stop, where not
 */
export function mayCommand(actor: CommandActor, command: Command, rules: CommandRules): Leave {
  if (actor.bot && !actor.groups.includes('bots')) {
    return refuse('Bots give no commands here; name the bot in `bots` of the configuration');
  }
  const { permission, groups, instead, author } = permissionFor(command, rules);
  const isAuthor = rules.pull !== null && rules.pull.author.toLowerCase() === actor.login.toLowerCase();
  if (author && isAuthor) return { allowed: true };
  if (instead.length > 0 && mayAct(actor.groups, instead)) return { allowed: true };
  if (!reaches(actor.permission, permission)) {
    return refuse(
      `This asks for the permission ${permission} on the repository, and yours is ${actor.permission}`,
    );
  }
  if (groups.length === 0 || mayAct(actor.groups, groups)) return { allowed: true };
  if (groups.some((group) => isNamed(group, rules.settings))) {
    return refuse(`Only ${groupNames(groups)} may do this`);
  }
  if (reaches(actor.permission, 'maintain')) return { allowed: true };
  return refuse(
    `Only ${groupNames(groups)} may do this; the configuration names none, so it takes the permission maintain`,
  );
}

function reaches(has: Permission, asked: Permission): boolean {
  return permissions.indexOf(has) >= permissions.indexOf(asked);
}

/** Release managers may do what is asked of QA and of maintainers, so one of them is somebody as well. */
function isNamed(group: Group, settings: CommandRules['settings']): boolean {
  const lists = {
    release_managers: settings.releaseManagers,
    qa: settings.qa,
    maintainers: settings.maintainers,
    bots: settings.bots,
  };
  return lists[group].length > 0 || (group !== 'bots' && settings.releaseManagers.length > 0);
}

function refuse(sentence: string): Leave {
  return { allowed: false, sentence };
}
