import { allMethods, longLivedHeads } from '../../bases.ts';
import type { CompileInput } from '../../input.ts';
import type { Compiled } from '../kind.ts';

const settingsName = 'settings';

/** Merge methods of the repository as a whole, and what happens to a head after its merge. */
export function compileSettings({ config, strategy }: CompileInput): Compiled {
  const methods = allMethods(strategy, config);
  // GitHub would delete a release branch as soon as it is merged into main, before develop has it too.
  const deletes = config.deleteMerged && !longLivedHeads(strategy);
  const spec = {
    allow_merge_commit: methods.includes('merge'),
    allow_squash_merge: methods.includes('squash'),
    allow_rebase_merge: methods.includes('rebase'),
    delete_branch_on_merge: deletes,
    ...(config.upToDate ? { allow_update_branch: true } : {}),
  };
  return {
    resources: [{ kind: 'repository-settings', name: settingsName, spec, asked: 'merge' }],
    notes: [],
  };
}
