import type { PublishedArtifact } from '../../../core/api/artifacts.ts';
import { FairleadError, FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Job } from '../../../core/ports/job.ts';
import type { Described } from '../../../core/provenance/types.ts';
import { versionSchemes } from '../../../core/versions/index.ts';
import { newestFinal, nextBase } from '../../../core/versions/releases.ts';
import type { AlphaInput } from '../../../core/versions/types.ts';
import type { Kind, KindPlan, Prepared, Publication } from './kind.ts';
import { warn } from './warn.ts';

/** What the version of every alpha of one run is made of. */
export type Moment = Omit<AlphaInput, 'base'>;

export interface PublishDeps {
  readonly job: Job;
  readonly moment: Moment;
}

/** Publishes under the alpha's version, or, where other bytes have that one, under the next; never over anything. */
async function publishAlpha(
  prepared: Prepared,
  kind: Kind,
  input: AlphaInput,
  deps: PublishDeps,
): Promise<Publication> {
  const scheme = versionSchemes[kind.ecosystem];
  const pointer = scheme.pointer(input.pullRequest?.number ?? null);
  const { run } = deps.job.context;
  const version = scheme.alphaVersion(input);
  try {
    return await prepared.publish(version, pointer);
  } catch (error) {
    if (!(error instanceof FairleadError) || error.code !== 'FL_ALREADY_PUBLISHED') throw error;
    const next = scheme.afterCollision(input, { number: run.number, attempt: run.attempt });
    if (next === null) throw error;
    warn(deps.job, 'Version taken', `${error.message}. It is published as ${next} instead.`);
    return publishAgain(prepared, next, pointer, error);
  }
}

async function publishAgain(
  prepared: Prepared,
  version: string,
  pointer: string | null,
  first: FairleadError,
): Promise<Publication> {
  try {
    return await prepared.publish(version, pointer);
  } catch (error) {
    if (!(error instanceof FairleadError) || error.code !== 'FL_ALREADY_PUBLISHED') throw error;
    const detail = (from: FairleadError) => from.message.replace(/^[^:]*: /, '');
    throw new FinalError('FL_ALREADY_PUBLISHED', `${detail(first)}; ${detail(error)}`, { cause: error });
  }
}

/** Builds and publishes one kind of one package. Null where the package says that it is not for publishing. */
export async function publishOne(plan: KindPlan, kind: Kind, deps: PublishDeps): Promise<Described | null> {
  const prepared = await kind.prepare(plan);
  if (prepared === null) return null;
  const scheme = versionSchemes[kind.ecosystem];
  const base = nextBase(scheme, prepared.version, newestFinal(scheme, await prepared.versions()));
  const done = await publishAlpha(prepared, kind, { ...deps.moment, base }, deps);
  const artifact = {
    ...done.artifact,
    service: plan.service,
    releaseVersion: base,
  } satisfies PublishedArtifact;
  const how = done.already ? 'was published already' : 'published';
  deps.job.info(`${artifact.name} ${artifact.version} ${how}, sha256:${artifact.sha256}`);
  return { artifact, files: done.files, dependencies: done.dependencies };
}
