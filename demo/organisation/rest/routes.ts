import { checkRoutes } from './checks.ts';
import { contentRoutes } from './contents.ts';
import { deploymentRoutes } from './deployments.ts';
import { environmentRoutes } from './environments.ts';
import { gitRoutes } from './git.ts';
import { hookRoutes } from './hooks.ts';
import { issueRoutes } from './issues.ts';
import { peopleRoutes } from './people.ts';
import { protectionRoutes } from './protections.ts';
import { pullRoutes } from './pulls.ts';
import { repositoryRoutes } from './repositories.ts';
import type { Route } from './route.ts';
import { runRoutes } from './runs.ts';
import { sourceRoutes } from './sources.ts';
import { rulesetRoutes } from './rulesets.ts';

/** Everything of GitHub's REST API that is here. */
export const routes: readonly Route[] = [
  ...repositoryRoutes,
  ...rulesetRoutes,
  ...protectionRoutes,
  ...environmentRoutes,
  ...peopleRoutes,
  ...contentRoutes,
  ...gitRoutes,
  ...pullRoutes,
  ...issueRoutes,
  ...checkRoutes,
  ...deploymentRoutes,
  ...hookRoutes,
  ...runRoutes,
  ...sourceRoutes,
];
