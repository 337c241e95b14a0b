import { FinalError } from '../errors/fairlead-error.ts';
import { readPull, type JudgedPull } from '../in-force/index.ts';
import { evaluatePolicy, policyOutcome, type Verdict } from '../policy/index.ts';
import type { RepositoryRef } from '../ports/github.ts';
import { readRules, type StandaloneRules } from './rules.ts';
import type { Standalone } from './world.ts';

export interface CheckedPull {
  readonly judged: JudgedPull<StandaloneRules>;
  readonly verdicts: readonly Verdict[];
  readonly outcome: ReturnType<typeof policyOutcome>;
  /** What the verdicts do not know. Plain sentences. */
  readonly notes: readonly string[];
}

/**
 * The App's verdicts on an open pull request. Without a store there are no freezes by command and no back-merges that
 * are owed since a time that somebody remembers; those of the configuration count.
 * @throws FinalError FL_NOT_FOUND where there is no such open pull request; what reading throws.
 */
export async function checkPull(
  repository: RepositoryRef,
  number: number,
  standalone: Standalone,
): Promise<CheckedPull> {
  const { github, clock, configRepository } = standalone;
  const judged = await readPull(
    { repository, number, headRef: null },
    async (overview) => {
      const rules = await readRules(overview, standalone, false);
      const { organisation } = rules;
      return { rules, organisation, owed: [], freezes: [], configRepository, now: clock.now() };
    },
    github,
  );
  if (judged === null) {
    const what = `no open pull request ${number} in ${repository.owner}/${repository.name}`;
    throw new FinalError('FL_NOT_FOUND', what);
  }
  const { facts, rules } = judged;
  const place = (key: string) => rules.origins[key]?.place ?? null;
  const verdicts = evaluatePolicy(facts, rules.config, rules.defaultBranch, place);
  return { judged, verdicts, outcome: policyOutcome(verdicts), notes: rules.notes };
}
