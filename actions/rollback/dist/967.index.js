export const id = 967;
export const ids = [967];
export const modules = {

/***/ 3967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   liveDigests: () => (/* binding */ liveDigests)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8816);

/** `GET /v1/live-digests`: digests that must not be deleted, as the App knows them. */
const liveDigests = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** `sha256:` and 64 hex digits, sorted. */
    digests: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^sha256:[0-9a-f]{64}$/)).max(1_000_000),
});
//# sourceMappingURL=live.js.map

/***/ })

};
