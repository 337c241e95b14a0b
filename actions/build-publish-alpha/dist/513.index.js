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
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6997);



const audienceAnswer = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ audience: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(200) });
const mintAnswer = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ token: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(10_000) });
const refusalAnswer = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    errors: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(100), description: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(1000) })).max(20),
});
function json(answer) {
    try {
        return JSON.parse(new TextDecoder().decode(answer.bytes));
    }
    catch {
        return null;
    }
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
/**
 * A token for uploads, made by the index for the identity of this job; it lives for some fifteen minutes. The protocol
 * is PyPI's (https://docs.pypi.org/trusted-publishers/using-a-publisher/): the index names its audience, and exchanges
 * the identity.
 * @throws FinalError FL_TRUSTED_PUBLISHING, FL_TOKEN_MISSING; TransientError FL_REGISTRY_UNREACHABLE
 */
async function mintPypiToken({ publishUrl, idToken, clock }) {
    const home = new URL(publishUrl);
    const common = {
        unreachable: 'FL_REGISTRY_UNREACHABLE',
        maxBytes: 64 * 1024,
        ...(clock === undefined ? {} : { clock }),
    };
    const audience = await (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .request */ .Em)(new URL('/_/oidc/audience', home), common);
    const named = audienceAnswer.safeParse(audience.status === 200 ? json(audience) : null);
    if (!named.success)
        throw failure(audience, 'the question for its audience', home.host);
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

/***/ })

};
