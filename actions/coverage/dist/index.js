/******/ var __webpack_modules__ = ({

/***/ 4006:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const pico = __nccwpck_require__(8016);
const utils = __nccwpck_require__(4059);

function picomatch(glob, options, returnState = false) {
  // default to os.platform()
  if (options && (options.windows === null || options.windows === undefined)) {
    // don't mutate the original options object
    options = { ...options, windows: utils.isWindows() };
  }

  return pico(glob, options, returnState);
}

Object.assign(picomatch, pico);
module.exports = picomatch;


/***/ }),

/***/ 5595:
/***/ ((module) => {



const WIN_SLASH = '\\\\/';
const WIN_NO_SLASH = `[^${WIN_SLASH}]`;

const DEFAULT_MAX_EXTGLOB_RECURSION = 0;

/**
 * Posix glob regex
 */

const DOT_LITERAL = '\\.';
const PLUS_LITERAL = '\\+';
const QMARK_LITERAL = '\\?';
const SLASH_LITERAL = '\\/';
const ONE_CHAR = '(?=.)';
const QMARK = '[^/]';
const END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
const START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
const DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
const NO_DOT = `(?!${DOT_LITERAL})`;
const NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
const NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
const NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
const QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
const STAR = `${QMARK}*?`;
const SEP = '/';

const POSIX_CHARS = {
  DOT_LITERAL,
  PLUS_LITERAL,
  QMARK_LITERAL,
  SLASH_LITERAL,
  ONE_CHAR,
  QMARK,
  END_ANCHOR,
  DOTS_SLASH,
  NO_DOT,
  NO_DOTS,
  NO_DOT_SLASH,
  NO_DOTS_SLASH,
  QMARK_NO_DOT,
  STAR,
  START_ANCHOR,
  SEP
};

/**
 * Windows glob regex
 */

const WINDOWS_CHARS = {
  ...POSIX_CHARS,

  SLASH_LITERAL: `[${WIN_SLASH}]`,
  QMARK: WIN_NO_SLASH,
  STAR: `${WIN_NO_SLASH}*?`,
  DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
  NO_DOT: `(?!${DOT_LITERAL})`,
  NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
  NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
  START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
  END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
  SEP: '\\'
};

/**
 * POSIX Bracket Regex
 */

const POSIX_REGEX_SOURCE = {
  __proto__: null,
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  ascii: '\\x00-\\x7F',
  blank: ' \\t',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '\\x21-\\x7E',
  lower: 'a-z',
  print: '\\x20-\\x7E ',
  punct: '\\-!"#$%&\'()\\*+,./:;<=>?@[\\]^_`{|}~',
  space: ' \\t\\r\\n\\v\\f',
  upper: 'A-Z',
  word: 'A-Za-z0-9_',
  xdigit: 'A-Fa-f0-9'
};

module.exports = {
  DEFAULT_MAX_EXTGLOB_RECURSION,
  MAX_LENGTH: 1024 * 64,
  POSIX_REGEX_SOURCE,

  // regular expressions
  REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
  REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
  REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
  REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
  REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
  REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,

  // Replace globs with equivalent patterns to reduce parsing time.
  REPLACEMENTS: {
    __proto__: null,
    '***': '*',
    '**/**': '**',
    '**/**/**': '**'
  },

  // Digits
  CHAR_0: 48, /* 0 */
  CHAR_9: 57, /* 9 */

  // Alphabet chars.
  CHAR_UPPERCASE_A: 65, /* A */
  CHAR_LOWERCASE_A: 97, /* a */
  CHAR_UPPERCASE_Z: 90, /* Z */
  CHAR_LOWERCASE_Z: 122, /* z */

  CHAR_LEFT_PARENTHESES: 40, /* ( */
  CHAR_RIGHT_PARENTHESES: 41, /* ) */

  CHAR_ASTERISK: 42, /* * */

  // Non-alphabetic chars.
  CHAR_AMPERSAND: 38, /* & */
  CHAR_AT: 64, /* @ */
  CHAR_BACKWARD_SLASH: 92, /* \ */
  CHAR_CARRIAGE_RETURN: 13, /* \r */
  CHAR_CIRCUMFLEX_ACCENT: 94, /* ^ */
  CHAR_COLON: 58, /* : */
  CHAR_COMMA: 44, /* , */
  CHAR_DOT: 46, /* . */
  CHAR_DOUBLE_QUOTE: 34, /* " */
  CHAR_EQUAL: 61, /* = */
  CHAR_EXCLAMATION_MARK: 33, /* ! */
  CHAR_FORM_FEED: 12, /* \f */
  CHAR_FORWARD_SLASH: 47, /* / */
  CHAR_GRAVE_ACCENT: 96, /* ` */
  CHAR_HASH: 35, /* # */
  CHAR_HYPHEN_MINUS: 45, /* - */
  CHAR_LEFT_ANGLE_BRACKET: 60, /* < */
  CHAR_LEFT_CURLY_BRACE: 123, /* { */
  CHAR_LEFT_SQUARE_BRACKET: 91, /* [ */
  CHAR_LINE_FEED: 10, /* \n */
  CHAR_NO_BREAK_SPACE: 160, /* \u00A0 */
  CHAR_PERCENT: 37, /* % */
  CHAR_PLUS: 43, /* + */
  CHAR_QUESTION_MARK: 63, /* ? */
  CHAR_RIGHT_ANGLE_BRACKET: 62, /* > */
  CHAR_RIGHT_CURLY_BRACE: 125, /* } */
  CHAR_RIGHT_SQUARE_BRACKET: 93, /* ] */
  CHAR_SEMICOLON: 59, /* ; */
  CHAR_SINGLE_QUOTE: 39, /* ' */
  CHAR_SPACE: 32, /*   */
  CHAR_TAB: 9, /* \t */
  CHAR_UNDERSCORE: 95, /* _ */
  CHAR_VERTICAL_LINE: 124, /* | */
  CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279, /* \uFEFF */

  /**
   * Create EXTGLOB_CHARS
   */

  extglobChars(chars) {
    return {
      '!': { type: 'negate', open: '(?:(?!(?:', close: `))${chars.STAR})` },
      '?': { type: 'qmark', open: '(?:', close: ')?' },
      '+': { type: 'plus', open: '(?:', close: ')+' },
      '*': { type: 'star', open: '(?:', close: ')*' },
      '@': { type: 'at', open: '(?:', close: ')' }
    };
  },

  /**
   * Create GLOB_CHARS
   */

  globChars(win32) {
    return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
  }
};


/***/ }),

/***/ 8265:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const constants = __nccwpck_require__(5595);
const utils = __nccwpck_require__(4059);

/**
 * Constants
 */

const {
  MAX_LENGTH,
  POSIX_REGEX_SOURCE,
  REGEX_NON_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_BACKREF,
  REPLACEMENTS
} = constants;

/**
 * Helpers
 */

const expandRange = (args, options) => {
  if (typeof options.expandRange === 'function') {
    return options.expandRange(...args, options);
  }

  args.sort();
  const value = `[${args.join('-')}]`;

  try {
    /* eslint-disable-next-line no-new */
    new RegExp(value);
  } catch (ex) {
    return args.map(v => utils.escapeRegex(v)).join('..');
  }

  return value;
};

/**
 * Create the message for a syntax error
 */

const syntaxError = (type, char) => {
  return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
};

const splitTopLevel = input => {
  const parts = [];
  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let value = '';
  let escaped = false;

  for (const ch of input) {
    if (escaped === true) {
      value += ch;
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      value += ch;
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      value += ch;
      continue;
    }

    if (quote === 0) {
      if (ch === '[') {
        bracket++;
      } else if (ch === ']' && bracket > 0) {
        bracket--;
      } else if (bracket === 0) {
        if (ch === '(') {
          paren++;
        } else if (ch === ')' && paren > 0) {
          paren--;
        } else if (ch === '|' && paren === 0) {
          parts.push(value);
          value = '';
          continue;
        }
      }
    }

    value += ch;
  }

  parts.push(value);
  return parts;
};

const isPlainBranch = branch => {
  let escaped = false;

  for (const ch of branch) {
    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (/[?*+@!()[\]{}]/.test(ch)) {
      return false;
    }
  }

  return true;
};

const normalizeSimpleBranch = branch => {
  let value = branch.trim();
  let changed = true;

  while (changed === true) {
    changed = false;

    if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
      value = value.slice(2, -1);
      changed = true;
    }
  }

  if (!isPlainBranch(value)) {
    return;
  }

  return value.replace(/\\(.)/g, '$1');
};

const hasRepeatedCharPrefixOverlap = branches => {
  const values = branches.map(normalizeSimpleBranch).filter(Boolean);

  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      const a = values[i];
      const b = values[j];
      const char = a[0];

      if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
        continue;
      }

      if (a === b || a.startsWith(b) || b.startsWith(a)) {
        return true;
      }
    }
  }

  return false;
};

const parseRepeatedExtglob = (pattern, requireEnd = true) => {
  if ((pattern[0] !== '+' && pattern[0] !== '*') || pattern[1] !== '(') {
    return;
  }

  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let escaped = false;

  for (let i = 1; i < pattern.length; i++) {
    const ch = pattern[i];

    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      continue;
    }

    if (quote === 1) {
      continue;
    }

    if (ch === '[') {
      bracket++;
      continue;
    }

    if (ch === ']' && bracket > 0) {
      bracket--;
      continue;
    }

    if (bracket > 0) {
      continue;
    }

    if (ch === '(') {
      paren++;
      continue;
    }

    if (ch === ')') {
      paren--;

      if (paren === 0) {
        if (requireEnd === true && i !== pattern.length - 1) {
          return;
        }

        return {
          type: pattern[0],
          body: pattern.slice(2, i),
          end: i
        };
      }
    }
  }
};

const buildCharClassStar = chars => {
  const source = chars.length === 1
    ? utils.escapeRegex(chars[0])
    : `[${chars.map(ch => utils.escapeRegex(ch)).join('')}]`;

  return `${source}*`;
};

const getStarExtglobSequenceChars = pattern => {
  let index = 0;
  const chars = [];

  while (index < pattern.length) {
    const match = parseRepeatedExtglob(pattern.slice(index), false);

    if (!match || match.type !== '*') {
      return;
    }

    const branches = splitTopLevel(match.body).map(branch => branch.trim());
    if (branches.length !== 1) {
      return;
    }

    const branch = normalizeSimpleBranch(branches[0]);
    if (!branch || branch.length !== 1) {
      return;
    }

    chars.push(branch);
    index += match.end + 1;
  }

  if (chars.length < 1) {
    return;
  }

  return chars;
};

const repeatedExtglobRecursion = pattern => {
  let depth = 0;
  let value = pattern.trim();
  let match = parseRepeatedExtglob(value);

  while (match) {
    depth++;
    value = match.body.trim();
    match = parseRepeatedExtglob(value);
  }

  return depth;
};

const analyzeRepeatedExtglob = (body, options) => {
  if (options.maxExtglobRecursion === false) {
    return { risky: false };
  }

  const max =
    typeof options.maxExtglobRecursion === 'number'
      ? options.maxExtglobRecursion
      : constants.DEFAULT_MAX_EXTGLOB_RECURSION;

  const branches = splitTopLevel(body).map(branch => branch.trim());

  if (branches.length > 1) {
    if (
      branches.some(branch => branch === '') ||
      branches.some(branch => /^[*?]+$/.test(branch)) ||
      hasRepeatedCharPrefixOverlap(branches)
    ) {
      return { risky: true };
    }
  }

  // A repeated extglob is "risky" (prone to catastrophic backtracking) when a
  // branch is itself a `*(...)` sequence, since that nests an unbounded quantifier
  // inside the outer `+(...)`/`*(...)`. When *every* branch reduces to single
  // characters we can emit one flat, ReDoS-safe character class that preserves the
  // meaning of ALL branches (e.g. `+(*(a)|*(b))` -> `[ab]*`), rather than dropping
  // every branch but the first.
  const safeChars = [];
  let sawStarSequence = false;
  let combinable = true;

  for (const branch of branches) {
    const chars = getStarExtglobSequenceChars(branch);
    if (chars) {
      sawStarSequence = true;
      safeChars.push(...chars);
      continue;
    }

    const literal = normalizeSimpleBranch(branch);
    if (literal && literal.length === 1) {
      safeChars.push(literal);
      continue;
    }

    combinable = false;

    if (repeatedExtglobRecursion(branch) > max) {
      return { risky: true };
    }
  }

  if (sawStarSequence) {
    return combinable
      ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) }
      : { risky: true };
  }

  return { risky: false };
};

/**
 * Parse the given input string.
 * @param {String} input
 * @param {Object} options
 * @return {Object}
 */

const parse = (input, options) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected a string');
  }

  input = REPLACEMENTS[input] || input;

  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;

  let len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  const bos = { type: 'bos', value: '', output: opts.prepend || '' };
  const tokens = [bos];

  const capture = opts.capture ? '' : '?:';

  // create constants based on platform, for windows or posix
  const PLATFORM_CHARS = constants.globChars(opts.windows);
  const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);

  const {
    DOT_LITERAL,
    PLUS_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOT_SLASH,
    NO_DOTS_SLASH,
    QMARK,
    QMARK_NO_DOT,
    STAR,
    START_ANCHOR
  } = PLATFORM_CHARS;

  const globstar = opts => {
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const nodot = opts.dot ? '' : NO_DOT;
  const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
  let star = opts.bash === true ? globstar(opts) : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  // minimatch options support
  if (typeof opts.noext === 'boolean') {
    opts.noextglob = opts.noext;
  }

  const state = {
    input,
    index: -1,
    start: 0,
    dot: opts.dot === true,
    consumed: '',
    output: '',
    prefix: '',
    backtrack: false,
    negated: false,
    brackets: 0,
    braces: 0,
    parens: 0,
    quotes: 0,
    globstar: false,
    tokens
  };

  input = utils.removePrefix(input, state);
  len = input.length;

  const extglobs = [];
  const braces = [];
  const stack = [];
  let prev = bos;
  let value;

  /**
   * Tokenizing helpers
   */

  const eos = () => state.index === len - 1;
  const peek = state.peek = (n = 1) => input[state.index + n];
  const advance = state.advance = () => input[++state.index] || '';
  const remaining = () => input.slice(state.index + 1);
  const consume = (value = '', num = 0) => {
    state.consumed += value;
    state.index += num;
  };

  const append = token => {
    state.output += token.output != null ? token.output : token.value;
    consume(token.value);
  };

  const negate = () => {
    let count = 1;

    while (peek() === '!' && (peek(2) !== '(' || peek(3) === '?')) {
      advance();
      state.start++;
      count++;
    }

    if (count % 2 === 0) {
      return false;
    }

    state.negated = true;
    state.start++;
    return true;
  };

  const increment = type => {
    state[type]++;
    stack.push(type);
  };

  const decrement = type => {
    state[type]--;
    stack.pop();
  };

  /**
   * Push tokens onto the tokens array. This helper speeds up
   * tokenizing by 1) helping us avoid backtracking as much as possible,
   * and 2) helping us avoid creating extra tokens when consecutive
   * characters are plain text. This improves performance and simplifies
   * lookbehinds.
   */

  const push = tok => {
    if (prev.type === 'globstar') {
      const isBrace = state.braces > 0 && (tok.type === 'comma' || tok.type === 'brace');
      const isExtglob = tok.extglob === true || (extglobs.length && (tok.type === 'pipe' || tok.type === 'paren'));

      if (tok.type !== 'slash' && tok.type !== 'paren' && !isBrace && !isExtglob) {
        state.output = state.output.slice(0, -prev.output.length);
        prev.type = 'star';
        prev.value = '*';
        prev.output = star;
        state.output += prev.output;
      }
    }

    if (extglobs.length && tok.type !== 'paren') {
      extglobs[extglobs.length - 1].inner += tok.value;
    }

    if (tok.value || tok.output) append(tok);
    if (prev && prev.type === 'text' && tok.type === 'text') {
      prev.output = (prev.output || prev.value) + tok.value;
      prev.value += tok.value;
      return;
    }

    tok.prev = prev;
    tokens.push(tok);
    prev = tok;
  };

  const extglobOpen = (type, value) => {
    const token = { ...EXTGLOB_CHARS[value], conditions: 1, inner: '' };

    token.prev = prev;
    token.parens = state.parens;
    token.output = state.output;
    token.startIndex = state.index;
    token.tokensIndex = tokens.length;
    const output = (opts.capture ? '(' : '') + token.open;

    increment('parens');
    push({ type, value, output: state.output ? '' : ONE_CHAR });
    push({ type: 'paren', extglob: true, value: advance(), output });
    extglobs.push(token);
  };

  const extglobClose = token => {
    const literal = input.slice(token.startIndex, state.index + 1);
    const body = input.slice(token.startIndex + 2, state.index);
    const analysis = analyzeRepeatedExtglob(body, opts);

    if ((token.type === 'plus' || token.type === 'star') && analysis.risky) {
      const safeOutput = analysis.safeOutput
        ? (token.output ? '' : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput)
        : undefined;
      const open = tokens[token.tokensIndex];

      open.type = 'text';
      open.value = literal;
      open.output = safeOutput || utils.escapeRegex(literal);

      for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
        tokens[i].value = '';
        tokens[i].output = '';
        delete tokens[i].suffix;
      }

      state.output = token.output + open.output;
      state.backtrack = true;

      push({ type: 'paren', extglob: true, value, output: '' });
      decrement('parens');
      return;
    }

    let output = token.close + (opts.capture ? ')' : '');
    let rest;

    if (token.type === 'negate') {
      let extglobStar = star;

      if (token.inner && token.inner.length > 1 && token.inner.includes('/')) {
        extglobStar = globstar(opts);
      }

      if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
        output = token.close = `)$))${extglobStar}`;
      }

      if (token.inner.includes('*') && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
        // Any non-magical string (`.ts`) or even nested expression (`.{ts,tsx}`) can follow after the closing parenthesis.
        // In this case, we need to parse the string and use it in the output of the original pattern.
        // Suitable patterns: `/!(*.d).ts`, `/!(*.d).{ts,tsx}`, `**/!(*-dbg).@(js)`.
        //
        // Disabling the `fastpaths` option due to a problem with parsing strings as `.ts` in the pattern like `**/!(*.d).ts`.
        const expression = parse(rest, { ...options, fastpaths: false }).output;

        output = token.close = `)${expression})${extglobStar})`;
      }

      if (token.prev.type === 'bos') {
        state.negatedExtglob = true;
      }
    }

    push({ type: 'paren', extglob: true, value, output });
    decrement('parens');
  };

  /**
   * Fast paths
   */

  if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
    let backslashes = false;

    let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
      if (first === '\\') {
        backslashes = true;
        return m;
      }

      if (first === '?') {
        if (esc) {
          return esc + first + (rest ? QMARK.repeat(rest.length) : '');
        }
        if (index === 0) {
          return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : '');
        }
        return QMARK.repeat(chars.length);
      }

      if (first === '.') {
        return DOT_LITERAL.repeat(chars.length);
      }

      if (first === '*') {
        if (esc) {
          return esc + first + (rest ? star : '');
        }
        return star;
      }
      return esc ? m : `\\${m}`;
    });

    if (backslashes === true) {
      if (opts.unescape === true) {
        output = output.replace(/\\/g, '');
      } else {
        output = output.replace(/\\+/g, m => {
          return m.length % 2 === 0 ? '\\\\' : (m ? '\\' : '');
        });
      }
    }

    if (output === input && opts.contains === true) {
      state.output = input;
      return state;
    }

    state.output = utils.wrapOutput(output, state, options);
    return state;
  }

  /**
   * Tokenize input until we reach end-of-string
   */

  while (!eos()) {
    value = advance();

    if (value === '\u0000') {
      continue;
    }

    /**
     * Escaped characters
     */

    if (value === '\\') {
      const next = peek();

      if (next === '/' && opts.bash !== true) {
        continue;
      }

      if (next === '.' || next === ';') {
        continue;
      }

      if (!next) {
        value += '\\';
        push({ type: 'text', value });
        continue;
      }

      // collapse slashes to reduce potential for exploits
      const match = /^\\+/.exec(remaining());
      let slashes = 0;

      if (match && match[0].length > 2) {
        slashes = match[0].length;
        state.index += slashes;
        if (slashes % 2 !== 0) {
          value += '\\';
        }
      }

      if (opts.unescape === true) {
        value = advance();
      } else {
        value += advance();
      }

      if (state.brackets === 0) {
        push({ type: 'text', value });
        continue;
      }
    }

    /**
     * If we're inside a regex character class, continue
     * until we reach the closing bracket.
     */

    if (state.brackets > 0 && (value !== ']' || prev.value === '[' || prev.value === '[^')) {
      if (opts.posix !== false && value === ':') {
        const inner = prev.value.slice(1);
        if (inner.includes('[')) {
          prev.posix = true;

          if (inner.includes(':')) {
            const idx = prev.value.lastIndexOf('[');
            const pre = prev.value.slice(0, idx);
            const rest = prev.value.slice(idx + 2);
            const posix = POSIX_REGEX_SOURCE[rest];
            if (posix) {
              prev.value = pre + posix;
              state.backtrack = true;
              advance();

              if (!bos.output && tokens.indexOf(prev) === 1) {
                bos.output = ONE_CHAR;
              }
              continue;
            }
          }
        }
      }

      if ((value === '[' && peek() !== ':') || (value === '-' && peek() === ']')) {
        value = `\\${value}`;
      }

      if (value === ']' && (prev.value === '[' || prev.value === '[^')) {
        value = `\\${value}`;
      }

      if (opts.posix === true && value === '!' && prev.value === '[') {
        value = '^';
      }

      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * If we're inside a quoted string, continue
     * until we reach the closing double quote.
     */

    if (state.quotes === 1 && value !== '"') {
      value = utils.escapeRegex(value);
      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * Double quotes
     */

    if (value === '"') {
      state.quotes = state.quotes === 1 ? 0 : 1;
      if (opts.keepQuotes === true) {
        push({ type: 'text', value });
      }
      continue;
    }

    /**
     * Parentheses
     */

    if (value === '(') {
      increment('parens');
      push({ type: 'paren', value });
      continue;
    }

    if (value === ')') {
      if (state.parens === 0 && opts.strictBrackets === true) {
        throw new SyntaxError(syntaxError('opening', '('));
      }

      const extglob = extglobs[extglobs.length - 1];
      if (extglob && state.parens === extglob.parens + 1) {
        extglobClose(extglobs.pop());
        continue;
      }

      push({ type: 'paren', value, output: state.parens ? ')' : '\\)' });
      decrement('parens');
      continue;
    }

    /**
     * Square brackets
     */

    if (value === '[') {
      if (opts.nobracket === true || !remaining().includes(']')) {
        if (opts.nobracket !== true && opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('closing', ']'));
        }

        value = `\\${value}`;
      } else {
        increment('brackets');
      }

      push({ type: 'bracket', value });
      continue;
    }

    if (value === ']') {
      if (opts.nobracket === true || (prev && prev.type === 'bracket' && prev.value.length === 1)) {
        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      if (state.brackets === 0) {
        if (opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('opening', '['));
        }

        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      decrement('brackets');

      const prevValue = prev.value.slice(1);
      if (prev.posix !== true && prevValue[0] === '^' && !prevValue.includes('/')) {
        value = `/${value}`;
      }

      prev.value += value;
      append({ value });

      // when literal brackets are explicitly disabled
      // assume we should match with a regex character class
      if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
        continue;
      }

      const escaped = utils.escapeRegex(prev.value);
      state.output = state.output.slice(0, -prev.value.length);

      // when literal brackets are explicitly enabled
      // assume we should escape the brackets to match literal characters
      if (opts.literalBrackets === true) {
        state.output += escaped;
        prev.value = escaped;
        continue;
      }

      // when the user specifies nothing, try to match both
      prev.value = `(${capture}${escaped}|${prev.value})`;
      state.output += prev.value;
      continue;
    }

    /**
     * Braces
     */

    if (value === '{' && opts.nobrace !== true) {
      increment('braces');

      const open = {
        type: 'brace',
        value,
        output: '(',
        outputIndex: state.output.length,
        tokensIndex: state.tokens.length
      };

      braces.push(open);
      push(open);
      continue;
    }

    if (value === '}') {
      const brace = braces[braces.length - 1];

      if (opts.nobrace === true || !brace) {
        push({ type: 'text', value, output: value });
        continue;
      }

      let output = ')';

      if (brace.dots === true) {
        const arr = tokens.slice();
        const range = [];

        for (let i = arr.length - 1; i >= 0; i--) {
          tokens.pop();
          if (arr[i].type === 'brace') {
            break;
          }
          if (arr[i].type !== 'dots') {
            range.unshift(arr[i].value);
          }
        }

        output = expandRange(range, opts);
        state.backtrack = true;
      }

      if (brace.comma !== true && brace.dots !== true) {
        const out = state.output.slice(0, brace.outputIndex);
        const toks = state.tokens.slice(brace.tokensIndex);
        brace.value = brace.output = '\\{';
        value = output = '\\}';
        state.output = out;
        for (const t of toks) {
          state.output += (t.output || t.value);
        }
      }

      push({ type: 'brace', value, output });
      decrement('braces');
      braces.pop();
      continue;
    }

    /**
     * Pipes
     */

    if (value === '|') {
      if (extglobs.length > 0) {
        extglobs[extglobs.length - 1].conditions++;
      }
      push({ type: 'text', value });
      continue;
    }

    /**
     * Commas
     */

    if (value === ',') {
      let output = value;

      const brace = braces[braces.length - 1];
      if (brace && stack[stack.length - 1] === 'braces') {
        brace.comma = true;
        output = '|';
      }

      push({ type: 'comma', value, output });
      continue;
    }

    /**
     * Slashes
     */

    if (value === '/') {
      // if the beginning of the glob is "./", advance the start
      // to the current index, and don't add the "./" characters
      // to the state. This greatly simplifies lookbehinds when
      // checking for BOS characters like "!" and "." (not "./")
      if (prev.type === 'dot' && state.index === state.start + 1) {
        state.start = state.index + 1;
        state.consumed = '';
        state.output = '';
        tokens.pop();
        prev = bos; // reset "prev" to the first token
        continue;
      }

      push({ type: 'slash', value, output: SLASH_LITERAL });
      continue;
    }

    /**
     * Dots
     */

    if (value === '.') {
      if (state.braces > 0 && prev.type === 'dot') {
        if (prev.value === '.') prev.output = DOT_LITERAL;
        const brace = braces[braces.length - 1];
        prev.type = 'dots';
        prev.output += value;
        prev.value += value;
        brace.dots = true;
        continue;
      }

      if ((state.braces + state.parens) === 0 && prev.type !== 'bos' && prev.type !== 'slash') {
        push({ type: 'text', value, output: DOT_LITERAL });
        continue;
      }

      push({ type: 'dot', value, output: DOT_LITERAL });
      continue;
    }

    /**
     * Question marks
     */

    if (value === '?') {
      const isGroup = prev && prev.value === '(';
      if (!isGroup && opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('qmark', value);
        continue;
      }

      if (prev && prev.type === 'paren') {
        const next = peek();
        let output = value;

        if ((prev.value === '(' && !/[!=<:]/.test(next)) || (next === '<' && !/<([!=]|\w+>)/.test(remaining()))) {
          output = `\\${value}`;
        }

        push({ type: 'text', value, output });
        continue;
      }

      if (opts.dot !== true && (prev.type === 'slash' || prev.type === 'bos')) {
        push({ type: 'qmark', value, output: QMARK_NO_DOT });
        continue;
      }

      push({ type: 'qmark', value, output: QMARK });
      continue;
    }

    /**
     * Exclamation
     */

    if (value === '!') {
      if (opts.noextglob !== true && peek() === '(') {
        if (peek(2) !== '?' || !/[!=<:]/.test(peek(3))) {
          extglobOpen('negate', value);
          continue;
        }
      }

      if (opts.nonegate !== true && state.index === 0) {
        negate();
        continue;
      }
    }

    /**
     * Plus
     */

    if (value === '+') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('plus', value);
        continue;
      }

      if ((prev && prev.value === '(') || opts.regex === false) {
        push({ type: 'plus', value, output: PLUS_LITERAL });
        continue;
      }

      if ((prev && (prev.type === 'bracket' || prev.type === 'paren' || prev.type === 'brace')) || state.parens > 0) {
        push({ type: 'plus', value });
        continue;
      }

      push({ type: 'plus', value: PLUS_LITERAL });
      continue;
    }

    /**
     * Plain text
     */

    if (value === '@') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        push({ type: 'at', extglob: true, value, output: '' });
        continue;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Plain text
     */

    if (value !== '*') {
      if (value === '$' || value === '^') {
        value = `\\${value}`;
      }

      const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
      if (match) {
        value += match[0];
        state.index += match[0].length;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Stars
     */

    if (prev && (prev.type === 'globstar' || prev.star === true)) {
      prev.type = 'star';
      prev.star = true;
      prev.value += value;
      prev.output = star;
      state.backtrack = true;
      state.globstar = true;
      consume(value);
      continue;
    }

    let rest = remaining();
    if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
      extglobOpen('star', value);
      continue;
    }

    if (prev.type === 'star') {
      if (opts.noglobstar === true) {
        consume(value);
        continue;
      }

      const prior = prev.prev;
      const before = prior.prev;
      const isStart = prior.type === 'slash' || prior.type === 'bos';
      const afterStar = before && (before.type === 'star' || before.type === 'globstar');

      if (opts.bash === true && (!isStart || (rest[0] && rest[0] !== '/'))) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      const isBrace = state.braces > 0 && (prior.type === 'comma' || prior.type === 'brace');
      const isExtglob = extglobs.length && (prior.type === 'pipe' || prior.type === 'paren');
      if (!isStart && prior.type !== 'paren' && !isBrace && !isExtglob) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      // strip consecutive `/**/`
      while (rest.slice(0, 3) === '/**') {
        const after = input[state.index + 4];
        if (after && after !== '/') {
          break;
        }
        rest = rest.slice(3);
        consume('/**', 3);
      }

      // A globstar followed only by balanced closing parens is at the logical end of patterns like
      // `test(/utils/**)` and `test?(/utils/**)`. Treat it as EOS so the trailing `/**` can match its
      // parent path, except in negated extglobs where that would change the exclusion semantics.
      const isEnd = eos() || (
        state.parens > 0
        && rest === ')'.repeat(state.parens)
        && !extglobs.some(extglob => extglob.type === 'negate')
      );

      if (prior.type === 'bos' && eos()) {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = globstar(opts);
        state.output = prev.output;
        state.globstar = true;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && !afterStar && isEnd) {
        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = globstar(opts) + (opts.strictSlashes ? ')' : '|$)');
        prev.value += value;
        state.globstar = true;
        state.output += prior.output + prev.output;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && rest[0] === '/') {
        const end = rest[1] !== void 0 ? '|$' : '';

        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
        prev.value += value;

        state.output += prior.output + prev.output;
        state.globstar = true;

        consume(value + advance());

        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      if (prior.type === 'bos' && rest[0] === '/') {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
        state.output = prev.output;
        state.globstar = true;
        consume(value + advance());
        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      // remove single star from output
      state.output = state.output.slice(0, -prev.output.length);

      // reset previous token to globstar
      prev.type = 'globstar';
      prev.output = globstar(opts);
      prev.value += value;

      // reset output with globstar
      state.output += prev.output;
      state.globstar = true;
      consume(value);
      continue;
    }

    const token = { type: 'star', value, output: star };

    if (opts.bash === true) {
      token.output = '.*?';
      if (prev.type === 'bos' || prev.type === 'slash') {
        token.output = nodot + token.output;
      }
      push(token);
      continue;
    }

    if (prev && (prev.type === 'bracket' || prev.type === 'paren') && opts.regex === true) {
      token.output = value;
      push(token);
      continue;
    }

    if (state.index === state.start || prev.type === 'slash' || prev.type === 'dot') {
      if (prev.type === 'dot') {
        state.output += NO_DOT_SLASH;
        prev.output += NO_DOT_SLASH;

      } else if (opts.dot === true) {
        state.output += NO_DOTS_SLASH;
        prev.output += NO_DOTS_SLASH;

      } else {
        state.output += nodot;
        prev.output += nodot;
      }

      if (peek() !== '*') {
        state.output += ONE_CHAR;
        prev.output += ONE_CHAR;
      }
    }

    push(token);
  }

  while (state.brackets > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ']'));
    state.output = utils.escapeLast(state.output, '[');
    decrement('brackets');
  }

  while (state.parens > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ')'));
    state.output = utils.escapeLast(state.output, '(');
    decrement('parens');
  }

  while (state.braces > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', '}'));
    state.output = utils.escapeLast(state.output, '{');
    decrement('braces');
  }

  if (opts.strictSlashes !== true && (prev.type === 'star' || prev.type === 'bracket')) {
    push({ type: 'maybe_slash', value: '', output: `${SLASH_LITERAL}?` });
  }

  // rebuild the output if we had to backtrack at any point
  if (state.backtrack === true) {
    state.output = '';

    for (const token of state.tokens) {
      state.output += token.output != null ? token.output : token.value;

      if (token.suffix) {
        state.output += token.suffix;
      }
    }
  }

  return state;
};

/**
 * Fast paths for creating regular expressions for common glob patterns.
 * This can significantly speed up processing and has very little downside
 * impact when none of the fast paths match.
 */

