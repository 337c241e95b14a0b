/******/ var __webpack_modules__ = ({

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

/***/ 7030:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:perf_hooks");

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

/***/ 9023:
/***/ ((module) => {

module.exports = process.getBuiltinModule("util");

/***/ }),

/***/ 9465:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _adapters_job_github_actions_job_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9840);
/* harmony import */ var _adapters_job_github_actions_workspace_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7678);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7776);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3930);




await (0,_adapters_job_github_actions_job_js__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .C)(async () => (0,_main_js__WEBPACK_IMPORTED_MODULE_3__/* .main */ .i)({ inputs: await (0,_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)(), job: (0,_adapters_job_github_actions_job_js__WEBPACK_IMPORTED_MODULE_0__/* .createJob */ ._)(), workspace: (0,_adapters_job_github_actions_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .createWorkspace */ .s)() }));
//# sourceMappingURL=index.js.map
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7776:
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
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js + 6 modules
var fairlead_error = __nccwpck_require__(7364);
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
;// CONCATENATED MODULE: ./build/actions/prepare/src/inputs.js



/** What a version may look like for actions/setup-python and actions/setup-node: `3.12`, `>=22 <25`, `lts/*`. */
const version = /^[\w.*/<>=~^|+ -]{1,50}$/;
function languageInput(name, text) {
    const choice = text || 'auto';
    if (version.test(choice))
        return choice;
    throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', `${name} must be auto, off or a version`);
}
async function installInput(text) {
    if (text === '' || text === 'auto')
        return 'auto';
    return text === 'off' ? [] : commandsInput('install', text);
}
/** Reads the inputs of `action.yml`. */
async function readInputs() {
    return {
        task: choiceInput('task', getInput('task') || 'detect', ['detect', 'install']),
        python: languageInput('python', getInput('python')),
        node: languageInput('node', getInput('node')),
        install: await installInput(getInput('install')),
        servicesFrom: getInput('services-from') || '.github/fairlead.yml',
        timeoutMs: durationInput('timeout', getInput('timeout') || '15m'),
    };
}
//# sourceMappingURL=inputs.js.map

/***/ }),

/***/ 3930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js + 6 modules
var fairlead_error = __nccwpck_require__(7364);
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
;// CONCATENATED MODULE: ./build/core/changes/services.js

/** Larger configurations are refused. */
const maxBytes = 100_000;
/**
 * The configuration in the checkout, for what it says about services: which folder, package and needs. It grants
 * nothing; the App reads the default branch's. A missing file means defaults, without services.
 * Errors: FL_CONFIG_INVALID with its place.
 */
async function loadServices(workspace, file) {
    const text = await workspace.read(file, maxBytes);
    if (text === null)
        return { services: {}, integrationTests: null };
    // With the YAML parser and the schema it is the largest part of a job: loaded where there is something to read.
    const { parseConfig } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(816), __nccwpck_require__.e(146)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6146));
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
;// CONCATENATED MODULE: ./build/actions/prepare/src/folders.js

/** The path of a file in a folder. */
function inFolder(folder, name) {
    return folder.path === '' ? name : `${folder.path}/${name}`;
}
/** The root and the folders of the services. Errors: FL_CONFIG_INVALID. */
async function readFolders(files, servicesFrom) {
    const { services } = await loadServices(files, servicesFrom);
    const paths = [...new Set(['', ...Object.values(services).map(({ path }) => path.replace(/\/+$/, ''))])];
    const folders = [];
    for (const path of paths) {
        const names = new Set(await files.list(path === '' ? '.' : path));
        const tests = names.has('tests') ? await files.list(path === '' ? 'tests' : `${path}/tests`) : [];
        folders.push({ path, names, pythonTests: tests.some((name) => name.endsWith('.py')) });
    }
    return folders;
}
const pythonMark = /^(?:pyproject\.toml|setup\.(?:py|cfg)|pytest\.ini|Pipfile|(?:dev-|test-)?requirements.*\.txt)$/;
/** Whether a folder has a Python project or Python tests. */
function hasPython(folder) {
    return folder.pythonTests || [...folder.names].some((name) => pythonMark.test(name));
}
/** Whether a folder has a Node package. */
function hasNode(folder) {
    return folder.names.has('package.json');
}
//# sourceMappingURL=folders.js.map
;// CONCATENATED MODULE: ./build/core/json.js
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
;// CONCATENATED MODULE: ./build/actions/prepare/src/manifest.js

