export const id = 807;
export const ids = [807];
export const modules = {

/***/ 3964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ repositoryOf)
/* harmony export */ });
function repositoryOf({ repository }) {
    const [owner = '', name = ''] = repository.name.split('/');
    // A job's token belongs to no installation that it could name.
    return { installationId: 0, id: repository.id, owner, name };
}
//# sourceMappingURL=deps.js.map

/***/ }),

/***/ 7807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportFork: () => (/* binding */ reportFork)
});

// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js + 6 modules
var fairlead_error = __webpack_require__(7364);
// EXTERNAL MODULE: ./build/core/hand-over/format.js
var format = __webpack_require__(9536);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 15 modules
var schemas = __webpack_require__(9691);
// EXTERNAL MODULE: ./build/core/api/common.js
var common = __webpack_require__(2296);
// EXTERNAL MODULE: ./build/core/api/limits.js
var limits = __webpack_require__(9193);
;// CONCATENATED MODULE: ./build/core/api/findings.js



/** `POST /v1/findings`: what a lint or coverage job of a pull request from inside found. */
const annotation = schemas/* object */.Ikc({
    path: common/* repositoryPath */.SH,
    startLine: schemas/* number */.aig().int().min(1),
    endLine: schemas/* number */.aig().int().min(1),
    startColumn: schemas/* number */.aig().int().min(1).optional(),
    endColumn: schemas/* number */.aig().int().min(1).optional(),
    level: schemas/* enum */.k5n(['notice', 'warning', 'failure']),
    title: schemas/* string */.YjP().max(limits/* maxTitle */.Fq),
    message: schemas/* string */.YjP().min(1).max(limits/* maxMessage */.aW),
    /** More about it, shown as plain text in a block of its own: a suggested change. */
    rawDetails: schemas/* string */.YjP().max(limits/* maxMessage */.aW).optional(),
})
    .refine((a) => a.endLine >= a.startLine, 'endLine is before startLine');
/** A report that is too large for one request comes in several, each with a part of the annotations, in order. */
const page = schemas/* object */.Ikc({
    number: schemas/* number */.aig().int().min(1).max(limits/* maxPages */.L6),
    of: schemas/* number */.aig().int().min(2).max(limits/* maxPages */.L6),
    /** The same on every page of one report, and another one for any other report. */
    set: common/* sha256 */.sc,
})
    .refine(({ number, of }) => number <= of, 'number is above of');
const findingsRequest = common/* origin */.TG.extend({
    schema: schemas/* literal */.euz(1),
    concern: schemas/* enum */.k5n(['lint', 'coverage']),
    headSha: common/* sha1 */.e8,
    conclusion: schemas/* enum */.k5n(['success', 'failure', 'neutral']),
    /** One plain sentence. */
    title: schemas/* string */.YjP().min(1).max(limits/* maxTitle */.Fq),
    /** Lines of plain text, shown as a list; never read as Markdown. */
    lines: schemas/* array */.YOg(schemas/* string */.YjP().max(limits/* maxLine */.L2)).max(limits/* maxLines */.ol),
    /** Most important first. */
    annotations: schemas/* array */.YOg(annotation).max(limits/* maxAnnotations */.Z6),
    /** Findings beyond the annotations of all pages. */
    leftOut: schemas/* number */.aig().int().min(0),
    /** What was left out, by rule, most first. Rules that are not named here make up the rest of `leftOut`. */
    grouped: schemas/* array */.YOg(schemas/* object */.Ikc({
        rule: schemas/* string */.YjP().max(limits/* maxTitle */.Fq),
        findings: schemas/* number */.aig().int().min(1),
        files: schemas/* number */.aig().int().min(1),
    }))
        .max(limits/* maxGroups */.Tn)
        .optional(),
    /** Name of the job's file that holds every finding, annotated or not. */
    file: schemas/* string */.YjP().max(255).optional(),
    /** Lines for the comment on the pull request; each stands in `lines` as well. */
    highlights: schemas/* array */.YOg(schemas/* string */.YjP().max(limits/* maxLine */.L2)).max(limits/* maxHighlights */.od).optional(),
    /** Which of several jobs or steps on one commit says so; the check tells of all of them. */
    part: schemas/* object */.Ikc({ id: schemas/* string */.YjP().regex(/^[0-9a-f]{32}$/), name: schemas/* string */.YjP().min(1).max(100) }).optional(),
    page: page.optional(),
});
//# sourceMappingURL=findings.js.map
// EXTERNAL MODULE: ./node_modules/fflate/esm/index.mjs
var esm = __webpack_require__(1306);
;// CONCATENATED MODULE: ./build/core/promotion/zip.js


