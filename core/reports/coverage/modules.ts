/** A Go module of the repository: its import path and the folder of its `go.mod`, empty for the root. */
export interface GoModule {
  readonly path: string;
  readonly folder: string;
}

/** The module that a `go.mod` declares (https://go.dev/ref/mod#go-mod-file-module), or null. */
export function parseGoMod(text: string, file: string): GoModule | null {
  const path = /^\s*module\s+(?:"([^"\s]+)"|([^\s"/][^\s"]*))/m.exec(text);
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
  return path === null ? null : { path: path[1] ?? path[2] ?? '', folder };
}

/** The path in the repository of a file that is named by its import path; the longest module wins, as in Go. */
export function inModule(importPath: string, modules: readonly GoModule[]): string | null {
  let best: GoModule | null = null;
  for (const module of modules) {
    if (!importPath.startsWith(`${module.path}/`)) continue;
    if (best === null || module.path.length > best.path.length) best = module;
  }
  if (best === null) return null;
  const rest = importPath.slice(best.path.length + 1);
  return best.folder === '' ? rest : `${best.folder}/${rest}`;
}
