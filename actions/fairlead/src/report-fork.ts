import { takeOver } from '../../../core/hand-over/take.ts';
import type { GitHub } from '../../../core/ports/github.ts';
import type { Job } from '../../../core/ports/job.ts';
import { renderFindings } from '../../../core/reporting/check-run.ts';
import { renderSummary } from '../../../core/reporting/summary.ts';
import { count } from '../../../core/reporting/text.ts';
import { repositoryOf } from './deps.ts';

export interface ReportForkDeps {
  readonly job: Job;
  readonly github: Pick<GitHub, 'handOvers' | 'checks'>;
  /** The workflow run whose end started this one. */
  readonly startedBy: number;
}

/**
 * `command: report`: puts what the jobs of a fork found onto its head commit, as the App would. Commit and pull request
 * are GitHub's word; the artifact is read as the data of a stranger. The step fails by none of the findings: the checks
 * say what they are.
 */
export async function reportFork({ job, github, startedBy }: ReportForkDeps): Promise<null> {
  const repository = repositoryOf(job.context);
  const run = await github.handOvers.run(repository, startedBy);
  const taken = run === null ? null : await takeOver(repository, run, github.handOvers);
  if (run === null || taken === null) {
    job.info(
      `Run ${startedBy} left nothing to report: it is no fork’s, has no artifact, or its commit is no longer the head of an open pull request.`,
    );
    return null;
  }
  const lines: string[] = [];
  for (const findings of taken.findings) {
    const check = renderFindings(findings, 1);
    await github.checks.put(repository, check);
    const annotations = count(findings.annotations.length, 'annotation');
    lines.push(`${check.name}: ${findings.conclusion}, ${annotations}: ${check.title}`);
  }
  const title = `Reported for #${taken.pull} at ${run.headSha.slice(0, 7)}`;
  job.info([title, ...lines.map((line) => `  ${line}`)].join('\n'));
  await job.summary(renderSummary({ title, lines }));
  return null;
}
