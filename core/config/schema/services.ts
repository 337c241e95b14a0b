import { z } from 'zod';
import { parseDuration } from '../units.ts';
import { duration, folder, globs, name, packageName, percent, person, urlPath, word } from './texts.ts';

export const service = z.strictObject({
  path: folder,
  package: packageName.optional(),
  wsgi: z
    .string()
    .max(200)
    .regex(/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*:[A-Za-z_]\w*$/, 'name a WSGI application, such as shop.app:app')
    .optional(),
  needs: z.array(name).max(50).optional(),
  tests: z.array(folder).max(50).optional(),
  health: urlPath.optional(),
  probes: z.array(urlPath).min(1).max(20).optional(),
  api: z.strictObject({ spec: folder, versioning: z.enum(['url', 'header']).optional() }).optional(),
  migration: z.enum(['rebuild', 'expand-contract', 'none']).optional(),
});

const deploy = z.strictObject({
  pattern: z.enum(['canary', 'blue-green', 'rolling']).optional(),
  steps: z.array(z.number().int().min(1).max(99)).max(20).optional(),
  interval: duration.optional(),
  bake: duration.optional(),
  final_bake: duration.optional(),
  warm_up: duration.optional(),
  safe_delta: percent.optional(),
  on_inconclusive: z.enum(['ask', 'promote', 'rollback']).optional(),
});

// GitHub's limits for environments: six reviewers, a wait of whole minutes up to 30 days.
const wait = duration
  .refine((text) => (parseDuration(text) ?? 0) % 60_000 === 0, 'be whole minutes')
  .refine((text) => (parseDuration(text) ?? 0) <= 30 * 86_400_000, 'be at most 30d');
const approval = z.union([person, z.array(person).max(6)], 'be a login, team: and a team, or a list of them');

/** What an organisation may say of an environment. */
export const environmentRules = z.strictObject({
  target: word.optional(),
  deploys: globs.optional(),
  approval: approval.optional(),
  wait: wait.optional(),
});

export const environment = environmentRules.extend({
  services: z.record(name, z.strictObject({ deploy: deploy.optional() })).optional(),
});

export const alarm = z.strictObject({
  source: word,
  query: z.string().min(1).max(2000),
  above: z.number().optional(),
  below: z.number().optional(),
  for: duration.optional(),
  service: name.optional(),
  environment: name.optional(),
  scope: z.enum(['version', 'fleet']).optional(),
});

export type DeployFile = z.infer<typeof deploy>;
export type EnvironmentRulesFile = z.infer<typeof environmentRules>;
export type EnvironmentFile = z.infer<typeof environment>;
