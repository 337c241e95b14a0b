import { expect, test } from '@jest/globals';
import { deletedFiles } from './deleted.ts';

test('the files that a change deletes, not those that it adds, edits or renames', () => {
  const diff = [
    'diff --git a/lib/gone.py b/lib/gone.py',
    'deleted file mode 100644',
    '--- a/lib/gone.py',
    '+++ /dev/null',
    '@@ -1,2 +0,0 @@',
    '--- a/text.py',
    '-+++ /dev/null',
    'diff --git "a/caf\\303\\251.py" "b/caf\\303\\251.py"',
    'deleted file mode 100644',
    '--- "a/caf\\303\\251.py"',
    '+++ /dev/null',
    '@@ -1 +0,0 @@',
    '-x',
    'diff --git a/old.py b/new.py',
    'rename from old.py',
    'rename to new.py',
    '--- a/old.py',
    '+++ b/new.py',
    '@@ -1 +1 @@',
    '-x',
    '+y',
    'diff --git a/fresh.py b/fresh.py',
    '--- /dev/null',
    '+++ b/fresh.py',
    '@@ -0,0 +1 @@',
    '+x',
    '',
  ].join('\n');
  expect(deletedFiles(diff)).toEqual(['lib/gone.py', 'café.py']);
  expect(deletedFiles('')).toEqual([]);
});
