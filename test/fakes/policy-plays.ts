import { strToU8, zipSync } from 'fflate';
import { artifactName } from '../../core/hand-over/format.ts';
import { createStandaloneStage } from './standalone-stage.ts';
import { recorded, type Exchange } from './exchanges.ts';
import { openPolicyShop, type PolicyShop, type PolicyShopOptions } from './policy-shop.ts';
import { installationId } from './policy-stage.ts';
import { openReportStage } from './report-stage.ts';

const hour = 3_600_000;
const slow = { periodMs: 2 * hour };

/** Short plays of everything that Fairlead does on GitHub; what each came to is what other tests look at. */
export const plays: Readonly<Record<string, (exchanges: Exchange[]) => Promise<void>>> = {
  gitflow: (exchanges) => play({ exchanges, config: gitflow, branches: ['develop'] }, wholeRelease),
  release: (exchanges) => play({ ...slow, exchanges, config: release, branches: ['release/1.0'] }, backports),
  environments: (exchanges) =>
    play({ ...slow, exchanges, config: environments, branches: ['staging', 'production'] }, promotions),
  queue: (exchanges) =>
    play({ exchanges, config: 'strategy: feature\nmerge_queue: true\nchecks: [build]\n' }, queued),
  protection: (exchanges) =>
    play({ exchanges, config: 'strategy: feature\nmechanism: branch-protection\n' }, classic),
  gates: (exchanges) => play({ ...slow, exchanges, config: gated, branches: ['other'] }, gates),
  forks: (exchanges) =>
    play({ exchanges, config: 'strategy: fork\nmaintainers: [ann]\ncode_owners: true\n' }, forks),
  reports: (exchanges) => reports(exchanges),
  organisation: (exchanges) => play({ exchanges, ...organisation }, groups),
  deliveries: (exchanges) => {
    let dropping = true;
    const deliver = { drop: () => dropping };
    return play({ exchanges, deliver, config: 'strategy: feature\n' }, async (shop) => {
      shop.work('feature/x');
      await shop.stage.settle();
      dropping = false;
      await shop.stage.enqueue('deliveries:app');
      await shop.stage.settle();
    });
  },
  rollouts: (exchanges) => play({ exchanges, config: 'strategy: feature\n' }, rollouts),
  templates: (exchanges) =>
    play({ exchanges, config: 'strategy: feature\n' }, async ({ work, say }) => {
      await say(work('feature/x').number, 'bob', '/fairlead templates');
    }),
  token: withToken,
};

async function play(options: PolicyShopOptions, act: (shop: PolicyShop) => Promise<void>): Promise<void> {
  const shop = await openPolicyShop(options);
  try {
    await act(shop);
    await shop.stage.enqueue(`rotation:${installationId}`);
    await shop.stage.pass(2 * hour);
    if (shop.stage.errors.length > 0) throw new Error(shop.stage.errors.join('\n'));
  } finally {
    await shop.stage.close();
  }
}

const gitflow = 'strategy: gitflow\nrelease_managers: [team:release]\n';

async function wholeRelease({ stage, shop, work, say, pullOf }: PolicyShop): Promise<void> {
  const feature = work('feature/x', 'develop', { 'package.json': '{"version": "0.9.0"}\n' });
  shop.review(feature.number, 'ann');
  await stage.settle();
  const { number } = feature;
  await say(number, 'bob', '/fairlead merge');
  await say(number, 'rae', '/fairlead cut release/1.0');
  await say(number, 'rae', '/fairlead bump minor');
  await say(number, 'eve', '/fairlead freeze develop');
  await say(number, 'rae', '/fairlead freeze develop because audit');
  await say(number, 'rae', '/fairlead unfreeze all');
  await say(number, 'rae', '/fairlead finish release/1.0');
  const finish = pullOf('release/1.0', 'main');
  shop.review(finish.number, 'rae');
  await stage.settle();
  shop.review(pullOf('main', 'develop').number, 'ann');
  await stage.settle();
  await say(number, 'rae', '/fairlead tag v1.0.0');
  await say(number, 'rae', `/fairlead tag v1.0.1 at ${shop.head().slice(0, 10)}`);
  await say(number, 'bob', '/fairlead merg');
  const other = work('feature/y', 'develop');
  await stage.settle();
  const run = [...shop.state.checkRuns.values()].findLast(({ headSha }) => headSha === other.headSha);
  for (const { identifier } of run?.actions ?? []) {
    shop.press(run?.id ?? 0, String(identifier), 'rae');
    await stage.settle();
  }
  // The same tag elsewhere, and a branch that moved: both are looked at before they are left alone.
  shop.createTag('v2.0.0', shop.head('develop'));
  await say(number, 'rae', '/fairlead tag v2.0.0');
  shop.drift.changeSettings({ allow_merge_commit: false, allow_squash_merge: true });
  shop.drift.changeRuleset('Fairlead: tags', { enforcement: 'disabled' });
  await stage.settle();
  shop.setFile('main', '.github/fairlead.yml', 'strategy: gitflow\nenforcement: advisory\n');
  await stage.settle();
}

