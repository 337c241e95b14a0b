import { z } from 'zod';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { RepositoryOverview } from '../../../core/ports/github-settings.ts';
import type { Store } from '../../../core/ports/store.ts';
import { dutyBranches } from '../duties/branches.ts';
import { dutiesStateKey, loadDuties } from '../duties/state.ts';
import { pullFingerprint, rulesFingerprint } from '../policy/fingerprint.ts';
import { rulesInForce, type RulesInForce } from '../policy/in-force.ts';
import type { Reconciled } from '../rollout/deps.ts';
import { planSettings, settingsStateKey } from '../settings/plan.ts';
import type { SettingsDeps } from '../settings/settings.ts';
import { readOrganisation, type OrganisationDeps } from './read.ts';
import { organisationStateKey, type KnownOrganisation } from './state.ts';

export interface PassDeps extends OrganisationDeps, Pick<SettingsDeps, 'appId'> {
  readonly github: OrganisationDeps['github'] & Pick<GitHub, 'people'>;
  readonly store: Store;
  /** Between the starts of two passes, in milliseconds. */
  readonly periodMs: number;
}

const keyPattern = /^organisation:(\d+)$/;
const said = z.object({ checkRunId: z.number(), fingerprint: z.string() });

/** What one pass came to; kept as the event `pass.completed`. */
interface Tally {
  repositories: number;
  failed: string[];
  drifted: number;
  pulls: number;
  stale: number;
}

/**
 * Key `organisation:<installation id>`: reads the whole installation, several repositories to a request, and enqueues
 * the keys of what is not as it should be. A repository that cannot be read is named and looked at in the next pass; the
 * others are done all the same. Runs again after the period.
 */
export async function reconcileOrganisation(key: string, deps: PassDeps): Promise<Reconciled> {
  const match = keyPattern.exec(key);
  if (match === null) return {};
  const installationId = Number(match[1]);
  const startedAt = deps.clock.now();
  const { known, repositories, version } = await readOrganisation(installationId, deps);
  const people = Object.keys(known.users).length;
  const tally: Tally = { repositories: 0, failed: [], drifted: 0, pulls: 0, stale: 0 };
  await rememberRepositories(repositories, deps);
  for await (const { repository, overview } of deps.github.settings.overviews(installationId, repositories)) {
    tally.repositories += 1;
    if (overview instanceof Error) {
      tally.failed.push(`${repository.owner}/${repository.name}`);
      continue;
    }
    if (!overview.archived) await look(overview, known, tally, deps);
  }
  await deps.store.transaction((batch) => {
    if (Object.keys(known.users).length !== people) {
      const { config: _, ...state } = known;
      batch.save(organisationStateKey(installationId), state, version);
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
        failed: tally.failed.slice(0, 100),
        tookMs: deps.clock.now() - startedAt,
      },
    });
  });
  return { runAgainAt: startedAt + deps.periodMs };
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

async function look(
  overview: RepositoryOverview,
  known: KnownOrganisation,
  tally: Tally,
  deps: PassDeps,
): Promise<void> {
  const { repository } = overview;
  const now = deps.clock.now();
  const read = { text: overview.configText, defaultBranch: overview.defaultBranch };
  const rules = await rulesInForce(repository, read, known, { store: deps.store, now });
  const { plan } = await planSettings(overview, rules, known, deps);
  const jobs: string[] = [];
  if (plan.changes.length > 0) {
    tally.drifted += 1;
    jobs.push(settingsStateKey(repository.id));
  }
  const stale = await stalePulls(overview, rules, deps.store);
  tally.pulls += overview.pulls.length;
  tally.stale += stale.length;
  jobs.push(...stale.map((number) => `policy:${repository.id}/${number}`));
  if (await branchesMoved(overview, rules, deps.store)) jobs.push(dutiesStateKey(repository.id));
  if (jobs.length === 0) return;
  await deps.store.transaction((batch) => {
    if (plan.changes.length > 0) {
      batch.append({
        stream: `github:${repository.id}`,
        type: 'settings.drifted',
        occurredAt: now,
        source: 'app',
        dedupeKey: null,
        body: {
          installationId: repository.installationId,
          repositoryId: repository.id,
          owner: repository.owner,
          name: repository.name,
          sender: null,
          changes: plan.changes.slice(0, 20).map(({ action, kind, name }) => ({ action, kind, name })),
        },
      });
    }
    for (const job of jobs) batch.enqueue(job, now);
  });
}

/** Open pull requests whose check run is missing, unfinished, changed by others, or about an earlier state. */
async function stalePulls(
  overview: RepositoryOverview,
  rules: RulesInForce,
  store: Store,
): Promise<readonly number[]> {
  const ofRules = rulesFingerprint(rules, overview);
  const stale: number[] = [];
  for (const pull of overview.pulls) {
    const stored = await store.load(`policy:${overview.repository.id}/${pull.number}`);
    const before = said.extend({ content: z.string() }).safeParse(stored?.state).data;
    const found = pull.policyRun;
    const stands =
      found !== null &&
      before !== undefined &&
      found.id === before.checkRunId &&
      agrees(found, before.content);
    if (!stands || before.fingerprint !== pullFingerprint(pull, ofRules)) stale.push(pull.number);
  }
  return stale;
}

function agrees(
  found: { readonly status: string; readonly conclusion: string | null },
  content: string,
): boolean {
  const { conclusion } = z.object({ conclusion: z.string() }).parse(JSON.parse(content));
  return found.status.toLowerCase() === 'completed' && found.conclusion?.toLowerCase() === conclusion;
}

/** A long-lived branch that has another newest commit than when its duties were looked at last. */
async function branchesMoved(
  overview: RepositoryOverview,
  rules: RulesInForce,
  store: Store,
): Promise<boolean> {
  if (rules.strategy.backMerges.length === 0 && rules.config.schedule === null) return false;
  const { duties } = await loadDuties(store, overview.repository.id);
  return dutyBranches(overview.branches, rules.strategy).some(({ name, sha }) => duties.tips[name] !== sha);
}
