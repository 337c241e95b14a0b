const compiled = new Map<string, RegExp>();

/**
 * Ruby's `File.fnmatch` with `FNM_PATHNAME`, which GitHub names for branch and tag patterns: a star does not cross a
 * slash, `**` followed by a slash at the start of a part stands for any number of parts, and there are no braces.
 */
export function fnmatch(pattern: string, text: string): boolean {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(`^${source(pattern)}$`, 'su');
    if (compiled.size < 10_000) compiled.set(pattern, expression);
  }
  return expression.test(text);
}

function source(pattern: string): string {
  let out = '';
  for (let at = 0; at < pattern.length;) {
    const atStart = at === 0 || pattern[at - 1] === '/';
    if (atStart && pattern.startsWith('**/', at)) {
      out += '(?:[^/]+/)*';
      at += 3;
      continue;
    }
    const [piece, length] = token(pattern, at);
    out += piece;
    at += length;
  }
  return out;
}

function token(pattern: string, at: number): readonly [string, number] {
  const char = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  if (char === '*') {
    let length = 1;
    while (pattern[at + length] === '*') length += 1;
    return ['[^/]*', length];
  }
  if (char === '?') return ['[^/]', 1];
  if (char === '\\' && at + 1 < pattern.length) return [escape(pattern[at + 1] ?? ''), 2];
  if (char === '[') {
    const end = pattern.indexOf(']', at + 2);
    if (end > 0) return [set(pattern.slice(at + 1, end)), end - at + 1];
  }
  return [escape(char), char.length];
}

function set(body: string): string {
  const negated = body.startsWith('!') || body.startsWith('^');
  const members = (negated ? body.slice(1) : body).replaceAll(/[\\\]^[&~|]/g, String.raw`\$&`);
  return `(?!/)[${negated ? '^' : ''}${members}]`;
}

function escape(char: string): string {
  return char.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);
}
