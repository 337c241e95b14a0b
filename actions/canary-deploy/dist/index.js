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

/***/ 2414:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _adapters_clock_system_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7148);
/* harmony import */ var _adapters_fairlead_http_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(601);
/* harmony import */ var _adapters_job_github_actions_job_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9341);
/* harmony import */ var _adapters_tokens_github_actions_index_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5916);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1003);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2051);






await (0,_adapters_job_github_actions_job_js__WEBPACK_IMPORTED_MODULE_2__/* .runAction */ .C)(async () => {
    const inputs = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readInputs */ .K)();
    const { appUrl, token } = inputs;
    const job = (0,_adapters_job_github_actions_job_js__WEBPACK_IMPORTED_MODULE_2__/* .createJob */ ._)();
    const deployments = async () => {
        const { createJobDeployments } = await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(119), __nccwpck_require__.e(413), __nccwpck_require__.e(948)]).then(__nccwpck_require__.bind(__nccwpck_require__, 948));
        return createJobDeployments({ token, repository: job.context.repository.name });
    };
    return (0,_main_js__WEBPACK_IMPORTED_MODULE_5__/* .main */ .i)({
        inputs,
        job,
        clock: _adapters_clock_system_index_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m,
        app: (0,_adapters_fairlead_http_index_js__WEBPACK_IMPORTED_MODULE_1__/* .createFairleadApi */ .N)({
            appUrl,
            idToken: (0,_adapters_tokens_github_actions_index_js__WEBPACK_IMPORTED_MODULE_3__/* .createIdTokens */ .Y)(),
            clock: _adapters_clock_system_index_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m,
            random: Math.random,
            log: (line) => job.info(line),
        }),
        deployments: inputs.deployment && token !== '' ? deployments : null,
    });
});
//# sourceMappingURL=index.js.map
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1003:
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
        process.stdout.write(`::add-mask::${(0,commands/* escapeData */.uf)(secret)}\n`);
}
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __nccwpck_require__(4121);
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
;// CONCATENATED MODULE: ./build/actions/canary-deploy/src/inputs.js



const patterns = ['canary', 'blue-green', 'rolling'];
/** `5, 25, 50` or `5 25 50`, with or without percent signs. */
function stepsInput(text) {
    const parts = text.split(/[\s,]+/).filter((part) => part !== '');
    const steps = parts.map((part) => (/^\d{1,2}%?$/.test(part) ? Number.parseInt(part, 10) : 0));
    const rising = steps.every((step, at) => step >= 1 && step > (steps[at - 1] ?? 0));
    if (rising && steps.length > 0 && steps.length <= 20)
        return steps;
    throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'steps must be rising percentages below 100, such as 5, 25, 50');
}
function artifactsInput(text) {
    if (text === '')
        return null;
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'artifacts must be the output of build-publish-alpha', {
            cause,
        });
    }
}
/** Reads the inputs of `action.yml`. */
function readInputs() {
    const token = getInput('token');
    if (token !== '')
        setSecret(token);
    const pattern = getInput('pattern');
    const steps = getInput('steps');
    const bake = getInput('bake');
    const finalBake = getInput('final-bake');
    return {
        appUrl: requiredInput('app-url', getInput('app-url')),
        service: requiredInput('service', getInput('service')),
        environment: requiredInput('environment', getInput('environment')),
        version: getInput('version') || 'newest',
        artifacts: artifactsInput(getInput('artifacts')),
        way: {
            ...(pattern === '' ? {} : { pattern: choiceInput('pattern', pattern, patterns) }),
            ...(steps === '' ? {} : { steps: stepsInput(steps) }),
            ...(bake === '' ? {} : { bakeMs: durationInput('bake', bake) }),
            ...(finalBake === '' ? {} : { finalBakeMs: durationInput('final-bake', finalBake) }),
        },
        wait: booleanInput('wait', getInput('wait'), true),
        timeoutMs: durationInput('timeout', getInput('timeout') || '2h'),
        deployment: booleanInput('deployment', getInput('deployment'), true),
        environmentUrl: urlInput('environment-url', getInput('environment-url')),
        token,
    };
}
//# sourceMappingURL=inputs.js.map

/***/ }),

