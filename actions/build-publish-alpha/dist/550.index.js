export const id = 550;
export const ids = [550];
export const modules = {

/***/ 4550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createPythonKind: () => (/* binding */ createPythonKind)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/core/packaging/pyproject.js
var pyproject = __webpack_require__(5586);
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
// EXTERNAL MODULE: ./build/core/provenance/locks.js
var locks = __webpack_require__(1960);
;// CONCATENATED MODULE: ./build/core/packaging/sdist.js


const block = 512;
const maxBytes = 200 * 1024 * 1024;
/** Fields of a header of the tar format (POSIX.1-1988, "ustar"): offset and length. */
const fields = {
    mode: [100, 8],
    uid: [108, 8],
    gid: [116, 8],
    size: [124, 12],
    mtime: [136, 12],
    checksum: [148, 8],
    type: [156, 1],
    user: [265, 32],
    group: [297, 32],
};
function octal(header, field) {
    const [offset, length] = fields[field];
    const text = new TextDecoder()
        .decode(header.subarray(offset, offset + length))
        .replace(/\0.*$/s, '')
        .trim();
    return /^[0-7]*$/.test(text) ? Number.parseInt(text || '0', 8) : Number.NaN;
}
function put(header, field, text) {
    const [offset, length] = fields[field];
    header.fill(0, offset, offset + length);
    header.set(new TextEncoder().encode(text).subarray(0, length), offset);
}
/** The sum of a header's bytes, its own field counted as blanks. */
function checksum(header) {
    const [offset, length] = fields.checksum;
    let sum = 0;
    for (const [index, byte] of header.entries()) {
        sum += index >= offset && index < offset + length ? 0x20 : byte;
    }
    return sum;
}
function sdist_invalid(detail) {
    return new fairlead_error/* FinalError */.f4('FL_SDIST_INVALID', detail);
}
/** The records of an extended header (POSIX.1-2001): those that hold a time or an owner go. */
function withoutTimes(bytes) {
    const text = new TextDecoder().decode(bytes).replace(/\0.*$/s, '');
    const records = text.split('\n').filter((record) => record !== '');
    const kept = records.filter((record) => !/^\d+ (?:mtime|atime|ctime|uid|gid|uname|gname)=/.test(record));
    return new TextEncoder().encode(kept.map((record) => `${record}\n`).join(''));
}
function readParts(tar) {
    const parts = [];
    for (let at = 0; at + block <= tar.length;) {
        const header = tar.slice(at, at + block);
        if (header.every((byte) => byte === 0))
            break;
        const size = octal(header, 'size');
        if (!Number.isSafeInteger(size) || octal(header, 'checksum') !== checksum(header)) {
            throw sdist_invalid(`the header at byte ${at} is damaged`);
        }
        if (at + block + size > tar.length)
            throw sdist_invalid('it ends in the middle of a file');
        parts.push({ header, body: tar.slice(at + block, at + block + size) });
        at += block + Math.ceil(size / block) * block;
    }
    return parts;
}
function plain(part, seconds) {
    const { header } = part;
    const type = String.fromCharCode(header[fields.type[0]] ?? 0);
    const body = type === 'x' || type === 'g' ? withoutTimes(part.body) : part.body;
    if (body.length === 0 && (type === 'x' || type === 'g'))
        return null;
    const executable = (octal(header, 'mode') & 0o100) !== 0 || type === '5';
    put(header, 'mode', executable ? '0000755\0' : '0000644\0');
    put(header, 'uid', '0000000\0');
    put(header, 'gid', '0000000\0');
    put(header, 'user', '');
    put(header, 'group', '');
    put(header, 'size', `${body.length.toString(8).padStart(11, '0')}\0`);
    put(header, 'mtime', `${seconds.toString(8).padStart(11, '0')}\0`);
    put(header, 'checksum', `${checksum(header).toString(8).padStart(6, '0')}\0 `);
    return { header, body };
}
/**
 * A source distribution with the commit's time on every file and nobody as owner, so that the same commit gives the
 * same bytes: build backends write the time of the build into it.
 *
 * @param seconds since the epoch
 * @throws FinalError FL_SDIST_INVALID for what is no `.tar.gz`, is damaged, or is larger than 200 MB unpacked
 */
function normaliseSdist(bytes, seconds) {
    const size = new DataView(bytes.buffer, bytes.byteOffset).byteLength < 18 ? 0 : unpackedSize(bytes);
    if (size > maxBytes)
        throw sdist_invalid(`it is larger than ${maxBytes} bytes unpacked`);
    let tar;
    try {
        tar = (0,esm/* gunzipSync */.Wt)(bytes);
    }
    catch {
        throw sdist_invalid('it is not a .tar.gz');
    }
    const parts = readParts(tar).flatMap((part) => plain(part, seconds) ?? []);
    if (parts.length === 0)
        throw sdist_invalid('it holds no file');
    const padded = (length) => Math.ceil(length / block) * block;
    const total = parts.reduce((sum, { body }) => sum + block + padded(body.length), 2 * block);
    const out = new Uint8Array(total);
    let at = 0;
    for (const { header, body } of parts) {
        out.set(header, at);
        out.set(body, at + block);
        at += block + padded(body.length);
    }
    return (0,esm/* gzipSync */.u3)(out, { mtime: seconds * 1000, level: 9 });
}
/** What gzip's last four bytes say of the size, modulo 2^32 (RFC 1952). */
function unpackedSize(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.byteLength - 4, true);
}
//# sourceMappingURL=sdist.js.map
// EXTERNAL MODULE: ./build/actions/build-publish-alpha/src/kinds/source.js
var kinds_source = __webpack_require__(556);
;// CONCATENATED MODULE: ./build/actions/build-publish-alpha/src/kinds/sdist.js




