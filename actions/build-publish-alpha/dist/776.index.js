export const id = 776;
export const ids = [776];
export const modules = {

/***/ 8776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createNpmKind: () => (/* binding */ createNpmKind)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4121);
/* harmony import */ var _core_packaging_package_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(781);
/* harmony import */ var _core_provenance_locks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1960);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(556);






/** npm that exchanges the job's identity by itself is this or newer. */
const trustedSince = [11, 5, 1];
/** The log must not be asked for money, news or a better npm. */
const quiet = ['--no-audit', '--no-fund', '--no-update-notifier'];
/** Runs the package's own steps: what it needs from its lock file, and its build. */
async function build({ plan, folder }, scripts, deps) {
    const { job, workspace, inputs } = deps;
    const hasSteps = ['build', 'prepack', 'prepare'].some((script) => scripts.has(script));
    if (!hasSteps)
        return;
    const env = await (0,_source_js__WEBPACK_IMPORTED_MODULE_5__/* .buildEnvironment */ .AF)(deps);
    const steps = (await workspace.list(folder)).includes('package-lock.json') ? [['ci', ...quiet]] : [];
    // `npm pack` runs prepack and prepare by itself.
    if (scripts.has('build'))
        steps.push(['run', 'build']);
    for (const step of steps) {
        const { exitCode } = await job.run([...inputs.npm, ...step], { cwd: folder, show: true, env });
        if (exitCode === 0)
            continue;
        const detail = `npm ${step.slice(0, 2).join(' ')} in ${plan.path} ended with exit code ${exitCode}`;
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FinalError */ .f4('FL_COMMAND_FAILED', detail);
    }
}
async function pack({ plan, folder }, deps) {
    const { job, workspace, inputs } = deps;
    const out = await workspace.temporary('npm');
    const command = [...inputs.npm, 'pack', '--pack-destination', out, '--no-update-notifier'];
    const { exitCode } = await job.run(command, { cwd: folder, show: true, env: await (0,_source_js__WEBPACK_IMPORTED_MODULE_5__/* .buildEnvironment */ .AF)(deps) });
    const files = (await workspace.list(out)).filter((name) => name.endsWith('.tgz'));
    const [filename] = files;
    if (exitCode !== 0 || filename === undefined || files.length !== 1) {
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FinalError */ .f4('FL_COMMAND_FAILED', `npm pack in ${plan.path} ended with exit code ${exitCode}`);
    }
    const bytes = await workspace.readBytes((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(out, filename));
    const integrity = `sha512-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha512').update(bytes).digest('base64')}`;
    return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(out, filename), filename, sha256: (0,_source_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256 */ .sc)(bytes), integrity };
}
/** Null where the version is free, true where these bytes have it. Errors: FL_ALREADY_PUBLISHED. */
async function isPublished(name, version, tarball, deps) {
    const found = (await deps.registry.versions(name)).find((entry) => entry.version === version);
    if (found === undefined)
        return false;
    if (found.integrity.split(/\s+/).includes(tarball.integrity))
        return true;
    const published = found.integrity === '' ? 'bytes without a SHA-512' : found.integrity;
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FinalError */ .f4('FL_ALREADY_PUBLISHED', `${name}@${version} is ${published}, this build is ${tarball.integrity}`);
}
async function requireTrustedNpm({ job, inputs }) {
    const { stdout } = await job.run([...inputs.npm, '--version']);
    const found = stdout.trim().split('.').map(Number);
    for (const [index, least] of trustedSince.entries()) {
        const part = found[index] ?? 0;
        if (part > least)
            return;
        if (part < least || Number.isNaN(part)) {
            const detail = `npm ${trustedSince.join('.')} or newer publishes by the job's identity; this is ${stdout.trim().slice(0, 50)}`;
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FinalError */ .f4('FL_TOOL_MISSING', detail);
        }
    }
}
/** npm's own words for what went wrong, by what they mean for us. */
function publishError(name, said, exitCode) {
    const code = /\bcode (E[A-Z0-9]+)/.exec(said)?.[1] ?? '';
    const detail = `npm publish ${name}: ${code === '' ? `exit code ${exitCode}` : code}`;
    if (/^(?:E5\d\d|E429|ETIMEDOUT|ECONNRESET|ECONNREFUSED|EAI_AGAIN|ENOTFOUND)$/.test(code)) {
        return new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .TransientError */ .N_('FL_REGISTRY_UNREACHABLE', detail);
    }
    if (/^(?:E4\d\d|ENEEDAUTH|EOTP)$/.test(code))
        return new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FinalError */ .f4('FL_REGISTRY_REFUSED', detail);
    return new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FinalError */ .f4('FL_COMMAND_FAILED', detail);
}
/**
 * `npm publish` of the tarball, in an empty folder and with a configuration of its own: the package's `.npmrc` could
 * send its scope, and with it the token, elsewhere.
 */
