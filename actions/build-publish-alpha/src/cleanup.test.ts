import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import { createGitHubPackages } from '../../../adapters/packages/github/packages.ts';
import { createOciRegistry } from '../../../adapters/registry/oci/oci.ts';
import type { Job } from '../../../core/ports/job.ts';
import { loadOpenApi, type OpenApi } from '../../../test/contract/openapi.ts';
import { type Checkout, makeCheckout } from '../../../test/fakes/action-stage.ts';
import { type GitHubPackagesServer, startGitHubPackages } from '../../../test/fakes/github-packages.ts';
import { type OciRegistryServer, startOciRegistry } from '../../../test/fakes/oci-registry.ts';
import { cleanup } from './cleanup.ts';
import { readInputs } from './inputs.ts';

const day = 86_400_000;
const now = Date.parse('2026-11-25T00:00:00Z');
const clock = { now: () => now, sleep: () => Promise.resolve() };
const code = (name: string): unknown => expect.objectContaining({ code: name });
let github: GitHubPackagesServer;
let images: OciRegistryServer;
let checkout: Checkout;
let folder: string;
let openApi: OpenApi;

beforeAll(async () => {
  openApi = loadOpenApi();
  github = await startGitHubPackages();
  images = await startOciRegistry();
  folder = mkdtempSync(join(tmpdir(), 'fairlead-cleanup-'));
  checkout = makeCheckout();
  checkout.commit({
    '.github/fairlead.yml':
      'version: 1\nservices:\n  web: {path: web}\n  lib: {path: lib}\n  py: {path: py}\n',
    'web/Dockerfile': 'FROM scratch\n',
    'lib/package.json': '{"name":"@acme/lib","version":"1.0.0"}',
    'py/pyproject.toml': '[project]\nname = "py"\nversion = "1"\n',
  });
});
afterAll(async () => {
  await github.close();
  await images.close();
  checkout.remove();
  rmSync(folder, { recursive: true, force: true });
});

const alpha = (pull: number, number: number) => `1.0.0-alpha.5.pr${pull}.${number}.g00000001`;

function put(document: object): string {
  const bytes = Buffer.from(JSON.stringify(document));
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  images.manifests.set(`acme/shop/web@${digest}`, {
    mediaType: 'application/vnd.oci.image.index.v1+json',
    bytes,
  });
  return digest;
}

let ids: Record<'amd' | 'arm' | 'old' | 'newer' | 'ended' | 'signature' | 'main', string>;

beforeEach(() => {
  for (const list of [github.requests, github.failures, images.requests]) list.length = 0;
  images.manifests.clear();
  Object.assign(images, { referrers: true });
  github.accountType = 'Organization';
  github.pulls.clear();
  github.undeletable.clear();
  github.repositories.clear();
  github.pulls.set(1, null).set(2, new Date(now - 8 * day).toISOString());
  const [amd, arm] = [put({ layers: [1] }), put({ layers: [2] })];
  const index = (name: string, ...children: string[]) =>
    put({ name, manifests: children.map((digest) => ({ digest })) });
  const old = index('old', amd);
  const newer = index('newer', arm);
  const ended = index('ended', amd, arm);
  const main = index('main');
  const signature = put({ subject: { digest: ended } });
  ids = { amd, arm, old, newer, ended, signature, main };
  const row = (id: number, name: string, ...tags: string[]) => ({ id, name, tags });
  github.packages.set('container/shop/web', [
    row(1, amd),
    row(2, arm),
    row(3, old, alpha(1, 1)),
    row(4, newer, alpha(1, 2), 'pr-1'),
    row(5, ended, alpha(2, 7), 'pr-2'),
    row(6, signature),
    row(7, main, '1.0.0-alpha.5.g00000001', 'alpha'),
  ]);
  github.packages.set('npm/lib', [
    { id: 11, name: alpha(2, 1) },
    { id: 12, name: '1.0.0' },
  ]);
});

interface Result {
  readonly deleted: readonly {
    readonly package: string;
    readonly names: readonly string[];
    readonly digest: string | null;
  }[];
  readonly failure: string | null;
  readonly log: readonly string[];
  readonly commands: readonly string[];
}

