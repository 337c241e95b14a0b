/** One running copy of a service's version. */
export interface InstanceSpec {
  /** Unique and stable, such as `production/notes/1.1.0`; the same id is never started twice. */
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly package: { readonly name: string; readonly version: string; readonly sha256: string };
  /** What serves it, such as `fieldnotes_notes.app:app` (a WSGI application). */
  readonly wsgi: string;
  /** Environment variables of the process; no secret of Fairlead's. */
  readonly env: Readonly<Record<string, string>>;
}

export interface Instance {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly logFile: string;
}

/** Runs services on one box. Instances outlive the App; a restarted App adopts them. */
export interface Runtime {
  /** Installs what the spec names (bytes checked against the digest) and starts it, unless it runs already. */
  start(spec: InstanceSpec): Promise<Instance>;
  /** True once the instance answers 200 on its health path; false while it does not yet. */
  ready(instance: Instance, path: string): Promise<boolean>;
  /** SIGTERM, a grace period, SIGKILL. Unknown ids are fine. */
  stop(id: string, graceMs: number): Promise<void>;
  /** The instances that are alive now, by what the operating system says. */
  list(): Promise<readonly Instance[]>;
}
