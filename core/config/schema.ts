import { z } from 'zod';
import { repositoryPath } from '../api/common.ts';
import { durationPattern, parseDuration, parsePercent, percentPattern } from './units.ts';

const names = /^[a-z](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** A service's or an environment's name; it becomes part of ids, addresses and variables. */
const name = z
  .string()
  .regex(names, 'be a name of up to 64 lower-case letters, digits and hyphens that starts with a letter')
  .refine((text) => !inherited.has(text), 'be another name: this one is reserved');

const word = z
  .string()
  .regex(/^[^\s\p{C}](?:[^\p{C}]{0,198}[^\s\p{C}])?$/u, 'be a text of up to 200 characters');
const folder = repositoryPath.meta({ description: 'A path relative to the root of the repository.' });
const packageName = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/, 'be the name of a Python distribution');
const urlPath = z
  .string()
  .max(500)
  .regex(/^\/(?!\/)[\w\-.~%!$&'()*+,;=:@/?]*$/, 'be a path that starts with one slash, such as /healthz');
const duration = z
  .string()
  .regex(durationPattern, 'be a duration such as 30s, 10m or 24h')
  .refine((text) => (parseDuration(text) ?? 0) <= 365 * 86_400_000, 'be at most 365d');
const percent = z
  .string()
  .regex(percentPattern, 'be a percentage such as 1% or 99.9%')
  .refine((text) => parsePercent(text) !== null, 'be at most 100%');
const glob = z
  .string()
  .regex(/^[^\s\p{C}\\^~:?[\]{}()!]{1,200}$/u, 'be a branch, or a pattern with * and **');
const globs = z.union([glob, z.array(glob).max(50)], 'be a branch pattern, or a list of them');
const people = z
  .string()
  .regex(
    /^(?:team:)?[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$/,
    'be a login, or team: and the name of a team',
  );

const service = z.strictObject({
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

const environment = z.strictObject({
  target: word,
  deploys: globs.optional(),
  approval: people.optional(),
  services: z.record(name, z.strictObject({ deploy: deploy.optional() })).optional(),
});

const alarm = z.strictObject({
  source: word,
  query: z.string().min(1).max(2000),
  above: z.number().optional(),
  below: z.number().optional(),
  for: duration.optional(),
  service: name.optional(),
  environment: name.optional(),
  scope: z.enum(['version', 'fleet']).optional(),
});

/** The file as people write it; everything is optional. */
export const fileSchema = z.strictObject({
  version: z.literal(1).optional(),
  strategy: z.enum(['feature', 'gitflow']).optional(),
  approvals: z.number().int().min(0).max(6).optional(),
  checks: z.array(word).max(50).optional(),
  release_managers: z.array(people).max(50).optional(),
  qa: z.array(people).max(50).optional(),
  services: z.record(name, service).optional(),
  integration_tests: z.strictObject({ path: folder, package: packageName }).optional(),
  environments: z.record(name, environment).optional(),
  alarms: z.array(alarm).max(100).optional(),
  slo: z.strictObject({ availability: percent.optional(), period: duration.optional() }).optional(),
  support: word.optional(),
});

export type ConfigFile = z.infer<typeof fileSchema>;
export type DeployFile = z.infer<typeof deploy>;

/** Strategies that have a name in Fairlead's plan and no rules yet. */
export const plannedStrategies: readonly string[] = ['trunk', 'fork', 'release', 'environment'];
