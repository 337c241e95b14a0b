import type { CheckConclusion, CheckRun } from '../../../core/ports/github.ts';

/** Pull requests with one head that are judged together; more than that is nothing that people do. */
const most = 10;
const id = /^policy:(\d{1,9}(?:,\d{1,9})*)$/;

/** The worst first: a check run that stands for several pull requests says what the worst of them says. */
const order: readonly (CheckConclusion | undefined)[] = ['failure', 'action_required', 'neutral', 'success'];

/** What one of them comes to by itself. */
export interface Part {
  readonly number: number;
  readonly run: CheckRun;
}

/** The other pull requests that a check run stands for, by its external id. */
export function othersOf(externalId: string, number: number): readonly number[] {
  const numbers = id.exec(externalId)?.[1]?.split(',').map(Number) ?? [];
  return [...new Set(numbers)].filter((other) => other !== number).slice(0, most - 1);
}

/**
 * A check run belongs to a commit. Where several open pull requests have the same head, GitHub counts one run for all of
 * them, so that it must hold for all: otherwise whoever was judged last would be green for the others. The outcome is
 * the same whichever of them it is worked out for.
 */
export function together(parts: readonly Part[]): CheckRun | null {
  const sorted = parts.toSorted((a, b) => a.number - b.number);
  const worst = sorted.toSorted((a, b) => rank(a) - rank(b))[0];
  const [first] = sorted;
  if (worst === undefined || first === undefined) return null;
  if (sorted.length === 1) return first.run;
  const names = sorted.map(({ number }) => `#${number}`).join(', ');
  const intro =
    `This commit is the head of ${names}. GitHub counts one check for all of them, so that it waits for each; ` +
    'close those that are not meant, or give one a commit of its own.';
  const seen = new Set<string>();
  return {
    ...worst.run,
    title: `#${worst.number}: ${worst.run.title}`,
    summary: [intro, ...sorted.map(({ number, run }) => `### #${number}\n\n${run.summary}`)].join('\n\n'),
    annotations: sorted
      .flatMap(({ run }) => run.annotations)
      .filter((annotation) => seen.size < seen.add(JSON.stringify(annotation)).size),
    // Other buttons would not say which of them they mean.
    actions: (first.run.actions ?? []).filter(({ identifier }) => identifier === 'recheck'),
    externalId: `policy:${sorted.map(({ number }) => number).join(',')}`,
  };
}

function rank({ run }: Part): number {
  const at = order.indexOf(run.conclusion);
  return at === -1 ? 0 : at;
}
