export const id = 948;
export const ids = [948];
export const modules = {

/***/ 948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createJobDeployments: () => (/* binding */ createJobDeployments)
});

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js + 22 modules
var github = __webpack_require__(2413);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./build/core/reporting/text.js
var reporting_text = __webpack_require__(4432);
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
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __webpack_require__(4121);
;// CONCATENATED MODULE: ./build/adapters/deployments/github-actions/index.js



const perPage = 100;
const timeoutMs = 20_000;
/** What octokit threw, as an error of ours. */
function asFairleadError(error, what) {
    if (error instanceof fairlead_error/* FairleadError */.jd)
        return error;
    const status = typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
        ? error.status
        : null;
    if (status === null || status >= 500 || status === 408 || status === 429) {
        const detail = status === null ? 'no answer' : `status ${status}`;
        return new fairlead_error/* TransientError */.N_('FL_GITHUB_UNREACHABLE', `${what}: ${detail}`, { cause: error });
    }
    const why = [403, 404].includes(status) ? '; the job needs `permissions: deployments: write`' : '';
    return new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', `${what}: status ${status}${why}`, { cause: error });
}
/** Data of an expected shape; anything else is no answer. */
function read(data, what, shape) {
    const parsed = shape.safeParse(data);
    if (parsed.success)
        return parsed.data;
    throw new fairlead_error/* TransientError */.N_('FL_GITHUB_UNREACHABLE', `${what} answered without a usable body`);
}
/**
 * Deployments of the job's own repository, with the job's token. The address of the API is that of `GITHUB_API_URL`.
 * See GitHub's documentation, "REST API endpoints for deployments".
 */
function createJobDeployments(options) {
    const { token, repository } = options;
    const octokit = (0,github/* getOctokit */.Q)(token, options.fetch === undefined ? {} : { request: { fetch: options.fetch } });
    const [owner = '', repo = ''] = repository.split('/');
    const where = { owner, repo };
    const call = async (what, shape, work) => {
        try {
            return read((await work).data, what, shape);
        }
        catch (error) {
            throw asFairleadError(error, what);
        }
    };
    const { rest } = octokit;
    const request = () => ({ request: { signal: AbortSignal.timeout(timeoutMs) } });
    return {
        list: ({ environment, sha }) => {
            const of = sha === undefined ? { environment } : { environment, sha };
            const asked = { ...where, ...of, per_page: perPage, ...request() };
            return call('the list of deployments', deploymentsShape, rest.repos.listDeployments(asked));
        },
        create: async (wanted) => {
            const made = rest.repos.createDeployment({ ...where, ...deploymentBody(wanted), ...request() });
            return (await call('a new deployment', createdShape, made)).id;
        },
        newest: async (id) => {
            const asked = { ...where, deployment_id: id, per_page: 1, ...request() };
            const page = await call('the statuses of a deployment', statusesShape, rest.repos.listDeploymentStatuses(asked));
            return newestState(page);
        },
        say: async (id, status) => {
            const said = rest.repos.createDeploymentStatus({
                ...where,
                deployment_id: id,
                ...statusBody(status),
                ...request(),
            });
            await call('a status of a deployment', createdShape, said);
        },
    };
}
//# sourceMappingURL=index.js.map

/***/ })

};
