import { z } from 'zod';
import { ruleShape } from './schema/rules.ts';
import { alarm, environment, service } from './schema/services.ts';
import { commentModes } from './types.ts';
import { duration, folder, name, packageName, percent, word } from './schema/texts.ts';

/** A repository's file as people write it; everything is optional. */
export const fileSchema = z.strictObject({
  version: z.literal(1).optional(),
  ...ruleShape,
  services: z.record(name, service).optional(),
  integration_tests: z.strictObject({ path: folder, package: packageName }).optional(),
  environments: z.record(name, environment).optional(),
  alarms: z.array(alarm).max(100).optional(),
  slo: z.strictObject({ availability: percent.optional(), period: duration.optional() }).optional(),
  support: word.optional(),
  comment: z.enum(commentModes).optional(),
});

export type ConfigFile = z.infer<typeof fileSchema>;
export type { RulesFile } from './schema/rules.ts';
export type { DeployFile, EnvironmentFile, EnvironmentRulesFile } from './schema/services.ts';
