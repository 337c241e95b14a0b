import { type Files, type Folder, hasNode, hasPython, inFolder } from './folders.ts';
import type { LanguageChoice } from './inputs.ts';
import { memberOf, parseJson } from './manifest.ts';

/** What actions/setup-python or actions/setup-node gets; at most one of both texts is not empty. */
export interface Language {
  readonly wanted: boolean;
  readonly version: string;
  readonly versionFile: string;
}

const maxBytes = 1_000_000;
const notWanted: Language = { wanted: false, version: '', versionFile: '' };

type VersionFile = (folder: Folder, files: Files) => Promise<string | null>;

/** The first file that says which version the projects want, or the newest that is usual. */
async function chosen(
  choice: LanguageChoice,
  folders: readonly Folder[],
  files: Files,
  language: { readonly find: VersionFile; readonly usual: string },
): Promise<Language> {
  if (choice !== 'auto') return { wanted: true, version: choice, versionFile: '' };
  for (const folder of folders) {
    const versionFile = await language.find(folder, files);
    if (versionFile !== null) return { wanted: true, version: '', versionFile };
  }
  return { wanted: true, version: language.usual, versionFile: '' };
}

async function says(files: Files, path: string, pattern: RegExp): Promise<boolean> {
  const text = await files.read(path, maxBytes);
  return text !== null && pattern.test(text);
}

const pythonFile: VersionFile = async (folder, files) => {
  const toolVersions = inFolder(folder, '.tool-versions');
  if (folder.names.has('.python-version')) return inFolder(folder, '.python-version');
  if (folder.names.has('.tool-versions') && (await says(files, toolVersions, /^python\s/m)))
    return toolVersions;
  const project = inFolder(folder, 'pyproject.toml');
  const named =
    folder.names.has('pyproject.toml') && (await says(files, project, /^\s*requires-python\s*=/m));
  return named ? project : null;
};

const nodeFile: VersionFile = async (folder, files) => {
  for (const name of ['.nvmrc', '.node-version']) if (folder.names.has(name)) return inFolder(folder, name);
  const toolVersions = inFolder(folder, '.tool-versions');
  if (folder.names.has('.tool-versions') && (await says(files, toolVersions, /^node(?:js)?\s/m)))
    return toolVersions;
  const path = inFolder(folder, 'package.json');
  const manifest = parseJson(await files.read(path, maxBytes));
  const named = ['engines', 'volta'].some((key) => typeof memberOf(manifest, key, 'node') === 'string');
  return named ? path : null;
};

/** Which Python the job needs. */
export async function detectPython(
  choice: LanguageChoice,
  folders: readonly Folder[],
  files: Files,
): Promise<Language> {
  const having = folders.filter(hasPython);
  if (choice === 'off' || (choice === 'auto' && having.length === 0)) return notWanted;
  return chosen(choice, having, files, { find: pythonFile, usual: '3.x' });
}

/** Which Node the job needs. */
export async function detectNode(
  choice: LanguageChoice,
  folders: readonly Folder[],
  files: Files,
): Promise<Language> {
  const having = folders.filter(hasNode);
  if (choice === 'off' || (choice === 'auto' && having.length === 0)) return notWanted;
  return chosen(choice, having, files, { find: nodeFile, usual: 'lts/*' });
}
