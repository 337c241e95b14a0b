import { GraphQLError } from 'graphql';
import { readNodeId } from '../state/ids.ts';
import type { Repo } from '../state/model.ts';
import { actorNode } from './actors.ts';
import type { Cost } from './cost.ts';
import { mutations } from './mutations.ts';
import { need, notResolved, sees, type Scene } from './scene.ts';

/** The fields of the query type and of the mutation type; the schema says which belong to which. */
export function rootValue(scene: Scene, cost: Cost): unknown {
  const { org } = scene;
  return {
    ...mutations(scene),
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

/** What stands in repositories is not indexed by id: asking for one by its node is rare. */
function inRepositories(scene: Scene, kind: string, id: number): unknown {
  for (const repo of scene.org.repositories.values()) {
    const found = inRepository(scene, repo, kind, id);
    if (found === null) continue;
    // A repository that is broken shows nothing of what is in it.
    shownRepository(scene, repo);
    return sees(scene, repo) ? found : null;
  }
  const whole = kind === 'RRS' ? scene.org.rulesets.get(id) : undefined;
  return whole === undefined ? null : scene.nodes.rulesetNode(scene, whole, null);
}

function inRepository(scene: Scene, repo: Repo, kind: string, id: number): unknown {
  const byId = <T extends { readonly id: number }>(all: ReadonlyMap<unknown, T>) => {
    for (const each of all.values()) if (each.id === id) return each;
    return undefined;
  };
  const show = <T>(found: T | undefined, node: (found: T) => unknown) =>
    found === undefined ? null : node(found);
  if (kind === 'RRS') return show(repo.rulesets.get(id), (one) => scene.nodes.rulesetNode(scene, one, repo));
  if (kind === 'PR') return show(byId(repo.pulls), (one) => scene.nodes.pullNode(scene, repo, one));
  if (kind === 'CR') {
    return show(repo.checkRuns.get(id), (one) => {
      need(scene, 'checks');
      return scene.nodes.runNode(scene, repo, one);
    });
  }
  if (kind === 'EN') {
    return show(byId(repo.environments), (one) => {
      need(scene, 'actions');
      return scene.nodes.environmentNode(scene, repo, one);
    });
  }
  if (kind !== 'BPR') return null;
  return show(byId(repo.protections), (one) => {
    need(scene, 'administration');
    return scene.nodes.protectionNode(scene, repo, one);
  });
}
