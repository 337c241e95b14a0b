import { z } from 'zod';
import { publishedArtifact, pythonArtifact } from './artifacts.ts';
import { name, origin, sha1, sha256 } from './common.ts';

/** What the test engine understands: wheels. */
export const artifact = pythonArtifact;

/** More in one message are refused. */
export const maxArtifacts = 200;

const maxServices = 1000;

/**
 * `POST /v1/messages`: a CloudEvent 1.0 (structured mode) that carries a CDEvents 0.5.1 artifact.published event.
 * The parts that are Fairlead's own stand in `customData`.
 * See https://github.com/cloudevents/spec and https://github.com/cdevents/spec.
 */
export const customData = origin.extend({
  schema: z.literal(1),
  headSha: sha1,
  ref: name,
  pullRequest: z.object({ number: z.number().int().positive() }).nullable(),
  /** True for alphas of the default branch: only these are ever promoted. */
  promotable: z.boolean(),
  artifacts: z.array(publishedArtifact).min(1).max(maxArtifacts),
  tests: z.object({
    /** Services whose tests are related to the change. */
    services: z.array(name).max(maxServices),
    reason: z.array(z.object({ service: name, because: z.string().max(500) })).max(maxServices),
  }),
});

export const message = z.object({
  specversion: z.literal('1.0'),
  id: name,
  source: name,
  type: z.literal('dev.cdevents.artifact.published.0.3.0'),
  subject: z.string().min(1).max(1000),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  /** sha256 of repository id, head commit, subject and run. */
  idempotencykey: sha256,
  /** CloudEvents' extension for distributed tracing: W3C Trace Context. */
  traceparent: z
    .string()
    .regex(/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/, 'a traceparent of version 00')
    .optional(),
  data: z.object({
    context: z.object({
      specversion: z.literal('0.5.1'),
      id: name,
      source: name,
      type: z.literal('dev.cdevents.artifact.published.0.3.0'),
      timestamp: z.iso.datetime(),
      /** Of everything that is about the same commit. */
      chainId: name.optional(),
    }),
    subject: z.object({
      id: z.string().min(1).max(1000),
      content: z.object({ user: z.string().max(200).optional() }),
    }),
    customDataContentType: z.literal('application/json'),
    customData,
  }),
});

export type Message = z.infer<typeof message>;
export type MessageData = z.infer<typeof customData>;
export type MessageArtifact = z.infer<typeof artifact>;

/** 202 for a new message, 200 for one seen before, with the same body. */
export interface MessageAccepted {
  readonly runId: string;
  readonly statusUrl: string;
  readonly acceptedAt: string;
}

/** `GET <statusUrl>` */
export interface TestRunStatus {
  readonly runId: string;
  readonly state: 'queued' | 'starting' | 'running' | 'passed' | 'failed' | 'error' | 'superseded';
  readonly sentence: string;
  readonly passed: number;
  /** Failures and errors. */
  readonly failed: number;
  readonly skipped: number;
  /** The first of the tests that failed, with the place of the failure in the repository where it is known. */
  readonly failures: readonly {
    readonly id: string;
    readonly file: string | null;
    readonly line: number | null;
  }[];
}
