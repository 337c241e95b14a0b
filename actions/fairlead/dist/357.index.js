export const id = 357;
export const ids = [357];
export const modules = {

/***/ 7357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGitHubForToken: () => (/* binding */ createGitHubForToken)
});

// UNUSED EXPORTS: createGitHub, routes

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 15 modules
var schemas = __webpack_require__(9691);
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js + 6 modules
var fairlead_error = __webpack_require__(7364);
;// CONCATENATED MODULE: ./build/adapters/github/octokit/call.js

/** One page holds as many as GitHub gives. */
const perPage = 100;
/** Sends one request and reads the answer. Errors: FL_GITHUB_UNREACHABLE (transient), FL_GITHUB_REFUSED (final). */
async function call(client, route, parameters, shape) {
    return read((await send(client, route, parameters)).data, route, shape);
}
/** Sends one request; the answer as it came, with its headers. Errors as `call`. */
async function send(client, route, parameters) {
    try {
        return await client.request(route, { ...parameters });
    }
    catch (error) {
        throw asFairleadError(error, route);
    }
}
/** Data of an expected shape; anything else is no answer. */
function read(data, what, shape) {
    const parsed = shape.safeParse(data);
    if (parsed.success)
        return parsed.data;
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new fairlead_error/* TransientError */.N_('FL_GITHUB_UNREACHABLE', `${what} answered without a usable ${at || 'body'}`);
}
/** Like `call`, with null for 404. Whoever asks decides what a missing thing means. */
async function callOrNull(client, route, parameters, shape) {
    try {
        return await call(client, route, parameters, shape);
    }
    catch (error) {
        if (isNotFound(error))
            return null;
        throw error;
    }
}
/** True for GitHub's 404, which also stands for what the App may not see. */
function isNotFound(error) {
    return refusedWith(error) === 404;
}
/** The status with which GitHub refused, or null where the error is another one. */
function refusedWith(error) {
    return error instanceof fairlead_error/* FinalError */.f4 ? statusOf(error.cause) : null;
}
/** Every entry of a list, page by page; at most `maxPages` pages of 100. */
async function callPages(client, route, parameters, shape, entriesOf, maxPages) {
    const entries = [];
    for (let page = 1; page <= maxPages; page += 1) {
        const answer = await call(client, route, { ...parameters, per_page: perPage, page }, shape);
        const batch = entriesOf(answer);
        entries.push(...batch);
        if (batch.length < perPage)
            return entries;
    }
    return entries;
}
/** What octokit threw, as an error of ours. Ours pass as they are. */
function asFairleadError(error, route) {
    if (error instanceof fairlead_error/* FairleadError */.jd)
        return error;
    const status = statusOf(error);
    const headers = headersOf(error);
    if (status === null || status >= 500 || status === 408) {
        const what = status === null ? 'no answer' : `status ${status}`;
        return new fairlead_error/* TransientError */.N_('FL_GITHUB_UNREACHABLE', `${route}: ${what}`, { cause: error });
    }
    const wait = rateLimitMs(status, headers, error);
    if (wait !== null) {
        const detail = `${route}: rate limit`;
        return new fairlead_error/* TransientError */.N_('FL_GITHUB_UNREACHABLE', detail, { cause: error, retryAfterMs: wait });
    }
    // GitHub names the permission it missed in this header.
    const needed = headers['x-accepted-github-permissions'];
    const permission = status === 403 && needed !== undefined ? `; it needs the permission ${needed}` : '';
    const detail = `${route}: status ${status}${permission}`;
    return new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', detail, { cause: error });
}
/**
 * Milliseconds to wait, or null where the answer is no rate limit. See GitHub's "Rate limits for the REST API".
 * GraphQL says the same with status 200.
 */
function rateLimitMs(status, headers, error) {
    if (status !== 403 && status !== 429)
        return null;
    const retryAfter = Number(headers['retry-after']);
    if (Number.isFinite(retryAfter) && retryAfter >= 0 && headers['retry-after'] !== undefined) {
        return retryAfter * 1000;
    }
    const reset = Number(headers['x-ratelimit-reset']) * 1000;
    if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) {
        // By GitHub's own clock, so that ours may be wrong.
        const now = Date.parse(headers['date'] ?? '');
        return Number.isFinite(now) ? Math.max(reset - now, 1000) : 60_000;
    }
    const secondary = error instanceof Error && /secondary rate limit/i.test(error.message);
    return status === 429 || secondary ? 60_000 : null;
}
function statusOf(error) {
    if (typeof error !== 'object' || error === null || !('status' in error))
        return null;
    // octokit gives 500 to requests that had no answer, and leaves `response` out.
    if (!('response' in error) || error.response === undefined)
        return null;
    return typeof error.status === 'number' ? error.status : null;
}
/** Headers of the answer that an error of octokit's carries, names in lower case. */
function headersOf(error) {
    if (typeof error !== 'object' || error === null || !('response' in error))
        return {};
    const response = error.response;
    if (typeof response !== 'object' || response === null || !('headers' in response))
        return {};
    return lowerCase(response.headers);
}
function lowerCase(headers) {
    if (typeof headers !== 'object' || headers === null)
        return {};
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
/** The message that came with a refusal, for those who must tell one 404 from another. */
function refusalText(error) {
    const cause = error instanceof fairlead_error/* FinalError */.f4 ? error.cause : error;
    return cause instanceof Error ? cause.message : '';
}
//# sourceMappingURL=call.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/actions.js


const workflowRun = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    run_attempt: schemas/* number */.aig().optional(),
    event: schemas/* string */.YjP(),
    head_sha: schemas/* string */.YjP(),
    head_branch: schemas/* string */.YjP().nullable(),
});
function createActions(clientFor) {
    return {
        run: async (repository, runId) => {
            const client = await clientFor(repository);
            const where = { owner: repository.owner, repo: repository.name, run_id: runId };
            const data = await call(client, 'GET /repos/{owner}/{repo}/actions/runs/{run_id}', where, workflowRun);
            return {
                id: data.id,
                attempt: data.run_attempt ?? 1,
                event: data.event,
                headSha: data.head_sha,
                headBranch: data.head_branch ?? '',
            };
        },
    };
}
//# sourceMappingURL=actions.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/budget.js


const minute = 60_000;
const hour = 60 * minute;
const longestWaitMs = 2_000;
/** GitHub takes 100 at once; we are not alone. */
const maxConcurrent = 10;
const maxWaiting = 1_000;
const reserve = 0.2;
/**
 * GitHub's limits for one installation, as "Rate limits for the REST API" and "… for the GraphQL API" have them: the
 * primary ones as the answers tell, the secondary ones counted here in windows that slide.
 */
function createBudget(clock) {
    const windows = {
        core: createWindow(clock, 900, minute),
        graphql: createWindow(clock, 2_000, minute),
        contentMinute: createWindow(clock, 80, minute),
        contentHour: createWindow(clock, 500, hour),
    };
    const contentWait = (priority) => {
        const share = priority === 'background' ? 1 - reserve : 1;
        return Math.max(windows.contentMinute.waitFor(1, share), windows.contentHour.waitFor(1, share));
    };
    const primary = new Map();
    const places = createPlaces();
    let pausedUntil = 0;
    const waitMs = ({ resource, points, content }, priority) => Math.max(pausedUntil - clock.now(), primaryWait(primary.get(resource), priority, clock.now()), windows[resource].waitFor(points), content ? contentWait(priority) : 0);
    const enter = async (weight, priority) => {
        // Others may have taken the room while this one slept.
        for (let tries = 0; tries < 5; tries += 1) {
            const wait = waitMs(weight, priority);
            if (wait <= 0) {
                windows[weight.resource].take(weight.points);
                if (weight.content) {
                    windows.contentMinute.take(1);
                    windows.contentHour.take(1);
                }
                return;
            }
            if (wait > longestWaitMs)
                throw spent(wait);
            await clock.sleep(wait);
        }
        throw spent(longestWaitMs);
    };
    return {
        spend: async (weight, priority, work) => {
            await places.take();
            try {
                await enter(weight, priority);
                return await work();
            }
            finally {
                places.give();
            }
        },
        left: (resource, limit, remaining, resetAt) => {
            const known = primary.get(resource);
            // Answers overtake each other: within one window only the smaller number is news.
            const sameWindow = known !== undefined && Math.abs(known.resetAt - resetAt) < 5_000;
            const least = sameWindow ? Math.min(known.remaining, remaining) : remaining;
            if (known !== undefined && !sameWindow && resetAt < known.resetAt)
                return;
            primary.set(resource, { limit, remaining: least, resetAt });
        },
        pauseUntil: (at) => {
            pausedUntil = Math.max(pausedUntil, at);
        },
    };
}
function primaryWait(known, priority, now) {
    if (known === undefined || known.resetAt <= now)
        return 0;
    const floor = priority === 'background' ? known.limit * reserve : 0;
    return known.remaining > floor ? 0 : known.resetAt - now;
}
function spent(retryAfterMs) {
    const seconds = Math.ceil(retryAfterMs / 1000);
    return new fairlead_error/* TransientError */.N_('FL_GITHUB_BUDGET', `room again in ${seconds} s`, { retryAfterMs });
}
/** At most `most` points within any `lengthMs`. */
function createWindow(clock, most, lengthMs) {
    let taken = [];
    const forget = () => {
        const before = clock.now() - lengthMs;
        taken = taken.filter(({ at }) => at > before);
    };
    return {
        take: (points) => {
            taken.push({ at: clock.now(), points });
        },
        /** Milliseconds until so many fit into a share of the window. */
        waitFor: (points, share = 1) => {
            forget();
            let over = taken.reduce((sum, entry) => sum + entry.points, 0) + points - most * share;
            if (over <= 0)
                return 0;
            for (const entry of taken) {
                over -= entry.points;
                if (over <= 0)
                    return entry.at + lengthMs - clock.now();
            }
            return lengthMs;
        },
    };
}
/** Turns at most `maxConcurrent` requests loose at once, in the order of asking. */
function createPlaces() {
    let free = maxConcurrent;
    const waiting = [];
    return {
        take: () => {
            if (free > 0) {
                free -= 1;
                return Promise.resolve();
            }
            if (waiting.length >= maxWaiting)
                return Promise.reject(spent(longestWaitMs));
            return new Promise((resolve) => {
                waiting.push(resolve);
            });
        },
        give: () => {
            const next = waiting.shift();
            if (next === undefined)
                free += 1;
            else
                next();
        },
    };
}
/** Writes of settings create no content. */
const settingsRoute = /\/(?:rulesets|protection|environments)\b|^PATCH \/repos\/\{owner\}\/\{repo\}$/;
function weigh(route) {
    const read = route.startsWith('GET ') || route.startsWith('HEAD ');
    return {
        resource: 'core',
        points: read ? 1 : 5,
        content: !read && !settingsRoute.test(route),
    };
}
function weighQuery(query) {
    const write = query.startsWith('mutation');
    return { resource: 'graphql', points: write ? 5 : 1, content: write };
}
/** A requester that keeps within a budget and tells it what it learns. */
function withinBudget(client, budget, priority, clock) {
    const learn = (resource, headers) => {
        const number = (name) => Number(headers[`x-ratelimit-${name}`] ?? Number.NaN);
        const [limit, remaining, reset] = [number('limit'), number('remaining'), number('reset')];
        if (![limit, remaining, reset].every(Number.isFinite))
            return;
        // GitHub's clock may differ from ours: what counts is how long it is from its now to its reset.
        const theirs = Date.parse(headers['date'] ?? '');
        const lead = Number.isFinite(theirs) ? reset * 1000 - theirs : reset * 1000 - clock.now();
        const named = headers['x-ratelimit-resource'];
        if (named !== undefined && named !== 'core' && named !== 'graphql')
            return;
        budget.left(named ?? resource, limit, remaining, clock.now() + lead);
    };
    const learnFromError = (resource, error) => {
        const headers = headersOf(error);
        learn(resource, headers);
        const status = statusOf(error);
        const wait = status === null ? null : rateLimitMs(status, headers, error);
        if (wait !== null)
            budget.pauseUntil(clock.now() + wait);
    };
    return {
        request: (route, parameters) => budget.spend(weigh(route), priority, async () => {
            try {
                const answer = await client.request(route, parameters);
                learn('core', lowerCase(answer.headers));
                return answer;
            }
            catch (error) {
                learnFromError('core', error);
                throw error;
            }
        }),
        graphql: (query, variables) => budget.spend(weighQuery(query), priority, async () => {
            try {
                const answer = await client.graphql(query, variables);
                const headers = lowerCase(answer.headers);
                learn('graphql', headers);
                learnCost(answer.data, budget);
                if (answer.errors.some(({ type }) => type === 'RATE_LIMITED')) {
                    budget.pauseUntil(clock.now() + (rateLimitMs(429, headers, null) ?? minute));
                }
                return answer;
            }
            catch (error) {
                learnFromError('graphql', error);
                throw error;
            }
        }),
    };
}
/** `rateLimit { limit remaining resetAt }`, which every query asks for; null where the server has no limits. */
function learnCost(data, budget) {
    if (typeof data !== 'object' || data === null || !('rateLimit' in data))
        return;
    const { rateLimit } = data;
    if (typeof rateLimit !== 'object' || rateLimit === null)
        return;
    const { limit, remaining, resetAt } = rateLimit;
    if (typeof limit !== 'number' || typeof remaining !== 'number' || typeof resetAt !== 'string')
        return;
    const at = Date.parse(resetAt);
    if (Number.isFinite(at))
        budget.left('graphql', limit, remaining, at);
}
//# sourceMappingURL=budget.js.map
// EXTERNAL MODULE: ./build/core/reporting/text.js
var reporting_text = __webpack_require__(4432);
;// CONCATENATED MODULE: ./build/adapters/github/octokit/checks.js



/** GitHub takes this many annotations in one request. */
const batchSize = 50;
const maxSummary = 65_535;
const maxAnnotationPages = 50;
const maxActions = 3;
const created = schemas/* object */.Ikc({ id: schemas/* number */.aig() });
const listed = schemas/* object */.Ikc({
    check_runs: schemas/* array */.YOg(schemas/* object */.Ikc({
        id: schemas/* number */.aig(),
        external_id: schemas/* string */.YjP().nullish(),
        app: schemas/* object */.Ikc({ id: schemas/* number */.aig() }).nullish(),
        output: schemas/* object */.Ikc({ annotations_count: schemas/* number */.aig() }),
    })),
});
const annotationList = schemas/* array */.YOg(schemas/* object */.Ikc({
    path: schemas/* string */.YjP(),
    start_line: schemas/* number */.aig(),
    end_line: schemas/* number */.aig(),
    start_column: schemas/* number */.aig().nullish(),
    end_column: schemas/* number */.aig().nullish(),
    annotation_level: schemas/* string */.YjP().nullish(),
    title: schemas/* string */.YjP().nullish(),
    message: schemas/* string */.YjP().nullish(),
}));
/** @param appId another App's run of the same name and external id is left alone; null takes any */
function createChecks(clientFor, appId) {
    return {
        put: async (repository, run, known) => {
            const client = await clientFor(repository);
            const where = { owner: repository.owner, repo: repository.name };
            const annotations = run.annotations.map(toApi);
            const existing = known === undefined ? await findRun(client, where, run, appId) : known;
            if (existing === null)
                return create(client, where, run, annotations);
            if (run.resumable === true && existing.annotations !== null) {
                await write(client, where, existing.id, run, annotations.slice(existing.annotations));
                return existing.id;
            }
            if (existing.annotations === 0) {
                await write(client, where, existing.id, run, annotations);
                return existing.id;
            }
            const same = await hasSameAnnotations(client, where, existing.id, annotations);
            if (!same)
                return create(client, where, run, annotations);
            await write(client, where, existing.id, run, []);
            return existing.id;
        },
    };
}
async function findRun(client, where, run, appId) {
    const { check_runs: runs } = await call(client, 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', { ...where, ref: run.headSha, check_name: run.name, filter: 'all', per_page: 100 }, listed);
    const own = runs.filter(({ external_id, app }) => external_id === run.externalId &&
        (appId === null || app === null || app === undefined || app.id === appId));
    const newest = own.toSorted((a, b) => b.id - a.id)[0];
    return newest === undefined ? null : { id: newest.id, annotations: newest.output.annotations_count };
}
async function hasSameAnnotations(client, where, id, wanted) {
    const present = await callPages(client, 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations', { ...where, check_run_id: id }, annotationList, (page) => page, maxAnnotationPages);
    const key = (annotation) => JSON.stringify([
        annotation.path,
        annotation.start_line,
        annotation.end_line,
        annotation.start_column ?? null,
        annotation.end_column ?? null,
        annotation.annotation_level,
        annotation.title ?? '',
        annotation.message,
    ]);
    const byText = (a, b) => (a < b ? -1 : Number(a > b));
    const [a, b] = [present.map(key).toSorted(byText), wanted.map(key).toSorted(byText)];
    return a.length === b.length && a.every((text, index) => text === b[index]);
}
async function create(client, where, run, annotations) {
    const whole = annotations.length <= batchSize;
    const { id } = await call(client, 'POST /repos/{owner}/{repo}/check-runs', {
        ...where,
        name: run.name,
        head_sha: run.headSha,
        external_id: run.externalId,
        ...fields(run, annotations.slice(0, batchSize), whole),
    }, created);
    if (!whole)
        await write(client, where, id, run, annotations.slice(batchSize));
    return id;
}
/** Appends the annotations in batches; only the last one completes the run, so that nobody sees half of them as all. */
async function write(client, where, id, run, annotations) {
    const batches = Math.max(1, Math.ceil(annotations.length / batchSize));
    for (let batch = 0; batch < batches; batch += 1) {
        const part = annotations.slice(batch * batchSize, (batch + 1) * batchSize);
        const body = fields(run, part, batch === batches - 1);
        await call(client, 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', { ...where, check_run_id: id, external_id: run.externalId, ...body }, created);
    }
}
function fields(run, annotations, last) {
    const status = last ? run.status : 'in_progress';
    return {
        status,
        ...(status === 'completed' ? { conclusion: run.conclusion ?? 'neutral' } : {}),
        ...(run.detailsUrl === undefined ? {} : { details_url: run.detailsUrl }),
        output: { title: (0,reporting_text/* cut */.Jj)((0,reporting_text/* visible */.RK)(run.title), 255), summary: cutSummary(run.summary), annotations },
        ...(run.actions === undefined || !last
            ? {}
            : { actions: run.actions.slice(0, maxActions).map(toAction) }),
    };
}
/** GitHub's limits. An identifier is never cut: a cut one would be another command. */
function toAction({ label, description, identifier }) {
    return { label: (0,reporting_text/* cut */.Jj)(label, 20), description: (0,reporting_text/* cut */.Jj)(description, 40), identifier };
}
function cutSummary(summary) {
    const note = '\n\nCut: the rest is too long for GitHub.';
    return summary.length <= maxSummary ? summary : `${(0,reporting_text/* cut */.Jj)(summary, maxSummary - note.length)}${note}`;
}
function toApi(annotation) {
    const { path, startLine, endLine, startColumn, endColumn, level, title, message, rawDetails } = annotation;
    return {
        path: path.replace(/^(?:\.\/+)+/, ''),
        start_line: startLine,
        end_line: endLine,
        ...(startLine !== endLine || startColumn === undefined
            ? {}
            : { start_column: startColumn, end_column: endColumn ?? startColumn }),
        annotation_level: level,
        ...(title === '' ? {} : { title: (0,reporting_text/* cut */.Jj)((0,reporting_text/* visible */.RK)(title), 255) }),
        message: (0,reporting_text/* cut */.Jj)((0,reporting_text/* visible */.RK)(message), 16_000),
        ...(rawDetails === undefined ? {} : { raw_details: (0,reporting_text/* cut */.Jj)((0,reporting_text/* visible */.RK)(rawDetails), 16_000) }),
    };
}
//# sourceMappingURL=checks.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/comments.js



const maxBody = 65_536;
const maxPages = 10;
const comments_created = schemas/* object */.Ikc({ id: schemas/* number */.aig() });
const comment = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    body: schemas/* string */.YjP().nullish(),
    user: schemas/* object */.Ikc({ login: schemas/* string */.YjP(), type: schemas/* string */.YjP() }).nullish(),
    performed_via_github_app: schemas/* object */.Ikc({ id: schemas/* number */.aig() }).nullish(),
});
const comments = schemas/* array */.YOg(comment);
/** @param appId comments of other Apps and of people are left alone; null: those of any bot count, never people's */
function createComments(clientFor, appId) {
    return {
        get: async (repository, commentId) => {
            const client = await clientFor(repository);
            const where = { owner: repository.owner, repo: repository.name, comment_id: commentId };
            const route = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}';
            const found = await callOrNull(client, route, where, comment);
            return found === null ? null : { author: found.user?.login ?? 'ghost', body: found.body ?? '' };
        },
        put: async (repository, number, { marker, body }) => {
            const client = await clientFor(repository);
            const where = { owner: repository.owner, repo: repository.name };
            const head = `<!-- ${marker.replaceAll(/-{2,}|[<>]/g, '-')} -->`;
            const text = (0,reporting_text/* cut */.Jj)(`${head}\n${body}`, maxBody);
            const all = await callPages(client, 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...where, issue_number: number }, comments, (page) => page, maxPages);
            // Anybody can write the marker into a comment: it must be ours as well.
            const known = all.find((entry) => isOwn(entry, appId) && entry.body?.startsWith(head) === true);
            if (known === undefined) {
                const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
                const parameters = { ...where, issue_number: number, body: text };
                return (await call(client, route, parameters, comments_created)).id;
            }
            if (known.body?.replaceAll('\r\n', '\n') === text)
                return known.id;
            const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
            await send(client, route, { ...where, comment_id: known.id, body: text });
            return known.id;
        },
        react: async (repository, commentId, content) => {
            const client = await clientFor(repository);
            const where = { owner: repository.owner, repo: repository.name, comment_id: commentId };
            await send(client, 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', {
                ...where,
                content,
            });
        },
    };
}
function isOwn({ user, performed_via_github_app: app }, appId) {
    return appId === null ? user?.type === 'Bot' : app?.id === appId;
}
//# sourceMappingURL=comments.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/conditional.js