parse.fastpaths = (input, options) => {
  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
  const len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  input = REPLACEMENTS[input] || input;

  // create constants based on platform, for windows or posix
  const {
    DOT_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOTS,
    NO_DOTS_SLASH,
    STAR,
    START_ANCHOR
  } = constants.globChars(opts.windows);

  const nodot = opts.dot ? NO_DOTS : NO_DOT;
  const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
  const capture = opts.capture ? '' : '?:';
  const state = { negated: false, prefix: '' };
  let star = opts.bash === true ? '.*?' : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  const globstar = opts => {
    if (opts.noglobstar === true) return star;
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const create = str => {
    switch (str) {
      case '*':
        return `${nodot}${ONE_CHAR}${star}`;

      case '.*':
        return `${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*.*':
        return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*/*':
        return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;

      case '**':
        return nodot + globstar(opts);

      case '**/*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;

      case '**/*.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '**/.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;

      default: {
        const match = /^(.*?)\.(\w+)$/.exec(str);
        if (!match) return;

        const source = create(match[1]);
        if (!source) return;

        return source + DOT_LITERAL + match[2];
      }
    }
  };

  const output = utils.removePrefix(input, state);
  let source = create(output);

  if (source && opts.strictSlashes !== true) {
    source += `${SLASH_LITERAL}?`;
  }

  return source;
};

module.exports = parse;


/***/ }),

/***/ 8016:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const scan = __nccwpck_require__(1781);
const parse = __nccwpck_require__(8265);
const utils = __nccwpck_require__(4059);
const constants = __nccwpck_require__(5595);
const isObject = val => val && typeof val === 'object' && !Array.isArray(val);

/**
 * Creates a matcher function from one or more glob patterns. The
 * returned function takes a string to match as its first argument,
 * and returns true if the string is a match. The returned matcher
 * function also takes a boolean as the second argument that, when true,
 * returns an object with additional information.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch(glob[, options]);
 *
 * const isMatch = picomatch('*.!(*a)');
 * console.log(isMatch('a.a')); //=> false
 * console.log(isMatch('a.b')); //=> true
 *
 * // For environments without `node.js`, `picomatch/posix` provides you a dependency-free matcher, without automatic OS detection.
 * const picomatch = require('picomatch/posix');
 * // the same API, defaulting to posix paths
 * const isMatch = picomatch('a/*');
 * console.log(isMatch('a\\b')); //=> false
 * console.log(isMatch('a/b')); //=> true
 *
 * // you can still configure the matcher function to accept windows paths
 * const isMatch = picomatch('a/*', { options: windows });
 * console.log(isMatch('a\\b')); //=> true
 * console.log(isMatch('a/b')); //=> true
 * ```
 * @name picomatch
 * @param {String|Array} `globs` One or more glob patterns.
 * @param {Object=} `options`
 * @return {Function=} Returns a matcher function.
 * @api public
 */

const picomatch = (glob, options, returnState = false) => {
  if (Array.isArray(glob)) {
    const fns = glob.map(input => picomatch(input, options, returnState));
    const arrayMatcher = str => {
      for (const isMatch of fns) {
        const state = isMatch(str);
        if (state) return state;
      }
      return false;
    };
    return arrayMatcher;
  }

  const isState = isObject(glob) && glob.tokens && glob.input;

  if (glob === '' || (typeof glob !== 'string' && !isState)) {
    throw new TypeError('Expected pattern to be a non-empty string');
  }

  const opts = options || {};
  const posix = opts.windows;
  const regex = isState
    ? picomatch.compileRe(glob, options)
    : picomatch.makeRe(glob, options, false, true);

  const state = regex.state;
  delete regex.state;

  let isIgnored = () => false;
  if (opts.ignore) {
    const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
    isIgnored = picomatch(opts.ignore, ignoreOpts, returnState);
  }

  const matcher = (input, returnObject = false) => {
    const { isMatch, match, output } = picomatch.test(input, regex, options, { glob, posix });
    const result = { glob, state, regex, posix, input, output, match, isMatch };

    if (typeof opts.onResult === 'function') {
      opts.onResult(result);
    }

    if (isMatch === false) {
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (isIgnored(input)) {
      if (typeof opts.onIgnore === 'function') {
        opts.onIgnore(result);
      }
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (typeof opts.onMatch === 'function') {
      opts.onMatch(result);
    }
    return returnObject ? result : true;
  };

  if (returnState) {
    matcher.state = state;
  }

  return matcher;
};

/**
 * Test `input` with the given `regex`. This is used by the main
 * `picomatch()` function to test the input string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.test(input, regex[, options]);
 *
 * console.log(picomatch.test('foo/bar', /^(?:([^/]*?)\/([^/]*?))$/));
 * // { isMatch: true, match: [ 'foo/', 'foo', 'bar' ], output: 'foo/bar' }
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp} `regex`
 * @return {Object} Returns an object with matching info.
 * @api public
 */

picomatch.test = (input, regex, options, { glob, posix } = {}) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected input to be a string');
  }

  if (input === '') {
    return { isMatch: false, output: '' };
  }

  const opts = options || {};
  const format = opts.format || (posix ? utils.toPosixSlashes : null);
  let match = input === glob;
  let output = (match && format) ? format(input) : input;

  if (match === false) {
    output = format ? format(input) : input;
    match = output === glob;
  }

  if (match === false || opts.capture === true) {
    if (opts.matchBase === true || opts.basename === true) {
      match = picomatch.matchBase(input, regex, options, posix);
    } else {
      match = regex.exec(output);
    }
  }

  return { isMatch: Boolean(match), match, output };
};

/**
 * Match the basename of a filepath.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.matchBase(input, glob[, options]);
 * console.log(picomatch.matchBase('foo/bar.js', '*.js'); // true
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp|String} `glob` Glob pattern or regex created by [.makeRe](#makeRe).
 * @return {Boolean}
 * @api public
 */

picomatch.matchBase = (input, glob, options, posix = options && options.windows) => {
  const regex = glob instanceof RegExp ? glob : picomatch.makeRe(glob, options);
  return regex.test(utils.basename(input, { windows: posix }));
};

/**
 * Returns true if **any** of the given glob `patterns` match the specified `string`.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.isMatch(string, patterns[, options]);
 *
 * console.log(picomatch.isMatch('a.a', ['b.*', '*.a'])); //=> true
 * console.log(picomatch.isMatch('a.a', 'b.*')); //=> false
 * ```
 * @param {String|Array} str The string to test.
 * @param {String|Array} patterns One or more glob patterns to use for matching.
 * @param {Object} [options] See available [options](#options).
 * @return {Boolean} Returns true if any patterns match `str`
 * @api public
 */

picomatch.isMatch = (str, patterns, options) => picomatch(patterns, options)(str);

/**
 * Parse a glob pattern to create the source string for a regular
 * expression.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const result = picomatch.parse(pattern[, options]);
 * ```
 * @param {String} `pattern`
 * @param {Object} `options`
 * @return {Object} Returns an object with useful properties and output to be used as a regex source string.
 * @api public
 */

picomatch.parse = (pattern, options) => {
  if (Array.isArray(pattern)) return pattern.map(p => picomatch.parse(p, options));
  return parse(pattern, { ...options, fastpaths: false });
};

/**
 * Scan a glob pattern to separate the pattern into segments.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.scan(input[, options]);
 *
 * const result = picomatch.scan('!./foo/*.js');
 * console.log(result);
 * { prefix: '!./',
 *   input: '!./foo/*.js',
 *   start: 3,
 *   base: 'foo',
 *   glob: '*.js',
 *   isBrace: false,
 *   isBracket: false,
 *   isGlob: true,
 *   isExtglob: false,
 *   isGlobstar: false,
 *   negated: true }
 * ```
 * @param {String} `input` Glob pattern to scan.
 * @param {Object} `options`
 * @return {Object} Returns an object with
 * @api public
 */

picomatch.scan = (input, options) => scan(input, options);

/**
 * Compile a regular expression from the `state` object returned by the
 * [parse()](#parse) method.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const state = picomatch.parse('*.js');
 * // picomatch.compileRe(state[, options]);
 *
 * console.log(picomatch.compileRe(state));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {Object} `state`
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Intended for implementors, this argument allows you to return the raw output from the parser.
 * @param {Boolean} `returnState` Adds the state to a `state` property on the returned regex. Useful for implementors and debugging.
 * @return {RegExp}
 * @api public
 */

picomatch.compileRe = (state, options, returnOutput = false, returnState = false) => {
  if (returnOutput === true) {
    return state.output;
  }

  const opts = options || {};
  const prepend = opts.contains ? '' : '^';
  const append = opts.contains ? '' : '$';

  let source = `${prepend}(?:${state.output})${append}`;
  if (state && state.negated === true) {
    source = `^(?!${source}).*$`;
  }

  const regex = picomatch.toRegex(source, options);
  if (returnState === true) {
    regex.state = state;
  }

  return regex;
};

/**
 * Create a regular expression from a parsed glob pattern.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.makeRe(state[, options]);
 *
 * const result = picomatch.makeRe('*.js');
 * console.log(result);
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `state` The object returned from the `.parse` method.
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Implementors may use this argument to return the compiled output, instead of a regular expression. This is not exposed on the options to prevent end-users from mutating the result.
 * @param {Boolean} `returnState` Implementors may use this argument to return the state from the parsed glob with the returned regular expression.
 * @return {RegExp} Returns a regex created from the given pattern.
 * @api public
 */

picomatch.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
  if (!input || typeof input !== 'string') {
    throw new TypeError('Expected a non-empty string');
  }

  let parsed = { negated: false, fastpaths: true };

  if (options.fastpaths !== false && (input[0] === '.' || input[0] === '*')) {
    parsed.output = parse.fastpaths(input, options);
  }

  if (!parsed.output) {
    parsed = parse(input, options);
  }

  return picomatch.compileRe(parsed, options, returnOutput, returnState);
};

/**
 * Create a regular expression from the given regex source string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.toRegex(source[, options]);
 *
 * const { output } = picomatch.parse('*.js');
 * console.log(picomatch.toRegex(output));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `source` Regular expression source string.
 * @param {Object} `options`
 * @return {RegExp}
 * @api public
 */

picomatch.toRegex = (source, options) => {
  try {
    const opts = options || {};
    return new RegExp(source, opts.flags || (opts.nocase ? 'i' : ''));
  } catch (err) {
    if (options && options.debug === true) throw err;
    return /$^/;
  }
};

/**
 * Picomatch constants.
 * @return {Object}
 */

picomatch.constants = constants;

/**
 * Expose "picomatch"
 */

module.exports = picomatch;


/***/ }),

/***/ 1781:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const utils = __nccwpck_require__(4059);
const {
  CHAR_ASTERISK,             /* * */
  CHAR_AT,                   /* @ */
  CHAR_BACKWARD_SLASH,       /* \ */
  CHAR_COMMA,                /* , */
  CHAR_DOT,                  /* . */
  CHAR_EXCLAMATION_MARK,     /* ! */
  CHAR_FORWARD_SLASH,        /* / */
  CHAR_LEFT_CURLY_BRACE,     /* { */
  CHAR_LEFT_PARENTHESES,     /* ( */
  CHAR_LEFT_SQUARE_BRACKET,  /* [ */
  CHAR_PLUS,                 /* + */
  CHAR_QUESTION_MARK,        /* ? */
  CHAR_RIGHT_CURLY_BRACE,    /* } */
  CHAR_RIGHT_PARENTHESES,    /* ) */
  CHAR_RIGHT_SQUARE_BRACKET  /* ] */
} = __nccwpck_require__(5595);

const isPathSeparator = code => {
  return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
};

const depth = token => {
  if (token.isPrefix !== true) {
    token.depth = token.isGlobstar ? Infinity : 1;
  }
};

/**
 * Quickly scans a glob pattern and returns an object with a handful of
 * useful properties, like `isGlob`, `path` (the leading non-glob, if it exists),
 * `glob` (the actual pattern), `negated` (true if the path starts with `!` but not
 * with `!(`) and `negatedExtglob` (true if the path starts with `!(`).
 *
 * ```js
 * const pm = require('picomatch');
 * console.log(pm.scan('foo/bar/*.js'));
 * { isGlob: true, input: 'foo/bar/*.js', base: 'foo/bar', glob: '*.js' }
 * ```
 * @param {String} `str`
 * @param {Object} `options`
 * @return {Object} Returns an object with tokens and regex source string.
 * @api public
 */

const scan = (input, options) => {
  const opts = options || {};

  const length = input.length - 1;
  const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
  const slashes = [];
  const tokens = [];
  const parts = [];

  let str = input;
  let index = -1;
  let start = 0;
  let lastIndex = 0;
  let isBrace = false;
  let isBracket = false;
  let isGlob = false;
  let isExtglob = false;
  let isGlobstar = false;
  let braceEscaped = false;
  let backslashes = false;
  let negated = false;
  let negatedExtglob = false;
  let finished = false;
  let braces = 0;
  let prev;
  let code;
  let token = { value: '', depth: 0, isGlob: false };

  const eos = () => index >= length;
  const peek = () => str.charCodeAt(index + 1);
  const advance = () => {
    prev = code;
    return str.charCodeAt(++index);
  };

  while (index < length) {
    code = advance();
    let next;

    if (code === CHAR_BACKWARD_SLASH) {
      backslashes = token.backslashes = true;
      code = advance();

      if (code === CHAR_LEFT_CURLY_BRACE) {
        braceEscaped = true;
      }
      continue;
    }

    if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
      braces++;

      while (eos() !== true && (code = advance())) {
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          continue;
        }

        if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (braceEscaped !== true && code === CHAR_COMMA) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (code === CHAR_RIGHT_CURLY_BRACE) {
          braces--;

          if (braces === 0) {
            braceEscaped = false;
            isBrace = token.isBrace = true;
            finished = true;
            break;
          }
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (code === CHAR_FORWARD_SLASH) {
      slashes.push(index);
      tokens.push(token);
      token = { value: '', depth: 0, isGlob: false };

      if (finished === true) continue;
      if (prev === CHAR_DOT && index === (start + 1)) {
        start += 2;
        continue;
      }

      lastIndex = index + 1;
      continue;
    }

    if (opts.noext !== true) {
      const isExtglobChar = code === CHAR_PLUS
        || code === CHAR_AT
        || code === CHAR_ASTERISK
        || code === CHAR_QUESTION_MARK
        || code === CHAR_EXCLAMATION_MARK;

      if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
        isGlob = token.isGlob = true;
        isExtglob = token.isExtglob = true;
        finished = true;
        if (code === CHAR_EXCLAMATION_MARK && index === start) {
          negatedExtglob = true;
        }

        if (scanToEnd === true) {
          let parens = 0;

          while (eos() !== true && (code = advance())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }

            if (code === CHAR_LEFT_PARENTHESES) {
              parens++;
              continue;
            }

            if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
              finished = true;
              break;
            }
          }
          continue;
        }
        break;
      }
    }

    if (code === CHAR_ASTERISK) {
      if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_QUESTION_MARK) {
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_LEFT_SQUARE_BRACKET) {
      while (eos() !== true && (next = advance())) {
        if (next === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (next === CHAR_RIGHT_SQUARE_BRACKET) {
          isBracket = token.isBracket = true;
          isGlob = token.isGlob = true;
          finished = true;
          break;
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
      negated = token.negated = true;
      start++;
      continue;
    }

    if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
      isGlob = token.isGlob = true;

      if (scanToEnd === true) {
        let parens = 1;

        while (eos() !== true && (code = advance())) {
          if (code === CHAR_BACKWARD_SLASH) {
            backslashes = token.backslashes = true;
            advance();
            continue;
          }

          if (code === CHAR_LEFT_PARENTHESES) {
            parens++;
            continue;
          }

          if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
            finished = true;
            break;
          }
        }
        continue;
      }
      break;
    }

    if (isGlob === true) {
      finished = true;

      if (scanToEnd === true) {
        continue;
      }

      break;
    }
  }

  if (opts.noext === true) {
    isExtglob = false;
    isGlob = false;
  }

  let base = str;
  let prefix = '';
  let glob = '';

  if (start > 0) {
    prefix = str.slice(0, start);
    str = str.slice(start);
    lastIndex -= start;
  }

  if (base && isGlob === true && lastIndex > 0) {
    base = str.slice(0, lastIndex);
    glob = str.slice(lastIndex);
  } else if (isGlob === true) {
    base = '';
    glob = str;
  } else {
    base = str;
  }

  if (base && base !== '' && base !== '/' && base !== str) {
    if (isPathSeparator(base.charCodeAt(base.length - 1))) {
      base = base.slice(0, -1);
    }
  }

  if (opts.unescape === true) {
    if (glob) glob = utils.removeBackslashes(glob);

    if (base && backslashes === true) {
      base = utils.removeBackslashes(base);
    }
  }

  const state = {
    prefix,
    input,
    start,
    base,
    glob,
    isBrace,
    isBracket,
    isGlob,
    isExtglob,
    isGlobstar,
    negated,
    negatedExtglob
  };

  if (opts.tokens === true) {
    state.maxDepth = 0;
    if (!isPathSeparator(code)) {
      tokens.push(token);
    }
    state.tokens = tokens;
  }

  if (opts.parts === true || opts.tokens === true) {
    let prevIndex;

    for (let idx = 0; idx < slashes.length; idx++) {
      const n = prevIndex !== undefined ? prevIndex + 1 : start;
      const i = slashes[idx];
      const value = input.slice(n, i);
      if (opts.tokens) {
        if (idx === 0 && start !== 0) {
          tokens[idx].isPrefix = true;
          tokens[idx].value = prefix;
        } else {
          tokens[idx].value = value;
        }
        depth(tokens[idx]);
        state.maxDepth += tokens[idx].depth;
      }
      if (i >= start) {
        parts.push(value);
        prevIndex = i;
      }
    }

    const n = prevIndex !== undefined ? prevIndex + 1 : start;
    const value = input.slice(n);
    parts.push(value);

    if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
      tokens[tokens.length - 1].value = value;
      depth(tokens[tokens.length - 1]);
      state.maxDepth += tokens[tokens.length - 1].depth;
    }

    state.slashes = slashes;
    state.parts = parts;
  }

  return state;
};

module.exports = scan;


/***/ }),

/***/ 4059:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

/*global navigator*/


const {
  REGEX_BACKSLASH,
  REGEX_REMOVE_BACKSLASH,
  REGEX_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_GLOBAL
} = __nccwpck_require__(5595);

exports.isObject = val => val !== null && typeof val === 'object' && !Array.isArray(val);
exports.hasRegexChars = str => REGEX_SPECIAL_CHARS.test(str);
exports.isRegexChar = str => str.length === 1 && exports.hasRegexChars(str);
exports.escapeRegex = str => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, '\\$1');
exports.toPosixSlashes = str => str.replace(REGEX_BACKSLASH, '/');

exports.isWindows = () => {
  if (typeof navigator !== 'undefined' && navigator.platform) {
    const platform = navigator.platform.toLowerCase();
    return platform === 'win32' || platform === 'windows';
  }

  if (typeof process !== 'undefined' && process.platform) {
    return process.platform === 'win32';
  }

  return false;
};

exports.removeBackslashes = str => {
  return str.replace(REGEX_REMOVE_BACKSLASH, match => {
    return match === '\\' ? '' : match;
  });
};

exports.escapeLast = (input, char, lastIdx) => {
  const idx = input.lastIndexOf(char, lastIdx);
  if (idx === -1) return input;
  if (input[idx - 1] === '\\') return exports.escapeLast(input, char, idx - 1);
  return `${input.slice(0, idx)}\\${input.slice(idx)}`;
};

exports.removePrefix = (input, state = {}) => {
  let output = input;
  if (output.startsWith('./')) {
    output = output.slice(2);
    state.prefix = './';
  }
  return output;
};

exports.wrapOutput = (input, state = {}, options = {}) => {
  const prepend = options.contains ? '' : '^';
  const append = options.contains ? '' : '$';

  let output = `${prepend}(?:${input})${append}`;
  if (state.negated === true) {
    output = `(?:^(?!${output}).*$)`;
  }
  return output;
};

exports.basename = (path, { windows } = {}) => {
  const segs = path.split(windows ? /[\\/]/ : '/');
  const last = segs[segs.length - 1];

  if (last === '') {
    return segs[segs.length - 2];
  }

  return last;
};


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = process.getBuiltinModule("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = process.getBuiltinModule("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = process.getBuiltinModule("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = process.getBuiltinModule("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = process.getBuiltinModule("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = process.getBuiltinModule("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = process.getBuiltinModule("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = process.getBuiltinModule("https");

/***/ }),

/***/ 3339:
/***/ ((module) => {

module.exports = process.getBuiltinModule("module");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = process.getBuiltinModule("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:https");

/***/ }),

/***/ 8995:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:module");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = process.getBuiltinModule("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = process.getBuiltinModule("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = process.getBuiltinModule("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = process.getBuiltinModule("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = process.getBuiltinModule("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = process.getBuiltinModule("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = process.getBuiltinModule("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = process.getBuiltinModule("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = process.getBuiltinModule("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = process.getBuiltinModule("util");

/***/ }),

/***/ 2701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ whyUncompared),
/* harmony export */   SW: () => (/* binding */ slotOf),
/* harmony export */   Xn: () => (/* binding */ findBaseline),
/* harmony export */   df: () => (/* binding */ createCacheBaselines)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4121);


/** So many commits before the base are looked at for one with a baseline. */
const maxAncestors = 200;
/** The cache takes ten keys in one question; more than five questions are not worth the wait. */
const cacheKeys = 10;
const cacheAsks = 5;
/** Why there is no commit to compare the checkout with, as half a sentence. */
function whyUncompared({ event, baseSha }) {
    if (baseSha !== null)
        return `the commit before the push, ${baseSha.slice(0, 8)}, is not in the history of the checkout`;
    return event === 'push'
        ? 'the push has no commit before it, as the first of a branch'
        : `the event ${event} names no commit to compare with`;
}
/** The baseline of the commit, or of the nearest one before it that has one. */
async function findBaseline(git, store, base) {
    const none = { baseline: null, stale: 0, problem: null, asked: 0 };
    if (store === null || base === null)
        return none;
    try {
        const commits = await git.ancestors(base, maxAncestors);
        const text = await store.find(commits);
        const asked = commits.length;
        if (text === null)
            return { ...none, asked };
        const { parseBaseline } = await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(460)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4460));
        const baseline = parseBaseline(text);
        const stale = commits.indexOf(baseline.commit);
        // A record that names another commit than it was kept for is not compared with.
        return stale < 0 ? { ...none, asked } : { baseline, stale, problem: null, asked };
    }
    catch (error) {
        if (error instanceof _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FairleadError */ .jd)
            return { ...none, problem: error.toText() };
        throw error;
    }
}
/**
 * Whose baselines a run keeps and looks for, as 16 hexadecimal digits: those of its job, and of its part where there are
 * several. Not of its workflow, since pull requests often have another than the default branch.
 */
function slotOf({ step }, part) {
    const text = JSON.stringify([step?.job ?? '', part]);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}
/** Baselines in the cache of GitHub Actions: no permission is needed, and GitHub forgets after a week without use. */
function createCacheBaselines(cache, workspace, slot) {
    // The cache takes the start of a key for the key as well: what tells jobs apart stands before the commit.
    const keyOf = (commit) => `fairlead-coverage-v2-${slot}-${commit}`;
    const folder = `${workspace.kept}/coverage`;
    const file = `${folder}/baseline.json`;
    return {
        async find(commits) {
            for (let from = 0; from < Math.min(commits.length, cacheKeys * cacheAsks); from += cacheKeys) {
                const [first = '', ...others] = commits.slice(from, from + cacheKeys).map(keyOf);
                await workspace.write(file, '');
                await cache.restore(folder, first, others);
                const text = await workspace.read(file);
                if (text !== null && text !== '')
                    return text;
            }
            return null;
        },
        async keep(commit, text) {
            await workspace.write(file, text);
            await cache.save(folder, keyOf(commit));
        },
    };
}
//# sourceMappingURL=compare.js.map

/***/ }),

/***/ 7898:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _adapters_cache_github_actions_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9600);
/* harmony import */ var _adapters_clock_system_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7148);
/* harmony import */ var _adapters_fairlead_http_index_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1220);
/* harmony import */ var _adapters_git_cli_index_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9597);
/* harmony import */ var _adapters_job_github_actions_job_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3155);
/* harmony import */ var _adapters_job_github_actions_workspace_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7678);
/* harmony import */ var _adapters_tokens_github_actions_index_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5916);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2701);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(2127);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(628);










/** Only the store that is used is loaded: the cache's client is larger than all the rest. */
const stores = {
    none: () => Promise.resolve(null),
    cache: async ({ workspace, slot }) => {
        if (!(0,_adapters_cache_github_actions_index_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCacheService */ .G)())
            return null;
        return (0,_compare_js__WEBPACK_IMPORTED_MODULE_7__/* .createCacheBaselines */ .df)((0,_adapters_cache_github_actions_index_js__WEBPACK_IMPORTED_MODULE_0__/* .createFolderCache */ .H)(), workspace, slot);
    },
    git: async ({ workspace, slot }) => {
        const { createGitBaselines } = await __nccwpck_require__.e(/* import() */ 139).then(__nccwpck_require__.bind(__nccwpck_require__, 8139));
        return createGitBaselines(workspace.root, slot);
    },
    artifact: async ({ inputs: { token }, job: { context }, slot }) => {
        const { createArtifactBaselines } = await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(306), __nccwpck_require__.e(247)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9247));
        const { repository, defaultBranch } = context;
        return createArtifactBaselines({
            repository: repository.name,
            defaultBranch,
            token,
            slot,
            environment: process.env,
        });
    },
};
await (0,_adapters_job_github_actions_job_js__WEBPACK_IMPORTED_MODULE_4__/* .runAction */ .C)(async () => {
    const inputs = await (0,_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .readInputs */ .K)();
    const { appUrl, part } = inputs;
    const workspace = (0,_adapters_job_github_actions_workspace_js__WEBPACK_IMPORTED_MODULE_5__/* .createWorkspace */ .s)();
    const job = (0,_adapters_job_github_actions_job_js__WEBPACK_IMPORTED_MODULE_4__/* .createJob */ ._)();
    const slot = (0,_compare_js__WEBPACK_IMPORTED_MODULE_7__/* .slotOf */ .SW)(job.context, part);
    const idToken = (0,_adapters_tokens_github_actions_index_js__WEBPACK_IMPORTED_MODULE_6__/* .createIdTokens */ .Y)();
    const log = (line) => job.info(line);
    return (0,_main_js__WEBPACK_IMPORTED_MODULE_9__/* .main */ .i)({
        inputs,
        workspace,
        job,
        git: (0,_adapters_git_cli_index_js__WEBPACK_IMPORTED_MODULE_3__/* .createGit */ .l)(workspace.root),
        baselines: await stores[inputs.baseline]({ inputs, job, workspace, slot }),
        app: appUrl === ''
            ? null
            : (0,_adapters_fairlead_http_index_js__WEBPACK_IMPORTED_MODULE_2__/* .createFairleadApi */ .N)({ appUrl, idToken, clock: _adapters_clock_system_index_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m, random: Math.random, log }),
    });
});
//# sourceMappingURL=index.js.map
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 2127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: ./build/core/reporting/commands.js
var commands = __nccwpck_require__(53);
;// CONCATENATED MODULE: ./build/adapters/job/github-actions/inputs.js

/**
 * An input of the step, trimmed; empty where it is not given. The runner hands inputs over as `INPUT_<NAME>`, in upper
 * case, with blanks as underscores and hyphens kept (GitHub's documentation, "Metadata syntax", `inputs`).
 */
function getInput(name, environment = process.env) {
    return (environment[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();
}
/** Asks the runner to show a text in the log as `***`; of a text of several lines it hides each. */
function setSecret(secret) {
    if (secret !== '')
        process.stdout.write(`::add-mask::${escapeData(secret)}\n`);
}
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __nccwpck_require__(4121);
;// CONCATENATED MODULE: ./build/core/reporting/inputs.js

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
function invalid(name, wanted) {
    throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', `${name} must be ${wanted}`);
}
/** An input without which the action cannot run. */
function requiredInput(name, text) {
    return text === '' ? invalid(name, 'given') : text;
}
/** `30s`, `10m`, `1h` as milliseconds. */
function durationInput(name, text) {
    const match = /^(\d{1,6})(ms|s|m|h)$/.exec(text.trim());
    const unit = units[match?.[2] ?? ''];
    if (match === null || unit === undefined)
        return invalid(name, 'a number with its unit, such as 30s or 10m');
    return Number(match[1]) * unit;
}
/** A web address, or undefined for nothing. */
function urlInput(name, text) {
    if (text === '')
        return undefined;
    const known = ['https:', 'http:'].includes(URL.parse(text)?.protocol ?? '');
    return known && text.length <= 2000 ? text : invalid(name, 'an http or https address');
}
/** A percentage from 0 to 100, with or without its sign. */
function percentInput(name, text) {
    const match = /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(text.trim());
    const value = Number(match?.[1]);
    if (match === null || value > 100)
        return invalid(name, 'a percentage from 0 to 100');
    return value;
}
/** A whole number in a range. */
function numberInput(name, text, least, most) {
    const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : invalid(name, `a whole number from ${least} to ${most}`);
}
/** One of a few words. */
function choiceInput(name, text, choices) {
    const found = choices.find((choice) => choice === text.trim());
    return found ?? invalid(name, `one of ${choices.join(', ')}`);
}
/** `true` or `false` (YAML's core schema), or the default for nothing. */
function booleanInput(name, text, fallback) {
    if (text === '')
        return fallback;
    if (/^(?:true|True|TRUE)$/.test(text))
        return true;
    return /^(?:false|False|FALSE)$/.test(text) ? false : invalid(name, 'true or false');
}
/** One entry a line; empty lines do not count. */
function linesInput(text) {
    return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
const maxCommands = 100;
/** A list of commands, or null: each is a list of one argument or more, and arguments are texts or numbers. */
function asCommands(data) {
    if (!Array.isArray(data) || data.length > maxCommands)
        return null;
    const commands = [];
    for (const command of data) {
        if (!Array.isArray(command) || command.length === 0)
            return null;
        const scalars = command.filter((part) => ['string', 'number', 'boolean'].includes(typeof part));
        if (scalars.length < command.length)
            return null;
        commands.push(scalars.map(String));
    }
    return commands;
}
/**
 * Commands as lists of arguments, never as shell text: a YAML list of lists, or one command a line whose arguments
 * are split at blanks (no quotes).
 */
async function commandsInput(name, text) {
    if (!/^\s*[-[]/.test(text))
        return linesInput(text).map((line) => line.split(/\s+/));
    // Loaded by need, since most jobs have no YAML in their inputs.
    const { parse } = await __nccwpck_require__.e(/* import() */ 815).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8815, 19));
    let data;
    try {
        data = parse(text, { maxAliasCount: 0 });
    }
    catch {
        return invalid(name, 'valid YAML');
    }
    return asCommands(data) ?? invalid(name, 'a list of commands, each a list of arguments');
}
/** A single command as a list of arguments. */
function commandInput(name, text) {
    return text.trim() === '' ? invalid(name, 'given') : text.trim().split(/\s+/);
}
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./build/actions/coverage/src/inputs.js



const baselineKinds = ['cache', 'git', 'artifact', 'none'];
const testFiles = [
    '**/tests/**',
    '**/test_*.py',
    '**/*_test.py',
    '**/conftest.py',
    '**/*.{test,spec}.{js,jsx,ts,tsx,mjs,cjs,mts,cts}',
    '**/__tests__/**',
    '**/*_test.go',
    '**/src/test/**',
].join('\n');
/** Loaded by need: most repositories have no flags, and their YAML takes longer to load than all other inputs. */
async function flagsInput(text) {
    return text === '' ? [] : (await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(815), __nccwpck_require__.e(581)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4962))).readFlags(text);
}
function optionalPercent(name, text) {
    return text === '' ? null : percentInput(name, text);
}
/** A file inside the checkout, or nothing. */
function fileInput(name, text) {
    const inside = !/^(?:[/\\]|[A-Za-z]:)/.test(text) && !text.split(/[/\\]/).includes('..');
    if (inside)
        return text;
    throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', `${name} must be a path inside the checkout`);
}
/** Reads the inputs of `action.yml`. */
async function readInputs() {
    const baseline = choiceInput('baseline', getInput('baseline') || 'cache', baselineKinds);
    const token = getInput('token');
    if (baseline === 'artifact' && token === '')
        throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'token must be given for baseline: artifact');
    return {
        appUrl: getInput('app-url'),
        run: await commandsInput('run', getInput('run')),
        python: commandInput('python', getInput('python') || 'python'),
        junit: linesInput(getInput('junit')),
        report: linesInput(getInput('report')),
        exclude: linesInput(getInput('exclude') || testFiles),
        gates: {
            patchMinimum: percentInput('patch-min', getInput('patch-min') || '80'),
            minimum: optionalPercent('minimum', getInput('minimum')),
            branchMinimum: optionalPercent('branch-min', getInput('branch-min')),
            maxDrop: optionalPercent('max-drop', getInput('max-drop')),
            ratchet: booleanInput('ratchet', getInput('ratchet'), false),
        },
        flags: await flagsInput(getInput('flags')),
        baseline,
        token,
        coberturaFile: fileInput('cobertura-file', getInput('cobertura-file')),
        badgeFile: fileInput('badge-file', getInput('badge-file')),
        baseSha: getInput('base-sha'),
        servicesFrom: getInput('services-from') || '.github/fairlead.yml',
        fail: booleanInput('fail', getInput('fail'), true),
        maxAnnotations: numberInput('max-annotations', getInput('max-annotations') || '1000', 0, 5000),
        part: getInput('part'),
    };
}
//# sourceMappingURL=inputs.js.map

/***/ }),

/***/ 628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __nccwpck_require__(4006);
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __nccwpck_require__(4121);
;// CONCATENATED MODULE: ./build/core/changes/base.js

/**
 * The commit to compare the checkout with: the merge base of the head and the base. Null for a push without a commit
 * before it that is still there: then the whole tree counts as changed.
 *
 * Errors: FL_INPUT_INVALID when the checkout is not the commit that findings are about, since line numbers would
 * be those of another file, or when the history does not reach back.
 *
 * @param input the input `base-sha`; empty for the event's base
 */
async function changeBase(git, context, input) {
    const head = await git.head();
    if (head !== context.headSha) {
        throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', `the checkout is at ${head.slice(0, 8)} and the change’s head is ${context.headSha.slice(0, 8)}; ` +
            'give actions/checkout `ref: ${{ github.event.pull_request.head.sha }}` and `fetch-depth: 0`');
    }
    const base = input === '' ? context.baseSha : input;
    if (base === null)
        return null;
    const found = await git.mergeBase(base, head);
    if (found !== null)
        return found;
    // A push may have replaced the commit before it; what a queue merges starts at its base.
    const pushed = context.pullRequest === null && context.event !== 'merge_group';
    if (pushed && input === '')
        return null;
    throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', `${base.slice(0, 40)} and the head have no commit in common here; give actions/checkout \`fetch-depth: 0\``);
}
//# sourceMappingURL=base.js.map
;// CONCATENATED MODULE: ./build/core/changes/diff.js

