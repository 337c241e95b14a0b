import { orgConfigFile, parseConfig, parseOrgConfig, type Problem } from '../../../config/index.ts';
import { count } from '../../../reporting/text.ts';
import type { Evidence, PolicyFacts, ProposedConfig, Rule, RuleContext, Verdict } from '../../types.ts';

const events = ['pull_request.opened', 'pull_request.reopened', 'pull_request.synchronize'];

/** The pull request leaves a configuration that can be read. Its own rules are never those of the pull request. */
export const configValid: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, context: RuleContext): Verdict {
  const verdict = { rule: 'config-valid' as const, evidence: [], remedy: '', events };
  const proposed = facts.proposedConfig;
  if (proposed === null) {
    const sentence = 'The configuration is not changed';
    return { ...verdict, status: 'neutral', code: 'config_unchanged', sentence };
  }
  const { file } = proposed;
  const problems = problemsOf(proposed);
  const evidence = problems.map(({ level, place, sentence, remedy }): Evidence => ({
    ...place,
    level: level === 'error' ? 'failure' : 'warning',
    message: `${sentence}. ${remedy}`,
  }));
  const errors = problems.filter(({ level }) => level === 'error');
  const first = errors[0];
  if (first !== undefined) {
    const where = `${first.place.file}, line ${first.place.line}, column ${first.place.column}`;
    const more = errors.length === 1 ? '' : ` (and ${count(errors.length - 1, 'more error')})`;
    const sentence = `${where}: ${first.sentence}${more}`;
    const remedy = `${first.remedy} Until then the rules of ${context.defaultBranch} keep applying.`;
    return { ...verdict, status: 'fail', code: 'config_invalid', sentence, evidence, remedy };
  }
  if (proposed.text === null) {
    const sentence = `${file} is removed: what it says no longer applies after the merge`;
    return { ...verdict, status: 'pass', code: 'config_removed', sentence, evidence };
  }
  const warnings = problems.length === 0 ? '' : `, with ${count(problems.length, 'warning')}`;
  const sentence = `${file} is valid${warnings}; it applies after the merge`;
  return { ...verdict, status: 'pass', code: 'config_valid', sentence, evidence };
}

/** A file that breaks a rule only together with the layers above it, or only without them, is for the caller to know. */
function problemsOf({ file, text, problems }: ProposedConfig): readonly Problem[] {
  if (problems !== null) return problems;
  if (text === null) return [];
  const parse = file === orgConfigFile ? parseOrgConfig : parseConfig;
  return parse(text, file).problems;
}
