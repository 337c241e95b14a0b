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

/***/ 8833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ openKinds)
/* harmony export */ });
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4121);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5680);


/** One value for all who ask, made when the first one does. */
function once(make) {
    let made = null;
    return () => (made ??= make());
}
const builders = {
    docker: async (deps) => (await __nccwpck_require__.e(/* import() */ 928).then(__nccwpck_require__.bind(__nccwpck_require__, 3928))).createBuildx(deps),
    buildah: async (deps) => (await __nccwpck_require__.e(/* import() */ 455).then(__nccwpck_require__.bind(__nccwpck_require__, 455))).createBuildah(deps),
};
const probes = {
    docker: ['docker', 'buildx', 'version'],
    buildah: ['buildah', '--version'],
};
async function isThere(name, { job }) {
    try {
        return (await job.run(probes[name])).exitCode === 0;
    }
    catch (error) {
        if (error instanceof _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4)
            return false;
        throw error;
    }
}
/** False for a program without what it needs, such as docker on a machine without its daemon. */
async function works(builder, { job }) {
    try {
        await builder.platforms();
        return true;
    }
    catch (error) {
        if (!(error instanceof _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FairleadError */ .jd))
            throw error;
        job.info(`${builder.name} cannot build here: ${error.message}`);
        return false;
    }
}
/** The builder that was asked for, or the first one that the machine has. Errors: FL_TOOL_MISSING. */
async function openBuilder(inputs, deps, environment) {
    const { builder, cache } = inputs.image;
    const cached = cache === 'none' ? {} : (0,_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .cacheEnvironment */ .G9)(environment);
    if (cache === 'github' && Object.keys(cached).length === 0) {
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_INPUT_INVALID', 'cache is github, and the job has no cache of GitHub');
    }
    const candidates = builder === 'auto' ? ['docker', 'buildah'] : [builder];
    for (const name of candidates) {
        if (!(await isThere(name, deps)))
            continue;
        const opened = await builders[name]({ ...deps, cacheEnvironment: cached });
        const last = name === candidates.at(-1);
        if (last || (await works(opened, deps)))
            return opened;
    }
    const detail = `${candidates.map((name) => probes[name].slice(0, -1).join(' ') || name).join(' or ')} builds images`;
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_TOOL_MISSING', detail);
}
function pythonKind({ inputs, deps, adapters }) {
    return once(async () => {
        const { createPythonKind } = await Promise.all(/* import() */[__nccwpck_require__.e(857), __nccwpck_require__.e(306), __nccwpck_require__.e(550)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4550));
        const { indexUrl, publishUrl, token } = inputs.python;
        const registry = once(async () => {
            const trusted = token === '' && inputs.trustedPublishing;
            return adapters.pypi({
                indexUrl,
                publishUrl,
                token: trusted ? await adapters.pypiToken(publishUrl) : token,
            });
        });
        return createPythonKind({ ...deps, inputs: inputs.python, registry });
    });
}
function npmKind({ inputs, deps, adapters, environment }) {
    return once(async () => {
        const { createNpmKind } = await Promise.all(/* import() */[__nccwpck_require__.e(857), __nccwpck_require__.e(776)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8776));
        const { registry: url, token } = inputs.npm;
        const trusted = inputs.trustedPublishing && token === '';
        const identity = trusted ? (0,_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .identityEnvironment */ .S4)(environment) : {};
        if (trusted && Object.keys(identity).length === 0)
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_TOKEN_MISSING');
        return createNpmKind({
            ...deps,
            inputs: inputs.npm,
            registry: await adapters.npm({ url, token }),
            identity,
        });
    });
}
function imageKind({ inputs, deps, adapters, environment }, serverUrl) {
    return once(async () => {
        const { createImageKind } = await Promise.all(/* import() */[__nccwpck_require__.e(857), __nccwpck_require__.e(11)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2011));
        const { user, token } = inputs.image;
        let opened = null;
        return createImageKind({
            ...deps,
            inputs: inputs.image,
            serverUrl,
            builder: once(async () => (opened = await openBuilder(inputs, deps, environment))),
            closeBuilder: async () => opened?.close(),
            registry: await adapters.images({ user: user || deps.job.context.actor, token }),
            readLayout: (folder) => adapters.readLayout(folder),
        });
    });
}
/** The kinds with their registries and builders, each loaded when it is used. */
function openKinds(composition) {
    return {
        python: pythonKind(composition),
        npm: npmKind(composition),
        oci: imageKind(composition, composition.facts.serverUrl),
    };
}
//# sourceMappingURL=compose.js.map

/***/ }),

/***/ 5680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FA: () => (/* binding */ readRunFacts),
/* harmony export */   G9: () => (/* binding */ cacheEnvironment),
/* harmony export */   S4: () => (/* binding */ identityEnvironment),
/* harmony export */   y2: () => (/* binding */ buildRun)
/* harmony export */ });
function readRunFacts(environment) {
    return {
        serverUrl: environment['GITHUB_SERVER_URL'] ?? 'https://github.com',
        ownerId: environment['GITHUB_REPOSITORY_OWNER_ID'] ?? '',
        workflowRef: environment['GITHUB_WORKFLOW_REF'] ?? '',
        runnerEnvironment: environment['RUNNER_ENVIRONMENT'] ?? '',
        artifactsFile: environment['GITHUB_ARTIFACTS'] ?? '',
    };
}
function buildRun(context, facts, times) {
    const { serverUrl, ownerId, workflowRef, runnerEnvironment } = facts;
    return {
        serverUrl,
        ownerId,
        workflowRef,
        runnerEnvironment,
        ...times,
        repository: context.repository.name,
        repositoryId: context.repository.id,
        event: context.event,
        ref: context.ref,
        commit: context.headSha,
        runId: context.run.id,
        runAttempt: context.run.attempt,
    };
}
const cacheVariables = [
    'ACTIONS_RESULTS_URL',
    'ACTIONS_CACHE_URL',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_CACHE_SERVICE_V2',
];
const identityVariables = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
function pick(environment, names) {
    return Object.fromEntries(names.flatMap((name) => {
        const value = environment[name] ?? '';
        return value === '' ? [] : [[name, value]];
    }));
}
/** What buildx needs to reach GitHub's cache; empty outside of GitHub's runners. */
function cacheEnvironment(environment) {
    const found = pick(environment, cacheVariables);
    return 'ACTIONS_RUNTIME_TOKEN' in found && Object.keys(found).length > 1 ? found : {};
}
/** What npm needs to ask for the job's identity; empty where the job may not. */
function identityEnvironment(environment) {
    const found = pick(environment, identityVariables);
    if (Object.keys(found).length < identityVariables.length)
        return {};
    // npm asks for an identity where it sees GitHub's runner only, and these are not withheld from programs anyway.
    return found;
}
//# sourceMappingURL=environment.js.map

/***/ }),

/***/ 8709:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _adapters_clock_system_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7148);
/* harmony import */ var _adapters_git_cli_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8722);
/* harmony import */ var _adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7182);
/* harmony import */ var _adapters_job_github_actions_job_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9840);
/* harmony import */ var _adapters_job_github_actions_workspace_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7678);
/* harmony import */ var _adapters_tokens_github_actions_index_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5916);
/* harmony import */ var _core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8066);
/* harmony import */ var _compose_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(8833);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(5680);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(7456);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(3817);