/**
 * Reads that seldom change. GitHub answers 304 to those with an `If-None-Match` that still holds, and counts none of
 * them. Writes are never among them.
 */
const conditionalRoutes = new Set([
    'GET /installation/repositories',
    'GET /orgs/{org}/properties/values',
    'GET /repos/{owner}/{repo}',
    'GET /repos/{owner}/{repo}/contents/{path}',
    'GET /repos/{owner}/{repo}/environments',
    'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
    'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules',
    'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
]);
/** Larger answers are read anew every time. */
const maxBytes = 1024 * 1024;
/** A requester that asks GitHub whether what it knows still holds. The cache may lose anything and fail at any time. */
function conditional(client, installationId, cache, clock) {
    return {
        graphql: (query, variables) => client.graphql(query, variables),
        request: async (route, parameters = {}) => {
            if (!conditionalRoutes.has(route))
                return client.request(route, parameters);
            const key = keyOf(installationId, route, parameters);
            const known = await load(cache, key);
            const headers = known === null ? {} : { headers: { 'if-none-match': known.etag } };
            try {
                const answer = await client.request(route, { ...parameters, ...headers });
                await keep(cache, key, answer.data, answer.headers, clock);
                return answer;
            }
            catch (error) {
                // octokit throws on 304, as on everything above 299.
                if (known === null || !isNotModified(error))
                    throw error;
                return { status: 200, data: JSON.parse(known.body), headers: headersOf(error) };
            }
        },
    };
}
/** Of the request's meaning: the route with its parameters in a fixed order. */
function keyOf(installationId, route, parameters) {
    const entries = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
    return `${installationId} ${route} ${JSON.stringify(entries)}`;
}
async function load(cache, key) {
    try {
        const known = await cache.load(key);
        if (known === null)
            return null;
        JSON.parse(known.body);
        return known;
    }
    catch {
        return null;
    }
}
async function keep(cache, key, data, headers, clock) {
    const { etag } = lowerCase(headers);
    if (etag === undefined)
        return;
    try {
        // octokit reads numbers beyond 2^53 as BigInt, which JSON cannot write: such an answer is not kept.
        const body = JSON.stringify(data);
        if (body === undefined || body.length > maxBytes)
            return;
        await cache.save(key, { etag, body, at: clock.now() });
    }
    catch {
        // A cache that cannot keep it costs one request the next time.
    }
}
function isNotModified(error) {
    return typeof error === 'object' && error !== null && 'status' in error && error.status === 304;
}
//# sourceMappingURL=conditional.js.map
// EXTERNAL MODULE: ./node_modules/octokit/dist-bundle/index.js + 39 modules
var dist_bundle = __webpack_require__(6472);
;// CONCATENATED MODULE: ./build/adapters/github/octokit/connect.js


const publicBaseUrl = 'https://api.github.com';
/** Longest wait for one answer. */
const timeoutMs = 15_000;
function connect_octokitWith({ baseUrl, fetch: given }) {
    const send = given ?? fetch;
    const withTimeout = (input, init) => send(input, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    return dist_bundle/* Octokit */.Eg.defaults({
        ...(baseUrl === undefined ? {} : { baseUrl }),
        userAgent: 'fairlead',
        // Retries and waiting belong to the queue: an error that may go away is tried again with backoff, and is shown.
        retry: { enabled: false },
        throttle: { enabled: false },
        request: { fetch: withTimeout },
    });
}
function connect_asRequester(octokit) {
    return {
        request: async (route, parameters) => {
            const answer = (await octokit.request(route, parameters));
            return { status: answer.status, data: answer.data, headers: answer.headers };
        },
        // octokit knows where GraphQL is: `/graphql`, and `/api/graphql` beside `/api/v3`.
        graphql: async (query, variables) => {
            try {
                return { data: await octokit.graphql(query, variables), errors: [] };
            }
            catch (error) {
                const partial = partialAnswer(error);
                if (partial === null)
                    throw error;
                return partial;
            }
        },
    };
}
/** What octokit throws where the answer has errors, be there data beside them or not. */
const graphqlError = schemas/* object */.Ikc({
    data: schemas/* unknown */.L5J(),
    headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).optional()).optional(),
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({
        type: schemas/* string */.YjP().nullish(),
        message: schemas/* string */.YjP(),
        path: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()])).nullish(),
    })),
});
function partialAnswer(error) {
    if (!(error instanceof Error) || error.name !== 'GraphqlResponseError')
        return null;
    const parsed = graphqlError.safeParse(error);
    if (!parsed.success)
        return null;
    const { data, headers, errors } = parsed.data;
    return {
        data: data ?? null,
        ...(headers === undefined ? {} : { headers }),
        errors: errors.map(({ type, message, path }) => ({ type: type ?? '', message, path: path ?? [] })),
    };
}
//# sourceMappingURL=connect.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/contents.js



const file = schemas/* union */.KCZ([
    schemas/* object */.Ikc({ type: schemas/* literal */.euz('file'), encoding: schemas/* string */.YjP(), content: schemas/* string */.YjP() }),
    schemas/* array */.YOg(schemas/* unknown */.L5J()),
    schemas/* object */.Ikc({ type: schemas/* string */.YjP() }),
]);
const repositoryShape = schemas/* object */.Ikc({ default_branch: schemas/* string */.YjP().min(1) });
function createContents(clientFor) {
    const defaultBranch = async (repository) => {
        const client = await clientFor(repository);
        const where = { owner: repository.owner, repo: repository.name };
        const data = await call(client, 'GET /repos/{owner}/{repo}', where, repositoryShape);
        return data.default_branch;
    };
    const read = async (repository, path, ref) => {
        const client = await clientFor(repository);
        const parameters = { owner: repository.owner, repo: repository.name, path, ref };
        const route = 'GET /repos/{owner}/{repo}/contents/{path}';
        try {
            const data = await call(client, route, parameters, file);
            if (Array.isArray(data) || !('content' in data))
                return null;
            if (data.encoding === 'base64')
                return Buffer.from(data.content, 'base64').toString('utf8');
            throw new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', `${path} is too large to be read`);
        }
        catch (error) {
            if (!isNotFound(error) || refusalText(error).startsWith('No commit found'))
                throw error;
            // A repository that is out of reach answers 404 as well: only one that can be read has a missing file.
            await defaultBranch(repository);
            return null;
        }
    };
    return { read, defaultBranch };
}
//# sourceMappingURL=contents.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/deliveries.js


const deliveries_maxPages = 20;
const delivery = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().regex(/^\d+$/),
    guid: schemas/* string */.YjP(),
    delivered_at: schemas/* string */.YjP(),
    status_code: schemas/* number */.aig(),
    event: schemas/* string */.YjP(),
    action: schemas/* string */.YjP().nullish(),
    installation_id: schemas/* string */.YjP().nullish(),
    repository_id: schemas/* string */.YjP().nullish(),
});
/** @param app requests as the App itself */
function createDeliveries(app) {
    return {
        list: async (since) => {
            const found = [];
            let cursor = null;
            for (let page = 0; page < deliveries_maxPages; page += 1) {
                const answer = await send(app, 'GET /app/hook/deliveries', {
                    per_page: 100,
                    ...(cursor === null ? {} : { cursor }),
                    // The body as text: its ids are larger than a number holds.
                    request: { parseSuccessResponseBody: false },
                });
                const entries = await deliveriesIn(answer.data);
                found.push(...entries.filter(({ deliveredAt }) => deliveredAt >= since));
                cursor = nextCursor(lowerCase(answer.headers)['link']);
                const last = entries.at(-1);
                if (cursor === null || last === undefined || last.deliveredAt < since)
                    break;
            }
            return found;
        },
        redeliver: async (id) => {
            await send(app, 'POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: id });
        },
    };
}
async function deliveriesIn(data) {
    const parsed = read(withTextIds(await textOf(data)), 'GET /app/hook/deliveries', schemas/* array */.YOg(delivery));
    return parsed.map((entry) => ({
        id: entry.id,
        guid: entry.guid,
        deliveredAt: Date.parse(entry.delivered_at),
        statusCode: entry.status_code,
        event: entry.event,
        action: entry.action ?? null,
        installationId: numberOrNull(entry.installation_id),
        repositoryId: numberOrNull(entry.repository_id),
    }));
}
function numberOrNull(digits) {
    return digits === null || digits === undefined ? null : Number(digits);
}
/** octokit hands the body over as a stream where it may not parse it. */
async function textOf(data) {
    if (typeof data === 'string')
        return data;
    return data instanceof ReadableStream ? new Response(data).text() : JSON.stringify(data);
}
/** JSON whose ids are read as their digits. Strings keep what looks like an id in them: their quotes are escaped. */
function withTextIds(text) {
    try {
        return JSON.parse(text.replaceAll(/"(id|installation_id|repository_id)"\s*:\s*(\d+)/g, '"$1":"$2"'));
    }
    catch {
        return null;
    }
}
/** The cursor of the page that `Link` names as the next one. */
function nextCursor(link) {
    const next = /<([^>]*)>\s*;\s*rel="next"/.exec(link ?? '')?.[1];
    if (next === undefined || !URL.canParse(next))
        return null;
    return new URL(next).searchParams.get('cursor');
}
//# sourceMappingURL=deliveries.js.map
;// CONCATENATED MODULE: ./build/core/delivery/github-bodies.js


/** Longest description that GitHub takes. */
const maxDescription = 140;
/** What GitHub answers about deployments; see its documentation, "REST API endpoints for deployments". */
const createdShape = schemas/* object */.Ikc({ id: schemas/* number */.aig() });
const deploymentsShape = schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* number */.aig(), payload: schemas/* unknown */.L5J() }));
const statusesShape = schemas/* array */.YOg(schemas/* object */.Ikc({
    state: schemas/* enum */.k5n(['queued', 'in_progress', 'pending', 'success', 'failure', 'error', 'inactive']),
}));
/** The body that makes a deployment. */
function deploymentBody({ sha, environment, description, production, payload }) {
    return {
        ref: sha,
        environment,
        description: (0,reporting_text/* cut */.Jj)(description, maxDescription),
        production_environment: production,
        transient_environment: false,
        // The rollout decides when; GitHub neither merges the base branch into it nor waits for checks.
        auto_merge: false,
        required_contexts: [],
        payload,
    };
}
/** The body that says a state of a deployment. */
function statusBody({ state, description, logUrl, environmentUrl }) {
    return {
        state,
        description: (0,reporting_text/* cut */.Jj)(description, maxDescription),
        log_url: logUrl,
        ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
        // GitHub would make deployments of other services inactive as well.
        auto_inactive: false,
    };
}
/** The state that was said last, newest first; null before the first one. */
function newestState([newest]) {
    if (newest === undefined)
        return null;
    return newest.state === 'pending' ? 'queued' : newest.state;
}
//# sourceMappingURL=github-bodies.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/deployments.js


const deployments_maxPages = 10;
function createDeployments(clientFor) {
    return { of: (repository) => deploymentsOf(repository, clientFor) };
}
function deploymentsOf(repository, clientFor) {
    const where = { owner: repository.owner, repo: repository.name };
    const statusesOf = (id) => ({ ...where, deployment_id: id });
    return {
        list: async ({ environment, sha }) => {
            const filter = sha === undefined ? { environment } : { environment, sha };
            const route = 'GET /repos/{owner}/{repo}/deployments';
            const pages = sha === undefined ? 1 : deployments_maxPages;
            return callPages(await clientFor(repository), route, { ...where, ...filter }, deploymentsShape, (page) => page, pages);
        },
        create: async (wanted) => {
            const route = 'POST /repos/{owner}/{repo}/deployments';
            return (await call(await clientFor(repository), route, { ...where, ...deploymentBody(wanted) }, createdShape)).id;
        },
        newest: async (id) => {
            const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
            const page = await call(await clientFor(repository), route, { ...statusesOf(id), per_page: 1 }, statusesShape);
            return newestState(page);
        },
        say: async (id, status) => {
            const route = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
            await call(await clientFor(repository), route, { ...statusesOf(id), ...statusBody(status) }, createdShape);
        },
    };
}
//# sourceMappingURL=deployments.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/fragments.js
/** Every request asks what it cost. Null on GitHub Enterprise Server without rate limits. */
const rateLimit = 'rateLimit { cost limit remaining resetAt }';
/** GitHub cuts texts at 512 kB. */
const fragments_text = `
fragment Text on Blob { oid text isBinary }`;
const parameters = `
fragment Parameters on RuleParameters {
  __typename
  ... on PullRequestParameters {
    allowedMergeMethods
    dismissStaleReviewsOnPush
    requireCodeOwnerReview
    requireLastPushApproval
    requiredApprovingReviewCount
    requiredReviewThreadResolution
  }
  ... on RequiredStatusChecksParameters {
    doNotEnforceOnCreate
    requiredStatusChecks { context integrationId }
    strictRequiredStatusChecksPolicy
  }
  ... on MergeQueueParameters {
    checkResponseTimeoutMinutes
    groupingStrategy
    maxEntriesToBuild
    maxEntriesToMerge
    mergeMethod
    minEntriesToMerge
    minEntriesToMergeWaitMinutes
  }
  ... on UpdateParameters { updateAllowsFetchAndMerge }
  ... on RequiredDeploymentsParameters { requiredDeploymentEnvironments }
  ... on BranchNamePatternParameters { patternName: name negate operator pattern }
  ... on TagNamePatternParameters { patternName: name negate operator pattern }
  ... on CommitMessagePatternParameters { patternName: name negate operator pattern }
  ... on CommitAuthorEmailPatternParameters { patternName: name negate operator pattern }
  ... on CommitterEmailPatternParameters { patternName: name negate operator pattern }
  ... on CodeScanningParameters { codeScanningTools { alertsThreshold securityAlertsThreshold tool } }
  ... on FileExtensionRestrictionParameters { restrictedFileExtensions }
  ... on FilePathRestrictionParameters { restrictedFilePaths }
  ... on MaxFilePathLengthParameters { maxFilePathLength }
  ... on MaxFileSizeParameters { maxFileSize }
  ... on WorkflowsParameters { workflowsOnCreate: doNotEnforceOnCreate workflows { path ref repositoryId sha } }
}`;
const rulesetFace = `
fragment RulesetFace on RepositoryRuleset { databaseId name target enforcement updatedAt }`;
const ruleset = `
fragment Ruleset on RepositoryRuleset {
  ...RulesetFace
  conditions { refName { include exclude } }
  rules(first: $rules) { totalCount nodes { type parameters { ...Parameters } } }
  bypassActors(first: $bypassActors) {
    totalCount
    nodes {
      bypassMode
      deployKey
      enterpriseOwner
      organizationAdmin
      repositoryRoleDatabaseId
      actor { __typename ... on App { databaseId } ... on Team { databaseId } }
    }
  }
}`;
const protection = `
fragment Protection on BranchProtectionRule {
  id
  pattern
  allowsDeletions
  allowsForcePushes
  blocksCreations
  dismissesStaleReviews
  isAdminEnforced
  lockAllowsFetchAndMerge
  lockBranch
  requireLastPushApproval
  requiredApprovingReviewCount
  requiredStatusChecks { context app { databaseId } }
  requiresApprovingReviews
  requiresCodeOwnerReviews
  requiresConversationResolution
  requiresLinearHistory
  requiresStatusChecks
  requiresStrictStatusChecks
  restrictsPushes
  restrictsReviewDismissals
  bypassPullRequestAllowances(first: $allowances) { totalCount nodes { actor { ...Allowed } } }
  pushAllowances(first: $allowances) { totalCount nodes { actor { ...Pusher } } }
  reviewDismissalAllowances(first: $allowances) { totalCount nodes { actor { ...Dismisser } } }
}
fragment Allowed on BranchActorAllowanceActor {
  __typename
  ... on User { login }
  ... on Team { slug }
  ... on App { slug }
}
fragment Pusher on PushAllowanceActor {
  __typename
  ... on User { login }
  ... on Team { slug }
  ... on App { slug }
}
fragment Dismisser on ReviewDismissalAllowanceActor {
  __typename
  ... on User { login }
  ... on Team { slug }
  ... on App { slug }
}`;
const environment = `
fragment Gate on Environment {
  id
  name
  protectionRules(first: 3) {
    totalCount
    nodes {
      type
      timeout
      preventSelfReview
      reviewers(first: 6) { nodes { __typename ... on User { databaseId } ... on Team { databaseId } } }
    }
  }
}`;
/** What is asked of a repository without any list: it costs no points. */
const face = `
fragment Face on Repository {
  id
  databaseId
  name
  owner { login }
  isPrivate
  isArchived
  planFeatures { codeowners }
  defaultBranchRef { name }
  mergeCommitAllowed
  squashMergeAllowed
  rebaseMergeAllowed
  autoMergeAllowed
  deleteBranchOnMerge
  allowUpdateBranch
  mergeCommitTitle
  mergeCommitMessage
  squashMergeCommitTitle
  squashMergeCommitMessage
  webCommitSignoffRequired
  config: object(expression: "HEAD:.github/fairlead.yml") { ...Text }
  owners0: object(expression: "HEAD:.github/CODEOWNERS") { ...Text }
  owners1: object(expression: "HEAD:CODEOWNERS") { ...Text }
  owners2: object(expression: "HEAD:docs/CODEOWNERS") { ...Text }
}`;
/**
 * Parts of the settings that GitHub refuses to some tokens, such as a job's own. Their types are never null, so that
 * a refusal takes the whole repository with it.
 */
const refusable = ['branchProtectionRules', 'environments'];
/**
 * Variables: $rulesets, $rules, $bypassActors, $protections, $allowances, $environments, $branches.
 * @param refused parts that are left out; what they need stays in the text, since GitHub takes nothing that is unused
 */
function settingsFragment(refused) {
    const off = (part) => (refused.includes(part) ? ' @include(if: false)' : '');
    return `
fragment Settings on Repository {
  ...Face
  branches: refs(refPrefix: "refs/heads/", first: $branches) { ...Branches }
  rulesets(first: $rulesets, includeParents: false) { totalCount nodes { ...Ruleset } }
  branchProtectionRules(first: $protections)${off('branchProtectionRules')} { totalCount nodes { ...Protection } }
  environments(first: $environments)${off('environments')} { totalCount nodes { ...Gate } }
}${face}${rulesetFace}${ruleset}${parameters}${protection}${environment}`;
}
const branches = `
fragment Branches on RefConnection {
  totalCount
  pageInfo { hasNextPage endCursor }
  nodes { name target { ... on Commit { oid committedDate } } }
}`;
/**
 * A pull request. Variables: $app, the App whose check run is meant, without it any. `detail` adds what would cost too
 * much for many; it is left out of the text, since nobody says what GitHub counts for an `@include` that is off.
 */
