import { describe, expect, test } from '@jest/globals';
import { createJobDeployments } from '../../adapters/deployments/github-actions/index.ts';
import { FinalError, TransientError } from '../../core/errors/fairlead-error.ts';
import { createOrganisation } from '../../demo/organisation/index.ts';
import { type Exchange, recorded } from '../fakes/exchanges.ts';
import { createFakeDeployments } from '../fakes/deployments.ts';
import { checkDeployments } from './deployments.ts';
import { loadOpenApi } from './openapi.ts';

function stage(access: 'write' | 'read' = 'write', exchanges?: Exchange[]) {
  const permissions = { deployments: access, contents: 'read', metadata: 'read' };
  const organisation = createOrganisation({
    login: 'acme',
    app: { id: 7, slug: 'fairlead', installationId: 70, permissions },
    users: [{ login: 'olga', owner: true }],
    repositories: [{ name: 'shop', files: { 'README.md': 'shop\n' } }],
  });
  const token = organisation.installationToken();
  const fetch = recorded(organisation.fetch, exchanges);
  const deployments = createJobDeployments({ token, repository: 'acme/shop', fetch });
  return { deployments, sha: organisation.repo('shop').head() };
}

const wanted = {
  environment: 'production',
  description: 'notes 1.4.0',
  production: true,
  payload: { key: 'r1', service: 'notes' },
};

describe('deployments with a job’s token', () => {
  test('are as the port says', async () => {
    const { deployments, sha } = stage();
    await checkDeployments(deployments, sha);
  });

  test('send requests and read answers that GitHub describes', async () => {
    const exchanges: Exchange[] = [];
    const { deployments, sha } = stage('write', exchanges);
    await checkDeployments(deployments, sha);
    const api = loadOpenApi();
    const templates = new Map([
      [/\/deployments(?:\?.*)?$/, '/repos/{owner}/{repo}/deployments'],
      [/\/statuses(?:\?.*)?$/, '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses'],
    ]);
    const seen = exchanges.map(({ method, path, body, status, answer }) => {
      const template = [...templates].find(([pattern]) => pattern.test(path))?.[1] ?? path;
      expect(api.checkCall({ method, template, path, body })).toEqual([]);
      expect(api.check(method, template, status, JSON.parse(answer))).toBeNull();
      return `${method} ${template}`;
    });
    expect(new Set(seen).size).toBe(4);
  });

  test('a token that may not write is told which permission is missing', async () => {
    const { deployments, sha } = stage('read');
    expect(await deployments.list({ environment: 'production' })).toEqual([]);
    const refused = deployments.create({ ...wanted, sha });
    await expect(refused).rejects.toThrow(FinalError);
    await expect(refused).rejects.toThrow('status 403; the job needs `permissions: deployments: write`');
  });

  test.each([
    ['no answer', () => Promise.reject(new TypeError('fetch failed'))],
    ['a failure of GitHub', () => Promise.resolve(new Response('{}', { status: 502 }))],
    ['a body of another shape', () => Promise.resolve(Response.json({ message: 'ok' }))],
  ])('%s may pass', async (_, answer) => {
    const deployments = createJobDeployments({ token: 't', repository: 'acme/shop', fetch: answer });
    await expect(deployments.list({ environment: 'production' })).rejects.toThrow(TransientError);
    await expect(deployments.newest(1)).rejects.toThrow(TransientError);
  });
});

test('the fake in memory is as the port says', async () => {
  await checkDeployments(createFakeDeployments(), 'a'.repeat(40));
});
