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

/** Second cells of the rows of a page whose first cell is code, by that. */
const rows = new Map(
  readFileSync(new URL('docs/permissions.md', root), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const cells = /^\| `([^`]+)` *\| (.*?) *\|/.exec(line);
      return cells === null ? [] : [[cells[1] ?? '', cells[2] ?? ''] as const];
    }),
);

describe('docs/permissions.md', () => {
  test('names what each request needs', () => {
    const wrong = routes.filter((route) => {
      const said = rows.get(route) ?? '';
      if (withoutPermission.includes(route)) return said !== 'none' && !said.includes('own key');
      const named = [...said.matchAll(/`(\w+): (\w+)`/g)].map(([, permission = '', level = '']) => ({
        [permission]: level,
      }));
      return named.length === 0 || !named.every((permissions) => mayCall(route, permissions));
    });
    expect(wrong).toEqual([]);
  });

  test.each(Object.keys(documents))('names what the document %s needs, and app.yml has it', (name) => {
    const query = textOf(name as keyof typeof documents);
    expect(missingFor(query, app.default_permissions)).toEqual([]);
    const needs = Object.entries(needsOf(query)).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const listed = needs.map(([permission, level]) => `\`${permission}: ${level}\``).join(', ');
    const [kind = ''] = query.split(' ', 1);
    expect(rows.get(`${kind} ${name}`)).toBe(listed === '' ? '`metadata: read`' : listed);
  });

  test('says what is done with each event, and which have nobody yet', () => {
    for (const event of app.default_events) {
      const isHandled = Object.hasOwn(handlers, event);
      expect([event, rows.has(event), rows.get(event)?.startsWith('Not yet')]).toEqual([
        event,
        true,
        !isHandled,
      ]);
    }
  });

  test('the App asks for every event that it has a handler for', () => {
    const given = ['installation', 'installation_repositories'];
    const asked = [...app.default_events, ...given];
    expect(Object.keys(handlers).filter((event) => !asked.includes(event))).toEqual([]);
  });
});

/** A document in its largest form. */
function textOf(name: keyof typeof documents): string {
  if (name === 'pull' || name === 'ancestry' || name === 'users') return documents[name](1);
  if (name === 'glances') return documents.glances(['ids']);
  if (name !== 'watched') return documents[name]();
  return documents.watched([
    { name: 'runs', kind: 'check-run' },
    { name: 'gates', kind: 'environment' },
    { name: 'rules', kind: 'branch-protection' },
  ]);
}
