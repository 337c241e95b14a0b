import { z } from 'zod';
import { findingsRequest, type Findings } from '../../core/api/findings.ts';
import { maxAnnotations } from '../../core/api/limits.ts';
import { FinalError } from '../../core/errors/fairlead-error.ts';
import type { Json } from '../../core/json.ts';
import type { RepositoryRef } from '../../core/ports/github.ts';
import type { StoredState } from '../../core/ports/store.ts';
import { mergeFindings } from '../../core/reporting/merge-findings.ts';
import { pullRequestOf, requireInstalled, requireRunsCommit, requireSameOrigin } from './caller.ts';
import type { ApiDeps } from './deps.ts';
import { parseBody, type Authenticated } from './request.ts';
import { onNewestState } from './save-once.ts';

/** What one job or step says. `set` is what its pages had in common, null where it came whole. */
const said = z.object({ set: z.string().nullable().default(null), findings: findingsRequest });
type Said = z.infer<typeof said>;

/**
 * State `findings:<repository id>/<head sha>/<concern>`. With `many`, its findings are those of several parts together,
 * each kept as `findings-part:<the same>/<part>`.
 */
const whole = said.extend({ many: z.boolean().default(false), fromFork: z.boolean().default(false) });

/** State `findings-page:<repository id>/<head sha>/<concern>/<part>/<number>`: null once its report is whole. */
const keptPage = z.object({ set: z.string(), findings: findingsRequest.nullable() });

/** Parts that a check tells of. */
const mostParts = 50;

interface Arrived {
  readonly repository: RepositoryRef;
  /** The pull request of the job, where it has one. */
  readonly pull: number | null;
  /** `<repository id>/<head sha>/<concern>` */
  readonly place: string;
  readonly part: string;
  readonly findings: Findings;
}

/**
 * 202 when they are new, 200 when exactly these are known. What a step says replaces what it said before, unless that was
 * a later attempt; what several steps say stands together. A report in pages counts from its last page on.
 */
export async function postFindings({ claims, body }: Authenticated, deps: ApiDeps): Promise<200 | 202> {
  const findings = parseBody(findingsRequest, body);
  requireSameOrigin(claims, findings);
  const repository = await requireInstalled(claims, deps);
  await requireRunsCommit(claims, repository, findings.headSha, deps);
  const arrived: Arrived = {
    repository,
    pull: pullRequestOf(claims),
    place: `${repository.id}/${findings.headSha}/${findings.concern}`,
    part: partOf(findings),
    findings,
  };
  return onNewestState(async () => {
    const known = await load(arrived, deps);
    const before = known.own?.findings.run;
    const { run, page } = findings;
    if (before !== undefined && before.id === run.id && before.attempt > run.attempt) return 200;
    if (page === undefined) return keep(arrived, known, { set: null, findings }, [], deps);
    if (known.own?.set === page.set) return 200;
    return keepPage(arrived, known, page, deps);
  });
}

const partOf = ({ part }: Findings) => part?.id ?? 'none';

/** What is known of a commit's concern. */
interface Known {
  readonly stored: StoredState | null;
  /** Every part, with its own state where there are several. */
  readonly parts: readonly (Said & { readonly part: string; readonly stored: StoredState | null })[];
  /** What this part said last. */
  readonly own: Said | null;
}

async function load({ place, part }: Arrived, { store }: ApiDeps): Promise<Known> {
  const stored = await store.load(`findings:${place}`);
  const state = whole.safeParse(stored?.state).data;
  // What a job of the repository says takes the place of what a fork's job said.
  if (state === undefined || state.fromFork) return { stored, parts: [], own: null };
  const single = { ...state, part: partOf(state.findings), stored: null };
  const parts = state.many ? await loadParts(place, store) : [single];
  return { stored, parts, own: parts.find((each) => each.part === part) ?? null };
}

async function loadParts(place: string, store: ApiDeps['store']): Promise<Known['parts']> {
  const listed = await store.list(`findings-part:${place}/`);
  return listed.flatMap((stored) => {
    const state = said.safeParse(stored.state).data;
    return state === undefined ? [] : [{ ...state, part: partOf(state.findings), stored }];
  });
}

/** The report counts from now on; its pages are let go. */
async function keep(
  { repository, pull, place, part, findings: { concern, headSha } }: Arrived,
  { stored, parts, own }: Known,
  now: Said,
  pages: readonly StoredState[],
  deps: ApiDeps,
): Promise<200 | 202> {
  if (own !== null && same(own, now)) return 200;
  const others = parts.filter((each) => each.part !== part);
  if (others.length >= mostParts)
    throw new FinalError('FL_BODY_INVALID', `part: more than ${mostParts} steps report on one commit`);
  const many = others.length > 0;
  const findings = many
    ? mergeFindings([...others.map((each) => each.findings), now.findings])
    : now.findings;
  const state = { repository, pull, findings, set: now.set, many } as unknown as Json;
  const at = deps.clock.now();
  const { conclusion, annotations, leftOut, run } = now.findings;
  await deps.store.transaction((batch) => {
    batch.append({
      stream: `findings:${place}`,
      type: 'findings.received',
      occurredAt: at,
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
        part: now.findings.part?.name ?? null,
      },
    });
    batch.save(`findings:${place}`, state, stored?.version ?? 0);
    if (many) {
      const version = parts.find((each) => each.part === part)?.stored?.version ?? 0;
      batch.save(`findings-part:${place}/${part}`, now as unknown as Json, version);
      // The first one had no state of its own while it was alone.
      for (const { set, findings: kept, part: name, stored: before } of others)
        if (before === null)
          batch.save(`findings-part:${place}/${name}`, { set, findings: kept } as unknown as Json, 0);
    }
    for (const page of pages) batch.save(page.key, { set: now.set, findings: null }, page.version);
    batch.enqueue(`findings:${place}`, at);
  });
  return 202;
}

function same(before: Said, now: Said): boolean {
  return before.set === now.set && JSON.stringify(before.findings) === JSON.stringify(now.findings);
}

/** Keeps one page, and the whole report where it was the last one that was missing. */
async function keepPage(
  arrived: Arrived,
  known: Known,
  { number: own, of, set }: NonNullable<Findings['page']>,
  deps: ApiDeps,
): Promise<200 | 202> {
  const keyOf = (number: number) => `findings-page:${arrived.place}/${arrived.part}/${number}`;
  const before = await deps.store.load(keyOf(own));
  const state = { set, findings: arrived.findings } as unknown as Json;
  if (JSON.stringify(before?.state) !== JSON.stringify(state)) {
    await deps.store.transaction((batch) => batch.save(keyOf(own), state, before?.version ?? 0));
  }
  // Read after the save: of two pages that arrive together, one at least sees both.
  const pages: StoredState[] = [];
  const parts: Findings[] = [];
  for (let number = 1; number <= of; number += 1) {
    const stored = await deps.store.load(keyOf(number));
    const page = keptPage.safeParse(stored?.state).data;
    if (stored === null || page?.set !== set || page.findings === null) return 202;
    pages.push(stored);
    parts.push(page.findings);
  }
  return keep(arrived, known, { set, findings: joined(parts) }, pages, deps);
}

/** @throws FinalError FL_BODY_INVALID where together they are more than one report may be */
function joined(parts: readonly Findings[]): Findings {
  const { page: _, ...first } = parts[0] as Findings;
  const annotations = parts.flatMap((part) => part.annotations);
  if (annotations.length <= maxAnnotations) return { ...first, annotations };
  throw new FinalError('FL_BODY_INVALID', `annotations: more than ${maxAnnotations} in all pages`);
}
