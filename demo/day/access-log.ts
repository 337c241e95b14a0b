import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { versionOf } from './helpers.ts';
import type { Stage } from './stage.ts';

/** A line of the proxy's access log, as an observer needs it. */
export interface Access {
  readonly at: number;
  readonly version: string;
  readonly status: number;
  readonly bad: boolean;
}

/** The proxy's own record of a service's requests in production since a time, oldest first. */
export async function accessesSince(
  stage: Stage,
  service: string,
  since: number,
): Promise<readonly Access[]> {
  const entry = `${stage.repository.owner}/${stage.repository.name}/production/${service}`;
  const text = await readFile(join(stage.layout.target, 'access.log'), 'utf8').catch(() => '');
  const accesses: Access[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const parsed = JSON.parse(line) as { t: number; entry: string; target: string | null; status: number };
    if (parsed.entry !== entry || parsed.t < since) continue;
    const bad = parsed.status >= 500;
    accesses.push({ at: parsed.t, version: versionOf(parsed.target ?? 'none'), status: parsed.status, bad });
  }
  return accesses;
}

/** `1.0.0: 12 of 3,400 failed`, by version. */
export function byVersion(accesses: readonly Access[]): string {
  const versions = [...new Set(accesses.map((access) => access.version))].sort();
  return versions
    .map((version) => {
      const own = accesses.filter((access) => access.version === version);
      const bad = own.filter((access) => access.bad).length;
      return `${version}: ${bad} of ${own.length.toLocaleString('en')} failed`;
    })
    .join(', ');
}
