export const id = 289;
export const ids = [289];
export const modules = {

/***/ 4289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanup: () => (/* binding */ cleanup)
});

// EXTERNAL MODULE: ./build/core/changes/services.js
var changes_services = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/core/packaging/image-name.js
var image_name = __webpack_require__(4591);
// EXTERNAL MODULE: ./build/core/packaging/kinds.js
var kinds = __webpack_require__(7925);
// EXTERNAL MODULE: ./build/core/packaging/package-json.js
var package_json = __webpack_require__(781);
;// CONCATENATED MODULE: ./build/core/packaging/retention.js
/** The tag of an image's signatures and attestations where the registry knows no referrers: `sha256-<hex>[.att]`. */
const attachmentTag = /^sha256-([0-9a-f]{64})(?:\.[a-z]+)?$/;
const pointerTag = /^(?:alpha|pr-([1-9]\d{0,14}))$/;
/** The subject of something attached by its tag, or null. */
function attachedTo(names) {
    const hex = names.length === 1 ? attachmentTag.exec(names[0] ?? '')?.[1] : undefined;
    return hex === undefined ? null : `sha256:${hex}`;
}
/** The pull request's alpha that something is, or why it stays. */
function classify(stored, scheme) {
    if (stored.names.length === 0)
        return noTag;
    const known = [];
    let pointed = null;
    for (const name of stored.names) {
        const pointer = pointerTag.exec(name);
        const version = scheme.read(name);
        if (pointer !== null) {
            if (pointer[1] === undefined)
                return 'it is the newest alpha of the default branch';
            pointed = Number(pointer[1]);
        }
        else if (version === null)
            return `${name} is no version of Fairlead’s`;
        else
            known.push({ name, version });
    }
    if (known.some(({ version }) => version.alpha === null))
        return 'it is a release';
    const pulls = new Set(known.map(({ version }) => version.alpha?.pullRequest ?? null));
    if (pointed !== null && known.length === 0)
        pulls.add(pointed);
    const [pullRequest = null, other] = pulls;
    if (pullRequest === null)
        return 'it is an alpha of the default branch';
    if (other !== undefined)
        return 'it belongs to several pull requests';
    const newest = known.map(({ name }) => name).sort((a, b) => scheme.compare(b, a))[0] ?? null;
    return { stored, pullRequest, version: newest };
}
/** Everything that goes with a manifest: what is below it and what refers to any of it. */
function closure(digest, { children, referrers }) {
    const found = new Set();
    const todo = [digest];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
        if (found.has(next))
            continue;
        found.add(next);
        todo.push(...(children.get(next) ?? []), ...(referrers.get(next) ?? []));
    }
    return found;
}
function judgeOpen(alphas, scheme, rules) {
    const sorted = alphas.toSorted((a, b) => {
        if (a.version === null || b.version === null)
            return Number(a.version === null) - Number(b.version === null);
        return scheme.compare(b.version, a.version);
    });
    return new Map(sorted.map((alpha, position) => [
        alpha,
        position < rules.keepAlphas
            ? `it is one of the newest ${rules.keepAlphas} of #${alpha.pullRequest}`
            : null,
    ]));
}
/** By alpha: why it stays, or null where it may go. */
function judge(alphas, scheme, rules) {
    const judged = new Map();
    for (const number of new Set(alphas.map(({ pullRequest }) => pullRequest))) {
        const own = alphas.filter(({ pullRequest }) => pullRequest === number);
        const ended = rules.pullRequests.get(number);
        if (ended === null) {
            for (const [alpha, why] of judgeOpen(own, scheme, rules))
                judged.set(alpha, why);
            continue;
        }
        const waits = ended === undefined || rules.now - ended < rules.keepMs;
        const why = ended === undefined ? `#${number} is not known` : `#${number} ended a short time ago`;
        for (const alpha of own)
            judged.set(alpha, waits ? why : null);
    }
    return judged;
}
function reasonToGo({ pullRequest }, { pullRequests, keepAlphas }) {
    const isOpen = pullRequests.get(pullRequest) === null;
    return isOpen ? `#${pullRequest} has ${keepAlphas} newer ones` : `#${pullRequest} has ended`;
}
/**
 * What of one package may go. Only alphas of pull requests ever do: those of an open one beyond the newest, those of an
 * ended one after a while. An image goes with all that hangs on it, but for what something that stays needs; where a
 * digest in use is among that, the image stays.
 */
