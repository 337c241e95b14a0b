export const id = 247;
export const ids = [247];
export const modules = {

/***/ 9247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createArtifactBaselines: () => (/* binding */ createArtifactBaselines)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var fflate__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1306);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8816);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4121);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8314);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6997);






const file = 'baseline.json';
const service = 'twirp/github.actions.results.api.v1.ArtifactService';
/** Three pages of a hundred: a change that started before the newest 300 finds no baseline. */
const maxPages = 3;
const perPage = 100;
const maxBytes = 16 * 1024 * 1024;
const listing = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    artifacts: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        id: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int().positive(),
        expired: zod__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(),
        size_in_bytes: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
        workflow_run: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
            repository_id: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
            head_repository_id: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
            head_branch: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullish(),
            head_sha: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
        })
            .nullish(),
    })),
});
const created = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ signed_upload_url: zod__WEBPACK_IMPORTED_MODULE_3__/* .url */ .OZ5() })
    .or(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ signedUploadUrl: zod__WEBPACK_IMPORTED_MODULE_3__/* .url */ .OZ5() })
    .transform(({ signedUploadUrl }) => ({ signed_upload_url: signedUploadUrl })));
function jsonOf(answer) {
    return (0,_core_json_js__WEBPACK_IMPORTED_MODULE_4__/* .jsonOrNull */ .J)(new TextDecoder().decode(answer.bytes));
}
/** The two ids that the runner's token carries for the service that keeps artifacts. */
function backendIds(token) {
    try {
        const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
        const scopes = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ scp: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }).parse(payload).scp;
        const match = /(?:^| )Actions\.Results:([^: ]+):([^: ]+)(?: |$)/.exec(scopes);
        if (match === null)
            return null;
        return { workflow_run_backend_id: match[1] ?? '', workflow_job_run_backend_id: match[2] ?? '' };
    }
    catch {
        return null;
    }
}
async function ask(code, url, options) {
    let answer;
    try {
        answer = await (0,_http_js__WEBPACK_IMPORTED_MODULE_2__/* .request */ .Em)(url, { maxBytes, timeoutMs: 30_000, ...options });
    }
    catch (cause) {
        if (cause instanceof _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FairleadError */ .jd)
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4(code, cause.message, { cause });
        throw cause;
    }
    if (answer.status >= 200 && answer.status < 300)
        return answer;
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4(code, `${url.origin}${url.pathname} answered with status ${answer.status}`);
}
/** Only runs of the repository's own default branch count: anybody's pull request may upload under any name. */
function isTrusted(artifact, defaultBranch) {
    const run = artifact.workflow_run;
    if (run === null || run === undefined || artifact.expired || artifact.size_in_bytes > maxBytes)
        return false;
    return run.head_repository_id === run.repository_id && run.head_branch === defaultBranch;
}
function textOf(zip) {
    try {
        const files = (0,fflate__WEBPACK_IMPORTED_MODULE_5__/* .unzipSync */ .AO)(zip, {
            filter: (entry) => entry.name === file && entry.originalSize <= maxBytes,
        });
        const bytes = files[file];
        if (bytes !== undefined)
            return (0,fflate__WEBPACK_IMPORTED_MODULE_5__/* .strFromU8 */ .he)(bytes);
    }
    catch (cause) {
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_BASELINE_INVALID', 'the artifact is no zip file', { cause });
    }
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_BASELINE_INVALID', `the artifact holds no ${file}`);
}
/**
 * Baselines as artifacts of workflow runs. They are read through GitHub's REST API ("List artifacts for a repository",
 * "Download an artifact") and written through the service that `actions/upload-artifact` uses from version 4 on, which
 * only jobs can reach. GitHub keeps artifacts for 90 days unless the repository says otherwise.
 */
function createArtifactBaselines(options) {
    const { environment, token } = options;
    const name = `fairlead-coverage-${options.slot}`;
    const api = (path) => new URL(`${environment['GITHUB_API_URL'] ?? 'https://api.github.com'}/repos/${options.repository}/actions/${path}`);
    const headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' };
    async function candidates() {
        const found = new Map();
        for (let page = 1; page <= maxPages; page += 1) {
            const url = api(`artifacts?name=${name}&per_page=${perPage}&page=${page}`);
            const parsed = listing.safeParse(jsonOf(await ask('FL_BASELINE_UNREAD', url, { headers })));
            if (!parsed.success)
                throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_BASELINE_UNREAD', 'the list of artifacts cannot be read');
            for (const artifact of parsed.data.artifacts) {
                const sha = artifact.workflow_run?.head_sha ?? '';
                // The newest stands first: a run that was repeated replaces what it kept before.
                if (isTrusted(artifact, options.defaultBranch) && !found.has(sha))
                    found.set(sha, artifact);
            }
            if (parsed.data.artifacts.length < perPage)
                break;
        }
        return found;
    }
    async function call(method, body) {
        const base = environment['ACTIONS_RESULTS_URL'] ?? '';
        const url = URL.parse(`/${service}/${method}`, base);
        if (url === null)
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_BASELINE_NOT_KEPT', 'the runner offers no place for artifacts');
        const answer = await ask('FL_BASELINE_NOT_KEPT', url, {
            method: 'POST',
            headers: {
                authorization: `Bearer ${environment['ACTIONS_RUNTIME_TOKEN'] ?? ''}`,
                'content-type': 'application/json',
            },
            body: JSON.stringify(body),
        });
        return jsonOf(answer);
    }
    return {
        async find(commits) {
            const kept = await candidates();
            const commit = commits.find((sha) => kept.has(sha));
            const artifact = commit === undefined ? undefined : kept.get(commit);
            if (artifact === undefined)
                return null;
            // GitHub answers with an address elsewhere; the token is not sent there.
            const zip = await ask('FL_BASELINE_UNREAD', api(`artifacts/${artifact.id}/zip`), { headers });
            return textOf(zip.bytes);
        },
        async keep(_, text) {
            const ids = backendIds(environment['ACTIONS_RUNTIME_TOKEN'] ?? '');
            if (ids === null)
                throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_BASELINE_NOT_KEPT', 'the runner’s token names no run');
            const place = created.safeParse(await call('CreateArtifact', { ...ids, name, version: 4 }));
            if (!place.success)
                throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_BASELINE_NOT_KEPT', 'no place for the artifact was given');
            const zip = Uint8Array.from((0,fflate__WEBPACK_IMPORTED_MODULE_5__/* .zipSync */ .L)({ [file]: (0,fflate__WEBPACK_IMPORTED_MODULE_5__/* .strToU8 */ ._u)(text) }, { level: 6, mtime: '1980-01-01' }));
            await ask('FL_BASELINE_NOT_KEPT', new URL(place.data.signed_upload_url), {
                method: 'PUT',
                headers: { 'content-type': 'application/zip', 'x-ms-blob-type': 'BlockBlob' },
                body: zip,
            });
            const hash = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(zip).digest('hex')}`;
            await call('FinalizeArtifact', { ...ids, name, size: String(zip.length), hash });
        },
    };
}
//# sourceMappingURL=baselines.js.map

/***/ })

};
