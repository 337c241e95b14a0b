import { readDiff } from './diff.ts';

/** Finds a line of one commit in another; null where the other one does not have it. */
export type LineMap = (path: string, line: number) => { readonly path: string; readonly line: number } | null;

interface Block {
  /** The first line before which nothing of this block lies, and the first one behind it. */
  readonly start: number;
  readonly end: number;
  /** What lines behind it are moved by. */
  readonly shift: number;
}

interface FileBlocks {
  /** Null for a file that the other commit does not have. */
  readonly path: string | null;
  readonly blocks: Block[];
}

/** The last block that starts at or before the line, or undefined. */
function blockBefore(blocks: readonly Block[], line: number): Block | undefined {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1];
}

/**
 * Where the lines of a commit are in another one.
 *
 * @param diff `git diff -M` from the first to the second
 */
export function lineMap(diff: string): LineMap {
  const files = new Map<string, FileBlocks>();
  let open: FileBlocks | null = null;
  let shift = 0;
  readDiff(diff, {
    file(oldPath, path) {
      shift = 0;
      open = oldPath === null ? null : { path, blocks: [] };
      if (oldPath !== null && open !== null) files.set(oldPath, open);
    },
    block(oldLine, removed, _, added) {
      shift += added - removed;
      open?.blocks.push({ start: oldLine, end: oldLine + removed, shift });
    },
  });
  return (path, line) => {
    const file = files.get(path);
    if (file === undefined) return { path, line };
    if (file.path === null) return null;
    const block = blockBefore(file.blocks, line);
    if (block === undefined) return { path: file.path, line };
    return line < block.end ? null : { path: file.path, line: line + block.shift };
  };
}
