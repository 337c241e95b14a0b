export const id = 875;
export const ids = [875];
export const modules = {

/***/ 4875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  placeFindings: () => (/* binding */ placeFindings)
});

// EXTERNAL MODULE: ./build/core/changes/diff.js
var changes_diff = __webpack_require__(4089);
;// CONCATENATED MODULE: ./build/core/reports/lint/source.js
function createSource(whole) {
    const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
    const text = whole.slice(mark.length);
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return { text, mark, starts };
}
/** One line with its line break; empty where there is no such line. */
function rawLine({ text, starts }, line) {
    const start = starts[line - 1];
    return start === undefined ? '' : text.slice(start, starts[line] ?? text.length);
}
/** One line without its line break; empty where there is no such line. */
function lineText(source, line) {
    return rawLine(source, line).replace(/\r?\n$/, '');
}
/** Number of UTF-16 code units before a column, or null where the line is shorter. */
function unitsBefore(text, column, unit) {
    const before = column - 1;
    if (unit === 'utf16')
        return before <= text.length ? before : null;
    let counted = 0;
    let at = 0;
    for (const char of text) {
        if (counted >= before)
            break;
        counted += unit === 'codepoint' ? 1 : Buffer.byteLength(char);
        at += char.length;
    }
    return counted >= before ? at : null;
}
/** A column as UTF-16 code units from 1, which is what GitHub and editors count; unchanged where the line is shorter. */
function utf16Column(source, line, column, unit) {
    if (unit === 'utf16')
        return column;
    const units = unitsBefore(lineText(source, line), column, unit);
    return units === null ? column : units + 1;
}
function offset(source, line, column, unit) {
    const start = source.starts[line - 1];
    if (start === undefined) {
        // The end of a text without a line break at its end may be said as the line after it.
        return line === source.starts.length + 1 && column === 1 ? source.text.length : null;
    }
    const text = lineText(source, line);
    // Past the end: some tools mean the end of the line, and one more means its line break.
    if (column >= Number.MAX_SAFE_INTEGER)
        return start + text.length;
    const units = unitsBefore(text, column, unit);
    return units === null ? null : start + units;
}
/** An edit as offsets, or null where the file has no such place: the report is of another version of it. */
function toReplacement(source, edit, unit) {
    if (edit.kind === 'offset') {
        const fits = edit.start <= edit.end && edit.end <= source.text.length;
        return fits ? { start: edit.start, end: edit.end, text: edit.text } : null;
    }
    const start = offset(source, edit.line, edit.column, unit);
    const end = offset(source, edit.endLine, edit.endColumn, unit);
    return start === null || end === null || end < start ? null : { start, end, text: edit.text };
}
/** Index of the line, from 0, that an offset is on. */
function lineAt({ starts }, at) {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= at)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
//# sourceMappingURL=source.js.map
;// CONCATENATED MODULE: ./build/core/reports/lint/fixes.js

/** Lines around a change in a patch. */
const context = 3;
/** Sorts replacements and says whether none overlaps another. */
function inOrder(replacements) {
    const sorted = [...replacements].sort((a, b) => a.start - b.start || a.end - b.end);
    for (const [index, next] of sorted.entries()) {
        const before = sorted[index - 1];
        if (before !== undefined && (next.start < before.end || next.start === before.start))
            return null;
    }
    return sorted;
}
/** Text between two offsets with the replacements in it applied. */
function applied(source, from, to, sorted) {
    const parts = [];
    let at = from;
    for (const { start, end, text } of sorted) {
        parts.push(source.text.slice(at, start), text);
        at = end;
    }
    parts.push(source.text.slice(at, to));
    return parts.join('');
}
/** Lines with their line breaks. */
function cutLines(text) {
    return text === '' ? [] : text.split(/(?<=\n)/);
}
/** The smallest whole-line change that does the same; null where nothing changes. */
function lineChange(source, sorted) {
    const [first] = sorted;
    const last = sorted.at(-1);
    if (first === undefined || last === undefined)
        return null;
    const start = lineAt(source, first.start);
    const end = lineAt(source, last.end) + 1;
    const [from, to] = [source.starts[start] ?? 0, source.starts[end] ?? source.text.length];
    const before = cutLines(source.text.slice(from, to));
    const after = cutLines(applied(source, from, to, sorted));
    let head = 0;
    while (head < before.length && head < after.length && before[head] === after[head])
        head += 1;
    let tail = 0;
    const room = Math.min(before.length, after.length) - head;
    while (tail < room && before.at(-1 - tail) === after.at(-1 - tail))
        tail += 1;
    if (head + tail === before.length && head + tail === after.length)
        return null;
    return {
        from: start + head,
        before: before.slice(head, before.length - tail),
        after: after.slice(head, after.length - tail),
    };
}
/** Longer suggestions are in the patch only. */
const maxSuggestion = 4_000;
/**
 * A fix as people read it: which lines to replace, and with what, in a block as GitHub's review comments have it.
 * Null where it changes nothing, overlaps itself or is too long to be read.
 */
