import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGitHub } from '../../adapters/github/octokit/index.ts';
import { git, gitText } from '../../demo/github/git.ts';
import { startGitHub } from '../../demo/github/stage.ts';
import { githubContract } from './github.ts';

const options = {
  repository: { owner: 'acme', name: 'fieldnotes' },
  users: [{ login: 'ada', name: 'Ada', role: 'admin' as const }],
  app: {
    id: 1234,
    slug: 'fairlead',
    name: 'Fairlead',
    installationId: 77,
    permissions: {
      metadata: 'read',
      checks: 'write',
      contents: 'write',
      pull_requests: 'write',
      deployments: 'write',
    },
    events: ['pull_request'],
  },
};

githubContract('octokit, against the emulated GitHub', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-github-'));
  const stage = await startGitHub({ dir: join(folder, 'github'), ...options });
  const work = join(folder, 'work');
  await stage.clone(work, 'ada');
  const commit = async (path: string, text: string) => {
    await writeFile(join(work, path), text);
    await gitText(work, ['add', path]);
    await gitText(work, ['commit', '--quiet', '-m', `Add ${path}`]);
  };
  await commit('README.md', 'Fieldnotes\n');
  await git(work, ['push', '--quiet', 'origin', 'HEAD:refs/heads/main']);
  await gitText(work, ['switch', '--quiet', '-c', 'feature/added']);
  await commit('added.txt', 'one\n');
  await git(work, ['push', '--quiet', 'origin', 'HEAD:refs/heads/feature/added']);
  const { owner, name, id } = stage.repository;
  const opened = await stage.as('ada', 'POST', `/repos/${owner}/${name}/pulls`, {
    title: 'Added',
    head: 'feature/added',
    base: 'main',
  });
  const { number } = opened.json as { number: number };
  return {
    github: createGitHub({ appId: stage.appId, privateKey: stage.privateKey, baseUrl: stage.url }),
    repository: { installationId: stage.installationId, id, owner, name },
    pull: { number, headRef: 'feature/added', headSha: await gitText(work, ['rev-parse', 'HEAD']) },
    defaultBranch: 'main',
    file: { path: 'README.md', text: 'Fieldnotes\n' },
    async close() {
      await stage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