async function run(
  inputs: Readonly<Record<string, string>> = {},
  live: (() => Promise<readonly string[]>) | null = () => Promise.resolve([]),
  where: Checkout = checkout,
): Promise<Result> {
  const given = {
    mode: 'cleanup',
    'npm-registry': 'https://npm.pkg.github.com/',
    'keep-alphas': '1',
    ...inputs,
  };
  for (const key of Object.keys(process.env)) if (key.startsWith('INPUT_')) delete process.env[key];
  for (const [key, value] of Object.entries(given)) process.env[`INPUT_${key.toUpperCase()}`] = value;
  const seen = { log: [] as string[], commands: [] as string[], outputs: {} as Record<string, string> };
  const job: Job = {
    context: {
      repository: { id: 77, name: 'Acme/shop' },
      run: { id: 1, attempt: 1, number: 1 },
      event: 'schedule',
      actor: 'ada',
      ref: 'refs/heads/main',
      defaultBranch: 'main',
      headSha: 'a'.repeat(40),
      baseSha: null,
      pullRequest: null,
    },
    info: (text) => seen.log.push(text),
    command: (lines) => seen.commands.push(...lines),
    output: (name, value) => (seen.outputs[name] = value),
    summary: () => Promise.resolve(),
    handOver: () => Promise.resolve(),
    run: () => Promise.reject(new Error('nothing is run')),
  };
  const workspace = createWorkspace({ GITHUB_WORKSPACE: where.folder, RUNNER_TEMP: folder });
  const failure = await cleanup({
    inputs: readInputs(),
    job,
    workspace,
    clock,
    host: createGitHubPackages({ apiUrl: github.url, token: 't', repository: 'Acme/shop', clock }),
    registry: ({ path }) => createOciRegistry({ registry: images.host, repository: path, clock }),
    live,
  });
  return { ...seen, failure, deleted: JSON.parse(seen.outputs['deleted'] ?? 'null') as Result['deleted'] };
}

const left = (name: string) => github.packages.get(name)?.map(({ id }) => id);

