import { generateKeyPairSync } from 'node:crypto';
import { createGitHub } from '../../adapters/github/octokit/index.ts';
import { createOrganisation } from '../../demo/organisation/index.ts';
import { githubSettingsContract } from './github-settings.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const permissions = {
  actions: 'read',
  administration: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  environments: 'write',
  issues: 'write',
  members: 'read',
  organization_administration: 'write',
  organization_custom_properties: 'read',
  pull_requests: 'write',
  statuses: 'read',
  workflows: 'write',
};
const files = { '.github/fairlead.yml': 'strategy: feature\n', CODEOWNERS: '* @acme/release\n' };
const deletion = (index: number) => ({
  name: `rules ${index}`,
  target: 'branch',
  enforcement: 'active',
  conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
  rules: [{ type: 'deletion' }],
});

/** Numbers in [0, 1) that are the same every time. */
function steady(): () => number {
  let state = 7;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

githubSettingsContract('octokit, against the emulated organisation', () => {
  const organisation = createOrganisation({
    login: 'acme',
    plan: 'free',
    app: { id: 7, slug: 'fairlead', installationId: 70, permissions, publicKey },
    users: [
      { login: 'olga', owner: true },
      { login: 'dev' },
      { login: 'rita' },
      { login: 'solo', member: false },
    ],
    teams: [{ slug: 'release', id: 31, members: ['rita'], repositories: { shop: 'maintain' } }],
    properties: [{ property_name: 'tier', value_type: 'string' }],
    repositories: [
      { name: 'shop', private: false, files, branches: { develop: {} }, properties: { tier: 'gold' } },
      ...Array.from({ length: 45 }, (_, index) => ({
        name: `repo-${index}`,
        private: false,
        files,
        rulesets: index === 0 ? Array.from({ length: 12 }, (_entry, at) => deletion(at)) : [],
      })),
    ],
  });
  const shop = organisation.repo('shop');
  shop.createBranch('feature/a');
  shop.commit('feature/a', { files: { 'added.txt': 'one\n' }, author: 'dev' });
  const pull = shop.openPull({ head: 'feature/a', author: 'dev' });
  shop.review(pull.number, 'rita');
  shop.label(pull.number, 'small');
  let seen = organisation.counters.requests - organisation.counters.tokens;
  return Promise.resolve({
    github: createGitHub({
      appId: 7,
      privateKey,
      baseUrl: 'https://api.example',
      fetch: organisation.fetch,
      clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
    }),
    installationId: 70,
    appId: 7,
    releaseTeamId: 31,
    pull: { number: pull.number, headSha: pull.headSha, mainSha: shop.head('main') },
    requests: () => {
      const now = organisation.counters.requests - organisation.counters.tokens;
      const made = now - seen;
      seen = now;
      return made;
    },
    breakRepository: (name) => organisation.faults.failRepository(name),
    failReads: () => organisation.faults.failReads(0.1, steady()),
    commitOnMain: (path) => shop.commit('main', { files: { [path]: 'x\n' } }).sha,
    comment: (login, body) => shop.comment(pull.number, login, body),
    makeUnenforceable: () => {
      shop.drift.changeSettings({ private: true });
    },
    forceMerge: (number) => {
      shop.forceMerge(number, 'olga');
    },
    close: () => Promise.resolve(),
  });
});