/** The environment in which `python -m build` is there: the job's own, or with it in a folder beside. */
async function buildFrontend(deps) {
    const { job, workspace, inputs } = deps;
    const environment = await (0,kinds_source/* buildEnvironment */.AF)(deps);
    const { exitCode } = await job.run([...inputs.python, '-m', 'build', '--version'], { env: environment });
    if (exitCode === 0)
        return environment;
    if (!inputs.isolation) {
        throw new fairlead_error/* FinalError */.f4('FL_TOOL_MISSING', 'the Python package `build` makes source distributions; pip installs it');
    }
    const folder = await workspace.temporary('frontend');
    const install = [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--no-input',
        '--disable-pip-version-check',
        '--target',
        folder,
    ];
    const installed = await job.run([...inputs.python, ...install, 'build'], { show: true });
    if (installed.exitCode === 0)
        return { ...environment, PYTHONPATH: folder };
    throw new fairlead_error/* FinalError */.f4('FL_COMMAND_FAILED', `pip install build ended with exit code ${installed.exitCode}`);
}
/** The source distribution of a package (PEP 517), the same bytes for the same commit and tools. */
async function buildSdist({ plan, folder }, frontend, deps) {
    const { job, workspace, git, inputs } = deps;
    const out = await workspace.temporary('sdist');
    const options = ['--sdist', ...(inputs.isolation ? [] : ['--no-isolation']), '--outdir', out];
    const command = [...inputs.python, '-m', 'build', ...options, folder];
    const { exitCode } = await job.run(command, { show: true, env: frontend });
    const files = (await workspace.list(out)).filter((name) => name.endsWith('.tar.gz'));
    const [filename] = files;
    if (exitCode !== 0 || filename === undefined || files.length !== 1) {
        throw new fairlead_error/* FinalError */.f4('FL_COMMAND_FAILED', `python -m build ${plan.path} ended with exit code ${exitCode}`);
    }
    const bytes = await workspace.readBytes((0,external_node_path_.join)(out, filename));
    return { filename, bytes: normaliseSdist(bytes, await git.commitTime('HEAD')) };
}
//# sourceMappingURL=sdist.js.map
;// CONCATENATED MODULE: ./build/actions/build-publish-alpha/src/kinds/python.js







