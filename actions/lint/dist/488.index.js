export const id = 488;
export const ids = [488];
export const modules = {

/***/ 9488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runLinters: () => (/* binding */ runLinters)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4121);
/* harmony import */ var _linters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6938);
/* harmony import */ var _gather_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6834);





/** The first way to start it that works, or null. */
async function ready({ job }, name, commands) {
    for (const command of commands) {
        try {
            const { exitCode, stdout } = await job.run([...command, ..._linters_js__WEBPACK_IMPORTED_MODULE_3__/* .linters */ .I1[name].versionArgs]);
            if (exitCode === 0)
                return { name, command, version: stdout.trim() };
        }
        catch (error) {
            if (!(error instanceof _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FairleadError */ .jd) || error.code !== 'FL_COMMAND_FAILED')
                throw error;
        }
    }
    return null;
}
/** The linters to run: those that the inputs name must start, those that only fit the repository need not. */
async function choose(deps, tracked) {
    const { tools, command } = deps.inputs;
    const named = command === null || tools.length > 0 ? tools : [(0,_linters_js__WEBPACK_IMPORTED_MODULE_3__/* .linterOf */ .og)(command)].flatMap((name) => name ?? []);
    if (command !== null && named.length !== 1) {
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FinalError */ .f4('FL_INPUT_INVALID', 'command needs one linter; name it in the input `tool`');
    }
    const chosen = [];
    const notes = [];
    for (const name of named.length > 0 ? named : (0,_linters_js__WEBPACK_IMPORTED_MODULE_3__/* .fittingLinters */ .pz)(tracked)) {
        const local = (0,_linters_js__WEBPACK_IMPORTED_MODULE_3__/* .localPrograms */ .f$)(name, tracked).map((program) => [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(deps.workspace.root, program)]);
        const usual = [...local, ..._linters_js__WEBPACK_IMPORTED_MODULE_3__/* .linters */ .I1[name].commands];
        const found = await ready(deps, name, command === null ? usual : [command]);
        const { title, about } = _linters_js__WEBPACK_IMPORTED_MODULE_3__/* .linters */ .I1[name];
        if (found !== null)
            chosen.push(found);
        else if (named.length > 0)
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FinalError */ .f4('FL_COMMAND_FAILED', `${title} could not be started`);
        else
            notes.push(`${title} is not installed: ${about} were not linted.`);
    }
    if (chosen.length > 0)
        return { chosen, notes };
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FinalError */ .f4('FL_LINTER_MISSING', notes.join(' '));
}
/** What one start wrote, as bytes. */
async function start(deps, { name, command }, invocation, report) {
    const { job, workspace, inputs } = deps;
    const result = await job.run([...command, ...invocation.args], {
        timeoutMs: inputs.timeoutMs,
        ...(invocation.cwd === '' ? {} : { cwd: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace.root, invocation.cwd) }),
    });
    const { title, lastFindingsExit } = _linters_js__WEBPACK_IMPORTED_MODULE_3__/* .linters */ .I1[name];
    if (result.exitCode > lastFindingsExit) {
        const said = (result.stderr ?? '').trim() || result.stdout.trim().slice(-2000);
        if (said !== '')
            job.info(said);
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FinalError */ .f4('FL_COMMAND_FAILED', `${title} ended with exit code ${result.exitCode}`);
    }
    return report === null ? [new TextEncoder().encode(result.stdout)] : workspace.stream(report);
}
/** All starts of one linter. A start that fails is a problem; the findings of the others stand. */
async function runOne(deps, linter, tracked) {
    const { inputs, workspace } = deps;
    const { title, reportFile } = _linters_js__WEBPACK_IMPORTED_MODULE_3__/* .linters */ .I1[linter.name];
    const folder = reportFile ? await workspace.temporary('linter') : null;
    const report = folder === null ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'report.json');
    const { args, paths } = inputs;
    const request = { version: linter.version, args, paths, tracked, report: report ?? '' };
    const starts = _linters_js__WEBPACK_IMPORTED_MODULE_3__/* .linters */ .I1[linter.name].invocations(request);
    const gathered = [];
    for (const invocation of starts) {
        deps.job.info(`Running ${title}${invocation.cwd === '' ? '' : ` in ${invocation.cwd}`}`);
        try {
            gathered.push(await (0,_gather_js__WEBPACK_IMPORTED_MODULE_4__/* .readPieces */ .ut)(title, await start(deps, linter, invocation, report)));
        }
        catch (error) {
            if (!(error instanceof _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FairleadError */ .jd))
                throw error;
            gathered.push({ ..._gather_js__WEBPACK_IMPORTED_MODULE_4__/* .nothingGathered */ .YT, problems: [error.toText()] });
        }
    }
    return {
        reports: gathered.flatMap(({ reports }) => reports).map((findings) => (0,_gather_js__WEBPACK_IMPORTED_MODULE_4__/* .withTool */ .Fl)(findings, title)),
        problems: gathered.flatMap(({ problems }) => problems),
        notes: [],
        tools: [title],
    };
}
/** Where the findings of a linter are kept, and under which key; null where its result depends on more than files. */
async function cachePlace({ inputs, workspace, git }, { name, version }, { depends }) {
    const files = depends === null ? null : await git.contentHash(depends);
    if (files === null)
        return null;
    // A report has absolute paths, so the place of the checkout belongs to the key.
    const identity = JSON.stringify([2, name, version, workspace.root, inputs.args, inputs.paths, files]);
    const key = `fairlead-lint-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(identity).digest('hex')}`;
    return { folder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace.kept, 'lint', name), key };
}
/** The linter's findings: kept from an earlier run on the same files, or by running it. Only clean runs are kept. */
async function runOrRestore(deps, linter, tracked) {
    const place = await cachePlace(deps, linter, _linters_js__WEBPACK_IMPORTED_MODULE_3__/* .linters */ .I1[linter.name]);
    if (place === null)
        return runOne(deps, linter, tracked);
    const { title } = _linters_js__WEBPACK_IMPORTED_MODULE_3__/* .linters */ .I1[linter.name];
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place.folder, 'findings.json');
    if (await deps.cache.restore(place.folder, place.key, [])) {
        const kept = parseKept(await deps.workspace.read(file));
        if (kept !== null)
            return { ..._gather_js__WEBPACK_IMPORTED_MODULE_4__/* .nothingGathered */ .YT, reports: kept, tools: [title] };
    }
    const gathered = await runOne(deps, linter, tracked);
    if (gathered.problems.length === 0) {
        await deps.workspace.write(file, JSON.stringify({ schema: 1, reports: gathered.reports }));
        await deps.cache.save(place.folder, place.key);
    }
    return gathered;
}
/** Findings as this version of the action keeps them. The key holds what made them, so only damage is looked for. */
function parseKept(text) {
    try {
        const data = JSON.parse(text ?? 'null');
        return data?.schema === 1 && Array.isArray(data.reports) ? data.reports : null;
    }
    catch {
        return null;
    }
}
/** Runs the linters that the inputs name, or those that fit the repository and are installed. */
async function runLinters(deps, tracked) {
    const { chosen, notes } = await choose(deps, tracked);
    const all = [];
    for (const linter of chosen)
        all.push(await runOrRestore(deps, linter, tracked));
    return {
        reports: all.flatMap(({ reports }) => reports),
        problems: all.flatMap(({ problems }) => problems),
        notes,
        tools: all.flatMap(({ tools }) => tools),
    };
}
//# sourceMappingURL=run.js.map

/***/ })

};
