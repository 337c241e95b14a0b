import type { FindingAnnotation, Findings } from '../api/findings.ts';
import type { OwnCheck } from '../ports/github.ts';
import { count, cut, escapeMarkdown, oneLine } from '../reporting/text.ts';

/** The checks that the comment is about, in its order; the policy has its own, which changes with every review. */
const concerns = ['fairlead/lint', 'fairlead/coverage', 'fairlead/tests'] as const;
/** Findings that are shown of each check that failed. */
const maxShown = 5;
/** Characters of a line and of a finding, before they are escaped. */
const maxLine = 300;

const signs: Readonly<Record<string, string>> = {
  success: '✅',
  failure: '❌',
  neutral: '➖',
  skipped: '➖',
};

/** Under the App's name stands what a stranger wrote: that must be said where it is read. */
const ofFork = 'Said by jobs of the fork, which run what the pull request contains, and therefore no proof';

/** What one concern found; `fromFork` where a fork's job says so, which is nobody's word but its author's. */
export interface ReportedFindings {
  readonly findings: Findings;
  readonly fromFork: boolean;
}

export interface ReportedPull {
  readonly headSha: string;
  /** The App's own checks on that commit. */
  readonly checks: readonly OwnCheck[];
  /** What lint and coverage found there. */
  readonly findings: readonly ReportedFindings[];
}

/** A comment's text, and whether it tells of a failure. */
export interface RenderedComment {
  readonly body: string;
  readonly failed: boolean;
}

/**
 * The comment on a pull request: a row for each check with a link to it, the figures of coverage, and the first of what
 * failed. Null where no check has said anything of the commit. All texts are untrusted and shown as they are. What a fork's
 * jobs say is named as theirs, and their figures are left to the check, since they are lines of free text.
 */
export function renderComment({ headSha, checks, findings }: ReportedPull): RenderedComment | null {
  const shown = concerns.flatMap((name) => checks.filter((check) => check.name === name).slice(0, 1));
  if (shown.length === 0) return null;
  const failing = new Set(shown.filter(isFailed).map(({ name }) => name));
  const lines = findings
    .filter(({ fromFork }) => !fromFork)
    .flatMap(({ findings: { concern, highlights = [] } }) =>
      highlights.map((line) => `- ${concern}: ${plain(line)}`),
    );
  const ofForks = findings.flatMap(({ fromFork, findings: { concern } }) => (fromFork ? [concern] : []));
  const failures = findings
    .filter(({ findings: { concern } }) => failing.has(`fairlead/${concern}`))
    .flatMap((each) => failedLines(each.findings));
  const body = [
    `**Fairlead** on \`${headSha.slice(0, 8)}\``,
    '',
    '| Check | Result |',
    '| --- | --- |',
    ...shown.map(row),
    ...(ofForks.length === 0 ? [] : ['', `${ofFork}: ${ofForks.join(', ')}.`]),
    ...(lines.length === 0 ? [] : ['', ...lines]),
    ...(failures.length === 0 ? [] : ['', '**What failed**', '', ...failures]),
  ];
  return { body: body.join('\n'), failed: failing.size > 0 };
}

const plain = (text: string) => escapeMarkdown(cut(oneLine(text), maxLine));

/** Neither running nor passed; GitHub lets neutral and skipped checks pass. */
function isFailed({ status, conclusion }: OwnCheck): boolean {
  return status === 'completed' && !['success', 'neutral', 'skipped'].includes(conclusion ?? '');
}

function row(check: OwnCheck): string {
  const sign = check.status === 'completed' ? (signs[check.conclusion ?? ''] ?? '⚠️') : '⏳';
  const name = check.name.slice('fairlead/'.length);
  // A link of GitHub's own, which no text of ours may leave.
  const link = /^https?:\/\/[^\s()<>[\]|]+$/.test(check.url) ? `[${name}](${check.url})` : name;
  return `| ${sign} ${link} | ${plain(check.title)} |`;
}

function failedLines({ annotations, leftOut }: Findings): string[] {
  const worst = annotations.filter(({ level }) => level === 'failure');
  const list = worst.length > 0 ? worst : annotations;
  const rest = annotations.length + leftOut - Math.min(maxShown, list.length);
  return [
    ...list.slice(0, maxShown).map((annotation) => `- ${finding(annotation)}`),
    ...(rest > 0 && list.length > 0 ? [`- and ${count(rest, 'more finding')}`] : []),
  ];
}

function finding({ path, startLine, title, message }: FindingAnnotation): string {
  return plain(`${path}:${startLine}: ${title}: ${message}`);
}
