export const id = 460;
export const ids = [460];
export const modules = {

/***/ 2296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SH: () => (/* binding */ repositoryPath),
/* harmony export */   e8: () => (/* binding */ sha1)
/* harmony export */ });
/* unused harmony exports sha256, name, origin */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8816);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9193);


/** 40 lower-case hex digits. */
const sha1 = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[0-9a-f]{40}$/, 'a full commit id of 40 hex digits');
/** 64 lower-case hex digits. */
const sha256 = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/, 'a SHA-256 of 64 hex digits');
/** A path inside the repository: relative, posix, without `..` or control characters. */
const repositoryPath = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .min(1)
    .max(_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .maxPath */ .Sp)
    .regex(_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .pathPattern */ .s$, 'a relative path inside the repository');
const name = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(200);
/** The repository and run that a request comes from; every field is checked against the OIDC token. */
const origin = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    repository: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive(), name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[^/\s]+\/[^/\s]+$/) }),
    run: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive(), attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive() }),
});
//# sourceMappingURL=common.js.map

/***/ }),

/***/ 4460:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseBaseline: () => (/* binding */ parseBaseline)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8816);
/* harmony import */ var _api_common_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2296);
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4121);



const maxFiles = 100_000;
const number = zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().min(0);
const percentage = zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().min(0).max(100);
const record = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    commit: _api_common_js__WEBPACK_IMPORTED_MODULE_0__/* .sha1 */ .e8,
    files: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(_api_common_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryPath */ .SH, zod__WEBPACK_IMPORTED_MODULE_2__/* .tuple */ .PVZ([number, number, number, number]))
        .refine((files) => Object.keys(files).length <= maxFiles, 'too many files'),
    best: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(200), percentage),
});
/** Reads what `renderBaseline` wrote; whoever can write to the repository may have written it. */
function parseBaseline(text) {
    let data;
    try {
        data = JSON.parse(text);
    }
    catch (cause) {
        throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_BASELINE_INVALID', 'it is not JSON', { cause });
    }
    const parsed = record.safeParse(data);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_BASELINE_INVALID', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
    }
    const { commit, files, best } = parsed.data;
    return {
        commit,
        files: new Map(Object.entries(files).map(([path, [covered, total, taken, branches]]) => [
            path,
            { lines: { covered, total }, branches: { covered: taken, total: branches } },
        ])),
        best: new Map(Object.entries(best)),
    };
}
//# sourceMappingURL=baseline-in.js.map

/***/ })

};
