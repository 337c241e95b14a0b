import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type PackageIndex, startPackageIndex } from '../../demo/package-index/package-index.ts';
import { type Checkout, makeCheckout } from '../fakes/action-stage.ts';
import { type BuildRunOptions, removeBuildFolders, runBuild } from '../fakes/build-stage.ts';
import { type NpmRegistryServer, startNpmRegistry } from '../fakes/npm-registry.ts';
import { type OciRegistryServer, startOciRegistry } from '../fakes/oci-registry.ts';
import { provenanceProblems, spdxProblems } from '../fakes/schemas.ts';

let index: PackageIndex;
let npm: NpmRegistryServer;
let images: OciRegistryServer;
let checkout: Checkout;
let folder: string;
const code = (name: string): unknown => expect.objectContaining({ code: name });

/** Stands for `python -m pip wheel … -w OUT FOLDER` and for `python -m build`. */
const fakePython = `
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
const args = process.argv.slice(2);
const folder = args.at(-1);
if (args.includes('--version')) process.exit(0);
const text = readFileSync(folder + '/pyproject.toml', 'utf8');
const get = (key) => new RegExp('^' + key + ' = "(.*?)"', 'm').exec(text)[1];
const name = get('name').replaceAll('-', '_');
const noise = text.includes('# noise') ? String(Math.random()) : '';
if (args.includes('build')) {
  const header = Buffer.alloc(512);
  header.write(name + '/PKG-INFO', 0); header.write('0000644\\0', 100); header.write('0001750\\0', 108); header.write('0001750\\0', 116);
  header.write('00000000003\\0', 124); header.write(Date.now().toString(8).slice(0, 11), 136); header.write('ustar\\0' + '00', 257); header.write('0', 156);
  header.fill(32, 148, 156);
  const sum = header.reduce((a, b) => a + b, 0);
  header.write(sum.toString(8).padStart(6, '0') + '\\0 ', 148);
  const body = Buffer.alloc(512); body.write('abc');
  writeFileSync(args[args.indexOf('--outdir') + 1] + '/' + name + '-' + get('version') + '.tar.gz', gzipSync(Buffer.concat([header, body, Buffer.alloc(1024)])));
} else writeFileSync(args[args.indexOf('-w') + 1] + '/' + name + '-' + get('version') + '-py3-none-any.whl', [name, get('version'), process.env.SOURCE_DATE_EPOCH, noise].join());
`;

/** Stands for buildah: its image holds the Dockerfile and the labels; it cannot build for riscv64. */
const fakeBuildah = `
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const args = process.argv.slice(2);
const state = process.env.HOME + '/buildah.json';
if (args[0] === '--version') console.log('buildah version 1.28.2');
if (args[0] === 'info') console.log('linux/amd64');
if (args[0] === 'build') writeFileSync(state, JSON.stringify({ args, dockerfile: readFileSync(args[args.indexOf('--file') + 1], 'utf8') }));
if (args[0] === 'push' || args[0] === 'manifest') {
  const out = args.at(-1).slice(4);
  const put = (mediaType, text) => {
    const hex = createHash('sha256').update(text).digest('hex');
    mkdirSync(out + '/blobs/sha256', { recursive: true });
    writeFileSync(out + '/blobs/sha256/' + hex, text);
    return { mediaType, digest: 'sha256:' + hex, size: Buffer.byteLength(text) };
  };
  const built = JSON.parse(readFileSync(state, 'utf8'));
  const labels = built.args.filter((_, i) => built.args[i - 1] === '--label');
  const noise = built.dockerfile.includes('# noise') ? Math.random() : 0;
  const config = put('application/vnd.oci.image.config.v1+json', JSON.stringify({ os: 'linux', architecture: 'amd64', labels, noise }));
  const layer = put('application/vnd.oci.image.layer.v1.tar', built.dockerfile);
  const manifest = put('application/vnd.oci.image.manifest.v1+json', JSON.stringify({ schemaVersion: 2, config, layers: [layer] }));
  writeFileSync(out + '/index.json', JSON.stringify({ schemaVersion: 2, manifests: [manifest] }));
}
`;