const ofWheels = { bytes: 200 * 1024 * 1024, members: 10_000, invalid };
const signatures = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50 };
const utf8 = new TextDecoder('utf-8', { fatal: true });
/**
 * The files of an archive, in its order, folders left out. The central directory is the truth; nothing is inflated
 * beyond the size that it names, and sizes are summed up before anything is inflated.
 * Format: PKWARE APPNOTE 6.3, without encryption, ZIP64 and spanned archives.
 * @throws FinalError FL_WHEEL_INVALID for anything odd: path escapes, double names, more than 200 MB or 10,000 members
 */
function readZip(bytes) {
    return openZip(bytes, ofWheels).map(({ path, mode, unpack }) => ({ path, bytes: unpack(), mode }));
}
/** The same without unpacking anything: whoever wants one file takes that one. Errors: what `rules.invalid` makes. */
function openZip(bytes, rules) {
    const archive = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), rules };
    const whole = (read) => {
        try {
            return read();
        }
        catch (cause) {
            if (cause instanceof fairlead_error/* FinalError */.f4)
                throw cause;
            throw rules.invalid('the archive is damaged', cause);
        }
    };
    return whole(() => readEntries(archive)).map((entry) => ({
        path: entry.path,
        size: entry.size,
        mode: entry.mode,
        unpack: () => whole(() => inflate(archive, entry)),
    }));
}
function readEntries(archive) {
    const { view, rules } = archive;
    const end = findEnd(archive);
    const total = view.getUint16(end + 10, true);
    if (total > rules.members)
        throw rules.invalid(`it holds more than ${rules.members} members`);
    let at = view.getUint32(end + 16, true);
    let size = 0;
    const entries = [];
    const seen = new Set();
    for (let i = 0; i < total; i += 1) {
        const { entry, next } = readEntry(archive, at);
        at = next;
        size += entry.size;
        if (size > rules.bytes)
            throw rules.invalid(`it unpacks to more than ${rules.bytes} bytes`);
        checkPath(entry.path, rules);
        // Two names that differ in case are one file on some systems.
        const folded = entry.path.toLowerCase();
        if (seen.has(folded))
            throw rules.invalid(`it holds ${shown(entry.path)} twice`);
        seen.add(folded);
        if (!entry.path.endsWith('/'))
            entries.push(entry);
    }
    return entries;
}
/** The end record stands before a comment of at most 65,535 bytes; wheels have none, so only an exact end counts. */
function findEnd({ view, rules }) {
    for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
        const exact = view.getUint32(at, true) === signatures.end;
        if (exact && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
            return at;
    }
    throw rules.invalid('it is not a zip archive');
}
function readEntry({ bytes, view, rules }, at) {
    if (view.getUint32(at, true) !== signatures.central)
        throw rules.invalid('its directory is damaged');
    if ((view.getUint16(at + 8, true) & 1) !== 0)
        throw rules.invalid('a member is encrypted');
    const nameLength = view.getUint16(at + 28, true);
    const entry = {
        path: utf8.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
        method: view.getUint16(at + 10, true),
        compressed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        mode: view.getUint16(at + 40, true),
        offset: view.getUint32(at + 42, true),
    };
    return {
        entry,
        next: at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true),
    };
}
function checkPath(path, rules) {
    const parts = path.replace(/\/$/, '').split('/');
    const escapes = parts.some((part) => part === '' || part === '.' || part === '..');
    // oxlint-disable-next-line no-control-regex -- control characters are what is refused here
    if (escapes || /[\u0000-\u001f\u007f\\:]/.test(path))
        throw rules.invalid(`the path ${shown(path)} is not plain`);
}
function inflate({ bytes, view, rules }, entry) {
    if (view.getUint32(entry.offset, true) !== signatures.local)
        throw rules.invalid(`${shown(entry.path)} is damaged`);
    const skip = 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    const data = bytes.subarray(entry.offset + skip, entry.offset + skip + entry.compressed);
    if (data.length !== entry.compressed)
        throw rules.invalid(`${shown(entry.path)} is cut off`);
    if (entry.method !== 0 && entry.method !== 8)
        throw rules.invalid(`${shown(entry.path)} is packed in an unknown way`);
    const result = entry.method === 0 ? data.slice() : inflateBounded(data, entry.size);
    if (result?.length !== entry.size)
        throw rules.invalid(`${shown(entry.path)} does not have the size it names`);
    return result;
}
/** Fed in small pieces, so that a member that is larger than it says is noticed before it fills the memory. */
function inflateBounded(data, size) {
    const result = new Uint8Array(size);
    const filled = { length: 0 };
    const stream = new esm/* Inflate */.EL((chunk) => {
        if (filled.length + chunk.length <= size)
            result.set(chunk, filled.length);
        filled.length += chunk.length;
    });
    const piece = 16 * 1024;
    for (let at = 0; at < data.length; at += piece) {
        stream.push(data.subarray(at, at + piece), at + piece >= data.length);
        if (filled.length > size)
            return null;
    }
    return filled.length === size ? result : null;
}
/** An archive of these members: same input, same bytes. All times are 1980-01-01, the format's earliest. */
function writeZip(members) {
    const files = {};
    // fflate writes the local time of the date, so a local date gives the same bytes in every time zone.
    const mtime = new Date(1980, 0, 1);
    for (const { path, bytes, mode } of members) {
        files[path] = [bytes, { level: 6, mtime, os: 3, attrs: (mode === 0 ? 0o100644 : mode) << 16 }];
    }
    return zipSync(files);
}
function invalid(detail, cause) {
    return new fairlead_error/* FinalError */.f4('FL_WHEEL_INVALID', detail, cause === undefined ? {} : { cause });
}
function shown(path) {
    return JSON.stringify(path.slice(0, 200));
}
//# sourceMappingURL=zip.js.map
// EXTERNAL MODULE: ./build/core/reporting/text.js
var reporting_text = __webpack_require__(4432);
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
;// CONCATENATED MODULE: ./build/core/reporting/merge-findings.js



