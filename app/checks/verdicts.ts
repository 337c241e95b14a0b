import { policyOutcome, type Verdict } from '../../core/policy/index.ts';
import type { CheckAnnotation, CheckRun } from '../../core/ports/github.ts';
import { cut, escapeMarkdown } from '../../core/reporting/text.ts';
import { limits, type CheckOutput } from './limits.ts';

const marks: Readonly<Record<Verdict['status'], string>> = {
  pass: '✅ met',
  fail: '❌ not met',
  neutral: '➖ nothing to say',
  pending: '⏳ not yet',
};

/** The check run of a pull request's policy, but for its commit and id. Names and values are shown as plain text. */
export function renderVerdicts(
  verdicts: readonly Verdict[],
): CheckOutput & { readonly conclusion: NonNullable<CheckRun['conclusion']> } {
  const { conclusion, title } = policyOutcome(verdicts);
  const rows = verdicts.map(({ rule, status, sentence, remedy }) => {
    const cells = [sentence, remedy].map((text) => escapeMarkdown(cut(text, limits.cell)));
    return `| ${rule} | ${marks[status]} | ${cells.join(' | ')} |`;
  });
  const head = ['| Rule | Status | Why | What to do |', '| --- | --- | --- | --- |'];
  const note = 'The rules are those of `.github/fairlead.yml` on the default branch.';
  return {
    conclusion,
    title: cut(title, limits.title),
    summary: cut([...head, ...rows, '', note].join('\n'), limits.summary),
    annotations: verdicts.flatMap(annotate),
  };
}

function annotate(verdict: Verdict): CheckAnnotation[] {
  return verdict.evidence.map(({ file, line = 1, column, level, message }) => ({
    path: file,
    startLine: line,
    endLine: line,
    ...(column === undefined ? {} : { startColumn: column, endColumn: column }),
    level,
    title: `fairlead: ${verdict.rule}`,
    message: cut(message, limits.message),
  }));
}
