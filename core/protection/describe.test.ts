import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { describePlan, type Change, type Plan } from './index.ts';

function change(more: Partial<Change>): Change {
  return {
    action: 'update',
    kind: 'ruleset',
    name: 'Fairlead: tags',
    id: 1,
    fields: [],
    body: {},
    asked: 'tags',
    ...more,
  };
}

test('a table for Markdown, sentences for a terminal', () => {
  const plan: Plan = {
    changes: [
      change({
        fields: [
          { path: 'enforcement', from: 'disabled', to: 'active' },
          { path: 'rules.deletion', from: null, to: {} },
          { path: 'conditions.include', from: ['a', 'b'], to: [] },
        ],
      }),
      change({ action: 'create', fields: [{ path: 'target', from: null, to: 'tag' }] }),
      change({ action: 'delete', kind: 'environment', name: 'qa', body: null }),
      change({
        kind: 'repository-settings',
        name: 'settings',
        fields: [{ path: 'x', from: true, to: false }],
      }),
    ],
    notes: ['A `note` about a\\_b.'],
  };
  const described = describePlan(plan);
  expect(described).toMatchObject({ create: 1, update: 2, delete: 1 });
  expect(described.title).toBe('1 to create, 2 to change, 1 to delete');
  expect(described.markdown.split('\n')).toEqual([
    '| | What | Name | Fields |',
    '| --- | --- | --- | --- |',
    '| Change | ruleset | Fairlead: tags | enforcement: disabled → active<br>rules.deletion: not set → set<br>conditions.include: a, b → none |',
    '| Create | ruleset | Fairlead: tags | target: tag |',
    '| Delete | environment | qa | its secrets and variables go with it |',
    '| Change | repository settings |  | x: true → false |',
    '',
    '- A `note` about a\\_b.',
  ]);
  expect(described.text.split('\n')).toEqual([
    'Change the ruleset Fairlead: tags.',
    '  enforcement is disabled and becomes active.',
    '  rules.deletion is not set and becomes set.',
    '  conditions.include is a, b and becomes none.',
    'Create the ruleset Fairlead: tags.',
    'Delete the environment qa: its secrets and variables go with it.',
    'Change the repository settings.',
    '  x is true and becomes false.',
    'A `note` about a_b.',
  ]);
});

test('nothing to do is said', () => {
  const { title, markdown, text } = describePlan({ changes: [], notes: [] });
  expect([title, markdown, text]).toEqual(['Nothing to change', 'Nothing to change.', 'Nothing to change.']);
});

test('long plans are counted, not cut silently', () => {
  const fields = Array.from({ length: 12 }, (_, index) => ({
    path: `f${index}`,
    from: 'x'.repeat(500),
    to: 1,
  }));
  const changes = Array.from({ length: 250 }, () => change({ fields }));
  const { update, markdown, text } = describePlan({ changes, notes: [] });
  expect(update).toBe(250);
  expect(markdown).toContain('and 4 more');
  expect(markdown).toContain('And 50 more changes.');
  expect(text).toContain('And 50 more changes.');
  expect(markdown).not.toContain('x'.repeat(130));
});

test('no name or value gets out of its cell or its line', () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      'a|b',
      '`c`\n| x |',
      '<img src=x>',
      '@all',
      '\u001b[31mred',
      '[x](http://evil)',
      '\u2028y',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(hostile, hostile, hostile, (name, path, value) => {
      const plan = { changes: [change({ name, fields: [{ path, from: null, to: value }] })], notes: [] };
      const { markdown, text } = describePlan(plan);
      const rows = markdown.split('\n');
      expect(rows).toHaveLength(3);
      expect(rows[2]?.replaceAll(/\\./g, '').split('|')).toHaveLength(6);
      expect(markdown).not.toMatch(/<(?!br>)|@[a-z]/);
      expect(text.split('\n')).toHaveLength(2);
      // oxlint-disable-next-line no-control-regex
      expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029]/);
    }),
  );
});
