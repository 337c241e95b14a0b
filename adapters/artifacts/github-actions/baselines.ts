import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { z } from 'zod';
import { FairleadError, FinalError } from '../../../core/errors/fairlead-error.ts';
import { jsonOrNull } from '../../../core/json.ts';
import type { BaselineStore } from '../../../core/ports/baselines.ts';
import { type HttpAnswer, type HttpOptions, request } from '../../http.ts';

const file = 'baseline.json';
const service = 'twirp/github.actions.results.api.v1.ArtifactService';
/** Three pages of a hundred: a change that started before the newest 300 finds no baseline. */
const maxPages = 3;
const perPage = 100;
const maxBytes = 16 * 1024 * 1024;

export interface ArtifactOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly defaultBranch: string;
  /** Reads artifacts: `actions: read`. */
  readonly token: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Whose baselines they are: a run has one artifact of a name only, and each of its jobs may keep one. */
  readonly slot: string;
}

const listing = z.object({
  artifacts: z.array(
    z.object({
      id: z.number().int().positive(),
      expired: z.boolean(),
      size_in_bytes: z.number(),
      workflow_run: z
        .object({
          repository_id: z.number(),
          head_repository_id: z.number(),
          head_branch: z.string().nullish(),
          head_sha: z.string(),
        })
        .nullish(),
    }),
  ),
});
type Artifact = z.output<typeof listing>['artifacts'][number];

const created = z
  .object({ signed_upload_url: z.url() })
  .or(
    z
      .object({ signedUploadUrl: z.url() })
      .transform(({ signedUploadUrl }) => ({ signed_upload_url: signedUploadUrl })),
  );

function jsonOf(answer: HttpAnswer): unknown {
  return jsonOrNull(new TextDecoder().decode(answer.bytes));
}

/** The two ids that the runner's token carries for the service that keeps artifacts. */
function backendIds(
  token: string,
): { workflow_run_backend_id: string; workflow_job_run_backend_id: string } | null {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const scopes = z.object({ scp: z.string() }).parse(payload).scp;
    const match = /(?:^| )Actions\.Results:([^: ]+):([^: ]+)(?: |$)/.exec(scopes);
    if (match === null) return null;
    return { workflow_run_backend_id: match[1] ?? '', workflow_job_run_backend_id: match[2] ?? '' };
  } catch {
    return null;
  }
}

async function ask(code: 'FL_BASELINE_UNREAD' | 'FL_BASELINE_NOT_KEPT', url: URL, options: HttpOptions) {
  let answer: HttpAnswer;
  try {
    answer = await request(url, { maxBytes, timeoutMs: 30_000, ...options });
  } catch (cause) {
    if (cause instanceof FairleadError) throw new FinalError(code, cause.message, { cause });
    throw cause;
  }
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new FinalError(code, `${url.origin}${url.pathname} answered with status ${answer.status}`);
}

/** Only runs of the repository's own default branch count: anybody's pull request may upload under any name. */
function isTrusted(artifact: Artifact, defaultBranch: string): boolean {
  const run = artifact.workflow_run;
  if (run === null || run === undefined || artifact.expired || artifact.size_in_bytes > maxBytes)
    return false;
  return run.head_repository_id === run.repository_id && run.head_branch === defaultBranch;
}

function textOf(zip: Uint8Array): string {
  try {
    const files = unzipSync(zip, {
      filter: (entry) => entry.name === file && entry.originalSize <= maxBytes,
    });
    const bytes = files[file];
    if (bytes !== undefined) return strFromU8(bytes);
  } catch (cause) {
    throw new FinalError('FL_BASELINE_INVALID', 'the artifact is no zip file', { cause });
  }
  throw new FinalError('FL_BASELINE_INVALID', `the artifact holds no ${file}`);
}

/**
 * Baselines as artifacts of workflow runs. They are read through GitHub's REST API ("List artifacts for a repository",
 * "Download an artifact") and written through the service that `actions/upload-artifact` uses from version 4 on, which
 * only jobs can reach. GitHub keeps artifacts for 90 days unless the repository says otherwise.
 */
export function createArtifactBaselines(options: ArtifactOptions): BaselineStore {
  const { environment, token } = options;
  const name = `fairlead-coverage-${options.slot}`;
  const api = (path: string) =>
    new URL(
      `${environment['GITHUB_API_URL'] ?? 'https://api.github.com'}/repos/${options.repository}/actions/${path}`,
    );
  const headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' };

  async function candidates(): Promise<Map<string, Artifact>> {
    const found = new Map<string, Artifact>();
    for (let page = 1; page <= maxPages; page += 1) {
      const url = api(`artifacts?name=${name}&per_page=${perPage}&page=${page}`);
      const parsed = listing.safeParse(jsonOf(await ask('FL_BASELINE_UNREAD', url, { headers })));
      if (!parsed.success) throw new FinalError('FL_BASELINE_UNREAD', 'the list of artifacts cannot be read');
      for (const artifact of parsed.data.artifacts) {
        const sha = artifact.workflow_run?.head_sha ?? '';
        // The newest stands first: a run that was repeated replaces what it kept before.
        if (isTrusted(artifact, options.defaultBranch) && !found.has(sha)) found.set(sha, artifact);
      }
      if (parsed.data.artifacts.length < perPage) break;
    }
    return found;
  }

  async function call(method: string, body: object): Promise<unknown> {
    const base = environment['ACTIONS_RESULTS_URL'] ?? '';
    const url = URL.parse(`/${service}/${method}`, base);
    if (url === null)
      throw new FinalError('FL_BASELINE_NOT_KEPT', 'the runner offers no place for artifacts');
    const answer = await ask('FL_BASELINE_NOT_KEPT', url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${environment['ACTIONS_RUNTIME_TOKEN'] ?? ''}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    return jsonOf(answer);
  }

  return {
    async find(commits) {
      const kept = await candidates();
      const commit = commits.find((sha) => kept.has(sha));
      const artifact = commit === undefined ? undefined : kept.get(commit);
      if (artifact === undefined) return null;
      // GitHub answers with an address elsewhere; the token is not sent there.
      const zip = await ask('FL_BASELINE_UNREAD', api(`artifacts/${artifact.id}/zip`), { headers });
      return textOf(zip.bytes);
    },
    async keep(_, text) {
      const ids = backendIds(environment['ACTIONS_RUNTIME_TOKEN'] ?? '');
      if (ids === null) throw new FinalError('FL_BASELINE_NOT_KEPT', 'the runner’s token names no run');
      const place = created.safeParse(await call('CreateArtifact', { ...ids, name, version: 4 }));
      if (!place.success) throw new FinalError('FL_BASELINE_NOT_KEPT', 'no place for the artifact was given');
      const zip = Uint8Array.from(zipSync({ [file]: strToU8(text) }, { level: 6, mtime: '1980-01-01' }));
      await ask('FL_BASELINE_NOT_KEPT', new URL(place.data.signed_upload_url), {
        method: 'PUT',
        headers: { 'content-type': 'application/zip', 'x-ms-blob-type': 'BlockBlob' },
        body: zip,
      });
      const hash = `sha256:${createHash('sha256').update(zip).digest('hex')}`;
      await call('FinalizeArtifact', { ...ids, name, size: String(zip.length), hash });
    },
  };
}
