import { z } from 'zod';
import { renderFindings } from '../checks/index.ts';
import { findingsRequest } from '../../core/api/findings.ts';
import type { GitHub } from '../../core/ports/github.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Reconciled } from './rollout/deps.ts';

export interface FindingsDeps {
  readonly github: Pick<GitHub, 'checks'>;
  readonly store: Pick<Store, 'load'>;
}

/** State `findings:<repository id>/<head sha>/<concern>`. */
const stateShape = z.object({
  repository: z.object({
    installationId: z.number().int().positive(),
    id: z.number().int().positive(),
    owner: z.string().min(1),
    name: z.string().min(1),
  }),
  findings: findingsRequest,
});

/**
 * Key `findings:<repository id>/<head sha>/<concern>`: puts `fairlead/lint` or `fairlead/coverage` on the commit as
 * the newest findings have it. Putting the same again changes nothing.
 */
export async function reconcileFindings(key: string, deps: FindingsDeps): Promise<Reconciled> {
  const stored = await deps.store.load(key);
  if (stored === null) return {};
  const { repository, findings } = stateShape.parse(stored.state);
  await deps.github.checks.put(repository, renderFindings(findings));
  return {};
}