/** Most jobs publish one kind: only its registry is loaded. */
const adapters = {
    pypi: async ({ indexUrl, publishUrl, token }) => {
        const { createPypiRegistry } = await Promise.all(/* import() */[__nccwpck_require__.e(857), __nccwpck_require__.e(75)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1075));
        return createPypiRegistry({ indexUrl, publishUrl, ...(token === '' ? {} : { token }) });
    },
    pypiToken: async (publishUrl) => {
        const { mintPypiToken } = await Promise.all(/* import() */[__nccwpck_require__.e(857), __nccwpck_require__.e(513)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6513));
        const appAudience = process.env['FAIRLEAD_AUDIENCE'] ?? '';
        const token = await mintPypiToken({ publishUrl, idToken: (0,_adapters_tokens_github_actions_index_js__WEBPACK_IMPORTED_MODULE_5__/* .createIdTokens */ .Y)(), appAudience });
        (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .setSecret */ .P)(token);
        return token;
    },
    npm: async (options) => (await Promise.all(/* import() */[__nccwpck_require__.e(857), __nccwpck_require__.e(642)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8642))).createNpmRegistry(options),
    images: async (given) => {
        const { createOciRegistry } = await Promise.all(/* import() */[__nccwpck_require__.e(857), __nccwpck_require__.e(652)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3652));
        const credentials = given.token === '' ? {} : { credentials: given };
        return ({ registry, path }) => createOciRegistry({ registry, repository: path, ...credentials });
    },
    readLayout: async (folder) => (await Promise.all(/* import() */[__nccwpck_require__.e(857), __nccwpck_require__.e(796)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8796))).readImageLayout(folder),
};
/** Deletes what nobody needs, with GitHub's packages, the registry of images and the App. */
async function runCleanup(inputs, { job, workspace }) {
    const { cleanup } = await Promise.all(/* import() */[__nccwpck_require__.e(857), __nccwpck_require__.e(289)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4289));
    const { createGitHubPackages } = await Promise.all(/* import() */[__nccwpck_require__.e(857), __nccwpck_require__.e(137)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9137));
    const { appUrl, githubToken } = inputs.cleanup;
    const token = (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .requiredInput */ .YF)('github-token', githubToken);
    const { user, token: imageToken } = inputs.image;
    return cleanup({
        inputs,
        job,
        workspace,
        clock: _adapters_clock_system_index_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m,
        host: createGitHubPackages({
            apiUrl: process.env['GITHUB_API_URL'] ?? 'https://api.github.com',
            token,
            repository: job.context.repository.name,
        }),
        registry: await adapters.images({ user: user || job.context.actor, token: imageToken || token }),
        live: appUrl === '' ? null : () => liveDigests(appUrl),
    });
}
async function liveDigests(appUrl) {
    const { createFairleadApi } = await __nccwpck_require__.e(/* import() */ 257).then(__nccwpck_require__.bind(__nccwpck_require__, 257));
    const idToken = (0,_adapters_tokens_github_actions_index_js__WEBPACK_IMPORTED_MODULE_5__/* .createIdTokens */ .Y)();
    return createFairleadApi({ appUrl, idToken, clock: _adapters_clock_system_index_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m, random: Math.random }).liveDigests();
}
await (0,_adapters_job_github_actions_job_js__WEBPACK_IMPORTED_MODULE_3__/* .runAction */ .C)(async () => {
    const inputs = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .readInputs */ .K)();
    const workspace = (0,_adapters_job_github_actions_workspace_js__WEBPACK_IMPORTED_MODULE_4__/* .createWorkspace */ .s)();
    const deps = { job: (0,_adapters_job_github_actions_job_js__WEBPACK_IMPORTED_MODULE_3__/* .createJob */ ._)(), git: (0,_adapters_git_cli_index_js__WEBPACK_IMPORTED_MODULE_1__/* .createGit */ .l)(workspace.root), workspace };
    if (inputs.mode === 'cleanup')
        return runCleanup(inputs, deps);
    const facts = (0,_environment_js__WEBPACK_IMPORTED_MODULE_10__/* .readRunFacts */ .FA)(process.env);
    const kinds = (0,_compose_js__WEBPACK_IMPORTED_MODULE_7__/* .openKinds */ .a)({ inputs, deps, facts, adapters, environment: process.env });
    return (0,_main_js__WEBPACK_IMPORTED_MODULE_9__/* .main */ .i)({ ...deps, inputs, facts, kinds, clock: _adapters_clock_system_index_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m });
});
//# sourceMappingURL=index.js.map
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readInputs)
/* harmony export */ });
/* harmony import */ var _adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7182);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4121);
/* harmony import */ var _core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8066);



const modes = ['publish', 'cleanup'];
const builders = ['auto', 'docker', 'buildah'];
const caches = ['auto', 'github', 'none'];
const contexts = ['service', 'repository'];
/** A secret; the log shows `***` in its place. */
function secret(text) {
    (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .P)(text);
    return text;
}
/** An address, or nothing. Secrets go there, so it is HTTPS, or on this machine. */
function addressInput(name, text) {
    if (text === '')
        return '';
    const url = URL.parse(text);
    const local = url !== null && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
    if (url !== null &&
        url.username === '' &&
        (url.protocol === 'https:' || (local && url.protocol === 'http:'))) {
        return text;
    }
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_INPUT_INVALID', `${name} must be an address that starts with https://`);
}
function platformsInput(text) {
    const platforms = text.split(/[\s,]+/).filter((word) => word !== '');
    const wrong = platforms.find((word) => !/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/.test(word));
    if (wrong === undefined && platforms.length <= 20)
        return [...new Set(platforms)];
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_INPUT_INVALID', `platforms must be a list such as linux/amd64, linux/arm64, not ${JSON.stringify(wrong ?? text.slice(0, 100))}`);
}
function digestsInput(text) {
    const digests = (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .linesInput */ .WO)(text).flatMap((line) => line.split(/[\s,]+/));
    const wrong = digests.find((word) => !/^sha256:[0-9a-f]{64}$/.test(word));
    if (wrong === undefined)
        return digests;
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_INPUT_INVALID', `keep-digests must be digests, not ${JSON.stringify(wrong)}`);
}
function readPython() {
    return {
        python: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .commandInput */ ._T)('python', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('python') || 'python'),
        indexUrl: addressInput('index-url', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('index-url')),
        publishUrl: addressInput('publish-url', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('publish-url')),
        token: secret((0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('token')),
        sdist: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .booleanInput */ .tE)('sdist', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('sdist'), false),
        isolation: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .booleanInput */ .tE)('isolation', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('isolation'), true),
    };
}
function readImage() {
    return {
        image: (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('image'),
        user: (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('image-user'),
        token: secret((0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('image-token')),
        builder: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .choiceInput */ .ij)('builder', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('builder') || 'auto', builders),
        platforms: platformsInput((0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('platforms')),
        cache: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .choiceInput */ .ij)('cache', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('cache') || 'auto', caches),
        context: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .choiceInput */ .ij)('context', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('context') || 'service', contexts),
        allowSingleStage: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .booleanInput */ .tE)('allow-single-stage', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('allow-single-stage'), false),
    };
}
function readCleanup() {
    return {
        keepAlphas: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .numberInput */ .QR)('keep-alphas', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('keep-alphas') || '10', 0, 10_000),
        keepDays: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .numberInput */ .QR)('keep-days', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('keep-days') || '7', 0, 3650),
        keepDigests: digestsInput((0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('keep-digests')),
        appUrl: addressInput('app-url', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('app-url')),
        githubToken: secret((0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('github-token')),
        dryRun: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .booleanInput */ .tE)('dry-run', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('dry-run'), true),
    };
}
/** Reads the inputs of `action.yml`; tokens are masked in the log. Errors: FL_INPUT_INVALID. */
function readInputs() {
    return {
        mode: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .choiceInput */ .ij)('mode', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('mode') || 'publish', modes),
        kinds: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .linesInput */ .WO)((0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('kinds')),
        servicesFrom: (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('services-from') || '.github/fairlead.yml',
        all: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .booleanInput */ .tE)('all', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('all'), false),
        baseSha: (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('base-sha'),
        trustedPublishing: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .booleanInput */ .tE)('trusted-publishing', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('trusted-publishing'), false),
        python: readPython(),
        npm: {
            npm: (0,_core_reporting_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .commandInput */ ._T)('npm', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('npm') || 'npm'),
            registry: addressInput('npm-registry', (0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('npm-registry') || 'https://registry.npmjs.org/'),
            token: secret((0,_adapters_job_github_actions_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V)('npm-token')),
        },
        image: readImage(),
        cleanup: readCleanup(),
    };
}
//# sourceMappingURL=inputs.js.map

/***/ }),

/***/ 3817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __nccwpck_require__(4121);
// EXTERNAL MODULE: ./build/core/api/idempotency.js
var idempotency = __nccwpck_require__(4040);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/core/api/trace.js

/** Name space of URLs, RFC 9562, section 6.6. */
const urlNamespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
/**
 * The chain that every event about a commit belongs to, by CDEvents (`context.chainId`): a UUID of version 5 (RFC 9562,
 * section 5.5), so that senders who know nothing of each other give the same.
 */
