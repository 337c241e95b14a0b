import { z } from 'zod';
import { matchesAny } from '../../core/branching/index.ts';
import { activeFreezes } from '../../core/duties/index.ts';
import type { GitHub, RepositoryRef } from '../../core/ports/github.ts';
import type { Store } from '../../core/ports/store.ts';
import { escapeMarkdown } from '../../core/reporting/text.ts';
import { loadDuties } from './duties/state.ts';
import type { OrganisationDeps } from './organisation/read.ts';
import type { RulesInForce } from './policy/in-force.ts';
import { readWithRules } from './policy/with-rules.ts';
import { findRepository } from './repository.ts';
import type { Reconciled } from './rollout/deps.ts';

export interface GateDeps extends OrganisationDeps {
  readonly github: OrganisationDeps['github'] & Pick<GitHub, 'gates'>;
  readonly store: Store;
}

const keyPattern = /^gate:(\d+)\/(\d+)$/;
const depth = 200;
const asked = z.object({
  deploymentId: z.number(),
  headSha: z.string(),
  ref: z.string(),
  environment: z.string(),
  callbackUrl: z.string(),
});

/**
 * Key `gate:<repository id>/<deployment id>`: answers GitHub as the environment's protection rule. A deployment may start
 * from a branch that the environment takes, outside freezes. A freeze that has an end is waited for, not refused.
 */
export async function reconcileGate(key: string, deps: GateDeps): Promise<Reconciled> {
  const match = keyPattern.exec(key);
  if (match === null) return {};
  const repository = await findRepository(deps.store, Number(match[1]));
  const question = await findQuestion(Number(match[1]), Number(match[2]), deps.store);
  if (repository === null || question === null) return {};
  const { rules } = await readWithRules(repository, deps);
  const answer = await judge(repository, question, rules, deps);
  if (answer.wait !== null) return { runAgainAt: answer.wait };
  await deps.github.gates.answer(repository, question.callbackUrl, {
    environment: question.environment,
    state: answer.allowed ? 'approved' : 'rejected',
    comment: answer.comment,
  });
  return {};
}

type Question = z.infer<typeof asked>;

async function findQuestion(
  repositoryId: number,
  deploymentId: number,
  store: Pick<Store, 'events'>,
): Promise<Question | null> {
  const events = await store.events({
    stream: `github:${repositoryId}`,
    type: 'deployment_protection_rule.requested',
    newestFirst: true,
    limit: depth,
  });
  for (const { body } of events) {
    const parsed = asked.safeParse(body);
    if (parsed.success && parsed.data.deploymentId === deploymentId) return parsed.data;
  }
  return null;
}

interface Answer {
  readonly allowed: boolean;
  /** When to look again; null: now is the time to answer. */
  readonly wait: number | null;
  readonly comment: string;
}

async function judge(
  repository: RepositoryRef,
  question: Question,
  rules: RulesInForce,
  deps: GateDeps,
): Promise<Answer> {
  const branch = question.ref.replace(/^refs\/heads\//, '');
  const now = deps.clock.now();
  const environment = rules.config.environments[question.environment];
  const deploys =
    environment === undefined || environment.deploys.length === 0
      ? [rules.defaultBranch]
      : environment.deploys;
  if (environment !== undefined && !matchesAny(branch, deploys)) {
    const list = deploys.map(escapeMarkdown).join(', ');
    return no(`${escapeMarkdown(question.environment)} takes deployments from ${list} only.`);
  }
  const { duties } = await loadDuties(deps.store, repository.id);
  const frozen = activeFreezes(rules.config, duties.duty.freezes, now).find(({ branches }) =>
    matchesAny(branch, branches),
  );
  if (frozen !== undefined) {
    return frozen.to === null
      ? no(`${escapeMarkdown(branch)} is frozen: ${escapeMarkdown(frozen.reason)}.`)
      : { allowed: false, wait: Math.max(frozen.to, now + 60_000), comment: '' };
  }
  return yes('The branch may deploy here, and nothing is frozen.');
}

function yes(comment: string): Answer {
  return { allowed: true, wait: null, comment };
}

function no(comment: string): Answer {
  return { allowed: false, wait: null, comment };
}