const hunkHeader = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
const escapes = {
    a: 7,
    b: 8,
    t: 9,
    n: 10,
    v: 11,
    f: 12,
    r: 13,
    '"': 34,
    '\\': 92,
};
/** Undoes git's quoting of unusual names: `"caf\303\251.py"`; other names end at a tab. */
function unquote(name) {
    if (!name.startsWith('"'))
        return name.split('\t', 1)[0] ?? name;
    const bytes = [];
    const body = name.slice(1, name.lastIndexOf('"'));
    for (const part of body.matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/g)) {
        if (part[1] !== undefined)
            bytes.push(Number.parseInt(part[1], 8) & 0xff);
        else if (part[2] !== undefined)
            bytes.push(escapes[part[2]] ?? part[2].charCodeAt(0));
        else
            bytes.push(...new TextEncoder().encode(part[3]));
    }
    return new TextDecoder().decode(new Uint8Array(bytes));
}
/** The path of a `---` or `+++` line, without the `a/` or `b/`; null for /dev/null. */
function sidePath(line) {
    const name = unquote(line.slice(4));
    return name === '/dev/null' ? null : name.slice(2);
}
function startHunk(line) {
    const match = hunkHeader.exec(line);
    if (match === null)
        throw new fairlead_error/* FinalError */.f4('FL_REPORT_INVALID', 'the diff holds a hunk that cannot be read');
    const [oldLeft, newLeft] = [Number(match[2] ?? 1), Number(match[4] ?? 1)];
    // Of an empty side the header names the line before.
    const oldLine = Number(match[1]) + (oldLeft === 0 ? 1 : 0);
    const newLine = Number(match[3]) + (newLeft === 0 ? 1 : 0);
    return { oldLeft, newLeft, oldLine, newLine, removed: 0, added: 0 };
}
const [newline, plus, minus, backslash] = [10, 43, 45, 92];
/** Takes one line of a hunk's body by its first character; content is never read as a header, whatever it looks like. */
function takeLine(hunk, first, visit) {
    if (first === plus) {
        hunk.added += 1;
        hunk.newLeft -= 1;
    }
    else if (first === minus) {
        hunk.removed += 1;
        hunk.oldLeft -= 1;
    }
    else if (first !== backslash) {
        endBlock(hunk, visit);
        hunk.oldLine += 1;
        hunk.newLine += 1;
        hunk.newLeft -= 1;
        hunk.oldLeft -= 1;
    }
}
function endBlock(hunk, visit) {
    const { oldLine, removed, newLine, added } = hunk;
    if (removed + added === 0)
        return;
    visit.block(oldLine, removed, newLine, added);
    hunk.oldLine += removed;
    hunk.newLine += added;
    hunk.removed = 0;
    hunk.added = 0;
}
/** Reads the lines between hunks. */
function createHeaders(visit) {
    let old = null;
    let renamedFrom = null;
    return (line) => {
        if (line.startsWith('diff --git ')) {
            old = null;
            renamedFrom = null;
            visit.file(null, null);
        }
        else if (line.startsWith('rename from '))
            renamedFrom = unquote(line.slice('rename from '.length));
        else if (line.startsWith('rename to '))
            visit.file(renamedFrom, unquote(line.slice('rename to '.length)));
        else if (line.startsWith('--- '))
            old = sidePath(line);
        else if (line.startsWith('+++ '))
            visit.file(renamedFrom ?? old, sidePath(line));
        else if (line.startsWith('@@ '))
            return startHunk(line);
        return null;
    };
}
/**
 * Reads `git diff -M` with the standard prefixes (a/, b/) and any amount of context.
 * Format: git's documentation, "Generating patch text with -p".
 */
function readDiff(text, visit) {
    const header = createHeaders(visit);
    let hunk = null;
    for (let at = 0; at < text.length;) {
        const found = text.indexOf('\n', at);
        const end = found < 0 ? text.length : found;
        if (hunk !== null)
            takeLine(hunk, end === at ? newline : text.charCodeAt(at), visit);
        else
            hunk = header(text.slice(at, end));
        if (hunk !== null && hunk.oldLeft <= 0 && hunk.newLeft <= 0) {
            endBlock(hunk, visit);
            hunk = null;
        }
        at = end + 1;
    }
    if (hunk !== null)
        endBlock(hunk, visit);
}
/** What {@link readDiff} tells, as the lines that were added or edited. */
function parseDiff(text) {
    const files = new Map();
    let added = new Set();
    readDiff(text, {
        file(oldPath, path) {
            added = new Set();
            if (path !== null)
                files.set(path, { path, oldPath: oldPath === path ? null : oldPath, added });
        },
        block(_, __, line, count) {
            for (let offset = 0; offset < count; offset += 1)
                added.add(line + offset);
        },
    });
    return files;
}
/** Consecutive numbers as ranges: 1, 2, 3, 7 gives 1 to 3 and 7 to 7. */
function ranges(lines) {
    const result = [];
    for (const line of [...lines].sort((a, b) => a - b)) {
        const last = result.at(-1);
        if (last !== undefined && line <= last.end + 1)
            last.end = line;
        else
            result.push({ start: line, end: line });
    }
    return result;
}
//# sourceMappingURL=diff.js.map
;// CONCATENATED MODULE: ./build/core/changes/line-map.js

/** The last block that starts at or before the line, or undefined. */
function blockBefore(blocks, line) {
    let [low, high] = [0, blocks.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((blocks[middle]?.start ?? 0) <= line)
            low = middle + 1;
        else
            high = middle;
    }
    return blocks[low - 1];
}
/**
 * Where the lines of a commit are in another one.
 *
 * @param diff `git diff -M` from the first to the second
 */
function lineMap(diff) {
    const files = new Map();
    let open = null;
    let shift = 0;
    readDiff(diff, {
        file(oldPath, path) {
            shift = 0;
            open = oldPath === null ? null : { path, blocks: [] };
            if (oldPath !== null && open !== null)
                files.set(oldPath, open);
        },
        block(oldLine, removed, _, added) {
            shift += added - removed;
            open?.blocks.push({ start: oldLine, end: oldLine + removed, shift });
        },
    });
    return (path, line) => {
        const file = files.get(path);
        if (file === undefined)
            return { path, line };
        if (file.path === null)
            return null;
        const block = blockBefore(file.blocks, line);
        if (block === undefined)
            return { path: file.path, line };
        return line < block.end ? null : { path: file.path, line: line + block.shift };
    };
}
//# sourceMappingURL=line-map.js.map
;// CONCATENATED MODULE: ./build/core/changes/checkout.js



/** The parents of the checkout where it is the merge of the pull request's head into its base, else null. */
async function mergeParents(git, context) {
    const head = await git.head();
    if (head === context.headSha || context.pullRequest === null)
        return null;
    const [base, merged, more] = await git.parents(head);
    return base !== undefined && merged === context.headSha && more === undefined ? [base, merged] : null;
}
/** Whether the checkout is the merge of the pull request's head into its base; fetches nothing. */
async function isMergeOfHead(git, context) {
    return (await mergeParents(git, context)) !== null;
}
/**
 * The change that is checked out: the head, or `refs/pull/N/merge`, which is what `actions/checkout` gives a pull
 * request where nothing else is asked for. Of the merge neither the history nor the base need be there.
 *
 * Errors: those of `changeBase`; FL_INPUT_INVALID where the merge's parents cannot be had.
 *
 * @param input the input `base-sha`; empty for the event's base
 */
async function checkedOut(git, context, input) {
    const parents = await mergeParents(git, context);
    if (parents === null)
        return { base: await changeBase(git, context, input), merged: false };
    if (!(await git.fetchCommits(parents))) {
        throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'the checkout is the merge of the pull request, and what it merges is not here and cannot be fetched; ' +
            'give actions/checkout `fetch-depth: 0`');
    }
    const found = input === '' ? parents[0] : await git.mergeBase(input, await git.head());
    if (found !== null)
        return { base: found, merged: true };
    throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', `${input.slice(0, 40)} and the checkout have no commit in common here; give actions/checkout \`fetch-depth: 0\``);
}
/** Where lines of the checkout are in the head of the change. */
async function linesOnHead(git, context) {
    return lineMap(await git.diff('HEAD', context.headSha));
}
//# sourceMappingURL=checkout.js.map
;// CONCATENATED MODULE: ./build/core/changes/deleted.js

/** The files of a diff that are no longer there, by their old paths; those that were renamed are. */
function deletedFiles(text) {
    const deleted = new Set();
    readDiff(text, {
        file(oldPath, newPath) {
            if (oldPath !== null && newPath === null)
                deleted.add(oldPath);
        },
        block() {
            // What was in them does not matter.
        },
    });
    return [...deleted];
}
//# sourceMappingURL=deleted.js.map
// EXTERNAL MODULE: ./build/core/reporting/text.js
var reporting_text = __nccwpck_require__(4432);
;// CONCATENATED MODULE: ./build/core/reporting/on-head.js

/** A range whose ends are gone is looked through so far. */
const maxWalk = 1000;
/** Findings without a place are named up to here, and counted above. */
const maxNamed = 500;
/** The first line from `line` on that has a place, in the direction of `step`. */
function nearest(map, path, line, last, step) {
    const most = Math.min(Math.abs(last - line), maxWalk);
    for (let walked = 0; walked <= most; walked += 1) {
        const place = map(path, line + walked * step);
        if (place !== null)
            return place;
    }
    return null;
}
function moved(annotation, map) {
    const { path, startLine, endLine } = annotation;
    const start = nearest(map, path, startLine, endLine, 1);
    const end = start === null ? null : nearest(map, path, endLine, startLine, -1);
    if (start === null || end === null)
        return null;
    return {
        ...annotation,
        path: start.path,
        startLine: start.line,
        endLine: Math.max(start.line, end.line),
    };
}
/**
 * A report on the merge of a pull request, with its annotations on the lines of the head, which is where they are
 * shown. What is on lines that only the base has cannot be shown there: it is told in the report's lines.
 */
function onHead(report, map) {
    const annotations = [];
    const without = [];
    for (const annotation of report.annotations) {
        const placed = moved(annotation, map);
        if (placed === null)
            without.push(annotation);
        else
            annotations.push(placed);
    }
    if (without.length === 0)
        return { ...report, annotations };
    const named = without
        .slice(0, maxNamed)
        .map(({ path, startLine, title, message }) => (0,reporting_text/* oneLine */.TN)(`${path}:${startLine}: ${title}: ${message}`));
    const more = without.length - named.length;
    const lines = [
        ...report.lines,
        `${(0,reporting_text/* count */.U9)(without.length, 'finding')} on lines that only the base branch has:`,
        ...named,
        ...(more === 0 ? [] : [`And ${(0,reporting_text/* count */.U9)(more, 'more finding')}.`]),
    ];
    return { ...report, lines, annotations };
}
//# sourceMappingURL=on-head.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./build/core/api/limits.js
var limits = __nccwpck_require__(9193);
// EXTERNAL MODULE: ./build/core/hand-over/format.js
var format = __nccwpck_require__(9536);
// EXTERNAL MODULE: ./build/core/reporting/commands.js
var reporting_commands = __nccwpck_require__(53);
;// CONCATENATED MODULE: ./build/core/reporting/grouped.js


/** Findings by rule with exact counts, most first; of very many rules only the largest are named. */
function groupByRule(findings) {
    return [...Map.groupBy(findings, ({ title }) => (0,reporting_text/* cut */.Jj)((0,reporting_text/* oneLine */.TN)((0,reporting_text/* visible */.RK)(title)), limits/* maxTitle */.Fq))]
        .map(([rule, list]) => ({
        rule,
        findings: list.length,
        files: new Set(list.map(({ path }) => path)).size,
    }))
        .sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1))
        .slice(0, limits/* maxGroups */.Tn);
}
//# sourceMappingURL=grouped.js.map
;// CONCATENATED MODULE: ./build/core/reporting/pack.js



/** The App takes requests of 2 MB; lines and groups have the rest. */
const pageBytes = 1_600_000;
/**
 * The longest message and the longest details, step by step, where many long ones would be too much together. The last
 * step lets the most annotations that the App takes fit in any case, unless nearly every one has a very long path.
 */
const lengths = [
    { message: limits/* maxMessage */.aW, details: limits/* maxMessage */.aW },
    { message: 4_000, details: 4_000 },
    { message: 1_000, details: 1_000 },
    { message: 400, details: 400 },
    { message: 400, details: 0 },
];
/** An annotation within the limits of `core/api/findings.ts`, without anything hidden in its texts. */
function bounded(annotation, longest) {
    const { rawDetails, startColumn, endColumn, path, startLine, endLine, level } = annotation;
    const title = (0,reporting_text/* cut */.Jj)((0,reporting_text/* oneLine */.TN)((0,reporting_text/* visible */.RK)(annotation.title)), limits/* maxTitle */.Fq);
    const message = (0,reporting_text/* cut */.Jj)((0,reporting_text/* visible */.RK)(annotation.message).trim(), longest.message);
    const details = rawDetails === undefined || longest.details === 0 ? '' : (0,reporting_text/* visible */.RK)(rawDetails);
    const columns = startColumn === undefined || startLine !== endLine || !isPosition(startColumn)
        ? {}
        : { startColumn, endColumn: Math.min(limits/* maxPosition */.Ek, Math.max(startColumn, endColumn ?? startColumn)) };
    return {
        path: bare(path),
        startLine,
        endLine,
        ...columns,
        level,
        title,
        message: message === '' ? title || 'No message.' : message,
        ...(details === '' ? {} : { rawDetails: (0,reporting_text/* cut */.Jj)(details, longest.details) }),
    };
}
const bare = (path) => path.toWellFormed().replace(/^(?:\.\/+)+/, '');
const isPosition = (value) => Number.isInteger(value) && value >= 1 && value <= limits/* maxPosition */.Ek;
/** Whether GitHub could show it anywhere. */
function placed({ path, startLine, endLine }) {
    const lines = isPosition(startLine) && isPosition(endLine) && endLine >= startLine;
    const plain = bare(path);
    return lines && plain.length <= limits/* maxPath */.Sp && limits/* pathPattern */.s$.test(plain);
}
const sizeOf = (annotation) => Buffer.byteLength(JSON.stringify(annotation)) + 1;
/** Fills pages in order until one more would be too many. */
function fill(annotations, longest, mostPages) {
    const pages = [[]];
    let size = 0;
    for (const annotation of annotations) {
        const small = bounded(annotation, longest);
        const bytes = sizeOf(small);
        if (size + bytes > pageBytes) {
            if (pages.length === mostPages)
                return pages;
            pages.push([]);
            size = 0;
        }
        size += bytes;
        pages.at(-1)?.push(small);
    }
    return pages;
}
/**
 * The first annotations as far as they fit into the requests that one report may take. Long messages are cut before
 * any is left out; what has no place that GitHub could show is left out in any case.
 */
function pack(annotations, max, mostPages = limits/* maxPages */.L6) {
    const wanted = annotations.filter(placed).slice(0, max);
    let pages = [[]];
    let sent = 0;
    for (const longest of lengths) {
        pages = fill(wanted, longest, mostPages);
        sent = pages.reduce((sum, { length }) => sum + length, 0);
        if (sent === wanted.length)
            break;
    }
    let travelled = 0;
    const leftOut = annotations.filter((annotation) => {
        const travels = travelled < sent && placed(annotation);
        if (travels)
            travelled += 1;
        return !travels;
    });
    return { pages, leftOut };
}
/** The requests for a report: itself where it fits into one, else pages that the App puts together again. */
function pagesOf(findings) {
    const { pages } = pack(findings.annotations, findings.annotations.length);
    if (pages.length === 1)
        return [findings];
    const set = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(findings)).digest('hex');
    return pages.map((annotations, index) => ({
        ...findings,
        annotations: [...annotations],
        page: { number: index + 1, of: pages.length, set },
    }));
}
//# sourceMappingURL=pack.js.map
;// CONCATENATED MODULE: ./build/core/reporting/summary.js

/** The runner throws away a step's summary above 1 MiB; some room is left for what the step adds itself. */
const maxBytes = 1_000_000;
/** Of them, what the list above the table may take. */
const maxListBytes = 250_000;
/** Characters, before they are escaped. */
const maxCell = 1000;
const bytesOf = (text) => Buffer.byteLength(text) + 1;
/** Whole rows as long as there is room, and how many had none. */
function fitting(rows, total, room) {
    const kept = [];
    let size = 0;
    for (const row of rows) {
        size += bytesOf(row);
        if (size > room)
            break;
        kept.push(row);
    }
    return { kept, left: total - kept.length };
}
function* listRows(lines) {
    for (const line of lines)
        yield `- ${(0,reporting_text/* escapeMarkdown */.FV)((0,reporting_text/* cut */.Jj)((0,reporting_text/* oneLine */.TN)(line), 4 * maxCell))}`;
}
function* tableRows(annotations) {
    for (const { path, startLine, title, message } of annotations) {
        const place = (0,reporting_text/* escapeMarkdown */.FV)(`${(0,reporting_text/* cut */.Jj)(path, maxCell)}:${startLine}`);
        yield `| ${place} | ${(0,reporting_text/* escapeMarkdown */.FV)((0,reporting_text/* cut */.Jj)(`${title}: ${message}`, maxCell))} |`;
    }
}
/**
 * A job summary in Markdown: a heading, lines as a list, annotations as a table. It is cut between lines at the
 * runner's limit in bytes, and says how much it left out.
 */
function renderSummary(page) {
    const { annotations = [], file } = page;
    const where = file === undefined ? '' : ` All are in ${(0,reporting_text/* escapeMarkdown */.FV)((0,reporting_text/* cut */.Jj)(file, maxCell))}.`;
    const list = fitting(listRows(page.lines), page.lines.length, maxListBytes);
    const head = [
        `### ${(0,reporting_text/* escapeMarkdown */.FV)((0,reporting_text/* cut */.Jj)((0,reporting_text/* oneLine */.TN)(page.title), maxCell))}`,
        '',
        ...list.kept,
        ...(list.left === 0 ? [] : [`- ${(0,reporting_text/* count */.U9)(list.left, 'more line')} in the log of the job.`]),
        '',
        ...(annotations.length === 0 ? [] : ['| Where | What |', '|---|---|']),
    ];
    const room = maxBytes - bytesOf(head.join('\n')) - 10 * maxCell;
    const table = fitting(tableRows(annotations), annotations.length, room);
    const tail = table.left === 0 ? [] : ['', `${(0,reporting_text/* count */.U9)(table.left, 'more finding')} not shown.${where}`];
    return `${[...head, ...table.kept, ...tail].join('\n')}\n`;
}
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./build/core/reporting/publish.js








const defaultAnnotations = 1000;
/** Of a line in the log, and of a list there. */
const maxLogLine = 4000;
const maxListed = 5000;
/** Lines within the limits of `core/api/findings.ts`; those that have no room are counted. */
function boundedLines(lines) {
    const kept = lines.length > limits/* maxLines */.ol ? lines.slice(0, limits/* maxLines */.ol - 1) : lines;
    const more = lines.length - kept.length;
    return [
        ...kept.map((line) => (0,reporting_text/* cut */.Jj)((0,reporting_text/* oneLine */.TN)((0,reporting_text/* visible */.RK)(line)), limits/* maxLine */.L2)),
        ...(more === 0 ? [] : [`And ${(0,reporting_text/* count */.U9)(more, 'more line')} in the log of the job.`]),
    ];
}
/** The step that reports, so that another one's report of the same commit stands beside it. */
function partOf({ part = '' }, { step }) {
    if (step === undefined)
        return {};
    const id = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([step.workflow, step.job, step.action, part]))
        .digest('hex');
    const name = (0,reporting_text/* cut */.Jj)((0,reporting_text/* oneLine */.TN)((0,reporting_text/* visible */.RK)(part === '' ? step.job : `${step.job} ${part}`)), 100);
    return { part: { id: id.slice(0, 32), name: name || 'job' } };
}
const nameOf = (path) => (0,reporting_text/* cut */.Jj)((0,reporting_text/* visible */.RK)(path.split(/[/\\]/).at(-1) ?? path), 255);
/**
 * What the App is told of a report, within the limits of `core/api/findings.ts`. What cannot be annotated is counted by
 * rule: annotations and `leftOut` together are all that was found.
 * @param mostPages how many requests it may fill; `pagesOf` makes them
 */
function toFindings(report, context, mostPages) {
    const max = report.maxAnnotations ?? defaultAnnotations;
    const { pages, leftOut } = pack(report.annotations, max, mostPages);
    const { highlights = [], file } = report;
    return {
        schema: 1,
        concern: report.concern,
        repository: { id: context.repository.id, name: context.repository.name },
        run: { id: context.run.id, attempt: context.run.attempt },
        headSha: context.headSha,
        conclusion: report.conclusion,
        title: (0,reporting_text/* cut */.Jj)((0,reporting_text/* oneLine */.TN)((0,reporting_text/* visible */.RK)(report.title)), limits/* maxTitle */.Fq) || report.concern,
        lines: boundedLines(report.lines),
        annotations: pages.flat(),
        leftOut: leftOut.length,
        ...(leftOut.length === 0 ? {} : { grouped: groupByRule(leftOut) }),
        ...(file === undefined ? {} : { file: nameOf(file) }),
        ...partOf(report, context),
        ...(highlights.length === 0 ? {} : { highlights: boundedLines(highlights.slice(0, limits/* maxHighlights */.od)) }),
    };
}
/** What the runner would have dropped without a word is counted in an annotation and stands in the log. */
function annotate(report, job) {
    const { commands, dropped } = (0,reporting_commands/* annotationCommands */.sq)({ ...report, room: job.room?.() });
    job.command(commands);
    list(dropped, report, job);
}
/** Findings without an annotation stand in the log, a line each. */
function list(left, { file }, job) {
    if (left.length === 0)
        return;
    const lines = left.slice(0, maxListed).map(({ path, startLine, level, title, message }) => {
        const text = (0,reporting_text/* cut */.Jj)((0,reporting_text/* oneLine */.TN)((0,reporting_text/* visible */.RK)(message)), 500);
        return `  ${path}:${startLine}: ${level}: ${(0,reporting_text/* oneLine */.TN)((0,reporting_text/* visible */.RK)(title))}: ${text}`;
    });
    const more = left.length - lines.length;
    job.info([
        `${(0,reporting_text/* count */.U9)(left.length, 'finding')} without an annotation${file === undefined ? '' : ` (all of them are in ${file})`}:`,
        ...lines,
        ...(more === 0 ? [] : [`  … and ${more} more.`]),
    ].join('\n'));
}
/**
 * Shows a report: in the log and the job's summary always, as a check by the App where there is one, else as the
 * job's own annotations. When the App cannot be reached the annotations are shown before the error is thrown.
 */
async function publish(report, job, app) {
    const lines = report.lines.map((line) => `  ${(0,reporting_text/* cut */.Jj)((0,reporting_text/* visible */.RK)(line), maxLogLine)}`);
    job.info([(0,reporting_text/* visible */.RK)(report.title), ...lines].join('\n'));
    await job.summary(renderSummary({ ...report, title: `fairlead/${report.concern}: ${report.title}` }));
    const fork = job.context.pullRequest?.fork === true;
    if (app === null || fork) {
        if (app !== null)
            job.info('A pull request from a fork has no OIDC token: this job shows the findings and hands them over.');
        annotate(report, job);
        // Whoever answers `workflow_run` posts it: the App, or a workflow of the default branch. It is one file.
        if (fork) {
            const findings = toFindings(report, job.context, 1);
            await job.handOver((0,format/* fileOf */.W7)(findings), JSON.stringify(findings));
        }
        return;
    }
    const findings = toFindings(report, job.context);
    try {
        for (const page of pagesOf(findings))
            await app.findings(page);
    }
    catch (error) {
        annotate(report, job);
        throw error;
    }
    if (findings.leftOut > 0)
        list(pack(report.annotations, findings.annotations.length).leftOut, report, job);
}
//# sourceMappingURL=publish.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/badge.js
/** Rough widths of characters in 11 px Verdana, enough for digits and a few letters. */
const width = (text) => Math.round(text.length * 6.8 + 10);
function colour(percent) {
    if (percent >= 90)
        return '#2c7a3f';
    if (percent >= 75)
        return '#6b7a1e';
    return percent >= 50 ? '#a65d00' : '#b3261e';
}
/** A badge of line coverage as SVG; null shows that it is not known. Whole percent, rounded down. */
function renderBadge(percent) {
    const label = 'coverage';
    const value = percent === null ? 'unknown' : `${Math.floor(percent + 1e-9)}%`;
    const [left, right] = [width(label), width(value)];
    const fill = percent === null ? '#5b6470' : colour(percent);
    const text = (at, words) => `<text x="${at}" y="14">${words}</text>`;
    return `${[
        `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${label}: ${value}">`,
        `<title>${label}: ${value}</title>`,
        `<rect width="${left + right}" height="20" rx="3" fill="#3c434d"/>`,
        `<path d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${right - 3}z" fill="${fill}"/>`,
        `<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">`,
        `${text(left / 2, label)}${text(left + right / 2, value)}</g>`,
        '</svg>',
    ].join('')}\n`;
}
//# sourceMappingURL=badge.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/own-text.js
/**
 * A name as a text of its own. One that was cut out of a report would keep the whole piece of the report in memory;
 * short ones are copied anyway.
 */
function ownText(text) {
    if (text.length < 13)
        return text;
    const codes = [];
    for (let at = 0; at < text.length; at += 1)
        codes.push(text.charCodeAt(at));
    let copy = '';
    for (let at = 0; at < codes.length; at += 1000)
        copy += String.fromCharCode(...codes.slice(at, at + 1000));
    return copy;
}
//# sourceMappingURL=own-text.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/arms.js

/** Larger sets, and more of them, are each line's own: they are hardly ever those of another line. */
const maxArms = 8;
const maxSets = 2000;
/** A set of branches that many lines have; it never changes. */
class SharedArms {
    kind = 'arms';
    arms;
    /** The sets with one more arm, taken or not. */
    taken = new Map();
    missed = new Map();
    constructor(arms) {
        this.arms = arms;
    }
}
/**
 * Makes the sets of one report. The branches of most lines look alike, and a map for each line is what takes most of
 * the time and the memory.
 */
function createArmSets() {
    const none = new SharedArms(new Map());
    let made = 0;
    const fromShared = (known, arm, taken) => {
        const before = known.arms.get(arm);
        if (before === true || before === taken)
            return known;
        const next = taken ? known.taken : known.missed;
        const found = next.get(arm);
        if (found !== undefined)
            return found;
        const name = ownText(arm);
        const arms = new Map(known.arms).set(name, taken);
        if (arms.size > maxArms || made >= maxSets)
            return { kind: 'arms', arms };
        made += 1;
        const set = new SharedArms(arms);
        next.set(name, set);
        return set;
    };
    return (known, arm, taken) => {
        if (known === undefined)
            return fromShared(none, arm, taken);
        if (known instanceof SharedArms)
            return fromShared(known, arm, taken);
        // The map is this line's own: nobody else holds it before the report is complete.
        const arms = known.arms;
        const before = arms.get(arm);
        arms.set(before === undefined ? ownText(arm) : arm, taken || before === true);
        return known;
    };
}
//# sourceMappingURL=arms.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/lines.js
/** Lines above are kept apart: a report that names line 10,000,000 must not cost as many places. */
const dense = 1 << 16;
/**
 * Hits by line, for reading reports: an array is several times as fast as a `Map`, and reports are mostly lines.
 * Lines come back in their order.
 */
class Lines {
    low = [];
    high = null;
    count = 0;
    get size() {
        return this.count + (this.high?.size ?? 0);
    }
    get(line) {
        return line < dense ? this.low[line] : this.high?.get(line);
    }
    set(line, hits) {
        if (line < dense) {
            if (this.low[line] === undefined)
                this.count += 1;
            this.low[line] = hits;
        }
        else
            (this.high ??= new Map()).set(line, hits);
    }
    *[Symbol.iterator]() {
        for (let line = 0; line < this.low.length; line += 1) {
            const hits = this.low[line];
            if (hits !== undefined)
                yield [line, hits];
        }
        if (this.high !== null)
            yield* [...this.high].sort(([a], [b]) => a - b);
    }
    *keys() {
        for (const [line] of this)
            yield line;
    }
    *values() {
        for (const [, hits] of this)
            yield hits;
    }
}
//# sourceMappingURL=lines.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/collect.js




/** No source file is that long: a report that says so is refused before it fills the memory. */
const maxLine = 10_000_000;
function refuse(detail, cause) {
    throw new fairlead_error/* FinalError */.f4('FL_REPORT_INVALID', detail, { cause });
}
/** For a report that ends before it is complete. */
function truncated(detail) {
    throw new fairlead_error/* FinalError */.f4('FL_REPORT_TRUNCATED', detail);
}
/**
 * A line number, or a refusal. 0, which some tools write for code that stands on no line, gives null.
 *
 * @param where in the report: the number of its line, or a name
 */
function lineNumber(value, where) {
    if (value === 0)
        return null;
    if (Number.isInteger(value) && value > 0 && value <= maxLine)
        return value;
    const place = typeof where === 'number' ? `line ${where}` : where;
    return refuse(`${place}: ${String(value)} is not a line number`);
}
const fewBranches = 16;
const shared = new Map();
/** So many branches taken of so many. Small counts are one object each: reports have them on most lines. */
function counted(taken, total) {
    const made = () => ({ kind: 'counts', taken, total });
    if (total >= fewBranches || taken > total || !Number.isInteger(taken) || !Number.isInteger(total))
        return made();
    const key = total * fewBranches + taken;
    const known = shared.get(key) ?? made();
    shared.set(key, known);
    return known;
}
/** Both sets of branches as one: a branch is taken where either saw it taken. */
function unite(a, b) {
    if (a === undefined)
        return b;
    if (a.kind === 'arms' && b.kind === 'arms') {
        const arms = new Map(a.arms);
        for (const [arm, taken] of b.arms)
            arms.set(arm, taken || arms.get(arm) === true);
        return { kind: 'arms', arms };
    }
    const [first, second] = [branchCount(a), branchCount(b)];
    const total = Math.max(first.total, second.total);
    return counted(Math.max(first.taken, second.taken), total);
}
/** How many branches there are, and how many were taken. */
function branchCount(branches) {
    if (branches.kind === 'counts')
        return branches;
    let taken = 0;
    for (const hit of branches.arms.values())
        if (hit)
            taken += 1;
    return { taken, total: branches.arms.size };
}
function createCollector() {
    const files = new Map();
    const addToArms = createArmSets();
    return {
        open(path, roots = []) {
            const known = files.get(path);
            if (known !== undefined)
                return known;
            const name = ownText(path);
            const file = { path: name, roots, lines: new Lines(), branches: new Map(), addToArms };
            files.set(name, file);
            return file;
        },
        files: () => [...files.values()],
    };
}
/** Keeps the larger number of hits. */
function raise(lines, line, hits) {
    const before = lines.get(line);
    if (before === undefined || before < hits)
        lines.set(line, hits);
}
/** Adds one branch by its name. */
function addArm(file, line, arm, taken) {
    const known = file.branches.get(line);
    const before = known?.kind === 'arms' ? known : undefined;
    const arms = file.addToArms(before, arm, taken);
    if (known === undefined)
        file.branches.set(line, arms);
    else if (known.kind === 'counts')
        file.branches.set(line, unite(known, arms));
    else if (arms !== known)
        file.branches.set(line, arms);
}
//# sourceMappingURL=collect.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/totals.js

/** Percent from 0 to 100, or null where there is nothing to cover. */
function percentOf({ covered, total }) {
    return total === 0 ? null : (100 * covered) / total;
}
/** Two places, rounded down: 79.999 must not read as 80. */
function twoPlaces(value) {
    return (Math.floor(value * 100 + 1e-7) / 100).toFixed(2);
}
/** A percentage as text, rounded down. */
function percentText(value) {
    return `${twoPlaces(value)} %`;
}
/** The counts of one file. */
function fileTotals(file) {
    let covered = 0;
    for (const hits of file.lines.values())
        if (hits > 0)
            covered += 1;
    let taken = 0;
    let total = 0;
    for (const branches of file.branches.values()) {
        const counted = branchCount(branches);
        taken += counted.taken;
        total += counted.total;
    }
    return { lines: { covered, total: file.lines.size }, branches: { covered: taken, total } };
}
const totals_plus = (a, b) => ({ covered: a.covered + b.covered, total: a.total + b.total });
/** The counts of many files. */
function sumTotals(all) {
    let sum = { lines: { covered: 0, total: 0 }, branches: { covered: 0, total: 0 } };
    for (const each of all)
        sum = { lines: totals_plus(sum.lines, each.lines), branches: totals_plus(sum.branches, each.branches) };
    return sum;
}
//# sourceMappingURL=totals.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/baseline.js

/** One line of JSON, the same for the same baseline. */
function renderBaseline({ commit, files, best }) {
    const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
    return `${JSON.stringify({
        schema: 1,
        commit,
        files: Object.fromEntries(sorted.map(([path, { lines, branches }]) => [
            path,
            [lines.covered, lines.total, branches.covered, branches.total],
        ])),
        best: Object.fromEntries([...best].sort(([a], [b]) => (a < b ? -1 : 1))),
    })}\n`;
}
/** The files of a flag; all of them for null. */
function filesOf(files, flag) {
    if (flag === null)
        return sumTotals(files.values());
    return sumTotals([...files].filter(([path]) => flag.matches(path)).map(([, totals]) => totals));
}
/**
 * The record of a commit. The best percentages never fall, also when the commit's own are lower.
 */
function nextBaseline(commit, files, flags, before) {
    const best = new Map(before?.best ?? []);
    for (const flag of [null, ...flags]) {
        const name = flag?.name ?? '';
        const value = percentOf(filesOf(files, flag).lines);
        if (value !== null)
            best.set(name, Math.max(value, best.get(name) ?? 0));
    }
    return { commit, files, best };
}
/**
 * The files of a run with those of flags that it did not run: a job that tests one part of the repository does not
 * lose the others. Files that are gone are not carried.
 */
function carryForward(files, flags, baseline, tracked) {
    const all = new Map(files);
    const carried = new Set();
    for (const flag of baseline === null ? [] : flags) {
        if ([...files.keys()].some((path) => flag.matches(path)))
            continue;
        for (const [path, totals] of baseline?.files ?? []) {
            if (!flag.matches(path) || !tracked.has(path))
                continue;
            carried.add(flag.name);
            all.set(path, totals);
        }
    }
    return { files: all, carried };
}
//# sourceMappingURL=baseline.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/cobertura-out.js


function cobertura_out_escape(text) {
    return (text
        // oxlint-disable-next-line no-control-regex -- XML 1.0 has no way to write them
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\uFFFD')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`));
}
/** Up to four places, as the tools write it; 1 where there is nothing to cover. */
function rate({ covered, total }) {
    return total === 0 ? '1' : String(Math.floor((10_000 * covered) / total) / 10_000);
}
const rates = ({ lines, branches }) => `line-rate="${rate(lines)}" branch-rate="${rate(branches)}" complexity="0"`;
function lineElement(number, hits, file) {
    const branches = file.branches.get(number);
    const { taken, total } = branches === undefined ? { taken: 0, total: 0 } : branchCount(branches);
    const start = `          <line number="${number}" hits="${hits}"`;
    if (total === 0)
        return `${start} branch="false"/>`;
    return `${start} branch="true" condition-coverage="${Math.floor((100 * taken) / total)}% (${taken}/${total})"/>`;
}
function classElement(path, file, totals) {
    const name = cobertura_out_escape(path.slice(path.lastIndexOf('/') + 1));
    return [
        `      <class name="${name}" filename="${cobertura_out_escape(path)}" ${rates(totals)}>`,
        '        <methods/>',
        '        <lines>',
        ...[...file.lines].sort(([a], [b]) => a - b).map(([line, hits]) => lineElement(line, hits, file)),
        '        </lines>',
        '      </class>',
    ];
}
/**
 * Coverage as Cobertura's XML (coverage-04.dtd), exact to the line: what GitHub's own coverage rule reads. One package
 * for each folder, one class for each file, paths from the root of the repository.
 *
 * @param timestamp milliseconds since the epoch
 */
