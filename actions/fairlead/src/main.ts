import type { FindingAnnotation } from '../../../core/api/findings.ts';
import { configFile, defaultConfig, parseConfig } from '../../../core/config/index.ts';
import type { FairleadConfig } from '../../../core/config/types.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import { evaluatePolicy, policyOutcome, readPolicyFacts, type Verdict } from '../../../core/policy/index.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { Job } from '../../../core/ports/job.ts';
import { annotationCommands } from '../../../core/reporting/commands.ts';
import { renderSummary } from '../../../core/reporting/summary.ts';

export interface CheckDeps {
  readonly job: Job;
  readonly github: Pick<GitHub, 'contents' | 'pulls'>;
}

/** `command: check`: judges the job's pull request. Returns why the step fails, or null where every rule is met. */
export async function main({ job, github }: CheckDeps): Promise<string | null> {
  const { pullRequest } = job.context;
  if (pullRequest === null) {
    throw new FinalError('FL_INPUT_INVALID', 'command check needs a job of a pull request');
  }
  const repository = repositoryOf(job);
  const inForce = await readConfig(github, repository, job);
  const pull = await github.pulls.get(repository, pullRequest.number);
  const facts = await readPolicyFacts(github, repository, pull, { ...inForce, now: Date.now() });
  const verdicts = evaluatePolicy(facts, inForce.config, inForce.defaultBranch);
  const { conclusion, title } = policyOutcome(verdicts);
  const lines = verdicts.map(({ rule, status, sentence, remedy }) =>
    `${rule}, ${status}: ${sentence}. ${remedy}`.trimEnd(),
  );
  const annotations = verdicts.flatMap(annotate);
  job.info([title, ...lines].join('\n'));
  job.command(annotationCommands(annotations).commands);
  job.output('conclusion', conclusion);
  await job.summary(renderSummary({ title: `fairlead/policy: ${title}`, lines, annotations }));
  return conclusion === 'success' ? null : title;
}

function repositoryOf({ context }: Job): RepositoryRef {
  const [owner = '', name = ''] = context.repository.name.split('/');
  // A job's token belongs to no installation that it could name.
  return { installationId: 0, id: context.repository.id, owner, name };
}

/** Without the App nobody remembers the last valid file: a broken one on the default branch means the defaults. */
async function readConfig(
  github: Pick<GitHub, 'contents'>,
  repository: RepositoryRef,
  job: Job,
): Promise<{ readonly config: FairleadConfig; readonly defaultBranch: string }> {
  const defaultBranch = await github.contents.defaultBranch(repository);
  const text = await github.contents.read(repository, configFile, defaultBranch);
  const { config, problems } = parseConfig(text ?? '');
  const first = problems.find(({ level }) => level === 'error');
  if (first !== undefined) {
    const { line, column } = first.place;
    const where = `${configFile} on ${defaultBranch}, line ${line}, column ${column}`;
    job.info(`${where}: ${first.sentence}. ${first.remedy} Until then the defaults apply.`);
  }
  return { config: config ?? defaultConfig, defaultBranch };
}

function annotate(verdict: Verdict): FindingAnnotation[] {
  const title = `fairlead: ${verdict.rule}`;
  if (verdict.evidence.length === 0) {
    if (verdict.status !== 'fail') return [];
    // The runner needs a file; the configuration is where the rule stands.
    const message = `${verdict.sentence}. ${verdict.remedy}`;
    return [{ path: configFile, startLine: 1, endLine: 1, level: 'failure', title, message }];
  }
  return verdict.evidence.map(({ file, line = 1, column, level, message }) => ({
    path: file,
    startLine: line,
    endLine: line,
    ...(column === undefined ? {} : { startColumn: column }),
    level,
    title,
    message,
  }));
}
