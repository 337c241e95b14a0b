import { z } from 'zod';
import { commandOfButton } from '../../../core/commands/index.ts';
import { releaseToCut } from '../../../core/duties/index.ts';
import type { Store } from '../../../core/ports/store.ts';
import { findRepository } from '../repository.ts';
import type { Reconciled } from '../rollout/deps.ts';
import { answerMarker, give, readScene, type CommandDeps } from './give.ts';

const keyPattern = /^button:(\d+)\/(\d+)\/(\d+)\/([a-z-]{1,20})$/;
const depth = 200;

/**
 * Key `button:<repository id>/<number>/<check run id>/<identifier>`: a button of the check run `fairlead/policy`. It
 * gives the command of its name, with the permission of whoever pressed it.
 */
export async function reconcileButton(key: string, deps: CommandDeps): Promise<Reconciled> {
  const match = keyPattern.exec(key);
  if (match === null) return {};
  const repository = await findRepository(deps.store, Number(match[1]));
  if (repository === null) return {};
  const [number, runId, identifier] = [Number(match[2]), Number(match[3]), match[4] ?? ''];
  const press = await findPress(repository.id, runId, identifier, deps.store);
  if (press === null) return {};
  const answeredKey = `${key}/${press.position}`;
  if ((await deps.store.load(answeredKey)) !== null) return {};
  const scene = await readScene(repository, number, deps);
  const { state, rules } = scene;
  const nextRelease = releaseToCut({ state, config: rules.config, strategy: rules.strategy });
  const command = commandOfButton(identifier, { nextRelease });
  if (command === null) return {};
  const id = `button-${runId}-${press.position}`;
  const { reply } = await give(command, { id, login: press.login, number }, scene, deps);
  // A press of "Check again" is answered by the check itself.
  if (command.kind !== 'recheck') {
    await deps.github.comments.put(repository, number, { marker: answerMarker(id), body: reply });
  }
  await deps.store.transaction((batch) => batch.save(answeredKey, { answered: true }, 0));
  return {};
}

/** The newest press of the button, as its delivery names whoever did it. */
async function findPress(
  repositoryId: number,
  runId: number,
  identifier: string,
  store: Pick<Store, 'events'>,
): Promise<{ readonly position: number; readonly login: string } | null> {
  const shape = z.object({
    sender: z.string(),
    checkRunId: z.literal(runId),
    identifier: z.literal(identifier),
  });
  const events = await store.events({
    stream: `github:${repositoryId}`,
    type: 'check_run.requested_action',
    newestFirst: true,
    limit: depth,
  });
  for (const { body, position } of events) {
    const parsed = shape.safeParse(body);
    if (parsed.success) return { position, login: parsed.data.sender };
  }
  return null;
}
