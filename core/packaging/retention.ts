import type { KnownVersion, VersionScheme } from '../versions/types.ts';

/** One stored version of a package: of npm one version, of an image one manifest with its tags. */
export interface Stored {
  /** What its host calls it by. */
  readonly id: string;
  /** The version, or the tags; none for the parts of an image. */
  readonly names: readonly string[];
  /** Null where it is not known by one. */
  readonly digest: string | null;
}

/** How the manifests of one repository of images hang together. */
export interface ImageGraph {
  /** By digest: the manifests below an index. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  /** By digest: what refers to it, such as signatures and attestations. */
  readonly referrers: ReadonlyMap<string, readonly string[]>;
}

export interface RetentionRules {
  /** By number: when the pull request ended, in milliseconds since the epoch, null while it is open. Others are unknown. */
  readonly pullRequests: ReadonlyMap<number, number | null>;
  /** Digests that stay. */
  readonly live: ReadonlySet<string>;
  /** Newest alphas of an open pull request that stay. */
  readonly keepAlphas: number;
  /** After its end. */
  readonly keepMs: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface Decision {
  readonly stored: Stored;
  readonly because: string;
}

export interface RetentionPlan {
  /** In the order in which they go: what is known by a name first, so that a stop half-way leaves nothing broken. */
  readonly remove: readonly Decision[];
  readonly keep: readonly Decision[];
}

/** The tag of an image's signatures and attestations where the registry knows no referrers: `sha256-<hex>[.att]`. */
const attachmentTag = /^sha256-([0-9a-f]{64})(?:\.[a-z]+)?$/;
const pointerTag = /^(?:alpha|pr-([1-9]\d{0,14}))$/;

/** The subject of something attached by its tag, or null. */
export function attachedTo(names: readonly string[]): string | null {
  const hex = names.length === 1 ? attachmentTag.exec(names[0] ?? '')?.[1] : undefined;
  return hex === undefined ? null : `sha256:${hex}`;
}

interface Alpha {
  readonly stored: Stored;
  readonly pullRequest: number;
  /** Null where only the moving tag is left. */
  readonly version: string | null;
}

/** The pull request's alpha that something is, or why it stays. */
function classify(stored: Stored, scheme: VersionScheme): Alpha | string {
  if (stored.names.length === 0) return noTag;
  const known: { readonly name: string; readonly version: KnownVersion }[] = [];
  let pointed: number | null = null;
  for (const name of stored.names) {
    const pointer = pointerTag.exec(name);
    const version = scheme.read(name);
    if (pointer !== null) {
      if (pointer[1] === undefined) return 'it is the newest alpha of the default branch';
      pointed = Number(pointer[1]);
    } else if (version === null) return `${name} is no version of Fairlead’s`;
    else known.push({ name, version });
  }
  if (known.some(({ version }) => version.alpha === null)) return 'it is a release';
  const pulls = new Set(known.map(({ version }) => version.alpha?.pullRequest ?? null));
  if (pointed !== null && known.length === 0) pulls.add(pointed);
  const [pullRequest = null, other] = pulls;
  if (pullRequest === null) return 'it is an alpha of the default branch';
  if (other !== undefined) return 'it belongs to several pull requests';
  const newest = known.map(({ name }) => name).sort((a, b) => scheme.compare(b, a))[0] ?? null;
  return { stored, pullRequest, version: newest };
}

/** Everything that goes with a manifest: what is below it and what refers to any of it. */
function closure(digest: string, { children, referrers }: ImageGraph): ReadonlySet<string> {
  const found = new Set<string>();
  const todo = [digest];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    todo.push(...(children.get(next) ?? []), ...(referrers.get(next) ?? []));
  }
  return found;
}

function judgeOpen(
  alphas: readonly Alpha[],
  scheme: VersionScheme,
  rules: RetentionRules,
): Map<Alpha, string | null> {
  const sorted = alphas.toSorted((a, b) => {
    if (a.version === null || b.version === null)
      return Number(a.version === null) - Number(b.version === null);
    return scheme.compare(b.version, a.version);
  });
  return new Map(
    sorted.map((alpha, position) => [
      alpha,
      position < rules.keepAlphas
        ? `it is one of the newest ${rules.keepAlphas} of #${alpha.pullRequest}`
        : null,
    ]),
  );
}

