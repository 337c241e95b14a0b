import { deploymentMetrics } from '../../core/metrics/deployments.ts';
import { responseMetrics } from '../../core/metrics/response.ts';
import type { Summary } from '../../core/metrics/summary.ts';
import type { IncidentRecord, Records, RolloutRecord, TestRunRecord } from './records.ts';

/** A state with its icon and word; colour is never the only sign. */
export type Tone = 'good' | 'bad' | 'busy' | 'idle';

export interface Sign {
  readonly tone: Tone;
  readonly word: string;
}

export interface EnvironmentRow {
  readonly repository: string;
  readonly environment: string;
  readonly service: string;
  readonly version: string | null;
  readonly since: number;
  readonly sentence: string;
  readonly sign: Sign;
  readonly stream: string;
}

export interface FlowRow {
  readonly sha: string;
  readonly repository: string;
  readonly label: string;
  readonly at: number;
  readonly checks: readonly (Sign & { readonly name: string })[];
  readonly run: TestRunRecord;
  readonly promoted: readonly string[];
  readonly rollouts: readonly RolloutRecord[];
}

/** A number with how many values stand behind it; null where there is none. */
export interface Measure {
  readonly name: string;
  readonly value: string | null;
  readonly n: number;
  readonly href: string;
}

const signs: Readonly<Record<string, Sign>> = {
  queued: { tone: 'idle', word: 'queued' },
  starting: { tone: 'busy', word: 'starting' },
  running: { tone: 'busy', word: 'running' },
  held: { tone: 'busy', word: 'held' },
  waiting_for_human: { tone: 'busy', word: 'waits for a person' },
  passed: { tone: 'good', word: 'passed' },
  success: { tone: 'good', word: 'success' },
  done: { tone: 'good', word: 'done' },
  failed: { tone: 'bad', word: 'failed' },
  failure: { tone: 'bad', word: 'failure' },
  error: { tone: 'bad', word: 'error' },
  rolled_back: { tone: 'bad', word: 'rolled back' },
  neutral: { tone: 'idle', word: 'neutral' },
  skipped: { tone: 'idle', word: 'skipped' },
  superseded: { tone: 'idle', word: 'superseded' },
};

const openIncident: Sign = { tone: 'bad', word: 'open' };

export function signOf(state: string): Sign {
  const known = Object.hasOwn(signs, state) ? signs[state] : undefined;
  return known ?? { tone: 'idle', word: state };
}

export function incidentSign(incident: IncidentRecord): Sign {
  if (incident.recoveredAt !== null) return { tone: 'good', word: 'recovered' };
  if (incident.containedAt !== null) return { tone: 'busy', word: 'contained' };
  return openIncident;
}

/** One row per service and environment, with the sentence that says what runs and what was rolled back. */
export function environmentRows(records: Records): EnvironmentRow[] {
  return records.deployed.map((place) => {
    const { repository, environment, service, stable } = place;
    const newest = records.rollouts.find(
      ({ state }) =>
        state.repositoryId === repository.id &&
        state.environment === environment &&
        state.service === service,
    );
    const version = stable?.version ?? null;
    const runs = version === null ? 'nothing is deployed yet' : `${environment} runs ${service} ${version}`;
    return {
      repository: `${repository.owner}/${repository.name}`,
      environment,
      service,
      version,
      since: place.since,
      sentence: newest === undefined ? `${runs}.` : `${runs}${after(newest)}`,
      sign: environmentSign(version, newest),
      stream: newest === undefined ? 'deployed:' : `rollout:${newest.state.id}`,
    };
  });
}

function after({ state, status, ended }: RolloutRecord): string {
  if (!ended) return `; ${state.to.version} is being rolled out, ${status.weight} % of the requests.`;
  if (status.state === 'done') return '.';
  const at =
    state.decidedAt === null ? '' : ` at ${new Date(state.decidedAt).toISOString().slice(11, 19)} UTC`;
  const what = status.state === 'failed' ? 'failed' : 'was rolled back';
  return `; ${state.to.version} ${what}${at}: ${state.reason ?? status.sentence}`;
}

