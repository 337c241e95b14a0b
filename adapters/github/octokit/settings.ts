import { z } from 'zod';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { GitHubSettings, PullReading } from '../../../core/ports/github-settings.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import { applyChange } from './apply.ts';
import { callPages, read, type GraphqlError, type Requester } from './call.ts';
import { completeEnvironments } from './environments.ts';
import { documents, limitsOfPull, pairsWithPull } from './graphql/documents.ts';
import { mapOverview, overflows } from './graphql/map-overview.ts';
import { mapAncestry, mapPull, mapReverted } from './graphql/map-pull.ts';
import { readGlances } from './graphql/glances.ts';
import { readPages } from './graphql/overviews.ts';
import { readWatched } from './graphql/watch.ts';
import {
  askReadable,
  incompleteRulesets,
  readOne,
  readSettings,
  variablesOf,
  type Reader,
} from './graphql/read.ts';
import { errorsAt, partError, runQuery } from './graphql/run.ts';
import { comparisonShape, pullShape, revertedShape, settingsShape } from './graphql/shapes.ts';
import { readOrganisation } from './organisation.ts';
import { steady } from './steady.ts';

const maxListPages = 100;

const listedRepository = z.object({
  id: z.number(),
  node_id: z.string(),
  name: z.string(),
  owner: z.object({ login: z.string() }),
});
const listedOfOrganisation = z.array(listedRepository);
const listed = z.object({ repositories: listedOfOrganisation });

export interface SettingsDeps {
  readonly clientOf: (installationId: number) => Promise<Requester>;
  readonly appId: number | null;
  readonly clock: Pick<Clock, 'sleep'>;
}

export function createSettings({ clientOf, appId, clock }: SettingsDeps): GitHubSettings {
  const readerOf = async (installationId: number): Promise<Reader> => ({
    client: await clientOf(installationId),
    installationId,
    appId,
  });
  return {
    list: async (installationId) => {
      const client = steady(await clientOf(installationId), clock);
      const entries = (page: z.infer<typeof listed>) => page.repositories;
      const route = 'GET /installation/repositories';
      const all = await callPages(client, route, {}, listed, entries, maxListPages);
      return all.map((data) => toTarget(installationId, data));
    },
    listOf: async (login) => {
      const route = 'GET /orgs/{org}/repos';
      // A token has one installation, if any, and need not name it.
      const client = await clientOf(0);
      const where = { org: login, type: 'all' };
      const entries = (page: z.infer<typeof listedOfOrganisation>) => page;
      const all = await callPages(client, route, where, listedOfOrganisation, entries, maxListPages);
      return all.map((data) => toTarget(0, data));
    },
    overviews: async function* (installationId, repositories) {
      yield* readPages(await readerOf(installationId), repositories, clock);
    },
    glances: async function* (installationId, repositories) {
      yield* readGlances(await readerOf(installationId), repositories, clock);
    },
    watch: async (installationId, things) => readWatched(await clientOf(installationId), things, clock),
    overview: async (repository) => readOne(await readerOf(repository.installationId), repository),
    pull: async (repository, number, also = {}) =>
      readPull(await readerOf(repository.installationId), repository, number, also),
    organisation: async (installationId, login, want) =>
      readOrganisation(steady(await clientOf(installationId), clock), login, want),
    rotation: async (repository, observed) =>
      completeEnvironments(await clientOf(repository.installationId), appId, repository, observed),
    apply: async (repository, change) => {
      const client = await clientOf(repository.installationId);
      return applyChange({ client, appId }, repository, change);
    },
  };
}

function toTarget(
  installationId: number,
  { id, node_id: nodeId, name, owner }: z.infer<typeof listedRepository>,
): RepositoryRef & { readonly nodeId: string } {
  return { installationId, id, owner: owner.login, name, nodeId };
}

type Also = NonNullable<Parameters<GitHubSettings['pull']>[2]>;

async function readPull(
  reader: Reader,
  repository: RepositoryRef,
  number: number,
  { reverts, ancestry = [] }: Also,
): Promise<PullReading> {
  if (ancestry.length > pairsWithPull) {
    throw new FinalError('FL_INTERNAL', `${ancestry.length} ancestries with one pull request`);
  }
  const { owner, name } = repository;
  const variables = {
    owner,
    name,
    number,
    reverts: reverts ?? 0,
    reverting: reverts !== undefined,
    ...variablesOf(reader, limitsOfPull),
    ...pairVariables(ancestry),
  };
  const shape = z.object({ repository: z.record(z.string(), z.unknown()).nullable() });
  const { data, errors, refused } = await askReadable((without) =>
    runQuery(reader.client, 'pull', documents.pull(ancestry.length, without), variables, shape),
  );
  const own = errorsAt(errors, ['repository']).map((error) => ({ ...error, path: error.path.slice(1) }));
  const others = own.filter(({ path }) => !isBeside(path));
  const what = `${owner}/${name}#${number}`;
  const { answer: settings, forbidden } = readSettings(what, data.repository, settingsShape, others, refused);
  const beside = (field: string) => besideOf(data.repository?.[field], own, field, what);
  const pull = read(beside('pullRequest'), what, pullShape.nullable());
  const mapped = pull === null ? null : mapPull(pull);
  const overview = overflows(settings)
    ? { ...(await readOne(reader, repository)), pulls: mapped === null ? [] : [mapped] }
    : mapOverview({
        installationId: reader.installationId,
        settings,
        forbidden,
        rulesets: await incompleteRulesets(reader, settings),
        branches: settings.branches?.nodes ?? [],
        pulls: pull === null ? [] : [pull],
        truncated: settings.branches?.pageInfo.hasNextPage === true ? ['branches'] : [],
      });
  return {
    overview,
    pull: mapped,
    reverted: mapReverted(read(beside('reverted'), what, revertedShape)),
    ancestry: ancestry.map((pair, index) =>
      mapAncestry(pair, read(data.repository?.[`pair${index}`] ?? null, what, comparisonShape)),
    ),
  };
}

export function pairVariables(
  pairs: readonly { readonly from: string; readonly to: string }[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.flatMap(({ from, to }, index) => [
      [`from${index}`, from],
      [`to${index}`, `refs/heads/${to}`],
    ]),
  );
}

/** Parts of the answer that are no settings: their errors cost only themselves. */
function isBeside(path: GraphqlError['path']): boolean {
  const field = String(path[0]);
  return field === 'pullRequest' || field === 'reverted' || /^pair\d+$/.test(field);
}

/** A part of its own; null where GitHub says that there is none, an error where it could not be read. */
function besideOf(value: unknown, errors: readonly GraphqlError[], field: string, what: string): unknown {
  const own = errorsAt(errors, [field]);
  if (own.length === 0) return value ?? null;
  if (own.every(({ type, path }) => type === 'NOT_FOUND' && path.length === 1)) return null;
  throw partError(`${what} ${field}`, own);
}
