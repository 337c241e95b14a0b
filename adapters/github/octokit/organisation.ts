import { z } from 'zod';
import type { OrganisationOverview, TeamOverview } from '../../../core/ports/github-settings.ts';
import { callPages, type Requester } from './call.ts';
import { documents } from './graphql/documents.ts';
import { partError, runQuery } from './graphql/run.ts';
import { pageInfo } from './graphql/shapes.ts';

const maxTeamPages = 20;
const maxListPages = 50;
const maxPropertyPages = 200;

const lists = z.object({
  members: z.object({ pageInfo, nodes: z.array(z.object({ login: z.string() })) }),
  repositories: z.object({ pageInfo, nodes: z.array(z.object({ name: z.string() })) }),
});
const team = lists.extend({ slug: z.string(), databaseId: z.number() });
const teamList = z.object({ pageInfo, nodes: z.array(team) });
const teamsPage = z.object({ organization: z.object({ teams: teamList }).nullable() });
const teamPage = z.object({ organization: z.object({ team: lists }) });

const propertyValues = z.array(
  z.object({
    repository_name: z.string(),
    properties: z.array(
      z.object({
        property_name: z.string(),
        value: z.union([z.string(), z.array(z.string())]).nullish(),
      }),
    ),
  }),
);

/** Teams by GraphQL, custom properties by REST: GraphQL has none. Null where the login is no organisation's. */
export async function readOrganisation(
  client: Requester,
  login: string,
  want: { readonly properties: boolean; readonly repositoriesOf?: readonly string[] },
): Promise<OrganisationOverview | null> {
  const slugs = want.repositoriesOf?.map((slug) => slug.toLowerCase());
  const teams: TeamOverview[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < maxTeamPages; pages += 1) {
    const page = await readTeams(client, login, after);
    if (page === null) return null;
    for (const node of page.nodes) {
      const isWhole = slugs?.includes(node.slug.toLowerCase()) ?? true;
      teams.push(await wholeTeam(client, login, node, isWhole));
    }
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage || after === null) break;
  }
  return { login, teams, properties: want.properties ? await readProperties(client, login) : {} };
}

async function readTeams(
  client: Requester,
  login: string,
  after: string | null,
): Promise<z.infer<typeof teamList> | null> {
  const variables = { login, ...(after === null ? {} : { after }) };
  const { data, errors } = await runQuery(client, 'teams', documents.teams(), variables, teamsPage);
  const isNone =
    errors.length > 0 && errors.every(({ type, path }) => type === 'NOT_FOUND' && path.length === 1);
  if (isNone) return null;
  if (errors.length > 0 || data.organization === null) throw partError(`teams of ${login}`, errors);
  return data.organization.teams;
}

async function wholeTeam(
  client: Requester,
  login: string,
  node: z.infer<typeof team>,
  withRepositories: boolean,
): Promise<TeamOverview> {
  const members = new Set(node.members.nodes.map((member) => member.login));
  const repositories = new Set(node.repositories.nodes.map(({ name }) => name));
  let { members: membersPage, repositories: repositoriesPage } = node;
  for (let pages = 0; pages < maxListPages; pages += 1) {
    const more = withRepositories && repositoriesPage.pageInfo.hasNextPage;
    if (!membersPage.pageInfo.hasNextPage && !more) break;
    const variables = {
      login,
      slug: node.slug,
      members: membersPage.pageInfo.endCursor,
      repositories: repositoriesPage.pageInfo.endCursor,
    };
    const { data, errors } = await runQuery(client, 'team', documents.team(), variables, teamPage);
    if (errors.length > 0) throw partError(`team ${node.slug}`, errors);
    ({ members: membersPage, repositories: repositoriesPage } = data.organization.team);
    for (const member of membersPage.nodes) members.add(member.login);
    for (const { name } of repositoriesPage.nodes) repositories.add(name);
  }
  return { slug: node.slug, id: node.databaseId, members: [...members], repositories: [...repositories] };
}

async function readProperties(client: Requester, org: string): Promise<OrganisationOverview['properties']> {
  const route = 'GET /orgs/{org}/properties/values';
  const all = await callPages(client, route, { org }, propertyValues, (page) => page, maxPropertyPages);
  return Object.fromEntries(
    all.map((entry) => [entry.repository_name, Object.fromEntries(entry.properties.flatMap(valuesOf))]),
  );
}

function valuesOf({
  property_name: name,
  value,
}: z.infer<typeof propertyValues>[number]['properties'][number]): [string, readonly string[]][] {
  if (value === null || value === undefined) return [];
  return [[name, typeof value === 'string' ? [value] : value]];
}