function trace_chainId(repositoryId, headSha) {
    const name = `https://fairlead.invalid/chains/${repositoryId}/${headSha}`;
    const hash = createHash('sha1').update(urlNamespace).update(name).digest().subarray(0, 16);
    hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
    hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
    return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
/**
 * W3C Trace Context, version 00, sampled. The trace is the chain, so that everything about a commit is one trace; the
 * span is the message.
 *
 * @param key the message's idempotency key, 64 hex digits
 */
function trace_traceparent(chain, key) {
    return `00-${chain.replaceAll('-', '')}-${key.slice(0, 16)}-01`;
}
//# sourceMappingURL=trace.js.map
;// CONCATENATED MODULE: ./build/core/reporting/message.js



const type = 'dev.cdevents.artifact.published.0.3.0';
/**
 * The message that tells the test engine of new artifacts: CloudEvents 1.0 structured mode, CDEvents 0.5.1. Its
 * subject is the first artifact as a package URL; all of them stand in the custom data. All but its time follows from
 * the arguments, so that the same step sent again sends the same message.
 *
 * @param now milliseconds since the epoch
 */
function buildMessage(context, artifacts, tests, now) {
    const { repository, run, headSha } = context;
    const [first] = artifacts;
    const subject = first === undefined ? `pkg:github/${repository.name}@${headSha}` : packageUrl(first);
    const id = `gh-${run.id}-${run.attempt}-${first?.sha256.slice(0, 12) ?? 'none'}`;
    const source = `/github/${repository.name}/run/${run.id}`;
    const time = new Date(now).toISOString();
    const chain = chainId(repository.id, headSha);
    const key = idempotencyKey({
        repositoryId: repository.id,
        headSha,
        subject,
        runId: run.id,
        runAttempt: run.attempt,
    });
    return {
        specversion: '1.0',
        id,
        source,
        type,
        subject,
        time,
        datacontenttype: 'application/json',
        idempotencykey: key,
        traceparent: traceparent(chain, key),
        data: {
            context: { specversion: '0.5.1', id, source, type, timestamp: time, chainId: chain },
            subject: {
                id: subject,
                content: context.actor === '' ? {} : { user: context.actor.slice(0, 200) },
            },
            customDataContentType: 'application/json',
            customData: {
                schema: 1,
                repository: { id: repository.id, name: repository.name },
                run: { id: run.id, attempt: run.attempt },
                headSha,
                ref: context.ref,
                pullRequest: context.pullRequest === null ? null : { number: context.pullRequest.number },
                promotable: onDefaultBranch(context),
                artifacts: [...artifacts],
                tests,
            },
        },
    };
}
/** True for a push to the default branch: only its alphas are ever promoted. */
function onDefaultBranch(context) {
    return context.event === 'push' && context.ref === `refs/heads/${context.defaultBranch}`;
}
//# sourceMappingURL=message.js.map
// EXTERNAL MODULE: ./build/core/reporting/summary.js
var summary = __nccwpck_require__(7603);
;// CONCATENATED MODULE: ./build/core/changes/affected.js
/** True when the path is the folder, or in it. */
function inside(folder, path) {
    const clean = folder.replace(/^\.\//, '').replace(/\/+$/, '');
    return clean === '' || clean === '.' || path === clean || path.startsWith(`${clean}/`);
}
/** Which services a change touches, by the folders that the configuration gives them. */
function affectedServices(paths, config) {
    const changed = [...paths];
    const touches = (folder) => changed.some((path) => inside(folder, path));
    return {
        services: Object.values(config.services)
            .filter((service) => touches(service.path))
            .map((service) => service.name),
        integrationTests: config.integrationTests !== null && touches(config.integrationTests.path),
    };
}
//# sourceMappingURL=affected.js.map
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
// EXTERNAL MODULE: ./build/core/changes/services.js
var services = __nccwpck_require__(6418);
// EXTERNAL MODULE: ./build/core/packaging/kinds.js
var packaging_kinds = __nccwpck_require__(7925);
;// CONCATENATED MODULE: ./build/core/packaging/plan.js
/**
 * What a build publishes: on the default branch everything; for a pull request the changed services, and the
 * integration tests where they changed, where none was published yet, or where no service changed, since the
 * test engine needs at least one artifact to answer for.
 *
 * @param affected null for everything
 */
function packagesToBuild(config, affected, testsPublished) {
    const services = Object.values(config.services).filter((service) => affected === null || affected.services.includes(service.name));
    const plans = services.map((service) => ({
        service: service.name,
        path: service.path,
        package: service.package,
    }));
    const tests = config.integrationTests;
    const wanted = affected === null || affected.integrationTests || !testsPublished || services.length === 0;
    if (tests !== null && wanted)
        plans.push({ service: null, path: tests.path, package: tests.package });
    return plans;
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./build/actions/build-publish-alpha/src/change.js





/** True where the integration tests were published before, under whatever version. */
async function testsPublished(config, deps) {
    const tests = config.integrationTests;
    if (tests === null)
        return true;
    const kind = await deps.kinds.python();
    const plan = { service: null, path: tests.path, package: tests.package, manifest: 'pyproject.toml' };
    const prepared = await kind.prepare(plan);
    return prepared !== null && (await prepared.versions()).length > 0;
}
/** The names of the files of a folder, as the commit has them. */
function namesIn(folder, tracked) {
    const clean = folder.replace(/^\.\//, '').replace(/\/+$/, '');
    const prefix = clean === '' || clean === '.' ? '' : `${clean}/`;
    return tracked
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length))
        .filter((path) => !path.includes('/'));
}
/** What the change builds, and where in the history it stands. Errors: FL_INPUT_INVALID, FL_MANIFEST_MISSING. */
async function readChange(deps) {
    const { inputs, job, git, workspace } = deps;
    const config = await (0,services/* loadServices */.r)(workspace, inputs.servicesFrom);
    const wanted = (0,packaging_kinds/* parseKinds */.L)(inputs.kinds, Object.keys(config.services));
    const base = await changeBase(git, job.context, inputs.baseSha);
    const pull = job.context.pullRequest;
    const everything = inputs.all || base === null || pull === null;
    const affected = everything ? null : affectedServices(await git.changedPaths(base, 'HEAD'), config);
    const plans = packagesToBuild(config, affected, affected === null || (await testsPublished(config, deps)));
    const tracked = await git.tracked();
    const builds = [];
    for (const plan of plans) {
        const { service, path } = plan;
        const kinds = service === null ? ['python'] : (wanted.byService.get(service) ?? wanted.all);
        const names = namesIn(path, tracked);
        for (const { kind, manifest } of (0,packaging_kinds/* kindsToBuild */.T)(path, names, kinds)) {
            builds.push({ kind, plan: { ...plan, manifest } });
        }
    }
    return { builds, mainCommitCount: await git.firstParentCount(counted(deps)) };
}
/**
 * Up to where the commits are counted: of a pull request the tip of its base as the event saw it. Not the merge base,
 * which goes back where the pull request is moved to an older commit, and versions would with it.
 */
function counted({ job, inputs }) {
    if (job.context.pullRequest === null)
        return 'HEAD';
    return inputs.baseSha === '' ? (job.context.baseSha ?? 'HEAD') : inputs.baseSha;
}
//# sourceMappingURL=change.js.map
// EXTERNAL MODULE: ./build/actions/build-publish-alpha/src/environment.js
var environment = __nccwpck_require__(5680);
// EXTERNAL MODULE: ./build/core/versions/index.js + 5 modules
var versions = __nccwpck_require__(6673);
// EXTERNAL MODULE: ./build/core/versions/parts.js
var parts = __nccwpck_require__(1512);
;// CONCATENATED MODULE: ./build/core/versions/releases.js

/**
 * The release to work towards: what the manifest says where that is newer than the newest release, the next minor
 * release otherwise. What stands behind a `+` in the manifest stays. Errors: FL_VERSION_INVALID.
 */
function nextBase(scheme, manifest, newestRelease) {
    if (!isFinal(scheme, manifest))
        throw (0,parts/* invalidVersion */.CC)(`${(0,parts/* quoted */.TL)(manifest)} is not a release version`);
    if (newestRelease === null || scheme.compare(manifest, newestRelease) > 0)
        return manifest;
    const [major = 0, minor = 0] = newestRelease.split(/[.+_-]/).map(Number);
    const build = /[+_].*$/.exec(manifest)?.[0] ?? '';
    return `${major}.${minor + 1}.0${build}`;
}
/** The newest final version among these, or null. Whatever else is there is passed over. */
function newestFinal(scheme, versions) {
    let newest = null;
    for (const version of versions) {
        if (isFinal(scheme, version) && (newest === null || scheme.compare(version, newest) > 0)) {
            newest = version;
        }
    }
    return newest;
}
function isFinal(scheme, text) {
    const known = scheme.read(text);
    return known !== null && known.alpha === null;
}
//# sourceMappingURL=releases.js.map
// EXTERNAL MODULE: ./build/actions/build-publish-alpha/src/warn.js
var warn = __nccwpck_require__(665);
;// CONCATENATED MODULE: ./build/actions/build-publish-alpha/src/publish.js




/** Publishes under the alpha's version, or, where other bytes have that one, under the next; never over anything. */
async function publishAlpha(prepared, kind, input, deps) {
    const scheme = versions/* versionSchemes */.r[kind.ecosystem];
    const pointer = scheme.pointer(input.pullRequest?.number ?? null);
    const { run } = deps.job.context;
    const version = scheme.alphaVersion(input);
    try {
        return await prepared.publish(version, pointer);
    }
    catch (error) {
        if (!(error instanceof fairlead_error/* FairleadError */.jd) || error.code !== 'FL_ALREADY_PUBLISHED')
            throw error;
        const next = scheme.afterCollision(input, { number: run.number, attempt: run.attempt });
        if (next === null)
            throw error;
        (0,warn/* warn */.R)(deps.job, 'Version taken', `${error.message}. It is published as ${next} instead.`);
        return publishAgain(prepared, next, pointer, error);
    }
}
async function publishAgain(prepared, version, pointer, first) {
    try {
        return await prepared.publish(version, pointer);
    }
    catch (error) {
        if (!(error instanceof fairlead_error/* FairleadError */.jd) || error.code !== 'FL_ALREADY_PUBLISHED')
            throw error;
        const detail = (from) => from.message.replace(/^[^:]*: /, '');
        throw new fairlead_error/* FinalError */.f4('FL_ALREADY_PUBLISHED', `${detail(first)}; ${detail(error)}`, { cause: error });
    }
}
/** Builds and publishes one kind of one package. Null where the package says that it is not for publishing. */
async function publishOne(plan, kind, deps) {
    const prepared = await kind.prepare(plan);
    if (prepared === null)
        return null;
    const scheme = versions/* versionSchemes */.r[kind.ecosystem];
    const base = nextBase(scheme, prepared.version, newestFinal(scheme, await prepared.versions()));
    const done = await publishAlpha(prepared, kind, { ...deps.moment, base }, deps);
    const artifact = {
        ...done.artifact,
        service: plan.service,
        releaseVersion: base,
    };
    const how = done.already ? 'was published already' : 'published';
    deps.job.info(`${artifact.name} ${artifact.version} ${how}, sha256:${artifact.sha256}`);
    return { artifact, files: done.files, dependencies: done.dependencies };
}
//# sourceMappingURL=publish.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/core/versions/wheel-name.js
var wheel_name = __nccwpck_require__(6061);
;// CONCATENATED MODULE: ./build/core/provenance/purl.js

/** Percent-encoding of one part of a package URL; `:` stays as it is (https://github.com/package-url/purl-spec). */
function part(text) {
    return encodeURIComponent(text)
        .replaceAll('%3A', ':')
        .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function nameOf(ecosystem, name) {
    if (ecosystem === 'pypi')
        return part((0,wheel_name/* normaliseName */.GX)(name));
    return name.split('/').map(part).join('/');
}
/** The package URL of an artifact; of an image its digest is the version, as the type `oci` asks. */
function artifactPurl(artifact) {
    if (artifact.kind === 'python')
        return `pkg:pypi/${nameOf('pypi', artifact.name)}@${part(artifact.version)}`;
    if (artifact.kind === 'npm')
        return `pkg:npm/${nameOf('npm', artifact.name)}@${part(artifact.version)}`;
    const image = artifact.name.split('/').at(-1) ?? '';
    const qualifiers = `repository_url=${part(artifact.name)}&tag=${part(artifact.version)}`;
    return `pkg:oci/${part(image)}@sha256:${artifact.sha256}?${qualifiers}`;
}
/** The package URL of a dependency. */
function dependencyPurl({ ecosystem, name, version, digest }) {
    if (ecosystem !== 'oci') {
        return `pkg:${ecosystem}/${nameOf(ecosystem, name)}${version === null ? '' : `@${part(version)}`}`;
    }
    const image = name.split('/').at(-1) ?? '';
    const at = digest === null ? '' : `@${digest.algorithm}:${digest.hex}`;
    const tag = version === null ? '' : `&tag=${part(version)}`;
    return `pkg:oci/${part(image)}${at}?repository_url=${part(name)}${tag}`;
}
//# sourceMappingURL=purl.js.map
;// CONCATENATED MODULE: ./build/core/provenance/spdx.js


const purposes = { python: 'LIBRARY', npm: 'LIBRARY', oci: 'CONTAINER' };
function digestOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}
function purlRef(purl) {
    return [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }];
}
/** Where what was published can be had; SPDX wants a location or NOASSERTION. */
function spdx_location({ kind, name, sha256 }) {
    return kind === 'oci' ? `https://${name.replace('/', '/v2/')}/manifests/sha256:${sha256}` : 'NOASSERTION';
}
function artifactPackage(described, id) {
    const { artifact, files } = described;
    const [first] = files;
    return {
        SPDXID: id,
        name: artifact.name,
        versionInfo: artifact.version,
        downloadLocation: spdx_location(artifact),
        filesAnalyzed: false,
        primaryPackagePurpose: purposes[artifact.kind],
        checksums: [{ algorithm: 'SHA256', checksumValue: artifact.sha256 }],
        externalRefs: purlRef(artifactPurl(artifact)),
        ...(first === undefined ? {} : { packageFileName: first.filename }),
    };
}
function dependencyPackage(dependency, id) {
    const { name, version, range, digest } = dependency;
    return {
        SPDXID: id,
        name,
        ...(version === null ? {} : { versionInfo: version }),
        downloadLocation: 'NOASSERTION',
        filesAnalyzed: false,
        ...(digest === null
            ? {}
            : { checksums: [{ algorithm: digest.algorithm.toUpperCase(), checksumValue: digest.hex }] }),
        externalRefs: purlRef(dependencyPurl(dependency)),
        ...(version !== null || range === '' ? {} : { comment: `Asked for as ${range}; no version is locked.` }),
    };
}
/**
 * The software bill of materials of what one build published: SPDX 2.3 in JSON (https://spdx.github.io/spdx-spec/v2.3/),
 * one document that describes every artifact and names what each depends on. Equal input gives equal bytes.
 */
function spdxDocument(build, source) {
    const packages = new Map();
    const relationships = [];
    for (const described of build) {
        const purl = artifactPurl(described.artifact);
        const id = `SPDXRef-Artifact-${digestOf(purl)}`;
        packages.set(id, artifactPackage(described, id));
        relationships.push({
            spdxElementId: 'SPDXRef-DOCUMENT',
            relatedSpdxElement: id,
            relationshipType: 'DESCRIBES',
        });
        for (const dependency of described.dependencies) {
            const target = `SPDXRef-Package-${digestOf(`${dependencyPurl(dependency)} ${dependency.range}`)}`;
            if (!packages.has(target))
                packages.set(target, dependencyPackage(dependency, target));
            const relationshipType = dependency.ecosystem === 'oci' ? 'DESCENDANT_OF' : 'DEPENDS_ON';
            relationships.push({ spdxElementId: id, relatedSpdxElement: target, relationshipType });
        }
    }
    const identity = digestOf(build.map(({ artifact }) => `${artifactPurl(artifact)} ${artifact.sha256}`).join('\n'));
    const home = `${source.serverUrl}/${source.repository}`;
    return {
        spdxVersion: 'SPDX-2.3',
        dataLicense: 'CC0-1.0',
        SPDXID: 'SPDXRef-DOCUMENT',
        name: `${source.repository}@${source.commit}`,
        documentNamespace: `${home}/spdx/${source.commit}/${identity}`,
        creationInfo: {
            created: new Date(source.commitTime * 1000).toISOString().replace(/\.\d+Z$/, 'Z'),
            creators: ['Tool: fairlead-build-publish-alpha'],
        },
        packages: [...packages.values()],
        relationships,
    };
}
//# sourceMappingURL=spdx.js.map
;// CONCATENATED MODULE: ./build/core/provenance/statement.js

const predicateType = 'https://slsa.dev/provenance/v1';
function time(ms) {
    return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
function workflowOf(run) {
    const rest = run.workflowRef.replace(`${run.repository}/`, '');
    const at = rest.indexOf('@');
    return {
        ref: at < 0 ? '' : rest.slice(at + 1),
        repository: `${run.serverUrl}/${run.repository}`,
        path: at < 0 ? rest : rest.slice(0, at),
    };
}
/** What a base image adds to the commit: only what is known by its digest counts as resolved. */
function resolved(dependencies) {
    const images = dependencies.filter(({ ecosystem, digest }) => ecosystem === 'oci' && digest !== null);
    const unique = new Map(images.map((image) => [dependencyPurl(image), image.digest]));
    return [...unique].map(([uri, digest]) => ({
        uri,
        digest: { [digest?.algorithm ?? '']: digest?.hex ?? '' },
    }));
}
/**
 * The predicate of SLSA v1 for a workflow of GitHub Actions: build type
 * https://actions.github.io/buildtypes/workflow/v1, specification https://slsa.dev/spec/v1.0/provenance.
 */
function provenancePredicate(build, run) {
    return {
        buildDefinition: {
            buildType: 'https://actions.github.io/buildtypes/workflow/v1',
            externalParameters: { workflow: workflowOf(run) },
            internalParameters: {
                github: {
                    event_name: run.event,
                    repository_id: String(run.repositoryId),
                    repository_owner_id: run.ownerId,
                    runner_environment: run.runnerEnvironment,
                },
            },
            resolvedDependencies: [
                {
                    uri: `git+${run.serverUrl}/${run.repository}@${run.ref}`,
                    digest: { gitCommit: run.commit },
                },
                ...resolved(build.flatMap(({ dependencies }) => dependencies)),
            ],
        },
        runDetails: {
            builder: { id: `${run.serverUrl}/${run.workflowRef}` },
            metadata: {
                invocationId: `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}/attempts/${run.runAttempt}`,
                startedOn: time(run.startedOn),
                finishedOn: time(run.finishedOn),
            },
        },
    };
}
/** What was built, by digest: every file of a package, and an image by its name without a tag. */
function subjectsOf(build) {
    return build.flatMap(({ artifact, files }) => artifact.kind === 'oci'
        ? [{ name: artifact.name, sha256: artifact.sha256 }]
        : files.map(({ filename, sha256 }) => ({ name: filename, sha256 })));
}
/** The statement of in-toto v1 (https://github.com/in-toto/attestation/tree/main/spec/v1) around the predicate. */
function provenanceStatement(build, run) {
    return {
        _type: 'https://in-toto.io/Statement/v1',
        subject: subjectsOf(build).map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
        predicateType,
        predicate: provenancePredicate(build, run),
    };
}
//# sourceMappingURL=statement.js.map
;// CONCATENATED MODULE: ./build/actions/build-publish-alpha/src/supply-chain.js



/** Writes what tells others of what the artifacts are made of and how. */
async function writeSupplyChain(build, run, deps) {
    const { git, workspace } = deps;
    const folder = await workspace.temporary('supply-chain');
    const write = async (name, text) => {
        const path = (0,external_node_path_.join)(folder, name);
        await workspace.write(path, [text]);
        return path;
    };
    const json = (data) => `${JSON.stringify(data, null, 2)}\n`;
    const source = {
        repository: run.repository,
        serverUrl: run.serverUrl,
        commit: run.commit,
        commitTime: await git.commitTime('HEAD'),
    };
    return {
        sbom: await write('sbom.spdx.json', json(spdxDocument(build, source))),
        provenance: await write('provenance.intoto.json', json(provenanceStatement(build, run))),
        predicate: await write('predicate.json', json(provenancePredicate(build, run))),
        subjects: await write('subjects.sha256', subjectsOf(build)
            .map(({ name, sha256 }) => `${sha256}  ${name}\n`)
            .join('')),
    };
}
/** The runner takes more than this from no step. */
const mostLines = 500;
/** Names the images to the runner, which lists what a job made, by their digests. */
async function tellRunner(build, file, { workspace }) {
    const images = build.filter(({ artifact }) => artifact.kind === 'oci').slice(0, mostLines);
    if (file === '' || images.length === 0)
        return;
    const lines = images.map(({ artifact }) => `oci://${artifact.name}@sha256:${artifact.sha256}\n`);
    await workspace.write(file, [(await workspace.read(file)) ?? '', ...lines]);
}
//# sourceMappingURL=supply-chain.js.map
;// CONCATENATED MODULE: ./build/actions/build-publish-alpha/src/main.js







/** The commit, the run and the place in the history: what the versions of this run are made of. */
function momentOf({ job: { context } }, mainCommitCount) {
    const { pullRequest: pull, run, headSha } = context;
    return {
        mainCommitCount,
        sha: headSha,
        ...(pull === null
            ? {}
            : { pullRequest: { number: pull.number, runNumber: run.number, runAttempt: run.attempt } }),
    };
}
async function publishAll(builds, moment, deps) {
    const opened = new Set();
    try {
        const published = [];
        for (const { kind: name, plan } of builds) {
            const kind = await deps.kinds[name]();
            opened.add(kind);
            const done = await publishOne(plan, kind, { job: deps.job, moment });
            if (done !== null)
                published.push(done);
        }
        return published;
    }
    finally {
        for (const kind of opened)
            await kind.close();
    }
}
const noFiles = { sbom: '', provenance: '', predicate: '', subjects: '' };
/** The outputs, in the order of `action.yml`; all of them are empty where nothing was built. */
function putOutputs(build, files, { job }) {
    const artifacts = build.map(({ artifact }) => artifact);
    const [first] = artifacts;
    job.output('artifacts', JSON.stringify(artifacts));
    job.output('version', first?.version ?? '');
    job.output('name', first?.name ?? '');
    job.output('digest', first === undefined ? '' : `sha256:${first.sha256}`);
    job.output('sbom', files.sbom);
    job.output('provenance', files.provenance);
    job.output('predicate', files.predicate);
    job.output('subjects', files.subjects);
}
/** Builds and publishes an alpha of each package that the change touches; on the default branch of every package. */
async function main(deps) {
    const { job, clock } = deps;
    if (job.context.pullRequest === null && !onDefaultBranch(job.context) && !deps.inputs.all) {
        throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', `alphas are built for pull requests and for pushes to ${job.context.defaultBranch}; this is ${job.context.event} on ${job.context.ref}`);
    }
    if (job.context.pullRequest?.fork === true) {
        // A registry that asks for no token would take it.
        job.info('Nothing is published from a fork: what it changes is not ours yet.');
        putOutputs([], noFiles, deps);
        return null;
    }
    const startedOn = clock.now();
    const change = await readChange(deps);
    const build = await publishAll(change.builds, momentOf(deps, change.mainCommitCount), deps);
    const run = (0,environment/* buildRun */.y2)(job.context, deps.facts, { startedOn, finishedOn: clock.now() });
    putOutputs(build, build.length === 0 ? noFiles : await writeSupplyChain(build, run, deps), deps);
    await tellRunner(build, deps.facts.artifactsFile, deps);
    const lines = build.map(({ artifact }) => `${artifact.name} ${artifact.version}, sha256:${artifact.sha256}`);
    const title = lines.length === 0 ? 'No package changed' : 'Published alphas';
    await job.summary((0,summary/* renderSummary */.B)({ title, lines }));
    if (change.builds.length === 0)
        job.info('No package of the configuration changed: nothing was built.');
    return null;
}
//# sourceMappingURL=main.js.map

/***/ }),

