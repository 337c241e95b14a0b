import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { coordinates } from './coordinates.ts';
import { pinCoordinates, releaseProblem, unpinned } from './pin.ts';

const { repository, ref } = coordinates;
const release = { commit: '0123456789abcdef0123456789abcdef01234567', version: '1.2.3' };
const pinned = `${release.commit} # v1.2.3`;

describe('pinning', () => {
  test.each([
    [`      - uses: ${repository}/actions/lint@${ref}`, `      - uses: ${repository}/actions/lint@${pinned}`],
    [`        uses: ${repository}@${ref}  `, `        uses: ${repository}@${pinned}`],
    [
      `  uses: ${repository}/.github/workflows/a.yml@${ref}`,
      `  uses: ${repository}/.github/workflows/a.yml@${pinned}`,
    ],
  ])('%s', (before, after) => {
    expect(pinCoordinates(`a: b\n${before}\n  with: {}\n`, release)).toBe(`a: b\n${after}\n  with: {}\n`);
    expect(unpinned(before)).toHaveLength(1);
    expect(unpinned(after)).toEqual([]);
  });

  test.each([
    'uses: actions/checkout@v7',
    `uses: ${repository}/actions/lint@${ref}2`,
    `uses: ${repository}-x/actions/lint@${ref}`,
    `uses: x${repository}/actions/lint@${ref}`,
    `uses: ${repository}/actions/lint@${pinned}`,
    `# uses: ${repository}/actions/lint@${ref} in a sentence`,
    `run: echo uses: ${repository}@${ref}`,
  ])('leaves %s', (line) => {
    expect(pinCoordinates(line, release)).toBe(line);
  });

  test('changes nothing else, and twice is once', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        const text = [...lines, `- uses: ${repository}/actions/lint@${ref}`, ...lines].join('\n');
        const once = pinCoordinates(text, release);
        expect(pinCoordinates(once, { ...release, version: '9.9.9' })).toBe(once);
        expect(once.replaceAll(pinned, ref)).toBe(text);
      }),
    );
  });
});

test.each([
  [release.commit, '1.2.3', null],
  [release.commit, '1.2.3-rc.1', null],
  [release.commit.slice(1), '1.2.3', 'full SHA'],
  ['v1', '1.2.3', 'full SHA'],
  [release.commit, 'v1.2.3', 'version'],
  [release.commit, '1.2', 'version'],
  [release.commit, '1.2.3\n', 'version'],
])('%s %j: %s', (commit, version, problem) => {
  const said = releaseProblem({ commit, version });
  if (problem === null) expect(said).toBeNull();
  else expect(said).toContain(problem);
});
