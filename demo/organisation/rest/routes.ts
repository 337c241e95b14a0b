import { environmentRoutes } from './environments.ts';
import { peopleRoutes } from './people.ts';
import { protectionRoutes } from './protections.ts';
import { repositoryRoutes } from './repositories.ts';
import type { Route } from './route.ts';
import { rulesetRoutes } from './rulesets.ts';

/** Everything of GitHub's REST API that is here. */
export const routes: readonly Route[] = [
  ...repositoryRoutes,
  ...rulesetRoutes,
  ...protectionRoutes,
  ...environmentRoutes,
  ...peopleRoutes,
];