async function buildWheel({ plan, folder }, deps) {
    const { job, workspace, inputs } = deps;
    const out = await workspace.temporary('wheel');
    const command = [
        ...inputs.python,
        '-m',
        'pip',
        'wheel',
        '--quiet',
        '--no-deps',
        '--no-input',
        '--disable-pip-version-check',
        ...(inputs.isolation ? [] : ['--no-build-isolation']),
        '-w',
        out,
        folder,
    ];
    const { exitCode } = await job.run(command, { show: true, env: await (0,kinds_source/* buildEnvironment */.AF)(deps) });
    const wheels = (await workspace.list(out)).filter((name) => name.endsWith('.whl'));
    const [filename] = wheels;
    if (exitCode === 0 && filename !== undefined && wheels.length === 1) {
        return { filename, bytes: await workspace.readBytes((0,external_node_path_.join)(out, filename)) };
    }
    throw new fairlead_error/* FinalError */.f4('FL_COMMAND_FAILED', `pip wheel ${plan.path} ended with exit code ${exitCode}`);
}
const lockFiles = ['uv.lock', 'poetry.lock', 'pylock.toml'];
/** From the lock file of the folder, else its pinned requirements, else what the wheel's own metadata asks for. */
async function dependenciesOf(folder, wheel, deps) {
    for (const file of lockFiles) {
        const text = await deps.workspace.read((0,external_node_path_.join)(folder, file));
        const locked = text === null ? [] : (0,locks/* readPythonLock */.uk)(text);
        if (locked.length > 0)
            return locked;
    }
    const pinned = (0,locks/* readPinnedRequirements */.ZT)((await deps.workspace.read((0,external_node_path_.join)(folder, 'requirements.txt'))) ?? '');
    if (pinned.length > 0)
        return pinned;
    try {
        const metadata = readZip(wheel.bytes).find(({ path }) => /^[^/]+\.dist-info\/METADATA$/.test(path));
        return (0,locks/* readRequiresDist */.jd)(new TextDecoder().decode(metadata?.bytes));
    }
    catch (error) {
        const why = error instanceof fairlead_error/* FairleadError */.jd ? error.message : String(error);
        deps.job.info(`The dependencies of ${wheel.filename} are not known: ${why}`);
        return [];
    }
}
async function publish(source, name, version, deps) {
    const { plan, folder } = source;
    const file = (0,external_node_path_.join)(folder, 'pyproject.toml');
    const text = await (0,kinds_source/* readManifest */.WI)(plan, folder, deps);
    await deps.workspace.write(file, (0,pyproject/* withVersion */.$)(text, version, `${plan.path}/${plan.manifest}`));
    const wheel = await buildWheel(source, deps);
    const sdist = deps.inputs.sdist ? await buildSdist(source, await deps.frontend(), deps) : null;
    const registry = await deps.registry();
    // The wheel comes last: where it is, everything is.
    let already = true;
    for (const { filename, bytes } of sdist === null ? [wheel] : [sdist, wheel]) {
        const done = await registry.publish(name, version, filename, bytes);
        already &&= done === 'already';
    }
    const files = [wheel, ...(sdist === null ? [] : [sdist])].map(({ filename, bytes }) => {
        return { filename, sha256: (0,kinds_source/* sha256 */.sc)(bytes) };
    });
    const artifact = { kind: 'python', name, version, sha256: (0,kinds_source/* sha256 */.sc)(wheel.bytes) };
    return { artifact, files, dependencies: await dependenciesOf(folder, wheel, deps), already };
}
/** Python packages: a wheel by pip, and a source distribution where it is asked for. */
function createPythonKind(deps) {
    const { inputs } = deps;
    // Installed once for all packages of the run.
    let frontend = null;
    const tools = { ...deps, frontend: () => (frontend ??= buildFrontend(deps)) };
    return {
        ecosystem: 'pep440',
        close: () => Promise.resolve(),
        async prepare(plan) {
            for (const [input, value] of [
                ['index-url', inputs.indexUrl],
                ['publish-url', inputs.publishUrl],
            ]) {
                if (value !== '')
                    continue;
                const detail = `${input} must be given to publish ${plan.path}; \`kinds\` can leave Python out`;
                throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', detail);
            }
            const folder = await (0,kinds_source/* exportSource */.Gt)(plan.path, deps);
            const text = await (0,kinds_source/* readManifest */.WI)(plan, folder, deps);
            const { name, version } = (0,pyproject/* readProject */.W)(text, `${plan.path}/${plan.manifest}`);
            return {
                name,
                version,
                versions: async () => (await (await deps.registry()).files(name)).map((file) => file.version),
                publish: (alpha) => publish({ plan, folder }, name, alpha, tools),
            };
        },
    };
}
//# sourceMappingURL=python.js.map

