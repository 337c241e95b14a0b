import { FinalError, TransientError } from '../../core/errors/fairlead-error.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { GitHubInstallations, RepositoryRef } from '../../core/ports/github.ts';
import type { Claims } from '../../core/ports/tokens.ts';

/** Whoever installs the App and runs the job again should not have to wait for long. */
const strangerMs = 2 * 60_000;
/** Long enough for one request, which asks when its token is looked at and again when it is worked on. */
const sameRequestMs = 5_000;
/** For an hour the repository's tokens are looked at without asking GitHub, which may be away meanwhile. */
const admittedMs = 3_600_000;
const mostRemembered = 10_000;

interface Known {
  readonly at: number;
  readonly repository: RepositoryRef | null;
}

export interface InstalledRepositories {
  /** The same port; a repository that was just asked for is not asked for again. */
  readonly installations: GitHubInstallations;
  /**
   * Lets the token of a repository with the App pass. Everybody on GitHub can make tokens for us: those of others cost a
   * question to GitHub every two minutes, and nothing that is kept.
   * @throws FinalError FL_NOT_INSTALLED
   */
  readonly admit: (claims: Claims) => Promise<void>;
}

/** Remembers for a while which repositories have the App and which have not. */
export function rememberInstalled(
  installations: GitHubInstallations,
  clock: Pick<Clock, 'now'>,
): InstalledRepositories {
  const memory = new Map<string, Known>();
  const asked = new Map<string, Promise<RepositoryRef | null>>();

  async function ask(key: string, id: number, owner: string, name: string): Promise<RepositoryRef | null> {
    const found = await installations.repository(id, owner, name);
    memory.delete(key);
    // The oldest goes: then one is asked for again.
    for (const oldest of memory.keys()) {
      if (memory.size < mostRemembered) break;
      memory.delete(oldest);
    }
    memory.set(key, { at: clock.now(), repository: found });
    return found;
  }

  /** What is known of it and not older than this, by whether the App is installed. */
  function recall(key: string, installedMs: number): Known | undefined {
    const known = memory.get(key);
    if (known === undefined) return undefined;
    const age = clock.now() - known.at;
    return age <= (known.repository === null ? strangerMs : installedMs) ? known : undefined;
  }

  const keyOf = (id: number, owner: string, name: string) => `${id} ${owner}/${name}`;

  async function repository(id: number, owner: string, name: string): Promise<RepositoryRef | null> {
    const key = keyOf(id, owner, name);
    const known = recall(key, sameRequestMs);
    if (known !== undefined) return known.repository;
    // Requests of the same moment ask once.
    const question = asked.get(key) ?? ask(key, id, owner, name).finally(() => asked.delete(key));
    asked.set(key, question);
    return question;
  }

  return {
    installations: { ...installations, repository },
    admit: async ({ repositoryId, repository: fullName }) => {
      const [owner = '', name = ''] = fullName.split('/');
      const known = recall(keyOf(repositoryId, owner, name), admittedMs);
      try {
        const found = known === undefined ? await repository(repositoryId, owner, name) : known.repository;
        if (found === null) throw new FinalError('FL_NOT_INSTALLED', fullName);
      } catch (error) {
        // GitHub is away. Whoever asks where something stands shall hear it all the same.
        if (!(error instanceof TransientError)) throw error;
      }
    },
  };
}
