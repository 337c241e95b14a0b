export const id = 928;
export const ids = [928];
export const modules = {

/***/ 3928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildxArguments: () => (/* binding */ buildxArguments),
/* harmony export */   createBuildx: () => (/* binding */ createBuildx)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4121);


function field(text, name) {
    return new RegExp(`^${name}:\\s*(.+)$`, 'm').exec(text)?.[1]?.trim() ?? '';
}
/** `linux/amd64*, linux/arm64` as `docker buildx inspect` prints it; the star marks preferred ones. */
function platformList(text) {
    return field(text, 'Platforms')
        .split(',')
        .map((platform) => platform.trim().replace(/[*()].*$/, ''))
        .filter((platform) => platform !== '');
}
async function inspect(name, { job }) {
    const command = ['docker', 'buildx', 'inspect', ...(name === '' ? [] : [name]), '--bootstrap'];
    const { exitCode, stdout, stderr } = await job.run(command);
    if (exitCode !== 0) {
        const said = (stderr ?? '').trim().slice(0, 300);
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_COMMAND_FAILED', `docker buildx inspect: ${said}`);
    }
    return { driver: field(stdout, 'Driver'), platforms: platformList(stdout) };
}
/** The builder in use, or one of our own where that cannot write images into a folder (driver `docker`). */
async function openInstance(deps) {
    const found = await inspect('', deps);
    if (found.driver !== 'docker')
        return { name: '', platforms: found.platforms };
    const name = `fairlead-${deps.job.context.run.id}-${deps.job.context.run.attempt}`;
    const create = ['docker', 'buildx', 'create', '--name', name, '--driver', 'docker-container'];
    const { exitCode, stderr } = await deps.job.run(create);
    if (exitCode !== 0 && !/existing instance/.test(stderr ?? '')) {
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_COMMAND_FAILED', `docker buildx create: ${(stderr ?? '').trim().slice(0, 300)}`);
    }
    return { name, platforms: (await inspect(name, deps)).platforms };
}
/** The arguments of one build. Without attestations of its own, which would be platforms `unknown/unknown`. */
function buildxArguments(build, instance, out, hasCache) {
    const scope = `scope=fairlead-${build.cacheScope}`;
    return [
        'docker',
        'buildx',
        'build',
        ...(instance === '' ? [] : ['--builder', instance]),
        '--file',
        build.dockerfile,
        ...(build.platforms.length === 0 ? [] : ['--platform', build.platforms.join(',')]),
        ...Object.entries(build.labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]),
        '--build-arg',
        `SOURCE_DATE_EPOCH=${build.epoch}`,
        '--provenance=false',
        '--sbom=false',
        '--progress',
        'plain',
        ...(hasCache ? ['--cache-from', `type=gha,${scope}`, '--cache-to', `type=gha,mode=max,${scope}`] : []),
        '--output',
        `type=oci,dest=${out},tar=false,rewrite-timestamp=true`,
        build.context,
    ];
}
/** Docker's buildx, 0.13 or newer. */
function createBuildx(deps) {
    let opened = null;
    const instance = () => (opened ??= openInstance(deps));
    return {
        name: 'docker',
        platforms: async () => {
            const { platforms } = await instance();
            return platforms.length === 0 ? null : platforms;
        },
        async build(build) {
            const out = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(await deps.workspace.temporary('image'), 'layout');
            const hasCache = Object.keys(deps.cacheEnvironment).length > 0;
            const { name } = await instance();
            const command = buildxArguments(build, name, out, hasCache);
            const env = { SOURCE_DATE_EPOCH: String(build.epoch), ...deps.cacheEnvironment };
            const { exitCode } = await deps.job.run(command, { show: true, env });
            if (exitCode === 0)
                return out;
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_COMMAND_FAILED', `docker buildx build ended with exit code ${exitCode}`);
        },
        async close() {
            const { name } = opened === null ? { name: '' } : await opened.catch(() => ({ name: '' }));
            if (name !== '')
                await deps.job.run(['docker', 'buildx', 'rm', '--force', name]);
        },
    };
}
//# sourceMappingURL=buildx.js.map

/***/ })

};
