export const id = 517;
export const ids = [517];
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

/***/ 5517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/core/config/index.js + 5 modules
var config = __webpack_require__(1718);
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js + 6 modules
var fairlead_error = __webpack_require__(7364);
// EXTERNAL MODULE: ./build/core/reporting/commands.js
var commands = __webpack_require__(53);
// EXTERNAL MODULE: ./build/core/reporting/summary.js
var summary = __webpack_require__(7603);
// EXTERNAL MODULE: ./build/core/standalone/index.js + 63 modules
var core_standalone = __webpack_require__(2251);
// EXTERNAL MODULE: ./build/actions/fairlead/src/deps.js
var src_deps = __webpack_require__(3964);
;// CONCATENATED MODULE: ./build/actions/fairlead/src/check.js






/** `command: check`: judges the job's pull request. Returns why the step fails, or null where every rule is met. */
async function check({ job, standalone }) {
    const number = pullOf(job.context);
    const { verdicts, outcome, notes } = await (0,core_standalone.checkPull)((0,src_deps/* repositoryOf */._)(job.context), number, standalone);
    const { conclusion, title } = outcome;
    const lines = verdicts.map(({ rule, status, sentence, remedy }) => `${rule}, ${status}: ${sentence}. ${remedy}`.trimEnd());
    const annotations = verdicts.flatMap(annotate);
    job.info([...notes, title, ...lines].join('\n'));
    job.command((0,commands/* annotationCommands */.sq)({ concern: 'policy', annotations, room: job.room?.() }).commands);
    job.output('conclusion', conclusion);
    await job.summary((0,summary/* renderSummary */.B)({ title: `fairlead/policy: ${title}`, lines: [...notes, ...lines], annotations }));
    return conclusion === 'success' ? null : title;
}
/** GitHub's merge queue names the pull request that a group holds last. */
const queued = /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,9})-[0-9a-f]{40}$/;
function pullOf({ pullRequest, event, ref }) {
    if (pullRequest !== null)
        return pullRequest.number;
    const group = event === 'merge_group' ? queued.exec(ref) : null;
    if (group !== null)
        return Number(group[1]);
    throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'command check needs a job of a pull request or a merge group');
}
function annotate(verdict) {
    const title = `fairlead: ${verdict.rule}`;
    if (verdict.evidence.length === 0) {
        if (verdict.status !== 'fail')
            return [];
        // The runner needs a file; the configuration is where the rule stands.
        const message = `${verdict.sentence}. ${verdict.remedy}`;
        return [{ path: config/* configFile */.Ze, startLine: 1, endLine: 1, level: 'failure', title, message }];
    }
    return verdict.evidence.map(({ file, line = 1, column, level, message }) => ({
        path: file,
        startLine: line,
        endLine: line,
        ...(column === undefined ? {} : { startColumn: column }),
        level,
        title,
        message,
    }));
}
//# sourceMappingURL=check.js.map
// EXTERNAL MODULE: ./build/core/reporting/text.js
var reporting_text = __webpack_require__(4432);
;// CONCATENATED MODULE: ./build/actions/fairlead/src/import.js



