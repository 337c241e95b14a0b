import { z } from 'zod';
import { organisationKey } from '../keys.ts';
import { readPayload, type Hint, type HintEvent } from './hint.ts';

const listed = z.array(z.object({ id: z.number().int(), full_name: z.string() })).optional();
const payload = z.object({
  action: z.string(),
  installation: z.object({ id: z.number().int() }),
  sender: z.object({ login: z.string() }).optional(),
  /** Of `installation`. */
  repositories: listed,
  /** Of `installation_repositories`. */
  repositories_added: listed,
  repositories_removed: listed,
});

const cameIn = ['created', 'unsuspend', 'new_permissions_accepted', 'added'];

/**
 * The events `installation` and `installation_repositories`: the pass looks at every repository that came in, and nobody
 * works on one that was taken away.
 */
export function installation(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  const installationId = delivery.installation.id;
  const sender = delivery.sender?.login ?? null;
  const events: HintEvent[] = [
    {
      stream: `github:installation/${installationId}`,
      type: `installation.${delivery.action}`,
      body: { installationId, action: delivery.action, sender },
    },
  ];
  const note = (type: string, repositories: z.infer<typeof listed> = []): void => {
    for (const { id, full_name: fullName } of repositories) {
      const [owner = '', name = ''] = fullName.split('/');
      const body = { installationId, repositoryId: id, owner, name, action: delivery.action, sender };
      events.push({ stream: `github:${id}`, type, body });
    }
  };
  note('repository.removed', delivery.repositories_removed);
  if (delivery.action === 'deleted') note('repository.removed', delivery.repositories);
  if (!cameIn.includes(delivery.action)) return { events, jobs: [] };
  note('repository.installed', delivery.repositories);
  note('repository.installed', delivery.repositories_added);
  return { events, jobs: [organisationKey(installationId), `rotation:${installationId}`] };
}
