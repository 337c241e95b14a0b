import { loadServices } from '../../../core/changes/services.ts';
import type { Workspace } from '../../../core/ports/job.ts';

/** A folder that holds a project: the root, or a service's. */
export interface Folder {
  /** Relative to the checkout, empty for the root. */
  readonly path: string;
  readonly names: ReadonlySet<string>;
  /** Whether the folder `tests` has Python files. */
  readonly pythonTests: boolean;
}

export type Files = Pick<Workspace, 'list' | 'read'>;

/** The path of a file in a folder. */
export function inFolder(folder: Folder, name: string): string {
  return folder.path === '' ? name : `${folder.path}/${name}`;
}

/** The root and the folders of the services. Errors: FL_CONFIG_INVALID. */
export async function readFolders(files: Files, servicesFrom: string): Promise<Folder[]> {
  const { services } = await loadServices(files, servicesFrom);
  const paths = [...new Set(['', ...Object.values(services).map(({ path }) => path.replace(/\/+$/, ''))])];
  const folders: Folder[] = [];
  for (const path of paths) {
    const names = new Set(await files.list(path === '' ? '.' : path));
    const tests = names.has('tests') ? await files.list(path === '' ? 'tests' : `${path}/tests`) : [];
    folders.push({ path, names, pythonTests: tests.some((name) => name.endsWith('.py')) });
  }
  return folders;
}

const pythonMark =
  /^(?:pyproject\.toml|setup\.(?:py|cfg)|pytest\.ini|Pipfile|(?:dev-|test-)?requirements.*\.txt)$/;

/** Whether a folder has a Python project or Python tests. */
export function hasPython(folder: Folder): boolean {
  return folder.pythonTests || [...folder.names].some((name) => pythonMark.test(name));
}

/** Whether a folder has a Node package. */
export function hasNode(folder: Folder): boolean {
  return folder.names.has('package.json');
}