/***/ 2051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/core/reporting/follow.js
var follow = __nccwpck_require__(1578);
;// CONCATENATED MODULE: ./build/core/delivery/evidence.js
/** How unlikely the evidence must be if it only seemed so. */
const alphas = { harm: 0.01, safe: 0.05 };
/** The e-values at which a rollout goes back, and at which it counts as proven safe: 1 / alpha. */
const limits = { harm: Math.round(1 / alphas.harm), safe: Math.round(1 / alphas.safe) };
//# sourceMappingURL=evidence.js.map
;// CONCATENATED MODULE: ./build/core/reporting/rollout-progress.js

/** While only the evidence changes, it is told this often. */
const evidenceEveryMs = 30_000;
function evidence(value) {
    if (value >= 1_000_000)
        return value.toExponential(1);
    return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
}
/**
 * Where a rollout is, as a sentence: its step, the share of requests, and how strong the evidence is. Null while it has
 * not begun, or has ended.
 */
function progressLine(status) {
    const { step, steps, weight, version, eHarm, eSafe, ended } = status;
    if (ended || step === 0)
        return null;
    const place = `step ${step} of ${steps}: ${version} gets ${weight} % of the requests`;
    const harm = `evidence of harm ${evidence(eHarm)}, goes back at ${limits.harm}`;
    if (weight === 100)
        return `${place}; ${harm}`;
    return `${place}; ${harm}; of safety ${evidence(eSafe)}, proven at ${limits.safe}`;
}
/** Log lines after the last one that was printed. The App keeps the newest ones only, so they are not counted. */
function fresh(log, last) {
    const lines = log.map(({ at, line }) => `${at} ${line}`);
    return last === null ? lines : lines.slice(lines.lastIndexOf(last) + 1);
}
/** Prints what is new of a rollout: lines of its log, its sentence, its step and the evidence. */
function rolloutPrinter(info, 
/** Milliseconds since the epoch. */
now) {
    let lastLine = null;
    let lastSentence = '';
    let told = { place: '', line: '', at: 0 };
    return (status) => {
        for (const line of fresh(status.log, lastLine)) {
            info(line);
            lastLine = line;
        }
        const sentence = `${status.state.replaceAll('_', ' ')}: ${status.sentence}`;
        if (sentence !== lastSentence)
            info(sentence);
        lastSentence = sentence;
        const line = progressLine(status);
        if (line === null || line === told.line)
            return;
        const place = `${status.step} ${status.weight}`;
        if (place === told.place && now() - told.at < evidenceEveryMs)
            return;
        info(line);
        told = { place, line, at: now() };
    };
}
//# sourceMappingURL=rollout-progress.js.map
;// CONCATENATED MODULE: ./build/core/reporting/rollout-run.js


/** Tells what was accepted: outputs, and a line in the log. */
function tellAccepted(job, { rolloutId, statusUrl, version }, what) {
    job.output('rollout-id', rolloutId);
    job.output('status-url', statusUrl);
    job.output('version', version);
    job.info(`${what}: ${pageOf(statusUrl, rolloutId)}`);
}
/** The page of a rollout, for people. */
function pageOf(statusUrl, rolloutId) {
    return URL.parse(`/rollouts/${rolloutId}`, statusUrl)?.href ?? statusUrl;
}
/**
 * Follows a rollout to its end, with its progress in the log and as GitHub's deployment. The output `state` says where it
 * is in any case. Errors: FL_WAIT_TIMEOUT when the time is over; the rollout goes on by itself.
 */
