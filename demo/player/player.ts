import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { coordinates } from '../../core/release/coordinates.ts';
import { readBlob, readTree } from '../github/git-objects.ts';
import { describeEvent, type EventFacts } from './event.ts';
import { playJob } from './job.ts';
import type {
  Conclusion,
  JobResult,
  PlayedEvent,
  PlayerOptions,
  PlayerSettings,
  RunOptions,
  RunResult,
} from './types.ts';
import { orderJobs, parseWorkflow, triggers, type Workflow } from './workflow.ts';

export interface Player {
  /** Plays every workflow file of the commit that runs for the event, one after another. */
  run(event: PlayedEvent, options: RunOptions): Promise<readonly RunResult[]>;
}

const WORKFLOWS = '.github/workflows';

/**
 * A player of the repository's own workflow files under the runner's protocol. It plays this product's bundles and
 * the run steps as they are; third-party actions it plays by stand-ins that every result names. An unknown one
 * stops the run before any step.
 */
export function createPlayer(options: PlayerOptions): Player {
  const { stage } = options;
  const settings = {
    ...options,
    dir: resolve(options.dir),
    product: resolve(options.product),
    productName: options.productName ?? coordinates.repository,
    node: options.node ?? process.execPath,
  };
  return {
    async run(event, given) {
      const facts = await describeEvent(stage, event, given.actor);
      const flows = (await readWorkflows(stage.bare, facts.sha)).filter((flow) =>
        wanted(flow, event, facts, given),
      );
      if (flows.length === 0 && (given.workflow !== undefined || event.name === 'workflow_dispatch')) {
        throw new Error(`No workflow of ${facts.sha} runs for this ${event.name}`);
      }
      const results: RunResult[] = [];
      for (const flow of flows) results.push(await playWorkflow(settings, flow, facts, given));
      return results;
    },
  };
}

function wanted(flow: Workflow, event: PlayedEvent, facts: EventFacts, given: RunOptions): boolean {
  const only = event.name === 'workflow_dispatch' ? event.workflow : given.workflow;
  if (only !== undefined && flow.path !== only) return false;
  return triggers(flow, { event: event.name, branch: facts.triggerBranch, action: facts.action });
}

async function readWorkflows(bare: string, sha: string): Promise<Workflow[]> {
  const entries = await readTree(bare, sha, { path: `${WORKFLOWS}/` });
  const files = entries.filter((entry) => entry.type === 'blob' && /\.ya?ml$/.test(entry.path));
  return Promise.all(
    files.map(async ({ path, sha: id }) => parseWorkflow(path, (await readBlob(bare, id)).toString('utf8'))),
  );
}

async function playWorkflow(
  settings: PlayerSettings,
  flow: Workflow,
  facts: EventFacts,
  given: RunOptions,
): Promise<RunResult> {
  const { stage } = settings;
  const jobs = orderJobs(flow);
  const run = await stage.startRun({
    name: flow.name ?? flow.path,
    path: flow.path,
    event: facts.event,
    headSha: facts.headSha,
    headBranch: facts.headBranch,
    actor: given.actor,
    pulls: facts.pulls,
  });
  const dir = join(settings.dir, 'runs', String(run.id));
  await mkdir(dir, { recursive: true });
  const done = new Map<string, JobResult>();
  const standIns = new Set<string>();
  try {
    for (const [id, job] of jobs) {
      done.set(id, await playJob({ settings, flow, facts, given, run, dir, id, job, done, standIns }));
    }
  } catch (error) {
    await stage.finishRun(run.id, 'failure');
    throw error;
  }
  const results = [...done.values()];
  const conclusion = overall(results, given.signal?.aborted === true);
  await stage.finishRun(run.id, conclusion);
  return { id: run.id, workflow: flow.path, conclusion, jobs: results, standIns: [...standIns].sort() };
}

function overall(jobs: readonly JobResult[], aborted: boolean): Conclusion {
  if (aborted || jobs.some((job) => job.conclusion === 'cancelled')) return 'cancelled';
  if (jobs.some((job) => job.conclusion === 'failure')) return 'failure';
  return jobs.every((job) => job.conclusion === 'skipped') ? 'skipped' : 'success';
}