function renderCobertura(files, timestamp) {
    const folders = new Map();
    for (const [path, file] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
        const entry = { path, file, totals: fileTotals(file) };
        const list = folders.get(folder);
        if (list === undefined)
            folders.set(folder, [entry]);
        else
            list.push(entry);
    }
    const all = sumTotals([...folders.values()].flat().map(({ totals }) => totals));
    const packages = [...folders].flatMap(([folder, entries]) => [
        `    <package name="${cobertura_out_escape(folder.replaceAll('/', '.'))}" ${rates(sumTotals(entries.map(({ totals }) => totals)))}>`,
        '      <classes>',
        ...entries.flatMap(({ path, file, totals }) => classElement(path, file, totals)),
        '      </classes>',
        '    </package>',
    ]);
    return `${[
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">',
        `<coverage ${rates(all)} lines-covered="${all.lines.covered}" lines-valid="${all.lines.total}" branches-covered="${all.branches.covered}" branches-valid="${all.branches.total}" version="1" timestamp="${timestamp}">`,
        '  <sources>',
        '    <source>.</source>',
        '  </sources>',
        '  <packages>',
        ...packages,
        '  </packages>',
        '</coverage>',
    ].join('\n')}\n`;
}
//# sourceMappingURL=cobertura-out.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/gates.js


/** Percentage points by which rounding and the order of tests may move a figure. */
const tolerance = 0.01;
function least(what, value, minimum, nothing = 'nothing to cover') {
    if (minimum === null)
        return null;
    if (value === null)
        return { passed: true, sentence: `${what}: ${nothing}` };
    const passed = value >= minimum;
    return {
        passed,
        sentence: `${what}: ${percentText(value)}, ${passed ? 'at least' : 'wanted'} ${minimum} %`,
    };
}
function leastOfPatch(what, patch, minimum) {
    if (patch === null)
        return least(what, null, minimum, 'no change was compared');
    return least(what, patch.percent, minimum);
}
/** Against the baseline: how far lines may fall, and the best that they ever were. */
function against(name, value, gates, facts, flag) {
    if (gates.maxDrop === null && !gates.ratchet)
        return [];
    const { baseline } = facts;
    if (baseline === null)
        return [{ passed: true, sentence: `${name}lines: no baseline is kept yet to compare with` }];
    if (value === null)
        return [{ passed: true, sentence: `${name}lines: nothing to cover` }];
    const verdicts = [];
    const before = percentOf(filesOf(baseline.files, flag).lines);
    if (gates.maxDrop !== null && before !== null) {
        const drop = before - value;
        const passed = drop <= gates.maxDrop + 1e-9;
        const sentence = `${name}lines: ${percentText(value)} after ${percentText(before)}, may lose ${gates.maxDrop} points`;
        verdicts.push({ passed, sentence });
    }
    const best = baseline.best.get(flag?.name ?? '');
    if (gates.ratchet && best !== undefined) {
        const passed = value >= best - tolerance - 1e-9;
        verdicts.push({
            passed,
            sentence: `${name}lines: ${percentText(value)}, the best so far is ${percentText(best)}`,
        });
    }
    return verdicts;
}
function judge(gates, flag, facts) {
    const name = flag === null ? '' : `${flag.name}: `;
    const totals = filesOf(facts.files, flag);
    const asked = gates.minimum ?? gates.branchMinimum ?? gates.maxDrop ?? (gates.ratchet ? 0 : null);
    if (flag !== null && totals.lines.total === 0 && asked !== null) {
        // Without a figure nothing is proven; only a flag that is to be carried may wait for its first baseline.
        const passed = flag.carryForward && facts.baseline === null;
        return [{ passed, sentence: `${name}no report covers it, and no baseline has it` }];
    }
    const lines = percentOf(totals.lines);
    const patch = facts.patchOf(flag);
    const verdicts = [
        least(`${name}lines`, lines, gates.minimum),
        least(`${name}branches`, percentOf(totals.branches), gates.branchMinimum),
        ...against(name, lines, gates, facts, flag),
        // The change as a whole stands in the title of the report.
        flag === null ? null : leastOfPatch(`${name}changed lines`, patch, gates.patchMinimum),
    ];
    return verdicts
        .filter((verdict) => verdict !== null)
        .map((verdict) => flag !== null && facts.carried.has(flag.name)
        ? { ...verdict, sentence: `${verdict.sentence} (carried forward)` }
        : verdict);
}
/** What the gates say, of everything and of each flag, in the order given. */
function judgeGates(gates, flags, facts) {
    return [judge(gates, null, facts), ...flags.map((flag) => judge(flag, flag, facts))].flat();
}
//# sourceMappingURL=gates.js.map
;// CONCATENATED MODULE: ./build/core/reports/paths.js

const foundAt = (path) => ({ path, tried: '' });
/** Installed packages are not the team's code, though a tail of their path may look like it. */
const installed = /(?:^|\/)(?:site-packages|dist-packages|node_modules|\.m2\/repository|\.cargo\/registry|go\/pkg\/mod)\//;
/** Where containers and hosted runners put a checkout. Only a file right below counts, so a wrong guess finds none. */
const knownRoots = [
    /^\/github\/workspace\//,
    /^\/__w\/[^/]+\/[^/]+\//,
    /^\/home\/runner\/work\/[^/]+\/[^/]+\//,
    /^\/Users\/runner\/work\/[^/]+\/[^/]+\//,
    /^[A-Za-z]:\/a\/[^/]+\/[^/]+\//,
    /^\/builds\/[^/]+\/[^/]+\//,
    /^\/usr\/src\/(?:app|myapp)\//,
    /^\/(?:app|src|code|work|workspace|workspaces|project|repo|mnt|data|lint|tmp\/lint|source|build)\//,
];
/** Forward slashes, no scheme, `.` and `..` worked out; a `..` that leads out of the start is dropped. */
function clean(raw) {
    let path = raw;
    if (/^file:/i.test(path)) {
        path = path.replace(/^file:(?:\/\/(?:localhost)?(?=\/))?/i, '');
        try {
            path = decodeURIComponent(path);
        }
        catch {
            // A stray per cent sign is part of the name.
        }
        // file:///D:/a/b is D:/a/b.
        path = path.replace(/^\/(?=[A-Za-z]:[/\\])/, '');
    }
    path = path.replaceAll('\\', '/');
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}
const isAbsolute = (path) => path.startsWith('/') || /^[A-Za-z]:\//.test(path);
function indexOf(workspace, tracked) {
    const known = new Set(tracked.filter((path) => path.length <= limits/* maxPath */.Sp && limits/* pathPattern */.s$.test(path)));
    const byName = new Map();
    const folded = new Map();
    for (const path of known) {
        const name = path.slice(path.lastIndexOf('/') + 1);
        const same = byName.get(name);
        if (same === undefined)
            byName.set(name, [path]);
        else
            same.push(path);
        const lower = path.toLowerCase();
        folded.set(lower, folded.has(lower) ? null : path);
    }
    return { root: `${clean(workspace)}/`, known, byName, folded };
}
/** The one tracked file that ends in the longest tail of the path; a single name counts only for a relative path. */
function bySuffix(index, path) {
    const parts = path.split('/').filter((part) => part !== '');
    const candidates = index.byName.get(parts.at(-1) ?? '') ?? [];
    const last = isAbsolute(path) ? parts.length - 1 : parts.length;
    for (let from = 0; from < last && (from === 0 || from < parts.length - 1); from += 1) {
        const tail = parts.slice(from).join('/');
        const matches = candidates.filter((candidate) => candidate === tail || candidate.endsWith(`/${tail}`));
        if (matches.length === 1)
            return foundAt(matches[0] ?? null);
        if (matches.length > 1) {
            const [first, second] = matches;
            return { path: null, tried: `${matches.length} files end in ${tail}: ${first}, ${second}`, lost: true };
        }
    }
    const lower = index.folded.get(path.toLowerCase());
    if (lower !== undefined && lower !== null)
        return foundAt(lower);
    const tried = `no tracked file ends in ${parts.slice(-2).join('/') || 'it'}`;
    return { path: null, tried, lost: true };
}
function find(index, raw) {
    const path = clean(raw);
    if (path === '' || path === '/')
        return { path: null, tried: 'no file is named', lost: true };
    const inside = path.startsWith(index.root);
    const relative = inside ? path.slice(index.root.length) : path;
    if (index.known.has(relative))
        return foundAt(relative);
    if (installed.test(relative))
        return { path: null, tried: 'it is an installed package' };
    for (const root of inside ? [] : knownRoots) {
        const rest = path.replace(root, '');
        if (rest !== path && index.known.has(rest))
            return foundAt(rest);
    }
    const found = bySuffix(index, relative);
    if (found.path !== null)
        return found;
    const where = inside
        ? 'not tracked by git'
        : isAbsolute(path)
            ? 'outside the checkout'
            : 'not at the checkout’s root';
    return { path: null, tried: `${where}; ${found.tried}`, lost: !inside };
}
/**
 * Makes a finder. In this order: inside the workspace, relative to it; a tracked file of that name; the same below a
 * folder where containers and runners put a checkout; the one tracked file that ends in the longest tail of the path,
 * of two names or more; the one that differs in case only. Ambiguous tails give null: nothing is guessed.
 *
 * @param workspace absolute path of the checkout
 * @param tracked repository paths, as `git ls-files` lists them
 */
function createPathFinder(workspace, tracked) {
    const index = indexOf(workspace, tracked);
    const seen = new Map();
    return (raw) => {
        const before = seen.get(raw);
        if (before !== undefined)
            return before;
        const found = find(index, raw);
        seen.set(raw, found);
        return found;
    };
}
/** {@link createPathFinder}, for those who need the path only. */
function createPathResolver(workspace, tracked) {
    const finder = createPathFinder(workspace, tracked);
    return (raw) => finder(raw).path;
}
/** Folders that hold a file of each of these names. */
function foldersOfAll(tracked, tails) {
    const [first = '', ...others] = tails;
    const folders = [];
    for (const path of tracked) {
        if (path !== first && !path.endsWith(`/${first}`))
            continue;
        const folder = path.slice(0, path.length - first.length);
        if (others.every((tail) => tracked.has(folder + tail)))
            folders.push(folder);
    }
    return folders;
}
/**
 * A finder for the paths of one report. A tool that ran in a folder writes paths relative to it: where just one folder
 * of the repository has all of them, a tail that two files share is looked up there. Otherwise nothing is guessed.
 *
 * @param raws every path of the report
 */
function createReportPaths(finder, tracked, raws) {
    const relative = new Map();
    for (const raw of raws) {
        const path = clean(raw);
        if (path !== '' && !isAbsolute(path) && !/^file:/i.test(raw))
            relative.set(raw, path);
    }
    const certain = [...relative.keys()].every((raw) => finder(raw).path !== null);
    if (relative.size === 0 || certain)
        return finder;
    const [folder, second] = foldersOfAll(tracked, new Set(relative.values()));
    if (folder === undefined || second !== undefined)
        return finder;
    return (raw) => {
        const found = finder(raw);
        const path = found.path === null ? relative.get(raw) : undefined;
        return path === undefined ? found : foundAt(folder + path);
    };
}
//# sourceMappingURL=paths.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/modules.js
/** The module that a `go.mod` declares (https://go.dev/ref/mod#go-mod-file-module), or null. */
function parseGoMod(text, file) {
    const path = /^\s*module\s+(?:"([^"\s]+)"|([^\s"/][^\s"]*))/m.exec(text);
    const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
    return path === null ? null : { path: path[1] ?? path[2] ?? '', folder };
}
/** The path in the repository of a file that is named by its import path; the longest module wins, as in Go. */
function inModule(importPath, modules) {
    let best = null;
    for (const module of modules) {
        if (!importPath.startsWith(`${module.path}/`))
            continue;
        if (best === null || module.path.length > best.path.length)
            best = module;
    }
    if (best === null)
        return null;
    const rest = importPath.slice(best.path.length + 1);
    return best.folder === '' ? rest : `${best.folder}/${rest}`;
}
//# sourceMappingURL=modules.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/merge.js






const merge_isAbsolute = (path) => /^(?:[/\\]|[A-Za-z]:|file:)/.test(path);
/** Where a file of a report is: by its Go module, below the report's own roots, or as it is written. */
function locate(file, places, finder) {
    const module = inModule(file.path, places.modules);
    if (module !== null && places.tracked.has(module))
        return { path: module, tried: '' };
    const tried = [];
    const below = new Set();
    for (const root of merge_isAbsolute(file.path) ? [] : file.roots) {
        const found = places.finder(`${root}/${file.path}`);
        if (found.path === null)
            tried.push(`below ${root}: ${found.tried}`);
        else
            below.add(found.path);
    }
    const [first] = below;
    if (below.size === 1 && first !== undefined)
        return { path: first, tried: '' };
    if (below.size > 1)
        return { path: null, tried: `it is in more than one of the report’s folders: ${[...below].join(', ')}` };
    const found = finder(file.path);
    return found.path === null ? { path: null, tried: [found.tried, ...tried].join('; ') } : found;
}
function add(files, path, file) {
    const known = files.get(path);
    if (known === undefined) {
        files.set(path, file);
        return;
    }
    const lines = new Lines();
    for (const [line, hits] of known.lines)
        lines.set(line, hits);
    for (const [line, hits] of file.lines)
        raise(lines, line, hits);
    const branches = new Map(known.branches);
    for (const [line, found] of file.branches)
        branches.set(line, unite(branches.get(line), found));
    files.set(path, { lines, branches });
}
/** Whether a path is one of files that the change deletes: they are asked about where a path is nowhere else. */
function createGone(gone) {
    let places = null;
    return (file) => {
        if (gone === null)
            return false;
        places ??= gone();
        return locate(file, places, places.finder).path !== null;
    };
}
/**
 * Several reports as one: a line has the most hits that any of them saw, a branch is taken where any saw it taken.
 * What cannot be matched to a file of the repository with certainty is named and not counted.
 * @param gone the files that the change deletes: a report that was made before may name them, and that is no mistake
 */
function mergeCoverage(reports, places, gone = null) {
    const isGone = createGone(gone);
    const files = new Map();
    const unmatched = new Map();
    const problems = [];
    const notes = [];
    for (const report of reports) {
        if (report.files.length === 0)
            notes.push(`${report.name} names no files.`);
        const finder = createReportPaths(places.finder, places.tracked, report.files.map((file) => file.path));
        let found = 0;
        let deleted = 0;
        for (const file of report.files) {
            const { path, tried } = locate(file, places, finder);
            if (path !== null) {
                found += 1;
                add(files, path, file);
            }
            else if (isGone(file))
                deleted += 1;
            else
                unmatched.set(file.path, tried);
        }
        if (deleted > 0)
            notes.push(`${report.name}: ${(0,reporting_text/* count */.U9)(deleted, 'file')} that the change deletes, not counted.`);
        const first = report.files.find((file) => unmatched.has(file.path));
        if (found > 0 || first === undefined)
            continue;
        const detail = `${report.name}, ${report.files.length} of them, such as ${first.path} (${unmatched.get(first.path) ?? ''})`;
        problems.push(new fairlead_error/* FinalError */.f4('FL_REPORT_PATHS', detail).toText());
    }
    return {
        files,
        unmatched: [...unmatched]
            .map(([path, tried]) => ({ path, tried }))
            .sort((a, b) => (a.path < b.path ? -1 : 1)),
        problems,
        notes,
    };
}
//# sourceMappingURL=merge.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/patch.js

/** A diff has its lines in order, and then nothing is sorted. */
function inOrder(lines) {
    const list = [...lines];
    return list.every((line, index) => index === 0 || line > (list[index - 1] ?? 0))
        ? list
        : list.sort((a, b) => a - b);
}
/**
 * How much of a change its tests run: covered added lines over added lines that could be covered.
 *
 * @param counts which paths count; test files usually do not
 */
function patchCoverage(files, diff, counts) {
    let covered = 0;
    const uncovered = [];
    const partial = [];
    for (const path of [...diff.keys()].sort()) {
        const file = files.get(path);
        if (file === undefined || !counts(path))
            continue;
        for (const line of inOrder(diff.get(path)?.added ?? [])) {
            const hits = file.lines.get(line);
            if (hits === undefined)
                continue;
            if (hits === 0) {
                uncovered.push({ path, line });
                continue;
            }
            covered += 1;
            const branches = file.branches.get(line);
            const { taken, total } = branches === undefined ? { taken: 0, total: 0 } : branchCount(branches);
            if (taken < total)
                partial.push({ path, line, taken, total });
        }
    }
    const coverable = covered + uncovered.length;
    return {
        coverable,
        covered,
        percent: coverable === 0 ? null : (100 * covered) / coverable,
        uncovered,
        partial,
    };
}
//# sourceMappingURL=patch.js.map
;// CONCATENATED MODULE: ./build/core/reports/tests/place.js
const styles = [
    // pytest: `tests/test_a.py:7: AssertionError`
    { line: /^([^\s:][^:]*\.[A-Za-z]+):(\d{1,7}):/, deepest: 'last' },
    // Python: `  File "a.py", line 7, in test`
    { line: /^\s*File "([^"]+)", line (\d{1,7})/, deepest: 'last' },
    // Java, Kotlin, Scala: the folder is the package of the class
    {
        line: /^\s*at (?:[^\s(/]*\/)*([\w.$]+)\.[\w$<>]+\(([\w-]+\.\w+):(\d{1,7})\)/,
        deepest: 'first',
        path: (match) => [...(match[1] ?? '').split('.').slice(0, -1), match[2] ?? ''].join('/'),
    },
    // JavaScript: `at name (file:8:31)`, `at file:8:31`, Vitest's `❯ name file:8:31`
    { line: /^\s*(?:at|❯) (?:[^()]{0,300}[( ])?((?:file:\/\/)?[^\s():]+):(\d{1,7}):\d+\)?$/, deepest: 'first' },
    // .NET: ` in /src/A.cs:line 7`
    { line: / in (\S+\.\w+):line (\d{1,7})/, deepest: 'first' },
    // Rust: `panicked at src/lib.rs:7:5`
    { line: /panicked at '?(?:[^']*', )?(\S+\.rs):(\d{1,7}):/, deepest: 'first' },
    // Go: `    a_test.go:14: got 90`; the folder is the test's package
    {
        line: /^\s+((?:[^\s:]*\/)?[\w.-]+\.go):(\d{1,7})(?::|\s|$)/,
        deepest: 'first',
        path: (match, test) => (match[1] ?? '').includes('/') ? (match[1] ?? '') : `${test.classname}/${match[1] ?? ''}`,
    },
    // gtest, PHPUnit, RSpec and others: `file:12` at the start
    {
        line: /^\s*(?:# )?(\S+\.(?:c|cc|cpp|cxx|h|hpp|php|rb|exs?|swift)):(\d{1,7})(?::|\s|$)/,
        deepest: 'first',
    },
];
/** Traces are looked through up to here. */
const maxLines = 2000;
const maxLength = 1000;
function inTrace(lines, style, test, resolve) {
    for (const text of style.deepest === 'last' ? lines.toReversed() : lines) {
        const match = style.line.exec(text);
        if (match === null)
            continue;
        const path = resolve(style.path === undefined ? (match[1] ?? '') : style.path(match, test));
        const line = Number(match.at(-1));
        if (path !== null && line > 0)
            return { path, line };
    }
    return null;
}
/**
 * Where a failed test failed, in the team's own code: the deepest frame of its trace whose file is in the repository.
 * Where the trace shows none, the test's own file; null where that is not known either.
 */
function failurePlace(test, resolve) {
    const lines = `${test.detail}\n${test.message}`
        .split('\n', maxLines)
        .filter((line) => line.length <= maxLength)
        .map((line) => line.trimEnd());
    for (const style of styles) {
        const place = inTrace(lines, style, test, resolve);
        if (place !== null)
            return place;
    }
    // Vitest names the file as the class.
    const named = test.file !== '' ? test.file : /\.\w{1,5}$/.test(test.classname) ? test.classname : '';
    const path = named === '' ? null : resolve(named);
    return path === null ? null : { path, line: Math.max(1, test.line) };
}
/** Colours and other marks for terminals, also as pytest writes them into XML. */
// oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
const marks = /(?:\u001b|\uFFFD|#x1B)\[[0-9;?]*[A-Za-z]/g;
/** What a failed test has to say, without its trace and without colours. */
function failureMessage(test) {
    const plain = (test.message === '' ? test.detail : test.message).replace(marks, '');
    const lines = plain.split('\n');
    const trace = lines.findIndex((line) => /^\s+at \S|^Traceback \(most recent/.test(line));
    const message = (trace > 0 ? lines.slice(0, trace) : lines).join('\n').trim();
    return message === '' ? 'The test failed.' : message;
}
//# sourceMappingURL=place.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/report.js




/** Up to this many uncovered lines each get an annotation of their own; above, neighbours share one. */
const singleLines = 20;
/** Paths that were not found are named up to here, and counted above. */
const report_maxNamed = 20;
/** Lines that the comment on the pull request shows. */
const maxHighlighted = 5;
const isFailed = (test) => test.outcome === 'failed' || test.outcome === 'error';
function testName(test) {
    return test.classname === '' ? test.name : `${test.classname}.${test.name}`;
}
function failedTests(cases, resolve) {
    const annotations = [];
    const lines = [];
    const failed = cases.filter(isFailed);
    const names = new Set(failed.map(testName));
    // In Go a test fails with its subtests: what they say is enough.
    const parents = new Set([...names].flatMap((name) => (name.includes('/') ? [name.slice(0, name.lastIndexOf('/'))] : [])));
    for (const test of failed) {
        const message = failureMessage(test);
        const place = failurePlace(test, resolve);
        if (place === null) {
            if (!parents.has(testName(test)))
                lines.push(`Failed, at a place that is not known: ${testName(test)}: ${message}`);
            continue;
        }
        annotations.push({
            path: place.path,
            startLine: place.line,
            endLine: place.line,
            level: 'failure',
            title: `Test failed: ${testName(test)}`,
            message,
        });
    }
    return { annotations, lines };
}
function uncoveredLines(patch) {
    const byPath = new Map();
    for (const { path, line } of patch.uncovered)
        byPath.set(path, [...(byPath.get(path) ?? []), line]);
    const single = patch.uncovered.length <= singleLines;
    return [...byPath].flatMap(([path, lines]) => (single ? lines.map((line) => ({ start: line, end: line })) : ranges(lines)).map(({ start, end }) => ({
        path,
        startLine: start,
        endLine: end,
        level: 'warning',
        title: 'Not covered',
        message: start === end ? 'No test runs this line.' : `No test runs lines ${start} to ${end}.`,
    })));
}
function partialLines(patch) {
    return patch.partial.map(({ path, line, taken, total }) => ({
        path,
        startLine: line,
        endLine: line,
        level: 'notice',
        title: 'Partly covered',
        message: `Tests take ${taken} of ${(0,reporting_text/* count */.U9)(total, 'branch', 'branches')} of this line.`,
    }));
}
function coverageSentence({ patch, minimum, uncompared }) {
    if (patch === null)
        return 'coverage is not known';
    if (uncompared !== null)
        return `no change was compared: ${uncompared}`;
    if (patch.percent === null)
        return 'no coverable lines changed';
    // Rounded down: 79.96 % must not read as 80.0 %.
    const percent = (Math.floor(patch.percent * 10) / 10).toFixed(1);
    const wanted = patch.percent < minimum ? `, ${minimum} % wanted` : '';
    return `${percent} % of the changed lines are covered (${patch.covered} of ${patch.coverable}${wanted})`;
}
function change(now, before) {
    if (before === null)
        return '';
    const points = now - before;
    return `, ${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)} points`;
}
function totalLines(totals, comparison) {
    const parts = ['lines', 'branches'].flatMap((kind) => {
        const percent = percentOf(totals[kind]);
        if (percent === null)
            return [];
        const before = comparison === null ? null : percentOf(comparison.totals[kind]);
        const counted = `${totals[kind].covered} of ${totals[kind].total}`;
        return [`${kind} ${percentText(percent)} (${counted}${change(percent, before)})`];
    });
    if (parts.length === 0)
        return [];
    const against = comparison === null
        ? ''
        : `; compared with ${comparison.commit.slice(0, 8)}${comparison.stale === 0 ? '' : `, ${(0,reporting_text/* count */.U9)(comparison.stale, 'commit')} older than the base`}`;
    return [`All files: ${parts.join(', ')}${against}.`];
}
function unmatchedLines(unmatched) {
    const named = unmatched
        .slice(0, report_maxNamed)
        .map(({ path, tried }) => `Covered, but not a file of the repository: ${path} (${tried})`);
    const more = unmatched.length - named.length;
    return more === 0 ? named : [...named, `${(0,reporting_text/* count */.U9)(more, 'more path')} of reports not found.`];
}
function testsSentence(cases) {
    const failed = cases.filter(isFailed).length;
    const passed = cases.filter((test) => test.outcome === 'passed').length;
    return failed > 0
        ? `${(0,reporting_text/* count */.U9)(failed, 'test')} of ${cases.length} failed`
        : (0,reporting_text/* count */.U9)(passed, 'test passed', 'tests passed');
}
/** The report on unit tests and on how much of the change they run. A failing test fails it, whatever the coverage. */
function coverageReport(facts, resolve) {
    const { cases, patch, verdicts } = facts;
    const skipped = cases.filter((test) => test.outcome === 'skipped').length;
    const tests = failedTests(cases, resolve);
    const percent = patch?.percent ?? null;
    const low = percent !== null && percent < facts.minimum;
    const missed = verdicts.filter((verdict) => !verdict.passed);
    const failure = cases.some(isFailed) || low || missed.length > 0 || facts.problems.length > 0;
    const coverage = coverageSentence(facts);
    const figures = totalLines(facts.totals, facts.comparison);
    const gates = missed.map(({ sentence }) => `Not met: ${sentence}.`);
    const title = facts.tested ? `${testsSentence(cases)}; ${coverage}` : coverage;
    return {
        concern: 'coverage',
        conclusion: failure ? 'failure' : 'success',
        title: missed.length === 0 ? title : `${title}; ${(0,reporting_text/* count */.U9)(missed.length, 'gate')} not met`,
        lines: [
            ...facts.problems,
            ...gates,
            ...figures,
            ...verdicts.filter(({ passed }) => passed).map(({ sentence }) => `Met: ${sentence}.`),
            ...(skipped > 0 ? [`${(0,reporting_text/* count */.U9)(skipped, 'test')} skipped.`] : []),
            ...facts.notes,
            ...tests.lines,
            ...unmatchedLines(facts.unmatched),
        ],
        highlights: [...figures, ...gates, ...facts.problems].slice(0, maxHighlighted),
        annotations: [
            ...tests.annotations,
            ...(patch === null ? [] : [...uncoveredLines(patch), ...partialLines(patch)]),
        ],
    };
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/unreported.js

/** So many paths are named; more are counted. */
const unreported_maxNamed = 10;
/** The end of a file's name from its last dot on, in small letters; empty where there is none. */
function extensionOf(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const dot = name.lastIndexOf('.');
    return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}
/**
 * A sentence on the files that got lines and that no report names, though the reports cover files with the same
 * extension: their lines count nowhere. Null where there are none.
 *
 * @param reported the paths that the reports cover and that count
 * @param counts which paths count; test files usually do not
 */
function unreportedNote(diff, reported, counts) {
    const known = new Set(reported);
    const extensions = new Set([...known].map(extensionOf));
    extensions.delete('');
    const missing = [...diff.values()]
        .filter(({ path, added }) => added.size > 0 && !known.has(path) && extensions.has(extensionOf(path)))
        .map(({ path }) => path)
        .filter(counts)
        .sort();
    if (missing.length === 0)
        return null;
    const more = missing.length - unreported_maxNamed;
    const paths = missing.slice(0, unreported_maxNamed).join(', ') + (more > 0 ? `, and ${more} more` : '');
    return `No report names ${(0,reporting_text/* count */.U9)(missing.length, 'changed file')}, whose lines are not counted: ${paths}.`;
}
//# sourceMappingURL=unreported.js.map
// EXTERNAL MODULE: ./build/actions/coverage/src/compare.js
var compare = __nccwpck_require__(2701);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./build/core/changes/forks-code.js

/**
 * Before anything of the checkout runs: on `pull_request_target` a job has the base's token, secrets and identity, and
 * with a fork's head checked out its author would have them too. Reading what other jobs have reported is fine.
 * @throws FinalError FL_FORK_EVENT
 */
function refuseForksCode({ event, pullRequest }) {
    if (event !== 'pull_request_target' || pullRequest?.fork !== true)
        return;
    throw new fairlead_error/* FinalError */.f4('FL_FORK_EVENT', `pull request ${pullRequest.number} comes from a fork`);
}
//# sourceMappingURL=forks-code.js.map
// EXTERNAL MODULE: ./build/core/reports/tests/go-json.js
var go_json = __nccwpck_require__(1347);
;// CONCATENATED MODULE: ./build/core/changes/services.js

/** Larger configurations are refused. */
const services_maxBytes = 100_000;
/**
 * The configuration in the checkout, for what it says about services: which folder, package and needs. It grants
 * nothing; the App reads the default branch's. A missing file means defaults, without services.
 * Errors: FL_CONFIG_INVALID with its place.
 */
async function loadServices(workspace, file) {
    const text = await workspace.read(file, services_maxBytes);
    if (text === null)
        return { services: {}, integrationTests: null };
    // With the YAML parser and the schema it is the largest part of a job: loaded where there is something to read.
    const { parseConfig } = await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(815), __nccwpck_require__.e(637)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3637));
    const { config, problems } = parseConfig(text, file);
    if (config !== null)
        return config;
    const first = problems.find((problem) => problem.level === 'error');
    if (first === undefined)
        throw new fairlead_error/* FinalError */.f4('FL_CONFIG_INVALID', file);
    const { line, column } = first.place;
    const detail = `${file}:${line}:${column}: ${first.sentence} ${first.remedy}`;
    throw new fairlead_error/* FinalError */.f4('FL_CONFIG_INVALID', detail, { place: first.place });
}
//# sourceMappingURL=services.js.map
;// CONCATENATED MODULE: ./build/actions/coverage/src/plan.js



/** Where tools write their coverage by default, most exact first: one run often writes it in several formats. */
const coveragePlaces = [
    'coverage/coverage-final.json',
    'coverage/lcov.info',
    'lcov.info',
    'coverage/cobertura-coverage.xml',
    'coverage.xml',
    'cobertura.xml',
    'coverage/clover.xml',
    'build/logs/clover.xml',
    'clover.xml',
    'target/site/jacoco/jacoco.xml',
    'build/reports/jacoco/test/jacocoTestReport.xml',
    'coverage.json',
    'coverage.out',
    'cover.out',
];
const testPlaces = [
    'junit.xml',
    'reports/junit.xml',
    'test-results/*.xml',
    'target/surefire-reports/TEST-*.xml',
    'target/failsafe-reports/TEST-*.xml',
    'build/test-results/*/TEST-*.xml',
];
/** A file at the root that tells of Python. */
const pythonFiles = /^(?:.*\.py|pyproject\.toml|pytest\.ini|tox\.ini|setup\.cfg)$/;
/** Whether a `package.json` names the package in one of its lists. */
function dependsOn(manifest, name) {
    if (typeof manifest !== 'object' || manifest === null)
        return false;
    const lists = Object.entries(manifest).filter(([key]) => /^(?:devD|d)ependencies$/.test(key));
    return lists.some(([, list]) => typeof list === 'object' && list !== null && Object.hasOwn(list, name));
}
async function nodeRunner(files, folder) {
    const text = await files.read((0,external_node_path_.join)(folder, 'package.json'), 1_000_000);
    if (text === null)
        return null;
    let data;
    try {
        data = JSON.parse(text);
    }
    catch {
        return null;
    }
    if (dependsOn(data, 'vitest'))
        return 'vitest';
    return dependsOn(data, 'jest') ? 'jest' : null;
}
async function runnersOf(files, folder) {
    const names = new Set(await files.list(folder === '' ? '.' : folder));
    const runners = [];
    if (names.has('go.mod'))
        runners.push('go');
    const node = names.has('package.json') ? await nodeRunner(files, folder) : null;
    if (node !== null)
        runners.push(node);
    const marked = [...names].some((name) => pythonFiles.test(name));
    const tests = await files.list((0,external_node_path_.join)(folder, 'tests'));
    const python = tests.some((name) => name.endsWith('.py')) || (runners.length === 0 && tests.length > 0);
    if (python || (folder === '' && marked))
        runners.push('pytest');
    return runners;
}
function runOf(runner, at, python) {
    const { folder, root, name } = at;
    const out = (file) => (0,external_node_path_.join)(at.out, file);
    const cwd = (0,external_node_path_.join)(root, folder);
    const npx = ['npx', '--no-install'];
    switch (runner) {
        case 'pytest': {
            const where = folder === '' ? [] : [(0,external_node_path_.join)(folder, 'tests')];
            const reports = [
                `--junitxml=${out(`${name}.junit.xml`)}`,
                `--cov-report=json:${out(`${name}.cov.json`)}`,
            ];
            const cov = folder === '' ? '--cov' : `--cov=${folder}`;
            return { command: [...python, '-m', 'pytest', ...where, cov, ...reports] };
        }
        case 'jest': {
            const coverage = [
                '--coverage',
                '--coverageReporters=json',
                `--coverageDirectory=${out(`${name}.jest`)}`,
            ];
            const results = ['--json', `--outputFile=${out(`${name}.tests.json`)}`];
            return { command: [...npx, 'jest', '--ci', ...coverage, ...results], cwd };
        }
        case 'vitest': {
            const coverage = [
                'enabled',
                'reporter=json',
                'reportOnFailure',
                `reportsDirectory=${out(`${name}.vitest`)}`,
            ];
            const results = [
                '--reporter=default',
                '--reporter=junit',
                `--outputFile.junit=${out(`${name}.junit.xml`)}`,
            ];
            const options = coverage.map((option) => `--coverage.${option}`);
            return { command: [...npx, 'vitest', 'run', ...options, ...results], cwd };
        }
        case 'go':
            return {
                command: ['go', 'test', '-json', `-coverprofile=${out(`${name}.cover`)}`, './...'],
                cwd,
                goJson: true,
            };
    }
}
/** The runners of each service, or of the whole repository where no service has one. */
async function detected(inputs, workspace, services) {
    const out = await workspace.temporary('coverage');
    const found = [];
    for (const folder of services)
        for (const runner of await runnersOf(workspace, folder))
            found.push({ folder, runner });
    if (found.length === 0)
        for (const runner of await runnersOf(workspace, ''))
            found.push({ folder: '', runner });
    if (found.length === 0) {
        throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'no unit tests were found: there is no go.mod, no package.json with Jest or Vitest, no Python file and no ' +
            'folder tests; give the input run, or report');
    }
    const runs = found.map(({ folder, runner }, index) => runOf(runner, { folder, root: workspace.root, out, name: `run-${index}` }, inputs.python));
    return {
        runs,
        junit: [(0,external_node_path_.join)(out, '*.junit.xml'), (0,external_node_path_.join)(out, '*.tests.json')],
        report: [(0,external_node_path_.join)(out, '*.cov.json'), (0,external_node_path_.join)(out, '*.cover'), (0,external_node_path_.join)(out, '*', 'coverage-final.json')],
        searched: false,
    };
}
/** What the inputs ask for. Errors: FL_INPUT_INVALID, FL_CONFIG_INVALID. */
async function planOf(inputs, workspace) {
    const { run, junit, report } = inputs;
    const given = junit.length > 0 || report.length > 0;
    if (given) {
        return {
            runs: run.map((command) => ({ command })),
            junit: junit.length > 0 ? junit : null,
            report: report.length > 0 ? report : null,
            searched: false,
        };
    }
    const { services } = await loadServices(workspace, inputs.servicesFrom);
    const folders = Object.values(services).map(({ path }) => path);
    if (run.length === 0)
        return detected(inputs, workspace, folders);
    const below = (places) => ['', ...folders].flatMap((folder) => places.map((place) => (0,external_node_path_.join)(folder, place)));
    return {
        runs: run.map((command) => ({ command })),
        junit: below(testPlaces),
        report: below(coveragePlaces),
        searched: true,
    };
}
/** Of each folder the one report that says most, of those that lie where tools write them. */
function firstOfFolder(files) {
    const chosen = new Map();
    for (const file of files) {
        const posix = file.replaceAll('\\', '/');
        const rank = coveragePlaces.findIndex((place) => posix === place || posix.endsWith(`/${place}`));
        const folder = posix.slice(0, posix.length - (coveragePlaces[rank]?.length ?? 0));
        const before = chosen.get(folder);
        if (before === undefined || rank < before.rank)
            chosen.set(folder, { file, rank });
    }
    return [...chosen.values()].map(({ file }) => file);
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./build/core/reports/decode.js

/** How many bytes at the end belong to a character of UTF-8 that is not complete. */
function openBytes(bytes) {
    for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
        const byte = bytes[bytes.length - back] ?? 0;
        if (byte < 0x80)
            return 0;
        if (byte >= 0xc0)
            return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    }
    return 0;
}
function join(a, b) {
    if (a.length === 0)
        return b;
    const joined = new Uint8Array(a.length + b.length);
    joined.set(a);
    joined.set(b, a.length);
    return joined;
}
function decode_refuse(cause) {
    throw new fairlead_error/* FinalError */.f4('FL_REPORT_ENCODING', '', { cause });
}
/** UTF-8 piece by piece: whole characters at a time, since only whole texts are decoded fast. */
function utf8() {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    let rest = new Uint8Array();
    return {
        write(bytes) {
            const all = join(rest, bytes);
            const end = all.length - openBytes(all);
            rest = all.slice(end);
            try {
                return text.decode(all.subarray(0, end));
            }
            catch (cause) {
                return decode_refuse(cause);
            }
        },
        end: () => (rest.length === 0 ? '' : decode_refuse('the last character is not complete')),
    };
}
/** Any other encoding that the platform knows by this name. */
function other(name) {
    let text;
    try {
        text = new TextDecoder(name, { fatal: true });
    }
    catch (cause) {
        return decode_refuse(cause);
    }
    const decode = (bytes, stream) => {
        try {
            return text.decode(bytes, { stream });
        }
        catch (cause) {
            return decode_refuse(cause);
        }
    };
    return { write: (bytes) => decode(bytes, true), end: () => decode(new Uint8Array(), false) };
}
/** By byte order mark, else by what an XML declaration says, else UTF-8. The mark itself is left out. */
function choose(head) {
    const [a, b, c] = head;
    if (a === 0xef && b === 0xbb && c === 0xbf)
        return { decoder: utf8(), skip: 3 };
    if (a === 0xff && b === 0xfe)
        return { decoder: other('utf-16le'), skip: 2 };
    if (a === 0xfe && b === 0xff)
        return { decoder: other('utf-16be'), skip: 2 };
    const start = String.fromCharCode(...head.subarray(0, 200));
    const name = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1];
    return { decoder: name === undefined || /^utf-?8$/i.test(name) ? utf8() : other(name), skip: 0 };
}
/** Bytes of a report as text. Errors: FL_REPORT_ENCODING; no byte is ever replaced by a guess. */
function createDecoder() {
    let head = new Uint8Array();
    let decoder = null;
    const begin = () => {
        const chosen = choose(head);
        decoder = chosen.decoder;
        return decoder.write(head.subarray(chosen.skip));
    };
    return {
        write(bytes) {
            if (decoder !== null)
                return decoder.write(bytes);
            head = join(head, bytes);
            return head.length < 200 ? '' : begin();
        },
        end() {
            const text = decoder === null ? begin() : '';
            return decoder === null ? text : text + decoder.end();
        },
    };
}
//# sourceMappingURL=decode.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/xml-tag.js


