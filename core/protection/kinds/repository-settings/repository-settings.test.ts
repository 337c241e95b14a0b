import { expect, test } from '@jest/globals';
import { inputFor } from '../../../../test/fakes/arbitrary-settings.ts';
import { complete } from '../../../config/defaults.ts';
import type { ConfigFile } from '../../../config/schema.ts';
import { compareSettings } from './compare.ts';
import { compileSettings } from './compile.ts';

function compiled(file: ConfigFile) {
  return compileSettings(inputFor(complete(file))).resources[0]?.spec ?? {};
}

test.each<[string, ConfigFile, object]>([
  [
    'feature: squash, heads deleted, the button to update',
    { strategy: 'feature' },
    {
      allow_merge_commit: false,
      allow_squash_merge: true,
      allow_rebase_merge: false,
      delete_branch_on_merge: true,
      allow_update_branch: true,
    },
  ],
  [
    'gitflow: a release branch is not deleted by its first merge',
    { strategy: 'gitflow' },
    {
      allow_merge_commit: true,
      allow_squash_merge: true,
      allow_rebase_merge: false,
      delete_branch_on_merge: false,
    },
  ],
  [
    'heads stay where the configuration says so',
    { strategy: 'fork', delete_merged: false, merge: 'rebase' },
    {
      allow_merge_commit: false,
      allow_squash_merge: false,
      allow_rebase_merge: true,
      delete_branch_on_merge: false,
    },
  ],
])('%s', (_, file, spec) => {
  expect(compiled(file)).toEqual(spec);
});

test('only what is asked for and was read is compared', () => {
  const desired = compiled({ strategy: 'feature' });
  expect(compareSettings(desired, { ...desired, allow_auto_merge: true })).toEqual([]);
  expect(compareSettings(desired, {})).toEqual([]);
  expect(compareSettings(desired, { ...desired, allow_rebase_merge: true })).toEqual([
    { path: 'allow_rebase_merge', from: true, to: false },
  ]);
});
