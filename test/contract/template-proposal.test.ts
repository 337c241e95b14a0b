import { expect, test } from '@jest/globals';
import { createStandaloneStage } from '../fakes/standalone-stage.ts';

const branch = 'fairlead/templates';
const organisationWide = ['templates', '--organisation', '--pull-request', '--org', 'acme'];
const stageWith = (files: Readonly<Record<string, string>> = { 'README.md': 'x\n' }) =>
  createStandaloneStage({
    repositories: [
      { name: '.github', files },
      { name: 'shop', files: { 'README.md': 'shop\n' } },
    ],
  });
type Stage = ReturnType<typeof stageWith>;
const fileOf = (stage: Stage, path: string, repository = '.github') =>
  stage.organisation.repo(repository).file(path, branch);
const pullsOf = (stage: Stage, repository = '.github') => [
  ...stage.organisation.repo(repository).state.pulls.values(),
];

test('the organisation’s templates are proposed once, and asking again writes nothing', async () => {
  const stage = stageWith();
  const first = await stage.cli(organisationWide);
  expect([first.code, first.error]).toEqual([0, expect.stringContaining('Proposed by acme/.github#1')]);
  // A branch, one commit, the pull request.
  expect(stage.writes().map(({ path }) => path.split('/').at(-1))).toEqual(['refs', 'graphql', 'pulls']);
  expect(pullsOf(stage)).toMatchObject([{ title: 'Starter workflows of Fairlead', state: 'open' }]);
  const text = fileOf(stage, 'workflow-templates/fairlead-deploy.yml');
  expect(text).toMatch(/^# fairlead-template: fairlead-deploy /);
  expect(fileOf(stage, 'workflow-templates/fairlead-deploy.properties.json')).toContain('"iconName"');

  const second = await stage.cli(organisationWide);
  expect(second).toMatchObject({ code: 0, error: expect.stringContaining('#1') });
  // Only the question whether the pull request is there.
  expect(stage.writes().map(({ path }) => path)).toEqual(['/repos/acme/.github/pulls']);
  expect(pullsOf(stage)).toHaveLength(1);
});

test('what somebody changed on the branch stays, and is updated on request', async () => {
  const stage = stageWith();
  const one = ['templates', 'deploy', '--pull-request'];
  await stage.cli(one);
  const path = '.github/workflows/fairlead-deploy.yml';
  const shop = stage.organisation.repo('shop');
  const edited = `${fileOf(stage, path, 'shop')}# ours\n`;
  shop.setFile(branch, path, edited);
  const kept = await stage.cli(one);
  expect([kept.code, kept.error]).toEqual([1, expect.stringContaining('left, since somebody changed it')]);
  expect(fileOf(stage, path, 'shop')).toBe(edited);
  expect((await stage.cli([...one, '--force'])).code).toBe(0);
  expect(`${fileOf(stage, path, 'shop')}# ours\n`).toBe(edited);
  expect(pullsOf(stage, 'shop')).toHaveLength(1);
});

test('an older file that nobody changed is replaced, somebody’s own is left', async () => {
  const stage = stageWith({ 'workflow-templates/fairlead-rollback.yml': 'on: push # ours\n' });
  const { code, error } = await stage.cli(organisationWide);
  expect(code).toBe(1);
  expect(error).toContain('workflow-templates/fairlead-rollback.yml: left');
  expect(fileOf(stage, 'workflow-templates/fairlead-rollback.yml')).toBe('on: push # ours\n');
  expect(pullsOf(stage)[0]?.body).toContain('- `workflow-templates/fairlead-rollback.yml`');
});

test('merged and complete, there is nothing to propose; a branch that was left is taken anew', async () => {
  const stage = stageWith();
  const one = ['templates', 'deploy', '--pull-request'];
  await stage.cli(one);
  const shop = stage.organisation.repo('shop');
  const text = fileOf(stage, '.github/workflows/fairlead-deploy.yml', 'shop') ?? '';
  shop.setFile('main', '.github/workflows/fairlead-deploy.yml', text);
  const pull = pullsOf(stage, 'shop')[0];
  if (pull !== undefined) pull.state = 'closed';
  stage.writes();
  const again = await stage.cli(one);
  expect(again).toMatchObject({ code: 0, error: expect.stringContaining('Nothing to propose to acme/shop') });
  expect(stage.writes()).toEqual([]);

  const other = await stage.cli(['templates', 'rollback', '--pull-request']);
  expect(other).toMatchObject({ code: 0, error: expect.stringContaining('Proposed by acme/shop#2') });
  expect(shop.file('.github/workflows/fairlead-rollback.yml', branch)).toContain('fairlead-template');
  expect(shop.file('.github/workflows/fairlead-deploy.yml', branch)).toBe(text);
});

test('a token that may not write gets GitHub’s refusal', async () => {
  const stage = stageWith();
  const { code, error } = await stage.cli(organisationWide, 'dev');
  expect(code).toBe(1);
  expect(error).toMatch(/\(FL_[A-Z_]+\)/);
  expect(pullsOf(stage)).toEqual([]);
});