/***/ 665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ warn)
/* harmony export */ });
/* harmony import */ var _core_reporting_commands_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(53);

/** A warning that the run's page shows. */
function warn(job, title, text) {
    job.command([`::warning title=${(0,_core_reporting_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeProperty */ .Bn)(title)}::${(0,_core_reporting_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeData */ .uf)(text)}`]);
}
//# sourceMappingURL=warn.js.map

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

/***/ 8722:
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
;// CONCATENATED MODULE: ./build/adapters/git/cli/run.js

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
                reject(new fairlead_error/* FinalError */.f4('FL_GIT_MISSING', '', { cause: error }));
            else if (typeof error.code === 'number')
                resolve({ code: error.code, stdout, stderr });
            else
                reject(new fairlead_error/* FinalError */.f4('FL_COMMAND_FAILED', `git ${args[0] ?? ''}`, { cause: error }));
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
    throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'a commit or branch name has characters that are not allowed');
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./build/adapters/git/cli/commits.js


/** The parents that the commit itself names: a shallow clone hides those that it does not hold. */
async function parentsOf(root, commit) {
    const { code, stdout, stderr } = await run(root, ['cat-file', 'commit', revision(commit)]);
    if (code !== 0)
        throw new fairlead_error/* FinalError */.f4('FL_COMMAND_FAILED', `git cat-file: ${stderr.trim().slice(0, 500)}`);
    // Headers end at the first empty line; what follows is the message, which may say anything.
    const [headers = ''] = stdout.split('\n\n', 1);
    return [...headers.matchAll(/^parent ([0-9a-f]{40}|[0-9a-f]{64})$/gm)].map(([, parent = '']) => parent);
}
async function isShallow(root) {
    const { stdout } = await run(root, ['rev-parse', '--is-shallow-repository']);
    return stdout.trim() === 'true';
}
async function missing(root, commits) {
    const absent = [];
    for (const commit of commits) {
        const { code } = await run(root, ['cat-file', '-e', `${revision(commit)}^{commit}`]);
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
    await run(root, ['fetch', '--quiet', '--no-tags', ...depth, 'origin', ...wanted.map(revision)]);
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
        const result = await run(root, args, env);
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
        await git(['read-tree', `${revision(commit)}:${tree}`], { GIT_INDEX_FILE: index });
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
            await run(root, ['fetch', '--quiet', '--no-tags', '--unshallow', 'origin']);
        if (await isShallow(root)) {
            throw new fairlead_error/* FinalError */.f4('FL_COMMAND_FAILED', 'git fetch --unshallow: commits cannot be counted in a shallow clone; give actions/checkout `fetch-depth: 0`');
        }
        return Number((await git(['rev-list', '--first-parent', '--count', revision(commit), '--'])).trim());
    }
    async function mergeBase(a, b) {
        const find = () => run(root, ['merge-base', revision(a), revision(b)]);
        const first = await find();
        if (first.code === 0)
            return first.stdout.trim();
        const shallow = await isShallow(root);
        if (first.code === 1 && !shallow)
            return null;
        await run(root, [
            'fetch',
            '--quiet',
            '--no-tags',
            ...(shallow ? ['--unshallow'] : []),
            'origin',
            revision(a),
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
            revision(from),
            revision(to),
            '--',
        ]),
        changedPaths: async (from, to) => names(await git(['diff', '--name-only', '--no-renames', '-z', revision(from), revision(to), '--'])),
        ancestors: async (commit, most) => (await git(['rev-list', '--first-parent', `--max-count=${most}`, revision(commit), '--']))
            .split('\n')
            .filter((line) => line !== ''),
        tracked: async () => names(await git(['ls-files', '-z'])),
        contentHash: async (patterns) => {
            if ((await run(root, ['diff', '--quiet', 'HEAD', '--', ...patterns])).code !== 0)
                return null;
            const listing = await git(['ls-files', '-s', '-z', '--', ...patterns]);
            return (0,external_node_crypto_.createHash)('sha256').update(listing).digest('hex');
        },
        firstParentCount,
        commitTime: async (commit) => Number((await git(['log', '-1', '--format=%ct', revision(commit), '--'])).trim()),
        exportFolder: (commit, path, destination) => exportFolder(root, commit, path, destination),
    };
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 6997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Dm: () => (/* binding */ isTransientStatus),
  Em: () => (/* binding */ request),
  Vs: () => (/* binding */ retryAfterMs)
});

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

