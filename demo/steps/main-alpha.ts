import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import type { Chapter, Day } from '../day/chapter.ts';
import { completedCheck, failedLogs, play } from '../day/helpers.ts';
import { until } from '../day/until.ts';
import type { IndexedFile } from '../package-index/package-index.ts';

const run = promisify(execFile);
const packageName = 'fieldnotes-notes';

/** main gets its own alpha; what passes is promoted, and the release holds the bytes that were tested. */
export const mainAlpha: Chapter = {
  name: 'main-alpha',
  title: 'main: its own alpha, tests, promotion to a release',
  async run(day) {
    const { stage, reporter, memory } = day;
    const known = new Set((await stage.index.files()).map((file) => file.filename));
    const runs = await play(day, { name: 'push', branch: 'main' }, { actor: 'grace' });
    const tests = await completedCheck(stage, memory.mainSha ?? '', 'fairlead/tests', 90_000);
    const fresh = async (pattern: RegExp): Promise<IndexedFile | null> =>
      (await stage.index.files()).find(
        (file) => file.package === packageName && !known.has(file.filename) && pattern.test(file.version),
      ) ?? null;
    const alpha = await fresh(/^\d+(\.\d+)*a\d+$/);
    reporter.step(
      'main-alpha',
      alpha !== null && tests?.conclusion === 'success',
      'a main alpha of notes in the package index; fairlead/tests succeeds on main',
      `${alpha?.filename ?? 'no alpha'}; fairlead/tests ${tests?.conclusion ?? 'missing'}: ${tests?.title ?? ''}${failedLogs(runs)}`,
    );
    const release = await until(() => fresh(/^\d+(\.\d+)*$/), 30_000);
    await promoted(day, alpha, release);
  },
};

async function promoted(day: Day, alpha: IndexedFile | null, release: IndexedFile | null): Promise<void> {
  const expected =
    'only file name, .dist-info folder, Version and RECORD differ; importlib.metadata tells the release';
  if (alpha === null || release === null) {
    day.reporter.step('promote', false, expected, release === null ? 'no release appeared' : 'no alpha');
    return;
  }
  const differing = await compare(day, alpha, release);
  const version = await importedVersion(day, release);
  day.memory.promoted = { alpha: alpha.version, release: release.version };
  day.reporter.step(
    'promote',
    differing.length === 0 && version === release.version,
    expected,
    `${alpha.filename} (${alpha.sha256.slice(0, 12)}) → ${release.filename} (${release.sha256.slice(0, 12)}); ${
      differing.length === 0 ? 'every other member equal' : `differing: ${differing.join(', ')}`
    }; the installed code says ${version}`,
  );
}

/** Compares the two files as the index holds them, with no code of the product. */
async function compare(day: Day, alpha: IndexedFile, release: IndexedFile): Promise<readonly string[]> {
  const folder = join(day.stage.layout.index, packageName);
  const read = async (file: IndexedFile) =>
    unzipSync(new Uint8Array(await readFile(join(folder, file.filename))));
  const [before, after] = [await read(alpha), await read(release)];
  const renamed = (path: string): string =>
    path.replace(`-${alpha.version}.dist-info/`, `-${release.version}.dist-info/`);
  const differing: string[] = [];
  const left = new Set(Object.keys(after));
  for (const [path, bytes] of Object.entries(before)) {
    const other = after[renamed(path)];
    left.delete(renamed(path));
    if (path.endsWith('.dist-info/RECORD')) continue;
    const text = path.endsWith('.dist-info/METADATA');
    const wanted = text ? metadata(bytes, alpha.version, release.version) : Buffer.from(bytes);
    if (other === undefined || !wanted.equals(Buffer.from(other))) differing.push(renamed(path));
  }
  return [...differing, ...left];
}

function metadata(bytes: Uint8Array, from: string, to: string): Buffer {
  return Buffer.from(
    Buffer.from(bytes).toString('utf8').replace(`\nVersion: ${from}\n`, `\nVersion: ${to}\n`),
  );
}

/** Installs the release's file by itself and asks the code for its version. */
async function importedVersion(day: Day, release: IndexedFile): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-day-'));
  const python = join(day.stage.pythonBin, 'python');
  const wheel = join(day.stage.layout.index, packageName, release.filename);
  const options = { timeout: 60_000, env: { PATH: process.env['PATH'] ?? '' } };
  try {
    const flags = ['--quiet', '--no-deps', '--no-index', '--disable-pip-version-check'];
    await run(python, ['-m', 'pip', 'install', ...flags, '--target', join(folder, 'site'), wheel], options);
    const program = join(folder, 'version.py');
    await writeFile(program, 'import fieldnotes_notes\nprint(fieldnotes_notes.__version__)\n');
    const env = { ...options.env, PYTHONPATH: join(folder, 'site') };
    return (await run(python, [program], { ...options, env })).stdout.trim();
  } catch (error) {
    return error instanceof Error ? `an error: ${error.message.split('\n')[0] ?? ''}` : 'an error';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
