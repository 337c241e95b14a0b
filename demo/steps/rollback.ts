import type { Chapter, Day } from '../day/chapter.ts';
import { accessesSince, byVersion, type Access } from '../day/access-log.ts';
import { completedCheck, served } from '../day/helpers.ts';
import { until } from '../day/until.ts';
import { watchWeight, type Watch } from '../day/watch.ts';
import { deployNotes, ensureLoad } from './canary.ts';

/** Start, warm-up and the bakes of the first two steps, with time to spare. */
const backWithinMs = 45_000;

/** The next version fails for some; it is seen, taken back, and told once. */
export const rollback: Chapter = {
  name: 'rollback',
  title: 'The next version fails for some users and is rolled back',
  async run(day) {
    const { stage, reporter, memory } = day;
    const version = memory.promoted?.release ?? '';
    await ensureLoad(day);
    const stable = await served(stage, 'notes');
    const since = Date.now();
    const watch = watchWeight(stage, 'notes', version, (weight) =>
      reporter.note(`notes ${version} gets ${weight} %`),
    );
    const stopWaiting = new AbortController();
    const deploying = deployNotes(day, stopWaiting.signal);
    const cameBack = await untilBack(watch);
    // Requests that were on their way when the weight went to zero still end.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    if (!cameBack) stopWaiting.abort();
    await deploying;
    watch.stop();

    const weights = watch.weights().map(({ weight }) => weight);
    const ok = await record(day, { version, stable, since, weights, cameBack });
    if (ok) await notified(day);
  },
};

interface Played {
  readonly version: string;
  /** What was served before. */
  readonly stable: string;
  readonly since: number;
  readonly weights: readonly number[];
  readonly cameBack: boolean;
}

async function record(day: Day, { version, stable, since, weights, cameBack }: Played): Promise<boolean> {
  const { stage, reporter, memory } = day;
  const accesses = await accessesSince(stage, 'notes', since);
  const { percent, seconds, loadWentOn } = harm(accesses, version);
  const check = await completedCheck(stage, memory.mainSha ?? '', 'fairlead/rollout', 15_000);
  const [title, conclusion] = [check?.title ?? '', check?.conclusion ?? 'missing'];
  const sentence = deploymentSentence(day);
  const live = await served(stage, 'notes');
  const explained = [title, sentence].every((text) => /\d+ of [\d,]+/.test(text));
  const early = weights.every((weight) => weight <= 25);
  const ok = cameBack && early && live === stable && conclusion === 'failure' && explained && loadWentOn;
  return reporter.step(
    'rollback',
    ok,
    `seen in the first or second step; ${stable} again; fairlead/rollout and the deployment say why with the counts`,
    `weights ${weights.join(' → ')}; ${live}; proxy: ${byVersion(accesses)}; ${percent.toFixed(2)} % of requests harmed, ${seconds.toFixed(1)} s from the first bad answer to zero traffic; check ${conclusion}: ${title}; deployment: ${sentence}`,
    { requests_harmed_percent: percent, fault_to_zero_traffic_s: seconds },
  );
}

/** True once the version was taken back to no traffic; false when it went past the second step, or never came back. */
async function untilBack(watch: Watch): Promise<boolean> {
  const last = await until(() => {
    const weight = watch.weights().at(-1)?.weight;
    return weight === 0 || (weight ?? 0) > 25 ? { weight } : null;
  }, backWithinMs);
  return last?.weight === 0;
}

function harm(accesses: readonly Access[], version: string) {
  const own = accesses.filter((access) => access.version === version);
  const bad = own.filter((access) => access.bad);
  const firstBad = bad[0]?.at ?? 0;
  const last = own.at(-1)?.at ?? 0;
  const inWindow = accesses.filter((access) => access.at >= firstBad && access.at <= last).length;
  return {
    percent: inWindow === 0 ? 0 : (100 * bad.length) / inWindow,
    seconds: (last - firstBad) / 1000,
    // Otherwise the version's traffic would have ended only because all traffic did.
    loadWentOn: accesses.some((access) => access.at > last),
  };
}

/** What the newest deployment status said, from GitHub's journal. */
function deploymentSentence({ stage }: Day): string {
  const entry = stage.github.journal
    .entries({ method: 'POST', path: /\/deployments\/\d+\/statuses$/ })
    .at(-1);
  const { state, description } = (entry?.body ?? {}) as { state?: string; description?: string };
  return `${state ?? 'none'}: ${description ?? ''}`;
}

async function notified(day: Day): Promise<void> {
  const { stage, reporter } = day;
  await until(() => stage.pager.alerts().length > 0 && stage.desk.tickets().length > 0, 15_000);
  // A second one would come with the next runs of the job.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const alerts = stage.pager.alerts();
  const tickets = stage.desk.tickets();
  reporter.step(
    'notified',
    alerts.length === 1 && tickets.length === 1,
    'one alert, one ticket',
    `${alerts.length} alert (${alerts[0]?.message ?? 'none'}), ${tickets.length} ticket (${tickets[0]?.subject ?? 'none'})`,
  );
}
