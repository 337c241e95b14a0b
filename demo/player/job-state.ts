import type { Scope, Value } from './expressions.ts';
import type { Conclusion, StepResult } from './types.ts';

/** What the steps of one job share; later steps see what earlier ones changed. */
export interface JobState {
  readonly dir: string;
  readonly workspace: string;
  readonly product: string;
  readonly productName: string;
  readonly node: string;
  readonly bare: string;
  readonly pythonBin: string | null;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
  /** The default variables of the runner: GITHUB_…, RUNNER_…, and OIDC's where the job may have them. */
  readonly variables: Readonly<Record<string, string>>;
  readonly github: { readonly [key: string]: Value };
  readonly contexts: Readonly<Record<string, Value>>;
  /** `env:` of the workflow and the job, then what steps wrote to GITHUB_ENV. */
  env: Record<string, string>;
  path: string[];
  readonly masks: Set<string>;
  readonly steps: Record<
    string,
    { outputs: Record<string, string>; outcome: Conclusion; conclusion: Conclusion }
  >;
  /** Post scripts, in the order in which their steps ran. */
  readonly posts: { readonly name: string; readonly run: () => Promise<StepResult> }[];
  readonly standIns: Set<string>;
  readonly workingDirectory: string | undefined;
  failed: boolean;
  count: number;
}

/** What the expressions of a step may read. */
export function scopeOf(job: JobState, env: Record<string, string>, github = job.github): Scope {
  return {
    contexts: {
      ...job.contexts,
      github,
      env,
      steps: job.steps,
      job: { status: job.signal.aborted ? 'cancelled' : job.failed ? 'failure' : 'success' },
    },
    status: { failed: job.failed, cancelled: job.signal.aborted },
  };
}
