/** Where GitHub looks for the file, the first one first. */
export const codeOwnersPaths: readonly string[] = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** GitHub reads no file above 3 MB. */
const maxBytes = 3 * 1024 * 1024;
const maxProblems = 50;

/** A login, a team of an organisation, or an email address. */
const owner =
  /^(?:@[a-z\d](?:[a-z\d-]{0,38})(?:_[a-z\d]+)?(?:\/[\w.-]{1,255})?|[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@.]+)$/i;

export interface CodeOwnersProblem {
  /** From 1. */
  readonly line: number;
  readonly sentence: string;
}

/**
 * Reads a CODEOWNERS file by GitHub's documented syntax ("About code owners"): one pattern a line, then its owners,
 * `#` starts a comment; patterns are those of gitignore but for `!`, `[ ]` and an escaped `#`. Says which lines GitHub
 * cannot read, at most 50.
 */
export function parseCodeOwners(text: string): { readonly problems: readonly CodeOwnersProblem[] } {
  if (new TextEncoder().encode(text).length > maxBytes) {
    return { problems: [{ line: 1, sentence: 'The file is larger than 3 MB, and GitHub does not read it' }] };
  }
  const problems = text.split(/\r\n|\n|\r/).flatMap((content, index) => {
    const sentence = problemOf(content);
    return sentence === null ? [] : [{ line: index + 1, sentence }];
  });
  return { problems: problems.slice(0, maxProblems) };
}

function problemOf(content: string): string | null {
  const line = content.trim();
  if (line.startsWith('#')) return null;
  const [pattern = '', ...rest] = wordsOf(line);
  if (pattern.startsWith('!')) return 'A pattern cannot be negated with !';
  if (/[[\]]/.test(pattern)) return 'A pattern cannot hold a range in [ ]';
  if (pattern.startsWith(String.raw`\#`)) return String.raw`A pattern cannot start with \#`;
  const comment = rest.findIndex((word) => word.startsWith('#'));
  const owners = comment === -1 ? rest : rest.slice(0, comment);
  const wrong = owners.find((word) => !owner.test(word));
  if (wrong === undefined) return null;
  return `${wrong.slice(0, 100)} is no owner: write @login, @organisation/team or an email address`;
}

/** Words apart by blanks; a blank behind a backslash belongs to its word. */
function wordsOf(line: string): readonly string[] {
  return line.match(/(?:\\.|[^\s\\]|\\)+/g) ?? [];
}
