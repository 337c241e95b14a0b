const lineBreak = 0x0a;

/**
 * The lines of a program's output that are JSON. What is none came from somebody who should not have spoken, and so did
 * a line that is longer than a text can be: neither throws.
 */
export function linesOf(output: Buffer): readonly unknown[] {
  const lines: unknown[] = [];
  for (let at = 0; at < output.length;) {
    const found = output.indexOf(lineBreak, at);
    const end = found === -1 ? output.length : found;
    try {
      lines.push(JSON.parse(output.toString('utf8', at, end)));
    } catch {
      // Left out.
    }
    at = end + 1;
  }
  return lines;
}
