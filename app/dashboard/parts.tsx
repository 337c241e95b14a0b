import type { Child } from 'hono/jsx';
import { formatDuration, type Sign, type Tone } from './model.ts';

const icons: Readonly<Record<Tone, string>> = { good: '✓', bad: '✕', busy: '●', idle: '○' };

/** Icon and word, with a colour that adds nothing of its own. */
export function State({ sign, label }: { sign: Sign; label?: string }) {
  return (
    <span class={`state ${sign.tone}`}>
      <span aria-hidden="true">{icons[sign.tone]}</span>{' '}
      {label === undefined ? sign.word : `${label}: ${sign.word}`}
    </span>
  );
}

/** A moment in UTC, with how long ago it was. */
export function Time({ at, now }: { at: number | null; now: number }) {
  if (at === null) return <span class="quiet">–</span>;
  const iso = new Date(at).toISOString();
  const age = now - at;
  const relative =
    age < 60_000 ? 'just now' : `${formatDuration(age - (age % 60_000)).replace(/ 0 (?:s|min)$/, '')} ago`;
  return (
    <time datetime={iso} title={iso}>
      {iso.slice(11, 19)} UTC <span class="quiet">{relative}</span>
    </time>
  );
}

/** A commit id, short; the whole one on hover. */
export function Commit({ sha }: { sha: string }) {
  return <code title={sha}>{sha.slice(0, 8)}</code>;
}

/** A section with its heading, or with one sentence where there is nothing to show. */
export function Section(props: { id: string; title: string; empty: string | null; children?: Child }) {
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.empty === null ? props.children : <p class="quiet">{props.empty}</p>}
    </section>
  );
}

/** Heads of columns that hold numbers. */
const numeric: ReadonlySet<string> = new Set([
  'Failed',
  'No.',
  'Passed',
  'Requests',
  'Seconds',
  'Share',
  'Tries',
]);

/** A table that scrolls by itself on a narrow screen. */
export function Table({
  label,
  heads,
  children,
}: {
  label: string;
  heads: readonly string[];
  children?: Child;
}) {
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" class={numeric.has(head) ? 'number' : ''}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** Text cut at a length, so that no single value fills the page. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}

/** The page of a stream's events; the stream's name is data and stays data. */
export function eventsOf(stream: string): string {
  return `/events?stream=${encodeURIComponent(stream)}`;
}
