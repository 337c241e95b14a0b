import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { versionSchemes } from '../versions/index.ts';
import { type ImageGraph, planRetention, type RetentionRules, type Stored } from './retention.ts';

const day = 86_400_000;
const now = 100 * day;
const scheme = versionSchemes.oci;
const digest = (name: string) => `sha256:${Buffer.from(name).toString('hex').padEnd(64, '0')}`;
const alpha = (pull: number, run: number) =>
  `1.0.0-alpha.5.pr${pull}.${run}.g${String(run).padStart(8, '0')}`;
const image = (id: string, ...names: string[]): Stored => ({ id, names, digest: digest(id) });
const rules = (more: Partial<RetentionRules> = {}): RetentionRules => ({
  pullRequests: new Map([
    [1, null],
    [2, now - 8 * day],
    [3, now - 6 * day],
  ]),
  live: new Set(),
  keepAlphas: 2,
  keepMs: 7 * day,
  now,
  ...more,
});
const noGraph: ImageGraph = { children: new Map(), referrers: new Map() };
const removed = (stored: readonly Stored[], graph = noGraph, more: Partial<RetentionRules> = {}) =>
  planRetention(stored, graph, scheme, rules(more)).remove.map((decision) => decision.stored.id);

describe('what may go', () => {
  test('alphas of an open pull request beyond the newest, by run, not by the order of the list', () => {
    const stored = [
      image('a', alpha(1, 9)),
      image('b', alpha(1, 10), 'pr-1'),
      image('c', alpha(1, 2)),
      image('d', alpha(1, 1)),
    ];
    expect(removed(stored)).toEqual(['c', 'd']);
    expect(removed(stored, noGraph, { keepAlphas: 0 })).toEqual(['b', 'a', 'c', 'd']);
  });

  test('all of an ended one, but only some days later', () => {
    const stored = [image('a', alpha(2, 1), 'pr-2'), image('b', alpha(3, 1)), image('c', 'pr-2')];
    expect(removed(stored)).toEqual(['a', 'c']);
  });

  test.each([
    ['a release', ['1.0.0', alpha(2, 1)]],
    ['an alpha of the default branch', ['1.0.0-alpha.5.g00000001']],
    ['the moving tag of the default branch', [alpha(2, 1), 'alpha']],
    ['a name of somebody else', [alpha(2, 1), 'latest']],
    ['two pull requests', [alpha(2, 1), alpha(4, 1)]],
    ['an unknown pull request', [alpha(99, 1)]],
    ['no name, and nothing that it belongs to', []],
  ])('never %s', (_, names) => {
    const plan = planRetention([image('a', ...names)], noGraph, scheme, rules());
    expect(plan.remove).toEqual([]);
    expect(plan.keep).toHaveLength(1);
  });

  test('never a digest in use', () => {
    expect(removed([image('a', alpha(2, 1))], noGraph, { live: new Set([digest('a')]) })).toEqual([]);
  });
});

describe('an image', () => {
  const graph: ImageGraph = {
    children: new Map([
      [digest('index'), [digest('amd'), digest('arm')]],
      [digest('other'), [digest('arm')]],
    ]),
    referrers: new Map([[digest('amd'), [digest('signature')]]]),
  };
  const parts = [image('amd'), image('arm'), image('signature'), image('stray')];

  test('goes with its platforms and what refers to them, by name first; strays stay', () => {
    expect(removed([...parts, image('index', alpha(2, 1))], graph)).toEqual([
      'index',
      'amd',
      'arm',
      'signature',
    ]);
  });

  test('leaves what another one needs', () => {
    const stored = [...parts, image('index', alpha(2, 1)), image('other', alpha(1, 1))];
    expect(removed(stored, graph)).toEqual(['index', 'amd', 'signature']);
  });

  test('stays whole where a part of it is in use', () => {
    for (const part of ['amd', 'arm', 'signature']) {
      expect(
        removed([...parts, image('index', alpha(2, 1))], graph, { live: new Set([digest(part)]) }),
      ).toEqual([]);
    }
  });

  test('takes along what is attached to it by a tag', () => {
    const attached = image('att', `${digest('index').replace(':', '-')}.att`);
    const withTag: ImageGraph = {
      children: graph.children,
      referrers: new Map([[digest('index'), [digest('att')]]]),
    };
    expect(removed([attached, image('index', alpha(2, 1))], withTag)).toEqual(['index', 'att']);
    expect(removed([attached, image('index', alpha(1, 1))], withTag)).toEqual([]);
  });

  test('whatever hangs together how: nothing in use goes, nothing that stays loses a part', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const links = fc.dictionary(fc.constantFrom(...ids), fc.subarray(ids));
    const names = fc.constantFrom([], [alpha(1, 1)], [alpha(1, 2)], [alpha(2, 1)], ['1.0.0'], ['latest']);
    const asMap = (given: Readonly<Record<string, string[]>>) =>
      new Map(Object.entries(given).map(([key, values]) => [digest(key), values.map(digest)]));
    fc.assert(
      fc.property(
        links,
        links,
        fc.tuple(...ids.map(() => names)),
        fc.subarray(ids),
        (below, by, tags, live) => {
          const whole: ImageGraph = { children: asMap(below), referrers: asMap(by) };
          const stored = ids.map((id, at) => image(id, ...(tags[at] ?? [])));
          const plan = planRetention(
            stored,
            whole,
            scheme,
            rules({ live: new Set(live.map(digest)), keepAlphas: 1 }),
          );
          const gone = new Set(plan.remove.map((decision) => decision.stored.digest ?? ''));
          expect(plan.remove.length + plan.keep.length).toBe(ids.length);
          for (const id of live) expect(gone).not.toContain(digest(id));
          for (const { stored: kept } of plan.keep) {
            for (const child of whole.children.get(kept.digest ?? '') ?? [])
              expect(gone).not.toContain(child);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
