export const id = 632;
export const ids = [632];
export const modules = {

/***/ 9632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createLintReader: () => (/* binding */ createLintReader)
});

// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __webpack_require__(4121);
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
function refuse(cause) {
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
                return refuse(cause);
            }
        },
        end: () => (rest.length === 0 ? '' : refuse('the last character is not complete')),
    };
}
/** Any other encoding that the platform knows by this name. */
function other(name) {
    let text;
    try {
        text = new TextDecoder(name, { fatal: true });
    }
    catch (cause) {
        return refuse(cause);
    }
    const decode = (bytes, stream) => {
        try {
            return text.decode(bytes, { stream });
        }
        catch (cause) {
            return refuse(cause);
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
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
;// CONCATENATED MODULE: ./build/core/reports/lint/finding.js
const natural = (value) => value !== null && value !== undefined && Number.isSafeInteger(value) && value >= 1 ? value : null;
/** The place of a finding from what a report says of it: a missing line means the whole file. */
function place(region) {
    const line = natural(region.line);
    if (line === null)
        return { whole: true, line: 1, endLine: 1, column: null, endColumn: null };
    const endLine = Math.max(line, natural(region.endLine) ?? line);
    const column = natural(region.column);
    if (column === null)
        return { whole: false, line, endLine, column: null, endColumn: null };
    const end = natural(region.endColumn);
    const least = endLine === line ? column : 1;
    const endColumn = end === null ? (endLine === line ? column : null) : Math.max(least, end - 1);
    return { whole: false, line, endLine, column, endColumn };
}
//# sourceMappingURL=finding.js.map
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
;// CONCATENATED MODULE: ./build/core/reports/lint/json/read.js


/** The value as the shape has it. Errors: FL_REPORT_INVALID, with the place in the report. */
function checked(shape, value, title, where) {
    const parsed = shape.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    const path = [where, ...(issue?.path ?? [])].filter((part) => part !== '').join('.');
    throw new fairlead_error/* FinalError */.f4('FL_REPORT_INVALID', `${title}, ${path}: ${issue?.message ?? ''}`);
}
/** A reader of JSON whose findings stand in one array, each of the given shape. */
function arrayReader(options) {
    const { title, at, shape, take, rest } = options;
    const name = at.filter((step) => step !== '[]').join('.');
    const reader = new JsonElements({
        title,
        elements: { entry: at },
        onElement: (_, value, indices) => take(checked(shape, value, title, [name, ...indices].filter((part) => part !== '').join('.'))),
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            const value = reader.end();
            rest?.(value);
        },
    };
}
//# sourceMappingURL=read.js.map
;// CONCATENATED MODULE: ./build/core/reports/lint/formats/actionlint/parse.js



const entry = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    filepath: schemas/* string */.YjP(),
    line: schemas/* number */.aig().int(),
    column: schemas/* number */.aig().int().nullish(),
    end_column: schemas/* number */.aig().int().nullish(),
    kind: schemas/* string */.YjP(),
});
/**
 * `actionlint -format '{{json .}}'` (https://github.com/rhysd/actionlint). Its end column is the last one, and all
 * that it finds is an error.
 */
const actionlint = {
    title: 'actionlint JSON',
    recognises: ({ shape, keys }) => shape === 'array' && keys.has('filepath') && keys.has('kind'),
    open: (sink) => arrayReader({
        title: 'actionlint’s report',
        at: ['[]'],
        shape: entry,
        take: ({ message, filepath, line, column, end_column: last, kind }) => sink({
            tool: 'actionlint',
            path: filepath,
            ...place({ line, column, endColumn: typeof last === 'number' ? last + 1 : null }),
            unit: 'codepoint',
            rule: kind,
            severity: 'failure',
            message,
            help: null,
            fixes: [],
            suppressed: false,
        }),
    }),
};
//# sourceMappingURL=parse.js.map
// EXTERNAL MODULE: ./node_modules/saxes/saxes.js
var saxes = __webpack_require__(9800);
;// CONCATENATED MODULE: ./build/core/reports/lint/formats/checkstyle/parse.js



const parse_maxDepth = 64;
function parse_refuse(detail, cause) {
    throw new fairlead_error/* FinalError */.f4('FL_REPORT_INVALID', `Checkstyle XML: ${detail}`, { cause });
}
const severities = {
    error: 'failure',
    warning: 'warning',
    info: 'notice',
};
/** Which tool wrote it, and its rule, from the `source` of a finding. */
function ruleOf(source) {
    // A name after # is what the configuration calls this use of the rule.
    const java = /^com\.puppycrawl\.tools\.checkstyle\.(?:.*\.)?([A-Za-z]+?)(?:Check)?(#.*)?$/.exec(source);
    if (java !== null)
        return { tool: 'Checkstyle', rule: `${java[1] ?? source}${java[2] ?? ''}` };
    const [, prefix, rest] = /^(eslint\.rules|ShellCheck|detekt)\.(.+)$/.exec(source) ?? [];
    if (rest !== undefined) {
        const tools = { 'eslint.rules': 'ESLint' };
        return { tool: tools[prefix ?? ''] ?? prefix ?? '', rule: rest };
    }
    return {
        tool: /^(?:DL|SC)\d{4}$/.test(source) ? 'Hadolint' : '',
        rule: source === '' ? 'finding' : source,
    };
}
const line = (text) => (text === undefined ? null : Number(text));
/** ESLint writes the rule at the end of the message once more. */
function withoutRule(message, rule) {
    const end = ` (${rule})`;
    return message.endsWith(end) && message.length > end.length ? message.slice(0, -end.length) : message;
}
/**
 * Checkstyle's XML (https://checkstyle.org/), which many linters write. Document types and entities but XML's own
 * five are refused; depth is bounded; nothing but the file that is open is kept.
 */
const checkstyle = {
    title: 'Checkstyle XML',
    recognises: ({ root }) => root === 'checkstyle',
    open(sink) {
        let depth = 0;
        let file = null;
        let ending = false;
        const parser = new saxes/* SaxesParser */.wT();
        parser.on('doctype', () => parse_refuse('a document type is not allowed'));
        parser.on('error', (error) => {
            if (ending)
                throw new fairlead_error/* FinalError */.f4('FL_REPORT_TRUNCATED', `Checkstyle XML: ${error.message}`, { cause: error });
            parse_refuse(error.message, error);
        });
        parser.on('closetag', () => {
            depth -= 1;
            if (depth < 2)
                file = null;
        });
        parser.on('opentag', ({ name, attributes }) => {
            depth += 1;
            if (depth > parse_maxDepth)
                parse_refuse(`more than ${parse_maxDepth} levels deep`);
            if (depth === 1 && name !== 'checkstyle')
                parse_refuse('the root element is not checkstyle');
            if (name === 'file')
                file = attributes['name'] ?? '';
            if ((name !== 'error' && name !== 'exception') || attributes['severity'] === 'ignore')
                return;
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
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./build/core/reports/lint/formats/eslint/parse.js



const edit = schemas/* object */.Ikc({
    range: schemas/* tuple */.PVZ([schemas/* number */.aig().int().min(0), schemas/* number */.aig().int().min(0)]),
    text: schemas/* string */.YjP(),
});
const message = schemas/* object */.Ikc({
    ruleId: schemas/* string */.YjP().nullish(),
    severity: schemas/* number */.aig().int(),
    message: schemas/* string */.YjP(),
    line: schemas/* number */.aig().int().nullish(),
    column: schemas/* number */.aig().int().nullish(),
    endLine: schemas/* number */.aig().int().nullish(),
    endColumn: schemas/* number */.aig().int().nullish(),
    fatal: schemas/* boolean */.zMY().nullish(),
    fix: edit.nullish(),
});
const file = schemas/* object */.Ikc({
    filePath: schemas/* string */.YjP(),
    messages: schemas/* array */.YOg(message),
    suppressedMessages: schemas/* array */.YOg(message).nullish(),
});
function fixesOf({ fix }) {
    if (fix === null || fix === undefined || fix.range[1] < fix.range[0])
        return [];
    const [start, end] = fix.range;
    return [{ safe: true, edits: [{ kind: 'offset', start, end, text: fix.text }] }];
}
function toFinding(path, entry, suppressed) {
    const plain = entry.ruleId ?? '';
    const core = /^[a-z][a-z-]*$/.test(plain);
    return {
        tool: 'ESLint',
        path,
        ...place(entry),
        unit: 'utf16',
        rule: plain === '' ? (entry.fatal === true ? 'parse-error' : 'directive') : plain,
        severity: entry.severity >= 2 || entry.fatal === true ? 'failure' : 'warning',
        message: entry.message,
        help: core ? `https://eslint.org/docs/latest/rules/${plain}` : null,
        fixes: fixesOf(entry),
        suppressed,
    };
}
/** ESLint's `json` formatter (https://eslint.org/docs/latest/use/formatters/). Columns count UTF-16 code units. */
const eslint = {
    title: 'ESLint JSON',
    recognises: ({ shape, keys }) => shape === 'array' && keys.has('filePath') && keys.has('messages'),
    open: (sink) => arrayReader({
        title: 'ESLint’s report',
        at: ['[]'],
        shape: file,
        take: ({ filePath, messages, suppressedMessages }) => {
            for (const entry of messages)
                sink(toFinding(filePath, entry, false));
            for (const entry of suppressedMessages ?? [])
                sink(toFinding(filePath, entry, true));
        },
    }),
};
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./build/core/reports/lint/formats/gitlab/parse.js



const point = schemas/* object */.Ikc({ line: schemas/* number */.aig().int(), column: schemas/* number */.aig().int().nullish() });
const parse_entry = schemas/* object */.Ikc({
    description: schemas/* string */.YjP(),
    check_name: schemas/* string */.YjP().nullish(),
    severity: schemas/* string */.YjP().nullish(),
    location: schemas/* object */.Ikc({
        path: schemas/* string */.YjP(),
        lines: schemas/* object */.Ikc({ begin: schemas/* number */.aig().int(), end: schemas/* number */.aig().int().nullish() }).nullish(),
        positions: schemas/* object */.Ikc({ begin: point, end: point.nullish() }).nullish(),
    }),
});
function severityOf(severity) {
    if (severity === 'info')
        return 'notice';
    return severity === 'minor' ? 'warning' : 'failure';
}
function region({ location: { lines, positions } }) {
    if (positions === null || positions === undefined)
        return { line: lines?.begin, endLine: lines?.end };
    const { begin, end } = positions;
    return { line: begin.line, column: begin.column, endLine: end?.line, endColumn: end?.column };
}
/**
 * GitLab's code quality report, a part of Code Climate's format
 * (https://docs.gitlab.com/ci/testing/code_quality/). Columns count what the tool that wrote it counts.
 */
const gitlab = {
    title: 'GitLab code quality',
    recognises: ({ shape, keys }) => shape === 'array' && keys.has('description') && keys.has('location'),
    open: (sink) => arrayReader({
        title: 'The code quality report',
        at: ['[]'],
        shape: parse_entry,
        take: (issue) => {
            const rule = issue.check_name ?? 'issue';
            const { description } = issue;
            sink({
                tool: 'Code quality',
                path: issue.location.path,
                ...place(region(issue)),
                unit: 'utf16',
                rule,
                severity: severityOf(issue.severity),
                // Ruff writes the rule before the message once more.
                message: description.startsWith(`${rule}: `) ? description.slice(rule.length + 2) : description,
                help: null,
                fixes: [],
                suppressed: false,
            });
        },
    }),
};
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./build/core/reports/lint/formats/golangci-lint/parse.js



const number = schemas/* number */.aig().int();
const issue = schemas/* object */.Ikc({
    FromLinter: schemas/* string */.YjP(),
    Text: schemas/* string */.YjP(),
    Severity: schemas/* string */.YjP().nullish(),
    Pos: schemas/* object */.Ikc({ Filename: schemas/* string */.YjP(), Line: number, Column: number.nullish() }),
    LineRange: schemas/* object */.Ikc({ From: number, To: number }).nullish(),
    /** Version 1 only: whole lines. */
    Replacement: schemas/* object */.Ikc({ NeedOnlyDelete: schemas/* boolean */.zMY().nullish(), NewLines: schemas/* array */.YOg(schemas/* string */.YjP()).nullish() })
        .nullish(),
});
function parse_severityOf(severity) {
    if (severity === 'warning' || severity === 'warn')
        return 'warning';
    return severity === 'info' || severity === 'low' || severity === 'note' ? 'notice' : 'failure';
}
function parse_fixesOf({ Pos, LineRange, Replacement }) {
    const lines = Replacement?.NewLines ?? [];
    if (Replacement === null || Replacement === undefined)
        return [];
    if (lines.length === 0 && Replacement.NeedOnlyDelete !== true)
        return [];
    const line = LineRange?.From ?? Pos.Line;
    if (line < 1)
        return [];
    const endLine = Math.max(line, LineRange?.To ?? line) + 1;
    const text = lines.map((part) => `${part}\n`).join('');
    return [
        { safe: true, edits: [{ kind: 'place', path: null, line, column: 1, endLine, endColumn: 1, text }] },
    ];
}
/**
 * golangci-lint's JSON, versions 1 and 2 (https://golangci-lint.run/docs/configuration/file/). Columns count bytes;
 * without a configured severity all that it finds is an error, since it ends with an exit code of 1. Version 2 names
 * its suggested fixes by positions in the compiler's file set, which nobody else can resolve: they are left out.
 */
const golangciLint = {
    title: 'golangci-lint JSON',
    recognises: ({ shape, keys }) => shape === 'object' && keys.has('Issues'),
    open: (sink) => arrayReader({
        title: 'golangci-lint’s report',
        at: ['Issues', '[]'],
        shape: issue,
        take: (entry) => {
            const { Pos, LineRange } = entry;
            sink({
                tool: 'golangci-lint',
                path: Pos.Filename,
                ...place({ line: Pos.Line, column: Pos.Column, endLine: LineRange?.To }),
                unit: 'utf8',
                rule: entry.FromLinter,
                severity: parse_severityOf(entry.Severity),
                message: entry.Text,
                help: null,
                fixes: parse_fixesOf(entry),
                suppressed: false,
            });
        },
    }),
};
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./build/core/reports/lint/formats/rdjson/parse.js




const title = 'The rdjson report';
const parse_point = schemas/* object */.Ikc({ line: schemas/* number */.aig().int().nullish(), column: schemas/* number */.aig().int().nullish() });
const range = schemas/* object */.Ikc({ start: parse_point.nullish(), end: parse_point.nullish() });
const source = schemas/* object */.Ikc({ name: schemas/* string */.YjP().nullish(), url: schemas/* string */.YjP().nullish() }).nullish();
const diagnostic = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    location: schemas/* object */.Ikc({ path: schemas/* string */.YjP(), range: range.nullish() }),
    severity: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).nullish(),
    source,
    code: schemas/* object */.Ikc({ value: schemas/* string */.YjP().nullish(), url: schemas/* string */.YjP().nullish() }).nullish(),
    suggestions: schemas/* array */.YOg(schemas/* object */.Ikc({ range, text: schemas/* string */.YjP().nullish() })).nullish(),
});
const rest = schemas/* object */.Ikc({ source, severity: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).nullish() });
/** Names and numbers of the protocol buffer's enum. */
const parse_severities = {
    ERROR: 'failure',
    '1': 'failure',
    WARNING: 'warning',
    '2': 'warning',
    INFO: 'notice',
    '3': 'notice',
};
function rdjson_parse_fixesOf({ suggestions }) {
    return (suggestions ?? []).flatMap(({ range: at, text }) => {
        const line = at.start?.line ?? 0;
        if (line < 1)
            return [];
        const column = at.start?.column ?? 0;
        // Without columns the range is whole lines, and the text has no line break at its end.
        if (column < 1) {
            const endLine = Math.max(line, at.end?.line ?? line);
            const edit = { path: null, line, column: 1, endLine, endColumn: Number.MAX_SAFE_INTEGER };
            return [{ safe: true, edits: [{ kind: 'place', ...edit, text: text ?? '' }] }];
        }
        const endLine = Math.max(line, at.end?.line ?? line);
        const endColumn = at.end?.column ?? column;
        return [
            {
                safe: true,
                edits: [{ kind: 'place', path: null, line, column, endLine, endColumn, text: text ?? '' }],
            },
        ];
    });
}
function parse_toFinding(entry) {
    const { start, end } = entry.location.range ?? {};
    return {
        tool: entry.source?.name ?? '',
        path: entry.location.path,
        ...place({ line: start?.line, column: start?.column, endLine: end?.line, endColumn: end?.column }),
        unit: 'utf8',
        rule: entry.code?.value ?? 'diagnostic',
        severity: parse_severities[String(entry.severity ?? '')] ?? 'warning',
        message: entry.message,
        help: entry.code?.url ?? null,
        // Suggestions are ways to choose from: the first is the tool's favourite.
        fixes: rdjson_parse_fixesOf(entry).slice(0, 1),
        suppressed: false,
    };
}
/** One document. What holds for all its findings may stand after them, so they are handed on at the end. */
function documentReader(sink) {
    const entries = [];
    return arrayReader({
        title,
        at: ['diagnostics', '[]'],
        shape: diagnostic,
        take: (entry) => entries.push(entry),
        rest: (value) => {
            const common = checked(rest, value, title, '');
            for (const entry of entries) {
                const severity = entry.severity ?? common.severity;
                sink(parse_toFinding({ ...entry, severity, source: entry.source ?? common.source }));
            }
        },
    });
}
const maxLine = 16 * 1024 * 1024;
/** One finding a line. */
function linesReader(sink) {
    let number = 0;
    let open = '';
    const take = (line, last = false) => {
        number += 1;
        if (line.trim() === '')
            return;
        let value;
        try {
            value = JSON.parse(line);
        }
        catch (cause) {
            const code = last ? 'FL_REPORT_TRUNCATED' : 'FL_REPORT_INVALID';
            throw new fairlead_error/* FinalError */.f4(code, `${title}, line ${number} is not JSON`, { cause });
        }
        sink(parse_toFinding(checked(diagnostic, value, title, `line ${number}`)));
    };
    return {
        write: (text) => {
            const lines = (open + text).split('\n');
            open = lines.pop() ?? '';
            if (open.length > maxLine)
                throw new fairlead_error/* FinalError */.f4('FL_REPORT_TOO_LARGE', `${title}, line ${number + 1}`);
            for (const line of lines)
                take(line);
        },
        end: () => take(open, true),
    };
}
/** Reviewdog Diagnostic Format as one document (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf). */
const rdjson = {
    title: 'rdjson',
    recognises: ({ shape, keys }) => shape === 'object' && keys.has('diagnostics'),
    open: documentReader,
};
/** The same, one finding a line. Columns count the bytes of UTF-8. */
const rdjsonl = {
    title: 'rdjsonl',
    recognises: ({ shape, keys }) => shape === 'object' && keys.has('message') && keys.has('location'),
    open: linesReader,
};
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./build/core/reports/lint/formats/ruff/parse.js



const parse_title = 'Ruff’s report';
const position = schemas/* object */.Ikc({ row: schemas/* number */.aig().int().min(1), column: schemas/* number */.aig().int().min(1) });
const parse_diagnostic = schemas/* object */.Ikc({
    code: schemas/* string */.YjP().nullable(),
    message: schemas/* string */.YjP(),
    filename: schemas/* string */.YjP().min(1),
    location: position,
    end_location: position,
    url: schemas/* string */.YjP().nullish(),
    /** A cell of a notebook: its lines are not those of the file. */
    cell: schemas/* number */.aig().int().nullish(),
    fix: schemas/* object */.Ikc({
        applicability: schemas/* string */.YjP().nullish(),
        edits: schemas/* array */.YOg(schemas/* object */.Ikc({ content: schemas/* string */.YjP().nullish(), location: position, end_location: position })),
    })
        .nullish(),
});
/** Ruff's rules are all errors but pycodestyle's own warnings (W…), which are about layout. */
function ruff_parse_severityOf(code) {
    return code !== null && /^W\d/.test(code) ? 'warning' : 'failure';
}
function ruff_parse_fixesOf(entry) {
    const { fix, cell } = entry;
    if (fix === null || fix === undefined || typeof cell === 'number')
        return [];
    const edits = fix.edits.map(({ content, location, end_location: end }) => ({
        kind: 'place',
        path: null,
        line: location.row,
        column: location.column,
        endLine: end.row,
        endColumn: end.column,
        text: content ?? '',
    }));
    return [{ safe: fix.applicability === 'safe' || fix.applicability === 'automatic', edits }];
}
/** `ruff check --output-format json` (https://docs.astral.sh/ruff/). Columns count characters, ends are exclusive. */
const ruff = {
    title: 'Ruff JSON',
    recognises: ({ shape, keys }) => shape === 'array' && keys.has('filename') && keys.has('code'),
    open: (sink) => arrayReader({
        title: parse_title,
        at: ['[]'],
        shape: parse_diagnostic,
        take: (entry) => {
            const { location: start, end_location: end } = entry;
            const inCell = typeof entry.cell === 'number';
            sink({
                tool: 'Ruff',
                path: entry.filename,
                ...place(inCell
                    ? { line: null }
                    : { line: start.row, column: start.column, endLine: end.row, endColumn: end.column }),
                unit: 'codepoint',
                rule: entry.code ?? 'syntax-error',
                severity: ruff_parse_severityOf(entry.code),
                message: inCell ? `Cell ${entry.cell}, line ${start.row}: ${entry.message}` : entry.message,
                help: entry.url ?? null,
                fixes: ruff_parse_fixesOf(entry),
                suppressed: false,
            });
        },
    }),
};
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./build/core/reports/lint/formats/sarif/locations.js
/** Bases of bases: more is a circle. */
const maxChain = 16;
const isAbsolute = (uri) => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri) || uri.startsWith('/');
function decode(uri) {
    try {
        return decodeURIComponent(uri);
    }
    catch {
        return uri;
    }
}
/**
 * Resolves by SARIF 3.4: an index into the run's artifacts, a relative reference against its base, and that base
 * against its own. A base without an address is the root of the sources: the reference stays relative.
 */
function createLocations(bases, artifacts) {
    return (given) => {
        const location = given?.uri === undefined ? artifacts[given?.index ?? -1] : given;
        const uri = location?.uri ?? '';
        const whole = uri === '' ? '' : based(uri, location?.uriBaseId, bases);
        return /^file:/i.test(whole) ? whole : decode(whole);
    };
}
function based(uri, id, bases, depth = 0) {
    if (isAbsolute(uri) || id === undefined || depth === maxChain || !Object.hasOwn(bases, id))
        return uri;
    const base = bases[id];
    if (base?.uri === undefined)
        return uri;
    return based(`${base.uri.replace(/\/*$/, '/')}${uri}`, base.uriBaseId, bases, depth + 1);
}
//# sourceMappingURL=locations.js.map
;// CONCATENATED MODULE: ./build/core/reports/lint/formats/sarif/shapes.js

/** The parts of SARIF 2.1.0 (OASIS standard) that a finding is made of; the rest is not looked at. */
const shapes_level = schemas/* enum */.k5n(['none', 'note', 'warning', 'error']);
const index = schemas/* number */.aig().int().min(-1).optional();
const shapes_message = schemas/* object */.Ikc({ text: schemas/* string */.YjP(), markdown: schemas/* string */.YjP(), id: schemas/* string */.YjP(), arguments: schemas/* array */.YOg(schemas/* string */.YjP()) })
    .partial();
const artifactLocation = schemas/* object */.Ikc({ uri: schemas/* string */.YjP(), uriBaseId: schemas/* string */.YjP(), index }).partial();
const shapes_position = schemas/* number */.aig().int().optional();
const shapes_region = schemas/* object */.Ikc({
    startLine: shapes_position,
    startColumn: shapes_position,
    endLine: shapes_position,
    endColumn: shapes_position,
});
const shapes_location = schemas/* object */.Ikc({
    physicalLocation: schemas/* object */.Ikc({ artifactLocation, region: shapes_region }).partial().optional(),
});
const fix = schemas/* object */.Ikc({
    artifactChanges: schemas/* array */.YOg(schemas/* object */.Ikc({
        artifactLocation,
        replacements: schemas/* array */.YOg(schemas/* object */.Ikc({
            deletedRegion: shapes_region,
            insertedContent: schemas/* object */.Ikc({ text: schemas/* string */.YjP() }).partial().optional(),
        })),
    })),
    properties: schemas/* looseObject */._H3({}).optional(),
});
const descriptor = schemas/* object */.Ikc({ id: schemas/* string */.YjP(), index, toolComponent: schemas/* object */.Ikc({ index }).partial().optional() })
    .partial();
const result = schemas/* object */.Ikc({
    ruleId: schemas/* string */.YjP().optional(),
    ruleIndex: index,
    rule: descriptor.optional(),
    level: shapes_level.optional(),
    kind: schemas/* string */.YjP().optional(),
    message: shapes_message.optional(),
    locations: schemas/* array */.YOg(shapes_location).optional(),
    fixes: schemas/* array */.YOg(fix).nullish(),
    suppressions: schemas/* array */.YOg(schemas/* object */.Ikc({ status: schemas/* string */.YjP().optional() })).nullish(),
    baselineState: schemas/* string */.YjP().optional(),
});
const rule = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    helpUri: schemas/* string */.YjP().optional(),
    defaultConfiguration: schemas/* object */.Ikc({ level: shapes_level.optional() }).optional(),
    messageStrings: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ text: schemas/* string */.YjP() })).optional(),
});
/** What a tool says about its own run, such as a file that it could not parse. */
const notification = schemas/* object */.Ikc({
    level: shapes_level.optional(),
    message: shapes_message,
    locations: schemas/* array */.YOg(shapes_location).optional(),
    descriptor: descriptor.optional(),
});
const artifact = schemas/* object */.Ikc({ location: artifactLocation.optional() });
/** What is around the results. */
const log = schemas/* object */.Ikc({
    version: schemas/* string */.YjP().regex(/^2\.1\./, 'the version is not 2.1.0'),
    runs: schemas/* array */.YOg(schemas/* object */.Ikc({
        tool: schemas/* object */.Ikc({ driver: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }) }),
        columnKind: schemas/* enum */.k5n(['utf16CodeUnits', 'unicodeCodePoints']).optional(),
        originalUriBaseIds: schemas/* record */.g1P(schemas/* string */.YjP(), artifactLocation).optional(),
    })),
});
//# sourceMappingURL=shapes.js.map
;// CONCATENATED MODULE: ./build/core/reports/lint/formats/sarif/parse.js





