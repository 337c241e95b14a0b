import { readFileSync } from 'node:fs';
import { projectFile } from './project-file.ts';
import { parse } from 'yaml';
import { z } from 'zod';

const manifest = z.object({
  default_permissions: z.record(z.string(), z.string()),
  default_events: z.array(z.string()),
});

/** What app/app.yml asks for. */
export function appPermissions(): {
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
} {
  const text = readFileSync(projectFile('app/app.yml'), 'utf8');
  const { default_permissions: permissions, default_events: events } = manifest.parse(parse(text));
  return { permissions, events };
}
