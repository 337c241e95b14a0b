export interface Ticket {
  /** Deduplicates: one ticket per external id. */
  readonly externalId: string;
  readonly subject: string;
  readonly body: string;
  readonly url: string;
}

/** A ticket desk. */
export interface Support {
  /** Idempotent by external id. */
  open(ticket: Ticket): Promise<{ readonly id: string }>;
  comment(externalId: string, text: string, solved: boolean): Promise<void>;
}
