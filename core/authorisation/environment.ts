import picomatch from 'picomatch';
import type { Claims } from '../ports/tokens.ts';

/** Events whose runs come from code that is merged or from a person with write access. */
const allowedEvents = ['push', 'workflow_dispatch', 'schedule', 'release', 'deployment'];

export interface EnvironmentQuestion {
  readonly claims: Pick<
    Claims,
    'repositoryId' | 'repository' | 'eventName' | 'ref' | 'environment' | 'jobWorkflowRef'
  >;
  /** The repository that the environment belongs to. */
  readonly repositoryId: number;
  readonly environment: string;
  /** Branch names as globs; `*` stays within a part of the name. */
  readonly allowedBranches: readonly string[];
  /** Where given, only jobs of these workflow files (exact `job_workflow_ref`) may. */
  readonly jobWorkflowRefs?: readonly string[];
}

export interface EnvironmentVerdict {
  readonly allowed: boolean;
  /** One sentence, without its full stop. */
  readonly reason: string;
}

/**
 * Who may change an environment: a job of the environment's own repository, started by an event that no pull request
 * can cause, that either runs in the GitHub environment of that name (whose protection GitHub has then enforced) or on
 * a branch that the environment allows. A pull request's token never may, whatever its workflow says.
 */
export function mayChangeEnvironment(question: EnvironmentQuestion): EnvironmentVerdict {
  const { claims, repositoryId, environment, jobWorkflowRefs } = question;
  if (claims.repositoryId !== repositoryId) {
    return refuse(`the token is for ${claims.repository}, which is not the repository of ${environment}`);
  }
  if (!allowedEvents.includes(claims.eventName)) {
    return refuse(`a run started by ${claims.eventName} never changes an environment`);
  }
  if (jobWorkflowRefs !== undefined && !jobWorkflowRefs.includes(claims.jobWorkflowRef ?? '')) {
    return refuse(`the workflow ${claims.jobWorkflowRef ?? 'of the job'} may not change ${environment}`);
  }
  if (claims.environment === environment) {
    return { allowed: true, reason: `the job runs in the environment ${environment}` };
  }
  const branch = branchOf(claims.ref);
  if (branch !== null && matchesAny(branch, question.allowedBranches)) {
    return { allowed: true, reason: `${environment} allows the branch ${branch}` };
  }
  const allowed = question.allowedBranches.length === 0 ? 'no branch' : question.allowedBranches.join(', ');
  return refuse(
    `${environment} allows ${allowed}, and the job runs on ${claims.ref} in ${claims.environment ?? 'no'} environment`,
  );
}

function refuse(reason: string): EnvironmentVerdict {
  return { allowed: false, reason };
}

function branchOf(ref: string): string | null {
  const prefix = 'refs/heads/';
  return ref.startsWith(prefix) && ref.length > prefix.length ? ref.slice(prefix.length) : null;
}

function matchesAny(branch: string, globs: readonly string[]): boolean {
  // picomatch throws on an empty pattern; here it matches nothing.
  const patterns = globs.filter((glob) => glob !== '');
  return patterns.some(
    (glob) => glob === branch || picomatch.isMatch(branch, glob, { dot: true, nonegate: true }),
  );
}