function pullFragment(detail) {
    return `
fragment Pull on PullRequest {
  number
  title
  state
  isDraft
  createdAt
  updatedAt
  author { __typename login }
  headRefName
  headRefOid
  headRepository { databaseId }
  baseRefName
  baseRefOid
  baseRef { target { oid } }
  mergeable
  mergeStateStatus
  labels(first: 20) { nodes { name } }
  latestOpinionatedReviews(first: 20) { nodes { state author { __typename login } commit { oid } } }
  oldest: commits(first: 1) { totalCount nodes { commit { committedDate } } }
  newest: commits(last: 1) {
    nodes {
      commit {
        file(path: ".github/fairlead.yml") { object { ...Text } }
        checkSuites(first: 1, filterBy: { appId: $app, checkName: "fairlead/policy" }) {
          nodes {
            checkRuns(first: 1, filterBy: { checkName: "fairlead/policy", checkType: LATEST }) {
              nodes { id databaseId externalId status conclusion${detail ? annotations : ''} }
            }
          }
        }
      }
    }
  }${detail ? details : ''}
}`;
}
const annotations = ' annotations(first: 1) { totalCount }';
const details = `
  files(first: 100) { totalCount nodes { path changeType } }
  commits(last: 100) {
    nodes { commit { oid committedDate parents(first: 3) { totalCount nodes { oid } } } }
  }`;
/**
 * A repository as a pass looks at it: the lists that cost one look-up each, and nothing below them. The pull requests
 * that changed last come first, so that those that nobody has looked at yet are never beyond the pages.
 */
function glanceFragment(limits) {
    return `
fragment Glance on Repository {
  ...Face
  branches: refs(refPrefix: "refs/heads/", first: ${limits.branches}) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { name target { oid } }
  }
  rulesets(first: ${limits.rulesets}, includeParents: false) { totalCount nodes { ...RulesetFace } }
  branchProtectionRules(first: ${limits.protections}) { totalCount nodes { id pattern } }
  environments(first: ${limits.environments}) { totalCount nodes { id name } }
  ${pullFaces(limits.pulls, '')}
}${face}${rulesetFace}`;
}
/** The open pull requests of a glance. */
function pullFaces(first, after) {
    return `pullRequests(states: OPEN, first: ${first}${after}, orderBy: { field: UPDATED_AT, direction: DESC }) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { number headRefOid baseRefName baseRefOid baseRef { target { oid } } isDraft updatedAt }
  }`;
}
/** Commits are walked along first parents, to know when the oldest missing one came to the branch. */
const comparison = `
fragment Missing on Comparison {
  aheadBy
  headTarget { oid }
  commits(first: 100) { nodes { oid committedDate parents(first: 1) { totalCount nodes { oid } } } }
}`;
const reverted = `
fragment Reverted on PullRequest { headRefName baseRefName isCrossRepository }`;
//# sourceMappingURL=fragments.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/documents.js

/** For passes over many repositories. What has more is read again by itself. */
const limitsOfMany = {
    rulesets: 10,
    rules: 20,
    bypassActors: 10,
    protections: 4,
    allowances: 10,
    environments: 4,
    branches: 100,
    pulls: 5,
};
/** For one repository. GitHub lets it have 75 rulesets. */
const limitsOfOne = {
    rulesets: 75,
    rules: 30,
    bypassActors: 100,
    protections: 50,
    allowances: 100,
    environments: 50,
    branches: 100,
    pulls: 50,
};
/** For one pull request with the settings around it. */
const limitsOfPull = {
    rulesets: 20,
    rules: 20,
    bypassActors: 20,
    protections: 10,
    allowances: 20,
    environments: 10,
    branches: 100,
    pulls: 0,
};
/** For a pass that only looks whether something changed. Settings must be counted as for one: their stamps are compared. */
const limitsOfGlance = {
    rulesets: limitsOfOne.rulesets,
    protections: limitsOfOne.protections,
    environments: limitsOfOne.environments,
    branches: 100,
    pulls: 100,
};
const repositoriesPerPage = 40;
/** A little more than GitHub gives per page elsewhere, so that the small rest of a page needs no request of its own. */
const glancesPerPage = 120;
/** GitHub takes no more; a request may have several lists. */
const idsPerList = 100;
/** Things that are watched, over several lists of one request; all branch protections stay within the node limit. */
const watchedPerRequest = 1500;
const pairsPerRequest = 50;
const pairsWithPull = 10;
const loginsPerRequest = 100;
const settingsVariables = '$rulesets: Int!, $rules: Int!, $bypassActors: Int!, $protections: Int!, $allowances: Int!, ' +
    '$environments: Int!, $branches: Int!';
const pullVariables = '$app: Int';
const openPulls = `
  pullRequests(states: OPEN, first: $pulls, orderBy: { field: CREATED_AT, direction: DESC }) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { ...Pull }
  }`;
const watchedFields = {
    'check-run': '... on CheckRun { status conclusion }',
    environment: '... on Environment { ...Gate }',
    'branch-protection': '... on BranchProtectionRule { ...Protection }',
};
/** Variables that are lists of ids. */
function idsOf(names) {
    return names.map((name) => `$${name}: [ID!]!`).join(', ');
}
/** Names and variables for `count` comparisons; values are variables, so that nothing is ever put into the text. */
function comparisons(count) {
    const numbers = Array.from({ length: count }, (_, index) => index);
    return {
        variables: numbers.map((index) => `, $from${index}: String!, $to${index}: String!`).join(''),
        fields: numbers
            .map((index) => `\n    pair${index}: ref(qualifiedName: $to${index}) { compare(headRef: $from${index}) { ...Missing } }`)
            .join(''),
    };
}
/** Every GraphQL request of the adapter. `refused`: parts of settings that are not asked for, see `settingsFragment`. */
const documents = {
    overviews: () => `query overviews($ids: [ID!]!, $pulls: Int!, ${settingsVariables}, ${pullVariables}) {
  ${rateLimit}
  nodes(ids: $ids) { ... on Repository { ...Settings ${openPulls} } }
}${settingsFragment([])}${branches}${pullFragment(false)}${fragments_text}`,
    overview: (refused = []) => `query overview($owner: String!, $name: String!, $pulls: Int!, ${settingsVariables}, ${pullVariables}) {
  ${rateLimit}
  repository(owner: $owner, name: $name) { ...Settings ${openPulls} }
}${settingsFragment(refused)}${branches}${pullFragment(false)}${fragments_text}`,
    pull: (pairs, refused = []) => {
        const { variables, fields } = comparisons(pairs);
        return `query pull($owner: String!, $name: String!, $number: Int!, $reverts: Int!, $reverting: Boolean!,
  ${settingsVariables}, ${pullVariables}${variables}) {
  ${rateLimit}
  repository(owner: $owner, name: $name) {
    ...Settings
    pullRequest(number: $number) { ...Pull }
    reverted: pullRequest(number: $reverts) @include(if: $reverting) { ...Reverted }${fields}
  }
}${settingsFragment(refused)}${branches}${pullFragment(true)}${fragments_text}${reverted}${pairs === 0 ? '' : comparison}`;
    },
    pulls: () => `query pulls($id: ID!, $pulls: Int!, $after: String, ${pullVariables}) {
  ${rateLimit}
  node(id: $id) {
    ... on Repository {
      pullRequests(states: OPEN, first: $pulls, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...Pull }
      }
    }
  }
}${pullFragment(false)}${fragments_text}`,
    glances: (lists) => `query glances(${idsOf(lists)}) {
  ${rateLimit}
  ${lists.map((name) => `${name}: nodes(ids: $${name}) { ... on Repository { ...Glance } }`).join('\n  ')}
}${glanceFragment(limitsOfGlance)}${fragments_text}`,
    /** The next page of one repository's open pull requests. */
    glancePulls: () => `query glancePulls($id: ID!, $after: String) {
  ${rateLimit}
  node(id: $id) {
    ... on Repository { ${pullFaces(limitsOfGlance.pulls, ', after: $after')} }
  }
}`,
    watched: (lists) => {
        const fields = lists.map(({ name, kind }) => `\n  ${name}: nodes(ids: $${name}) { ${watchedFields[kind]} }`);
        const kinds = new Set(lists.map(({ kind }) => kind));
        const allowances = kinds.has('branch-protection') ? ', $allowances: Int!' : '';
        return `query watched(${idsOf(lists.map(({ name }) => name))}${allowances}) {
  ${rateLimit}${fields.join('')}
}${kinds.has('environment') ? environment : ''}${kinds.has('branch-protection') ? protection : ''}`;
    },
    branches: () => `query branches($id: ID!, $after: String) {
  ${rateLimit}
  node(id: $id) {
    ... on Repository { branches: refs(refPrefix: "refs/heads/", first: 100, after: $after) { ...Branches } }
  }
}${branches}`,
    teams: () => `query teams($login: String!, $after: String) {
  ${rateLimit}
  organization(login: $login) {
    teams(first: 50, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        slug
        databaseId
        members(first: 100) { pageInfo { hasNextPage endCursor } nodes { login } }
        repositories(first: 100) { pageInfo { hasNextPage endCursor } nodes { name } }
      }
    }
  }
}`,
    /** The next pages of one team; a list that is complete comes once more. */
    team: () => `query team($login: String!, $slug: String!, $members: String, $repositories: String) {
  ${rateLimit}
  organization(login: $login) {
    team(slug: $slug) {
      members(first: 100, after: $members) { pageInfo { hasNextPage endCursor } nodes { login } }
      repositories(first: 100, after: $repositories) { pageInfo { hasNextPage endCursor } nodes { name } }
    }
  }
}`,
    reverted: () => `query reverted($owner: String!, $name: String!, $number: Int!) {
  ${rateLimit}
  repository(owner: $owner, name: $name) { reverted: pullRequest(number: $number) { ...Reverted } }
}${reverted}`,
    ancestry: (pairs) => {
        const { variables, fields } = comparisons(pairs);
        return `query ancestry($owner: String!, $name: String!${variables}) {
  ${rateLimit}
  repository(owner: $owner, name: $name) {
    id${fields}
  }
}${comparison}`;
    },
    deployments: () => `query deployments($owner: String!, $name: String!, $environment: String!) {
  ${rateLimit}
  repository(owner: $owner, name: $name) {
    deployments(environments: [$environment], first: 20, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { databaseId commitOid createdAt latestStatus { state createdAt } }
    }
  }
}`,
    tags: () => `query tags($owner: String!, $name: String!) {
  ${rateLimit}
  repository(owner: $owner, name: $name) {
    refs(refPrefix: "refs/tags/", first: 100, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) {
      nodes { name target { oid ... on Tag { target { oid ... on Tag { target { oid } } } } } }
    }
  }
}`,
    merged: () => `query merged($owner: String!, $name: String!) {
  ${rateLimit}
  repository(owner: $owner, name: $name) {
    pullRequests(states: MERGED, first: 50, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes {
        number
        title
        headRefName
        headRefOid
        baseRefName
        isCrossRepository
        author { __typename login }
        labels(first: 20) { nodes { name } }
        mergedAt
        mergeCommit { oid }
      }
    }
  }
}`,
    checks: () => `query checks($owner: String!, $name: String!, $sha: GitObjectID!) {
  ${rateLimit}
  repository(owner: $owner, name: $name) {
    object(oid: $sha) {
      ... on Commit {
        statusCheckRollup {
          contexts(first: 100) {
            nodes {
              __typename
              ... on CheckRun { name status conclusion checkSuite { app { databaseId } } }
              ... on StatusContext { context state }
            }
          }
        }
      }
    }
  }
}`,
    queued: () => `query queued($owner: String!, $name: String!, $number: Int!) {
  ${rateLimit}
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { id isInMergeQueue } }
}`,
    enqueue: () => `mutation enqueue($pull: ID!, $head: GitObjectID!) {
  enqueuePullRequest(input: { pullRequestId: $pull, expectedHeadOid: $head }) {
    mergeQueueEntry { id }
  }
}`,
    commit: () => `mutation commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`,
    users: (count) => {
        const numbers = Array.from({ length: count }, (_, index) => index);
        const variables = numbers.map((index) => `$login${index}: String!`).join(', ');
        const fields = numbers.map((index) => `user${index}: user(login: $login${index}) { databaseId }`);
        return `query users(${variables}) {\n  ${rateLimit}\n  ${fields.join('\n  ')}\n}`;
    },
};
//# sourceMappingURL=documents.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/run.js


/** GraphQL is one route for GitHub, whatever it is asked. */
const route = 'POST /graphql';
/**
 * Sends one query and reads the answer. Errors about parts of the answer come beside the data.
 * @throws TransientError FL_GITHUB_UNREACHABLE for no answer, rate limits and what took GitHub too long (see
 * `isTooLarge`); FinalError FL_GITHUB_REFUSED where the whole request was refused.
 */
async function runQuery(client, name, text, variables, shape) {
    const what = `${route} ${name}`;
    let answer;
    try {
        answer = await client.graphql(text, { ...variables });
    }
    catch (error) {
        throw asFairleadError(error, what);
    }
    const whole = answer.errors.find(({ path }) => path.length === 0);
    const limited = answer.errors.find((error) => error.type === 'RATE_LIMITED' || error.type === tooLarge || gaveUp(error));
    if (limited !== undefined)
        throw limitError(what, limited, lowerCase(answer.headers));
    if (whole !== undefined)
        throw new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', `${what}: ${wordsOf(whole)}`);
    if (answer.data === null && answer.errors.length > 0)
        throw partError(what, answer.errors);
    return { data: read(answer.data, what, shape), errors: answer.errors };
}
const tooLarge = 'RESOURCE_LIMITS_EXCEEDED';
/** GitHub's words for a query that took longer than its ten seconds; they come without a type. */
function gaveUp({ type, path, message }) {
    return type === '' && path.length === 0 && /something went wrong|timed? ?out/i.test(message);
}
function limitError(what, error, headers) {
    const cause = new Error(error.message);
    if (error.type !== 'RATE_LIMITED') {
        cause.name = tooLarge;
        return new fairlead_error/* TransientError */.N_('FL_GITHUB_UNREACHABLE', `${what}: too much at once`, { cause });
    }
    const retryAfterMs = rateLimitMs(429, headers, cause) ?? 60_000;
    return new fairlead_error/* TransientError */.N_('FL_GITHUB_UNREACHABLE', `${what}: rate limit`, { cause, retryAfterMs });
}
/** Whether the same request could succeed with less in it. */
function isTooLarge(error) {
    return error instanceof fairlead_error/* TransientError */.N_ && error.cause instanceof Error && error.cause.name === tooLarge;
}
/** Type and message of an error; what GitHub says of itself, in one line. */
function wordsOf(error) {
    const message = error.message.replaceAll(/\s+/g, ' ').slice(0, 300);
    return error.type === '' ? message : `${error.type}: ${message}`;
}
/** The errors whose path begins so. */
function errorsAt(errors, path) {
    return errors.filter((error) => path.every((part, index) => error.path[index] === part));
}
/** A part that is missing because of an error, as an error of its own. */
function partError(what, errors) {
    const first = errors[0];
    const detail = `${what}: ${first === undefined ? 'no answer' : wordsOf(first)}`;
    const final = errors.some(({ type }) => type === 'FORBIDDEN' || type === 'NOT_FOUND');
    return final
        ? new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', detail)
        : new fairlead_error/* TransientError */.N_('FL_GITHUB_UNREACHABLE', detail);
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/steady.js


const pauseMs = 250;
/**
 * The same client, which asks once more where a read fails in a way that may pass: what stands at the start of much else
 * is not given up for one lost answer. Writes are sent once, and rate limits are waited for by the queue.
 */
function steady(client, clock) {
    const again = async (what, ask) => {
        try {
            return await ask();
        }
        catch (error) {
            const known = asFairleadError(error, what);
            if (!(known instanceof fairlead_error/* TransientError */.N_) || known.retryAfterMs !== undefined)
                throw error;
            await clock.sleep(pauseMs);
            return ask();
        }
    };
    return {
        request: (route, parameters) => route.startsWith('GET ')
            ? again(route, () => client.request(route, parameters))
            : client.request(route, parameters),
        graphql: (query, variables) => query.startsWith('query')
            ? again('POST /graphql', () => client.graphql(query, variables))
            : client.graphql(query, variables),
    };
}
//# sourceMappingURL=steady.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/files.js






const written = schemas/* object */.Ikc({ commit: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }) });
const committed = schemas/* object */.Ikc({
    createCommitOnBranch: schemas/* object */.Ikc({ commit: schemas/* object */.Ikc({ oid: schemas/* string */.YjP() }).nullable() }).nullable(),
});
const content = schemas/* union */.KCZ([
    schemas/* object */.Ikc({ type: schemas/* literal */.euz('file'), sha: schemas/* string */.YjP(), encoding: schemas/* string */.YjP(), content: schemas/* string */.YjP() }),
    schemas/* array */.YOg(schemas/* unknown */.L5J()),
    schemas/* object */.Ikc({ type: schemas/* string */.YjP() }),
]);
function createFiles(clientFor, clock) {
    return {
        put: async (repository, { branch, path, before, text, message }) => {
            const client = await clientFor(repository);
            const parameters = {
                owner: repository.owner,
                repo: repository.name,
                path,
                branch,
                message,
                content: Buffer.from(text, 'utf8').toString('base64'),
                ...(before === null ? {} : { sha: before }),
            };
            try {
                const { commit } = await call(client, 'PUT /repos/{owner}/{repo}/contents/{path}', parameters, written);
                return { kind: 'written', commit: commit.sha };
            }
            catch (error) {
                // 409: another blob is there; 422: there is one, and none was named.
                if ([409, 422].includes(refusedWith(error) ?? 0))
                    return { kind: 'changed' };
                throw error;
            }
        },
        commit: async (repository, { branch, head, files, message }) => {
            const input = {
                branch: { repositoryNameWithOwner: `${repository.owner}/${repository.name}`, branchName: branch },
                expectedHeadOid: head,
                message: { headline: message },
                fileChanges: {
                    additions: files.map(({ path, text }) => ({
                        path,
                        contents: Buffer.from(text, 'utf8').toString('base64'),
                    })),
                },
            };
            const client = await clientFor(repository);
            const { data, errors } = await runQuery(client, 'commit', documents.commit(), { input }, committed);
            const commit = data.createCommitOnBranch?.commit?.oid;
            if (commit !== undefined)
                return { kind: 'written', commit };
            if (errors.some(({ type }) => type === 'STALE_DATA'))
                return { kind: 'changed' };
            throw partError(`the commit on ${branch}`, errors);
        },
        get: async (repository, path, ref) => {
            const client = steady(await clientFor(repository), clock);
            const where = { owner: repository.owner, repo: repository.name, path, ref };
            const found = await callOrNull(client, 'GET /repos/{owner}/{repo}/contents/{path}', where, content);
            if (found === null || Array.isArray(found) || !('content' in found))
                return null;
            if (found.encoding !== 'base64') {
                throw new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', `${path} is too large to be read`);
            }
            return { text: Buffer.from(found.content, 'base64').toString('utf8'), sha: found.sha };
        },
    };
}
//# sourceMappingURL=files.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/gates.js



/** GitHub's limit for a comment's Markdown. */
const maxComment = 1024;
const path = /\/repos\/([^/]+)\/([^/]+)\/actions\/runs\/(\d+)\/deployment_protection_rule$/;
/**
 * @param baseUrl of the API. The address to call comes with a webhook: only the run's number is taken from it, and only
 *   where the rest is the API's and the repository's own.
 */
