export const id = 372;
export const ids = [372];
export const modules = {

/***/ 9372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createJunitReader: () => (/* binding */ createJunitReader)
/* harmony export */ });
/* harmony import */ var saxes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9800);
/* harmony import */ var _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4121);
/* harmony import */ var _kept_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5058);



/** Of one tag or text, in characters. */
const maxPart = 64 * 1024 * 1024;
/** Of a failure's text; a trace has its end there too. */
const maxDetail = 256 * 1024;
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
    kept = new _kept_js__WEBPACK_IMPORTED_MODULE_2__/* .KeptCases */ .s();
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
        if (!this.inDetail || this.current === null)
            return;
        const room = maxDetail - this.current.detail.length;
        if (room > 0)
            this.current.detail += text.slice(0, room);
    }
    close(name) {
        this.depth -= 1;
        if (name === 'testsuite')
            this.suites.pop();
        if (outcomes[name] !== undefined)
            this.inDetail = false;
        if (name !== 'testcase' || this.current === null)
            return;
        this.kept.push(this.current);
        this.current = null;
    }
}
/**
 * Reads JUnit XML as pytest, jest-junit, Vitest, go-junit-report, Surefire, gtest and others write it. Document types
 * and entities are refused, depth and size are bounded (64 levels; 64 MB for one tag or text). Control characters that
 * XML has no way to write, which some tools leave in, are replaced.
 * Errors: FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_TOO_LARGE.
 */
function createJunitReader() {
    const reader = new Reader();
    const parser = new saxes__WEBPACK_IMPORTED_MODULE_0__/* .SaxesParser */ .wT();
    let since = 0;
    let ended = false;
    parser.on('doctype', () => refuse('a document type is not allowed'));
    parser.on('opentag', (tag) => {
        since = 0;
        reader.open(tag.name, tag.attributes);
    });
    parser.on('text', (part) => reader.text(part));
    parser.on('cdata', (part) => reader.text(part));
    parser.on('closetag', (tag) => {
        since = 0;
        reader.close(tag.name);
    });
    parser.on('error', (error) => {
        // What is only wrong at the end is missing there, but for text where there may be none.
        if (ended && !error.message.includes('outside of root'))
            throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_REPORT_TRUNCATED', 'JUnit XML', { cause: error });
        refuse(error.message);
    });
    return {
        write(text) {
            // The parser holds a text until the tag after it.
            since += text.length;
            // oxlint-disable-next-line no-control-regex -- these are what is replaced
            parser.write(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\uFFFD'));
            if (since > maxPart)
                throw new _errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_REPORT_TOO_LARGE', 'JUnit XML: one tag or text of more than 64 MB');
        },
        end() {
            ended = true;
            parser.close();
            return reader.kept.cases;
        },
    };
}
//# sourceMappingURL=junit.js.map

/***/ })

};
