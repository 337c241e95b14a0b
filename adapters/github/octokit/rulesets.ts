import { z } from 'zod';
import type { ObservedResource } from '../../../core/protection/types.ts';
import { callOrNull, type Parameters, type Requester } from './call.ts';

const json = z.json();
const ruleset = z.object({
  id: z.number(),
  name: z.string(),
  target: z.string().nullish(),
  enforcement: z.string(),
  // Only for those who may write the ruleset.
  bypass_actors: z.array(json).optional(),
  conditions: json.nullish(),
  rules: z.array(json).optional(),
});

/** One ruleset in the form of the body that writes it; null where it is gone or shown in part. */
export async function readRuleset(
  client: Requester,
  where: Parameters,
  id: number,
): Promise<ObservedResource | null> {
  const route = 'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}';
  const data = await callOrNull(
    client,
    route,
    { ...where, ruleset_id: id, includes_parents: false },
    ruleset,
  );
  if (data === null || data.bypass_actors === undefined || data.rules === undefined) return null;
  const { name, target, enforcement, bypass_actors: actors, conditions, rules } = data;
  const spec = {
    name,
    target: target ?? 'branch',
    enforcement,
    bypass_actors: actors,
    ...(conditions === null || conditions === undefined ? {} : { conditions }),
    rules,
  };
  return { kind: 'ruleset', name, id: data.id, spec };
}
