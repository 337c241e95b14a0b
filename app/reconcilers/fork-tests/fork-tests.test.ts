import { afterEach, describe, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import type { TestRun } from '../../../core/testing/types.ts';
import { openPolicyShop, type PolicyShop } from '../../../test/fakes/policy-shop.ts';

let opened: PolicyShop | null = null;

afterEach(async () => {
  await opened?.stage.close();
  opened = null;
});

async function open(forkTests: boolean) {
  opened = await openPolicyShop({ config: 'strategy: fork\n', periodMs: 86_400_000, forkTests });
  const { stage, shop, say, answers } = opened;
  const { number, headSha } = shop.openPull({
    head: 'patch',
    author: 'eve',
    fork: { owner: 'eve', files: { 'services/web/a.py': 'print(1)\n' } },
  });
  await stage.settle();
  const runs = async () =>
    (await stage.store.list('testrun:')).map(({ state }) => state as unknown as TestRun);
  return { stage, shop, number, headSha, say, answers, runs };
}

describe('/fairlead test', () => {
  test('by somebody who may write queues a run of that very commit, never to be promoted', async () => {
    const { stage, number, headSha, say, answers, runs } = await open(true);
    await say(number, 'bob', `/fairlead test ${headSha}`);
    expect(answers(number)).toContain('is built from its source');
    expect(await runs()).toMatchObject([
      {
        kind: 'fork',
        phase: 'queued',
        data: { headSha, promotable: false, artifacts: [], pullRequest: { number } },
      },
    ]);
    // The engine is not on this stage: nobody works on its keys.
    expect(stage.errors.every((error) => error.includes('nobody works on testrun:fork-'))).toBe(true);
    const [run] = await runs();
    const source = await stage.github.sources.tarball(
      { installationId: 99, id: run?.data.repository.id ?? 0, owner: 'acme', name: 'shop' },
      headSha,
      1_000_000,
    );
    expect(gunzipSync(source).toString()).toContain('services/web/a.py');
  });

  test('said again is another run, and the same word delivered again is not', async () => {
    const { stage, shop, number, headSha, say, runs } = await open(true);
    await say(number, 'bob', `/fairlead test ${headSha}`);
    const comment = [...shop.state.comments.values()].find(({ login }) => login === 'bob');
    await stage.enqueue(`command:${shop.id}/${number}/${comment?.id ?? 0}`);
    await stage.settle();
    expect(await runs()).toHaveLength(1);
    await say(number, 'bob', `/fairlead test ${headSha}`);
    expect(await runs()).toHaveLength(2);
  });

  test.each<[string, boolean, string, (headSha: string) => string, RegExp]>([
    ['the author of the fork', true, 'eve', (head) => head, /write/],
    [
      'of another commit',
      true,
      'bob',
      (head) => head.replaceAll(/./g, (c) => (c === 'a' ? 'b' : 'a')),
      /not the head/,
    ],
    ['by the start of the commit', true, 'bob', (head) => head.slice(0, 12), /all 40 digits[^]*[0-9a-f]{40}/],
    ['where the operator has it off', false, 'bob', (head) => head, /fork\\?_tests/],
  ])('%s queues nothing and says why', async (_, forkTests, login, shaOf, told) => {
    const { number, headSha, say, answers, runs } = await open(forkTests);
    await say(number, login, `/fairlead test ${shaOf(headSha)}`);
    expect(await runs()).toEqual([]);
    expect(answers(number)).toMatch(told);
  });

  test('of a commit that was pushed over meanwhile is refused', async () => {
    const { shop, number, headSha, say, answers, runs } = await open(true);
    shop.pushToPull(number, { 'services/web/a.py': 'steal()\n' });
    await say(number, 'bob', `/fairlead test ${headSha}`);
    expect(await runs()).toEqual([]);
    expect(answers(number)).toContain('not the head');
  });
});