function environmentSign(version: string | null, newest: RolloutRecord | undefined): Sign {
  if (newest !== undefined && !newest.ended) return { tone: 'busy', word: 'rolling out' };
  if (version === null) return { tone: 'idle', word: 'empty' };
  return newest?.status.state === 'rolled_back' || newest?.status.state === 'failed'
    ? { tone: 'bad', word: signOf(newest.status.state).word }
    : { tone: 'good', word: 'in service' };
}

/** Commit → checks → tests → promoted → rollout; one row per commit, newest first. */
export function flowRows(records: Records, limit: number): FlowRow[] {
  const seen = new Set<string>();
  const rows: FlowRow[] = [];
  for (const run of records.testRuns) {
    const { headSha, repository, pullRequest, ref } = run.data;
    const id = `${repository.id}/${headSha}`;
    if (seen.has(id)) continue;
    seen.add(id);
    rows.push({
      sha: headSha,
      repository: repository.name,
      label: pullRequest === null ? ref.replace(/^refs\/heads\//, '') : `#${pullRequest.number}`,
      at: run.queuedAt,
      checks: records.findings
        .filter((one) => one.findings.headSha === headSha && one.repository.id === repository.id)
        .map((one) => ({ name: one.findings.concern, ...signOf(one.findings.conclusion) })),
      run,
      promoted: records.promotions
        .filter((one) => one.sha === headSha && one.repositoryId === repository.id)
        .map((one) => `${one.package} ${one.releaseVersion}`),
      rollouts: records.rollouts.filter(
        ({ state }) => state.sha === headSha && state.repositoryId === repository.id,
      ),
    });
    if (rows.length === limit) break;
  }
  return rows;
}

const windowMs = 30 * 86_400_000;

/** The numbers of the first page, over the last 30 days, each with its n; medians, since means of few say little. */
export function measures(records: Records, now: number): Measure[] {
  const window = { from: now - windowMs, to: now + 1 };
  const caused = new Set(records.incidents.map(({ id }) => id));
  const ended = records.rollouts.flatMap(({ state }) =>
    state.outcome === null || state.environment !== 'production'
      ? []
      : [
          {
            id: state.id,
            endedAt: state.enteredAt,
            outcome: state.outcome,
            isRollback: records.rollbackIds.has(state.id),
            causedIncident: caused.has(state.id),
          },
        ],
  );
  const deployments = deploymentMetrics(ended, window);
  const response = responseMetrics(
    records.incidents.filter(({ startedAt }) => startedAt === null || startedAt >= window.from),
  );
  const changes = ended.filter(({ endedAt, isRollback }) => endedAt >= window.from && !isRollback).length;
  const { changeFailRate } = deployments;
  const rollouts = '/events?stream=rollout:';
  return [
    { name: 'Deployments, 30 days', value: String(deployments.deployments), n: changes, href: rollouts },
    {
      name: 'Change fail rate',
      value: changeFailRate === null ? null : `${Math.round(100 * changeFailRate)} %`,
      n: changes,
      href: rollouts,
    },
    duration('Time to detect', response.timeToDetect),
    duration('Time to acknowledge', response.timeToAcknowledge),
    duration('Time to contain', response.timeToContain),
    duration('Time to recover', response.timeToRecover),
  ];
}

function duration(name: string, summary: Summary): Measure {
  const value = summary.median === null ? null : formatDuration(summary.median);
  return { name: `${name}, median`, value, n: summary.n, href: '/events?stream=incident:' };
}

/** `0.8 s`, `42 s`, `3 min 5 s`, `2 h 10 min` */
export function formatDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

/** An e-value or its like, short. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 1e6
    ? value.toExponential(1)
    : value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
