export const id = 538;
export const ids = [538];
export const modules = {

/***/ 6538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createJobDeployments: () => (/* binding */ createJobDeployments)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8816);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4121);
/* harmony import */ var _core_reporting_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4432);




const created = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() });
const list = zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), payload: zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J() }));
const statuses = zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    state: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['queued', 'in_progress', 'pending', 'success', 'failure', 'error', 'inactive']),
}));
const maxDescription = 140;
const perPage = 100;
const timeoutMs = 20_000;
/** What octokit threw, as an error of ours. */
function asFairleadError(error, what) {
    if (error instanceof _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FairleadError */ .jd)
        return error;
    const status = typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
        ? error.status
        : null;
    if (status === null || status >= 500 || status === 408 || status === 429) {
        const detail = status === null ? 'no answer' : `status ${status}`;
        return new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_('FL_GITHUB_UNREACHABLE', `${what}: ${detail}`, { cause: error });
    }
    const why = [403, 404].includes(status) ? '; the job needs `permissions: deployments: write`' : '';
    return new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_GITHUB_REFUSED', `${what}: status ${status}${why}`, { cause: error });
}
/** Data of an expected shape; anything else is no answer. */
function read(data, what, shape) {
    const parsed = shape.safeParse(data);
    if (parsed.success)
        return parsed.data;
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_('FL_GITHUB_UNREACHABLE', `${what} answered without a usable body`);
}
/**
 * Deployments of the job's own repository, with the job's token. The address of the API is that of `GITHUB_API_URL`.
 * See GitHub's documentation, "REST API endpoints for deployments".
 */
function createJobDeployments(options) {
    const { token, repository } = options;
    const octokit = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, options.fetch === undefined ? {} : { request: { fetch: options.fetch } });
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
            return call('the list of deployments', list, rest.repos.listDeployments(asked));
        },
        create: async ({ sha, environment, description, production, payload }) => {
            const body = {
                ref: sha,
                environment,
                description: (0,_core_reporting_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)(description, maxDescription),
                production_environment: production,
                transient_environment: false,
                // The rollout decides when; GitHub neither merges the base branch into it nor waits for checks.
                auto_merge: false,
                required_contexts: [],
                payload,
            };
            const made = rest.repos.createDeployment({ ...where, ...body, ...request() });
            return (await call('a new deployment', created, made)).id;
        },
        newest: async (id) => {
            const asked = { ...where, deployment_id: id, per_page: 1, ...request() };
            const page = await call('the statuses of a deployment', statuses, rest.repos.listDeploymentStatuses(asked));
            const state = page[0]?.state ?? null;
            return state === 'pending' ? 'queued' : state;
        },
        say: async (id, { state, description, logUrl, environmentUrl }) => {
            const body = {
                state,
                description: (0,_core_reporting_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)(description, maxDescription),
                log_url: logUrl,
                ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
                // GitHub would make deployments of other services inactive as well.
                auto_inactive: false,
            };
            const said = rest.repos.createDeploymentStatus({
                ...where,
                deployment_id: id,
                ...body,
                ...request(),
            });
            await call('a status of a deployment', created, said);
        },
    };
}
//# sourceMappingURL=index.js.map

/***/ })

};
