/** A value of GitHub's expression language. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** What `success()`, `failure()`, `cancelled()` and `always()` look at. */
export interface Status {
  readonly failed: boolean;
  readonly cancelled: boolean;
}

export interface Scope {
  readonly contexts: Readonly<Record<string, Value>>;
  readonly status: Status;
}

/** Longest expression that is read. */
const MAX_LENGTH = 21_000;
const TOKEN =
  /\s*(?:(\|\||&&|==|!=|<=|>=|[<>!()[\],.*])|'((?:[^']|'')*)'|(-?(?:0x[\da-fA-F]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?))|([A-Za-z_][\w-]*))/y;

interface Token {
  readonly kind: 'sign' | 'text' | 'number' | 'name';
  readonly text: string;
}

function tokenize(source: string): Token[] {
  if (source.length > MAX_LENGTH) throw new Error('The expression is too long');
  const tokens: Token[] = [];
  let at = 0;
  while (source.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (match === null) throw new Error(`Cannot read the expression at "${source.slice(at).trim()}"`);
    at = TOKEN.lastIndex;
    const [, sign, text, number, name] = match;
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else tokens.push({ kind: 'name', text: name ?? '' });
  }
  return tokens;
}

/**
 * Evaluates one expression, without its `${{ }}`. Operators and coercions follow
 * https://docs.github.com/actions/reference/workflows-and-actions/expressions. Throws on what it cannot read.
 */
export function evaluate(source: string, scope: Scope): Value {
  const reader = new Reader(tokenize(source), scope);
  const value = reader.or();
  reader.end();
  return value;
}

class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];
  private readonly scope: Scope;

  constructor(tokens: readonly Token[], scope: Scope) {
    this.tokens = tokens;
    this.scope = scope;
  }

  end(): void {
    const rest = this.tokens[this.at];
    if (rest !== undefined) throw new Error(`Unexpected "${rest.text}" in the expression`);
  }

  private take(sign: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.at += 1;
    return true;
  }

  private expect(sign: string): void {
    if (!this.take(sign)) throw new Error(`"${sign}" is missing in the expression`);
  }

  or(): Value {
    let left = this.and();
    while (this.take('||')) {
      const right = this.and();
      left = truthy(left) ? left : right;
    }
    return left;
  }

  private and(): Value {
    let left = this.equality();
    while (this.take('&&')) {
      const right = this.equality();
      left = truthy(left) ? right : left;
    }
    return left;
  }

  private equality(): Value {
    let left = this.comparison();
    for (;;) {
      if (this.take('==')) left = equal(left, this.comparison());
      else if (this.take('!=')) left = !equal(left, this.comparison());
      else return left;
    }
  }

  private comparison(): Value {
    let left = this.unary();
    for (;;) {
      if (this.take('<=')) left = toNumber(left) <= toNumber(this.unary());
      else if (this.take('>=')) left = toNumber(left) >= toNumber(this.unary());
      else if (this.take('<')) left = toNumber(left) < toNumber(this.unary());
      else if (this.take('>')) left = toNumber(left) > toNumber(this.unary());
      else return left;
    }
  }

  private unary(): Value {
    if (this.take('!')) return !truthy(this.unary());
    return this.access(this.primary());
  }

  private primary(): Value {
    if (this.take('(')) {
      const value = this.or();
      this.expect(')');
      return value;
    }
    const token = this.tokens[this.at];
    if (token === undefined || token.kind === 'sign') throw new Error('The expression ends too early');
    this.at += 1;
    if (token.kind === 'text') return token.text;
    if (token.kind === 'number') return Number(token.text);
    if (this.take('(')) return this.call(token.text);
    const literal = LITERALS[token.text];
    if (literal !== undefined) return literal;
    const context = this.scope.contexts[token.text];
    if (context === undefined) throw new Error(`Unrecognized named-value: "${token.text}"`);
    return context;
  }

  private access(start: Value): Value {
    let value = start;
    for (;;) {
      if (this.take('.')) {
        const token = this.tokens[this.at];
        if (token?.kind !== 'name') throw new Error('A name is missing after "." in the expression');
        this.at += 1;
        value = member(value, token.text);
      } else if (this.take('[')) {
        const key = this.or();
        this.expect(']');
        value = member(value, toText(key));
      } else return value;
    }
  }

  private call(name: string): Value {
    const args: Value[] = [];
    if (!this.take(')')) {
      do args.push(this.or());
      while (this.take(','));
      this.expect(')');
    }
    const { failed, cancelled } = this.scope.status;
    if (name === 'success') return !failed && !cancelled;
    if (name === 'failure') return failed && !cancelled;
    if (name === 'cancelled') return cancelled;
    if (name === 'always') return true;
    const known = FUNCTIONS[name.toLowerCase()];
    if (known === undefined) throw new Error(`Unrecognized function: "${name}"`);
    return known(args);
  }
}

