/** What can go wrong on the way of a request. */
export const faultKinds = [
  /** The connection breaks before anything arrives. */
  'request-lost',
  /** The connection breaks in the middle of the body. */
  'request-cut',
  /** The App has answered, and the connection breaks. */
  'answer-lost',
  /** The connection breaks in the middle of the answer. */
  'answer-cut',
  /** The App has answered, and nothing comes back: the sender's time runs out. */
  'timeout',
  /** A proxy answers 502, 503 or 504 in place of the App. */
  'unavailable',
  /** The App has answered, and a proxy answers 502 all the same. */
  'bad-gateway',
  /** A proxy sends the request twice, one after the other, and gives back the second answer. */
  'duplicate',
  /** A proxy sends the request twice at the same time, and gives back the first answer. */
  'race',
  /** 429 with Retry-After. */
  'too-many',
  /** The token has expired when it arrives. */
  'token-expired',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** Deals faults to messages, each kind in its turn, until so many have happened. */
export interface FaultPlan {
  /** Gives a message its next faults, up to four, none twice. */
  deal(message: string): void;
  /** The fault that the message's next request meets, or null. It has happened then. */
  take(message: string, where: 'token' | 'way'): FaultKind | null;
  /** Takes back what the message did not meet. */
  end(message: string): void;
  /** True while there are faults to deal. */
  readonly more: boolean;
  readonly happened: ReadonlyMap<FaultKind, number>;
}

export function planFaults(total: number, random: () => number): FaultPlan {
  const dealt = new Map<string, FaultKind[]>();
  const happened = new Map<FaultKind, number>();
  let left = total;
  let turn = 0;
  return {
    deal(message) {
      const faults: FaultKind[] = [];
      const most = Math.min(left, Math.floor(random() * 5));
      for (; faults.length < most; turn += 1) faults.push(faultKinds[turn % faultKinds.length] ?? 'timeout');
      left -= faults.length;
      dealt.set(message, faults);
    },
    take(message, where) {
      const faults = dealt.get(message) ?? [];
      const [next] = faults;
      if (next === undefined || (next === 'token-expired') !== (where === 'token')) return null;
      faults.shift();
      happened.set(next, (happened.get(next) ?? 0) + 1);
      return next;
    },
    end(message) {
      left += dealt.get(message)?.length ?? 0;
      dealt.delete(message);
    },
    get more() {
      return left > 0;
    },
    happened,
  };
}
