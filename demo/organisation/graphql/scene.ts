import { GraphQLError } from 'graphql';
import { permissionOf } from '../enforcement/roles.ts';
import type { FaultBox } from '../faults.ts';
import type { Limits } from '../limits.ts';
import { has } from '../permissions.ts';
import type {
  Actor,
  CheckRun,
  Deployment,
  Environment,
  OrgState,
  Protection,
  Pull,
  Repo,
  Ruleset,
  Team,
} from '../state/model.ts';

export type Node = Record<string, unknown>;

/** The object types refer to each other in circles; they reach one another through this. */
export interface Nodes {
  repositoryNode(scene: Scene, repo: Repo): Node;
  organizationNode(scene: Scene): Node;
  teamNode(scene: Scene, team: Team): Node;
  commitNode(scene: Scene, repo: Repo, sha: string): Node;
  refNode(scene: Scene, repo: Repo, ref: string, asked?: string): Node;
  objectNode(scene: Scene, repo: Repo, expression: string): unknown;
  pullNode(scene: Scene, repo: Repo, pull: Pull): Node;
  protectionNode(scene: Scene, repo: Repo, protection: Protection): Node;
  rulesetNode(scene: Scene, ruleset: Ruleset, repo: Repo | null): Node;
  environmentNode(scene: Scene, repo: Repo, environment: Environment): Node;
  deploymentNode(scene: Scene, repo: Repo, deployment: Deployment): Node;
  runNode(scene: Scene, repo: Repo, run: CheckRun): Node;
}

/** What resolvers know of the request. */
export interface Scene {
  readonly nodes: Nodes;
  readonly org: OrgState;
  readonly actor: Actor;
  readonly faults: Pick<FaultBox, 'failing'>;
  readonly limits: Limits;
}

/** Refuses a field that the App was not given the permission for, as GitHub does. */
export function need(scene: Scene, permission: string, access: 'read' | 'write' = 'read'): void {
  if (scene.actor.kind !== 'installation' || has(scene.org.app.permissions, permission, access)) return;
  throw forbidden();
}

export function forbidden(): GraphQLError {
  return new GraphQLError('Resource not accessible by integration', { extensions: { type: 'FORBIDDEN' } });
}

/** Whether the actor sees a repository at all. */
export function sees(scene: Scene, repo: Repo): boolean {
  return scene.actor.kind !== 'user' || permissionOf(scene.org, repo, scene.actor.login) !== null;
}

export function notResolved(what: string): GraphQLError {
  return new GraphQLError(`Could not resolve to ${what}`, { extensions: { type: 'NOT_FOUND' } });
}

export function unprocessable(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type: 'UNPROCESSABLE' } });
}