const [tab, lineFeed, carriageReturn, space, quote, apostrophe, slash, equals, greater] = [
    9, 10, 13, 32, 34, 39, 47, 61, 62,
];
const builtIn = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** The five built-in entities and characters by number; others would need a document type, and are refused. */
function decodeEntities(text) {
    if (!text.includes('&'))
        return text;
    return text.replace(/&([^;&]{0,32};?)/g, (whole, body) => {
        const name = body.endsWith(';') ? body.slice(0, -1) : '';
        const code = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
        if (code !== null) {
            const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
            if (point > 0 && point <= 0x10_ffff)
                return String.fromCodePoint(point);
        }
        return builtIn[name] ?? refuse(`the entity ${whole.slice(0, 40)} is not one of XML’s own`);
    });
}
/** So many shapes are tried for each tag. */
const maxShapes = 6;
const isBlank = (code) => code === space || code === lineFeed || code === carriageReturn || code === tab;
/** The code units of a text: reading them from an array is several times as fast as from the text. */
function codesOf(text) {
    const bytes = Buffer.from(text, 'utf16le');
    return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}
/** Reads opening tags, and is the attributes of the one that was read last. */
class TagReader {
    /** The tag's name. */
    name = '';
    text = '';
    codes = new Uint16Array();
    attributes = [];
    /** Start and end of each value; the array is never shortened, which would cost a copy. */
    places = [];
    /** The one that fitted last comes first. */
    shapes = [];
    /** The text that is read from now on. */
    start(text, codes) {
        this.text = text;
        this.codes = codes;
    }
    get(name) {
        const at = 2 * this.attributes.indexOf(name);
        return at < 0 ? undefined : decodeEntities(this.text.slice(this.places[at], this.places[at + 1]));
    }
    number(name) {
        const at = 2 * this.attributes.indexOf(name);
        if (at < 0)
            return Number.NaN;
        const { codes } = this;
        const start = this.places[at] ?? 0;
        const end = this.places[at + 1] ?? 0;
        let value = 0;
        for (let place = start; place < end; place += 1) {
            const digit = (codes[place] ?? 0) - 48;
            if (digit < 0 || digit > 9)
                return Number(this.text.slice(start, end));
            value = value * 10 + digit;
        }
        return start === end ? Number.NaN : value;
    }
    /** Reads the tag that starts at `tag`; returns the place of its `>`, or −1 where the text ends before. */
    read(tag) {
        const { shapes } = this;
        for (let index = 0; index < shapes.length; index += 1) {
            const shape = shapes[index];
            const end = shape === undefined ? -1 : this.fit(shape, tag);
            if (shape === undefined || end < 0)
                continue;
            if (index > 0)
                shapes.copyWithin(1, 0, index)[0] = shape;
            this.name = shape.name;
            this.attributes = shape.attributes;
            return end;
        }
        return this.learn(tag);
    }
    /** Reads the tag if it has this shape, else −1. */
    fit({ gaps }, tag) {
        const { codes, places } = this;
        const values = gaps.length - 1;
        let at = tag;
        for (let index = 0; index <= values; index += 1) {
            const gap = gaps[index];
            if (gap === undefined || at + gap.length > codes.length)
                return -1;
            for (let offset = 0; offset < gap.length; offset += 1)
                if (codes[at + offset] !== gap[offset])
                    return -1;
            at += gap.length;
            if (index === values)
                break;
            const mark = codes[at - 1];
            places[2 * index] = at;
            while (at < codes.length && codes[at] !== mark)
                at += 1;
            places[2 * index + 1] = at;
        }
        return at - 1;
    }
    /** Reads a tag of a shape that is not known, and keeps the shape. */
    learn(tag) {
        const { codes, text, places } = this;
        const stop = tagNameEnd(codes, tag + 1);
        if (stop < 0)
            return -1;
        const name = ownText(text.slice(tag + 1, stop));
        if (name === '' || name.includes('<'))
            refuse('a tag has no name');
        const gaps = [];
        const attributes = [];
        let from = tag;
        let at = stop;
        for (;;) {
            at = skipBlanks(codes, at);
            if (at >= codes.length)
                return -1;
            if (codes[at] === greater)
                break;
            if (codes[at] === slash) {
                if (at + 1 >= codes.length)
                    return -1;
                if (codes[at + 1] !== greater)
                    refuse('a tag holds a stray /');
                at += 1;
                break;
            }
            const nameStop = attributeNameEnd(codes, at);
            const value = valueStart(text, codes, at, nameStop);
            const end = value < 0 ? -1 : codes.indexOf(codes[value - 1] ?? quote, value);
            if (end < 0)
                return -1;
            places[2 * attributes.length] = value;
            places[2 * attributes.length + 1] = end;
            attributes.push(ownText(text.slice(at, nameStop)));
            gaps.push(codes.slice(from, value));
            from = end;
            at = end + 1;
        }
        gaps.push(codes.slice(from, at + 1));
        if (this.shapes.unshift({ name, gaps, attributes }) > maxShapes)
            this.shapes.pop();
        this.name = name;
        this.attributes = attributes;
        return at;
    }
}
/** Where the name of a tag ends; −1 where the text does before. */
function tagNameEnd(codes, from) {
    for (let at = from; at < codes.length; at += 1) {
        const code = codes[at];
        if (code === greater || code === slash || isBlank(code))
            return at;
    }
    return -1;
}
function skipBlanks(codes, from) {
    let at = from;
    while (at < codes.length && isBlank(codes[at]))
        at += 1;
    return at;
}
/** The end of an attribute's name, or of the text. */
function attributeNameEnd(codes, from) {
    let at = from;
    while (at < codes.length) {
        const code = codes[at];
        if (code === equals || code === greater || isBlank(code))
            break;
        at += 1;
    }
    return at;
}
/** Where an attribute's value starts, after its quotation mark; −1 where the text ends before. */
function valueStart(text, codes, name, end) {
    const sign = skipBlanks(codes, end);
    if (sign >= codes.length)
        return -1;
    if (codes[sign] !== equals)
        refuse(`an attribute has no value: ${text.slice(name, name + 40)}`);
    const mark = skipBlanks(codes, sign + 1);
    if (mark >= codes.length)
        return -1;
    if (codes[mark] !== quote && codes[mark] !== apostrophe)
        refuse('an attribute’s value is not in quotes');
    return mark + 1;
}
//# sourceMappingURL=xml-tag.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/xml.js


const maxDepth = 64;
/** Longer tags, comments and texts are in no report. */
const maxToken = 1_000_000;
const xml_slash = 47;
/** The opening tag of the root element, as far as a report that starts so shows it; null where it is another. */
function rootTag(head, name) {
    if (!head.startsWith('<'))
        return null;
    return new RegExp(`<${name}(?=[\\s/>])[^>]*>`).exec(head)?.[0] ?? null;
}
/**
 * A reader of XML for reports: without document types, entities or anything fetched; tags must match, depth is
 * bounded (64) and so is each tag. Text comes in pieces of any size.
 * Errors: FL_REPORT_INVALID, FL_REPORT_TRUNCATED.
 */
class XmlScanner {
    carry = '';
    stack = [];
    rootSeen = false;
    /** Whether the handler wants the text of the element that is open. */
    wanted = false;
    tags = new TagReader();
    handler;
    constructor(handler) {
        this.handler = handler;
    }
    write(piece) {
        let at = 0;
        // What was left is read with as little of the piece as completes it: texts that were joined are slow to read.
        for (let more = 0; this.carry !== ''; more = this.carry.length) {
            const end = piece.indexOf('>', at + more);
            const text = this.carry + piece.slice(at, end < 0 ? piece.length : end + 1);
            this.keep(text, this.scan(text, 0));
            if (end < 0)
                return;
            at = end + 1;
        }
        this.keep(piece, this.scan(piece, at));
    }
    keep(text, from) {
        this.carry = text.slice(from);
        if (this.carry.length > maxToken)
            refuse('a tag or text is longer than 1 MB');
    }
    end() {
        if (this.stack.length > 0)
            truncated(`the element ${this.stack.at(-1) ?? ''} is never closed`);
        if (this.carry.trim() !== '') {
            if (this.carry.trimStart().startsWith('<'))
                truncated('it ends inside a tag');
            refuse('there is text after the root element');
        }
        if (!this.rootSeen)
            truncated('there is no root element');
    }
    /** Reads as far as the text goes; returns where what is not complete starts. */
    scan(text, from) {
        this.tags.start(text, codesOf(text));
        let at = from;
        for (;;) {
            const tag = text.indexOf('<', at);
            if (tag < 0)
                return this.between(text, at, text.length, false);
            if (tag > at)
                this.between(text, at, tag, true);
            const next = text.charCodeAt(tag + 1);
            let after;
            if (next === xml_slash)
                after = this.closing(text, tag);
            else if (next === 33 /* ! */)
                after = this.declaration(text, tag);
            else if (next === 63 /* ? */)
                after = skipTo(text, '?>', tag);
            else
                after = this.opening(text, tag);
            if (after < 0)
                return tag;
            at = after;
        }
    }
    /** Text between tags. What is not wanted is skipped even when there is more to come. */
    between(text, start, end, complete) {
        if (this.stack.length === 0) {
            if (text.slice(start, end).trim() !== '')
                refuse('there is text outside the root element');
            return end;
        }
        if (!this.wanted)
            return end;
        if (!complete)
            return start;
        this.handler.text?.(decodeEntities(text.slice(start, end)));
        return end;
    }
    closing(text, tag) {
        const end = text.indexOf('>', tag);
        if (end < 0)
            return -1;
        const open = this.stack.pop();
        if (open === undefined)
            return refuse('an element is closed that was never opened');
        const fits = text.startsWith(open, tag + 2) && text.slice(tag + 2 + open.length, end).trim() === '';
        if (!fits)
            refuse(`${open} is closed by ${text.slice(tag, Math.min(end + 1, tag + 80))}`);
        this.enter();
        this.handler.close?.(open);
        return end + 1;
    }
    /** After the element that is open has become another one. */
    enter() {
        const { texts } = this.handler;
        this.wanted = texts !== undefined && this.stack.length > 0 && texts.has(this.stack.at(-1) ?? '');
    }
    declaration(text, tag) {
        if (text.startsWith('<!--', tag))
            return skipTo(text, '-->', tag + 4);
        if (text.startsWith('<![CDATA[', tag)) {
            const end = text.indexOf(']]>', tag);
            if (end < 0)
                return -1;
            if (this.wanted)
                this.handler.text?.(text.slice(tag + 9, end));
            return end + 3;
        }
        // What is too short to tell may still be a comment or CDATA.
        if (text.length - tag < 9)
            return -1;
        if (!text.startsWith('<!DOCTYPE', tag) || this.rootSeen)
            refuse('a declaration stands where none may');
        const end = text.indexOf('>', tag);
        const subset = text.indexOf('[', tag);
        if (subset >= 0 && (end < 0 || subset < end))
            refuse('it declares its own document type; entities are never expanded');
        return end < 0 ? -1 : end + 1;
    }
    opening(text, tag) {
        const end = this.tags.read(tag);
        if (end < 0)
            return -1;
        const { name } = this.tags;
        if (this.stack.length === 0 && this.rootSeen)
            refuse('there is more than one root element');
        this.rootSeen = true;
        if (this.stack.length >= maxDepth)
            refuse(`more than ${maxDepth} levels deep`);
        this.handler.open(name, this.tags);
        if (text.charCodeAt(end - 1) === xml_slash)
            this.handler.close?.(name);
        else {
            this.stack.push(name);
            this.enter();
        }
        return end + 1;
    }
}
function skipTo(text, end, from) {
    const found = text.indexOf(end, from);
    return found < 0 ? -1 : found + end.length;
}
//# sourceMappingURL=xml.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/formats/clover/parse.js


class Clover {
    collector = createCollector();
    file = null;
    depth = 0;
    open(name, attributes) {
        this.depth += 1;
        if (name === 'line')
            this.line(attributes);
        else if (name === 'file') {
            const path = attributes.get('path') ?? attributes.get('name') ?? '';
            if (path === '')
                refuse('a file has no name');
            this.file = this.collector.open(path);
        }
        else if (this.depth === 1 && name !== 'coverage')
            refuse('the root element is not coverage');
    }
    line(attributes) {
        const line = lineNumber(attributes.number('num'), 'a line');
        if (this.file === null)
            refuse('a line belongs to no file');
        if (line === null)
            return;
        const count = attributes.number('count');
        if (attributes.get('type') === 'cond')
            this.condition(this.file, line, count, attributes);
        else if (Number.isNaN(count))
            refuse('the count of a line is not a number');
        else
            raise(this.file.lines, line, count);
    }
    /**
     * Clover counts how often a condition was true and false, and gives no count of its own. Istanbul writes a count,
     * and how many branches were taken and not taken.
     */
    condition(file, line, count, attributes) {
        const yes = attributes.number('truecount') || 0;
        const no = attributes.number('falsecount') || 0;
        if (Number.isNaN(count)) {
            raise(file.lines, line, yes + no);
            addArm(file, line, 'true', yes > 0);
            addArm(file, line, 'false', no > 0);
            return;
        }
        raise(file.lines, line, count);
        if (yes + no === 0)
            return;
        file.branches.set(line, unite(file.branches.get(line), counted(yes, yes + no)));
    }
    close(name) {
        this.depth -= 1;
        if (name === 'file')
            this.file = null;
    }
}
function parser() {
    const handler = new Clover();
    const scanner = new XmlScanner(handler);
    return {
        write: (text) => scanner.write(text),
        end() {
            scanner.end();
            return handler.collector.files();
        },
    };
}
/** Clover's XML (clover.xsd), as OpenClover, PHPUnit and Istanbul write it. */
const clover = {
    name: 'Clover',
    sniff: (head) => {
        const root = rootTag(head, 'coverage');
        return root !== null && (/\sclover=|\sgenerated=/.test(root) || /<project[\s>]/.test(head));
    },
    parser,
};
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/formats/cobertura/parse.js



const nothing = () => ({ lines: new Lines(), branches: new Map() });
/** `condition-coverage="50% (1/2)"` is the only place where the branches stand. */
function conditions(text) {
    const match = /\((\d{1,9})\/(\d{1,9})\)/.exec(text);
    if (match === null)
        return null;
    const [taken, total] = [Number(match[1]), Number(match[2])];
    return total === 0 ? null : counted(Math.min(taken, total), total);
}
/** Several classes may share a file: inner classes, partial ones. */
function addLines(file, { lines, branches }) {
    for (const [line, hits] of lines)
        raise(file.lines, line, hits);
    for (const [line, found] of branches)
        file.branches.set(line, unite(file.branches.get(line), found));
}
class Cobertura {
    texts = new Set(['source']);
    collector = createCollector();
    roots = [];
    file = null;
    /** Whether the class itself lists lines. */
    listed = false;
    /** Lines are repeated below methods; they count only where the class itself lists none. */
    methods = null;
    inMethods = false;
    depth = 0;
    text(text) {
        const root = text.trim();
        if (root !== '')
            this.roots.push(root);
    }
    open(name, attributes) {
        this.depth += 1;
        if (name === 'line')
            this.line(attributes);
        else if (name === 'class') {
            const filename = attributes.get('filename') ?? '';
            if (filename === '')
                refuse('a class names no file');
            this.file = this.collector.open(filename, this.roots);
            this.listed = false;
            this.methods = null;
        }
        else if (name === 'methods')
            this.inMethods = true;
        else if (this.depth === 1 && name !== 'coverage')
            refuse('the root element is not coverage');
    }
    line(attributes) {
        const line = lineNumber(attributes.number('number'), 'a line');
        const hits = attributes.number('hits');
        if (Number.isNaN(hits))
            refuse('the hits of a line are not a number');
        if (this.file === null)
            refuse('a line belongs to no class');
        if (line === null)
            return;
        if (!this.inMethods)
            this.listed = true;
        const { lines, branches } = this.inMethods ? (this.methods ??= nothing()) : this.file;
        raise(lines, line, Math.max(0, hits));
        const text = attributes.get('condition-coverage');
        const found = text === undefined ? null : conditions(text);
        if (found !== null)
            branches.set(line, unite(branches.get(line), found));
    }
    close(name) {
        this.depth -= 1;
        if (name === 'methods')
            this.inMethods = false;
        else if (name === 'class' && this.file !== null) {
            if (!this.listed && this.methods !== null)
                addLines(this.file, this.methods);
            this.file = null;
        }
    }
}
function parse_parser() {
    const handler = new Cobertura();
    const scanner = new XmlScanner(handler);
    return {
        write: (text) => scanner.write(text),
        end() {
            scanner.end();
            return handler.collector.files();
        },
    };
}
/** Cobertura's XML (coverage-04.dtd), as Cobertura, coverage.py, gcovr, Istanbul, coverlet and others write it. */
const cobertura = {
    name: 'Cobertura',
    sniff: (head) => {
        const root = rootTag(head, 'coverage');
        return root !== null && !/\sclover=|\sgenerated=/.test(root) && !/<project[\s>]/.test(head);
    },
    parser: parse_parser,
};
//# sourceMappingURL=parse.js.map
// EXTERNAL MODULE: ./build/core/reports/json/elements.js + 1 modules
var json_elements = __nccwpck_require__(8689);
;// CONCATENATED MODULE: ./build/core/reports/coverage/json.js


function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** @param where the place in the report, for the error */
function objectAt(value, where) {
    return isObject(value) ? value : refuse(`${where}: it is not an object`);
}
/** Missing is empty. */
function optionalObjectAt(value, where) {
    return value === undefined ? {} : objectAt(value, where);
}
/** Missing is empty. */
function optionalListAt(value, where) {
    if (value === undefined)
        return [];
    return Array.isArray(value) ? value : refuse(`${where}: it is not a list`);
}
function numberAt(value, where) {
    return typeof value === 'number' ? value : refuse(`${where}: it is not a number`);
}
/** A parser that takes one file's part of the report at a time and forgets it. */
function filesParser(options) {
    const { title, at, take, rest } = options;
    const collector = createCollector();
    const reader = new json_elements/* JsonElements */.A({
        title,
        elements: { file: at },
        onElement: (_, value, __, name) => take(collector, name, value),
    });
    return {
        write: (text) => reader.write(text),
        end() {
            rest(objectAt(reader.end(), title));
            return collector.files();
        },
    };
}
//# sourceMappingURL=json.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/formats/coverage-py/parse.js