const badness = { failure: 0, neutral: 1, success: 2 };
const weight = { failure: 0, warning: 1, notice: 2 };
const byText = (a, b) => (a < b ? -1 : Number(a > b));
const nameOf = ({ part }) => part?.name ?? 'another job';
/**
 * What several jobs say of one commit, as one report: it fails where any of them does, equal annotations are one, and
 * what has no room is counted. The order in which they came changes nothing.
 * @param parts at least one
 */
function mergeFindings(parts) {
    const sorted = parts.toSorted((a, b) => badness[a.conclusion] - badness[b.conclusion] ||
        byText(nameOf(a), nameOf(b)) ||
        byText(a.part?.id ?? '', b.part?.id ?? ''));
    const [worst] = sorted;
    if (worst === undefined || sorted.length === 1)
        return worst;
    const newest = sorted.toSorted((a, b) => b.run.id - a.run.id || b.run.attempt - a.run.attempt)[0] ?? worst;
    const { annotations, dropped } = together(sorted);
    const grouped = sumGroups([...sorted.flatMap((each) => each.grouped ?? []), ...groupByRule(dropped)]);
    const file = sorted.find((each) => each.file !== undefined)?.file;
    const highlights = sorted.flatMap((each) => (each.highlights ?? []).map((line) => named(each, line)));
    return {
        schema: 1,
        concern: worst.concern,
        repository: worst.repository,
        run: newest.run,
        headSha: worst.headSha,
        conclusion: worst.conclusion,
        title: titleOf(sorted),
        lines: boundedLines(sorted),
        annotations,
        leftOut: sorted.reduce((sum, { leftOut }) => add(sum, leftOut), dropped.length),
        ...(grouped.length === 0 ? {} : { grouped }),
        ...(file === undefined ? {} : { file }),
        ...(highlights.length === 0 ? {} : { highlights: highlights.slice(0, limits/* maxHighlights */.od) }),
    };
}
const named = (findings, line) => (0,reporting_text/* cut */.Jj)(`${nameOf(findings)}: ${line}`, limits/* maxLine */.L2);
function titleOf(sorted) {
    const titles = [...new Set(sorted.map(({ title }) => title))];
    const failed = sorted.filter(({ conclusion }) => conclusion === 'failure').length;
    const how = failed === 0 ? (0,reporting_text/* count */.U9)(sorted.length, 'report') : `${failed} of ${(0,reporting_text/* count */.U9)(sorted.length, 'report')} failed`;
    return (0,reporting_text/* cut */.Jj)(`${how}: ${titles.join('; ')}`, limits/* maxTitle */.Fq);
}
function boundedLines(sorted) {
    const all = sorted.flatMap((each) => [each.title, ...each.lines].map((line) => named(each, line)));
    if (all.length <= limits/* maxLines */.ol)
        return all;
    const kept = all.slice(0, limits/* maxLines */.ol - 1);
    return [...kept, `And ${(0,reporting_text/* count */.U9)(all.length - kept.length, 'more line')} in the logs of the jobs.`];
}
/** Failures first; each part's own order is kept among equals. */
function together(sorted) {
    const seen = new Set();
    const all = sorted
        .flatMap(({ annotations }) => annotations)
        .filter((annotation) => seen.size < seen.add(JSON.stringify(annotation)).size)
        .sort((a, b) => weight[a.level] - weight[b.level]);
    return { annotations: all.slice(0, limits/* maxAnnotations */.Z6), dropped: all.slice(limits/* maxAnnotations */.Z6) };
}
/** Whatever the counts are that somebody sent, their sum is one as well. */
function add(a, b) {
    return Math.min(Number.MAX_SAFE_INTEGER, a + b);
}
/** The same rule of several jobs is one; its files are at least those of the job that has most. */
function sumGroups(groups) {
    return [...Map.groupBy(groups, ({ rule }) => rule)]
        .map(([rule, list]) => ({
        rule,
        findings: list.reduce((sum, { findings }) => add(sum, findings), 0),
        files: Math.max(...list.map(({ files }) => files)),
    }))
        .sort((a, b) => b.findings - a.findings || byText(a.rule, b.rule))
        .slice(0, limits/* maxGroups */.Tn);
}
//# sourceMappingURL=merge-findings.js.map
;// CONCATENATED MODULE: ./build/core/hand-over/bound.js