function planRetention(stored, graph, scheme, rules) {
    const { parts, alphas, others } = sortOut(stored, scheme);
    const keep = [...others];
    let going = [];
    for (const [alpha, why] of judge(alphas, scheme, rules)) {
        const used = [...closureOf(alpha.stored, graph)].some((one) => rules.live.has(one));
        const because = used ? 'it is in use' : why;
        if (because === null)
            going.push(alpha);
        else
            keep.push({ stored: alpha.stored, because });
    }
    let fallen = new Set();
    let needed = new Set();
    // What stays because something needs it needs things itself.
    for (let before = -1; before !== going.length;) {
        before = going.length;
        fallen = union(going.map((alpha) => closureOf(alpha.stored, graph)));
        const staying = [
            ...keep.map((decision) => decision.stored),
            ...parts.filter(({ digest }) => !fallen.has(digest ?? '')),
        ];
        needed = union(staying.map((one) => closureOf(one, graph)));
        const held = going.filter((alpha) => needed.has(alpha.stored.digest ?? ''));
        keep.push(...held.map((alpha) => ({ stored: alpha.stored, because: 'one that stays needs it' })));
        going = going.filter((alpha) => !held.includes(alpha));
    }
    const gone = going.map((alpha) => ({
        stored: alpha.stored,
        because: reasonToGo(alpha, rules),
    }));
    for (const part of parts) {
        const digest = part.digest ?? '';
        if (fallen.has(digest) && !needed.has(digest)) {
            gone.push({ stored: part, because: 'it is a part of one that goes' });
        }
        else
            keep.push({ stored: part, because: needed.has(digest) ? 'one that stays needs it' : noTag });
    }
    return { remove: gone, keep };
}
function union(sets) {
    return new Set(sets.flatMap((set) => [...set]));
}
const noTag = 'it has no tag of its own';
function sortOut(stored, scheme) {
    const parts = [];
    const alphas = [];
    const others = [];
    for (const one of stored) {
        const isPart = one.digest !== null && (one.names.length === 0 || attachedTo(one.names) !== null);
        const kind = isPart ? noTag : classify(one, scheme);
        if (isPart)
            parts.push(one);
        else if (typeof kind === 'string')
            others.push({ stored: one, because: kind });
        else
            alphas.push(kind);
    }
    return { parts, alphas, others };
}
function closureOf({ digest }, graph) {
    return digest === null ? new Set() : closure(digest, graph);
}
//# sourceMappingURL=retention.js.map
// EXTERNAL MODULE: ./build/core/reporting/summary.js
var summary = __webpack_require__(7603);
// EXTERNAL MODULE: ./build/core/reporting/text.js
var reporting_text = __webpack_require__(4432);
// EXTERNAL MODULE: ./build/core/versions/index.js + 5 modules
var versions = __webpack_require__(6673);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
;// CONCATENATED MODULE: ./build/actions/build-publish-alpha/src/image-graph.js



const index = schemas/* object */.Ikc({
    manifests: schemas/* array */.YOg(schemas/* object */.Ikc({ digest: schemas/* string */.YjP().max(200) }))
        .max(200)
        .optional(),
});
const mostManifests = 20_000;
function childrenOf(manifest) {
    try {
        const data = index.parse(JSON.parse(new TextDecoder().decode(manifest.bytes)));
        return (data.manifests ?? []).map(({ digest }) => digest);
    }
    catch (cause) {
        throw new fairlead_error/* FinalError */.f4('FL_IMAGE_INVALID', `${manifest.digest} cannot be read`, { cause });
    }
}
/**
 * How the manifests of a repository hang together: of everything that has a tag what is below it, and what refers to any
 * of that. A manifest that cannot be read stops it, since a part of somebody else's could hide there.
 */
