import { createFixture, converge, nameOf, onePass } from './fixture.ts';
import { count, progress, ratio, type Figure } from './figure.ts';
import { seeded } from '../../../tools/bench/shared/random.ts';
import type { StoredEvent } from '../../../core/ports/store.ts';
import { installationId, type PolicyStage } from '../../fakes/policy-stage.ts';

const repositories = 100;
const passes = 40;
const maxTries = 20;

/** One in ten reads fails: what passes cost then, and whether anything is written that should not be. */
export async function* faults(): AsyncGenerator<Figure> {
  progress('passes with one in ten reads failing');
  const normal = await measure(null);
  const failing = await measure(seeded(23));
  yield ratio('faults.round_ratio', failing.requests / normal.requests);
  yield count('faults.healthy_unfinished', failing.unfinished);
  yield count('faults.wrong_writes', failing.writes);
}

/** Requests of many completed passes over what is in order: each write is a wrong one. */
async function measure(random: (() => number) | null) {
  const stage = await createFixture(repositories);
  await converge(stage);
  stage.organisation.resetCounters();
  if (random !== null) stage.organisation.faults.failReads(0.1, random);
  let unfinished = 0;
  for (let pass = 0; pass < passes; pass += 1) {
    const before = await newestPass(stage);
    // A pass that fails as a whole is tried again; what it has asked for counts all the same.
    for (
      let tries = 0;
      tries < maxTries && (await newestPass(stage))?.position === before?.position;
      tries += 1
    ) {
      await onePass(stage).catch(() => []);
      await stage.settle();
    }
    const done = await newestPass(stage);
    unfinished += done?.position === before?.position ? repositories : failedIn(done?.body);
  }
  const { requests, tokens, writes } = stage.organisation.counters;
  await stage.close();
  return { requests: requests - tokens, writes, unfinished };
}

/** The newest pass that was completed. */
async function newestPass({ store }: PolicyStage): Promise<StoredEvent | undefined> {
  const stream = `github:installation/${installationId}`;
  const [done] = await store.events({ stream, type: 'pass.completed', newestFirst: true, limit: 1 });
  return done;
}

function failedIn(body: unknown): number {
  const failed = (body as { failed?: unknown } | undefined)?.failed;
  return Array.isArray(failed) ? failed.length : repositories;
}

const periodMs = 300_000;
const size = 200;
/** GitHub takes 500 content writes an hour, so that not every repository can change at the same moment. */
const aPeriod = 10;

/** 30 % of the deliveries are lost: what changed is in order one period later all the same. */
export async function* lostDeliveries(): AsyncGenerator<Figure> {
  progress('30 % of deliveries lost');
  const random = seeded(31);
  const lost = { count: 0 };
  const drop = () => {
    if (random() >= 0.3) return false;
    lost.count += 1;
    // Of some not even GitHub's log of deliveries knows.
    return random() < 0.5 ? 'lost' : true;
  };
  const stage = await createFixture(size, { silent: false, periodMs, deliver: { drop } });
  await converge(stage);
  let unconverged = 0;
  for (let first = 0; first < size; first += aPeriod) {
    const names = Array.from({ length: aPeriod }, (_, index) => nameOf(first + index));
    const pulls = names.map((name) => change(stage, name));
    await stage.pass(periodMs);
    for (const [index, name] of names.entries()) {
      const wrong = notInOrder(stage, name, pulls[index] ?? 0);
      if (wrong === null) continue;
      unconverged += 1;
      progress(`${name}: ${wrong}`);
    }
  }
  yield count('lost_deliveries.repositories', size);
  yield count('lost_deliveries.lost', lost.count);
  yield count('lost_deliveries.unconverged', unconverged);
  await stage.close();
}

/** Somebody weakens a ruleset, and somebody opens a pull request that is approved. */
function change(stage: PolicyStage, name: string): number {
  const repo = stage.organisation.repo(name);
  const tags = [...repo.state.rulesets.values()].find((each) => each.name.includes('tags'));
  if (tags !== undefined) repo.drift.changeRuleset(tags.name, { enforcement: 'disabled' }, 'ann');
  repo.createBranch('feature/new');
  repo.commit('feature/new', { files: { 'new.txt': '1\n' } });
  const { number } = repo.openPull({ head: 'feature/new', author: 'bob' });
  repo.review(number, 'ann');
  repo.review(number, 'rae');
  return number;
}

function notInOrder(stage: PolicyStage, name: string, number: number): string | null {
  const repo = stage.organisation.repo(name);
  const { headSha } = repo.pull(number);
  const run = [...repo.state.checkRuns.values()].find(
    (each) => each.headSha === headSha && each.name === 'fairlead/policy',
  );
  if (run?.status !== 'completed' || run.conclusion !== 'success') return run?.conclusion ?? 'no check';
  const weak = [...repo.state.rulesets.values()].some(
    (each) => each.name.includes('tags') && each.enforcement === 'disabled',
  );
  return weak ? 'a ruleset is still disabled' : null;
}
