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

/** The cache of GitHub Actions. Where there is none, or it fails, the work is done without. */
export function createFolderCache(): FolderCache {
  return {
    async restore(folder, key, prefixes) {
      try {
        const cache = await client();
        return cache !== null && (await cache.restoreCache([folder], key, [...prefixes])) === key;
      } catch (error) {
        debug(error);
        return false;
      }
    },
    async save(folder, key) {
      try {
        const cache = await client();
        await cache?.saveCache([folder], key);
      } catch (error) {
        debug(error);
      }
    },
  };
}