function suggestionBlock(source, replacements, safe) {
    const sorted = inOrder(replacements);
    const change = sorted === null ? null : lineChange(source, sorted);
    if (change === null)
        return null;
    const [from, to] = [change.from + 1, change.from + change.before.length];
    const text = change.after.map((line) => line.replace(/\r?\n$/, '')).join('\n');
    if (text.length > maxSuggestion)
        return null;
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    const lines = from === to ? `line ${from}` : `lines ${from} to ${to}`;
    const where = change.before.length === 0 ? `Insert before line ${from}` : `Replace ${lines}`;
    const doubt = safe ? '' : ' (this may change what the code does)';
    if (change.after.length === 0)
        return `Delete ${lines}${doubt}.`;
    return `${where}${doubt}:\n${fence}suggestion\n${text}\n${fence}`;
}
const noNewline = '\\ No newline at end of file\n';
function printed(sign, lines) {
    return lines
        .map((line) => (line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n${noNewline}`))
        .join('');
}
/** Changes of neighbouring lines, so close that their hunks would touch. */
function hunks(changes) {
    const groups = [];
    for (const change of changes) {
        const group = groups.at(-1);
        const before = group?.at(-1);
        const close = before !== undefined && change.from <= before.from + before.before.length + 2 * context;
        if (close)
            group?.push(change);
        else
            groups.push([change]);
    }
    return groups;
}
function hunkText(all, group, shift) {
    const [first] = group;
    const last = group.at(-1);
    if (first === undefined || last === undefined)
        return '';
    const from = Math.max(0, first.from - context);
    const to = Math.min(all.length, last.from + last.before.length + context);
    const body = [];
    let at = from;
    for (const change of group) {
        body.push(printed(' ', all.slice(at, change.from)), printed('-', change.before), printed('+', change.after));
        at = change.from + change.before.length;
    }
    body.push(printed(' ', all.slice(at, to)));
    const removed = to - from;
    const added = removed + grown(group);
    const start = (line, size) => (size === 0 ? line : line + 1);
    return `@@ -${start(from, removed)},${removed} +${start(from + shift, added)},${added} @@\n${body.join('')}`;
}
/** How many lines more there are after the changes. */
function grown(group) {
    return group.reduce((sum, change) => sum + change.after.length - change.before.length, 0);
}
/** git quotes names with unusual bytes (git's documentation, `core.quotePath`). */
function quoted(prefix, path) {
    const name = `${prefix}${path}`;
    if (!/[^\u0020-\u007e]|["\\]/.test(name))
        return name;
    const bytes = [...new TextEncoder().encode(name)].map((byte) => {
        if (byte === 0x22 || byte === 0x5c)
            return `\\${String.fromCharCode(byte)}`;
        const plain = byte >= 0x20 && byte < 0x7f;
        return plain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
    });
    return `"${bytes.join('')}"`;
}
/** The source with its byte order mark as a part of its text, and the fixes by offsets in that. */
function withMark(source, fixes) {
    const shift = source.mark.length;
    if (shift === 0)
        return { source, fixes };
    const starts = source.starts.map((start, line) => (line === 0 ? 0 : start + shift));
    return {
        source: { text: source.mark + source.text, mark: '', starts },
        fixes: fixes.map((fix) => fix.map(({ start, end, text }) => ({ start: start + shift, end: end + shift, text }))),
    };
}
/** Index of the first replacement that starts at or after the offset. */
function firstAt(sorted, start) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle]?.start ?? 0) < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** Adds a fix in order, whole or not at all; false where it overlaps itself or what is there. */
function insert(sorted, fix) {
    const own = inOrder(fix);
    if (own === null)
        return false;
    const free = own.every(({ start, end }) => {
        const at = firstAt(sorted, start);
        const [before, after] = [sorted[at - 1], sorted[at]];
        return ((before?.end ?? 0) <= start && (after === undefined || (after.start !== start && after.start >= end)));
    });
    if (free)
        for (const next of own)
            sorted.splice(firstAt(sorted, next.start), 0, next);
    return free;
}
/** Joins the fixes of one file to a patch. Of two that overlap the first is taken whole and the second left out. */
function filePatch(path, unmarked, given) {
    const { source, fixes } = withMark(unmarked, given);
    const taken = [];
    const seen = new Set();
    let conflicting = 0;
    let used = 0;
    for (const fix of fixes) {
        // Several findings often carry the very same fix.
        const key = JSON.stringify(fix);
        if (seen.has(key))
            used += 1;
        else if (insert(taken, fix)) {
            seen.add(key);
            used += 1;
        }
        else
            conflicting += 1;
    }
    const groups = [];
    for (const next of taken) {
        const before = groups.at(-1)?.at(-1);
        // Replacements that touch the same line are one change of lines.
        if (before !== undefined && lineAt(source, next.start) <= lineAt(source, before.end))
            groups.at(-1)?.push(next);
        else
            groups.push([next]);
    }
    const changes = groups.flatMap((group) => lineChange(source, group) ?? []);
    if (changes.length === 0)
        return { patch: '', applied: used, conflicting };
    const all = cutLines(source.text);
    let shift = 0;
    const body = hunks(changes).map((group) => {
        const text = hunkText(all, group, shift);
        shift += grown(group);
        return text;
    });
    const [from, to] = [quoted('a/', path), quoted('b/', path)];
    const head = `diff --git ${from} ${to}\n--- ${from}\n+++ ${to}\n`;
    return { patch: head + body.join(''), applied: used, conflicting };
}
//# sourceMappingURL=fixes.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/core/reports/lint/located.js



/** Sorts the findings of all reports into the files of the repository. */
function groupByPath(reports) {
    const byPath = new Map();
    const unmatched = [];
    const seen = new Set();
    let repeated = 0;
    for (const { findings, finder } of reports) {
        for (const finding of findings) {
            const { path } = finder(finding.path);
            // Not the tool: a format that does not name it may say the same as one that does.
            const { rule, line, column, endLine, endColumn, message } = finding;
            const key = [path ?? finding.path, rule, line, column, endLine, endColumn, message].join('\0');
            if (seen.has(key)) {
                repeated += 1;
                continue;
            }
            seen.add(key);
            if (path === null)
                unmatched.push(finding);
            else {
                const group = byPath.get(path);
                if (group === undefined)
                    byPath.set(path, [finding]);
                else
                    group.push(finding);
            }
        }
    }
    return { byPath, unmatched, repeated };
}
/**
 * The fingerprint of a finding: the first 32 hex digits of SHA-256 over rule, path, the line's text without the blanks
 * around and the runs of blanks in it, and a number that tells equal ones apart.
 */
function fingerprint(rule, path, text, ordinal) {
    const parts = [rule, path, text.trim().replaceAll(/\s+/g, ' '), String(ordinal)].join('\0');
    return (0,external_node_crypto_.createHash)('sha256').update(parts).digest('hex').slice(0, 32);
}
/** Fingerprints of one file's findings, in their order; and those under its name before the change, where it had another. */
function fingerprints(path, oldPath, findings, source) {
    const counts = new Map();
    return findings.map((finding) => {
        const text = source === null || finding.whole ? '' : lineText(source, finding.line);
        const key = `${finding.rule}\0${text.trim().replaceAll(/\s+/g, ' ')}`;
        const ordinal = counts.get(key) ?? 0;
        counts.set(key, ordinal + 1);
        const under = (name) => fingerprint(finding.rule, name, text, ordinal);
        return { now: under(path), before: oldPath === null ? null : under(oldPath) };
    });
}
function touches(finding, added, context) {
    const [from, to] = [finding.line - context, finding.endLine + context];
    if (to - from > added.size) {
        for (const line of added)
            if (line >= from && line <= to)
                return true;
        return false;
    }
    for (let line = from; line <= to; line += 1)
        if (added.has(line))
            return true;
    return false;
}
function isChanged(path, finding, { diff, context }) {
    if (diff === null)
        return true;
    const added = diff.get(path)?.added;
    if (added === undefined || added.size === 0)
        return false;
    return finding.whole || touches(finding, added, context);
}
function stateOf(finding, known, changed, inFile, show) {
    if (finding.suppressed)
        return 'suppressed';
    if (known)
        return 'baseline';
    return changed || show === 'all' || (show === 'changed-files' && inFile) ? 'shown' : 'elsewhere';
}
function fixOf(finding, path, source) {
    for (const { edits, safe } of finding.fixes) {
        const own = edits.every((edit) => edit.kind === 'offset' || edit.path === null || edit.path === path);
        if (!own)
            continue;
        const replacements = edits.map((edit) => toReplacement(source, edit, finding.unit));
        const fitting = replacements.filter((replacement) => replacement !== null);
        if (fitting.length > 0 && fitting.length === replacements.length)
            return { replacements: fitting, safe };
    }
    return null;
}
/**
 * The findings of one file, by line.
 *
 * @param source null where the file cannot be read: columns stay as they are then, and fixes are left out
 */
function locateFile(path, findings, source, selection) {
    const change = selection.diff?.get(path);
    const sorted = [...findings].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
    const prints = fingerprints(path, change?.oldPath ?? null, sorted, source);
    return sorted.map((finding, index) => {
        const { now, before } = prints[index] ?? { now: '', before: null };
        const changed = isChanged(path, finding, selection);
        const { baseline, show } = selection;
        const known = baseline.has(now) || (before !== null && baseline.has(before));
        const state = stateOf(finding, known, changed, change !== undefined, show);
        const column = (line, value) => value === null || source === null ? value : utf16Column(source, line, value, finding.unit);
        const fix = source === null ? null : fixOf(finding, path, source);
        const block = fix === null || source === null || state !== 'shown'
            ? null
            : suggestionBlock(source, fix.replacements, fix.safe);
        return {
            finding,
            path,
            state,
            changed,
            fingerprint: now,
            column: column(finding.line, finding.column),
            endColumn: column(finding.endLine, finding.endColumn),
            fix,
            suggestion: block,
        };
    });
}
/** Findings whose file is none of the repository's. */
function locateUnmatched(findings) {
    const byPath = Map.groupBy(findings, (finding) => finding.path);
    return [...byPath].flatMap(([path, group]) => group.map((finding, index) => ({
        finding,
        path,
        state: finding.suppressed ? 'suppressed' : 'unmatched',
        changed: false,
        fingerprint: fingerprint(finding.rule, path, finding.message, index),
        column: finding.column,
        endColumn: finding.endColumn,
        fix: null,
        suggestion: null,
    })));
}
//# sourceMappingURL=located.js.map
// EXTERNAL MODULE: ./build/core/api/limits.js
var limits = __webpack_require__(9193);
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
;// CONCATENATED MODULE: ./build/actions/lint/src/place.js





/** Larger source files are not looked into: their findings keep the columns of the tool and lose their fixes. */
const maxSourceBytes = 4 * 1024 * 1024;
async function sourceOf(workspace, path) {
    try {
        const text = await workspace.read(path, maxSourceBytes);
        return text === null ? null : createSource(text);
    }
    catch {
        // Too large, a folder, or gone since: the finding itself is still told.
        return null;
    }
}
/** One file's safe fixes of shown findings as a patch. */
function patchOf(path, source, located) {
    const fixes = located.flatMap(({ state, fix }) => state === 'shown' && fix?.safe === true ? [fix.replacements] : []);
    return source === null || fixes.length === 0 ? null : filePatch(path, source, fixes);
}
/** Finds the place of every finding; sources are read one file at a time and forgotten. */
async function placeFindings({ inputs, git, workspace }, { reports }, { base, listed, baseline }) {
    const diff = base === null ? null : (0,changes_diff/* parseDiff */.FR)(await git.diff(base, 'HEAD'));
    const chosen = { diff, show: inputs.show, context: inputs.contextLines, baseline };
    const paths = listed ?? (await git.tracked());
    const finder = createPathFinder(workspace.root, paths);
    const tracked = new Set(paths);
    const { byPath, unmatched, repeated } = groupByPath(reports.map((findings) => {
        const raws = new Set(findings.map(({ path }) => path));
        return { findings, finder: createReportPaths(finder, tracked, raws) };
    }));
    const all = [];
    const patches = [];
    let applied = 0;
    let conflicting = 0;
    for (const [path, findings] of byPath) {
        const source = await sourceOf(workspace, path);
        const located = locateFile(path, findings, source, chosen);
        for (const one of located)
            all.push(one);
        const patch = patchOf(path, source, located);
        if (patch === null)
            continue;
        patches.push(patch.patch);
        applied += patch.applied;
        conflicting += patch.conflicting;
    }
    for (const one of locateUnmatched(unmatched))
        all.push(one);
    return { all, repeated, patch: { text: patches.join(''), applied, conflicting }, finder };
}
//# sourceMappingURL=place.js.map

/***/ })

};
