export const id = 652;
export const ids = [652];
export const modules = {

/***/ 3652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createOciRegistry: () => (/* binding */ createOciRegistry)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/adapters/http.js + 1 modules
var http = __webpack_require__(6997);
;// CONCATENATED MODULE: ./build/adapters/registry/oci/challenge.js
/** The first challenge of the header that is understood, or null. */
function parseChallenge(header) {
    const match = /^\s*(bearer|basic)(?:\s+(.*))?$/is.exec((header ?? '').slice(0, 4096));
    if (match?.[1] === undefined)
        return null;
    const parameters = {};
    for (const [, key = '', quoted, bare] of (match[2] ?? '').matchAll(/([a-z_]+)=(?:"([^"]*)"|([^\s",]+))/gi)) {
        parameters[key.toLowerCase()] ??= quoted ?? bare ?? '';
    }
    return { scheme: match[1].toLowerCase(), parameters };
}
function site(host) {
    return /^[\d.]+$|:/.test(host) ? host : host.split('.').slice(-2).join('.');
}
/**
 * Where tokens are made, if credentials may go there: HTTPS (HTTP where the registry itself is spoken to in HTTP) and a
 * host of the registry's own site, such as auth.docker.io for registry-1.docker.io. Else null.
 */
function trustedRealm(realm, registry) {
    const url = URL.parse(realm ?? '');
    if (url === null || url.username !== '' || url.password !== '')
        return null;
    if (url.protocol !== 'https:' && url.protocol !== registry.protocol)
        return null;
    return site(url.hostname) === site(registry.hostname) ? url : null;
}
//# sourceMappingURL=challenge.js.map
;// CONCATENATED MODULE: ./build/adapters/registry/oci/session.js




