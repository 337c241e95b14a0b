import { cp, mkdir, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { escapeData } from '../../../core/reporting/commands.ts';
import type { FolderCache } from '../../../core/ports/job.ts';

/** Whether the runner has a cache service: it sets one of two variables then. */
export function hasCacheService(environment: NodeJS.ProcessEnv = process.env): boolean {
  const { ACTIONS_CACHE_URL: first = '', ACTIONS_RESULTS_URL: second = '' } = environment;
  return first !== '' || second !== '';
}

/** The cache's client is larger than a whole action: it is loaded where there is a cache to talk to. */
async function client(): Promise<typeof import('@actions/cache') | null> {
  if (!hasCacheService()) return null;
  const cache = await import('@actions/cache');
  return cache.isFeatureAvailable() ? cache : null;
}

/** Shown by the runner where its debug log is on. */
function debug(error: unknown): void {
  process.stdout.write(`::debug::${escapeData(`cache: ${String(error)}`)}\n`);
}

/**
 * Works with a folder of the checkout that is gone afterwards. The cache service tells caches apart by the text of their
 * path, and its client packs files as seen from the checkout: a path below `RUNNER_TEMP` is another one in a container
 * or on another runner, a relative one is the same everywhere.
 * A folder of that name that is there already is not ours: the cache is not used then.
 */
async function inCheckout<T>(folder: string, work: (path: string, at: string) => Promise<T>): Promise<T> {
  const path = `.fairlead-cache-${basename(folder)}`;
  // The client finds a relative path from here, which is the checkout in every job.
  const at = resolve(path);
  await mkdir(at);
  try {
    return await work(path, at);
  } finally {
    await rm(at, { recursive: true, force: true });
  }
}

/** The cache of GitHub Actions. Where there is none, or it fails, the work is done without. */
export function createFolderCache(): FolderCache {
  return {
    async restore(folder, key, prefixes) {
      try {
        const cache = await client();
        if (cache === null) return false;
        return await inCheckout(folder, async (path, at) => {
          const found = await cache.restoreCache([path], key, [...prefixes]);
          if (found !== undefined) await cp(at, folder, { recursive: true });
          return found === key;
        });
      } catch (error) {
        debug(error);
        return false;
      }
    },
    async save(folder, key) {
      try {
        const cache = await client();
        if (cache === null) return;
        await inCheckout(folder, async (path, at) => {
          await cp(folder, at, { recursive: true });
          await cache.saveCache([path], key);
        });
      } catch (error) {
        debug(error);
      }
    },
  };
}
