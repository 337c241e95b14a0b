import { describe, expect, test } from '@jest/globals';
import { checkRule, rulesetBody, samplePermissions, sampleOrganisation } from './sample.ts';
import type { Organisation } from './organisation.ts';
import type { Json } from './types.ts';

const queueRule = {
  type: 'merge_queue',
  parameters: {
    check_response_timeout_minutes: 60,
    grouping_strategy: 'ALLGREEN',
    max_entries_to_build: 5,
    max_entries_to_merge: 5,
    merge_method: 'SQUASH',
    min_entries_to_merge: 1,
    min_entries_to_merge_wait_minutes: 5,
  },
};

const document = `mutation enqueue($pull: ID!, $head: GitObjectID!) {
  enqueuePullRequest(input: { pullRequestId: $pull, expectedHeadOid: $head }) { mergeQueueEntry { id position } }
}`;

function queued(rules: readonly Json[] = [queueRule, checkRule(['build'])]) {
  const org = sampleOrganisation({ basePermission: 'push' });
  const shop = org.repo('shop');
  if (rules.length > 0) shop.drift.addRuleset(rulesetBody('queue', rules));
  const pull = (name: string) => {
    shop.createBranch(name);
    shop.commit(name, { files: { [`${name}.txt`]: 'x\n' } });
    return shop.openPull({ head: name, author: 'dev' });
  };
  return { org, shop, pull };
}

async function graphql(org: Organisation, query: string, variables: Json, as = org.installationToken()) {
  const response = await org.fetch('https://api.github.com/graphql', {
    method: 'POST',
    headers: { authorization: `Bearer ${as}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as {
    readonly data?: { readonly enqueuePullRequest: { readonly mergeQueueEntry: unknown } | null };
    readonly errors?: readonly { readonly type?: string; readonly message: string }[];
  };
}

describe('enqueuePullRequest', () => {
  test('lets in what meets the rules, once, and asks for the checks of the group', async () => {
    const { org, shop, pull } = queued();
    const { nodeId, headSha, number } = pull('a');
    const ask = () => graphql(org, document, { pull: nodeId, head: headSha });
    expect((await ask()).errors?.[0]).toMatchObject({
      type: 'UNPROCESSABLE',
      message: expect.stringContaining('build'),
    });
    shop.check(headSha, 'build', 'success');
    expect((await ask()).data?.enqueuePullRequest?.mergeQueueEntry).toMatchObject({ position: 1 });
    expect(shop.state.queue.get(number)?.login).toBe('fairlead[bot]');
    expect(org.webhooks.log().map(({ event }) => event)).toContain('merge_group');
    expect((await ask()).errors?.[0]?.message).toContain('already in the queue');
  });

  test('refuses another head, a base without a queue, a closed one, people who may not write, and an App without permission', async () => {
    const { org, shop, pull } = queued();
    const { nodeId, headSha, number } = pull('a');
    shop.check(headSha, 'build', 'success');
    const messageOf = async (head: string, as?: string) =>
      (await graphql(org, document, { pull: nodeId, head }, as)).errors?.[0]?.message;
    expect(await messageOf(shop.head())).toContain('has changed');
    expect(await messageOf(headSha, org.userToken('fay'))).toContain('not accessible');
    expect((await graphql(org, document, { pull: 'PR_eHg', head: headSha })).errors?.[0]?.type).toBe(
      'NOT_FOUND',
    );
    shop.closePull(number);
    expect(await messageOf(headSha)).toContain('closed');
    const bare = queued([]);
    const open = bare.pull('a');
    const answer = await graphql(bare.org, document, { pull: open.nodeId, head: open.headSha });
    expect(answer.errors?.[0]?.message).toContain('no merge queue');
    const app = {
      id: 7,
      slug: 'fairlead',
      installationId: 70,
      permissions: { ...samplePermissions, contents: 'read' },
    };
    const less = sampleOrganisation({ app });
    less.repo('shop').drift.addRuleset(rulesetBody('queue', [queueRule]));
    less.repo('shop').createBranch('a');
    less.repo('shop').commit('a', { files: { a: '1' } });
    const theirs = less.repo('shop').openPull({ head: 'a', author: 'dev' });
    expect(
      (await graphql(less, document, { pull: theirs.nodeId, head: theirs.headSha })).errors?.[0]?.type,
    ).toBe('FORBIDDEN');
  });

  test('is the only mutation: another one fails loudly', async () => {
    const { org, pull } = queued();
    const { nodeId } = pull('a');
    const other =
      'mutation x($id: ID!) { closePullRequest(input: { pullRequestId: $id }) { clientMutationId } }';
    await expect(graphql(org, other, { id: nodeId })).rejects.toThrow('no Mutation.closePullRequest');
  });
});

describe('merge groups', () => {
  test('merge with the method of the queue, once the checks of their own commit hold', () => {
    const { shop, pull } = queued();
    const one = pull('a');
    const group = shop.enqueue(one.number, 'dev') as { head_sha: string };
    shop.check(one.headSha, 'build', 'success');
    expect(() => shop.finishGroup(one.number, 'merged')).toThrow('Required status check "build" is expected');
    expect(shop.pull(one.number).mergedAt).toBeNull();
    shop.check(group.head_sha, 'build', 'success');
    shop.finishGroup(one.number, 'merged');
    expect(shop.head()).toBe(group.head_sha);
    expect(shop.state.commits.get(group.head_sha)?.parents).toHaveLength(1);
    expect(shop.pull(one.number)).toMatchObject({ state: 'closed', mergedBy: 'github-merge-queue[bot]' });
    expect([...shop.state.refs.keys()].filter((ref) => ref.includes('gh-readonly-queue'))).toEqual([]);
  });

  test('stand on each other, merge in order, and are built anew where one before them leaves', () => {
    const { shop, pull } = queued([queueRule]);
    const [one, two] = [pull('a'), pull('b')];
    const first = shop.enqueue(one.number, 'dev') as { head_sha: string };
    const second = shop.enqueue(two.number, 'dev') as { base_sha: string };
    expect(second.base_sha).toBe(first.head_sha);
    expect(() => shop.finishGroup(two.number, 'merged')).toThrow('not first');
    shop.finishGroup(one.number, 'invalidated');
    expect(shop.state.queue.get(two.number)?.onto).toBe(shop.head());
    shop.finishGroup(two.number, 'merged');
    expect(shop.file('b.txt')).toBe('x\n');
    expect(shop.file('a.txt')).toBeUndefined();
  });

  test('do not get past a freeze', () => {
    const { shop, pull } = queued([queueRule]);
    const one = pull('a');
    shop.enqueue(one.number, 'dev');
    shop.drift.addRuleset(rulesetBody('freeze', [{ type: 'update' }]));
    expect(() => shop.finishGroup(one.number, 'merged')).toThrow('Cannot update this protected ref');
  });
});

test('a suspended installation gets no tokens', async () => {
  const org = sampleOrganisation();
  const jwt = `x.${Buffer.from(JSON.stringify({ iss: '7' })).toString('base64url')}.y`;
  const ask = async () =>
    (
      await org.fetch('https://api.github.com/app/installations/70/access_tokens', {
        method: 'POST',
        headers: { authorization: `Bearer ${jwt}` },
      })
    ).status;
  expect(await ask()).toBe(201);
  org.changeInstallation('suspend');
  expect(await ask()).toBe(403);
  org.changeInstallation('unsuspend');
  expect(await ask()).toBe(201);
});
