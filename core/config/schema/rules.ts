import { z } from 'zod';
import { mergeMethods, strategyNames } from '../types.ts';
import { pairProblem } from '../pairs.ts';
import { branch, duration, exempt, glob, globs, people, time, word } from './texts.ts';

const method = z.enum(mergeMethods);
const untilFalse = z.union([z.literal(false), duration], 'be a duration such as 24h, or false');

const pair = z
  .string()
  .max(1000)
  .superRefine((text, context) => {
    const message = pairProblem(text);
    if (message !== null) context.addIssue({ code: 'custom', message });
  })
  .meta({ description: 'HEADS -> BASES: METHODS, CONDITIONS' });

const freeze = z.strictObject({
  branches: globs,
  from: time,
  to: time,
  reason: word.optional(),
  allow: z
    .union([exempt, z.array(exempt).max(50)], 'be a label, a login or a team, or a list of them')
    .optional(),
});

const schedule = z.strictObject({
  every: duration.refine((text) => !/^0+(?:ms|s|m|h|d)$|ms$|s$/.test(text), 'be at least 1m'),
  start: time,
  version: z.enum(['major', 'minor', 'patch']).optional(),
});

/** Keys that a repository, its groups and its organisation may all set. */
export const ruleShape = {
  strategy: z.enum(strategyNames).optional(),
  main: branch.optional(),
  develop: branch.optional(),
  release: glob.optional(),
  fixes: z.enum(['main-first', 'release-first']).optional(),
  branches: globs.optional(),
  pairs: z.array(pair).max(50).optional(),
  merge: z
    .union([method, z.array(method).min(1).max(3)], `be one of ${mergeMethods.join(', ')}, or a list of them`)
    .optional(),
  stacked: z.boolean().optional(),
  max_age: untilFalse.optional(),
  up_to_date: z.boolean().optional(),
  linear: z.boolean().optional(),
  direct_commits: z.enum(['deny', 'discourage', 'allow']).optional(),
  delete_merged: z.boolean().optional(),
  approvals: z.number().int().min(0).max(6).optional(),
  code_owners: z.boolean().optional(),
  checks: z.array(word).max(50).optional(),
  release_managers: people.optional(),
  qa: people.optional(),
  maintainers: people.optional(),
  bots: people.optional(),
  back_merge: untilFalse.optional(),
  promote: z.array(branch).min(2).max(20).optional(),
  bake: z.record(branch, duration).optional(),
  freeze: z.array(freeze).max(100).optional(),
  tags: globs.optional(),
  merge_queue: z.boolean().optional(),
  schedule: schedule.optional(),
  mechanism: z.enum(['rulesets', 'branch-protection']).optional(),
  enforcement: z.enum(['enforce', 'advisory']).optional(),
};

const rules = z.strictObject(ruleShape);
export type RulesFile = z.infer<typeof rules>;