async function followRollout(run, deps) {
    const { app, job, clock } = deps;
    const log = await openLog(run, deps);
    let seen = null;
    const read = async (until) => {
        const status = await app.rolloutStatus(run.accepted.statusUrl, until);
        // Once: it has begun.
        if (log !== null && status.step > 0 && (seen?.step ?? 0) === 0 && !status.ended)
            await log.begun(status);
        seen = status;
        return status;
    };
    const info = (line) => job.info(line);
    try {
        const status = await (0,follow/* follow */.e6)(read, {
            clock,
            timeoutMs: run.timeoutMs,
            ended: ({ ended }) => ended,
            show: rolloutPrinter(info, () => clock.now()),
            stillWaiting: (last, waitedMs) => info((0,follow/* waitingLine */.Sh)(last, waitedMs)),
        });
        await log?.ended(status);
        return status;
    }
    finally {
        job.output('state', seen?.state ?? 'running');
    }
}
async function openLog(run, { deployments, clock, job }) {
    const { accepted, service, environment, environmentUrl } = run;
    const sha = accepted.sha ?? run.sha;
    if (deployments === null || sha === null)
        return null;
    const { openDeploymentLog } = await __nccwpck_require__.e(/* import() */ 62).then(__nccwpck_require__.bind(__nccwpck_require__, 62));
    const { rolloutId, version, statusUrl } = accepted;
    const logUrl = pageOf(statusUrl, rolloutId);
    return openDeploymentLog({ rolloutId, service, environment, version, sha, logUrl, environmentUrl }, { deployments: await deployments(), clock, command: (lines) => job.command(lines) });
}
//# sourceMappingURL=rollout-run.js.map
// EXTERNAL MODULE: ./build/core/reporting/text.js
var reporting_text = __nccwpck_require__(4432);
;// CONCATENATED MODULE: ./build/core/reporting/summary.js

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
        yield `- ${(0,reporting_text/* escapeMarkdown */.FV)((0,reporting_text/* cut */.Jj)((0,reporting_text/* oneLine */.TN)(line), 4 * maxCell))}`;
}
function* tableRows(annotations) {
    for (const { path, startLine, title, message } of annotations) {
        const place = (0,reporting_text/* escapeMarkdown */.FV)(`${(0,reporting_text/* cut */.Jj)(path, maxCell)}:${startLine}`);
        yield `| ${place} | ${(0,reporting_text/* escapeMarkdown */.FV)((0,reporting_text/* cut */.Jj)(`${title}: ${message}`, maxCell))} |`;
    }
}
/**
 * A job summary in Markdown: a heading, lines as a list, annotations as a table. It is cut between lines at the
 * runner's limit in bytes, and says how much it left out.
 */
function renderSummary(page) {
    const { annotations = [], file } = page;
    const where = file === undefined ? '' : ` All are in ${(0,reporting_text/* escapeMarkdown */.FV)((0,reporting_text/* cut */.Jj)(file, maxCell))}.`;
    const list = fitting(listRows(page.lines), page.lines.length, maxListBytes);
    const head = [
        `### ${(0,reporting_text/* escapeMarkdown */.FV)((0,reporting_text/* cut */.Jj)((0,reporting_text/* oneLine */.TN)(page.title), maxCell))}`,
        '',
        ...list.kept,
        ...(list.left === 0 ? [] : [`- ${(0,reporting_text/* count */.U9)(list.left, 'more line')} in the log of the job.`]),
        '',
        ...(annotations.length === 0 ? [] : ['| Where | What |', '|---|---|']),
    ];
    const room = maxBytes - bytesOf(head.join('\n')) - 10 * maxCell;
    const table = fitting(tableRows(annotations), annotations.length, room);
    const tail = table.left === 0 ? [] : ['', `${(0,reporting_text/* count */.U9)(table.left, 'more finding')} not shown.${where}`];
    return `${[...head, ...table.kept, ...tail].join('\n')}\n`;
}
//# sourceMappingURL=summary.js.map
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __nccwpck_require__(4121);
;// CONCATENATED MODULE: ./build/actions/canary-deploy/src/version.js

function textIn(entry, name) {
    if (typeof entry !== 'object' || entry === null)
        return null;
    const value = Object.entries(entry).find(([key]) => key === name)?.[1];
    return typeof value === 'string' && value !== '' && value.length <= 200 ? value : null;
}
/**
 * The version to roll out: that of the input, or the release that came of the service's artifact.
 * Errors: FL_INPUT_INVALID.
 */
function versionOf({ artifacts, service, version }) {
    if (artifacts === null)
        return version;
    if (version !== 'newest')
        throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'give either version or artifacts, not both');
    if (!Array.isArray(artifacts))
        throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'artifacts must be the output of build-publish-alpha');
    const own = artifacts.filter((entry) => textIn(entry, 'service') === service);
    // Of several kinds the one that the engine runs and promotes.
    const found = own.find((entry) => textIn(entry, 'kind') === 'python') ?? own[0];
    const release = textIn(found, 'releaseVersion');
    if (release !== null)
        return release;
    throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', `artifacts has no release of the service ${service}`);
}
//# sourceMappingURL=version.js.map
;// CONCATENATED MODULE: ./build/actions/canary-deploy/src/main.js



