import { faultyVersion } from '../changes/changes.ts';
import { git } from '../changes/edit.ts';
import type { Chapter } from '../day/chapter.ts';
import {
  approveAndMerge,
  authored,
  completedCheck,
  headOf,
  play,
  pushBranch,
  releases,
} from '../day/helpers.ts';
import { until } from '../day/until.ts';

/** The version that will fail in production passes everything before it: review, checks, tests, promotion. */
export const nextVersion: Chapter = {
  name: 'next-version',
  title: 'The next version: green all the way, and wrong',
  async run(day) {
    const { stage, reporter } = day;
    const known = new Set(await releases(stage, 'fieldnotes-notes'));
    await git(stage.layout.clone, ['fetch', '--quiet', 'origin']);
    const change = await faultyVersion(stage.layout.clone, authored(40));
    await pushBranch(stage, change.branch);
    const number = await stage.github.openPull({
      head: change.branch,
      base: 'main',
      title: change.title,
      login: 'ada',
    });
    await play(day, { name: 'pull_request', number }, { actor: 'ada' });
    const tests = await completedCheck(stage, change.sha, 'fairlead/tests', 90_000);
    const merged = await approveAndMerge(day, number, change.sha);
    if (merged.status === 200) await play(day, { name: 'push', branch: 'main' }, { actor: 'grace' });
    const release = await until(
      async () => (await releases(stage, 'fieldnotes-notes')).find((version) => !known.has(version)),
      90_000,
    );
    day.memory.mainSha = await headOf(stage, 'main');
    if (release !== null) day.memory.promoted = { alpha: '', release };
    reporter.step(
      'next-version',
      release !== null,
      'checks and tests succeed, merged, promoted',
      `fairlead/tests ${tests?.conclusion ?? 'missing'}; merge ${merged.status} ${merged.message}; ${
        release === null ? 'no release' : `released notes ${release}`
      }`,
    );
  },
};
