export const id = 75;
export const ids = [75];
export const modules = {

/***/ 1075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createPypiRegistry: () => (/* binding */ createPypiRegistry)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/core/versions/wheel-name.js
var wheel_name = __webpack_require__(6061);
;// CONCATENATED MODULE: ./build/core/packaging/distribution-name.js

const sdist = /^([A-Za-z0-9_.]{1,200})-([A-Za-z0-9_.!+]{1,100})\.tar\.gz$/;
/** The parts of the name of a wheel (PEP 427) or of a source distribution (PEP 625); null for other files. */
function parseDistributionName(filename) {
    const wheel = (0,wheel_name/* tryParseWheelName */.vg)(filename);
    if (wheel !== null)
        return { kind: 'wheel', distribution: wheel.distribution, version: wheel.version };
    const [, distribution, version] = sdist.exec(filename) ?? [];
    return distribution === undefined || version === undefined
        ? null
        : { kind: 'sdist', distribution, version };
}
//# sourceMappingURL=distribution-name.js.map
// EXTERNAL MODULE: ./build/adapters/http.js + 1 modules
var http = __webpack_require__(6997);
;// CONCATENATED MODULE: ./build/adapters/registry/pypi/pypi.js






const largestFile = 200 * 1024 * 1024;
/** PEP 691, the parts that are needed. */
const project = schemas/* object */.Ikc({
    files: schemas/* array */.YOg(schemas/* object */.Ikc({
        filename: schemas/* string */.YjP().max(255),
        url: schemas/* string */.YjP().max(4096),
        hashes: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
    }))
        .max(50_000),
});
/**
 * A Python package index: the simple API in JSON (PEP 691) for reading, the upload API that PyPI, devpi and pypiserver
 * share for publishing. Only what has a SHA-256 exists for it; `files` are wheels, source distributions are published
 * beside them.
 * Errors: FL_REGISTRY_UNREACHABLE, FL_ARTIFACT_MISSING, FL_DIGEST_MISMATCH, FL_ALREADY_PUBLISHED, FL_REGISTRY_REFUSED.
 */
function createPypiRegistry(options) {
    const common = {
        unreachable: 'FL_REGISTRY_UNREACHABLE',
        ...(options.clock === undefined ? {} : { clock: options.clock }),
    };
    async function files(packageName) {
        return (await distributions(packageName)).filter(({ filename }) => (0,wheel_name/* tryParseWheelName */.vg)(filename) !== null);
    }
    /** Wheels and source distributions. */
    async function distributions(packageName) {
        const base = options.indexUrl.endsWith('/') ? options.indexUrl : `${options.indexUrl}/`;
        const url = new URL(`${encodeURIComponent((0,wheel_name/* normaliseName */.GX)(packageName))}/`, base);
        const headers = { accept: 'application/vnd.pypi.simple.v1+json' };
        const answer = await (0,http/* request */.Em)(url, { ...common, headers, maxBytes: 32 * 1024 * 1024 });
        if (answer.status === 404)
            return [];
        if (answer.status !== 200)
            throw refusal(answer, `the index says ${answer.status} for ${packageName}`);
        return readFiles(answer.bytes, url);
    }
    async function download(file) {
        const answer = await (0,http/* request */.Em)(file.url, { ...common, maxBytes: largestFile, timeoutMs: 60_000 });
        if (answer.status === 404 || answer.status === 410)
            throw new fairlead_error/* FinalError */.f4('FL_ARTIFACT_MISSING', file.filename);
        if (answer.status !== 200)
            throw refusal(answer, `the index says ${answer.status} for ${file.filename}`);
        if (sha256(answer.bytes) !== file.sha256)
            throw new fairlead_error/* FinalError */.f4('FL_DIGEST_MISMATCH', file.filename);
        return answer.bytes;
    }
    async function publish(packageName, version, filename, bytes) {
        const digest = sha256(bytes);
        if (await published(packageName, filename, digest))
            return 'already';
        const answer = await (0,http/* request */.Em)(options.publishUrl, {
            ...common,
            method: 'POST',
            headers: authorisation(options.token),
            body: uploadForm(packageName, version, filename, bytes),
            timeoutMs: 60_000,
        });
        if (answer.status >= 200 && answer.status < 300)
            return 'published';
        // A name that is taken answers 400 or 409; whose bytes it holds decides, whoever was first.
        if (!(0,http/* isTransientStatus */.Dm)(answer.status) && (await published(packageName, filename, digest)))
            return 'already';
        throw refusal(answer, `the index says ${answer.status} to the upload of ${filename}`);
    }
    async function published(packageName, filename, digest) {
        const found = (await distributions(packageName)).find((file) => file.filename === filename);
        if (found === undefined)
            return false;
        if (found.sha256 === digest)
            return true;
        const detail = `${filename} is sha256:${found.sha256}, this build is sha256:${digest}`;
        throw new fairlead_error/* FinalError */.f4('FL_ALREADY_PUBLISHED', detail);
    }
    return { files, download, publish };
}
function readFiles(bytes, pageUrl) {
    let page;
    try {
        page = project.parse(JSON.parse(new TextDecoder().decode(bytes)));
    }
    catch (cause) {
        const detail = `${pageUrl.origin}${pageUrl.pathname} is not a page of the simple API in JSON`;
        throw new fairlead_error/* FinalError */.f4('FL_REGISTRY_REFUSED', detail, { cause });
    }
    return page.files.flatMap(({ filename, url, hashes }) => {
        const digest = hashes['sha256']?.toLowerCase();
        const version = parseDistributionName(filename)?.version;
        const address = URL.parse(url, pageUrl.href);
        if (version === undefined || address === null || !/^https?:$/.test(address.protocol))
            return [];
        if (digest === undefined || !/^[0-9a-f]{64}$/.test(digest))
            return [];
        return [{ filename, version, sha256: digest, url: address.href }];
    });
}
/** The fields of the upload API; see "Legacy API" in PyPI's documentation. */
function uploadForm(packageName, version, filename, bytes) {
    const form = new FormData();
    const fields = {
        ':action': 'file_upload',
        protocol_version: '1',
        metadata_version: '2.1',
        name: packageName,
        version,
        ...(parseDistributionName(filename)?.kind === 'sdist'
            ? { filetype: 'sdist', pyversion: 'source' }
            : { filetype: 'bdist_wheel', pyversion: (0,wheel_name/* parseWheelName */.CI)(filename).tag.split('-')[0] ?? 'py3' }),
        sha256_digest: sha256(bytes),
    };
    for (const [key, value] of Object.entries(fields))
        form.set(key, value);
    form.set('content', new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }), filename);
    return form;
}
function authorisation(token) {
    if (token === undefined || token === '')
        return {};
    return { authorization: `Basic ${Buffer.from(`__token__:${token}`).toString('base64')}` };
}
function refusal(answer, detail) {
    if (!(0,http/* isTransientStatus */.Dm)(answer.status))
        return new fairlead_error/* FinalError */.f4('FL_REGISTRY_REFUSED', detail);
    const wait = (0,http/* retryAfterMs */.Vs)(answer.headers);
    return new fairlead_error/* TransientError */.N_('FL_REGISTRY_UNREACHABLE', detail, wait === undefined ? {} : { retryAfterMs: wait });
}
function sha256(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}
//# sourceMappingURL=pypi.js.map

/***/ })

};
