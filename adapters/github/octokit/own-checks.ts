import { z } from 'zod';
import type { GitHubOwnChecks } from '../../../core/ports/github.ts';
import { call, type ClientFor } from './call.ts';

const listed = z.object({
  check_runs: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      status: z.string(),
      conclusion: z.string().nullish(),
      html_url: z.string().nullish(),
      app: z.object({ id: z.number() }).nullish(),
      output: z.object({ title: z.string().nullish() }),
    }),
  ),
});

/** @param appId null: with a token of no App, every run counts */
export function createOwnChecks(clientFor: ClientFor, appId: number | null): GitHubOwnChecks {
  return {
    on: async (repository, sha) => {
      const { check_runs: runs } = await call(
        await clientFor(repository),
        'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
        {
          owner: repository.owner,
          repo: repository.name,
          ref: sha,
          filter: 'latest',
          per_page: 100,
          ...(appId === null ? {} : { app_id: appId }),
        },
        listed,
      );
      const newest = new Map<string, (typeof runs)[number]>();
      for (const run of runs.toSorted((a, b) => a.id - b.id)) {
        if (appId === null || run.app?.id === appId) newest.set(run.name, run);
      }
      return [...newest.values()].map(({ name, status, conclusion, html_url: url, output }) => ({
        name,
        status,
        conclusion: conclusion ?? null,
        title: output.title ?? '',
        url: url ?? '',
      }));
    },
  };
}
