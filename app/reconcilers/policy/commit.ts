import { z } from 'zod';
import { isLongLived, judgeRef, matchesAny } from '../../../core/branching/index.ts';
import type { GitHub } from '../../../core/ports/github.ts';
import type { Store } from '../../../core/ports/store.ts';
import { escapeMarkdown } from '../../../core/reporting/text.ts';
import { loadDuties } from '../duties/state.ts';
import { organisationOf, type OrganisationDeps } from '../organisation/read.ts';
import { findRepository } from '../repository.ts';
import type { Reconciled } from '../rollout/deps.ts';
import { rulesInForce } from './in-force.ts';

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
 * somebody may pass, and where the configuration only discourages them.
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
  const overview = await deps.github.settings.overview(repository);
  const organisation = await organisationOf(repository, deps);
  const now = deps.clock.now();
  const read = { text: overview.configText, defaultBranch: overview.defaultBranch };
  const rules = await rulesInForce(repository, read, organisation, { store: deps.store, now });
  if (!isLongLived(rules.strategy, branch)) return {};
  const by = { groups: rules.groupsOf(push.sender), app: false };
  const verdict = judgeRef(rules.strategy, rules.config, { kind: 'push', branch, force: push.forced, by });
  if (verdict.allowed && !verdict.discouraged) return {};
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

function remedy(branch: string, sender: string, allowed: boolean): string {
  const who = escapeMarkdown(sender);
  const next = `Open a pull request next time; \`direct_commits\` in the configuration says what is asked.`;
  if (allowed) return `${who} pushed this commit directly. ${next}`;
  return `${who} pushed this commit directly, past the rules of ${escapeMarkdown(branch)}. ${next} To take it back, revert it by a pull request.`;
}

async function findPush(
  repositoryId: number,
  sha: string,
  store: Pick<Store, 'events'>,
): Promise<{ readonly sender: string; readonly forced: boolean } | null> {
  const shape = z.object({ headSha: z.literal(sha), sender: z.string(), forced: z.boolean() });
  const query = { stream: `github:${repositoryId}`, type: 'push.received', newestFirst: true, limit: depth };
  for (const { body } of await store.events(query)) {
    const parsed = shape.safeParse(body);
    if (parsed.success) return parsed.data;
  }
  return null;
}