/** A member of a JSON object, by its path; undefined where there is none. */
function memberOf(data, ...path) {
    let at = data;
    for (const name of path) {
        if (typeof at !== 'object' || at === null)
            return undefined;
        at = Object.entries(at).find(([key]) => key === name)?.[1];
    }
    return at;
}
/** The text as JSON, or null: a broken package.json is npm's to complain about. */
function parseJson(text) {
    return text === null ? null : jsonOrNull(text);
}
//# sourceMappingURL=manifest.js.map
;// CONCATENATED MODULE: ./build/actions/prepare/src/detect.js


const detect_maxBytes = 1_000_000;
const notWanted = { wanted: false, version: '', versionFile: '' };
/** The first file that says which version the projects want, or the newest that is usual. */
async function chosen(choice, folders, files, language) {
    if (choice !== 'auto')
        return { wanted: true, version: choice, versionFile: '' };
    for (const folder of folders) {
        const versionFile = await language.find(folder, files);
        if (versionFile !== null)
            return { wanted: true, version: '', versionFile };
    }
    return { wanted: true, version: language.usual, versionFile: '' };
}
async function says(files, path, pattern) {
    const text = await files.read(path, detect_maxBytes);
    return text !== null && pattern.test(text);
}
const pythonFile = async (folder, files) => {
    const toolVersions = inFolder(folder, '.tool-versions');
    if (folder.names.has('.python-version'))
        return inFolder(folder, '.python-version');
    if (folder.names.has('.tool-versions') && (await says(files, toolVersions, /^python\s/m)))
        return toolVersions;
    const project = inFolder(folder, 'pyproject.toml');
    const named = folder.names.has('pyproject.toml') && (await says(files, project, /^\s*requires-python\s*=/m));
    return named ? project : null;
};
const nodeFile = async (folder, files) => {
    for (const name of ['.nvmrc', '.node-version'])
        if (folder.names.has(name))
            return inFolder(folder, name);
    const toolVersions = inFolder(folder, '.tool-versions');
    if (folder.names.has('.tool-versions') && (await says(files, toolVersions, /^node(?:js)?\s/m)))
        return toolVersions;
    const path = inFolder(folder, 'package.json');
    const manifest = parseJson(await files.read(path, detect_maxBytes));
    const named = ['engines', 'volta'].some((key) => typeof memberOf(manifest, key, 'node') === 'string');
    return named ? path : null;
};
/** Which Python the job needs. */
async function detectPython(choice, folders, files) {
    const having = folders.filter(hasPython);
    if (choice === 'off' || (choice === 'auto' && having.length === 0))
        return notWanted;
    return chosen(choice, having, files, { find: pythonFile, usual: '3.x' });
}
/** Which Node the job needs. */
async function detectNode(choice, folders, files) {
    const having = folders.filter(hasNode);
    if (choice === 'off' || (choice === 'auto' && having.length === 0))
        return notWanted;
    return chosen(choice, having, files, { find: nodeFile, usual: 'lts/*' });
}
//# sourceMappingURL=detect.js.map
;// CONCATENATED MODULE: ./build/actions/prepare/src/install.js


