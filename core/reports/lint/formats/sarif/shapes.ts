import { z } from 'zod';

/** The parts of SARIF 2.1.0 (OASIS standard) that a finding is made of; the rest is not looked at. */

export const level = z.enum(['none', 'note', 'warning', 'error']);
const index = z.number().int().min(-1).optional();
const message = z
  .object({ text: z.string(), markdown: z.string(), id: z.string(), arguments: z.array(z.string()) })
  .partial();
export const artifactLocation = z.object({ uri: z.string(), uriBaseId: z.string(), index }).partial();
const position = z.number().int().optional();
const region = z.object({
  startLine: position,
  startColumn: position,
  endLine: position,
  endColumn: position,
});
const location = z.object({
  physicalLocation: z.object({ artifactLocation, region }).partial().optional(),
});
const fix = z.object({
  artifactChanges: z.array(
    z.object({
      artifactLocation,
      replacements: z.array(
        z.object({
          deletedRegion: region,
          insertedContent: z.object({ text: z.string() }).partial().optional(),
        }),
      ),
    }),
  ),
  properties: z.looseObject({}).optional(),
});
const descriptor = z
  .object({ id: z.string(), index, toolComponent: z.object({ index }).partial().optional() })
  .partial();

export const result = z.object({
  ruleId: z.string().optional(),
  ruleIndex: index,
  rule: descriptor.optional(),
  level: level.optional(),
  kind: z.string().optional(),
  message: message.optional(),
  locations: z.array(location).optional(),
  fixes: z.array(fix).nullish(),
  suppressions: z.array(z.object({ status: z.string().optional() })).nullish(),
  baselineState: z.string().optional(),
});

export const rule = z.object({
  id: z.string(),
  helpUri: z.string().optional(),
  defaultConfiguration: z.object({ level: level.optional() }).optional(),
  messageStrings: z.record(z.string(), z.object({ text: z.string() })).optional(),
});

/** What a tool says about its own run, such as a file that it could not parse. */
export const notification = z.object({
  level: level.optional(),
  message,
  locations: z.array(location).optional(),
  descriptor: descriptor.optional(),
});

export const artifact = z.object({ location: artifactLocation.optional() });

/** What is around the results. */
export const log = z.object({
  version: z.string().regex(/^2\.1\./, 'the version is not 2.1.0'),
  runs: z.array(
    z.object({
      tool: z.object({ driver: z.object({ name: z.string() }) }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']).optional(),
      originalUriBaseIds: z.record(z.string(), artifactLocation).optional(),
    }),
  ),
});

export type Result = z.output<typeof result>;
export type Rule = z.output<typeof rule>;
export type Notification = z.output<typeof notification>;
export type ArtifactLocation = z.output<typeof artifactLocation>;
export type Location = z.output<typeof location>;
