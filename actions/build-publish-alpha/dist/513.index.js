export const id = 513;
export const ids = [513];
export const modules = {

/***/ 6513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mintPypiToken: () => (/* binding */ mintPypiToken)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4121);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8314);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6997);




/**
 * A plain word as `pypi`. The index chooses the audience, so it could else ask for an identity that opens doors
 * elsewhere: those of a cloud, of the Fairlead App and of most others have a dot, a colon or a slash.
 */
const plainAudience = /^[a-z][a-z0-9-]{0,49}$/;
/** As `http:` is allowed in addresses: to this machine only. */
const thisMachine = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const audienceAnswer = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ audience: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(200) });
const mintAnswer = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ token: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(10_000) });
const refusalAnswer = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    errors: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(100), description: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(1000) })).max(20),
});
function json(answer) {
    return (0,_core_json_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonOrNull */ .J)(new TextDecoder().decode(answer.bytes));
}
function failure(answer, what, host) {
    const said = `${host} says ${answer.status} to ${what}`;
    if ((0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransientStatus */ .Dm)(answer.status))
        return new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_('FL_REGISTRY_UNREACHABLE', said);
    const reasons = refusalAnswer.safeParse(json(answer));
    const codes = reasons.success
        ? reasons.data.errors.map(({ code, description }) => `${code}: ${description}`)
        : [];
    return new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_TRUSTED_PUBLISHING', [said, ...codes].join('; ').slice(0, 2000));
}
function requirePlain(audience, host, appAudience = '') {
    if (plainAudience.test(audience) && audience !== appAudience && !audience.startsWith('fairlead'))
        return;
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_TRUSTED_PUBLISHING', `${host} wants an identity for ${JSON.stringify(audience)}; only a plain word such as pypi is given to an index`);
}
/**
 * A token for uploads, made by the index for the identity of this job; it lives for some fifteen minutes. The protocol
 * is PyPI's (https://docs.pypi.org/trusted-publishers/using-a-publisher/): the index names its audience, and exchanges
 * the identity. An audience that is no plain word is refused before an identity is made.
 * @throws FinalError FL_TRUSTED_PUBLISHING, FL_TOKEN_MISSING; TransientError FL_REGISTRY_UNREACHABLE
 */
async function mintPypiToken(options) {
    const { publishUrl, idToken, clock } = options;
    const home = new URL(publishUrl);
    if (home.protocol !== 'https:' && !thisMachine.test(home.hostname))
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_TRUSTED_PUBLISHING', `${home.origin} would get the identity in the clear`);
    const common = {
        unreachable: 'FL_REGISTRY_UNREACHABLE',
        maxBytes: 64 * 1024,
        ...(clock === undefined ? {} : { clock }),
    };
    const audience = await (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .request */ .Em)(new URL('/_/oidc/audience', home), common);
    const named = audienceAnswer.safeParse(audience.status === 200 ? json(audience) : null);
    if (!named.success)
        throw failure(audience, 'the question for its audience', home.host);
    requirePlain(named.data.audience, home.host, options.appAudience);
    const minted = await (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .request */ .Em)(new URL('/_/oidc/mint-token', home), {
        ...common,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: await idToken(named.data.audience) }),
    });
    const token = mintAnswer.safeParse(minted.status === 200 ? json(minted) : null);
    if (!token.success)
        throw failure(minted, 'the request for a token', home.host);
    return token.data.token;
}
//# sourceMappingURL=trusted.js.map

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
