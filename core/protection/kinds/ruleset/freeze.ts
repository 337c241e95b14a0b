import { branchRef } from '../../globs.ts';
import { frozenBranches, type CompileInput } from '../../input.ts';
import type { DesiredResource } from '../../types.ts';
import { rulesetNames } from './names.ts';
import { app, ruleset } from './parts.ts';

/**
 * No update of frozen branches, whatever a check said before: a check that is green already cannot leak through. It is
 * always there, so that freezing is one request; pull requests that may go in all the same are merged by the App.
 */
export function freezeRuleset(input: CompileInput): DesiredResource {
  const frozen = frozenBranches(input);
  const active = frozen.length > 0;
  return ruleset({
    name: rulesetNames.freeze,
    asked: 'freeze',
    active,
    include: (active ? [...frozen] : [...input.strategy.longLived]).sort().map(branchRef),
    rules: [{ type: 'update' }],
    bypass: app(input.appId),
  });
}
