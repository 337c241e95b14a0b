import { describe, expect, test } from '@jest/globals';
import type { StoredEvent } from '../../../core/ports/store.ts';
import { concerns } from './news.ts';
import type { StoredDuties } from './state.ts';

const idle: StoredDuties = {
  duty: { requests: [], freezes: [], slot: null, said: [] },
  owed: [],
  tips: {},
  watch: ['main', 'release/*'],
  waiting: false,
  nextRelease: null,
  wakeAt: null,
  seen: 0,
};

function event(type: string, body: StoredEvent['body'] = {}): StoredEvent {
  const at = { occurredAt: 1, receivedAt: 1, position: 1 };
  return { stream: 'github:7', type, source: 'github', dedupeKey: null, body, ...at };
}

describe('news that may give the App something to do', () => {
  test.each<[string, StoredEvent, Partial<StoredDuties>, boolean]>([
    ['a pull request', event('pull_request.closed'), {}, true],
    ['a push to a branch that stays', event('push.received', { ref: 'refs/heads/main' }), {}, true],
    ['a push to a release', event('push.received', { ref: 'refs/heads/release/1.0' }), {}, true],
    ['a push to a branch for work', event('push.received', { ref: 'refs/heads/feature/x' }), {}, false],
    ['a tag', event('push.received', { ref: 'refs/tags/v1' }), {}, true],
    ['a suite that nobody waits for', event('check_suite.completed'), {}, false],
    ['a suite that a merge waits for', event('check_suite.completed'), { waiting: true }, true],
    ['a status that nobody waits for', event('status.succeeded'), {}, false],
    ['a status that a merge waits for', event('status.succeeded'), { waiting: true }, true],
    [
      'a conversation that a merge waits for',
      event('pull_request_review_thread.resolved'),
      { waiting: true },
      true,
    ],
    ['settings', event('settings.asked'), {}, false],
    ['settings, when time has come', event('settings.asked'), { wakeAt: 100 }, true],
    ['settings, before time has come', event('settings.asked'), { wakeAt: 101 }, false],
    ['anything, before the strategy is known', event('settings.asked'), { watch: [] }, true],
  ])('%s', (_, news, more, expected) => {
    expect(concerns([news], { ...idle, ...more }, 100)).toBe(expected);
  });

  test('no news: woken by time, by a pass or by a person', () => {
    expect(concerns([], idle, 100)).toBe(true);
  });
});
