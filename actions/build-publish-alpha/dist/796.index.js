export const id = 796;
export const ids = [796];
export const modules = {

/***/ 8796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readImageLayout: () => (/* binding */ readImageLayout)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2857);
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4121);






const largestManifest = 4 * 1024 * 1024;
const deepest = 3;
const digest = zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().regex(/^sha256:[0-9a-f]{64}$/, 'a SHA-256 digest');
const platform = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    os: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().max(100),
    architecture: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().max(100),
    variant: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().max(100).optional(),
});
const descriptor = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    mediaType: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().max(200),
    digest,
    size: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig().int().min(0),
    platform: platform.optional(),
});
const index = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ manifests: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(descriptor).min(1).max(200) });
const manifest = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ config: descriptor, layers: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(descriptor).max(1000) });
function invalid(detail, cause) {
    return new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_4__/* .FinalError */ .f4('FL_IMAGE_INVALID', detail, { cause });
}
function platformText({ os, architecture, variant }) {
    return `${os}/${architecture}${variant === undefined ? '' : `/${variant}`}`;
}
function blobPath(folder, of) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, 'blobs', 'sha256', of.slice('sha256:'.length));
}
async function readChecked(folder, { digest: wanted, size }) {
    if (size > largestManifest)
        throw invalid(`${wanted} has ${size} bytes, more than a manifest may have`);
    let bytes;
    try {
        bytes = new Uint8Array(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(blobPath(folder, wanted)));
    }
    catch (cause) {
        throw invalid(`${wanted} is missing`, cause);
    }
    const found = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
    if (found !== wanted)
        throw invalid(`${wanted} holds ${found}`);
    return bytes;
}
function parse(shape, bytes, what) {
    try {
        return shape.parse(JSON.parse(new TextDecoder().decode(bytes)));
    }
    catch (cause) {
        throw invalid(`${what} cannot be read`, cause);
    }
}
async function addBlob(found, { digest: of, size }) {
    if (found.blobs.has(of))
        return;
    const path = blobPath(found.folder, of);
    const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path).catch(() => null);
    if (there === null || there.size !== size)
        throw invalid(`${of} is missing or has not its ${size} bytes`);
    found.blobs.set(of, { digest: of, size, content: () => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openAsBlob)(path) });
}
async function walk(found, entry, depth) {
    const bytes = await readChecked(found.folder, entry);
    const self = { digest: entry.digest, mediaType: entry.mediaType, bytes };
    if (/index|manifest\.list/.test(entry.mediaType)) {
        if (depth >= deepest)
            throw invalid('its indexes are nested too deeply');
        for (const child of parse(index, bytes, entry.digest).manifests) {
            found.children.push(await walk(found, child, depth + 1));
        }
        return self;
    }
    const { config, layers } = parse(manifest, bytes, entry.digest);
    for (const blob of [config, ...layers])
        await addBlob(found, blob);
    const own = entry.platform ?? (await configPlatform(found.folder, config));
    if (own !== null && own.os !== 'unknown')
        found.platforms.push(platformText(own));
    return self;
}
async function configPlatform(folder, config) {
    const parsed = platform.safeParse(parse(zod__WEBPACK_IMPORTED_MODULE_5__/* .unknown */ .L5J(), await readChecked(folder, config), config.digest));
    return parsed.success ? parsed.data : null;
}
/**
 * The one image in a folder that a builder wrote in the OCI image layout 1.0. Manifests are checked against their
 * digests, blobs against their sizes; the registry checks their digests.
 * @throws FinalError FL_IMAGE_INVALID
 */
async function readImageLayout(folder) {
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, 'index.json')).catch((cause) => {
        throw invalid('the builder wrote no image', cause);
    });
    const { manifests } = parse(index, bytes, 'index.json');
    const [entry, second] = manifests;
    if (entry === undefined || second !== undefined)
        throw invalid('index.json names more than one image');
    const found = { folder, children: [], blobs: new Map(), platforms: [] };
    const root = await walk(found, entry, 0);
    return { root, children: found.children, blobs: [...found.blobs.values()], platforms: found.platforms };
}
//# sourceMappingURL=layout.js.map

/***/ })

};
