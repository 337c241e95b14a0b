import type { MessageData } from '../core/api/message.ts';
import { FinalError } from '../core/errors/fairlead-error.ts';
import type { Json } from '../core/json.ts';
import type { Batch, Store } from '../core/ports/store.ts';
import { promoteWheel, proveEqual } from '../core/promotion/promote.ts';
import type { Promotion, TestRun } from '../core/testing/types.ts';
import { fetchWheel, sha256Of } from './artifacts.ts';
import type { EngineDeps, Promoter } from './deps.ts';

type Artifact = Extract<MessageData['artifacts'][number], { readonly kind: 'python' }>;

interface Release {
  readonly artifact: Artifact;
  readonly filename: string;
  readonly bytes: Uint8Array;
}

/** A promotion that is published and waits to be stored; version 0 where there is no state of it yet. */
export interface Published {
  readonly key: string;
  readonly version: number;
  readonly promotion: Promotion;
}

/** The promoter of wheels: file name, `.dist-info` name, version in METADATA and RECORD change, nothing else. */
export const wheelPromoter: Promoter = { promote: promoteWheel };

/**
 * Publishes the release of every Python artifact of a run that passed. All releases are made and proven equal to their
 * alphas before the first one is published. Doing it again is harmless.
 * @throws FinalError FL_WHEEL_INVALID where a proof fails, FL_ALREADY_PUBLISHED where other bytes have the version
 */
export async function promoteAll(
  run: TestRun,
  deps: Pick<EngineDeps, 'registry' | 'promoter' | 'store' | 'clock'>,
): Promise<readonly Published[]> {
  if (!run.data.promotable) return [];
  // Nothing marks a fork's run as one to promote; where something did, it would be somebody's mistake or worse.
  if (run.kind === 'fork') throw new FinalError('FL_NOT_AUTHORISED', 'what a fork built is never promoted');
  const releases: Release[] = [];
  // Wheels only: of other kinds the engine has run nothing, so it has nothing to vouch for.
  const wheels = run.data.artifacts.filter((artifact) => artifact.kind === 'python');
  for (const artifact of wheels) releases.push(await makeRelease(artifact, deps));
  const published: Published[] = [];
  for (const release of releases) {
    const { artifact, filename, bytes } = release;
    await deps.registry.publish(artifact.name, artifact.releaseVersion, filename, bytes);
    const stored = await openPromotion(run, release, deps.store, deps.clock.now());
    if (stored !== null) published.push(stored);
  }
  return published;
}

/** Writes the promotions and their events. */
export function recordPromotions(batch: Batch, published: readonly Published[]): void {
  for (const { key, version, promotion } of published) {
    batch.save(key, promotion as unknown as Json, version);
    batch.append({
      stream: key,
      type: 'artifact.promoted',
      occurredAt: promotion.promotedAt,
      source: 'engine',
      dedupeKey: `${key}/${promotion.alphaSha256}`,
      body: promotion as unknown as Json,
    });
  }
}

async function makeRelease(
  artifact: Artifact,
  deps: Pick<EngineDeps, 'registry' | 'promoter'>,
): Promise<Release> {
  const alpha = await fetchWheel(deps.registry, artifact);
  const { filename, bytes } = deps.promoter.promote(alpha.bytes, artifact.releaseVersion);
  const proof = proveEqual(alpha.bytes, bytes);
  if (proof.equal) return { artifact, filename, bytes };
  const differing = proof.differing.slice(0, 5).join(', ');
  throw new FinalError('FL_WHEEL_INVALID', `${filename} is not its alpha, byte for byte: ${differing}`);
}

/** Null where the same promotion is stored already, by an earlier run of the same alpha for example. */
async function openPromotion(
  run: TestRun,
  { artifact, bytes }: Release,
  store: Store,
  now: number,
): Promise<Published | null> {
  const promotion: Promotion = {
    repositoryId: run.data.repository.id,
    service: artifact.service,
    package: artifact.name,
    alphaVersion: artifact.version,
    alphaSha256: artifact.sha256,
    releaseVersion: artifact.releaseVersion,
    releaseSha256: sha256Of(bytes),
    sha: run.data.headSha,
    testRunId: run.id,
    promotedAt: now,
  };
  const key = `promotion:${promotion.repositoryId}/${promotion.package}/${promotion.releaseVersion}`;
  const stored = await store.load(key);
  if (stored === null) return { key, version: 0, promotion };
  const before = stored.state as unknown as Promotion;
  if (before.releaseSha256 === promotion.releaseSha256) return null;
  throw new FinalError('FL_ALREADY_PUBLISHED', `${promotion.package} ${promotion.releaseVersion}`);
}
