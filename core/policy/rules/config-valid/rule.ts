import { parseConfig } from '../../../config/index.ts';
import { count } from '../../../reporting/text.ts';
import type { Evidence, PolicyFacts, Rule, Verdict } from '../../types.ts';

const events = ['pull_request.opened', 'pull_request.reopened', 'pull_request.synchronize'];

/** The pull request leaves a configuration that can be read. Its own rules are never those of the pull request. */
export const configValid: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts): Verdict {
  const verdict = { rule: 'config-valid' as const, events };
  const proposed = facts.proposedConfig;
  if (proposed === null) {
    const sentence = 'The configuration is not changed';
    return { ...verdict, status: 'neutral', code: 'config_unchanged', sentence, evidence: [], remedy: '' };
  }
  if (proposed.text === null) {
    const sentence = `${proposed.file} is removed: every default applies after the merge`;
    return { ...verdict, status: 'pass', code: 'config_removed', sentence, evidence: [], remedy: '' };
  }
  const { problems } = parseConfig(proposed.text, proposed.file);
  const evidence = problems.map(({ level, place, sentence, remedy }): Evidence => ({
    ...place,
    level: level === 'error' ? 'failure' : 'warning',
    message: `${sentence}. ${remedy}`,
  }));
  const errors = problems.filter(({ level }) => level === 'error');
  const first = errors[0];
  if (first === undefined) {
    const warnings = problems.length === 0 ? '' : `, with ${count(problems.length, 'warning')}`;
    const sentence = `${proposed.file} is valid${warnings}; it applies after the merge`;
    return { ...verdict, status: 'pass', code: 'config_valid', sentence, evidence, remedy: '' };
  }
  const where = `${proposed.file}, line ${first.place.line}, column ${first.place.column}`;
  const more = errors.length === 1 ? '' : ` (and ${count(errors.length - 1, 'more error')})`;
  return {
    ...verdict,
    status: 'fail',
    code: 'config_invalid',
    sentence: `${where}: ${first.sentence}${more}`,
    evidence,
    remedy: `${first.remedy} Until then the rules of ${facts.defaultBranch} keep applying.`,
  };
}