const sarif_parse_title = 'SARIF';
const sarif_parse_severities = { none: 'notice', note: 'notice', warning: 'warning', error: 'failure' };
/** Most findings have no fix. */
const none = [];
/** So many different strings are looked for again. */
const maxShared = 20_000;
function pendingPlace(location, share) {
    const { artifactLocation, region } = location?.physicalLocation ?? {};
    return {
        uri: share(artifactLocation?.uri),
        uriBaseId: share(artifactLocation?.uriBaseId),
        artifact: artifactLocation?.index ?? -1,
        line: region?.startLine,
        column: region?.startColumn,
        endLine: region?.endLine,
        endColumn: region?.endColumn,
    };
}
function pendingMessage(message, share) {
    const plain = message?.text !== undefined && message.arguments === undefined;
    return { text: share(message?.text), message: plain ? undefined : message };
}
/** SARIF 3.35: suppressed when it has suppressions and all of them are accepted. */
function isSuppressed(entry) {
    const list = entry.suppressions ?? [];
    const accepted = list.every(({ status }) => status === undefined || status === 'accepted');
    return (list.length > 0 && accepted) || entry.baselineState === 'unchanged';
}
/** Results that say that something is in order are no findings. */
function levelOf(entry) {
    const kind = entry.kind ?? 'fail';
    if (kind === 'pass' || kind === 'notApplicable' || entry.baselineState === 'absent')
        return 'nothing';
    return kind === 'fail' ? entry.level : (entry.level ?? 'none');
}
function pendingResult(entry, share) {
    const level = levelOf(entry);
    if (level === 'nothing')
        return null;
    return {
        ruleId: share(entry.ruleId ?? entry.rule?.id),
        component: (entry.rule?.toolComponent?.index ?? -1) + 1,
        ruleIndex: entry.ruleIndex ?? entry.rule?.index ?? -1,
        level,
        ...pendingMessage(entry.message, share),
        ...pendingPlace(entry.locations?.[0], share),
        fixes: (entry.fixes ?? []).length === 0 ? undefined : entry.fixes,
        suppressed: isSuppressed(entry),
    };
}
/** A tool's trouble with a file is a finding; what it notes about itself is none. */
function pendingNotification(entry, share) {
    if (entry.level !== 'error' && (entry.level !== 'warning' || entry.locations?.[0] === undefined))
        return null;
    return {
        ruleId: entry.descriptor?.id ?? 'notification',
        component: 0,
        ruleIndex: -1,
        level: entry.level,
        ...pendingMessage(entry.message, share),
        ...pendingPlace(entry.locations?.[0], share),
        fixes: undefined,
        suppressed: false,
    };
}
/** Looks rules up: by index in their component, else by id in all of them. */
function ruleFinder(rules) {
    const byId = new Map(rules
        .flat()
        .map((one) => [one.id, one])
        .toReversed());
    return ({ component, ruleIndex, ruleId: id }) => {
        const byIndex = rules[component]?.[ruleIndex];
        if (byIndex !== undefined || id === undefined)
            return byIndex;
        // A hierarchical id such as CA1000/1 belongs to the rule CA1000 (SARIF 3.27.5).
        return byId.get(id) ?? (id.includes('/') ? byId.get(id.slice(0, id.lastIndexOf('/'))) : undefined);
    };
}
/** Placeholders {0}, {1} stand for the arguments; {{ and }} for braces (SARIF 3.11.5). */
function fill(text, values) {
    return text.replace(/\{\{|\}\}|\{(\d{1,3})\}/g, (whole, number) => number === undefined ? whole.slice(1) : (values[Number(number)] ?? whole));
}
function messageOf(pending, found) {
    const { message, text } = pending;
    const template = text ?? found?.messageStrings?.[message?.id ?? '']?.text;
    if (template === undefined)
        return message?.markdown ?? '';
    const values = message?.arguments;
    return values === undefined ? template : fill(template, values);
}
function fixOf(entry, own, locations) {
    const applicability = entry.properties?.['applicability'];
    return {
        safe: applicability === undefined || applicability === 'safe',
        edits: entry.artifactChanges.flatMap(({ artifactLocation, replacements }) => {
            const path = locations(artifactLocation);
            return replacements.map(({ deletedRegion: at, insertedContent }) => {
                const line = Math.max(1, at.startLine ?? 1);
                const column = Math.max(1, at.startColumn ?? 1);
                const endLine = Math.max(line, at.endLine ?? line);
                // Without an end column the region reaches to the end of its last line.
                const endColumn = at.endColumn ?? Number.MAX_SAFE_INTEGER;
                const text = insertedContent?.text ?? '';
                return {
                    kind: 'place',
                    path: path === own ? null : path,
                    line,
                    column,
                    endLine,
                    endColumn,
                    text,
                };
            });
        }),
    };
}
/** Reads SARIF in any order of its members, run by run; only the findings themselves are kept. */
class SarifReader {
    runs = [];
    sink;
    elements;
    strings = new Map();
    constructor(sink) {
        this.sink = sink;
        this.elements = new JsonElements({
            title: sarif_parse_title,
            elements: {
                results: ['runs', '[]', 'results', '[]'],
                rules: ['runs', '[]', 'tool', 'driver', 'rules', '[]'],
                extension: ['runs', '[]', 'tool', 'extensions', '[]', 'rules', '[]'],
                artifacts: ['runs', '[]', 'artifacts', '[]'],
                configuration: ['runs', '[]', 'invocations', '[]', 'toolConfigurationNotifications', '[]'],
                execution: ['runs', '[]', 'invocations', '[]', 'toolExecutionNotifications', '[]'],
            },
            skip: [
                ['runs', '[]', 'logicalLocations', '[]'],
                ['runs', '[]', 'threadFlowLocations', '[]'],
                ['runs', '[]', 'graphs', '[]'],
                ['runs', '[]', 'taxonomies', '[]'],
                ['runs', '[]', 'addresses', '[]'],
            ],
            onElement: (name, value, indices) => this.take(name, value, indices),
        });
    }
    write(text) {
        this.elements.write(text);
    }
    run(index) {
        for (let at = this.runs.length; at <= index; at += 1) {
            this.runs.push({ rules: [[]], artifacts: [], results: [] });
        }
        return this.runs[index] ?? { rules: [[]], artifacts: [], results: [] };
    }
    take(name, value, indices) {
        const run = this.run(indices[0] ?? 0);
        const where = `runs.${indices[0] ?? 0}.${name}.${indices.at(-1) ?? 0}`;
        if (name === 'results')
            this.hold(run, pendingResult(checked(result, value, sarif_parse_title, where), this.share));
        else if (name === 'rules')
            run.rules[0]?.push(checked(rule, value, sarif_parse_title, where));
        else if (name === 'extension') {
            const component = (indices[1] ?? 0) + 1;
            while (run.rules.length <= component)
                run.rules.push([]);
            run.rules[component]?.push(checked(rule, value, sarif_parse_title, where));
        }
        else if (name === 'artifacts')
            run.artifacts.push(checked(artifact, value, sarif_parse_title, where).location);
        else
            this.hold(run, pendingNotification(checked(notification, value, sarif_parse_title, where), this.share));
    }
    hold(run, pending) {
        if (pending !== null)
            run.results.push(pending);
    }
    share = (text) => (text === undefined ? undefined : this.shared(text));
    /** Equal strings are kept once. */
    shared(text) {
        const known = this.strings.get(text);
        if (known !== undefined)
            return known;
        if (this.strings.size < maxShared)
            this.strings.set(text, text);
        return text;
    }
    end() {
        const { runs } = checked(log, this.elements.end(), sarif_parse_title, '');
        for (const [index, run] of runs.entries()) {
            const { rules, artifacts, results } = this.run(index);
            const about = {
                tool: run.tool.driver.name,
                unit: run.columnKind === 'unicodeCodePoints' ? 'codepoint' : 'utf16',
                locations: createLocations(run.originalUriBaseIds ?? {}, artifacts),
                ruleOf: ruleFinder(rules),
            };
            // Handed on from the end and forgotten, so that a finding is never kept twice.
            results.reverse();
            for (let next = results.pop(); next !== undefined; next = results.pop()) {
                this.sink(this.toFinding(next, about));
            }
        }
    }
    toFinding(pending, { tool, unit, locations, ruleOf }) {
        const found = ruleOf(pending);
        const { uri, uriBaseId, artifact: index } = pending;
        const path = this.shared(locations({
            index,
            ...(uri === undefined ? {} : { uri }),
            ...(uriBaseId === undefined ? {} : { uriBaseId }),
        }));
        return {
            tool,
            path,
            ...place(pending),
            unit,
            rule: this.shared(found?.id ?? pending.ruleId ?? 'unknown'),
            severity: sarif_parse_severityOf(pending, found),
            message: messageOf(pending, found),
            help: found?.helpUri ?? null,
            fixes: pending.fixes?.map((fix) => fixOf(fix, path, locations)) ?? none,
            suppressed: pending.suppressed,
        };
    }
}
/** A result's own level, else its rule's, else warning (SARIF 3.27.10). */
function sarif_parse_severityOf(pending, found) {
    const level = pending.level ?? found?.defaultConfiguration?.level ?? shapes_level.enum.warning;
    return sarif_parse_severities[level];
}
/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), any number of runs. */
const sarif = {
    title: sarif_parse_title,
    recognises: ({ shape, keys, text }) => shape === 'object' &&
        (keys.has('runs') || (keys.has('$schema') && /"\$schema"\s*:\s*"[^"]*sarif/.test(text))),
    open: (sink) => new SarifReader(sink),
};
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./build/core/reports/lint/formats/index.js








