import type { Chapter, Day } from '../day/chapter.ts';
import { accessesSince, byVersion } from '../day/access-log.ts';
import { failedLogs, play, production, served } from '../day/helpers.ts';
import { until } from '../day/until.ts';
import { watchWeight } from '../day/watch.ts';
import { startLoad } from '../load/index.ts';
import type { RunResult } from '../player/types.ts';

const expectedWeights = [5, 25, 50, 100];
const requestsPerSecond = 300;
const goesOnWithinMs = 30_000;

/** A canary under load, with the App killed in the middle of its second bake. */
export const canary: Chapter = {
  name: 'canary',
  title: 'A canary of notes to production under 300 requests a second',
  async run(day) {
    const { stage, reporter, memory } = day;
    const version = memory.promoted?.release ?? '';
    await ensureLoad(day);
    const since = Date.now();
    const watch = watchWeight(stage, 'notes', version, (weight) =>
      reporter.note(`notes ${version} gets ${weight} %`),
    );
    const giveUp = new AbortController();
    const deploying = deployNotes(day, giveUp.signal);
    const restarted = await restartInSecondBake(day, () => watch.weights().map(({ weight }) => weight));
    // Half a bake is left then. A rollout that was forgotten would keep the workflow waiting for half an hour.
    const goesOn = await until(() => (watch.weights().at(-1)?.weight ?? 0) > 25, goesOnWithinMs);
    if (goesOn === null) giveUp.abort();
    const runs = await deploying;
    watch.stop();

    const weights = watch.weights().map(({ weight }) => weight);
    await record(day, { version, since, weights, restarted, runs });
  },
};

interface Played {
  readonly version: string;
  readonly since: number;
  readonly weights: readonly number[];
  readonly restarted: Restarted;
  readonly runs: readonly RunResult[];
}

async function record(day: Day, { version, since, weights, restarted, runs }: Played): Promise<void> {
  const { stage, reporter } = day;
  const live = await served(stage, 'notes');
  const shown = weights.join(' → ');
  const asPlanned = weights.join() === expectedWeights.join();
  const succeeded = runs.every((run) => run.conclusion === 'success') && live === `${version} (100 %)`;
  reporter.step(
    'restart',
    restarted.killedAt !== null && asPlanned && succeeded,
    'killed at 25 %, started again, and the rollout goes on without a weight falling back',
    restarted.killedAt === null
      ? `the second bake was never reached (weights ${shown})`
      : `killed (process ${restarted.before}) at 25 %, back as process ${restarted.after} after ${restarted.seconds.toFixed(1)} s; weights ${shown}; ${live}`,
  );
  const accesses = await accessesSince(stage, 'notes', since);
  const failed = accesses.filter((access) => access.bad).length;
  const client = (await stage.load?.stats()) ?? { failed: -1, requests: 0 };
  reporter.step(
    'canary',
    succeeded && asPlanned && failed === 0 && client.failed === 0,
    `weights ${expectedWeights.join(' → ')}, the workflow succeeds, no request fails`,
    `weights ${shown}; proxy: ${byVersion(accesses)}; client: ${client.failed} of ${client.requests} failed${failedLogs(runs)}`,
    { requests: accesses.length, requests_failed: failed },
  );
}

/** Starts the steady load on the entry of notes, unless it runs. */
export async function ensureLoad(day: Day): Promise<void> {
  const { stage, reporter } = day;
  if (stage.load !== null) return;
  const routing = await until(async () => {
    const found = await production(stage, 'notes').catch(() => null);
    if (found === null || !found.targets.some((target) => target.weight > 0)) return null;
    const answer = await fetch(`${found.url}/healthz`).catch(() => null);
    return answer?.ok === true ? found : null;
  }, 60_000);
  if (routing === null) throw new Error('notes is not reachable in production');
  stage.load = startLoad({ url: routing.url, ratePerSecond: requestsPerSecond, seed: 7 });
  reporter.note(`load: ${requestsPerSecond} requests a second to ${routing.url}`);
  await new Promise((resolve) => setTimeout(resolve, 3000));
}

/** `canary-deploy` by the repository's own workflow. */
export function deployNotes(day: Day, signal?: AbortSignal): Promise<readonly RunResult[]> {
  const inputs = { service: 'notes', environment: 'production', version: 'newest' };
  const workflow = '.github/workflows/deploy.yml';
  const event = { name: 'workflow_dispatch', branch: 'main', workflow, inputs } as const;
  return play(day, event, {
    actor: 'linus',
    // What canary-deploy follows: weights, counts, e-values.
    onLine: (line) => {
      if (!line.startsWith('::')) day.reporter.note(`  ${line}`);
    },
    ...(signal === undefined ? {} : { signal }),
  });
}

interface Restarted {
  /** Null: the second bake was never reached. */
  readonly killedAt: number | null;
  readonly before: number;
  readonly after: number;
  readonly seconds: number;
}

async function restartInSecondBake(
  { stage, reporter }: Day,
  weights: () => readonly number[],
): Promise<Restarted> {
  const reached = await until(() => weights().at(-1) === 25, 90_000, 50);
  if (reached !== true) return { killedAt: null, before: 0, after: 0, seconds: 0 };
  await new Promise((resolve) => setTimeout(resolve, 4000));
  const before = stage.app.pid ?? 0;
  const killedAt = Date.now();
  await stage.app.kill();
  reporter.note(`killed the App (process ${before}, SIGKILL)`);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await stage.app.start();
  const seconds = (Date.now() - killedAt) / 1000;
  reporter.note(`started the App again (process ${stage.app.pid ?? 0})`);
  return { killedAt, before, after: stage.app.pid ?? 0, seconds };
}
