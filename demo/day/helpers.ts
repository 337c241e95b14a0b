import { entryName } from '../../core/delivery/deployed.ts';
import type { RoutingState } from '../../core/ports/traffic.ts';
import { git } from '../changes/edit.ts';
import type { CheckRunShown } from '../github/stage.ts';
import type { RunResult } from '../player/types.ts';
import type { Day } from './chapter.ts';
import type { Stage } from './stage.ts';
import { until } from './until.ts';

/** Author and time of the day's commits: fixed, so that equal days have equal commits. */
export function authored(minute: number) {
  const date = `2026-11-20T09:${String(minute).padStart(2, '0')}:00+00:00`;
  return { author: { name: 'Ada', email: 'ada@users.noreply.github.com' }, date };
}

/** Plays a workflow for an event and shows what the runner's log would. */
export async function play(
  day: Day,
  event: Parameters<Stage['player']['run']>[0],
  options: {
    readonly actor: string;
    readonly signal?: AbortSignal;
    /** Called for each line that a step prints, as it is printed. */
    readonly onLine?: (line: string) => void;
  },
): Promise<readonly RunResult[]> {
  const signal = options.signal === undefined ? day.signal : AbortSignal.any([day.signal, options.signal]);
  const results = await day.stage.player.run(event, { ...options, signal });
  for (const result of results) {
    const jobs = result.jobs.map((job) => `${job.id} ${job.conclusion}`).join(', ');
    day.reporter.note(`workflow ${result.workflow.split('/').at(-1)}: ${result.conclusion} (${jobs})`);
    if (result.standIns.length > 0) day.reporter.note(`  stood in for: ${result.standIns.join(', ')}`);
  }
  return results;
}

/** What failing steps printed, for the record of a step that came out wrong. */
export function failedLogs(results: readonly RunResult[]): string {
  const steps = results.flatMap((run) => run.jobs.flatMap((job) => job.steps));
  return steps
    .filter((step) => step.conclusion === 'failure')
    .map((step) => `${step.name}: ${step.log.trim().split('\n').slice(-6).join(' | ')}`)
    .join('; ');
}

/** The newest run of a check on a commit, once it is completed; what there is after the time. */
export async function completedCheck(
  stage: Stage,
  sha: string,
  name: string,
  withinMs = 30_000,
): Promise<CheckRunShown | null> {
  const newest = (): CheckRunShown | null =>
    stage.github.checkRuns(sha).findLast((run) => run.name === name) ?? null;
  const done = await until(() => (newest()?.status === 'completed' ? newest() : null), withinMs);
  return done ?? newest();
}

/** `file:line` of every annotated line, sorted. */
export function annotatedLines(run: CheckRunShown | null): readonly string[] {
  const lines = (run?.annotations ?? []).flatMap((annotation) => {
    const { path, start_line: start, end_line: end } = annotation;
    return Array.from({ length: Math.min(end - start + 1, 100) }, (_, index) => `${path}:${start + index}`);
  });
  return [...new Set(lines)].sort();
}

export async function pushBranch(stage: Stage, branch: string): Promise<void> {
  await git(stage.layout.clone, ['push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`]);
}

/** The commit that a branch of the repository stands at. */
export async function headOf(stage: Stage, branch: string): Promise<string> {
  const { json } = await stage.github.as('grace', 'GET', `${repositoryPath(stage)}/git/ref/heads/${branch}`);
  return (json as { object: { sha: string } }).object.sha;
}

export function repositoryPath(stage: Stage): string {
  return `/repos/${stage.repository.owner}/${stage.repository.name}`;
}

/** The state of a service's entry of the proxy in production, read from the proxy. */
export function production(stage: Stage, service: string): Promise<RoutingState | null> {
  return stage.traffic.read(entryName(stage.repository, 'production', service));
}

/** The version in an instance's id. */
export function versionOf(instanceId: string): string {
  return instanceId.split('/').at(-1) ?? '';
}

/** What users get of a service: `1.0.0 (100 %)`. */
export async function served(stage: Stage, service: string): Promise<string> {
  const routing = await production(stage, service);
  const targets = (routing?.targets ?? []).filter((target) => target.weight > 0);
  return targets.map((target) => `${versionOf(target.id)} (${target.weight} %)`).join(', ') || 'nothing';
}

/** Approves and merges a pull request as GitHub's buttons would. Returns the status of the merge and the new commit. */
export async function approveAndMerge(
  day: Day,
  number: number,
  sha: string,
): Promise<{ readonly status: number; readonly sha: string; readonly message: string }> {
  const { stage } = day;
  const path = `${repositoryPath(stage)}/pulls/${number}`;
  await stage.github.as('grace', 'POST', `${path}/reviews`, { event: 'APPROVE', commit_id: sha });
  await until(
    () =>
      stage.github.checkRuns(sha).findLast((run) => run.name === 'fairlead/policy')?.conclusion === 'success',
    20_000,
  );
  const { status, json } = await stage.github.as('grace', 'PUT', `${path}/merge`, {
    sha,
    merge_method: 'squash',
  });
  const answer = json as { sha?: string; message?: string };
  return { status, sha: answer.sha ?? '', message: answer.message ?? '' };
}

/** Final versions of a package in the index, by file. */
export async function releases(stage: Stage, packageName: string): Promise<readonly string[]> {
  const files = await stage.index.files();
  return files
    .filter((file) => file.package === packageName && /^\d+(\.\d+)*$/.test(file.version))
    .map((file) => file.version);
}