const formats = {
    sarif: sarif,
    checkstyle: checkstyle,
    eslint: eslint,
    ruff: ruff,
    'golangci-lint': golangciLint,
    rdjson: rdjson,
    rdjsonl: rdjsonl,
    gitlab: gitlab,
    actionlint: actionlint,
};
/** The one format that recognises a report by its beginning, or null. */
function formatOf(head) {
    return Object.values(formats).find((format) => format.recognises(head)) ?? null;
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/core/reports/lint/head.js
/** One string from its quote on: its text, null where it is not whole, and where it ends. */
function readString(text, from) {
    for (let at = from + 1; at < text.length; at += 1) {
        const char = text[at];
        if (char === '\\')
            at += 1;
        else if (char === '"')
            return { value: text.slice(from + 1, at), end: at };
    }
    return { value: null, end: text.length };
}
/** The names in the first object, as far as the text goes; it may end anywhere. */
function scanJson(text, start) {
    const shape = text[start] === '[' ? 'array' : 'object';
    const keys = new Set();
    const wanted = shape === 'array' ? 2 : 1;
    let depth = 0;
    for (let at = start; at < text.length; at += 1) {
        const char = text[at];
        if (char === '"') {
            const { value, end } = readString(text, at);
            if (depth === wanted && value !== null && /^\s*:/.test(text.slice(end + 1, end + 50)))
                keys.add(value);
            at = end;
        }
        else if (char === '{' || char === '[')
            depth += 1;
        else if (char === '}' || char === ']') {
            depth -= 1;
            if (depth < wanted)
                break;
        }
    }
    return { shape, keys };
}
/** What the beginning of a report tells. */
function headOf(text) {
    const start = text.search(/\S/);
    const first = start < 0 ? '' : text[start];
    if (first === '{' || first === '[')
        return { text, ...scanJson(text, start), root: null };
    if (first === '<') {
        const root = /<([A-Za-z_][\w.:-]*)/.exec(text.replace(/<!--[\s\S]*?-->/g, ''))?.[1] ?? null;
        return { text, shape: 'xml', keys: new Set(), root };
    }
    return { text, shape: 'other', keys: new Set(), root: null };
}
//# sourceMappingURL=head.js.map
;// CONCATENATED MODULE: ./build/core/reports/lint/read.js




/** Enough of a report to tell its format. */
const headLength = 64 * 1024;
const maxBytes = 1024 * 1024 * 1024;
/** More in one report is a tool that looks at what is not the team's. */
const maxFindings = 500_000;
/** The formats that write an empty list where nothing was found, and so tell nothing else of themselves. */
const nothing = { write: () => undefined, end: () => undefined };
/**
 * Reads one lint report of any known format, told by its content and never by its name. Bytes come in pieces of any
 * size and findings are handed on as they come; what was handed on before an error stands.
 *
 * Errors: FL_REPORT_EMPTY, FL_REPORT_UNKNOWN, FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_ENCODING,
 * FL_REPORT_TOO_LARGE (above 1 GB, 500,000 findings, or 64 MB for one entry).
 */
function createLintReader(sink) {
    const decoder = createDecoder();
    let head = '';
    let size = 0;
    let count = 0;
    let reader = null;
    const counted = (finding) => {
        count += 1;
        if (count > maxFindings)
            throw new fairlead_error/* FinalError */.f4('FL_REPORT_TOO_LARGE', `more than ${maxFindings} findings`);
        sink(finding);
    };
    const start = () => {
        if (head === '')
            throw new fairlead_error/* FinalError */.f4('FL_REPORT_EMPTY');
        if (/^\[\s*\]\s*$/.test(head))
            return nothing;
        const format = formatOf(headOf(head));
        if (format === null) {
            const shown = head.slice(0, 60).split('\n', 1)[0] ?? '';
            throw new fairlead_error/* FinalError */.f4('FL_REPORT_UNKNOWN', `it starts with ${JSON.stringify(shown)}`);
        }
        return format.open(counted);
    };
    const take = (text) => {
        if (reader !== null) {
            reader.write(text);
            return;
        }
        head = (head + text).trimStart();
        if (head.length < headLength)
            return;
        reader = start();
        reader.write(head);
        head = '';
    };
    return {
        write(bytes) {
            size += bytes.length;
            if (size > maxBytes)
                throw new fairlead_error/* FinalError */.f4('FL_REPORT_TOO_LARGE', 'more than 1 GB');
            take(decoder.write(bytes));
        },
        end() {
            take(decoder.end());
            if (reader === null) {
                reader = start();
                reader.write(head);
            }
            reader.end();
        },
    };
}
//# sourceMappingURL=read.js.map

/***/ })

};
