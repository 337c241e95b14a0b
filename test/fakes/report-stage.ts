import { createApi } from '../../app/api/index.ts';
import { bodyAudience } from '../../core/api/idempotency.ts';
import type { Findings } from '../../core/api/findings.ts';
import { defaultConfig } from '../../core/config/index.ts';
import { FinalError } from '../../core/errors/fairlead-error.ts';
import type { FairleadApi } from '../../core/ports/fairlead.ts';
import type { Job, JobContext } from '../../core/ports/job.ts';
import type { Claims } from '../../core/ports/tokens.ts';
import { publish, type Report } from '../../core/reporting/publish.ts';
import { openPolicyShop, type PolicyShop, type PolicyShopOptions } from './policy-shop.ts';

const origin = 'https://fairlead.example';

/** A check run as the emulated GitHub keeps it. */
export type KeptRun = PolicyShop['shop']['state']['checkRuns'] extends Map<number, infer Run> ? Run : never;

/** A pull request whose jobs report to the App: its API, store and reconcilers, and GitHub's limits. */
export interface ReportStage extends PolicyShop {
  readonly pull: ReturnType<PolicyShop['shop']['openPull']>;
  /** Sends a body to the App as the job of this run and attempt; the status of its answer. */
  readonly send: (body: Findings, attempt?: number) => Promise<number>;
  /** What a job of the pull request reports. Requests between the job and the App may be held up by the caller. */
  readonly report: (report: Report, attempt?: number, job?: string) => Promise<readonly Findings[]>;
  /** Check runs of a concern on the pull request's head, oldest first. */
  readonly runs: (concern: 'lint' | 'coverage') => readonly KeptRun[];
  /** Comments of the App on the pull request. */
  readonly comments: () => readonly string[];
}

export async function openReportStage(options: Partial<PolicyShopOptions> = {}): Promise<ReportStage> {
  // A pass in between would only count.
  const opened = await openPolicyShop({ config: 'strategy: feature\n', periodMs: 86_400_000, ...options });
  const { stage, shop, work } = opened;
  const pull = work('feature/report');
  await stage.settle();
  const run = shop.workflows.run(pull.number, { completed: false });
  const claimsOf = (attempt: number): Claims => ({
    jti: `${attempt}`,
    repositoryId: shop.id,
    repository: 'acme/shop',
    runId: run.id,
    runAttempt: attempt,
    eventName: 'pull_request',
    ref: `refs/pull/${pull.number}/merge`,
    sha: 'f'.repeat(40),
    environment: null,
    jobWorkflowRef: null,
    actor: 'bob',
  });
  const api = createApi({
    store: stage.store,
    github: stage.github,
    clock: stage.clock,
    origin,
    // A token that names its audience and attempt.
    tokens: {
      verify: async (jwt, { audience }) => {
        const [attempt, wanted] = Buffer.from(jwt, 'base64url').toString().split('|');
        if (![audience].flat().includes(wanted ?? '')) throw new FinalError('FL_TOKEN_AUDIENCE');
        return claimsOf(Number(attempt));
      },
    },
    loadConfig: () => Promise.resolve(defaultConfig),
    toStatus: () => {
      throw new Error('no rollouts here');
    },
  });
  const send = async (body: Findings, attempt = 1): Promise<number> => {
    const raw = JSON.stringify(body);
    const token = Buffer.from(`${attempt}|${bodyAudience(origin, raw)}`).toString('base64url');
    const answer = await api.request('/v1/findings', {
      method: 'POST',
      body: raw,
      headers: { authorization: `Bearer ${token}` },
    });
    return answer.status;
  };
  const context = (attempt: number, job: string | undefined): JobContext => ({
    repository: { id: shop.id, name: 'acme/shop' },
    run: { id: run.id, attempt, number: 1 },
    event: 'pull_request',
    actor: 'bob',
    ref: `refs/pull/${pull.number}/merge`,
    defaultBranch: 'main',
    headSha: pull.headSha,
    baseSha: null,
    pullRequest: { number: pull.number, fork: false },
    ...(job === undefined ? {} : { step: { workflow: 'CI', job, action: '__lint' } }),
  });
  return {
    ...opened,
    pull,
    send,
    report: async (report, attempt = 1, job?: string) => {
      const sent: Findings[] = [];
      const app: Pick<FairleadApi, 'findings'> = {
        findings: async (body) => {
          sent.push(body);
          const status = await send(body, attempt);
          if (status >= 300) throw new FinalError('FL_APP_REFUSED', `status ${status}`);
        },
      };
      await publish(report, silentJob(context(attempt, job)), app as FairleadApi);
      return sent;
    },
    runs: (concern) =>
      [...shop.state.checkRuns.values()].filter(
        ({ name, headSha }) => name === `fairlead/${concern}` && headSha === pull.headSha,
      ),
    comments: () =>
      [...shop.state.comments.values()]
        .filter(({ issue, login }) => issue === pull.number && login === 'fairlead[bot]')
        .map(({ body }) => body),
  };
}

function silentJob(context: JobContext): Job {
  const nothing = () => undefined;
  return {
    context,
    info: nothing,
    command: nothing,
    output: nothing,
    summary: () => Promise.resolve(),
    handOver: () => Promise.resolve(),
    run: () => Promise.reject(new Error('not used')),
  };
}
