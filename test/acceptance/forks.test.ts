import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createForkEngine } from '../fakes/fork-engine.ts';
import { openPolicyShop, type PolicyShop } from '../fakes/policy-shop.ts';
import { projectFile } from '../fakes/project-file.ts';
import { pythonFolder } from '../fakes/python-tools.ts';

const isolates = spawnSync('unshare', ['--user', '--map-root-user', '--net', '--pid', '--fork', 'true']);
const able = isolates.status === 0 && pythonFolder !== '';
const why = '(skipped: this machine has no Python, or lets nobody make namespaces)';
const forkTest = able ? test : test.skip;
const name = (text: string) => (able ? text : `${text} ${why}`);

let dir = '';
let opened: PolicyShop | null = null;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'fairlead-fork-run-'));
});
afterEach(async () => {
  await opened?.stage.close();
  opened = null;
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Text files below a folder of the project, by their path in the sample's repository. */
function filesOf(folder: string, below: string): Record<string, string> {
  const root = fileURLToPath(projectFile(folder));
  const found = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(?:py|toml|md|html|css|sql)$/.test(entry.name),
  );
  return Object.fromEntries(
    found.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [`${below}${path.slice(root.length)}`, readFileSync(path, 'utf8')];
    }),
  );
}

const config = readFileSync(projectFile('examples/fieldnotes/.github/fairlead.yml'), 'utf8');
const notes = 'services/notes/src/fieldnotes_notes/app.py';

/** The sample system, a stranger's change of one service, and a maintainer's word. */
async function play(change: (text: string) => string) {
  const files = {
    ...filesOf('examples/fieldnotes/services', 'services'),
    ...filesOf('integration-tests', 'integration-tests'),
  };
  opened = await openPolicyShop({
    config,
    periodMs: 86_400_000,
    forkTests: true,
    repositories: [{ name: 'shop', files: { ...files, '.github/fairlead.yml': config } }],
  });
  const { stage, shop, say } = opened;
  const text = files[notes];
  if (text === undefined) throw new Error(`there is no ${notes}`);
  const { number, headSha } = shop.openPull({
    head: 'patch',
    author: 'eve',
    fork: { owner: 'eve', files: { [notes]: change(text) } },
  });
  await stage.settle();
  await say(number, 'bob', `/fairlead test ${headSha}`);
  const [stored] = await stage.store.list('testrun:');
  const engine = await createForkEngine(stage, config, dir, pythonFolder);
  expect(await engine.reconcile(stored?.key ?? '')).toEqual({});
  const [run] = await stage.store.list('testrun:');
  const check = [...shop.state.checkRuns.values()].find((each) => each.name === 'fairlead/tests');
  return { run: run?.state, check, headSha };
}

forkTest(
  name('a fork’s commit is built, started and tested, all services of it, and nothing is left or promoted'),
  async () => {
    const { run, check, headSha } = await play((text) => `${text}\n# changed by a stranger\n`);
    expect([check?.headSha, check?.conclusion, check?.output.title]).toEqual([
      headSha,
      'success',
      expect.stringMatching(/passed/),
    ]);
    expect(check?.output.summary).toContain('From a fork, built from source');
    expect(run).toMatchObject({ kind: 'fork', phase: 'passed', data: { promotable: false } });
    expect(await opened?.stage.store.list('promotion:')).toEqual([]);
    expect(readdirSync(join(dir, 'fork-tests'))).toEqual([]);
  },
  240_000,
);

forkTest(
  name('a fork’s commit that breaks its service fails, with the reason'),
  async () => {
    const { check } = await play(() => 'raise RuntimeError("broken by a stranger")\n');
    expect(check?.conclusion).toBe('failure');
    expect(check?.output.title).toMatch(/notes .*(?:ended|did not answer)/);
  },
  240_000,
);
