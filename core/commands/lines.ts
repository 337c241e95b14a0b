/** A comment beyond this is read up to here only. GitHub's own limit is 65,536 characters. */
const maxBody = 65_536;
const maxLines = 10;
const maxLine = 500;

/**
 * What follows `/fairlead` on the lines of a comment that start with it. Quotes, code and HTML comments (the templates
 * of pull requests) are somebody else's words. At most ten lines; a line that is too long comes as null.
 */
export function commandLines(body: string): readonly (string | null)[] {
  const found: (string | null)[] = [];
  let fence: string | null = null;
  let isComment = false;
  for (const raw of body.slice(0, maxBody).split(/\r\n|\r|\n/)) {
    const mark = isComment ? undefined : /^ {0,3}(`{3,}|~{3,})/.exec(raw)?.[1];
    if (mark !== undefined) {
      if (fence === null) fence = mark;
      else if (mark.startsWith(fence) && /^[`~]+$/.test(raw.trim())) fence = null;
      continue;
    }
    if (fence !== null) continue;
    const isCommand = !isComment && /^ {0,3}\/fairlead(?=\s|$)/.test(raw);
    if (isCommand) found.push(raw.length > maxLine ? null : raw.trim().slice('/fairlead'.length).trim());
    if (found.length === maxLines) break;
    isComment = endsInComment(raw, isComment);
  }
  return found;
}

/** Whether an HTML comment is open at the end of the line. */
function endsInComment(line: string, isOpen: boolean): boolean {
  const start = line.lastIndexOf('<!--');
  const end = line.lastIndexOf('-->');
  if (start === -1 && end === -1) return isOpen;
  return start > end;
}
