import type { People } from '../input.ts';

/** Names of people by GitHub's ids, as the configuration writes them. */
export interface Names {
  /** `Team 5` → `team:release`. */
  readonly byActor: ReadonlyMap<string, string>;
}

export function namesById({ teams, users, apps = {} }: People): Names {
  return {
    byActor: new Map([
      ...Object.entries(teams).map(([slug, id]) => [`Team ${id}`, `team:${slug}`] as const),
      ...Object.entries(users).map(([login, id]) => [`User ${id}`, login] as const),
      ...Object.entries(apps).map(([slug, id]) => [`Integration ${id}`, `${slug}[bot]`] as const),
    ]),
  };
}

/** Who of them has a name; the App itself has none here. */
export function peopleNames(actors: readonly string[], names: Names): readonly string[] {
  return actors.flatMap((actor) => names.byActor.get(actor) ?? []);
}
