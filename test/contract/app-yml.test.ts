import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { documents } from '../../adapters/github/octokit/graphql/documents.ts';
import { routes } from '../../adapters/github/octokit/index.ts';
import { handlers } from '../../app/app.ts';
import { mayCall, missingFor, needsOf, permissionTable, withoutPermission } from './permissions.ts';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('app/app.yml', root), 'utf8');
const app = z
  .object({
    default_permissions: z.record(z.string(), z.enum(['read', 'write'])),
    default_events: z.array(z.string()),
  })
  .parse(parse(text));

describe('app.yml', () => {
  test('names only permissions that GitHub has', () => {
    const known = new Set(permissionTable.map(({ permission }) => permission));
    expect(known.size).toBeGreaterThan(10);
    expect(Object.keys(app.default_permissions).filter((name) => !known.has(name))).toEqual([]);
  });

  test.each(routes.filter((route) => !withoutPermission.includes(route)))('covers %s', (route) => {
    expect(mayCall(route, app.default_permissions)).toBe(true);
  });

  test('would not cover the requests without its permissions', () => {
    const less = { ...app.default_permissions, checks: 'read' };
    expect(mayCall('POST /repos/{owner}/{repo}/check-runs', less)).toBe(false);
    expect(mayCall('GET /repos/{owner}/{repo}/no-such-thing', app.default_permissions)).toBe(false);
    for (const route of withoutPermission)
      expect(permissionTable.some((row) => route === `${row.verb} ${row.path}`)).toBe(false);
  });

  test('names only events that GitHub sends, each once', () => {
    const examples = createRequire(import.meta.url)('@octokit/webhooks-examples') as { name: string }[];
    // Newer than the examples.
    const known = new Set([
      ...examples.map(({ name }) => name),
      'branch_protection_configuration',
      'custom_property_values',
      'repository_ruleset',
      'deployment_protection_rule',
    ]);
    expect(app.default_events.filter((event) => !known.has(event))).toEqual([]);
    expect(new Set(app.default_events).size).toBe(app.default_events.length);
  });

  test('says of each permission what it is for', () => {
    const lines = text.split('\n');
    for (const name of Object.keys(app.default_permissions)) {
      const at = lines.findIndex((line) => line.startsWith(`  ${name}: `));
      expect([name, lines[at - 1]?.trim().startsWith('# ')]).toEqual([name, true]);
    }
  });

  test('docs/permissions.md has a row for each permission with its level', () => {
    const page = readFileSync(new URL('docs/permissions.md', root), 'utf8');
    for (const [name, level] of Object.entries(app.default_permissions)) {
      expect(page).toMatch(new RegExp(`^\\| \`${name}\` +\\| ${level} +\\|`, 'm'));
    }
  });
});
