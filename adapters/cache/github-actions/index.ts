import * as cache from '@actions/cache';
import * as core from '@actions/core';
import type { FolderCache } from '../../../core/ports/job.ts';

/** The cache of GitHub Actions. Where there is none, or it fails, the work is done without. */
export function createFolderCache(): FolderCache {
  return {
    async restore(folder, key, prefixes) {
      if (!cache.isFeatureAvailable()) return false;
      try {
        return (await cache.restoreCache([folder], key, [...prefixes])) === key;
      } catch (error) {
        core.debug(`cache: ${String(error)}`);
        return false;
      }
    },
    async save(folder, key) {
      if (!cache.isFeatureAvailable()) return;
      try {
        await cache.saveCache([folder], key);
      } catch (error) {
        core.debug(`cache: ${String(error)}`);
      }
    },
  };
}