const config = `
version: 1
services:
  web: {path: services/web}
  notes: {path: services/notes}
integration_tests: {path: it, package: acme-it}
`;
const project = (name: string, more = '') => `[project]\nname = "${name}"\nversion = "1.0.0"\n${more}`;
const node = (more: object = {}) =>
  `${JSON.stringify({ name: '@acme/web', version: '1.4.0', ...more }, null, 2)}\n`;
const dockerfile =
  'FROM python:3.12-slim@sha256:' + 'e'.repeat(64) + '\nCOPY . /app\nCMD ["python", "/app"]\n';

beforeAll(async () => {
  npm = await startNpmRegistry();
  images = await startOciRegistry();
});
afterAll(async () => {
  await npm.close();
  await images.close();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-main-'));
  index = await startPackageIndex({ dir: join(folder, 'index') });
  checkout = makeCheckout();
  npm.documents.clear();
  npm.tokens.clear();
  npm.requests.length = 0;
  for (const map of [images.manifests, images.tags, images.blobs]) map.clear();
  images.requests.length = 0;
  images.credentials = '';
});
afterEach(async () => {
  await index.close();
  checkout.remove();
  removeBuildFolders();
  rmSync(folder, { recursive: true, force: true });
});

function base(files: Readonly<Record<string, string>>): string {
  return checkout.commit({
    '.github/fairlead.yml': config,
    'python.mjs': fakePython,
    'buildah.mjs': fakeBuildah,
    ...files,
  });
}

function run(inputs: Readonly<Record<string, string>> = {}, more: Partial<BuildRunOptions> = {}) {
  const programs = { docker: null, buildah: [process.execPath, join(checkout.folder, 'buildah.mjs')] };
  return runBuild({
    checkout,
    context: {},
    programs,
    ...more,
    inputs: {
      python: `${process.execPath} ${checkout.folder}/python.mjs`,
      'index-url': index.indexUrl,
      'publish-url': index.publishUrl,
      'npm-registry': npm.url,
      'npm-token': 'npm-secret',
      image: `${images.host}/acme/shop`,
      ...inputs,
    },
  });
}

const pull = (headSha: string, baseSha: string, attempt = 1): Partial<BuildRunOptions> => ({
  context: {
    event: 'pull_request',
    ref: 'refs/pull/42/merge',
    headSha,
    baseSha,
    pullRequest: { number: 42, fork: false },
    run: { id: 9001, attempt, number: 12 },
  },
});

const all = () =>
  base({
    'services/web/package.json': node(),
    'services/web/package-lock.json': JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': { name: '@acme/web' },
        'node_modules/left-pad': { version: '1.3.0', integrity: `sha512-${'A'.repeat(86)}==` },
        'node_modules/jest': { version: '30.0.0', dev: true },
      },
    }),
    'services/web/index.js': 'export const one = 1;\n',
    'services/notes/pyproject.toml': project('acme-notes'),
    'services/notes/requirements.txt': 'flask==3.1.0\n# a comment\nwerkzeug\n',
    'services/notes/Dockerfile': dockerfile,
    'it/pyproject.toml': project('acme-it'),
  });