const release =
  'strategy: release\nrelease_managers: [team:release]\nschedule: {every: 7d, start: 2026-11-26}\n';

async function backports({ stage, shop, work, pullOf }: PolicyShop): Promise<void> {
  shop.setFile('main', 'a.txt', 'fixed\n');
  const pull = work('backport/a', 'release/1.0', { 'a.txt': 'fixed\n' });
  shop.review(pull.number, 'rae');
  await stage.settle();
  shop.merge(pull.number, 'rae', 'squash');
  shop.createBranch(`revert-${pull.number}-backport/a`, 'release/1.0');
  shop.setFile(`revert-${pull.number}-backport/a`, 'a.txt', null);
  shop.openPull({ head: `revert-${pull.number}-backport/a`, base: 'release/1.0', author: 'bob' });
  shop.setFile('main', '.github/fairlead.yml', `${release}fixes: release-first\n`);
  shop.setFile('release/1.0', 'a.txt', 'conflict\n');
  await stage.settle();
  pullOf('release/1.0', 'main');
  await stage.pass(25 * hour);
}

const environments = [
  'strategy: environment',
  'release_managers: [team:release]',
  'maintainers: [ann]',
  'environments:',
  '  development: {deploys: main}',
  '  staging: {deploys: staging, wait: 10m}',
  '  production: {deploys: production, approval: team:release}',
  '',
].join('\n');

async function promotions({ stage, shop, work, say, pullOf }: PolicyShop): Promise<void> {
  const { number } = work('feature/x');
  shop.review(number, 'ann');
  await stage.settle();
  await say(number, 'bob', '/fairlead merge');
  shop.deploy({ ref: 'main', environment: 'development' });
  await say(number, 'rae', '/fairlead promote staging');
  shop.review(pullOf('main', 'staging').number, 'ann');
  await stage.pass(3 * hour);
  const fix = work('hotfix/a', 'production');
  shop.review(fix.number, 'rae');
  await stage.settle();
  shop.merge(fix.number, 'rae', 'merge');
  await stage.settle();
}

async function queued({ stage, shop, work, say }: PolicyShop): Promise<void> {
  const pull = work('feature/x');
  shop.review(pull.number, 'ann');
  shop.check(pull.headSha, 'build', 'success');
  await stage.settle();
  await say(pull.number, 'bob', '/fairlead merge');
  const entry = shop.state.queue.get(pull.number);
  shop.check(entry?.sha ?? '', 'build', 'success');
  shop.finishGroup(pull.number, 'merged');
  await stage.settle();
}

async function classic({ stage, shop }: PolicyShop): Promise<void> {
  shop.drift.changeProtection('main', { linear: true });
  await stage.settle();
  shop.setFile('main', '.github/fairlead.yml', 'strategy: feature\nenforcement: advisory\n');
  await stage.settle();
}

const gated =
  'strategy: feature\nenvironments: {production: {deploys: main}, old: {deploys: [main, other]}}\n';

async function gates({ stage, shop }: PolicyShop): Promise<void> {
  for (const ref of ['main', 'other']) {
    shop.requestDeployment({ ref, environment: 'production', login: 'bob' });
    await stage.settle();
  }
  // A rule and a policy that nobody asked for, and an environment that nobody asks for any more.
  const { state } = shop;
  for (const [name, environment] of state.environments) {
    environment.policies.set(9_000_001, { id: 9_000_001, name: 'stray/*', type: 'branch' });
    if (name === 'production') environment.customRules.clear();
  }
  await stage.enqueue(`rotation:${installationId}`);
  await stage.pass(26 * hour);
  shop.setFile('main', '.github/fairlead.yml', gated.replace(/, old.*\]\}/, ''));
  await stage.settle();
}

async function forks({ stage, shop }: PolicyShop): Promise<void> {
  shop.drift.setCodeowners('* @ann\n');
  const pull = shop.openPull({
    head: 'patch',
    author: 'eve',
    fork: { owner: 'eve', files: { 'x.txt': '1\n' } },
  });
  await stage.settle();
  shop.review(pull.number, 'ann');
  await stage.settle();
  const run = shop.workflows.run(pull.number, { completed: false });
  shop.workflows.upload(run, { [artifactName]: zipSync({ 'lint.json': strToU8('{}') }) });
  shop.workflows.complete(run);
  await stage.settle();
  shop.commit('main', { files: { 'direct.txt': '1\n' }, author: 'ann' });
  await stage.settle();
}

const organisation = {
  config: '',
  properties: [
    { property_name: 'tier', value_type: 'single_select', allowed_values: ['gold', 'tin'] },
  ] as const,
  repositories: [
    {
      name: '.github',
      files: {
        'fairlead-org.yml': [
          'version: 1',
          'defaults: {strategy: feature, bots: ["dependabot[bot]"]}',
          'groups: [{name: gold, match: {properties: {tier: [gold]}, teams: [core]}, rules: {approvals: 2}}]',
          '',
        ].join('\n'),
      },
    },
    { name: 'shop', properties: { tier: 'gold' } },
  ],
};