/** Starts a rollout and follows it; fails the step when it does not end with the new version serving all. */
async function main(deps) {
    const { inputs, job, app } = deps;
    const { service, environment, environmentUrl, timeoutMs } = inputs;
    const { repository, run, headSha } = job.context;
    // Who does not wait leaves the deployment to the App, which sees the end.
    const deployments = inputs.wait ? deps.deployments : null;
    const accepted = await app.rollout({
        schema: 1,
        repository,
        run: { id: run.id, attempt: run.attempt },
        service,
        environment,
        version: versionOf(inputs),
        sha: headSha,
        key: `${run.id}/${run.attempt}/${service}/${environment}`,
        ...inputs.way,
        ...(environmentUrl === undefined ? {} : { environmentUrl }),
        deployment: deployments === null ? 'app' : 'job',
    });
    const { version, rolloutId } = accepted;
    tellAccepted(job, accepted, `Rollout ${rolloutId} of ${service} ${version} to ${environment}`);
    if (!inputs.wait) {
        job.output('state', 'running');
        return null;
    }
    const wanted = { accepted, service, environment, environmentUrl, sha: headSha, timeoutMs };
    const status = await followRollout(wanted, { ...deps, deployments });
    const title = `${service} ${status.version} to ${environment}: ${status.state.replaceAll('_', ' ')}`;
    const lines = [status.sentence, ...status.log.map((entry) => `${entry.at} ${entry.line}`)];
    await job.summary(renderSummary({ title, lines }));
    return status.state === 'done' ? null : status.sentence;
}
//# sourceMappingURL=main.js.map

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

/***/ 601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (/* binding */ createFairleadApi)
});

// UNUSED EXPORTS: parseAppUrl

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/core/api/idempotency.js

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
    return `sha-256=:${(0,external_node_crypto_.createHash)('sha256').update(body).digest('base64')}:`;
}
function sha256Hex(data) {
    return (0,external_node_crypto_.createHash)('sha256').update(data).digest('hex');
}
//# sourceMappingURL=idempotency.js.map
// EXTERNAL MODULE: ./build/core/errors/catalogue.js + 5 modules
var catalogue = __nccwpck_require__(3175);
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __nccwpck_require__(4121);
// EXTERNAL MODULE: ./build/core/json.js
var json = __nccwpck_require__(8314);
// EXTERNAL MODULE: ./build/core/reporting/text.js
var reporting_text = __nccwpck_require__(4432);
// EXTERNAL MODULE: ./build/adapters/http.js + 1 modules
var http = __nccwpck_require__(6997);
// EXTERNAL MODULE: ./build/core/reporting/follow.js
var follow = __nccwpck_require__(1578);
;// CONCATENATED MODULE: ./build/adapters/fairlead/http/persist.js




const giveUpAfterMs = 10 * 60_000;
const firstDelayMs = 1_000;
const longestDelayMs = 60_000;
/** A token that is stale again and again means a clock that is wrong: no try will mend that. */
const mostStale = 3;
/** Refusals that a new token mends. */
const staleTokens = new Set(['FL_TOKEN_EXPIRED', 'FL_TOKEN_USED']);
/**
 * Does the work until it succeeds, fails for good (whatever is no TransientError), or the time is over. Waits with
 * full jitter, from one second doubling to sixty, on top of what the other side asked for.
 */
async function persist(work, patience) {
    const { clock, random, log } = patience;
    const start = clock.now();
    const deadline = Math.min(start + giveUpAfterMs, patience.until ?? Number.POSITIVE_INFINITY);
    let stale = 0;
    for (let tried = 1;; tried += 1) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof fairlead_error/* TransientError */.N_))
                throw error;
            if (staleTokens.has(error.code))
                stale += 1;
            const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(tried - 1, 10));
            const wait = (error.retryAfterMs ?? 0) + random() * longest;
            const now = clock.now();
            if (stale > mostStale || now + wait > deadline)
                throw givenUp(error, tried, now - start);
            log?.(`${error.message}. Trying again in ${(0,follow/* duration */.p0)(wait)}.`);
            await clock.sleep(wait);
        }
    }
}
/** The last error, with what was tried before. */
function givenUp(error, tried, ms) {
    const asked = error.retryAfterMs ?? 0;
    const parts = [
        error.message.replace(catalogue/* catalogue */.s[error.code].sentence, '').replace(/^: /, ''),
        tried > 1 ? `${(0,reporting_text/* count */.U9)(tried, 'try', 'tries')} in ${(0,follow/* duration */.p0)(ms)}` : '',
        asked > 0 ? `it asks to come back in ${(0,follow/* duration */.p0)(asked)}` : '',
    ];
    return new fairlead_error/* TransientError */.N_(error.code, parts.filter((part) => part !== '').join('; '), { cause: error });
}
//# sourceMappingURL=persist.js.map
;// CONCATENATED MODULE: ./build/adapters/fairlead/http/texts.js
const longestText = 10_000;
/**
 * An answer that is a few texts, or null where one of them is missing. By hand, since it is all that most jobs read: a
 * schema's library would take longer to load than the whole exchange.
 */
