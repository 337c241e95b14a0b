export const id = 137;
export const ids = [137];
export const modules = {

/***/ 9137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGitHubPackages: () => (/* binding */ createGitHubPackages)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(3759);
;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/iso.js



function datetime(params) {
    return api/* _isoDateTime */.G1(schemas/* ZodISODateTime */.You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}

// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/adapters/http.js + 1 modules
var http = __webpack_require__(6997);
;// CONCATENATED MODULE: ./build/adapters/packages/github/packages.js



const perPage = 100;
const maxPages = 200;
const account = schemas/* object */.Ikc({ type: schemas/* string */.YjP().max(100) });
const hosted = schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ id: schemas/* number */.aig().int().positive() }).nullish() });
const versionPage = schemas/* array */.YOg(schemas/* object */.Ikc({
    id: schemas/* number */.aig().int().positive(),
    name: schemas/* string */.YjP().max(256),
    metadata: schemas/* object */.Ikc({ container: schemas/* object */.Ikc({ tags: schemas/* array */.YOg(schemas/* string */.YjP().max(128)) }).optional() })
        .optional(),
}))
    .max(perPage);
const pull = schemas/* object */.Ikc({ closed_at: datetime({ offset: true }).nullable() });
function refusal(answer, what) {
    const detail = `${answer.status} to ${what}`;
    // A share that is used up comes as 403 as well.
    const limited = answer.status === 403 && answer.headers.get('x-ratelimit-remaining') === '0';
    if (!(0,http/* isTransientStatus */.Dm)(answer.status) && !limited)
        return new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', detail);
    const wait = (0,http/* retryAfterMs */.Vs)(answer.headers);
    return new fairlead_error/* TransientError */.N_('FL_GITHUB_UNREACHABLE', detail, wait === undefined ? {} : { retryAfterMs: wait });
}
function read(shape, answer, what) {
    try {
        return shape.parse(JSON.parse(new TextDecoder().decode(answer.bytes)));
    }
    catch (cause) {
        throw new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', `${what} is not what GitHub's documentation says`, { cause });
    }
}
/** GitHub's own packages, by its REST API ("REST API endpoints for packages"). Errors: FL_GITHUB_UNREACHABLE, FL_GITHUB_REFUSED. */
function createGitHubPackages(options) {
    const { token, repository, clock } = options;
    const base = options.apiUrl.replace(/\/+$/, '');
    const [owner = ''] = repository.split('/');
    let home = null;
    async function ask(path, method = 'GET') {
        return (0,http/* request */.Em)(`${base}${path}`, {
            method,
            headers: {
                accept: 'application/vnd.github+json',
                'x-github-api-version': '2022-11-28',
                authorization: `Bearer ${token}`,
            },
            unreachable: 'FL_GITHUB_UNREACHABLE',
            timeoutMs: 30_000,
            ...(clock === undefined ? {} : { clock }),
        });
    }
    /** Packages of organisations and of people stand at different addresses. */
    async function findHome() {
        const answer = await ask(`/users/${encodeURIComponent(owner)}`);
        if (answer.status !== 200)
            throw refusal(answer, `the account ${owner}`);
        const { type } = read(account, answer, `the account ${owner}`);
        return `/${type === 'Organization' ? 'orgs' : 'users'}/${encodeURIComponent(owner)}/packages`;
    }
    const packagePath = async (kind, name) => `${await (home ??= findHome())}/${kind}/${encodeURIComponent(name)}`;
    return {
        async repository(kind, name) {
            const answer = await ask(await packagePath(kind, name));
            if (answer.status === 404)
                return undefined;
            if (answer.status !== 200)
                throw refusal(answer, `the package ${name}`);
            return read(hosted, answer, `the package ${name}`).repository?.id ?? null;
        },
        async versions(kind, name) {
            const path = `${await packagePath(kind, name)}/versions`;
            const found = [];
            for (let page = 1;; page += 1) {
                const answer = await ask(`${path}?per_page=${perPage}&page=${page}`);
                if (answer.status === 404 && page === 1)
                    return [];
                if (answer.status !== 200)
                    throw refusal(answer, `the versions of ${name}`);
                const part = read(versionPage, answer, `the versions of ${name}`);
                found.push(...part);
                if (part.length < perPage)
                    break;
                if (page >= maxPages) {
                    throw new fairlead_error/* FinalError */.f4('FL_GITHUB_REFUSED', `${name} has more than ${perPage * maxPages} versions`);
                }
            }
            return found.map(({ id, name: version, metadata }) => {
                return { id, name: version, tags: metadata?.container?.tags ?? [] };
            });
        },
        async remove(kind, name, id) {
            const answer = await ask(`${await packagePath(kind, name)}/versions/${id}`, 'DELETE');
            if (answer.status !== 204 && answer.status !== 404)
                throw refusal(answer, `the deletion of ${name} ${id}`);
        },
        async pullRequestEnd(number) {
            const answer = await ask(`/repos/${repository}/pulls/${number}`);
            if (answer.status === 404)
                return undefined;
            if (answer.status !== 200)
                throw refusal(answer, `#${number}`);
            const { closed_at: closed } = read(pull, answer, `#${number}`);
            return closed === null ? null : Date.parse(closed);
        },
    };
}
//# sourceMappingURL=packages.js.map

/***/ })

};
