import type { Group } from '../branching/index.ts';
import type { RuleSettings } from '../config/types.ts';
import type { PullOverview } from '../ports/github-settings.ts';
import { codeOwnersPaths, parseCodeOwners } from './code-owners.ts';
import type { Actor, CodeOwnersFacts, PolicyFacts, Unknown } from './types.ts';

/** A CODEOWNERS file. */
export interface CodeOwnersFile {
  readonly path: string;
  readonly text: string;
}

/** What a caller has read. What it leaves out is unknown, which makes verdicts that need it pending. */
export interface FactsInput {
  readonly pull: Omit<PullOverview, 'updatedAt' | 'stamp'>;
  readonly repositoryId: number;
  readonly now: number;
  /** The one in force. */
  readonly config: RuleSettings;
  /** Groups of the configuration that a person is in. */
  groupsOf(login: string): readonly Group[];
  /** Slugs of the organisation's teams that a person is in. */
  teamsOf(login: string): readonly string[];
  readonly owed: PolicyFacts['backMerges'];
  readonly freezes: PolicyFacts['freezes'];
  readonly reverts: PolicyFacts['reverts'];
  readonly promotion?: PolicyFacts['promotion'];
  readonly missingOnMain?: PolicyFacts['missingOnMain'];
  /** Of the base. */
  readonly codeOwners?: CodeOwnersFile | null | Unknown;
  /** Of the head; asked for where the pull request changes one of GitHub's three places. */
  readonly headCodeOwners?: CodeOwnersFile | null | Unknown;
  readonly proposedConfig: PolicyFacts['proposedConfig'];
  /** Where the caller has compared head and base; else the pull request's own fields say it. */
  readonly upToDate?: PolicyFacts['upToDate'];
}

/** The facts of one pull request, of what was read. */
export function policyFacts(input: FactsInput): PolicyFacts {
  const { pull, now } = input;
  const actor = (login: string): Actor => ({
    login,
    groups: input.groupsOf(login),
    teams: input.teamsOf(login),
  });
  return {
    now,
    headRef: pull.headRef,
    baseRef: pull.baseRef,
    fork: pull.headRepositoryId !== input.repositoryId,
    author: authorOf(actor(pull.author), input),
    approvals: pull.approvals.map(actor),
    labels: pull.labels,
    startedAt: Math.min(pull.createdAt, pull.oldestCommitAt ?? pull.createdAt),
    upToDate: input.upToDate ?? upToDateBy(pull),
    mergeCommits: pull.mergeCommits,
    reverts: input.reverts,
    missingOnMain: input.missingOnMain ?? 'unknown',
    promotion: input.promotion ?? null,
    backMerges: input.owed,
    freezes: input.freezes,
    codeOwners: codeOwnersOf(input),
    proposedConfig: input.proposedConfig,
  };
}

/**
 * GitHub's merge state says `behind` only where it enforces this itself and nothing else blocks, so that no other state
 * is a yes. A conflict is one with commits of the base that the head lacks.
 */
function upToDateBy({ containsBase, mergeState }: FactsInput['pull']): boolean | Unknown {
  if (containsBase !== 'unknown') return containsBase;
  return mergeState === 'behind' || mergeState === 'dirty' ? false : 'unknown';
}

/** An App's login stands in the configuration with or without its `[bot]`; a person of the same name is not meant. */
function authorOf(author: Actor, { pull, config }: FactsInput): Actor {
  if (!pull.authorIsBot || author.groups.includes('bots')) return author;
  const bare = (login: string) => login.toLowerCase().replace(/\[bot\]$/, '');
  const named = config.bots.some((login) => bare(login) === bare(author.login));
  return named ? { ...author, groups: [...author.groups, 'bots'] } : author;
}

function codeOwnersOf({ pull, codeOwners = 'unknown', headCodeOwners = 'unknown' }: FactsInput) {
  const changes = pull.paths?.some((path) => codeOwnersPaths.includes(path)) ?? false;
  return codeOwnersFacts(changes ? headCodeOwners : codeOwners);
}

function codeOwnersFacts(file: CodeOwnersFile | null | Unknown): CodeOwnersFacts | Unknown {
  if (file === 'unknown') return 'unknown';
  if (file === null) return { file: null, problems: [] };
  return { file: file.path, problems: parseCodeOwners(file.text).problems };
}
