import { badPullRequest, type ExpectedFindings } from '../changes/changes.ts';
import type { Chapter } from '../day/chapter.ts';
import type { Stage } from '../day/stage.ts';
import {
  annotatedLines,
  authored,
  completedCheck,
  play,
  pushBranch,
  repositoryPath,
} from '../day/helpers.ts';

/** A pull request with everything wrong that the checks look at. */
export const badPr: Chapter = {
  name: 'bad-pr',
  title: 'A pull request with everything wrong',
  async run(day) {
    const { stage, reporter } = day;
    const change = await badPullRequest(stage.layout.clone, authored(10));
    await pushBranch(stage, change.branch);
    const refused = await refusedName(stage);
    const number = await stage.github.openPull({
      head: change.branch,
      base: 'main',
      title: change.title,
      login: 'ada',
    });
    reporter.note(`opened pull request #${number} from ${change.branch}`);
    await play(day, { name: 'pull_request', number }, { actor: 'ada' });

    const policy = await completedCheck(stage, change.sha, 'fairlead/policy');
    const lint = await completedCheck(stage, change.sha, 'fairlead/lint');
    const coverage = await completedCheck(stage, change.sha, 'fairlead/coverage');
    const wanted = expectedLines(change.expected);
    const seen = { lint: annotatedLines(lint), coverage: annotatedLines(coverage) };
    const namesAllowed = `${policy?.title ?? ''} ${policy?.summary ?? ''}`.includes('feature/');
    const concluded = [policy, lint, coverage].map((run) => run?.conclusion ?? 'missing');
    const ok =
      concluded.every((conclusion) => conclusion === 'failure') &&
      namesAllowed &&
      refused &&
      same(seen.lint, wanted.lint) &&
      same(seen.coverage, wanted.coverage);
    reporter.step(
      'bad-pr',
      ok,
      `a new branch with such a name is refused; policy, lint and coverage fail; policy names what is allowed; lint on ${wanted.lint.join(', ')}; coverage on ${wanted.coverage.join(', ')}`,
      `a new branch is ${refused ? 'refused' : 'taken'}; policy ${concluded[0]}${namesAllowed ? ', names what is allowed' : ''}; lint ${concluded[1]} on ${list(seen.lint)}; coverage ${concluded[2]} on ${list(seen.coverage)}`,
    );
    await stage.github.as('ada', 'PATCH', `${repositoryPath(stage)}/pulls/${number}`, { state: 'closed' });
  },
};

/** Whether GitHub refuses a new branch with a name that the strategy does not know. */
async function refusedName(stage: Stage): Promise<boolean> {
  try {
    await pushBranch(stage, 'more-stuff');
    return false;
  } catch (error) {
    return String((error as { stderr?: unknown }).stderr ?? error).includes('GH013');
  }
}

function expectedLines(expected: ExpectedFindings) {
  const text = ({ file, line }: { file: string; line: number }): string => `${file}:${line}`;
  return {
    lint: expected.lint.map(text).sort(),
    coverage: [expected.failingTest, ...expected.uncovered].map(text).sort(),
  };
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? 'nothing' : lines.join(', ');
}