/** Characters of a message, and of its details, where there is no room for all of them. */
const shortText = 1000;
/** Bytes that counts by rule may take at most: a hundred rules whose names are escaped throughout. */
const roomOfGroups = 160 * 1024;
/**
 * Findings as they may be kept of a fork: the first annotations of them, with short texts where the whole ones have no
 * room, the rest counted. They are stored for good, parsed with every look, and each fifty cost a request to GitHub.
 */
function boundFindings(findings) {
    const first = findings.annotations.slice(0, format/* keptLimits */.le.annotations);
    const { annotations: _, grouped: __, ...rest } = findings;
    const room = format/* keptLimits */.le.bytes - bytesOf(rest) - roomOfGroups;
    const isRoomy = first.reduce((sum, annotation) => sum + bytesOf(annotation), 0) <= room;
    const kept = fitting(isRoomy ? first : first.map(shorten), room);
    const dropped = findings.annotations.slice(kept.length);
    if (dropped.length === 0)
        return { ...findings, annotations: kept };
    const grouped = sumGroups([...(findings.grouped ?? []), ...groupByRule(dropped)]);
    const leftOut = Math.min(Number.MAX_SAFE_INTEGER, findings.leftOut + dropped.length);
    return { ...findings, annotations: kept, leftOut, grouped };
}
/** With the comma after it. */
function bytesOf(data) {
    return new TextEncoder().encode(JSON.stringify(data)).length + 1;
}
function fitting(annotations, room) {
    let left = room;
    const end = annotations.findIndex((annotation) => (left -= bytesOf(annotation)) < 0);
    return end === -1 ? [...annotations] : annotations.slice(0, end);
}
function shorten({ rawDetails, ...annotation }) {
    const details = rawDetails === undefined ? {} : { rawDetails: (0,reporting_text/* cut */.Jj)(rawDetails, shortText) };
    return { ...annotation, message: (0,reporting_text/* cut */.Jj)(annotation.message, shortText), ...details };
}
//# sourceMappingURL=bound.js.map
;// CONCATENATED MODULE: ./build/core/hand-over/read.js









const rules = { bytes: format/* limits */.Fy.unpacked, members: format/* limits */.Fy.members, invalid: read_invalid };
const read_utf8 = new TextDecoder('utf-8', { fatal: true });
/** A report whose annotations are looked at one by one, until one of them is odd. */
const reportShape = findingsRequest.extend({ annotations: schemas/* array */.YOg(schemas/* unknown */.L5J()) });
/** Stands above what a fork's job says of itself. */
const note = 'Said by the job of the fork, which runs what the pull request contains: no proof. Look at changes of workflows and of the tools’ settings before you rely on it.';
/**
 * The findings in the artifacts of a fork's jobs, as they may be shown, one report for each concern. What cannot be used
 * makes it a failure that says why: a required check is then never without an answer. Where an archive itself is
 * unusable, that is said of every concern, since nobody knows what was in it. What all of them unpack to is bounded, and
 * so is what is kept of it: it is read in the process that supervises rollouts, and a stranger wrote it.
 * @param archives the most important ones first; an error stands for one that could not be had
 */
