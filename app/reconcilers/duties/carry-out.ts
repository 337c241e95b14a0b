import { FairleadError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { DutyCommand } from '../../../core/duties/index.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';

export type DutyGitHub = Pick<GitHub, 'refs' | 'merging' | 'comments' | 'files'>;

export interface CarriedOut {
  readonly done: readonly DutyCommand[];
  /** What GitHub would not do, in its words; the duty is planned again when something changes. */
  readonly refused: readonly { readonly command: DutyCommand; readonly reason: string }[];
  /** The first failure that may go away by itself: the job is tried again for it. */
  readonly failure: TransientError | null;
}

/** Carries out what is due, one by one. One that fails holds none of the others up. */
export async function carryOut(
  repository: RepositoryRef,
  commands: readonly DutyCommand[],
  github: DutyGitHub,
): Promise<CarriedOut> {
  const done: DutyCommand[] = [];
  const refused: { readonly command: DutyCommand; readonly reason: string }[] = [];
  let failure: TransientError | null = null;
  for (const command of commands) {
    try {
      const reason = await one(repository, command, github);
      if (reason === null) done.push(command);
      else refused.push({ command, reason });
    } catch (error) {
      if (!(error instanceof FairleadError)) throw error;
      if (error instanceof TransientError) failure ??= error;
      else refused.push({ command, reason: error.toText() });
    }
  }
  return { done, refused, failure };
}

/** Null when it is done, or was done before; else why it is not. */
async function one(
  repository: RepositoryRef,
  command: DutyCommand,
  github: DutyGitHub,
): Promise<string | null> {
  const { refs, merging, comments, files } = github;
  switch (command.kind) {
    case 'create-branch':
      await refs.createBranch(repository, command.branch, command.sha);
      return null;
    case 'delete-branch':
      return (await refs.deleteBranch(repository, command.branch, command.sha)) === 'moved'
        ? `${command.branch} has new commits`
        : null;
    case 'tag':
      return (await refs.tag(repository, {
        name: command.tag,
        sha: command.sha,
        message: command.message,
      })) === 'elsewhere'
        ? `${command.tag} exists at another commit`
        : null;
    case 'open-pull':
      await merging.open(repository, command);
      return null;
    case 'merge': {
      const outcome = await merging.merge(repository, command);
      if (outcome.kind === 'merged') return null;
      return outcome.kind === 'head-moved' ? 'the head has new commits' : outcome.reason;
    }
    case 'enqueue':
      return merging.enqueue(repository, command);
    case 'write-file':
      return (await files.put(repository, command)).kind === 'written' ? null : `${command.path} has changed`;
    case 'comment':
      await comments.put(repository, command.number, command);
      return null;
    case 'close-pull':
      await merging.close(repository, command.number);
      return null;
  }
}