/***/ 7182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ setSecret),
/* harmony export */   V: () => (/* binding */ getInput)
/* harmony export */ });
/* harmony import */ var _core_reporting_commands_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(53);

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
        process.stdout.write(`::add-mask::${(0,_core_reporting_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeData */ .uf)(secret)}\n`);
}
//# sourceMappingURL=inputs.js.map

/***/ }),

/***/ 9840:
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
            const { run } = await __nccwpck_require__.e(/* import() */ 169).then(__nccwpck_require__.bind(__nccwpck_require__, 9550));
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

/***/ 4040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   eZ: () => (/* binding */ contentDigest),
/* harmony export */   fE: () => (/* binding */ bodyAudience)
/* harmony export */ });
/* unused harmony exports idempotencyKey, testRunId, rolloutId, rollbackId */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

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
    return `sha-256=:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(body).digest('base64')}:`;
}
function sha256Hex(data) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(data).digest('hex');
}
//# sourceMappingURL=idempotency.js.map

/***/ }),

/***/ 6418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ loadServices)
/* harmony export */ });
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4121);

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
    const { parseConfig } = await Promise.all(/* import() */[__nccwpck_require__.e(857), __nccwpck_require__.e(815), __nccwpck_require__.e(146)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6146));
    const { config, problems } = parseConfig(text, file);
    if (config !== null)
        return config;
    const first = problems.find((problem) => problem.level === 'error');
    if (first === undefined)
        throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_CONFIG_INVALID', file);
    const { line, column } = first.place;
    const detail = `${file}:${line}:${column}: ${first.sentence} ${first.remedy}`;
    throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_CONFIG_INVALID', detail, { place: first.place });
}
//# sourceMappingURL=services.js.map

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

