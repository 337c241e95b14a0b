import type { CompileInput } from '../input.ts';
import type { DesiredResource, FieldChange, Spec } from '../types.ts';

export interface Compiled {
  readonly resources: readonly DesiredResource[];
  /** What GitHub cannot be asked for, or is not asked for on purpose. Sentences in Markdown, escaped. */
  readonly notes: readonly string[];
}

/** One kind of resource: what is asked for, how two are compared, and what is sent. Everything is pure. */
export interface Kind {
  /** Whether a resource of this name that the ledger does not know is changed all the same. */
  claims(name: string, observed: Spec): boolean;
  /** False where a repository always has it. */
  readonly removable: boolean;
  compile(input: CompileInput): Compiled;
  /** The spec in one form: defaults filled in, sets in order, what only GitHub says left out. */
  view(spec: Spec): Spec;
  /** What of the desired spec the observed one does not say. Fields that were not read are no difference. */
  compare(desired: Spec, observed: Spec): readonly FieldChange[];
  /** What is sent: the desired spec over what the request would otherwise reset. */
  body(name: string, desired: Spec, observed: Spec | null): Spec;
  /** What takes back a key that is no longer asked for; null where it is left as it is. */
  reset(key: string): Spec | null;
}
