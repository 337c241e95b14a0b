import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { githubApp, organisation, people, repositoryName } from '../../../demo/day/cast.ts';
import { gitText } from '../../../demo/github/git.ts';
import { startGitHub, type GitHubStage } from '../../../demo/github/stage.ts';
import { startOidcIssuer } from '../../../demo/oidc/issuer.ts';
import { startPackageIndex, type PackageIndex } from '../../../demo/package-index/package-index.ts';
import { startOciRegistry, type OciRegistryServer } from '../oci-registry.ts';
import { pythonFolder } from '../python-tools.ts';
import { startApp } from './app.ts';
import { branchAhead } from './events.ts';
import { startTrustingIndex, startTrustingNpm, type TrustingIndex, type TrustingNpm } from './registries.ts';
import { runWorkflow, type ActRun, type Start } from './run.ts';

const product = join(import.meta.dirname, '..', '..', '..');

/** The real App, an emulated GitHub with one sample repository, registries, and act as the runner. */
export interface ActStage {
  readonly github: GitHubStage;
  readonly index: PackageIndex;
  /** Before the index: where jobs upload to. */
  readonly uploads: TrustingIndex;
  readonly npm: TrustingNpm;
  readonly images: OciRegistryServer;
  /** Of the sample's change. */
  readonly pull: number;
  run(workflow: string, event: Start): Promise<ActRun>;
  close(): Promise<void>;
}

/** @param sample a folder of test/fixtures/templates: `main` is its default branch, `change` what a pull request changes */
export async function startActStage(act: string, sample: string): Promise<ActStage> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-act-'));
  const closers: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const keep = <T extends { close(): Promise<void> }>(part: T): T => {
    closers.push(() => part.close());
    return part;
  };
  const github = keep(
    await startGitHub({
      dir: join(folder, 'github'),
      repository: { owner: organisation, name: repositoryName },
      users: people,
      app: githubApp(product),
    }),
  );
  const issuer = keep(await startOidcIssuer());
  const index = keep(await startPackageIndex({ dir: join(folder, 'index') }));
  const uploads = keep(await startTrustingIndex(issuer, index.publishUrl));
  const npm = keep(await startTrustingNpm(issuer));
  const images = keep(await startOciRegistry());
  const app = keep(await startApp(folder, { github, issuer, index }));
  const pull = await seed(join(folder, 'clone'), sample, github);
  const parts = {
    act,
    github,
    issuer,
    app,
    python: join(pythonFolder, 'jobs', 'bin'),
    published: publishedActions(join(folder, 'published')),
    variables: {
      FAIRLEAD_URL: app.origin,
      PACKAGE_INDEX_URL: index.indexUrl,
      PACKAGE_PUBLISH_URL: uploads.publishUrl,
      RELEASE_INDEX_URL: index.indexUrl,
      RELEASE_PUBLISH_URL: index.publishUrl,
      NPM_REGISTRY_URL: npm.url,
      IMAGE_NAME: `${images.host}/acme/fieldnotes`,
      SERVICES: '["notes"]',
      QA_SERVICES: '["notes"]',
    },
  };
  let runs = 0;
  return {
    github,
    index,
    uploads,
    npm,
    images,
    pull,
    run: (workflow, event) => {
      runs += 1;
      return runWorkflow(workflow, event, { ...parts, dir: join(folder, `run-${runs}`) });
    },
    async close() {
      for (const close of closers.toReversed()) await close();
    },
  };
}

/** `main`, a release branch, a tag, and the pull request. */
async function seed(clone: string, sample: string, github: GitHubStage): Promise<number> {
  await github.clone(clone, 'ada');
  const commit = async (branch: string, files: Readonly<Record<string, string>>) => {
    await gitText(clone, ['switch', '--quiet', '--create', branch]);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(clone, path)), { recursive: true });
      writeFileSync(join(clone, path), text);
    }
    await gitText(clone, ['add', '--all']);
    await gitText(clone, ['commit', '--quiet', '--allow-empty', '--message', `Work on ${branch}`]);
    await gitText(clone, ['push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`]);
  };
  await gitText(clone, ['checkout', '--quiet', '--orphan', 'start']);
  await commit('main', filesOf(join(sample, 'main')));
  await gitText(clone, ['tag', 'v1.1.0']);
  await gitText(clone, ['push', '--quiet', 'origin', 'refs/tags/v1.1.0']);
  await commit('release/1.1', {});
  await gitText(clone, ['switch', '--quiet', 'main']);
  await commit(branchAhead, { 'services/notes/ahead.py': 'import os\n' });
  await gitText(clone, ['switch', '--quiet', 'main']);
  await commit('feature/more', filesOf(join(sample, 'change')));
  return github.openPull({ head: 'feature/more', base: 'main', title: 'More', login: 'ada' });
}

function filesOf(sample: string): Readonly<Record<string, string>> {
  const folder = join(product, 'test', 'fixtures', 'templates', sample);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

/** What a release publishes of our actions; act copies the folder for each step. */
function publishedActions(folder: string): string {
  const isPublished = (path: string) => !/^actions[/\\][^/\\]+[/\\]src/.test(path.slice(product.length + 1));
  for (const name of ['action.yml', 'actions']) {
    cpSync(join(product, name), join(folder, name), { recursive: true, filter: isPublished });
  }
  return folder;
}