const tokenAnswer = schemas/* object */.Ikc({
    token: schemas/* string */.YjP().max(64_000).optional(),
    access_token: schemas/* string */.YjP().max(64_000).optional(),
});
/** Docker Hub's registry is not where its name says. */
const elsewhere = { 'docker.io': 'registry-1.docker.io' };
/** Registries on this machine speak HTTP, as Docker and buildah have it too; all others HTTPS. */
function originOf(registry) {
    const host = Object.hasOwn(elsewhere, registry) ? elsewhere[registry] : registry;
    const url = URL.parse(`https://${host}`);
    if (url === null)
        throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', `${JSON.stringify(registry)} is no registry`);
    if (/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname))
        url.protocol = 'http:';
    return url;
}
function basic({ user, token }) {
    return `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
}
function readToken(answer, host) {
    try {
        const { token, access_token: other } = tokenAnswer.parse(JSON.parse(new TextDecoder().decode(answer.bytes)));
        return token ?? other ?? '';
    }
    catch (cause) {
        throw new fairlead_error/* FinalError */.f4('FL_REGISTRY_REFUSED', `${host} gave no token`, { cause });
    }
}
function createSession(options) {
    const origin = originOf(options.registry);
    const common = {
        unreachable: 'FL_REGISTRY_UNREACHABLE',
        timeoutMs: 30_000,
        ...(options.clock === undefined ? {} : { clock: options.clock }),
    };
    let authorization = null;
    function refusal(answer, what) {
        const said = `${options.registry} says ${answer.status} to ${what} of ${options.repository}`;
        if (!(0,http/* isTransientStatus */.Dm)(answer.status))
            return new fairlead_error/* FinalError */.f4('FL_REGISTRY_REFUSED', said);
        const wait = (0,http/* retryAfterMs */.Vs)(answer.headers);
        return new fairlead_error/* TransientError */.N_('FL_REGISTRY_UNREACHABLE', said, wait === undefined ? {} : { retryAfterMs: wait });
    }
    /** The header that answers a challenge (https://distribution.github.io/distribution/spec/auth/token/), or null. */
    async function answerChallenge(refused) {
        const challenge = parseChallenge(refused.headers.get('www-authenticate'));
        const { credentials } = options;
        if (challenge?.scheme === 'basic')
            return credentials === undefined ? null : basic(credentials);
        if (challenge === null)
            return null;
        const { realm, service } = challenge.parameters;
        const url = trustedRealm(realm, origin);
        if (url === null) {
            const where = URL.parse(realm ?? '')?.host ?? 'nowhere';
            const detail = `${options.registry} sends to ${where} for a token, which is not its own site`;
            throw new fairlead_error/* FinalError */.f4('FL_REGISTRY_REFUSED', detail);
        }
        if (service !== undefined)
            url.searchParams.set('service', service);
        url.searchParams.set('scope', `repository:${options.repository}:${credentials === undefined ? 'pull' : 'pull,push'}`);
        const headers = credentials === undefined ? {} : { authorization: basic(credentials) };
        const answer = await (0,http/* request */.Em)(url, { ...common, headers, maxBytes: 256 * 1024 });
        if (answer.status !== 200)
            throw refusal(answer, 'the request for a token');
        return `Bearer ${readToken(answer, url.host)}`;
    }
    async function ask(path, more = {}) {
        const url = new URL(path, origin);
        // Uploads may be sent on to another host, which gets no credentials of this one.
        const own = url.origin === origin.origin;
        const once = () => (0,http/* request */.Em)(url, {
            ...common,
            ...more,
            headers: {
                ...more.headers,
                ...(authorization === null || !own ? {} : { authorization }),
            },
        });
        const first = await once();
        if (first.status !== 401 || !own)
            return first;
        // Tokens end after minutes; a second refusal is one.
        authorization = await answerChallenge(first);
        return authorization === null ? first : once();
    }
    return { origin, ask, refusal };
}
//# sourceMappingURL=session.js.map
;// CONCATENATED MODULE: ./build/adapters/registry/oci/oci.js




const manifestTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
/** Registries refuse larger manifests. */
const largestManifest = 4 * 1024 * 1024;
const digestPattern = /^sha256:[0-9a-f]{64}$/;
const maxPages = 200;
/** For one layer, which may have gigabytes. */
const uploadTimeoutMs = 30 * 60_000;
const tagPage = schemas/* object */.Ikc({ tags: schemas/* array */.YOg(schemas/* string */.YjP().max(128)).max(100_000).nullish() });
const referrersIndex = schemas/* object */.Ikc({
    manifests: schemas/* array */.YOg(schemas/* object */.Ikc({ digest: schemas/* string */.YjP().regex(digestPattern) })).max(10_000),
});
function sha256(bytes) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
}
function parse(shape, bytes, what) {
    try {
        return shape.parse(JSON.parse(new TextDecoder().decode(bytes)));
    }
    catch (cause) {
        throw new fairlead_error/* FinalError */.f4('FL_REGISTRY_REFUSED', `${what} is not what a registry sends`, { cause });
    }
}
/** The address of the next page, where the registry gives one (`Link: <…>; rel="next"`, RFC 8288). */
function nextPage(link) {
    return /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec((link ?? '').slice(0, 8192))?.[1] ?? null;
}
/**
 * A repository of a registry that speaks the distribution specification 1.1, such as GHCR, Docker Hub or `registry:2`.
 * What is read is checked against its digest.
 * Errors: FL_REGISTRY_UNREACHABLE, FL_REGISTRY_REFUSED, FL_DIGEST_MISMATCH, FL_INPUT_INVALID.
 */
function createOciRegistry(options) {
    const session = createSession(options);
    const home = `/v2/${options.repository}`;
    return {
        tags: () => readTags(session, home),
        manifest: (reference) => readManifest(session, home, reference),
        referrers: (digest) => readReferrers(session, home, digest),
        async push(image, tag) {
            for (const blob of image.blobs)
                await pushBlob(session, home, blob);
            for (const child of image.children)
                await putManifest(session, home, child, child.digest);
            await putManifest(session, home, image.root, tag);
        },
        tag: (manifest, tag) => putManifest(session, home, manifest, tag),
    };
}
async function readTags(session, home) {
    const tags = [];
    let path = `${home}/tags/list?n=1000`;
    for (let page = 0; path !== null; page += 1) {
        if (page >= maxPages)
            throw new fairlead_error/* FinalError */.f4('FL_REGISTRY_REFUSED', `${home} has more than ${maxPages} pages of tags`);
        const answer = await session.ask(path);
        if (answer.status === 404)
            return [];
        if (answer.status !== 200)
            throw session.refusal(answer, 'the list of tags');
        tags.push(...(parse(tagPage, answer.bytes, 'the list of tags').tags ?? []));
        const next = nextPage(answer.headers.get('link'));
        const url = next === null ? null : URL.parse(next, new URL(path, session.origin).href);
        // A page elsewhere would be a page of somebody else's.
        path = url !== null && url.origin === session.origin.origin ? url.pathname + url.search : null;
    }
    return tags;
}
async function readManifest(session, home, reference) {
    const answer = await session.ask(`${home}/manifests/${encodeURIComponent(reference).replace('%3A', ':')}`, {
        headers: { accept: manifestTypes.join(', ') },
        maxBytes: largestManifest,
    });
    if (answer.status === 404)
        return null;
    if (answer.status !== 200)
        throw session.refusal(answer, `the manifest ${reference}`);
    const digest = sha256(answer.bytes);
    const claimed = digestPattern.test(reference) ? reference : answer.headers.get('docker-content-digest');
    if (claimed !== null && claimed.startsWith('sha256:') && claimed !== digest) {
        throw new fairlead_error/* FinalError */.f4('FL_DIGEST_MISMATCH', `${home.slice(4)} ${reference}: ${digest}`);
    }
    const mediaType = (answer.headers.get('content-type') ?? '').split(';', 1)[0]?.trim() ?? '';
    return { digest, mediaType, bytes: answer.bytes };
}
/** By the referrers API, or by the tag that stands for it in registries without one (specification, section "Referrers tag schema"). */
async function readReferrers(session, home, digest) {
    if (!digestPattern.test(digest))
        throw new fairlead_error/* FinalError */.f4('FL_INPUT_INVALID', `${digest.slice(0, 100)} is no digest`);
    const answer = await session.ask(`${home}/referrers/${digest}`, { maxBytes: largestManifest });
    if (answer.status === 200) {
        return parse(referrersIndex, answer.bytes, 'the list of referrers').manifests.map((entry) => entry.digest);
    }
    if (answer.status !== 404)
        throw session.refusal(answer, 'the referrers');
    const fallback = await readManifest(session, home, digest.replace(':', '-'));
    if (fallback === null)
        return [];
    return parse(referrersIndex, fallback.bytes, 'the list of referrers').manifests.map((entry) => entry.digest);
}
/** Uploads a blob in one piece, unless it is there. */
async function pushBlob(session, home, blob) {
    const there = await session.ask(`${home}/blobs/${blob.digest}`, { method: 'HEAD' });
    if (there.status === 200)
        return;
    if (there.status !== 404)
        throw session.refusal(there, 'a blob');
    const start = await session.ask(`${home}/blobs/uploads/`, { method: 'POST' });
    const location = start.headers.get('location');
    if (start.status !== 202 || location === null)
        throw session.refusal(start, 'the start of an upload');
    const url = new URL(location, session.origin);
    if (url.protocol !== 'https:' && url.origin !== session.origin.origin) {
        throw new fairlead_error/* FinalError */.f4('FL_REGISTRY_REFUSED', `an upload to ${url.host} would not be encrypted`);
    }
    url.searchParams.set('digest', blob.digest);
    const done = await session.ask(url.href, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream' },
        body: await blob.content(),
        timeoutMs: uploadTimeoutMs,
        // The upload's address is good for one try.
        retries: 0,
    });
    if (done.status !== 201)
        throw session.refusal(done, 'an upload');
}
async function putManifest(session, home, { digest, mediaType, bytes }, reference) {
    const answer = await session.ask(`${home}/manifests/${reference}`, {
        method: 'PUT',
        headers: { 'content-type': mediaType },
        body: bytes,
    });
    if (answer.status !== 201)
        throw session.refusal(answer, `the manifest ${reference}`);
    const stored = answer.headers.get('docker-content-digest');
    if (stored !== null && stored !== digest) {
        throw new fairlead_error/* FinalError */.f4('FL_DIGEST_MISMATCH', `${home.slice(4)} ${reference}: ${stored}, sent ${digest}`);
    }
}
//# sourceMappingURL=oci.js.map

/***/ })

};
