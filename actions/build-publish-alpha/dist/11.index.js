export const id = 11;
export const ids = [11];
export const modules = {

/***/ 2011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createImageKind: () => (/* binding */ createImageKind)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __webpack_require__(4121);
;// CONCATENATED MODULE: ./build/core/packaging/dockerfile.js

const maxBytes = 1024 * 1024;
const keywords = 'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR';
const known = new Set(keywords.split(' '));
function invalid(file, line, why) {
    return new fairlead_error/* FinalError */.f4('FL_DOCKERFILE_INVALID', `${file}:${line}: ${why}`, { place: { file, line } });
}
/** `# escape=` and a backquote at the top of a file changes what continues a line. */
function escapeCharacter(lines) {
    for (const line of lines) {
        const directive = /^#\s*([A-Za-z]+)\s*=\s*(\S+)\s*$/.exec(line);
        if (directive === null)
            break;
        if (directive[1]?.toLowerCase() === 'escape' && directive[2] === '`')
            return '`';
    }
    return '\\';
}
/** Words that end the here-documents of an instruction (`RUN <<EOF`), in order. */
function hereDocuments(keyword, text) {
    if (keyword !== 'RUN' && keyword !== 'COPY' && keyword !== 'ADD')
        return [];
    const found = [...text.matchAll(/(?<![<\w])<<(-?)(["']?)([A-Za-z_][A-Za-z0-9_]*)\2(?=\s|$)/g)];
    return found.map((match) => ({ word: match[3] ?? '', tabs: match[1] === '-' }));
}
const empty = /^\s*(?:#|$)/;
/** The instruction's lines as one; the cursor ends on the last of them. */
function joinLines(cursor, escape) {
    let joined = '';
    for (; cursor.at < cursor.lines.length; cursor.at += 1) {
        const current = cursor.lines[cursor.at] ?? '';
        // Comments and empty lines between continued lines do not end them.
        if (joined !== '' && empty.test(current))
            continue;
        const trimmed = current.trimEnd();
        const continues = trimmed.endsWith(escape);
        joined += `${continues ? trimmed.slice(0, -1) : trimmed} `;
        if (!continues)
            break;
    }
    return joined.trim();
}
/** The text of a here-document, or null where its end is missing. */
function readHereDocument(cursor, end, tabs) {
    let body = '';
    for (cursor.at += 1; cursor.at < cursor.lines.length; cursor.at += 1) {
        const current = cursor.lines[cursor.at] ?? '';
        if ((tabs ? current.replace(/^\t+/, '') : current) === end)
            return body;
        body += `\n${current}`;
    }
    return null;
}
/** The instructions of a Dockerfile in order: comments gone, continued lines joined, here-documents attached. */
function readInstructions(text, file) {
    const cursor = { lines: text.replace(/^\uFEFF/, '').split(/\r?\n/), at: 0 };
    const escape = escapeCharacter(cursor.lines);
    const found = [];
    for (; cursor.at < cursor.lines.length; cursor.at += 1) {
        if (empty.test(cursor.lines[cursor.at] ?? ''))
            continue;
        const line = cursor.at + 1;
        const [, word = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(joinLines(cursor, escape)) ?? [];
        const keyword = word.toUpperCase();
        if (!known.has(keyword))
            throw invalid(file, line, `${JSON.stringify(word.slice(0, 50))} is no instruction`);
        let body = '';
        for (const { word: end, tabs } of hereDocuments(keyword, rest)) {
            const document = readHereDocument(cursor, end, tabs);
            if (document === null)
                throw invalid(file, line, `the here-document ${end} has no end`);
            body += document;
        }
        found.push({ line, keyword, text: rest + body });
    }
    return found;
}
/** Names of the arguments before the first FROM, with their defaults. */
function globalArguments(instructions) {
    const values = new Map();
    for (const { keyword, text } of instructions) {
        if (keyword === 'FROM')
            break;
        const match = keyword === 'ARG' ? /^([A-Za-z_]\w*)=["']?([^"'\s]*)/.exec(text) : null;
        if (match?.[1] !== undefined)
            values.set(match[1], match[2] ?? '');
    }
    return values;
}
function substitute(text, values) {
    return text.replace(/\$(?:\{([A-Za-z_]\w*)(?::-([^}]*))?\}|([A-Za-z_]\w*))/g, (whole, braced, fallback, bare) => values.get(braced ?? bare ?? '') ?? fallback ?? whole);
}
/**
 * The stages of a Dockerfile (https://docs.docker.com/reference/dockerfile/): continued lines, here-documents, the
 * escape directive and arguments before the first FROM are understood. Errors: FL_DOCKERFILE_INVALID with the line.
 */
function readDockerfile(text, file) {
    if (text.length > maxBytes)
        throw invalid(file, 1, 'it is larger than 1 MB');
    const instructions = readInstructions(text, file);
    const values = globalArguments(instructions);
    const stages = [];
    for (const instruction of instructions) {
        const { line, keyword } = instruction;
        if (keyword === 'FROM') {
            const match = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?$/i.exec(instruction.text.replace(/\s+/g, ' '));
            if (match?.[1] === undefined)
                throw invalid(file, line, 'FROM names no image');
            const name = match[2]?.toLowerCase() ?? null;
            stages.push({ line, from: substitute(match[1], values), name, instructions: [] });
        }
        else if (stages.length > 0)
            stages.at(-1)?.instructions.push(instruction);
        else if (keyword !== 'ARG')
            throw invalid(file, line, `${keyword} stands before the first FROM`);
    }
    if (stages.length === 0)
        throw invalid(file, 1, 'it has no FROM');
    return stages;
}
/** Images from elsewhere that the stages start from, each once; `scratch` and names of stages are none. */
function baseImages(stages) {
    const names = new Set();
    const images = new Set();
    for (const { from, name } of stages) {
        if (from !== 'scratch' && !names.has(from.toLowerCase()))
            images.add(from);
        if (name !== null)
            names.add(name);
    }
    return [...images];
}
//# sourceMappingURL=dockerfile.js.map
// EXTERNAL MODULE: ./build/core/packaging/image-name.js
var image_name = __webpack_require__(4591);
// EXTERNAL MODULE: ./build/core/packaging/package-json.js
var package_json = __webpack_require__(781);
// EXTERNAL MODULE: ./build/core/packaging/pyproject.js
var pyproject = __webpack_require__(5586);
;// CONCATENATED MODULE: ./build/core/packaging/stages.js

/** Packages of Debian, Alpine and Red Hat that compile. */
const compilers = new RegExp('^(?:gcc|g\\+\\+|cc|clang|llvm|make|cmake|ninja-build|ninja|build-essential|build-base|base-devel|gcc-c\\+\\+|' +
    'musl-dev|libc6?-dev|linux-headers|autoconf|automake|bison|flex|gfortran|nasm|' +
    'go|golang|golang-go|rust|rustc|cargo|ghc|maven|gradle|ant|sbt|' +
    'default-jdk(?:-headless)?|openjdk-?\\d+(?:-jdk(?:-headless)?)?|java-[\\d.]+-openjdk-devel|python3?-dev|python3-devel|' +
    'ruby-dev|nodejs-dev|dotnet-sdk-[\\d.]+)(?:[-:=@~<>]\\S*)?$');
const installers = [
    [/^(?:apt-get|apt|aptitude|yum|dnf|microdnf|zypper)$/, /^(?:install|in)$/],
    [/^apk$/, /^add$/],
    [/^pacman$/, /^-S\w*$/],
];
/** Programs that compile whatever their arguments are. */
const alwaysCompile = /^(?:gcc|g\+\+|cc|c\+\+|clang(?:\+\+)?|make|gmake|ninja|rustc|javac|kotlinc|ghc|msbuild|bazel|tsc|esbuild|webpack|rollup|node-gyp|\.\/configure|(?:\.\/)?(?:mvnw|gradlew)|mvn|gradle|sbt)$/;
/** Programs that compile where a word of this kind follows, options passed over. */
const compileWith = {
    go: /^(?:build|install)$/,
    cargo: /^(?:build|install)$/,
    dotnet: /^(?:build|publish)$/,
    swift: /^build$/,
    cmake: /^(?!--version).+$/,
    npm: /^(?:run build|run-script build|run compile)/,
    yarn: /^(?:run )?(?:build|compile)/,
    pnpm: /^(?:run )?(?:build|compile)/,
    npx: /^(?:tsc|webpack|rollup|vite build|esbuild|next build)/,
    pip: /^wheel\b/,
    pip3: /^wheel\b/,
};
function pythonBuilds(words) {
    const text = words.join(' ');
    return /^-m (?:build\b|pip wheel\b)/.test(text) || /^setup\.py (?:build|bdist|install)/.test(text);
}
/** Removes what may stand before a program: `sudo`, `env`, `NAME=value`, `exec`, `time`. */
function programWords(command) {
    const words = command.split(/\s+/).filter((word) => word !== '');
    let at = 0;
    while (/^(?:sudo|env|exec|time|nice|set|then|do|else|if|!|\(|\{)$|^[A-Za-z_]\w*=\S*$/.test(words[at] ?? ''))
        at += 1;
    return words.slice(at);
}
/** Why a command compiles, or null. */
function compiles(command) {
    const [first = '', ...rest] = programWords(command);
    const program = first.replace(/^(?:\/usr)?(?:\/local)?\/s?bin\//, '');
    const plain = rest.filter((word) => !word.startsWith('-'));
    const installer = installers.find(([name]) => name.test(program));
    if (installer !== undefined) {
        const verb = rest.findIndex((word) => installer[1].test(word));
        const found = verb < 0 ? undefined : rest.slice(verb + 1).find((word) => compilers.test(word));
        return found === undefined ? null : `installs ${found}`;
    }
    if (alwaysCompile.test(program))
        return `runs ${program}`;
    if (/^python[\d.]*$/.test(program))
        return pythonBuilds(rest) ? `runs ${program} to build` : null;
    const wanted = Object.hasOwn(compileWith, program) ? compileWith[program] : undefined;
    const verb = plain.slice(0, 2).join(' ');
    if (wanted === undefined)
        return null;
    return wanted.test(verb) || wanted.test(plain[0] ?? '') ? `runs ${program} ${plain[0] ?? ''}`.trim() : null;
}
/** The commands of a RUN: of the shell form split where a shell would, of the exec form the one. */
function commandsOf(text) {
    const bare = text.replace(/^(?:--\S+\s+)+/, '');
    if (bare.startsWith('[')) {
        try {
            const words = JSON.parse(bare);
            if (Array.isArray(words)) {
                const joined = words.map(String);
                // `["sh", "-c", "…"]` is a shell form in other clothes.
                const shell = /^(?:\/bin\/)?(?:ba|da|z)?sh$/.test(joined[0] ?? '') && /^-\w*c$/.test(joined[1] ?? '');
                return shell ? commandsOf(joined[2] ?? '') : [joined.join(' ')];
            }
        }
        catch {
            // Not JSON: Docker runs it by the shell.
        }
    }
    // A here-document's first line names it; the commands come after.
    return bare
        .replace(/<<-?["']?\w+["']?/g, '')
        .split(/&&|\|\||[;|\n]|\$\(|`/)
        .map((command) => command.trim());
}
function compilationIn(instructions) {
    for (const { keyword, line, text } of instructions) {
        const run = keyword === 'ONBUILD' ? /^RUN\s+([\s\S]*)$/i.exec(text)?.[1] : text;
        if (run === undefined || (keyword !== 'RUN' && keyword !== 'ONBUILD'))
            continue;
        for (const command of commandsOf(run)) {
            const why = compiles(command);
            if (why !== null)
                return { line, why };
        }
    }
    return null;
}
/** The stages whose layers the last one ships: itself and what it starts from. */
function shipped(stages) {
    const chain = [];
    let index = stages.length - 1;
    while (index >= 0) {
        const stage = stages[index];
        if (stage === undefined)
            break;
        chain.push(stage);
        const from = stage.from.toLowerCase();
        index = stages.slice(0, index).findLastIndex(({ name }) => name === from);
    }
    return chain;
}
/** Where the image that the stages end in is compiled in its own layers; null where it is not, or where nothing is. */
function shippedCompilation(stages) {
    for (const stage of shipped(stages)) {
        const found = compilationIn(stage.instructions);
        if (found !== null)
            return found;
    }
    return null;
}
/** @throws FinalError FL_SINGLE_STAGE with the line, where compilers or builds stand in a stage that is shipped */
function requireMultiStage(stages, file) {
    const found = shippedCompilation(stages);
    if (found === null)
        return;
    const { line, why } = found;
    const what = stages.length === 1 ? 'the only stage' : 'a stage that the image starts from';
    throw new fairlead_error/* FinalError */.f4('FL_SINGLE_STAGE', `${file}:${line}: ${what} ${why}`, { place: { file, line } });
}
//# sourceMappingURL=stages.js.map
// EXTERNAL MODULE: ./build/core/provenance/locks.js
var locks = __webpack_require__(1960);
// EXTERNAL MODULE: ./build/actions/build-publish-alpha/src/warn.js
var warn = __webpack_require__(665);
// EXTERNAL MODULE: ./build/actions/build-publish-alpha/src/kinds/source.js
var kinds_source = __webpack_require__(556);
;// CONCATENATED MODULE: ./build/actions/build-publish-alpha/src/kinds/oci.js










/** A version of three numbers, as images have it: `1.4` is 1.4.0. */
function threeNumbers(version) {
    const match = /^(\d+(?:\.\d+){0,2})$/.exec(version);
    return match === null ? version : [...version.split('.'), '0', '0'].slice(0, 3).join('.');
}
/** The version in the last stage's label, in a manifest beside the Dockerfile, or the first one there is. */
async function manifestVersion({ plan, folder, stages }, { workspace }) {
    const labels = stages.at(-1)?.instructions.filter(({ keyword }) => keyword === 'LABEL') ?? [];
    for (const { text } of labels) {
        const found = /\borg\.opencontainers\.image\.version["']?\s*=?\s*["']?(\d[0-9A-Za-z.+-]*)/.exec(text)?.[1];
        if (found !== undefined)
            return threeNumbers(found);
    }
    const node = await workspace.read((0,external_node_path_.join)(folder, 'package.json'));
    if (node !== null)
        return threeNumbers((0,package_json/* readNodePackage */.n)(node, `${plan.path}/package.json`).version);
    const python = await workspace.read((0,external_node_path_.join)(folder, 'pyproject.toml'));
    if (python !== null)
        return threeNumbers((0,pyproject/* readProject */.W)(python, `${plan.path}/pyproject.toml`).version);
    return '0.1.0';
}
/** The platforms to build: those that were asked for and can be built here. What cannot is told, not dropped in silence. */
async function platformsFor(builder, { inputs, job }) {
    if (inputs.platforms.length === 0)
        return [];
    const able = await builder.platforms();
    if (able === null)
        return inputs.platforms;
    const can = inputs.platforms.filter((platform) => able.includes(platform) || able.includes(shortPlatform(platform)));
    const cannot = inputs.platforms.filter((platform) => !can.includes(platform));
    if (can.length === 0) {
        const detail = `${builder.name} builds ${able.join(', ')} here, not ${cannot.join(', ')}; docker/setup-qemu-action brings others`;
        throw new fairlead_error/* FinalError */.f4('FL_TOOL_MISSING', detail);
    }
    if (cannot.length > 0) {
        const detail = `${builder.name} cannot build ${cannot.join(', ')} here: the image is for ${can.join(', ')} only. docker/setup-qemu-action brings the others.`;
        (0,warn/* warn */.R)(job, 'Platforms left out', detail);
    }
    return can;
}
/** `linux/arm64/v8` is what a builder lists as `linux/arm64`. */
function shortPlatform(platform) {
    return platform === 'linux/arm64/v8' ? 'linux/arm64' : platform;
}
async function dependenciesOf({ plan, folder, stages }, deps) {
    const read = (file) => deps.workspace.read((0,external_node_path_.join)(folder, file));
    const found = baseImages(stages).map(locks/* imageDependency */.BZ);
    for (const file of ['uv.lock', 'poetry.lock', 'pylock.toml'])
        found.push(...(0,locks/* readPythonLock */.uk)((await read(file)) ?? ''));
    found.push(...(0,locks/* readPinnedRequirements */.ZT)((await read('requirements.txt')) ?? ''));
    const lock = await read('package-lock.json');
    return lock === null ? found : [...found, ...(0,locks/* readPackageLock */.Qt)(lock, `${plan.path}/package-lock.json`)];
}
/** Null where the tag is free. Errors: FL_ALREADY_PUBLISHED. */
async function publishedAs(registry, source, version, built) {
    const found = await registry.manifest(version);
    if (found === null || found.digest === built.digest)
        return found;
    throw new fairlead_error/* FinalError */.f4('FL_ALREADY_PUBLISHED', `${(0,image_name/* imageName */.tO)(source.image)}:${version} is ${found.digest}, this build is ${built.digest}`);
}
async function publish(source, version, pointer, deps) {
    const { job, git } = deps;
    const { plan, image } = source;
    const builder = await deps.builder();
    const layout = await builder.build({
        context: source.context,
        dockerfile: (0,external_node_path_.join)(source.folder, plan.manifest),
        platforms: await platformsFor(builder, deps),
        labels: {
            'org.opencontainers.image.version': version,
            'org.opencontainers.image.revision': job.context.headSha,
            'org.opencontainers.image.source': `${deps.serverUrl}/${job.context.repository.name}`,
        },
        epoch: await git.commitTime('HEAD'),
        cacheScope: plan.service ?? 'tests',
    });
    const built = await deps.readLayout(layout);
    const registry = deps.registry(image);
    const before = await publishedAs(registry, source, version, built.root);
    if (before === null)
        await registry.push(built, version);
    if (pointer !== null)
        await registry.tag(built.root, pointer);
    const digest = built.root.digest.slice('sha256:'.length);
    const artifact = { kind: 'oci', name: (0,image_name/* imageName */.tO)(image), version, sha256: digest };
    return {
        artifact: { ...artifact, platforms: [...built.platforms] },
        files: [],
        dependencies: await dependenciesOf(source, deps),
        already: before !== null,
    };
}
/** Images from Dockerfiles: built by docker or buildah, uploaded here, so that no builder gets the registry's token. */
function createImageKind(deps) {
    const { inputs, job } = deps;
    return {
        ecosystem: 'oci',
        close: deps.closeBuilder,
        async prepare(plan) {
            const prefix = (0,image_name/* parseImageRepository */.fb)(inputs.image === '' ? `ghcr.io/${job.context.repository.name}` : inputs.image);
            const image = (0,image_name/* imageOf */.dT)(prefix, plan.service ?? plan.package);
            const root = inputs.context === 'repository' ? await (0,kinds_source/* exportSource */.Gt)('', deps) : null;
            const folder = root === null ? await (0,kinds_source/* exportSource */.Gt)(plan.path, deps) : (0,external_node_path_.join)(root, plan.path);
            const file = `${plan.path}/${plan.manifest}`;
            const stages = readDockerfile(await (0,kinds_source/* readManifest */.WI)(plan, folder, deps), file);
            if (!inputs.allowSingleStage)
                requireMultiStage(stages, file);
            const source = { plan, image, folder, context: root ?? folder, stages };
            return {
                name: (0,image_name/* imageName */.tO)(image),
                version: await manifestVersion(source, deps),
                versions: () => deps.registry(image).tags(),
                publish: (version, pointer) => publish(source, version, pointer, deps),
            };
        },
    };
}
//# sourceMappingURL=oci.js.map

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

/***/ 4591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dT: () => (/* binding */ imageOf),
/* harmony export */   fb: () => (/* binding */ parseImageRepository),
/* harmony export */   tO: () => (/* binding */ imageName)
/* harmony export */ });
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4121);

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
/** Names of the distribution specification (https://github.com/opencontainers/distribution-spec). */
const pathPattern = new RegExp(`^${component}(?:/${component})*$`);
const hostPattern = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])(?::[0-9]{1,5})?$/;
/** `ghcr.io/acme/shop` in its parts; lower case, since repositories of images have no other. Errors: FL_INPUT_INVALID. */
function parseImageRepository(text) {
    const lower = text.toLowerCase().replace(/\/+$/, '');
    const slash = lower.indexOf('/');
    const registry = lower.slice(0, Math.max(slash, 0));
    const path = lower.slice(slash + 1);
    const isHost = hostPattern.test(registry) && (/[.:]/.test(registry) || registry === 'localhost');
    if (!isHost || !pathPattern.test(path) || lower.length > 300) {
        const shown = JSON.stringify(text.slice(0, 100));
        throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_INPUT_INVALID', `${shown} is not registry and path, such as ghcr.io/acme/shop`);
    }
    return { registry, path };
}
/** The repository of a service's images below the one that all of them share. Errors: FL_INPUT_INVALID. */
function imageOf(prefix, service) {
    return parseImageRepository(`${prefix.registry}/${prefix.path}/${service}`);
}
function imageName({ registry, path }) {
    return `${registry}/${path}`;
}
//# sourceMappingURL=image-name.js.map

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