function createGates(clientFor, baseUrl) {
    return {
        answer: async (repository, callbackUrl, { environment, state, comment }) => {
            const runId = runOf(callbackUrl, baseUrl, repository);
            if (runId === null) {
                throw new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', 'the callback of a deployment is not of this API');
            }
            const client = await clientFor(repository);
            await send(client, 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule', {
                owner: repository.owner,
                repo: repository.name,
                run_id: runId,
                environment_name: environment,
                state,
                comment: (0,reporting_text/* cut */.Jj)(comment, maxComment),
            });
        },
    };
}
function runOf(callbackUrl, baseUrl, { owner, name }) {
    if (!URL.canParse(callbackUrl))
        return null;
    const url = new URL(callbackUrl);
    const base = new URL(baseUrl);
    const prefix = base.pathname.replace(/\/$/, '');
    const match = path.exec(url.pathname);
    if (url.origin !== base.origin || match === null || match.index !== prefix.length)
        return null;
    if (!url.pathname.startsWith(prefix))
        return null;
    const same = (a, b) => a !== undefined && decodeURIComponent(a).toLowerCase() === b.toLowerCase();
    return same(match[1], owner) && same(match[2], name) ? Number(match[3]) : null;
}
//# sourceMappingURL=gates.js.map
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
function http_plain_headersOf(answer) {
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
            const told = { status: answer.statusCode ?? 0, headers: http_plain_headersOf(answer) };
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
const http_longestWaitMs = 60_000;
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
    return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, http_longestWaitMs) : undefined;
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
    return Math.random() * Math.min(http_longestWaitMs, 200 * 2 ** tried);
}
async function once(url, method, options) {
    const where = `${method} ${url.origin}${url.pathname}`;
    try {
        return await (options.plain === true ? sendPlain : http_send)(url, method, options, where);
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
        return http_send(url, method, options, where);
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
        throw http_tooLarge(where, maxBytes);
    return { ...answer, bytes };
}
async function http_send(url, method, options, where) {
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
function http_tooLarge(where, maxBytes) {
    return new fairlead_error/* FinalError */.f4('FL_HTTP_ANSWER_TOO_LARGE', `${where} sent more than ${maxBytes} bytes`);
}
async function readBounded(response, maxBytes, where) {
    const chunks = [];
    let size = 0;
    // Leaving the loop early cancels the stream.
    for await (const chunk of response.body ?? []) {
        size += chunk.byteLength;
        if (size > maxBytes)
            throw http_tooLarge(where, maxBytes);
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
;// CONCATENATED MODULE: ./build/adapters/github/octokit/download.js



const downloadMs = 60_000;
/**
 * Downloads what GitHub answers with an address elsewhere for. The address is signed and good for minutes: it is used at
 * once, kept nowhere, and no token is sent to it.
 * @throws FinalError FL_GITHUB_REFUSED where it is gone, FL_HTTP_ANSWER_TOO_LARGE; TransientError FL_GITHUB_UNREACHABLE
 */
async function downloadFrom(client, route, parameters, { maxBytes, given }) {
    const url = placeOf(await sendUnfollowed(client, route, parameters), route);
    const answer = await request(url, {
        maxBytes,
        timeoutMs: downloadMs,
        unreachable: 'FL_GITHUB_UNREACHABLE',
        ...(given === undefined ? {} : { fetch: given }),
    });
    if (answer.status === 200)
        return answer.bytes;
    const detail = `what ${route} points to answered with status ${answer.status}`;
    // An address that has run out is refused; the next try asks for a new one.
    if (isTransientStatus(answer.status) || answer.status === 403) {
        throw new fairlead_error/* TransientError */.N_('FL_GITHUB_UNREACHABLE', detail);
    }
    throw new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', detail);
}
async function sendUnfollowed(client, route, parameters) {
    try {
        return await send(client, route, { ...parameters, request: { redirect: 'manual' } });
    }
    catch (error) {
        if (isNotFound(error))
            throw new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', `${route}: it is gone`, { cause: error });
        throw error;
    }
}
function placeOf({ headers }, route) {
    const location = URL.parse(lowerCase(headers)['location'] ?? '');
    if (location !== null && /^https?:$/.test(location.protocol))
        return location;
    throw new fairlead_error/* TransientError */.N_('FL_GITHUB_UNREACHABLE', `${route} answered without an address`);
}
//# sourceMappingURL=download.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/pulls.js


const pull = schemas/* object */.Ikc({
    number: schemas/* number */.aig(),
    title: schemas/* string */.YjP(),
    state: schemas/* enum */.k5n(['open', 'closed']),
    merged_at: schemas/* string */.YjP().nullish(),
    draft: schemas/* boolean */.zMY().nullish(),
    user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullable(),
    head: schemas/* object */.Ikc({ ref: schemas/* string */.YjP(), sha: schemas/* string */.YjP(), repo: schemas/* object */.Ikc({ id: schemas/* number */.aig() }).nullish() }),
    base: schemas/* object */.Ikc({ ref: schemas/* string */.YjP(), sha: schemas/* string */.YjP() }),
});
const reviews = schemas/* array */.YOg(schemas/* object */.Ikc({
    user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullable(),
    state: schemas/* string */.YjP(),
    commit_id: schemas/* string */.YjP().nullish(),
}));
const files = schemas/* array */.YOg(schemas/* object */.Ikc({ filename: schemas/* string */.YjP(), previous_filename: schemas/* string */.YjP().nullish() }));
function createPulls(clientFor) {
    const get = async (repository, number) => call(await clientFor(repository), 'GET /repos/{owner}/{repo}/pulls/{pull_number}', { owner: repository.owner, repo: repository.name, pull_number: number }, pull);
    return {
        get: async (repository, number) => toPull(await get(repository, number)),
        listOpen: async (repository) => {
            const client = await clientFor(repository);
            const parameters = { owner: repository.owner, repo: repository.name, state: 'open' };
            const route = 'GET /repos/{owner}/{repo}/pulls';
            const all = await callPages(client, route, parameters, schemas/* array */.YOg(pull), (page) => page, 20);
            return all.map(toPull);
        },
        approvals: async (repository, number) => {
            const { head } = await get(repository, number);
            const client = await clientFor(repository);
            const parameters = { owner: repository.owner, repo: repository.name, pull_number: number };
            const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
            const all = await callPages(client, route, parameters, reviews, (page) => page, 20);
            return approvers(all, head.sha);
        },
        changedPaths: async (repository, number) => {
            const client = await clientFor(repository);
            const parameters = { owner: repository.owner, repo: repository.name, pull_number: number };
            const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
            const all = await callPages(client, route, parameters, files, (page) => page, 30);
            const paths = all.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]);
            return [...new Set(paths)];
        },
    };
}
/** Who approves the head by their newest review that says anything; comments leave an earlier word in force. */
function approvers(all, headSha) {
    const newest = new Map();
    for (const { user, state, commit_id: commit } of all) {
        const word = state.toUpperCase();
        if (user === null || word === 'COMMENTED' || word === 'PENDING')
            continue;
        newest.set(user.login, word === 'APPROVED' && commit === headSha);
    }
    return [...newest].filter(([, approves]) => approves).map(([login]) => login);
}
function toPull(data) {
    return {
        number: data.number,
        title: data.title,
        state: data.state,
        merged: typeof data.merged_at === 'string',
        draft: data.draft ?? false,
        author: data.user?.login ?? 'ghost',
        headRef: data.head.ref,
        headSha: data.head.sha,
        headRepositoryId: data.head.repo?.id ?? null,
        baseRef: data.base.ref,
        baseSha: data.base.sha,
    };
}
//# sourceMappingURL=pulls.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/hand-overs.js




const run = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    run_attempt: schemas/* number */.aig().optional(),
    event: schemas/* string */.YjP(),
    status: schemas/* string */.YjP().nullable(),
    conclusion: schemas/* string */.YjP().nullish(),
    head_sha: schemas/* string */.YjP(),
    head_branch: schemas/* string */.YjP().nullable(),
    head_repository: schemas/* object */.Ikc({ id: schemas/* number */.aig(), owner: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }) }).nullish(),
});
const runs = schemas/* object */.Ikc({ workflow_runs: schemas/* array */.YOg(run) });
const artifacts = schemas/* object */.Ikc({
    artifacts: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* number */.aig(), name: schemas/* string */.YjP(), size_in_bytes: schemas/* number */.aig(), expired: schemas/* boolean */.zMY() })),
});
const hand_overs_maxPages = 3;
const downloadRoute = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
/** @param given the `fetch` of tests; the global one by default */
function createHandOvers(clientFor, given) {
    return {
        run: async (repository, runId) => {
            const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
            const client = await clientFor(repository);
            const found = await callOrNull(client, route, { ...at(repository), run_id: runId }, run);
            return found === null ? null : toRun(found);
        },
        runsOf: async (repository, headSha) => {
            const parameters = { ...at(repository), head_sha: headSha, event: 'pull_request', per_page: 100 };
            const route = 'GET /repos/{owner}/{repo}/actions/runs';
            const found = await call(await clientFor(repository), route, parameters, runs);
            return found.workflow_runs.map(toRun).toSorted((a, b) => b.id - a.id);
        },
        pullsFrom: async (repository, { owner, branch }) => {
            const parameters = { ...at(repository), state: 'open', head: `${owner}:${branch}`, per_page: 100 };
            const route = 'GET /repos/{owner}/{repo}/pulls';
            const found = await call(await clientFor(repository), route, parameters, schemas/* array */.YOg(pull));
            return found.map(toPull);
        },
        artifacts: async (repository, runId) => {
            const parameters = { ...at(repository), run_id: runId };
            const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
            const client = await clientFor(repository);
            const found = await callPages(client, route, parameters, artifacts, (page) => page.artifacts, hand_overs_maxPages);
            const newest = new Map();
            // A run that was repeated has one of each attempt.
            for (const { id, name, size_in_bytes: bytes, expired } of found.toSorted((x, y) => y.id - x.id)) {
                if (!newest.has(name))
                    newest.set(name, { id, name, bytes, expired });
            }
            return [...newest.values()];
        },
        download: async (repository, artifactId, maxBytes) => {
            const parameters = { ...at(repository), artifact_id: artifactId, archive_format: 'zip' };
            return downloadFrom(await clientFor(repository), downloadRoute, parameters, { maxBytes, given });
        },
    };
}
function at({ owner, name }) {
    return { owner, repo: name };
}
function toRun(data) {
    const { head_repository: head } = data;
    return {
        id: data.id,
        attempt: data.run_attempt ?? 1,
        event: data.event,
        // One that waits for a maintainer's approval counts as completed to GitHub.
        completed: data.status === 'completed' && data.conclusion !== 'action_required',
        headSha: data.head_sha,
        headBranch: data.head_branch,
        head: head === null || head === undefined ? null : { repositoryId: head.id, owner: head.owner.login },
    };
}
//# sourceMappingURL=hand-overs.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/commits.js



/** GitHub compares at most so many commits without pages. */
const maxCommits = 250;
const maxSeen = 2_000;
const maxDiffLength = 1024 * 1024;
const commit = schemas/* object */.Ikc({
    sha: schemas/* string */.YjP(),
    commit: schemas/* object */.Ikc({ message: schemas/* string */.YjP() }),
    parents: schemas/* array */.YOg(schemas/* object */.Ikc({ sha: schemas/* string */.YjP() })),
});
const commits_comparison = schemas/* object */.Ikc({ total_commits: schemas/* number */.aig(), commits: schemas/* array */.YOg(commit) });
const pullsOfCommit = schemas/* array */.YOg(schemas/* object */.Ikc({ number: schemas/* number */.aig(), merged_at: schemas/* string */.YjP().nullish() }));
const changedFiles = schemas/* object */.Ikc({
    files: schemas/* array */.YOg(schemas/* object */.Ikc({ filename: schemas/* string */.YjP(), previous_filename: schemas/* string */.YjP().optional() })).optional(),
});
function readsOfCommits(clientFor) {
    const seen = createSeen(maxSeen);
    return {
        commit: async (repository, ref) => {
            const client = await clientFor(repository);
            try {
                const head = headOf(await call(client, commitRoute, { ...commits_placeOf(repository), ref }, commit));
                seen.add([head]);
                return head.sha;
            }
            catch (error) {
                // 422 is GitHub's answer to a SHA that it does not have.
                if (isNotFound(error) || refusedWith(error) === 422)
                    return null;
                throw error;
            }
        },
        pullsOf: async (repository, sha) => {
            const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
            const where = { ...commits_placeOf(repository), commit_sha: sha };
            const client = await clientFor(repository);
            const all = await callPages(client, route, where, pullsOfCommit, (page) => page, 5);
            return all.filter(({ merged_at: at }) => typeof at === 'string').map(({ number }) => number);
        },
        missing: async (repository, base, head) => {
            const commits = await readMissing(await clientFor(repository), repository, base, head);
            seen.add(commits ?? []);
            return commits;
        },
        changedOnBoth: async (repository, one, other) => {
            const client = await clientFor(repository);
            const ours = await readChanged(client, repository, `${other}...${one}`);
            const theirs = new Set(await readChanged(client, repository, `${one}...${other}`));
            return [...new Set(ours)].filter((path) => theirs.has(path)).toSorted();
        },
        patches: async (repository, shas) => {
            const client = await clientFor(repository);
            const patches = [];
            for (const sha of shas.slice(0, maxCommits)) {
                patches.push(await readPatch(client, repository, sha, seen.get(sha)));
            }
            return patches;
        },
    };
}
function commits_placeOf({ owner, name }) {
    return { owner, repo: name };
}
const commitRoute = 'GET /repos/{owner}/{repo}/commits/{ref}';
const compareRoute = 'GET /repos/{owner}/{repo}/compare/{basehead}';
/** Paths that the second of two branches changed since they parted, under their older names as well. */
async function readChanged(client, repository, basehead) {
    const { files = [] } = await call(client, compareRoute, { ...commits_placeOf(repository), basehead }, changedFiles);
    return files.flatMap(({ filename, previous_filename: previous }) => [
        filename,
        ...(previous === undefined ? [] : [previous]),
    ]);
}
async function readMissing(client, { owner, name }, base, head) {
    const { total_commits: total, commits } = await call(client, compareRoute, { owner, repo: name, basehead: `${base}...${head}` }, commits_comparison);
    if (total > commits.length)
        return null;
    return commits.map(headOf);
}
function headOf({ sha, commit: { message }, parents }) {
    return { sha, title: message.split('\n', 1)[0] ?? '', parents: parents.length };
}
/** Heads of commits that were seen, since a commit never changes. The oldest leave first. */
function createSeen(most) {
    const heads = new Map();
    return {
        get: (sha) => heads.get(sha),
        add: (added) => {
            for (const head of added)
                heads.set(head.sha, head);
            for (const sha of heads.keys()) {
                if (heads.size <= most)
                    break;
                heads.delete(sha);
            }
        },
    };
}
async function readPatch(client, { owner, name }, sha, known) {
    const where = { owner, repo: name, ref: sha };
    const head = known ?? headOf(await call(client, commitRoute, where, commit));
    try {
        const { data } = await send(client, commitRoute, { ...where, mediaType: { format: 'diff' } });
        // octokit hands over bytes where the answer names no character set.
        const diff = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : data;
        if (typeof diff !== 'string') {
            throw new fairlead_error/* TransientError */.N_('FL_GITHUB_UNREACHABLE', `${commitRoute}: no diff`);
        }
        return { ...head, diff: diff.length > maxDiffLength ? null : diff };
    }
    catch (error) {
        // GitHub's own limits: 406 for a diff that is too large, 422 for one that takes too long.
        if (![406, 422].includes(refusedWith(error) ?? 0))
            throw error;
        return { ...head, diff: null };
    }
}
//# sourceMappingURL=commits.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/stamps.js

/** Configuration and CODEOWNERS are not in it: rules are made of them, and are compared as such. */
function settingsSight(answer, forbidden) {
    const { rulesets, branchProtectionRules, environments } = answer;
    const changes = (rulesets?.nodes ?? []).map(({ updatedAt }) => updatedAt);
    return {
        stamp: hash([
            answer.isPrivate,
            answer.planFeatures.codeowners,
            answer.defaultBranchRef?.name ?? null,
            answer.mergeCommitAllowed,
            answer.squashMergeAllowed,
            answer.rebaseMergeAllowed,
            answer.autoMergeAllowed,
            answer.deleteBranchOnMerge,
            answer.allowUpdateBranch,
            answer.mergeCommitTitle,
            answer.mergeCommitMessage,
            answer.squashMergeCommitTitle,
            answer.squashMergeCommitMessage,
            answer.webCommitSignoffRequired,
            forbidden.toSorted(),
            listOf(rulesets, ({ databaseId, name, target, enforcement, updatedAt }) => [
                databaseId,
                name,
                target,
                enforcement,
                updatedAt,
            ]),
            listOf(branchProtectionRules, ({ id, pattern }) => [id, pattern]),
            listOf(environments, ({ id, name }) => [id, name]),
        ]),
        changedAt: Math.max(0, ...changes),
    };
}
/** A list without its order, which GitHub promises for none; null where it could not be read. */
function listOf(list, show) {
    if (list === null)
        return null;
    return [list.totalCount, list.nodes.map((node) => JSON.stringify(show(node))).toSorted()];
}
/** Reviews, labels and the title are in it by the time of the last change. */
function pullStamp({ number, headRefOid, baseRefName, isDraft, updatedAt }) {
    return hash([number, headRefOid, baseRefName, isDraft, updatedAt]);
}
function pullGlance(face) {
    const { number, updatedAt } = face;
    return { number, updatedAt, baseSha: baseOf(face), stamp: pullStamp(face) };
}
/** Newest commit of the base branch; where that is gone, the last one that the pull request knew. */
function baseOf({ baseRef, baseRefOid }) {
    return baseRef?.target?.oid ?? baseRefOid;
}
function watchedRun(nodeId, run) {
    return { kind: 'check-run', nodeId, sight: runSight(run) };
}
function runSight({ status, conclusion, }) {
    return `${status}/${conclusion ?? ''}`.toLowerCase();
}
function environmentSight({ name, protectionRules }) {
    return hash([
        name,
        protectionRules.totalCount,
        protectionRules.nodes
            .map(({ type, timeout, preventSelfReview, reviewers }) => JSON.stringify([type, timeout, preventSelfReview === true, texts(reviewers.nodes)]))
            .toSorted(),
    ]);
}
function protectionSight(answer) {
    const { requiredStatusChecks, ...rest } = answer;
    const parts = Object.entries(rest).map(([name, value]) => [name, allowance(value)]);
    return hash([texts(parts), texts(requiredStatusChecks ?? [])]);
}
function allowance(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return value;
    return [value.totalCount, texts(value.nodes)];
}
function texts(nodes) {
    return nodes.map((node) => JSON.stringify(node)).toSorted();
}
function hash(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
//# sourceMappingURL=stamps.js.map
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/shapes.js

/** Answers of the documents. Parts that may be forbidden are null; see `errors` of the result. */
const time = schemas/* string */.YjP().transform((text, context) => {
    const at = Date.parse(text);
    if (Number.isFinite(at))
        return at;
    context.addIssue({ code: 'custom', message: 'no time' });
    return core/* NEVER */.tm;
});
const pageInfo = schemas/* object */.Ikc({ hasNextPage: schemas/* boolean */.zMY(), endCursor: schemas/* string */.YjP().nullable() });
const blob = schemas/* object */.Ikc({
    oid: schemas/* string */.YjP().optional(),
    text: schemas/* string */.YjP().nullish(),
    isBinary: schemas/* boolean */.zMY().nullish(),
});
const shapes_file = blob.nullish();
const account = schemas/* object */.Ikc({ __typename: schemas/* string */.YjP(), login: schemas/* string */.YjP() }).nullable();
const allowances = schemas/* object */.Ikc({
    totalCount: schemas/* number */.aig(),
    nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
        actor: schemas/* object */.Ikc({ __typename: schemas/* string */.YjP(), login: schemas/* string */.YjP().optional(), slug: schemas/* string */.YjP().optional() })
            .nullable(),
    })),
});
const rulesetShape = schemas/* object */.Ikc({
    databaseId: schemas/* number */.aig().nullable(),
    name: schemas/* string */.YjP(),
    target: schemas/* string */.YjP().nullable(),
    enforcement: schemas/* string */.YjP(),
    updatedAt: time,
    conditions: schemas/* object */.Ikc({
        refName: schemas/* object */.Ikc({ include: schemas/* array */.YOg(schemas/* string */.YjP()), exclude: schemas/* array */.YOg(schemas/* string */.YjP()) }).nullish(),
    }),
    rules: schemas/* object */.Ikc({
        totalCount: schemas/* number */.aig(),
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP(), parameters: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish() })),
    })
        .nullable(),
    bypassActors: schemas/* object */.Ikc({
        totalCount: schemas/* number */.aig(),
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
            bypassMode: schemas/* string */.YjP().nullable(),
            deployKey: schemas/* boolean */.zMY(),
            enterpriseOwner: schemas/* boolean */.zMY().nullish(),
            organizationAdmin: schemas/* boolean */.zMY(),
            repositoryRoleDatabaseId: schemas/* number */.aig().nullish(),
            actor: schemas/* object */.Ikc({ __typename: schemas/* string */.YjP(), databaseId: schemas/* number */.aig().nullish() }).nullable(),
        })),
    })
        .nullable(),
});
const protectionShape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    pattern: schemas/* string */.YjP(),
    allowsDeletions: schemas/* boolean */.zMY(),
    allowsForcePushes: schemas/* boolean */.zMY(),
    blocksCreations: schemas/* boolean */.zMY(),
    dismissesStaleReviews: schemas/* boolean */.zMY(),
    isAdminEnforced: schemas/* boolean */.zMY(),
    lockAllowsFetchAndMerge: schemas/* boolean */.zMY(),
    lockBranch: schemas/* boolean */.zMY(),
    requireLastPushApproval: schemas/* boolean */.zMY(),
    requiredApprovingReviewCount: schemas/* number */.aig().nullable(),
    requiredStatusChecks: schemas/* array */.YOg(schemas/* object */.Ikc({ context: schemas/* string */.YjP(), app: schemas/* object */.Ikc({ databaseId: schemas/* number */.aig().nullable() }).nullable() }))
        .nullable(),
    requiresApprovingReviews: schemas/* boolean */.zMY(),
    requiresCodeOwnerReviews: schemas/* boolean */.zMY(),
    requiresConversationResolution: schemas/* boolean */.zMY(),
    requiresLinearHistory: schemas/* boolean */.zMY(),
    requiresStatusChecks: schemas/* boolean */.zMY(),
    requiresStrictStatusChecks: schemas/* boolean */.zMY(),
    restrictsPushes: schemas/* boolean */.zMY(),
    restrictsReviewDismissals: schemas/* boolean */.zMY(),
    bypassPullRequestAllowances: allowances,
    pushAllowances: allowances,
    reviewDismissalAllowances: allowances,
});
const environmentShape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    protectionRules: schemas/* object */.Ikc({
        totalCount: schemas/* number */.aig(),
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
            type: schemas/* string */.YjP(),
            timeout: schemas/* number */.aig(),
            preventSelfReview: schemas/* boolean */.zMY().nullish(),
            reviewers: schemas/* object */.Ikc({
                nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ __typename: schemas/* string */.YjP(), databaseId: schemas/* number */.aig().nullish() }).nullable()),
            }),
        })),
    }),
});
const branchesShape = schemas/* object */.Ikc({
    totalCount: schemas/* number */.aig(),
    pageInfo,
    nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        // Empty for a branch that is no commit, which Git allows and nobody has.
        target: schemas/* object */.Ikc({ oid: schemas/* string */.YjP().optional(), committedDate: time.optional() }).nullable(),
    })),
});
const counted = schemas/* object */.Ikc({ totalCount: schemas/* number */.aig() });
const parents = schemas/* object */.Ikc({ totalCount: schemas/* number */.aig(), nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ oid: schemas/* string */.YjP() })) });
const pullShape = schemas/* object */.Ikc({
    number: schemas/* number */.aig(),
    title: schemas/* string */.YjP(),
    state: schemas/* enum */.k5n(['OPEN', 'CLOSED', 'MERGED']),
    isDraft: schemas/* boolean */.zMY(),
    createdAt: time,
    updatedAt: time,
    author: account,
    headRefName: schemas/* string */.YjP(),
    headRefOid: schemas/* string */.YjP(),
    headRepository: schemas/* object */.Ikc({ databaseId: schemas/* number */.aig().nullable() }).nullable(),
    baseRefName: schemas/* string */.YjP(),
    baseRefOid: schemas/* string */.YjP(),
    baseRef: schemas/* object */.Ikc({ target: schemas/* object */.Ikc({ oid: schemas/* string */.YjP() }).nullable() }).nullable(),
    mergeable: schemas/* string */.YjP(),
    mergeStateStatus: schemas/* string */.YjP(),
    labels: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })) }).nullable(),
    latestOpinionatedReviews: schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
            state: schemas/* string */.YjP(),
            author: account,
            commit: schemas/* object */.Ikc({ oid: schemas/* string */.YjP() }).nullable(),
        })),
    })
        .nullable(),
    oldest: schemas/* object */.Ikc({
        totalCount: schemas/* number */.aig(),
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ commit: schemas/* object */.Ikc({ committedDate: time }) })),
    }),
    newest: schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
            commit: schemas/* object */.Ikc({
                file: schemas/* object */.Ikc({ object: shapes_file }).nullable(),
                checkSuites: schemas/* object */.Ikc({
                    nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
                        checkRuns: schemas/* object */.Ikc({
                            nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
                                id: schemas/* string */.YjP(),
                                databaseId: schemas/* number */.aig().nullable(),
                                externalId: schemas/* string */.YjP().nullable(),
                                status: schemas/* string */.YjP(),
                                conclusion: schemas/* string */.YjP().nullable(),
                                annotations: counted.nullish(),
                            })),
                        })
                            .nullable(),
                    })),
                })
                    .nullable(),
            }),
        })),
    }),
    files: schemas/* object */.Ikc({
        totalCount: schemas/* number */.aig(),
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), changeType: schemas/* string */.YjP() })),
    })
        .nullish(),
    commits: schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ commit: schemas/* object */.Ikc({ oid: schemas/* string */.YjP(), committedDate: time, parents }) })),
    })
        .nullish(),
});
const pullsShape = schemas/* object */.Ikc({
    totalCount: schemas/* number */.aig(),
    pageInfo,
    nodes: schemas/* array */.YOg(pullShape),
});
const settingsShape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    databaseId: schemas/* number */.aig(),
    name: schemas/* string */.YjP(),
    owner: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }),
    isPrivate: schemas/* boolean */.zMY(),
    isArchived: schemas/* boolean */.zMY(),
    planFeatures: schemas/* object */.Ikc({ codeowners: schemas/* boolean */.zMY() }),
    defaultBranchRef: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }).nullable(),
    mergeCommitAllowed: schemas/* boolean */.zMY(),
    squashMergeAllowed: schemas/* boolean */.zMY(),
    rebaseMergeAllowed: schemas/* boolean */.zMY(),
    autoMergeAllowed: schemas/* boolean */.zMY(),
    deleteBranchOnMerge: schemas/* boolean */.zMY(),
    allowUpdateBranch: schemas/* boolean */.zMY(),
    mergeCommitTitle: schemas/* string */.YjP(),
    mergeCommitMessage: schemas/* string */.YjP(),
    squashMergeCommitTitle: schemas/* string */.YjP(),
    squashMergeCommitMessage: schemas/* string */.YjP(),
    webCommitSignoffRequired: schemas/* boolean */.zMY(),
    config: shapes_file,
    owners0: shapes_file,
    owners1: shapes_file,
    owners2: shapes_file,
    branches: branchesShape.nullable(),
    rulesets: schemas/* object */.Ikc({ totalCount: schemas/* number */.aig(), nodes: schemas/* array */.YOg(rulesetShape) }).nullable(),
    branchProtectionRules: schemas/* object */.Ikc({ totalCount: schemas/* number */.aig(), nodes: schemas/* array */.YOg(protectionShape) }).nullable(),
    environments: schemas/* object */.Ikc({ totalCount: schemas/* number */.aig(), nodes: schemas/* array */.YOg(environmentShape) }).nullable(),
});
const comparisonShape = schemas/* object */.Ikc({
    compare: schemas/* object */.Ikc({
        aheadBy: schemas/* number */.aig(),
        headTarget: schemas/* object */.Ikc({ oid: schemas/* string */.YjP() }),
        commits: schemas/* object */.Ikc({
            nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
                oid: schemas/* string */.YjP(),
                committedDate: time,
                parents: schemas/* object */.Ikc({ totalCount: schemas/* number */.aig(), nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ oid: schemas/* string */.YjP() })) }),
            })),
        }),
    })
        .nullable(),
})
    .nullable();