const title = 'coverage.py JSON';
function putLines(file, lines, hits) {
    if (!Array.isArray(lines))
        return refuse(`${file.path}: it has no list of lines`);
    for (const value of lines) {
        const line = lineNumber(typeof value === 'number' ? value : Number.NaN, file.path);
        if (line !== null)
            file.lines.set(line, hits);
    }
}
/** From a line to a line; a negative one stands for the way into or out of a function. */
function putJumps(file, jumps, taken) {
    for (const jump of optionalListAt(jumps, `${file.path}, branches`)) {
        const [from, to] = Array.isArray(jump) && jump.length === 2 ? jump : [];
        if (!Number.isInteger(from) || !Number.isInteger(to))
            return refuse(`${file.path}: a branch is no pair of lines`);
        if (Number(from) > 0)
            addArm(file, Number(from), String(to), taken);
    }
}
function take(collector, path, value) {
    const found = objectAt(value, path);
    const file = collector.open(path);
    putLines(file, found['missing_lines'], 0);
    putLines(file, found['executed_lines'], 1);
    putJumps(file, found['missing_branches'], false);
    putJumps(file, found['executed_branches'], true);
}
function rest({ meta, files }) {
    if (!isObject(meta) || !Number.isInteger(meta['format']))
        refuse('meta.format: it is not a whole number');
    objectAt(files, 'files');
}
/** The JSON report of coverage.py, formats 2 and 3 (https://coverage.readthedocs.io, "JSON reporting"). */
const coveragePy = {
    name: title,
    sniff: (head) => /^\{\s*"meta"\s*:\s*\{/.test(head),
    parser: () => filesParser({ title, at: ['files', '{}'], take, rest }),
};
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/pieces.js

/** Longer lines are in no report. */
const maxLineLength = 1_000_000;
/**
 * Cuts text that comes in pieces into lines, and hands each over where it stands: the text, start and end without
 * the line break, and its number. Nothing is copied.
 */
function createLineCutter(take) {
    let carry = '';
    let line = 0;
    const hand = (text, start, end) => {
        line += 1;
        take(text, start, text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end, line);
    };
    const tooLong = () => refuse(`line ${line + 1} is longer than ${maxLineLength} characters`);
    return {
        write(piece) {
            let start = 0;
            if (carry !== '') {
                // Only the line that was cut is put together: texts that were joined are slow to read.
                const end = piece.indexOf('\n');
                const text = carry + (end < 0 ? piece : piece.slice(0, end));
                if (text.length > maxLineLength)
                    tooLong();
                carry = end < 0 ? text : '';
                if (end < 0)
                    return;
                hand(text, 0, text.length);
                start = end + 1;
            }
            for (let end = piece.indexOf('\n', start); end >= 0; end = piece.indexOf('\n', start)) {
                hand(piece, start, end);
                start = end + 1;
            }
            carry = piece.slice(start);
            if (carry.length > maxLineLength)
                tooLong();
        },
        end() {
            if (carry !== '')
                hand(carry, 0, carry.length);
            carry = '';
        },
    };
}
//# sourceMappingURL=pieces.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/formats/go/parse.js


const block = /^(.+):(\d+)\.\d+,(\d+)\.\d+ \d+ (\d+)$/;
/** A block of more lines is no code that anybody wrote. */
const maxBlock = 100_000;
function go_parse_parser() {
    const collector = createCollector();
    let file = null;
    const cutter = createLineCutter((text, start, end, at) => {
        // Profiles that were joined repeat the first line.
        if (start === end || text.startsWith('mode:', start))
            return;
        const match = block.exec(text.slice(start, end));
        if (match === null)
            return refuse(`line ${at} is not <file>:<from>,<to> <statements> <count>`);
        const path = match[1] ?? '';
        if (file?.path !== path)
            file = collector.open(path);
        const first = lineNumber(Number(match[2]), `line ${at}`);
        const last = lineNumber(Number(match[3]), `line ${at}`);
        if (first === null || last === null || last < first || last - first > maxBlock)
            return refuse(`line ${at}: the block ends before it starts, or is too long`);
        // Blocks share lines: a line was run when any block on it was.
        for (let line = first; line <= last; line += 1)
            raise(file.lines, line, Number(match[4]));
    });
    return {
        write: (text) => cutter.write(text),
        end() {
            cutter.end();
            return collector.files();
        },
    };
}
/** What `go test -coverprofile` writes (golang.org/x/tools/cover). Paths are import paths: see `go.mod`. */
const go = {
    name: 'Go coverprofile',
    sniff: (head) => /^mode: (?:set|count|atomic)\s/.test(head),
    parser: go_parse_parser,
};
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/formats/istanbul/parse.js


const parse_title = 'Istanbul JSON';
/** Where something starts; undefined where that is missing, as in an implicit else. */
function startOf(span, where) {
    const start = span === undefined ? undefined : objectAt(span, where)['start'];
    return start === undefined ? undefined : objectAt(start, where);
}
/** The line, or null where none is named. */
function lineAt(value, where) {
    return lineNumber(value === null || value === undefined ? 0 : numberAt(value, where), where);
}
/** A line was run as often as the statement on it that ran most, as Istanbul's own reports count. */
function takeStatements(open, file) {
    const hits = objectAt(file['s'], `${open.path}, s`);
    const statements = objectAt(file['statementMap'], `${open.path}, statementMap`);
    for (const id of Object.keys(statements)) {
        const where = `${open.path}, statement ${id}`;
        const line = lineAt(startOf(statements[id], where)?.['line'], where);
        if (line !== null)
            raise(open.lines, line, numberAt(hits[id] ?? 0, where));
    }
}
function takeBranches(open, file) {
    const hits = optionalObjectAt(file['b'], `${open.path}, b`);
    for (const [id, value] of Object.entries(optionalObjectAt(file['branchMap'], `${open.path}, branchMap`))) {
        const where = `${open.path}, branch ${id}`;
        const branch = objectAt(value, where);
        const [first] = optionalListAt(branch['locations'], where);
        const start = startOf(branch['loc'], where) ?? startOf(first, where);
        const line = lineAt(start?.['line'] ?? branch['line'], where);
        if (line === null)
            continue;
        // Ids count from 0 in every run: the kind and the column name the branch.
        const name = [branch['type'], start?.['column']].map(plain).join(':');
        for (const [arm, taken] of optionalListAt(hits[id], where).entries())
            addArm(open, line, `${name}:${arm}`, numberAt(taken, where) > 0);
    }
}
const plain = (value) => typeof value === 'string' || typeof value === 'number' ? String(value) : '';
function parse_take(collector, name, value) {
    const outer = objectAt(value, name);
    // nyc and babel-plugin-istanbul may leave the map one level down.
    const inner = outer['data'];
    const file = outer['statementMap'] === undefined && isObject(inner) ? inner : outer;
    const path = file['path'] ?? name;
    const open = collector.open(typeof path === 'string' ? path : refuse(`${name}: path is no text`));
    takeStatements(open, file);
    takeBranches(open, file);
}
/** Istanbul's coverage map: `coverage-final.json` of Jest, Vitest, nyc and c8 (istanbul-lib-coverage). */
const istanbul = {
    name: parse_title,
    sniff: (head) => /^\{\s*\}\s*$/.test(head) ||
        /^\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\{\s*"(?:path|statementMap|data)"\s*:/.test(head),
    parser: () => filesParser({ title: parse_title, at: ['{}'], take: parse_take, rest: () => undefined }),
};
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/formats/jacoco/parse.js


class Jacoco {
    collector = createCollector();
    folder = '';
    file = null;
    depth = 0;
    open(name, attributes) {
        this.depth += 1;
        if (name === 'line')
            this.line(attributes);
        else if (name === 'package')
            this.folder = attributes.get('name') ?? '';
        else if (name === 'sourcefile') {
            const file = attributes.get('name') ?? '';
            if (file === '')
                refuse('a source file has no name');
            this.file = this.collector.open(this.folder === '' ? file : `${this.folder}/${file}`);
        }
        else if (this.depth === 1 && name !== 'report')
            refuse('the root element is not report');
    }
    /** Counts are of byte code: a line was run when any instruction on it was. There are no numbers of hits. */
    line(attributes) {
        const line = lineNumber(attributes.number('nr'), 'a line');
        const covered = attributes.number('ci');
        if (Number.isNaN(covered))
            refuse('the instructions of a line are not a number');
        if (this.file === null)
            refuse('a line belongs to no source file');
        if (line === null)
            return;
        raise(this.file.lines, line, covered > 0 ? 1 : 0);
        const taken = attributes.number('cb') || 0;
        const total = taken + (attributes.number('mb') || 0);
        if (total > 0)
            this.file.branches.set(line, unite(this.file.branches.get(line), counted(taken, total)));
    }
    close(name) {
        this.depth -= 1;
        if (name === 'sourcefile')
            this.file = null;
    }
}
function jacoco_parse_parser() {
    const handler = new Jacoco();
    const scanner = new XmlScanner(handler);
    return {
        write: (text) => scanner.write(text),
        end() {
            scanner.end();
            return handler.collector.files();
        },
    };
}
/** JaCoCo's XML report (report.dtd 1.0 and 1.1). Paths are those of packages: their folder is found in the checkout. */
const jacoco = {
    name: 'JaCoCo',
    sniff: (head) => rootTag(head, 'report') !== null,
    parser: jacoco_parse_parser,
};
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/formats/lcov/parse.js


const [comma, dash, zero] = [44, 45, 48];
const isDigit = (code) => code >= 48 && code <= 57;
/** The digits from `start` on as a number, up to the first other character; −1 where there is none. */
function digits(text, start, end) {
    let value = -1;
    for (let at = start; at < end; at += 1) {
        const digit = text.charCodeAt(at) - 48;
        if (digit < 0 || digit > 9)
            break;
        value = value < 0 ? digit : value * 10 + digit;
    }
    return value;
}
/** The hits of a line where they are no plain number: a fraction, or negative where a counter ran over: none. */
function unusualHits(text, at) {
    const value = Number(text.split(',', 1)[0]);
    return text === '' || Number.isNaN(value)
        ? refuse(`line ${at}: the hits are not a number`)
        : Math.max(0, value);
}
/** Where the digits from `start` on end. */
function digitsEnd(text, start, end) {
    let at = start;
    while (at < end && isDigit(text.charCodeAt(at)))
        at += 1;
    return at;
}
/** `DA:<line>,<hits>[,<checksum>]`. */
function parse_takeLine(file, text, start, end, at) {
    const line = digits(text, start, end);
    let cut = digitsEnd(text, start, end);
    if (cut < end && text.charCodeAt(cut) !== comma)
        cut = text.indexOf(',', cut);
    if (line < 0 || cut < 0 || cut >= end)
        refuse(`line ${at} is not DA:<line>,<hits>`);
    const number = lineNumber(line, at);
    if (number === null)
        return;
    const after = digitsEnd(text, cut + 1, end);
    const plain = after > cut + 1 && (after === end || text.charCodeAt(after) === comma);
    const hits = plain ? digits(text, cut + 1, after) : unusualHits(text.slice(cut + 1, end), at);
    // The same file again in the same report: another program ran it, so the hits add up.
    file.lines.set(number, (file.lines.get(number) ?? 0) + hits);
}
/** Whether `DA:` stands there: nine of ten lines, and too short to be worth a call. */
const isLine = (text, at) => text.charCodeAt(at) === 68 && text.charCodeAt(at + 1) === 65 && text.charCodeAt(at + 2) === 58;
/** `BRDA:<line>,<block>,<branch>,<taken>`; `-` where the code before it never ran. A branch may hold commas. */
function takeBranch(file, text, start, end, at) {
    const first = text.indexOf(',', start);
    const last = text.lastIndexOf(',', end - 1);
    const line = digits(text, start, end);
    if (first < 0 || last <= first || line < 0)
        refuse(`line ${at} is not BRDA:<line>,<block>,<branch>,<taken>`);
    const number = lineNumber(line, at);
    const code = text.charCodeAt(last + 1);
    // A dash is a branch that was never reached; counts that ran over are no less than that.
    const taken = code !== dash && !(code === zero && end === last + 2);
    if (number !== null)
        addArm(file, number, text.slice(first + 1, last), taken);
}
function lcov_parse_parser() {
    const collector = createCollector();
    let file = null;
    const inside = (at) => file ?? refuse(`line ${at} belongs to no file (SF is missing)`);
    const cutter = createLineCutter((text, start, end, at) => {
        if (isLine(text, start))
            parse_takeLine(inside(at), text, start + 3, end, at);
        else if (text.startsWith('BRDA:', start))
            takeBranch(inside(at), text, start + 5, end, at);
        else if (text.startsWith('SF:', start)) {
            if (file !== null)
                refuse(`line ${at}: a file starts before the one above it ends`);
            file = collector.open(text.slice(start + 3, end));
        }
        else if (text.startsWith('end_of_record', start))
            file = null;
        else if (start < end && !/^(?:[A-Z]{2,}:|#|\s*$)/.test(text.slice(start, Math.min(end, start + 20))))
            refuse(`line ${at} is not of lcov`);
    });
    return {
        write: (text) => cutter.write(text),
        end() {
            cutter.end();
            if (file !== null)
                truncated(`it ends inside the part on ${file.path}`);
            return collector.files();
        },
    };
}
/** lcov's tracefile (geninfo(1), "TRACE FILES"; lcov 1 and 2). Totals (LF, LH, …) are never believed but counted. */
const lcov = {
    name: 'lcov',
    sniff: (head) => /^(?:#[^\n]*\n\s*)*(?:TN:|SF:)/.test(head),
    parser: lcov_parse_parser,
};
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/formats/index.js







/** Every format that is read, by the name of its folder. */
const formats = {
    clover: clover,
    cobertura: cobertura,
    'coverage-py': coveragePy,
    go: go,
    istanbul: istanbul,
    jacoco: jacoco,
    lcov: lcov,
};
/** The format of a report that starts so, or null. No two formats take the same start. */
function sniff(head) {
    for (const [format, { sniff: fits }] of Object.entries(formats))
        if (fits(head))
            return format;
    return null;
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/core/reports/coverage/read.js



/** Enough of a report to tell its format. */
const headLength = 64 * 1024;
const read_maxBytes = 1024 * 1024 * 1024;
/**
 * Reads one coverage report of any known format, told by its content. Bytes come in pieces of any size; at
 * most one file's part of the report is held as text.
 *
 * Errors: FL_REPORT_EMPTY, FL_REPORT_UNKNOWN, FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_TOO_LARGE (above
 * 1 GB), FL_REPORT_ENCODING.
 */
function createReportReader() {
    const decoder = createDecoder();
    let head = '';
    let size = 0;
    let found = null;
    const start = () => {
        if (head === '')
            throw new fairlead_error/* FinalError */.f4('FL_REPORT_EMPTY');
        const format = sniff(head);
        if (format === null) {
            const shown = head.slice(0, 60).split('\n', 1)[0] ?? '';
            throw new fairlead_error/* FinalError */.f4('FL_REPORT_UNKNOWN', `it starts with ${JSON.stringify(shown)}`);
        }
        found = { format, parser: formats[format].parser() };
        found.parser.write(head);
        return found;
    };
    const take = (text) => {
        if (found !== null) {
            found.parser.write(text);
            return;
        }
        head = (head + text).trimStart();
        if (head.length >= headLength)
            start();
    };
    return {
        write(bytes) {
            size += bytes.length;
            if (size > read_maxBytes)
                throw new fairlead_error/* FinalError */.f4('FL_REPORT_TOO_LARGE', 'more than 1 GB');
            take(decoder.write(bytes));
        },
        end() {
            take(decoder.end());
            const { format, parser } = found ?? start();
            return { format, files: parser.end() };
        },
    };
}
//# sourceMappingURL=read.js.map
;// CONCATENATED MODULE: ./build/core/reports/tests/read.js


/** Enough of a report to tell its format. */
const read_headLength = 64 * 1024;
const tests_read_maxBytes = 1024 * 1024 * 1024;
/** What reads the formats of JSON is larger than all the rest, and most reports are XML: each is loaded by need. */
async function read_open(head) {
    if (head === '')
        throw new fairlead_error/* FinalError */.f4('FL_REPORT_EMPTY');
    if (!head.startsWith('<')) {
        // The compiler's words may stand before the first event.
        if (/^\{[^\n]*"Action"\s*:/m.test(head))
            return (await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 1347))).createGoReader();
        if (head.startsWith('{'))
            return (await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(223)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6223))).createJestReader();
    }
    return (await Promise.all(/* import() */[__nccwpck_require__.e(800), __nccwpck_require__.e(372)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9372))).createJunitReader();
}
/**
 * Reads a report of tests piece by piece, told by its content: JUnit XML, Jest's JSON, or the stream of
 * `go test -json`. What is kept are the tests, not the report.
 * Errors: FL_REPORT_EMPTY, FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_ENCODING, FL_REPORT_TOO_LARGE (above
 * 1 GB, 64 MB for one entry, or 128 MB of names and failures).
 */
async function readTestReport(pieces) {
    const decoder = createDecoder();
    let size = 0;
    let text = '';
    let reader = null;
    for await (const bytes of pieces) {
        size += bytes.length;
        if (size > tests_read_maxBytes)
            throw new fairlead_error/* FinalError */.f4('FL_REPORT_TOO_LARGE', 'more than 1 GB');
        text += decoder.write(bytes);
        if (reader === null) {
            text = text.trimStart();
            if (text.length < read_headLength)
                continue;
            reader = await read_open(text);
        }
        reader.write(text);
        text = '';
    }
    text += decoder.end();
    reader ??= await read_open((text = text.trimStart()));
    reader.write(text);
    return reader.end();
}
//# sourceMappingURL=read.js.map
;// CONCATENATED MODULE: ./build/actions/coverage/src/reports.js



/** `Workspace.find` gives no more. */
const maxFiles = 1000;
/** What can go wrong with a report by itself, as a known error. */
function known(error) {
    if (error instanceof fairlead_error/* FairleadError */.jd)
        return error;
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR')
        return new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'it is a folder; name the reports in it');
    throw error;
}
async function readEach(names, read) {
    const entries = [];
    const problems = [];
    if (names.length >= maxFiles)
        problems.push(`${maxFiles} reports or more match, and only so many are read: join them before.`);
    for (const name of names) {
        try {
            for (const entry of await read(name))
                entries.push(entry);
        }
        catch (error) {
            problems.push(`${name}: ${known(error).toText()}`);
        }
    }
    return { files: names.length, entries, problems };
}
/** Reads coverage reports piece by piece; see `core/reports/coverage/read.ts` for what is refused. */
function readCoverage(workspace, names) {
    return readEach(names, async (name) => {
        const reader = createReportReader();
        for await (const bytes of workspace.stream(name))
            reader.write(bytes);
        return [{ name, ...reader.end() }];
    });
}
/** Reads test reports piece by piece; see `core/reports/tests/read.ts` for what is refused. */
function readTests(workspace, names) {
    return readEach(names, (name) => readTestReport(workspace.stream(name)));
}
//# sourceMappingURL=reports.js.map
;// CONCATENATED MODULE: ./build/actions/coverage/src/run.js





/** Runs the commands one after the other. */
async function runAll({ job, workspace }, plan) {
    const ended = [];
    const cases = [];
    const data = plan.runs.length === 0 ? '' : await workspace.temporary('coverage-data');
    for (const [index, run] of plan.runs.entries()) {
        const env = { COVERAGE_FILE: (0,external_node_path_.join)(data, `coverage-${index}`) };
        const where = run.cwd === undefined ? {} : { cwd: run.cwd };
        const { exitCode, stdout } = await job.run(run.command, { show: run.goJson !== true, env, ...where });
        const command = run.command.join(' ');
        if (run.goJson !== true) {
            ended.push({ command, exitCode });
            continue;
        }
        const go = (0,go_json.parseGoJson)(stdout);
        ended.push({ command, exitCode, cut: !go.complete });
        for (const test of go.cases)
            cases.push(test);
        job.info(go.printed);
    }
    return { ended, cases };
}
/**
 * Test runners end with 1 when tests failed; every other code means that they could not do their work. A 1 without a
 * failed test, as by a threshold of the tool's own, is no success either.
 */
function exitProblems(ended, failed) {
    const cut = ended.filter((one) => one.cut === true);
    const codes = ended
        .filter(({ exitCode }) => exitCode > 1 || (exitCode !== 0 && !failed))
        .map(({ command, exitCode }) => exitCode === 1
        ? `${command} ended with exit code 1, and no report names a failed test.`
        : `${command} ended with exit code ${exitCode}.`);
    return [...codes, ...cut.map(({ command }) => `${command} printed results that end too early.`)];
}
/** Runs what the inputs ask for and reads the reports. A report that is tracked is none of this run. */
async function runTests(deps, tracked) {
    const { workspace } = deps;
    const plan = await planOf(deps.inputs, workspace);
    if (plan.runs.length > 0)
        refuseForksCode(deps.job.context);
    const { ended, cases } = await runAll(deps, plan);
    const find = async (globs) => {
        const files = globs === null ? [] : await workspace.find(globs);
        return plan.searched ? files.filter((file) => !tracked.has(file.replaceAll('\\', '/'))) : files;
    };
    const coverageFiles = await find(plan.report);
    const coverage = await readCoverage(workspace, plan.searched ? firstOfFolder(coverageFiles) : coverageFiles);
    const tests = await readTests(workspace, await find(plan.junit));
    const all = [...cases, ...tests.entries];
    const failed = all.some(({ outcome }) => outcome === 'failed' || outcome === 'error');
    const problems = [...exitProblems(ended, failed), ...tests.problems, ...coverage.problems];
    // The tests of a command that writes no report are told by its exit code.
    const silent = plan.junit !== null && !plan.searched && tests.files === 0 && cases.length === 0;
    if (silent)
        problems.push('No test report was written.');
    if (plan.report !== null && coverage.files === 0)
        problems.push('No coverage report was written.');
    const tested = plan.searched ? all.length > 0 : plan.junit !== null;
    return { cases: all, reports: coverage.entries, tested, problems };
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./build/actions/coverage/src/main.js





















/** What of the checkout is known, with the modules of Go that it holds. */
async function placesOf({ git, workspace }) {
    const tracked = await git.tracked();
    const modules = [];
    for (const path of tracked.filter((name) => name === 'go.mod' || name.endsWith('/go.mod')).slice(0, 1000)) {
        const text = await workspace.read(path, 1_000_000);
        const module = text === null ? null : parseGoMod(text, path);
        if (module !== null)
            modules.push(module);
    }
    return { finder: createPathFinder(workspace.root, tracked), tracked: new Set(tracked), modules };
}
/** The files that a change deletes, as {@link placesOf} those that there are. */
function goneOf({ workspace }, { modules }, diff) {
    const deleted = deletedFiles(diff);
    return { finder: createPathFinder(workspace.root, deleted), tracked: new Set(deleted), modules };
}
function figuresOf(inputs, { coverage, known }, diff, found, tracked) {
    const excluded = picomatch([...inputs.exclude], { dot: true });
    const counted = new Map([...coverage.files].filter(([path]) => !excluded(path)));
    if (!known)
        return { counted, totals: new Map(), patch: null, verdicts: [], notes: [] };
    const own = new Map([...counted].map(([path, file]) => [path, fileTotals(file)]));
    const carrying = inputs.flags.filter((flag) => flag.carryForward);
    const { files, carried } = carryForward(own, carrying, found.baseline, tracked);
    const verdicts = judgeGates(inputs.gates, inputs.flags, {
        files,
        carried,
        baseline: found.baseline,
        patchOf: (flag) => diff === null ? null : patchCoverage(counted, diff, flag === null ? () => true : flag.matches),
    });
    const changes = diff ?? new Map();
    const unreported = unreportedNote(changes, counted.keys(), (path) => !excluded(path));
    return {
        counted,
        totals: files,
        patch: patchCoverage(counted, changes, () => true),
        verdicts,
        notes: unreported === null ? [] : [unreported],
    };
}
/** Without a baseline that might be there, gates that need it have nothing to say: that is no success. */
function baselineProblems(inputs, found) {
    if (found.problem === null)
        return { problems: [], notes: [] };
    const needed = [inputs.gates, ...inputs.flags].some((gates) => gates.ratchet || gates.maxDrop !== null);
    return needed ? { problems: [found.problem], notes: [] } : { problems: [], notes: [found.problem] };
}
async function writeFiles(deps, figures) {
    const { inputs, workspace, git } = deps;
    const lines = percentOf(filesOf(figures.totals, null).lines);
    if (inputs.coberturaFile !== '') {
        const time = 1000 * (await git.commitTime('HEAD'));
        await workspace.write(inputs.coberturaFile, renderCobertura(figures.counted, time));
    }
    if (inputs.badgeFile !== '')
        await workspace.write(inputs.badgeFile, renderBadge(lines));
}
/** Keeps the figures of a commit of the default branch, unless tests failed or a report could not be read. */
async function keep(deps, figures, found, sound) {
    const { baselines, job, inputs } = deps;
    const { context } = job;
    const onDefault = context.pullRequest === null && context.ref === `refs/heads/${context.defaultBranch}`;
    if (baselines === null || !onDefault || !sound || figures.totals.size === 0 || found.problem !== null)
        return;
    const record = nextBaseline(context.headSha, figures.totals, inputs.flags, found.baseline);
    try {
        await baselines.keep(context.headSha, renderBaseline(record));
    }
    catch (error) {
        if (!(error instanceof fairlead_error/* FairleadError */.jd))
            throw error;
        job.info(error.toText());
    }
}
const percentOutput = (value) => (value === null ? '' : twoPlaces(value));
function outputs(job, conclusion, figures, found) {
    const totals = filesOf(figures.totals, null);
    const lines = percentOf(totals.lines);
    const before = found.baseline === null ? null : percentOf(filesOf(found.baseline.files, null).lines);
    job.output('conclusion', conclusion);
    job.output('patch-coverage', percentOutput(figures.patch?.percent ?? null));
    job.output('line-coverage', percentOutput(lines));
    job.output('branch-coverage', percentOutput(percentOf(totals.branches)));
    job.output('baseline-sha', found.baseline?.commit ?? '');
    job.output('change', lines === null || before === null ? '' : (lines - before).toFixed(2));
}
function noneKept({ baseline }, { asked }) {
    const sentence = `No coverage is kept of the ${(0,reporting_text/* count */.U9)(asked, 'newest commit')} before this change.`;
    return baseline === 'cache'
        ? `${sentence} Jobs on Windows, and jobs without zstd, find only what their like have put in the cache.`
        : sentence;
}
/** The commit to compare with: the base of a change, or the one before a push. */
async function baseOf({ git, job }, base) {
    if (base !== null)
        return base;
    return (await git.ancestors(job.context.headSha, 2))[1] ?? null;
}
const isSound = ({ cases, problems }) => problems.length === 0 && !cases.some(({ outcome }) => outcome === 'failed' || outcome === 'error');
/**
 * Runs the unit tests, and reports the failed ones and the changed lines that no test runs.
 * Returns the sentence that fails the step, or null.
 */
async function main(deps) {
    const { inputs, job, git } = deps;
    const [{ base, merged }, places] = await Promise.all([
        checkedOut(git, job.context, inputs.baseSha),
        placesOf(deps),
    ]);
    // git works while tests run and reports are read; what goes wrong is thrown where the diff is needed.
    const changes = base === null ? null : git.diff(base, 'HEAD');
    changes?.catch(() => undefined);
    const tested = await runTests(deps, places.tracked);
    const diffText = changes === null ? '' : await changes;
    const coverage = mergeCoverage(tested.reports, places, () => goneOf(deps, places, diffText));
    const known = tested.reports.length > 0 && coverage.problems.length < tested.reports.length;
    const diff = changes === null ? null : parseDiff(diffText);
    const found = await (0,compare/* findBaseline */.Xn)(git, deps.baselines, await baseOf(deps, base));
    if (found.baseline === null && found.asked > 0)
        job.info(noneKept(inputs, found));
    const figures = figuresOf(inputs, { coverage, known }, diff, found, places.tracked);
    const baseline = baselineProblems(inputs, found);
    const resolve = (raw) => {
        const path = inModule(raw, places.modules);
        return path !== null && places.tracked.has(path) ? path : places.finder(raw).path;
    };
    const comparison = found.baseline === null
        ? null
        : { commit: found.baseline.commit, stale: found.stale, totals: filesOf(found.baseline.files, null) };
    const report = coverageReport({
        cases: tested.cases,
        tested: tested.tested,
        patch: figures.patch,
        uncompared: diff === null ? (0,compare/* whyUncompared */.$M)(job.context) : null,
        minimum: inputs.gates.patchMinimum,
        totals: filesOf(figures.totals, null),
        comparison,
        verdicts: figures.verdicts,
        problems: [...tested.problems, ...coverage.problems, ...baseline.problems],
        notes: [...baseline.notes, ...coverage.notes, ...figures.notes],
        unmatched: coverage.unmatched,
    }, resolve);
    await writeFiles(deps, figures);
    await keep(deps, figures, found, isSound(tested) && coverage.problems.length === 0);
    const shown = merged ? onHead(report, await linesOnHead(git, job.context)) : report;
    const { part, maxAnnotations } = inputs;
    await publish({ ...shown, part, maxAnnotations }, job, deps.app);
    outputs(job, report.conclusion, figures, found);
    return report.conclusion === 'failure' && inputs.fail ? report.title : null;
}
//# sourceMappingURL=main.js.map

/***/ }),

/***/ 9600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ hasCacheService),
/* harmony export */   H: () => (/* binding */ createFolderCache)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _core_reporting_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(53);



/** Whether the runner has a cache service: it sets one of two variables then. */
function hasCacheService(environment = process.env) {
    const { ACTIONS_CACHE_URL: first = '', ACTIONS_RESULTS_URL: second = '' } = environment;
    return first !== '' || second !== '';
}
/** The cache's client is larger than a whole action: it is loaded where there is a cache to talk to. */
async function client() {
    if (!hasCacheService())
        return null;
    const cache = await Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(838), __nccwpck_require__.e(691)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1691));
    return cache.isFeatureAvailable() ? cache : null;
}
/** Shown by the runner where its debug log is on. */
function debug(error) {
    process.stdout.write(`::debug::${(0,_core_reporting_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeData */ .uf)(`cache: ${String(error)}`)}\n`);
}
/**
 * Works with a folder of the checkout that is gone afterwards. The cache service tells caches apart by the text of their
 * path, and its client packs files as seen from the checkout: a path below `RUNNER_TEMP` is another one in a container
 * or on another runner, a relative one is the same everywhere.
 * A folder of that name that is there already is not ours: the cache is not used then.
 */
async function inCheckout(folder, work) {
    const path = `.fairlead-cache-${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(folder)}`;
    // The client finds a relative path from here, which is the checkout in every job.
    const at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(at);
    try {
        return await work(path, at);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(at, { recursive: true, force: true });
    }
}
/** The cache of GitHub Actions. Where there is none, or it fails, the work is done without. */
function createFolderCache() {
    return {
        async restore(folder, key, prefixes) {
            try {
                const cache = await client();
                if (cache === null)
                    return false;
                return await inCheckout(folder, async (path, at) => {
                    const found = await cache.restoreCache([path], key, [...prefixes]);
                    if (found !== undefined)
                        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.cp)(at, folder, { recursive: true });
                    return found === key;
                });
            }
            catch (error) {
                debug(error);
                return false;
            }
        },
        async save(folder, key) {
            try {
                const cache = await client();
                if (cache === null)
                    return;
                await inCheckout(folder, async (path, at) => {
                    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.cp)(folder, at, { recursive: true });
                    await cache.saveCache([path], key);
                });
            }
            catch (error) {
                debug(error);
            }
        },
    };
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 7148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/** The clock of this machine. */
const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        if (signal?.aborted === true)
            return;
        await new Promise((resolve) => {
            const done = () => {
                clearTimeout(timer);
                signal?.removeEventListener('abort', done);
                resolve();
            };
            const timer = setTimeout(done, ms);
            signal?.addEventListener('abort', done);
        });
    },
};
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 1220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (/* binding */ createFairleadApi)
});

// UNUSED EXPORTS: parseAppUrl

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/core/api/idempotency.js

/**
 * The `idempotencykey` of a message: 64 hex digits. Sender and receiver both compute it, so that a key cannot be used
 * for another commit, subject or run.
 */
function idempotencyKey(identity) {
    const { repositoryId, headSha, subject, runId, runAttempt } = identity;
    return sha256Hex([repositoryId, headSha, subject, runId, runAttempt].join('|'));
}
/** The id of the test run that a message starts. */
function testRunId(key) {
    return key.slice(0, 16);
}
/** The id of a rollout; the same key for the same place gives the same rollout. */
function rolloutId(repositoryId, environment, service, key) {
    return sha256Hex([repositoryId, environment, service, key].join('|')).slice(0, 12);
}
/** The id of a rollback; never that of a rollout with the same key. */
function rollbackId(repositoryId, environment, service, key) {
    return sha256Hex(['rollback', repositoryId, environment, service, key].join('|')).slice(0, 12);
}
/** `<origin>/#sha256:<hex>`: the audience of a token that vouches for exactly this body. */
function bodyAudience(origin, body) {
    return `${origin}/#sha256:${sha256Hex(body)}`;
}
/** `Content-Digest` of a body, RFC 9530: `sha-256=:<base64>:`. */
function contentDigest(body) {
    return `sha-256=:${(0,external_node_crypto_.createHash)('sha256').update(body).digest('base64')}:`;
}
function sha256Hex(data) {
    return (0,external_node_crypto_.createHash)('sha256').update(data).digest('hex');
}
//# sourceMappingURL=idempotency.js.map
// EXTERNAL MODULE: ./build/core/errors/catalogue.js + 5 modules
var catalogue = __nccwpck_require__(3175);
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __nccwpck_require__(4121);
// EXTERNAL MODULE: ./build/core/json.js
var json = __nccwpck_require__(8314);
// EXTERNAL MODULE: ./build/core/reporting/text.js
var reporting_text = __nccwpck_require__(4432);
// EXTERNAL MODULE: ./build/adapters/http.js + 1 modules
var http = __nccwpck_require__(6997);
;// CONCATENATED MODULE: ./build/core/reporting/follow.js


const firstWaitMs = 500;
const longestWaitMs = 5_000;
const quietMs = 60_000;
/**
 * Reads a status until it has ended, less often the longer it takes.
 * Errors: FL_WAIT_TIMEOUT when the time is over; what was followed goes on by itself. Those of `read`.
 */
