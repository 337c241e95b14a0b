export const id = 755;
export const ids = [755];
export const modules = {

/***/ 9146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  UU: () => (/* binding */ common_name),
  TG: () => (/* binding */ origin),
  SH: () => (/* binding */ repositoryPath),
  e8: () => (/* binding */ sha1),
  sc: () => (/* binding */ sha256)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
;// CONCATENATED MODULE: ./build/core/api/limits.js
/** What `POST /v1/findings` takes; without the library that checks it, since every job that reports needs these. */
/** Annotations of one report. */
const maxAnnotations = 5000;
/** Requests that one report may come in. */
const maxPages = 8;
/** Rules that a report counts by name. */
const maxGroups = 100;
/** Lines of a report, and those of them that the comment on a pull request shows. */
const maxLines = 100;
const maxHighlights = 5;
/** Characters. */
const maxPath = 1024;
const maxTitle = 255;
const maxLine = 1000;
const maxMessage = 16_000;
/** The last line or column that GitHub knows. */
const maxPosition = (/* unused pure expression or super */ null && (2 ** 31 - 1));
/** A path inside the repository: relative, posix, without `..` or control characters. */
// oxlint-disable-next-line no-control-regex -- control characters are what is refused here
const pathPattern = /^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\u0000-\u001f\u007f\\]+$/;
//# sourceMappingURL=limits.js.map
;// CONCATENATED MODULE: ./build/core/api/common.js


/** 40 lower-case hex digits. */
const sha1 = schemas/* string */.YjP().regex(/^[0-9a-f]{40}$/, 'a full commit id of 40 hex digits');
/** 64 lower-case hex digits. */
const sha256 = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/, 'a SHA-256 of 64 hex digits');
/** A path inside the repository: relative, posix, without `..` or control characters. */
const repositoryPath = schemas/* string */.YjP()
    .min(1)
    .max(maxPath)
    .regex(pathPattern, 'a relative path inside the repository');
const common_name = schemas/* string */.YjP().min(1).max(200);
/** The repository and run that a request comes from; every field is checked against the OIDC token. */
const origin = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ id: schemas/* number */.aig().int().positive(), name: schemas/* string */.YjP().regex(/^[^/\s]+\/[^/\s]+$/) }),
    run: schemas/* object */.Ikc({ id: schemas/* number */.aig().int().positive(), attempt: schemas/* number */.aig().int().positive() }),
});
//# sourceMappingURL=common.js.map

/***/ }),

/***/ 1755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  customData: () => (/* binding */ customData),
  maxArtifacts: () => (/* binding */ maxArtifacts)
});

// UNUSED EXPORTS: artifact, message

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

// EXTERNAL MODULE: ./build/core/api/common.js + 1 modules
var common = __webpack_require__(9146);
;// CONCATENATED MODULE: ./build/core/api/artifacts.js


/** What every published artifact says of itself. */
const artifacts_common = {
    /** The service it was built from, or `null` for the package of integration tests. */
    service: common/* name */.UU.nullable(),
    version: common/* name */.UU,
};
/** A Python package by its wheel: what the test engine runs. */
const artifacts_pythonArtifact = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('python'),
    ...artifacts_common,
    name: common/* name */.UU,
    /** Of the wheel. */
    sha256: common/* sha256 */.sc,
});
const npmArtifact = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('npm'),
    ...artifacts_common,
    /** npm's own limit is 214 characters, the scope included. */
    name: schemas/* string */.YjP().min(1).max(214),
    /** Of the tarball. */
    sha256: common/* sha256 */.sc,
    /** Of the same tarball, as the registry and lock files write it: `sha512-` and base64. */
    integrity: schemas/* string */.YjP().regex(/^sha512-[A-Za-z0-9+/]{86}==$/, 'an integrity such as sha512-…'),
});
const imageArtifact = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('oci'),
    ...artifacts_common,
    /** Registry and repository, without tag or digest: `ghcr.io/acme/shop/web`. */
    name: schemas/* string */.YjP().min(1).max(400),
    /** Of the manifest, or of the index where there are several platforms. */
    sha256: common/* sha256 */.sc,
    platforms: schemas/* array */.YOg(common/* name */.UU).max(50),
});
/** The final version that a promotion gives it, such as 1.1.0. */
const released = { releaseVersion: common/* name */.UU };
/** What `build-publish-alpha` published, as its output `artifacts` and the message to the App name it. */
const publishedArtifact = schemas/* discriminatedUnion */.gMt('kind', [
    artifacts_pythonArtifact.extend(released),
    npmArtifact.extend(released),
    imageArtifact.extend(released),
]);
//# sourceMappingURL=artifacts.js.map
;// CONCATENATED MODULE: ./build/core/api/message.js



/** What the test engine understands: wheels. */
const artifact = (/* unused pure expression or super */ null && (pythonArtifact));
/** More in one message are refused. */
const maxArtifacts = 200;
const maxServices = 1000;
/**
 * `POST /v1/messages`: a CloudEvent 1.0 (structured mode) that carries a CDEvents 0.5.1 artifact.published event.
 * The parts that are Fairlead's own stand in `customData`.
 * See https://github.com/cloudevents/spec and https://github.com/cdevents/spec.
 */
const customData = common/* origin */.TG.extend({
    schema: schemas/* literal */.euz(1),
    headSha: common/* sha1 */.e8,
    ref: common/* name */.UU,
    pullRequest: schemas/* object */.Ikc({ number: schemas/* number */.aig().int().positive() }).nullable(),
    /** True for alphas of the default branch: only these are ever promoted. */
    promotable: schemas/* boolean */.zMY(),
    artifacts: schemas/* array */.YOg(publishedArtifact).min(1).max(maxArtifacts),
    tests: schemas/* object */.Ikc({
        /** Services whose tests are related to the change. */
        services: schemas/* array */.YOg(common/* name */.UU).max(maxServices),
        reason: schemas/* array */.YOg(schemas/* object */.Ikc({ service: common/* name */.UU, because: schemas/* string */.YjP().max(500) })).max(maxServices),
    }),
});
const message = schemas/* object */.Ikc({
    specversion: schemas/* literal */.euz('1.0'),
    id: common/* name */.UU,
    source: common/* name */.UU,
    type: schemas/* literal */.euz('dev.cdevents.artifact.published.0.3.0'),
    subject: schemas/* string */.YjP().min(1).max(1000),
    time: datetime(),
    datacontenttype: schemas/* literal */.euz('application/json'),
    /** sha256 of repository id, head commit, subject and run. */
    idempotencykey: common/* sha256 */.sc,
    /** CloudEvents' extension for distributed tracing: W3C Trace Context. */
    traceparent: schemas/* string */.YjP()
        .regex(/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/, 'a traceparent of version 00')
        .optional(),
    data: schemas/* object */.Ikc({
        context: schemas/* object */.Ikc({
            specversion: schemas/* literal */.euz('0.5.1'),
            id: common/* name */.UU,
            source: common/* name */.UU,
            type: schemas/* literal */.euz('dev.cdevents.artifact.published.0.3.0'),
            timestamp: datetime(),
            /** Of everything that is about the same commit. */
            chainId: common/* name */.UU.optional(),
        }),
        subject: schemas/* object */.Ikc({
            id: schemas/* string */.YjP().min(1).max(1000),
            content: schemas/* object */.Ikc({ user: schemas/* string */.YjP().max(200).optional() }),
        }),
        customDataContentType: schemas/* literal */.euz('application/json'),
        customData,
    }),
});
//# sourceMappingURL=message.js.map

/***/ })

};