describe('every kind in one run', () => {
  test('the default branch: each under its own version, none as latest, with digests that hold', async () => {
    const sha = all();
    const result = await run();
    const alpha = `alpha.1.g${sha.slice(0, 8)}`;
    expect(
      result.artifacts.map(({ kind, service, name, version }) => [kind, service, name, version]),
    ).toEqual([
      ['npm', 'web', '@acme/web', `1.4.0-${alpha}`],
      ['python', 'notes', 'acme-notes', '1.0.0a1'],
      ['oci', 'notes', `${images.host}/acme/shop/notes`, `1.0.0-${alpha}`],
      ['python', null, 'acme-it', '1.0.0a1'],
    ]);
    expect(npm.documents.get('@acme/web')?.['dist-tags']).toEqual({ alpha: `1.4.0-${alpha}` });
    const [web, notes, image] = result.artifacts;
    const tarball = [...npm.tarballs.values()].at(-1) ?? Buffer.alloc(0);
    expect(web?.sha256).toBe(createHash('sha256').update(tarball).digest('hex'));
    const published = Object.values(npm.documents.get('@acme/web')?.versions ?? {})[0];
    expect(web).toMatchObject({ integrity: published?.dist.integrity, releaseVersion: '1.4.0' });
    expect((await index.files()).find((file) => file.package === 'acme-notes')?.sha256).toBe(notes?.sha256);
    expect(images.tags.get(`acme/shop/notes:1.0.0-${alpha}`)).toBe(`sha256:${image?.sha256}`);
    expect([...images.tags.keys()].sort()).toEqual([
      `acme/shop/notes:1.0.0-${alpha}`,
      'acme/shop/notes:alpha',
    ]);
    expect(result.outputs).toMatchObject({
      version: `1.4.0-${alpha}`,
      name: '@acme/web',
      digest: `sha256:${web?.sha256}`,
    });
    expect(checkout.git('status', '--porcelain')).toBe('');
  });

  test('the same run again finds everything published, and says the same', async () => {
    all();
    const first = await run();
    const before = { documents: structuredClone([...npm.documents]), blobs: images.blobs.size };
    const again = await run();
    expect(again.artifacts).toEqual(first.artifacts);
    expect(again.log.filter((line) => line.includes('was published already'))).toHaveLength(4);
    expect([...npm.documents]).toEqual(before.documents);
    expect(images.blobs.size).toBe(before.blobs);
  });

  test('a pull request builds what it changes, under tags of its own', async () => {
    const baseSha = all();
    await run();
    const head = checkout.commit({ 'services/web/index.js': 'export const one = 2;\n' });
    const result = await run({}, pull(head, baseSha));
    expect(result.artifacts.map(({ name, version }) => [name, version])).toEqual([
      ['@acme/web', `1.4.0-alpha.1.pr42.12.g${head.slice(0, 8)}`],
    ]);
    expect(Object.keys(npm.documents.get('@acme/web')?.['dist-tags'] ?? {}).sort()).toEqual([
      'alpha',
      'pr-42',
    ]);
  });
});

describe('bill of materials and provenance', () => {
  test('are valid by their schemas and name what was built and from what', async () => {
    const sha = all();
    const result = await run();
    const sbom = result.json('sbom') as {
      packages: { name: string; versionInfo?: string }[];
      relationships: unknown[];
    };
    expect(spdxProblems(sbom)).toBeNull();
    expect(sbom.packages.map(({ name, versionInfo }) => `${name} ${versionInfo ?? '-'}`)).toEqual(
      expect.arrayContaining(['left-pad 1.3.0', 'flask 3.1.0', 'docker.io/library/python 3.12-slim']),
    );
    expect(JSON.stringify(sbom)).not.toContain('"jest"');
    expect(sbom.relationships).toContainEqual(expect.objectContaining({ relationshipType: 'DESCRIBES' }));

    const statement = result.json('provenance') as {
      subject: { name: string; digest: { sha256: string } }[];
      predicate: unknown;
    };
    expect(provenanceProblems(statement)).toBeNull();
    expect(statement.subject.map(({ digest }) => digest.sha256).sort()).toEqual(
      result.artifacts.map(({ sha256 }) => sha256).sort(),
    );
    expect(JSON.stringify(statement.predicate)).toContain(`"gitCommit":"${sha}"`);
    expect(JSON.stringify(statement.predicate)).toContain('e'.repeat(64));
    expect(result.json('predicate')).toEqual(statement.predicate);
    const lines = result.text('subjects').trim().split('\n');
    expect(lines).toContain(`${result.artifacts[2]?.sha256}  ${images.host}/acme/shop/notes`);
    expect(lines).toHaveLength(4);
  });

  test('images are named to the runner where it has a file for that, after what is there', async () => {
    all();
    const file = join(folder, 'artifacts');
    writeFileSync(file, 'file:///a\n');
    const result = await run({ kinds: 'notes: oci' }, { environment: { GITHUB_ARTIFACTS: file } });
    const image = result.artifacts.find(({ kind }) => kind === 'oci');
    expect(readFileSync(file, 'utf8')).toBe(`file:///a\noci://${image?.name}@sha256:${image?.sha256}\n`);
  });

  test('the schemas notice what is wrong', () => {
    expect(spdxProblems({ spdxVersion: 'SPDX-2.3' })).not.toBeNull();
    expect(provenanceProblems({ _type: 'https://in-toto.io/Statement/v1' })).not.toBeNull();
  });
});

