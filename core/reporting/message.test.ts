import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import type { PublishedArtifact } from '../api/artifacts.ts';
import { maxArtifacts, message } from '../api/message.ts';
import { packageUrl } from '../api/package-url.ts';
import { chainId } from '../api/trace.ts';
import type { JobContext } from '../ports/job.ts';
import { buildMessage } from './message.ts';

const context: JobContext = {
  repository: { id: 7, name: 'acme/shop' },
  run: { id: 1, attempt: 2, number: 3 },
  event: 'push',
  actor: 'ada',
  ref: 'refs/heads/main',
  defaultBranch: 'main',
  headSha: 'a'.repeat(40),
  baseSha: null,
  pullRequest: null,
};
const common = { service: 'a', version: '1.0.0-alpha.1', sha256: 'ab'.repeat(32), releaseVersion: '1.0.0' };
const wheel: PublishedArtifact = { ...common, kind: 'python', name: 'acme-a', version: '1.0a1' };
const npm: PublishedArtifact = {
  ...common,
  kind: 'npm',
  name: '@acme/a',
  integrity: `sha512-${'A'.repeat(86)}==`,
};
const image: PublishedArtifact = {
  ...common,
  kind: 'oci',
  name: 'ghcr.io/acme/Shop/a',
  platforms: ['linux/amd64'],
};
const tests = { services: ['a'], reason: [{ service: 'a', because: 'a/x changed' }] };

const schema = (path: string): object =>
  JSON.parse(readFileSync(new URL(`../../test/fixtures/schemas/${path}`, import.meta.url), 'utf8')) as object;
const formats = {
  'date-time': (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text),
  uri: (text: string) => URL.canParse(text),
  'uri-reference': (text: string) => URL.canParse(text, 'https://example.com') && !/\s/.test(text),
};
const links = ['end', 'path', 'relation', 'sarray'].map((name) =>
  schema(`cdevents/links/embeddedlink${name}.json`),
);
const isPublished = new Ajv2020({ strict: false, formats, schemas: links }).compile(
  schema('cdevents/artifactpublished.json'),
);
const isCloudEvent = new Ajv({ strict: false, formats }).compile(schema('cloudevents/cloudevents.json'));

describe('messages', () => {
  test('only pushes to the default branch are promotable', () => {
    const promotable = (change: Partial<JobContext>) =>
      message.parse(buildMessage({ ...context, ...change }, [wheel], tests, 0)).data.customData.promotable;
    expect(promotable({})).toBe(true);
    expect(promotable({ ref: 'refs/heads/other' })).toBe(false);
    expect(promotable({ event: 'pull_request', pullRequest: { number: 1, fork: false } })).toBe(false);
    expect(promotable({ event: 'workflow_dispatch' })).toBe(false);
  });

  test('are CloudEvents 1.0 and CDEvents 0.5.1 by their own schemas, and ours, whatever was built by whom', () => {
    const contexts = fc.record({
      actor: fc.string({ maxLength: 300 }),
      id: fc.integer({ min: 1 }),
      attempt: fc.integer({ min: 1, max: 99 }),
      now: fc.integer({ min: 0, max: 4e12 }),
      number: fc.option(fc.integer({ min: 1 })),
    });
    const some = fc.array(fc.constantFrom(wheel, npm, image), { minLength: 1, maxLength: maxArtifacts });
    fc.assert(
      fc.property(contexts, some, ({ actor, id, attempt, now, number }, artifacts) => {
        const pullRequest = number === null ? null : { number, fork: false };
        const job = { ...context, actor, run: { id, attempt, number: 1 }, pullRequest };
        const event = buildMessage(job, artifacts, tests, now);
        expect([isCloudEvent(event), isCloudEvent.errors]).toEqual([true, null]);
        expect([isPublished(event.data), isPublished.errors]).toEqual([true, null]);
        // The App reads every field that is sent.
        expect(message.parse(event)).toEqual(event);
      }),
    );
  });

  test('the schemas refuse what is no such event', () => {
    const event = buildMessage(context, [wheel], tests, 0);
    expect(isCloudEvent({ ...event, source: '' })).toBe(false);
    expect(isCloudEvent({ ...event, time: 'today' })).toBe(false);
    const { context: inner, ...rest } = event.data;
    expect(isPublished({ ...rest, context: { ...inner, version: '0.3.0' } })).toBe(false);
    expect(
      isPublished({ ...rest, context: { ...inner, type: 'dev.cdevents.artifact.published.0.2.0' } }),
    ).toBe(false);
    expect(isPublished({ ...event.data, artifacts: [] })).toBe(false);
  });

  test('the event repeats in its envelope what the CDEvent says, as the binding has it', () => {
    const event = buildMessage(context, [wheel], tests, 1_000);
    const { id, source, type, timestamp } = event.data.context;
    expect(event).toMatchObject({ id, source, type, time: timestamp, subject: event.data.subject.id });
    expect(event.time).toBe('1970-01-01T00:00:01.000Z');
  });

  test('the same step sends the same key, chain and trace; another run another key in the same chain', () => {
    const first = buildMessage(context, [wheel], tests, 0);
    const later = buildMessage(context, [wheel], tests, 5_000);
    expect({ ...later, time: '', data: 0 }).toEqual({ ...first, time: '', data: 0 });
    const rerun = buildMessage({ ...context, run: { ...context.run, attempt: 3 } }, [wheel], tests, 0);
    expect(rerun.idempotencykey).not.toBe(first.idempotencykey);
    expect(rerun.data.context.chainId).toBe(first.data.context.chainId);
    expect(rerun.traceparent?.slice(0, 35)).toBe(first.traceparent?.slice(0, 35));
    expect(rerun.traceparent).not.toBe(first.traceparent);
  });
});

test('a chain is the UUID of version 5 of its name', () => {
  // python3 -c "import uuid; print(uuid.uuid5(uuid.NAMESPACE_URL, 'https://fairlead.invalid/chains/7/' + 'a' * 40))"
  expect(chainId(7, 'a'.repeat(40))).toBe('84bbfe3c-e024-55bf-a2e0-3dafde797b26');
  expect(chainId(8, 'a'.repeat(40))).not.toBe(chainId(7, 'a'.repeat(40)));
});

test.each([
  [wheel, `pkg:pypi/acme-a@1.0a1?checksum=sha256:${common.sha256}`],
  [{ ...wheel, name: 'Acme_A' }, `pkg:pypi/acme-a@1.0a1?checksum=sha256:${common.sha256}`],
  [{ ...wheel, version: '1!2.0+b' }, `pkg:pypi/acme-a@1!2.0%2Bb?checksum=sha256:${common.sha256}`],
  [npm, `pkg:npm/%40acme/a@1.0.0-alpha.1?checksum=sha256:${common.sha256}`],
  [image, `pkg:oci/a@sha256%3A${common.sha256}?repository_url=ghcr.io/acme/shop/a&tag=1.0.0-alpha.1`],
  [
    { ...image, name: 'localhost:5000/a' },
    `pkg:oci/a@sha256%3A${common.sha256}?repository_url=localhost:5000/a&tag=1.0.0-alpha.1`,
  ],
])('%j as a package URL', (artifact, expected) => {
  expect(packageUrl(artifact)).toBe(expected);
});
