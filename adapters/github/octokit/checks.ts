import { z } from 'zod';
import type {
  CheckAction,
  CheckAnnotation,
  CheckRun,
  GitHubChecks,
  KnownCheckRun,
} from '../../../core/ports/github.ts';
import { cut, visible } from '../../../core/reporting/text.ts';
import { call, callPages, type Parameters, type Requester, type ClientFor } from './call.ts';

/** GitHub takes this many annotations in one request. */
const batchSize = 50;
const maxSummary = 65_535;
const maxAnnotationPages = 50;
const maxActions = 3;

const created = z.object({ id: z.number() });
const listed = z.object({
  check_runs: z.array(
    z.object({
      id: z.number(),
      external_id: z.string().nullish(),
      app: z.object({ id: z.number() }).nullish(),
      output: z.object({ annotations_count: z.number() }),
    }),
  ),
});
const annotationList = z.array(
  z.object({
    path: z.string(),
    start_line: z.number(),
    end_line: z.number(),
    start_column: z.number().nullish(),
    end_column: z.number().nullish(),
    annotation_level: z.string().nullish(),
    title: z.string().nullish(),
    message: z.string().nullish(),
  }),
);

/** @param appId another App's run of the same name and external id is left alone; null takes any */
export function createChecks(clientFor: ClientFor, appId: number | null): GitHubChecks {
  return {
    put: async (repository, run, known) => {
      const client = await clientFor(repository);
      const where = { owner: repository.owner, repo: repository.name };
      const annotations = run.annotations.map(toApi);
      const existing = known === undefined ? await findRun(client, where, run, appId) : known;
      if (existing === null) return create(client, where, run, annotations);
      if (run.resumable === true && existing.annotations !== null) {
        await write(client, where, existing.id, run, annotations.slice(existing.annotations));
        return existing.id;
      }
      if (existing.annotations === 0) {
        await write(client, where, existing.id, run, annotations);
        return existing.id;
      }
      const same = await hasSameAnnotations(client, where, existing.id, annotations);
      if (!same) return create(client, where, run, annotations);
      await write(client, where, existing.id, run, []);
      return existing.id;
    },
  };
}

async function findRun(
  client: Requester,
  where: Parameters,
  run: CheckRun,
  appId: number | null,
): Promise<KnownCheckRun | null> {
  const { check_runs: runs } = await call(
    client,
    'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    { ...where, ref: run.headSha, check_name: run.name, filter: 'all', per_page: 100 },
    listed,
  );
  const own = runs.filter(
    ({ external_id, app }) =>
      external_id === run.externalId &&
      (appId === null || app === null || app === undefined || app.id === appId),
  );
  const newest = own.toSorted((a, b) => b.id - a.id)[0];
  return newest === undefined ? null : { id: newest.id, annotations: newest.output.annotations_count };
}

async function hasSameAnnotations(
  client: Requester,
  where: Parameters,
  id: number,
  wanted: readonly ApiAnnotation[],
): Promise<boolean> {
  const present = await callPages(
    client,
    'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    { ...where, check_run_id: id },
    annotationList,
    (page) => page,
    maxAnnotationPages,
  );
  const key = (annotation: Partial<Record<keyof ApiAnnotation, unknown>>) =>
    JSON.stringify([
      annotation.path,
      annotation.start_line,
      annotation.end_line,
      annotation.start_column ?? null,
      annotation.end_column ?? null,
      annotation.annotation_level,
      annotation.title ?? '',
      annotation.message,
    ]);
  const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  const [a, b] = [present.map(key).toSorted(byText), wanted.map(key).toSorted(byText)];
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

async function create(
  client: Requester,
  where: Parameters,
  run: CheckRun,
  annotations: readonly ApiAnnotation[],
): Promise<number> {
  const whole = annotations.length <= batchSize;
  const { id } = await call(
    client,
    'POST /repos/{owner}/{repo}/check-runs',
    {
      ...where,
      name: run.name,
      head_sha: run.headSha,
      external_id: run.externalId,
      ...fields(run, annotations.slice(0, batchSize), whole),
    },
    created,
  );
  if (!whole) await write(client, where, id, run, annotations.slice(batchSize));
  return id;
}

/** Appends the annotations in batches; only the last one completes the run, so that nobody sees half of them as all. */
async function write(
  client: Requester,
  where: Parameters,
  id: number,
  run: CheckRun,
  annotations: readonly ApiAnnotation[],
): Promise<void> {
  const batches = Math.max(1, Math.ceil(annotations.length / batchSize));
  for (let batch = 0; batch < batches; batch += 1) {
    const part = annotations.slice(batch * batchSize, (batch + 1) * batchSize);
    const body = fields(run, part, batch === batches - 1);
    await call(
      client,
      'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
      { ...where, check_run_id: id, external_id: run.externalId, ...body },
      created,
    );
  }
}

function fields(run: CheckRun, annotations: readonly ApiAnnotation[], last: boolean): Parameters {
  const status = last ? run.status : 'in_progress';
  return {
    status,
    ...(status === 'completed' ? { conclusion: run.conclusion ?? 'neutral' } : {}),
    ...(run.detailsUrl === undefined ? {} : { details_url: run.detailsUrl }),
    output: { title: cut(visible(run.title), 255), summary: cutSummary(run.summary), annotations },
    ...(run.actions === undefined || !last
      ? {}
      : { actions: run.actions.slice(0, maxActions).map(toAction) }),
  };
}

/** GitHub's limits. An identifier is never cut: a cut one would be another command. */
function toAction({ label, description, identifier }: CheckAction): CheckAction {
  return { label: cut(label, 20), description: cut(description, 40), identifier };
}

function cutSummary(summary: string): string {
  const note = '\n\nCut: the rest is too long for GitHub.';
  return summary.length <= maxSummary ? summary : `${cut(summary, maxSummary - note.length)}${note}`;
}

interface ApiAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly title?: string;
  readonly message: string;
  readonly raw_details?: string;
}

function toApi(annotation: CheckAnnotation): ApiAnnotation {
  const { path, startLine, endLine, startColumn, endColumn, level, title, message, rawDetails } = annotation;
  return {
    path: path.replace(/^(?:\.\/+)+/, ''),
    start_line: startLine,
    end_line: endLine,
    ...(startLine !== endLine || startColumn === undefined
      ? {}
      : { start_column: startColumn, end_column: endColumn ?? startColumn }),
    annotation_level: level,
    ...(title === '' ? {} : { title: cut(visible(title), 255) }),
    message: cut(visible(message), 16_000),
    ...(rawDetails === undefined ? {} : { raw_details: cut(visible(rawDetails), 16_000) }),
  };
}