describe('other bytes under a version', () => {
  const noisy = () =>
    base({
      'services/web/package.json': node(),
      'services/web/Dockerfile': `${dockerfile}# noise\n`,
      'services/notes/pyproject.toml': project('acme-notes', '# noise\n'),
      'it/pyproject.toml': project('acme-it'),
    });

  test('are told with both digests and published beside, never over', async () => {
    const sha = noisy();
    const first = await run();
    const again = await run({}, { context: { run: { id: 9001, attempt: 2, number: 12 } } });
    const alpha = `1.4.0-alpha.1.g${sha.slice(0, 8)}`;
    const versions = again.artifacts.map(({ kind, service, version }) => `${kind} ${service} ${version}`);
    expect(versions).toEqual([
      `npm web ${alpha}`,
      `oci web ${alpha}.r02`,
      'python notes 1.0.0a1.post0.dev1202',
      'python null 1.0.0a1',
    ]);
    const warnings = again.commands.filter((line) => line.startsWith('::warning title=Version taken::'));
    expect(warnings).toHaveLength(2);
    for (const [position, at] of [
      [1, 0],
      [2, 1],
    ] as const) {
      expect(warnings[at]).toContain(first.artifacts[position]?.sha256);
      expect(warnings[at]).not.toContain(again.artifacts[position]?.sha256);
    }
    expect(images.tags.get(`acme/shop/web:${alpha}`)).toBe(`sha256:${first.artifacts[1]?.sha256}`);
  });

  test('are an error with all digests where the next version is taken as well', async () => {
    noisy();
    const attempt = (number: number) =>
      run({}, { context: { run: { id: 9001, attempt: number, number: 12 } } });
    await attempt(1);
    await attempt(2);
    await expect(attempt(2)).rejects.toEqual(code('FL_ALREADY_PUBLISHED'));
  });
});

describe('secrets', () => {
  test('npm publishes with the token it is given, whatever the package’s own .npmrc says', async () => {
    checkout.commit({
      '.github/fairlead.yml': 'version: 1\nservices:\n  web: {path: web}\n',
      'web/package.json': node(),
      'web/.npmrc': '@acme:registry=http://127.0.0.1:9/\nregistry=http://127.0.0.1:9/\n',
    });
    npm.tokens.add('npm-secret');
    const result = await run();
    expect(result.artifacts).toHaveLength(1);
    const got = result.programs.filter(({ variables }) => variables.includes('FAIRLEAD_NPM_TOKEN'));
    expect(got.map(({ command }) => command[1])).toEqual(['publish']);
    expect(JSON.stringify(result.programs)).not.toContain('npm-secret');
    const publish = npm.requests.filter(({ method }) => method === 'PUT');
    expect(publish.map(({ authorization }) => authorization)).toEqual(['Bearer npm-secret']);
  });

  test('no builder gets the token of the registry of images', async () => {
    base({
      'services/web/Dockerfile': dockerfile,
      'services/notes/Dockerfile': dockerfile,
      'it/pyproject.toml': project('acme-it'),
    });
    images.credentials = 'ada:image-secret';
    const result = await run({ 'image-token': 'image-secret' });
    expect(result.artifacts.filter(({ kind }) => kind === 'oci')).toHaveLength(2);
    expect(JSON.stringify(result.programs)).not.toContain('image-secret');
    const passwords = images.requests.filter(({ authorization }) => authorization.startsWith('Basic'));
    expect(new Set(passwords.map(({ path }) => path))).toEqual(new Set(['/token']));
  });
});

