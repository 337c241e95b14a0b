export interface Page {
  /** Deduplicates: a second alert with the same alias is the same alert. */
  readonly alias: string;
  readonly message: string;
  readonly description: string;
  readonly priority: 'P1' | 'P2' | 'P3' | 'P4' | 'P5';
  /** Where to read more. */
  readonly url: string;
}

/** Wakes somebody up. */
export interface Paging {
  /** Idempotent by alias; returns the service's own id of the alert or of the request. */
  alert(page: Page): Promise<{ readonly id: string }>;
  /** Closes the alert; an unknown alias is fine. */
  close(alias: string, note: string): Promise<void>;
}