async function groups({ stage, shop, work }: PolicyShop): Promise<void> {
  work('my-stuff');
  stage.organisation.addRepository({ name: 'late' });
  await stage.settle();
  shop.setFile('main', '.github/fairlead.yml', 'stratgy: feature\napprovals: 0\n');
  await stage.settle();
}

/** What the rollouts, the engine and the dashboard ask of GitHub, and what the settings page and a restart need. */
async function rollouts({ stage, shop, work }: PolicyShop): Promise<void> {
  const { github } = stage;
  const repository = { installationId, id: shop.id, owner: 'acme', name: 'shop' };
  const { number, headSha } = work('feature/x');
  shop.review(number, 'ann');
  await github.installations.ids();
  await github.installations.all();
  await github.installations.repository(shop.id, 'acme', 'shop');
  await github.people.userIds(installationId, ['ann', 'nobody']);
  await github.people.app();
  await github.contents.defaultBranch(repository);
  await github.contents.read(repository, '.github/fairlead.yml', 'main');
  await github.pulls.get(repository, number);
  await github.pulls.listOpen(repository);
  await github.pulls.approvals(repository, number);
  await github.pulls.changedPaths(repository, number);
  await github.merging.retarget(repository, number, 'main');
  shop.createBranch('spare');
  const { sha } = shop.commit('spare', { files: { 's.txt': '1\n' } });
  shop.createBranch('behind');
  await github.refs.advanceBranch(repository, 'behind', sha);
  await github.refs.deleteBranch(repository, 'behind', sha);
  const run = { name: 'fairlead/lint', headSha, status: 'completed', conclusion: 'failure' } as const;
  const annotation = {
    path: 'feature-x.txt',
    startLine: 1,
    endLine: 1,
    level: 'failure',
    title: 't',
    message: 'm',
  } as const;
  const annotations = Array.from({ length: 60 }, (_, index) => ({ ...annotation, message: `m${index}` }));
  for (const some of [annotations, annotations.slice(1), annotations.slice(1)]) {
    await github.checks.put(repository, {
      ...run,
      title: 't',
      summary: 's',
      annotations: some,
      externalId: 'lint',
    });
  }
  const deployments = github.deployments.of(repository);
  const deployment = {
    sha: shop.head(),
    environment: 'production',
    description: 'd',
    production: true,
    payload: { key: 'k', service: 's' },
  };
  await deployments.list(deployment);
  const id = await deployments.create(deployment);
  await github.history.reverted(repository, number);
  const tag = { name: 'v1', sha: shop.head(), message: 'One' };
  for (const again of [tag, tag]) await github.refs.tag(repository, again);
  await deployments.say(id, { state: 'success', description: 'd', logUrl: 'https://x.example/' });
  await deployments.newest(id);
}

/** Jobs of a pull request report, something breaks off, they report again, and the comment follows. */
async function reports(exchanges: Exchange[]): Promise<void> {
  const { stage, report } = await openReportStage({ ...slow, exchanges });
  const annotations = Array.from({ length: 130 }, (_, index) => ({
    path: './a.py',
    startLine: index + 1,
    endLine: index + 1,
    startColumn: 2,
    level: 'failure' as const,
    title: 'R',
    message: 'm\u202E',
    rawDetails: 'd',
  }));
  const failing = { concern: 'lint', conclusion: 'failure', title: 't', lines: ['l'], annotations } as const;
  let broken = true;
  stage.organisation.faults.hook(({ method, route }) => {
    const breaks = broken && method === 'PATCH' && route?.includes('check-runs') === true;
    if (breaks) broken = false;
    return breaks ? { drop: true, afterwards: true } : null;
  });
  await report({ ...failing, maxAnnotations: 120 });
  await report({ ...failing, concern: 'coverage', conclusion: 'success', annotations: [] });
  await stage.pass(60_000);
  await report({ ...failing, conclusion: 'success', annotations: [] }, 2);
  await stage.pass(60_000);
  // The one that broke off.
  if (stage.errors.length !== 1) throw new Error(stage.errors.join('\n'));
  await stage.close();
}

/** The command line, which makes the same requests with a person's token. */
async function withToken(exchanges: Exchange[]): Promise<void> {
  const files = { '.github/fairlead.yml': 'strategy: feature\n' };
  const { organisation: world, cli } = createStandaloneStage({ repositories: [{ name: 'shop', files }] });
  const { fetch } = world;
  Object.assign(world, { fetch: recorded(fetch, exchanges) });
  const pull = world.repo('shop');
  pull.createBranch('feature/x');
  pull.setFile('feature/x', '.github/fairlead.yml', 'strategy: feature\napprovals: 2\n');
  const { number } = pull.openPull({ head: 'feature/x', author: 'dev' });
  const of = ['--pull', String(number)];
  for (const args of [['check', ...of], ['plan', ...of], ['plan', '--all'], ['sync'], ['import']])
    await cli(args);
}