const revertedShape = schemas/* object */.Ikc({ headRefName: schemas/* string */.YjP(), baseRefName: schemas/* string */.YjP(), isCrossRepository: schemas/* boolean */.zMY() })
    .nullable();
const mergedShape = schemas/* object */.Ikc({
    number: schemas/* number */.aig(),
    title: schemas/* string */.YjP(),
    headRefName: schemas/* string */.YjP(),
    headRefOid: schemas/* string */.YjP(),
    baseRefName: schemas/* string */.YjP(),
    isCrossRepository: schemas/* boolean */.zMY(),
    author: account,
    labels: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })) }).nullable(),
    mergedAt: time,
    mergeCommit: schemas/* object */.Ikc({ oid: schemas/* string */.YjP() }).nullable(),
});
const deploymentShape = schemas/* object */.Ikc({
    databaseId: schemas/* number */.aig(),
    commitOid: schemas/* string */.YjP(),
    createdAt: time,
    latestStatus: schemas/* object */.Ikc({ state: schemas/* string */.YjP(), createdAt: time }).nullable(),
});
/** REST writes a bot's login with its suffix, GraphQL without. Null stands for a deleted account. */
function loginOf(actor) {
    if (actor === null)
        return 'ghost';
    return actor.__typename === 'Bot' && !actor.login.endsWith('[bot]') ? `${actor.login}[bot]` : actor.login;
}
//# sourceMappingURL=shapes.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/map-pull.js


function mapPull(answer) {
    const newest = answer.newest.nodes[0]?.commit;
    const baseSha = baseOf(answer);
    return {
        number: answer.number,
        title: answer.title,
        state: answer.state === 'OPEN' ? 'open' : 'closed',
        merged: answer.state === 'MERGED',
        draft: answer.isDraft,
        author: loginOf(answer.author),
        authorIsBot: answer.author?.__typename === 'Bot',
        headRef: answer.headRefName,
        headSha: answer.headRefOid,
        headRepositoryId: answer.headRepository?.databaseId ?? null,
        baseRef: answer.baseRefName,
        baseSha,
        createdAt: answer.createdAt,
        updatedAt: answer.updatedAt,
        stamp: pullStamp(answer),
        labels: (answer.labels?.nodes ?? []).map(({ name }) => name),
        approvals: (answer.latestOpinionatedReviews?.nodes ?? [])
            .filter(({ state, commit }) => state === 'APPROVED' && commit?.oid === answer.headRefOid)
            .map(({ author }) => loginOf(author)),
        paths: pathsOf(answer.files),
        oldestCommitAt: oldestOf(answer),
        mergeCommits: mergeCommitsOf(answer),
        containsBase: containsBase(answer, baseSha),
        headConfig: newest === undefined ? undefined : map_pull_textOf(newest.file?.object),
        mergeable: mergeableOf(answer.mergeable),
        mergeState: answer.mergeStateStatus.toLowerCase(),
        policyRun: policyRunOf(newest),
    };
}
/** Git's id and the text of a file; what is no text becomes a text that no parser takes. */
function map_pull_textOf(blob) {
    if (blob === null || blob === undefined || blob.oid === undefined)
        return null;
    return { oid: blob.oid, text: blob.text ?? '\u0000' };
}
function pathsOf(files) {
    if (files === null || files === undefined || files.totalCount > files.nodes.length)
        return null;
    if (files.nodes.some(({ changeType }) => changeType === 'RENAMED'))
        return null;
    return files.nodes.map(({ path }) => path);
}
function oldestOf({ oldest, commits }) {
    const first = oldest.nodes[0]?.commit.committedDate ?? null;
    const dates = (commits?.nodes ?? []).map(({ commit }) => commit.committedDate);
    return first === null ? null : Math.min(first, ...dates);
}
/** All commits of the pull request, or null where not all were read. */
function allCommits({ oldest, commits }) {
    if (commits === null || commits === undefined)
        return null;
    return commits.nodes.length >= oldest.totalCount ? commits.nodes : null;
}
function mergeCommitsOf(answer) {
    const commits = allCommits(answer);
    if (commits === null)
        return 'unknown';
    return commits.filter(({ commit }) => commit.parents.totalCount > 1).length;
}
/**
 * The head holds the base's newest commit exactly where one of the pull request's own commits has it as a parent: on any
 * way from the head down to it, the commit just above it is not in the base. Or GitHub still lists it among them.
 */
function containsBase(answer, baseSha) {
    if (answer.headRefOid === baseSha)
        return true;
    const found = (answer.commits?.nodes ?? []).some(({ commit }) => commit.oid === baseSha || commit.parents.nodes.some(({ oid }) => oid === baseSha));
    if (found)
        return true;
    return allCommits(answer) === null ? 'unknown' : false;
}
function mergeableOf(state) {
    if (state === 'MERGEABLE')
        return true;
    return state === 'CONFLICTING' ? false : 'unknown';
}
function policyRunOf(commit) {
    const run = commit?.checkSuites?.nodes[0]?.checkRuns?.nodes[0];
    if (run === undefined || run.databaseId === null)
        return null;
    return {
        id: run.databaseId,
        watched: watchedRun(run.id, run),
        externalId: run.externalId ?? '',
        status: run.status.toLowerCase(),
        conclusion: run.conclusion?.toLowerCase() ?? null,
        annotations: run.annotations?.totalCount ?? null,
    };
}
/** How `from` stands to `to`. Null: one of them is missing, or GitHub cannot compare them. */
function mapAncestry({ from, to }, answer) {
    const comparison = answer?.compare;
    if (comparison === null || comparison === undefined)
        return { from, to, missing: 'unknown', since: null };
    const { aheadBy: missing } = comparison;
    return { from, to, missing, missingChanges: changesOf(comparison), since: since(comparison) };
}
/** Commits that are no merges: all of them where the list holds all, at least so many where it does not. */
function changesOf({ aheadBy, commits: { nodes } }) {
    const changes = nodes.filter(({ parents }) => parents.totalCount < 2).length;
    return changes > 0 || nodes.length >= aheadBy ? changes : 'unknown';
}
/**
 * When the oldest of the missing commits came to the branch. Its own date would say when it was written; what counts is
 * when it was merged, so the way goes along first parents. Commits that this way does not reach are older guesses.
 */
function since({ headTarget, commits, aheadBy }) {
    if (aheadBy === 0)
        return null;
    const byOid = new Map(commits.nodes.map((commit) => [commit.oid, commit]));
    let at = null;
    let commit = byOid.get(headTarget.oid);
    for (let steps = 0; commit !== undefined && steps <= byOid.size; steps += 1) {
        at = at === null ? commit.committedDate : Math.min(at, commit.committedDate);
        commit = byOid.get(commit.parents.nodes[0]?.oid ?? '');
    }
    if (at !== null && commits.nodes.length >= aheadBy)
        return at;
    const dates = commits.nodes.map(({ committedDate }) => committedDate);
    return dates.length === 0 ? at : Math.min(...dates);
}
function mapReverted(answer) {
    if (answer === null)
        return null;
    return { head: answer.headRefName, base: answer.baseRefName, fork: answer.isCrossRepository };
}
//# sourceMappingURL=map-pull.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/environments.js


const branchPolicy = schemas/* object */.Ikc({ protected_branches: schemas/* boolean */.zMY(), custom_branch_policies: schemas/* boolean */.zMY() })
    .nullish();
const environments_environment = schemas/* object */.Ikc({ name: schemas/* string */.YjP(), deployment_branch_policy: branchPolicy });
const environmentList = schemas/* object */.Ikc({ environments: schemas/* array */.YOg(environments_environment) });
const policyList = schemas/* object */.Ikc({
    branch_policies: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* number */.aig(), name: schemas/* string */.YjP(), type: schemas/* string */.YjP().optional() })),
});
const ruleList = schemas/* object */.Ikc({
    custom_deployment_protection_rules: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* number */.aig(), enabled: schemas/* boolean */.zMY(), app: schemas/* object */.Ikc({ id: schemas/* number */.aig() }) }))
        .optional(),
});
/** Keys of our form that are resources of their own for GitHub. */
const subResources = new Set(['branch_policies', 'app_rule']);
/**
 * What GraphQL does not show of environments: which branches may deploy, and whether our App is asked. Conditional
 * requests: one for the list, two for each environment.
 */
async function completeEnvironments(client, appId, repository, observed) {
    if (observed.unread.includes('environment'))
        return observed;
    if (!observed.resources.some(({ kind }) => kind === 'environment'))
        return observed;
    const where = { owner: repository.owner, repo: repository.name };
    const entries = (page) => page.environments;
    const list = await callPages(client, 'GET /repos/{owner}/{repo}/environments', where, environmentList, entries, 10);
    const byName = new Map(list.map((entry) => [entry.name, entry]));
    const resources = [];
    for (const resource of observed.resources) {
        const known = resource.kind === 'environment' ? byName.get(resource.name) : undefined;
        if (resource.kind !== 'environment')
            resources.push(resource);
        // One that was deleted since the other read is gone.
        else if (known !== undefined) {
            const of = { ...where, environment_name: resource.name };
            const policy = known.deployment_branch_policy ?? null;
            const custom = policy?.custom_branch_policies === true;
            const spec = {
                ...resource.spec,
                deployment_branch_policy: policy === null ? null : { ...policy },
                branch_policies: custom
                    ? (await policiesOf(client, of)).map(({ name, type }) => ({ name, type }))
                    : [],
                app_rule: (await ruleOf(client, of, appId)) !== null,
            };
            resources.push({ ...resource, spec });
        }
    }
    return { ...observed, resources };
}
/** Writes an environment, then its branch policies and our deployment protection rule where the change touches them. */
async function applyEnvironment({ client, appId }, where, change, body) {
    const of = { ...where, environment_name: change.name };
    const touched = new Set(change.fields.map(({ path }) => path.split('.')[0] ?? ''));
    const all = change.action === 'create' || touched.size === 0;
    const own = Object.entries(body).filter(([key]) => !subResources.has(key));
    if (all || own.some(([key]) => touched.has(key))) {
        const settings = Object.fromEntries(own);
        const policy = change.action === 'update' && !('deployment_branch_policy' in settings)
            ? { deployment_branch_policy: await presentPolicy(client, of) }
            : {};
        // Each key that is left out goes back to its default.
        const route = 'PUT /repos/{owner}/{repo}/environments/{environment_name}';
        await send(client, route, { ...of, ...settings, ...policy });
    }
    const wanted = policiesIn(body);
    if (wanted !== null && (all || touched.has('branch_policies') || touched.has('deployment_branch_policy'))) {
        await putPolicies(client, of, wanted, change.action === 'create');
    }
    if (typeof body['app_rule'] === 'boolean' && (all || touched.has('app_rule')) && appId !== null) {
        await putRule(client, of, appId, body['app_rule']);
    }
}
async function presentPolicy(client, of) {
    const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}';
    const { deployment_branch_policy: policy } = await call(client, route, of, environments_environment);
    return policy === null || policy === undefined ? null : { ...policy };
}
const wantedPolicies = schemas/* array */.YOg(schemas/* union */.KCZ([
    schemas/* string */.YjP().transform((name) => ({ name, type: 'branch' })),
    schemas/* object */.Ikc({ name: schemas/* string */.YjP(), type: schemas/* string */.YjP().default('branch') }),
]));
/** The patterns of the body, or null where it leaves them open or the policy is not made of patterns. */
function policiesIn(body) {
    const parsed = wantedPolicies.safeParse(body['branch_policies']);
    const policy = branchPolicy.safeParse(body['deployment_branch_policy']);
    const custom = policy.success && policy.data?.custom_branch_policies === true;
    return parsed.success && custom ? parsed.data : null;
}
async function policiesOf(client, of) {
    const list = await callPages(client, 'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies', of, policyList, (page) => page.branch_policies, 10);
    return list.map(({ id, name, type }) => ({ id, name, type: type ?? 'branch' }));
}
async function putPolicies(client, of, wanted, isNew) {
    const present = isNew ? [] : await policiesOf(client, of);
    const key = ({ name, type }) => `${type} ${name}`;
    const have = new Set(present.map(key));
    const want = new Set(wanted.map(key));
    const route = 'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies';
    for (const policy of wanted) {
        if (!have.has(key(policy)))
            await send(client, route, { ...of, name: policy.name, type: policy.type });
    }
    for (const policy of present) {
        if (want.has(key(policy)))
            continue;
        await send(client, 'DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}', { ...of, branch_policy_id: policy.id });
    }
}
/** Id of our rule in the environment, or null. */
async function ruleOf(client, of, appId) {
    if (appId === null)
        return null;
    const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules';
    const { custom_deployment_protection_rules: rules } = await call(client, route, of, ruleList);
    return rules?.find(({ app, enabled }) => app.id === appId && enabled)?.id ?? null;
}
async function putRule(client, of, appId, wanted) {
    const present = await ruleOf(client, of, appId);
    if (wanted && present === null) {
        const route = 'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules';
        await send(client, route, { ...of, integration_id: appId });
    }
    if (!wanted && present !== null) {
        await send(client, 'DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}', { ...of, protection_rule_id: present });
    }
}
//# sourceMappingURL=environments.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/apply.js