/***/ 7925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ parseKinds),
/* harmony export */   T: () => (/* binding */ kindsToBuild)
/* harmony export */ });
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4121);

/** In the order in which they are built: an image may install the package. */
const artifactKinds = ['python', 'npm', 'oci'];
/** The file that a kind is built from, by its name in the service's folder; the first that is there counts. */
const manifestNames = {
    python: ['pyproject.toml'],
    npm: ['package.json'],
    oci: ['Dockerfile', 'Containerfile'],
};
function kindList(text) {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    const kinds = words.map((word) => artifactKinds.find((kind) => kind === word));
    const wrong = words.find((_, index) => kinds[index] === undefined);
    if (wrong !== undefined || words.length === 0) {
        const known = artifactKinds.join(', ');
        throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_INPUT_INVALID', `kinds knows ${known}, not ${JSON.stringify(wrong ?? text)}`);
    }
    return artifactKinds.filter((kind) => kinds.includes(kind));
}
/**
 * The input `kinds`: one line such as `python, oci` for every service, or `web: oci` for one; both may stand together.
 * Empty: what each folder holds. Errors: FL_INPUT_INVALID.
 */
function parseKinds(lines, services) {
    let all = null;
    const byService = new Map();
    for (const line of lines) {
        const colon = line.indexOf(':');
        const service = line.slice(0, Math.max(colon, 0)).trim();
        if (colon >= 0 && !services.includes(service)) {
            throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_INPUT_INVALID', `kinds names ${JSON.stringify(service)}, which is no service`);
        }
        const known = colon < 0 ? all !== null : byService.has(service);
        if (known)
            throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_INPUT_INVALID', `kinds says ${JSON.stringify(line)} twice`);
        if (colon < 0)
            all = kindList(line);
        else
            byService.set(service, kindList(line.slice(colon + 1)));
    }
    return { all, byService };
}
/**
 * What to build of a folder. Kinds that were asked for must have their file.
 *
 * @param names names of the files in the folder
 * @throws FinalError FL_MANIFEST_MISSING
 */
function kindsToBuild(folder, names, wanted) {
    const found = [];
    for (const kind of wanted ?? artifactKinds) {
        const manifest = manifestNames[kind].find((name) => names.includes(name));
        if (manifest !== undefined)
            found.push({ kind, manifest });
        else if (wanted !== null) {
            const needed = manifestNames[kind].join(' or ');
            throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_MANIFEST_MISSING', `${folder} has no ${needed}, and ${kind} is asked for`);
        }
    }
    if (found.length > 0)
        return found;
    const any = artifactKinds.flatMap((kind) => manifestNames[kind]).join(', ');
    throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_MANIFEST_MISSING', `${folder} has none of ${any}`);
}
//# sourceMappingURL=kinds.js.map

/***/ }),

/***/ 53:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ wholeRoom),
/* harmony export */   Bn: () => (/* binding */ escapeProperty),
/* harmony export */   tJ: () => (/* binding */ inert),
/* harmony export */   uf: () => (/* binding */ escapeData)
/* harmony export */ });
/* unused harmony exports annotationCommand, annotationCommands */

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

/***/ }),

/***/ 8066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   QR: () => (/* binding */ numberInput),
/* harmony export */   WO: () => (/* binding */ linesInput),
/* harmony export */   YF: () => (/* binding */ requiredInput),
/* harmony export */   _T: () => (/* binding */ commandInput),
/* harmony export */   ij: () => (/* binding */ choiceInput),
/* harmony export */   tE: () => (/* binding */ booleanInput)
/* harmony export */ });
/* unused harmony exports durationInput, urlInput, percentInput, commandsInput */
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4121);

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
function invalid(name, wanted) {
    throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_INPUT_INVALID', `${name} must be ${wanted}`);
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

/***/ }),

/***/ 7603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderSummary)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4432);

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

/***/ }),

/***/ 4432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   U9: () => (/* binding */ count)
/* harmony export */ });
/* unused harmony export visible */
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

/***/ 6673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  r: () => (/* binding */ versionSchemes)
});

// EXTERNAL MODULE: ./build/core/versions/parts.js
var parts = __nccwpck_require__(1512);
;// CONCATENATED MODULE: ./build/core/versions/maven/version.js

const pattern = new RegExp(`^(${parts/* digits */.vm}(?:\\.${parts/* digits */.vm}){0,9})(?:-alpha-(${parts/* digits */.vm})(?:-pr([1-9][0-9]{0,14})-(${parts/* digits */.vm}))?-g-([0-9a-f]{8})(?:-r([0-9]{2}))?)?$`);
function parse(text) {
    const match = pattern.exec(text);
    if (match?.[1] === undefined)
        return null;
    const [, numbers, main, pull, run, commit, retry] = match;
    const release = numbers.split('.').map(Number);
    if (main === undefined || commit === undefined)
        return { release, alpha: null };
    return {
        release,
        alpha: {
            main: Number(main),
            pull: pull === undefined ? null : { number: Number(pull), run: Number(run) },
            commit,
            retry: Number(retry ?? 0),
        },
    };
}
/**
 * `1.5.0-alpha-1234-g-1a2b3c4d`; of a pull request `1.5.0-alpha-1234-pr42-3-g-1a2b3c4d`. The `g` is a word of its own,
 * since Maven would read the one of `ga9…` as `ga`, its word for a release. The page is readme.md.
 */
