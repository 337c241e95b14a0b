import { z } from 'zod';
import { configFile, defaultConfig, parseConfig, type Problem } from '../../core/config/index.ts';
import { FairleadError } from '../../core/errors/fairlead-error.ts';
import type { FairleadConfig } from '../../core/config/types.ts';
import type { GitHubContents, RepositoryRef } from '../../core/ports/github.ts';
import type { Store } from '../../core/ports/store.ts';

/** State `config:<repository id>`: the text of the newest configuration without an error. */
const lastGood = z.object({ text: z.string().nullable() });

export interface ConfigInForce {
  readonly config: FairleadConfig;
  readonly defaultBranch: string;
  /** Errors of the file on the default branch; where there are any, `config` is an older one. */
  readonly problems: readonly Problem[];
}

export interface ConfigDeps {
  readonly github: { readonly contents: GitHubContents };
  readonly store: Pick<Store, 'load' | 'transaction'>;
}

/**
 * The configuration in force: the file on the default branch, the defaults where there is none, and the last one
 * without an error where the file is broken. A failed read is an error, never the defaults.
 */
export async function configInForce(repository: RepositoryRef, deps: ConfigDeps): Promise<ConfigInForce> {
  const defaultBranch = await deps.github.contents.defaultBranch(repository);
  const text = await deps.github.contents.read(repository, configFile, defaultBranch);
  const key = `config:${repository.id}`;
  const stored = await deps.store.load(key);
  const before = lastGood.safeParse(stored?.state).data;
  const { config, problems } = text === null ? { config: defaultConfig, problems: [] } : parseConfig(text);
  if (config === null) {
    const old = typeof before?.text === 'string' ? parseConfig(before.text).config : null;
    return { config: old ?? defaultConfig, defaultBranch, problems };
  }
  if (before?.text !== text) {
    await remember(deps, key, text, stored?.version ?? 0);
  }
  return { config, defaultBranch, problems };
}

/** Two readers at the same time save the same: the second one need not. */
async function remember(deps: ConfigDeps, key: string, text: string | null, version: number): Promise<void> {
  try {
    await deps.store.transaction((batch) => batch.save(key, { text }, version));
  } catch (error) {
    if (!(error instanceof FairleadError && error.code === 'FL_STATE_CONFLICT')) throw error;
  }
}

/** The configuration in force, for those who need nothing else. */
export function createLoadConfig(deps: ConfigDeps): (repository: RepositoryRef) => Promise<FairleadConfig> {
  return async (repository) => (await configInForce(repository, deps)).config;
}