function readHandOver(archives, origin) {
    const members = [];
    const problems = [];
    for (const archive of archives) {
        try {
            members.push(...read_open(archive));
        }
        catch (error) {
            problems.push(error);
        }
    }
    const ours = members.filter(({ path }) => (0,format/* concernOf */.gY)(path) !== null);
    if (problems.length === 0 && ours.length === 0) {
        const names = format/* concerns */.Kc.map((concern) => (0,format/* fileOf */.W7)({ concern })).join(' and ');
        problems.push(read_invalid(`it holds none of ${names}`));
    }
    const within = affordable(ours);
    return format/* concerns */.Kc.flatMap((concern) => {
        const own = ours.filter(({ path }) => (0,format/* concernOf */.gY)(path) === concern);
        if (own.length + problems.length === 0)
            return [];
        const readable = own.filter((member) => within.has(member));
        const more = own.length > readable.length ? [unread(own.length - readable.length)] : [];
        return [read_together(readable, [...problems, ...more], concern, origin)];
    });
}
/** The reports that are read, in their order, until there are enough of them. What they unpack to is as they name it. */
function affordable(members) {
    const within = new Set();
    let bytes = 0;
    for (const member of members) {
        // Of a file that is too large nothing is unpacked.
        if (member.size <= format/* limits */.Fy.file)
            bytes += member.size;
        if (bytes > format/* readLimits */.BU.bytes || within.size === format/* readLimits */.BU.files)
            break;
        within.add(member);
    }
    return within;
}
function unread(files) {
    return read_invalid(`the artifacts of the run hold more than ${format/* readLimits */.BU.files} reports or ${format/* readLimits */.BU.bytes} bytes of them together; ${(0,reporting_text/* count */.U9)(files, 'report was', 'reports were')} not read`);
}
/** @throws FinalError FL_HAND_OVER_INVALID */
function read_open(archive) {
    if (archive instanceof fairlead_error/* FinalError */.f4)
        throw archive;
    if (archive.length > format/* limits */.Fy.archive)
        throw read_invalid(`it has more than ${format/* limits */.Fy.archive} bytes`);
    return openZip(archive, rules);
}
/** What the steps of one concern say, as one report. One of them that cannot be used makes it a failure that says so. */
function read_together(members, problems, concern, origin) {
    const parts = problems.map((error) => ({ findings: refused(concern, error, origin), isUsable: false }));
    for (const member of members) {
        try {
            // One file is the whole of a report, whatever it says of pages.
            const { page: _, ...said } = read(concern, member, origin);
            parts.push({ findings: said, isUsable: true });
        }
        catch (error) {
            parts.push({ findings: refused(concern, error, origin), isUsable: false });
        }
    }
    const merged = mergeFindings(parts.map(({ findings }) => findings));
    const { repository, run, headSha } = origin;
    const notes = parts.some(({ isUsable }) => isUsable) ? [note] : [];
    const lines = [...notes, ...merged.lines].slice(0, limits/* maxLines */.ol);
    return boundFindings({ ...merged, repository, run, headSha, lines });
}
/** @throws FinalError FL_HAND_OVER_INVALID */
function read(concern, member, origin) {
    const { path, size } = member;
    if (size > format/* limits */.Fy.file)
        throw read_invalid(`${path} has more than ${format/* limits */.Fy.file} bytes`);
    const data = jsonOf(path, member.unpack());
    if (hasTooMany(data))
        throw read_invalid(`${path} has a list of too many entries`);
    const parsed = reportShape.safeParse(data);
    if (!parsed.success)
        throw read_invalid(`${path}, ${placeOf(parsed.error)}`);
    const said = parsed.data;
    const isOwn = said.repository.id === origin.repository.id && said.run.id === origin.run.id;
    // A job that was not repeated keeps the attempt that it was in.
    if (!isOwn || said.run.attempt > origin.run.attempt)
        throw read_invalid(`${path} is of another run`);
    if (said.headSha !== origin.headSha)
        throw read_invalid(`${path} is about another commit`);
    if (said.concern !== concern)
        throw read_invalid(`${path} is about ${said.concern}`);
    return { ...said, annotations: said.annotations.map((each, index) => readAnnotation(each, index, path)) };
}
/** @throws FinalError FL_HAND_OVER_INVALID */
function readAnnotation(data, index, path) {
    const parsed = annotation.safeParse(data);
    if (parsed.success)
        return parsed.data;
    throw read_invalid(`${path}, annotations.${index}.${placeOf(parsed.error)}`);
}
function jsonOf(path, bytes) {
    try {
        return JSON.parse(read_utf8.decode(bytes));
    }
    catch (cause) {
        throw read_invalid(`${path} is no JSON`, cause);
    }
}
/** Every entry is looked at before the length of its list is, and a stranger's bad ones are an issue each. */
function hasTooMany(data) {
    if (typeof data !== 'object' || data === null)
        return false;
    return Object.entries(data).some(([key, value]) => {
        return Array.isArray(value) && value.length > (key === 'annotations' ? limits/* maxAnnotations */.Z6 : limits/* maxLines */.ol);
    });
}
/** Keys and what was expected of them; never a value, which would be the fork's own text. */
function placeOf(error) {
    const [issue] = error.issues;
    const more = error.issues.length - 1;
    const first = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    return more === 0 ? first : `${first}, and ${(0,reporting_text/* count */.U9)(more, 'more problem')}`;
}
function refused(concern, error, origin) {
    const known = error instanceof fairlead_error/* FinalError */.f4 ? error : read_invalid('it cannot be read', error);
    return {
        schema: 1,
        concern,
        ...origin,
        conclusion: 'failure',
        title: `The artifact ${format/* artifactName */.Cs} of the fork’s job cannot be used.`,
        lines: [known.message, known.remedy],
        annotations: [],
        leftOut: 0,
    };
}
function read_invalid(detail, cause) {
    return new fairlead_error/* FinalError */.f4('FL_HAND_OVER_INVALID', detail, cause === undefined ? {} : { cause });
}
//# sourceMappingURL=read.js.map
;// CONCATENATED MODULE: ./build/core/hand-over/take.js



