export const id = 139;
export const ids = [139];
export const modules = {

/***/ 8139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitBaselines: () => (/* binding */ createGitBaselines)
/* harmony export */ });
/* harmony import */ var _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4121);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7310);


const ref = 'refs/fairlead/coverage';
/** Older ones go: a change that started before these many commits finds no baseline. */
const maxKept = 200;
/** Of all jobs together, so that jobs that are gone do not stay for ever. */
const maxFiles = 2000;
/** Somebody else may write at the same time. */
const tries = 5;
/** The commits are the tool's, whoever's token pushes them. */
const author = {
    GIT_AUTHOR_NAME: 'Fairlead',
    GIT_AUTHOR_EMAIL: 'fairlead@users.noreply.github.com',
    GIT_COMMITTER_NAME: 'Fairlead',
    GIT_COMMITTER_EMAIL: 'fairlead@users.noreply.github.com',
};
const file = /\d+ blob ([0-9a-f]+)\t(\d{10,12}-([0-9a-f]{40})-([0-9a-f]{16})\.json)\0/g;
/** The newest of each slot, in the order of their names. */
function newest(entries) {
    const counts = new Map();
    const kept = [];
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? 1 : -1))) {
        const kin = (counts.get(entry.slot) ?? 0) + 1;
        counts.set(entry.slot, kin);
        if (kin <= maxKept && kept.length < maxFiles)
            kept.push(entry);
    }
    return kept.toReversed();
}
const said = (result) => result.stderr.trim().slice(0, 300);
/**
 * Baselines in a ref of the repository itself, `refs/fairlead/coverage`: one commit without parents, so that nothing
 * grows, whose tree has a file for each of the newest 200 commits of each slot. Writing takes `contents: write`; a push takes
 * place only where nobody pushed since the read.
 * @param slot whose baselines they are, as 16 hexadecimal digits
 */
function createGitBaselines(root, slot) {
    /** The ref as origin has it now; null where there is none. */
    async function fetch() {
        const listed = await (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)(root, ['ls-remote', 'origin', ref]);
        if (listed.code !== 0)
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_BASELINE_UNREAD', said(listed));
        if (listed.stdout.trim() === '')
            return null;
        const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', 'origin', `+${ref}:${ref}`];
        const fetched = await (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)(root, args);
        const tip = fetched.code === 0 ? await (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)(root, ['rev-parse', '--verify', '--quiet', ref]) : fetched;
        if (tip.code !== 0)
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_BASELINE_UNREAD', said(tip));
        return tip.stdout.trim();
    }
    async function entries(tip) {
        const listed = await (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)(root, ['ls-tree', '-z', (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .revision */ .Q)(tip)]);
        if (listed.code !== 0)
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_BASELINE_UNREAD', said(listed));
        return [...listed.stdout.matchAll(file)].map(([, blob = '', name = '', commit = '', owner = '']) => ({
            name,
            commit,
            slot: owner,
            blob,
        }));
    }
    async function must(args, input = '') {
        const result = await (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)(root, args, author, input);
        if (result.code !== 0)
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_BASELINE_NOT_KEPT', `git ${args[0] ?? ''}: ${said(result)}`);
        return result.stdout.trim();
    }
    /** Whether the push was taken; false where somebody else was faster. */
    async function tryKeep(commit, blob) {
        const tip = await fetch();
        const time = await must(['log', '-1', '--format=%ct', (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .revision */ .Q)(commit), '--']);
        const name = `${time.padStart(10, '0')}-${commit}-${slot}.json`;
        const before = tip === null ? [] : await entries(tip);
        const others = before.filter((entry) => entry.name !== name);
        const kept = newest([...others, { name, commit, slot, blob }]);
        const listing = kept.map((entry) => `100644 blob ${entry.blob}\t${entry.name}\0`).join('');
        const tree = await must(['mktree', '-z'], listing);
        const next = await must(['commit-tree', tree, '-m', 'Coverage of the newest commits']);
        const lease = `--force-with-lease=${ref}:${tip ?? ''}`;
        const pushed = await (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)(root, ['push', '--quiet', lease, 'origin', `${next}:${ref}`]);
        if (pushed.code === 0)
            return true;
        if (/stale info|cannot lock ref|failed to update ref|fetch first/.test(pushed.stderr))
            return false;
        throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_BASELINE_NOT_KEPT', said(pushed));
    }
    return {
        async find(commits) {
            const tip = await fetch();
            if (tip === null)
                return null;
            const own = (await entries(tip)).filter((entry) => entry.slot === slot);
            const byCommit = new Map(own.map((entry) => [entry.commit, entry.blob]));
            const blob = commits.map((commit) => byCommit.get(commit)).find((found) => found !== undefined);
            if (blob === undefined)
                return null;
            const text = await (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)(root, ['cat-file', 'blob', blob]);
            if (text.code === 0)
                return text.stdout;
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_BASELINE_UNREAD', said(text));
        },
        async keep(commit, text) {
            const blob = await must(['hash-object', '-w', '--stdin'], text);
            for (let left = tries; left > 0; left -= 1)
                if (await tryKeep(commit, blob))
                    return;
            throw new _core_errors_fairlead_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FinalError */ .f4('FL_BASELINE_NOT_KEPT', `others wrote at the same time, ${tries} times`);
        },
    };
}
//# sourceMappingURL=baselines.js.map

/***/ })

};
