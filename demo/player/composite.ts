import { interpolate, type Value } from './expressions.ts';
import { scopeOf, type JobState } from './job-state.ts';
import type { Conclusion, StepResult } from './types.ts';
import { resolveUses, type CompositeAction } from './uses.ts';
import type { Step } from './workflow.ts';

/** GitHub's own bound. */
const maxDepth = 9;

/** Finds an action and all that it is made of, so that what is unknown stops a job before its first step. */
export async function resolveDeep(
  uses: string,
  where: Parameters<typeof resolveUses>[1],
  depth = 1,
): Promise<void> {
  if (depth > maxDepth) throw new Error(`"${uses}" stands in more than ${maxDepth} actions`);
  const action = await resolveUses(uses, where);
  if (action.kind !== 'composite') return;
  for (const step of action.steps)
    if (step.uses !== undefined) await resolveDeep(step.uses, where, depth + 1);
}

export interface Composite {
  readonly inputs: Readonly<Record<string, string>>;
  /** Of the outer step. */
  readonly env: Readonly<Record<string, string>>;
  readonly github: { readonly [key: string]: Value };
}

export interface CompositeResult {
  readonly conclusion: Conclusion;
  readonly results: readonly StepResult[];
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Plays the steps of a composite action. They see their own steps and inputs, and neither secrets nor variables nor the
 * results of other jobs; what they add to the environment and the path stays.
 */
export async function performComposite(
  job: JobState,
  action: CompositeAction,
  { inputs, env, github }: Composite,
  play: (job: JobState, step: Step) => Promise<StepResult>,
): Promise<CompositeResult> {
  const { secrets: _secrets, vars: _vars, needs: _needs, ...contexts } = job.contexts;
  const inner: JobState = {
    ...job,
    github,
    contexts: { ...contexts, inputs: { ...inputs } },
    variables: { ...job.variables, GITHUB_ACTION_PATH: action.dir },
    env: { ...env },
    steps: {},
    posts: [],
    failed: false,
  };
  const results: StepResult[] = [];
  for (const step of action.steps) results.push(await play(inner, step));
  job.count = inner.count;
  for (const [name, value] of Object.entries(inner.env)) if (env[name] !== value) job.env[name] = value;
  for (const { name, run } of inner.posts) {
    const counted = async () => {
      inner.count = job.count;
      const result = await run();
      job.count = inner.count;
      if (result.conclusion === 'failure') job.failed = true;
      return result;
    };
    job.posts.push({ name, run: counted });
  }
  const scope = scopeOf(inner, inner.env);
  const outputs = Object.entries(action.outputs).map(
    ([name, text]) => [name, interpolate(text, scope)] as const,
  );
  return {
    conclusion: job.signal.aborted ? 'cancelled' : inner.failed ? 'failure' : 'success',
    results,
    outputs: Object.fromEntries(outputs),
  };
}