/** A run of a pull request whose jobs may not speak for themselves. */
function isOfFork(run, repository) {
    return run.event === 'pull_request' && run.head?.repositoryId !== repository.id;
}
/**
 * Takes over what the jobs of a run left behind. Null where there is nothing to take: the run is not a fork's or has not
 * ended, its commit is no longer the head of an open pull request of that very fork, or it left no artifact. Commit, run
 * and pull request are GitHub's word; what the artifact says of them must be the same.
 * @throws TransientError, FinalError where GitHub could not be asked
 */
async function takeOver(repository, run, handOvers) {
    if (!run.completed || !isOfFork(run, repository))
        return null;
    const pull = await pullOf(repository, run, handOvers);
    if (pull === null)
        return null;
    const left = await handOvers.artifacts(repository, run.id);
    const artifacts = left
        .filter(({ name, expired }) => (0,format/* isHandOver */.Yc)(name) && !expired)
        .slice(0, format/* limits */.Fy.artifacts);
    if (artifacts.length === 0)
        return null;
    const origin = {
        repository: { id: repository.id, name: `${repository.owner}/${repository.name}` },
        run: { id: run.id, attempt: run.attempt },
        headSha: run.headSha,
    };
    const archives = [];
    for (const artifact of artifacts)
        archives.push(await download(repository, artifact, handOvers));
    return { pull, findings: readHandOver(archives, origin) };
}
async function pullOf(repository, { head, headBranch, headSha }, handOvers) {
    if (head === null || headBranch === null)
        return null;
    const pulls = await handOvers.pullsFrom(repository, { owner: head.owner, branch: headBranch });
    const own = pulls.find((pull) => pull.headSha === headSha && pull.headRepositoryId === head.repositoryId);
    return own?.number ?? null;
}
/** The archive, or why it is not read. */
async function download(repository, { id, bytes }, handOvers) {
    const tooLarge = new fairlead_error/* FinalError */.f4('FL_HAND_OVER_INVALID', `it has more than ${format/* limits */.Fy.archive} bytes`);
    if (bytes > format/* limits */.Fy.archive)
        return tooLarge;
    try {
        return await handOvers.download(repository, id, format/* limits */.Fy.archive);
    }
    catch (error) {
        if (error instanceof fairlead_error/* FairleadError */.jd && error.code === 'FL_HTTP_ANSWER_TOO_LARGE')
            return tooLarge;
        throw error;
    }
}
//# sourceMappingURL=take.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/core/reporting/check-limits.js
/** What GitHub takes (REST documentation, "Create a check run"), in characters; some room is left below bytes. */
const check_limits_limits = { title: 255, summary: 65_535, message: 16_000, cell: 1_000, buttons: 3 };
/** Whole lines up to a number of characters; a summary cut in the middle of a line could break its markup. */
function wholeLines(lines, most = check_limits_limits.summary) {
    const kept = [];
    let size = 0;
    for (const line of lines) {
        size += line.length + 1;
        if (size > most - 100) {
            return [...kept, '', 'The rest is too long to be shown here.'].join('\n');
        }
        kept.push(line);
    }
    return kept.join('\n');
}
//# sourceMappingURL=check-limits.js.map
;// CONCATENATED MODULE: ./build/core/reporting/check-run.js




