import type { Runtime } from './runtime.ts';
import type { Traffic } from './traffic.ts';

/** One place that services run on, as the operator's configuration knows it. */
export interface Target {
  readonly name: string;
  readonly runtime: Runtime;
  readonly traffic: Traffic;
  /** Environment variables that the operator sets, by service name. */
  readonly variables: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Targets {
  /** The target, where this repository (`owner/name`) may use it (FL_NOT_AUTHORISED), FL_NOT_FOUND otherwise. */
  get(name: string, repository: string): Target;
}
