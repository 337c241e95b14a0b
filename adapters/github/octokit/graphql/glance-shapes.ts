import { z } from 'zod';
import {
  branchesShape,
  environmentShape,
  pageInfo,
  protectionShape,
  pullShape,
  rulesetShape,
  settingsShape,
} from './shapes.ts';

export const pullFacesShape = z.object({
  totalCount: z.number(),
  pageInfo,
  nodes: z.array(
    pullShape.pick({
      number: true,
      headRefOid: true,
      baseRefName: true,
      baseRefOid: true,
      baseRef: true,
      isDraft: true,
      updatedAt: true,
    }),
  ),
});

/** A repository without what stands below its lists. */
export const glanceShape = settingsShape.extend({
  branches: branchesShape
    .extend({
      nodes: z.array(
        z.object({ name: z.string(), target: z.object({ oid: z.string().optional() }).nullable() }),
      ),
    })
    .nullable(),
  rulesets: z
    .object({
      totalCount: z.number(),
      nodes: z.array(rulesetShape.omit({ conditions: true, rules: true, bypassActors: true })),
    })
    .nullable(),
  branchProtectionRules: z
    .object({ totalCount: z.number(), nodes: z.array(protectionShape.pick({ id: true, pattern: true })) })
    .nullable(),
  environments: z
    .object({ totalCount: z.number(), nodes: z.array(environmentShape.pick({ id: true, name: true })) })
    .nullable(),
});

export const runShape = z.object({ status: z.string(), conclusion: z.string().nullable() });

export type GlanceAnswer = z.infer<typeof glanceShape>;
export type PullFacesAnswer = z.infer<typeof pullFacesShape>;
