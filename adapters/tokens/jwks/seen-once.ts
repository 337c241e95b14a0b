import { TransientError } from '../../../core/errors/fairlead-error.ts';

/** Remembers keys until they expire, so many and no more. */
export class SeenOnce {
  readonly #expiries = new Map<string, number>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * False when the key was added before and has not expired. Times are milliseconds since the epoch.
   * @throws TransientError FL_TOO_MANY_TOKENS when no room is left: forgetting one would let it in again.
   */
  add(key: string, expiresAt: number, now: number): boolean {
    const known = this.#expiries.get(key);
    if (known !== undefined && known > now) return false;
    if (this.#expiries.size >= this.#most) this.#forgetExpired(now);
    if (this.#expiries.size >= this.#most) {
      throw new TransientError('FL_TOO_MANY_TOKENS');
    }
    this.#expiries.set(key, expiresAt);
    return true;
  }

  #forgetExpired(now: number): void {
    for (const [key, expiresAt] of this.#expiries) if (expiresAt <= now) this.#expiries.delete(key);
  }
}
