export const id = 971;
export const ids = [971,372];
export const modules = {

/***/ 9372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseJunit: () => (/* binding */ parseJunit)
/* harmony export */ });
/* harmony import */ var saxes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9800);
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4121);


const maxChars = 64 * 1024 * 1024;
const maxDepth = 64;
const outcomes = {
    failure: 'failed',
    error: 'error',
    skipped: 'skipped',
};
function refuse(detail, cause) {
    throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_REPORT_INVALID', `JUnit XML: ${detail}`, { cause });
}
function count(text) {
    const value = Number(text ?? 0);
    return Number.isFinite(value) && value > 0 ? value : 0;
}
/** gtest tells by attributes that a test did not run. */
function notRun(attributes) {
    return attributes['status'] === 'notrun' || attributes['result'] === 'suppressed';
}
/** Follows the elements of one file; suites may nest, and counts are never taken from attributes. */
class Reader {
    cases = [];
    depth = 0;
    suites = [];
    current = null;
    inDetail = false;
    open(name, attributes) {
        this.depth += 1;
        if (this.depth > maxDepth)
            refuse(`more than ${maxDepth} levels deep`);
        if (this.depth === 1 && name !== 'testsuites' && name !== 'testsuite') {
            refuse('the root element is neither testsuites nor testsuite');
        }
        const outcome = outcomes[name];
        if (name === 'testsuite')
            this.suites.push({ name: attributes['name'] ?? '', file: attributes['file'] ?? '' });
        else if (name === 'testcase')
            this.openCase(attributes);
        else if (this.current !== null && outcome !== undefined)
            this.openOutcome(outcome, attributes);
    }
    openCase(attributes) {
        this.current = {
            suite: this.suites.map((suite) => suite.name).join('/'),
            classname: attributes['classname'] ?? '',
            name: attributes['name'] ?? '',
            outcome: notRun(attributes) ? 'skipped' : 'passed',
            seconds: count(attributes['time']),
            message: '',
            detail: '',
            file: attributes['file'] ?? this.suites.findLast((suite) => suite.file !== '')?.file ?? '',
            line: count(attributes['line']),
        };
    }
    openOutcome(outcome, attributes) {
        const { current } = this;
        if (current === null)
            return;
        const before = current.outcome;
        // A test that fails and then fails again in its teardown keeps the first failure; gtest lists each failed check.
        if (before === 'failed' || before === 'error')
            return;
        current.outcome = outcome;
        current.message = attributes['message'] ?? '';
        current.detail = '';
        this.inDetail = true;
    }
    text(text) {
        if (this.inDetail && this.current !== null)
            this.current.detail += text;
    }
    close(name) {
        this.depth -= 1;
        if (name === 'testsuite')
            this.suites.pop();
        if (outcomes[name] !== undefined)
            this.inDetail = false;
        if (name !== 'testcase' || this.current === null)
            return;
        this.cases.push(this.current);
        this.current = null;
    }
}
/**
 * Reads JUnit XML as pytest, jest-junit, Vitest, go-junit-report, Surefire, gtest and others write it. Document types
 * and entities are refused, depth and size are bounded (64 levels, 64 MB). Control characters that XML has no way to
 * write, which some tools leave in, are replaced.
 * Errors: FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_TOO_LARGE.
 */
function parseJunit(text) {
    if (text.length > maxChars)
        throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_REPORT_TOO_LARGE', 'JUnit XML of more than 64 MB');
    const reader = new Reader();
    const parser = new saxes__WEBPACK_IMPORTED_MODULE_0__/* .SaxesParser */ .wT();
    parser.on('doctype', () => refuse('a document type is not allowed'));
    parser.on('opentag', (tag) => reader.open(tag.name, tag.attributes));
    parser.on('text', (part) => reader.text(part));
    parser.on('cdata', (part) => reader.text(part));
    parser.on('closetag', (tag) => reader.close(tag.name));
    parser.on('error', (error) => {
        if (/unclosed tag|unexpected end/.test(error.message))
            throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_REPORT_TRUNCATED', 'JUnit XML', { cause: error });
        refuse(error.message);
    });
    // oxlint-disable-next-line no-control-regex -- these are what is replaced
    parser.write(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\uFFFD')).close();
    return reader.cases;
}
//# sourceMappingURL=junit.js.map

/***/ }),

/***/ 1971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseTests: () => (/* binding */ parseTests)
});

// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/core/reports/tests/go-json.js
var go_json = __webpack_require__(1347);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
;// CONCATENATED MODULE: ./build/core/reports/tests/jest-json.js


const report = schemas/* object */.Ikc({
    testResults: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        status: schemas/* string */.YjP(),
        message: schemas/* string */.YjP().nullish(),
        assertionResults: schemas/* array */.YOg(schemas/* object */.Ikc({
            ancestorTitles: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
            title: schemas/* string */.YjP(),
            status: schemas/* string */.YjP(),
            duration: schemas/* number */.aig().nullish(),
            failureMessages: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
            location: schemas/* object */.Ikc({ line: schemas/* number */.aig() }).nullish(),
        })),
    })),
});
const outcomes = { passed: 'passed', failed: 'failed' };
/** Reads what `jest --json` and Vitest's JSON reporter write (Jest's documentation, `--json`). */
function parseJestJson(data) {
    const parsed = report.safeParse(data);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        const detail = `Jest’s JSON, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
        throw new fairlead_error/* FinalError */.f4('FL_REPORT_INVALID', detail);
    }
    return parsed.data.testResults.flatMap((file) => {
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
        const whole = {
            suite: file.name,
            classname: '',
            name: 'the test file',
            seconds: 0,
            message: '',
            line: 0,
        };
        return [...cases, { ...whole, outcome: 'error', detail: file.message ?? '', file: file.name }];
    });
}
//# sourceMappingURL=jest-json.js.map
// EXTERNAL MODULE: ./build/core/reports/tests/junit.js
var junit = __webpack_require__(9372);
;// CONCATENATED MODULE: ./build/core/reports/tests/parse.js




/**
 * Reads a report of tests, told by its content: JUnit XML, Jest's JSON, or the stream of `go test -json`.
 * Errors: FL_REPORT_EMPTY, FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_TOO_LARGE.
 */
function parseTests(text) {
    if (text.trim() === '')
        throw new fairlead_error/* FinalError */.f4('FL_REPORT_EMPTY');
    if (!text.trimStart().startsWith('{'))
        return (0,junit.parseJunit)(text);
    if (/^\s*\{[^\n]*"Action"\s*:/.test(text.slice(0, 10_000)))
        return (0,go_json/* parseGoJson */.S)(text).cases;
    let data;
    try {
        data = JSON.parse(text);
    }
    catch (cause) {
        throw new fairlead_error/* FinalError */.f4('FL_REPORT_INVALID', 'the test report is not JSON', { cause });
    }
    return parseJestJson(data);
}
//# sourceMappingURL=parse.js.map

/***/ })

};