const apply_created = schemas/* object */.Ikc({ id: schemas/* number */.aig() });
/** How each kind is written. Deletions are in `applyChange`. */
const writes = {
    ruleset: async ({ client }, where, { action, id }, body) => {
        if (action === 'create' || id === null) {
            const made = await call(client, 'POST /repos/{owner}/{repo}/rulesets', { ...where, ...body }, apply_created);
            return made.id;
        }
        const parameters = { ...where, ruleset_id: id, ...body };
        await call(client, 'PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}', parameters, apply_created);
        return id;
    },
    'branch-protection': async ({ client }, where, { name }, body) => {
        const route = 'PUT /repos/{owner}/{repo}/branches/{branch}/protection';
        await send(client, route, { ...where, branch: name, ...withContexts(body) });
        return null;
    },
    environment: async (deps, where, change, body) => {
        await applyEnvironment(deps, where, change, body);
        return null;
    },
    'repository-settings': async ({ client }, where, change, body) => {
        await send(client, 'PATCH /repos/{owner}/{repo}', { ...where, ...changedSettings(change, body) });
        return null;
    },
};
/** Makes one change; returns a ruleset's id. Deleting what is gone already is no error. */
async function applyChange(deps, repository, change) {
    const where = { owner: repository.owner, repo: repository.name };
    if (change.action === 'delete') {
        await remove(deps.client, where, change);
        return null;
    }
    if (change.body === null) {
        throw new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', `nothing to write into ${change.kind} ${change.name}`);
    }
    return writes[change.kind](deps, where, change, change.body);
}
async function remove(client, where, { kind, name, id }) {
    const [route, parameters] = deletion(kind, name, id);
    try {
        await send(client, route, { ...where, ...parameters });
    }
    catch (error) {
        if (!isNotFound(error))
            throw error;
    }
}
function deletion(kind, name, id) {
    if (kind === 'ruleset' && id !== null) {
        return ['DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}', { ruleset_id: id }];
    }
    if (kind === 'branch-protection') {
        return ['DELETE /repos/{owner}/{repo}/branches/{branch}/protection', { branch: name }];
    }
    if (kind === 'environment') {
        return ['DELETE /repos/{owner}/{repo}/environments/{environment_name}', { environment_name: name }];
    }
    throw new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', `${kind} ${name} cannot be deleted`);
}
/** GitHub's description asks for the deprecated `contexts` still; with `checks` beside it, it must be empty. */
function withContexts(body) {
    const required = body['required_status_checks'];
    const parsed = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9()).safeParse(required);
    return parsed.success ? { ...body, required_status_checks: { contexts: [], ...parsed.data } } : body;
}
/** Settings that GitHub takes only together. */
const pairs = [
    ['merge_commit_title', 'merge_commit_message'],
    ['squash_merge_commit_title', 'squash_merge_commit_message'],
];
/** Only what changes: what somebody else sets at the same moment stays. */
function changedSettings(change, body) {
    const changed = new Set(change.fields.map(({ path }) => path.split('.')[0] ?? ''));
    for (const pair of pairs)
        if (pair.some((key) => changed.has(key)))
            for (const key of pair)
                changed.add(key);
    const entries = Object.entries(body).filter(([key]) => changed.has(key));
    return entries.length === 0 ? body : Object.fromEntries(entries);
}
//# sourceMappingURL=apply.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/map-settings.js
function mapRulesets(nodes) {
    const resources = [];
    const incomplete = [];
    for (const node of nodes) {
        if (node.databaseId === null || node.rules === null)
            return null;
        const actors = node.bypassActors?.nodes.map(bypassActor) ?? [null];
        if (actors.includes(null))
            incomplete.push(node.databaseId);
        const spec = {
            name: node.name,
            target: (node.target ?? 'BRANCH').toLowerCase(),
            enforcement: node.enforcement.toLowerCase(),
            bypass_actors: actors.filter((actor) => actor !== null),
            ...(node.conditions.refName === null || node.conditions.refName === undefined
                ? {}
                : { conditions: { ref_name: { ...node.conditions.refName } } }),
            rules: node.rules.nodes.map(({ type, parameters }) => ({
                type: type.toLowerCase(),
                ...parametersOf(parameters),
            })),
        };
        resources.push({ kind: 'ruleset', name: node.name, id: node.databaseId, spec });
    }
    return { resources, incomplete };
}
/** Null for what GraphQL has no word for: users, enterprise owners, the mode `exempt`. */
function bypassActor(node) {
    if (node.bypassMode === null)
        return null;
    const mode = { bypass_mode: node.bypassMode.toLowerCase() };
    if (node.organizationAdmin)
        return { actor_id: null, actor_type: 'OrganizationAdmin', ...mode };
    if (node.deployKey)
        return { actor_id: null, actor_type: 'DeployKey', ...mode };
    if (typeof node.repositoryRoleDatabaseId === 'number') {
        return { actor_id: node.repositoryRoleDatabaseId, actor_type: 'RepositoryRole', ...mode };
    }
    const id = node.actor?.databaseId;
    const type = node.actor?.__typename;
    if (typeof id !== 'number')
        return null;
    if (type === 'App')
        return { actor_id: id, actor_type: 'Integration', ...mode };
    return type === 'Team' ? { actor_id: id, actor_type: 'Team', ...mode } : null;
}
function parametersOf(parameters) {
    if (parameters === null || parameters === undefined)
        return {};
    const snake = snakeCase(parameters);
    if (Object.keys(snake).length === 0)
        return {};
    const methods = snake['allowed_merge_methods'];
    const lower = Array.isArray(methods)
        ? { allowed_merge_methods: methods.map((method) => String(method).toLowerCase()) }
        : {};
    return { parameters: { ...snake, ...lower } };
}
/** Aliases that keep fields of one name and several types apart in the fragment. */
const aliases = {
    patternName: 'name',
    workflowsOnCreate: 'do_not_enforce_on_create',
};
/** Keys in GitHub's REST spelling; what is null is left out, as REST does. */
function snakeCase(value) {
    if (Array.isArray(value))
        return value.map(snakeCase);
    if (typeof value !== 'object' || value === null)
        return value;
    const entries = Object.entries(value)
        .filter(([key, entry]) => key !== '__typename' && entry !== null)
        .map(([key, entry]) => [
        aliases[key] ?? key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        snakeCase(entry),
    ]);
    return Object.fromEntries(entries);
}
/** Branch protection in the form of the body of `PUT /repos/{owner}/{repo}/branches/{branch}/protection`. */
function mapProtection(node) {
    const spec = {
        required_status_checks: node.requiresStatusChecks
            ? {
                strict: node.requiresStrictStatusChecks,
                checks: (node.requiredStatusChecks ?? []).map(({ context, app }) => ({
                    context,
                    // The body's word for "any App".
                    app_id: app?.databaseId ?? -1,
                })),
            }
            : null,
        enforce_admins: node.isAdminEnforced,
        required_pull_request_reviews: node.requiresApprovingReviews
            ? {
                dismiss_stale_reviews: node.dismissesStaleReviews,
                require_code_owner_reviews: node.requiresCodeOwnerReviews,
                required_approving_review_count: node.requiredApprovingReviewCount ?? 0,
                require_last_push_approval: node.requireLastPushApproval,
                dismissal_restrictions: node.restrictsReviewDismissals
                    ? actorLists(node.reviewDismissalAllowances)
                    : {},
                bypass_pull_request_allowances: actorLists(node.bypassPullRequestAllowances),
            }
            : null,
        restrictions: node.restrictsPushes ? actorLists(node.pushAllowances) : null,
        required_linear_history: node.requiresLinearHistory,
        allow_force_pushes: node.allowsForcePushes,
        allow_deletions: node.allowsDeletions,
        block_creations: node.blocksCreations,
        required_conversation_resolution: node.requiresConversationResolution,
        lock_branch: node.lockBranch,
        allow_fork_syncing: node.lockAllowsFetchAndMerge,
    };
    return { kind: 'branch-protection', name: node.pattern, id: null, spec };
}
/** False where a name is missing: a protection that is half read must not be written. */
function isReadable(node) {
    const lists = [node.bypassPullRequestAllowances, node.pushAllowances, node.reviewDismissalAllowances];
    return lists.every(({ totalCount, nodes }) => totalCount <= nodes.length && nodes.every(({ actor }) => actor !== null));
}
function actorLists({ nodes }) {
    const names = (type) => nodes.flatMap(({ actor }) => {
        const name = actor?.login ?? actor?.slug;
        return actor?.__typename === type && name !== undefined ? [name] : [];
    });
    return { users: names('User'), teams: names('Team'), apps: names('App') };
}
/**
 * Environments in the form of the body of `PUT /repos/{owner}/{repo}/environments/{environment_name}`. Whether there is
 * a branch policy is known, which one is not: its keys are left out then.
 */
function mapEnvironment(node) {
    const rules = node.protectionRules.nodes;
    const find = (type) => rules.find((rule) => rule.type === type);
    const review = find('REQUIRED_REVIEWERS');
    const reviewers = (review?.reviewers.nodes ?? []).map((reviewer) => typeof reviewer?.databaseId === 'number' ? { type: reviewer.__typename, id: reviewer.databaseId } : null);
    if (reviewers.includes(null))
        return null;
    const spec = {
        wait_timer: find('WAIT_TIMER')?.timeout ?? 0,
        prevent_self_review: review?.preventSelfReview ?? false,
        reviewers,
        ...(find('BRANCH_POLICY') === undefined ? { deployment_branch_policy: null, branch_policies: [] } : {}),
    };
    return { kind: 'environment', name: node.name, id: null, spec };
}
/** Repository settings in the form of the body of `PATCH /repos/{owner}/{repo}`. */
function mapRepository(answer) {
    const spec = {
        allow_merge_commit: answer.mergeCommitAllowed,
        allow_squash_merge: answer.squashMergeAllowed,
        allow_rebase_merge: answer.rebaseMergeAllowed,
        allow_auto_merge: answer.autoMergeAllowed,
        delete_branch_on_merge: answer.deleteBranchOnMerge,
        allow_update_branch: answer.allowUpdateBranch,
        merge_commit_title: answer.mergeCommitTitle,
        merge_commit_message: answer.mergeCommitMessage,
        squash_merge_commit_title: answer.squashMergeCommitTitle,
        squash_merge_commit_message: answer.squashMergeCommitMessage,
        web_commit_signoff_required: answer.webCommitSignoffRequired,
    };
    return { kind: 'repository-settings', name: 'settings', id: null, spec };
}
//# sourceMappingURL=map-settings.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/map-overview.js



/** GitHub's three places of CODEOWNERS, in its order. */
const ownerPlaces = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** What every kind of read says of a repository in the same way. */
function mapFace(installationId, answer) {
    const places = [answer.owners0, answer.owners1, answer.owners2];
    const at = places.findIndex((place) => map_pull_textOf(place) !== null);
    const path = ownerPlaces[at];
    const owners = map_pull_textOf(places[at]);
    return {
        repository: { installationId, id: answer.databaseId, owner: answer.owner.login, name: answer.name },
        archived: answer.isArchived,
        // A repository without a commit has none yet; GitHub calls the first one so.
        defaultBranch: answer.defaultBranchRef?.name ?? 'main',
        unenforceable: answer.isPrivate && !answer.planFeatures.codeowners,
        configText: map_pull_textOf(answer.config)?.text ?? null,
        codeOwners: path === undefined || owners === null ? null : { path, text: owners.text },
    };
}
function mapOverview(parts) {
    const { installationId, settings, branches } = parts;
    const { unenforceable, ...face } = mapFace(installationId, settings);
    return {
        ...face,
        nodeId: settings.id,
        isPrivate: settings.isPrivate,
        observed: { ...mapKinds(parts), unenforceable },
        sight: settingsSight(settings, parts.forbidden),
        watched: watchedSettings(settings),
        branches: branches.flatMap(({ name, target }) => target?.oid === undefined || target.committedDate === undefined
            ? []
            : [{ name, sha: target.oid, committedAt: target.committedDate }]),
        pulls: parts.pulls.map(mapPull),
        truncated: parts.truncated,
    };
}
function watchedSettings({ environments, branchProtectionRules, }) {
    return [
        ...(environments?.nodes ?? []).map((node) => ({
            kind: 'environment',
            name: node.name,
            nodeId: node.id,
            sight: environmentSight(node),
        })),
        ...(branchProtectionRules?.nodes ?? []).map((node) => ({
            kind: 'branch-protection',
            name: node.pattern,
            nodeId: node.id,
            sight: protectionSight(node),
        })),
    ];
}
function mapKinds(parts) {
    const { settings, forbidden } = parts;
    const lists = [
        ['repository-settings', [mapRepository(settings)]],
        ['ruleset', rulesetsOf(parts)],
        ['branch-protection', protectionsOf(settings)],
        ['environment', environmentsOf(settings)],
    ];
    const unread = lists.filter(([kind, list]) => list === null || forbidden.includes(kind));
    const kinds = unread.map(([kind]) => kind);
    return {
        resources: lists.flatMap(([kind, list]) => (kinds.includes(kind) ? [] : (list ?? []))),
        unread: kinds,
    };
}
function isWhole(list) {
    return list !== null && list.totalCount <= list.nodes.length;
}
function rulesetsOf({ settings, rulesets }) {
    const list = settings.rulesets;
    if (list === null || !isWhole(list))
        return null;
    const given = new Map(rulesets.map((ruleset) => [ruleset.id, ruleset]));
    const mapped = mapRulesets(list.nodes);
    if (mapped === null)
        return null;
    for (const node of list.nodes) {
        if (given.has(node.databaseId))
            continue;
        if (!isWhole(node.rules) || !isWhole(node.bypassActors))
            return null;
        if (mapped.incomplete.includes(node.databaseId ?? 0))
            return null;
    }
    return mapped.resources.map((resource) => given.get(resource.id) ?? resource);
}
function protectionsOf(settings) {
    const list = settings.branchProtectionRules;
    if (list === null || !isWhole(list) || !list.nodes.every(isReadable))
        return null;
    return list.nodes.map(mapProtection);
}
function environmentsOf(settings) {
    const list = settings.environments;
    if (list === null || !isWhole(list))
        return null;
    const mapped = list.nodes.map((node) => (isWhole(node.protectionRules) ? mapEnvironment(node) : null));
    const whole = mapped.filter((environment) => environment !== null);
    return whole.length === mapped.length ? whole : null;
}
/** Whether a list of settings has more than was asked for, so that it must be read with larger pages. */
function overflows(settings) {
    const { rulesets, branchProtectionRules, environments } = settings;
    const cut = (list) => list !== null && !isWhole(list);
    return (cut(rulesets) ||
        cut(branchProtectionRules) ||
        cut(environments) ||
        (rulesets?.nodes ?? []).some(({ rules, bypassActors }) => cut(rules) || cut(bypassActors)) ||
        (branchProtectionRules?.nodes ?? []).some((rule) => cut(rule.bypassPullRequestAllowances) ||
            cut(rule.pushAllowances) ||
            cut(rule.reviewDismissalAllowances)));
}
//# sourceMappingURL=map-overview.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/pages.js



/** So many failures in a row, and GitHub is taken for down: what is left is not asked for any more. */
const maxFailuresInRow = 8;
/** So many good pages in a row, and the next one is larger again. */
const growAfter = 3;
const pages_pauseMs = 250;
/**
 * Pages, one after the other: GitHub allows a minute of its computing time a minute. A page that fails is asked for once
 * more, then in halves, down to one target; that one's error is its own. A refusal and a spent budget end it: everything
 * that is left comes as that error.
 */
async function* inPages(targets, { size: full, read, failed }, clock) {
    let [size, good, failures, at] = [full, 0, 0, 0];
    let again = false;
    const fail = (those, error) => those.map((target) => failed(target, error instanceof Error ? error : new Error(String(error))));
    while (at < targets.length) {
        const page = targets.slice(at, at + size);
        let results;
        try {
            results = await read(page);
        }
        catch (error) {
            failures += 1;
            good = 0;
            if (!mayPass(error) || failures >= maxFailuresInRow) {
                yield* fail(targets.slice(at), error);
                return;
            }
            if (!again && !isTooLarge(error)) {
                again = true;
                await clock.sleep(pages_pauseMs);
                continue;
            }
            again = false;
            if (page.length === 1) {
                yield* fail(page, error);
                at += 1;
            }
            size = Math.max(1, Math.floor(page.length / 2));
            continue;
        }
        failures = 0;
        again = false;
        at += page.length;
        good += 1;
        if (good % growAfter === 0)
            size = Math.min(full, size * 2);
        yield* results;
    }
}
/** Entries in lists of as many ids as GitHub takes. */
function inLists(entries, prefix = 'list') {
    const lists = [];
    for (let at = 0; at < entries.length; at += idsPerList) {
        lists.push({ name: `${prefix}${lists.length}`, entries: entries.slice(at, at + idsPerList) });
    }
    return lists;
}
/** Whether a smaller or later request may do better in this pass. */
function mayPass(error) {
    return error instanceof fairlead_error/* TransientError */.N_ && error.retryAfterMs === undefined;
}
//# sourceMappingURL=pages.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/rulesets.js


const json = schemas/* json */.Pq9();
const rulesets_ruleset = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    name: schemas/* string */.YjP(),
    target: schemas/* string */.YjP().nullish(),
    enforcement: schemas/* string */.YjP(),
    // Only for those who may write the ruleset.
    bypass_actors: schemas/* array */.YOg(json).optional(),
    conditions: json.nullish(),
    rules: schemas/* array */.YOg(json).optional(),
});
/** One ruleset in the form of the body that writes it; null where it is gone or shown in part. */
async function readRuleset(client, where, id) {
    const route = 'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}';
    const data = await callOrNull(client, route, { ...where, ruleset_id: id, includes_parents: false }, rulesets_ruleset);
    if (data === null || data.bypass_actors === undefined || data.rules === undefined)
        return null;
    const { name, target, enforcement, bypass_actors: actors, conditions, rules } = data;
    const spec = {
        name,
        target: target ?? 'branch',
        enforcement,
        bypass_actors: actors,
        ...(conditions === null || conditions === undefined ? {} : { conditions }),
        rules,
    };
    return { kind: 'ruleset', name, id: data.id, spec };
}
//# sourceMappingURL=rulesets.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/read.js









/** Branches and open pull requests of one repository beyond the first page: so many pages more. */
const morePages = 10;
const withPulls = settingsShape.extend({ pullRequests: pullsShape });
/** Asks again without the parts whose refusal took the whole repository with it, and says which those are. */
async function askReadable(ask) {
    const refused = [];
    for (;;) {
        const answer = await ask(refused);
        const more = refusable.filter((part) => !refused.includes(part) && tookAll(part, answer));
        if (more.length === 0)
            return { ...answer, refused };
        refused.push(...more);
    }
}
function tookAll(part, { data, errors }) {
    return errors.some(({ type, path }) => type === 'FORBIDDEN' && path.at(-1) === part && isNullAt(data, path.slice(0, -1)));
}
/** A repository that is missing for a part of it only: one by one it can be asked for without that. */
function isRefusedInPart(node, errors) {
    const isRefusable = (path) => path.length === 1 && refusable.some((part) => part === path[0]);
    return node === null && errors.some(({ type, path }) => type === 'FORBIDDEN' && isRefusable(path));
}
function isNullAt(data, path) {
    let value = data;
    for (const step of path) {
        if (typeof value !== 'object' || value === null)
            break;
        value = value[step];
    }
    return value === null;
}
function refOf(target) {
    const { nodeId: _, ...repository } = target;
    return repository;
}
/** Variables that the fragments of pull requests and settings take. */
function variablesOf(reader, limits) {
    return { ...limits, ...(reader.appId === null ? {} : { app: reader.appId }) };
}
/** Several repositories by one request; throws where the request as a whole failed. */
async function readMany(reader, targets) {
    const variables = {
        ids: targets.map(({ nodeId }) => nodeId),
        ...variablesOf(reader, limitsOfMany),
    };
    const shape = schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* unknown */.L5J()) });
    const { data, errors } = await runQuery(reader.client, 'overviews', documents.overviews(), variables, shape);
    const results = [];
    for (const [index, target] of targets.entries()) {
        const own = errorsAt(errors, ['nodes', index]).map((error) => ({ ...error, path: error.path.slice(2) }));
        results.push({
            repository: refOf(target),
            overview: await attempt(reader, target, data.nodes[index], own),
        });
    }
    return results;
}
async function attempt(reader, target, node, errors) {
    try {
        if (isRefusedInPart(node, errors))
            return await readOne(reader, target);
        const part = readPart(`${target.owner}/${target.name}`, node, errors);
        return overflows(part.settings) ? await readOne(reader, target) : await complete(reader, part);
    }
    catch (error) {
        return error instanceof Error ? error : new Error(String(error));
    }
}
/** One repository with the largest pages there are. */
async function readOne(reader, repository) {
    const { owner, name } = repository;
    const variables = { owner, name, ...variablesOf(reader, limitsOfOne) };
    const shape = schemas/* object */.Ikc({ repository: schemas/* unknown */.L5J() });
    const { data, errors, refused } = await askReadable((without) => runQuery(reader.client, 'overview', documents.overview(without), variables, shape));
    const own = errorsAt(errors, ['repository']).map((error) => ({ ...error, path: error.path.slice(1) }));
    return complete(reader, readPart(`${owner}/${name}`, data.repository, own, refused));
}
/** The kind of settings that stands behind each field; an error there costs the kind, any other the repository. */
const kinds = {
    rulesets: 'ruleset',
    branchProtectionRules: 'branch-protection',
    environments: 'environment',
};
/** @param errors with paths below the repository */
function readPart(what, node, errors, refused = []) {
    const { answer: settings, forbidden } = readSettings(what, node, settingsShape, errors, refused);
    return {
        settings,
        forbidden,
        pulls: read(node, what, withPulls.pick({ pullRequests: true })).pullRequests,
    };
}
/** Settings as the shape has them; what could not be read is null, and named by its kind. */
function readSettings(what, node, shape, errors, refused) {
    if (node === null || node === undefined)
        throw partError(what, errors);
    const others = errors.filter(({ path }) => kinds[String(path[0])] === undefined);
    if (others.length > 0)
        throw partError(what, others);
    const fields = [...new Set([...refused, ...errors.map(({ path }) => String(path[0]))])];
    const without = { ...node, ...Object.fromEntries(fields.map((field) => [field, null])) };
    return {
        answer: read(without, what, shape),
        forbidden: fields.flatMap((field) => kinds[field] ?? []),
    };
}
/** Adds what did not fit into the page: more branches, more pull requests, actors that only REST names. */
async function complete(reader, part) {
    const { settings, forbidden, pulls } = part;
    const branches = await moreBranches(reader, settings);
    const open = await morePulls(reader, settings.id, pulls);
    return mapOverview({
        installationId: reader.installationId,
        settings,
        forbidden,
        rulesets: await incompleteRulesets(reader, settings),
        branches: branches.nodes,
        pulls: open.nodes,
        truncated: [...(branches.more ? ['branches'] : []), ...(open.more ? ['pulls'] : [])],
    });
}
/** The rulesets that GraphQL shows in part, by REST. */
async function incompleteRulesets(reader, settings) {
    const found = [];
    const ids = mapRulesets(settings.rulesets?.nodes ?? [])?.incomplete ?? [];
    const where = { owner: settings.owner.login, repo: settings.name };
    for (const id of ids) {
        const ruleset = await readRuleset(reader.client, where, id);
        if (ruleset !== null)
            found.push(ruleset);
    }
    return found;
}
async function moreBranches(reader, { id, branches }) {
    return branches === null ? { nodes: [], more: false } : follow(branches, nextBranches(reader, id));
}
/** Reads the branches after a page. */
function nextBranches(reader, id) {
    const shape = schemas/* object */.Ikc({ node: schemas/* object */.Ikc({ branches: branchesShape }) });
    return async (after) => {
        const { client } = reader;
        const { data, errors } = await runQuery(client, 'branches', documents.branches(), { id, after }, shape);
        if (errors.length > 0)
            throw partError('branches', errors);
        return data.node.branches;
    };
}
async function morePulls(reader, id, first) {
    const shape = schemas/* object */.Ikc({ node: schemas/* object */.Ikc({ pullRequests: pullsShape }) });
    return follow(first, async (after) => {
        const { app } = variablesOf(reader, limitsOfOne);
        const variables = { id, after, pulls: limitsOfOne.pulls, app };
        const { data, errors } = await runQuery(reader.client, 'pulls', documents.pulls(), variables, shape);
        if (errors.length > 0)
            throw partError('pull requests', errors);
        return data.node.pullRequests;
    });
}
/** The pages after the first one, at most `morePages`; `more` where there are others still. */
async function follow(first, next) {
    const nodes = [...first.nodes];
    let pageInfo = first.pageInfo;
    for (let pages = 0; pages < morePages && pageInfo.hasNextPage; pages += 1) {
        if (pageInfo.endCursor === null)
            break;
        const page = await next(pageInfo.endCursor);
        nodes.push(...page.nodes);
        pageInfo = page.pageInfo;
    }
    return { nodes, more: pageInfo.hasNextPage };
}
//# sourceMappingURL=read.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/glance-shapes.js


