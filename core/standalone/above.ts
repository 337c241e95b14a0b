import { orgConfigFile, parseOrgConfig, peopleNamed, type OrgConfig } from '../config/index.ts';
import { FinalError } from '../errors/fairlead-error.ts';
import { rulesOf, usesProperties, usesTeams, type Organisation } from '../in-force/index.ts';
import type { GitHub, RepositoryRef } from '../ports/github.ts';
import type { OrganisationOverview } from '../ports/github-settings.ts';

export interface AboveDeps {
  readonly github: Pick<GitHub, 'contents' | 'settings'>;
  readonly organisation: 'read' | 'skip';
  readonly configRepository: string;
}

/** A repository whose place below its organisation is asked for. */
export interface Below {
  readonly repository: Pick<RepositoryRef, 'owner' | 'name'>;
  /** Of its own file; null where there is none. */
  readonly text: string | null;
  readonly defaultBranch: string;
  /** Teams are needed whatever the rules say. */
  readonly teams?: boolean;
}

export interface ReadAbove extends Organisation {
  /** Teams are named, and nobody knows who is in them: the organisation is skipped and the token may not see them. */
  readonly teamsUnread: boolean;
}

/** What stands above repositories, read when it is first needed and at most once. */
export interface Above {
  readonly skipped: boolean;
  /**
   * Teams and properties are read only where groups or rules ask for them, since a job's own token may see neither.
   * @param needed false: where the organisation is skipped, unreadable teams are no error
   * @throws FinalError FL_ORGANISATION_UNREAD, FL_CONFIG_INVALID: a failed read is never an empty organisation.
   */
  of(below: Below, needed: boolean): Promise<ReadAbove>;
}

/** Nobody is known: neither teams nor properties. */
const nobody = { teams: [], properties: {} };

export function createAbove(deps: AboveDeps): Above {
  const skipped = deps.organisation === 'skip';
  const configOf = once((owner) => (skipped ? Promise.resolve(null) : readConfig(owner, deps)));
  const readers = {
    plain: once((owner) => readOverview(owner, false, deps)),
    withProperties: once((owner) => readOverview(owner, true, deps)),
  };
  return {
    skipped,
    of: async (below, needed) => {
      const { owner } = below.repository;
      const config = await configOf(owner);
      const properties = usesProperties(config);
      if (below.teams !== true && !properties && !usesTeams(config) && !namesTeams(below, config)) {
        return { config, ...nobody, teamsUnread: false };
      }
      try {
        const overview = await (properties ? readers.withProperties : readers.plain)(owner);
        const { teams, properties: values } = overview ?? nobody;
        return { config, teams, properties: values, teamsUnread: false };
      } catch (error) {
        if (needed || !skipped || !(error instanceof FinalError)) throw error;
        return { config, ...nobody, teamsUnread: true };
      }
    },
  };
}

function once<T>(read: (owner: string) => Promise<T>): (owner: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (owner) => {
    const before = known.get(owner);
    if (before !== undefined) return before;
    const made = read(owner);
    known.set(owner, made);
    return made;
  };
}

async function readConfig(owner: string, { github, configRepository }: AboveDeps): Promise<OrgConfig | null> {
  const home = { installationId: 0, id: 0, owner, name: configRepository };
  const where = `${orgConfigFile} in ${owner}/${configRepository}`;
  const text = await orUnread(where, () => github.contents.read(home, orgConfigFile, 'HEAD'));
  if (text === null) return null;
  const { config, problems } = parseOrgConfig(text);
  if (config !== null) return config;
  const first = problems.find(({ level }) => level === 'error');
  const at = first === undefined ? '' : `, line ${first.place.line}, column ${first.place.column}`;
  const why = first === undefined ? '' : `: ${first.sentence}. ${first.remedy}`.replace(/\.$/, '');
  throw new FinalError('FL_CONFIG_INVALID', `${where}${at}${why}`, first && { place: first.place });
}

async function readOverview(
  owner: string,
  properties: boolean,
  { github }: AboveDeps,
): Promise<OrganisationOverview | null> {
  const what = properties ? `teams and custom properties of ${owner}` : `teams of ${owner}`;
  return orUnread(what, () => github.settings.organisation(0, owner, { properties }));
}

async function orUnread<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (!(cause instanceof FinalError)) throw cause;
    throw new FinalError('FL_ORGANISATION_UNREAD', `${what} (${cause.message})`, { cause });
  }
}

function namesTeams({ repository, text, defaultBranch }: Below, config: OrgConfig | null): boolean {
  const read = { text, defaultBranch, lastGood: null };
  const rules = rulesOf(repository, read, { config, ...nobody });
  return peopleNamed(rules.config).teams.length > 0;
}
