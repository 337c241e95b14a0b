import { z } from 'zod';
import type { GitHubDeployments } from '../../../core/ports/github.ts';
import { cut } from '../../../core/reporting/text.ts';
import { call, callPages, type ClientFor } from './call.ts';

const created = z.object({ id: z.number() });
const deployments = z.array(z.object({ id: z.number(), payload: z.unknown() }));

export function createDeployments(clientFor: ClientFor): GitHubDeployments {
  return {
    create: async (repository, { key, sha, environment, description, production }) => {
      const client = await clientFor(repository);
      const where = { owner: repository.owner, repo: repository.name };
      const route = 'GET /repos/{owner}/{repo}/deployments';
      const known = await callPages(
        client,
        route,
        { ...where, sha, environment },
        deployments,
        (page) => page,
        10,
      );
      const same = known.find(({ payload }) => keyOf(payload) === key);
      if (same !== undefined) return same.id;
      const body = {
        ref: sha,
        environment,
        description: cut(description, 140),
        production_environment: production,
        transient_environment: false,
        // The rollout decides when; GitHub neither merges the base branch into it nor waits for checks.
        auto_merge: false,
        required_contexts: [],
        payload: { key },
      };
      const { id } = await call(
        client,
        'POST /repos/{owner}/{repo}/deployments',
        { ...where, ...body },
        created,
      );
      return id;
    },
    status: async (repository, deploymentId, { state, description, logUrl }) => {
      const client = await clientFor(repository);
      const body = { state, description: cut(description, 140), log_url: logUrl };
      await call(
        client,
        'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
        { owner: repository.owner, repo: repository.name, deployment_id: deploymentId, ...body },
        created,
      );
    },
  };
}

/** The payload comes back as an object or as the JSON text of one. */
function keyOf(payload: unknown): string | null {
  const object = typeof payload === 'string' ? parseJson(payload) : payload;
  const parsed = z.object({ key: z.string() }).safeParse(object);
  return parsed.success ? parsed.data.key : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
