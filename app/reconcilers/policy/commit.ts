import { z } from 'zod';
import { isLongLived, judgeRef, matchesAny, type RefVerdict } from '../../../core/branching/index.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { Store } from '../../../core/ports/store.ts';
import { escapeMarkdown } from '../../../core/reporting/text.ts';
import { loadDuties } from '../duties/state.ts';
import type { OrganisationDeps } from '../organisation/read.ts';
import { findRepository } from '../repository.ts';
import type { Reconciled } from '../rollout/deps.ts';
import { readWithRules } from './with-rules.ts';

export interface CommitDeps extends OrganisationDeps {
  readonly github: OrganisationDeps['github'] & Pick<GitHub, 'checks' | 'history'>;
  readonly store: Store;
  readonly appLogin: () => Promise<string | null>;
}

const keyPattern = /^commit:(\d+)\/([0-9a-f]{40,64})\/(.+)$/;
const gone = /^0+$/;
const depth = 100;

/**
 * Key `commit:<repository id>/<sha>/<branch>`: a commit that came to a branch that stays without a pull request gets a
 * check run that says so. GitHub keeps them out where it enforces the rules; here they are seen where it does not, where
 * somebody may pass, and where the configuration only discourages them. The commits that a repository begins with could
 * come in no other way.
 */
export async function reconcileCommit(key: string, deps: CommitDeps): Promise<Reconciled> {
  const match = keyPattern.exec(key);
  if (match === null) return {};
  const [, id, sha = '', branch = ''] = match;
  const repository = await findRepository(deps.store, Number(id));
  if (repository === null || gone.test(sha)) return {};
  const { duties } = await loadDuties(deps.store, repository.id);
  // Most pushes are to branches for work; once the strategy is known they cost nothing.
  if (duties.watch.length > 0 && !matchesAny(branch, duties.watch)) return {};
  const push = await findPush(repository.id, sha, deps.store);
  if (push === null || push.sender === (await deps.appLogin())) return {};
  const verdict = await judge(repository, branch, push, deps);
  if (verdict === null) return {};
  if (!push.forced && (await deps.github.history.pullsOf(repository, sha)).length > 0) return {};
  await deps.github.checks.put(repository, {
    name: 'fairlead/policy',
    headSha: sha,
    status: 'completed',
    conclusion: verdict.allowed ? 'neutral' : 'failure',
    title: verdict.sentence,
    summary: `${escapeMarkdown(verdict.sentence)}. ${remedy(branch, push.sender, verdict.allowed)}`,
    annotations: [],
    externalId: `commit:${branch}`,
  });
  return {};
}

/** What the strategy says to the push; null where it has nothing to say. */
async function judge(
  repository: RepositoryRef,
  branch: string,
  push: Push,
  deps: CommitDeps,
): Promise<RefVerdict | null> {
  const { rules } = await readWithRules(repository, deps);
  if (!isLongLived(rules.strategy, branch)) return null;
  if (push.created && branch === rules.defaultBranch) return null;
  const by = { groups: rules.groupsOf(push.sender), app: false };
  const verdict = judgeRef(rules.strategy, rules.config, { kind: 'push', branch, force: push.forced, by });
  return verdict.allowed && !verdict.discouraged ? null : verdict;
}

function remedy(branch: string, sender: string, allowed: boolean): string {
  const who = escapeMarkdown(sender);
  const next = `Open a pull request next time; \`direct_commits\` in the configuration says what is asked.`;
  if (allowed) return `${who} pushed this commit directly. ${next}`;
  return `${who} pushed this commit directly, past the rules of ${escapeMarkdown(branch)}. ${next} To take it back, revert it by a pull request.`;
}

interface Push {
  readonly sender: string;
  readonly forced: boolean;
  /** The push made the branch. */
  readonly created: boolean;
}

async function findPush(
  repositoryId: number,
  sha: string,
  store: Pick<Store, 'events'>,
): Promise<Push | null> {
  const shape = z.object({
    headSha: z.literal(sha),
    sender: z.string(),
    forced: z.boolean(),
    created: z.boolean().default(false),
  });
  const query = { stream: `github:${repositoryId}`, type: 'push.received', newestFirst: true, limit: depth };
  for (const { body } of await store.events(query)) {
    const parsed = shape.safeParse(body);
    if (parsed.success) return parsed.data;
  }
  return null;
}