const pullFacesShape = schemas/* object */.Ikc({
    totalCount: schemas/* number */.aig(),
    pageInfo: pageInfo,
    nodes: schemas/* array */.YOg(pullShape.pick({
        number: true,
        headRefOid: true,
        baseRefName: true,
        baseRefOid: true,
        baseRef: true,
        isDraft: true,
        updatedAt: true,
    })),
});
/** A repository without what stands below its lists. */
const glanceShape = settingsShape.extend({
    branches: branchesShape
        .extend({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), target: schemas/* object */.Ikc({ oid: schemas/* string */.YjP().optional() }).nullable() })),
    })
        .nullable(),
    rulesets: schemas/* object */.Ikc({
        totalCount: schemas/* number */.aig(),
        nodes: schemas/* array */.YOg(rulesetShape.omit({ conditions: true, rules: true, bypassActors: true })),
    })
        .nullable(),
    branchProtectionRules: schemas/* object */.Ikc({ totalCount: schemas/* number */.aig(), nodes: schemas/* array */.YOg(protectionShape.pick({ id: true, pattern: true })) })
        .nullable(),
    environments: schemas/* object */.Ikc({ totalCount: schemas/* number */.aig(), nodes: schemas/* array */.YOg(environmentShape.pick({ id: true, name: true })) })
        .nullable(),
});
const runShape = schemas/* object */.Ikc({ status: schemas/* string */.YjP(), conclusion: schemas/* string */.YjP().nullable() });
//# sourceMappingURL=glance-shapes.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/glances.js









const glances_withPulls = schemas/* object */.Ikc({ pullRequests: pullFacesShape });
function readGlances(reader, targets, clock) {
    const paging = {
        size: glancesPerPage,
        read: (page) => readPage(reader, page),
        failed: (target, glance) => ({ repository: refOf(target), glance }),
    };
    return inPages(targets, paging, clock);
}
async function readPage(reader, targets) {
    const lists = inLists(targets);
    const text = documents.glances(lists.map(({ name }) => name));
    const variables = Object.fromEntries(lists.map(({ name, entries }) => [name, entries.map(({ nodeId }) => nodeId)]));
    const shape = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
    const { data, errors } = await runQuery(reader.client, 'glances', text, variables, shape);
    const results = [];
    for (const { name, entries } of lists) {
        const nodes = read(data[name], 'glances', schemas/* array */.YOg(schemas/* unknown */.L5J()));
        for (const [index, target] of entries.entries()) {
            const own = errorsAt(errors, [name, index]).map((error) => ({ ...error, path: error.path.slice(2) }));
            results.push({ repository: refOf(target), glance: await glances_attempt(reader, target, nodes[index], own) });
        }
    }
    return results;
}
async function glances_attempt(reader, target, node, errors) {
    try {
        if (isRefusedInPart(node, errors))
            return glanceOf(await readOne(reader, target));
        const what = `${target.owner}/${target.name}`;
        const { answer, forbidden } = readSettings(what, node, glanceShape, errors, []);
        return await glances_complete(reader, answer, forbidden, read(node, what, glances_withPulls).pullRequests);
    }
    catch (error) {
        return error instanceof Error ? error : new Error(String(error));
    }
}
/** What an overview says of the same repository. */
function glanceOf(overview) {
    const { repository, archived, defaultBranch, configText, codeOwners, sight, truncated } = overview;
    return {
        repository,
        archived,
        defaultBranch,
        configText,
        codeOwners,
        sight,
        truncated,
        unenforceable: overview.observed.unenforceable,
        branches: overview.branches.map(({ name, sha }) => ({ name, sha })),
        pulls: overview.pulls.map(({ number, baseSha, updatedAt, stamp }) => ({
            number,
            baseSha,
            updatedAt,
            stamp,
        })),
    };
}
async function glances_complete(reader, answer, forbidden, firstPulls) {
    const branches = await allBranches(reader, answer);
    const pulls = await allPulls(reader, answer.id, firstPulls);
    return {
        ...mapFace(reader.installationId, answer),
        sight: settingsSight(answer, forbidden),
        branches: branches.nodes.flatMap(({ name, target }) => target?.oid === undefined ? [] : [{ name, sha: target.oid }]),
        pulls: pulls.nodes.map(pullGlance),
        truncated: [...(branches.more ? ['branches'] : []), ...(pulls.more ? ['pulls'] : [])],
    };
}
async function allBranches(reader, { id, branches }) {
    return branches === null ? { nodes: [], more: false } : follow(branches, nextBranches(reader, id));
}
async function allPulls(reader, id, first) {
    const shape = schemas/* object */.Ikc({ node: glances_withPulls });
    return follow(first, async (after) => {
        const variables = { id, after };
        const text = documents.glancePulls();
        const { data, errors } = await runQuery(reader.client, 'glancePulls', text, variables, shape);
        if (errors.length > 0)
            throw partError('pull requests', errors);
        return data.node.pullRequests;
    });
}
//# sourceMappingURL=glances.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/overviews.js



/** Whole overviews of many repositories. */
function readPages(reader, targets, clock) {
    const paging = {
        size: repositoriesPerPage,
        read: (page) => readMany(reader, page),
        failed: (target, overview) => ({ repository: refOf(target), overview }),
    };
    return inPages(targets, paging, clock);
}
//# sourceMappingURL=overviews.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/graphql/watch.js








/** How each kind's answer becomes a sight. */
const sights = {
    'check-run': (node) => runSight(read(node, 'check run', runShape)),
    environment: (node) => environmentSight(read(node, 'environment', environmentShape)),
    'branch-protection': (node) => protectionSight(read(node, 'branch protection', protectionShape)),
};
const kindsOfThings = Object.keys(sights);
/** Things by their ids, many to a request: no list is looked up for what is not there. */
async function readWatched(client, things, clock) {
    const sorted = things.toSorted((a, b) => kindsOfThings.indexOf(a.kind) - kindsOfThings.indexOf(b.kind));
    const paging = {
        size: watchedPerRequest,
        read: (page) => watch_readPage(client, page),
        failed: ({ nodeId }, error) => [nodeId, error],
    };
    const seen = new Map();
    for await (const [nodeId, sight] of inPages(sorted, paging, clock))
        seen.set(nodeId, sight);
    return seen;
}
async function watch_readPage(client, page) {
    const lists = kindsOfThings.flatMap((kind, index) => inLists(page.filter((thing) => thing.kind === kind), `kind${index}list`).map((list) => ({ ...list, kind })));
    const ids = lists.map(({ name, entries }) => [name, entries.map(({ nodeId }) => nodeId)]);
    const withAllowances = page.some(({ kind }) => kind === 'branch-protection');
    const variables = {
        ...Object.fromEntries(ids),
        ...(withAllowances ? { allowances: limitsOfOne.allowances } : {}),
    };
    const shape = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
    const { data, errors } = await runQuery(client, 'watched', documents.watched(lists), variables, shape);
    return lists.flatMap(({ name, kind, entries }) => {
        const nodes = read(data[name], 'watched', schemas/* array */.YOg(schemas/* unknown */.L5J()));
        return entries.map(({ nodeId }, index) => {
            const own = errorsAt(errors, [name, index]);
            return [nodeId, sightOf(kind, nodes[index], own)];
        });
    });
}
/** Null: it is gone, or out of reach for good, which asks for a look as well. */
function sightOf(kind, node, errors) {
    if (errors.length > 0 && errors.every(({ type }) => type === 'NOT_FOUND'))
        return null;
    if (errors.length > 0)
        return partError(kind, errors);
    if (node === null || node === undefined)
        return null;
    try {
        return sights[kind](node);
    }
    catch (error) {
        return error instanceof Error ? error : new Error(String(error));
    }
}
//# sourceMappingURL=watch.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/organisation.js





const maxTeamPages = 20;
const maxListPages = 50;
const maxPropertyPages = 200;
const lists = schemas/* object */.Ikc({
    members: schemas/* object */.Ikc({ pageInfo: pageInfo, nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ login: schemas/* string */.YjP() })) }),
    repositories: schemas/* object */.Ikc({ pageInfo: pageInfo, nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })) }),
});
const team = lists.extend({ slug: schemas/* string */.YjP(), databaseId: schemas/* number */.aig() });
const teamList = schemas/* object */.Ikc({ pageInfo: pageInfo, nodes: schemas/* array */.YOg(team) });
const teamsPage = schemas/* object */.Ikc({ organization: schemas/* object */.Ikc({ teams: teamList }).nullable() });
const teamPage = schemas/* object */.Ikc({ organization: schemas/* object */.Ikc({ team: lists }) });
const propertyValues = schemas/* array */.YOg(schemas/* object */.Ikc({
    repository_name: schemas/* string */.YjP(),
    properties: schemas/* array */.YOg(schemas/* object */.Ikc({
        property_name: schemas/* string */.YjP(),
        value: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())]).nullish(),
    })),
}));
/** Teams by GraphQL, custom properties by REST: GraphQL has none. Null where the login is no organisation's. */
async function readOrganisation(client, login, want) {
    const slugs = want.repositoriesOf?.map((slug) => slug.toLowerCase());
    const teams = [];
    let after = null;
    for (let pages = 0; pages < maxTeamPages; pages += 1) {
        const page = await readTeams(client, login, after);
        if (page === null)
            return null;
        for (const node of page.nodes) {
            const isWhole = slugs?.includes(node.slug.toLowerCase()) ?? true;
            teams.push(await wholeTeam(client, login, node, isWhole));
        }
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage || after === null)
            break;
    }
    return { login, teams, properties: want.properties ? await readProperties(client, login) : {} };
}
async function readTeams(client, login, after) {
    const variables = { login, ...(after === null ? {} : { after }) };
    const { data, errors } = await runQuery(client, 'teams', documents.teams(), variables, teamsPage);
    const isNone = errors.length > 0 && errors.every(({ type, path }) => type === 'NOT_FOUND' && path.length === 1);
    if (isNone)
        return null;
    if (errors.length > 0 || data.organization === null)
        throw partError(`teams of ${login}`, errors);
    return data.organization.teams;
}
async function wholeTeam(client, login, node, withRepositories) {
    const members = new Set(node.members.nodes.map((member) => member.login));
    const repositories = new Set(node.repositories.nodes.map(({ name }) => name));
    let { members: membersPage, repositories: repositoriesPage } = node;
    for (let pages = 0; pages < maxListPages; pages += 1) {
        const more = withRepositories && repositoriesPage.pageInfo.hasNextPage;
        if (!membersPage.pageInfo.hasNextPage && !more)
            break;
        const variables = {
            login,
            slug: node.slug,
            members: membersPage.pageInfo.endCursor,
            repositories: repositoriesPage.pageInfo.endCursor,
        };
        const { data, errors } = await runQuery(client, 'team', documents.team(), variables, teamPage);
        if (errors.length > 0)
            throw partError(`team ${node.slug}`, errors);
        ({ members: membersPage, repositories: repositoriesPage } = data.organization.team);
        for (const member of membersPage.nodes)
            members.add(member.login);
        for (const { name } of repositoriesPage.nodes)
            repositories.add(name);
    }
    return { slug: node.slug, id: node.databaseId, members: [...members], repositories: [...repositories] };
}
async function readProperties(client, org) {
    const route = 'GET /orgs/{org}/properties/values';
    const all = await callPages(client, route, { org }, propertyValues, (page) => page, maxPropertyPages);
    return Object.fromEntries(all.map((entry) => [entry.repository_name, Object.fromEntries(entry.properties.flatMap(valuesOf))]));
}
function valuesOf({ property_name: name, value, }) {
    if (value === null || value === undefined)
        return [];
    return [[name, typeof value === 'string' ? [value] : value]];
}
//# sourceMappingURL=organisation.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/settings.js
















const settings_maxListPages = 100;
const listedRepository = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    node_id: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    owner: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }),
});
const listedOfOrganisation = schemas/* array */.YOg(listedRepository);
const settings_listed = schemas/* object */.Ikc({ repositories: listedOfOrganisation });
function createSettings({ clientOf, appId, clock }) {
    const readerOf = async (installationId) => ({
        client: await clientOf(installationId),
        installationId,
        appId,
    });
    return {
        list: async (installationId) => {
            const client = steady(await clientOf(installationId), clock);
            const entries = (page) => page.repositories;
            const route = 'GET /installation/repositories';
            const all = await callPages(client, route, {}, settings_listed, entries, settings_maxListPages);
            return all.map((data) => toTarget(installationId, data));
        },
        listOf: async (login) => {
            const route = 'GET /orgs/{org}/repos';
            // A token has one installation, if any, and need not name it.
            const client = await clientOf(0);
            const where = { org: login, type: 'all' };
            const entries = (page) => page;
            const all = await callPages(client, route, where, listedOfOrganisation, entries, settings_maxListPages);
            return all.map((data) => toTarget(0, data));
        },
        overviews: async function* (installationId, repositories) {
            yield* readPages(await readerOf(installationId), repositories, clock);
        },
        glances: async function* (installationId, repositories) {
            yield* readGlances(await readerOf(installationId), repositories, clock);
        },
        watch: async (installationId, things) => readWatched(await clientOf(installationId), things, clock),
        overview: async (repository) => readOne(await readerOf(repository.installationId), repository),
        pull: async (repository, number, also = {}) => readPull(await readerOf(repository.installationId), repository, number, also),
        organisation: async (installationId, login, want) => readOrganisation(steady(await clientOf(installationId), clock), login, want),
        rotation: async (repository, observed) => completeEnvironments(await clientOf(repository.installationId), appId, repository, observed),
        apply: async (repository, change) => {
            const client = await clientOf(repository.installationId);
            return applyChange({ client, appId }, repository, change);
        },
    };
}
function toTarget(installationId, { id, node_id: nodeId, name, owner }) {
    return { installationId, id, owner: owner.login, name, nodeId };
}
async function readPull(reader, repository, number, { reverts, ancestry = [] }) {
    if (ancestry.length > pairsWithPull) {
        throw new fairlead_error/* FinalError */.f4('FL_INTERNAL', `${ancestry.length} ancestries with one pull request`);
    }
    const { owner, name } = repository;
    const variables = {
        owner,
        name,
        number,
        reverts: reverts ?? 0,
        reverting: reverts !== undefined,
        ...variablesOf(reader, limitsOfPull),
        ...pairVariables(ancestry),
    };
    const shape = schemas/* object */.Ikc({ repository: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullable() });
    const { data, errors, refused } = await askReadable((without) => runQuery(reader.client, 'pull', documents.pull(ancestry.length, without), variables, shape));
    const own = errorsAt(errors, ['repository']).map((error) => ({ ...error, path: error.path.slice(1) }));
    const others = own.filter(({ path }) => !isBeside(path));
    const what = `${owner}/${name}#${number}`;
    const { answer: settings, forbidden } = readSettings(what, data.repository, settingsShape, others, refused);
    const beside = (field) => besideOf(data.repository?.[field], own, field, what);
    const pull = read(beside('pullRequest'), what, pullShape.nullable());
    const mapped = pull === null ? null : mapPull(pull);
    const overview = overflows(settings)
        ? { ...(await readOne(reader, repository)), pulls: mapped === null ? [] : [mapped] }
        : mapOverview({
            installationId: reader.installationId,
            settings,
            forbidden,
            rulesets: await incompleteRulesets(reader, settings),
            branches: settings.branches?.nodes ?? [],
            pulls: pull === null ? [] : [pull],
            truncated: settings.branches?.pageInfo.hasNextPage === true ? ['branches'] : [],
        });
    return {
        overview,
        pull: mapped,
        reverted: mapReverted(read(beside('reverted'), what, revertedShape)),
        ancestry: ancestry.map((pair, index) => mapAncestry(pair, read(data.repository?.[`pair${index}`] ?? null, what, comparisonShape))),
    };
}
function pairVariables(pairs) {
    return Object.fromEntries(pairs.flatMap(({ from, to }, index) => [
        [`from${index}`, from],
        [`to${index}`, `refs/heads/${to}`],
    ]));
}
/** Parts of the answer that are no settings: their errors cost only themselves. */
function isBeside(path) {
    const field = String(path[0]);
    return field === 'pullRequest' || field === 'reverted' || /^pair\d+$/.test(field);
}
/** A part of its own; null where GitHub says that there is none, an error where it could not be read. */
function besideOf(value, errors, field, what) {
    const own = errorsAt(errors, [field]);
    if (own.length === 0)
        return value ?? null;
    if (own.every(({ type, path }) => type === 'NOT_FOUND' && path.length === 1))
        return null;
    throw partError(`${what} ${field}`, own);
}
//# sourceMappingURL=settings.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/history.js








