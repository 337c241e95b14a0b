import { appendFile, rename, stat } from 'node:fs/promises';

/** One request as the balancer saw it; one JSON line. The query is left out, since it may hold secrets. */
export interface AccessLine {
  /** Completed at, milliseconds since the epoch. */
  readonly t: number;
  readonly entry: string;
  readonly target: string | null;
  readonly method: string;
  readonly path: string;
  /** What the client got; 499 where it went away before its answer was complete. */
  readonly status: number;
  readonly ms: number;
  /** Sent once more after a keep-alive connection was closed under it. */
  readonly retried?: boolean;
  /** Why there was no whole answer. */
  readonly error?: string;
}

export interface AccessLog {
  write(line: AccessLine): void;
  /** Resolves when everything written so far is in the file. */
  flush(): Promise<void>;
}

const FLUSH_MS = 100;
const ROTATE_BYTES = 200 * 1024 * 1024;
const MAX_PENDING_LINES = 50_000;

/**
 * Appends lines in batches, ten times a second; keeps the file and the one before it. While the disk does not keep
 * up, lines beyond a bound are dropped and their number is written.
 */
export function createAccessLog(file: string): AccessLog {
  let pending: string[] = [];
  let dropped = 0;
  let size: number | null = null;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  async function append(text: string): Promise<void> {
    size ??= await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size > ROTATE_BYTES) {
      await rename(file, `${file}.1`);
      size = 0;
    }
    await appendFile(file, text, { mode: 0o600 });
    size += Buffer.byteLength(text);
  }

  function flush(): Promise<void> {
    timer = null;
    if (pending.length === 0) return writing;
    const lines = pending;
    pending = [];
    if (dropped > 0) lines.push(`${JSON.stringify({ dropped })}\n`);
    dropped = 0;
    // A full disk must not stop the traffic.
    writing = writing
      .then(() => append(lines.join('')))
      .catch((error: unknown) => process.stderr.write(`access log: ${String(error)}\n`))
      .then(() => undefined);
    return writing;
  }

  return {
    write(line) {
      if (pending.length >= MAX_PENDING_LINES) {
        dropped += 1;
        return;
      }
      pending.push(`${JSON.stringify(line)}\n`);
      timer ??= setTimeout(() => void flush(), FLUSH_MS);
    },
    flush,
  };
}
