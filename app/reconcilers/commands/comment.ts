import { parseCommands } from '../../../core/commands/index.ts';
import { findRepository } from '../repository.ts';
import type { Reconciled } from '../rollout/deps.ts';
import { answerMarker, give, readScene, type CommandDeps } from './give.ts';

const keyPattern = /^command:(\d+)\/(\d+)\/(\d+)$/;

/**
 * Key `command:<repository id>/<number>/<comment id>`: reads the comment and does what its `/fairlead` lines ask, each
 * once however often the delivery comes. Its author's permission is asked of GitHub; a comment that was edited since is
 * taken as it stands now. State of the same key: that it was answered.
 */
export async function reconcileComment(key: string, deps: CommandDeps): Promise<Reconciled> {
  const match = keyPattern.exec(key);
  if (match === null) return {};
  const repository = await findRepository(deps.store, Number(match[1]));
  const answered = await deps.store.load(key);
  if (repository === null || answered !== null) return {};
  const [number, commentId] = [Number(match[2]), Number(match[3])];
  const comment = await deps.github.comments.get(repository, commentId);
  if (comment === null) return {};
  const commands = parseCommands(comment.body);
  if (commands.length === 0 || comment.author === (await deps.appLogin())) return {};
  await deps.github.comments.react(repository, commentId, 'eyes');
  const scene = await readScene(repository, number, deps);
  let refused = false;
  for (const [index, command] of commands.entries()) {
    const id = `comment-${commentId}-${index}`;
    const { reply, accepted } = await give(command, { id, login: comment.author, number }, scene, deps);
    await deps.github.comments.put(repository, number, { marker: answerMarker(id), body: reply });
    refused ||= !accepted;
  }
  await deps.github.comments.react(repository, commentId, refused ? 'confused' : 'rocket');
  await deps.store.transaction((batch) => batch.save(key, { answered: true }, 0));
  return {};
}