/***/ }),

/***/ 556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ buildEnvironment),
/* harmony export */   Gt: () => (/* binding */ exportSource),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   sc: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4121);



/** Puts a folder's files, as the checked-out commit has them, into a new folder outside the checkout. */
async function exportSource(path, { git, workspace }) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await workspace.temporary('build'), 'source');
    // For git the root of a tree has no name.
    const clean = path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
    await git.exportFolder('HEAD', clean === '.' ? '' : clean, folder);
    return folder;
}
/** The text of the plan's manifest in the exported folder. Errors: FL_MANIFEST_MISSING. */
async function readManifest(plan, folder, { workspace }) {
    const text = await workspace.read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, plan.manifest));
    if (text !== null)
        return text;
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FinalError */ .f4('FL_MANIFEST_MISSING', `${plan.path}/${plan.manifest} is not in the commit`);
}
/** The commit's time stands for the build's (https://reproducible-builds.org/specs/source-date-epoch/). */
async function buildEnvironment({ git }) {
    return { SOURCE_DATE_EPOCH: String(await git.commitTime('HEAD')), PYTHONHASHSEED: '0' };
}
function sha256(bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex');
}
//# sourceMappingURL=source.js.map

/***/ }),

/***/ 5586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ withVersion),
/* harmony export */   W: () => (/* binding */ readProject)
/* harmony export */ });
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4121);

const stringValue = /^\s*(name|version)\s*=\s*(?:"([^"\\]*)"|'([^']*)')\s*(?:#.*)?$/;
/**
 * The lines of the `[project]` table that give name and version. Only these two lines are ever changed, so no TOML
 * parser is needed; text over several lines (""" or ''') in the table could hide such a line and is refused.
 */
