import type { OrgState, Team } from '../state/model.ts';
import { actorNode } from './actors.ts';
import { connection, type PageArgs } from './connection.ts';
import { need, sees, type Scene } from './scene.ts';
import { graphqlPermission, isAdminScene } from './viewer.ts';

export function organizationNode(scene: Scene): Record<string, unknown> {
  const { org } = scene;
  return {
    __typename: 'Organization',
    id: org.nodeId,
    databaseId: org.id,
    login: org.login,
    name: org.login,
    url: `${org.html}/${org.login}`,
    createdAt: org.createdAt,
    updatedAt: org.createdAt,
    team: ({ slug }: { slug: string }) => {
      need(scene, 'members');
      const team = org.teams.get(slug);
      return team === undefined ? null : teamNode(scene, team);
    },
    teams: (args: PageArgs) => {
      need(scene, 'members');
      return connection([...org.teams.values()], args, (team) => teamNode(scene, team));
    },
    membersWithRole: (args: PageArgs) => {
      need(scene, 'members');
      const members = [...org.users.values()].filter(({ member }) => member);
      return connection(
        members,
        args,
        ({ login }) => actorNode(scene, login),
        ({ owner }) => ({ role: owner ? 'ADMIN' : 'MEMBER' }),
      );
    },
    repository: ({ name }: { name: string }) => {
      const repo = org.repositories.get(name.toLowerCase());
      return repo === undefined || !sees(scene, repo) ? null : scene.nodes.repositoryNode(scene, repo);
    },
    repositories: (
      args: PageArgs & { orderBy?: { field: string; direction: string } | null; isArchived?: boolean | null },
    ) => repositories(scene, args),
    ruleset: ({ databaseId }: { databaseId: number }) => {
      const ruleset = isAdminScene(scene, null) ? org.rulesets.get(databaseId) : undefined;
      return ruleset === undefined ? null : scene.nodes.rulesetNode(scene, ruleset, null);
    },
    rulesets: (args: PageArgs) =>
      isAdminScene(scene, null)
        ? connection([...org.rulesets.values()], args, (ruleset) =>
            scene.nodes.rulesetNode(scene, ruleset, null),
          )
        : null,
  };
}

function repositories(
  scene: Scene,
  args: PageArgs & { orderBy?: { field: string; direction: string } | null; isArchived?: boolean | null },
): unknown {
  let list = [...scene.org.repositories.values()].filter((repo) => sees(scene, repo));
  if (typeof args.isArchived === 'boolean')
    list = list.filter(({ archived }) => archived === args.isArchived);
  if (args.orderBy?.field === 'NAME')
    list.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  if (args.orderBy?.direction === 'DESC') list.reverse();
  return connection(list, args, (repo) => scene.nodes.repositoryNode(scene, repo));
}

export function teamNode(scene: Scene, team: Team): Record<string, unknown> {
  const { org } = scene;
  const url = `${org.html}/orgs/${org.login}/teams/${team.slug}`;
  return {
    __typename: 'Team',
    id: team.nodeId,
    databaseId: team.id,
    slug: team.slug,
    name: team.name,
    combinedSlug: `${org.login}/${team.slug}`,
    privacy: 'VISIBLE',
    createdAt: team.createdAt,
    updatedAt: team.createdAt,
    url,
    organization: () => organizationNode(scene),
    members: (args: PageArgs) => {
      need(scene, 'members');
      return connection(
        [...team.members],
        args,
        (login) => actorNode(scene, login),
        (login) => ({ role: 'MEMBER', memberAccessUrl: url, memberAccessResourcePath: `/${login}` }),
      );
    },
    repositories: (args: PageArgs) => {
      need(scene, 'members');
      return connection(
        reposOf(org, team),
        args,
        ({ repo }) => scene.nodes.repositoryNode(scene, repo),
        ({ permission }) => ({ permission: graphqlPermission(permission) }),
      );
    },
  };
}

function reposOf(org: OrgState, team: Team) {
  return [...team.repositories].flatMap(([name, permission]) => {
    const repo = org.repositories.get(name.toLowerCase());
    return repo === undefined ? [] : [{ repo, permission }];
  });
}