async function readImageGraph(stored, client) {
    const children = new Map();
    const referrers = new Map();
    const refer = (subject, by) => {
        referrers.set(subject, [...new Set([...(referrers.get(subject) ?? []), by])]);
    };
    for (const { names, digest } of stored) {
        const subject = attachedTo(names);
        if (subject !== null && digest !== null)
            refer(subject, digest);
    }
    const todo = stored.flatMap(({ names, digest }) => (names.length === 0 || digest === null ? [] : [digest]));
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
        if (children.has(next))
            continue;
        if (children.size >= mostManifests)
            throw new fairlead_error/* FinalError */.f4('FL_IMAGE_INVALID', `more than ${mostManifests} manifests`);
        const manifest = await client.manifest(next);
        if (manifest === null)
            throw new fairlead_error/* FinalError */.f4('FL_ARTIFACT_MISSING', next);
        const below = childrenOf(manifest);
        children.set(next, below);
        for (const by of await client.referrers(next)) {
            refer(next, by);
            todo.push(by);
        }
        todo.push(...below);
    }
    return { children, referrers };
}
//# sourceMappingURL=image-graph.js.map
// EXTERNAL MODULE: ./build/actions/build-publish-alpha/src/warn.js
var warn = __webpack_require__(665);
;// CONCATENATED MODULE: ./build/actions/build-publish-alpha/src/cleanup.js











/** GitHub tells no digest of a version of npm, and digests are all that is known of what is in use. */
const npmUse = 'versions of npm are judged by their pull request and its age alone, not by what is in use';
const dayMs = 86_400_000;
const noGraph = { children: new Map(), referrers: new Map() };
/** The owner of a repository as registries write it. */
function accountOf(repository) {
    return (repository.split('/', 1)[0] ?? '').toLowerCase();
}
function imageTarget(service, { inputs, job }) {
    const { name } = job.context.repository;
    const image = (0,image_name/* imageOf */.dT)((0,image_name/* parseImageRepository */.fb)(inputs.image.image || `ghcr.io/${name}`), service);
    const [owner = '', ...rest] = image.path.split('/');
    if (image.registry !== 'ghcr.io')
        return `${(0,image_name/* imageName */.tO)(image)}: only images on ghcr.io can be deleted`;
    if (owner !== accountOf(name))
        return `${(0,image_name/* imageName */.tO)(image)}: it belongs to another account`;
    return { kind: 'container', name: rest.join('/'), shown: (0,image_name/* imageName */.tO)(image), image };
}
async function npmTarget(path, deps) {
    const { inputs, workspace, job } = deps;
    const file = `${path}/package.json`;
    const { name, isPrivate } = (0,package_json/* readNodePackage */.n)((await workspace.read(file)) ?? '', file);
    if (isPrivate)
        return `${name}: it is private and never published`;
    const host = URL.parse(inputs.npm.registry)?.hostname;
    if (host !== 'npm.pkg.github.com')
        return `${name}: only packages on npm.pkg.github.com can be deleted`;
    // The API names a package without its scope: that of another account would be one of ours.
    const [scope, own = ''] = name.split('/');
    if (scope !== `@${accountOf(job.context.repository.name)}`)
        return `${name}: it belongs to another account`;
    return { kind: 'npm', name: own, shown: name, image: null };
}
/** What can be cleaned up, and in sentences what cannot. */
async function findTargets(deps) {
    const { inputs, workspace } = deps;
    const { services } = await (0,changes_services/* loadServices */.r)(workspace, inputs.servicesFrom);
    const wanted = (0,kinds/* parseKinds */.L)(inputs.kinds, Object.keys(services));
    const finders = {
        python: (service) => `${service}: indexes of Python packages have no API to delete; nothing is done there`,
        npm: (_, path) => npmTarget(path, deps),
        oci: (service) => imageTarget(service, deps),
    };
    const targets = [];
    const told = [];
    for (const { name, path } of Object.values(services)) {
        const names = await workspace.list(path);
        for (const { kind } of (0,kinds/* kindsToBuild */.T)(path, names, wanted.byService.get(name) ?? wanted.all)) {
            const found = await finders[kind](name, path);
            if (typeof found === 'string')
                told.push(found);
            else
                targets.push(found);
        }
    }
    return { targets, told };
}
/**
 * The targets that GitHub links to this repository, and in sentences the others: numbers of pull requests and digests in
 * use are this repository's, and say nothing of what another one has published.
 */