function readTexts(data, names) {
    if (typeof data !== 'object' || data === null)
        return null;
    const entries = new Map(Object.entries(data));
    const read = {};
    for (const name of names) {
        const text = entries.get(name);
        if (typeof text !== 'string' || text.length > longestText)
            return null;
        read[name] = text;
    }
    return read;
}
//# sourceMappingURL=texts.js.map
;// CONCATENATED MODULE: ./build/adapters/fairlead/http/index.js








const requestTimeoutMs = 30_000;
const maxAnswerBytes = 8 * 1024 * 1024;
const retried = new Set([408, 425, 429]);
/** Parses the input `app-url`. Tokens travel over it, so it is https, or http to this machine only. */
function parseAppUrl(text) {
    const url = URL.parse(text);
    if (url === null)
        throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'app-url is not a URL');
    const local = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
    if (url.protocol === 'https:' || (url.protocol === 'http:' && local))
        return url;
    throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', 'app-url is not an https address');
}
/** Loaded by need: {@link readTexts} says why. */
const shapes = () => Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(680)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2680));
/** The App's refusal as an error of the same code, where we know it; transient where a new token mends it. */
async function refusal(status, text) {
    const parsed = (await shapes()).apiError.safeParse((0,json/* jsonOrNull */.J)(text));
    if (!parsed.success)
        return new fairlead_error/* FinalError */.f4('FL_APP_REFUSED', `status ${status}`);
    const { code, message, remedy } = parsed.data.error;
    if (!Object.hasOwn(catalogue/* catalogue */.s, code))
        return new fairlead_error/* FinalError */.f4('FL_APP_REFUSED', (0,reporting_text/* cut */.Jj)(`${message}. ${remedy} (${code})`, 2000));
    const known = code;
    const detail = message.replace(catalogue/* catalogue */.s[known].sentence, '').replace(/^: /, '');
    if (status === 401 && staleTokens.has(known))
        return new fairlead_error/* TransientError */.N_(known, (0,reporting_text/* cut */.Jj)(detail, 2000));
    return new fairlead_error/* FinalError */.f4(known, (0,reporting_text/* cut */.Jj)(detail, 2000));
}
/** What `Retry-After` asks for (RFC 9110, section 10.2.3: seconds or a date), in milliseconds, or undefined. */
function retryAfterMs(headers, now) {
    const text = headers.get('retry-after')?.trim() ?? '';
    if (/^\d{1,9}$/.test(text))
        return Number(text) * 1000;
    const date = text.endsWith(' GMT') ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
/** One try, with a token of its own. */
async function send(call, options) {
    const plain = (options.environment ?? process.env)['FAIRLEAD_AUDIENCE'] ?? '';
    const token = await options.idToken(plain === '' ? bodyAudience(call.url.origin, call.body) : plain);
    const answer = await (0,http/* request */.Em)(call.url, {
        method: call.method,
        headers: { ...call.headers, authorization: `Bearer ${token}`, accept: 'application/json' },
        ...(call.method === 'POST' ? { body: call.body } : {}),
        timeoutMs: options.timeoutMs ?? requestTimeoutMs,
        maxBytes: maxAnswerBytes,
        retries: 0,
        plain: true,
        unreachable: 'FL_APP_UNREACHABLE',
    });
    const text = new TextDecoder().decode(answer.bytes);
    if (answer.status >= 200 && answer.status < 300)
        return text;
    if (!retried.has(answer.status) && answer.status < 500)
        throw await refusal(answer.status, text);
    const wait = retryAfterMs(answer.headers, options.clock.now());
    const detail = `${call.url.origin} answered ${answer.status}`;
    throw new fairlead_error/* TransientError */.N_('FL_APP_UNREACHABLE', detail, wait === undefined ? {} : { retryAfterMs: wait });
}
/** Sends until there is an answer that can be read. Safe to repeat: every body carries what makes it the same one. */
function exchange(call, read, options, until) {
    const { clock, random, log } = options;
    const work = async () => {
        const answer = await read((0,json/* jsonOrNull */.J)(await send(call, options)));
        if (answer !== null)
            return answer;
        throw new fairlead_error/* FinalError */.f4('FL_APP_REFUSED', 'its answer is not what docs/api.md says');
    };
    return persist(work, { clock, random, until, log });
}
/**
 * The App over HTTP. Every request carries an OIDC token of the job whose audience names the body's hash.
 * Errors: FL_APP_UNREACHABLE after ten minutes of tries; FL_APP_REFUSED or the App's own code at once.
 */
function createFairleadApi(options) {
    const app = parseAppUrl(options.appUrl);
    const post = (path, body, headers = {}) => {
        const text = JSON.stringify(body);
        const described = { 'content-type': 'application/json', 'content-digest': contentDigest(text) };
        return { method: 'POST', url: new URL(path, app), body: text, headers: { ...described, ...headers } };
    };
    const get = (statusUrl) => {
        const url = URL.parse(statusUrl, app.href);
        if (url?.origin !== app.origin)
            throw new fairlead_error/* FinalError */.f4('FL_APP_REFUSED', 'its status address is not its own');
        return { method: 'GET', url, body: '', headers: {} };
    };
    const rolloutAccepted = (data) => {
        const accepted = readTexts(data, ['rolloutId', 'statusUrl', 'version']);
        return accepted === null ? null : { ...accepted, ...readTexts(data, ['sha']) };
    };
    return {
        findings: async (body) => {
            await exchange(post('/v1/findings', body), () => true, options);
        },
        message: (body) => {
            const headers = {
                'content-type': 'application/cloudevents+json',
                'idempotency-key': body.idempotencykey,
                ...(body.traceparent === undefined ? {} : { traceparent: body.traceparent }),
            };
            const accepted = (data) => readTexts(data, ['runId', 'statusUrl', 'acceptedAt']);
            return exchange(post('/v1/messages', body, headers), accepted, options);
        },
        rollout: (body) => exchange(post('/v1/rollouts', body), rolloutAccepted, options),
        rollback: (body) => exchange(post('/v1/rollbacks', body), rolloutAccepted, options),
        testRun: async (statusUrl, until) => {
            const { testRunStatus } = await shapes();
            return exchange(get(statusUrl), (data) => testRunStatus.safeParse(data).data ?? null, options, until);
        },
        liveDigests: async () => {
            const { liveDigests } = await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(967)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3967));
            const read = (data) => liveDigests.safeParse(data).data?.digests ?? null;
            return exchange(get('/v1/live-digests'), read, options);
        },
        rolloutStatus: async (statusUrl, until) => {
            const { rolloutStatus } = await shapes();
            return exchange(get(statusUrl), (data) => rolloutStatus.safeParse(data).data ?? null, options, until);
        },
    };
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 6997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Dm: () => (/* binding */ isTransientStatus),
  Em: () => (/* binding */ request)
});