async function upload(name, tarball, tag, deps) {
    const { job, workspace, inputs, identity } = deps;
    const folder = await workspace.temporary('publish');
    const registry = new URL(inputs.registry.endsWith('/') ? inputs.registry : `${inputs.registry}/`);
    const npmrc = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'user.npmrc');
    // npm puts the variable in when it reads the file: the token itself is on no disk.
    const line = `//${registry.host}${registry.pathname}:_authToken=\${FAIRLEAD_NPM_TOKEN}\n`;
    await workspace.write(npmrc, inputs.token === '' ? '\n' : line);
    const scope = name.startsWith('@') ? [`--${name.split('/', 1)[0] ?? ''}:registry=${registry.href}`] : [];
    const command = [
        ...inputs.npm,
        'publish',
        tarball.path,
        '--tag',
        tag,
        '--registry',
        registry.href,
        ...scope,
        '--ignore-scripts',
        '--no-update-notifier',
        '--fetch-retries',
        '2',
    ];
    const env = {
        NPM_CONFIG_USERCONFIG: npmrc,
        npm_config_userconfig: npmrc,
        ...identity,
        ...(inputs.token === '' ? {} : { FAIRLEAD_NPM_TOKEN: inputs.token }),
    };
    const { exitCode, stdout, stderr } = await job.run(command, { cwd: folder, show: true, env });
    if (exitCode !== 0)
        throw publishError(name, `${stderr ?? ''}\n${stdout.slice(-4000)}`, exitCode);
}
async function dependenciesOf(folder, path, deps) {
    const lock = await deps.workspace.read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'package-lock.json'));
    if (lock !== null)
        return (0,_core_provenance_locks_js__WEBPACK_IMPORTED_MODULE_4__/* .readPackageLock */ .Qt)(lock, `${path}/package-lock.json`);
    return (0,_core_provenance_locks_js__WEBPACK_IMPORTED_MODULE_4__/* .readNodeDependencies */ .O4)((await deps.workspace.read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'package.json'))) ?? '{}');
}
async function publish(source, node, version, tag, deps) {
    const { plan, folder } = source;
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, plan.manifest);
    const text = await (0,_source_js__WEBPACK_IMPORTED_MODULE_5__/* .readManifest */ .WI)(plan, folder, deps);
    await deps.workspace.write(file, (0,_core_packaging_package_json_js__WEBPACK_IMPORTED_MODULE_3__/* .withNodeVersion */ .V)(text, version, `${plan.path}/${plan.manifest}`));
    const tarball = await pack(source, deps);
    let already = await isPublished(node.name, version, tarball, deps);
    if (!already) {
        if (Object.keys(deps.identity).length > 0)
            await requireTrustedNpm(deps);
        try {
            await upload(node.name, tarball, tag, deps);
        }
        catch (error) {
            // Another job may have been first; whose bytes are there decides.
            already = await isPublished(node.name, version, tarball, deps);
            if (!already)
                throw error;
        }
    }
    return {
        artifact: { kind: 'npm', name: node.name, version, sha256: tarball.sha256, integrity: tarball.integrity },
        files: [{ filename: tarball.filename, sha256: tarball.sha256 }],
        dependencies: await dependenciesOf(folder, plan.path, deps),
        already,
    };
}
/** Packages of npm: packed and published by npm itself. */
function createNpmKind(deps) {
    return {
        ecosystem: 'npm',
        close: () => Promise.resolve(),
        async prepare(plan) {
            const folder = await (0,_source_js__WEBPACK_IMPORTED_MODULE_5__/* .exportSource */ .Gt)(plan.path, deps);
            const file = `${plan.path}/${plan.manifest}`;
            const node = (0,_core_packaging_package_json_js__WEBPACK_IMPORTED_MODULE_3__/* .readNodePackage */ .n)(await (0,_source_js__WEBPACK_IMPORTED_MODULE_5__/* .readManifest */ .WI)(plan, folder, deps), file);
            if (node.isPrivate) {
                deps.job.info(`${file} says that ${node.name} is private: it is not published as a package of npm.`);
                return null;
            }
            if (node.registry !== null && !sameAddress(node.registry, deps.inputs.registry)) {
                const detail = `${file} publishes to ${node.registry}, and npm-registry is ${deps.inputs.registry}`;
                throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FinalError */ .f4('FL_INPUT_INVALID', detail, { place: { file } });
            }
            let built = false;
            return {
                name: node.name,
                version: node.version,
                versions: async () => (await deps.registry.versions(node.name)).map(({ version }) => version),
                async publish(version, pointer) {
                    if (!built)
                        await build({ plan, folder }, node.scripts, deps);
                    built = true;
                    return publish({ plan, folder }, node, version, pointer ?? 'alpha', deps);
                },
            };
        },
    };
}
function sameAddress(a, b) {
    const plain = (text) => URL.parse(text)?.href.replace(/\/$/, '');
    return plain(a) === plain(b);
}
//# sourceMappingURL=npm.js.map

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

