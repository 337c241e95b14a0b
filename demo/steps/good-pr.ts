import { git } from '../changes/edit.ts';
import { goodPullRequest, supersedingPush } from '../changes/changes.ts';
import type { Chapter, Day } from '../day/chapter.ts';
import { approveAndMerge, authored, completedCheck, headOf, play, pushBranch } from '../day/helpers.ts';
import { until } from '../day/until.ts';

const concerns = ['fairlead/lint', 'fairlead/coverage', 'fairlead/tests'] as const;

/** The corrected pull request, from its first push to its merge. */
export const goodPr: Chapter = {
  name: 'good-pr',
  title: 'The corrected pull request: alpha, integration tests, merge',
  async run(day) {
    const { stage, reporter, memory } = day;
    const first = await goodPullRequest(stage.layout.clone, authored(20));
    await pushBranch(stage, first.branch);
    const number = await stage.github.openPull({
      head: first.branch,
      base: 'main',
      title: first.title,
      login: 'ada',
    });
    memory.goodPull = number;
    reporter.note(`opened pull request #${number} from ${first.branch}`);
    await play(day, { name: 'pull_request', number }, { actor: 'ada' });
    const sha = await supersede(day, number, first.sha);
    memory.goodSha = sha;
    await checksGreen(day, number, sha);
    await merge(day, number, sha);
    await pushRefused(day);
  },
};

/** A push while the tests of the first commit run; returns the commit that counts from now on. */
async function supersede(day: Day, number: number, firstSha: string): Promise<string> {
  const { stage, reporter } = day;
  const tests = () =>
    stage.github.checkRuns(firstSha).findLast((run) => run.name === 'fairlead/tests') ?? null;
  const started = await until(() => tests()?.status === 'in_progress', 60_000, 20);
  const second = await supersedingPush(stage.layout.clone, authored(25));
  await pushBranch(stage, second.branch);
  const pushedAt = Date.now();
  const ended = await until(() => (tests()?.status === 'completed' ? tests() : null), 20_000, 50);
  const seconds = (Date.now() - pushedAt) / 1000;
  await play(day, { name: 'pull_request', number, action: 'synchronize' }, { actor: 'ada' });
  const text = `${ended?.title ?? ''} ${ended?.summary ?? ''}`;
  reporter.step(
    'supersede',
    started === true && ended?.conclusion === 'cancelled' && /supersede/i.test(text),
    'the run of the first commit was under way, and is cancelled as superseded',
    `first commit: ${started ? 'tests under way' : 'tests never started'}, then ${ended?.conclusion ?? 'no end'} ${seconds.toFixed(1)} s after the push: ${ended?.title ?? ''}`,
    { seconds_to_cancel: seconds },
  );
  return second.sha;
}

async function checksGreen(day: Day, number: number, sha: string): Promise<void> {
  const { stage, reporter } = day;
  const runs = await Promise.all(concerns.map((name) => completedCheck(stage, sha, name, 90_000)));
  const tests = runs[2];
  const alphas = (await stage.index.files()).filter((file) =>
    new RegExp(`\\.post${number}\\.dev`).test(file.version),
  );
  const summary = tests?.summary ?? '';
  const alpha = alphas.find((file) => file.package === 'fieldnotes-notes' && summary.includes(file.version));
  const ranFromIt = alpha !== undefined;
  const othersPromoted = /1\.0\.0a\d+/.test(summary);
  reporter.step(
    'good-pr',
    runs.every((run) => run?.conclusion === 'success') && ranFromIt && othersPromoted,
    'lint, coverage and tests succeed; notes ran from its pull request alpha, the others from promoted main alphas',
    `${concerns.map((name, index) => `${name} ${runs[index]?.conclusion ?? 'missing'}`).join(', ')}; ${
      alpha === undefined ? 'no alpha in the index' : `notes ran from ${alpha.filename}`
    }${othersPromoted ? ', the others from 1.0.0 alphas' : ''}; ${tests?.title ?? ''}`,
  );
}

async function merge(day: Day, number: number, sha: string): Promise<void> {
  const { stage, reporter, memory } = day;
  const before = await headOf(stage, 'main');
  const merged = await approveAndMerge(day, number, sha);
  const after = await headOf(stage, 'main');
  memory.mainSha = after;
  reporter.step(
    'merge',
    merged.status === 200 && after === merged.sha && after !== before,
    'merged by squash once approved and green; main moves to the merge',
    merged.status === 200
      ? `#${number} merged, main is ${after.slice(0, 7)}`
      : `refused (${merged.status}): ${merged.message}`,
  );
}

async function pushRefused(day: Day): Promise<void> {
  const { stage, reporter } = day;
  const { clone } = stage.layout;
  const before = await headOf(stage, 'main');
  await git(clone, ['fetch', '--quiet', 'origin']);
  await git(clone, ['switch', '--quiet', '--detach', 'origin/main']);
  await git(clone, [
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=ada@users.noreply.github.com',
    'commit',
    '--quiet',
    '--allow-empty',
    '--no-verify',
    '-m',
    'Straight to main',
  ]);
  const refusal = await git(clone, ['push', 'origin', 'HEAD:refs/heads/main']).then(
    () => null,
    (error: unknown) => String((error as { stderr?: unknown }).stderr ?? error),
  );
  const after = await headOf(stage, 'main');
  const text = refusal ?? '';
  const reason = /GH013:[^\n]*/.exec(text)?.[0].trim();
  const byPull = text.includes('Changes must be made through a pull request.');
  reporter.step(
    'push-refused',
    reason !== undefined && byPull && before === after,
    'a direct push to main is refused by the rulesets that the App made, and main does not move',
    refusal === null
      ? 'the push went through'
      : `refused: ${reason ?? refusal.trim()}${byPull ? ' Changes must be made through a pull request.' : ''}`,
  );
}
