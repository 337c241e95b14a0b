import { GraphQLError } from 'graphql';
import { readNodeId } from '../state/ids.ts';
import type { Repo } from '../state/model.ts';
import { actorNode } from './actors.ts';
import type { Cost } from './cost.ts';
import { notResolved, sees, type Scene } from './scene.ts';

/** The query type's fields. */
export function rootValue(scene: Scene, cost: Cost): unknown {
  const { org } = scene;
  return {
    node: ({ id }: { id: string }) => anyNode(scene, id),
    nodes: ({ ids }: { ids: readonly string[] }) =>
      ids.map((id) => {
        try {
          return anyNode(scene, id);
        } catch (error) {
          return error;
        }
      }),
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repo =
        owner.toLowerCase() === org.login.toLowerCase()
          ? org.repositories.get(name.toLowerCase())
          : undefined;
      if (repo === undefined || !sees(scene, repo)) {
        throw notResolved(`a Repository with the name '${owner}/${name}'.`);
      }
      return shownRepository(scene, repo);
    },
    organization: ({ login }: { login: string }) => {
      if (login.toLowerCase() !== org.login.toLowerCase()) {
        throw notResolved(`an Organization with the login of '${login}'.`);
      }
      return scene.nodes.organizationNode(scene);
    },
    user: ({ login }: { login: string }) => {
      if (!org.users.has(login)) throw notResolved(`a User with the login of '${login}'.`);
      return actorNode(scene, login);
    },
    viewer: () => actorNode(scene, scene.actor.login),
    rateLimit: () => {
      const { limit, used, reset } = scene.limits.bucket('graphql');
      return {
        cost: cost.points,
        limit,
        nodeCount: cost.nodes,
        used: used + cost.points,
        remaining: Math.max(0, limit - used - cost.points),
        resetAt: new Date(reset).toISOString(),
      };
    },
  };
}

function shownRepository(scene: Scene, repo: Repo): unknown {
  if (scene.faults.failing(repo.name)) {
    throw new GraphQLError('Something went wrong while executing your query.', {
      extensions: { type: 'INTERNAL' },
    });
  }
  return scene.nodes.repositoryNode(scene, repo);
}

function anyNode(scene: Scene, id: string): unknown {
  const found = find(scene, id);
  if (found === null) throw notResolved(`a node with the global id of '${id}'.`);
  return found;
}

function find(scene: Scene, id: string): unknown {
  const { org } = scene;
  const key = readNodeId(id);
  if (key === null) return null;
  if (key.kind === 'O') return scene.nodes.organizationNode(scene);
  if (key.kind === 'R') {
    const repo = org.repositoriesById.get(Number(key.id));
    return repo === undefined || !sees(scene, repo) ? null : shownRepository(scene, repo);
  }
  if (key.kind === 'T') {
    const team = org.teamsById.get(Number(key.id));
    return team === undefined ? null : scene.nodes.teamNode(scene, team);
  }
  if (key.kind === 'U') {
    const user = org.usersById.get(Number(key.id));
    return user === undefined ? null : actorNode(scene, user.login);
  }
  if (key.kind === 'C') return commitByKey(scene, key.id);
  return inRepositories(scene, key.kind, Number(key.id));
}

function commitByKey(scene: Scene, key: string): unknown {
  const [repository = '', sha = ''] = key.split(':');
  const repo = scene.org.repositoriesById.get(Number(repository));
  return repo?.commits.has(sha) === true ? scene.nodes.commitNode(scene, repo, sha) : null;
}

/** Pull requests and rulesets are not indexed by id: asking for one by its node is rare. */
function inRepositories(scene: Scene, kind: string, id: number): unknown {
  for (const repo of scene.org.repositories.values()) {
    if (kind === 'RRS') {
      const ruleset = repo.rulesets.get(id);
      if (ruleset !== undefined) return scene.nodes.rulesetNode(scene, ruleset, repo);
    }
    if (kind !== 'PR') continue;
    for (const pull of repo.pulls.values())
      if (pull.id === id) return scene.nodes.pullNode(scene, repo, pull);
  }
  const whole = kind === 'RRS' ? scene.org.rulesets.get(id) : undefined;
  return whole === undefined ? null : scene.nodes.rulesetNode(scene, whole, null);
}