describe('source distributions', () => {
  test('are published beside the wheel, with nothing of the time of the build in them', async () => {
    base({
      'services/web/pyproject.toml': project('acme-web'),
      'services/notes/pyproject.toml': project('acme-notes'),
      'it/pyproject.toml': project('acme-it'),
    });
    const first = await run({ sdist: 'true' });
    const names = (await index.files()).map(({ filename }) => filename);
    expect(names).toEqual(
      expect.arrayContaining(['acme_web-1.0.0a1-py3-none-any.whl', 'acme_web-1.0.0a1.tar.gz']),
    );
    expect(first.text('subjects').trim().split('\n')).toHaveLength(6);
    const again = await run({ sdist: 'true' });
    expect(again.artifacts).toEqual(first.artifacts);
    expect(again.commands).toEqual([]);
  });

  test('need the package build where builds are not isolated', async () => {
    const web = 'version: 1\nservices:\n  web: {path: web}\n';
    checkout.commit({
      '.github/fairlead.yml': web,
      'web/pyproject.toml': project('acme-web'),
      'python.mjs': fakePython,
      'p.mjs': "if (process.argv.includes('build')) process.exit(1);\nawait import('./python.mjs');\n",
    });
    const inputs = {
      sdist: 'true',
      isolation: 'false',
      python: `${process.execPath} ${checkout.folder}/p.mjs`,
    };
    await expect(run(inputs)).rejects.toEqual(code('FL_TOOL_MISSING'));
  });
});

