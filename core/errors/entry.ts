/** What the catalogue says of an error. */
export interface CatalogueEntry {
  /** One sentence without its full stop; a detail may follow after a colon. */
  readonly sentence: string;
  /** What the reader can do, as whole sentences. */
  readonly remedy: string;
}
