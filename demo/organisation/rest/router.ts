import type { Route } from './route.ts';

/** Parameters that may hold slashes. */
const wide = new Set(['ref', 'path', 'branch', 'basehead', 'environment_name', 'name']);

interface Compiled {
  readonly route: Route;
  readonly expression: RegExp;
  readonly names: readonly string[];
  readonly literals: number;
}

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export interface Router {
  find(method: string, path: string): Found | null;
}

/** Finds GitHub's route of a path; of several the one that says most literally. */
export function createRouter(routes: readonly Route[]): Router {
  const byMethod = new Map<string, Compiled[]>();
  for (const route of routes) {
    const list = byMethod.get(route.method) ?? [];
    list.push(compile(route));
    byMethod.set(route.method, list);
  }
  for (const list of byMethod.values()) list.sort((a, b) => b.literals - a.literals);
  return {
    find(method, path) {
      for (const { route, expression, names } of byMethod.get(method) ?? []) {
        const match = expression.exec(path);
        if (match === null) continue;
        const params: Record<string, string> = {};
        for (const [index, name] of names.entries()) params[name] = decode(match[index + 1] ?? '');
        return { route, params };
      }
      return null;
    },
  };
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  let literals = 0;
  const parts = route.template
    .split('/')
    .slice(1)
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) {
        literals += 1;
        return part.replaceAll('.', String.raw`\.`);
      }
      names.push(name);
      return wide.has(name) ? '(.+?)' : '([^/]+)';
    });
  return { route, expression: new RegExp(`^/${parts.join('/')}$`), names, literals };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
