import type { TestResult } from '../testing/types.ts';

/** One run of the package of integration tests against services that are up. */
export interface TestJob {
  /** Unique and stable; what an earlier try with this id left behind is cleared away first. */
  readonly runId: string;
  /** The wheel of the test package, its bytes checked already. */
  readonly filename: string;
  readonly wheel: Uint8Array;
  /** Services whose tests are wanted; tests that name no service always run. */
  readonly services: readonly string[];
  /** Base addresses by environment variable, such as `SERVICE_URL_NOTES`. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * What came of it. `aborted`: the signal stopped it. `error`: the runner itself failed, ran into a limit or was
 * killed; the results up to then are there and never mean a pass.
 */
export type TestOutcome =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly results: readonly TestResult[] }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'error'; readonly reason: string; readonly results: readonly TestResult[] };

/** Runs the tests. Files in the results are relative to the test package's root, `package/module.py`. */
export interface TestRunner {
  run(job: TestJob, signal: AbortSignal): Promise<TestOutcome>;
}
