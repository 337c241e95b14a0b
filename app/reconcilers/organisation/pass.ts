import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { Store } from '../../../core/ports/store.ts';
import { organisationKey, settingsKey } from '../../keys.ts';
import type { Reconciled } from '../rollout/deps.ts';
import type { SettingsDeps } from '../settings/settings.ts';
import { lookAt, type Standing } from './look.ts';
import { readOrganisation, type OrganisationDeps } from './read.ts';

export interface PassDeps extends OrganisationDeps, Pick<SettingsDeps, 'appId'> {
  readonly github: OrganisationDeps['github'] & Pick<GitHub, 'people'>;
  readonly store: Store;
  /** Between the starts of two passes, in milliseconds. */
  readonly periodMs: number;
}

const keyPattern = /^organisation:(\d+)$/;

/** What one pass came to; kept as the event `pass.completed`. */
interface Tally {
  repositories: number;
  failed: Set<string>;
  pulls: number;
  woken: number;
}

/**
 * Key `organisation:<installation id>`: glances at the whole installation, many repositories to a request, and wakes the
 * keys of what is not as it was when it was in order; those read what changed, and put it right. What a glance only
 * names (environments, branch protections, check runs) is seen by id, thousands to a request. A repository that cannot
 * be read is named and looked at in the next pass; the others are done all the same. Runs again after the period.
 *
 * Open pull requests beyond the pages of a glance are those that nobody touched for longest: they have had their answer,
 * and are judged again at their repository's turn in the rotation.
 */
export async function reconcileOrganisation(key: string, deps: PassDeps): Promise<Reconciled> {
  const match = keyPattern.exec(key);
  if (match === null) return {};
  const installationId = Number(match[1]);
  const startedAt = deps.clock.now();
  const { known, repositories, version } = await readOrganisation(installationId, deps);
  const people = Object.keys(known.users).length;
  const tally: Tally = { repositories: 0, failed: new Set(), pulls: 0, woken: 0 };
  await rememberRepositories(repositories, deps);
  const standing: Standing[] = [];
  for await (const { repository, glance } of deps.github.settings.glances(installationId, repositories)) {
    tally.repositories += 1;
    if (glance instanceof Error) tally.failed.add(`${repository.owner}/${repository.name}`);
    else if (!glance.archived) {
      tally.pulls += glance.pulls.length;
      const looked = await lookAt(glance, known, deps);
      standing.push(...looked.standing);
      await wake(repository, looked.keys, tally, deps);
    }
  }
  await seeStanding(installationId, standing, tally, deps);
  await deps.store.transaction((batch) => {
    if (Object.keys(known.users).length !== people) {
      const { config: _, ...state } = known;
      batch.save(organisationKey(installationId), state, version);
    }
    batch.append({
      stream: `github:installation/${installationId}`,
      type: 'pass.completed',
      occurredAt: deps.clock.now(),
      source: 'app',
      dedupeKey: null,
      body: {
        installationId,
        ...tally,
        failed: [...tally.failed].slice(0, 100),
        tookMs: deps.clock.now() - startedAt,
      },
    });
  });
  return { runAgainAt: startedAt + deps.periodMs };
}

/** Sees whether what was in order still is, and wakes the keys of what is not. */
async function seeStanding(
  installationId: number,
  standing: readonly Standing[],
  tally: Tally,
  deps: PassDeps,
): Promise<void> {
  if (standing.length === 0) return;
  const seen = await deps.github.settings.watch(installationId, standing);
  const changed = new Map<number, { readonly repository: RepositoryRef; readonly keys: Set<string> }>();
  for (const { nodeId, sight, key, repository } of standing) {
    const now = seen.get(nodeId);
    if (now === undefined || now instanceof Error) {
      tally.failed.add(`${repository.owner}/${repository.name}`);
    } else if (now !== sight) {
      const entry = changed.get(repository.id) ?? { repository, keys: new Set() };
      changed.set(repository.id, entry);
      entry.keys.add(key);
    }
  }
  for (const { repository, keys } of changed.values()) await wake(repository, [...keys], tally, deps);
}

/** The streams name the repository for whoever works on its keys; a known one costs nothing. */
async function rememberRepositories(
  repositories: readonly RepositoryRef[],
  { store, clock }: PassDeps,
): Promise<void> {
  await store.transaction((batch) => {
    for (const { installationId, id, owner, name } of repositories) {
      batch.append({
        stream: `github:${id}`,
        type: 'repository.seen',
        occurredAt: clock.now(),
        source: 'app',
        dedupeKey: `seen/${installationId}/${id}/${owner}/${name}`,
        body: { installationId, repositoryId: id, owner, name, sender: null },
      });
    }
  });
}

async function wake(
  { installationId, id, owner, name }: RepositoryRef,
  keys: readonly string[],
  tally: Tally,
  { store, clock }: PassDeps,
): Promise<void> {
  if (keys.length === 0) return;
  tally.woken += keys.length;
  const now = clock.now();
  await store.transaction((batch) => {
    if (keys.includes(settingsKey(id))) {
      // Without it the look may be spared where the newest deliveries are the echo of our own writes.
      batch.append({
        stream: `github:${id}`,
        type: 'settings.asked',
        occurredAt: now,
        source: 'app',
        dedupeKey: null,
        body: { installationId, repositoryId: id, owner, name, sender: null },
      });
    }
    for (const key of keys) batch.enqueue(key, now);
  });
}
