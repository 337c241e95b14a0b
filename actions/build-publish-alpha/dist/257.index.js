export const id = 257;
export const ids = [257];
export const modules = {

/***/ 257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createFairleadApi: () => (/* binding */ createFairleadApi)
});

// UNUSED EXPORTS: parseAppUrl

// EXTERNAL MODULE: ./build/core/api/idempotency.js
var idempotency = __webpack_require__(4040);
// EXTERNAL MODULE: ./build/core/errors/catalogue.js + 5 modules
var catalogue = __webpack_require__(3175);
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/reporting/text.js
var reporting_text = __webpack_require__(4432);
// EXTERNAL MODULE: ./build/adapters/http.js + 1 modules
var http = __webpack_require__(6997);
;// CONCATENATED MODULE: ./build/core/reporting/follow.js


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
            throw new FinalError('FL_WAIT_TIMEOUT', `waited ${duration(now - start)}`);
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
            log?.(`${error.message}. Trying again in ${duration(wait)}.`);
            await clock.sleep(wait);
        }
    }
}
/** The last error, with what was tried before. */
function givenUp(error, tried, ms) {
    const asked = error.retryAfterMs ?? 0;
    const parts = [
        error.message.replace(catalogue/* catalogue */.s[error.code].sentence, '').replace(/^: /, ''),
        tried > 1 ? `${(0,reporting_text/* count */.U9)(tried, 'try', 'tries')} in ${duration(ms)}` : '',
        asked > 0 ? `it asks to come back in ${duration(asked)}` : '',
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
const shapes = () => Promise.all(/* import() */[__webpack_require__.e(857), __webpack_require__.e(680)]).then(__webpack_require__.bind(__webpack_require__, 2680));
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
    const token = await options.idToken(plain === '' ? (0,idempotency/* bodyAudience */.fE)(call.url.origin, call.body) : plain);
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
        const described = { 'content-type': 'application/json', 'content-digest': (0,idempotency/* contentDigest */.eZ)(text) };
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
            const { liveDigests } = await Promise.all(/* import() */[__webpack_require__.e(857), __webpack_require__.e(967)]).then(__webpack_require__.bind(__webpack_require__, 3967));
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

/***/ 8314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ })

};
