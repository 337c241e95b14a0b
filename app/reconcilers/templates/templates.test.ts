import { afterEach, describe, expect, test } from '@jest/globals';
import { templateCatalogue } from '../../../core/templates/index.ts';
import { openPolicyShop, type PolicyShop } from '../../../test/fakes/policy-shop.ts';
import { readTemplatesKey, templatesKey } from './key.ts';

let open: PolicyShop | null = null;
afterEach(async () => {
  await open?.stage.close();
  open = null;
});

async function shopWith(config: string, more: object = {}): Promise<PolicyShop> {
  open = await openPolicyShop({ config, ...more });
  return open;
}

const pullsBy = (shop: PolicyShop['shop']) =>
  [...shop.state.pulls.values()].filter(({ author }) => author === 'fairlead[bot]');

describe('/fairlead templates', () => {
  test('in a repository: the workflow of its strategy, on a branch that the strategy takes', async () => {
    const shop = await shopWith('strategy: gitflow\n', { branches: ['develop'] });
    const pull = shop.work('feature/x', 'develop');
    await shop.say(pull.number, 'bob', '/fairlead templates');
    const [proposed, ...others] = pullsBy(shop.shop).filter(({ title }) => title.includes('Starter'));
    expect(others).toEqual([]);
    expect(shop.answers(pull.number)).toContain(`Proposed by #${proposed?.number}.`);
    const branch = proposed?.headRef ?? '';
    expect(shop.shop.file('.github/workflows/fairlead-strategy-gitflow.yml', branch)).toContain(
      '# fairlead-template: fairlead-strategy-gitflow ',
    );
    expect(shop.conclusions(shop.shop.head(branch))).not.toContain('failure');
    expect(shop.stage.errors).toEqual([]);
  });

  test('in .github: every template, and asked again it is one pull request', async () => {
    const shop = await shopWith('strategy: feature\n', {
      repositories: [
        { name: 'shop', files: { 'README.md': 'x\n' } },
        { name: '.github', files: { 'README.md': 'x\n' } },
      ],
      teams: [{ slug: 'core', members: ['bob'], repositories: { shop: 'push', '.github': 'push' } }],
    });
    const home = shop.stage.organisation.repo('.github');
    const issue = home.openPull({ head: branchOf(home), author: 'bob' });
    await shop.stage.settle();
    home.comment(issue.number, 'bob', '/fairlead templates');
    await shop.stage.settle();
    const [proposed] = pullsBy(home);
    const written = [...templateCatalogue].flatMap(({ name }) => [
      home.file(`workflow-templates/${name}.yml`, proposed?.headRef),
      home.file(`workflow-templates/${name}.properties.json`, proposed?.headRef),
    ]);
    expect(written).not.toContain(undefined);
    const before = home.head(proposed?.headRef);
    home.comment(issue.number, 'bob', '/fairlead templates');
    await shop.stage.settle();
    expect(pullsBy(home)).toHaveLength(1);
    expect(home.head(proposed?.headRef)).toBe(before);
    expect(shop.stage.errors).toEqual([]);
  });

  test('somebody without the permission is refused, and nothing is written', async () => {
    const shop = await shopWith('strategy: feature\n');
    const pull = shop.work('feature/x');
    await shop.say(pull.number, 'eve', '/fairlead templates');
    expect(shop.answers(pull.number)).toContain('Not done, eve. This asks for the permission write');
    expect(pullsBy(shop.shop)).toEqual([]);
  });

  test('what somebody made stays, and is named', async () => {
    const shop = await shopWith('strategy: feature\n');
    shop.shop.setFile('main', '.github/workflows/fairlead-strategy-feature.yml', 'on: push # ours\n');
    const pull = shop.work('feature/x');
    await shop.say(pull.number, 'bob', '/fairlead templates');
    const said = shop.answers(pull.number);
    expect(said).toContain('There is nothing to propose');
    expect(said).toContain('Somebody changed `.github/workflows/fairlead-strategy-feature.yml`');
    expect(pullsBy(shop.shop)).toEqual([]);
  });

  test('a permission that was not granted is told', async () => {
    const shop = await shopWith('strategy: feature\n');
    const { permissions } = shop.stage.organisation.state.app as { permissions: Record<string, string> };
    delete permissions['workflows'];
    const pull = shop.work('feature/x');
    await shop.say(pull.number, 'bob', '/fairlead templates');
    expect(shop.answers(pull.number)).toMatch(/Not done\. .*FL\\?_/);
    expect(pullsBy(shop.shop)).toEqual([]);
  });
});

function branchOf(home: PolicyShop['shop']): string {
  home.createBranch('work');
  home.commit('work', { files: { 'a.txt': '1\n' }, author: 'bob' });
  return 'work';
}

test('the key of a job', () => {
  const key = templatesKey(7, { number: 3, id: 'comment-12-0' });
  expect(readTemplatesKey(key)).toEqual({ repositoryId: 7, number: 3, id: 'comment-12-0' });
  for (const other of [
    'templates:',
    'templates:7/3/',
    'templates:7/3/a/b',
    'x',
    `templates:7/3/${'a'.repeat(81)}`,
  ]) {
    expect(readTemplatesKey(other)).toBeNull();
  }
});
