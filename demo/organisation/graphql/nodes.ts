import { runNode } from './checks.ts';
import { deploymentNode, environmentNode } from './environments.ts';
import { commitNode, objectNode, refNode } from './objects.ts';
import { organizationNode, teamNode } from './organization.ts';
import { protectionNode } from './protections.ts';
import { pullNode } from './pulls.ts';
import { repositoryNode } from './repository.ts';
import { rulesetNode } from './rulesets.ts';
import type { Nodes } from './scene.ts';

export const nodes: Nodes = {
  repositoryNode,
  organizationNode,
  teamNode,
  commitNode,
  refNode,
  objectNode,
  pullNode,
  protectionNode,
  rulesetNode,
  environmentNode,
  deploymentNode,
  runNode,
};