const install_maxBytes = 1_000_000;
const pip = ['python', '-m', 'pip', 'install', '--disable-pip-version-check'];
/** Files that name what development needs, in the order of how usual they are. */
const devRequirements = [
    'requirements-dev.txt',
    'dev-requirements.txt',
    'requirements_dev.txt',
    'requirements-test.txt',
    'test-requirements.txt',
];
/** Extras and dependency groups that hold the tools of development. */
const devNames = new Set(['dev', 'develop', 'development', 'test', 'tests', 'testing', 'lint']);
/** Keys of one table of a TOML file: enough of TOML to find the names of extras and groups. */
function keysOf(text, table) {
    const keys = [];
    let current = '';
    for (const line of text.split(/\r?\n/)) {
        const header = /^\s*\[([^[\]]+)\]\s*(?:#.*)?$/.exec(line);
        if (header !== null)
            current = header[1]?.trim() ?? '';
        else if (/^\s*\[\[/.test(line))
            current = '';
        const key = /^\s*["']?([A-Za-z0-9][\w.-]*)["']?\s*=/.exec(line)?.[1];
        if (current === table && key !== undefined)
            keys.push(key);
    }
    return keys;
}
function developing(names) {
    return names.filter((name) => devNames.has(name.toLowerCase()));
}
/** pip's arguments for one folder. */
async function pythonArguments(folder, files, governed) {
    const requirements = devRequirements.filter((name) => folder.names.has(name));
    const all = folder.names.has('requirements.txt') ? ['requirements.txt', ...requirements] : requirements;
    const fromFiles = all.flatMap((name) => ['-r', inFolder(folder, name)]);
    if (requirements.length > 0 || governed)
        return fromFiles;
    const project = folder.names.has('pyproject.toml')
        ? await files.read(inFolder(folder, 'pyproject.toml'), install_maxBytes)
        : null;
    if (project === null || !keysOf(project, 'project').includes('name'))
        return fromFiles;
    const extras = developing(keysOf(project, 'project.optional-dependencies'));
    const where = `./${folder.path}`.replace(/\/$/, '');
    const groups = developing(keysOf(project, 'dependency-groups')).flatMap((name) => [
        '--group',
        `${inFolder(folder, 'pyproject.toml')}:${name}`,
    ]);
    return [...fromFiles, '-e', extras.length > 0 ? `${where}[${extras.join(',')}]` : where, ...groups];
}
/**
 * One pip for all folders, so that their needs are weighed together. Where the root has a file of development
 * requirements, it says what is installed, and projects are not.
 */
async function pythonInstallations(folders, files) {
    const having = folders.filter(hasPython);
    const root = having.find(({ path }) => path === '');
    const governed = root !== undefined && devRequirements.some((name) => root.names.has(name));
    const given = [];
    for (const folder of having)
        given.push(...(await pythonArguments(folder, files, governed)));
    return given.length === 0 ? [] : [{ command: [...pip, ...given], folder: '' }];
}
/** The tools that the other actions start: those of tests where there are tests, and Ruff for all Python. */
function pythonTools(folders) {
    const tools = [];
    if (folders.some(({ pythonTests }) => pythonTests)) {
        tools.push({ module: 'pytest', package: 'pytest' }, { module: 'pytest_cov', package: 'pytest-cov' });
    }
    if (folders.some(hasPython))
        tools.push({ module: 'ruff', package: 'ruff' });
    return tools;
}
/** Installs what is missing. */
function toolInstallation(missing) {
    return { command: [...pip, ...missing.map((tool) => tool.package)], folder: '' };
}
async function isWorkspace(root, files) {
    if (root === undefined)
        return false;
    if (root.names.has('pnpm-workspace.yaml'))
        return true;
    const manifest = parseJson(await files.read('package.json', install_maxBytes));
    return memberOf(manifest, 'workspaces') !== undefined;
}
async function nodeCommand(folder, files) {
    const { names } = folder;
    if (names.has('package-lock.json') || names.has('npm-shrinkwrap.json'))
        return ['npm', 'ci', '--no-audit', '--no-fund'];
    if (names.has('pnpm-lock.yaml'))
        return ['corepack', 'pnpm', 'install', '--frozen-lockfile'];
    if (names.has('yarn.lock')) {
        const lock = await files.read(inFolder(folder, 'yarn.lock'), 64 * install_maxBytes);
        const classic = lock?.slice(0, 500).includes('yarn lockfile v1') === true;
        return ['corepack', 'yarn', 'install', classic ? '--frozen-lockfile' : '--immutable'];
    }
    return null;
}
/** One installation for each folder with a lock file; one without needs none where a workspace at the root has it. */
async function nodeInstallations(folders, files) {
    const having = folders.filter(hasNode);
    const workspace = await isWorkspace(having.find(({ path }) => path === ''), files);
    const found = [];
    for (const folder of having) {
        const locked = await nodeCommand(folder, files);
        if (locked === null && workspace && folder.path !== '')
            continue;
        const unlocked = ['npm', 'install', '--no-audit', '--no-fund', '--no-package-lock'];
        found.push({ command: locked ?? unlocked, folder: folder.path });
    }
    return found;
}
//# sourceMappingURL=install.js.map
;// CONCATENATED MODULE: ./build/actions/prepare/src/main.js




/** Says which languages the job needs, or installs what its tests and linters need. */
async function main(deps) {
    const { inputs, workspace } = deps;
    const folders = await readFolders(workspace, inputs.servicesFrom);
    return inputs.task === 'detect' ? detect(folders, deps) : install(folders, deps);
}
async function detect(folders, deps) {
    const { inputs, job, workspace } = deps;
    const python = await detectPython(inputs.python, folders, workspace);
    const node = await detectNode(inputs.node, folders, workspace);
    job.output('python', String(python.wanted));
    job.output('python-version', python.version);
    job.output('python-version-file', python.versionFile);
    job.output('node', String(node.wanted));
    job.output('node-version', node.version);
    job.output('node-version-file', node.versionFile);
    for (const [name, language] of [['Python', python], ['Node', node]]) {
        const which = language.version || `as ${language.versionFile} says`;
        job.info(language.wanted ? `${name}: ${which}` : `${name}: not needed`);
    }
    return null;
}
async function install(folders, deps) {
    const { inputs, job, workspace } = deps;
    refuseForksCode(job.context);
    if (inputs.install !== 'auto') {
        return runAll(inputs.install.map((command) => ({ command, folder: '' })), deps);
    }
    const python = inputs.python === 'off' ? [] : await pythonInstallations(folders, workspace);
    const node = inputs.node === 'off' ? [] : await nodeInstallations(folders, workspace);
    const failed = await runAll([...python, ...node], deps);
    if (failed !== null)
        return failed;
    const missing = inputs.python === 'off' ? [] : await missingTools(folders, deps);
    if (missing.length > 0)
        return runAll([toolInstallation(missing)], deps);
    if (python.length === 0 && node.length === 0)
        job.info('There is nothing to install.');
    return null;
}
/** Of the tools that lint and coverage start, those that Python does not have. */
async function missingTools(folders, { job }) {
    const tools = pythonTools(folders);
    if (tools.length === 0)
        return [];
    const script = 'import importlib.util,sys;print(*[m for m in sys.argv[1:] if not importlib.util.find_spec(m)])';
    const { exitCode, stdout } = await job.run(['python', '-c', script, ...tools.map(({ module }) => module)]);
    if (exitCode !== 0)
        return tools;
    const missing = new Set(stdout.trim().split(/\s+/));
    return tools.filter(({ module }) => missing.has(module));
}
/** Runs the commands one after the other, up to the first that fails. */
async function runAll(installations, { inputs, job, workspace }) {
    for (const { command, folder } of installations) {
        const text = command.join(' ');
        job.info(`${text}${folder === '' ? '' : ` (in ${folder})`}`);
        const { exitCode } = await job.run(command, {
            cwd: folder === '' ? workspace.root : `${workspace.root}/${folder}`,
            // Corepack would ask before it downloads a package manager.
            env: { COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' },
            show: true,
            timeoutMs: inputs.timeoutMs,
        });
        if (exitCode !== 0)
            return `${text} ended with exit code ${exitCode}.`;
    }
    return null;
}
//# sourceMappingURL=main.js.map

/***/ }),

/***/ 9840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _: () => (/* binding */ createJob),
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js + 6 modules
var fairlead_error = __nccwpck_require__(7364);
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
;// CONCATENATED MODULE: ./build/core/hand-over/format.js
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
;// CONCATENATED MODULE: ./build/adapters/job/github-actions/hand-over.js



/** Writes a file into the folder that a later step uploads; nothing where the runner has no temporary folder. */
async function writeHandOver(file, text, environment = process.env) {
    const temporary = environment['RUNNER_TEMP'] ?? '';
    if (temporary === '')
        return;
    const folder = (0,external_node_path_.join)(temporary, folderName);
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
function room_fileOf(environment) {
    const { RUNNER_TEMP: folder = '', GITHUB_ACTION: step = '' } = environment;
    if (folder === '' || step === '')
        return null;
    const { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt, GITHUB_JOB: job } = environment;
    const key = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify([run, attempt, job, step]));
    return (0,external_node_path_.join)(folder, `fairlead-room-${key.digest('hex').slice(0, 32)}.json`);
}
/** How many annotations of each kind the runner still shows in this step: all ten where nothing can be read. */
function readRoom(environment = process.env) {
    const path = room_fileOf(environment);
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
    const path = room_fileOf(environment);
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
    const core = await Promise.all(/* import() */[__nccwpck_require__.e(260), __nccwpck_require__.e(264)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7264));
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
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7364);



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

/***/ 7364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  jd: () => (/* binding */ FairleadError),
  f4: () => (/* binding */ FinalError)
});

// UNUSED EXPORTS: TransientError

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
;// CONCATENATED MODULE: ./build/core/errors/fairlead-error.js

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
        const entry = catalogue[code];
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

/***/ 53:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ wholeRoom),
/* harmony export */   tJ: () => (/* binding */ inert)
/* harmony export */ });
/* unused harmony exports escapeData, escapeProperty, annotationCommand, annotationCommands */

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
        ['title', oneLine(visible(annotation.title))],
    ];
    const list = properties
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
        .join(',');
    const { message, rawDetails } = annotation;
    const text = rawDetails === undefined ? message : `${message}\n\n${rawDetails}`;
    return `::${names[annotation.level]} ${list}::${escapeData(cut(visible(text), maxMessage))}`;
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
    const text = `${count(dropped.length, 'finding')} of ${annotations.length} not annotated: the runner shows ${shows(room)}. They stand ${where}.`;
    const note = `::notice title=fairlead/${concern}::${escapeData(cut(visible(text), maxMessage))}`;
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
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
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
/******/ var __webpack_exports__ = __nccwpck_require__(9465);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
