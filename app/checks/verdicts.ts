import { orgConfigFile, type Problem } from '../../core/config/index.ts';
import { policyOutcome, type Verdict } from '../../core/policy/index.ts';
import type { CheckAction, CheckAnnotation, CheckRun } from '../../core/ports/github.ts';
import { count, cut, escapeMarkdown } from '../../core/reporting/text.ts';
import { limits, wholeLines, type CheckOutput } from '../../core/reporting/check-limits.ts';
import { notesOf, type RulesShown } from './notes.ts';

export interface PolicyShown extends RulesShown {
  /** At most three; by default `recheck`, and `merge` where the strategy has the pair and nobody asked for it yet. */
  readonly buttons?: readonly CheckAction[];
}

export type PolicyCheck = CheckOutput & {
  readonly conclusion: NonNullable<CheckRun['conclusion']>;
  readonly actions: readonly CheckAction[];
};

const recheck: CheckAction = {
  label: 'Check again',
  description: 'Judge this pull request once more',
  identifier: 'recheck',
};
const merge: CheckAction = {
  label: 'Merge when ready',
  description: 'As soon as everything is green',
  identifier: 'merge',
};

/** The check run of a pull request's policy, but for its commit and id. Names and values are shown as plain text. */
export function renderVerdicts(verdicts: readonly Verdict[], shown: PolicyShown): PolicyCheck {
  const { conclusion, title } = policyOutcome(verdicts);
  return {
    conclusion,
    title: cut(title, limits.title),
    summary: summaryOf(verdicts, shown),
    annotations: [...verdicts.flatMap(annotate), ...annotateBroken(verdicts, shown.problems ?? [])],
    actions: (shown.buttons ?? buttonsOf(verdicts, shown)).slice(0, limits.buttons),
  };
}

/** What is to be done comes first; what is met is one line that opens. */
function summaryOf(verdicts: readonly Verdict[], shown: RulesShown): string {
  const open = [
    ...verdicts.filter(({ status }) => status === 'fail'),
    ...verdicts.filter(({ status }) => status === 'pending'),
  ];
  const met = verdicts.filter(({ status }) => status === 'pass');
  const silent = verdicts.filter(({ status }) => status === 'neutral');
  const table = open.length === 0 ? [] : [...head('Why', 'What to do'), ...open.map(openRow), ''];
  const notes = notesOf(shown).flatMap((note) => [note, '']);
  const quiet =
    silent.length === 0 ? [] : [`Nothing to say here: ${silent.map(({ rule }) => rule).join(', ')}.`, ''];
  const rows = [...head('Why'), ...met.map(({ rule, sentence }) => `| ✅ ${rule} | ${cell(sentence)} |`)];
  const details = [
    `<details><summary>✅ ${count(met.length, 'rule')} met</summary>`,
    '',
    ...rows,
    '',
    '</details>',
    '',
  ];
  const all = [...table, ...(met.length === 0 ? [] : details), ...quiet, ...notes];
  const text = all.join('\n').trimEnd();
  return text.length <= limits.summary ? text : wholeLines([...table, ...quiet, ...notes]);
}

function head(...columns: readonly string[]): readonly string[] {
  return [`| Rule | ${columns.join(' | ')} |`, `| --- |${' --- |'.repeat(columns.length)}`];
}

function openRow({ rule, status, sentence, remedy, evidence }: Verdict): string {
  const mark = status === 'fail' ? '❌' : '⏳';
  const place = evidence[0];
  const line = place?.line === undefined ? '' : `:${place.line}`;
  const where =
    place === undefined ? '' : `<br>asked for at ${escapeMarkdown(cut(`${place.file}${line}`, 200))}`;
  const said = rule === 'config-valid' || rule === 'code-owners' ? '' : where;
  return `| ${mark} ${rule} | ${cell(sentence)}${said} | ${cell(remedy)} |`;
}

function cell(text: string): string {
  return escapeMarkdown(cut(text, limits.cell));
}

/** What only waits stands in the table: an annotation for it would stay when it is over. */
function annotate(verdict: Verdict): CheckAnnotation[] {
  if (verdict.status === 'pending') return [];
  return verdict.evidence
    .filter(({ file }) => file !== orgConfigFile || verdict.rule === 'config-valid')
    .map(({ file, line = 1, column, level, message }) => ({
      path: file,
      startLine: line,
      endLine: line,
      ...(column === undefined ? {} : { startColumn: column, endColumn: column }),
      level,
      title: `fairlead: ${verdict.rule}`,
      message: cut(message, limits.message),
    }));
}

/** Errors of the file in force, unless the pull request changes it and has its own. */
function annotateBroken(verdicts: readonly Verdict[], problems: readonly Problem[]): CheckAnnotation[] {
  if (verdicts.some(({ code, rule }) => rule === 'config-valid' && code !== 'config_unchanged')) return [];
  return problems
    .filter(({ level }) => level === 'error')
    .map(({ place: { file, line, column }, sentence, remedy }) => ({
      path: file,
      startLine: line,
      endLine: line,
      startColumn: column,
      endColumn: column,
      level: 'warning' as const,
      title: 'fairlead: the configuration in force',
      message: cut(`${sentence}. ${remedy}`, limits.message),
    }));
}

function buttonsOf(verdicts: readonly Verdict[], { managed = false }: RulesShown): readonly CheckAction[] {
  const allowed = verdicts.some(({ rule, status }) => rule === 'merge-pair' && status === 'pass');
  return allowed && !managed ? [merge, recheck] : [recheck];
}
