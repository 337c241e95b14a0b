import type { DirectRepository } from '../../../demo/organisation/index.ts';
import type { PolicyStage } from '../../fakes/policy-stage.ts';
import { nameOf } from './fixture.ts';

/** One way in which a repository comes to differ from its configuration, and the kind of key that must be woken. */
interface DriftKind {
  readonly wakes: 'settings' | 'policy';
  /** Which repositories have what it changes: by index. */
  readonly fits?: (index: number) => boolean;
  readonly plant: (repo: DirectRepository) => void;
}

const usesProtection = (index: number) => index % 10 === 3;
const usesRulesets = (index: number) => !usesProtection(index);

function ruleset(repo: DirectRepository, part: string): string {
  const found = [...repo.state.rulesets.values()].find(({ name }) => name.includes(part));
  if (found === undefined) throw new Error(`${repo.state.name} has no ruleset ${part}`);
  return found.name;
}

function pull(repo: DirectRepository, index: number) {
  const found = [...repo.state.pulls.values()][index];
  if (found === undefined) throw new Error(`${repo.state.name} has no pull request ${index}`);
  return found;
}

const driftKinds: Readonly<Record<string, DriftKind>> = {
  'ruleset.rules': {
    wakes: 'settings',
    fits: usesRulesets,
    plant: (repo) => repo.drift.changeRuleset(ruleset(repo, 'long-lived'), { rules: [{ type: 'deletion' }] }),
  },
  'ruleset.enforcement': {
    wakes: 'settings',
    fits: usesRulesets,
    plant: (repo) => repo.drift.changeRuleset(ruleset(repo, 'long-lived'), { enforcement: 'disabled' }),
  },
  'ruleset.bypass': {
    wakes: 'settings',
    fits: usesRulesets,
    plant: (repo) =>
      repo.drift.changeRuleset(ruleset(repo, 'tags'), {
        bypass_actors: [{ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' }],
      }),
  },
  'ruleset.conditions': {
    wakes: 'settings',
    fits: usesRulesets,
    plant: (repo) =>
      repo.drift.changeRuleset(ruleset(repo, 'long-lived'), {
        conditions: { ref_name: { include: ['refs/heads/nothing'], exclude: [] } },
      }),
  },
  'ruleset.deleted': {
    wakes: 'settings',
    fits: usesRulesets,
    plant: (repo) => repo.drift.deleteRuleset(ruleset(repo, 'tags')),
  },
  'protection.changed': {
    wakes: 'settings',
    fits: usesProtection,
    plant: (repo) => repo.drift.changeProtection('main', { forcePushes: true }),
  },
  'protection.deleted': {
    wakes: 'settings',
    fits: usesProtection,
    plant: (repo) => repo.drift.deleteProtection('main'),
  },
  'repository.settings': {
    wakes: 'settings',
    plant: (repo) => repo.drift.changeSettings({ allow_merge_commit: true, delete_branch_on_merge: false }),
  },
  'environment.reviewers': {
    wakes: 'settings',
    plant: (repo) => repo.drift.setEnvironment('production', { reviewers: [], wait_timer: 0 }),
  },
  'environment.deleted': {
    wakes: 'settings',
    plant: (repo) => repo.drift.deleteEnvironment('production'),
  },
  'property.changed': {
    wakes: 'settings',
    fits: (index) => index % 3 === 0 && usesRulesets(index),
    plant: (repo) => repo.drift.setProperty('tier', 'tin'),
  },
  'configuration.changed': {
    wakes: 'settings',
    fits: usesRulesets,
    plant: (repo) => void repo.setFile('main', '.github/fairlead.yml', 'strategy: feature\napprovals: 3\n'),
  },
  'codeowners.removed': {
    wakes: 'policy',
    fits: (index) => index % 10 === 6,
    plant: (repo) => repo.drift.setCodeowners(null),
  },
  'check.overturned': {
    wakes: 'policy',
    plant: (repo) => repo.drift.changeConclusion(pull(repo, 1).headSha, 'fairlead/policy', 'success'),
  },
  'check.missing': {
    wakes: 'policy',
    plant: (repo) => void repo.pushToPull(pull(repo, 0).number, { 'more.txt': '1\n' }, 'bob'),
  },
  'approval.dismissed': {
    wakes: 'policy',
    plant: (repo) => repo.dismissReview(pull(repo, 0).number, 'ann'),
  },
  'pull.retargeted': {
    wakes: 'policy',
    plant: (repo) => {
      repo.createBranch('feature/base');
      repo.retarget(pull(repo, 0).number, 'feature/base');
    },
  },
};

/** Plants one drift of each kind, each in a repository of its own; returns the start of the key that must be woken. */
export function plantAll(
  stage: PolicyStage,
  repositories: number,
  random: () => number,
): ReadonlyMap<string, string> {
  const taken = new Set<number>();
  return new Map(
    Object.entries(driftKinds).map(([kind, { wakes, fits = () => true, plant }]) => {
      const free = Array.from({ length: repositories }, (_, index) => index).filter(
        (index) => fits(index) && !taken.has(index),
      );
      const index = free[Math.floor(random() * free.length)] ?? 0;
      taken.add(index);
      const repo = stage.organisation.repo(nameOf(index));
      plant(repo);
      return [kind, `${wakes}:${repo.id}`];
    }),
  );
}