const LITERALS: Readonly<Record<string, Value>> = { true: true, false: false, null: null, NaN: Number.NaN };

const FUNCTIONS: Readonly<Record<string, (args: readonly Value[]) => Value>> = {
  contains: ([where = null, what = null]) =>
    Array.isArray(where)
      ? where.some((item: Value) => equal(item, what))
      : toText(where).toLowerCase().includes(toText(what).toLowerCase()),
  startswith: ([text = null, start = null]) =>
    toText(text).toLowerCase().startsWith(toText(start).toLowerCase()),
  endswith: ([text = null, end = null]) => toText(text).toLowerCase().endsWith(toText(end).toLowerCase()),
  format: ([pattern = null, ...values]) =>
    toText(pattern).replace(/\{\{|\}\}|\{(\d+)\}/g, (found, index: string | undefined) =>
      index === undefined ? found.slice(1) : toText(values[Number(index)] ?? null),
    ),
  join: ([list = null, by = ',']) => (Array.isArray(list) ? list.map(toText).join(toText(by)) : toText(list)),
  tojson: ([value = null]) => JSON.stringify(value, null, 2),
  fromjson: ([text = null]) => JSON.parse(toText(text)) as Value,
};

function member(value: Value, key: string): Value {
  if (value === null || typeof value !== 'object') return null;
  if (Array.isArray(value)) return (value as readonly Value[])[Number(key)] ?? null;
  const object = value as { readonly [key: string]: Value };
  const found = Object.keys(object).find((name) => name.toLowerCase() === key.toLowerCase());
  return found === undefined ? null : (object[found] ?? null);
}

function truthy(value: Value): boolean {
  return value !== null && value !== false && value !== 0 && value !== '' && !Number.isNaN(value);
}

function toNumber(value: Value): number {
  if (value === null) return 0;
  if (typeof value === 'boolean' || typeof value === 'number') return Number(value);
  if (typeof value !== 'string') return Number.NaN;
  return value.trim() === '' ? 0 : Number(value);
}

export function toText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'object') return Array.isArray(value) ? 'Array' : 'Object';
  return String(value);
}

/** Strings compare without case; different kinds compare as numbers. */
function equal(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  if (typeof a === typeof b && (typeof a !== 'object' || a === null || b === null)) return a === b;
  if (typeof a === 'object' && a !== null) return a === b;
  if (typeof b === 'object' && b !== null) return false;
  return toNumber(a) === toNumber(b);
}

/** Text with every `${{ }}` in it replaced. */
export function interpolate(text: string, scope: Scope): string {
  return text.replace(/\$\{\{([\s\S]*?)\}\}/g, (_, source: string) => toText(evaluate(source, scope)));
}

/** An `if:`. Without a status function it means `success() && …`. */
export function condition(source: string | undefined, scope: Scope): boolean {
  const inner = (source ?? '').trim().replace(/^\$\{\{([\s\S]*)\}\}$/, '$1');
  const { failed, cancelled } = scope.status;
  const asks = /\b(?:success|failure|always|cancelled)\s*\(/.test(inner);
  if (!asks && (failed || cancelled)) return false;
  return inner.trim() === '' || truthy(evaluate(inner, scope));
}
