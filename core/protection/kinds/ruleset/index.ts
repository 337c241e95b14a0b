import type { Kind } from '../kind.ts';
import { compareRulesets, rulesetBody, rulesetView } from './compare.ts';
import { compileRulesets } from './compile.ts';
import { isOurName } from './names.ts';

export const rulesets: Kind = {
  claims: isOurName,
  removable: true,
  compile: compileRulesets,
  view: rulesetView,
  compare: compareRulesets,
  body: rulesetBody,
  reset: () => null,
};
