import { z } from 'zod';
import { maxPath, pathPattern } from './limits.ts';

/** 40 lower-case hex digits. */
export const sha1 = z.string().regex(/^[0-9a-f]{40}$/, 'a full commit id of 40 hex digits');

/** 64 lower-case hex digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 of 64 hex digits');

/** A path inside the repository: relative, posix, without `..` or control characters. */
export const repositoryPath = z
  .string()
  .min(1)
  .max(maxPath)
  .regex(pathPattern, 'a relative path inside the repository');

export const name = z.string().min(1).max(200);

/** The repository and run that a request comes from; every field is checked against the OIDC token. */
export const origin = z.object({
  repository: z.object({ id: z.number().int().positive(), name: z.string().regex(/^[^/\s]+\/[^/\s]+$/) }),
  run: z.object({ id: z.number().int().positive(), attempt: z.number().int().positive() }),
});