const oid = schemas/* object */.Ikc({ oid: schemas/* string */.YjP() });
const tagTarget = oid.extend({ target: oid.extend({ target: oid.optional() }).optional() });
const context = schemas/* union */.KCZ([
    schemas/* object */.Ikc({
        __typename: schemas/* literal */.euz('CheckRun'),
        name: schemas/* string */.YjP(),
        status: schemas/* string */.YjP(),
        conclusion: schemas/* string */.YjP().nullable(),
        checkSuite: schemas/* object */.Ikc({ app: schemas/* object */.Ikc({ databaseId: schemas/* number */.aig().nullable() }).nullable() }),
    }),
    schemas/* object */.Ikc({ __typename: schemas/* literal */.euz('StatusContext'), context: schemas/* string */.YjP(), state: schemas/* string */.YjP() }),
]);
const shapes = {
    reverted: schemas/* object */.Ikc({ reverted: revertedShape }),
    deployments: schemas/* object */.Ikc({ deployments: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(deploymentShape) }) }),
    tags: schemas/* object */.Ikc({
        refs: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), target: tagTarget.nullable() })) })
            .nullable(),
    }),
    merged: schemas/* object */.Ikc({ pullRequests: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(mergedShape) }) }),
    checks: schemas/* object */.Ikc({
        object: schemas/* object */.Ikc({
            statusCheckRollup: schemas/* object */.Ikc({ contexts: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(context) }) }).nullish(),
        })
            .nullable(),
    }),
};
function createHistory(clientFor) {
    return { ...readsOfGraph(clientFor), ...readsOfCommits(clientFor) };
}
function readsOfGraph(clientFor) {
    const ask = (repository, name, also, shape) => askRepository(clientFor, repository, name, also, shape);
    return {
        reverted: async (repository, number) => mapReverted((await ask(repository, 'reverted', { number }, shapes.reverted)).reverted),
        ancestry: async (repository, pairs) => {
            const client = await clientFor(repository);
            const all = [];
            for (let at = 0; at < pairs.length; at += pairsPerRequest) {
                all.push(...(await readAncestry(client, repository, pairs.slice(at, at + pairsPerRequest))));
            }
            return all;
        },
        deployments: async (repository, environment) => {
            const answer = await ask(repository, 'deployments', { environment }, shapes.deployments);
            return answer.deployments.nodes.map((node) => ({
                id: node.databaseId,
                sha: node.commitOid,
                state: node.latestStatus?.state.toLowerCase() ?? 'pending',
                createdAt: node.createdAt,
                since: node.latestStatus?.createdAt ?? null,
            }));
        },
        tags: async (repository) => {
            const { refs } = await ask(repository, 'tags', {}, shapes.tags);
            return (refs?.nodes ?? []).flatMap(({ name, target }) => {
                const sha = target?.target?.target?.oid ?? target?.target?.oid ?? target?.oid;
                return sha === undefined ? [] : [{ name, sha }];
            });
        },
        merged: async (repository) => {
            const { pullRequests } = await ask(repository, 'merged', {}, shapes.merged);
            return pullRequests.nodes.map(mapMerged).toSorted((a, b) => b.mergedAt - a.mergedAt);
        },
        checks: async (repository, sha) => {
            const { object } = await ask(repository, 'checks', { sha }, shapes.checks);
            return (object?.statusCheckRollup?.contexts.nodes ?? []).map(mapCheck);
        },
    };
}
async function askRepository(clientFor, repository, document, also, shape) {
    const { owner, name } = repository;
    const { data, errors } = await runQuery(await clientFor(repository), document, documents[document](), { owner, name, ...also }, schemas/* object */.Ikc({ repository: schemas/* unknown */.L5J() }));
    const missing = errors.every(({ type, path }) => type === 'NOT_FOUND' && path.length === 2);
    if (!missing || data.repository === null)
        throw partError(`${document} of ${owner}/${name}`, errors);
    return read(data.repository, `${document} of ${owner}/${name}`, shape);
}
async function readAncestry(client, { owner, name }, pairs) {
    const shape = schemas/* object */.Ikc({ repository: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullable() });
    const variables = { owner, name, ...pairVariables(pairs) };
    const { data, errors } = await runQuery(client, 'ancestry', documents.ancestry(pairs.length), variables, shape);
    const { repository } = data;
    if (repository === null)
        throw partError(`${owner}/${name}`, errors);
    return pairs.map((pair, index) => {
        const own = errorsAt(errors, ['repository', `pair${index}`]);
        const answer = own.length > 0 ? null : repository[`pair${index}`];
        return mapAncestry(pair, read(answer ?? null, `ancestry of ${owner}/${name}`, comparisonShape));
    });
}
function mapMerged(node) {
    return {
        number: node.number,
        title: node.title,
        head: node.headRefName,
        headSha: node.headRefOid,
        base: node.baseRefName,
        fork: node.isCrossRepository,
        author: loginOf(node.author),
        labels: (node.labels?.nodes ?? []).map(({ name }) => name),
        mergedAt: node.mergedAt,
        mergeSha: node.mergeCommit?.oid ?? null,
    };
}
/** A status has one word for what a check run says with two. */
function mapCheck(node) {
    if (node.__typename === 'CheckRun') {
        return {
            name: node.name,
            appId: node.checkSuite.app?.databaseId ?? null,
            status: node.status.toLowerCase(),
            conclusion: node.conclusion?.toLowerCase() ?? null,
        };
    }
    const state = node.state.toLowerCase();
    const open = state === 'pending' || state === 'expected';
    return {
        name: node.context,
        appId: null,
        status: open ? 'in_progress' : 'completed',
        conclusion: open ? null : state === 'error' ? 'failure' : state,
    };
}
//# sourceMappingURL=history.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/installations.js


const installation = schemas/* object */.Ikc({ id: schemas/* number */.aig(), suspended_at: schemas/* string */.YjP().nullish() });
const installations_self = schemas/* object */.Ikc({ slug: schemas/* string */.YjP() });
const repository = schemas/* object */.Ikc({ id: schemas/* number */.aig(), name: schemas/* string */.YjP(), owner: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }) });
const repositories = schemas/* object */.Ikc({ repositories: schemas/* array */.YOg(repository) });
/**
 * @param app requests as the App itself
 * @param clientOf requests as one of its installations
 * @param isApp false with a token, which has no App behind it that could be asked
 */
function createInstallations(app, clientOf, isApp) {
    let login = null;
    const activeIds = async () => {
        const list = await callPages(app, 'GET /app/installations', {}, schemas/* array */.YOg(installation), (page) => page, 100);
        return list.filter(({ suspended_at: at }) => typeof at !== 'string').map(({ id }) => id);
    };
    return {
        ids: activeIds,
        login: async () => {
            if (!isApp)
                return null;
            login ??= call(app, 'GET /app', {}, installations_self).then(({ slug }) => `${slug}[bot]`);
            try {
                return await login;
            }
            catch (error) {
                login = null;
                throw error;
            }
        },
        repository: async (id, owner, name) => {
            const where = { owner, repo: name };
            const found = await callOrNull(app, 'GET /repos/{owner}/{repo}/installation', where, installation);
            if (found === null)
                return null;
            const client = await clientOf(found.id);
            const data = await callOrNull(client, 'GET /repos/{owner}/{repo}', where, repository);
            return data?.id === id ? toRef(found.id, data) : null;
        },
        all: async () => {
            const refs = [];
            for (const id of await activeIds()) {
                const client = await clientOf(id);
                const entries = (page) => page.repositories;
                const list = await callPages(client, 'GET /installation/repositories', {}, repositories, entries, 100);
                refs.push(...list.map((data) => toRef(id, data)));
            }
            return refs;
        },
    };
}
function toRef(installationId, data) {
    return { installationId, id: data.id, owner: data.owner.login, name: data.name };
}
//# sourceMappingURL=installations.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/merging.js





const numbered = schemas/* object */.Ikc({ number: schemas/* number */.aig() });
const queuedShape = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ pullRequest: schemas/* object */.Ikc({ id: schemas/* string */.YjP(), isInMergeQueue: schemas/* boolean */.zMY() }).nullable() })
        .nullable(),
});
const merged = schemas/* object */.Ikc({ sha: schemas/* string */.YjP() });
/** GitHub's limits. */
const maxTitle = 256;
const merging_maxBody = 65_536;
function createMerging(clientFor) {
    const patch = async (repository, number, body) => {
        const client = await clientFor(repository);
        const where = { owner: repository.owner, repo: repository.name, pull_number: number };
        await send(client, 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}', { ...where, ...body });
    };
    return {
        enqueue: async (repository, { number, headSha }) => enqueue(await clientFor(repository), repository, number, headSha),
        open: async (repository, pull) => merging_open(await clientFor(repository), repository, pull),
        retarget: (repository, number, base) => patch(repository, number, { base }),
        close: (repository, number) => patch(repository, number, { state: 'closed' }),
        merge: async (repository, { number, headSha, method, title }) => {
            const client = await clientFor(repository);
            const where = { owner: repository.owner, repo: repository.name, pull_number: number };
            const body = {
                sha: headSha,
                merge_method: method,
                ...(title === undefined ? {} : { commit_title: (0,reporting_text/* cut */.Jj)(title, maxTitle) }),
            };
            try {
                const route = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge';
                const { sha } = await call(client, route, { ...where, ...body }, merged);
                return { kind: 'merged', sha };
            }
            catch (error) {
                const status = refusedWith(error);
                // 409 is GitHub's answer to a SHA that is not the head's any more.
                if (status === 409)
                    return { kind: 'head-moved' };
                if (status === 405 || status === 422)
                    return { kind: 'refused', reason: refusalText(error) };
                throw error;
            }
        },
    };
}
async function enqueue(client, { owner, name }, number, headSha) {
    const queued = await runQuery(client, 'queued', documents.queued(), { owner, name, number }, queuedShape);
    const pull = queued.data.repository?.pullRequest;
    if (pull === null || pull === undefined)
        throw partError(`${owner}/${name}#${number}`, queued.errors);
    if (pull.isInMergeQueue)
        return null;
    const variables = { pull: pull.id, head: headSha };
    const { errors } = await runQuery(client, 'enqueue', documents.enqueue(), variables, schemas/* unknown */.L5J());
    const first = errors[0];
    return first === undefined ? null : first.message;
}
async function merging_open(client, repository, pull) {
    const { head, base, title, body } = pull;
    const where = { owner: repository.owner, repo: repository.name };
    try {
        const text = { title: (0,reporting_text/* cut */.Jj)(title, maxTitle), body: (0,reporting_text/* cut */.Jj)(body, merging_maxBody) };
        const route = 'POST /repos/{owner}/{repo}/pulls';
        return (await call(client, route, { ...where, head, base, ...text }, numbered)).number;
    }
    catch (error) {
        if (refusedWith(error) !== 422)
            throw error;
        if (/no commits between/i.test(refusalText(error)))
            return null;
        const known = await findOpen(client, repository, head, base);
        if (known === null)
            throw error;
        return known;
    }
}
/** GitHub allows one open pull request for one head and base. */
async function findOpen(client, { owner, name }, head, base) {
    const where = { owner, repo: name, state: 'open', head: `${owner}:${head}`, base };
    const found = await call(client, 'GET /repos/{owner}/{repo}/pulls', where, schemas/* array */.YOg(numbered));
    return found[0]?.number ?? null;
}
//# sourceMappingURL=merging.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/own-checks.js


const own_checks_listed = schemas/* object */.Ikc({
    check_runs: schemas/* array */.YOg(schemas/* object */.Ikc({
        id: schemas/* number */.aig(),
        name: schemas/* string */.YjP(),
        status: schemas/* string */.YjP(),
        conclusion: schemas/* string */.YjP().nullish(),
        html_url: schemas/* string */.YjP().nullish(),
        app: schemas/* object */.Ikc({ id: schemas/* number */.aig() }).nullish(),
        output: schemas/* object */.Ikc({ title: schemas/* string */.YjP().nullish() }),
    })),
});
/** @param appId null: with a token of no App, every run counts */
function createOwnChecks(clientFor, appId) {
    return {
        on: async (repository, sha) => {
            const { check_runs: runs } = await call(await clientFor(repository), 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
                owner: repository.owner,
                repo: repository.name,
                ref: sha,
                filter: 'latest',
                per_page: 100,
                ...(appId === null ? {} : { app_id: appId }),
            }, own_checks_listed);
            const newest = new Map();
            for (const run of runs.toSorted((a, b) => a.id - b.id)) {
                if (appId === null || run.app?.id === appId)
                    newest.set(run.name, run);
            }
            return [...newest.values()].map(({ name, status, conclusion, html_url: url, output }) => ({
                name,
                status,
                conclusion: conclusion ?? null,
                title: output.title ?? '',
                url: url ?? '',
            }));
        },
    };
}
//# sourceMappingURL=own-checks.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/people.js




const permission = schemas/* object */.Ikc({ permission: schemas/* string */.YjP(), role_name: schemas/* string */.YjP().optional() });
const people_self = schemas/* object */.Ikc({ id: schemas/* number */.aig(), slug: schemas/* string */.YjP() });
const users = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
const user = schemas/* object */.Ikc({ databaseId: schemas/* number */.aig() });
/** `permission` knows four levels, `role_name` the names of all roles, those of an organisation's own among them. */
const levels = {
    none: 'none',
    read: 'read',
    pull: 'read',
    triage: 'triage',
    write: 'write',
    push: 'write',
    maintain: 'maintain',
    admin: 'admin',
};
function createPeople(app, clientFor, clientOf) {
    return {
        permission: async (repository, login) => {
            const client = await clientFor(repository);
            const where = { owner: repository.owner, repo: repository.name, username: login };
            const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
            const answer = await callOrNull(client, route, where, permission);
            if (answer === null)
                return 'none';
            return levels[answer.role_name ?? ''] ?? levels[answer.permission] ?? 'none';
        },
        userIds: async (installationId, logins) => {
            const client = await clientOf(installationId);
            const found = {};
            const distinct = [...new Set(logins)];
            for (let at = 0; at < distinct.length; at += loginsPerRequest) {
                const part = distinct.slice(at, at + loginsPerRequest);
                for (const [login, id] of await people_idsOf(client, part))
                    found[login] = id;
            }
            return found;
        },
        app: async () => call(app, 'GET /app', {}, people_self),
    };
}
async function people_idsOf(client, logins) {
    const variables = Object.fromEntries(logins.map((login, index) => [`login${index}`, login]));
    const { data, errors } = await runQuery(client, 'users', documents.users(logins.length), variables, users);
    const others = errors.filter(({ type }) => type !== 'NOT_FOUND');
    if (others.length > 0)
        throw partError('users', others);
    return logins.flatMap((login, index) => {
        const parsed = user.safeParse(data[`user${index}`]);
        return parsed.success ? [[login, parsed.data.databaseId]] : [];
    });
}
//# sourceMappingURL=people.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/refs.js


const object = schemas/* object */.Ikc({ sha: schemas/* string */.YjP(), type: schemas/* string */.YjP() });
const refShape = schemas/* object */.Ikc({ object });
const tagShape = schemas/* object */.Ikc({ object });
const made = schemas/* object */.Ikc({ sha: schemas/* string */.YjP() });
/** A tag may stand for a tag; nobody stacks more. */
const maxTagDepth = 5;
function createRefs(clientFor) {
    const read = async (repository, ref) => {
        const client = await clientFor(repository);
        const where = { owner: repository.owner, repo: repository.name };
        const found = await callOrNull(client, 'GET /repos/{owner}/{repo}/git/ref/{ref}', { ...where, ref }, refShape);
        return { client, where, object: found?.object ?? null };
    };
    return {
        branch: async (repository, name) => (await read(repository, `heads/${name}`)).object?.sha ?? null,
        createBranch: async (repository, name, sha) => (await createRef(await clientFor(repository), repository, `refs/heads/${name}`, sha))
            ? 'created'
            : 'exists',
        advanceBranch: async (repository, name, sha) => {
            const client = await clientFor(repository);
            const route = 'PATCH /repos/{owner}/{repo}/git/refs/{ref}';
            const where = { owner: repository.owner, repo: repository.name, ref: `heads/${name}` };
            try {
                await send(client, route, { ...where, sha, force: false });
                return 'advanced';
            }
            catch (error) {
                if (isMissing(error))
                    return 'gone';
                if (refusedWith(error) === 422 && /fast.forward/i.test(refusalText(error)))
                    return 'not-fast-forward';
                throw error;
            }
        },
        deleteBranch: async (repository, name, sha) => {
            const { client, where, object: present } = await read(repository, `heads/${name}`);
            if (present === null)
                return 'gone';
            // GitHub has no condition on a deletion: what is pushed in this moment is lost, as with its own button.
            if (present.sha !== sha)
                return 'moved';
            try {
                await send(client, 'DELETE /repos/{owner}/{repo}/git/refs/{ref}', { ...where, ref: `heads/${name}` });
                return 'deleted';
            }
            catch (error) {
                if (isMissing(error))
                    return 'gone';
                throw error;
            }
        },
        tag: async (repository, { name, sha, message }) => {
            const { client, where, object: present } = await read(repository, `tags/${name}`);
            if (present !== null)
                return standsFor(client, where, present, sha);
            const body = { tag: name, message, object: sha, type: 'commit' };
            const tag = await call(client, 'POST /repos/{owner}/{repo}/git/tags', { ...where, ...body }, made);
            if (await createRef(client, repository, `refs/tags/${name}`, tag.sha))
                return 'created';
            const other = (await read(repository, `tags/${name}`)).object;
            return other === null ? 'elsewhere' : standsFor(client, where, other, sha);
        },
    };
}
/** True where it was made, false where it exists. */
async function createRef(client, repository, ref, sha) {
    const where = { owner: repository.owner, repo: repository.name };
    try {
        await send(client, 'POST /repos/{owner}/{repo}/git/refs', { ...where, ref, sha });
        return true;
    }
    catch (error) {
        if (refusedWith(error) === 422 && /already exists/i.test(refusalText(error)))
            return false;
        throw error;
    }
}
async function standsFor(client, where, present, sha) {
    let target = present;
    for (let depth = 0; target.type === 'tag' && depth < maxTagDepth; depth += 1) {
        const route = 'GET /repos/{owner}/{repo}/git/tags/{tag_sha}';
        ({ object: target } = await call(client, route, { ...where, tag_sha: target.sha }, tagShape));
    }
    return target.sha === sha ? 'exists' : 'elsewhere';
}
/** GitHub says 422 of a ref that it does not have where it writes, 404 where it reads. */
function isMissing(error) {
    return isNotFound(error) || (refusedWith(error) === 422 && /does not exist/i.test(refusalText(error)));
}
//# sourceMappingURL=refs.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/sources.js

const sources_route = 'GET /repos/{owner}/{repo}/tarball/{ref}';
/** @param given the `fetch` of tests; the global one by default */
function createSources(clientFor, given) {
    return {
        tarball: async (repository, sha, maxBytes) => {
            const parameters = { owner: repository.owner, repo: repository.name, ref: sha };
            return downloadFrom(await clientFor(repository), sources_route, parameters, { maxBytes, given });
        },
    };
}
//# sourceMappingURL=sources.js.map
;// CONCATENATED MODULE: ./build/adapters/github/octokit/index.js























/** GitHub as an App sees it: one cached client for each installation, tokens renewed by octokit. */
function createGitHub({ appId, privateKey, ...options }) {
    const app = new App({ appId, privateKey, Octokit: octokitWith(options) });
    const own = asRequester(app.octokit);
    const connect = async (id) => asRequester(await app.getInstallationOctokit(id));
    return byPriority({ own, connect, appId, options });
}
/** GitHub as a token sees it, such as that of a job: without installations of its own. */
function createGitHubForToken({ token, ...options }) {
    const Client = connect_octokitWith(options);
    const own = connect_asRequester(new Client({ auth: token }));
    return byPriority({ own, connect: () => Promise.resolve(own), appId: null, options });
}
function byPriority(world) {
    const clock = world.options.clock ?? realClock;
    const cached = cacheOf(world.connect);
    const budgets = new Map();
    const budgetOf = (id) => {
        const known = budgets.get(id) ?? createBudget(clock);
        budgets.set(id, known);
        return known;
    };
    const at = (priority) => assemble(world, clock, async (id) => {
        // All installations of a token are one.
        const shared = world.appId === null ? 0 : id;
        const client = withinBudget(await cached(shared), budgetOf(shared), priority, clock);
        const { cache } = world.options;
        return cache === undefined ? client : conditional(client, shared, cache, clock);
    });
    return { ...at('normal'), background: at('background') };
}
/** One client for each installation; one that could not be made is tried again. */
function cacheOf(connect) {
    const clients = new Map();
    return (id) => {
        const known = clients.get(id);
        if (known !== undefined)
            return known;
        const made = connect(id);
        clients.set(id, made);
        made.catch(() => clients.delete(id));
        return made;
    };
}
function assemble({ own, appId, options }, clock, clientOf) {
    const clientFor = (repository) => clientOf(repository.installationId);
    return {
        checks: createChecks(clientFor, appId),
        ownChecks: createOwnChecks(clientFor, appId),
        pulls: createPulls(clientFor),
        contents: createContents(clientFor),
        actions: createActions(clientFor),
        deployments: createDeployments(clientFor),
        installations: createInstallations(own, clientOf, appId !== null),
        refs: createRefs(clientFor),
        merging: createMerging(clientFor),
        comments: createComments(clientFor, appId),
        people: createPeople(own, clientFor, clientOf),
        files: createFiles(clientFor, clock),
        deliveries: createDeliveries(own),
        gates: createGates(clientFor, options.baseUrl ?? publicBaseUrl),
        settings: createSettings({ clientOf, appId, clock }),
        history: createHistory(clientFor),
        handOvers: createHandOvers(clientFor, options.fetch),
        sources: createSources(clientFor, options.fetch),
    };
}
const realClock = {
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
//# sourceMappingURL=index.js.map

/***/ })

};