// UNUSED EXPORTS: retryAfterMs

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

/***/ 9341:
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
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = process.getBuiltinModule("node:fs");
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
        data = JSON.parse((0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8'));
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
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = process.getBuiltinModule("node:path");
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
    const folder = (0,external_node_path_namespaceObject.join)(temporary, folderName);
    (0,external_node_fs_namespaceObject.mkdirSync)(folder, { recursive: true });
    (0,external_node_fs_namespaceObject.writeFileSync)((0,external_node_path_namespaceObject.join)(folder, file), text);
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
    return (0,external_node_path_namespaceObject.join)(folder, `fairlead-room-${key.digest('hex').slice(0, 32)}.json`);
}
/** How many annotations of each kind the runner still shows in this step: all ten where nothing can be read. */
function readRoom(environment = process.env) {
    const path = room_fileOf(environment);
    if (path === null)
        return commands/* wholeRoom */.$u;
    try {
        const stat = (0,external_node_fs_namespaceObject.statSync)(path);
        if (!stat.isFile() || stat.size > maxBytes)
            return commands/* wholeRoom */.$u;
        const kept = JSON.parse((0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8'));
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
        (0,external_node_fs_namespaceObject.writeFileSync)(path, JSON.stringify(room));
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
        (0,external_node_fs_namespaceObject.appendFileSync)(path, fileEntry(name, value));
}
function sizeOf(path) {
    return (0,external_node_fs_namespaceObject.statSync)(path, { throwIfNoEntry: false })?.size ?? 0;
}
/** Appends Markdown to the summary of the job: its first lines where the whole has no room. */
function appendSummary(markdown, environment = process.env) {
    const path = environment['GITHUB_STEP_SUMMARY'] ?? '';
    if (path === '')
        return;
    const room = maxSummaryBytes - sizeOf(path);
    if (Buffer.byteLength(markdown) <= room) {
        (0,external_node_fs_namespaceObject.appendFileSync)(path, markdown);
        return;
    }
    const left = room - Buffer.byteLength(cutNote);
    if (left < 0)
        return;
    const bytes = Buffer.from(markdown).subarray(0, left);
    // Whole lines only: half a row is no table, half a character is none.
    const whole = bytes.subarray(0, Math.max(bytes.lastIndexOf(0x0a), 0));
    (0,external_node_fs_namespaceObject.appendFileSync)(path, Buffer.concat([whole, Buffer.from(cutNote)]));
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
    const core = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(260), __nccwpck_require__.e(264)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7264));
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

/***/ 8314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ jsonOrNull)
/* harmony export */ });
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