describe('what cannot be built or published', () => {
  const web = 'version: 1\nservices:\n  web: {path: web}\n';
  const commit = (files: Readonly<Record<string, string>>) =>
    checkout.commit({
      '.github/fairlead.yml': web,
      'python.mjs': fakePython,
      'buildah.mjs': fakeBuildah,
      ...files,
    });
  const single = 'FROM node:24\nCOPY . .\nRUN npm ci && npm run build\n';

  test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, string, string]>([
    ['no manifest', { 'web/app.rb': '' }, {}, 'FL_MANIFEST_MISSING', 'web has none of'],
    [
      'a kind without its file',
      { 'web/package.json': node() },
      { kinds: 'oci' },
      'FL_MANIFEST_MISSING',
      'web has no Dockerfile',
    ],
    ['an unknown kind', { 'web/package.json': node() }, { kinds: 'gem' }, 'FL_INPUT_INVALID', 'gem'],
    [
      'package.json that is no JSON',
      { 'web/package.json': '{' },
      {},
      'FL_MANIFEST_INVALID',
      'web/package.json is not JSON',
    ],
    [
      'a name that npm refuses',
      { 'web/package.json': node({ name: 'A B' }) },
      {},
      'FL_MANIFEST_INVALID',
      'name',
    ],
    [
      'a version that is an alpha',
      { 'web/package.json': node({ version: '1.0.0-rc.1' }) },
      {},
      'FL_VERSION_INVALID',
      '1.0.0-rc.1',
    ],
    [
      'another registry in publishConfig',
      { 'web/package.json': node({ publishConfig: { registry: 'https://r.example' } }) },
      {},
      'FL_INPUT_INVALID',
      'r.example',
    ],
    [
      'a build that fails',
      { 'web/package.json': node({ scripts: { build: 'node -e "process.exit(3)"' } }) },
      {},
      'FL_COMMAND_FAILED',
      'npm run build in web',
    ],
    [
      'a Dockerfile that ships its compiler',
      { 'web/Dockerfile': single },
      {},
      'FL_SINGLE_STAGE',
      'web/Dockerfile:3: the only stage runs npm run',
    ],
    [
      'a Dockerfile that is none',
      { 'web/Dockerfile': 'hello\n' },
      {},
      'FL_DOCKERFILE_INVALID',
      'web/Dockerfile:1',
    ],
    [
      'a name of an image that is none',
      { 'web/Dockerfile': dockerfile },
      { image: 'shop' },
      'FL_INPUT_INVALID',
      'shop',
    ],
    [
      'Python without an index',
      { 'web/pyproject.toml': project('a') },
      { 'index-url': '' },
      'FL_INPUT_INVALID',
      'index-url must be given',
    ],
    [
      'platforms of no machine',
      { 'web/Dockerfile': dockerfile },
      { platforms: 'linux/riscv64' },
      'FL_TOOL_MISSING',
      'linux/riscv64',
    ],
    [
      'a token over plain HTTP',
      { 'web/package.json': node() },
      { 'npm-registry': 'http://npm.example/' },
      'FL_INPUT_INVALID',
      'npm-registry',
    ],
    [
      'an index that is read over plain HTTP',
      { 'web/pyproject.toml': project('a') },
      { 'index-url': 'http://index.example/simple/' },
      'FL_INPUT_INVALID',
      'index-url must be an address that starts with https://',
    ],
    [
      'uploads over plain HTTP',
      { 'web/pyproject.toml': project('a') },
      { 'publish-url': 'http://127.0.0.1.example/legacy/' },
      'FL_INPUT_INVALID',
      'publish-url must be an address that starts with https://',
    ],
    [
      'trusted publishing without an identity',
      { 'web/package.json': node() },
      { 'npm-token': '', 'trusted-publishing': 'true' },
      'FL_TOKEN_MISSING',
      '',
    ],
  ])('%s', async (_, files, inputs, expected, detail) => {
    commit(files);
    const error = await run(inputs).catch((reason: unknown) => reason);
    expect(error).toEqual(code(expected));
    expect(String(error)).toContain(detail);
    expect(npm.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
    expect(images.blobs.size).toBe(0);
  });

  test('the last one passes where that is allowed', async () => {
    commit({ 'web/Dockerfile': single });
    expect((await run({ 'allow-single-stage': 'true' })).artifacts).toHaveLength(1);
  });

  test('no builder, or not the one that is asked for', async () => {
    commit({ 'web/Dockerfile': dockerfile });
    const none = { programs: { docker: null, buildah: null } };
    await expect(run({}, none)).rejects.toThrow('docker buildx or buildah builds images');
    await expect(run({ builder: 'docker' })).rejects.toEqual(code('FL_TOOL_MISSING'));
    await expect(run({ cache: 'github' })).rejects.toEqual(code('FL_INPUT_INVALID'));
  });

  test('docker without its daemon gives way to buildah; where it is asked for, it is an error', async () => {
    commit({
      'web/Dockerfile': dockerfile,
      'docker.mjs': "if (process.argv[3] !== 'version') { console.error('no daemon'); process.exit(1); }\n",
    });
    const programs = {
      docker: [process.execPath, join(checkout.folder, 'docker.mjs')],
      buildah: [process.execPath, join(checkout.folder, 'buildah.mjs')],
    };
    const result = await run({}, { programs });
    expect(result.artifacts).toHaveLength(1);
    expect(result.log.join()).toContain('docker cannot build here');
    await expect(run({ builder: 'docker' }, { programs })).rejects.toThrow('no daemon');
  });

  test('a registry that fails is not an empty one', async () => {
    commit({ 'web/package.json': node() });
    npm.failures.push(500, 500, 500);
    await expect(run()).rejects.toEqual(code('FL_REGISTRY_UNREACHABLE'));
    npm.failures.push(403);
    await expect(run()).rejects.toEqual(code('FL_REGISTRY_REFUSED'));
    expect(npm.documents.size).toBe(0);
  });

  test('a token that the registry refuses', async () => {
    commit({ 'web/package.json': node() });
    npm.tokens.add('another');
    await expect(run()).rejects.toEqual(code('FL_REGISTRY_REFUSED'));
  });

  test('a private package is told and left out; the image beside it is built', async () => {
    commit({ 'web/package.json': node({ private: true, version: '2.3.4' }), 'web/Dockerfile': dockerfile });
    const result = await run();
    expect(result.artifacts.map(({ kind, releaseVersion }) => [kind, releaseVersion])).toEqual([
      ['oci', '2.3.4'],
    ]);
    expect(result.log.join()).toContain('@acme/web is private');
  });

  test.each(['.', './', './web/', 'web'])('a service may lie in %s', async (path) => {
    const at = path.includes('web') ? 'web/' : '';
    checkout.commit({
      '.github/fairlead.yml': `version: 1\nservices:\n  web: {path: ${path}}\n`,
      [`${at}package.json`]: node(),
    });
    const result = await run();
    expect(result.artifacts.map(({ name }) => name)).toEqual(['@acme/web']);
  });

  test('the whole repository may be what a Dockerfile sees', async () => {
    commit({ 'web/Dockerfile': dockerfile, 'shared/a.txt': '' });
    const result = await run({ context: 'repository' });
    const build = result.programs.find(({ command }) => command[1] === 'build')?.command ?? [];
    const context = build.at(-1) ?? '';
    expect(build[build.indexOf('--file') + 1]).toBe(join(context, 'web/Dockerfile'));
    expect(result.artifacts).toHaveLength(1);
  });

  test('nothing is published from a fork, even where nobody asks for a token', async () => {
    const sha = commit({ 'web/package.json': node() });
    const fork = pull(sha, sha);
    const result = await run({}, { context: { ...fork.context, pullRequest: { number: 42, fork: true } } });
    expect(result.outputs).toMatchObject({ artifacts: '[]', digest: '', subjects: '' });
    expect(npm.requests).toEqual([]);
    expect(result.programs).toEqual([]);
  });

  test('other events build nothing', async () => {
    commit({ 'web/package.json': node() });
    const other = { context: { ref: 'refs/heads/feature' } };
    await expect(run({}, other)).rejects.toEqual(code('FL_INPUT_INVALID'));
    expect((await run({ all: 'true' }, other)).artifacts).toHaveLength(1);
  });
});

