import type { FairleadConfig } from '../core/config/types.ts';
import type { GitHub, RepositoryRef } from '../core/ports/github.ts';
import type { TestResult } from '../core/testing/types.ts';

/**
 * Turns files of the installed test package into paths of the repository, where the commit has them: the package's
 * folder holds the modules either itself or under `src/`. A file that cannot be looked up is not known (`null`),
 * which costs an annotation and nothing else.
 */
export async function locateResults(
  results: readonly TestResult[],
  repository: RepositoryRef,
  sha: string,
  config: Pick<FairleadConfig, 'integrationTests'>,
  github: Pick<GitHub, 'contents'>,
): Promise<readonly TestResult[]> {
  const sample = results.find((result) => result.file !== null)?.file;
  const folder = config.integrationTests?.path.replace(/^\.\//, '').replace(/\/+$/, '');
  if (sample === undefined || sample === null || folder === undefined) return results.map(forget);
  for (const root of [`${folder}/src`, folder]) {
    const text = await github.contents.read(repository, `${root}/${sample}`, sha).catch(() => null);
    if (text !== null) {
      return results.map((result) =>
        result.file === null ? result : { ...result, file: `${root}/${result.file}` },
      );
    }
  }
  return results.map(forget);
}

function forget(result: TestResult): TestResult {
  return { ...result, file: null, line: null };
}
