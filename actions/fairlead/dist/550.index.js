export const id = 550;
export const ids = [550];
export const modules = {

/***/ 9550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* unused harmony export childEnvironment */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7364);
/* harmony import */ var _core_reporting_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53);



/** Of output that is to be read, in bytes. */
const maxOutput = 64 * 1024 * 1024;
const maxErrors = 4_000;
/**
 * What a child process must not get: the job's tokens, its inputs, and the files that steer the job. It is no wall: on
 * Linux a program of the same user can read our own first environment in `/proc`. Code that is not trusted needs a job
 * without secrets (docs/publishing.md, docs/forks.md).
 */
const withheld = /^(?:ACTIONS_|INPUT_|GITHUB_(?:TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$)/;
/** The environment of child processes. */
function childEnvironment(environment, extra = {}) {
    const kept = Object.entries(environment).filter((entry) => entry[1] !== undefined && !withheld.test(entry[0]));
    return { ...Object.fromEntries(kept), ...extra };
}
/** Exit codes of {@link watcher}; those of shells and of timeout(1) for the same. */
const tooLong = 124;
const notStarted = 127;
/**
 * Starts a program in a group of its own and stops the whole group when its time is over: what the toolkit starts
 * cannot be stopped.
 */
const watcher = `
const [ms, program, ...args] = process.argv.slice(1);
const child = require('node:child_process').spawn(program, args, { stdio: 'inherit', detached: true });
let late = false;
const stop = () => { try { process.kill(-child.pid, 'SIGKILL'); } catch { child.kill('SIGKILL'); } };
const timer = setTimeout(() => { late = true; stop(); }, Number(ms));
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => { stop(); process.exit(130); });
child.on('error', () => process.exit(${notStarted}));
child.on('exit', (code) => { clearTimeout(timer); process.exitCode = late ? ${tooLong} : code ?? 128; });
`;
/** The command under a watcher. Windows has no process groups: there the job's own time limit is the bound. */
function bounded(command, timeoutMs) {
    if (timeoutMs === undefined || process.platform === 'win32')
        return command;
    return [process.execPath, '-e', watcher, '--', String(timeoutMs), ...command];
}
function judgeExit(program, exitCode, timeoutMs) {
    if (exitCode === notStarted)
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_COMMAND_FAILED', `${program} could not be started`);
    if (exitCode !== tooLong)
        return;
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_COMMAND_FAILED', `${program} ran longer than ${timeoutMs / 1000} s and was stopped`);
}
const progressEveryMs = 30_000;
/** A line now and then for who watches the log of a long command. */
function startProgress(program, timeoutMs) {
    if (timeoutMs === undefined)
        return undefined;
    let seconds = 0;
    const timer = setInterval(() => {
        seconds += progressEveryMs / 1000;
        process.stdout.write(`${(0,_core_reporting_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .inert */ .tJ)(`${program} is still running (${seconds} s)`)}\n`);
    }, progressEveryMs);
    return timer.unref();
}
/**
 * The toolkit looks for lines as well, though nobody listens to them, and its time grows with the square of a line's
 * length: 20 MB of JSON on one line take ten seconds. It looks at the text, which is empty then; the bytes stay.
 */
function hideLines(data) {
    Object.defineProperty(data, 'toString', { value: () => '' });
}
/**
 * Runs a program without a shell and without the job's tokens in its environment; see {@link CommandOptions}.
 * Errors: FL_COMMAND_FAILED when it cannot be started, runs too long, or prints more than 64 MB that are not shown.
 */
async function run(command, options = {}) {
    const [program, ...args] = bounded(command, options.timeoutMs);
    if (program === undefined)
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_INPUT_INVALID', 'a command is empty');
    const show = options.show ?? false;
    const parts = [];
    let size = 0;
    const keep = (data) => {
        size += data.length;
        if (size <= maxOutput)
            parts.push(data);
        hideLines(data);
    };
    let errors = '';
    const keepErrors = (data) => {
        errors = (errors + data.toString('utf8')).slice(-maxErrors);
        hideLines(data);
    };
    const name = command[0] ?? '';
    const { exec } = await __webpack_require__.e(/* import() */ 260).then(__webpack_require__.bind(__webpack_require__, 1260));
    const progress = startProgress(name, options.timeoutMs);
    // What the program prints may look like commands to the runner: between these two lines it obeys none.
    const token = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    if (show)
        process.stdout.write(`::stop-commands::${token}\n`);
    try {
        const exitCode = await exec(program, args, {
            cwd: options.cwd ?? process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
            env: childEnvironment(process.env, options.env),
            silent: !show,
            ignoreReturnCode: true,
            // One stream keeps the order, so that nothing arrives after commands are on again.
            errStream: process.stdout,
            listeners: { stdout: keep, stderr: keepErrors },
        });
        if (options.timeoutMs !== undefined)
            judgeExit(name, exitCode, options.timeoutMs);
        // What is shown is for people, and has been shown; half of what is read would be taken for the whole.
        if (!show && size > maxOutput)
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_COMMAND_FAILED', `${name} printed more than 64 MB, which is not read`);
        return { exitCode, stdout: Buffer.concat(parts).toString('utf8'), stderr: errors };
    }
    catch (cause) {
        if (cause instanceof _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FairleadError */ .jd)
            throw cause;
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_COMMAND_FAILED', `${name} could not be started`, { cause });
    }
    finally {
        clearInterval(progress);
        if (show)
            process.stdout.write(`\n::${token}::\n`);
    }
}
//# sourceMappingURL=run.js.map

/***/ })

};