describe('docker', () => {
  test('gets a builder of its own where the one in use cannot write a folder, and the cache where there is one', async () => {
    const fakeDocker = `
import { spawnSync } from 'node:child_process';
const args = process.argv.slice(2);
if (args[1] === 'inspect') console.log('Name: x\\nDriver: ' + (args[2] === '--bootstrap' ? 'docker' : 'docker-container') + '\\nPlatforms: linux/amd64*, linux/arm64');
if (args[1] === 'build') {
  const at = (name) => args[args.indexOf(name) + 1];
  const out = /dest=([^,]+)/.exec(at('--output'))[1];
  const script = new URL('./buildah.mjs', import.meta.url).pathname;
  const labels = args.flatMap((arg, i) => (arg === '--label' ? ['--label', args[i + 1]] : []));
  spawnSync(process.execPath, [script, 'build', '--file', at('--file'), ...labels], { stdio: 'inherit' });
  spawnSync(process.execPath, [script, 'push', 'x', 'oci:' + out], { stdio: 'inherit' });
}
`;
    const two = 'version: 1\nservices:\n  web: {path: web}\n  notes: {path: notes}\n';
    checkout.commit({
      '.github/fairlead.yml': two,
      'buildah.mjs': fakeBuildah,
      'docker.mjs': fakeDocker,
      'web/Dockerfile': dockerfile,
      'notes/Dockerfile': dockerfile,
    });
    const programs = { docker: [process.execPath, join(checkout.folder, 'docker.mjs')], buildah: null };
    const environment = {
      ACTIONS_RESULTS_URL: 'https://cache.example',
      ACTIONS_RUNTIME_TOKEN: 'cache-secret',
    };
    const result = await run({ platforms: 'linux/amd64, linux/arm64' }, { programs, environment });
    expect(result.artifacts).toHaveLength(2);
    const words = result.programs.map(({ command }) => command.slice(1, 3).join(' '));
    const once = (text: string) => words.filter((word) => word === text).length;
    expect([once('buildx create'), once('buildx build'), once('buildx rm')]).toEqual([1, 2, 1]);
    expect(words.at(-1)).toBe('buildx rm');
    const builds = result.programs.filter(({ command }) => command[2] === 'build');
    for (const { command, variables } of builds) {
      expect(command).toEqual(
        expect.arrayContaining([
          '--builder',
          'fairlead-9001-1',
          '--platform',
          'linux/amd64,linux/arm64',
          '--provenance=false',
        ]),
      );
      expect(command.join(' ')).toMatch(/--cache-from type=gha,scope=fairlead-(web|notes) /);
      expect(variables).toContain('ACTIONS_RUNTIME_TOKEN');
    }
    const others = result.programs.filter(({ command }) => command[2] !== 'build');
    expect(others.flatMap(({ variables }) => variables)).not.toContain('ACTIONS_RUNTIME_TOKEN');
    expect(JSON.stringify(result.programs)).not.toContain('cache-secret');
  });
});
