import { count } from '../../../reporting/text.ts';
import { askedAt } from '../../context.ts';
import type { Evidence, PolicyFacts, Rule, RuleContext, Verdict } from '../../types.ts';

const events = ['pull_request.opened', 'pull_request.reopened', 'pull_request.synchronize', 'push'];

/** Where owners must approve, there is a CODEOWNERS file that GitHub can read. The approvals themselves are GitHub's. */
export const codeOwners: Rule = { events, evaluate };

function evaluate({ codeOwners: found }: PolicyFacts, context: RuleContext): Verdict {
  const verdict = { rule: 'code-owners' as const, evidence: [], remedy: '', events };
  if (!context.config.codeOwners) {
    const sentence = 'No CODEOWNERS file is asked for';
    return { ...verdict, status: 'neutral', code: 'code_owners_not_asked', sentence };
  }
  if (found === 'unknown') {
    const sentence = 'Whether there is a CODEOWNERS file could not be read';
    const remedy = 'Nothing needs to be done: it is read again with the next pass.';
    return { ...verdict, status: 'pending', code: 'code_owners_unknown', sentence, remedy };
  }
  const { file, problems } = found;
  if (file === null) {
    const sentence = 'There is no CODEOWNERS file, and the configuration asks for one';
    const remedy = 'Add .github/CODEOWNERS, with a line such as `* @acme/team`.';
    const evidence = askedAt(context, ['code_owners'], 'failure', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'fail', code: 'code_owners_missing', sentence, remedy, evidence };
  }
  const first = problems[0];
  if (first === undefined) {
    const sentence = `${file} names the owners, whose approvals GitHub counts`;
    return { ...verdict, status: 'pass', code: 'code_owners_present', sentence };
  }
  const more = problems.length === 1 ? '' : ` (and ${count(problems.length - 1, 'more line')})`;
  const evidence = problems.map(({ line, sentence }): Evidence => ({
    file,
    line,
    level: 'failure',
    message: `${sentence}. GitHub skips the line, so that nobody owns what it names.`,
  }));
  const sentence = `${file}, line ${first.line}: ${first.sentence}${more}`;
  const remedy = 'Correct the lines: GitHub skips them without a word.';
  return { ...verdict, status: 'fail', code: 'code_owners_broken', sentence, remedy, evidence };
}