/** Of the summary, what the table of rules may take. */
const tableRoom = 40_000;
/**
 * The check run of a lint or coverage job. Everything in the findings is untrusted and shown as plain text.
 * @param turn counts the reports of other annotations on this commit: each has a check run of its own
 */
function renderFindings(findings, turn) {
    const { concern, headSha, conclusion, title, lines } = findings;
    const list = lines.map((line) => `- ${(0,reporting_text/* escapeMarkdown */.FV)(line)}`);
    const table = wholeLines(leftOutLines(findings), tableRoom);
    const said = wholeLines(list, check_limits_limits.summary - table.length);
    return {
        name: `fairlead/${concern}`,
        headSha,
        status: 'completed',
        conclusion,
        title: (0,reporting_text/* cut */.Jj)((0,reporting_text/* oneLine */.TN)((0,reporting_text/* visible */.RK)(title)), check_limits_limits.title) || concern,
        summary: [said, table].filter((part) => part !== '').join('\n\n') || 'Nothing more to say.',
        annotations: findings.annotations.map(toAnnotation),
        externalId: `${concern}:${headSha}:${turn}-${revisionOf(findings).slice(0, 12)}`,
        resumable: true,
    };
}
/** Another one whenever the annotations are. */
function revisionOf({ annotations }) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(annotations)).digest('hex');
}
/** What has no annotation, by rule with exact counts, and where it is. */
function leftOutLines({ leftOut, grouped = [], file, repository, run }) {
    if (leftOut === 0)
        return [];
    // A path of the site's own, so that it holds on any server.
    const job = `[the job](/${encodeURI(repository.name)}/actions/runs/${run.id})`;
    const where = file === undefined
        ? `the log of ${job}`
        : `${(0,reporting_text/* escapeMarkdown */.FV)((0,reporting_text/* oneLine */.TN)(file))}, a file of ${job}, and in its log`;
    const named = grouped.reduce((sum, group) => sum + group.findings, 0);
    const rest = leftOut - named;
    const rows = grouped.map(({ rule, findings, files }) => `| ${(0,reporting_text/* escapeMarkdown */.FV)((0,reporting_text/* oneLine */.TN)(rule)) || '(none)'} | ${findings} | ${files} |`);
    const others = rest > 0 && grouped.length > 0 ? [`| other rules | ${rest} | |`] : [];
    const table = rows.length === 0 ? [] : ['', '| Rule | Findings | Files |', '|---|---|---|', ...rows, ...others];
    return [`${(0,reporting_text/* count */.U9)(leftOut, 'more finding')} without an annotation here; all are in ${where}.`, ...table];
}
function toAnnotation(annotation) {
    const { path, startLine, endLine, startColumn, endColumn, level, title, message, rawDetails } = annotation;
    const [first, last] = [Math.min(startLine, limits/* maxPosition */.Ek), Math.min(endLine, limits/* maxPosition */.Ek)];
    // GitHub takes columns only within one line.
    const columns = first !== last || startColumn === undefined || startColumn > limits/* maxPosition */.Ek
        ? {}
        : { startColumn, endColumn: Math.min(limits/* maxPosition */.Ek, Math.max(startColumn, endColumn ?? startColumn)) };
    const name = (0,reporting_text/* cut */.Jj)((0,reporting_text/* oneLine */.TN)((0,reporting_text/* visible */.RK)(title)), check_limits_limits.title);
    const text = (0,reporting_text/* cut */.Jj)((0,reporting_text/* visible */.RK)(message).trim(), check_limits_limits.message);
    const more = rawDetails === undefined ? '' : (0,reporting_text/* cut */.Jj)((0,reporting_text/* visible */.RK)(rawDetails), check_limits_limits.message);
    return {
        path: path.replace(/^(?:\.\/+)+/, '') || '.',
        startLine: first,
        endLine: last,
        ...columns,
        level,
        title: name,
        message: text || name || 'No message.',
        ...(more === '' ? {} : { rawDetails: more }),
    };
}
//# sourceMappingURL=check-run.js.map
// EXTERNAL MODULE: ./build/core/reporting/summary.js
var summary = __webpack_require__(7603);
// EXTERNAL MODULE: ./build/actions/fairlead/src/deps.js
var deps = __webpack_require__(3964);
;// CONCATENATED MODULE: ./build/actions/fairlead/src/report-fork.js





/**
 * `command: report`: puts what the jobs of a fork found onto its head commit, as the App would. Commit and pull request
 * are GitHub's word; the artifact is read as the data of a stranger. The step fails by none of the findings: the checks
 * say what they are.
 */
