/** An answer that GitHub may confirm with 304. */
export interface CachedAnswer {
  readonly etag: string;
  /** JSON. */
  readonly body: string;
  /** Milliseconds since the epoch; the oldest leave first. */
  readonly at: number;
}

/** Where answers are kept between runs. Bounded by whoever implements it; losing one costs a request. */
export interface HttpCache {
  load(key: string): Promise<CachedAnswer | null>;
  save(key: string, answer: CachedAnswer): Promise<void>;
}
