export const id = 680;
export const ids = [680];
export const modules = {

/***/ 2680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   apiError: () => (/* binding */ apiError),
/* harmony export */   rolloutStatus: () => (/* binding */ rolloutStatus),
/* harmony export */   testRunStatus: () => (/* binding */ testRunStatus)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8816);

const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(10_000);
const testRunStatus = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    runId: text,
    state: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['queued', 'starting', 'running', 'passed', 'failed', 'error', 'superseded']),
    sentence: text,
    passed: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    failed: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    // An App of a version before does not tell these.
    skipped: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().default(0),
    failures: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: text, file: text.nullable(), line: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable() }))
        .max(1000)
        .default([]),
});
const rolloutStatus = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    rolloutId: text,
    state: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['running', 'held', 'waiting_for_human', 'done', 'rolled_back', 'failed']),
    ended: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    version: text,
    weight: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    step: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    steps: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    eHarm: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    eSafe: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    sentence: text,
    log: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ at: text, line: text })),
});
const apiError = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    error: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(60), message: text, remedy: text, docs: text }),
});
//# sourceMappingURL=answers.js.map

/***/ })

};