describe('a clean-up', () => {
  test('by default prints the plan and deletes nothing', async () => {
    const { deleted, log } = await run();
    expect(deleted.map(({ names, digest }) => names[0] ?? digest)).toEqual([
      alpha(1, 1),
      alpha(2, 7),
      ids.amd,
      ids.signature,
      alpha(2, 1),
    ]);
    expect(github.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
    expect(log.filter((line) => line.startsWith('would delete '))).toHaveLength(5);
    expect(log).toContain(`would delete ghcr.io/acme/shop/web ${alpha(2, 7)}, pr-2: #2 has ended`);
    expect(log).toContain(`keep ghcr.io/acme/shop/web ${ids.arm}: one that stays needs it`);
    expect(log).toContain(
      '@acme/lib: versions of npm are judged by their pull request and its age alone, not by what is in use',
    );
    expect(log).toContain('py: indexes of Python packages have no API to delete; nothing is done there');
  });

  test('deletes just that, what has a name first', async () => {
    const planned = await run();
    const done = await run({ 'dry-run': 'false' });
    expect(done.deleted).toEqual(planned.deleted);
    expect(left('container/shop/web')).toEqual([2, 4, 7]);
    expect(left('npm/lib')).toEqual([12]);
    const order = github.requests
      .filter(({ method }) => method === 'DELETE')
      .map(({ path }) => path.split('/').at(-1));
    expect(order).toEqual(['3', '5', '1', '6', '11']);
  });

  test('leaves a digest in use, and all that it hangs together with', async () => {
    await run({ 'dry-run': 'false' }, () => Promise.resolve([ids.signature]));
    expect(left('container/shop/web')).toEqual([1, 2, 4, 5, 6, 7]);
    await run({ 'dry-run': 'false', 'keep-digests': ids.ended }, null);
    expect(left('container/shop/web')).toEqual([1, 2, 4, 5, 6, 7]);
  });

  test('without anybody to ask deletes nothing', async () => {
    await expect(run({ 'dry-run': 'false' }, null)).rejects.toEqual(code('FL_LIVE_UNKNOWN'));
    expect((await run({}, null)).commands[0]).toContain('Nobody was asked');
  });

  test.each([
    ['the App', () => run({ 'dry-run': 'false' }, () => Promise.reject(new Error('down')))],
    [
      'the list of versions',
      () => (github.failures.push(200, 200, 200, 500, 500, 500), run({ 'dry-run': 'false' })),
    ],
    [
      'the pull requests',
      () => (github.failures.push(200, 200, 200, 200, 403, 403, 403), run({ 'dry-run': 'false' })),
    ],
    [
      'the registry',
      () => (images.manifests.delete(`acme/shop/web@${ids.newer}`), run({ 'dry-run': 'false' })),
    ],
  ])('deletes nothing where %s cannot be read', async (what, attempt) => {
    await expect(attempt()).rejects.toThrow();
    const last = github.requests.at(-1)?.path ?? '';
    expect(last.includes('/pulls/')).toBe(what === 'the pull requests' || what === 'the registry');
    if (what === 'the list of versions') expect(last).toContain('/versions?');
    expect(github.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
  });

  test('what cannot be deleted is told; its parts stay, other packages are cleaned up', async () => {
    github.undeletable.add('3');
    const result = await run({ 'dry-run': 'false' });
    expect(result.failure).toContain(`${alpha(1, 1)}: #1 has 1 newer ones, but it cannot be deleted.`);
    expect(left('container/shop/web')).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(left('npm/lib')).toEqual([12]);
    expect(result.deleted.map((one) => one.package)).toEqual(['@acme/lib']);
  });

  test('leaves other registries and accounts alone, and says so', async () => {
    const { deleted, log } = await run({
      image: 'ghcr.io/other/shop',
      'npm-registry': 'https://registry.npmjs.org/',
    });
    expect(deleted).toEqual([]);
    expect(log.join('\n')).toContain('it belongs to another account');
    expect(log.join('\n')).toContain('only packages on npm.pkg.github.com');
    expect((await run({ image: 'docker.io/acme/shop' })).log.join('\n')).toContain('only images on ghcr.io');
  });
});

describe('packages of others', () => {
  test.each([
    ['another repository', 78, 'links it to another repository'],
    ['no repository', null, 'links it to no repository'],
  ])('one that is linked to %s stays whole, and that is told', async (_, id, why) => {
    github.repositories.set('container/shop/web', id);
    const { deleted, log } = await run({ 'dry-run': 'false' });
    expect(left('container/shop/web')).toHaveLength(7);
    expect(log).toContain(`ghcr.io/acme/shop/web: GitHub ${why}, so nothing of it is deleted`);
    expect(deleted.map((one) => one.package)).toEqual(['@acme/lib']);
  });

  test.each(['@other/lib', 'lib', '@acme.x/lib'])('%s is none of the account’s', async (name) => {
    const foreign = makeCheckout();
    try {
      foreign.commit({
        '.github/fairlead.yml': 'version: 1\nservices:\n  lib: {path: lib}\n',
        'lib/package.json': JSON.stringify({ name, version: '1.0.0' }),
      });
      const { deleted, log } = await run({ 'dry-run': 'false' }, undefined, foreign);
      expect(log).toContain(`${name}: it belongs to another account`);
      expect(deleted).toEqual([]);
    } finally {
      foreign.remove();
    }
    expect(left('npm/lib')).toEqual([11, 12]);
  });
});

describe('GitHub’s packages', () => {
  const host = () => createGitHubPackages({ apiUrl: github.url, token: 't', repository: 'acme/shop', clock });

  test('many pages come whole, of organisations and of people', async () => {
    const rows = Array.from({ length: 250 }, (_, id) => ({ id: id + 1, name: `sha256:${id}`, tags: [] }));
    github.packages.set('container/many', rows);
    expect(await host().versions('container', 'many')).toHaveLength(250);
    github.accountType = 'User';
    expect((await host().versions('container', 'many')).at(-1)).toEqual({
      id: 250,
      name: 'sha256:249',
      tags: [],
    });
    expect(await host().versions('container', 'none')).toEqual([]);
  });

  test('what is gone already is fine; a pull request that is not there is told', async () => {
    await host().remove('npm', 'lib', 999);
    expect(await host().pullRequestEnd(99)).toBeUndefined();
    expect(await host().pullRequestEnd(1)).toBeNull();
  });

  test('requests and answers are those of GitHub’s description', async () => {
    await host().versions('container', 'shop/web');
    await host().remove('container', 'shop/web', 3);
    expect(await host().repository('container', 'shop/web')).toBe(77);
    expect(await host().repository('container', 'none')).toBeUndefined();
    const template = '/orgs/{org}/packages/{package_type}/{package_name}/versions';
    const templates: Readonly<Record<string, string>> = {
      users: '/users/{username}',
      package: '/orgs/{org}/packages/{package_type}/{package_name}',
      GET: template,
      DELETE: `${template}/{package_version_id}`,
    };
    for (const { method, path } of github.requests) {
      const isPackage = path.split('/').length === 6;
      const key = path.startsWith('/users/') ? 'users' : isPackage ? 'package' : method;
      expect(openApi.checkCall({ method, template: templates[key] ?? '', path })).toEqual([]);
    }
    const answer = await fetch(`${github.url}/orgs/acme/packages/container/shop%2Fweb/versions`);
    expect(openApi.check('GET', template, 200, await answer.json())).toBeNull();
  });
});
