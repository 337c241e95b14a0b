import { z } from 'zod';

/** `GET /v1/live-digests`: digests that must not be deleted, as the App knows them. */
export const liveDigests = z.object({
  /** `sha256:` and 64 hex digits, sorted. */
  digests: z.array(z.string().regex(/^sha256:[0-9a-f]{64}$/)).max(1_000_000),
});

export type LiveDigests = z.infer<typeof liveDigests>;