async function reportFork({ job, github, startedBy }) {
    const repository = (0,deps/* repositoryOf */._)(job.context);
    const run = await github.handOvers.run(repository, startedBy);
    const taken = run === null ? null : await takeOver(repository, run, github.handOvers);
    if (run === null || taken === null) {
        job.info(`Run ${startedBy} left nothing to report: it is no fork’s, has no artifact, or its commit is no longer the head of an open pull request.`);
        return null;
    }
    const lines = [];
    for (const findings of taken.findings) {
        const check = renderFindings(findings, 1);
        await github.checks.put(repository, check);
        const annotations = (0,reporting_text/* count */.U9)(findings.annotations.length, 'annotation');
        lines.push(`${check.name}: ${findings.conclusion}, ${annotations}: ${check.title}`);
    }
    const title = `Reported for #${taken.pull} at ${run.headSha.slice(0, 7)}`;
    job.info([title, ...lines.map((line) => `  ${line}`)].join('\n'));
    await job.summary((0,summary/* renderSummary */.B)({ title, lines }));
    return null;
}
//# sourceMappingURL=report-fork.js.map

/***/ }),

/***/ 2296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SH: () => (/* binding */ repositoryPath),
/* harmony export */   TG: () => (/* binding */ origin),
/* harmony export */   e8: () => (/* binding */ sha1),
/* harmony export */   sc: () => (/* binding */ sha256)
/* harmony export */ });
/* unused harmony export name */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9691);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9193);


/** 40 lower-case hex digits. */
const sha1 = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[0-9a-f]{40}$/, 'a full commit id of 40 hex digits');
/** 64 lower-case hex digits. */
const sha256 = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/, 'a SHA-256 of 64 hex digits');
/** A path inside the repository: relative, posix, without `..` or control characters. */
const repositoryPath = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .min(1)
    .max(_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .maxPath */ .Sp)
    .regex(_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .pathPattern */ .s$, 'a relative path inside the repository');
const name = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(200);
/** The repository and run that a request comes from; every field is checked against the OIDC token. */
const origin = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    repository: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive(), name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[^/\s]+\/[^/\s]+$/) }),
    run: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive(), attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive() }),
});
//# sourceMappingURL=common.js.map

/***/ }),

/***/ 9193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ maxPosition),
/* harmony export */   Fq: () => (/* binding */ maxTitle),
/* harmony export */   L2: () => (/* binding */ maxLine),
/* harmony export */   L6: () => (/* binding */ maxPages),
/* harmony export */   Sp: () => (/* binding */ maxPath),
/* harmony export */   Tn: () => (/* binding */ maxGroups),
/* harmony export */   Z6: () => (/* binding */ maxAnnotations),
/* harmony export */   aW: () => (/* binding */ maxMessage),
/* harmony export */   od: () => (/* binding */ maxHighlights),
/* harmony export */   ol: () => (/* binding */ maxLines),
/* harmony export */   s$: () => (/* binding */ pathPattern)
/* harmony export */ });
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

/***/ 7603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderSummary)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4432);

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
        yield `- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(line), 4 * maxCell))}`;
}
function* tableRows(annotations) {
    for (const { path, startLine, title, message } of annotations) {
        const place = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(path, maxCell)}:${startLine}`);
        yield `| ${place} | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(`${title}: ${message}`, maxCell))} |`;
    }
}
/**
 * A job summary in Markdown: a heading, lines as a list, annotations as a table. It is cut between lines at the
 * runner's limit in bytes, and says how much it left out.
 */
function renderSummary(page) {
    const { annotations = [], file } = page;
    const where = file === undefined ? '' : ` All are in ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(file, maxCell))}.`;
    const list = fitting(listRows(page.lines), page.lines.length, maxListBytes);
    const head = [
        `### ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(page.title), maxCell))}`,
        '',
        ...list.kept,
        ...(list.left === 0 ? [] : [`- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(list.left, 'more line')} in the log of the job.`]),
        '',
        ...(annotations.length === 0 ? [] : ['| Where | What |', '|---|---|']),
    ];
    const room = maxBytes - bytesOf(head.join('\n')) - 10 * maxCell;
    const table = fitting(tableRows(annotations), annotations.length, room);
    const tail = table.left === 0 ? [] : ['', `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(table.left, 'more finding')} not shown.${where}`];
    return `${[...head, ...table.kept, ...tail].join('\n')}\n`;
}
//# sourceMappingURL=summary.js.map

/***/ })

};