async function keepOwn(targets, { host, job }) {
    const own = [];
    const told = [];
    for (const target of targets) {
        const id = await host.repository(target.kind, target.name);
        if (id === job.context.repository.id)
            own.push(target);
        else if (id !== undefined) {
            const why = id === null ? 'links it to no repository' : 'links it to another repository';
            told.push(`${target.shown}: GitHub ${why}, so nothing of it is deleted`);
        }
    }
    return { targets: own, told };
}
async function readStored(target, host) {
    const versions = await host.versions(target.kind, target.name);
    return versions.map(({ id, name, tags }) => target.kind === 'npm'
        ? { id: String(id), names: [name], digest: null }
        : { id: String(id), names: tags, digest: name });
}
function pullRequestsIn(stored, target) {
    const scheme = versions/* versionSchemes */.r[target.kind === 'npm' ? 'npm' : 'oci'];
    const names = stored.flatMap((one) => one.names);
    const numbers = names.map((name) => scheme.read(name)?.alpha?.pullRequest ?? Number(/^pr-(\d{1,15})$/.exec(name)?.[1]));
    return new Set(numbers.filter((number) => Number.isSafeInteger(number)));
}
async function planTarget(target, rules, deps) {
    const stored = await readStored(target, deps.host);
    const pullRequests = new Map();
    for (const number of pullRequestsIn(stored, target)) {
        const ended = await deps.host.pullRequestEnd(number);
        if (ended !== undefined)
            pullRequests.set(number, ended);
    }
    const scheme = versions/* versionSchemes */.r[target.kind === 'npm' ? 'npm' : 'oci'];
    const plan = (graph) => planRetention(stored, graph, scheme, { ...rules, pullRequests });
    const first = plan(noGraph);
    // Nothing goes: then nothing hangs on it either.
    if (target.image === null || first.remove.length === 0)
        return first;
    return plan(await readImageGraph(stored, deps.registry(target.image)));
}
/** What is in use. Without anybody to ask nothing may be deleted. Errors: FL_LIVE_UNKNOWN. */
async function readLive({ inputs, live, job }) {
    const { keepDigests, dryRun } = inputs.cleanup;
    if (live !== null)
        return new Set([...keepDigests, ...(await live())]);
    if (keepDigests.length === 0 && !dryRun)
        throw new fairlead_error/* FinalError */.f4('FL_LIVE_UNKNOWN');
    if (keepDigests.length === 0)
        (0,warn/* warn */.R)(job, 'Digests in use', 'Nobody was asked for them: give app-url or keep-digests.');
    return new Set(keepDigests);
}
function line(target, { stored, because }) {
    const what = stored.names.length === 0 ? (stored.digest ?? stored.id) : stored.names.join(', ');
    return `${target.shown} ${what}: ${because}`;
}
/** Deletes the alphas that nobody needs any more, or prints what would go. */
async function cleanup(deps) {
    const { inputs, job, clock, host } = deps;
    const { keepAlphas, keepDays, dryRun } = inputs.cleanup;
    const found = await findTargets(deps);
    const { targets, told: foreign } = await keepOwn(found.targets, deps);
    const told = [...found.told, ...foreign];
    for (const sentence of told)
        job.info(sentence);
    for (const { kind, shown } of targets)
        if (kind === 'npm')
            job.info(`${shown}: ${npmUse}`);
    const rules = { live: await readLive(deps), keepAlphas, keepMs: keepDays * dayMs, now: clock.now() };
    // Every plan is made before the first deletion: what cannot be read stops all of it.
    const plans = [];
    for (const target of targets)
        plans.push({ target, plan: await planTarget(target, rules, deps) });
    const gone = [];
    const failures = [];
    for (const { target, plan } of plans) {
        for (const decision of plan.keep)
            job.info(`keep ${line(target, decision)}`);
        for (const decision of plan.remove) {
            const failure = dryRun ? null : await removeOne(target, decision, host);
            if (failure !== null) {
                // What it is made of comes after it and is still needed.
                failures.push(failure);
                break;
            }
            job.info(`${dryRun ? 'would delete' : 'deleted'} ${line(target, decision)}`);
            gone.push({ target, decision });
        }
    }
    await report(gone, [...failures, ...told], deps);
    return failures.length === 0 ? null : failures.join('\n');
}
/** Null where it is gone, else why it is not. */
async function removeOne(target, decision, host) {
    try {
        await host.remove(target.kind, target.name, Number(decision.stored.id));
        return null;
    }
    catch (error) {
        if (!(error instanceof fairlead_error/* FairleadError */.jd))
            throw error;
        return `${line(target, decision)}, but it cannot be deleted. ${error.toText()}`;
    }
}
async function report(gone, told, { inputs, job }) {
    const deleted = gone.map(({ target, decision: { stored } }) => {
        return { kind: target.kind, package: target.shown, names: stored.names, digest: stored.digest };
    });
    job.output('deleted', JSON.stringify(deleted));
    const what = (0,reporting_text/* count */.U9)(deleted.length, 'version');
    const title = inputs.cleanup.dryRun ? `${what} would be deleted` : `${what} deleted`;
    const lines = gone.map(({ target, decision }) => line(target, decision));
    await job.summary((0,summary/* renderSummary */.B)({ title, lines: [...lines, ...told] }));
}
//# sourceMappingURL=cleanup.js.map

