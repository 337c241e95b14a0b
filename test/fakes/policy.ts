import { parseConfig } from '../../core/config/index.ts';
import type { FairleadConfig } from '../../core/config/types.ts';
import { policyContext } from '../../core/policy/index.ts';
import type { Actor, PolicyFacts, Rule, RuleContext, Verdict } from '../../core/policy/types.ts';

export const hour = 3_600_000;
export const day = 24 * hour;
/** 2026-11-22 12:00 UTC. */
export const noon = Date.UTC(2026, 10, 22, 12);

/** Somebody: `ann`, or `rita release_managers`. */
export function person(text: string): Actor {
  const [login = '', ...groups] = text.split(' ');
  return { login, groups: groups as unknown as Actor['groups'], teams: [] };
}

/** A pull request that every strategy but fork lets in, approved by bob. */
export const usualFacts: PolicyFacts = {
  now: noon,
  headRef: 'feature/x',
  baseRef: 'main',
  fork: false,
  author: person('ann'),
  approvals: [person('bob')],
  labels: [],
  startedAt: noon - hour,
  upToDate: true,
  mergeCommits: 0,
  reverts: null,
  missingOnMain: 'unknown',
  promotion: null,
  backMerges: [],
  freezes: [],
  codeOwners: 'unknown',
  proposedConfig: null,
};

/** What rules judge by under a fairlead.yml, whose keys are placed at their lines; `over` is what layers above say. */
export function contextOf(yaml: string, over: Partial<FairleadConfig> = {}): RuleContext {
  const { config, problems } = parseConfig(yaml);
  if (config === null) throw new Error(problems.map(({ sentence }) => sentence).join('; '));
  const lines = yaml.split('\n');
  return policyContext({ ...config, ...over }, 'main', (key) => {
    const index = lines.findIndex((line) => line.startsWith(`${key}:`));
    return index === -1 ? null : { file: '.github/fairlead.yml', line: index + 1, column: 1 };
  });
}

export function judge(
  rule: Rule,
  yaml: string,
  facts: Partial<PolicyFacts>,
  over: Partial<FairleadConfig> = {},
): Verdict {
  return rule.evaluate({ ...usualFacts, ...facts }, contextOf(yaml, over));
}