function alphaVersion(input) {
    const base = parse(input.base);
    if (base === null || base.alpha !== null) {
        throw (0,parts/* invalidVersion */.CC)(`${(0,parts/* quoted */.TL)(input.base)} is not a release version such as 1.4.0`);
    }
    return `${base.release.join('.')}-alpha-${(0,parts/* alphaParts */.dp)(input).join('-').replace('-g', '-g-')}`;
}
function read(text) {
    const version = parse(text);
    if (version === null)
        return null;
    const { alpha } = version;
    return {
        release: version.release.join('.'),
        alpha: alpha === null ? null : { mainCommitCount: alpha.main, pullRequest: alpha.pull?.number ?? null },
    };
}
/**
 * As numbers from left to right: a final version comes after its alphas, a pull request's after the main alpha.
 * Commits have no order of their own; that of their digits keeps the order of versions a total one.
 */
function rank({ release, alpha }, length) {
    const numbers = Array.from({ length }, (_, index) => release[index] ?? 0);
    if (alpha === null)
        return [...numbers, 1];
    const pull = alpha.pull ?? { number: 0, run: 0 };
    return [...numbers, 0, alpha.main, pull.number, pull.run, Number.parseInt(alpha.commit, 16), alpha.retry];
}
function compare(a, b) {
    const [left, right] = [parse(a), parse(b)];
    if (left === null || right === null) {
        throw (0,parts/* invalidVersion */.CC)(`${(0,parts/* quoted */.TL)(left === null ? a : b)} is not a final version or an alpha`);
    }
    const length = Math.max(left.release.length, right.release.length);
    const other = rank(right, length);
    for (const [index, value] of rank(left, length).entries()) {
        const difference = value - (other[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
const maven = {
    alphaVersion,
    afterCollision: (input, run) => `${alphaVersion(input)}-${(0,parts/* retryPart */.QH)(run)}`,
    read,
    compare,
    pointer: () => null,
};
//# sourceMappingURL=version.js.map
;// CONCATENATED MODULE: ./build/core/versions/semver.js

const pre = '(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)';
const semver_pattern = new RegExp(`^(${parts/* digits */.vm})\\.(${parts/* digits */.vm})\\.(${parts/* digits */.vm})(?:-(${pre}(?:\\.${pre})*))?(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?$`);
/** npm refuses longer versions. */
const longest = 256;
/** Null for what is not one, or has numbers of more than 15 digits before the `-`. */
function parseSemver(text) {
    if (text.length > longest)
        return null;
    const match = semver_pattern.exec(text);
    if (match === null)
        return null;
    const [, major, minor, patch, parts, build] = match;
    return {
        release: [Number(major), Number(minor), Number(patch)],
        pre: parts === undefined ? [] : parts.split('.'),
        build: build ?? '',
    };
}
/** Negative, zero or positive (https://semver.org/#spec-item-11). */
function compareSemver(a, b) {
    for (const [index, value] of a.release.entries()) {
        const difference = value - (b.release[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    if (a.pre.length === 0 || b.pre.length === 0)
        return b.pre.length - a.pre.length;
    for (const [index, part] of a.pre.entries()) {
        const other = b.pre[index];
        if (other === undefined)
            return 1;
        const order = compareParts(part, other);
        if (order !== 0)
            return order;
    }
    return a.pre.length - b.pre.length;
}
/** Numbers by value and before everything with letters, which is compared character by character. */
function compareParts(a, b) {
    const numbers = [/^\d+$/.test(a), /^\d+$/.test(b)];
    if (numbers[0] !== numbers[1])
        return numbers[0] === true ? -1 : 1;
    // Without leading zeros the longer of two numbers is the greater, however long they are.
    if (numbers[0] === true && a.length !== b.length)
        return a.length - b.length;
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
const alphaPattern = new RegExp(`^alpha\\.(${parts/* digits */.vm})(?:\\.pr([1-9][0-9]{0,14})\\.${parts/* digits */.vm})?\\.g[0-9a-f]{8}(?:\\.r[0-9]{2})?$`);
/** Null for versions that are neither final nor an alpha as Fairlead writes it. */
function knownSemver({ release, pre: parts, build }) {
    const text = release.join('.') + (build === '' ? '' : `+${build}`);
    if (parts.length === 0)
        return { release: text, alpha: null };
    const match = alphaPattern.exec(parts.join('.'));
    if (match === null)
        return null;
    const [, main, pull] = match;
    return {
        release: text,
        alpha: { mainCommitCount: Number(main), pullRequest: pull === undefined ? null : Number(pull) },
    };
}
function comparable(parsed, text) {
    if (parsed === null)
        throw (0,parts/* invalidVersion */.CC)(`${(0,parts/* quoted */.TL)(text)} is not a semantic version`);
    return parsed;
}
//# sourceMappingURL=semver.js.map
;// CONCATENATED MODULE: ./build/core/versions/npm/version.js


/** `1.5.0-alpha.1234.g1a2b3c4d`; of a pull request `1.5.0-alpha.1234.pr42.3.g1a2b3c4d`. The page is readme.md. */
function version_alphaVersion(input) {
    const base = version_read(input.base);
    if (base === null || base.alpha !== null) {
        throw (0,parts/* invalidVersion */.CC)(`${(0,parts/* quoted */.TL)(input.base)} is not a release version such as 1.4.0`);
    }
    return `${base.release}-alpha.${(0,parts/* alphaParts */.dp)(input).join('.')}`;
}
/** What stands after `+` is no part of the version for npm: two versions that differ in it only are the same one. */
function version_read(text) {
    const parsed = parseSemver(text);
    return parsed === null || parsed.build !== '' ? null : knownSemver(parsed);
}
function version_compare(a, b) {
    return compareSemver(comparable(parseSemver(a), a), comparable(parseSemver(b), b));
}
const npm = {
    alphaVersion: version_alphaVersion,
    afterCollision: (input, run) => `${version_alphaVersion(input)}.${(0,parts/* retryPart */.QH)(run)}`,
    read: version_read,
    compare: version_compare,
    pointer: parts/* movingTag */.Hj,
};
//# sourceMappingURL=version.js.map
;// CONCATENATED MODULE: ./build/core/versions/oci/version.js


/** Tags of the distribution specification (https://github.com/opencontainers/distribution-spec). */
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
/** A tag cannot hold `+`; `_` stands for it, as with Helm. No semantic version holds `_` itself. */
function version_parse(tag) {
    return parseSemver(tag.replaceAll('_', '+'));
}
function asTag(version) {
    const tag = version.replaceAll('+', '_');
    if (tagPattern.test(tag))
        return tag;
    throw (0,parts/* invalidVersion */.CC)(`${(0,parts/* quoted */.TL)(tag)} is not a tag of an image: at most 128 of A-Z a-z 0-9 . _ -`);
}
function versionOf(input, more) {
    const base = version_parse(input.base);
    if (base === null || base.pre.length > 0) {
        throw (0,parts/* invalidVersion */.CC)(`${(0,parts/* quoted */.TL)(input.base)} is not a release version such as 1.4.0`);
    }
    const build = base.build === '' ? '' : `+${base.build}`;
    return asTag(`${base.release.join('.')}-alpha.${[...(0,parts/* alphaParts */.dp)(input), ...more].join('.')}${build}`);
}
function oci_version_read(tag) {
    const parsed = version_parse(tag);
    const known = parsed === null ? null : knownSemver(parsed);
    return known === null ? null : { ...known, release: known.release.replaceAll('+', '_') };
}
/** Of `1.5.0_alpine` and `1.5.0`, two variants of one release, neither is newer. */
function oci_version_compare(a, b) {
    return compareSemver(comparable(version_parse(a), a), comparable(version_parse(b), b));
}
/** The tag as npm's version: `1.5.0-alpha.1234.pr42.3.g1a2b3c4d`. The page is readme.md. */
const oci = {
    alphaVersion: (input) => versionOf(input, []),
    afterCollision: (input, run) => versionOf(input, [(0,parts/* retryPart */.QH)(run)]),
    read: oci_version_read,
    compare: oci_version_compare,
    pointer: parts/* movingTag */.Hj,
};
//# sourceMappingURL=version.js.map
;// CONCATENATED MODULE: ./build/core/versions/pep440/version.js

const version_pattern = new RegExp(`^(${parts/* digits */.vm}(?:\\.${parts/* digits */.vm}){0,9})(?:(a|b|rc)(${parts/* digits */.vm}))?(?:\\.post(${parts/* digits */.vm}))?(?:\\.dev(${parts/* digits */.vm}))?$`);
function tryParse(text) {
    const match = version_pattern.exec(text);
    if (match?.[1] === undefined)
        return null;
    const [, release, kind, pre, post, dev] = match;
    return {
        release: release.split('.').map(Number),
        pre: kind === 'a' || kind === 'b' || kind === 'rc' ? { kind, number: Number(pre) } : null,
        post: post === undefined ? null : Number(post),
        dev: dev === undefined ? null : Number(dev),
    };
}
function pep440_version_parse(text) {
    const version = tryParse(text);
    if (version === null)
        throw (0,parts/* invalidVersion */.CC)(`${(0,parts/* quoted */.TL)(text)} is not a normal form of PEP 440`);
    return version;
}
function isFinal(version) {
    return version.pre === null && version.post === null && version.dev === null;
}
/** In the order of PEP 440; `1.0` equals `1.0.0`. */
function pep440_version_compare(left, right) {
    const [a, b] = [pep440_version_parse(left), pep440_version_parse(right)];
    const length = Math.max(a.release.length, b.release.length);
    for (let i = 0; i < length; i += 1) {
        const difference = (a.release[i] ?? 0) - (b.release[i] ?? 0);
        if (difference !== 0)
            return difference;
    }
    const other = suffixRank(b);
    for (const [i, value] of suffixRank(a).entries()) {
        const against = other[i] ?? 0;
        if (value !== against)
            return value < against ? -1 : 1;
    }
    return 0;
}
const kinds = { a: 0, b: 1, rc: 2 };
/** PEP 440: `1.0.dev1 < 1.0a1.dev1 < 1.0a1 < 1.0a1.post1.dev1 < 1.0a1.post1 < 1.0 < 1.0.post1`. */
function suffixRank({ pre, post, dev }) {
    const withoutPre = post === null && dev !== null ? -1 : 3;
    return [
        pre === null ? withoutPre : kinds[pre.kind],
        pre?.number ?? 0,
        post ?? -1,
        dev ?? Number.POSITIVE_INFINITY,
    ];
}
function main({ base, mainCommitCount, sha }) {
    if (!isFinal(pep440_version_parse(base)))
        throw (0,parts/* invalidVersion */.CC)(`${(0,parts/* quoted */.TL)(base)} is not a release version such as 1.4.0`);
    // Not in the version, since public indexes refuse it; wrong all the same where it is no commit.
    (0,parts/* commitPart */.H$)(sha);
    return `${base}a${(0,parts/* count */.U9)(mainCommitCount, 'number of commits', 0)}`;
}
/** Runs and their attempts in one number, in their order. */
function runNumber(run) {
    return (0,parts/* count */.U9)(run.number, 'run number', 1) * 100 + (0,parts/* attemptOf */.tx)(run);
}
function pep440_version_alphaVersion(input) {
    const { pullRequest: pull } = input;
    if (pull === undefined)
        return main(input);
    const post = (0,parts/* count */.U9)(pull.number, 'pull request number', 1);
    const dev = runNumber({ number: pull.runNumber, attempt: pull.runAttempt });
    return `${main(input)}.post${post}.dev${dev}`;
}
/**
 * Main alphas only, as if a pull request 0 had built them: after the alpha whose place is taken, before all of pull
 * requests. That of a pull request holds its run and attempt already.
 */
function afterCollision(input, run) {
    return input.pullRequest === undefined ? `${main(input)}.post0.dev${runNumber(run)}` : null;
}
function pep440_version_read(text) {
    const version = tryParse(text);
    if (version === null)
        return null;
    const release = version.release.join('.');
    if (isFinal(version))
        return { release, alpha: null };
    const { pre, post, dev } = version;
    if (pre?.kind !== 'a' || (post === null) !== (dev === null))
        return null;
    return { release, alpha: { mainCommitCount: pre.number, pullRequest: post === 0 ? null : post } };
}
/** `1.5.0a1234`; of a pull request `1.5.0a1234.post42.dev301`. The page is readme.md. */
const pep440 = { alphaVersion: pep440_version_alphaVersion, afterCollision, read: pep440_version_read, compare: pep440_version_compare, pointer: () => null };
//# sourceMappingURL=version.js.map
;// CONCATENATED MODULE: ./build/core/versions/index.js




/** The rules for versions of every ecosystem; the folder of each holds its page. */
const versionSchemes = { pep440: pep440, npm: npm, maven: maven, oci: oci };
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 1512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CC: () => (/* binding */ invalidVersion),
/* harmony export */   H$: () => (/* binding */ commitPart),
/* harmony export */   Hj: () => (/* binding */ movingTag),
/* harmony export */   QH: () => (/* binding */ retryPart),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   dp: () => (/* binding */ alphaParts),
/* harmony export */   tx: () => (/* binding */ attemptOf),
/* harmony export */   vm: () => (/* binding */ digits)
/* harmony export */ });
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4121);

/** A number as every ecosystem writes it: no leading zero, and exact as a number of JavaScript. */
const digits = '(?:0|[1-9][0-9]{0,14})';
function invalidVersion(detail) {
    return new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_VERSION_INVALID', detail);
}
/** Text from outside in a message: quoted and not too long. */
function quoted(text) {
    return JSON.stringify(text.slice(0, 100));
}
/** Below 10^13, so that 100 times it is still exact, for npm too, and within the digits that are read. */
function count(value, what, least) {
    if (Number.isSafeInteger(value) && value >= least && value < 1e13)
        return value;
    throw invalidVersion(`the ${what} ${value} is not a count from ${least} to below 10^13`);
}
function attemptOf(run) {
    const attempt = count(run.attempt, 'run attempt', 1);
    if (attempt > 99)
        throw invalidVersion('a run has at most 99 attempts');
    return attempt;
}
/**
 * The commit as one part of a version. Without the letter before it, digits only would be a number, which sorts
 * otherwise, and which may not start with a zero (https://semver.org/#spec-item-9).
 */
function commitPart(sha) {
    if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha))
        return `g${sha.slice(0, 8)}`;
    throw invalidVersion(`${quoted(sha)} is not a whole commit`);
}
/** `r02` for the second attempt. Two digits, since npm compares parts with letters as texts, and 10 comes after 2. */
function retryPart(run) {
    return `r${String(attemptOf(run)).padStart(2, '0')}`;
}
/** What comes after `alpha`: `1234 g1a2b3c4d` on the default branch, `1234 pr42 3 g1a2b3c4d` for a pull request. */
function alphaParts({ mainCommitCount, sha, pullRequest: pull }) {
    const main = String(count(mainCommitCount, 'number of commits', 0));
    if (pull === undefined)
        return [main, commitPart(sha)];
    const number = count(pull.number, 'pull request number', 1);
    const run = count(pull.runNumber, 'run number', 1);
    attemptOf({ number: run, attempt: pull.runAttempt });
    return [main, `pr${number}`, String(run), commitPart(sha)];
}
/** `alpha` for the default branch, `pr-42` for a pull request: no number and no range of numbers, as npm asks. */
function movingTag(pullRequest) {
    return pullRequest === null ? 'alpha' : `pr-${count(pullRequest, 'pull request number', 1)}`;
}
//# sourceMappingURL=parts.js.map

/***/ }),

/***/ 6061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ parseWheelName),
/* harmony export */   GX: () => (/* binding */ normaliseName),
/* harmony export */   vg: () => (/* binding */ tryParseWheelName)
/* harmony export */ });
/* unused harmony exports formatWheelName, escapeName */
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4121);

