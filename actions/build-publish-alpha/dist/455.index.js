export const id = 455;
export const ids = [455];
export const modules = {

/***/ 455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildahArguments: () => (/* binding */ buildahArguments),
/* harmony export */   createBuildah: () => (/* binding */ createBuildah)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4121);


/** Names of the kernel's emulators (`qemu-<name>`) by architecture. */
const emulators = {
    amd64: 'qemu-x86_64',
    arm64: 'qemu-aarch64',
    arm: 'qemu-arm',
    ppc64le: 'qemu-ppc64le',
    s390x: 'qemu-s390x',
    riscv64: 'qemu-riscv64',
};
async function run(command, deps, show) {
    const { exitCode, stdout } = await deps.job.run(command, { show });
    if (exitCode === 0)
        return stdout;
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_COMMAND_FAILED', `buildah ${command[1] ?? ''} ended with exit code ${exitCode}`);
}
/** The arguments of one build, into a list of manifests where there are several platforms. */
function buildahArguments(build, name) {
    const several = build.platforms.length > 1;
    return [
        'buildah',
        'build',
        '--format',
        'oci',
        // Layers are kept by what made them, not for whom: of two platforms the second would get those of the first.
        several ? '--layers=false' : '--layers=true',
        '--timestamp',
        String(build.epoch),
        '--file',
        build.dockerfile,
        ...(build.platforms.length === 0 ? [] : ['--platform', build.platforms.join(',')]),
        ...Object.entries(build.labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]),
        ...(several ? ['--manifest', name] : ['--tag', name]),
        build.context,
    ];
}
/** buildah, 1.23 or newer. Layers stay in the machine's own storage, for the next build. */
function createBuildah(deps) {
    return {
        name: 'buildah',
        async platforms() {
            const info = await run(['buildah', 'info', '--format', '{{.host.os}}/{{.host.arch}}'], deps, false);
            const own = info.trim();
            const installed = await deps.workspace.list('/proc/sys/fs/binfmt_misc');
            const others = Object.entries(emulators)
                .filter(([, emulator]) => installed.includes(emulator))
                .map(([architecture]) => `linux/${architecture}`);
            return [...new Set([own, ...others])];
        },
        async build(build) {
            const out = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(await deps.workspace.temporary('image'), 'layout');
            const name = `localhost/fairlead/${build.cacheScope}:build`;
            const several = build.platforms.length > 1;
            // A list of manifests of a build before would only grow.
            if (several)
                await deps.job.run(['buildah', 'rmi', '--force', name]);
            await run(buildahArguments(build, name), deps, true);
            const push = several ? ['manifest', 'push', '--all'] : ['push'];
            await run(['buildah', ...push, '--quiet', name, `oci:${out}`], deps, false);
            return out;
        },
        close: () => Promise.resolve(),
    };
}
//# sourceMappingURL=buildah.js.map

/***/ })

};