/***/ }),

/***/ 53:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ wholeRoom),
/* harmony export */   tJ: () => (/* binding */ inert),
/* harmony export */   uf: () => (/* binding */ escapeData)
/* harmony export */ });
/* unused harmony exports escapeProperty, annotationCommand, annotationCommands */

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

/***/ 1578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sh: () => (/* binding */ waitingLine),
/* harmony export */   e6: () => (/* binding */ follow),
/* harmony export */   p0: () => (/* binding */ duration)
/* harmony export */ });
/* unused harmony exports testRunPrinter, testRunEnded */
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4121);


const firstWaitMs = 500;
const longestWaitMs = 5_000;
const quietMs = 60_000;
/**
 * Reads a status until it has ended, less often the longer it takes.
 * Errors: FL_WAIT_TIMEOUT when the time is over; what was followed goes on by itself. Those of `read`.
 */
async function follow(
/** Gets the time, in milliseconds since the epoch, after which nobody waits for its answer any more. */
read, options) {
    const { clock, timeoutMs, ended, show, stillWaiting } = options;
    const start = clock.now();
    let quietSince = start;
    for (let wait = firstWaitMs;; wait = Math.min(longestWaitMs, wait * 1.5)) {
        const status = await read(start + timeoutMs);
        show(status);
        if (ended(status))
            return status;
        const now = clock.now();
        if (now - quietSince >= quietMs) {
            stillWaiting?.(status, now - start);
            quietSince = now;
        }
        const left = start + timeoutMs - now;
        if (left <= 0)
            throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_WAIT_TIMEOUT', `waited ${duration(now - start)}`);
        // The last look is at the very end.
        await clock.sleep(Math.min(wait, left));
    }
}
/** `45 s`, `12 min`, `2 h 5 min`. */
function duration(ms) {
    const seconds = Math.round(ms / 1000);
    if (seconds < 120)
        return `${seconds} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 120)
        return `${minutes} min`;
    const rest = minutes % 60;
    return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}
/** Prints the state, the sentence and the counts of a test run when they change. */
function testRunPrinter(info) {
    let last = '';
    return (status) => {
        const now = `${status.state}: ${status.sentence}${counts(status)}`;
        if (now !== last)
            info(now);
        last = now;
    };
}
/** A line for who waits for a test run or a rollout: that it goes on, and since when. */
function waitingLine(status, waitedMs) {
    return `still ${status.state.replaceAll('_', ' ')} after ${duration(waitedMs)}: ${status.sentence}`;
}
/** What a run found, once it has found something. */
function counts({ passed, failed, skipped }) {
    if (passed + failed + skipped === 0)
        return '';
    const rest = skipped === 0 ? '' : `, ${skipped} skipped`;
    return ` (${count(passed, 'test')} passed, ${failed} failed${rest})`;
}
/** True when nothing more will happen to a test run. */
function testRunEnded(status) {
    return ['passed', 'failed', 'error', 'superseded'].includes(status.state);
}
//# sourceMappingURL=follow.js.map

/***/ }),

/***/ 4432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   U9: () => (/* binding */ count)
/* harmony export */ });
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
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
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
/******/ var __webpack_exports__ = __nccwpck_require__(2414);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