function projectLines(text, file) {
    const lines = text.split('\n');
    const found = new Map();
    let table = '';
    for (const [index, line] of lines.entries()) {
        const header = /^\s*\[([^[\]]+)\]\s*(?:#.*)?$/.exec(line);
        if (header !== null)
            table = header[1]?.trim() ?? '';
        else if (/^\s*\[\[/.test(line))
            table = '';
        if (table !== 'project')
            continue;
        if (/"""|'''/.test(line)) {
            const place = { file, line: index + 1 };
            throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_VERSION_INVALID', `${file}:${index + 1}: text over more than one line`, {
                place,
            });
        }
        const match = stringValue.exec(line.replace(/\r$/, ''));
        if (match?.[1] === undefined)
            continue;
        if (!found.has(match[1]))
            found.set(match[1], { index, value: match[2] ?? match[3] ?? '' });
    }
    return { lines, found };
}
function need(found, key, file) {
    const entry = found.get(key);
    if (entry !== undefined && entry.value !== '')
        return entry;
    throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_VERSION_INVALID', `${file} has no plain ${key} in its [project] table`, {
        place: { file },
    });
}
/** Name and version as `pyproject.toml` gives them (PEP 621). Errors: FL_VERSION_INVALID. */
function readProject(text, file) {
    const { found } = projectLines(text, file);
    return { name: need(found, 'name', file).value, version: need(found, 'version', file).value };
}
/** The same file with another version; no other byte changes. */
function withVersion(text, version, file) {
    const { lines, found } = projectLines(text, file);
    const { index } = need(found, 'version', file);
    lines[index] = (lines[index] ?? '').replace(/(=\s*)(?:"[^"\\]*"|'[^']*')/, `$1"${version}"`);
    return lines.join('\n');
}
//# sourceMappingURL=pyproject.js.map

/***/ }),

/***/ 1960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BZ: () => (/* binding */ imageDependency),
/* harmony export */   O4: () => (/* binding */ readNodeDependencies),
/* harmony export */   Qt: () => (/* binding */ readPackageLock),
/* harmony export */   ZT: () => (/* binding */ readPinnedRequirements),
/* harmony export */   jd: () => (/* binding */ readRequiresDist),
/* harmony export */   uk: () => (/* binding */ readPythonLock)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4121);


const maxDependencies = 50_000;
function hexOfIntegrity(integrity) {
    const match = /(?:^|\s)(sha512|sha256)-([A-Za-z0-9+/]+=*)/.exec(integrity ?? '');
    if (match === null)
        return null;
    const hex = Buffer.from(match[2] ?? '', 'base64').toString('hex');
    const algorithm = match[1] === 'sha512' ? 'sha512' : 'sha256';
    return hex.length === (algorithm === 'sha512' ? 128 : 64) ? { algorithm, hex } : null;
}
const npmEntry = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(256).optional(),
    integrity: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(2000).optional(),
    dev: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().optional(),
    link: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().optional(),
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(214).optional(),
});
const npmLock = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    lockfileVersion: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    packages: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(4096), npmEntry),
});
/**
 * The packages of a `package-lock.json` (versions 2 and 3) that are installed with the package, those for development
 * left out. Errors: FL_MANIFEST_INVALID.
 */
function readPackageLock(text, file) {
    const invalid = (why) => new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_MANIFEST_INVALID', `${file} ${why}`, { place: { file } });
    let data;
    try {
        data = JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch {
        throw invalid('is not JSON');
    }
    const parsed = npmLock.safeParse(data);
    if (!parsed.success)
        throw invalid('is no lock file of npm 7 or newer');
    const found = new Map();
    for (const [path, entry] of Object.entries(parsed.data.packages)) {
        const folder = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
        if (folder === undefined || entry.dev === true || entry.link === true || entry.version === undefined)
            continue;
        const name = entry.name ?? folder;
        found.set(`${name}@${entry.version}`, {
            ecosystem: 'npm',
            name,
            version: entry.version,
            range: '',
            digest: hexOfIntegrity(entry.integrity),
        });
        if (found.size > maxDependencies)
            throw invalid(`names more than ${maxDependencies} packages`);
    }
    return [...found.values()];
}
/** The dependencies that `package.json` asks for, where there is no lock file. */
function readNodeDependencies(text) {
    const shape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ dependencies: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(214), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(1000)).optional() });
    const parsed = shape.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
    const wanted = parsed.success ? (parsed.data.dependencies ?? {}) : {};
    return Object.entries(wanted).map(([name, range]) => {
        return { ecosystem: 'npm', name, version: null, range, digest: null };
    });
}
/**
 * Names and versions of the packages in a lock file of uv, Poetry or PEP 751 (`uv.lock`, `poetry.lock`,
 * `pylock.toml`): tables `[[package]]` or `[[packages]]` with plain keys, all that is needed of TOML.
 */
function readPythonLock(text) {
    const found = [];
    let name = null;
    let version = null;
    let own = false;
    const end = () => {
        if (name !== null && version !== null && !own) {
            found.push({ ecosystem: 'pypi', name, version, range: '', digest: null });
        }
        name = null;
        version = null;
        own = false;
    };
    let inPackage = false;
    for (const line of text.split(/\r?\n/)) {
        if (/^\s*\[/.test(line)) {
            // Tables below a package belong to it.
            if (/^\s*\[\[?packages?[.\]]/.test(line) && !/^\s*\[\[packages?\]\]/.test(line)) {
                inPackage = false;
                continue;
            }
            end();
            inPackage = /^\s*\[\[packages?\]\]/.test(line);
            continue;
        }
        if (!inPackage || found.length >= maxDependencies)
            continue;
        const match = /^(name|version)\s*=\s*["']([^"']{1,200})["']/.exec(line);
        if (match?.[1] === 'name')
            name = match[2] ?? null;
        if (match?.[1] === 'version')
            version = match[2] ?? null;
        // uv lists the project itself as well.
        if (/^source\s*=\s*\{\s*(?:editable|virtual)\s*=/.test(line))
            own = true;
    }
    end();
    return found;
}
/** `name==1.2.3` lines of a requirements file; lines of any other kind are wishes, not versions. */
function readPinnedRequirements(text) {
    const found = [];
    for (const raw of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
        const line = raw.replace(/(?:^|\s)#.*$/, '').trim();
        const match = /^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?\s*===?\s*([A-Za-z0-9.!+_-]+)/.exec(line);
        if (match?.[1] === undefined || match[2] === undefined)
            continue;
        const hashes = [...line.matchAll(/--hash[= ]sha256:([0-9a-f]{64})/g)];
        // Several hashes are of several files of one version; which of them was installed is not known.
        const hex = hashes.length === 1 ? hashes[0]?.[1] : undefined;
        const digest = hex === undefined ? null : { algorithm: 'sha256', hex };
        found.push({ ecosystem: 'pypi', name: match[1], version: match[2], range: '', digest });
        if (found.length >= maxDependencies)
            break;
    }
    return found;
}
/**
 * What a wheel's METADATA asks for (`Requires-Dist`, core metadata 2.x): names and ranges. What is only asked for by an
 * extra is left out.
 */
function readRequiresDist(metadata) {
    const head = metadata.split(/\r?\n\r?\n/, 1)[0] ?? '';
    return [...head.matchAll(/^Requires-Dist:[ \t]*(.{1,1000})$/gim)].flatMap((match) => {
        const [requirement = '', marker = ''] = (match[1] ?? '').split(';', 2);
        const parts = /^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?\s*\(?([^)@]*)\)?/.exec(requirement.trim());
        if (parts?.[1] === undefined || /\bextra\s*==/.test(marker))
            return [];
        const range = (parts[2] ?? '').replace(/\s+/g, '');
        const exact = /^===?([^,*]+)$/.exec(range)?.[1] ?? null;
        return [{ ecosystem: 'pypi', name: parts[1], version: exact, range, digest: null }];
    });
}
/** A base image of a Dockerfile as a dependency: `python:3.12-slim@sha256:…`. */
function imageDependency(reference) {
    const [rest = '', hash] = reference.split('@', 2);
    const colon = rest.lastIndexOf(':');
    const tagged = colon > rest.lastIndexOf('/');
    const short = tagged ? rest.slice(0, colon) : rest;
    const host = short.includes('/') ? (short.split('/', 1)[0] ?? '') : '';
    const full = /[.:]|^localhost$/.test(host)
        ? short
        : `docker.io/${short.includes('/') ? short : `library/${short}`}`;
    const hex = /^sha256:([0-9a-f]{64})$/.exec(hash ?? '')?.[1];
    return {
        ecosystem: 'oci',
        name: full,
        version: tagged ? rest.slice(colon + 1) : null,
        range: '',
        digest: hex === undefined ? null : { algorithm: 'sha256', hex },
    };
}
//# sourceMappingURL=locks.js.map

/***/ })

};