const part = '[A-Za-z0-9_.]+';
const pattern = new RegExp(`^(${part})-([A-Za-z0-9_.!+]+)(?:-([0-9][A-Za-z0-9_.]*))?-(${part}-${part}-${part})\\.whl$`);
/** Null for what is not a wheel's file name, so that lists with other files can be read. */
function tryParseWheelName(filename) {
    if (filename.length > 255)
        return null;
    const match = pattern.exec(filename);
    const [, distribution, version, build, tag] = match ?? [];
    if (distribution === undefined || version === undefined || tag === undefined)
        return null;
    return { distribution, version, build: build ?? null, tag };
}
/** @throws FinalError FL_WHEEL_INVALID */
function parseWheelName(filename) {
    const name = tryParseWheelName(filename);
    if (name === null) {
        throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_WHEEL_INVALID', `${JSON.stringify(filename.slice(0, 100))} is not a wheel's file name`);
    }
    return name;
}
function formatWheelName(name) {
    const build = name.build === null ? '' : `-${name.build}`;
    return `${name.distribution}-${name.version}${build}-${name.tag}.whl`;
}
/** The name under which an index knows a package (PEP 503): `Field.Notes_web` and `field-notes-web` are the same. */
function normaliseName(name) {
    return name.replace(/[-_.]+/g, '-').toLowerCase();
}
/** The name as it stands in file names of wheels. */
function escapeName(name) {
    return normaliseName(name).replaceAll('-', '_');
}
//# sourceMappingURL=wheel-name.js.map

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
/******/ var __webpack_exports__ = __nccwpck_require__(8709);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
