/** A request that the generator sends. */
export interface PlannedRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly body?: string;
}

/** A note as the service told it; a write needs its version. */
export interface KnownNote {
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly place: string;
}

/** A seeded source of numbers in [0, 1) (mulberry32): the same seed plays the same day. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return function next() {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * What readers and writers of notes do: 50 % read a note, 25 % its excerpt, 15 % the list, 7 % change a note they
 * have read, 3 % write a new one. A change of a note that nobody has read yet becomes a read. Only titles change, so
 * that what excerpts are made of stays as it was seeded.
 */
export function planRequest(random: () => number, known: ReadonlyMap<number, KnownNote>): PlannedRequest {
  const kind = random();
  const id = 1 + Math.floor(random() * 50);
  if (kind < 0.5) return { method: 'GET', path: `/notes/${id}` };
  if (kind < 0.75) return { method: 'GET', path: `/notes/${id}/excerpt` };
  if (kind < 0.9) return { method: 'GET', path: '/notes?limit=10' };
  if (kind < 0.97) return planUpdate(id, known.get(id));
  const note = { title: `Seen at ${id}`, body: 'Written while passing by.', place: `place-${id}` };
  return { method: 'POST', path: '/notes', body: JSON.stringify(note) };
}

function planUpdate(id: number, note: KnownNote | undefined): PlannedRequest {
  if (note === undefined) return { method: 'GET', path: `/notes/${id}` };
  const { version, body, place } = note;
  const title = `${note.title.replace(/ \(read \d+\)$/, '')} (read ${version})`;
  return { method: 'PUT', path: `/notes/${id}`, body: JSON.stringify({ version, title, body, place }) };
}

/** The note in an answer's body (a read, a write, or a 409 with the current one), or null. */
export function noteIn(text: string): KnownNote | null {
  try {
    const data = JSON.parse(text) as Partial<KnownNote> & { note?: Partial<KnownNote> };
    const { id, version, title, body, place } = data.note ?? data;
    const complete =
      typeof id === 'number' &&
      typeof version === 'number' &&
      [title, body, place].every((part) => typeof part === 'string');
    return complete ? ({ id, version, title, body, place } as KnownNote) : null;
  } catch {
    return null;
  }
}
