import picomatch from 'picomatch';
import { parse } from 'yaml';
import { z } from 'zod';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { FlagGates } from '../../../core/reports/coverage/gates.ts';

const percentage = z.number().min(0).max(100);
const flagShape = z.strictObject({
  paths: z.union([z.string(), z.array(z.string()).min(1).max(100)]),
  minimum: percentage.optional(),
  'branch-min': percentage.optional(),
  'max-drop': percentage.optional(),
  'patch-min': percentage.optional(),
  ratchet: z.boolean().optional(),
  'carry-forward': z.boolean().optional(),
});
const flagsShape = z.record(
  z.string().regex(/^[\w./-]{1,100}$/, 'a flag’s name has letters, digits and . _ / - only'),
  flagShape,
);

/** Parts of the repository with gates of their own, as YAML: name → paths and gates. */
export function readFlags(text: string): FlagGates[] {
  let data: unknown;
  try {
    data = parse(text, { maxAliasCount: 0 });
  } catch (cause) {
    throw new FinalError('FL_INPUT_INVALID', 'flags must be valid YAML', { cause });
  }
  const parsed = flagsShape.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new FinalError(
      'FL_INPUT_INVALID',
      `flags, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    );
  }
  return Object.entries(parsed.data).map(([name, flag]) => ({
    name,
    matches: picomatch(typeof flag.paths === 'string' ? [flag.paths] : flag.paths, { dot: true }),
    minimum: flag.minimum ?? null,
    branchMinimum: flag['branch-min'] ?? null,
    maxDrop: flag['max-drop'] ?? null,
    patchMinimum: flag['patch-min'] ?? null,
    ratchet: flag.ratchet ?? false,
    carryForward: flag['carry-forward'] ?? true,
  }));
}