async function follow(
/** Gets the time, in milliseconds since the epoch, after which nobody waits for its answer any more. */
read, options) {
    const { clock, timeoutMs, ended, show, stillWaiting } = options;
    const start = clock.now();
    let quietSince = start;
    for (let wait = firstWaitMs;; wait = Math.min(longestWaitMs, wait * 1.5)) {
        const status = await read(start + timeoutMs);
        show(status);
        if (ended(status))
            return status;
        const now = clock.now();
        if (now - quietSince >= quietMs) {
            stillWaiting?.(status, now - start);
            quietSince = now;
        }
        const left = start + timeoutMs - now;
        if (left <= 0)
            throw new FinalError('FL_WAIT_TIMEOUT', `waited ${duration(now - start)}`);
        // The last look is at the very end.
        await clock.sleep(Math.min(wait, left));
    }
}
/** `45 s`, `12 min`, `2 h 5 min`. */
function duration(ms) {
    const seconds = Math.round(ms / 1000);
    if (seconds < 120)
        return `${seconds} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 120)
        return `${minutes} min`;
    const rest = minutes % 60;
    return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}
/** Prints the state, the sentence and the counts of a test run when they change. */
function testRunPrinter(info) {
    let last = '';
    return (status) => {
        const now = `${status.state}: ${status.sentence}${counts(status)}`;
        if (now !== last)
            info(now);
        last = now;
    };
}
/** A line for who waits for a test run or a rollout: that it goes on, and since when. */
function waitingLine(status, waitedMs) {
    return `still ${status.state.replaceAll('_', ' ')} after ${duration(waitedMs)}: ${status.sentence}`;
}
/** What a run found, once it has found something. */
function counts({ passed, failed, skipped }) {
    if (passed + failed + skipped === 0)
        return '';
    const rest = skipped === 0 ? '' : `, ${skipped} skipped`;
    return ` (${count(passed, 'test')} passed, ${failed} failed${rest})`;
}
/** True when nothing more will happen to a test run. */
function testRunEnded(status) {
    return ['passed', 'failed', 'error', 'superseded'].includes(status.state);
}
//# sourceMappingURL=follow.js.map
;// CONCATENATED MODULE: ./build/adapters/fairlead/http/persist.js




const giveUpAfterMs = 10 * 60_000;
const firstDelayMs = 1_000;
const longestDelayMs = 60_000;
/** A token that is stale again and again means a clock that is wrong: no try will mend that. */
const mostStale = 3;
/** Refusals that a new token mends. */
const staleTokens = new Set(['FL_TOKEN_EXPIRED', 'FL_TOKEN_USED']);
/**
 * Does the work until it succeeds, fails for good (whatever is no TransientError), or the time is over. Waits with
 * full jitter, from one second doubling to sixty, on top of what the other side asked for.
 */
async function persist(work, patience) {
    const { clock, random, log } = patience;
    const start = clock.now();
    const deadline = Math.min(start + giveUpAfterMs, patience.until ?? Number.POSITIVE_INFINITY);
    let stale = 0;
    for (let tried = 1;; tried += 1) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof fairlead_error/* TransientError */.N_))
                throw error;
            if (staleTokens.has(error.code))
                stale += 1;
            const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(tried - 1, 10));
            const wait = (error.retryAfterMs ?? 0) + random() * longest;
            const now = clock.now();
            if (stale > mostStale || now + wait > deadline)
                throw givenUp(error, tried, now - start);
            log?.(`${error.message}. Trying again in ${duration(wait)}.`);
            await clock.sleep(wait);
        }
    }
}
/** The last error, with what was tried before. */
function givenUp(error, tried, ms) {
    const asked = error.retryAfterMs ?? 0;
    const parts = [
        error.message.replace(catalogue/* catalogue */.s[error.code].sentence, '').replace(/^: /, ''),
        tried > 1 ? `${(0,reporting_text/* count */.U9)(tried, 'try', 'tries')} in ${duration(ms)}` : '',
        asked > 0 ? `it asks to come back in ${duration(asked)}` : '',
    ];
    return new fairlead_error/* TransientError */.N_(error.code, parts.filter((part) => part !== '').join('; '), { cause: error });
}
//# sourceMappingURL=persist.js.map
;// CONCATENATED MODULE: ./build/adapters/fairlead/http/texts.js
const longestText = 10_000;
/**
 * An answer that is a few texts, or null where one of them is missing. By hand, since it is all that most jobs read: a
 * schema's library would take longer to load than the whole exchange.
 */
function readTexts(data, names) {
    if (typeof data !== 'object' || data === null)
        return null;
    const entries = new Map(Object.entries(data));
    const read = {};
    for (const name of names) {
        const text = entries.get(name);
        if (typeof text !== 'string' || text.length > longestText)
            return null;
        read[name] = text;
    }
    return read;
}
//# sourceMappingURL=texts.js.map
;// CONCATENATED MODULE: ./build/adapters/fairlead/http/index.js








const requestTimeoutMs = 30_000;
const maxAnswerBytes = 8 * 1024 * 1024;
const retried = new Set([408, 425, 429]);
/** Parses the input `app-url`. Tokens travel over it, so it is https, or http to this machine only. */
function parseAppUrl(text) {
    const url = URL.parse(text);
    if (url === null)
        throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'app-url is not a URL');
    const local = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
    if (url.protocol === 'https:' || (url.protocol === 'http:' && local))
        return url;
    throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'app-url is not an https address');
}
/** Loaded by need: {@link readTexts} says why. */
const shapes = () => Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(680)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2680));
/** The App's refusal as an error of the same code, where we know it; transient where a new token mends it. */
async function refusal(status, text) {
    const parsed = (await shapes()).apiError.safeParse((0,json/* jsonOrNull */.J)(text));
    if (!parsed.success)
        return new fairlead_error/* FinalError */.f4('FL_APP_REFUSED', `status ${status}`);
    const { code, message, remedy } = parsed.data.error;
    if (!Object.hasOwn(catalogue/* catalogue */.s, code))
        return new fairlead_error/* FinalError */.f4('FL_APP_REFUSED', (0,reporting_text/* cut */.Jj)(`${message}. ${remedy} (${code})`, 2000));
    const known = code;
    const detail = message.replace(catalogue/* catalogue */.s[known].sentence, '').replace(/^: /, '');
    if (status === 401 && staleTokens.has(known))
        return new fairlead_error/* TransientError */.N_(known, (0,reporting_text/* cut */.Jj)(detail, 2000));
    return new fairlead_error/* FinalError */.f4(known, (0,reporting_text/* cut */.Jj)(detail, 2000));
}
/** What `Retry-After` asks for (RFC 9110, section 10.2.3: seconds or a date), in milliseconds, or undefined. */
function retryAfterMs(headers, now) {
    const text = headers.get('retry-after')?.trim() ?? '';
    if (/^\d{1,9}$/.test(text))
        return Number(text) * 1000;
    const date = text.endsWith(' GMT') ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
/** One try, with a token of its own. */
async function send(call, options) {
    const plain = (options.environment ?? process.env)['FAIRLEAD_AUDIENCE'] ?? '';
    const token = await options.idToken(plain === '' ? bodyAudience(call.url.origin, call.body) : plain);
    const answer = await (0,http/* request */.Em)(call.url, {
        method: call.method,
        headers: { ...call.headers, authorization: `Bearer ${token}`, accept: 'application/json' },
        ...(call.method === 'POST' ? { body: call.body } : {}),
        timeoutMs: options.timeoutMs ?? requestTimeoutMs,
        maxBytes: maxAnswerBytes,
        retries: 0,
        plain: true,
        unreachable: 'FL_APP_UNREACHABLE',
    });
    const text = new TextDecoder().decode(answer.bytes);
    if (answer.status >= 200 && answer.status < 300)
        return text;
    if (!retried.has(answer.status) && answer.status < 500)
        throw await refusal(answer.status, text);
    const wait = retryAfterMs(answer.headers, options.clock.now());
    const detail = `${call.url.origin} answered ${answer.status}`;
    throw new fairlead_error/* TransientError */.N_('FL_APP_UNREACHABLE', detail, wait === undefined ? {} : { retryAfterMs: wait });
}
/** Sends until there is an answer that can be read. Safe to repeat: every body carries what makes it the same one. */
function exchange(call, read, options, until) {
    const { clock, random, log } = options;
    const work = async () => {
        const answer = await read((0,json/* jsonOrNull */.J)(await send(call, options)));
        if (answer !== null)
            return answer;
        throw new fairlead_error/* FinalError */.f4('FL_APP_REFUSED', 'its answer is not what docs/api.md says');
    };
    return persist(work, { clock, random, until, log });
}
/**
 * The App over HTTP. Every request carries an OIDC token of the job whose audience names the body's hash.
 * Errors: FL_APP_UNREACHABLE after ten minutes of tries; FL_APP_REFUSED or the App's own code at once.
 */
function createFairleadApi(options) {
    const app = parseAppUrl(options.appUrl);
    const post = (path, body, headers = {}) => {
        const text = JSON.stringify(body);
        const described = { 'content-type': 'application/json', 'content-digest': contentDigest(text) };
        return { method: 'POST', url: new URL(path, app), body: text, headers: { ...described, ...headers } };
    };
    const get = (statusUrl) => {
        const url = URL.parse(statusUrl, app.href);
        if (url?.origin !== app.origin)
            throw new fairlead_error/* FinalError */.f4('FL_APP_REFUSED', 'its status address is not its own');
        return { method: 'GET', url, body: '', headers: {} };
    };
    const rolloutAccepted = (data) => {
        const accepted = readTexts(data, ['rolloutId', 'statusUrl', 'version']);
        return accepted === null ? null : { ...accepted, ...readTexts(data, ['sha']) };
    };
    return {
        findings: async (body) => {
            await exchange(post('/v1/findings', body), () => true, options);
        },
        message: (body) => {
            const headers = {
                'content-type': 'application/cloudevents+json',
                'idempotency-key': body.idempotencykey,
                ...(body.traceparent === undefined ? {} : { traceparent: body.traceparent }),
            };
            const accepted = (data) => readTexts(data, ['runId', 'statusUrl', 'acceptedAt']);
            return exchange(post('/v1/messages', body, headers), accepted, options);
        },
        rollout: (body) => exchange(post('/v1/rollouts', body), rolloutAccepted, options),
        rollback: (body) => exchange(post('/v1/rollbacks', body), rolloutAccepted, options),
        testRun: async (statusUrl, until) => {
            const { testRunStatus } = await shapes();
            return exchange(get(statusUrl), (data) => testRunStatus.safeParse(data).data ?? null, options, until);
        },
        liveDigests: async () => {
            const { liveDigests } = await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(967)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3967));
            const read = (data) => liveDigests.safeParse(data).data?.digests ?? null;
            return exchange(get('/v1/live-digests'), read, options);
        },
        rolloutStatus: async (statusUrl, until) => {
            const { rolloutStatus } = await shapes();
            return exchange(get(statusUrl), (data) => rolloutStatus.safeParse(data).data ?? null, options, until);
        },
    };
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 9597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  l: () => (/* binding */ createGit)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __nccwpck_require__(4121);
// EXTERNAL MODULE: ./build/adapters/git/cli/run.js
var run = __nccwpck_require__(7310);
;// CONCATENATED MODULE: ./build/adapters/git/cli/commits.js


/** The parents that the commit itself names: a shallow clone hides those that it does not hold. */
async function parentsOf(root, commit) {
    const { code, stdout, stderr } = await (0,run/* run */.e)(root, ['cat-file', 'commit', (0,run/* revision */.Q)(commit)]);
    if (code !== 0)
        throw new fairlead_error/* FinalError */.f4('FL_COMMAND_FAILED', `git cat-file: ${stderr.trim().slice(0, 500)}`);
    // Headers end at the first empty line; what follows is the message, which may say anything.
    const [headers = ''] = stdout.split('\n\n', 1);
    return [...headers.matchAll(/^parent ([0-9a-f]{40}|[0-9a-f]{64})$/gm)].map(([, parent = '']) => parent);
}
async function isShallow(root) {
    const { stdout } = await (0,run/* run */.e)(root, ['rev-parse', '--is-shallow-repository']);
    return stdout.trim() === 'true';
}
async function missing(root, commits) {
    const absent = [];
    for (const commit of commits) {
        const { code } = await (0,run/* run */.e)(root, ['cat-file', '-e', `${(0,run/* revision */.Q)(commit)}^{commit}`]);
        if (code !== 0)
            absent.push(commit);
    }
    return absent;
}
/**
 * Fetches those of the commits that are not here; a shallow clone gets them without what was before them. False
 * where the remote does not give them.
 */
async function fetchCommits(root, commits) {
    const wanted = await missing(root, commits);
    if (wanted.length === 0)
        return true;
    const depth = (await isShallow(root)) ? ['--depth=1'] : [];
    await (0,run/* run */.e)(root, ['fetch', '--quiet', '--no-tags', ...depth, 'origin', ...wanted.map(run/* revision */.Q)]);
    return (await missing(root, wanted)).length === 0;
}
//# sourceMappingURL=commits.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./build/adapters/git/cli/head.js


const commit = /^[0-9a-f]{40}$/;
const branch = /^ref: (refs\/heads\/(?!.*\.\.)[\w./-]+)$/;
/**
 * The commit of HEAD as the repository's own files say it (git's documentation, "gitrepository-layout"), without a
 * process of git. Null where git has to be asked: below the root of the checkout, in a linked worktree, for a branch
 * that is packed or does not exist yet.
 */
function headFromFiles(root, environment = process.env) {
    if (environment['GIT_DIR'] !== undefined)
        return null;
    const read = (path) => (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, '.git', path), 'utf8').trim();
    try {
        const head = read('HEAD');
        const ref = branch.exec(head)?.[1];
        const found = ref === undefined ? head : read(ref);
        return commit.test(found) ? found : null;
    }
    catch {
        return null;
    }
}
/** True where the repository's own files say that nothing of its history was left out. */
function isComplete(root, environment = process.env) {
    const has = (path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, '.git', path));
    return environment['GIT_DIR'] === undefined && has('HEAD') && has('objects') && !has('shallow');
}
//# sourceMappingURL=head.js.map
;// CONCATENATED MODULE: ./build/adapters/git/cli/index.js






/** git in a checkout, as a function from arguments to what it prints. Errors: FL_COMMAND_FAILED. */
function gitIn(root) {
    return async (args, env) => {
        const result = await (0,run/* run */.e)(root, args, env);
        if (result.code === 0)
            return result.stdout;
        throw new fairlead_error/* FinalError */.f4('FL_COMMAND_FAILED', `git ${args[0] ?? ''}: ${result.stderr.trim().slice(0, 500)}`);
    };
}
/** Writes the files of a folder, as the commit has them, into an empty folder. */
async function exportFolder(root, commit, path, destination) {
    const git = gitIn(root);
    // An index of its own: the checkout's stays as it is.
    const index = `${destination}.index`;
    try {
        (0,external_node_fs_.mkdirSync)(destination, { recursive: true });
        // The root folder has no name in a tree.
        const tree = path === '.' ? '' : path;
        await git(['read-tree', `${(0,run/* revision */.Q)(commit)}:${tree}`], { GIT_INDEX_FILE: index });
        await git(['checkout-index', '--all', '--force', `--prefix=${destination}/`], {
            GIT_INDEX_FILE: index,
        });
    }
    finally {
        (0,external_node_fs_.rmSync)(index, { force: true });
    }
}
/** git on the command line, version 2.30 or newer, in the checkout at `root`. */
function createGit(root) {
    const git = gitIn(root);
    const names = (text) => text.split('\0').filter((name) => name !== '');
    /** What a shallow clone holds may be counted, but the number would be wrong: it is made whole first. */
    async function firstParentCount(commit) {
        if (await isShallow(root))
            await (0,run/* run */.e)(root, ['fetch', '--quiet', '--no-tags', '--unshallow', 'origin']);
        if (await isShallow(root)) {
            throw new fairlead_error/* FinalError */.f4('FL_COMMAND_FAILED', 'git fetch --unshallow: commits cannot be counted in a shallow clone; give actions/checkout `fetch-depth: 0`');
        }
        return Number((await git(['rev-list', '--first-parent', '--count', (0,run/* revision */.Q)(commit), '--'])).trim());
    }
    async function mergeBase(a, b) {
        const find = () => (0,run/* run */.e)(root, ['merge-base', (0,run/* revision */.Q)(a), (0,run/* revision */.Q)(b)]);
        const first = await find();
        if (first.code === 0)
            return first.stdout.trim();
        const shallow = await isShallow(root);
        if (first.code === 1 && !shallow)
            return null;
        await (0,run/* run */.e)(root, [
            'fetch',
            '--quiet',
            '--no-tags',
            ...(shallow ? ['--unshallow'] : []),
            'origin',
            (0,run/* revision */.Q)(a),
        ]);
        const second = await find();
        return second.code === 0 ? second.stdout.trim() : null;
    }
    return {
        head: async () => headFromFiles(root) ?? (await git(['rev-parse', 'HEAD'])).trim(),
        complete: () => isComplete(root),
        mergeBase,
        parents: (commit) => parentsOf(root, commit),
        fetchCommits: (commits) => fetchCommits(root, commits),
        diff: async (from, to) => git([
            'diff',
            '--unified=0',
            '--find-renames',
            '--no-color',
            '--no-ext-diff',
            '--no-textconv',
            '--src-prefix=a/',
            '--dst-prefix=b/',
            (0,run/* revision */.Q)(from),
            (0,run/* revision */.Q)(to),
            '--',
        ]),
        changedPaths: async (from, to) => names(await git(['diff', '--name-only', '--no-renames', '-z', (0,run/* revision */.Q)(from), (0,run/* revision */.Q)(to), '--'])),
        ancestors: async (commit, most) => (await git(['rev-list', '--first-parent', `--max-count=${most}`, (0,run/* revision */.Q)(commit), '--']))
            .split('\n')
            .filter((line) => line !== ''),
        tracked: async () => names(await git(['ls-files', '-z'])),
        contentHash: async (patterns) => {
            if ((await (0,run/* run */.e)(root, ['diff', '--quiet', 'HEAD', '--', ...patterns])).code !== 0)
                return null;
            const listing = await git(['ls-files', '-s', '-z', '--', ...patterns]);
            return (0,external_node_crypto_.createHash)('sha256').update(listing).digest('hex');
        },
        firstParentCount,
        commitTime: async (commit) => Number((await git(['log', '-1', '--format=%ct', (0,run/* revision */.Q)(commit), '--'])).trim()),
        exportFolder: (commit, path, destination) => exportFolder(root, commit, path, destination),
    };
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 7310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ revision),
/* harmony export */   e: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4121);

const limits = { timeout: 120_000, maxBuffer: 256 * 1024 * 1024 };
/** Runs git without a shell, a pager, prompts or the user's own settings for diffs. */
function run(root, args, env = {}, input = '') {
    const environment = {
        ...process.env,
        ...env,
        LC_ALL: 'C',
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
    };
    // Loaded by need: a job that finds nothing may not have to ask git.
    const { execFile } = process.getBuiltinModule('node:child_process');
    return new Promise((resolve, reject) => {
        const child = execFile('git', ['-C', root, ...args], { ...limits, env: environment }, (error, stdout, stderr) => {
            if (error === null)
                resolve({ code: 0, stdout, stderr });
            else if (error.code === 'ENOENT')
                reject(new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_GIT_MISSING', '', { cause: error }));
            else if (typeof error.code === 'number')
                resolve({ code: error.code, stdout, stderr });
            else
                reject(new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_COMMAND_FAILED', `git ${args[0] ?? ''}`, { cause: error }));
        });
        // A git that ends before it has read everything says so by its exit code.
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(input);
    });
}
/** A commit id or a plain ref name: never something that git could read as an option. */
function revision(name) {
    if (/^[0-9A-Za-z][0-9A-Za-z._/-]{0,254}$/.test(name) && !name.includes('..'))
        return name;
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_INPUT_INVALID', 'a commit or branch name has characters that are not allowed');
}
//# sourceMappingURL=run.js.map

/***/ }),

/***/ 6997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Dm: () => (/* binding */ isTransientStatus),
  Em: () => (/* binding */ request)
});

// UNUSED EXPORTS: retryAfterMs

// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __nccwpck_require__(4121);
;// CONCATENATED MODULE: ./build/adapters/http-plain.js
/** The runner's proxy, where it has one; Node 24.5 and newer read these variables. */
function agentOptions() {
    const { env } = process;
    const set = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].some((name) => env[name]);
    return set ? { proxyEnv: env } : null;
}
function start(url, options) {
    // Loaded by need, and not by `import`, which would load whatever the module can do: TLS and `fetch` among it.
    const http = process.getBuiltinModule(url.protocol === 'https:' ? 'node:https' : 'node:http');
    const proxied = agentOptions();
    return http.request(url, proxied === null ? options : { ...options, agent: new http.Agent(proxied) });
}
function headersOf(answer) {
    return {
        get: (name) => {
            const value = answer.headers[name.toLowerCase()];
            return value === undefined ? null : String(value);
        },
    };
}
/**
 * An exchange through Node's own HTTP client. The global `fetch` takes as long to load as Node to start, which a
 * short job pays on every run. Redirects are not followed, nothing is compressed.
 * Errors: what Node says when nobody answers, the answer breaks off, or the signal aborts; an Error when time is over.
 */
function exchange(url, request) {
    const { method, headers, signal, timeoutMs, maxBytes } = request;
    return new Promise((resolve, reject) => {
        const sent = start(url, { method, headers, ...(signal === undefined ? {} : { signal }) });
        const timer = setTimeout(() => sent.destroy(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
        sent.on('close', () => clearTimeout(timer));
        sent.on('error', reject);
        sent.on('response', (answer) => {
            const told = { status: answer.statusCode ?? 0, headers: headersOf(answer) };
            const parts = [];
            let size = 0;
            answer.on('error', reject);
            answer.on('data', (part) => {
                size += part.length;
                if (size <= maxBytes)
                    parts.push(part);
                else {
                    resolve({ ...told, bytes: null });
                    sent.destroy();
                }
            });
            answer.on('end', () => resolve({ ...told, bytes: new Uint8Array(Buffer.concat(parts)) }));
        });
        sent.end(request.body);
    });
}
//# sourceMappingURL=http-plain.js.map
;// CONCATENATED MODULE: ./build/adapters/http.js


const repeatable = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
const transientStatuses = new Set([408, 425, 429, 500, 502, 503, 504]);
const longestWaitMs = 60_000;
const defaultTimeoutMs = 10_000;
const defaultMaxBytes = 4 * 1024 * 1024;
const realTime = {
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
/** True for statuses that may go away by themselves. */
function isTransientStatus(status) {
    return transientStatuses.has(status);
}
/** What `Retry-After` asks for, in milliseconds, or undefined. Dates are not read: no service here sends them. */
function retryAfterMs(headers) {
    const seconds = Number(headers.get('retry-after') ?? Number.NaN);
    return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, longestWaitMs) : undefined;
}
/**
 * One HTTP exchange with bounded time, size and number of tries. Any status is an answer: after the last try a 503 is
 * returned, not thrown. Redirects are followed for GET and HEAD only. Errors name origin and path, never query,
 * headers or body.
 * @throws TransientError (`unreachable`) when nobody answers in time; FinalError FL_HTTP_ANSWER_TOO_LARGE.
 */
async function request(url, options = {}) {
    const method = options.method ?? 'GET';
    const retries = options.retries ?? (repeatable.has(method) ? 2 : 0);
    const clock = options.clock ?? realTime;
    for (let tried = 0;; tried += 1) {
        const last = tried >= retries || options.signal?.aborted === true;
        try {
            const answer = await once(new URL(url), method, options);
            if (last || !isTransientStatus(answer.status))
                return answer;
            await clock.sleep(retryAfterMs(answer.headers) ?? backoff(tried), options.signal);
        }
        catch (error) {
            if (last || !(error instanceof fairlead_error/* TransientError */.N_))
                throw error;
            await clock.sleep(backoff(tried), options.signal);
        }
    }
}
/** Full jitter, so that clients that failed together do not come back together. */
function backoff(tried) {
    return Math.random() * Math.min(longestWaitMs, 200 * 2 ** tried);
}
async function once(url, method, options) {
    const where = `${method} ${url.origin}${url.pathname}`;
    try {
        return await (options.plain === true ? sendPlain : send)(url, method, options, where);
    }
    catch (cause) {
        if (cause instanceof fairlead_error/* FinalError */.f4)
            throw cause;
        throw new fairlead_error/* TransientError */.N_(options.unreachable ?? 'FL_HTTP_UNREACHABLE', where, { cause });
    }
}
async function sendPlain(url, method, options, where) {
    const { body, headers = {}, signal, timeoutMs = defaultTimeoutMs, maxBytes = defaultMaxBytes } = options;
    if (typeof body === 'object' && !(body instanceof Uint8Array))
        return send(url, method, options, where);
    const answer = await exchange(url, {
        method,
        headers,
        timeoutMs,
        maxBytes,
        ...(body === undefined ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
    });
    const { bytes } = answer;
    if (bytes === null)
        throw tooLarge(where, maxBytes);
    return { ...answer, bytes };
}
async function send(url, method, options, where) {
    const timeout = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs);
    const response = await (options.fetch ?? fetch)(url, {
        method,
        headers: { ...options.headers },
        ...(options.body === undefined ? {} : { body: options.body }),
        redirect: method === 'GET' || method === 'HEAD' ? 'follow' : 'manual',
        signal: options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]),
    });
    const bytes = await readBounded(response, options.maxBytes ?? defaultMaxBytes, where);
    return { status: response.status, headers: response.headers, bytes };
}
function tooLarge(where, maxBytes) {
    return new fairlead_error/* FinalError */.f4('FL_HTTP_ANSWER_TOO_LARGE', `${where} sent more than ${maxBytes} bytes`);
}
async function readBounded(response, maxBytes, where) {
    const chunks = [];
    let size = 0;
    // Leaving the loop early cancels the stream.
    for await (const chunk of response.body ?? []) {
        size += chunk.byteLength;
        if (size > maxBytes)
            throw tooLarge(where, maxBytes);
        chunks.push(chunk);
    }
    const bytes = new Uint8Array(size);
    let offset = 0;
    for (const chunk of chunks) {
        bytes.set(chunk, offset);
        offset += chunk.byteLength;
    }
    return bytes;
}
//# sourceMappingURL=http.js.map

/***/ }),

/***/ 3155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _: () => (/* binding */ createJob),
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __nccwpck_require__(4121);
// EXTERNAL MODULE: ./build/core/reporting/commands.js
var commands = __nccwpck_require__(53);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./build/adapters/job/github-actions/context.js


const shaPattern = /^[0-9a-f]{40}$/;
const noCommit = '0'.repeat(40);
function invalid(what) {
    throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', what);
}
function positive(name, value) {
    const number = Number(value);
    if (Number.isSafeInteger(number) && number > 0)
        return number;
    return invalid(`${name} is not set: the action runs in a job of GitHub Actions only`);
}
function nodeOf(value, path) {
    const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
    if (object === null && value !== undefined && value !== null)
        invalid(`the event, ${path}: it is no object`);
    const get = (name) => object !== null && Object.hasOwn(object, name) ? object[name] : undefined;
    const at = (name) => (path === '' ? name : `${path}.${name}`);
    return {
        present: object !== null,
        value: get,
        object: (name) => nodeOf(get(name), at(name)),
        commit: (name) => {
            const text = get(name);
            return typeof text === 'string' && shaPattern.test(text)
                ? text
                : invalid(`the event, ${at(name)}: it is no commit`);
        },
        number: (name) => {
            const number = get(name);
            return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
                ? number
                : invalid(`the event, ${at(name)}: it is no number`);
        },
    };
}
/** The event that the runner wrote down; an empty one where there is none. */
function readEvent(path) {
    if (path === undefined || path === '')
        return nodeOf({}, '');
    let data;
    try {
        data = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch (cause) {
        throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'the event, GITHUB_EVENT_PATH: it cannot be read', { cause });
    }
    return nodeOf(data, '');
}
/** The commits that the job is about: of the pull request or the group of a merge queue where there is one. */
function commits(event, sha) {
    const pull = event.object('pull_request');
    const group = event.object('merge_group');
    if (group.present)
        return { headSha: sha, baseSha: group.commit('base_sha'), pullRequest: null };
    if (!pull.present) {
        const before = event.value('before') === undefined ? noCommit : event.commit('before');
        return { headSha: sha, baseSha: before === noCommit ? null : before, pullRequest: null };
    }
    const [head, base] = [pull.object('head'), pull.object('base')];
    // The repository of a fork may be gone: then there is none.
    const source = head.object('repo');
    const fork = !source.present || source.number('id') !== base.object('repo').number('id');
    return {
        headSha: head.commit('sha'),
        baseSha: base.commit('sha'),
        pullRequest: { number: pull.number('number'), fork },
    };
}
function repositoryName(environment) {
    const name = environment['GITHUB_REPOSITORY'] ?? '';
    if (/^[^/\s]+\/[^/\s]+$/.test(name))
        return name;
    return invalid('GITHUB_REPOSITORY is not set: the action runs in a job of GitHub Actions only');
}
function stepOf(environment) {
    const job = environment['GITHUB_JOB'] ?? '';
    if (job === '')
        return {};
    const { GITHUB_WORKFLOW: workflow = '', GITHUB_ACTION: action = '' } = environment;
    return { step: { workflow, job, action } };
}
/**
 * The job as the runner's variables and the event describe it.
 * See GitHub's documentation, "Default environment variables" and "Webhook events and payloads".
 */
function readContext(environment = process.env) {
    const event = readEvent(environment['GITHUB_EVENT_PATH']);
    const source = event.object('repository');
    const branch = source.value('default_branch');
    return {
        repository: {
            id: positive('GITHUB_REPOSITORY_ID', environment['GITHUB_REPOSITORY_ID'] ?? source.value('id')),
            name: repositoryName(environment),
        },
        run: {
            id: positive('GITHUB_RUN_ID', environment['GITHUB_RUN_ID']),
            attempt: positive('GITHUB_RUN_ATTEMPT', environment['GITHUB_RUN_ATTEMPT']),
            number: positive('GITHUB_RUN_NUMBER', environment['GITHUB_RUN_NUMBER']),
        },
        event: environment['GITHUB_EVENT_NAME'] ?? '',
        actor: environment['GITHUB_ACTOR'] ?? '',
        ref: environment['GITHUB_REF'] ?? '',
        defaultBranch: typeof branch === 'string' && branch !== '' ? branch : 'main',
        ...commits(event, environment['GITHUB_SHA'] ?? ''),
        ...stepOf(environment),
    };
}
//# sourceMappingURL=context.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/core/hand-over/format.js
var format = __nccwpck_require__(9536);
;// CONCATENATED MODULE: ./build/adapters/job/github-actions/hand-over.js



/** Writes a file into the folder that a later step uploads; nothing where the runner has no temporary folder. */
async function writeHandOver(file, text, environment = process.env) {
    const temporary = environment['RUNNER_TEMP'] ?? '';
    if (temporary === '')
        return;
    const folder = (0,external_node_path_.join)(temporary, format/* folderName */.ub);
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, file), text);
}
//# sourceMappingURL=hand-over.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/adapters/job/github-actions/room.js




const kinds = { error: 'failure', warning: 'warning', notice: 'notice' };
const command = /^::(error|warning|notice)[ :]/;
/** Three small numbers; a longer file is not ours. */
const maxBytes = 200;
/**
 * The file that the steps of one composite action share. All of them see the outer step's GITHUB_ACTION, which is
 * another one for every step of the job; the folder is the job's own. Null where one of them is missing.
 */
function fileOf(environment) {
    const { RUNNER_TEMP: folder = '', GITHUB_ACTION: step = '' } = environment;
    if (folder === '' || step === '')
        return null;
    const { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt, GITHUB_JOB: job } = environment;
    const key = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify([run, attempt, job, step]));
    return (0,external_node_path_.join)(folder, `fairlead-room-${key.digest('hex').slice(0, 32)}.json`);
}
/** How many annotations of each kind the runner still shows in this step: all ten where nothing can be read. */
function readRoom(environment = process.env) {
    const path = fileOf(environment);
    if (path === null)
        return commands/* wholeRoom */.$u;
    try {
        const stat = (0,external_node_fs_.statSync)(path);
        if (!stat.isFile() || stat.size > maxBytes)
            return commands/* wholeRoom */.$u;
        const kept = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        const left = (kind) => {
            const value = kept === null ? undefined : Reflect.get(Object(kept), kind);
            return Number.isSafeInteger(value)
                ? Math.min(Math.max(Number(value), 0), commands/* wholeRoom */.$u[kind])
                : commands/* wholeRoom */.$u[kind];
        };
        return { failure: left('failure'), warning: left('warning'), notice: left('notice') };
    }
    catch {
        return commands/* wholeRoom */.$u;
    }
}
/** Notes what annotations these commands take. What cannot be written down costs no step anything. */
function takeRoom(lines, environment = process.env) {
    const path = fileOf(environment);
    const taken = lines.flatMap((line) => command.exec(line)?.[1] ?? []);
    if (path === null || taken.length === 0)
        return;
    const room = { ...readRoom(environment) };
    for (const name of taken)
        room[kinds[name]] = Math.max(room[kinds[name]] - 1, 0);
    try {
        (0,external_node_fs_.writeFileSync)(path, JSON.stringify(room));
    }
    catch {
        // The next step counts from ten again, as before.
    }
}
//# sourceMappingURL=room.js.map
;// CONCATENATED MODULE: ./build/adapters/job/github-actions/runner-files.js


/** As `EOL` of node:os, which takes longer to load than all that is written here. */
const EOL = process.platform === 'win32' ? '\r\n' : '\n';
/** The runner throws away the whole summary of a step above this many bytes. */
const maxSummaryBytes = 1024 * 1024;
const cutNote = `${EOL}${EOL}The rest has no room in this summary.${EOL}`;
/**
 * One entry of a file such as `GITHUB_OUTPUT` (GitHub's documentation, "Workflow commands", "Multiline strings"). The
 * delimiter is new each time, so that no value can end its entry and begin another.
 */
function fileEntry(name, value, delimiter = `end_${(0,external_node_crypto_.randomUUID)()}`) {
    return `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`;
}
/** Sets an output of the step. Outside a job there is nobody to read it. */
function setOutput(name, value, environment = process.env) {
    const path = environment['GITHUB_OUTPUT'] ?? '';
    if (path !== '')
        (0,external_node_fs_.appendFileSync)(path, fileEntry(name, value));
}
function sizeOf(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.size ?? 0;
}
/** Appends Markdown to the summary of the job: its first lines where the whole has no room. */
function appendSummary(markdown, environment = process.env) {
    const path = environment['GITHUB_STEP_SUMMARY'] ?? '';
    if (path === '')
        return;
    const room = maxSummaryBytes - sizeOf(path);
    if (Buffer.byteLength(markdown) <= room) {
        (0,external_node_fs_.appendFileSync)(path, markdown);
        return;
    }
    const left = room - Buffer.byteLength(cutNote);
    if (left < 0)
        return;
    const bytes = Buffer.from(markdown).subarray(0, left);
    // Whole lines only: half a row is no table, half a character is none.
    const whole = bytes.subarray(0, Math.max(bytes.lastIndexOf(0x0a), 0));
    (0,external_node_fs_.appendFileSync)(path, Buffer.concat([whole, Buffer.from(cutNote)]));
}
//# sourceMappingURL=runner-files.js.map
;// CONCATENATED MODULE: ./build/adapters/job/github-actions/job.js






function print(text) {
    process.stdout.write(`${text}\n`);
}
/** The job of GitHub Actions that this process is a step of. */
function createJob() {
    return {
        context: readContext(),
        info: (text) => print((0,commands/* inert */.tJ)(text)),
        command: (lines) => {
            lines.forEach(print);
            takeRoom(lines);
        },
        room: () => readRoom(),
        output: setOutput,
        summary: async (markdown) => appendSummary(markdown),
        handOver: writeHandOver,
        run: async (command, options) => {
            // Loaded by need, as the toolkit is: most runs that find nothing start no program.
            const { run } = await __nccwpck_require__.e(/* import() */ 550).then(__nccwpck_require__.bind(__nccwpck_require__, 9550));
            return run(command, options);
        },
    };
}
/** Fails the step as the toolkit does. It is loaded here only: it takes twice as long to load as Node to start. */
async function fail(sentence, error) {
    const core = await Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(838)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3838));
    core.setFailed((0,commands/* inert */.tJ)(sentence));
    // It is an annotation as well.
    takeRoom(['::error::']);
    if (error instanceof Error)
        core.debug(error.stack ?? error.message);
}
/** Runs an action's main and ends the step: a sentence or an error fails it. */
async function runAction(main) {
    try {
        const failure = await main();
        if (failure !== null)
            await fail(failure);
    }
    catch (error) {
        const known = error instanceof fairlead_error/* FairleadError */.jd ? error : new fairlead_error/* FairleadError */.jd('FL_INTERNAL', String(error));
        await fail(known.toText(), error);
    }
}
//# sourceMappingURL=job.js.map

/***/ }),

/***/ 7678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ createWorkspace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4121);



const defaultMaxBytes = 64 * 1024 * 1024;
const maxMatches = 1000;
const pieceBytes = 256 * 1024;
function isMissing(error) {
    return (typeof error === 'object' &&
        error !== null &&
        'code' in error &&
        (error.code === 'ENOENT' || error.code === 'ENOTDIR'));
}
/** Pieces of a file; each is the reader's own. */
async function* piecesOf(path) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r');
    try {
        for (;;) {
            const piece = Buffer.allocUnsafeSlow(pieceBytes);
            const size = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, piece);
            if (size === 0)
                return;
            yield piece.subarray(0, size);
        }
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
function writeAll(path, text) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'w');
    try {
        // A string is an iterable of its characters.
        for (const part of typeof text === 'string' ? [text] : text) {
            const bytes = Buffer.from(part);
            for (let at = 0; at < bytes.length;)
                at += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(file, bytes, at);
        }
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
/**
 * The checkout that the job works in. Relative paths are inside it. Files are read and written at once: there is
 * nothing else that the process could do meanwhile, and the promises of node:fs take long to load.
 */
function createWorkspace(environment = process.env) {
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(environment['GITHUB_WORKSPACE'] ?? process.cwd());
    const temporaryRoot = environment['RUNNER_TEMP'] ?? process.getBuiltinModule('node:os').tmpdir();
    const at = (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, path);
    return {
        root,
        async read(path, maxBytes = defaultMaxBytes) {
            try {
                const { size } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(at(path));
                if (size > maxBytes)
                    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FinalError */ .f4('FL_REPORT_INVALID', `${path} is larger than ${maxBytes} bytes`);
                return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(at(path), 'utf8');
            }
            catch (error) {
                if (isMissing(error))
                    return null;
                throw error;
            }
        },
        stream: (path) => piecesOf(at(path)),
        readBytes: async (path) => new Uint8Array((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(at(path))),
        write: async (path, text) => writeAll(at(path), text),
        async list(path) {
            try {
                return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(at(path)).sort();
            }
            catch (error) {
                if (isMissing(error))
                    return [];
                throw error;
            }
        },
        async find(globs) {
            const isGlob = (text) => /[*?[\]{}()!+@\\]/.test(text);
            const plain = globs.filter((path) => !isGlob(path) && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(at(path)));
            const found = new Set(plain.map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.normalize)(path).replace(/(?<=.)[\\/]$/, '')));
            const patterns = globs.filter(isGlob);
            if (patterns.length === 0)
                return [...found].sort();
            const { glob } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1455, 19));
            for await (const path of glob(patterns, { cwd: root })) {
                found.add(path);
                if (found.size >= maxMatches)
                    break;
            }
            return [...found].sort();
        },
        kept: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temporaryRoot, 'fairlead-kept'),
        temporary: async (name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temporaryRoot, `fairlead-${name}-`)),
    };
}
//# sourceMappingURL=workspace.js.map

/***/ }),

/***/ 5916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ createIdTokens)
/* harmony export */ });
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4121);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6997);


/** The runner's answer is a token of a few kilobytes. */
const maxAnswerBytes = 64 * 1024;
function tokenOf(bytes) {
    try {
        const data = JSON.parse(new TextDecoder().decode(bytes));
        const token = typeof data === 'object' && data !== null && 'value' in data ? data.value : null;
        return typeof token === 'string' && /^[\w.~+/=-]+$/.test(token) ? token : null;
    }
    catch {
        return null;
    }
}
/**
 * A function that asks the runner for an OIDC token of the given audience; every call gives a new token.
 * Errors: FL_TOKEN_MISSING where the job may not ask for one; a TransientError where the runner might give one later.
 * See GitHub's documentation, "OpenID Connect reference".
 */
function createIdTokens(environment = process.env) {
    return async (audience) => {
        const { ACTIONS_ID_TOKEN_REQUEST_URL: address = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer = '' } = environment;
        // The address has a query already.
        const url = URL.parse(`${address}&audience=${encodeURIComponent(audience)}`);
        if (url === null || bearer === '')
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_TOKEN_MISSING');
        const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
        const answer = await (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .request */ .Em)(url, { headers, maxBytes: maxAnswerBytes, plain: true });
        const token = answer.status === 200 ? tokenOf(answer.bytes) : null;
        if (token !== null) {
            // As long as it lives it is worth as much as a password.
            process.stdout.write(`::add-mask::${token}\n`);
            return token;
        }
        const said = `the runner answered ${answer.status}`;
        if ((0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransientStatus */ .Dm)(answer.status))
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_('FL_TOKEN_MISSING', said);
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_TOKEN_MISSING', said);
    };
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 9193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ maxPosition),
/* harmony export */   Fq: () => (/* binding */ maxTitle),
/* harmony export */   L2: () => (/* binding */ maxLine),
/* harmony export */   L6: () => (/* binding */ maxPages),
/* harmony export */   Sp: () => (/* binding */ maxPath),
/* harmony export */   Tn: () => (/* binding */ maxGroups),
/* harmony export */   aW: () => (/* binding */ maxMessage),
/* harmony export */   od: () => (/* binding */ maxHighlights),
/* harmony export */   ol: () => (/* binding */ maxLines),
/* harmony export */   s$: () => (/* binding */ pathPattern)
/* harmony export */ });
/* unused harmony export maxAnnotations */
/** What `POST /v1/findings` takes; without the library that checks it, since every job that reports needs these. */
/** Annotations of one report. */
const maxAnnotations = 5000;
/** Requests that one report may come in. */
const maxPages = 8;
/** Rules that a report counts by name. */
const maxGroups = 100;
/** Lines of a report, and those of them that the comment on a pull request shows. */
const maxLines = 100;
const maxHighlights = 5;
/** Characters. */
const maxPath = 1024;
const maxTitle = 255;
const maxLine = 1000;
const maxMessage = 16_000;
/** The last line or column that GitHub knows. */
const maxPosition = 2 ** 31 - 1;
/** A path inside the repository: relative, posix, without `..` or control characters. */
// oxlint-disable-next-line no-control-regex -- control characters are what is refused here
const pathPattern = /^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\u0000-\u001f\u007f\\]+$/;
//# sourceMappingURL=limits.js.map

/***/ }),

/***/ 3175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  s: () => (/* binding */ catalogue)
});

;// CONCATENATED MODULE: ./build/core/errors/entries/forks.js
/** Code of forks. */
const forks = {
    FL_FORK_SANDBOX: {
        sentence: 'This machine offers no place that is safe for the code of a fork, so nothing of it ran',
        remedy: 'Run the App on Linux with util-linux and user namespaces that its user may make; docs/forks.md says how to see it.',
    },
    FL_FORK_TESTS_OFF: {
        sentence: 'Commits of forks are not tested here',
        remedy: 'The operator of the App switches it on with `fork_tests: on`, having read docs/forks.md.',
    },
    FL_FORK_EVENT: {
        sentence: 'On pull_request_target nothing of a fork is run: its author would get the secrets of the job',
        remedy: 'Start the workflow on `pull_request`; docs/forks.md says how its findings get to the pull request all the same.',
    },
    FL_FORK_BUILD: {
        sentence: 'The commit of the fork could not be built',
        remedy: 'It is built without a network: see docs/forks.md for what it may need.',
    },
};
//# sourceMappingURL=forks.js.map
;// CONCATENATED MODULE: ./build/core/errors/entries/packages.js
/** Builds, packages and registries. */
const packages_packages = {
    FL_REGISTRY_UNREACHABLE: {
        sentence: 'The package registry did not answer',
        remedy: 'Check its address: registry.url in fairlead.config.yml, where the work is tried again, or the inputs of the action.',
    },
    FL_ARTIFACT_MISSING: {
        sentence: 'The artifact is not in the registry',
        remedy: 'Publish it again; the digest must be the one in the message.',
    },
    FL_DIGEST_MISMATCH: {
        sentence: 'The artifact in the registry has another digest',
        remedy: 'Find out who replaced it; Fairlead never deploys bytes it did not test.',
    },
    FL_WHEEL_INVALID: {
        sentence: 'The wheel is not valid',
        remedy: 'Build it with a standard build backend and publish it again.',
    },
    FL_VERSION_INVALID: {
        sentence: 'The version cannot be used',
        remedy: 'Use a release version such as 1.4.0 in the manifest of the package.',
    },
    FL_ALREADY_PUBLISHED: {
        sentence: 'This version was published before with other bytes',
        remedy: 'Versions are never overwritten; re-run the workflow to get a new one.',
    },
    FL_REGISTRY_REFUSED: {
        sentence: 'The package registry refused the request',
        remedy: 'Check its address and the token; an index of Python packages must speak the simple API in JSON (PEP 691).',
    },
    FL_MANIFEST_MISSING: {
        sentence: 'There is nothing to build',
        remedy: 'Add a pyproject.toml, package.json or Dockerfile to the folder of the service, or set the input `kinds` of build-publish-alpha.',
    },
    FL_MANIFEST_INVALID: {
        sentence: 'The manifest of a package is not valid',
        remedy: 'Correct the file that is named.',
    },
    FL_SDIST_INVALID: {
        sentence: 'The source distribution is not valid',
        remedy: 'Build it with a standard build backend, or leave it out with `sdist: false`.',
    },
    FL_DOCKERFILE_INVALID: {
        sentence: 'The Dockerfile cannot be read',
        remedy: 'Correct the line that is named.',
    },
    FL_SINGLE_STAGE: {
        sentence: 'The image would ship the tools that it was built with',
        remedy: 'Compile in a stage of its own (`FROM … AS build`) and copy the result into the last stage (`COPY --from=build`); `allow-single-stage: true` lets it pass.',
    },
    FL_TOOL_MISSING: {
        sentence: 'A program that the build needs is not there',
        remedy: 'Install it in a step before; the README of build-publish-alpha lists what each kind needs.',
    },
    FL_IMAGE_INVALID: {
        sentence: 'The image is not valid',
        remedy: 'Build it with docker buildx or buildah; the README of build-publish-alpha lists the versions.',
    },
    FL_TRUSTED_PUBLISHING: {
        sentence: 'The registry gave no token for the identity of this job',
        remedy: 'Register this repository and the file of this workflow as trusted publisher of the package, and give the job `id-token: write`; docs/publishing.md says how.',
    },
};
//# sourceMappingURL=packages.js.map
;// CONCATENATED MODULE: ./build/core/errors/entries/product.js
/** Configuration, GitHub, the machine that the product runs on, and the product itself. */
const product = {
    FL_CONFIG_INVALID: {
        sentence: 'The configuration is not valid',
        remedy: 'Correct the named line; the rules of the default branch stay in force until then.',
    },
    FL_STATE_CONFLICT: {
        sentence: 'The stored state changed meanwhile',
        remedy: 'Nothing to do: the work is done again on the new state.',
    },
    FL_LEASE_LOST: {
        sentence: 'The lease on this work was lost to another worker',
        remedy: 'Nothing to do: the other worker goes on.',
    },
    FL_GITHUB_UNREACHABLE: {
        sentence: 'GitHub did not answer',
        remedy: 'Nothing to do: the work is tried again.',
    },
    FL_GITHUB_REFUSED: {
        sentence: 'GitHub refused the request',
        remedy: 'Compare the permissions of the installation with docs/permissions.md.',
    },
    FL_GITHUB_BUDGET: {
        sentence: "The installation's share of requests to GitHub is used up for now",
        remedy: 'Nothing to do: the work goes on when GitHub gives room again.',
    },
    FL_RUNTIME_FAILED: {
        sentence: 'A process could not be started',
        remedy: 'Read its log; the path stands in the message.',
    },
    FL_NOT_READY: {
        sentence: 'A service did not become ready in time',
        remedy: 'Read its log; the path stands in the message.',
    },
    FL_TRAFFIC_UNREACHABLE: {
        sentence: 'The load balancer did not answer',
        remedy: 'Nothing to do: the work is tried again.',
    },
    FL_NOTIFY_FAILED: {
        sentence: 'A notification could not be delivered',
        remedy: 'Check the address and the key of the service; it is tried again.',
    },
    FL_PYTHON_MISSING: {
        sentence: 'Python 3.10 or newer was not found',
        remedy: 'Install it, or set FAIRLEAD_PYTHON to its path.',
    },
    FL_VENV_MISSING: {
        sentence: 'Python cannot make a virtual environment',
        remedy: 'Install the venv module (on Debian: apt-get install python3-venv).',
    },
    FL_GIT_MISSING: {
        sentence: 'git was not found',
        remedy: 'Install git 2.38 or newer.',
    },
    FL_PORT_TAKEN: {
        sentence: 'The port is taken',
        remedy: 'Stop what listens there, or choose another with --port.',
    },
    FL_INPUT_INVALID: {
        sentence: 'An input is not valid',
        remedy: 'The README of the action lists its inputs.',
    },
    FL_COMMAND_FAILED: {
        sentence: 'A command failed',
        remedy: 'Its output stands above.',
    },
    FL_ALREADY_RUNNING: {
        sentence: 'Another day is being played in this folder',
        remedy: 'Wait for it, or end it with Ctrl-C.',
    },
    FL_INTERNAL: {
        sentence: 'Something went wrong inside Fairlead',
        remedy: 'Please report it with the log line that carries this code.',
    },
    FL_WAIT_TIMEOUT: {
        sentence: 'What was waited for did not end within the input `timeout`',
        remedy: 'It goes on by itself, and its check tells how it ends; give a longer timeout to wait for it.',
    },
    FL_APP_UNREACHABLE: {
        sentence: 'The Fairlead App did not answer',
        remedy: 'Check the input app-url and that the App runs; then run the job again.',
    },
    FL_APP_REFUSED: {
        sentence: 'The Fairlead App refused the request',
        remedy: 'Compare the versions of the action and of the App.',
    },
    FL_HTTP_UNREACHABLE: {
        sentence: 'The other side did not answer',
        remedy: 'Check the address and that the service runs; the work is tried again.',
    },
    FL_HTTP_ANSWER_TOO_LARGE: {
        sentence: 'The answer is larger than what is read',
        remedy: 'Check that the address belongs to the service that was meant.',
    },
    FL_OPTION_INVALID: {
        sentence: 'An option of the command is not valid',
        remedy: '`npm start -- --help` lists the options.',
    },
    FL_ORGANISATION_UNREAD: {
        sentence: 'What stands above the repository could not be read',
        remedy: "Give a token that may read it; with `organisation: skip` (`--organisation=skip`) the organisation's file is left out.",
    },
    FL_SETTINGS_UNREAD: {
        sentence: 'Settings that the rules ask for could not be read, so nothing of theirs is known or written',
        remedy: 'Give a token of somebody who administers the repository.',
    },
    FL_APP_MANAGES: {
        sentence: 'The Fairlead App manages the settings of this repository',
        remedy: 'Let it do so. To go on without it, uninstall it, delete the rulesets whose names start with `Fairlead: `, and run the command again.',
    },
};
//# sourceMappingURL=product.js.map
;// CONCATENATED MODULE: ./build/core/errors/entries/reports.js
/** Reports, and what jobs hand over. */
const reports = {
    FL_REPORT_INVALID: {
        sentence: 'The report cannot be read',
        remedy: 'Check that the tool wrote the format that the input names.',
    },
    FL_REPORT_EMPTY: {
        sentence: 'The report is empty',
        remedy: 'Check that the tool ran and was told to write it.',
    },
    FL_REPORT_TRUNCATED: {
        sentence: 'The report ends too early',
        remedy: 'Check that the tool was not stopped while it wrote, and that the disk has room.',
    },
    FL_REPORT_TOO_LARGE: {
        sentence: 'The report is larger than what is read',
        remedy: 'Split it, or let the tool leave out what is not your own code.',
    },
    FL_REPORT_ENCODING: {
        sentence: 'The report is not in an encoding that can be read',
        remedy: 'Write it in UTF-8, or in UTF-16 with a byte order mark.',
    },
    FL_REPORT_UNKNOWN: {
        sentence: 'The report is of no format that is known',
        remedy: 'The README of the action lists the formats.',
    },
    FL_REPORT_PATHS: {
        sentence: 'No path of the report is that of a file in the repository',
        remedy: 'Run the tool in the checkout, and commit the files that it reports on.',
    },
    FL_BASELINE_UNREAD: {
        sentence: 'Where coverage baselines are kept could not be read',
        remedy: 'Try again; the README of the action says which permission each kind of store needs.',
    },
    FL_BASELINE_NOT_KEPT: {
        sentence: 'The coverage baseline could not be kept',
        remedy: 'Give the job the permission that the README of the action names for this kind of store.',
    },
    FL_BASELINE_INVALID: {
        sentence: 'The coverage baseline cannot be read',
        remedy: 'The next push to the default branch writes a new one.',
    },
    FL_LINTER_MISSING: {
        sentence: 'No linter that fits the repository was found',
        remedy: 'Install one in a step before, name one in the input `tool`, or give its report in `report`.',
    },
    FL_HAND_OVER_INVALID: {
        sentence: 'What the job of a fork handed over cannot be used',
        remedy: 'Use the current version of the actions, lower `max-annotations` where it is too large, and push again; docs/forks.md says what an artifact may hold.',
    },
};
//# sourceMappingURL=reports.js.map
;// CONCATENATED MODULE: ./build/core/errors/entries/requests.js
/** What the App's API and its webhooks refuse. */
const requests = {
    FL_SIGNATURE_MISSING: {
        sentence: 'The delivery carries no signature',
        remedy: 'Set the same webhook secret in the GitHub App and in WEBHOOK_SECRET.',
    },
    FL_SIGNATURE_WRONG: {
        sentence: 'The signature of the delivery does not match its body',
        remedy: 'Set the same webhook secret in the GitHub App and in WEBHOOK_SECRET.',
    },
    FL_BODY_INVALID: {
        sentence: 'The body of the request is not what was expected',
        remedy: 'Compare it with docs/api.md.',
    },
    FL_BODY_TOO_LARGE: {
        sentence: 'The body of the request is too large',
        remedy: 'Send less, or split it.',
    },
    FL_TOKEN_MISSING: {
        sentence: 'The request carries no OIDC token',
        remedy: 'Give the job `permissions: id-token: write`.',
    },
    FL_TOKEN_INVALID: {
        sentence: 'The OIDC token is not valid',
        remedy: 'Ask for a new token for every request; tokens live for about five minutes.',
    },
    FL_TOKEN_AUDIENCE: {
        sentence: 'The OIDC token was issued for another audience or another body',
        remedy: 'Ask for a token whose audience is the origin, then /#sha256: and the hash of the body.',
    },
    FL_TOKEN_EXPIRED: {
        sentence: 'The OIDC token has expired',
        remedy: 'Ask for a new token for every request; check the clock of the machine that the App runs on.',
    },
    FL_TOKEN_USED: {
        sentence: 'The OIDC token was used before',
        remedy: 'Ask for a new token for every request, repeated ones included.',
    },
    FL_CONTENT_DIGEST: {
        sentence: 'The body of the request is not the one that its Content-Digest names',
        remedy: 'Compute it over the very bytes that are sent (RFC 9530), or leave the header out.',
    },
    FL_TOKEN_REPOSITORY: {
        sentence: 'The OIDC token was issued for another repository',
        remedy: 'Run the action in the repository that the request names.',
    },
    FL_NOT_AUTHORISED: {
        sentence: 'This token may not change the environment',
        remedy: 'Run the deployment from a branch or environment that the target allows; never from a pull request.',
    },
    FL_NOT_FOUND: {
        sentence: 'No such thing',
        remedy: 'Check the name; the dashboard lists what exists.',
    },
    FL_CONFLICT: {
        sentence: 'The same key was used before with another body',
        remedy: 'Use a new key for a new request.',
    },
    FL_ISSUER_UNREACHABLE: {
        sentence: 'The issuer of OIDC tokens did not answer',
        remedy: 'Try again; the address stands in oidc.issuer of fairlead.config.yml.',
    },
    FL_TOKEN_RUN: {
        sentence: 'The request names another run, commit or pull request than the one its token was issued to',
        remedy: 'Send the request from the run that it describes.',
    },
    FL_NOT_INSTALLED: {
        sentence: 'The App is not installed on the repository',
        remedy: 'Install the GitHub App on it, or add it to the installation.',
    },
    FL_ROLLOUT_LOOSER: {
        sentence: 'The rollout asks for less care than the configuration of its environment',
        remedy: 'A job may add steps below the highest configured one and lengthen bakes. Everything else is changed in .github/fairlead.yml on the default branch.',
    },
    FL_TOO_MANY_TOKENS: {
        sentence: 'More OIDC tokens came within a few minutes than can be remembered',
        remedy: 'Try again in some minutes.',
    },
    FL_LIVE_UNKNOWN: {
        sentence: 'It is not known which artifacts are in use, so nothing is deleted',
        remedy: 'Give `app-url`, or list the digests in use in `keep-digests`.',
    },
};
//# sourceMappingURL=requests.js.map
;// CONCATENATED MODULE: ./build/core/errors/catalogue.js





const entries = {
    ...product,
    ...requests,
    ...reports,
    ...packages_packages,
    ...forks,
};
/** Every error that Fairlead can show, by code. `docs/errors.md` is generated from it. */
const catalogue = entries;
//# sourceMappingURL=catalogue.js.map

/***/ }),

/***/ 4121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N_: () => (/* binding */ TransientError),
/* harmony export */   f4: () => (/* binding */ FinalError),
/* harmony export */   jd: () => (/* binding */ FairleadError)
/* harmony export */ });
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3175);

/**
 * An error from the catalogue: a code, one sentence, what to do about it, and a page that says more.
 * `detail` completes the sentence and must hold no secret.
 */
class FairleadError extends Error {
    code;
    remedy;
    docs;
    place;
    constructor(code, detail = '', options = {}) {
        const entry = _catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .catalogue */ .s[code];
        super(detail === '' ? entry.sentence : `${entry.sentence}: ${detail}`, options.cause === undefined ? undefined : { cause: options.cause });
        this.name = new.target.name;
        this.code = code;
        this.remedy = entry.remedy;
        this.docs = `docs/errors.md#${code.toLowerCase()}`;
        this.place = options.place;
    }
    /** The error as a person should read it: sentence, remedy, code. */
    toText() {
        return `${this.message}. ${this.remedy} (${this.code})`;
    }
}
/** A failure that may go away by itself: retry with backoff. */
class TransientError extends FairleadError {
    /** Milliseconds that the other side asked us to wait, where it said so. */
    retryAfterMs;
    constructor(code, detail = '', options = {}) {
        super(code, detail, options);
        this.retryAfterMs = options.retryAfterMs;
    }
}
/** A failure that a retry cannot mend. */
class FinalError extends FairleadError {
}
//# sourceMappingURL=fairlead-error.js.map

