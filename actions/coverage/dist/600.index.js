export const id = 600;
export const ids = [600];
export const modules = {

/***/ 9600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createFolderCache: () => (/* binding */ createFolderCache)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3838);

/** The cache's client is larger than a whole action: it is loaded where there is a cache to talk to. */
async function client() {
    // The runner sets one of the two where it has a cache service.
    const { ACTIONS_CACHE_URL: first, ACTIONS_RESULTS_URL: second } = process.env;
    if ((first ?? '') === '' && (second ?? '') === '')
        return null;
    const cache = await __webpack_require__.e(/* import() */ 691).then(__webpack_require__.bind(__webpack_require__, 1691));
    return cache.isFeatureAvailable() ? cache : null;
}
/** The cache of GitHub Actions. Where there is none, or it fails, the work is done without. */
function createFolderCache() {
    return {
        async restore(folder, key, prefixes) {
            try {
                const cache = await client();
                return cache !== null && (await cache.restoreCache([folder], key, [...prefixes])) === key;
            }
            catch (error) {
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz(`cache: ${String(error)}`);
                return false;
            }
        },
        async save(folder, key) {
            try {
                const cache = await client();
                await cache?.saveCache([folder], key);
            }
            catch (error) {
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz(`cache: ${String(error)}`);
            }
        },
    };
}
//# sourceMappingURL=index.js.map

/***/ })

};