/** By alpha: why it stays, or null where it may go. */
function judge(
  alphas: readonly Alpha[],
  scheme: VersionScheme,
  rules: RetentionRules,
): Map<Alpha, string | null> {
  const judged = new Map<Alpha, string | null>();
  for (const number of new Set(alphas.map(({ pullRequest }) => pullRequest))) {
    const own = alphas.filter(({ pullRequest }) => pullRequest === number);
    const ended = rules.pullRequests.get(number);
    if (ended === null) {
      for (const [alpha, why] of judgeOpen(own, scheme, rules)) judged.set(alpha, why);
      continue;
    }
    const waits = ended === undefined || rules.now - ended < rules.keepMs;
    const why = ended === undefined ? `#${number} is not known` : `#${number} ended a short time ago`;
    for (const alpha of own) judged.set(alpha, waits ? why : null);
  }
  return judged;
}

function reasonToGo({ pullRequest }: Alpha, { pullRequests, keepAlphas }: RetentionRules): string {
  const isOpen = pullRequests.get(pullRequest) === null;
  return isOpen ? `#${pullRequest} has ${keepAlphas} newer ones` : `#${pullRequest} has ended`;
}

/**
 * What of one package may go. Only alphas of pull requests ever do: those of an open one beyond the newest, those of an
 * ended one after a while. An image goes with all that hangs on it, but for what something that stays needs; where a
 * digest in use is among that, the image stays.
 */
export function planRetention(
  stored: readonly Stored[],
  graph: ImageGraph,
  scheme: VersionScheme,
  rules: RetentionRules,
): RetentionPlan {
  const { parts, alphas, others } = sortOut(stored, scheme);
  const keep: Decision[] = [...others];
  let going: Alpha[] = [];
  for (const [alpha, why] of judge(alphas, scheme, rules)) {
    const used = [...closureOf(alpha.stored, graph)].some((one) => rules.live.has(one));
    const because = used ? 'it is in use' : why;
    if (because === null) going.push(alpha);
    else keep.push({ stored: alpha.stored, because });
  }
  let fallen: ReadonlySet<string> = new Set();
  let needed: ReadonlySet<string> = new Set();
  // What stays because something needs it needs things itself.
  for (let before = -1; before !== going.length;) {
    before = going.length;
    fallen = union(going.map((alpha) => closureOf(alpha.stored, graph)));
    const staying = [
      ...keep.map((decision) => decision.stored),
      ...parts.filter(({ digest }) => !fallen.has(digest ?? '')),
    ];
    needed = union(staying.map((one) => closureOf(one, graph)));
    const held = going.filter((alpha) => needed.has(alpha.stored.digest ?? ''));
    keep.push(...held.map((alpha) => ({ stored: alpha.stored, because: 'one that stays needs it' })));
    going = going.filter((alpha) => !held.includes(alpha));
  }
  const gone: Decision[] = going.map((alpha) => ({
    stored: alpha.stored,
    because: reasonToGo(alpha, rules),
  }));
  for (const part of parts) {
    const digest = part.digest ?? '';
    if (fallen.has(digest) && !needed.has(digest)) {
      gone.push({ stored: part, because: 'it is a part of one that goes' });
    } else keep.push({ stored: part, because: needed.has(digest) ? 'one that stays needs it' : noTag });
  }
  return { remove: gone, keep };
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}

const noTag = 'it has no tag of its own';

interface Sorted {
  /** Of images: what has no tag, or one that only says what it is attached to. */
  readonly parts: readonly Stored[];
  readonly alphas: readonly Alpha[];
  /** What stays whatever the rules say. */
  readonly others: readonly Decision[];
}

function sortOut(stored: readonly Stored[], scheme: VersionScheme): Sorted {
  const parts: Stored[] = [];
  const alphas: Alpha[] = [];
  const others: Decision[] = [];
  for (const one of stored) {
    const isPart = one.digest !== null && (one.names.length === 0 || attachedTo(one.names) !== null);
    const kind = isPart ? noTag : classify(one, scheme);
    if (isPart) parts.push(one);
    else if (typeof kind === 'string') others.push({ stored: one, because: kind });
    else alphas.push(kind);
  }
  return { parts, alphas, others };
}

function closureOf({ digest }: Stored, graph: ImageGraph): ReadonlySet<string> {
  return digest === null ? new Set() : closure(digest, graph);
}
