import { type Files, type Folder, hasNode, hasPython, inFolder } from './folders.ts';
import { memberOf, parseJson } from './manifest.ts';

/** One command, and the folder it is started in: empty for the root. */
export interface Installation {
  readonly command: readonly string[];
  readonly folder: string;
}

const maxBytes = 1_000_000;
const pip = ['python', '-m', 'pip', 'install', '--disable-pip-version-check'];

/** Files that name what development needs, in the order of how usual they are. */
const devRequirements = [
  'requirements-dev.txt',
  'dev-requirements.txt',
  'requirements_dev.txt',
  'requirements-test.txt',
  'test-requirements.txt',
];
/** Extras and dependency groups that hold the tools of development. */
const devNames = new Set(['dev', 'develop', 'development', 'test', 'tests', 'testing', 'lint']);

/** Keys of one table of a TOML file: enough of TOML to find the names of extras and groups. */
function keysOf(text: string, table: string): string[] {
  const keys: string[] = [];
  let current = '';
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s*\[([^[\]]+)\]\s*(?:#.*)?$/.exec(line);
    if (header !== null) current = header[1]?.trim() ?? '';
    else if (/^\s*\[\[/.test(line)) current = '';
    const key = /^\s*["']?([A-Za-z0-9][\w.-]*)["']?\s*=/.exec(line)?.[1];
    if (current === table && key !== undefined) keys.push(key);
  }
  return keys;
}

function developing(names: readonly string[]): string[] {
  return names.filter((name) => devNames.has(name.toLowerCase()));
}

/** pip's arguments for one folder. */
async function pythonArguments(folder: Folder, files: Files, governed: boolean): Promise<string[]> {
  const requirements = devRequirements.filter((name) => folder.names.has(name));
  const all = folder.names.has('requirements.txt') ? ['requirements.txt', ...requirements] : requirements;
  const fromFiles = all.flatMap((name) => ['-r', inFolder(folder, name)]);
  if (requirements.length > 0 || governed) return fromFiles;
  const project = folder.names.has('pyproject.toml')
    ? await files.read(inFolder(folder, 'pyproject.toml'), maxBytes)
    : null;
  if (project === null || !keysOf(project, 'project').includes('name')) return fromFiles;
  const extras = developing(keysOf(project, 'project.optional-dependencies'));
  const where = `./${folder.path}`.replace(/\/$/, '');
  const groups = developing(keysOf(project, 'dependency-groups')).flatMap((name) => [
    '--group',
    `${inFolder(folder, 'pyproject.toml')}:${name}`,
  ]);
  return [...fromFiles, '-e', extras.length > 0 ? `${where}[${extras.join(',')}]` : where, ...groups];
}

/**
 * One pip for all folders, so that their needs are weighed together. Where the root has a file of development
 * requirements, it says what is installed, and projects are not.
 */
export async function pythonInstallations(folders: readonly Folder[], files: Files): Promise<Installation[]> {
  const having = folders.filter(hasPython);
  const root = having.find(({ path }) => path === '');
  const governed = root !== undefined && devRequirements.some((name) => root.names.has(name));
  const given: string[] = [];
  for (const folder of having) given.push(...(await pythonArguments(folder, files, governed)));
  return given.length === 0 ? [] : [{ command: [...pip, ...given], folder: '' }];
}

/** What coverage and lint need of Python and is not there yet. */
export interface PythonTool {
  /** Module to look for. */
  readonly module: string;
  /** Package to install. */
  readonly package: string;
}

/** The tools that the other actions start: those of tests where there are tests, and Ruff for all Python. */
export function pythonTools(folders: readonly Folder[]): PythonTool[] {
  const tools: PythonTool[] = [];
  if (folders.some(({ pythonTests }) => pythonTests)) {
    tools.push({ module: 'pytest', package: 'pytest' }, { module: 'pytest_cov', package: 'pytest-cov' });
  }
  if (folders.some(hasPython)) tools.push({ module: 'ruff', package: 'ruff' });
  return tools;
}

/** Installs what is missing. */
export function toolInstallation(missing: readonly PythonTool[]): Installation {
  return { command: [...pip, ...missing.map((tool) => tool.package)], folder: '' };
}

async function isWorkspace(root: Folder | undefined, files: Files): Promise<boolean> {
  if (root === undefined) return false;
  if (root.names.has('pnpm-workspace.yaml')) return true;
  const manifest = parseJson(await files.read('package.json', maxBytes));
  return memberOf(manifest, 'workspaces') !== undefined;
}

async function nodeCommand(folder: Folder, files: Files): Promise<readonly string[] | null> {
  const { names } = folder;
  if (names.has('package-lock.json') || names.has('npm-shrinkwrap.json'))
    return ['npm', 'ci', '--no-audit', '--no-fund'];
  if (names.has('pnpm-lock.yaml')) return ['corepack', 'pnpm', 'install', '--frozen-lockfile'];
  if (names.has('yarn.lock')) {
    const lock = await files.read(inFolder(folder, 'yarn.lock'), 64 * maxBytes);
    const classic = lock?.slice(0, 500).includes('yarn lockfile v1') === true;
    return ['corepack', 'yarn', 'install', classic ? '--frozen-lockfile' : '--immutable'];
  }
  return null;
}

/** One installation for each folder with a lock file; one without needs none where a workspace at the root has it. */
export async function nodeInstallations(folders: readonly Folder[], files: Files): Promise<Installation[]> {
  const having = folders.filter(hasNode);
  const workspace = await isWorkspace(
    having.find(({ path }) => path === ''),
    files,
  );
  const found: Installation[] = [];
  for (const folder of having) {
    const locked = await nodeCommand(folder, files);
    if (locked === null && workspace && folder.path !== '') continue;
    const unlocked = ['npm', 'install', '--no-audit', '--no-fund', '--no-package-lock'];
    found.push({ command: locked ?? unlocked, folder: folder.path });
  }
  return found;
}
