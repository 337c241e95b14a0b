import { describe, expect, test } from '@jest/globals';
import { bodyAudience, idempotencyKey, rollbackId, rolloutId, testRunId } from './idempotency.ts';

const identity = {
  repositoryId: 7,
  headSha: 'a'.repeat(40),
  subject: 'pkg:pypi/x@1',
  runId: 11,
  runAttempt: 1,
};

describe('idempotency keys', () => {
  test('are the SHA-256 of repository, commit, subject, run and attempt', () => {
    // printf '7|aaa…|pkg:pypi/x@1|11|1' | sha256sum
    expect(idempotencyKey(identity)).toBe('134bcbf137b89b8d53d0518363a138a543c24a4c109fad08dd2d9e9f4c7a971f');
    expect(testRunId(idempotencyKey(identity))).toBe(
      '134bcbf137b89b8d53d0518363a138a543c24a4c109fad08dd2d9e9f4c7a971f'.slice(0, 16),
    );
  });

  test.each([
    [{ repositoryId: 8 }],
    [{ headSha: 'b'.repeat(40) }],
    [{ subject: 'pkg:pypi/y@1' }],
    [{ runId: 12 }],
    [{ runAttempt: 2 }],
  ])('differ with %p', (change) => {
    expect(idempotencyKey({ ...identity, ...change })).not.toBe(idempotencyKey(identity));
  });

  test('of rollouts and rollbacks are 12 digits and never the same', () => {
    const ids = [
      rolloutId(7, 'production', 'notes', 'k'),
      rolloutId(8, 'production', 'notes', 'k'),
      rolloutId(7, 'staging', 'notes', 'k'),
      rolloutId(7, 'production', 'web', 'k'),
      rolloutId(7, 'production', 'notes', 'l'),
      rollbackId(7, 'production', 'notes', 'k'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{12}$/);
  });
});

test('the audience of an empty body holds the hash of nothing', () => {
  expect(bodyAudience('https://x.example', '')).toBe(
    'https://x.example/#sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});
