import { z } from 'zod';
import { findingsRequest, type Findings } from '../../core/api/findings.ts';
import { maxAnnotations } from '../../core/api/limits.ts';
import { FinalError } from '../../core/errors/fairlead-error.ts';
import type { Json } from '../../core/json.ts';
import type { RepositoryRef } from '../../core/ports/github.ts';
import type { StoredState } from '../../core/ports/store.ts';
import { pullRequestOf, requireInstalled, requireRunsCommit, requireSameOrigin } from './caller.ts';
import type { ApiDeps } from './deps.ts';
import { parseBody, type Authenticated } from './request.ts';
import { onNewestState } from './save-once.ts';

/** What of the state of a report tells whether another one is older, or the same. */
const known = z.object({
  set: z.string().nullable().default(null),
  findings: z.object({ run: z.object({ id: z.number(), attempt: z.number() }) }),
});

/** State `findings-page:<repository id>/<head sha>/<concern>/<number>`: null once its report is whole. */
const keptPage = z.object({ set: z.string(), findings: findingsRequest.nullable() });

/**
 * 202 when they are new, 200 when exactly these are known. The newest findings of a concern are the commit's; an earlier
 * attempt of the same run changes nothing. A report in pages counts from its last page on.
 */
export async function postFindings({ claims, body }: Authenticated, deps: ApiDeps): Promise<200 | 202> {
  const findings = parseBody(findingsRequest, body);
  requireSameOrigin(claims, findings);
  const repository = await requireInstalled(claims, deps);
  await requireRunsCommit(claims, repository, findings.headSha, deps);
  const pull = pullRequestOf(claims);
  const key = `findings:${repository.id}/${findings.headSha}/${findings.concern}`;
  return onNewestState(async () => {
    const stored = await deps.store.load(key);
    if (isOlder(findings, stored)) return 200;
    const { page } = findings;
    if (page === undefined)
      return keep({ key, repository, pull, findings, set: null, stored, pages: [] }, deps);
    if (known.safeParse(stored?.state).data?.set === page.set) return 200;
    return keepPage({ key, repository, pull, findings, set: page.set, stored }, deps);
  });
}

/** Answers of an earlier attempt may come late. */
function isOlder({ run }: Findings, stored: StoredState | null): boolean {
  const before = known.safeParse(stored?.state).data?.findings.run;
  return before !== undefined && before.id === run.id && before.attempt > run.attempt;
}

interface Arrived {
  readonly key: string;
  readonly repository: RepositoryRef;
  /** The pull request of the job, where it has one. */
  readonly pull: number | null;
  readonly findings: Findings;
  /** What the pages of a report have in common; null where it came whole. */
  readonly set: string | null;
  readonly stored: StoredState | null;
}

/** The report counts from now on; its pages are let go. */
async function keep(
  {
    key,
    repository,
    pull,
    findings,
    set,
    stored,
    pages,
  }: Arrived & { readonly pages: readonly StoredState[] },
  deps: ApiDeps,
): Promise<200 | 202> {
  const state = { repository, pull, findings, set } as unknown as Json;
  if (stored !== null && JSON.stringify(stored.state) === JSON.stringify(state)) return 200;
  const now = deps.clock.now();
  const { concern, headSha, conclusion, annotations, leftOut, run } = findings;
  await deps.store.transaction((batch) => {
    batch.append({
      stream: key,
      type: 'findings.received',
      occurredAt: now,
      source: 'action',
      dedupeKey: null,
      body: {
        concern,
        headSha,
        conclusion,
        annotations: annotations.length,
        leftOut,
        runId: run.id,
        attempt: run.attempt,
      },
    });
    batch.save(key, state, stored?.version ?? 0);
    for (const page of pages) batch.save(page.key, { set, findings: null }, page.version);
    batch.enqueue(key, now);
  });
  return 202;
}

/** Keeps one page, and the whole report where it was the last one that was missing. */
async function keepPage(arrived: Arrived, deps: ApiDeps): Promise<200 | 202> {
  const { key, findings, set } = arrived;
  const { page } = findings;
  if (page === undefined || set === null) return 200;
  const keyOf = (number: number) => `findings-page:${key.slice('findings:'.length)}/${number}`;
  const before = await deps.store.load(keyOf(page.number));
  const state = { set, findings } as unknown as Json;
  if (JSON.stringify(before?.state) !== JSON.stringify(state)) {
    await deps.store.transaction((batch) => batch.save(keyOf(page.number), state, before?.version ?? 0));
  }
  // Read after the save: of two pages that arrive together, one at least sees both.
  const pages: StoredState[] = [];
  const parts: Findings[] = [];
  for (let number = 1; number <= page.of; number += 1) {
    const stored = await deps.store.load(keyOf(number));
    const part = keptPage.safeParse(stored?.state).data;
    if (stored === null || part?.set !== set || part.findings === null) return 202;
    pages.push(stored);
    parts.push(part.findings);
  }
  return keep({ ...arrived, findings: whole(parts), pages }, deps);
}

/** @throws FinalError FL_BODY_INVALID where together they are more than one report may be */
function whole(parts: readonly Findings[]): Findings {
  const { page: _, ...first } = parts[0] as Findings;
  const annotations = parts.flatMap((part) => part.annotations);
  if (annotations.length <= maxAnnotations) return { ...first, annotations };
  throw new FinalError('FL_BODY_INVALID', `annotations: more than ${maxAnnotations} in all pages`);
}