const maxText = 100_000;
/** `command: import`: the configuration that the settings amount to, in the log, the summary and a file. */
async function importSettings({ job, standalone, workspace }, writeTo) {
    const { text, notes } = await (0,core_standalone.importRepository)((0,src_deps/* repositoryOf */._)(job.context), standalone);
    if (writeTo !== null)
        await workspace.write(writeTo, text);
    job.info([...notes, text].join('\n'));
    job.output('configuration', (0,reporting_text/* cut */.Jj)(text, maxText));
    await job.summary([
        '### Configuration of the settings as they are',
        '',
        ...notes.map((note) => `- ${(0,reporting_text/* escapeMarkdown */.FV)(note)}`),
        '',
        fenced((0,reporting_text/* cut */.Jj)(text, maxText)),
        '',
    ].join('\n'));
    return null;
}
/** A code block that nothing in the text can end. */
function fenced(text) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}yaml\n${text}\n${fence}`;
}
//# sourceMappingURL=import.js.map
// EXTERNAL MODULE: ./build/core/protection/index.js + 39 modules
var protection = __webpack_require__(6459);
;// CONCATENATED MODULE: ./build/actions/fairlead/src/report.js



/** The runner takes 1 MiB of outputs and of a summary from a step. */
const maxOutput = 100_000;
const maxSummary = 900_000;
function createPlanReport(job) {
    const texts = [];
    const parts = [];
    let changes = 0;
    return {
        add({ repository, managedBy }, plan) {
            const text = (0,core_standalone.planText)(repository, plan);
            texts.push(text);
            job.info(text);
            if (managedBy !== null) {
                job.info(`fairlead/policy is pinned to the App ${managedBy}, which manages these settings.`);
            }
            changes += plan.changes.length;
            parts.push(`#### ${(0,reporting_text/* escapeMarkdown */.FV)((0,core_standalone.nameOf)(repository))}`, '', (0,protection/* describePlan */.df)(plan).markdown, '');
        },
        fail(name, why) {
            texts.push(`${name}: ${why}`);
            job.info(`${name}: ${why}`);
            parts.push(`#### ${(0,reporting_text/* escapeMarkdown */.FV)(name)}`, '', (0,reporting_text/* escapeMarkdown */.FV)(why), '');
        },
        async finish(title) {
            job.output('changes', String(changes));
            job.output('plan', (0,reporting_text/* cut */.Jj)(texts.join('\n'), maxOutput));
            await job.summary(wholeParts([`### ${title}`, '', ...parts]));
        },
    };
}
/** As many parts as the runner takes; a part that is cut would show half a table. */
function wholeParts(parts) {
    const shown = [];
    let size = 0;
    for (const part of parts) {
        size += Buffer.byteLength(part) + 1;
        if (size > maxSummary) {
            shown.push('', 'There is more; it stands in the log.');
            break;
        }
        shown.push(part);
    }
    return `${shown.join('\n')}\n`;
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./build/actions/fairlead/src/plan.js






/**
 * `command: plan`: in a job of a pull request what merging it changes in GitHub's settings, elsewhere what the default
 * branch asks for. Changes do not fail the step; the output `changes` counts them.
 */
async function plan({ job, standalone }) {
    const repository = (0,src_deps/* repositoryOf */._)(job.context);
    const report = createPlanReport(job);
    if (job.context.pullRequest === null) {
        const planned = await (0,core_standalone.planRepository)(repository, standalone);
        if (planned.rules.notes.length > 0)
            job.info(planned.rules.notes.join('\n'));
        report.add(planned, planned.plan);
        await report.finish('Plan');
        (0,core_standalone.mustBeRead)(planned);
        return null;
    }
    const { number } = job.context.pullRequest;
    const { planned, delta } = await (0,core_standalone.planPull)(repository, number, standalone).catch((error) => {
        plan_annotate(error, job);
        throw error;
    });
    if (planned.rules.notes.length > 0)
        job.info(planned.rules.notes.join('\n'));
    report.add(planned, delta);
    await report.finish('What merging changes');
    (0,core_standalone.mustBeRead)(planned);
    return null;
}
/** A configuration that cannot be used is shown at its place, where that is in this repository. */
function plan_annotate(error, job) {
    if (!(error instanceof fairlead_error/* FairleadError */.jd) || error.place?.file !== config/* configFile */.Ze)
        return;
    const { line = 1, column } = error.place;
    const at = { startLine: line, endLine: line, ...(column === undefined ? {} : { startColumn: column }) };
    const annotation = {
        path: config/* configFile */.Ze,
        ...at,
        level: 'failure',
        title: 'fairlead: plan',
        message: error.message,
    };
    job.command((0,commands/* annotationCommands */.sq)({ concern: 'plan', annotations: [annotation], room: job.room?.() }).commands);
}
/** The same of every repository of the organisation that the token sees. */
async function planEvery({ job, standalone }) {
    const report = createPlanReport(job);
    let failed = 0;
    for await (const { repository, planned } of (0,core_standalone.planAll)((0,src_deps/* repositoryOf */._)(job.context).owner, standalone)) {
        try {
            if (planned instanceof Error)
                throw planned;
            report.add(planned, planned.plan);
            (0,core_standalone.mustBeRead)(planned);
        }
        catch (error) {
            failed += 1;
            report.fail((0,core_standalone.nameOf)(repository), (0,core_standalone.errorText)(error));
        }
    }
    await report.finish('Plans');
    return failed === 0 ? null : `${failed} of the repositories could not be planned`;
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./build/actions/fairlead/src/sync.js




/** `command: sync`: carries out the plan, one change after the other. Never in a job of a pull request. */
async function sync(deps) {
    refusePulls(deps);
    const report = createPlanReport(deps.job);
    const planned = await (0,core_standalone.planRepository)((0,src_deps/* repositoryOf */._)(deps.job.context), deps.standalone);
    if (planned.rules.notes.length > 0)
        deps.job.info(planned.rules.notes.join('\n'));
    const failure = await carryOut(planned, deps, report);
    await report.finish('Changes made');
    return failure;
}
/** The same for every repository of the organisation that the token sees; one that fails stops none of the others. */
async function syncEvery(deps) {
    refusePulls(deps);
    const report = createPlanReport(deps.job);
    let failed = 0;
    for await (const { repository, planned } of (0,core_standalone.planAll)((0,src_deps/* repositoryOf */._)(deps.job.context).owner, deps.standalone)) {
        if (planned instanceof Error) {
            failed += 1;
            report.fail((0,core_standalone.nameOf)(repository), (0,core_standalone.errorText)(planned));
        }
        else if ((await carryOut(planned, deps, report)) !== null)
            failed += 1;
    }
    await report.finish('Changes made');
    return failed === 0 ? null : `${failed} of the repositories are not as they should be`;
}
function refusePulls({ job }) {
    if (job.context.pullRequest === null)
        return;
    throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'command sync does not run in a job of a pull request');
}
async function carryOut(planned, { job, standalone }, report) {
    const name = (0,core_standalone.nameOf)(planned.repository);
    try {
        const synced = await (0,core_standalone.syncRepository)(planned, standalone, (change) => {
            job.info(`${name}: ${(0,core_standalone.changeText)(change)}: done`);
        });
        report.add(planned, { ...planned.plan, changes: synced.done });
        if (synced.error === null)
            return null;
        job.info((0,core_standalone.syncedText)(synced));
        throw synced.error;
    }
    catch (error) {
        const why = (0,core_standalone.errorText)(error);
        report.fail(name, why);
        return `${name}: ${why}`;
    }
}
//# sourceMappingURL=sync.js.map
;// CONCATENATED MODULE: ./build/actions/fairlead/src/main.js




/** Runs the command. Returns why the step fails, or null where it does not. */
async function main(deps, { command, all, writeTo, }) {
    switch (command) {
        case 'check':
            return check(deps);
        case 'plan':
            return all ? planEvery(deps) : plan(deps);
        case 'import':
            return importSettings(deps, writeTo);
        case 'sync':
            return all ? syncEvery(deps) : sync(deps);
    }
}
//# sourceMappingURL=main.js.map

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
