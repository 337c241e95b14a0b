import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Need {
  readonly permission: string;
  readonly access: string;
}

let table: Map<string, Need[]> | null = null;

/** GitHub's published table of what an App needs for a route. */
function needs(): Map<string, Need[]> {
  if (table !== null) return table;
  const rows = new Map<string, Need[]>();
  for (const line of readFileSync(findTable(), 'utf8').trimEnd().split('\n').slice(1)) {
    const [permission = '', access = '', verb = '', path = ''] = line.split('\t');
    const key = `${verb} ${path}`;
    rows.set(key, [...(rows.get(key) ?? []), { permission, access }]);
  }
  table = rows;
  return rows;
}

function findTable(): string {
  // Compiled, this file lies in build/.
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let up = 0; up < 6; up += 1) {
    const file = join(folder, 'test', 'fixtures', 'github-app-permissions.tsv');
    if (existsSync(file)) return file;
    folder = dirname(folder);
  }
  throw new Error('test/fixtures/github-app-permissions.tsv is missing');
}

const levels = ['read', 'write', 'admin'];

/** Whether the granted permissions hold this one at this level. */
export function has(granted: Readonly<Record<string, string>>, permission: string, access: string): boolean {
  if (permission === 'metadata') return true;
  const level = granted[permission];
  return level !== undefined && levels.indexOf(level) >= levels.indexOf(access);
}

/** Whether an App with these permissions may make a request of this route; one that needs none is allowed. */
export function mayRequest(
  granted: Readonly<Record<string, string>>,
  method: string,
  template: string,
): boolean {
  const wanted = needs().get(`${method} ${template}`);
  // Several rows are several ways to be allowed; `workflows` alone writes nothing but workflows.
  return wanted === undefined || wanted.some(({ permission, access }) => has(granted, permission, access));
}