/***/ }),

/***/ 4591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dT: () => (/* binding */ imageOf),
/* harmony export */   fb: () => (/* binding */ parseImageRepository),
/* harmony export */   tO: () => (/* binding */ imageName)
/* harmony export */ });
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4121);

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
/** Names of the distribution specification (https://github.com/opencontainers/distribution-spec). */
const pathPattern = new RegExp(`^${component}(?:/${component})*$`);
const hostPattern = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])(?::[0-9]{1,5})?$/;
/** `ghcr.io/acme/shop` in its parts; lower case, since repositories of images have no other. Errors: FL_INPUT_INVALID. */
function parseImageRepository(text) {
    const lower = text.toLowerCase().replace(/\/+$/, '');
    const slash = lower.indexOf('/');
    const registry = lower.slice(0, Math.max(slash, 0));
    const path = lower.slice(slash + 1);
    const isHost = hostPattern.test(registry) && (/[.:]/.test(registry) || registry === 'localhost');
    if (!isHost || !pathPattern.test(path) || lower.length > 300) {
        const shown = JSON.stringify(text.slice(0, 100));
        throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_INPUT_INVALID', `${shown} is not registry and path, such as ghcr.io/acme/shop`);
    }
    return { registry, path };
}
/** The repository of a service's images below the one that all of them share. Errors: FL_INPUT_INVALID. */
function imageOf(prefix, service) {
    return parseImageRepository(`${prefix.registry}/${prefix.path}/${service}`);
}
function imageName({ registry, path }) {
    return `${registry}/${path}`;
}
//# sourceMappingURL=image-name.js.map

/***/ }),

/***/ 781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ withNodeVersion),
/* harmony export */   n: () => (/* binding */ readNodePackage)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4121);


/** What npm itself asks of the names of new packages. */
const npmName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const manifest = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(214).regex(npmName, 'be a name that npm takes: lower case, at most 214 characters'),
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(256),
    private: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().optional(),
    scripts: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).optional(),
    publishConfig: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ registry: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(2000).optional() }).optional(),
});
function parseObject(text, file) {
    try {
        const data = JSON.parse(text.replace(/^\uFEFF/, ''));
        if (typeof data === 'object' && data !== null && !Array.isArray(data))
            return { ...data };
    }
    catch (cause) {
        throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_MANIFEST_INVALID', `${file} is not JSON`, { cause, place: { file } });
    }
    throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_MANIFEST_INVALID', `${file} is not an object`, { place: { file } });
}
/** Name, version and scripts as `package.json` gives them. Errors: FL_MANIFEST_INVALID. */
function readNodePackage(text, file) {
    const parsed = manifest.safeParse(parseObject(text, file));
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        const detail = `${file}, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
        throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_MANIFEST_INVALID', detail, { place: { file } });
    }
    const { name, version, scripts, publishConfig } = parsed.data;
    return {
        name,
        version,
        isPrivate: parsed.data.private === true,
        scripts: new Set(Object.keys(scripts ?? {})),
        registry: publishConfig?.registry ?? null,
    };
}
/**
 * The same package under another version. `publishConfig.tag` is left out: some versions of npm prefer it to the tag
 * that they are given, and it could be `latest`.
 */
function withNodeVersion(text, version, file) {
    const data = { ...parseObject(text, file), version };
    const config = data['publishConfig'];
    if (typeof config === 'object' && config !== null && 'tag' in config) {
        const { tag: _tag, ...rest } = config;
        data['publishConfig'] = rest;
    }
    return `${JSON.stringify(data, null, 2)}\n`;
}
//# sourceMappingURL=package-json.js.map

/***/ })

};
