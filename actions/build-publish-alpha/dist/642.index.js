export const id = 642;
export const ids = [642];
export const modules = {

/***/ 8642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createNpmRegistry: () => (/* binding */ createNpmRegistry)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4121);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6997);



/** Packages with thousands of versions have documents of this size. */
const largestDocument = 64 * 1024 * 1024;
/** The abbreviated document of a package (npm's "Package metadata"), the parts that are needed. */
const packument = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    versions: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(256), zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ dist: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ integrity: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(2000).optional() }) })),
});
/** Of a package, always below the registry's own: the token goes there. The slash of a scope is part of the name. */
function addressOf(packageName, base) {
    const home = new URL(base).href;
    const address = new URL(encodeURIComponent(packageName).replace(/^%40/, '@'), home);
    if (address.href.startsWith(home) && address.href !== home)
        return address;
    throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_REGISTRY_REFUSED', `${JSON.stringify(packageName)} is no name of a package`);
}
/** A registry that speaks npm's protocol. Errors: FL_REGISTRY_UNREACHABLE, FL_REGISTRY_REFUSED. */
function createNpmRegistry({ url, token = '', clock }) {
    const base = url.endsWith('/') ? url : `${url}/`;
    return {
        async versions(packageName) {
            const address = addressOf(packageName, base);
            const answer = await (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .request */ .Em)(address, {
                headers: {
                    accept: 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8',
                    ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
                },
                unreachable: 'FL_REGISTRY_UNREACHABLE',
                maxBytes: largestDocument,
                timeoutMs: 30_000,
                ...(clock === undefined ? {} : { clock }),
            });
            if (answer.status === 404)
                return [];
            const said = `${address.origin} says ${answer.status} for ${packageName}`;
            if ((0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransientStatus */ .Dm)(answer.status)) {
                const wait = (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .Vs)(answer.headers);
                const options = wait === undefined ? {} : { retryAfterMs: wait };
                throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_('FL_REGISTRY_UNREACHABLE', said, options);
            }
            if (answer.status !== 200)
                throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_REGISTRY_REFUSED', said);
            return readPackument(answer.bytes, `${address.origin}, ${packageName}`);
        },
    };
}
function readPackument(bytes, where) {
    try {
        const { versions } = packument.parse(JSON.parse(new TextDecoder().decode(bytes)));
        return Object.entries(versions).map(([version, { dist }]) => {
            return { version, integrity: dist.integrity ?? '' };
        });
    }
    catch (cause) {
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_REGISTRY_REFUSED', `${where}: not a document of an npm registry`, { cause });
    }
}
//# sourceMappingURL=npm.js.map

/***/ })

};
