import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { FinalError } from '../../../../core/errors/fairlead-error.ts';
import type { KindDeps, KindPlan } from '../kind.ts';

/** Puts a folder's files, as the checked-out commit has them, into a new folder outside the checkout. */
export async function exportSource(path: string, { git, workspace }: KindDeps): Promise<string> {
  const folder = join(await workspace.temporary('build'), 'source');
  // For git the root of a tree has no name.
  const clean = path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  await git.exportFolder('HEAD', clean === '.' ? '' : clean, folder);
  return folder;
}

/** The text of the plan's manifest in the exported folder. Errors: FL_MANIFEST_MISSING. */
export async function readManifest(
  plan: KindPlan,
  folder: string,
  { workspace }: Pick<KindDeps, 'workspace'>,
): Promise<string> {
  const text = await workspace.read(join(folder, plan.manifest));
  if (text !== null) return text;
  throw new FinalError('FL_MANIFEST_MISSING', `${plan.path}/${plan.manifest} is not in the commit`);
}

/** The commit's time stands for the build's (https://reproducible-builds.org/specs/source-date-epoch/). */
export async function buildEnvironment({ git }: Pick<KindDeps, 'git'>): Promise<Record<string, string>> {
  return { SOURCE_DATE_EPOCH: String(await git.commitTime('HEAD')), PYTHONHASHSEED: '0' };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
