import { createPolicyStage } from '../../fakes/policy-stage.ts';
import { converge } from './fixture.ts';
import { count, progress, type Figure } from './figure.ts';

const pulls = 25;
const checks = 32;

/** A stack of pull requests, each with many checks of another App on it: how often each is judged. */
export async function* stacked(): AsyncGenerator<Figure> {
  progress(`${pulls} stacked pull requests with ${checks} checks each`);
  const stage = await createPolicyStage({
    rateLimit: 1_000_000,
    users: [{ login: 'ann', owner: true }, { login: 'bob' }],
    repositories: [{ name: 'shop', files: { '.github/fairlead.yml': 'strategy: feature\nstacked: true\n' } }],
  });
  await converge(stage);
  stage.organisation.resetCounters();
  const repo = stage.organisation.repo('shop');
  const stack: { readonly number: number; readonly sha: string }[] = [];
  let base = 'main';
  for (let index = 0; index < pulls; index += 1) {
    const head = `feature/part-${index}`;
    repo.createBranch(head, base);
    repo.commit(head, { files: { [`part-${index}.txt`]: '1\n' } });
    const pull = repo.openPull({ head, base, author: 'bob' });
    stack.push({ number: pull.number, sha: pull.headSha });
    base = head;
  }
  await stage.settle();
  for (let check = 0; check < checks; check += 1) {
    for (const { sha } of stack) repo.check(sha, `check-${check}`, 'success');
    // Checks end one after the other, not all at once.
    await stage.settle();
  }
  const evaluations = stack.map(({ number }) => stage.runs.get(`policy:${repo.id}/${number}`) ?? 0);
  const unjudged = evaluations.filter((times) => times === 0).length;
  if (unjudged > 0 || stage.errors.length > 0) throw new Error(stage.errors[0] ?? `${unjudged} not judged`);
  const { requests, tokens } = stage.organisation.counters;
  yield count('stacked.evaluations_per_pr', Math.max(...evaluations));
  yield count('stacked.requests', requests - tokens);
  await stage.close();
}
