import type { Json, JsonObject } from '../../../json.ts';
import type { Person } from '../../people.ts';
import type { DesiredResource } from '../../types.ts';

export interface RulesetParts {
  readonly name: string;
  readonly asked: string;
  readonly target?: 'branch' | 'tag';
  readonly active?: boolean;
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  readonly rules: readonly JsonObject[];
  readonly bypass: readonly Person[];
}

/** The body of GitHub's `POST /repos/{owner}/{repo}/rulesets`, but for the name. */
export function ruleset(parts: RulesetParts): DesiredResource {
  const { name, asked, target = 'branch', active = true, include, exclude = [], rules, bypass } = parts;
  return {
    kind: 'ruleset',
    name,
    spec: {
      target,
      enforcement: active ? 'active' : 'disabled',
      conditions: { ref_name: { include: [...new Set(include)], exclude: [...new Set(exclude)] } },
      rules,
      bypass_actors: bypass.map(({ type, id }): Json => ({
        actor_id: id,
        actor_type: type,
        bypass_mode: 'always',
      })),
    },
    asked,
  };
}

export function app(appId: number | null): readonly Person[] {
  return appId === null ? [] : [{ type: 'Integration', id: appId }];
}
