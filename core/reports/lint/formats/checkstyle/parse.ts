import { SaxesParser } from 'saxes';
import { FinalError } from '../../../../errors/fairlead-error.ts';
import { type LintFinding, place } from '../../finding.ts';
import type { LintFormat } from '../../format.ts';

const maxDepth = 64;

function refuse(detail: string, cause?: unknown): never {
  throw new FinalError('FL_REPORT_INVALID', `Checkstyle XML: ${detail}`, { cause });
}

const severities: Readonly<Record<string, LintFinding['severity']>> = {
  error: 'failure',
  warning: 'warning',
  info: 'notice',
};

/** Which tool wrote it, and its rule, from the `source` of a finding. */
function ruleOf(source: string): { readonly tool: string; readonly rule: string } {
  // A name after # is what the configuration calls this use of the rule.
  const java = /^com\.puppycrawl\.tools\.checkstyle\.(?:.*\.)?([A-Za-z]+?)(?:Check)?(#.*)?$/.exec(source);
  if (java !== null) return { tool: 'Checkstyle', rule: `${java[1] ?? source}${java[2] ?? ''}` };
  const [, prefix, rest] = /^(eslint\.rules|ShellCheck|detekt)\.(.+)$/.exec(source) ?? [];
  if (rest !== undefined) {
    const tools: Readonly<Record<string, string>> = { 'eslint.rules': 'ESLint' };
    return { tool: tools[prefix ?? ''] ?? prefix ?? '', rule: rest };
  }
  return {
    tool: /^(?:DL|SC)\d{4}$/.test(source) ? 'Hadolint' : '',
    rule: source === '' ? 'finding' : source,
  };
}

const line = (text: string | undefined) => (text === undefined ? null : Number(text));

/** ESLint writes the rule at the end of the message once more. */
function withoutRule(message: string, rule: string): string {
  const end = ` (${rule})`;
  return message.endsWith(end) && message.length > end.length ? message.slice(0, -end.length) : message;
}

/**
 * Checkstyle's XML (https://checkstyle.org/), which many linters write. Document types and entities but XML's own
 * five are refused; depth is bounded; nothing but the file that is open is kept.
 */
export const checkstyle: LintFormat = {
  title: 'Checkstyle XML',
  recognises: ({ root }) => root === 'checkstyle',
  open(sink) {
    let depth = 0;
    let file: string | null = null;
    let ending = false;
    const parser = new SaxesParser();
    parser.on('doctype', () => refuse('a document type is not allowed'));
    parser.on('error', (error) => {
      if (ending)
        throw new FinalError('FL_REPORT_TRUNCATED', `Checkstyle XML: ${error.message}`, { cause: error });
      refuse(error.message, error);
    });
    parser.on('closetag', () => {
      depth -= 1;
      if (depth < 2) file = null;
    });
    parser.on('opentag', ({ name, attributes }) => {
      depth += 1;
      if (depth > maxDepth) refuse(`more than ${maxDepth} levels deep`);
      if (depth === 1 && name !== 'checkstyle') refuse('the root element is not checkstyle');
      if (name === 'file') file = attributes['name'] ?? '';
      if ((name !== 'error' && name !== 'exception') || attributes['severity'] === 'ignore') return;
      const { tool, rule } = ruleOf(attributes['source'] ?? '');
      sink({
        tool,
        path: file ?? '',
        ...place({ line: line(attributes['line']), column: line(attributes['column']) }),
        unit: 'utf16',
        rule,
        severity: severities[attributes['severity'] ?? 'error'] ?? 'failure',
        message: withoutRule(attributes['message'] ?? '', rule),
        help: null,
        fixes: [],
        suppressed: false,
      });
    });
    return {
      write: (text) => {
        parser.write(text);
      },
      end: () => {
        ending = true;
        parser.close();
      },
    };
  },
};
