export const id = 581;
export const ids = [581];
export const modules = {

/***/ 4962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readFlags: () => (/* binding */ readFlags)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4006);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8816);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4121);




const percentage = zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().min(0).max(100);
const flagShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    paths: zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).min(1).max(100)]),
    minimum: percentage.optional(),
    'branch-min': percentage.optional(),
    'max-drop': percentage.optional(),
    'patch-min': percentage.optional(),
    ratchet: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().optional(),
    'carry-forward': zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().optional(),
});
const flagsShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[\w./-]{1,100}$/, 'a flag’s name has letters, digits and . _ / - only'), flagShape);
/** Parts of the repository with gates of their own, as YAML: name → paths and gates. */
function readFlags(text) {
    let data;
    try {
        data = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parse)(text, { maxAliasCount: 0 });
    }
    catch (cause) {
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_INPUT_INVALID', 'flags must be valid YAML', { cause });
    }
    const parsed = flagsShape.safeParse(data);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FinalError */ .f4('FL_INPUT_INVALID', `flags, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
    }
    return Object.entries(parsed.data).map(([name, flag]) => ({
        name,
        matches: picomatch__WEBPACK_IMPORTED_MODULE_3__(typeof flag.paths === 'string' ? [flag.paths] : flag.paths, { dot: true }),
        minimum: flag.minimum ?? null,
        branchMinimum: flag['branch-min'] ?? null,
        maxDrop: flag['max-drop'] ?? null,
        patchMinimum: flag['patch-min'] ?? null,
        ratchet: flag.ratchet ?? false,
        carryForward: flag['carry-forward'] ?? true,
    }));
}
//# sourceMappingURL=flags.js.map

/***/ })

};
