import { z } from 'zod';
import { ruleShape } from './rules.ts';
import { environmentRules } from './services.ts';
import { name } from './texts.ts';

const repositories = z
  .string()
  .regex(/^[\w.*-]{1,100}$/, 'be the name of a repository without its owner, or a pattern with *');
const team = z.string().regex(/^[A-Za-z0-9][\w.-]{0,99}$/, 'be the name of a team, without team:');
const propertyName = z.string().regex(/^[\w$#-]{1,75}$/, 'be the name of a custom property');
const propertyValue = z.union([z.string().min(1).max(200), z.boolean()], 'be a text, or true or false');

const match = z
  .strictObject({
    repositories: z.array(repositories).max(200).optional(),
    teams: z.array(team).max(100).optional(),
    properties: z
      .record(
        propertyName,
        z.union([propertyValue, z.array(propertyValue).min(1).max(100)], 'be a value, or a list of them'),
      )
      .optional(),
  })
  .refine(
    ({ repositories: globs = [], teams = [], properties = {} }) =>
      globs.length + teams.length + Object.keys(properties).length > 0,
    'name repositories, teams or properties',
  );

const layer = z.strictObject({ ...ruleShape, environments: z.record(name, environmentRules).optional() });

const group = z.strictObject({
  name: z.string().regex(/^[^\s\p{C}](?:[^\p{C}]{0,58}[^\s\p{C}])?$/u, 'be a name of up to 60 characters'),
  match,
  exclude: match.optional(),
  rules: layer,
});

/** An organisation's file as people write it. */
export const orgSchema = z.strictObject({
  version: z.literal(1).optional(),
  defaults: layer.optional(),
  groups: z.array(group).max(100).optional(),
});

export type OrgFile = z.infer<typeof orgSchema>;
export type MatchFile = z.infer<typeof match>;
export type LayerFile = z.infer<typeof layer>;
