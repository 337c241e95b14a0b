import type { FileChange } from './diff.ts';
import { blobId } from './git.ts';

/** Lines that git shows around a change. */
const around = 3;
const short = 7;

/** The changes as `git diff` prints them, one hunk to a file. */
export function diffText(changes: readonly FileChange[]): string {
  return changes.map(fileText).join('');
}

function fileText(change: FileChange): string {
  const { path, status, before, after } = change;
  const from = change.previous ?? path;
  const head = [`diff --git a/${from} b/${path}`];
  if (status === 'renamed') {
    head.push('similarity index 100%', `rename from ${from}`, `rename to ${path}`);
    return lines(head);
  }
  if (status === 'added') head.push('new file mode 100644');
  if (status === 'removed') head.push('deleted file mode 100644');
  const mode = status === 'modified' ? ' 100644' : '';
  head.push(`index ${shortId(before)}..${shortId(after)}${mode}`);
  // An empty file that comes or goes has no lines to show.
  if ((before ?? '') === (after ?? '')) return lines(head);
  head.push(before === null ? '--- /dev/null' : `--- a/${from}`);
  head.push(after === null ? '+++ /dev/null' : `+++ b/${path}`);
  return lines([...head, ...hunk(linesOf(before), linesOf(after))]);
}

function shortId(text: string | null): string {
  return text === null ? '0'.repeat(short) : blobId(text).slice(0, short);
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

/** Lines with what git says of a last one that is not ended. */
function linesOf(text: string | null): string[] {
  if (text === null || text === '') return [];
  const all = text.split('\n');
  if (all.at(-1) === '') return all.slice(0, -1);
  return [...all.slice(0, -1), `${all.at(-1) ?? ''}\n\\ No newline at end of file`];
}

function hunk(old: readonly string[], fresh: readonly string[]): string[] {
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let same = 0;
  const most = Math.min(old.length, fresh.length) - start;
  while (same < most && old[old.length - 1 - same] === fresh[fresh.length - 1 - same]) same += 1;
  const before = old.slice(Math.max(0, start - around), start);
  const removed = old.slice(start, old.length - same);
  const added = fresh.slice(start, fresh.length - same);
  const behind = old.slice(old.length - same, old.length - same + around);
  const span = (changed: number): string => {
    const count = before.length + changed + behind.length;
    return `${count === 0 ? 0 : start - before.length + 1},${count}`;
  };
  return [
    `@@ -${span(removed.length)} +${span(added.length)} @@`,
    ...before.map((line) => ` ${line}`),
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    ...behind.map((line) => ` ${line}`),
  ];
}
