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
  recovered: { tone: 'good', word: 'recovered' },
  closed: { tone: 'good', word: 'closed' },
  contained: { tone: 'busy', word: 'contained' },
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
  return Object.hasOwn(signs, state) ? (signs[state] ?? openIncident) : { tone: 'idle', word: state };
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

function after({ state, status }: RolloutRecord): string {
  switch (status.state) {
    case 'done':
      return '.';
    case 'rolled_back':
    case 'failed': {
      const at =
        state.decidedAt === null ? '' : ` at ${new Date(state.decidedAt).toISOString().slice(11, 19)} UTC`;
      const what = status.state === 'failed' ? 'failed' : 'was rolled back';
      return `; ${state.to.version} ${what}${at}: ${state.reason ?? status.sentence}`;
    }
    case 'running':
    case 'held':
    case 'waiting_for_human':
      return `; ${state.to.version} is being rolled out, ${status.weight} % of the requests.`;
  }
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

/** The numbers of the first page: medians with their n. A mean without them would say little. */
export function measures(records: Records): Measure[] {
  const ended = records.rollouts.filter((one) => one.ended);
  const failed = ended.filter((one) => one.status.state !== 'done');
  const runs = records.testRuns.filter((run) => run.phase === 'passed' || run.phase === 'failed');
  const { incidents } = records;
  const rollouts = '/events?stream=rollout:';
  const stream = '/events?stream=incident:';
  return [
    {
      name: 'Rollouts finished',
      value: String(ended.length - failed.length),
      n: ended.length,
      href: rollouts,
    },
    { name: 'Change fail rate', value: ratio(failed.length, ended.length), n: ended.length, href: rollouts },
    {
      ...median(
        'Test run, median',
        runs.map((run) => span(run.queuedAt, run.endedAt)),
      ),
      href: '/events?stream=testrun:',
    },
    {
      ...median(
        'Start to detection, median',
        incidents.map((i) => span(i.startedAt, i.detectedAt)),
      ),
      href: stream,
    },
    {
      ...median(
        'Start to containment, median',
        incidents.map((i) => span(i.startedAt, i.containedAt)),
      ),
      href: stream,
    },
    {
      ...median(
        'Start to recovery, median',
        incidents.map((i) => span(i.startedAt, i.recoveredAt)),
      ),
      href: stream,
    },
  ];
}

function ratio(part: number, whole: number): string | null {
  return whole === 0 ? null : `${Math.round((100 * part) / whole)} %`;
}

/** Null where an end is missing or stands before the start. */
function span(from: number | null, to: number | null): number | null {
  return from === null || to === null || to < from ? null : to - from;
}

function median(
  name: string,
  values: readonly (number | null)[],
): { name: string; value: string | null; n: number } {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const low = known[Math.ceil(known.length / 2) - 1];
  const high = known[Math.floor(known.length / 2)];
  const value = low === undefined || high === undefined ? null : formatDuration((low + high) / 2);
  return { name, value, n: known.length };
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
