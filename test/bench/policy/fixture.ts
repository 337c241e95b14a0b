import { seeded } from '../../../tools/bench/shared/random.ts';
import {
  createPolicyStage,
  installationId,
  type PolicyStage,
  type PolicyStageOptions,
} from '../../fakes/policy-stage.ts';

const org = 'acme';
const orgFile = `version: 1
defaults:
  strategy: feature
  release_managers: [team:release]
groups:
  - {name: gold, match: {properties: {tier: [gold]}}, rules: {approvals: 2}}
  - {name: platform, match: {teams: [platform]}, exclude: {repositories: [legacy-*]}, rules: {up_to_date: true}}
`;

const environments = `environments:
  staging: {deploys: main}
  production: {deploys: main, approval: team:release, wait: 10m}
`;

/** One repository's own file: most take the defaults, some another mechanism, owners or a longer chain of branches. */
function configOf(index: number): string {
  if (index % 10 === 3) return `strategy: feature\nmechanism: branch-protection\n${environments}`;
  if (index % 10 === 6) return `strategy: feature\ncode_owners: true\nchecks: [build]\n${environments}`;
  return `strategy: feature\nchecks: [build]\n${environments}`;
}

const foreign = (name: string, type: string) => ({
  name,
  target: 'branch',
  enforcement: 'active',
  conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
  rules: [{ type }],
});

/**
 * The fixture of research/policy.md, section 4: an organisation's ruleset, two rulesets of others in each repository, a
 * protected branch, two environments, teams, collaborators, properties and two groups; two open pull requests each.
 */
export async function createFixture(
  repositories: number,
  options: Partial<PolicyStageOptions> = {},
): Promise<PolicyStage> {
  const names = Array.from({ length: repositories }, (_, index) => nameOf(index));
  const stage = await createPolicyStage({
    login: org,
    silent: true,
    plan: 'enterprise',
    rateLimit: 1_000_000,
    random: seeded(7),
    users: ['ann', 'bob', 'rae'].map((login, index) => ({ login, owner: index === 0 })),
    teams: [
      {
        slug: 'release',
        members: ['rae'],
        repositories: Object.fromEntries(names.map((name) => [name, 'push'])),
      },
      {
        slug: 'platform',
        members: ['ann', 'bob'],
        repositories: Object.fromEntries(
          names.filter((_, index) => index % 4 === 0).map((name) => [name, 'push']),
        ),
      },
    ],
    properties: [{ property_name: 'tier', value_type: 'single_select', allowed_values: ['gold', 'tin'] }],
    rulesets: [
      {
        ...foreign('Baseline', 'non_fast_forward'),
        conditions: {
          repository_name: { include: ['~ALL'], exclude: [] },
          ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] },
        },
      },
    ],
    repositories: [
      { name: '.github', files: { 'fairlead-org.yml': orgFile } },
      ...names.map((name, index) => ({
        name,
        private: index % 2 === 0,
        files: {
          'README.md': `${name}\n`,
          '.github/fairlead.yml': configOf(index),
          '.github/CODEOWNERS': '* @acme/platform\n',
        },
        rulesets: [
          foreign('Theirs', 'required_signatures'),
          foreign('Also theirs', 'required_linear_history'),
        ],
        properties: { tier: index % 3 === 0 ? 'gold' : 'tin' },
        collaborators: { bob: 'push' as const },
      })),
    ],
    ...options,
  });
  for (const name of names) openPulls(stage, name);
  return stage;
}

export function nameOf(index: number): string {
  return `shop-${String(index).padStart(4, '0')}`;
}

function openPulls(stage: PolicyStage, name: string): void {
  const repo = stage.organisation.repo(name);
  repo.check(repo.head(), 'build', 'success');
  for (const head of ['feature/one', 'my-stuff']) {
    repo.createBranch(head);
    repo.commit(head, { files: { [`${head.replace('/', '-')}.txt`]: '1\n' } });
    const pull = repo.openPull({ head, author: 'bob' });
    if (head === 'feature/one') repo.review(pull.number, 'ann');
  }
}

/** Brings everything in order; a second pass, later than what the first one wrote, sees that it is. */
export async function converge(stage: PolicyStage): Promise<void> {
  stage.hurry(true);
  for (let pass = 0; pass < 2; pass += 1) {
    await stage.pass(120_000);
    await stage.enqueue(`organisation:${installationId}`);
    await stage.settle();
  }
  stage.hurry(false);
  if (stage.errors.length > 0) throw new Error(`the fixture does not converge: ${stage.errors[0]}`);
}

/** Runs the pass, and nothing that it wakes. Returns the keys that it left due. */
export async function onePass(stage: PolicyStage): Promise<readonly string[]> {
  await stage.enqueue(`organisation:${installationId}`);
  const key = await stage.step();
  if (key !== `organisation:${installationId}`)
    throw new Error(`${key ?? 'nothing'} ran instead of the pass`);
  const now = stage.clock.now();
  return (await stage.store.jobs()).filter(({ runAt }) => runAt <= now).map((job) => job.key);
}
