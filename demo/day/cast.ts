import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const organisation = 'acme';
export const repositoryName = 'fieldnotes';

/** Ada develops, Grace reviews and merges, Linus runs releases. */
export const people = [
  { login: 'ada', name: 'Ada', role: 'member' },
  { login: 'grace', name: 'Grace', role: 'admin' },
  { login: 'linus', name: 'Linus', role: 'admin' },
] as const;

/** The GitHub App as `app/app.yml` registers it: the stage grants these permissions and no others. */
export function githubApp(product: string) {
  const manifest = parse(readFileSync(join(product, 'app', 'app.yml'), 'utf8')) as {
    default_permissions: Record<string, string>;
    default_events: string[];
  };
  return {
    id: 4711,
    slug: 'fairlead',
    name: 'Fairlead',
    installationId: 815,
    permissions: manifest.default_permissions,
    events: manifest.default_events,
  };
}
