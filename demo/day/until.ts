import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Looks again and again until `look` gives something, at most `withinMs`; null when it never did.
 * The day observes from outside, so it has to look.
 */
export async function until<T>(
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  withinMs: number,
  everyMs = 100,
): Promise<T | null> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (Date.now() >= deadline) return null;
    await sleep(everyMs);
  }
}
