export const id = 223;
export const ids = [223];
export const modules = {

/***/ 6223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createJestReader: () => (/* binding */ createJestReader)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8816);
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4121);
/* harmony import */ var _json_elements_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8689);
/* harmony import */ var _kept_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5058);




const title = 'Jest’s JSON';
const around = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ testResults: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()) });
const testFile = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    status: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    message: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullish(),
    assertionResults: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        ancestorTitles: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()).optional(),
        title: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
        status: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
        duration: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().nullish(),
        failureMessages: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()).nullish(),
        location: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ line: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig() }).nullish(),
    })),
});
const outcomes = { passed: 'passed', failed: 'failed' };
function check(schema, data, where) {
    const parsed = schema.safeParse(data);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    const path = [...(where === '' ? [] : [where]), ...(issue?.path ?? [])].join('.');
    throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_REPORT_INVALID', `${title}, ${path}: ${issue?.message ?? ''}`);
}
function casesOf(file) {
    const cases = file.assertionResults.map((test) => ({
        suite: file.name,
        classname: (test.ancestorTitles ?? []).join(' '),
        name: test.title,
        outcome: outcomes[test.status] ?? 'skipped',
        seconds: (test.duration ?? 0) / 1000,
        message: '',
        detail: (test.failureMessages ?? []).join('\n'),
        file: file.name,
        line: test.location?.line ?? 0,
    }));
    if (file.status !== 'failed' || cases.some((test) => test.outcome === 'failed'))
        return cases;
    // The file itself could not be run.
    const whole = { suite: file.name, classname: '', name: 'the test file', seconds: 0, message: '', line: 0 };
    return [...cases, { ...whole, outcome: 'error', detail: file.message ?? '', file: file.name }];
}
/**
 * Reads what `jest --json` and Vitest's JSON reporter write (Jest's documentation, `--json`), one test file at a time.
 * Errors: FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_TOO_LARGE.
 */
function createJestReader() {
    const kept = new _kept_js__WEBPACK_IMPORTED_MODULE_2__/* .KeptCases */ .s();
    const reader = new _json_elements_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonElements */ .A({
        title,
        elements: { file: ['testResults', '[]'] },
        // With `--coverage` the report holds all of that as well.
        skip: [['coverageMap', '{}']],
        onElement(_, value, [index = 0]) {
            for (const test of casesOf(check(testFile, value, `testResults.${index}`)))
                kept.push(test);
        },
    });
    return {
        write: (text) => reader.write(text),
        end() {
            check(around, reader.end(), '');
            return kept.cases;
        },
    };
}
//# sourceMappingURL=jest-json.js.map

/***/ })

};
