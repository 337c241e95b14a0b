import type { OrgState, Tree } from '../state/model.ts';
import { fnmatch } from './fnmatch.ts';

const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** Path of the file that GitHub takes, or null. */
export function codeownersPath(tree: Tree): string | null {
  return places.find((place) => tree.has(place)) ?? null;
}

/** The sets of owners that a change touches, each once; a path without owners asks for nobody. */
export function ownersOf(tree: Tree, paths: readonly string[]): string[][] {
  const place = codeownersPath(tree);
  if (place === null) return [];
  const rules = parse(tree.get(place) ?? '');
  const sets = new Map<string, string[]>();
  for (const path of paths) {
    const owners = rules.findLast((rule) => covers(rule.pattern, path))?.owners ?? [];
    if (owners.length > 0) sets.set(owners.join(' '), owners);
  }
  return [...sets.values()];
}

function parse(text: string): { readonly pattern: string; readonly owners: string[] }[] {
  const rules = [];
  for (const line of text.split('\n')) {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    if (pattern !== undefined && pattern !== '') rules.push({ pattern, owners });
  }
  return rules;
}

function covers(pattern: string, path: string): boolean {
  const anchored = pattern.replace(/\/$/, '').includes('/');
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
  const rooted = anchored || pattern.startsWith('/') ? bare : `**/${bare}`;
  // A trailing star names files of that folder only, as GitHub says of `docs/*`.
  if (fnmatch(rooted, path)) return true;
  if (rooted.endsWith('/*') || (pattern.endsWith('*') && anchored)) return false;
  return fnmatch(`${rooted}/**/*`, path);
}

export function isOwner(org: OrgState, owner: string, login: string): boolean {
  const name = owner.replace(/^@/, '');
  const [, slug] = name.split('/');
  if (slug === undefined) return name.toLowerCase() === login.toLowerCase();
  return org.teams.get(slug)?.members.has(login) === true;
}