/***/ 781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ withNodeVersion),
/* harmony export */   n: () => (/* binding */ readNodePackage)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4121);


/** What npm itself asks of the names of new packages. */
const npmName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const manifest = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(214).regex(npmName, 'be a name that npm takes: lower case, at most 214 characters'),
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(256),
    private: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().optional(),
    scripts: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).optional(),
    publishConfig: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ registry: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(2000).optional() }).optional(),
});
function parseObject(text, file) {
    try {
        const data = JSON.parse(text.replace(/^\uFEFF/, ''));
        if (typeof data === 'object' && data !== null && !Array.isArray(data))
            return { ...data };
    }
    catch (cause) {
        throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_MANIFEST_INVALID', `${file} is not JSON`, { cause, place: { file } });
    }
    throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_MANIFEST_INVALID', `${file} is not an object`, { place: { file } });
}
/** Name, version and scripts as `package.json` gives them. Errors: FL_MANIFEST_INVALID. */
function readNodePackage(text, file) {
    const parsed = manifest.safeParse(parseObject(text, file));
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        const detail = `${file}, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
        throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_MANIFEST_INVALID', detail, { place: { file } });
    }
    const { name, version, scripts, publishConfig } = parsed.data;
    return {
        name,
        version,
        isPrivate: parsed.data.private === true,
        scripts: new Set(Object.keys(scripts ?? {})),
        registry: publishConfig?.registry ?? null,
    };
}
/**
 * The same package under another version. `publishConfig.tag` is left out: some versions of npm prefer it to the tag
 * that they are given, and it could be `latest`.
 */
function withNodeVersion(text, version, file) {
    const data = { ...parseObject(text, file), version };
    const config = data['publishConfig'];
    if (typeof config === 'object' && config !== null && 'tag' in config) {
        const { tag: _tag, ...rest } = config;
        data['publishConfig'] = rest;
    }
    return `${JSON.stringify(data, null, 2)}\n`;
}
//# sourceMappingURL=package-json.js.map

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
