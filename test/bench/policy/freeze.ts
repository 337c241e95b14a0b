import type { DirectRepository } from '../../../demo/organisation/index.ts';
import { createPolicyStage, type PolicyStage } from '../../fakes/policy-stage.ts';
import { converge } from './fixture.ts';
import { count, progress, type Figure } from './figure.ts';
import { seeded } from '../../../tools/bench/shared/random.ts';

const rounds = 50;
const mergesARound = 20;
/** Of the first round. */
const firstSpreadMs = 500;

interface Race {
  readonly merged: boolean;
  /** Order in which the server took the merge. */
  readonly seq: number;
}

/**
 * Merges that race a freeze, through GitHub's API with a latency of its own for each request. The freeze is in force
 * from its first write on; a merge that the server takes after that has leaked. Once with the product's ruleset, once in
 * the same harness with a freeze made of a check that fails, as other tools make it.
 */
export async function* freezeRaces(): AsyncGenerator<Figure> {
  progress(`${rounds * mergesARound} merges race a freeze, twice`);
  const byRuleset = await race('ruleset');
  const byCheck = await race('check');
  yield count('freeze.races', byRuleset.races);
  yield count('freeze.merged_before', byRuleset.before);
  yield count('freeze.refused', byRuleset.refused);
  yield count('freeze.leaked', byRuleset.leaked);
  yield count('freeze.leaked_by_check', byCheck.leaked);
}

async function race(how: 'ruleset' | 'check') {
  const random = seeded(how === 'ruleset' ? 41 : 43);
  const stage = await createPolicyStage({
    silent: false,
    rateLimit: 100_000_000,
    random,
    users: [{ login: 'ann', owner: true }, { login: 'bob' }, { login: 'rae' }],
    teams: [{ slug: 'release', members: ['rae'], repositories: { shop: 'push' } }],
    repositories: [
      {
        name: 'shop',
        collaborators: { bob: 'push' },
        files: { '.github/fairlead.yml': 'strategy: feature\nup_to_date: false\nrelease_managers: [rae]\n' },
      },
    ],
  });
  stage.hurry(true);
  await converge(stage);
  stage.hurry(true);
  const repo = stage.organisation.repo('shop');
  // Merges come over twice as long as the last freeze took, so that about half of them come after it.
  let spreadMs = firstSpreadMs;
  const tally = { races: 0, before: 0, refused: 0, leaked: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const pulls = await greenPulls(stage, repo, round);
    stage.organisation.setLatency(2);
    const since = stage.organisation.journal.entries().at(-1)?.seq ?? 0;
    const begun = performance.now();
    const merges = pulls.map((pull) => mergeSoon(stage, pull.number, random() * spreadMs));
    const freezing = later(random() * 20, () =>
      how === 'ruleset' ? freeze(stage, repo) : failChecks(stage, pulls),
    );
    const frozen = freezing.then(() => performance.now() - begun);
    const [results, tookMs] = await Promise.all([Promise.all(merges), frozen]);
    spreadMs = Math.min(2 * tookMs, 5_000);
    stage.organisation.setLatency(0);
    const inForce = firstWrite(stage, since, how);
    for (const { merged, seq } of results) {
      tally.races += 1;
      if (!merged) tally.refused += 1;
      if (merged && seq < inForce) tally.before += 1;
      if (merged && seq > inForce) tally.leaked += 1;
    }
    if (how === 'ruleset') await thaw(stage, repo);
    await closeAll(stage, repo);
    stage.organisation.journal.clear();
  }
  await stage.close();
  return tally;
}

async function greenPulls(stage: PolicyStage, repo: DirectRepository, round: number) {
  const pulls = Array.from({ length: mergesARound }, (_, index) => {
    const head = `feature/r${round}-${index}`;
    repo.createBranch(head);
    repo.commit(head, { files: { [`${round}-${index}.txt`]: '1\n' } });
    const pull = repo.openPull({ head, author: 'bob' });
    repo.review(pull.number, 'ann');
    return { number: pull.number, sha: pull.headSha };
  });
  await stage.settle();
  return pulls;
}

async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  await new Promise((done) => setTimeout(done, ms));
  return work();
}

async function mergeSoon(stage: PolicyStage, number: number, delayMs: number): Promise<Race> {
  return later(delayMs, async () => {
    const { organisation } = stage;
    const path = `/repos/acme/shop/pulls/${number}/merge`;
    const answer = await organisation.fetch(`https://api.github.com${path}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${organisation.userToken('bob')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ merge_method: 'squash' }),
    });
    const entry = organisation.journal.entries().findLast((each) => each.path === path);
    return { merged: answer.status === 200, seq: entry?.seq ?? 0 };
  });
}

/** The product's way: a release manager's word, the ruleset switched on by the App. */
async function freeze(stage: PolicyStage, repo: DirectRepository): Promise<void> {
  const any = [...repo.state.pulls.values()].at(-1);
  repo.comment(any?.number ?? 1, 'rae', '/fairlead freeze main because race');
  await stage.settle();
}

async function thaw(stage: PolicyStage, repo: DirectRepository): Promise<void> {
  const any = [...repo.state.pulls.values()].at(-1);
  repo.comment(any?.number ?? 1, 'rae', '/fairlead unfreeze all');
  await stage.settle();
}

/** The other way: every open pull request's required check is made to fail, one request each. */
async function failChecks(stage: PolicyStage, pulls: readonly { readonly sha: string }[]): Promise<void> {
  const { organisation } = stage;
  for (const { sha } of pulls) {
    await organisation.fetch('https://api.github.com/repos/acme/shop/check-runs', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${organisation.installationToken()}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        name: 'fairlead/policy',
        head_sha: sha,
        status: 'completed',
        conclusion: 'failure',
        output: { title: 'Frozen', summary: 'Frozen' },
      }),
    });
  }
}

/** When the freeze came into force: its first write that the server took. */
function firstWrite(stage: PolicyStage, since: number, how: 'ruleset' | 'check'): number {
  const path = how === 'ruleset' ? /\/rulesets\/\d+$/ : /\/check-runs$/;
  const found = stage.organisation.journal
    .entries()
    .find(
      ({ seq, method, path: at, status }) => seq > since && method !== 'GET' && path.test(at) && status < 300,
    );
  if (found === undefined) throw new Error('the freeze was never written');
  return found.seq;
}

async function closeAll(stage: PolicyStage, repo: DirectRepository): Promise<void> {
  for (const pull of repo.state.pulls.values()) if (pull.state === 'open') repo.closePull(pull.number);
  await stage.settle();
}
