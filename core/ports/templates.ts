/** A starter workflow as it is published. */
export interface TemplateText {
  /** Of its files, without ending. */
  readonly name: string;
  readonly workflow: string;
  /** GitHub's `.properties.json`. */
  readonly properties: string;
}

/** Where the starter workflows are read. */
export interface Templates {
  /** All of them, in no order. */
  read(): Promise<readonly TemplateText[]>;
}
