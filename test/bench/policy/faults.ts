import { createFixture, converge, nameOf, onePass } from './fixture.ts';
import { count, progress, ratio, type Figure } from './figure.ts';
import { seeded } from './random.ts';
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

/** 30 % of the deliveries are lost: everything is in order one period later all the same. */
export async function* lostDeliveries(): AsyncGenerator<Figure> {
  progress('30 % of deliveries lost');
  const random = seeded(31);
  const size = 200;
  const stage = await createFixture(size, {
    silent: false,
    deliver: { drop: () => (random() < 0.3 ? (random() < 0.5 ? 'lost' : true) : false) },
  });
  await converge(stage);
  const pulls = new Map<string, number>();
  for (let index = 0; index < size; index += 1) {
    const repo = stage.organisation.repo(nameOf(index));
    const tags = [...repo.state.rulesets.values()].find(({ name }) => name.includes('tags'));
    if (tags !== undefined) repo.drift.changeRuleset(tags.name, { enforcement: 'disabled' }, 'ann');
    repo.createBranch('feature/new');
    repo.commit('feature/new', { files: { 'new.txt': '1\n' } });
    const pull = repo.openPull({ head: 'feature/new', author: 'bob' });
    repo.review(pull.number, 'ann');
    repo.review(pull.number, 'rae');
    pulls.set(nameOf(index), pull.number);
  }
  await stage.pass(300_000);
  let unconverged = 0;
  for (const [name, number] of pulls) {
    const repo = stage.organisation.repo(name);
    const { state } = repo;
    const { headSha } = repo.pull(number);
    const run = [...state.checkRuns.values()].find(
      (each) => each.headSha === headSha && each.name === 'fairlead/policy',
    );
    const disabled = [...state.rulesets.values()].some(
      (each) => each.name.includes('tags') && each.enforcement === 'disabled',
    );
    const judged = run?.status === 'completed' && run.conclusion === 'success';
    if (!judged || disabled) {
      unconverged += 1;
      progress(`${name}: ${run?.conclusion ?? 'no check'}${disabled ? ', drifted' : ''}`);
    }
  }
  yield count('lost_deliveries.repositories', size);
  yield count('lost_deliveries.unconverged', unconverged);
  await stage.close();
}