/***/ }),

/***/ 9536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W7: () => (/* binding */ fileOf),
/* harmony export */   ub: () => (/* binding */ folderName)
/* harmony export */ });
/* unused harmony exports artifactName, isHandOver, concerns, concernOf, limits, readLimits, keptLimits */
/**
 * How a job that may not speak for itself hands over what it found: a job of a pull request from a fork has no OIDC token
 * and may write nothing. It leaves one file for each report, which travel in one artifact of its workflow run. Several
 * jobs of a run have one each, whose name goes on after a hyphen.
 */
const artifactName = 'fairlead-v1';
/** Whether an artifact of a run is one of these. */
function isHandOver(name) {
    return /^fairlead-v1(?:-[\w.-]{1,200})?$/.test(name);
}
/** Folder below the runner's temporary one whose files are that artifact. */
const folderName = 'fairlead-hand-over';
const concerns = (/* unused pure expression or super */ null && (['lint', 'coverage']));
/** The file of a report, in the folder and in the artifact: several steps of one concern have one each. */
function fileOf({ concern, part }) {
    return part === undefined ? `${concern}.json` : `${concern}-${part.id}.json`;
}
/** The concern that a file is about, by its name; null for files that are none of these. */
function concernOf(file) {
    const name = /^([a-z]+)(?:-[0-9a-f]{32})?\.json$/.exec(file)?.[1];
    return concerns.find((concern) => concern === name) ?? null;
}
/**
 * Bytes of an artifact as it is downloaded, of each file in it, and of all its files together. Whatever is larger is not
 * read at all.
 */
const limits = {
    archive: 1024 * 1024,
    file: 2 * 1024 * 1024,
    unpacked: 16 * 1024 * 1024,
    members: 50,
    /** Artifacts of one run that are read, the newest ones. */
    artifacts: 20,
};
/** Reports of all artifacts of a run together that are read, and their bytes; the rest is told and not read. */
const readLimits = { files: 100, bytes: 4 * 1024 * 1024 };
/** What of a run is kept of each concern: annotations, and bytes of all of it as JSON. */
const keptLimits = { annotations: 1000, bytes: 2 * 1024 * 1024 };
//# sourceMappingURL=format.js.map

/***/ }),

/***/ 8314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ jsonOrNull)
/* harmony export */ });
/** What a text holds, or null where it is no JSON: for what a schema reads next. */
function jsonOrNull(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
//# sourceMappingURL=json.js.map

/***/ }),

/***/ 53:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ wholeRoom),
/* harmony export */   sq: () => (/* binding */ annotationCommands),
/* harmony export */   tJ: () => (/* binding */ inert),
/* harmony export */   uf: () => (/* binding */ escapeData)
/* harmony export */ });
/* unused harmony exports escapeProperty, annotationCommand */
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4432);

const names = { failure: 'error', warning: 'warning', notice: 'notice' };
/** The runner shows this many of each type and step, and drops the rest without a word. */
const perType = 10;
const wholeRoom = { failure: perType, warning: perType, notice: perType };
/** The runner cuts messages here. */
const maxMessage = 4096;
/** Escapes a workflow command's message. */
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
/** Escapes the value of a workflow command's property. */
function escapeProperty(text) {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
/** One annotation as a workflow command (GitHub's documentation, "Workflow commands"). */
function annotationCommand(annotation) {
    const properties = [
        ['file', annotation.path],
        ['line', annotation.startLine],
        ['endLine', annotation.endLine],
        ['col', annotation.startColumn],
        ['endColumn', annotation.endColumn],
        ['title', (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(annotation.title))],
    ];
    const list = properties
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
        .join(',');
    const { message, rawDetails } = annotation;
    const text = rawDetails === undefined ? message : `${message}\n\n${rawDetails}`;
    return `::${names[annotation.level]} ${list}::${escapeData((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text), maxMessage))}`;
}
/**
 * The annotations that the runner will show, in the order given, and those that it would have dropped. Where there are
 * such, one notice says how many, and where they are; without room for a notice the log alone says it.
 * @param report.room what steps before this one left where they share it, as in a composite action
 */
function annotationCommands(report) {
    const { concern, annotations, file, room = wholeRoom } = report;
    const whole = take(annotations, room);
    if (whole.dropped.length === 0)
        return { commands: whole.shown.map(annotationCommand), dropped: [] };
    // The notice takes the place of another one.
    const { shown, dropped } = take(annotations, { ...room, notice: room.notice - 1 });
    const commands = shown.map(annotationCommand);
    if (room.notice <= 0)
        return { commands, dropped };
    const where = file === undefined ? 'in the log' : `in the log and in ${file}`;
    const text = `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(dropped.length, 'finding')} of ${annotations.length} not annotated: the runner shows ${shows(room)}. They stand ${where}.`;
    const note = `::notice title=fairlead/${concern}::${escapeData((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text), maxMessage))}`;
    return { commands: [...commands, note], dropped };
}
function shows(room) {
    const shared = Object.values(room).some((left) => left < perType);
    return `ten of a kind in a step${shared ? ', and what ran before in this one has shown some' : ''}`;
}
function take(annotations, room) {
    const left = { ...room };
    const shown = [];
    const dropped = [];
    for (const annotation of annotations) {
        left[annotation.level] -= 1;
        (left[annotation.level] >= 0 ? shown : dropped).push(annotation);
    }
    return { shown, dropped };
}
/**
 * A command at the start of a line. What the runner skips before it are blanks in the sense of .NET, which has one more
 * (U+0085) than JavaScript; everything that cannot be seen is taken for one here.
 */
const command = /^[\s\p{C}]*::/u;
/**
 * A text that the runner's log shows and never obeys: it reads `::name::` at the start of a line and `##[name]`
 * anywhere as a command.
 */
function inert(text) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line) => (command.test(line) ? `| ${line}` : line).replaceAll('##[', '## ['))
        .join('\n');
}
//# sourceMappingURL=commands.js.map

/***/ }),

/***/ 4432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   U9: () => (/* binding */ count)
/* harmony export */ });
/** Cuts a text at `max` characters and shows that it did. Never ends in half a character. */
function cut(text, max) {
    const whole = text.toWellFormed();
    return whole.length <= max ? whole : `${whole.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
/** `1 finding`, `2 findings`. */
function count(number, noun, plural = `${noun}s`) {
    return `${number} ${number === 1 ? noun : plural}`;
}
/** Colours and other marks for terminals: ECMA-48 control sequences, and what sets a terminal's title. */
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out here
const terminal = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)/g;
/**
 * What changes how the text around it reads, or cannot be seen: control characters but tab and line breaks, the marks
 * that turn the direction of writing (Unicode Bidirectional Algorithm), zero-width and tag characters. The joiners
 * U+200C and U+200D stay, since scripts and emoji need them.
 */
const hidden = 
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\u{e0001}|[\u{e0020}-\u{e007f}]/gu;
/** A text without anything hidden in it: each such character is shown by its number, as `[U+202E]`. */
function visible(text) {
    return text
        .replace(terminal, '')
        .replace(hidden, (character) => {
        const code = character.codePointAt(0) ?? 0;
        return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    })
        .toWellFormed();
}
/** A text on one line, without blanks around it. */
function oneLine(text) {
    return text.replaceAll(/\s+/g, ' ').trim();
}
/**
 * Text that a Markdown page of GitHub's shows as it is: no markup, HTML, links, mentions or references to issues.
 * GitHub looks for mentions, addresses and references in the text that remains once the markup is read, so that a
 * backslash does not help against them: a zero-width space does.
 */
function escapeMarkdown(text) {
    return visible(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/[\\`*_{}[\]()#+!|~$]/g, String.raw `\$&`)
        .replaceAll('@', '@\u200B')
        .replaceAll('://', ':\u200B//')
        .replace(/(?<=www)(?=\.)|(?<=\bgh-)(?=\d)|(?<=#)(?=\d)/gi, '\u200B')
        .replace(/\r?\n|\r/g, '<br>');
}
//# sourceMappingURL=text.js.map

/***/ }),

/***/ 8689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  A: () => (/* binding */ JsonElements)
});

// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __nccwpck_require__(4121);
;// CONCATENATED MODULE: ./build/core/reports/json/element-path.js
function treeOf(paths) {
    const root = { children: new Map(), leaf: null };
    for (const [name, path] of paths) {
        let node = root;
        for (const step of path) {
            const next = node.children.get(step) ?? { children: new Map(), leaf: null };
            node.children.set(step, next);
            node = next;
        }
        node.leaf = name;
    }
    return root;
}
//# sourceMappingURL=element-path.js.map
;// CONCATENATED MODULE: ./build/core/reports/json/elements.js


/** Longer elements, and more of what is around them, are refused. In characters. */
const maxElement = 64 * 1024 * 1024;
const maxRest = 16 * 1024 * 1024;
const maxDepth = 128;
const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;
const isSpace = (code) => code === 32 || code === 10 || code === 13 || code === 9;
const isOpen = (code) => code === 123 || code === 91;
const isClose = (code) => code === 125 || code === 93;
/** Whether the text is the start of JSON, as far as the engine says where it stopped. */
function endsEarly(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch (cause) {
        const at = /position (\d+)/.exec(String(cause))?.[1];
        return /Unexpected end|Unterminated/.test(String(cause)) || Number(at) >= text.trimEnd().length;
    }
}
/**
 * Reads JSON text of any length in pieces: elements of the named arrays are handed on one by one and forgotten, what
 * is around them is kept. So memory is bounded by the longest element, not by the report.
 */
class JsonElements {
    root;
    frames = [];
    rest = [];
    restLength = 0;
    position = 0;
    done = false;
    options;
    /** The string or element that is being read. */
    mode = 'structure';
    held = [];
    heldLength = 0;
    depth = 0;
    inString = false;
    escaped = false;
    closed = false;
    constructor(options) {
        this.options = options;
        this.root = treeOf([
            ...Object.entries(options.elements),
            ...(options.skip ?? []).map((path) => ['', path]),
        ]);
    }
    write(text) {
        let at = 0;
        while (at < text.length) {
            if (this.mode === 'element')
                at = this.element(text, at);
            else if (this.mode === 'string')
                at = this.string(text, at);
            else
                at = this.structure(text, at);
        }
        this.position += text.length;
    }
    /** The whole value without the elements that were handed on. */
    end() {
        if (this.frames.length === 0 && this.mode === 'structure')
            return this.parse(this.rest.join(''));
        const open = this.mode === 'structure' ? this.rest.join('') : this.release();
        // A bracket or quotation mark that is missing in the middle leaves something open at the end too.
        if (!endsEarly(open))
            this.parse(open);
        throw new fairlead_error/* FinalError */.f4('FL_REPORT_TRUNCATED', `${this.options.title}, after ${this.position} characters`);
    }
    parse(text) {
        try {
            return JSON.parse(text);
        }
        catch (cause) {
            const reason = cause instanceof SyntaxError ? cause.message.slice(0, 200) : '';
            throw new fairlead_error/* FinalError */.f4('FL_REPORT_INVALID', `${this.options.title}: it is not JSON: ${reason}`, {
                cause,
            });
        }
    }
    refuse(at) {
        throw new fairlead_error/* FinalError */.f4('FL_REPORT_INVALID', `${this.options.title}: it is not JSON at character ${this.position + at + 1}`);
    }
    keep(text) {
        this.restLength += text.length;
        if (this.restLength > maxRest) {
            throw new fairlead_error/* FinalError */.f4('FL_REPORT_TOO_LARGE', `${this.options.title}: more than 16 MB around its entries`);
        }
        this.rest.push(text);
    }
    hold(text) {
        this.heldLength += text.length;
        if (this.heldLength > maxElement) {
            throw new fairlead_error/* FinalError */.f4('FL_REPORT_TOO_LARGE', `${this.options.title}: one entry is larger than 64 MB`);
        }
        this.held.push(text);
    }
    release() {
        const text = this.held.length === 1 ? (this.held[0] ?? '') : this.held.join('');
        this.held = [];
        this.heldLength = 0;
        return text;
    }
    /** Everything outside strings and elements; returns where it stopped. */
    structure(text, from) {
        let start = from;
        const flush = (end) => {
            if (end > start)
                this.keep(text.slice(start, end));
            start = end;
        };
        for (let at = from; at < text.length; at += 1) {
            const code = text.charCodeAt(at);
            if (isSpace(code))
                continue;
            const frame = this.frames.at(-1);
            if (frame !== undefined && frame.taken !== null && !isClose(code)) {
                // The brackets around stay, what is between them does not.
                flush(at);
                start = at + 1;
                this.between(frame, code, at);
                if (this.mode === 'element')
                    return at;
                if (this.mode === 'string')
                    return at + 1;
                continue;
            }
            if (code === QUOTE) {
                flush(at);
                this.mode = 'string';
                this.hold('"');
                return at + 1;
            }
            this.mark(code, at, frame);
        }
        flush(text.length);
        return text.length;
    }
    /** Follows one character outside the elements that are taken: names, signs, or the start of an element. */
    between(frame, code, at) {
        if (code === COMMA && frame.state === 'after')
            frame.state = frame.array ? 'value' : 'key';
        else if (code === COMMA || frame.state === 'after')
            this.refuse(at);
        else if (frame.array || frame.state === 'value') {
            this.mode = 'element';
            this.depth = 0;
        }
        else if (code === COLON && frame.state === 'colon')
            frame.state = 'value';
        else if (code === QUOTE && frame.state !== 'colon') {
            this.mode = 'string';
            this.hold('"');
        }
        else
            this.refuse(at);
    }
    /** Follows one character of the structure; what is wrong with it is found when the rest is parsed. */
    mark(code, at, frame) {
        if (isOpen(code)) {
            if (this.done)
                this.refuse(at);
            if (this.frames.length >= maxDepth)
                this.refuse(at);
            this.open(code === 91, frame);
        }
        else if (isClose(code)) {
            if (frame === undefined || frame.array !== (code === 93))
                this.refuse(at);
            if (frame.taken !== null && frame.state !== 'start' && frame.state !== 'after')
                this.refuse(at);
            this.frames.pop();
            if (this.frames.length === 0)
                this.done = true;
        }
        else if (code === COMMA && frame !== undefined) {
            frame.index += 1;
            frame.state = frame.array ? 'value' : 'key';
        }
    }
    open(array, parent) {
        const step = parent === undefined ? null : parent.array ? '[]' : parent.key;
        const node = step === null ? this.root : (parent?.node?.children.get(step) ?? null);
        const taken = node?.children.get(array ? '[]' : '{}')?.leaf ?? null;
        const state = array || taken !== null ? 'start' : 'key';
        this.frames.push({ array, node, taken, index: 0, key: '', state });
    }
    string(text, from) {
        const end = this.closingQuote(text, from);
        this.hold(text.slice(from, end));
        if (end > text.length || !this.closed)
            return text.length;
        const whole = this.release();
        const frame = this.frames.at(-1);
        this.mode = 'structure';
        if (frame !== undefined && frame.taken !== null) {
            frame.key = String(this.parse(whole));
            frame.state = 'colon';
            return end;
        }
        this.keep(whole);
        if (frame !== undefined && !frame.array && frame.state === 'key') {
            // A name with escapes is none that we look for, or it is: let the parser say.
            frame.key = whole.includes('\\') ? String(this.parse(whole)) : whole.slice(1, -1);
            frame.state = 'value';
        }
        return end;
    }
    /** Where the string ends (after its quote), or the end of this piece. */
    closingQuote(text, from) {
        // Mostly no backslash stands before the first quote, and nothing else need be looked at.
        const quote = this.escaped ? -1 : text.indexOf('"', from);
        this.closed = quote === from || (quote > from && text.charCodeAt(quote - 1) !== BACKSLASH);
        if (this.closed)
            return quote + 1;
        for (let at = from; at < text.length; at += 1) {
            if (this.escaped) {
                this.escaped = false;
                continue;
            }
            const code = text.charCodeAt(at);
            if (code === BACKSLASH)
                this.escaped = true;
            else if (code === QUOTE) {
                this.closed = true;
                return at + 1;
            }
        }
        return text.length;
    }
    /** Takes one element of what is taken apart; returns where it stopped. */
    element(text, from) {
        let at = from;
        while (at < text.length) {
            if (this.inString) {
                at = this.closingQuote(text, at);
                if (!this.closed)
                    break;
                this.inString = false;
                if (this.depth === 0)
                    return this.finish(text, from, at);
                continue;
            }
            const code = text.charCodeAt(at);
            if (code === QUOTE)
                this.inString = true;
            else if (isOpen(code))
                this.depth += 1;
            else if (isClose(code)) {
                if (this.depth === 0)
                    return this.finish(text, from, at);
                this.depth -= 1;
                if (this.depth === 0)
                    return this.finish(text, from, at + 1);
            }
            else if (this.depth === 0 && code === COMMA)
                return this.finish(text, from, at);
            at += 1;
        }
        this.hold(text.slice(from));
        return text.length;
    }
    finish(text, from, end) {
        const frame = this.frames.at(-1);
        this.hold(text.slice(from, end));
        const whole = this.release();
        this.mode = 'structure';
        if (frame === undefined || frame.taken === null)
            return end;
        if (frame.taken !== '') {
            const indices = this.frames.filter(({ array }) => array).map(({ index }) => index);
            this.options.onElement(frame.taken, this.parse(whole), indices, frame.array ? '' : frame.key);
        }
        frame.index += 1;
        frame.state = 'after';
        return end;
    }
}
//# sourceMappingURL=elements.js.map

/***/ }),

/***/ 1347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.r(__webpack_exports__);
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   createGoReader: () => (/* binding */ createGoReader),
/* harmony export */   parseGoJson: () => (/* binding */ parseGoJson)
/* harmony export */ });
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4121);
/* harmony import */ var _kept_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5058);


/** Output that is kept for a test; a test that prints without end must not fill the memory. */
const maxOutput = 64 * 1024;
const maxLine = 64 * 1024 * 1024;
const outcomes = {
    pass: 'passed',
    fail: 'failed',
    skip: 'skipped',
};
function readEvent(line) {
    if (!line.startsWith('{'))
        return null;
    try {
        const data = JSON.parse(line);
        return typeof data === 'object' && data !== null ? data : null;
    }
    catch {
        return null;
    }
}
const text = (value) => (typeof value === 'string' ? value : '');
/** Frames of the tool itself, which say nothing of the failure. */
const frame = /^\s*(?:=== |--- )/;
class Stream {
    kept = new _kept_js__WEBPACK_IMPORTED_MODULE_1__/* .KeptCases */ .s();
    outputs = new Map();
    failed = new Set();
    /** Packages that have begun and not ended. */
    running = new Set();
    print;
    /** @param print gets what `go test` without `-json` would have printed */
    constructor(print) {
        this.print = print;
    }
    keep(key, output) {
        const before = this.outputs.get(key) ?? '';
        if (before.length < maxOutput && !frame.test(output))
            this.outputs.set(key, before + output);
    }
    line(line) {
        const event = readEvent(line);
        if (event !== null)
            this.event(event);
        else if (line !== '') {
            // The compiler's words, where the tool does not wrap them.
            this.print(`${line}\n`);
            this.keep('', `${line}\n`);
        }
    }
    /** A package whose tests never came to their end, as in a stream that was cut off; null where there is none. */
    unfinished() {
        const [name = null] = this.running;
        return name;
    }
    event(event) {
        const action = text(event.Action);
        const owner = text(event.Package);
        const test = text(event.Test);
        const outcome = outcomes[action];
        if (action === 'start' || action === 'run')
            this.running.add(owner);
        if (action === 'output' || action === 'build-output') {
            this.print(text(event.Output));
            this.keep(action === 'output' ? `${owner}\n${test}` : '', text(event.Output));
        }
        else if (outcome !== undefined)
            this.end(outcome, owner, test, event.Elapsed);
    }
    end(outcome, owner, test, elapsed) {
        if (test === '')
            this.running.delete(owner);
        const own = `${owner}\n${test}`;
        const said = this.outputs.get(own) ?? '';
        this.outputs.delete(own);
        if (outcome === 'failed' && test !== '')
            this.failed.add(owner);
        // A package is no test; one that fails without a failed test could not be built or broke down.
        if (test === '' && (outcome !== 'failed' || this.failed.has(owner)))
            return;
        this.kept.push({
            suite: owner,
            classname: owner,
            name: test === '' ? 'the package' : test,
            outcome: test === '' ? 'error' : outcome,
            seconds: typeof elapsed === 'number' ? elapsed : 0,
            message: '',
            detail: outcome === 'failed' ? (said + (test === '' ? (this.outputs.get('') ?? '') : '')).trimEnd() : '',
            file: '',
            line: 0,
        });
    }
}
/**
 * Reads the stream of `go test -json` (cmd/test2json), with what `go test` without it would have printed. It is
 * `complete` where every package that began has ended.
 */
function parseGoJson(stream) {
    const printed = [];
    const reader = new Stream((part) => printed.push(part));
    for (const line of stream.split('\n'))
        reader.line(line.trimEnd());
    return { cases: reader.kept.cases, printed: printed.join(''), complete: reader.unfinished() === null };
}
/** The same for a stream that was written to a file. Errors: FL_REPORT_TRUNCATED, FL_REPORT_TOO_LARGE. */
function createGoReader() {
    const reader = new Stream(() => undefined);
    let rest = '';
    return {
        write(piece) {
            const lines = piece.split('\n');
            rest += lines.shift() ?? '';
            if (rest.length > maxLine)
                throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_REPORT_TOO_LARGE', 'go test -json: one line of 64 MB');
            for (const line of lines) {
                reader.line(rest.trimEnd());
                rest = line;
            }
        },
        end() {
            const last = rest.trimEnd();
            reader.line(last);
            const name = reader.unfinished();
            if (name !== null)
                throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_REPORT_TRUNCATED', `go test -json: the package ${name} never ends`);
            if (last.startsWith('{') && readEvent(last) === null)
                throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_REPORT_TRUNCATED', 'go test -json: the last event is not whole');
            return reader.kept.cases;
        },
    };
}
//# sourceMappingURL=go-json.js.map

/***/ }),

/***/ 5058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ KeptCases)
/* harmony export */ });
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4121);

/** In characters; a report may be longer, since most of it is thrown away. */
const maxKept = 128 * 1024 * 1024;
/** What a test takes besides its texts, about. */
const perTest = 100;
/** The tests of one report, as many as there is memory for. Errors: FL_REPORT_TOO_LARGE. */
class KeptCases {
    cases = [];
    size = 0;
    push(test) {
        const { suite, classname, name, message, detail, file } = test;
        for (const text of [suite, classname, name, message, detail, file])
            this.size += text.length;
        this.size += perTest;
        if (this.size > maxKept)
            throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_REPORT_TOO_LARGE', 'names and failures of tests of more than 128 MB');
        this.cases.push(test);
    }
}
//# sourceMappingURL=kept.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(7898);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
