import type { Registry } from '../../../../core/ports/registry.ts';
import type { PythonInputs } from '../inputs.ts';
import type { KindDeps, KindPlan } from '../kind.ts';

export interface PythonDeps extends KindDeps {
  readonly inputs: PythonInputs;
  /** Asked for when something is published: a trusted publisher's token is made then. */
  readonly registry: () => Promise<Registry>;
}

export interface Distribution {
  readonly filename: string;
  readonly bytes: Uint8Array;
}

export interface Source {
  readonly plan: KindPlan;
  readonly folder: string;
}
