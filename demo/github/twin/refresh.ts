import type { Actor as TwinActor } from '../../organisation/state/model.ts';
import { isProtected } from '../../organisation/enforcement/effective.ts';
import type { Actor, Stage } from '../context.ts';
import { loadObjects } from './objects.ts';
import { project } from './project.ts';

/** Brings the twin up to what git and the stage's tables hold; `extra` are commits that no ref names yet. */
export async function refreshTwin(stage: Stage, extra: readonly string[] = []): Promise<void> {
  await loadObjects(stage, extra);
  project(stage);
}

/** What of the twin's settings the emulator's tables show as well. */
export function showSettings({ twin, emulation }: Stage): void {
  const { org, repo } = twin;
  const { repos, branches } = emulation.tables;
  const row = repos.get(repo.id);
  if (row === undefined) return;
  const { defaultBranch: default_branch, private: hidden, archived } = repo;
  if (row.default_branch !== default_branch || row.private !== hidden || row.archived !== archived) {
    repos.update(row.id, { default_branch, private: hidden, archived });
  }
  for (const branch of branches.all()) {
    const now = isProtected(org, repo, branch.name);
    if (branch.protected !== now) branches.update(branch.id, { protected: now });
  }
}

/** An actor as rules and permissions of the twin know it. Jobs have a bot of their own, which passes nothing. */
export function twinActor(stage: Stage, actor: Actor): TwinActor {
  const { kind, login } = actor;
  if (kind === 'anonymous') return { kind, login: '' };
  if (kind === 'installation' || kind === 'app-jwt') return { kind, login: `${stage.app.slug}[bot]` };
  return { kind: 'user', login: login ?? '' };
}
