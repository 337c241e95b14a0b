import { z } from 'zod';
import { matchesAny } from '../../../core/branching/index.ts';
import type { StoredEvent } from '../../../core/ports/store.ts';
import type { StoredDuties } from './state.ts';

const ref = z.object({ ref: z.string() });

/**
 * Whether any of the news may give the App something to do. Pushes to branches for work and suites that end while
 * nobody waits for a merge are most of what happens, and cost nothing here. What time alone brings is due whatever else
 * has happened since.
 */
export function concerns(
  news: readonly StoredEvent[],
  { watch, waiting, wakeAt }: StoredDuties,
  now: number,
): boolean {
  if (wakeAt !== null && wakeAt <= now) return true;
  // Without news the key was woken by time, by a pass or by a person.
  if (news.length === 0 || watch.length === 0) return true;
  return news.some((event) => {
    if (ofWaiting.has(event.type)) return waiting;
    if (event.type !== 'push.received' && !event.type.startsWith('ref.')) return !quiet.test(event.type);
    const name = ref.safeParse(event.body).data?.ref ?? '';
    const branch = name.replace(/^refs\/heads\//, '');
    return name.startsWith('refs/tags/') || matchesAny(branch, watch);
  });
}

/** What matters only where a pull request waits for the App to merge it. */
const ofWaiting = new Set([
  'check_suite.completed',
  'status.succeeded',
  'pull_request_review_thread.resolved',
]);

/** What can neither begin nor end a duty. */
const quiet =
  /^(?:workflow_run|check_run|deployment_status|repository_ruleset|branch_protection_rule|settings)\./;
