export const id = 251;
export const ids = [251];
export const modules = {

/***/ 2296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SH: () => (/* binding */ repositoryPath),
/* harmony export */   TG: () => (/* binding */ origin),
/* harmony export */   e8: () => (/* binding */ sha1),
/* harmony export */   sc: () => (/* binding */ sha256)
/* harmony export */ });
/* unused harmony export name */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9691);
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

/***/ 9193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ maxPosition),
/* harmony export */   Fq: () => (/* binding */ maxTitle),
/* harmony export */   L2: () => (/* binding */ maxLine),
/* harmony export */   L6: () => (/* binding */ maxPages),
/* harmony export */   Sp: () => (/* binding */ maxPath),
/* harmony export */   Tn: () => (/* binding */ maxGroups),
/* harmony export */   Z6: () => (/* binding */ maxAnnotations),
/* harmony export */   aW: () => (/* binding */ maxMessage),
/* harmony export */   od: () => (/* binding */ maxHighlights),
/* harmony export */   ol: () => (/* binding */ maxLines),
/* harmony export */   s$: () => (/* binding */ pathPattern)
/* harmony export */ });
/** What `POST /v1/findings` takes; without the library that checks it, since every job that reports needs these. */
/** Annotations of one report. */
const maxAnnotations = 5000;
/** Requests that one report may come in. */
const maxPages = 8;
/** Rules that a report counts by name. */
const maxGroups = 100;
/** Lines of a report, and those of them that the comment on a pull request shows. */
const maxLines = 100;
const maxHighlights = 5;
/** Characters. */
const maxPath = 1024;
const maxTitle = 255;
const maxLine = 1000;
const maxMessage = 16_000;
/** The last line or column that GitHub knows. */
const maxPosition = 2 ** 31 - 1;
/** A path inside the repository: relative, posix, without `..` or control characters. */
// oxlint-disable-next-line no-control-regex -- control characters are what is refused here
const pathPattern = /^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\u0000-\u001f\u007f\\]+$/;
//# sourceMappingURL=limits.js.map

/***/ }),

/***/ 8187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ matchesGlob)
/* harmony export */ });
/**
 * True when a branch or tag name matches the glob. `*` stands for any characters of one part, `**` as a whole part for
 * any number of parts (at the end: at least one). Nothing else is special, and names are compared code point by code
 * point, case included. A name with an empty part (`a//b`, `/a`, `a/`) matches no pattern.
 *
 * Written here and not taken from a library: a name may hold any of `()[]{}!+@\`, and a file matcher reads those, as it
 * reads a trailing slash, in its own way. The time is bounded by the product of both lengths.
 */
function matchesGlob(name, glob) {
    if (!glob.includes('*'))
        return name === glob;
    const parts = name.split('/');
    if (parts.includes(''))
        return false;
    const patterns = glob.split('/');
    // reach[i]: the patterns so far can match the first i parts.
    let reach = [true, ...parts.map(() => false)];
    for (const [index, pattern] of patterns.entries()) {
        const last = index === patterns.length - 1;
        reach = pattern === '**' ? anyParts(reach, last) : onePart(reach, parts, pattern);
    }
    return reach.at(-1) === true;
}
function anyParts(reach, atLeastOne) {
    const first = reach.indexOf(true);
    return reach.map((_, index) => first !== -1 && index >= first + (atLeastOne ? 1 : 0));
}
function onePart(reach, parts, pattern) {
    return [false, ...parts.map((part, index) => reach[index] === true && matchesPart(part, pattern))];
}
/** The fixed pieces between stars stand in the part in their order; the first at its start, the last at its end. */
function matchesPart(part, pattern) {
    const [start = '', ...pieces] = pattern.split('*');
    const end = pieces.pop();
    if (end === undefined)
        return part === pattern;
    if (!part.startsWith(start))
        return false;
    let at = start.length;
    for (const piece of pieces) {
        const found = part.indexOf(piece, at);
        if (found === -1)
            return false;
        at = found + piece.length;
    }
    return part.length - end.length >= at && part.endsWith(end);
}
//# sourceMappingURL=glob.js.map

/***/ }),

/***/ 7991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ho: () => (/* reexport */ allowedBases),
  Ru: () => (/* reexport */ allowedNames),
  c6: () => (/* reexport */ findPair),
  S0: () => (/* reexport */ groupNames),
  XU: () => (/* reexport */ isKnownName),
  ni: () => (/* reexport */ isLongLived),
  EL: () => (/* reexport */ isTopic),
  L5: () => (/* reexport */ judgeRef),
  _I: () => (/* reexport */ matchesAny),
  _r: () => (/* reexport */ branching_glob/* matchesGlob */.k),
  qb: () => (/* reexport */ mayAct),
  _f: () => (/* reexport */ resolve/* resolveStrategy */._),
  B7: () => (/* reexport */ revertedNumber)
});

// UNUSED EXPORTS: presets

// EXTERNAL MODULE: ./build/core/branching/glob.js
var branching_glob = __webpack_require__(8187);
;// CONCATENATED MODULE: ./build/core/branching/judge.js


function matchesAny(name, globs) {
    return globs.some((glob) => (0,branching_glob/* matchesGlob */.k)(name, glob));
}
/** True for branches that stay and that nobody pushes to. */
function isLongLived(strategy, name) {
    return matchesAny(name, strategy.longLived);
}
/** True for names that a contributor's branch may have. */
function isTopic(strategy, name) {
    return matchesAny(name, strategy.topics) && !isLongLived(strategy, name) && !isReserved(name);
}
/** GitHub's own branches of the merge queue. Each is judged by the pull request that it holds, never by its name. */
function isReserved(name) {
    return name.startsWith('gh-readonly-queue/');
}
const revertName = /^revert-(\d{1,9})-./;
/** Number of the pull request that GitHub's name for a revert carries, or null. */
function revertedNumber(head) {
    const match = revertName.exec(head);
    return match === null ? null : Number(match[1]);
}
/** Globs of the names that a pull request's branch may have, each once, in the strategy's order. */
function allowedNames(strategy) {
    return [...new Set(strategy.pairs.flatMap(({ heads }) => heads))];
}
/** Whether the strategy knows the head's name. */
function isKnownName(strategy, question) {
    return isRevert(question) || strategy.pairs.some((pair) => fitsHead(strategy, pair, question));
}
/** Globs of the branches that the head may be merged into, each once. */
function allowedBases(strategy, question) {
    if (isRevert(question))
        return [question.reverts.base];
    const fitting = strategy.pairs.filter((pair) => fitsHead(strategy, pair, question));
    return [...new Set(fitting.flatMap(({ bases }) => bases))];
}
/** The pair that lets the head go into the base, or null. */
function findPair(strategy, question) {
    if (isRevert(question))
        return revertPair(strategy, question);
    const { base } = question;
    const found = strategy.pairs.find((pair) => fitsHead(strategy, pair, question) && fitsBase(strategy, pair, base));
    return found ?? null;
}
function isRevert(question) {
    return question.reverts !== null && revertedNumber(question.head) !== null;
}
/**
 * A revert goes to the base of the pull request that it takes back, in the way that one went. Where the strategy has no
 * way for that one (it was itself a revert, or is older than the strategy), the usual way into the base counts. Who
 * approves stays the same, and what may not come from a fork does not come back from one.
 */
function revertPair(strategy, { base, reverts }) {
    if (base !== reverts.base)
        return null;
    const way = findPair(strategy, { ...reverts, reverts: null }) ??
        strategy.pairs.findLast((pair) => fitsBase(strategy, pair, base)) ??
        strategy.pairs.at(-1);
    if (way === undefined)
        return null;
    return { ...way, needs: way.needs.filter(({ kind }) => kind === 'approved-by' || kind === 'from-here') };
}
/** A glob of topic names never means a branch that stays, though its pattern may match the name. */
function fits(strategy, globs, name) {
    return globs.some((glob) => (0,branching_glob/* matchesGlob */.k)(name, glob) && !(strategy.topics.includes(glob) && isLongLived(strategy, name)));
}
/** A fork's branch is a topic branch, whatever it is called; one that is named like a branch that stays is refused. */
function fitsHead(strategy, pair, { head, fork }) {
    if (isReserved(head))
        return false;
    if (!fork)
        return fits(strategy, pair.heads, head);
    if (strategy.anyForkName)
        return matchesAny(head, pair.heads);
    return !isLongLived(strategy, head) && fits(strategy, pair.heads, head);
}
function fitsBase(strategy, pair, base) {
    return fits(strategy, pair.bases, base);
}
//# sourceMappingURL=judge.js.map
// EXTERNAL MODULE: ./build/core/branching/presets.js + 6 modules
var presets = __webpack_require__(3777);
;// CONCATENATED MODULE: ./build/core/branching/refs.js

/** What the strategy says to a change of a branch or tag outside a pull request. */
function judgeRef(strategy, settings, change) {
    if (change.kind === 'push')
        return judgePush(strategy, settings, change);
    if (change.kind === 'create')
        return judgeCreate(strategy, change);
    if (change.kind === 'delete')
        return judgeDelete(strategy, change);
    return judgeTag(strategy, change);
}
function judgePush(strategy, settings, { branch, force, by }) {
    if (!isLongLived(strategy, branch))
        return allow('push_topic', `${branch} is a branch for work`);
    if (force)
        return deny('push_forced', `The history of ${branch} is never rewritten`);
    if (by.app)
        return allow('push_app', 'The App merges by the strategy');
    if (settings.directCommits === 'allow')
        return allow('push_allowed', `Direct commits to ${branch} are allowed`);
    const sentence = `${branch} changes only through pull requests`;
    if (settings.directCommits === 'deny')
        return deny('push_direct', sentence);
    return { ...allow('push_discouraged', sentence), discouraged: true };
}
function judgeCreate(strategy, { branch, from, open, by }) {
    const cut = strategy.cuts.find(({ branches }) => matchesAny(branch, branches));
    if (cut !== undefined) {
        if (!by.app && !mayAct(by.groups, cut.by)) {
            return deny('create_not_by', `Only ${groupNames(cut.by)} make ${branch}`);
        }
        if (from === null || !matchesAny(from, cut.from)) {
            return deny('create_from', `${branch} starts from ${cut.from.join(' or ')}`);
        }
        const other = open.find((name) => name !== branch && matchesAny(name, cut.branches));
        if (cut.single && other !== undefined)
            return deny('create_second', `${other} is open, and there is one at a time`);
        return allow('create_cut', `${branch} is made as the strategy says`);
    }
    if (isLongLived(strategy, branch)) {
        const sentence = `${branch} is made by the App alone`;
        return by.app ? allow('create_app', sentence) : deny('create_long_lived', sentence);
    }
    if (!isKnownBranch(strategy, branch))
        return deny('create_unknown', `The strategy ${strategy.name} does not know the name ${branch}`);
    if (strategy.creators !== null && !by.app && !mayAct(by.groups, strategy.creators)) {
        return deny('create_not_by', `Only ${groupNames(strategy.creators)} make branches here; others work in a fork`);
    }
    return allow('create_topic', `${branch} is a name for work`);
}
/** Names that a branch of this repository may have besides those that stay: the heads of pairs, and GitHub's reverts. */
function isKnownBranch(strategy, branch) {
    if (isReserved(branch))
        return false;
    if (isTopic(strategy, branch) || revertedNumber(branch) !== null)
        return true;
    return strategy.pairs.some(({ heads }) => matchesAny(branch, heads));
}
function judgeDelete(strategy, { branch, by }) {
    if (isLongLived(strategy, branch)) {
        // What was cut has an end, and the App takes it away then. The other branches that stay have none.
        const ends = strategy.cuts.some(({ branches }) => matchesAny(branch, branches));
        return ends && by.app
            ? allow('delete_ended', `${branch} has come to its end`)
            : deny('delete_long_lived', `${branch} stays`);
    }
    return allow('delete_topic', `${branch} is a branch for work`);
}
function judgeTag(strategy, { tag, on, move, by }) {
    const rule = strategy.tags;
    if (rule === null || !matchesAny(tag, rule.names))
        return allow('tag_free', `${tag} is not a release tag`);
    if (move)
        return deny('tag_moved', `${tag} is never moved or removed`);
    if (!by.app && !mayAct(by.groups, rule.by))
        return deny('tag_not_by', `Only ${groupNames(rule.by)} make ${tag}`);
    if (rule.on.length > 0 && !on.some((branch) => matchesAny(branch, rule.on))) {
        return deny('tag_off_branch', `${tag} stands only on ${rule.on.join(' or ')}`);
    }
    return allow('tag_release', `${tag} is made as the strategy says`);
}
/** Whether somebody of these groups may do what is asked of one of those. */
function mayAct(groups, asked) {
    if (asked.length === 0)
        return true;
    return asked.some((group) => groups.includes(group) || (group !== 'bots' && groups.includes('release_managers')));
}
function groupNames(groups) {
    const names = {
        release_managers: 'release managers',
        qa: 'QA',
        maintainers: 'maintainers',
        bots: 'named bots',
    };
    return groups.map((group) => names[group]).join(' or ');
}
function allow(code, sentence) {
    return { allowed: true, code, sentence, discouraged: false };
}
function deny(code, sentence) {
    return { allowed: false, code, sentence, discouraged: false };
}
//# sourceMappingURL=refs.js.map
// EXTERNAL MODULE: ./build/core/branching/resolve.js
var resolve = __webpack_require__(4625);
;// CONCATENATED MODULE: ./build/core/branching/index.js




//# sourceMappingURL=index.js.map

/***/ }),

/***/ 7627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ar: () => (/* binding */ parsePair),
/* harmony export */   Oo: () => (/* binding */ parseGroups),
/* harmony export */   Tc: () => (/* binding */ parsePreset),
/* harmony export */   aL: () => (/* binding */ words),
/* harmony export */   ru: () => (/* binding */ LanguageError)
/* harmony export */ });
/* harmony import */ var _config_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2568);

/**
 * The rule language, one rule a line:
 *
 *     defaults key=value …                      what the settings start from
 *     keep GLOB …                               branches that stay
 *     merge [WHEN:] HEADS -> BASES: METHOD or METHOD, NEED, …
 *     cut BRANCHES from BRANCHES by GROUP or GROUP, one at a time
 *     back-merge [WHEN:] BRANCH -> BRANCH …
 *     tag on BRANCHES by GROUP                  where protected tags may point; without it, anywhere
 *     create by GROUP or GROUP                  who may make topic branches; without it, anybody who may push
 *     forks may use any name
 *
 * WHEN is `main-first` or `release-first`. NEED is `approved by GROUP`, `from a fork`, `from this repository`,
 * `already on main` or `promoting`. Words with `$` stand for settings (core/branching/resolve.ts).
 */
const groups = new Map([
    ['release managers', 'release_managers'],
    ['qa', 'qa'],
    ['maintainers', 'maintainers'],
    ['bots', 'bots'],
]);
const needs = new Map([
    ['from a fork', { kind: 'from-fork' }],
    ['from this repository', { kind: 'from-here' }],
    ['already on main', { kind: 'on-main' }],
    ['promoting', { kind: 'promotion' }],
]);
const keywords = [
    'keep',
    'merge',
    'cut',
    'back-merge',
    'tag',
    'create',
    'forks',
];
/** A sentence in the rule language that cannot be read. `message` says what was expected. */
class LanguageError extends Error {
}
/** Reads a preset's definition. @throws LanguageError */
function parsePreset(name, definition) {
    let defaults = {};
    const lines = [];
    for (const line of definition.trim().split('\n')) {
        const [word = '', ...rest] = line.split(' ');
        const text = rest.join(' ');
        if (word === 'defaults')
            defaults = parseDefaults(text);
        else
            lines.push({ keyword: keywordOf(word), text });
    }
    return { name, defaults, lines };
}
function keywordOf(word) {
    const found = keywords.find((keyword) => keyword === word);
    if (found === undefined)
        throw new LanguageError(`no rule starts with ${word}`);
    return found;
}
function parseDefaults(text) {
    const values = text.split(' ').map((entry) => {
        const [key = '', value] = entry.split('=');
        if (value === undefined)
            return [key, true];
        if (key === 'branches' || key === 'merge' || key === 'promote')
            return [key, value.split(',')];
        if (key === 'bake')
            return [key, Object.fromEntries(value.split(',').map((part) => part.split(':')))];
        return [key, value];
    });
    return Object.fromEntries(values);
}
/** Reads `HEADS -> BASES: METHODS, NEEDS`. @throws LanguageError */
function parsePair(text) {
    const match = /^([^:>]+?) -> ([^:>]+?): (.+)$/.exec(text.trim());
    if (match === null)
        throw new LanguageError('be written as `feature/* -> main: squash`');
    const [, heads = '', bases = '', how = ''] = match;
    const [methods = '', ...conditions] = how.split(', ');
    const [first = '', ...others] = methods.split(' or ');
    return {
        heads: words(heads),
        bases: words(bases),
        merge: [methodOf(first), ...others.map(methodOf)],
        needs: conditions.map(needOf),
    };
}
function methodOf(word) {
    const found = _config_types_js__WEBPACK_IMPORTED_MODULE_0__/* .mergeMethods */ .Ly.find((method) => method === word.trim());
    if (found === undefined)
        throw new LanguageError(`use a merge method (${_config_types_js__WEBPACK_IMPORTED_MODULE_0__/* .mergeMethods */ .Ly.join(', ')}), not ${word}`);
    return found;
}
function needOf(text) {
    const by = /^approved by (.+)/.exec(text.trim());
    if (by !== null)
        return { kind: 'approved-by', group: groupOf(by[1] ?? '') };
    const need = needs.get(text.trim());
    if (need === undefined) {
        throw new LanguageError(`use a condition (approved by …, ${[...needs.keys()].join(', ')}), not ${text}`);
    }
    return need;
}
function groupOf(text) {
    const group = groups.get(text.trim());
    if (group === undefined)
        throw new LanguageError(`name a group (${[...groups.keys()].join(', ')}), not ${text}`);
    return group;
}
/** `release managers or maintainers` */
function parseGroups(text) {
    return text.split(' or ').map(groupOf);
}
function words(text) {
    return text.trim().split(/ +/);
}
//# sourceMappingURL=language.js.map

/***/ }),

/***/ 3777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ presets)
});

;// CONCATENATED MODULE: ./build/core/branching/environment/definition.js
/** Read by core/branching/language.ts; the guide page is readme.md. */
const environment = `
defaults branches=feature/*,fix/*,docs/*,chore/* merge=squash promote=main,staging,production bake=staging:24h back_merge=24h
keep $promote
merge $upstream -> $production: merge, from this repository, promoting, approved by release managers
merge $upstream -> $downstream: merge, from this repository, promoting
merge hotfix/* -> $production: merge, from this repository, approved by release managers
merge $production hotfix/* back-merge/* -> $above: merge, from this repository
merge $topics $robots -> $main: $merge
cut hotfix/* from $production by release managers or maintainers
back-merge $production -> $above
`;
//# sourceMappingURL=definition.js.map
;// CONCATENATED MODULE: ./build/core/branching/feature/definition.js
/** Read by core/branching/language.ts; the guide page is readme.md. */
const feature = `
defaults branches=feature/*,fix/*,bugfix/*,hotfix/*,docs/*,chore/*,refactor/*,test/* merge=squash up_to_date linear
keep $main
merge $topics $robots -> $main: $merge
`;
//# sourceMappingURL=definition.js.map
;// CONCATENATED MODULE: ./build/core/branching/fork/definition.js
/** Read by core/branching/language.ts; the guide page is readme.md. */
const fork = `
defaults branches=** merge=squash linear
keep $main
merge $topics -> $main: $merge, from a fork, approved by maintainers
create by maintainers or bots
forks may use any name
`;
//# sourceMappingURL=definition.js.map
;// CONCATENATED MODULE: ./build/core/branching/gitflow/definition.js
/** Read by core/branching/language.ts; the guide page is readme.md. */
const gitflow = `
defaults main=main develop=develop release=release/* branches=feature/*,bugfix/* merge=squash,merge back_merge=24h
keep $main $develop $release
merge $release hotfix/* -> $main: merge, approved by release managers
merge $main $release hotfix/* back-merge/* -> $develop: merge
merge $main hotfix/* back-merge/* -> $release: merge
merge bugfix/* -> $release: $merge, approved by qa
merge $topics $robots -> $develop: $merge
cut $release from $develop by release managers, one at a time
cut hotfix/* from $main by release managers or maintainers
back-merge $main -> $develop $release
`;
//# sourceMappingURL=definition.js.map
// EXTERNAL MODULE: ./build/core/branching/language.js
var language = __webpack_require__(7627);
;// CONCATENATED MODULE: ./build/core/branching/release/definition.js
/** Read by core/branching/language.ts; the guide page is readme.md. */
const release = `
defaults branches=feature/*,fix/*,docs/*,chore/* release=release/* merge=squash back_merge=24h up_to_date
keep $main $release
merge main-first: backport/* -> $release: squash or rebase, already on main, approved by release managers
merge release-first: fix/* -> $release: merge, approved by release managers
merge release-first: $release back-merge/* -> $main: merge
merge $topics $robots -> $main: $merge
cut $release from $main by release managers
back-merge release-first: $release -> $main
tag on $release by release managers
`;
//# sourceMappingURL=definition.js.map
;// CONCATENATED MODULE: ./build/core/branching/trunk/definition.js
/** Read by core/branching/language.ts; the guide page is readme.md. */
const trunk = `
defaults branches=*/* merge=squash max_age=2d up_to_date linear
keep $main $release
merge $topics -> $release: squash or rebase, already on main, approved by release managers
merge $topics $robots -> $main: $merge
cut $release from $main by release managers
`;
//# sourceMappingURL=definition.js.map
;// CONCATENATED MODULE: ./build/core/branching/presets.js







const presets = {
    trunk: (0,language/* parsePreset */.Tc)('trunk', trunk),
    feature: (0,language/* parsePreset */.Tc)('feature', feature),
    fork: (0,language/* parsePreset */.Tc)('fork', fork),
    release: (0,language/* parsePreset */.Tc)('release', release),
    gitflow: (0,language/* parsePreset */.Tc)('gitflow', gitflow),
    environment: (0,language/* parsePreset */.Tc)('environment', environment),
};
//# sourceMappingURL=presets.js.map

/***/ }),

/***/ 4625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ resolveStrategy)
/* harmony export */ });
/* harmony import */ var _language_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7627);
/* harmony import */ var _presets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3777);


/** Branches of robots that go where topic branches go. */
const robots = ['dependabot/**', 'renovate/**'];
/** The strategy that the settings ask for, with every name filled in. @throws LanguageError for unreadable `pairs`. */
function resolveStrategy(settings, defaultBranch) {
    const preset = _presets_js__WEBPACK_IMPORTED_MODULE_1__/* .presets */ .v[settings.strategy];
    const { promote } = settings;
    const hasPromotion = settings.strategy === 'environment';
    const main = (hasPromotion ? promote[0] : settings.main) ?? defaultBranch;
    const variables = {
        $main: [main],
        $develop: [settings.develop],
        $release: settings.release === null ? [] : [settings.release],
        $topics: settings.branches,
        $robots: robots,
        $promote: promote,
        $production: promote.slice(-1),
        $above: promote.slice(0, -1),
        $merge: settings.merge,
    };
    const textsOf = (keyword) => linesOf(preset, keyword, settings);
    const presetPairs = textsOf('merge').flatMap((text) => scopes(text, variables).flatMap((scope) => pairOf(text, scope)));
    const longLived = textsOf('keep').flatMap((text) => globs(text, variables));
    return {
        name: preset.name,
        main,
        develop: settings.strategy === 'gitflow' ? settings.develop : null,
        release: settings.release,
        topics: settings.branches,
        longLived: [...new Set(longLived)],
        pairs: [
            ...settings.pairs.flatMap((text) => pairOf(text, variables)),
            ...presetPairs,
            ...(settings.stacked ? stackedPairs(settings, presetPairs) : []),
        ],
        cuts: textsOf('cut').flatMap((text) => cutOf(text, variables)),
        backMerges: textsOf('back-merge').flatMap((text) => backMergesOf(text, variables, settings.backMergeMs)),
        promote: hasPromotion ? promote : [],
        tags: tagRule(preset, settings, variables),
        creators: textsOf('create').map((text) => (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .parseGroups */ .Oo)(text.replace('by ', '')))[0] ?? null,
        anyForkName: textsOf('forks').includes('may use any name'),
    };
}
/** The rest of every line with this keyword that holds under the settings. */
function linesOf(preset, keyword, settings) {
    return preset.lines
        .filter((line) => line.keyword === keyword)
        .flatMap(({ text }) => {
        const when = /^(main-first|release-first): (.+)/.exec(text);
        if (when === null)
            return [text];
        return when[1] === settings.fixes ? [when[2] ?? ''] : [];
    });
}
/** A line about `$upstream` stands once for each pair of neighbours in the promotion order. */
function scopes(text, variables) {
    if (!text.includes('$upstream'))
        return [variables];
    const promote = variables['$promote'] ?? [];
    const neighbours = promote.slice(1).map((downstream, index) => ({
        ...variables,
        $upstream: promote.slice(index, index + 1),
        $downstream: [downstream],
    }));
    return text.includes('$production') ? neighbours.slice(-1) : neighbours;
}
/** A topic branch goes into a topic branch under the conditions under which it goes to the main line. */
function stackedPairs(settings, presetPairs) {
    const { branches, merge } = settings;
    if (branches.length === 0)
        return [];
    const toMain = presetPairs.findLast(({ heads }) => branches.every((glob) => heads.includes(glob)));
    return [{ heads: branches, bases: branches, merge, needs: toMain?.needs ?? [] }];
}
/** Puts the settings in; null where one side of the arrow has no name left, as releases have in some strategies. */
function fillIn(text, variables) {
    const [left = '', right = ''] = text.split(' -> ');
    const [bases = '', ...how] = right.split(': ');
    const heads = globs(left, variables);
    const into = globs(bases, variables);
    if (heads.length === 0 || into.length === 0)
        return null;
    const methods = how.join(': ').replace('$merge', () => (variables['$merge'] ?? []).join(' or '));
    return `${heads.join(' ')} -> ${into.join(' ')}: ${methods}`;
}
function pairOf(text, variables) {
    const filled = fillIn(text, variables);
    return filled === null ? [] : [(0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePair */ .Ar)(filled)];
}
function globs(text, variables) {
    return (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL)(text).flatMap((word) => {
        if (!word.startsWith('$'))
            return [word];
        const values = variables[word];
        if (values === undefined)
            throw new _language_js__WEBPACK_IMPORTED_MODULE_0__/* .LanguageError */ .ru(`use ${Object.keys(variables).join(', ')}, not ${word}`);
        return values;
    });
}
function cutOf(text, variables) {
    const match = /(.+?) from (.+?) by (.+?)(, one at a time)?$/.exec(text);
    if (match === null)
        throw new _language_js__WEBPACK_IMPORTED_MODULE_0__/* .LanguageError */ .ru(`a cut is written as BRANCHES from BRANCHES by GROUP, not ${text}`);
    const branches = globs(match[1] ?? '', variables);
    if (branches.length === 0)
        return [];
    const by = (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .parseGroups */ .Oo)(match[3] ?? '');
    return [{ branches, from: globs(match[2] ?? '', variables), by, single: match[4] !== undefined }];
}
function backMergesOf(text, variables, withinMs) {
    const [left = '', right = ''] = text.split(' -> ');
    if (withinMs === null)
        return [];
    const targets = globs(right, variables);
    return globs(left, variables).flatMap((from) => targets.map((to) => ({ from, to, withinMs })));
}
function tagRule(preset, settings, variables) {
    if (settings.tags.length === 0)
        return null;
    const line = preset.lines.find(({ keyword }) => keyword === 'tag');
    const [, on, by = 'release managers'] = /^on (.+?) by (.+)/.exec(line?.text ?? '') ?? [];
    return {
        names: settings.tags,
        on: on === undefined ? [] : globs(on, variables),
        by: (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .parseGroups */ .Oo)(by),
    };
}
//# sourceMappingURL=resolve.js.map

/***/ }),

/***/ 401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ checkRules),
  R: () => (/* binding */ checkTogether)
});

// EXTERNAL MODULE: ./build/core/branching/glob.js
var branching_glob = __webpack_require__(8187);
// EXTERNAL MODULE: ./build/core/branching/resolve.js
var resolve = __webpack_require__(4625);
// EXTERNAL MODULE: ./build/core/branching/presets.js + 6 modules
var presets = __webpack_require__(3777);
// EXTERNAL MODULE: ./build/core/config/explain.js
var explain = __webpack_require__(4594);
// EXTERNAL MODULE: ./build/core/config/problem.js
var problem = __webpack_require__(7818);
;// CONCATENATED MODULE: ./build/core/config/check-effect.js



/** What the definition of a strategy, or a pair of the file, says where a key has an effect. */
const uses = {
    main: /\$main\b/,
    develop: /\$develop\b/,
    release: /\$release\b/,
    fixes: /^\S+ (?:main|release)-first:/,
    promote: /\$promote\b/,
    bake: /\bpromoting\b/,
    back_merge: /^back-merge /,
    schedule: /^cut \$release\b/,
};
/** Keys that the strategy does not look at. Saying nothing would let people rely on them. */
function checkEffect({ file, path, effective, locator }) {
    const { strategy } = effective;
    if (strategy === undefined)
        return [];
    const keys = Object.keys(uses);
    return keys
        .filter((key) => file[key] !== undefined && file[key] !== false)
        .flatMap((key) => {
        const why = idleWhy(key, strategy, effective, file);
        if (why === null)
            return [];
        const sentence = `${(0,explain/* pathText */.L)([...path, key])} has no effect: ${why}`;
        return [
            (0,problem/* problem */.CC)('warning', locator.key([...path, key]), sentence, 'Remove it, or choose another strategy.'),
        ];
    });
}
function idleWhy(key, strategy, effective, file) {
    if (key === 'main' && strategy === 'environment')
        return 'the first branch of `promote` is the main line';
    const { fixes, release } = effective;
    const lines = presets/* presets */.v[strategy].lines
        .filter(({ text }) => key === 'fixes' || fixes === undefined || !isOther(text, fixes))
        .map(({ keyword, text }) => `${keyword} ${text}`);
    if (![...lines, ...(file.pairs ?? [])].some((line) => uses[key].test(line))) {
        const under = key === 'back_merge' && strategy === 'release' ? ' with `fixes: main-first`' : '';
        return `the strategy ${strategy}${under} does not use it`;
    }
    if (key === 'schedule' && release == null)
        return 'there are no release branches without `release`';
    return null;
}
/** A line that holds only for fixes the other way round. */
function isOther(text, fixes) {
    const when = /^(main-first|release-first):/.exec(text)?.[1];
    return when !== undefined && when !== fixes;
}
//# sourceMappingURL=check-effect.js.map
// EXTERNAL MODULE: ./build/core/config/nearest.js
var nearest = __webpack_require__(635);
// EXTERNAL MODULE: ./build/core/config/tighter/globs.js
var globs = __webpack_require__(4578);
// EXTERNAL MODULE: ./build/core/config/units.js
var units = __webpack_require__(7262);
;// CONCATENATED MODULE: ./build/core/config/check-rules.js








/** What is wrong with the rules by themselves, whatever the layers above say. */
function checkRules(rules) {
    return [...freezeProblems(rules), ...duplicates(rules), ...environmentDuplicates(rules)];
}
/** What does not fit together once every layer is merged, or has no effect. */
function checkTogether(rules) {
    return [
        ...nameProblems(rules),
        ...bakeProblems(rules),
        ...historyProblems(rules),
        ...topicProblems(rules),
        ...scheduleProblems(rules),
        ...frozenProblems(rules),
        ...checkEffect(rules),
    ];
}
function freezeProblems({ file, path, locator }) {
    return (file.freeze ?? []).flatMap(({ from, to }, index) => {
        if (((0,units/* parseTime */.pe)(to) ?? 0) > ((0,units/* parseTime */.pe)(from) ?? 0))
            return [];
        const place = locator.value([...path, 'freeze', index, 'to']);
        const remedy = 'Make `to` later than `from`; a date means its first moment in UTC.';
        return [(0,problem/* problem */.CC)('error', place, `The freeze ends at ${to}, and begins at ${from}`, remedy)];
    });
}
const lists = [
    'branches',
    'pairs',
    'merge',
    'checks',
    'release_managers',
    'qa',
    'maintainers',
    'bots',
    'promote',
    'tags',
];
function duplicates({ file, path, locator }) {
    return lists.flatMap((key) => 
    // A promotion order cannot pass a branch twice; elsewhere a second entry only says the same again.
    duplicatesOf(file[key], [...path, key], key === 'promote' ? 'error' : 'warning', locator));
}
function environmentDuplicates({ file, path, locator }) {
    return Object.entries(file.environments ?? {}).flatMap(([name, environment]) => ['deploys', 'approval'].flatMap((key) => duplicatesOf(environment[key], [...path, 'environments', name, key], 'warning', locator)));
}
function duplicatesOf(value, path, level, locator) {
    if (value === undefined || typeof value === 'string')
        return [];
    return value.flatMap((entry, index) => {
        if (value.indexOf(entry) === index)
            return [];
        const place = locator.value([...path, index]);
        return [(0,problem/* problem */.CC)(level, place, `${(0,explain/* pathText */.L)(path)} lists ${entry} twice`, 'Remove one of the two.')];
    });
}
function nameProblems({ file, path, effective, locator }) {
    const { strategy, main, develop, release } = effective;
    const key = ['develop', 'main', 'release'].find((each) => file[each] !== undefined);
    if (key === undefined)
        return [];
    const found = [];
    if (strategy === 'gitflow' && main != null && main === develop) {
        const place = locator.value([...path, file.develop === undefined ? 'main' : 'develop']);
        const sentence = `\`main\` and \`develop\` are both ${main}`;
        found.push((0,problem/* problem */.CC)('error', place, sentence, 'Git flow needs two branches: give one another name.'));
    }
    const staying = [main, strategy === 'gitflow' ? develop : undefined].find((name) => name != null && release != null && (0,branching_glob/* matchesGlob */.k)(name, release));
    if (staying != null && release != null) {
        const place = locator.value([...path, file.release === undefined ? key : 'release']);
        const sentence = `\`release\` is ${release}, which is also the name of ${staying}`;
        found.push((0,problem/* problem */.CC)('error', place, sentence, 'Write a pattern of release branches only, such as release/*.'));
    }
    return found;
}
function bakeProblems({ file, path, effective, locator }) {
    const { promote = [], strategy } = effective;
    if (file.bake === undefined || strategy !== 'environment')
        return [];
    const branches = Object.keys(file.bake);
    const unknown = branches.filter((branch) => !promote.includes(branch)).slice(0, problem/* maxProblems */.d4);
    const last = branches.filter((branch) => branch === promote.at(-1));
    const place = (branch) => locator.key([...path, 'bake', branch]);
    return [
        ...unknown.map((branch) => {
            const meant = (0,nearest/* nearest */.p)(branch, promote);
            const remedy = meant === null ? `Name one of ${promote.join(', ')}.` : `Write ${meant}.`;
            return (0,problem/* problem */.CC)('error', place(branch), `\`bake\` names ${branch}, which is not in \`promote\``, remedy);
        }),
        ...last.map((branch) => {
            const sentence = `${branch} is the last one of \`promote\`, so that nothing waits for its bake time`;
            return (0,problem/* problem */.CC)('warning', place(branch), sentence, 'Remove the entry.');
        }),
    ];
}
/** Linear history where the strategy itself asks for merge commits: nothing could be merged. */
function historyProblems({ file, path, effective, locator }) {
    if (!isComplete(effective) || !effective.linear)
        return [];
    const key = ['linear', 'strategy', 'merge', 'pairs'].find((each) => file[each] !== undefined);
    if (key === undefined)
        return [];
    const strategy = (0,resolve/* resolveStrategy */._)(effective, 'main');
    const pair = strategy.pairs.find(({ merge }) => merge.every((method) => method === 'merge'));
    if (pair === undefined)
        return [];
    const way = `${pair.heads.join(' ')} -> ${pair.bases.join(' ')}`;
    const sentence = `\`linear\` allows no merge commits, and ${way} is merged by nothing else`;
    const remedy = 'Write `linear: false`, or allow squash or rebase there.';
    return [(0,problem/* problem */.CC)('error', locator.value([...path, key]), sentence, remedy)];
}
/** Names for work that are the names of branches that stay. */
function topicProblems({ file, path, effective, locator }) {
    if (file.branches === undefined || !isComplete(effective))
        return [];
    // The default branch is not known here; HEAD stands for it, which no branch may be called.
    const { longLived } = (0,resolve/* resolveStrategy */._)(effective, effective.main ?? 'HEAD');
    const globs = typeof file.branches === 'string' ? [file.branches] : file.branches;
    return globs.flatMap((glob, index) => {
        const stays = longLived.includes(glob) || (!glob.includes('*') && longLived.some((each) => (0,branching_glob/* matchesGlob */.k)(glob, each)));
        if (!stays)
            return [];
        const place = locator.value([...path, 'branches', ...(typeof file.branches === 'string' ? [] : [index])]);
        const sentence = `\`branches\` names ${glob}, which the strategy keeps: nobody works on it`;
        return [
            (0,problem/* problem */.CC)('warning', place, sentence, 'Remove the entry; it lists the names of branches for work.'),
        ];
    });
}
function scheduleProblems({ file, path, effective, locator }) {
    if (file.schedule === undefined || !isComplete(effective))
        return [];
    if (effective.releaseManagers.length > 0)
        return [];
    const sentence = 'Releases are cut by `schedule`, and there are no `release_managers` to finish them';
    return [(0,problem/* problem */.CC)('warning', locator.key([...path, 'schedule']), sentence, 'Name them.')];
}
/** Freezes of branches that the strategy does not keep: most likely a misspelt name. */
function frozenProblems({ file, path, effective, locator }) {
    if (file.freeze === undefined || !isComplete(effective))
        return [];
    const strategy = (0,resolve/* resolveStrategy */._)(effective, 'HEAD');
    // A name that is not known may be that of the default branch.
    if (strategy.longLived.includes('HEAD'))
        return [];
    return file.freeze.flatMap(({ branches }, index) => (typeof branches === 'string' ? [branches] : branches).flatMap((glob, at) => {
        const stays = strategy.longLived.some((each) => (0,globs/* coversGlob */.L)(each, glob) || (0,globs/* coversGlob */.L)(glob, each));
        if (stays)
            return [];
        const step = typeof branches === 'string' ? [] : [at];
        const place = locator.value([...path, 'freeze', index, 'branches', ...step]);
        const meant = (0,nearest/* nearest */.p)(glob, strategy.longLived);
        const sentence = `The freeze is for ${glob}, which the strategy does not keep`;
        const remedy = meant === null ? `Name one of ${strategy.longLived.join(', ')}.` : `Write ${meant}.`;
        return [(0,problem/* problem */.CC)('warning', place, sentence, remedy)];
    }));
}
/** Everything is known but of a layer above repositories, which may leave the strategy to them. */
function isComplete(settings) {
    return settings.strategy !== undefined && settings.releaseManagers !== undefined;
}
//# sourceMappingURL=check-rules.js.map

/***/ }),

/***/ 243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   My: () => (/* binding */ complete),
/* harmony export */   ce: () => (/* binding */ completeWith),
/* harmony export */   fN: () => (/* binding */ completeRules),
/* harmony export */   qv: () => (/* binding */ defaultCanary)
/* harmony export */ });
/* unused harmony export defaultConfig */
/* harmony import */ var _branching_presets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3777);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9172);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7262);



/** How a service is rolled out where the file says nothing. */
const defaultCanary = {
    pattern: 'canary',
    steps: [5, 25, 50],
    intervalMs: 10_000,
    bakeMs: 600_000,
    finalBakeMs: 1_800_000,
    warmUpMs: 30_000,
    safeDelta: 0.005,
    onInconclusive: 'ask',
};
const ruleDefaults = {
    strategy: 'feature',
    main: null,
    develop: 'develop',
    release: null,
    fixes: 'main-first',
    branches: [],
    pairs: [],
    merge: ['squash'],
    stacked: false,
    maxAgeMs: null,
    upToDate: false,
    linear: false,
    directCommits: 'deny',
    deleteMerged: true,
    approvals: 1,
    codeOwners: false,
    checks: [],
    releaseManagers: [],
    qa: [],
    maintainers: [],
    bots: [],
    backMergeMs: null,
    promote: [],
    bakeMs: {},
    freezes: [],
    tags: ['v*'],
    mergeQueue: false,
    schedule: null,
    mechanism: 'rulesets',
    enforcement: 'enforce',
};
const environmentDefaults = { target: null, deploys: [], approval: [], waitMs: 0 };
/** The configuration of a repository without a file. */
const defaultConfig = complete({});
/** Fills in every default of a file that has passed the schema and stands alone, without an organisation above it. */
function complete(file) {
    return completeWith(file, (0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .settingsOf */ .f5)(file), mapValues(file.environments ?? {}, environmentPart));
}
/** The same where settings and environments were merged from several layers; the rest is the repository's own. */
function completeWith(file, settings, environments) {
    const services = (name) => file.environments?.[name]?.services ?? {};
    return {
        version: 1,
        ...completeRules(settings),
        services: mapValues(file.services ?? {}, completeService),
        integrationTests: file.integration_tests ?? null,
        comment: file.comment ?? 'on',
        environments: mapValues(environments, (name, set) => ({
            ...environmentDefaults,
            ...set,
            name,
            services: mapValues(services(name), (_, entry) => completeCanary(entry.deploy ?? {})),
        })),
    };
}
/** Settings with the defaults of their strategy, and below those the defaults that every strategy shares. */
function completeRules(set) {
    const preset = (0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .settingsOf */ .f5)(_branching_presets_js__WEBPACK_IMPORTED_MODULE_0__/* .presets */ .v[set.strategy ?? ruleDefaults.strategy].defaults);
    // A preset's linear history gives way where merge commits are asked for; a linear history that is asked for stays.
    const asked = asksForMergeCommits(set) ? { linear: false, ...set } : set;
    const settings = { ...ruleDefaults, ...preset, ...asked };
    if (set.bakeMs !== undefined)
        return settings;
    // A preset's bake times are for its own branches.
    const bakes = Object.entries(settings.bakeMs).filter(([branch]) => settings.promote.includes(branch));
    return { ...settings, bakeMs: Object.fromEntries(bakes) };
}
function asksForMergeCommits({ merge, pairs = [] }) {
    const methods = pairs.flatMap((pair) => pair
        .replace(/^.*?: /, '')
        .replace(/,.*$/, '')
        .split(' or '));
    return [...(merge ?? []), ...methods].some((method) => method.trim() === 'merge');
}
function environmentPart(_, environment) {
    return (0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentSettingsOf */ .yT)(environment);
}
function completeService(name, service) {
    const packageName = service.package ?? name;
    const health = service.health ?? '/healthz';
    return {
        name,
        path: service.path,
        package: packageName,
        wsgi: service.wsgi ?? `${packageName.replaceAll(/[-.]/g, '_')}.app:app`,
        needs: service.needs ?? [],
        tests: service.tests ?? [],
        health,
        probes: service.probes ?? [health],
    };
}
function completeCanary(deploy) {
    const ms = (text, otherwise) => (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9)(text ?? '') ?? otherwise;
    return {
        pattern: 'canary',
        steps: deploy.steps ?? defaultCanary.steps,
        intervalMs: ms(deploy.interval, defaultCanary.intervalMs),
        bakeMs: ms(deploy.bake, defaultCanary.bakeMs),
        finalBakeMs: ms(deploy.final_bake, defaultCanary.finalBakeMs),
        warmUpMs: ms(deploy.warm_up, defaultCanary.warmUpMs),
        safeDelta: (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePercent */ .lo)(deploy.safe_delta ?? '') ?? defaultCanary.safeDelta,
        onInconclusive: deploy.on_inconclusive ?? defaultCanary.onInconclusive,
    };
}
function mapValues(record, convert) {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(key, value)]));
}
//# sourceMappingURL=defaults.js.map

/***/ }),

/***/ 4594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ explainAll),
/* harmony export */   L: () => (/* binding */ pathText)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9691);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(635);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7818);



const kinds = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a set of keys',
    record: 'a set of keys',
    null: 'empty',
};
/** What the schema says of the data, each problem with key, place and remedy. */
function explainAll(schema, data, error, locator) {
    const issues = error.issues.slice(0, 4 * _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .maxProblems */ .d4);
    return issues.flatMap((issue) => explain(schema, data, issue, locator));
}
function explain(schema, data, issue, locator) {
    if (issue.code === 'unrecognized_keys') {
        const known = knownKeys(schema, issue.path);
        return issue.keys
            .slice(0, _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .maxProblems */ .d4)
            .map((key) => unknownKey([...issue.path, key], key, known, locator));
    }
    if (issue.code === 'invalid_key') {
        const why = issue.issues[0]?.message ?? 'be another name';
        const key = quote(String(issue.path.at(-1)));
        return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('error', locator.key(issue.path), `The name ${key} must ${why}`, 'Choose another name.')];
    }
    const value = valueAt(data, issue.path);
    const name = pathText(issue.path);
    if (value === undefined) {
        const remedy = `Add \`${String(issue.path.at(-1))}\` here.`;
        return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('error', locator.key(issue.path.slice(0, -1)), `${name} is missing`, remedy)];
    }
    if (issue.code === 'invalid_union') {
        const meant = meantOf(issue.errors, value);
        if (meant !== null) {
            return meant.flatMap((inner) => explain(schema, data, { ...inner, path: [...issue.path, ...inner.path] }, locator));
        }
    }
    return [{ ...described(issue, value, name), level: 'error', place: locator.value(issue.path) }];
}
/** Of several forms that a value may have, what is wrong with the one that the value has the kind of. */
function meantOf(forms, value) {
    const fitting = forms.filter((issues) => !issues.some((issue) => isOtherKind(issue, value)));
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
function isOtherKind(issue, value) {
    if (issue.path.length > 0)
        return false;
    if (issue.code === 'invalid_type')
        return true;
    return issue.code === 'invalid_value' && !issue.values.some((each) => typeof each === typeof value);
}
function described(issue, value, name) {
    const is = `is ${quote(value)}`;
    if (issue.code === 'invalid_value')
        return notOneOf(issue.values.map(String), value, name);
    if (issue.code === 'invalid_type') {
        const expected = kinds[issue.expected] ?? issue.expected;
        return { sentence: `${name} must be ${expected}, but ${is}`, remedy: `Write ${expected}.` };
    }
    if (issue.code === 'too_big' || issue.code === 'too_small') {
        const limit = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
        const unit = issue.origin === 'string' ? ' characters long' : issue.origin === 'array' ? ' entries long' : '';
        return { sentence: `${name} must be ${limit}${unit}, but ${is}`, remedy: `Make it ${limit}${unit}.` };
    }
    const rule = /^(?:be|name|use) /.test(issue.message) ? issue.message : `be ${issue.message}`;
    return {
        sentence: `${name} must ${rule}, but ${is}`,
        remedy: 'Correct the value; docs/configuration.md lists every key.',
    };
}
function notOneOf(values, value, name) {
    const list = values.join(', ');
    const meant = typeof value === 'string' ? (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(value, values) : null;
    const must = values.length === 1 ? `must be ${list}` : `must be one of ${list}`;
    return {
        sentence: `${name} ${must}, but is ${quote(value)}`,
        remedy: meant === null ? `Write ${values.length === 1 ? list : `one of ${list}`}.` : `Write ${meant}.`,
    };
}
function unknownKey(path, key, known, locator) {
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(key, known);
    const where = path.length === 1 ? 'Fairlead' : pathText(path.slice(0, -1));
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('error', locator.key(path), `${where} has no key ${quote(key)}`, meant === null ? `Remove it, or use one of ${known.join(', ')}.` : `Did you mean \`${meant}\`?`);
}
/** `services.web.path`, in code quotes. */
function pathText(path) {
    return path.length === 0 ? 'The file' : `\`${path.map(String).join('.')}\``;
}
/** A value as JSON, in at most 80 characters. */
function quote(value) {
    if (value === null)
        return 'empty';
    const text = JSON.stringify(value) ?? 'nothing';
    return text.length <= 80 ? text : `${text.slice(0, 79).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
function valueAt(data, path) {
    let value = data;
    for (const step of path) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
            return undefined;
        value = value[step];
    }
    return value;
}
function knownKeys(schema, path) {
    let at = schema;
    for (const step of path) {
        const inner = unwrap(at);
        if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodObject */ .bvH)
            at = inner.shape[step];
        else if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodRecord */ .b8S)
            at = inner.valueType;
        else if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodArray */ .naA)
            at = inner.element;
        else
            return [];
    }
    const end = unwrap(at);
    return end instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodObject */ .bvH ? Object.keys(end.shape) : [];
}
function unwrap(schema) {
    return schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodOptional */ .IiU ? schema.unwrap() : schema;
}
//# sourceMappingURL=explain.js.map

/***/ }),

/***/ 1718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ze: () => (/* reexport */ parse/* configFile */.Ze),
  LV: () => (/* reexport */ orgConfigFile),
  o4: () => (/* reexport */ parse/* parseConfig */.o4),
  EH: () => (/* reexport */ parseOrgConfig),
  nU: () => (/* reexport */ peopleNamed),
  pE: () => (/* reexport */ resolveConfig),
  AI: () => (/* reexport */ unknownPeople),
  Zq: () => (/* reexport */ unmatchedGlobs)
});

// UNUSED EXPORTS: complete, defaultConfig, groupsOf, layersFor

// EXTERNAL MODULE: ./build/core/config/defaults.js
var defaults = __webpack_require__(243);
// EXTERNAL MODULE: ./build/core/branching/glob.js
var branching_glob = __webpack_require__(8187);
// EXTERNAL MODULE: ./build/core/config/nearest.js
var nearest = __webpack_require__(635);
// EXTERNAL MODULE: ./build/core/config/problem.js
var problem = __webpack_require__(7818);
;// CONCATENATED MODULE: ./build/core/config/groups.js



/** The layers above a repository, the lowest last: the organisation's defaults, then its groups in their order. */
function layersFor(org, repository) {
    if (org === null)
        return [];
    return [org.defaults, ...groupsOf(org, repository).map(({ layer }) => layer)];
}
/** The groups that a repository is in. */
function groupsOf(org, repository) {
    return org.groups.filter(({ match, exclude }) => matches(match, repository) && !(exclude !== null && matches(exclude, repository)));
}
function matches({ repositories, teams, properties }, repository) {
    const asked = Object.keys(properties);
    return (repositories.some((glob) => isNamed(repository.name, glob)) ||
        teams.some((team) => hasTeam(repository, team)) ||
        (asked.length > 0 && asked.every((name) => hasValue(repository, name, properties[name] ?? []))));
}
/** GitHub's names are the same in either case. */
function isNamed(name, glob) {
    return (0,branching_glob/* matchesGlob */.k)(name.toLowerCase(), glob.toLowerCase());
}
function hasTeam({ teams }, team) {
    return teams.some((each) => each.toLowerCase() === team.toLowerCase());
}
function hasValue({ properties }, name, values) {
    const found = Object.hasOwn(properties, name) ? (properties[name] ?? []) : [];
    return values.some((value) => found.includes(value));
}
/**
 * Warnings of what the groups name and no repository has, at most 50: most likely it is misspelt, or a leftover.
 */
function unmatchedGlobs(org, repositories) {
    const unmatched = org.groups.flatMap((group) => [
        ...unmatchedIn('match', group.match, group, repositories),
        ...(group.exclude === null ? [] : unmatchedIn('exclude', group.exclude, group, repositories)),
    ]);
    return (0,problem/* inOrder */.al)(unmatched.slice(0, problem/* maxProblems */.d4).flatMap((each) => warning(each)));
}
function warning({ group, path, sentence, word, candidates }) {
    const { places } = group;
    const place = places[path] ?? places[path.replace(/\.\d+$/, '')];
    if (place === undefined)
        return [];
    const meant = word.includes('*') ? null : (0,nearest/* nearest */.p)(word, [...new Set(candidates)]);
    const remedy = meant === null ? 'Correct it, or remove it.' : `Write ${meant}.`;
    return [(0,problem/* problem */.CC)('warning', place, `${sentence} (group ${group.name})`, remedy)];
}
function unmatchedIn(part, { repositories: globs, teams, properties }, group, repositories) {
    const names = repositories.map(({ name }) => name);
    const known = repositories.flatMap((repository) => repository.teams);
    return [
        ...globs.flatMap((word, index) => {
            if (names.some((name) => isNamed(name, word)))
                return [];
            const sentence = `No repository has a name like ${word}`;
            return [{ group, path: `${part}.repositories.${index}`, sentence, word, candidates: names }];
        }),
        ...teams.flatMap((word, index) => {
            if (repositories.some((repository) => hasTeam(repository, word)))
                return [];
            const sentence = `No repository belongs to a team ${word}`;
            return [{ group, path: `${part}.teams.${index}`, sentence, word, candidates: known }];
        }),
        ...Object.entries(properties).flatMap(([name, values]) => values.flatMap((word, index) => {
            if (repositories.some((repository) => hasValue(repository, name, [word])))
                return [];
            const candidates = repositories.flatMap((repository) => repository.properties[name] ?? []);
            const sentence = `No repository has the custom property ${name} with the value ${word}`;
            return [{ group, path: `${part}.properties.${name}.${index}`, sentence, word, candidates }];
        })),
    ];
}
//# sourceMappingURL=groups.js.map
// EXTERNAL MODULE: ./build/core/config/layers.js + 4 modules
var config_layers = __webpack_require__(2432);
// EXTERNAL MODULE: ./build/core/config/check-rules.js + 1 modules
var check_rules = __webpack_require__(401);
// EXTERNAL MODULE: ./build/core/config/explain.js
var explain = __webpack_require__(4594);
// EXTERNAL MODULE: ./build/core/config/locate.js
var locate = __webpack_require__(8907);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 15 modules
var schemas = __webpack_require__(9691);
// EXTERNAL MODULE: ./build/core/config/schema/rules.js + 1 modules
var rules = __webpack_require__(2480);
// EXTERNAL MODULE: ./build/core/config/schema/services.js
var services = __webpack_require__(6461);
// EXTERNAL MODULE: ./build/core/config/schema/texts.js
var texts = __webpack_require__(2941);
;// CONCATENATED MODULE: ./build/core/config/schema/org.js




const repositories = schemas/* string */.YjP()
    .regex(/^[\w.*-]{1,100}$/, 'be the name of a repository without its owner, or a pattern with *');
const team = schemas/* string */.YjP().regex(/^[A-Za-z0-9][\w.-]{0,99}$/, 'be the name of a team, without team:');
const propertyName = schemas/* string */.YjP().regex(/^[\w$#-]{1,75}$/, 'be the name of a custom property');
const propertyValue = schemas/* union */.KCZ([schemas/* string */.YjP().min(1).max(200), schemas/* boolean */.zMY()], 'be a text, or true or false');
const match = schemas/* strictObject */.rej({
    repositories: schemas/* array */.YOg(repositories).max(200).optional(),
    teams: schemas/* array */.YOg(team).max(100).optional(),
    properties: schemas/* record */.g1P(propertyName, schemas/* union */.KCZ([propertyValue, schemas/* array */.YOg(propertyValue).min(1).max(100)], 'be a value, or a list of them'))
        .optional(),
})
    .refine(({ repositories: globs = [], teams = [], properties = {} }) => globs.length + teams.length + Object.keys(properties).length > 0, 'name repositories, teams or properties');
const org_layer = schemas/* strictObject */.rej({ ...rules/* ruleShape */.m, environments: schemas/* record */.g1P(texts/* name */.UU, services/* environmentRules */.T3).optional() });
const group = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP().regex(/^[^\s\p{C}](?:[^\p{C}]{0,58}[^\s\p{C}])?$/u, 'be a name of up to 60 characters'),
    match,
    exclude: match.optional(),
    rules: org_layer,
});
/** An organisation's file as people write it. */
const orgSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1).optional(),
    defaults: org_layer.optional(),
    groups: schemas/* array */.YOg(group).max(100).optional(),
});
//# sourceMappingURL=org.js.map
// EXTERNAL MODULE: ./build/core/config/yaml.js
var yaml = __webpack_require__(3266);
;// CONCATENATED MODULE: ./build/core/config/org.js








/** Where an organisation's configuration stands in its configuration repository. */
const orgConfigFile = 'fairlead-org.yml';
/** Reads a fairlead-org.yml. Never throws, whatever the text; an empty file sets nothing. */
function parseOrgConfig(text, file = orgConfigFile) {
    const { data, locator, problems } = (0,yaml/* readYaml */.g)(text, file);
    if (locator === null)
        return { config: null, problems: (0,problem/* inOrder */.al)(problems) };
    const parsed = orgSchema.safeParse(data);
    if (!parsed.success) {
        return { config: null, problems: (0,problem/* inOrder */.al)((0,explain/* explainAll */.H)(orgSchema, data, parsed.error, locator)) };
    }
    const config = createOrg(parsed.data, locator.places());
    const found = [...layerProblems(parsed.data, config, locator), ...groupProblems(parsed.data, locator)];
    return { config: (0,problem/* hasError */.JD)(found) ? null : config, problems: (0,problem/* inOrder */.al)(found) };
}
function createOrg(file, places) {
    return {
        defaults: (0,config_layers/* createLayer */.A)('organisation', file.defaults ?? {}, within(places, ['defaults'])),
        groups: (file.groups ?? []).map(({ name, match, exclude, rules }, index) => {
            const own = within(places, ['groups', index]);
            return {
                name,
                match: matchOf(match),
                exclude: exclude === undefined ? null : matchOf(exclude),
                layer: (0,config_layers/* createLayer */.A)(`group ${name}`, rules, within(own, ['rules'])),
                places: own,
            };
        }),
    };
}
function within(places, path) {
    const prefix = `${(0,locate/* pathKey */.P)(path)}.`;
    const inside = Object.entries(places).filter(([key]) => key.startsWith(prefix));
    return Object.fromEntries(inside.map(([key, place]) => [key.slice(prefix.length), place]));
}
function matchOf({ repositories = [], teams = [], properties = {} }) {
    const values = Object.entries(properties).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(String)]);
    return { repositories, teams, properties: Object.fromEntries(values) };
}
/** Every layer by itself, and what is already sure of the layers together. */
function layerProblems(file, config, locator) {
    const check = (rules, path, layers) => {
        const effective = known((0,config_layers/* mergeLayers */.J)(layers, null).settings);
        const toCheck = { file: rules, path, effective, locator };
        return [...(0,check_rules/* checkRules */.M)(toCheck), ...(0,check_rules/* checkTogether */.R)(toCheck)];
    };
    const { defaults, groups } = config;
    return [
        ...check(file.defaults ?? {}, ['defaults'], [defaults]),
        ...(file.groups ?? []).flatMap(({ rules }, index) => {
            const layer = groups[index]?.layer ?? defaults;
            return check(rules, ['groups', index, 'rules'], [defaults, layer]);
        }),
    ];
}
/** Without a strategy nothing is known of what the layers leave open. */
function known(settings) {
    return settings.strategy === undefined ? settings : (0,defaults/* completeRules */.fN)(settings);
}
function groupProblems({ groups = [] }, locator) {
    const names = groups.map(({ name }) => name);
    return names.flatMap((name, index) => {
        if (names.indexOf(name) === index)
            return [];
        const place = locator.value(['groups', index, 'name']);
        return [
            (0,problem/* problem */.CC)('error', place, `Two groups have the name ${name}`, 'Give each group a name of its own.'),
        ];
    });
}
//# sourceMappingURL=org.js.map
// EXTERNAL MODULE: ./build/core/config/parse.js + 1 modules
var parse = __webpack_require__(8483);
;// CONCATENATED MODULE: ./build/core/config/people.js


/** Whom a configuration names, so that the caller can look up whether they exist. */
function peopleNamed(config) {
    const entries = [...new Set(namedIn(config).map(({ entry }) => entry))];
    const [teams, logins] = [true, false].map((isTeam) => entries.filter((entry) => entry.startsWith('team:') === isTeam));
    return { teams: (teams ?? []).map(slugOf), logins: logins ?? [] };
}
/** Teams and people that the configuration names and that do not exist, each at the place that names them; at most 50. */
function unknownPeople({ config, origins }, known) {
    const exists = { teams: folded(known.teams), logins: folded(known.logins) };
    const unknown = namedIn(config).flatMap(({ entry, path }) => {
        const isTeam = entry.startsWith('team:');
        const list = isTeam ? known.teams : known.logins;
        const place = placeOf(path, origins);
        const name = isTeam ? slugOf(entry) : entry;
        if (list === null || place === null)
            return [];
        return (isTeam ? exists.teams : exists.logins).has(name.toLowerCase())
            ? []
            : [{ isTeam, name, place, list }];
    });
    return (0,problem/* inOrder */.al)(unknown.slice(0, problem/* maxProblems */.d4).map((each) => unknownPerson(each)));
}
function unknownPerson(unknown) {
    const { isTeam, name, place, list } = unknown;
    const meant = (0,nearest/* nearest */.p)(name, list);
    if (isTeam) {
        const remedy = meant === null ? 'Name a team of the organisation, or create it.' : `Write team:${meant}.`;
        return (0,problem/* problem */.CC)('error', place, `There is no team ${name}`, remedy);
    }
    const remedy = meant === null ? 'Write a login as GitHub has it, or a team as team:NAME.' : `Write ${meant}.`;
    return (0,problem/* problem */.CC)('error', place, `There is no user ${name}`, remedy);
}
function namedIn(config) {
    const list = (path, entries) => entries.map((entry, index) => ({ entry, path: `${path}.${index}` }));
    return [
        ...list('release_managers', config.releaseManagers),
        ...list('qa', config.qa),
        ...list('maintainers', config.maintainers),
        ...list('bots', config.bots),
        ...config.freezes.flatMap(({ allow }, index) => list(`freeze.${index}.allow`, allow).filter(({ entry }) => !entry.startsWith('label:'))),
        ...Object.values(config.environments).flatMap(({ name, approval }) => list(`environments.${name}.approval`, approval)),
    ];
}
/** The place of the entry, or of the nearest thing above it that a file has; null: no file names it. */
function placeOf(path, origins) {
    const steps = path.split('.');
    for (let length = steps.length; length > 0; length -= 1) {
        const place = origins[steps.slice(0, length).join('.')]?.place;
        if (place != null)
            return place;
    }
    return null;
}
function slugOf(entry) {
    return entry.slice('team:'.length);
}
function folded(names) {
    return new Set((names ?? []).map((name) => name.toLowerCase()));
}
//# sourceMappingURL=people.js.map
;// CONCATENATED MODULE: ./build/core/config/resolve.js




/**
 * The configuration of a repository: preset < organisation < groups < the repository's own file, which may only
 * tighten. Never throws; without a file of the repository's own the layers above are always a configuration.
 */
function resolveConfig({ repositoryText, org, repository, file }) {
    const layers = layersFor(org, repository);
    if (repositoryText !== null)
        return (0,parse/* parseBelow */.ly)(repositoryText, file ?? parse/* configFile */.Ze, layers);
    const { origins, settings, environments } = (0,config_layers/* mergeLayers */.J)(layers, null);
    return { config: (0,defaults/* completeWith */.ce)({}, settings, environments), problems: [], origins };
}
//# sourceMappingURL=resolve.js.map
;// CONCATENATED MODULE: ./build/core/config/index.js







//# sourceMappingURL=index.js.map

/***/ }),

/***/ 2432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ createLayer),
  J: () => (/* binding */ mergeLayers)
});

// EXTERNAL MODULE: ./build/core/config/locate.js
var locate = __webpack_require__(8907);
// EXTERNAL MODULE: ./build/core/config/problem.js
var problem = __webpack_require__(7818);
// EXTERNAL MODULE: ./build/core/config/settings.js
var config_settings = __webpack_require__(9172);
// EXTERNAL MODULE: ./build/core/config/units.js
var units = __webpack_require__(7262);
// EXTERNAL MODULE: ./build/core/config/tighter/globs.js
var globs = __webpack_require__(4578);
;// CONCATENATED MODULE: ./build/core/config/tighter/order.js

/** How the lower layer's value stands to the upper one's. */
function compare(order, upper, lower) {
    const keeps = order.atLeast(lower, upper);
    const isKept = order.atLeast(upper, lower);
    if (keeps)
        return isKept ? 'equal' : 'tighter';
    return isKept ? 'looser' : 'incomparable';
}
/** Values that say what is meant and not how strict it is: equal, or not to be compared. */
function exact(show) {
    return {
        // Values are plain data that one function builds, so that their keys stand in the same order.
        atLeast: (a, b) => JSON.stringify(a) === JSON.stringify(b),
        remedy: (upper) => `Write ${show(upper)}`,
    };
}
/** The words from the strictest to the loosest. */
function ranked(...strictestFirst) {
    return {
        atLeast: (a, b) => strictestFirst.indexOf(a) <= strictestFirst.indexOf(b),
        remedy: (upper) => `Write ${strictestFirst.slice(0, strictestFirst.indexOf(upper) + 1).join(' or ')}`,
    };
}
function higher(show) {
    return { atLeast: (a, b) => a >= b, remedy: (upper) => `Write ${show(upper)} or more` };
}
/** A limit; null is none. */
function lowerOrNone(show) {
    return {
        atLeast: (a, b) => b === null || (a !== null && a <= b),
        remedy: (upper) => (upper === null ? 'Write any duration' : `Write ${show(upper)} or less`),
    };
}
/** A list of what is allowed: the fewer, the stricter. */
function fewer(noun) {
    return {
        atLeast: (a, b) => isSubset(a, b),
        remedy: (upper) => upper.length === 0 ? 'Write an empty list' : `Use only ${noun} out of ${listText(upper)}`,
    };
}
/** A list of what is asked for: the more, the stricter. */
const more = {
    atLeast: (a, b) => isSubset(b, a),
    remedy: (upper) => `List ${listText(upper)} as well`,
    both: (upper, lower) => [...new Set([...upper, ...lower])],
};
/** A list of people one of whom must say yes. Without anybody in it anybody's yes counts: that is the loosest. */
const someOf = {
    atLeast: (a, b) => b.length === 0 || (a.length > 0 && isSubset(folded(a), folded(b))),
    remedy: (upper) => `Use only people out of ${listText(upper)}, and at least one`,
};
/** A list of people who may do more than others: nobody is the strictest. */
const nobodyElse = {
    atLeast: (a, b) => isSubset(folded(a), folded(b)),
    remedy: (upper) => upper.length === 0 ? 'Write an empty list' : `Use only names out of ${listText(upper)}`,
};
/** Globs of allowed names. */
const fewerNames = {
    atLeast: (a, b) => (0,globs/* coversGlobs */.Y)(b, a),
    remedy: (upper) => upper.length === 0 ? 'Write an empty list' : `Use only names that ${listText(upper)} allows`,
};
/** Globs of protected names. */
const moreNames = {
    atLeast: (a, b) => (0,globs/* coversGlobs */.Y)(a, b),
    remedy: (upper) => more.remedy(upper),
    both: (upper, lower) => [...new Set([...upper, ...lower])],
};
function isSubset(inner, outer) {
    return inner.every((each) => outer.includes(each));
}
function listText(values) {
    const text = values.slice(0, 10).join(', ');
    return `[${text}${values.length > 10 ? ', …' : ''}]`;
}
/** GitHub compares logins and team names without case. */
function folded(names) {
    return names.map((name) => name.toLowerCase());
}
//# sourceMappingURL=order.js.map
;// CONCATENATED MODULE: ./build/core/config/tighter/environment.js


/** No branches named means the default branch, whose name these rules do not know. */
const deploys = {
    ...fewerNames,
    atLeast: (a, b) => (a.length === 0) === (b.length === 0) && fewerNames.atLeast(a, b),
    remedy: (upper) => (upper.length === 0 ? 'Write nothing' : fewerNames.remedy(upper)),
};
/** The same for what is said of one environment. */
const environmentOrders = {
    target: exact((value) => value ?? 'nothing'),
    deploys,
    approval: someOf,
    waitMs: higher(units/* durationText */.S5),
};
//# sourceMappingURL=environment.js.map
;// CONCATENATED MODULE: ./build/core/config/tighter/rules.js



const rules_name = exact((value) => value);
const nameOrNone = exact((value) => value ?? 'nothing');
const yes = ranked(true, false);
const no = ranked(false, true);
const methods = fewer('methods');
/** The usual method is a matter of taste: the order of the list does not count. */
const merge = {
    atLeast: (a, b) => methods.atLeast(a, b),
    remedy: (upper) => methods.remedy(upper),
};
const bake = {
    atLeast: (a, b) => Object.entries(b).every(([branch, ms]) => (a[branch] ?? 0) >= ms),
    remedy: (upper) => {
        const parts = Object.entries(upper).map(([branch, ms]) => `${branch}: ${(0,units/* durationText */.S5)(ms)}`);
        return `Write {${parts.join(', ')}} or longer times`;
    },
    both: (upper, lower) => {
        const branches = [...new Set([...Object.keys(upper), ...Object.keys(lower)])];
        return Object.fromEntries(branches.map((branch) => [branch, Math.max(upper[branch] ?? 0, lower[branch] ?? 0)]));
    },
};
const freezes = {
    atLeast: (a, b) => b.every((freeze) => a.some((other) => isAsLong(other, freeze))),
    remedy: () => 'Keep the freezes of the layers above in the list',
    both: (upper, lower) => [
        ...upper,
        ...lower.filter((freeze) => !upper.some((other) => isAsLong(other, freeze))),
    ],
};
/** A freeze that lets nothing through that the other one stops. */
function isAsLong(freeze, other) {
    return (freeze.from <= other.from &&
        freeze.to >= other.to &&
        (0,globs/* coversGlobs */.Y)(freeze.branches, other.branches) &&
        isSubset(freeze.allow, other.allow));
}
/**
 * Every key's own order. Names (of the strategy, of branches), the direction of fixes, the promotion order, the schedule
 * and the mechanism say what is meant: a different one cannot be compared.
 */
const ruleOrders = {
    strategy: exact((value) => value),
    main: nameOrNone,
    develop: rules_name,
    release: nameOrNone,
    fixes: exact((value) => value),
    branches: fewerNames,
    pairs: fewer('pairs'),
    merge,
    stacked: no,
    maxAgeMs: lowerOrNone(units/* durationText */.S5),
    upToDate: yes,
    linear: yes,
    directCommits: ranked('deny', 'discourage', 'allow'),
    deleteMerged: yes,
    approvals: higher(String),
    codeOwners: yes,
    checks: more,
    releaseManagers: someOf,
    qa: someOf,
    maintainers: someOf,
    bots: nobodyElse,
    backMergeMs: lowerOrNone(units/* durationText */.S5),
    promote: exact(listText),
    bakeMs: bake,
    freezes,
    tags: moreNames,
    mergeQueue: yes,
    schedule: exact((value) => (value === null ? 'nothing' : 'the same schedule')),
    mechanism: exact((value) => value),
    enforcement: ranked('enforce', 'advisory'),
};
//# sourceMappingURL=rules.js.map
;// CONCATENATED MODULE: ./build/core/config/tighter/index.js



//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/core/config/layers.js




/**
 * Holds as soon as a layer above the repository sets a rule: each of these would let a repository walk around all the
 * others.
 */
const implied = {
    pairs: [],
    directCommits: 'deny',
    enforcement: 'enforce',
};
/** The layer that a file (one that has passed the schema) makes. */
function createLayer(name, file, places) {
    const environments = Object.entries(file.environments ?? {}).map(([key, environment]) => [key, (0,config_settings/* environmentSettingsOf */.yT)(environment)]);
    return { name, settings: (0,config_settings/* settingsOf */.f5)(file), environments: Object.fromEntries(environments), places };
}
/**
 * Merges the layers above a repository in their order, where a later one wins over an earlier one, stricter or not, and
 * puts the repository below them. A repository may only tighten what they set, key by key. A value that is looser, or
 * cannot be compared, is a problem at its place, and the value above stays in force; of lists that can only grow, such
 * as checks, both stay. Everything else of the repository's file holds.
 */
function mergeLayers(upper, repository) {
    const above = new Map(upper.flatMap((layer) => entriesOf(layer)));
    const asked = withImplied(above);
    const problems = [];
    const merged = new Map(above);
    for (const [path, entry] of repository === null ? [] : entriesOf(repository)) {
        const other = asked.get(path);
        const { kept, refusal } = other === undefined ? { kept: entry, refusal: null } : settle(other, entry);
        merged.set(path, kept);
        if (refusal !== null)
            problems.push(refusal);
    }
    const layers = repository === null ? upper : [...upper, repository];
    return { ...collect(merged, layers), origins: originsOf(merged, layers), problems };
}
function entriesOf(layer) {
    const rules = config_settings/* ruleKeys */.dv.flatMap((key) => toEntry(layer, [config_settings/* fileKeys */.Nh[key]], null, key, layer.settings[key], ruleOrders[key]));
    const environments = Object.entries(layer.environments).flatMap(([name, settings]) => config_settings/* environmentKeys */.aZ.flatMap((key) => {
        const path = ['environments', name, config_settings/* environmentFileKeys */.GS[key]];
        return toEntry(layer, path, name, key, settings[key], environmentOrders[key]);
    }));
    return [...rules, ...environments];
}
function toEntry(layer, steps, environment, key, value, order) {
    if (value === undefined)
        return [];
    const path = (0,locate/* pathKey */.P)(steps);
    return [[path, { path, environment, key, value, order, layer }]];
}
function withImplied(above) {
    const first = [...above.values()].find(({ environment }) => environment === null);
    if (first === undefined)
        return above;
    const layer = { name: first.layer.name, settings: implied, environments: {}, places: {} };
    return new Map([...entriesOf(layer), ...above]);
}
function settle(upper, lower) {
    const { order, path } = lower;
    const relation = compare(order, upper.value, lower.value);
    if (relation === 'equal' || relation === 'tighter')
        return { kept: lower, refusal: null };
    const both = order.both?.(upper.value, lower.value) ?? upper.value;
    const place = lower.layer.places[path] ?? { file: '', line: 1, column: 1 };
    const asks = `${layerText(upper.layer.name)} (${placeText(upper.layer.places[path])})`;
    const sentence = relation === 'looser'
        ? `\`${path}\` is looser here than ${asks} asks`
        : `\`${path}\` cannot be compared with what ${asks} asks`;
    const remedy = `${order.remedy(upper.value)}, or remove the key.`;
    return { kept: { ...upper, value: both }, refusal: (0,problem/* problem */.CC)('error', place, sentence, remedy) };
}
function layerText(name) {
    return name.startsWith('group ') ? `the ${name}` : 'the organisation';
}
function placeText(place) {
    return place === undefined ? 'by default' : `${place.file}, line ${place.line}`;
}
function collect(merged, layers) {
    const settings = {};
    const named = layers.flatMap(({ environments }) => Object.keys(environments));
    const environments = new Map(named.map((name) => [name, {}]));
    for (const { environment, key, value } of merged.values()) {
        const into = environment === null ? settings : environments.get(environment);
        if (into !== undefined)
            into[key] = value;
    }
    return { settings, environments: Object.fromEntries(environments) };
}
function originsOf(merged, layers) {
    const origins = new Map();
    for (const key of config_settings/* ruleKeys */.dv)
        origins.set(config_settings/* fileKeys */.Nh[key], { layer: 'preset', place: null });
    for (const layer of layers) {
        for (const [path, place] of Object.entries(layer.places)) {
            const owner = merged.get(ownerOf(path));
            if (owner === undefined || owner.layer === layer)
                origins.set(path, { layer: layer.name, place });
        }
    }
    for (const { path, layer } of merged.values()) {
        if (layer.places[path] === undefined)
            origins.set(path, { layer: layer.name, place: null });
    }
    return Object.fromEntries(origins);
}
/** The path of the key that is merged as a whole, of any path inside it. */
function ownerOf(path) {
    const steps = path.split('.');
    return steps.slice(0, steps[0] === 'environments' ? 3 : 1).join('.');
}
//# sourceMappingURL=layers.js.map

/***/ }),

/***/ 8907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ pathKey),
/* harmony export */   T: () => (/* binding */ createLocator)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

function createLocator(file, document, lines) {
    const at = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    const child = createFinder();
    const find = (path, what) => at(offsetOf(document, path, what, child));
    return {
        at,
        key: (path) => find(path, 'key'),
        value: (path) => find(path, 'value'),
        places: () => {
            const found = new Map();
            collect(document.contents, '', (path, offset) => found.set(path, at(offset)));
            return Object.fromEntries(found);
        },
    };
}
function pathKey(path) {
    return path.map(String).join('.');
}
function offsetOf(document, path, what, child) {
    let node = document.contents;
    let offset = start(node) ?? 0;
    for (const [index, step] of path.entries()) {
        const entry = child(node, step);
        if (entry === null)
            return offset;
        const wanted = index === path.length - 1 && what === 'key' ? entry.key : entry.value;
        offset = start(wanted) ?? start(entry.key) ?? offset;
        node = entry.value;
    }
    return offset;
}
/** Remembers the keys of the maps it has seen: a file may have thousands of them in one map. */
function createFinder() {
    const seen = new Map();
    return (node, step) => {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) && typeof step === 'number') {
            const value = node.items[step];
            return value === undefined ? null : { key: value, value };
        }
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return null;
        const entries = seen.get(node) ?? entriesOf(node);
        seen.set(node, entries);
        return entries.get(String(step)) ?? null;
    };
}
function entriesOf(map) {
    const pairs = map.items.flatMap((item) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(item) && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item.key) ? [[String(item.key.value), item]] : []);
    return new Map(pairs);
}
function collect(node, prefix, found) {
    const entries = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)
        ? node.items.map((value, index) => ({ step: String(index), key: value, value }))
        : (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)
            ? node.items.flatMap(({ key, value }) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? [{ step: String(key.value), key, value }] : [])
            : [];
    for (const { step, key, value } of entries) {
        const path = prefix === '' ? step : `${prefix}.${step}`;
        const offset = start(key);
        if (offset !== null)
            found(path, offset);
        collect(value, path, found);
    }
}
function start(node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) ? (node.range?.[0] ?? null) : null;
}
//# sourceMappingURL=locate.js.map

/***/ }),

/***/ 635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * The candidate that a misspelt word most likely meant, or null where none is near: at most a third of the letters
 * differ. The distance counts insertions, deletions, changes and swaps of neighbours (optimal string alignment).
 */
function nearest(word, candidates) {
    if (word.length > 64)
        return null;
    let best = null;
    let bestDistance = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
        const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
        const allowed = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
        if (distance > allowed || distance >= bestDistance)
            continue;
        best = candidate;
        bestDistance = distance;
    }
    return best;
}
function editDistance(a, b) {
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i += 1) {
        const next = [i];
        for (let j = 1; j <= b.length; j += 1) {
            const change = a[i - 1] === b[j - 1] ? 0 : 1;
            let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            if (swapped)
                cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
            next.push(cost);
        }
        before = row;
        row = next;
    }
    return row[b.length] ?? 0;
}
//# sourceMappingURL=nearest.js.map

/***/ }),

/***/ 8483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ze: () => (/* binding */ configFile),
  ly: () => (/* binding */ parseBelow),
  o4: () => (/* binding */ parseConfig)
});

// EXTERNAL MODULE: ./build/core/config/check-rules.js + 1 modules
var check_rules = __webpack_require__(401);
// EXTERNAL MODULE: ./build/core/config/defaults.js
var defaults = __webpack_require__(243);
// EXTERNAL MODULE: ./build/core/config/explain.js
var explain = __webpack_require__(4594);
// EXTERNAL MODULE: ./build/core/config/nearest.js
var nearest = __webpack_require__(635);
// EXTERNAL MODULE: ./build/core/config/problem.js
var problem = __webpack_require__(7818);
// EXTERNAL MODULE: ./build/core/config/units.js
var units = __webpack_require__(7262);
;// CONCATENATED MODULE: ./build/core/config/check-services.js





/** What the schema cannot say of services and their rollouts, and keys without an effect yet. */
function checkServices(file, locator) {
    return [...serviceProblems(file, locator), ...environmentProblems(file, locator), ...idle(file, locator)];
}
function serviceProblems(file, locator) {
    const services = file.services ?? {};
    const known = Object.keys(services);
    const isKnown = new Set(known);
    const wrong = Object.entries(services).flatMap(([name, service]) => (service.needs ?? []).flatMap((need, index) => need === name || !isKnown.has(need)
        ? [{ name, need, path: ['services', name, 'needs', index] }]
        : []));
    // More are never told, and each looks at every name for the nearest.
    return wrong.slice(0, problem/* maxProblems */.d4).map(({ name, need, path }) => {
        if (need !== name)
            return unknownService(need, known, path, locator);
        return (0,problem/* problem */.CC)('error', locator.value(path), `The service ${name} cannot need itself`, 'Remove the entry.');
    });
}
function unknownService(name, known, path, locator) {
    const meant = (0,nearest/* nearest */.p)(name, known);
    const remedy = meant === null ? 'Name a service that stands under `services`, or add it there.' : `Write ${meant}.`;
    const place = typeof path.at(-1) === 'number' ? locator.value(path) : locator.key(path);
    return (0,problem/* problem */.CC)('error', place, `There is no service ${name}`, remedy);
}
function environmentProblems(file, locator) {
    const known = Object.keys(file.services ?? {});
    const isKnown = new Set(known);
    const all = Object.entries(file.environments ?? {}).flatMap(([name, environment]) => Object.entries(environment.services ?? {}).map(([service, { deploy }]) => {
        return { service, deploy, path: ['environments', name, 'services', service] };
    }));
    const unknown = all.filter(({ service }) => !isKnown.has(service)).slice(0, problem/* maxProblems */.d4);
    return [
        ...unknown.map(({ service, path }) => unknownService(service, known, path, locator)),
        ...all.flatMap(({ deploy, path }) => deployProblems(deploy ?? {}, [...path, 'deploy'], locator)),
    ];
}
function deployProblems(deploy, path, locator) {
    const found = [];
    const steps = deploy.steps ?? [];
    const falling = steps.findIndex((step, index) => index > 0 && step <= (steps[index - 1] ?? 0));
    if (falling > 0) {
        const place = locator.value([...path, 'steps', falling]);
        const sentence = `The steps must rise, but ${steps[falling]} follows ${steps[falling - 1]}`;
        found.push((0,problem/* problem */.CC)('error', place, sentence, 'Order the weights from the smallest to the largest.'));
    }
    const interval = (0,units/* parseDuration */.E9)(deploy.interval ?? '') ?? defaults/* defaultCanary */.qv.intervalMs;
    if (interval < 1000) {
        const place = locator.value([...path, 'interval']);
        found.push((0,problem/* problem */.CC)('error', place, 'An interval lasts at least 1s', 'Write 1s or more.'));
    }
    for (const key of ['bake', 'final_bake']) {
        const text = deploy[key];
        if (text === undefined || ((0,units/* parseDuration */.E9)(text) ?? 0) >= interval)
            continue;
        const sentence = `${(0,explain/* pathText */.L)([key])} is shorter than one interval`;
        const place = locator.value([...path, key]);
        found.push((0,problem/* problem */.CC)('error', place, sentence, 'Make it as long as one interval, or longer.'));
    }
    if (deploy.pattern !== undefined && deploy.pattern !== 'canary') {
        const sentence = `The pattern ${deploy.pattern} is not available yet: this service is rolled out as a canary`;
        const place = locator.value([...path, 'pattern']);
        found.push((0,problem/* problem */.CC)('warning', place, sentence, 'Write canary, or leave it for the release that brings it.'));
    }
    return found;
}
/** Keys that are checked and kept for a later release. Saying nothing would let people rely on them. */
function idle(file, locator) {
    const paths = [];
    for (const key of ['alarms', 'slo', 'support']) {
        if (file[key] !== undefined)
            paths.push([key]);
    }
    for (const [name, service] of Object.entries(file.services ?? {})) {
        for (const key of ['api', 'migration']) {
            if (service[key] !== undefined)
                paths.push(['services', name, key]);
        }
    }
    return paths.map((path) => (0,problem/* problem */.CC)('warning', locator.key(path), `${(0,explain/* pathText */.L)(path)} has no effect yet`, 'Do not rely on it; it may stay for the release that brings it.'));
}
//# sourceMappingURL=check-services.js.map
// EXTERNAL MODULE: ./build/core/config/layers.js + 4 modules
var config_layers = __webpack_require__(2432);
// EXTERNAL MODULE: ./build/core/config/schema.js
var schema = __webpack_require__(8566);
// EXTERNAL MODULE: ./build/core/config/yaml.js
var yaml = __webpack_require__(3266);
;// CONCATENATED MODULE: ./build/core/config/parse.js








/** Where the configuration stands in every repository. */
const configFile = '.github/fairlead.yml';
/**
 * Reads a fairlead.yml that stands alone, without an organisation above it. Never throws, whatever the text; `file` is
 * the path that the problems name. An empty file is the default configuration.
 */
function parseConfig(text, file = configFile) {
    const { config, problems } = parseBelow(text, file, []);
    return { config: (0,problem/* hasError */.JD)(problems) ? null : config, problems };
}
/** The same below the layers of an organisation; none: the file stands alone. */
function parseBelow(text, file, layers) {
    const { data, locator, problems } = (0,yaml/* readYaml */.g)(text, file);
    if (locator === null)
        return unusable(problems);
    const parsed = schema/* fileSchema */.M.safeParse(data);
    if (!parsed.success)
        return unusable((0,explain/* explainAll */.H)(schema/* fileSchema */.M, data, parsed.error, locator));
    const layer = (0,config_layers/* createLayer */.A)('repository', parsed.data, locator.places());
    return check(parsed.data, (0,config_layers/* mergeLayers */.J)(layers, layer), locator, layers.length === 0);
}
function check(file, merged, locator, alone) {
    const config = (0,defaults/* completeWith */.ce)(file, merged.settings, merged.environments);
    const rules = { file, path: [], effective: config, locator };
    const own = [...checkServices(file, locator), ...(0,check_rules/* checkRules */.M)(rules)];
    const together = (0,check_rules/* checkTogether */.R)(rules);
    const problems = (0,problem/* inOrder */.al)([...own, ...together, ...merged.problems]);
    // What does not fit together may be the doing of a layer above: that must not put the whole file out of force.
    const broken = (0,problem/* hasError */.JD)(own) || (alone && (0,problem/* hasError */.JD)(together));
    return broken ? unusable(problems) : { config, problems, origins: merged.origins };
}
function unusable(problems) {
    return { config: null, problems: (0,problem/* inOrder */.al)(problems), origins: {} };
}
//# sourceMappingURL=parse.js.map

/***/ }),

/***/ 7818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CC: () => (/* binding */ problem),
/* harmony export */   JD: () => (/* binding */ hasError),
/* harmony export */   al: () => (/* binding */ inOrder),
/* harmony export */   d4: () => (/* binding */ maxProblems)
/* harmony export */ });
/** Most problems that are told of one file. */
const maxProblems = 50;
function problem(level, place, sentence, remedy) {
    return { level, place, sentence, remedy };
}
function hasError(problems) {
    return problems.some(({ level }) => level === 'error');
}
/** In the order of the file, at most 50; where there are more, warnings go first. */
function inOrder(problems) {
    const sorted = problems.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
    const errorsFirst = sorted.toSorted((a, b) => Number(a.level !== 'error') - Number(b.level !== 'error'));
    const kept = new Set(errorsFirst.slice(0, maxProblems));
    return sorted.filter((each) => kept.has(each));
}
//# sourceMappingURL=problem.js.map

/***/ }),

/***/ 8566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ fileSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9691);
/* harmony import */ var _schema_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2480);
/* harmony import */ var _schema_services_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6461);
/* harmony import */ var _types_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2568);
/* harmony import */ var _schema_texts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2941);





/** A repository's file as people write it; everything is optional. */
const fileSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1).optional(),
    ..._schema_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleShape */ .m,
    services: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(_schema_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .name */ .UU, _schema_services_js__WEBPACK_IMPORTED_MODULE_1__/* .service */ .eu).optional(),
    integration_tests: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ path: _schema_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .folder */ .TV, package: _schema_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .packageName */ .oZ }).optional(),
    environments: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(_schema_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .name */ .UU, _schema_services_js__WEBPACK_IMPORTED_MODULE_1__/* .environment */ .cA).optional(),
    alarms: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(_schema_services_js__WEBPACK_IMPORTED_MODULE_1__/* .alarm */ .yz).max(100).optional(),
    slo: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ availability: _schema_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .percent */ .KN.optional(), period: _schema_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0.optional() }).optional(),
    support: _schema_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .word */ .Vm.optional(),
    comment: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_types_js__WEBPACK_IMPORTED_MODULE_4__/* .commentModes */ .sw).optional(),
});
//# sourceMappingURL=schema.js.map

/***/ }),

/***/ 2480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ ruleShape)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 15 modules
var schemas = __webpack_require__(9691);
// EXTERNAL MODULE: ./build/core/config/types.js
var types = __webpack_require__(2568);
// EXTERNAL MODULE: ./build/core/branching/language.js
var language = __webpack_require__(7627);
;// CONCATENATED MODULE: ./build/core/config/pairs.js

/** Words of the rule language that stand for branches of the settings, as `pairs` may use them. */
const variables = [
    '$main',
    '$develop',
    '$release',
    '$topics',
    '$robots',
    '$promote',
    '$production',
    '$above',
];
const globText = /^[^\s\p{C}\\^~:?[\]{}()!$>]{1,200}$/u;
/** What is wrong with an entry of `pairs`, to follow "must"; null where nothing is. */
function pairProblem(text) {
    const [sides = '', ...rest] = text.split(': ');
    const wrong = sides.split(/\s+/).find((word) => word.includes('$') && !variables.includes(word));
    if (wrong !== undefined)
        return `use ${variables.join(', ')}, not ${wrong}`;
    const how = rest.join(': ').replace('$merge', 'merge');
    try {
        const { heads, bases } = (0,language/* parsePair */.Ar)([sides.replaceAll('$', ''), how].join(': '));
        const bad = [...heads, ...bases].find((glob) => !globText.test(glob));
        return bad === undefined ? null : `name branches, or patterns with * and **, not ${bad}`;
    }
    catch (error) {
        if (error instanceof language/* LanguageError */.ru)
            return error.message;
        throw error;
    }
}
//# sourceMappingURL=pairs.js.map
// EXTERNAL MODULE: ./build/core/config/schema/texts.js
var texts = __webpack_require__(2941);
;// CONCATENATED MODULE: ./build/core/config/schema/rules.js




const method = schemas/* enum */.k5n(types/* mergeMethods */.Ly);
const untilFalse = schemas/* union */.KCZ([schemas/* literal */.euz(false), texts/* duration */.p0], 'be a duration such as 24h, or false');
const pair = schemas/* string */.YjP()
    .max(1000)
    .superRefine((text, context) => {
    const message = pairProblem(text);
    if (message !== null)
        context.addIssue({ code: 'custom', message });
})
    .meta({ description: 'HEADS -> BASES: METHODS, CONDITIONS' });
const freeze = schemas/* strictObject */.rej({
    branches: texts/* globs */.gV,
    from: texts/* time */.kB,
    to: texts/* time */.kB,
    reason: texts/* word */.Vm.optional(),
    allow: schemas/* union */.KCZ([texts/* exempt */.Is, schemas/* array */.YOg(texts/* exempt */.Is).max(50)], 'be a label, a login or a team, or a list of them')
        .optional(),
});
const schedule = schemas/* strictObject */.rej({
    every: texts/* duration */.p0.refine((text) => !/^0+(?:ms|s|m|h|d)$|ms$|s$/.test(text), 'be at least 1m'),
    start: texts/* time */.kB,
    version: schemas/* enum */.k5n(['major', 'minor', 'patch']).optional(),
});
/** Keys that a repository, its groups and its organisation may all set. */
const ruleShape = {
    strategy: schemas/* enum */.k5n(types/* strategyNames */.ov).optional(),
    main: texts/* branch */.tk.optional(),
    develop: texts/* branch */.tk.optional(),
    release: texts/* glob */.TI.optional(),
    fixes: schemas/* enum */.k5n(['main-first', 'release-first']).optional(),
    branches: texts/* globs */.gV.optional(),
    pairs: schemas/* array */.YOg(pair).max(50).optional(),
    merge: schemas/* union */.KCZ([method, schemas/* array */.YOg(method).min(1).max(3)], `be one of ${types/* mergeMethods */.Ly.join(', ')}, or a list of them`)
        .optional(),
    stacked: schemas/* boolean */.zMY().optional(),
    max_age: untilFalse.optional(),
    up_to_date: schemas/* boolean */.zMY().optional(),
    linear: schemas/* boolean */.zMY().optional(),
    direct_commits: schemas/* enum */.k5n(['deny', 'discourage', 'allow']).optional(),
    delete_merged: schemas/* boolean */.zMY().optional(),
    approvals: schemas/* number */.aig().int().min(0).max(6).optional(),
    code_owners: schemas/* boolean */.zMY().optional(),
    checks: schemas/* array */.YOg(texts/* word */.Vm).max(50).optional(),
    release_managers: texts/* people */.c0.optional(),
    qa: texts/* people */.c0.optional(),
    maintainers: texts/* people */.c0.optional(),
    bots: texts/* people */.c0.optional(),
    back_merge: untilFalse.optional(),
    promote: schemas/* array */.YOg(texts/* branch */.tk).min(2).max(20).optional(),
    bake: schemas/* record */.g1P(texts/* branch */.tk, texts/* duration */.p0).optional(),
    freeze: schemas/* array */.YOg(freeze).max(100).optional(),
    tags: texts/* globs */.gV.optional(),
    merge_queue: schemas/* boolean */.zMY().optional(),
    schedule: schedule.optional(),
    mechanism: schemas/* enum */.k5n(['rulesets', 'branch-protection']).optional(),
    enforcement: schemas/* enum */.k5n(['enforce', 'advisory']).optional(),
};
const rules = schemas/* strictObject */.rej(ruleShape);
//# sourceMappingURL=rules.js.map

/***/ }),

/***/ 6461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T3: () => (/* binding */ environmentRules),
/* harmony export */   cA: () => (/* binding */ environment),
/* harmony export */   eu: () => (/* binding */ service),
/* harmony export */   yz: () => (/* binding */ alarm)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9691);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7262);
/* harmony import */ var _texts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2941);



const service = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    path: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .folder */ .TV,
    package: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .packageName */ .oZ.optional(),
    wsgi: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
        .max(200)
        .regex(/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*:[A-Za-z_]\w*$/, 'name a WSGI application, such as shop.app:app')
        .optional(),
    needs: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU).max(50).optional(),
    tests: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .folder */ .TV).max(50).optional(),
    health: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .urlPath */ .Lx.optional(),
    probes: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .urlPath */ .Lx).min(1).max(20).optional(),
    api: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ spec: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .folder */ .TV, versioning: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['url', 'header']).optional() }).optional(),
    migration: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['rebuild', 'expand-contract', 'none']).optional(),
});
const deploy = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    pattern: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['canary', 'blue-green', 'rolling']).optional(),
    steps: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().min(1).max(99)).max(20).optional(),
    interval: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0.optional(),
    bake: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0.optional(),
    final_bake: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0.optional(),
    warm_up: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0.optional(),
    safe_delta: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN.optional(),
    on_inconclusive: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['ask', 'promote', 'rollback']).optional(),
});
// GitHub's limits for environments: six reviewers, a wait of whole minutes up to 30 days.
const wait = _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0
    .refine((text) => ((0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(text) ?? 0) % 60_000 === 0, 'be whole minutes')
    .refine((text) => ((0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(text) ?? 0) <= 30 * 86_400_000, 'be at most 30d');
const approval = zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .person */ .MV, zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .person */ .MV).max(6)], 'be a login, team: and a team, or a list of them');
/** What an organisation may say of an environment. */
const environmentRules = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    target: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm.optional(),
    deploys: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .globs */ .gV.optional(),
    approval: approval.optional(),
    wait: wait.optional(),
});
const environment = environmentRules.extend({
    services: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU, zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ deploy: deploy.optional() })).optional(),
});
const alarm = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    source: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm,
    query: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(2000),
    above: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().optional(),
    below: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().optional(),
    for: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0.optional(),
    service: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU.optional(),
    environment: _texts_js__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU.optional(),
    scope: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['version', 'fleet']).optional(),
});
//# sourceMappingURL=services.js.map

/***/ }),

/***/ 2941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ exempt),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   Lx: () => (/* binding */ urlPath),
/* harmony export */   MV: () => (/* binding */ person),
/* harmony export */   TI: () => (/* binding */ glob),
/* harmony export */   TV: () => (/* binding */ folder),
/* harmony export */   UU: () => (/* binding */ name),
/* harmony export */   Vm: () => (/* binding */ word),
/* harmony export */   c0: () => (/* binding */ people),
/* harmony export */   gV: () => (/* binding */ globs),
/* harmony export */   kB: () => (/* binding */ time),
/* harmony export */   oZ: () => (/* binding */ packageName),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   tk: () => (/* binding */ branch)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9691);
/* harmony import */ var _api_common_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2296);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7262);



const names = /^[a-z](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));
const free = (text) => !inherited.has(text);
const reserved = 'be another name: this one is reserved';
/** A service's or an environment's name; it becomes part of ids, addresses and variables. */
const name = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(names, 'be a name of up to 64 lower-case letters, digits and hyphens that starts with a letter')
    .refine(free, reserved);
const word = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(/^[^\s\p{C}](?:[^\p{C}]{0,198}[^\s\p{C}])?$/u, 'be a text of up to 200 characters');
const folder = _api_common_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryPath */ .SH.meta({ description: 'A path relative to the root of the repository.' });
const packageName = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .max(100)
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/, 'be the name of a Python distribution');
const urlPath = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .max(500)
    .regex(/^\/(?!\/)[\w\-.~%!$&'()*+,;=:@/?]*$/, 'be a path that starts with one slash, such as /healthz');
const duration = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(_units_js__WEBPACK_IMPORTED_MODULE_1__/* .durationPattern */ .Zq, 'be a duration such as 30s, 10m or 24h')
    .refine((text) => ((0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E9)(text) ?? 0) <= 365 * 86_400_000, 'be at most 365d');
const percent = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(_units_js__WEBPACK_IMPORTED_MODULE_1__/* .percentPattern */ .UJ, 'be a percentage such as 1% or 99.9%')
    .refine((text) => (0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePercent */ .lo)(text) !== null, 'be at most 100%');
const time = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .refine((text) => (0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTime */ .pe)(text) !== null, 'be a date such as 2026-12-20, or a time with its zone such as 2026-12-20T18:00Z');
// Git's own rules for names (git-check-ref-format), less what the rule language needs for itself (`$`, `>`).
const gitName = /^(?![/.-])(?!.*(?:\/\/|\.\.|\/\.|\.lock$|[/.]$)).+$/;
/** A branch by its name. */
const branch = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(/^[^\s\p{C}\\^~:?*[\]{}()!$>]{1,200}$/u, 'be the name of a branch')
    .regex(gitName, 'be a name that Git allows for a branch')
    .refine(free, reserved);
/** Names of branches or tags: `*` does not cross a slash, `**` does. */
const glob = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(/^[^\s\p{C}\\^~:?[\]{}()!$>]{1,200}$/u, 'be a branch, or a pattern with * and **')
    .regex(gitName, 'be a name that Git allows for a branch');
const globs = zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([glob, zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(glob).max(50)], 'be a branch pattern, or a list of them');
const personPattern = /^(?:team:[A-Za-z0-9][\w.-]{0,99}|[A-Za-z0-9](?:[\w-]{0,98}[A-Za-z0-9])?(?:\[bot\])?)$/;
const person = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(personPattern, 'be a login, or team: and the name of a team');
const people = zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(person).max(50);
/** Whom a freeze lets through. */
const exempt = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .refine((text) => personPattern.test(text) || /^label:[^\s\p{C}](?:[^\p{C}]{0,48}[^\s\p{C}])?$/u.test(text), 'be a login, team: and the name of a team, or label: and the name of a label');
//# sourceMappingURL=texts.js.map

/***/ }),

/***/ 9172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ environmentFileKeys),
/* harmony export */   Nh: () => (/* binding */ fileKeys),
/* harmony export */   aZ: () => (/* binding */ environmentKeys),
/* harmony export */   dv: () => (/* binding */ ruleKeys),
/* harmony export */   f5: () => (/* binding */ settingsOf),
/* harmony export */   yT: () => (/* binding */ environmentSettingsOf)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7262);

/** The key of the file that sets each setting. */
const fileKeys = {
    strategy: 'strategy',
    main: 'main',
    develop: 'develop',
    release: 'release',
    fixes: 'fixes',
    branches: 'branches',
    pairs: 'pairs',
    merge: 'merge',
    stacked: 'stacked',
    maxAgeMs: 'max_age',
    upToDate: 'up_to_date',
    linear: 'linear',
    directCommits: 'direct_commits',
    deleteMerged: 'delete_merged',
    approvals: 'approvals',
    codeOwners: 'code_owners',
    checks: 'checks',
    releaseManagers: 'release_managers',
    qa: 'qa',
    maintainers: 'maintainers',
    bots: 'bots',
    backMergeMs: 'back_merge',
    promote: 'promote',
    bakeMs: 'bake',
    freezes: 'freeze',
    tags: 'tags',
    mergeQueue: 'merge_queue',
    schedule: 'schedule',
    mechanism: 'mechanism',
    enforcement: 'enforcement',
};
const ruleKeys = Object.keys(fileKeys);
const environmentFileKeys = {
    target: 'target',
    deploys: 'deploys',
    approval: 'approval',
    waitMs: 'wait',
};
const environmentKeys = Object.keys(environmentFileKeys);
const converters = {
    strategy: (file) => file.strategy,
    main: (file) => file.main,
    develop: (file) => file.develop,
    release: (file) => file.release,
    fixes: (file) => file.fixes,
    branches: (file) => listOf(file.branches),
    pairs: (file) => file.pairs,
    merge: (file) => methodsOf(file.merge),
    stacked: (file) => file.stacked,
    maxAgeMs: (file) => msOf(file.max_age),
    upToDate: (file) => file.up_to_date,
    linear: (file) => file.linear,
    directCommits: (file) => file.direct_commits,
    deleteMerged: (file) => file.delete_merged,
    approvals: (file) => file.approvals,
    codeOwners: (file) => file.code_owners,
    checks: (file) => file.checks,
    releaseManagers: (file) => file.release_managers,
    qa: (file) => file.qa,
    maintainers: (file) => file.maintainers,
    bots: (file) => file.bots,
    backMergeMs: (file) => msOf(file.back_merge),
    promote: (file) => file.promote,
    bakeMs: ({ bake }) => bake &&
        Object.fromEntries(Object.entries(bake).map(([branch, text]) => [branch, (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(text) ?? 0])),
    freezes: (file) => file.freeze?.map(freezeOf),
    tags: (file) => listOf(file.tags),
    mergeQueue: (file) => file.merge_queue,
    schedule: (file) => file.schedule && scheduleOf(file.schedule),
    mechanism: (file) => file.mechanism,
    enforcement: (file) => file.enforcement,
};
/** The settings that a file (one that has passed the schema) or a preset sets, and no others. */
function settingsOf(file) {
    const entries = ruleKeys.map((key) => [key, converters[key](file)]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
/** The same for one environment. */
function environmentSettingsOf(file) {
    const { target, deploys, approval, wait } = file;
    return {
        ...(target !== undefined && { target }),
        ...(deploys !== undefined && { deploys: listOf(deploys) }),
        ...(approval !== undefined && { approval: listOf(approval) }),
        ...(wait !== undefined && { waitMs: (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(wait) ?? 0 }),
    };
}
function listOf(value) {
    return typeof value === 'string' ? [value] : value;
}
function methodsOf(value) {
    const [first, ...others] = typeof value === 'string' ? [value] : (value ?? []);
    return first === undefined ? undefined : [first, ...others];
}
function msOf(value) {
    return typeof value === 'string' ? (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(value) : value === false ? null : undefined;
}
function freezeOf(freeze) {
    return {
        branches: listOf(freeze.branches),
        from: (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTime */ .pe)(freeze.from) ?? 0,
        to: (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTime */ .pe)(freeze.to) ?? 0,
        reason: freeze.reason ?? 'no reason given',
        allow: listOf(freeze.allow ?? []),
    };
}
function scheduleOf(schedule) {
    const { every, start, version = 'minor' } = schedule;
    return { everyMs: (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(every) ?? 0, start: (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTime */ .pe)(start) ?? 0, version };
}
//# sourceMappingURL=settings.js.map

/***/ }),

/***/ 4578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ coversGlob),
/* harmony export */   Y: () => (/* binding */ coversGlobs)
/* harmony export */ });
/* harmony import */ var _branching_glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8187);

/**
 * Whether every name that the inner glob matches is provably matched by the outer one. The stars of the inner glob are
 * read as characters that only a star can match, and its `**` as a part that only `**` can; what holds for them holds
 * for all that they stand for. False where it is not so, and also where it cannot be shown in this way.
 */
function coversGlob(outer, inner) {
    const parts = inner.split('/');
    const patterns = outer.split('/');
    // reach[i]: the patterns so far cover the first i parts.
    let reach = [true, ...parts.map(() => false)];
    for (const [index, pattern] of patterns.entries()) {
        const isLast = index === patterns.length - 1;
        reach = pattern === '**' ? anyParts(reach, isLast ? 1 : 0) : onePart(reach, parts, pattern);
    }
    return reach[parts.length] ?? false;
}
/** Whether every name that one of the inner globs matches is provably matched by one of the outer. */
function coversGlobs(outer, inner) {
    return inner.every((each) => outer.some((other) => coversGlob(other, each)));
}
function anyParts(reach, atLeast) {
    const first = reach.indexOf(true);
    return reach.map((_, index) => first !== -1 && index >= first + atLeast);
}
function onePart(reach, parts, pattern) {
    return reach.map((_, index) => {
        const part = parts[index - 1];
        if (part === undefined || reach[index - 1] !== true)
            return false;
        return part !== '**' && (0,_branching_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesGlob */ .k)(part, pattern);
    });
}
//# sourceMappingURL=globs.js.map

/***/ }),

/***/ 2568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ly: () => (/* binding */ mergeMethods),
/* harmony export */   ov: () => (/* binding */ strategyNames),
/* harmony export */   sw: () => (/* binding */ commentModes)
/* harmony export */ });
const strategyNames = ['trunk', 'feature', 'fork', 'release', 'gitflow', 'environment'];
const mergeMethods = ['merge', 'squash', 'rebase'];
/** Whether the App keeps a comment on pull requests: always, from the first failure on, or never. */
const commentModes = ['on', 'failures', 'off'];
//# sourceMappingURL=types.js.map

/***/ }),

/***/ 7262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   UJ: () => (/* binding */ percentPattern),
/* harmony export */   Zq: () => (/* binding */ durationPattern),
/* harmony export */   lo: () => (/* binding */ parsePercent),
/* harmony export */   pe: () => (/* binding */ parseTime)
/* harmony export */ });
/** `30s`, `10m`, `24h`, `30d`, `500ms`. */
const durationPattern = /^(\d{1,6})(ms|s|m|h|d)$/;
/** `1%`, `99.9%`. */
const percentPattern = /^(\d{1,3}(?:\.\d{1,6})?)%$/;
const timePattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2}))?$/;
const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** Milliseconds of a duration such as `10m`, or null where the text is none. */
function parseDuration(text) {
    const match = durationPattern.exec(text);
    const unit = unitMs[match?.[2] ?? ''];
    return match === null || unit === undefined ? null : Number(match[1]) * unit;
}
/** The shortest duration that says this many milliseconds: 86,400,000 is `1d`. */
function durationText(ms) {
    const unit = ['d', 'h', 'm', 's'].find((each) => ms % (unitMs[each] ?? 1) === 0 && ms > 0) ?? 'ms';
    return `${ms / (unitMs[unit] ?? 1)}${unit}`;
}
/** The ratio of a percentage: `1%` is 0.01. Null where the text is none, or is above 100 %. */
function parsePercent(text) {
    const match = percentPattern.exec(text);
    if (match === null)
        return null;
    // Shifting the decimal point in the text keeps 0.7% at 0.007, where a division would give 0.006999….
    const ratio = Number(`${match[1]}e-2`);
    return ratio <= 1 ? ratio : null;
}
/**
 * Milliseconds since the epoch of an ISO 8601 date (its first moment in UTC) or date-time with zone; null where the
 * text is none, or names a day or hour that does not exist.
 */
function parseTime(text) {
    const match = timePattern.exec(text);
    if (match === null)
        return null;
    const [, day = '', clock = '00:00', seconds = '00', zone = 'Z'] = match;
    const asUtc = Date.parse(`${day}T${clock}:${seconds}Z`);
    if (Number.isNaN(asUtc))
        return null;
    // The 30th of February would become the 2nd of March.
    if (!new Date(asUtc).toISOString().startsWith(`${day}T${clock}:${seconds}`))
        return null;
    const time = Date.parse(`${day}T${clock}:${seconds}${zone}`);
    return Number.isNaN(time) ? null : time;
}
//# sourceMappingURL=units.js.map

/***/ }),

/***/ 3266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _locate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8907);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7818);



/** Largest file that is read, in characters. */
const maxLength = 100_000;
/**
 * Reads one configuration file as plain data, with the places of its keys. Never throws, whatever the text: what is too
 * long, too deep, ambiguous or not YAML is a problem. Aliases are refused, since a few lines of them expand to
 * gigabytes. `file` is the path that the problems name; an empty file is an empty set of keys.
 */
function readYaml(text, file) {
    if (text.length > maxLength) {
        return refused(file, `The file is longer than ${maxLength} characters`, 'Shorten it.');
    }
    try {
        return parse(text, file);
    }
    catch {
        // The parser recurses: a file of brackets only exhausts its stack.
        return refused(file, 'The file cannot be read as YAML', 'Nest less deeply.');
    }
}
function parse(text, file) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
        lineCounter: lines,
        prettyErrors: false,
        schema: 'core',
        strict: true,
        // The parser compares every key with every other; duplicateProblems needs one look at each.
        uniqueKeys: false,
        logLevel: 'silent',
    });
    const locator = (0,_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .createLocator */ .T)(file, document, lines);
    const [first, ...others] = [
        ...yamlProblems(document, locator),
        ...aliasProblems(document, locator),
        ...duplicateProblems(document, locator),
    ];
    if (first !== undefined)
        return { data: null, locator: null, problems: [first, ...others] };
    return { data: document.toJS({ maxAliasCount: 0 }) ?? {}, locator, problems: [] };
}
function yamlProblems(document, locator) {
    return [...document.errors, ...document.warnings].slice(0, _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .maxProblems */ .d4).map((error) => ({
        level: 'error',
        place: locator.at(error.pos[0]),
        sentence: `The file is not valid YAML: ${firstLine(error.message)}`,
        remedy: 'Correct the line, or its indentation.',
    }));
}
function aliasProblems(document, locator) {
    const problems = [];
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Node: (_, node) => {
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
                return undefined;
            problems.push({
                level: 'error',
                place: locator.at(node.range?.[0] ?? 0),
                sentence: 'Aliases (*name) are not allowed',
                remedy: 'Write the value out.',
            });
            return problems.length >= _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .maxProblems */ .d4 ? yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK : undefined;
        },
    });
    return problems;
}
function duplicateProblems(document, locator) {
    const problems = [];
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Map: (_, map) => {
            problems.push(...duplicatesIn(map, locator));
            return problems.length >= _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .maxProblems */ .d4 ? yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK : undefined;
        },
    });
    return problems;
}
/** Keys are compared as the data has them: `1` and `"1"` are the same key of an object. */
function duplicatesIn(map, locator) {
    const first = new Map();
    const problems = [];
    for (const { key } of map.items) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key))
            continue;
        const name = String(key.value);
        const offset = key.range?.[0] ?? 0;
        const before = first.get(name);
        if (before === undefined) {
            first.set(name, offset);
        }
        else if (problems.length < _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .maxProblems */ .d4) {
            problems.push({
                level: 'error',
                place: locator.at(offset),
                sentence: `The key ${JSON.stringify(name.slice(0, 80))} stands twice, first on line ${locator.at(before).line}`,
                remedy: 'Keep one of the two keys.',
            });
        }
    }
    return problems;
}
function refused(file, sentence, remedy) {
    const place = { file, line: 1, column: 1 };
    return { data: null, locator: null, problems: [{ level: 'error', place, sentence, remedy }] };
}
function firstLine(text) {
    return text.split('\n', 1)[0]?.slice(0, 200) ?? '';
}
//# sourceMappingURL=yaml.js.map

/***/ }),

/***/ 6459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  di: () => (/* reexport */ adopt),
  sW: () => (/* reexport */ afterPlan),
  f7: () => (/* reexport */ compileProtection),
  df: () => (/* reexport */ describePlan),
  KZ: () => (/* reexport */ importConfig),
  nj: () => (/* reexport */ plan_planProtection),
  X4: () => (/* reexport */ settledLedger)
});

// UNUSED EXPORTS: contentHash, nextLedger, planDelta

;// CONCATENATED MODULE: ./build/core/protection/diff.js
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isList(value) {
    return Array.isArray(value);
}
function listAt(value, key) {
    const list = value[key];
    return isList(list) ? list : [];
}
function objectAt(value, key) {
    const object = value[key];
    return isObject(object) ? object : {};
}
/** The text at a key; empty where there is none. */
function textAt(value, key) {
    const text = value[key];
    return typeof text === 'string' ? text : '';
}
/** JSON with sorted keys: equal values have equal texts. */
function stableJson(value) {
    if (isList(value))
        return `[${value.map(stableJson).join(',')}]`;
    if (!isObject(value))
        return JSON.stringify(value);
    const entries = Object.keys(value)
        .sort()
        .map((key) => `${JSON.stringify(key)}:${stableJson(value[key] ?? null)}`);
    return `{${entries.join(',')}}`;
}
function sameJson(a, b) {
    return stableJson(a) === stableJson(b);
}
/** A list as a set: in one order, each member once. */
function sortedSet(list) {
    const members = new Map(list.map((member) => [stableJson(member), member]));
    return [...members.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, member]) => member);
}
/**
 * Fields of `desired` that `observed` does not have so, sorted by path. What only the observed one has is a
 * difference only below the paths in `exact`.
 */
function diffFields(desired, observed, exact, path = '') {
    const extra = exact.has(path) ? Object.keys(observed).filter((key) => !Object.hasOwn(desired, key)) : [];
    return [...Object.keys(desired), ...extra].sort().flatMap((key) => {
        const at = path === '' ? key : `${path}.${key}`;
        const want = ownValue(desired, key);
        const have = ownValue(observed, key);
        if (isObject(want) && isObject(have))
            return diffFields(want, have, exact, at);
        // What is missing altogether is said field by field.
        if (isObject(want) && have === null && Object.keys(want).length > 0) {
            return diffFields(want, {}, exact, at);
        }
        return sameJson(want, have) ? [] : [{ path: at, from: have, to: want }];
    });
}
function ownValue(value, key) {
    return Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}
/** The object with only some of its keys. */
function only(value, keys) {
    return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}
//# sourceMappingURL=diff.js.map
;// CONCATENATED MODULE: ./build/core/protection/checks.js
/** The check that the App answers every pull request with. */
const policyCheck = 'fairlead/policy';
/** Checks of this family come from the App alone, whatever was seen to report them. */
const ownChecks = 'fairlead/';
/** Required checks with the App that must report them; null: whoever does. Ours are pinned to the App. */
function requiredChecks({ config, appId, checksObserved, }) {
    const others = [...new Set(config.checks)].filter((context) => context !== policyCheck);
    return [
        { context: policyCheck, app: appId },
        ...others.map((context) => {
            const observed = Object.hasOwn(checksObserved, context) ? (checksObserved[context] ?? null) : null;
            return { context, app: context.startsWith(ownChecks) && appId !== null ? appId : observed };
        }),
    ];
}
//# sourceMappingURL=checks.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/branch-protection/compare.js


/** People who pass a rule, as GitHub lists them. */
const people = ['apps', 'teams', 'users'];
/** Keys of the request that we do not ask for; a PUT without them would reset them. */
const kept = ['required_conversation_resolution', 'allow_fork_syncing', 'block_creations'];
const exact = new Set(['required_status_checks.checks']);
/** A protection with every default said: GitHub leaves out what is off. */
function protectionView(spec) {
    const flags = Object.fromEntries([
        'enforce_admins',
        'required_linear_history',
        'allow_force_pushes',
        'allow_deletions',
        'lock_branch',
        ...kept,
    ].map((key) => [key, spec[key] === true]));
    return {
        ...flags,
        required_status_checks: checksView(spec['required_status_checks'] ?? null),
        required_pull_request_reviews: reviewsView(spec['required_pull_request_reviews'] ?? null),
        restrictions: isObject(spec['restrictions']) ? peopleView(spec['restrictions']) : null,
    };
}
function checksView(value) {
    if (!isObject(value))
        return null;
    // `contexts` is the older name of the same list; GitHub answers with both.
    const named = isList(value['checks']) ? value['checks'] : [];
    const checks = named.length > 0 ? named : listAt(value, 'contexts').map((context) => ({ context }));
    return {
        strict: value['strict'] === true,
        checks: Object.fromEntries(checks.filter(isObject).map((check) => [textAt(check, 'context'), sourceOf(check)])),
    };
}
function sourceOf(check) {
    const id = check['app_id'];
    return typeof id === 'number' && id > 0 ? id : 'any';
}
function reviewsView(value) {
    if (!isObject(value))
        return null;
    return {
        dismiss_stale_reviews: value['dismiss_stale_reviews'] === true,
        require_code_owner_reviews: value['require_code_owner_reviews'] === true,
        required_approving_review_count: value['required_approving_review_count'] ?? 0,
        require_last_push_approval: value['require_last_push_approval'] === true,
        // Whoever may pass the reviews makes the protection weaker.
        bypass_pull_request_allowances: peopleView(objectAt(value, 'bypass_pull_request_allowances')),
    };
}
function peopleView(value) {
    return Object.fromEntries(people.map((key) => [key, sortedSet(listAt(value, key))]));
}
function compareProtections(desired, observed) {
    const have = protectionView(observed);
    const want = keepSources(only(protectionView(desired), Object.keys(desired)), have);
    return diffFields(want, have, exact);
}
/** A check whose source we do not name keeps the one that it has. */
function keepSources(want, have) {
    const status = want['required_status_checks'];
    if (!isObject(status))
        return want;
    const known = objectAt(objectAt(have, 'required_status_checks'), 'checks');
    const checks = Object.fromEntries(Object.entries(objectAt(status, 'checks')).map(([context, source]) => [
        context,
        source === 'any' && Object.hasOwn(known, context) ? (known[context] ?? 'any') : source,
    ]));
    return { ...want, required_status_checks: { ...status, checks } };
}
/** A PUT replaces the protection: what we do not ask for is sent as it was. */
function protectionBody(_name, desired, observed) {
    if (observed === null)
        return desired;
    const view = protectionView(observed);
    const body = { ...only(view, kept), ...desired };
    const checks = body['required_status_checks'];
    const reviews = body['required_pull_request_reviews'];
    return {
        ...body,
        ...(isObject(checks) ? { required_status_checks: withSources(checks, view) } : {}),
        ...(isObject(reviews) ? { required_pull_request_reviews: withoutPassing(reviews, view) } : {}),
    };
}
function withSources(checks, view) {
    const known = objectAt(objectAt(view, 'required_status_checks'), 'checks');
    return {
        ...checks,
        checks: listAt(checks, 'checks')
            .filter(isObject)
            .map((check) => {
            const context = textAt(check, 'context');
            const source = Object.hasOwn(known, context) ? known[context] : undefined;
            return sourceOf(check) === 'any' && typeof source === 'number' ? { ...check, app_id: source } : check;
        }),
    };
}
/** Leaving the list out keeps it, so an empty one is sent where there is somebody on it. */
function withoutPassing(reviews, view) {
    const passing = objectAt(objectAt(view, 'required_pull_request_reviews'), 'bypass_pull_request_allowances');
    const somebody = people.some((key) => listAt(passing, key).length > 0);
    if (!somebody)
        return reviews;
    return { ...reviews, bypass_pull_request_allowances: { users: [], teams: [], apps: [] } };
}
/** The mark of a protection that Fairlead wrote, or that somebody made for it. */
function requiresPolicy(observed) {
    const status = objectAt(protectionView(observed), 'required_status_checks');
    return Object.hasOwn(objectAt(status, 'checks'), policyCheck);
}
//# sourceMappingURL=compare.js.map
// EXTERNAL MODULE: ./build/core/branching/index.js + 2 modules
var branching = __webpack_require__(7991);
// EXTERNAL MODULE: ./build/core/config/types.js
var types = __webpack_require__(2568);
;// CONCATENATED MODULE: ./build/core/protection/globs.js
/**
 * Our globs in the form that GitHub matches refs with: Ruby's `File.fnmatch` with FNM_PATHNAME. There `*` stays in one
 * segment as ours does, and `**` crosses slashes only where a slash follows it: at the end it is a plain `*`. So a glob
 * that ends in `**` gets another segment, which may stand for any number of them.
 */
function toFnmatch(glob) {
    return glob === '**' || glob.endsWith('/**') ? `${glob}/*` : glob;
}
/** The other way round; null for what our globs cannot say: `?`, classes, escapes, `~ALL`. */
function fromFnmatch(pattern) {
    if (/[\\^~:?[\]{}()!\s]/.test(pattern) || pattern === '')
        return null;
    return pattern === '**/*' || pattern.endsWith('/**/*') ? pattern.slice(0, -2) : pattern;
}
const heads = 'refs/heads/';
const tags = 'refs/tags/';
function branchRef(glob) {
    return heads + toFnmatch(glob);
}
function tagRef(glob) {
    return tags + toFnmatch(glob);
}
/** The glob of a branch ref, or null where it is none of ours. */
function branchGlob(ref) {
    return ref.startsWith(heads) ? fromFnmatch(ref.slice(heads.length)) : null;
}
function tagGlob(ref) {
    return ref.startsWith(tags) ? fromFnmatch(ref.slice(tags.length)) : null;
}
function isWildcard(glob) {
    return glob.includes('*');
}
//# sourceMappingURL=globs.js.map
;// CONCATENATED MODULE: ./build/core/protection/bases.js



/** The rules of every branch that stays, in the strategy's order; the group of the main line comes first. */
function baseRules(strategy, config) {
    const groups = new Map();
    for (const glob of [...strategy.longLived].sort((a, b) => first(strategy, b) - first(strategy, a))) {
        const rules = rulesFor(strategy, config, glob);
        const key = JSON.stringify(rules);
        const before = groups.get(key)?.globs ?? [];
        groups.set(key, { ...rules, globs: [...before, glob] });
    }
    return [...groups.values()];
}
function first(strategy, glob) {
    return glob === strategy.main ? 1 : 0;
}
function rulesFor(strategy, config, glob) {
    const pairs = strategy.pairs.filter(({ bases }) => bases.some((base) => overlaps(strategy, base, glob)));
    const used = new Set(pairs.length === 0 ? config.merge : pairs.flatMap(({ merge }) => merge));
    const methods = types/* mergeMethods */.Ly.filter((method) => used.has(method));
    // A branch that stays cannot be brought up to date with the one that it goes into.
    const fromLongLived = pairs.some(({ heads }) => heads.some((head) => staysAsHead(strategy, head)));
    const queued = config.mergeQueue && !isWildcard(glob);
    const usual = config.merge.find((method) => used.has(method)) ?? methods[0];
    return {
        methods,
        linear: config.linear && !used.has('merge'),
        // A queue tests each merge with the newest base by itself.
        strict: config.upToDate && !fromLongLived && !queued,
        queue: queued ? (usual ?? null) : null,
        creation: !strategy.cuts.some(({ branches }) => branches.includes(glob)),
    };
}
/** A glob of topic names never means a branch that stays, though it may match one (core/branching/judge.ts). */
function overlaps(strategy, base, glob) {
    if (base === glob)
        return true;
    return !strategy.topics.includes(base) && ((0,branching/* matchesBranch */._r)(base, glob) || (0,branching/* matchesBranch */._r)(glob, base));
}
function staysAsHead(strategy, head) {
    if (strategy.longLived.includes(head))
        return true;
    return !strategy.topics.includes(head) && (0,branching/* isLongLived */.ni)(strategy, head);
}
/** Whether any branch that stays is ever the head of a pull request. */
function longLivedHeads(strategy) {
    return strategy.pairs.some(({ heads }) => heads.some((head) => staysAsHead(strategy, head)));
}
/** Every method that any pair asks for. */
function allMethods(strategy, config) {
    const used = new Set(strategy.pairs.flatMap(({ merge }) => merge));
    return types/* mergeMethods */.Ly.filter((method) => used.size === 0 ? config.merge.includes(method) : used.has(method));
}
//# sourceMappingURL=bases.js.map
;// CONCATENATED MODULE: ./build/core/protection/input.js
/** Globs of the branches that are frozen now. */
function frozenBranches({ config, freezes, now }) {
    const planned = config.freezes.filter(({ from, to }) => from <= now && now < to);
    const asked = freezes.filter(({ since, until }) => since <= now && (until === null || now < until));
    return [...new Set([...planned, ...asked].flatMap(({ branches }) => branches))];
}
//# sourceMappingURL=input.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/branch-protection/compile.js




/** GitHub's older mechanism: one protection for each branch that stays and exists. */
function compileProtections(input) {
    const { config, strategy } = input;
    if (config.mechanism !== 'branch-protection')
        return { resources: [], notes: [] };
    const groups = baseRules(strategy, config);
    const frozen = frozenBranches(input);
    const names = [...new Set(input.branches)].filter((name) => (0,branching/* isLongLived */.ni)(strategy, name));
    const resources = names.flatMap((name) => {
        const group = groupOf(groups, name);
        if (group === undefined)
            return [];
        const spec = protection(group, (0,branching/* matchesAny */._I)(name, frozen), input);
        return [{ kind: 'branch-protection', name, spec, asked: 'strategy' }];
    });
    return { resources, notes: [limits] };
}
const limits = 'Branch protection knows no merge methods by branch, no names of branches and no tags; the check ' +
    'fairlead/policy judges what it can of them. A frozen branch is locked for the App too.';
/** A branch's own name comes before a pattern that matches it. */
function groupOf(groups, name) {
    return (groups.find(({ globs }) => globs.includes(name)) ??
        groups.find(({ globs }) => globs.some((glob) => (0,branching/* matchesBranch */._r)(name, glob))));
}
/** Body of `PUT /repos/{owner}/{repo}/branches/{branch}/protection`. */
function protection({ strict, linear }, locked, input) {
    const deny = input.config.directCommits === 'deny';
    const checks = requiredChecks(input).map(({ context, app }) => app === null ? { context } : { context, app_id: app });
    return {
        required_status_checks: deny ? { strict, contexts: [], checks } : null,
        enforce_admins: true,
        required_pull_request_reviews: deny
            ? {
                dismiss_stale_reviews: true,
                require_code_owner_reviews: input.config.codeOwners,
                required_approving_review_count: input.config.approvals,
                require_last_push_approval: false,
            }
            : null,
        restrictions: null,
        required_linear_history: linear,
        allow_force_pushes: false,
        allow_deletions: false,
        lock_branch: locked,
    };
}
//# sourceMappingURL=compile.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/branch-protection/index.js


const branchProtections = {
    claims: (_name, observed) => requiresPolicy(observed),
    removable: true,
    compile: compileProtections,
    view: protectionView,
    compare: compareProtections,
    body: protectionBody,
    reset: () => null,
};
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/environment/compare.js

/** What a PUT resets where it is left out. */
const ofRequest = ['wait_timer', 'prevent_self_review', 'reviewers', 'deployment_branch_policy'];
/** Read by requests of their own: where they are missing, nobody looked. */
const readApart = ['deployment_branch_policy', 'branch_policies', 'app_rule'];
const none = new Set();
function environmentView(spec) {
    const policies = spec['branch_policies'];
    return {
        wait_timer: spec['wait_timer'] ?? 0,
        prevent_self_review: spec['prevent_self_review'] === true,
        reviewers: isList(spec['reviewers']) ? sortedSet(spec['reviewers'].map(reviewerView)) : [],
        ...only(spec, ['deployment_branch_policy', 'app_rule']),
        ...(isList(policies) ? { branch_policies: sortedSet(policies.map(policyView)) } : {}),
    };
}
function reviewerView(reviewer) {
    return isObject(reviewer) ? { type: reviewer['type'] ?? null, id: reviewer['id'] ?? null } : reviewer;
}
function policyView(policy) {
    if (!isObject(policy))
        return { name: policy, type: 'branch' };
    return { name: policy['name'] ?? null, type: policy['type'] ?? 'branch' };
}
/** Only what we ask for. */
function compareEnvironments(desired, observed) {
    const have = environmentView(observed);
    const unread = new Set(readApart.filter((key) => have[key] === undefined));
    const keys = Object.keys(desired).filter((key) => !unread.has(key));
    return diffFields(only(environmentView(desired), keys), have, none);
}
function environmentBody(_name, desired, observed) {
    return observed === null ? desired : { ...only(environmentView(observed), ofRequest), ...desired };
}
/** What takes back a key that we set in an environment of ours. */
function environmentReset(key) {
    if (key === 'wait_timer')
        return { wait_timer: 0 };
    if (key === 'reviewers')
        return { reviewers: [] };
    if (key === 'prevent_self_review')
        return { prevent_self_review: false };
    return null;
}
//# sourceMappingURL=compare.js.map
// EXTERNAL MODULE: ./build/core/reporting/text.js
var reporting_text = __webpack_require__(4432);
;// CONCATENATED MODULE: ./build/core/protection/people.js

const listOf = {
    release_managers: 'releaseManagers',
    qa: 'qa',
    maintainers: 'maintainers',
    bots: 'bots',
};
/** Who of these groups may act, as the configuration names them. Release managers act for QA and maintainers too. */
function peopleOf(config, groups) {
    const asked = groups.some((group) => group !== 'bots') ? [...groups, 'release_managers'] : groups;
    return [...new Set(asked.flatMap((group) => config[listOf[group]]))];
}
/** Their ids, each once; who is not known is left out, which only makes a rule tighter. */
function findPeople(names, people) {
    const found = new Map();
    for (const name of names) {
        const person = findPerson(name, people);
        if (person !== null)
            found.set(`${person.type} ${person.id}`, person);
    }
    return [...found.values()];
}
function findPerson(name, people) {
    const lower = name.toLowerCase();
    if (lower.startsWith('team:')) {
        const team = own(people.teams, lower.slice('team:'.length));
        return team === null ? null : { type: 'Team', id: team };
    }
    const user = own(people.users, lower);
    if (user !== null)
        return { type: 'User', id: user };
    const app = own(people.apps ?? {}, lower.replace(/\[bot\]$/, ''));
    return app === null ? null : { type: 'Integration', id: app };
}
/** A sentence for each name that GitHub does not know. Markdown, escaped. */
function unknownPeopleSentences({ config, people }) {
    const lists = [
        ['release_managers', config.releaseManagers],
        ['qa', config.qa],
        ['maintainers', config.maintainers],
        ...Object.values(config.environments).map(({ name, approval }) => [`environments.${name}.approval`, approval]),
    ];
    return lists.flatMap(([key, names]) => names
        .filter((name) => findPerson(name, people) === null)
        .map((name) => `${(0,reporting_text/* escapeMarkdown */.FV)(name)} in ${(0,reporting_text/* escapeMarkdown */.FV)(key)} is not known to GitHub.`));
}
function own(record, key) {
    return Object.hasOwn(record, key) ? (record[key] ?? null) : null;
}
//# sourceMappingURL=people.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/environment/compile.js



/** GitHub's limits: people on the list of an environment, and minutes of waiting. */
const maxReviewers = 6;
const maxWaitMinutes = 43_200;
/** Environments of the configuration: who approves, how long a deployment waits, and which branches may deploy. */
function compileEnvironments(input) {
    const environments = Object.values(input.config.environments);
    return {
        resources: environments.map((environment) => {
            const spec = environmentSpec(environment, input);
            // Somebody must approve, and GitHub knows none of them: whoever approves now stays.
            const unknown = environment.approval.length > 0 && spec['reviewers'] === undefined;
            return {
                kind: 'environment',
                name: environment.name,
                spec,
                asked: `environments.${environment.name}`,
                ...(unknown ? { keeps: ['reviewers', 'prevent_self_review'] } : {}),
            };
        }),
        notes: environments
            .filter(({ approval }) => approval.length > maxReviewers)
            .map(({ name }) => `GitHub takes ${maxReviewers} people for ${(0,reporting_text/* escapeMarkdown */.FV)(name)}: the first ones approve; a team holds more.`),
    };
}
/** Body of `PUT …/environments/{name}`, and with it the branch policies and the App's rule, which are their own requests. */
function environmentSpec(environment, input) {
    const { approval, waitMs, deploys } = environment;
    const people = findPeople(approval, input.people).filter(({ type }) => type !== 'Integration');
    const reviewers = people.slice(0, maxReviewers).map(({ type, id }) => ({ type, id }));
    const branches = deploys.length > 0 ? deploys : [input.defaultBranch];
    const wait = Math.min(Math.ceil(waitMs / 60_000), maxWaitMinutes);
    return {
        ...(wait > 0 ? { wait_timer: wait } : {}),
        ...(reviewers.length > 0 ? { reviewers, prevent_self_review: true } : {}),
        deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
        branch_policies: [...new Set(branches)].map((glob) => ({ name: toFnmatch(glob), type: 'branch' })),
        ...(input.appId === null ? {} : { app_rule: true }),
    };
}
//# sourceMappingURL=compile.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/environment/index.js


const environments = {
    claims: () => true,
    removable: true,
    compile: compileEnvironments,
    view: environmentView,
    compare: compareEnvironments,
    body: environmentBody,
    reset: environmentReset,
};
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/repository-settings/compare.js

const compare_none = new Set();
/** Only what we ask for; a setting that was not read is no difference. */
function compareSettings(desired, observed) {
    return diffFields(only(desired, Object.keys(observed)), observed, compare_none);
}
/** A PATCH leaves alone what it does not name. */
function settingsBody(_name, desired) {
    return desired;
}
//# sourceMappingURL=compare.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/repository-settings/compile.js

const settingsName = 'settings';
/** Merge methods of the repository as a whole, and what happens to a head after its merge. */
function compileSettings({ config, strategy }) {
    const methods = allMethods(strategy, config);
    // GitHub would delete a release branch as soon as it is merged into main, before develop has it too.
    const deletes = config.deleteMerged && !longLivedHeads(strategy);
    const spec = {
        allow_merge_commit: methods.includes('merge'),
        allow_squash_merge: methods.includes('squash'),
        allow_rebase_merge: methods.includes('rebase'),
        delete_branch_on_merge: deletes,
        ...(config.upToDate ? { allow_update_branch: true } : {}),
    };
    return {
        resources: [{ kind: 'repository-settings', name: settingsName, spec, asked: 'merge' }],
        notes: [],
    };
}
//# sourceMappingURL=compile.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/repository-settings/index.js


const repositorySettings = {
    claims: () => true,
    removable: false,
    compile: compileSettings,
    view: (spec) => spec,
    compare: compareSettings,
    body: settingsBody,
    reset: () => null,
};
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/ruleset/compare.js

/** What GitHub fills in where a rule does not say it. */
const ruleDefaults = {
    pull_request: {
        allowed_merge_methods: ['merge', 'rebase', 'squash'],
        dismiss_stale_reviews_on_push: false,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_approving_review_count: 0,
        required_review_thread_resolution: false,
    },
    required_status_checks: {
        do_not_enforce_on_create: false,
        required_status_checks: [],
        strict_required_status_checks_policy: false,
    },
    update: { update_allows_fetch_and_merge: false },
};
/** Below these paths, what others added to a ruleset of ours is a difference too. */
const compare_exact = new Set(['rules', 'bypass_actors']);
/**
 * A ruleset with its sets as records: rules by type, people by kind and id. A part that was not read is left out:
 * GitHub shows `bypass_actors` only to those who may write the ruleset.
 */
function rulesetView(spec) {
    const refs = objectAt(objectAt(spec, 'conditions'), 'ref_name');
    return {
        target: spec['target'] ?? 'branch',
        enforcement: spec['enforcement'] ?? 'active',
        conditions: { include: sortedSet(listAt(refs, 'include')), exclude: sortedSet(listAt(refs, 'exclude')) },
        rules: rulesByType(listAt(spec, 'rules')),
        ...(isList(spec['bypass_actors']) ? { bypass_actors: actorsById(spec['bypass_actors']) } : {}),
    };
}
function rulesByType(rules) {
    return Object.fromEntries(rules.filter(isObject).map((rule) => {
        const type = textAt(rule, 'type');
        const defaults = Object.hasOwn(ruleDefaults, type) ? ruleDefaults[type] : undefined;
        const said = objectAt(rule, 'parameters');
        // GitHub adds parameters to the rules that we know as it grows; nobody asks for those.
        const parameters = defaults === undefined ? said : { ...defaults, ...only(said, Object.keys(defaults)) };
        return [type, Object.fromEntries(Object.entries(parameters).map(viewParameter))];
    }));
}
/** Every list among the parameters that we know is a set. */
function viewParameter([key, value]) {
    if (!isList(value))
        return [key, value];
    if (key !== 'required_status_checks')
        return [key, sortedSet(value)];
    return [
        key,
        Object.fromEntries(value.filter(isObject).map((check) => [textAt(check, 'context'), compare_sourceOf(check)])),
    ];
}
/** The App that must report a check; `any` where none is named. */
function compare_sourceOf(check) {
    const id = check['integration_id'];
    return typeof id === 'number' && id > 0 ? id : 'any';
}
function actorsById(actors) {
    return Object.fromEntries(actors.filter(isObject).map((actor) => {
        const type = textAt(actor, 'actor_type');
        // GitHub ignores the ids of these two and gives back one of its own.
        const id = type === 'OrganizationAdmin' || type === 'DeployKey'
            ? ''
            : ` ${JSON.stringify(actor['actor_id'] ?? null)}`;
        return [`${type}${id}`, actor['bypass_mode'] ?? 'always'];
    }));
}
function compareRulesets(desired, observed) {
    const have = rulesetView(observed);
    const want = compare_keepSources(rulesetView(desired), have);
    const { bypass_actors: actors, ...rest } = want;
    const asked = actors === undefined || have['bypass_actors'] === undefined ? rest : want;
    return diffFields(asked, have, exactWithChecks);
}
const exactWithChecks = new Set([
    ...compare_exact,
    'rules.required_status_checks.required_status_checks',
]);
/** A check whose source we do not name keeps the one that it has. */
function compare_keepSources(want, have) {
    const rules = objectAt(want, 'rules');
    const parameters = objectAt(rules, 'required_status_checks');
    const checks = parameters['required_status_checks'];
    if (!isObject(checks))
        return want;
    const known = objectAt(objectAt(objectAt(have, 'rules'), 'required_status_checks'), 'required_status_checks');
    const kept = Object.fromEntries(Object.entries(checks).map(([context, source]) => [
        context,
        source === 'any' && Object.hasOwn(known, context) ? (known[context] ?? 'any') : source,
    ]));
    return {
        ...want,
        rules: { ...rules, required_status_checks: { ...parameters, required_status_checks: kept } },
    };
}
/** A PUT replaces the ruleset: what GitHub or others say inside a rule that we ask for is sent along. */
function rulesetBody(name, desired, observed) {
    if (observed === null)
        return { name, ...desired };
    const before = new Map(listAt(observed, 'rules')
        .filter(isObject)
        .map((rule) => [textAt(rule, 'type'), rule]));
    const rules = listAt(desired, 'rules')
        .filter(isObject)
        .map((rule) => ruleOver(rule, before.get(textAt(rule, 'type'))));
    return { name, ...desired, rules };
}
function ruleOver(rule, before) {
    const parameters = objectAt(rule, 'parameters');
    if (before === undefined || Object.keys(parameters).length === 0)
        return rule;
    const old = objectAt(before, 'parameters');
    const merged = { ...old, ...parameters };
    if (rule['type'] !== 'required_status_checks')
        return { ...rule, parameters: merged };
    const sources = new Map(listAt(old, 'required_status_checks')
        .filter(isObject)
        .map((check) => [textAt(check, 'context'), compare_sourceOf(check)]));
    const checks = listAt(parameters, 'required_status_checks')
        .filter(isObject)
        .map((check) => {
        const source = sources.get(textAt(check, 'context'));
        return compare_sourceOf(check) === 'any' && typeof source === 'number'
            ? { ...check, integration_id: source }
            : check;
    });
    return { ...rule, parameters: { ...merged, required_status_checks: checks } };
}
//# sourceMappingURL=compare.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/ruleset/names.js
/** Rulesets with such a name are ours, even where the ledger was lost. */
const ourPrefix = 'Fairlead: ';
const rulesetNames = {
    longLived: `${ourPrefix}long-lived branches`,
    names: `${ourPrefix}branch names`,
    tags: `${ourPrefix}tags`,
    tagsStay: `${ourPrefix}tags stay`,
    freeze: `${ourPrefix}freeze`,
    cut: (by) => `${ourPrefix}branches cut by ${by}`,
};
function isOurName(name) {
    return name.startsWith(ourPrefix);
}
//# sourceMappingURL=names.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/ruleset/parts.js
/** The body of GitHub's `POST /repos/{owner}/{repo}/rulesets`, but for the name. */
function ruleset(parts) {
    const { name, asked, target = 'branch', active = true, include, exclude = [], rules, bypass } = parts;
    return {
        kind: 'ruleset',
        name,
        spec: {
            target,
            enforcement: active ? 'active' : 'disabled',
            conditions: { ref_name: { include: [...new Set(include)], exclude: [...new Set(exclude)] } },
            rules,
            bypass_actors: bypass.map(({ type, id }) => ({
                actor_id: id,
                actor_type: type,
                bypass_mode: 'always',
            })),
        },
        asked,
    };
}
function app(appId) {
    return appId === null ? [] : [{ type: 'Integration', id: appId }];
}
//# sourceMappingURL=parts.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/ruleset/creation.js






/** Branches that GitHub makes itself: of its merge queue, and of the button that reverts a pull request. */
const queueBranches = 'gh-readonly-queue/**';
const revertBranches = ['revert-*', 'revert-*/**'];
const generatedBranches = [...revertBranches, queueBranches];
/**
 * Who may make which branches. GitHub's pattern for names needs its Enterprise plan; a ruleset that restricts creation
 * everywhere but under the allowed names does the same on every plan. An empty repository takes its first push, whatever
 * the branch is called.
 */
function creationRulesets(input) {
    if (input.branches.length === 0) {
        return { resources: [], notes: ['The repository is empty: anybody may make its first branch.'] };
    }
    const { strategy } = input;
    const names = strategy.creators === null ? namesRuleset(input) : creatorsRuleset(input, strategy.creators);
    const cuts = cutRulesets(input);
    return {
        resources: [...names.resources, ...cuts.resources],
        notes: [...names.notes, ...cuts.notes],
    };
}
function namesRuleset({ strategy, appId }) {
    const cut = strategy.cuts.flatMap(({ branches }) => branches);
    const topics = (0,branching/* allowedNames */.Ru)(strategy).filter((name) => !strategy.longLived.includes(name));
    const names = [...topics, ...cut, ...generatedBranches];
    // Where any name is allowed there is nothing to restrict; branches that stay have their own rule.
    if (names.includes('**'))
        return { resources: [], notes: [] };
    const resource = ruleset({
        name: rulesetNames.names,
        asked: 'branches',
        include: ['~ALL'],
        exclude: names.map(branchRef),
        rules: [{ type: 'creation' }],
        bypass: app(appId),
    });
    return { resources: [resource], notes: [] };
}
function creatorsRuleset({ config, people, appId }, creators) {
    const named = peopleOf(config, creators);
    if (named.length === 0)
        return unnamed(creators, 'anybody who may push makes branches');
    const resource = ruleset({
        name: rulesetNames.names,
        asked: 'maintainers',
        include: ['~ALL'],
        exclude: [branchRef(queueBranches)],
        rules: [{ type: 'creation' }],
        bypass: [...app(appId), ...findPeople(named, people)],
    });
    return { resources: [resource], notes: [] };
}
/** One ruleset for each distinct set of people who may cut. */
function cutRulesets({ config, strategy, people, appId }) {
    const groups = new Map();
    for (const cut of strategy.cuts) {
        if (cut.by.length === 0)
            continue;
        const key = (0,branching/* groupNames */.S0)(cut.by);
        const group = groups.get(key) ?? { by: cut.by, cuts: [] };
        group.cuts.push(cut);
        groups.set(key, group);
    }
    const parts = [...groups.values()].map(({ by, cuts }) => {
        const named = peopleOf(config, by);
        const branches = cuts.flatMap((cut) => cut.branches);
        if (named.length === 0)
            return unnamed(by, `anybody who may push makes ${(0,reporting_text/* escapeMarkdown */.FV)(branches.join(', '))}`);
        const resource = ruleset({
            name: rulesetNames.cut((0,branching/* groupNames */.S0)(by)),
            asked: 'release_managers',
            include: branches.map(branchRef),
            rules: [{ type: 'creation' }],
            bypass: [...app(appId), ...findPeople(named, people)],
        });
        return { resources: [resource], notes: [] };
    });
    return {
        resources: parts.flatMap(({ resources }) => resources),
        notes: parts.flatMap(({ notes }) => notes),
    };
}
function unnamed(groups, effect) {
    return { resources: [], notes: [`No ${(0,branching/* groupNames */.S0)(groups)} are named, so ${effect}.`] };
}
//# sourceMappingURL=creation.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/ruleset/freeze.js




/**
 * No update of frozen branches, whatever a check said before: a check that is green already cannot leak through. It is
 * always there, so that freezing is one request; pull requests that may go in all the same are merged by the App.
 */
function freezeRuleset(input) {
    const frozen = frozenBranches(input);
    const active = frozen.length > 0;
    return ruleset({
        name: rulesetNames.freeze,
        asked: 'freeze',
        active,
        include: (active ? [...frozen] : [...input.strategy.longLived]).sort().map(branchRef),
        rules: [{ type: 'update' }],
        bypass: app(input.appId),
    });
}
//# sourceMappingURL=freeze.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/ruleset/long-lived.js






/** One ruleset for each distinct set of rules, since GitHub knows merge methods by base. */
function longLivedRulesets(input) {
    const groups = baseRules(input.strategy, input.config);
    return groups.map((group, index) => {
        const { globs } = group;
        const others = groups.flatMap((other) => (other === group ? [] : other.globs));
        return ruleset({
            name: index === 0 ? rulesetNames.longLived : `${rulesetNames.longLived}: ${globs[0]}`,
            asked: 'strategy',
            include: globs.map(branchRef),
            // A name of another group that a pattern here happens to match keeps to its own rules.
            exclude: others.filter((name) => globs.some((glob) => (0,branching/* matchesBranch */._r)(name, glob))).map(branchRef),
            rules: rulesOf(group, input),
            bypass: app(input.appId),
        });
    });
}
function rulesOf(group, input) {
    const plain = [
        { type: 'deletion' },
        { type: 'non_fast_forward' },
        ...(group.creation && input.branches.length > 0 ? [{ type: 'creation' }] : []),
        ...(group.linear ? [{ type: 'required_linear_history' }] : []),
    ];
    // Required checks and reviews would refuse a direct commit too.
    if (input.config.directCommits !== 'deny')
        return plain;
    const queue = group.queue === null ? [] : [mergeQueue(group.queue)];
    return [...plain, pullRequest(group, input), statusChecks(group, input), ...queue];
}
function pullRequest({ methods }, { config }) {
    return {
        type: 'pull_request',
        parameters: {
            required_approving_review_count: config.approvals,
            dismiss_stale_reviews_on_push: true,
            require_code_owner_review: config.codeOwners,
            require_last_push_approval: false,
            required_review_thread_resolution: false,
            allowed_merge_methods: methods,
        },
    };
}
function statusChecks({ strict }, input) {
    return {
        type: 'required_status_checks',
        parameters: {
            strict_required_status_checks_policy: strict,
            // A new release branch starts from a commit that may have no check of ours.
            do_not_enforce_on_create: true,
            required_status_checks: requiredChecks(input).map(({ context, app: id }) => id === null ? { context } : { context, integration_id: id }),
        },
    };
}
function mergeQueue(method) {
    return {
        type: 'merge_queue',
        parameters: {
            check_response_timeout_minutes: 60,
            grouping_strategy: 'ALLGREEN',
            max_entries_to_build: 5,
            max_entries_to_merge: 5,
            merge_method: method.toUpperCase(),
            min_entries_to_merge: 1,
            min_entries_to_merge_wait_minutes: 5,
        },
    };
}
//# sourceMappingURL=long-lived.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/ruleset/tags.js






/** Release tags: some people make them, and nobody at all moves or removes them. Two rulesets, for who may pass differs. */
function tagRulesets({ config, strategy, people, appId }) {
    const { tags } = strategy;
    if (tags === null || tags.names.length === 0)
        return { resources: [], notes: [] };
    const include = tags.names.map(tagRef);
    const stay = ruleset({
        name: rulesetNames.tagsStay,
        asked: 'tags',
        target: 'tag',
        include,
        rules: [{ type: 'update' }, { type: 'deletion' }],
        bypass: [],
    });
    const named = peopleOf(config, tags.by);
    if (named.length === 0) {
        const note = `No ${(0,branching/* groupNames */.S0)(tags.by)} are named, so anybody who may push makes tags ${(0,reporting_text/* escapeMarkdown */.FV)(tags.names.join(', '))}.`;
        return { resources: [stay], notes: [note] };
    }
    const made = ruleset({
        name: rulesetNames.tags,
        asked: 'tags',
        target: 'tag',
        include,
        rules: [{ type: 'creation' }],
        bypass: [...app(appId), ...findPeople(named, people)],
    });
    return { resources: [made, stay], notes: [] };
}
//# sourceMappingURL=tags.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/ruleset/compile.js




function compileRulesets(input) {
    if (input.config.mechanism !== 'rulesets')
        return { resources: [], notes: [] };
    const creation = creationRulesets(input);
    const tags = tagRulesets(input);
    return {
        resources: [...longLivedRulesets(input), ...creation.resources, ...tags.resources, freezeRuleset(input)],
        notes: [...creation.notes, ...tags.notes],
    };
}
//# sourceMappingURL=compile.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/ruleset/index.js



const rulesets = {
    claims: isOurName,
    removable: true,
    compile: compileRulesets,
    view: rulesetView,
    compare: compareRulesets,
    body: rulesetBody,
    reset: () => null,
};
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/core/protection/kinds/index.js




/** In the order in which they are written: a ruleset may ask for a merge method that the repository must allow. */
const kinds = {
    'repository-settings': repositorySettings,
    ruleset: rulesets,
    'branch-protection': branchProtections,
    environment: environments,
};
const kindOrder = [
    'repository-settings',
    'ruleset',
    'branch-protection',
    'environment',
];
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/core/protection/compile.js


/** What GitHub's settings must say for the configuration to be enforced. */
function compileProtection(input) {
    const { config } = input;
    if (config.enforcement === 'advisory') {
        return {
            resources: [],
            problems: unknownPeopleSentences(input),
            notes: ['The configuration says `enforcement: advisory`: verdicts are given, no setting is written.'],
        };
    }
    const parts = kindOrder.map((kind) => kinds[kind].compile(input));
    const direct = config.directCommits === 'deny'
        ? []
        : [
            `direct\\_commits is \`${config.directCommits}\`, so GitHub requires neither checks nor approvals: ` +
                'it would refuse direct commits without them.',
        ];
    return {
        resources: parts.flatMap(({ resources }) => resources),
        problems: unknownPeopleSentences(input),
        notes: [...parts.flatMap(({ notes }) => notes), ...direct],
    };
}
//# sourceMappingURL=compile.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/core/protection/hash.js



/**
 * SHA-256 of what a resource says, 64 hex digits: the same for what was sent and for GitHub's answer, in which lists
 * stand in another order and defaults are filled in. So a webhook about our own change is recognised.
 */
function contentHash(resource) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(stableJson(kinds[resource.kind].view(resource.spec)))
        .digest('hex');
}
//# sourceMappingURL=hash.js.map
;// CONCATENATED MODULE: ./build/core/protection/ledger.js


/** GitHub tells environments apart without regard to case. */
function sameName(a, b) {
    if (a.kind !== b.kind)
        return false;
    if (a.kind === 'environment')
        return a.name.toLowerCase() === b.name.toLowerCase();
    return a.name === b.name;
}
function entryOf(ledger, resource) {
    return ledger.find((entry) => sameName(entry, resource));
}
/** The resource that an entry is about: by its id where it has one, though somebody may have renamed it. */
function observedOf(entry, observed) {
    const byId = entry.id === null
        ? undefined
        : observed.resources.find(({ kind, id }) => kind === entry.kind && id === entry.id);
    if (byId !== undefined || entry.adopted === true)
        return byId ?? byName(entry, observed);
    // A ruleset is made again under another id; whoever did it, the name is ours.
    return entry.kind !== 'ruleset' || isOurName(entry.name) ? byName(entry, observed) : undefined;
}
function byName(named, observed) {
    if (named.kind === 'ruleset' && !isOurName(named.name))
        return undefined;
    return observed.resources.find((resource) => sameName(resource, named));
}
/** The ledger after a change was made; `id` is what GitHub gave the resource. */
function nextLedger(ledger, change, id) {
    const rest = ledger.filter((entry) => !sameName(entry, change));
    if (change.action === 'delete' || change.body === null)
        return rest;
    const before = entryOf(ledger, change);
    const madeByOthers = change.action === 'update' &&
        (before === undefined ? change.kind !== 'ruleset' : before.adopted === true);
    return [
        ...rest,
        {
            kind: change.kind,
            name: change.name,
            id: id ?? change.id,
            hash: contentHash({ kind: change.kind, spec: change.body }),
            ...(change.keys === undefined ? {} : { keys: change.keys }),
            ...(madeByOthers ? { adopted: true } : {}),
        },
    ];
}
/**
 * The ledger without entries of what is neither asked for nor there, so that what others make later under such a name
 * stays theirs; and with entries of our rulesets that it had lost.
 */
function settledLedger(ledger, desired, observed) {
    const asked = (named) => desired.some((resource) => sameName(resource, named));
    const kept = ledger.filter((entry) => {
        if (observed.unread.includes(entry.kind) || observed.unenforceable)
            return true;
        return asked(entry) || observedOf(entry, observed) !== undefined;
    });
    const found = observed.resources.filter((resource) => resource.kind === 'ruleset' &&
        isOurName(resource.name) &&
        !kept.some((entry) => sameName(entry, resource) || (entry.kind === 'ruleset' && entry.id === resource.id)));
    return [
        ...kept,
        ...found
            .filter((resource) => asked(resource))
            .map(({ kind, name, id, spec }) => ({ kind, name, id, hash: contentHash({ kind, spec }) })),
    ];
}
//# sourceMappingURL=ledger.js.map
;// CONCATENATED MODULE: ./build/core/protection/words.js
/** Rulesets and branch protection are two mechanisms, and their names are never mixed. */
const kindNames = {
    'repository-settings': { singular: 'repository settings', plural: 'repository settings' },
    ruleset: { singular: 'ruleset', plural: 'rulesets' },
    'branch-protection': { singular: 'branch protection', plural: 'branch protections' },
    environment: { singular: 'environment', plural: 'environments' },
};
/** Nothing in it ends a line or steers a terminal. */
function oneLine(text) {
    return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
}
//# sourceMappingURL=words.js.map
;// CONCATENATED MODULE: ./build/core/protection/plan.js






/**
 * What must be written for the observed state to be the desired one. Pure; changes stand in the order in which they
 * are made: nothing is removed before what takes its place is there.
 */
function plan_planProtection(input) {
    const { observed, ledger, notes = [] } = input;
    if (observed.unenforceable)
        return { changes: [], notes: [...notes, unenforceableNote] };
    const read = (kind) => !observed.unread.includes(kind);
    const desired = input.desired.filter(({ kind }) => read(kind));
    const matches = matchAll(desired, observed, ledger);
    const taken = new Set(matches.flatMap((match) => match.observed ?? []));
    const left = matches.filter((match) => isForeign(match));
    return {
        changes: [
            ...inOrder(matches.filter((match) => !isForeign(match)).flatMap(changeFor)),
            ...inOrder(deletions(desired, observed, ledger, taken).filter(({ kind }) => read(kind))),
        ],
        notes: [
            ...notes,
            ...unreadNotes(input),
            ...left.map(({ desired: { kind, name } }) => foreignNote(kind, name)),
        ],
    };
}
/** What the ledger knows by id comes first, so that a renamed ruleset is not taken for another one. */
function matchAll(desired, observed, ledger) {
    const known = desired.map((resource) => {
        const entry = entryOf(ledger, resource);
        return { desired: resource, entry, observed: entry && observedOf(entry, observed) };
    });
    const taken = new Set(known.flatMap((match) => match.observed ?? []));
    return known.map((match) => {
        if (match.observed !== undefined)
            return match;
        const found = byName(match.desired, observed);
        return { ...match, observed: found !== undefined && taken.has(found) ? undefined : found };
    });
}
/** Others made it: it is left alone, though it stands where ours would. */
function isForeign({ desired, entry, observed }) {
    if (observed === undefined || entry !== undefined)
        return false;
    return !kinds[desired.kind].claims(observed.name, observed.spec);
}
function changeFor({ desired, entry, observed }) {
    const { kind, name, asked } = desired;
    const keys = [...Object.keys(desired.spec), ...(desired.keeps ?? [])];
    if (observed === undefined)
        return [creation(desired)];
    const spec = { ...desired.spec, ...takenBack(desired, entry) };
    const fields = [...renamed(desired, entry, observed), ...kinds[kind].compare(spec, observed.spec)];
    if (fields.length === 0)
        return [];
    // A resource that was handed over keeps the name that others gave it.
    const body = kinds[kind].body(entry?.adopted === true ? observed.name : name, spec, observed.spec);
    return [{ action: 'update', kind, name, id: observed.id, fields, body, asked, keys }];
}
function creation({ kind, name, spec, asked }) {
    const keys = Object.keys(spec);
    const all = diffFields(only(kinds[kind].view(spec), keys), {}, new Set());
    const fields = all.filter(({ path, to }) => path !== 'bypass_actors' && !(isList(to) && to.length === 0));
    const body = kinds[kind].body(name, spec, null);
    // What a repository always has is only ever changed.
    const action = kinds[kind].removable ? 'create' : 'update';
    return { action, kind, name, id: null, fields, body, asked, keys };
}
function renamed({ kind, name }, entry, observed) {
    if (kind !== 'ruleset' || observed.name === name || entry?.adopted === true)
        return [];
    return [{ path: 'name', from: observed.name, to: name }];
}
/** Keys that the last body had and the configuration no longer asks for, in a resource that Fairlead made. */
function takenBack({ kind, spec, keeps = [] }, entry) {
    if (entry === undefined || entry.adopted === true)
        return {};
    const gone = (entry.keys ?? []).filter((key) => !Object.hasOwn(spec, key) && !keeps.includes(key));
    return Object.assign({}, ...gone.map((key) => kinds[kind].reset(key) ?? {}));
}
/** What Fairlead made and nothing asks for any more; rulesets of its name that the ledger lost among them. */
function deletions(desired, observed, ledger, taken) {
    const adopted = new Set(ledger.flatMap((entry) => (entry.adopted === true ? (observedOf(entry, observed) ?? []) : [])));
    const owned = ledger.flatMap((entry) => {
        if (!kinds[entry.kind].removable)
            return [];
        if (desired.some((resource) => sameName(resource, entry)))
            return [];
        return observedOf(entry, observed) ?? [];
    });
    const lost = observed.resources.filter(({ kind, name }) => kind === 'ruleset' && isOurName(name));
    return [...new Set([...owned, ...lost])]
        .filter((resource) => !taken.has(resource) && !adopted.has(resource))
        .map(({ kind, name, id }) => ({ action: 'delete', kind, name, id, fields: [], body: null, asked: '' }));
}
function inOrder(changes) {
    return [...changes].sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
}
const unenforceableNote = 'GitHub enforces nothing on this repository (a private one on a free plan), so no setting is written: ' +
    'the same rules hold in advisory mode.';
function unreadNotes({ desired, observed, ledger }) {
    return [...new Set(observed.unread)]
        .filter((kind) => [...desired, ...ledger].some((resource) => resource.kind === kind))
        .map((kind) => `The ${kindNames[kind].plural} could not be read, so nothing of theirs is written.`);
}
function foreignNote(kind, name) {
    return (`The ${kindNames[kind].singular} ${(0,reporting_text/* escapeMarkdown */.FV)(name)} was made by others and is left alone. ` +
        'Remove it, or hand it over with `import`.');
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./build/core/protection/delta.js


/** The settings as they are once the plan is carried out. Rulesets that it makes have no id yet. */
function afterPlan({ observed, ledger }, plan) {
    return plan.changes.reduce((state, change) => ({
        observed: { ...state.observed, resources: afterChange(state.observed.resources, change) },
        ledger: nextLedger(state.ledger, change, change.id),
    }), { observed, ledger });
}
function afterChange(resources, change) {
    const { kind, name, id, action, body } = change;
    const isIt = (resource) => id === null ? sameName(resource, change) : resource.kind === kind && resource.id === id;
    const before = resources.find(isIt);
    const rest = resources.filter((resource) => resource !== before);
    if (action === 'delete' || body === null)
        return rest;
    const { name: written, ...spec } = body;
    const shown = kind === 'ruleset' && typeof written === 'string' ? written : name;
    const whole = kind === 'repository-settings' ? { ...before?.spec, ...body } : spec;
    return [...rest, { kind, name: shown, id, spec: whole }];
}
/**
 * What a pull request that changes the configuration adds to the plan of the default branch: the plan of the proposed
 * configuration for the repository as the present one leaves it. Drift that is there already, and that the next pass
 * puts right, is not the pull request's.
 */
function planDelta(before, after) {
    const base = planProtection(before);
    const plan = planProtection({ ...afterPlan(before, base), ...after });
    return { changes: plan.changes, notes: plan.notes.filter((note) => !base.notes.includes(note)) };
}
//# sourceMappingURL=delta.js.map
;// CONCATENATED MODULE: ./build/core/protection/describe.js



/** Of one value, one resource and one plan: the rest is counted. */
const maxValue = 120;
const maxFields = 8;
const maxChanges = 200;
const verbs = { create: 'Create', update: 'Change', delete: 'Delete' };
/** The plan for people, in the order in which it is carried out. */
function describePlan(plan) {
    const { changes, notes } = plan;
    const numbers = { create: 0, update: 0, delete: 0 };
    for (const { action } of changes)
        numbers[action] += 1;
    const title = titleOf(numbers);
    const shown = changes.slice(0, maxChanges);
    const more = changes.length - shown.length;
    const rest = more === 0 ? [] : [`And ${(0,reporting_text/* count */.U9)(more, 'more change')}.`];
    const table = ['| | What | Name | Fields |', '| --- | --- | --- | --- |', ...shown.map(row)];
    return {
        ...numbers,
        title,
        markdown: [
            ...(shown.length === 0 ? [`${title}.`] : [table.join('\n')]),
            ...rest,
            ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
        ].join('\n\n'),
        text: [
            ...(shown.length === 0 ? [`${title}.`] : shown.flatMap(sentences)),
            ...rest,
            ...notes.map(plain),
        ].join('\n'),
    };
}
function titleOf(numbers) {
    const parts = [
        numbers.create > 0 ? `${numbers.create} to create` : '',
        numbers.update > 0 ? `${numbers.update} to change` : '',
        numbers.delete > 0 ? `${numbers.delete} to delete` : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? 'Nothing to change' : parts.join(', ');
}
function row(change) {
    const { action, kind, name } = change;
    const cells = [
        verbs[action],
        kindNames[kind].singular,
        kind === 'repository-settings' ? '' : (0,reporting_text/* escapeMarkdown */.FV)((0,reporting_text/* cut */.Jj)(name, maxValue)),
        fieldsCell(change),
    ];
    return `| ${cells.join(' | ')} |`;
}
function fieldsCell(change) {
    const warning = warningOf(change);
    if (warning !== null)
        return warning;
    const shown = change.fields.slice(0, maxFields).map((field) => {
        const { path, to } = field;
        const from = change.action === 'create' ? '' : `${(0,reporting_text/* escapeMarkdown */.FV)(valueText(field.from))} → `;
        return `${(0,reporting_text/* escapeMarkdown */.FV)((0,reporting_text/* cut */.Jj)(path, maxValue))}: ${from}${(0,reporting_text/* escapeMarkdown */.FV)(valueText(to))}`;
    });
    const more = change.fields.length - shown.length;
    return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('<br>');
}
function sentences(change) {
    const { action, kind, name, fields } = change;
    const shownName = kind === 'repository-settings' ? '' : ` ${oneLine((0,reporting_text/* cut */.Jj)(name, maxValue))}`;
    const what = `the ${kindNames[kind].singular}${shownName}`;
    const warning = warningOf(change);
    const head = `${verbs[action]} ${what}${warning === null ? '' : `: ${warning}`}.`;
    if (action !== 'update')
        return [head];
    const shown = fields.slice(0, maxFields).map((field) => `  ${fieldSentence(field)}`);
    const more = fields.length - shown.length;
    return [head, ...shown, ...(more > 0 ? [`  And ${(0,reporting_text/* count */.U9)(more, 'more field')}.`] : [])];
}
function fieldSentence({ path, from, to }) {
    return `${oneLine((0,reporting_text/* cut */.Jj)(path, maxValue))} is ${oneLine(valueText(from))} and becomes ${oneLine(valueText(to))}.`;
}
/** What goes with a deletion and does not come back. */
function warningOf({ action, kind }) {
    return action === 'delete' && kind === 'environment' ? 'its secrets and variables go with it' : null;
}
function valueText(value) {
    return (0,reporting_text/* cut */.Jj)(rawText(value), maxValue);
}
function rawText(value) {
    if (value === null)
        return 'not set';
    if (typeof value === 'string')
        return value;
    if (isList(value))
        return value.length === 0 ? 'none' : value.map(rawText).join(', ');
    if (!isObject(value))
        return String(value);
    return Object.keys(value).length === 0 ? 'set' : stableJson(value);
}
/** A note is Markdown; a terminal shows it as it is, without the backslashes. */
function plain(note) {
    return oneLine(note
        .replaceAll(/\\([\\`*_{}[\]()#+!|~$])/g, '$1')
        .replaceAll('\u200B', '')
        .replaceAll('<br>', ' ')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'));
}
//# sourceMappingURL=describe.js.map
;// CONCATENATED MODULE: ./build/core/protection/import/adopt.js




/**
 * The ledger under which the desired resources are those that are there: by their names, and rulesets of other names
 * where they say the same. What others made is handed over as it is, never to be deleted.
 */
function adopt(desired, observed, ledger, hashOf = contentHash) {
    const entries = [];
    const taken = new Set();
    const left = [];
    for (const resource of desired) {
        const entry = entryOf(ledger, resource);
        const known = entry && observedOf(entry, observed);
        const found = known ?? byName(resource, observed);
        if (found === undefined) {
            left.push(resource);
            continue;
        }
        taken.add(found);
        const ours = entry === undefined ? resource.kind === 'ruleset' : entry.adopted !== true;
        entries.push(entryFor(resource, found, ours, hashOf(found)));
    }
    for (const resource of left) {
        const found = observed.resources.find((other) => !taken.has(other) && saysTheSame(resource, other));
        if (found === undefined)
            continue;
        taken.add(found);
        entries.push(entryFor(resource, found, false, hashOf(found)));
    }
    return entries;
}
function saysTheSame(desired, observed) {
    if (desired.kind !== 'ruleset' || observed.kind !== 'ruleset' || isOurName(observed.name))
        return false;
    return kinds.ruleset.compare(desired.spec, observed.spec).length === 0;
}
function entryFor({ kind, name, spec }, found, ours, hash) {
    return {
        kind,
        name,
        id: found.id,
        hash,
        keys: Object.keys(spec),
        ...(ours ? {} : { adopted: true }),
    };
}
/** The ledger under which nothing at all is Fairlead's to change. */
function leaveAlone(observed, ledger) {
    const known = ledger
        .filter((entry) => observedOf(entry, observed) !== undefined)
        .map((entry) => ({ ...entry, adopted: true }));
    const ids = new Set(known.map(({ id }) => id));
    const named = observed.resources.filter(({ kind, name, id }) => kind === 'ruleset' && isOurName(name) && !ids.has(id));
    return [
        ...known,
        ...named.map((found) => ({
            kind: found.kind,
            name: found.name,
            id: found.id,
            hash: contentHash(found),
            adopted: true,
        })),
    ];
}
//# sourceMappingURL=adopt.js.map
// EXTERNAL MODULE: ./build/core/config/defaults.js
var defaults = __webpack_require__(243);
// EXTERNAL MODULE: ./build/core/config/parse.js + 1 modules
var parse = __webpack_require__(8483);
// EXTERNAL MODULE: ./build/core/config/schema.js
var schema = __webpack_require__(8566);
;// CONCATENATED MODULE: ./build/core/protection/import/facts.js







function readFacts(resources, defaultBranch) {
    const rulesets = resources.filter(({ kind }) => kind === 'ruleset');
    const protections = resources.filter(({ kind }) => kind === 'branch-protection');
    const settings = resources.find(({ kind }) => kind === 'repository-settings')?.spec ?? {};
    const views = new Map(rulesets.map(({ name, spec }) => [name, rulesetView(spec)]));
    const protecting = [
        ...rulesets.flatMap((resource) => protectingRuleset(resource, defaultBranch)),
        ...protections.flatMap(protectingBranch),
    ].sort((a, b) => Number(b.globs.includes(defaultBranch)) - Number(a.globs.includes(defaultBranch)));
    const usesRulesets = protections.length === 0 || rulesets.some(({ name }) => name === rulesetNames.longLived);
    return {
        longLived: [...new Set(protecting.flatMap(({ globs }) => globs))],
        ...ruleFacts(protecting),
        methods: settingMethods(settings),
        names: namesOf(views.get(rulesetNames.names)),
        tags: tagsOf([...views.values()]),
        passing: Object.fromEntries([...views].map(([name, view]) => [name, passingOf(view)])),
        frozen: [
            ...frozenBy(views.get(rulesetNames.freeze)),
            ...protections
                .filter(({ spec }) => protectionView(spec)['lock_branch'] === true)
                .map(({ name }) => name),
        ],
        deletesMerged: booleanAt(settings, 'delete_branch_on_merge'),
        mechanism: usesRulesets ? 'rulesets' : 'branch-protection',
    };
}
/** An active ruleset that keeps branches from being deleted or pushed to, in the rules' own words. */
function protectingRuleset({ name, spec }, defaultBranch) {
    const view = rulesetView(spec);
    const rules = objectAt(view, 'rules');
    const protects = ['deletion', 'non_fast_forward', 'pull_request', 'required_status_checks'].some((type) => Object.hasOwn(rules, type));
    if (view['target'] !== 'branch' || view['enforcement'] !== 'active' || !protects)
        return [];
    const refs = listAt(objectAt(view, 'conditions'), 'include').flatMap((ref) => {
        if (ref === '~DEFAULT_BRANCH')
            return [defaultBranch];
        return typeof ref === 'string' ? (branchGlob(ref) ?? []) : [];
    });
    // The ruleset's name says which of its branches is the first one.
    const first = name.slice(`${rulesetNames.longLived}: `.length);
    const globs = [...refs].sort((a, b) => Number(b === first) - Number(a === first));
    return globs.length === 0 ? [] : [{ globs, rules }];
}
/** A branch protection in the words of rules. */
function protectingBranch({ name, spec }) {
    const view = protectionView(spec);
    const reviews = view['required_pull_request_reviews'];
    const checks = view['required_status_checks'];
    const rules = {
        ...(view['required_linear_history'] === true ? { required_linear_history: {} } : {}),
        ...(isObject(reviews)
            ? {
                pull_request: {
                    required_approving_review_count: reviews['required_approving_review_count'] ?? 0,
                    require_code_owner_review: reviews['require_code_owner_reviews'] ?? false,
                },
            }
            : {}),
        ...(isObject(checks)
            ? {
                required_status_checks: {
                    strict_required_status_checks_policy: checks['strict'] ?? false,
                    required_status_checks: checks['checks'] ?? {},
                },
            }
            : {}),
    };
    return [{ globs: [name], rules }];
}
function ruleFacts(protecting) {
    const rules = protecting.map((each) => each.rules);
    const pulls = rules.flatMap((each) => (isObject(each['pull_request']) ? [each['pull_request']] : []));
    const checks = rules.map((each) => objectAt(each, 'required_status_checks'));
    const contexts = checks.flatMap((each) => Object.keys(objectAt(each, 'required_status_checks')));
    const counts = pulls.map((pull) => Number(pull['required_approving_review_count']));
    const queued = rules.map((each) => textAt(objectAt(each, 'merge_queue'), 'merge_method').toLowerCase());
    return {
        pullRequests: pulls.length > 0,
        approvals: Math.max(0, ...counts.filter((number) => Number.isInteger(number))),
        codeOwners: pulls.some((pull) => pull['require_code_owner_review'] === true),
        checks: [...new Set(contexts)].filter((context) => context !== policyCheck).sort(),
        strict: checks.some((each) => each['strict_required_status_checks_policy'] === true),
        linear: rules.some((each) => Object.hasOwn(each, 'required_linear_history')),
        queue: types/* mergeMethods */.Ly.find((method) => queued.includes(method)) ?? null,
    };
}
function settingMethods(settings) {
    const keys = { merge: 'allow_merge_commit', squash: 'allow_squash_merge', rebase: 'allow_rebase_merge' };
    return types/* mergeMethods */.Ly.filter((method) => settings[keys[method]] !== false);
}
function namesOf(view) {
    if (view === undefined)
        return null;
    return listAt(objectAt(view, 'conditions'), 'exclude').flatMap((ref) => typeof ref === 'string' ? (branchGlob(ref) ?? []) : []);
}
function tagsOf(views) {
    const refs = views
        .filter((view) => view['target'] === 'tag' && view['enforcement'] === 'active')
        .flatMap((view) => listAt(objectAt(view, 'conditions'), 'include'));
    const globs = refs.flatMap((ref) => {
        if (ref === '~ALL')
            return ['**'];
        return typeof ref === 'string' ? (tagGlob(ref) ?? []) : [];
    });
    return [...new Set(globs)];
}
function passingOf(view) {
    return Object.keys(objectAt(view, 'bypass_actors'));
}
function frozenBy(view) {
    if (view === undefined || view['enforcement'] !== 'active')
        return [];
    return listAt(objectAt(view, 'conditions'), 'include').flatMap((ref) => typeof ref === 'string' ? (branchGlob(ref) ?? []) : []);
}
function booleanAt(value, key) {
    const flag = value[key];
    return typeof flag === 'boolean' ? flag : null;
}
/** Names without a star, and globs. */
function splitNames(globs) {
    return { literal: globs.filter((glob) => !isWildcard(glob)), wild: globs.filter(isWildcard) };
}
//# sourceMappingURL=facts.js.map
;// CONCATENATED MODULE: ./build/core/protection/import/names.js
function namesById({ teams, users, apps = {} }) {
    return {
        byActor: new Map([
            ...Object.entries(teams).map(([slug, id]) => [`Team ${id}`, `team:${slug}`]),
            ...Object.entries(users).map(([login, id]) => [`User ${id}`, login]),
            ...Object.entries(apps).map(([slug, id]) => [`Integration ${id}`, `${slug}[bot]`]),
        ]),
    };
}
/** Who of them has a name; the App itself has none here. */
function peopleNames(actors, names) {
    return actors.flatMap((actor) => names.byActor.get(actor) ?? []);
}
//# sourceMappingURL=names.js.map
;// CONCATENATED MODULE: ./build/core/protection/import/candidates.js









/**
 * Configurations that may say what the settings say, the likeliest first. The caller tries each one: what compiles to
 * the settings as they are is right, however it was guessed.
 */
function* candidates(guess) {
    const { facts } = guess;
    const common = valid(commonKeys(facts));
    const methods = methodLists(facts);
    for (const strategy of strategyOrder(guess)) {
        for (const fixes of strategy === 'release' ? ['main-first', 'release-first'] : [null]) {
            const file = named(guess, { ...common, strategy, ...(fixes === null ? {} : { fixes }) });
            for (const merge of methods) {
                for (const upToDate of facts.strict ? [true] : [false, true]) {
                    for (const linear of facts.linear ? [true] : [false, true]) {
                        yield { ...file, merge: [...merge], up_to_date: upToDate, linear };
                    }
                }
            }
        }
    }
}
/** What the settings say whatever the strategy is. */
function commonKeys(facts) {
    return {
        direct_commits: facts.pullRequests ? 'deny' : 'discourage',
        approvals: facts.approvals,
        code_owners: facts.codeOwners,
        checks: facts.checks,
        tags: facts.tags,
        merge_queue: facts.queue !== null,
        mechanism: facts.mechanism,
    };
}
/** With the names of branches and people, as the strategy uses them. */
function named(guess, common) {
    const { strategy } = common;
    const { facts, defaultBranch } = guess;
    const people = peopleKeys(guess, strategy);
    const file = { ...common, ...valid({ ...branchKeys(guess, strategy), ...people }) };
    const whole = { ...file, ...valid(topicKeys(guess, file)) };
    // Where a branch that stays is merged itself, the setting is off anyway, and the App deletes what was merged.
    const heads = longLivedHeads((0,branching/* resolveStrategy */._f)((0,defaults/* complete */.My)(whole), defaultBranch));
    const deletes = facts.deletesMerged;
    return heads || deletes === null ? whole : { ...whole, delete_merged: deletes };
}
function strategyOrder({ facts, branches }) {
    const { literal, wild } = splitNames(facts.longLived);
    // What is protected says more than what happens to be there.
    const names = literal.length > 0 ? literal : branches;
    const likely = likeliest(facts, (name) => names.includes(name), wild.length > 0);
    return [...new Set([likely, 'feature', ...types/* strategyNames */.ov])];
}
function likeliest(facts, has, wild) {
    const { names, passing, linear, strict } = facts;
    if (has('develop'))
        return 'gitflow';
    if (has('staging') || has('production'))
        return 'environment';
    // Under fork people pass the rule about names; elsewhere only the App does.
    if ((passing[rulesetNames.names] ?? []).some((actor) => /^(?:Team|User) /.test(actor)))
        return 'fork';
    if (linear && strict && (names ?? []).includes('*/*'))
        return 'trunk';
    return wild ? 'release' : 'feature';
}
/** Names of the branches that stay. */
function branchKeys({ facts, defaultBranch }, strategy) {
    const { literal, wild } = splitNames(facts.longLived);
    const main = literal[0] ?? defaultBranch;
    const mainKey = main === defaultBranch ? {} : { main };
    const release = wild[0] === undefined ? {} : { release: wild[0] };
    if (strategy === 'environment')
        return literal.length < 2 ? {} : { promote: literal };
    if (strategy === 'gitflow') {
        return { main, ...release, ...(literal[1] === undefined ? {} : { develop: literal[1] }) };
    }
    return strategy === 'trunk' || strategy === 'release' ? { ...mainKey, ...release } : mainKey;
}
/** Names for work: those that are allowed and that the strategy does not know by itself. */
function topicKeys({ facts, defaultBranch }, file) {
    if (facts.mechanism === 'branch-protection')
        return {};
    if (facts.names === null)
        return file.strategy === 'fork' ? {} : { branches: ['**'] };
    const strategy = (0,branching/* resolveStrategy */._f)((0,defaults/* complete */.My)({ ...file, branches: [] }), defaultBranch);
    const known = new Set([
        ...(0,branching/* allowedNames */.Ru)(strategy),
        ...strategy.cuts.flatMap(({ branches }) => branches),
        ...generatedBranches,
    ]);
    const branches = facts.names.filter((name) => !known.has(name));
    return branches.length === 0 ? {} : { branches };
}
function peopleKeys({ facts, names }, strategy) {
    const list = (name) => peopleNames(facts.passing[name] ?? [], names);
    const cutters = list(rulesetNames.cut('release managers'));
    const managers = [...new Set([...list(rulesetNames.tags), ...cutters])];
    const others = [
        ...list(rulesetNames.cut('release managers or maintainers')),
        ...(strategy === 'fork' ? list(rulesetNames.names) : []),
    ].filter((name) => !managers.includes(name));
    const bots = others.filter((name) => name.endsWith('[bot]'));
    return {
        release_managers: managers,
        maintainers: [...new Set(others)].filter((name) => !bots.includes(name)),
        bots: [...new Set(bots)],
    };
}
/** The methods that the repository allows, and each part of them: a strategy adds merge commits by itself. */
function methodLists({ methods, queue }) {
    const parts = methods
        .reduce((lists, method) => [...lists, ...lists.map((list) => [...list, method])], [[]])
        .filter((list) => list.length > 0)
        .sort((a, b) => b.length - a.length);
    const first = (list) => queue === null || !list.includes(queue) ? list : [queue, ...list.filter((method) => method !== queue)];
    return parts.length === 0 ? [['merge']] : parts.map(first);
}
/** The file without the keys whose values it may not have. */
function valid(file) {
    const kept = Object.entries(file).filter(([key, value]) => schema/* fileSchema */.M.safeParse({ [key]: value }).success);
    return schema/* fileSchema */.M.parse(Object.fromEntries(kept));
}
//# sourceMappingURL=candidates.js.map
;// CONCATENATED MODULE: ./build/core/protection/import/environments.js





/** An environment in the words of the configuration, or null where they have no words for it. */
function environmentEntry({ name, spec }, names, defaultBranch) {
    const view = environmentView(spec);
    const policies = view['branch_policies'];
    // Which branches may deploy was not read: the file would say it, and a later pass would write it.
    if (policies === undefined || !isList(policies))
        return null;
    const deploys = policies.map((policy) => {
        if (!isObject(policy) || policy['type'] !== 'branch' || typeof policy['name'] !== 'string')
            return null;
        return fromFnmatch(policy['name']);
    });
    const reviewers = isList(view['reviewers']) ? view['reviewers'] : [];
    const approval = peopleNames(reviewers.flatMap((reviewer) => isObject(reviewer) ? [`${textAt(reviewer, 'type')} ${JSON.stringify(reviewer['id'] ?? null)}`] : []), names);
    const wait = Number(view['wait_timer'] ?? 0);
    if (deploys.length === 0 || deploys.includes(null) || approval.length < reviewers.length)
        return null;
    const usual = deploys.length === 1 && deploys[0] === defaultBranch;
    const entry = {
        ...(usual ? {} : { deploys }),
        ...(approval.length === 0 ? {} : { approval }),
        ...(wait > 0 ? { wait: `${wait}m` } : {}),
    };
    return valid({ environments: { [name]: entry } }).environments ?? null;
}
//# sourceMappingURL=environments.js.map
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/core/protection/import/text.js




/** Lines of comments, and how long each may be. */
const maxNotes = 100;
const maxNote = 300;
/** The file without what its strategy says by itself, below comments. */
function configText(file, comments) {
    const lines = comments.slice(0, maxNotes).map((line) => `# ${oneLine(line).slice(0, maxNote)}`.trimEnd());
    return `${lines.join('\n')}\nversion: 1\n${(0,dist/* stringify */.As)(withoutDefaults(file), { lineWidth: 0 })}`;
}
/** A key goes where the file means the same without it. A default may depend on another key, so they go one by one. */
function withoutDefaults(file) {
    const { strategy, ...rest } = file;
    const meaning = meaningOf(file);
    const kept = Object.keys(rest).reduce((shorter, key) => {
        const { [key]: _, ...without } = shorter;
        return meaningOf(without) === meaning ? without : shorter;
    }, file);
    return { strategy: strategy ?? (0,defaults/* complete */.My)({}).strategy, ...kept };
}
function meaningOf(file) {
    return stableJson((0,defaults/* complete */.My)(file));
}
//# sourceMappingURL=text.js.map
;// CONCATENATED MODULE: ./build/core/protection/import/index.js













/**
 * Writes the configuration that the settings amount to. Where no configuration says the same, the nearest one is
 * written in advisory mode, which changes nothing, with what enforcing it would change.
 */
function importConfig(input) {
    const { observed, defaultBranch, branches } = input;
    const facts = readFacts(observed.resources, defaultBranch);
    const guess = { facts, names: namesById(input.people), defaultBranch, branches };
    let nearest = null;
    for (const file of candidates(guess)) {
        for (const each of [file, ...frozenToo(file, facts, input.now)]) {
            const tried = attempt(each, input);
            if (isExact(tried, input))
                return import_exact(withEnvironments(tried, guess.names, input), facts, input);
            if (nearest === null || tried.plan.changes.length < nearest.plan.changes.length)
                nearest = tried;
        }
    }
    return advisory(nearest, input);
}
/** The candidate's plan. */
function attempt(file, input) {
    const desired = compile((0,defaults/* complete */.My)(file), input);
    const ledger = adopt(desired, input.observed, input.ledger, unhashed);
    return { file, ledger, plan: plan_planProtection({ desired, observed: input.observed, ledger }) };
}
/** While candidates are tried, nobody looks at the hashes. */
function unhashed() {
    return '';
}
function compile(config, input) {
    const strategy = (0,branching/* resolveStrategy */._f)(config, input.defaultBranch);
    return compileProtection({ ...input, config, strategy }).resources;
}
/** Exact: nothing to change, and the text is read as what it was made of. */
function isExact({ file, plan }, { observed }) {
    if (plan.changes.length > 0 || observed.unenforceable || observed.unread.length > 0)
        return false;
    return isReadable(configText(file, []));
}
function isReadable(text) {
    return (0,parse/* parseConfig */.o4)(text).config !== null;
}
/** The same while the branches are frozen that are frozen now. GitHub does not say until when. */
function frozenToo(file, { frozen }, now) {
    if (frozen.length === 0)
        return [];
    const time = (at) => new Date(at).toISOString().slice(0, 16).concat('Z');
    const freeze = {
        branches: frozen,
        from: time(now),
        to: time(now + freezeGuessMs),
        reason: 'frozen when imported',
    };
    return [valid({ ...file, freeze: [freeze] })];
}
const freezeGuessMs = 30 * 86_400_000;
/** With every environment that the configuration has words for. */
function withEnvironments(tried, names, input) {
    return input.observed.resources
        .filter(({ kind }) => kind === 'environment')
        .reduce((best, resource) => {
        const entry = environmentEntry(resource, names, input.defaultBranch);
        if (entry === null)
            return best;
        const next = attempt({ ...best.file, environments: { ...best.file.environments, ...entry } }, input);
        return isExact(next, input) ? next : best;
    }, tried);
}
function import_exact({ file }, facts, input) {
    const ledger = adopt(compile((0,defaults/* complete */.My)(file), input), input.observed, input.ledger);
    const notes = [
        ...leftAlone(ledger, input.observed),
        ...(file.freeze === undefined
            ? []
            : ['Branches are frozen now, and GitHub does not say until when: check the end of `freeze`.']),
        ...(facts.pullRequests
            ? []
            : ['Nothing asks for pull requests, so direct commits are let through and only discouraged.']),
    ];
    return { text: configText(file, [heading, ...notes]), ledger, notes };
}
const heading = 'Made from the settings of the repository as they are: applying it changes nothing.';
/** What enforcing would change is said, and nothing is enforced. */
function advisory(nearest, input) {
    const { observed } = input;
    const ledger = leaveAlone(observed, input.ledger);
    const changes = nearest?.plan.changes ?? [];
    const why = observed.unenforceable
        ? ['GitHub enforces nothing on this repository, so the rules are advisory.']
        : [
            'No rules say just what the settings say, so the rules are advisory: verdicts are given, no setting is written.',
            ...(changes.length === 0
                ? []
                : [
                    `Without the line \`enforcement\`, ${(0,reporting_text/* count */.U9)(changes.length, 'setting')} would change: see the plan.`,
                ]),
        ];
    const unread = observed.unread.map((kind) => `The ${kindNames[kind].plural} could not be read.`);
    const notes = [...why, ...unread, ...leftAlone(ledger, observed)];
    const file = { ...nearest?.file, enforcement: 'advisory' };
    const text = configText(file, [heading, ...notes]);
    const readable = isReadable(text) ? text : configText({ enforcement: 'advisory' }, [heading, ...notes]);
    return { text: readable, ledger, notes };
}
/** Everything that others made and that the file does not speak of. */
function leftAlone(ledger, observed) {
    const known = (resource) => ledger.some(({ kind, name, id }) => kind === resource.kind && (id === null ? name === resource.name : id === resource.id));
    return observed.resources
        .filter((resource) => resource.kind !== 'repository-settings' && !known(resource))
        .map(({ kind, name }) => `The ${kindNames[kind].singular} ${name} was made by others and is left alone.`);
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/core/protection/index.js








//# sourceMappingURL=index.js.map

/***/ }),

/***/ 2251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  changeText: () => (/* reexport */ changeText),
  changesJson: () => (/* reexport */ changesJson),
  checkPull: () => (/* reexport */ checkPull),
  createStandalone: () => (/* reexport */ createStandalone),
  errorText: () => (/* reexport */ errorText),
  importRepository: () => (/* reexport */ importRepository),
  mustBeRead: () => (/* reexport */ mustBeRead),
  nameOf: () => (/* reexport */ nameOf),
  plainNotes: () => (/* reexport */ plainNotes),
  planAll: () => (/* reexport */ planAll),
  planJson: () => (/* reexport */ planJson),
  planPull: () => (/* reexport */ planPull),
  planRepository: () => (/* reexport */ planRepository),
  planText: () => (/* reexport */ planText),
  syncRepository: () => (/* reexport */ syncRepository),
  syncedText: () => (/* reexport */ syncedText)
});

// EXTERNAL MODULE: ./build/core/config/index.js + 5 modules
var core_config = __webpack_require__(1718);
;// CONCATENATED MODULE: ./build/core/in-force/organisation.js

/** A repository's own file, or none, under the layers above it. */
function resolveUnder({ name }, text, organisation) {
    const repository = grouped(name, organisation);
    return (0,core_config/* resolveConfig */.pE)({ repositoryText: text, org: organisation.config, repository });
}
/** A repository as the groups of the organisation's file see it. */
function grouped(name, { teams, properties }) {
    return {
        name,
        teams: teams.filter(({ repositories }) => repositories.includes(name)).map(({ slug }) => slug),
        properties: Object.hasOwn(properties, name) ? (properties[name] ?? {}) : {},
    };
}
/** Whether groups ask for custom properties, which take requests of their own to read. */
function usesProperties(config) {
    return (config?.groups ?? []).some(({ match, exclude }) => [match, exclude].some((part) => part !== null && Object.keys(part.properties).length > 0));
}
/** Slugs of the teams by whose repositories groups choose, in lower case. */
function teamsInGroups(config) {
    const parts = (config?.groups ?? []).flatMap(({ match, exclude }) => [match, exclude]);
    const slugs = parts.flatMap((part) => part?.teams ?? []);
    return [...new Set(slugs.map((slug) => slug.toLowerCase()))];
}
/** Whether groups ask for the teams that have access to a repository. */
function usesTeams(config) {
    return (config?.groups ?? []).some(({ match, exclude }) => [match, exclude].some((part) => part !== null && part.teams.length > 0));
}
//# sourceMappingURL=organisation.js.map
;// CONCATENATED MODULE: ./build/core/in-force/people.js
/** Logins whose ids GitHub's settings need, in lower case, each once. Teams are known by the organisation. */
function loginsToFind(config) {
    const approvers = Object.values(config.environments).flatMap(({ approval }) => approval);
    const named = [
        ...config.releaseManagers,
        ...config.qa,
        ...config.maintainers,
        ...config.bots,
        ...approvers,
    ];
    return [...new Set(named.filter((name) => !name.startsWith('team:')).map((name) => name.toLowerCase()))];
}
/**
 * The ids by name, in lower case.
 * @param users ids by login; 0 for whoever does not exist
 */
function peopleById(teams, users) {
    const known = Object.entries(users).filter(([, id]) => id > 0);
    return {
        teams: Object.fromEntries(teams.map(({ slug, id }) => [slug.toLowerCase(), id])),
        users: Object.fromEntries(known.map(([login, id]) => [login.toLowerCase(), id])),
    };
}
//# sourceMappingURL=people.js.map
// EXTERNAL MODULE: ./build/core/branching/index.js + 2 modules
var branching = __webpack_require__(7991);
;// CONCATENATED MODULE: ./build/core/policy/code-owners.js
/** Where GitHub looks for the file, the first one first. */
const codeOwnersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** GitHub reads no file above 3 MB. */
const maxBytes = 3 * 1024 * 1024;
const maxProblems = 50;
/** A login, a team of an organisation, or an email address. */
const owner = /^(?:@[a-z\d](?:[a-z\d-]{0,38})(?:_[a-z\d]+)?(?:\/[\w.-]{1,255})?|[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@.]+)$/i;
/**
 * Reads a CODEOWNERS file by GitHub's documented syntax ("About code owners"): one pattern a line, then its owners,
 * `#` starts a comment; patterns are those of gitignore but for `!`, `[ ]` and an escaped `#`. Says which lines GitHub
 * cannot read, at most 50.
 */
function parseCodeOwners(text) {
    if (new TextEncoder().encode(text).length > maxBytes) {
        return { problems: [{ line: 1, sentence: 'The file is larger than 3 MB, and GitHub does not read it' }] };
    }
    const problems = text.split(/\r\n|\n|\r/).flatMap((content, index) => {
        const sentence = problemOf(content);
        return sentence === null ? [] : [{ line: index + 1, sentence }];
    });
    return { problems: problems.slice(0, maxProblems) };
}
function problemOf(content) {
    const line = content.trim();
    if (line.startsWith('#'))
        return null;
    const [pattern = '', ...rest] = wordsOf(line);
    if (pattern.startsWith('!'))
        return 'A pattern cannot be negated with !';
    if (/[[\]]/.test(pattern))
        return 'A pattern cannot hold a range in [ ]';
    if (pattern.startsWith(String.raw `\#`))
        return String.raw `A pattern cannot start with \#`;
    const comment = rest.findIndex((word) => word.startsWith('#'));
    const owners = comment === -1 ? rest : rest.slice(0, comment);
    const wrong = owners.find((word) => !owner.test(word));
    if (wrong === undefined)
        return null;
    return `${wrong.slice(0, 100)} is no owner: write @login, @organisation/team or an email address`;
}
/** Words apart by blanks; a blank behind a backslash belongs to its word. */
function wordsOf(line) {
    return line.match(/(?:\\.|[^\s\\]|\\)+/g) ?? [];
}
//# sourceMappingURL=code-owners.js.map
;// CONCATENATED MODULE: ./build/core/policy/context.js

/**
 * What the rules judge by. `place` says where a key of the configuration stands; without it verdicts point at no line.
 * @throws LanguageError for unreadable `pairs`, which a parsed configuration never has.
 */
function policyContext(config, defaultBranch, place = () => null) {
    return { config, strategy: (0,branching/* resolveStrategy */._f)(config, defaultBranch), defaultBranch, place };
}
/** The pair of the strategy that lets the pull request in, or null. */
function pairFor(facts, { strategy }) {
    const { headRef: head, baseRef: base, fork, reverts } = facts;
    return (0,branching/* findPair */.c6)(strategy, { head, base, fork, reverts });
}
/**
 * Methods by which the pull request may be merged now, the usual one first; none where it may not be merged at all.
 * A linear history takes no merge commit, and a rebase would carry those of the head along.
 */
function mergeMethodsFor(facts, context) {
    const pair = pairFor(facts, context);
    if (pair === null)
        return [];
    if (!context.config.linear || !isWork(facts, context))
        return pair.merge;
    return pair.merge.filter((method) => method === 'squash' || (method === 'rebase' && facts.mergeCommits === 0));
}
/** The head is somebody's work: it is neither a branch that stays nor one that is cut, such as a hotfix. */
function isWork({ headRef, fork }, { strategy }) {
    if (!fork && (0,branching/* isLongLived */.ni)(strategy, headRef))
        return false;
    return !strategy.cuts.some(({ branches }) => (0,branching/* matchesAny */._I)(headRef, branches));
}
/** The head is a contributor's branch by its name, a fork's or a revert; robots' and backports are none of these. */
function isContribution(facts, { strategy }) {
    const revert = facts.reverts !== null && (0,branching/* revertedNumber */.B7)(facts.headRef) !== null;
    return facts.fork || revert || (0,branching/* isTopic */.EL)(strategy, facts.headRef);
}
/** Points at the configuration that asks for something: at the first of the keys that a file says. */
function askedAt(context, keys, level, message) {
    for (const key of keys) {
        const place = context.place(key);
        if (place !== null)
            return [{ ...place, level, message }];
    }
    return [];
}
/** Who approves the head commit, each once and without the author. Logins are compared without case, as GitHub does. */
function approversOf({ approvals, author }) {
    const people = new Map(approvals.map((actor) => [actor.login.toLowerCase(), actor]));
    people.delete(author.login.toLowerCase());
    return [...people.values()];
}
//# sourceMappingURL=context.js.map
// EXTERNAL MODULE: ./build/core/reporting/text.js
var reporting_text = __webpack_require__(4432);
;// CONCATENATED MODULE: ./build/core/policy/rules/approvals/rule.js


const events = [
    'pull_request.opened',
    'pull_request.reopened',
    'pull_request.synchronize',
    'pull_request_review.submitted',
    'pull_request_review.dismissed',
    'push',
];
/** Enough people other than the author approve the head commit. */
const approvals = { events, evaluate };
function evaluate(facts, context) {
    const verdict = { rule: 'approvals', evidence: [], remedy: '', events };
    const needed = context.config.approvals;
    if (needed === 0) {
        const sentence = 'No approval is asked for';
        return { ...verdict, status: 'pass', code: 'approvals_none_needed', sentence };
    }
    const people = approversOf(facts);
    const sentence = `${(0,reporting_text/* count */.U9)(people.length, 'approval')} of the head commit, of ${needed} needed`;
    if (people.length >= needed) {
        const who = people.map(({ login }) => login).join(', ');
        return { ...verdict, status: 'pass', code: 'approvals_enough', sentence: `${sentence}: ${who}` };
    }
    const missing = (0,reporting_text/* count */.U9)(needed - people.length, 'more person', 'more people');
    const remedy = `Ask ${missing} to approve the newest commit; the author does not count.`;
    const evidence = askedAt(context, ['approvals'], 'warning', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'pending', code: 'approvals_missing', sentence, remedy, evidence };
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/time.js
/** `2026-12-20 00:00 UTC`, from milliseconds since the epoch. */
function time_timeOf(ms) {
    const date = new Date(ms);
    if (Number.isNaN(date.getTime()))
        return 'an unknown time';
    return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
];
/** `2 d`, `1 d 3 h`, `20 min`: at most two units, rounded down. */
function duration(ms) {
    const parts = [];
    let rest = Math.max(0, ms);
    for (const [name, size] of units) {
        const whole = Math.floor(rest / size);
        rest -= whole * size;
        if (whole > 0)
            parts.push(`${whole} ${name}`);
        // The second unit stands only right below the first one.
        else if (parts.length > 0)
            break;
    }
    return parts.length === 0 ? 'less than a minute' : parts.slice(0, 2).join(' ');
}
//# sourceMappingURL=time.js.map
;// CONCATENATED MODULE: ./build/core/policy/rules/back-merge/rule.js



const rule_events = [
    'pull_request.opened',
    'pull_request.reopened',
    'pull_request.edited',
    'pull_request.synchronize',
    'pull_request.closed',
    'push',
];
/** A back-merge past its deadline holds up what would widen the gap. It never holds up itself, or a hotfix. */
const backMerge = { events: rule_events, evaluate: rule_evaluate };
function rule_evaluate(facts, context) {
    const verdict = { rule: 'back-merge', evidence: [], remedy: '', events: rule_events };
    if (context.strategy.backMerges.length === 0) {
        const sentence = 'The strategy asks for no back-merges';
        return { ...verdict, status: 'neutral', code: 'back_merge_not_asked', sentence };
    }
    if (facts.backMerges.length === 0) {
        const sentence = 'No back-merge is owed';
        return { ...verdict, status: 'pass', code: 'back_merge_none_owed', sentence };
    }
    const concerned = facts.backMerges.filter((owed) => holdsUp(owed, facts, context));
    // The one whose deadline comes first is the first that holds the pull request up.
    const first = concerned.toSorted((a, b) => deadlineOf(a) - deadlineOf(b))[0];
    if (first === undefined) {
        const sentence = 'The back-merges that are owed do not hold up this pull request';
        return { ...verdict, status: 'pass', code: 'back_merge_unconcerned', sentence };
    }
    const deadline = deadlineOf(first);
    if (facts.now < deadline) {
        const sentence = `${first.to} lacks commits of ${first.from}: past ${time_timeOf(deadline)} this pull request has to wait for the back-merge`;
        return { ...verdict, status: 'pass', code: 'back_merge_owed', sentence, changesAt: deadline };
    }
    const sentence = `${first.to} lacks commits of ${first.from} since ${time_timeOf(first.since)}, past the deadline of ${time_timeOf(deadline)}`;
    const remedy = remedyOf(first);
    const evidence = askedAt(context, ['back_merge', 'strategy'], 'failure', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'fail', code: 'back_merge_overdue', sentence, remedy, evidence };
}
function deadlineOf({ since, withinMs }) {
    return since + withinMs;
}
/** A branch on which somebody resolves the conflicts of a back-merge. */
const resolving = 'back-merge/*';
/** Whether the pull request is a back-merge that is owed: two that are late must not hold each other up. */
function pays({ headRef: head, baseRef: base, fork, backMerges }) {
    return (!fork && backMerges.some(({ from, to }) => (0,branching/* matchesAny */._I)(head, [from, resolving]) && (0,branching/* matchesBranch */._r)(base, to)));
}
/** Whether the pull request has to wait for this back-merge once it is overdue. */
function holdsUp({ from, to }, facts, context) {
    const { baseRef: base } = facts;
    const { strategy } = context;
    if (pays(facts))
        return false;
    if (strategy.name === 'release')
        return (0,branching/* matchesBranch */._r)(base, from) || base === strategy.main;
    if (strategy.name === 'environment') {
        const promotes = pairFor(facts, context)?.needs.some(({ kind }) => kind === 'promotion') ?? false;
        return promotes || (isWork(facts, context) && (0,branching/* matchesAny */._I)(base, strategy.promote.slice(0, -1)));
    }
    // Git flow: a release that lacks the hotfix takes no more work, and develop takes none while anything is owed.
    if (isWork(facts, context))
        return base === strategy.develop || (0,branching/* matchesBranch */._r)(base, to);
    return endsRelease(facts, context);
}
/** The next release does not go to the main line before that has come back. */
function endsRelease({ headRef: head, baseRef: base }, { strategy }) {
    return base === strategy.main && strategy.release !== null && (0,branching/* matchesBranch */._r)(head, strategy.release);
}
function remedyOf({ from, to, number, conflicts }) {
    const merge = number === null
        ? `Merge ${from} into ${to} by a merge commit.`
        : `Merge pull request #${number} by a merge commit.`;
    if (conflicts.length === 0)
        return merge;
    const list = conflicts.slice(0, 3).join(', ');
    const more = conflicts.length > 3 ? ` and ${conflicts.length - 3} more` : '';
    return `${merge} Resolve its conflicts in ${list}${more} first.`;
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/rules/backport/rule.js


const backport_rule_events = [
    'pull_request.opened',
    'pull_request.reopened',
    'pull_request.edited',
    'pull_request.synchronize',
    'push',
];
const shown = 5;
/** What a backport brings is on the main line already. */
const backport = { events: backport_rule_events, evaluate: backport_rule_evaluate };
function backport_rule_evaluate(facts, context) {
    const verdict = { rule: 'backport', evidence: [], remedy: '', events: backport_rule_events };
    const needs = pairFor(facts, context)?.needs ?? [];
    if (!needs.some(({ kind }) => kind === 'on-main')) {
        const sentence = 'The pull request is no backport';
        return { ...verdict, status: 'neutral', code: 'backport_none', sentence };
    }
    const { missingOnMain: missing } = facts;
    const { main } = context.strategy;
    if (missing === 'unknown') {
        const sentence = `Whether ${main} holds the same changes is not known yet`;
        const remedy = 'Nothing needs to be done: it is read again with the next pass.';
        return { ...verdict, status: 'pending', code: 'backport_unknown', sentence, remedy };
    }
    if (missing.length === 0) {
        const sentence = `Every change of the pull request is on ${main}`;
        return { ...verdict, status: 'pass', code: 'backport_on_main', sentence };
    }
    const list = missing.slice(0, shown).map((commit) => (0,reporting_text/* cut */.Jj)(commit, 100));
    const more = missing.length > shown ? ` and ${missing.length - shown} more` : '';
    const sentence = `${main} lacks ${(0,reporting_text/* count */.U9)(missing.length, 'change')} of this backport: ${list.join('; ')}${more}`;
    const remedy = `Merge the changes into ${main} first; then take them over with git cherry-pick -x.`;
    const evidence = askedAt(context, ['fixes', 'release', 'strategy'], 'failure', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'fail', code: 'backport_not_on_main', sentence, remedy, evidence };
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/rules/branch-name/rule.js


const branch_name_rule_events = ['pull_request.opened', 'pull_request.reopened', 'pull_request.edited', 'push'];
/** The head branch has a name that the strategy knows. */
const branchName = { events: branch_name_rule_events, evaluate: branch_name_rule_evaluate };
function branch_name_rule_evaluate(facts, context) {
    const { strategy } = context;
    const { headRef: head, fork, reverts } = facts;
    const verdict = { rule: 'branch-name', evidence: [], remedy: '', events: branch_name_rule_events };
    if ((0,branching/* isKnownName */.XU)(strategy, { head, fork, reverts })) {
        const sentence = `The branch name ${head} is one that the strategy ${strategy.name} knows`;
        return { ...verdict, status: 'pass', code: 'branch_name_known', sentence };
    }
    const move = `Push the commits to a branch with an allowed name (${(0,branching/* allowedNames */.Ru)(strategy).join(', ')}) and open a new pull request from it.`;
    if (fork && (0,branching/* isLongLived */.ni)(strategy, head)) {
        const sentence = `The branch ${head} of a fork has the name of a branch that stays in this repository`;
        const evidence = askedAt(context, ['strategy'], 'failure', `${sentence}. ${move}`);
        return { ...verdict, status: 'fail', code: 'branch_name_of_fork', sentence, remedy: move, evidence };
    }
    const sentence = `The strategy ${strategy.name} does not know the branch name ${head}`;
    const remedy = `${hint(strategy, facts)}${move}`;
    const evidence = askedAt(context, ['branches', 'strategy'], 'failure', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'fail', code: 'branch_name_unknown', sentence, remedy, evidence };
}
/** Why a name that looks right is not. */
function hint(strategy, { headRef: head, fork }) {
    const number = (0,branching/* revertedNumber */.B7)(head);
    if (number !== null)
        return `There is no merged pull request ${number} to revert. `;
    const plain = head.normalize('NFKC').toLowerCase();
    if (!(0,branching/* isKnownName */.XU)(strategy, { head: plain, fork, reverts: null }))
        return '';
    return `Case and every character count: ${plain} would be known. `;
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/rules/code-owners/rule.js


const code_owners_rule_events = ['pull_request.opened', 'pull_request.reopened', 'pull_request.synchronize', 'push'];
/** Where owners must approve, there is a CODEOWNERS file that GitHub can read. The approvals themselves are GitHub's. */
const codeOwners = { events: code_owners_rule_events, evaluate: code_owners_rule_evaluate };
function code_owners_rule_evaluate({ codeOwners: found }, context) {
    const verdict = { rule: 'code-owners', evidence: [], remedy: '', events: code_owners_rule_events };
    if (!context.config.codeOwners) {
        const sentence = 'No CODEOWNERS file is asked for';
        return { ...verdict, status: 'neutral', code: 'code_owners_not_asked', sentence };
    }
    if (found === 'unknown') {
        const sentence = 'Whether there is a CODEOWNERS file could not be read';
        const remedy = 'Nothing needs to be done: it is read again with the next pass.';
        return { ...verdict, status: 'pending', code: 'code_owners_unknown', sentence, remedy };
    }
    const { file, problems } = found;
    if (file === null) {
        const sentence = 'There is no CODEOWNERS file, and the configuration asks for one';
        const remedy = 'Add .github/CODEOWNERS, with a line such as `* @acme/team`.';
        const evidence = askedAt(context, ['code_owners'], 'failure', `${sentence}. ${remedy}`);
        return { ...verdict, status: 'fail', code: 'code_owners_missing', sentence, remedy, evidence };
    }
    const first = problems[0];
    if (first === undefined) {
        const sentence = `${file} names the owners, whose approvals GitHub counts`;
        return { ...verdict, status: 'pass', code: 'code_owners_present', sentence };
    }
    const more = problems.length === 1 ? '' : ` (and ${(0,reporting_text/* count */.U9)(problems.length - 1, 'more line')})`;
    const evidence = problems.map(({ line, sentence }) => ({
        file,
        line,
        level: 'failure',
        message: `${sentence}. GitHub skips the line, so that nobody owns what it names.`,
    }));
    const sentence = `${file}, line ${first.line}: ${first.sentence}${more}`;
    const remedy = 'Correct the lines: GitHub skips them without a word.';
    return { ...verdict, status: 'fail', code: 'code_owners_broken', sentence, remedy, evidence };
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/rules/config-valid/rule.js


const config_valid_rule_events = ['pull_request.opened', 'pull_request.reopened', 'pull_request.synchronize'];
/** The pull request leaves a configuration that can be read. Its own rules are never those of the pull request. */
const configValid = { events: config_valid_rule_events, evaluate: config_valid_rule_evaluate };
function config_valid_rule_evaluate(facts, context) {
    const verdict = { rule: 'config-valid', evidence: [], remedy: '', events: config_valid_rule_events };
    const proposed = facts.proposedConfig;
    if (proposed === null) {
        const sentence = 'The configuration is not changed';
        return { ...verdict, status: 'neutral', code: 'config_unchanged', sentence };
    }
    const { file } = proposed;
    const problems = problemsOf(proposed);
    const evidence = problems.map(({ level, place, sentence, remedy }) => ({
        ...place,
        level: level === 'error' ? 'failure' : 'warning',
        message: `${sentence}. ${remedy}`,
    }));
    const errors = problems.filter(({ level }) => level === 'error');
    const first = errors[0];
    if (first !== undefined) {
        const where = `${first.place.file}, line ${first.place.line}, column ${first.place.column}`;
        const more = errors.length === 1 ? '' : ` (and ${(0,reporting_text/* count */.U9)(errors.length - 1, 'more error')})`;
        const sentence = `${where}: ${first.sentence}${more}`;
        const remedy = `${first.remedy} Until then the rules of ${context.defaultBranch} keep applying.`;
        return { ...verdict, status: 'fail', code: 'config_invalid', sentence, evidence, remedy };
    }
    if (proposed.text === null) {
        const sentence = `${file} is removed: what it says no longer applies after the merge`;
        return { ...verdict, status: 'pass', code: 'config_removed', sentence, evidence };
    }
    const warnings = problems.length === 0 ? '' : `, with ${(0,reporting_text/* count */.U9)(problems.length, 'warning')}`;
    const sentence = `${file} is valid${warnings}; it applies after the merge`;
    return { ...verdict, status: 'pass', code: 'config_valid', sentence, evidence };
}
/** A file that breaks a rule only together with the layers above it, or only without them, is for the caller to know. */
function problemsOf({ file, text, problems }) {
    if (problems !== null)
        return problems;
    if (text === null)
        return [];
    const parse = file === core_config/* orgConfigFile */.LV ? core_config/* parseOrgConfig */.EH : core_config/* parseConfig */.o4;
    return parse(text, file).problems;
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/rules/freeze/rule.js



const freeze_rule_events = [
    'pull_request.opened',
    'pull_request.reopened',
    'pull_request.edited',
    'pull_request.labeled',
    'pull_request.unlabeled',
    'issue_comment.created',
    'membership.added',
    'membership.removed',
    'push',
];
const noticeMs = 24 * 3_600_000;
/** Nothing goes into a frozen branch but what the freeze allows. */
const freeze = { events: freeze_rule_events, evaluate: freeze_rule_evaluate };
function freeze_rule_evaluate(facts, context) {
    const windows = windowsOf(facts, context);
    const answer = answerAt(facts.now, windows, facts, context);
    const changesAt = momentsOf(windows)
        .filter((moment) => moment > facts.now)
        .find((moment) => answerAt(moment, windows, facts, context).sentence !== answer.sentence);
    const verdict = { rule: 'freeze', ...answer, events: freeze_rule_events };
    return changesAt === undefined ? verdict : { ...verdict, changesAt };
}
function answerAt(now, windows, facts, context) {
    const base = facts.baseRef;
    const pass = { status: 'pass', evidence: [], remedy: '' };
    const inForce = windows.filter(({ from, to }) => from <= now && (to === null || now < to));
    const closed = longestOf(inForce.filter(({ allow }) => !isAllowed(facts, allow)));
    if (closed !== undefined) {
        const sentence = `${base} is frozen ${until(closed)}${told(closed)}`;
        const remedy = `${closed.to === null ? 'Wait until it is unfrozen' : 'Wait'}${exceptions(closed)}.`;
        const evidence = askedAt(context, [closed.key, 'freeze'], 'failure', `${sentence}. ${remedy}`);
        return { status: 'fail', code: 'freeze_in_force', sentence, remedy, evidence };
    }
    const next = windows
        .filter(({ from, allow }) => now < from && now >= from - noticeMs && !isAllowed(facts, allow))
        .toSorted((a, b) => a.from - b.from)[0];
    if (next !== undefined) {
        const sentence = `${base} will be frozen from ${time_timeOf(next.from)} ${until(next)}${told(next)}`;
        return { ...pass, code: 'freeze_ahead', sentence };
    }
    const open = longestOf(inForce);
    if (open === undefined)
        return { ...pass, code: 'freeze_none', sentence: `${base} is not frozen` };
    const sentence = `${base} is frozen ${until(open)}${told(open)}, and this pull request is an exception`;
    return { ...pass, code: 'freeze_allowed', sentence };
}
/** When something about the freezes changes, in order. */
function momentsOf(windows) {
    const moments = windows.flatMap(({ from, to }) => [from - noticeMs, from, to ?? from]);
    return moments.toSorted((a, b) => a - b);
}
/** Freezes of the base, by the configuration and by command. */
function windowsOf({ baseRef, freezes }, { config }) {
    const written = config.freezes.map((each, index) => ({ ...each, by: null, key: `freeze.${index}` }));
    const spoken = freezes.map(({ since, until: to, ...each }) => ({
        ...each,
        from: since,
        to,
        key: 'freeze',
    }));
    return [...written, ...spoken].filter(({ branches, from, to }) => (to === null || from < to) && (0,branching/* matchesAny */._I)(baseRef, branches));
}
/** The one that ends last. */
function longestOf(windows) {
    return windows.toSorted((a, b) => (b.to ?? Infinity) - (a.to ?? Infinity))[0];
}
/** Labels and logins are compared without case, as GitHub does; a team by the author's membership. */
function isAllowed({ author, labels }, allow) {
    const mine = new Set([
        author.login.toLowerCase(),
        ...labels.map((label) => `label:${label.toLowerCase()}`),
        ...(author.teams ?? []).map((slug) => `team:${slug.toLowerCase()}`),
    ]);
    return allow.some((entry) => mine.has(entry.toLowerCase()));
}
function until({ to }) {
    return to === null ? 'until further notice' : `until ${time_timeOf(to)}`;
}
function told({ by, reason }) {
    const why = reason.trim().replace(/[.\s]+$/, '');
    return `${by === null ? '' : `, by ${by}`}${why === '' ? '' : `: ${why}`}`;
}
function exceptions({ allow }) {
    return allow.length === 0 ? '; nothing is excepted' : `, or get an exception: ${allow.join(', ')}`;
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/rules/group-approval/rule.js


const group_approval_rule_events = [
    'pull_request.opened',
    'pull_request.reopened',
    'pull_request.edited',
    'pull_request.synchronize',
    'pull_request_review.submitted',
    'pull_request_review.dismissed',
    'membership.added',
    'membership.removed',
    'push',
];
/** Somebody of the group that the pair names, other than the author, approves the head commit. */
const groupApproval = { events: group_approval_rule_events, evaluate: group_approval_rule_evaluate };
function group_approval_rule_evaluate(facts, context) {
    const verdict = { rule: 'group-approval', evidence: [], remedy: '', events: group_approval_rule_events };
    const needs = pairFor(facts, context)?.needs ?? [];
    const asked = needs.flatMap((need) => (need.kind === 'approved-by' ? [need.group] : []));
    if (asked.length === 0) {
        const sentence = 'No approval of a certain group is asked for';
        return { ...verdict, status: 'neutral', code: 'group_approval_not_asked', sentence };
    }
    const people = approversOf(facts);
    const answers = asked.map((group) => answerOf(group, people, context.config));
    const open = answers.filter(({ by }) => by === undefined);
    const sentence = (open.length > 0 ? open : answers).map((answer) => answer.sentence).join('; ');
    if (open.length === 0)
        return { ...verdict, status: 'pass', code: 'group_approval_given', sentence };
    const remedy = `${open.map(({ ask }) => ask).join(' ')} The author does not count.`;
    const keys = [...open.map(({ group }) => group), 'pairs', 'strategy'];
    const evidence = askedAt(context, keys, 'warning', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'pending', code: 'group_approval_missing', sentence, remedy, evidence };
}
/** A group that the configuration leaves empty would block for ever: there, anybody's approval counts. */
function answerOf(group, people, config) {
    const name = (0,branching/* groupNames */.S0)([group]);
    const named = membersOf(group, config);
    if (named.length === 0) {
        const by = people[0];
        const none = `no ${name} are named in the configuration, so that anybody's approval counts`;
        const sentence = by === undefined ? `An approval is missing: ${none}` : `${by.login} approves: ${none}`;
        return { group, by, sentence, ask: 'Ask somebody to approve the newest commit.' };
    }
    const by = people.find(({ groups }) => (0,branching/* mayAct */.qb)(groups, [group]));
    const sentence = by === undefined
        ? `An approval of the head commit by ${name} is missing`
        : `${by.login} approves the head commit for ${name}`;
    return {
        group,
        by,
        sentence,
        ask: `Ask one of ${name} (${named.join(', ')}) to approve the newest commit.`,
    };
}
function membersOf(group, config) {
    const lists = {
        release_managers: config.releaseManagers,
        qa: config.qa,
        maintainers: config.maintainers,
        bots: config.bots,
    };
    return lists[group];
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/rules/head-repository/rule.js


const head_repository_rule_events = [
    'pull_request.opened',
    'pull_request.reopened',
    'pull_request.edited',
    'membership.added',
    'membership.removed',
    'push',
];
/** The head is in the repository that the strategy wants it in: this one, or a fork. */
const headRepository = { events: head_repository_rule_events, evaluate: head_repository_rule_evaluate };
function head_repository_rule_evaluate(facts, context) {
    const verdict = { rule: 'head-repository', evidence: [], remedy: '', events: head_repository_rule_events };
    const pair = pairFor(facts, context);
    if (pair === null) {
        const sentence = 'Where the branch must be cannot be said before its name and base are right';
        return { ...verdict, status: 'neutral', code: 'head_repository_unnamed', sentence };
    }
    const { headRef: head, author, fork } = facts;
    if (fork && pair.needs.some(({ kind }) => kind === 'from-here')) {
        const sentence = `${head} must be a branch of this repository, and is in a fork`;
        const remedy = 'Ask somebody who may push here to open the pull request from this repository.';
        const evidence = askedAt(context, ['strategy'], 'failure', `${sentence}. ${remedy}`);
        return { ...verdict, status: 'fail', code: 'head_repository_not_here', sentence, remedy, evidence };
    }
    const makers = makersOf(facts, context, pair.needs.some(({ kind }) => kind === 'from-fork'));
    if (fork || makers === null) {
        const sentence = `${head} may be in ${fork ? 'a fork' : 'this repository'}`;
        return { ...verdict, status: 'pass', code: 'head_repository_right', sentence };
    }
    if ((0,branching/* mayAct */.qb)(author.groups, makers)) {
        const sentence = `${author.login} is one of the ${(0,branching/* groupNames */.S0)(makers)}, whose branches may be in this repository`;
        return { ...verdict, status: 'pass', code: 'head_repository_exempt', sentence };
    }
    const sentence = `${head} is in this repository, where only ${(0,branching/* groupNames */.S0)(makers)} make branches`;
    const remedy = 'Push the commits to a fork and open a new pull request from it.';
    const keys = ['maintainers', 'bots', 'strategy'];
    const evidence = askedAt(context, keys, 'failure', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'fail', code: 'head_repository_not_fork', sentence, remedy, evidence };
}
/** Whose branches may be in this repository; null: anybody's. GitHub itself makes the branches of reverts here. */
function makersOf({ headRef, reverts }, { strategy }, fromFork) {
    const revert = reverts !== null && (0,branching/* revertedNumber */.B7)(headRef) !== null;
    if (revert || (0,branching/* isLongLived */.ni)(strategy, headRef))
        return null;
    if (fromFork)
        return ['maintainers', 'bots'];
    return strategy.creators;
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/rules/linear-history/rule.js


const linear_history_rule_events = [
    'pull_request.opened',
    'pull_request.reopened',
    'pull_request.edited',
    'pull_request.synchronize',
    'push',
];
/** Some allowed merge method leaves no merge commit in the base's history. */
const linearHistory = { events: linear_history_rule_events, evaluate: linear_history_rule_evaluate };
function linear_history_rule_evaluate(facts, context) {
    const verdict = { rule: 'linear-history', evidence: [], remedy: '', events: linear_history_rule_events };
    const { headRef: head, baseRef: base, mergeCommits } = facts;
    if (!context.config.linear) {
        const sentence = 'A linear history is not asked for';
        return { ...verdict, status: 'neutral', code: 'linear_not_asked', sentence };
    }
    const pair = pairFor(facts, context);
    if (pair === null || !isWork(facts, context)) {
        const sentence = 'Only branches of work are merged without a merge commit';
        return { ...verdict, status: 'neutral', code: 'linear_not_work', sentence };
    }
    const [method] = mergeMethodsFor(facts, context);
    if (method !== undefined) {
        const sentence = `A ${method} of ${head} leaves the history of ${base} linear`;
        return { ...verdict, status: 'pass', code: 'linear_possible', sentence };
    }
    if (!pair.merge.includes('rebase')) {
        const sentence = `${head} goes into ${base} by merge commit only, and the history of ${base} is to be linear`;
        const remedy = 'Allow squash or rebase for this pair, or take `linear` out of the configuration.';
        const evidence = askedAt(context, ['linear', 'merge'], 'failure', `${sentence}. ${remedy}`);
        return { ...verdict, status: 'fail', code: 'linear_no_method', sentence, remedy, evidence };
    }
    if (mergeCommits === 'unknown') {
        const sentence = `Whether ${head} holds merge commits is not known yet`;
        const remedy = 'Nothing needs to be done: it is read again with the next pass.';
        return { ...verdict, status: 'pending', code: 'linear_unknown', sentence, remedy };
    }
    const sentence = `${head} holds ${(0,reporting_text/* count */.U9)(mergeCommits, 'merge commit')}, which a rebase would not leave linear`;
    const remedy = `Rebase ${head} onto ${base} on your machine, and push it with --force-with-lease.`;
    const evidence = askedAt(context, ['linear', 'strategy'], 'failure', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'fail', code: 'linear_merge_commits', sentence, remedy, evidence };
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/rules/max-age/rule.js


const max_age_rule_events = [
    'pull_request.opened',
    'pull_request.reopened',
    'pull_request.edited',
    'pull_request.synchronize',
    'push',
];
/** A contributor's branch does not live too long. */
const maxAge = { events: max_age_rule_events, evaluate: max_age_rule_evaluate };
function max_age_rule_evaluate(facts, context) {
    const verdict = { rule: 'max-age', evidence: [], remedy: '', events: max_age_rule_events };
    const limit = context.config.maxAgeMs;
    if (limit === null || !isContribution(facts, context)) {
        const sentence = limit === null ? 'Branches may live for any time' : 'Only topic branches have an age limit';
        return { ...verdict, status: 'neutral', code: 'max_age_free', sentence };
    }
    const { headRef: head, startedAt, now } = facts;
    const end = startedAt + limit;
    if (now < end) {
        // The age itself would change with every look, and the check run with it.
        const sentence = `${head} may live for ${duration(limit)}, until ${time_timeOf(end)}`;
        return { ...verdict, status: 'pass', code: 'max_age_within', sentence, changesAt: end };
    }
    const sentence = `${head} is older than ${duration(limit)}: its time ended ${time_timeOf(end)}`;
    const remedy = 'Take what is ready to a new branch with a pull request of its own, and split the rest into smaller parts.';
    const evidence = askedAt(context, ['max_age', 'strategy'], 'failure', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'fail', code: 'max_age_over', sentence, remedy, evidence };
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/rules/merge-pair/rule.js


const merge_pair_rule_events = [
    'pull_request.opened',
    'pull_request.reopened',
    'pull_request.edited',
    'pull_request.synchronize',
    'push',
];
const words = { merge: 'a merge commit', squash: 'squash', rebase: 'rebase' };
/** The head may go into the base, and how. */
const mergePair = { events: merge_pair_rule_events, evaluate: merge_pair_rule_evaluate };
function merge_pair_rule_evaluate(facts, context) {
    const { strategy } = context;
    const { headRef: head, baseRef: base, fork, reverts } = facts;
    const verdict = { rule: 'merge-pair', evidence: [], remedy: '', events: merge_pair_rule_events };
    const bases = (0,branching/* allowedBases */.Ho)(strategy, { head, fork, reverts });
    if (bases.length === 0) {
        const sentence = 'Where the branch may go cannot be said before its name is known';
        return { ...verdict, status: 'neutral', code: 'merge_pair_unnamed', sentence };
    }
    const pair = pairFor(facts, context);
    if (pair !== null) {
        const now = mergeMethodsFor(facts, context);
        // Where no method is left, the rule of linear history says so.
        const how = (now.length === 0 ? pair.merge : now).map((method) => words[method]).join(' or ');
        const sentence = `${head} may go into ${base}, by ${how}`;
        return { ...verdict, status: 'pass', code: 'merge_pair_allowed', sentence };
    }
    const sentence = `By the strategy ${strategy.name}, ${head} may not go into ${base}`;
    const remedy = `Change the base of the pull request to one of: ${bases.join(', ')}.`;
    const evidence = askedAt(context, ['pairs', 'strategy'], 'failure', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'fail', code: 'merge_pair_refused', sentence, remedy, evidence };
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/rules/promotion/rule.js



const promotion_rule_events = [
    'pull_request.opened',
    'pull_request.reopened',
    'pull_request.edited',
    'pull_request.synchronize',
    'check_suite.completed',
    'deployment_status.created',
    'push',
    'status',
];
const again = 'Nothing needs to be done: it is read again with the next pass.';
/** An environment's branch goes on when it holds all that the next one has, and has been green for its bake time. */
const promotion = { events: promotion_rule_events, evaluate: promotion_rule_evaluate };
function promotion_rule_evaluate(facts, context) {
    const verdict = { rule: 'promotion', evidence: [], remedy: '', events: promotion_rule_events };
    const needs = pairFor(facts, context)?.needs ?? [];
    if (!needs.some(({ kind }) => kind === 'promotion')) {
        const sentence = 'The pull request promotes no environment';
        return { ...verdict, status: 'neutral', code: 'promotion_none', sentence };
    }
    const { headRef: head, baseRef: base, promotion: state, now } = facts;
    const missing = state === null ? 'unknown' : state.missingFromHead;
    const since = state === null ? 'unknown' : state.greenSince;
    if (missing !== 'unknown' && missing > 0) {
        const sentence = `${base} has ${(0,reporting_text/* count */.U9)(missing, 'commit')} that ${head} lacks`;
        const remedy = `Merge ${base} back into ${head} first, so that nothing is lost on the way.`;
        const evidence = askedAt(context, ['promote', 'strategy'], 'failure', `${sentence}. ${remedy}`);
        return { ...verdict, status: 'fail', code: 'promotion_would_lose', sentence, remedy, evidence };
    }
    if (missing === 'unknown' || since === 'unknown') {
        const sentence = `Whether ${head} is ready to go on to ${base} is not known yet`;
        return { ...verdict, status: 'pending', code: 'promotion_unknown', sentence, remedy: again };
    }
    if (since === null) {
        const sentence = `The newest commit of ${head} is not deployed and green`;
        const remedy = `Deploy ${head} to its environment, and see that its checks pass.`;
        const evidence = askedAt(context, ['promote', 'strategy'], 'warning', `${sentence}. ${remedy}`);
        return { ...verdict, status: 'pending', code: 'promotion_not_green', sentence, remedy, evidence };
    }
    const bake = context.config.bakeMs[head] ?? 0;
    const end = since + bake;
    if (now >= end) {
        const green = since > 0 ? `, green since ${time_timeOf(since)}` : '';
        const over = bake > 0 ? ` and baked for ${duration(bake)}` : '';
        const sentence = `${head} is ready to go on to ${base}${green}${over}`;
        return { ...verdict, status: 'pass', code: 'promotion_ready', sentence };
    }
    const sentence = `${head} is green since ${time_timeOf(since)}, and bakes for ${duration(bake)}`;
    const remedy = `Wait until ${time_timeOf(end)}.`;
    const evidence = askedAt(context, [`bake.${head}`, 'bake'], 'warning', `${sentence}. ${remedy}`);
    return {
        ...verdict,
        status: 'pending',
        code: 'promotion_bakes',
        sentence,
        remedy,
        evidence,
        changesAt: end,
    };
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/rules/up-to-date/rule.js

const up_to_date_rule_events = [
    'pull_request.opened',
    'pull_request.reopened',
    'pull_request.edited',
    'pull_request.synchronize',
    'push',
];
/** A branch of work holds the newest commit of its base, so that what was tested is what is merged. */
const upToDate = { events: up_to_date_rule_events, evaluate: up_to_date_rule_evaluate };
function up_to_date_rule_evaluate(facts, context) {
    const verdict = { rule: 'up-to-date', evidence: [], remedy: '', events: up_to_date_rule_events };
    const { headRef: head, baseRef: base } = facts;
    if (!context.config.upToDate) {
        const sentence = 'Branches need not hold the newest commit of their base';
        return { ...verdict, status: 'neutral', code: 'up_to_date_not_asked', sentence };
    }
    if (context.config.mergeQueue) {
        const sentence = 'The merge queue tests every change on top of the newest commit';
        return { ...verdict, status: 'neutral', code: 'up_to_date_by_queue', sentence };
    }
    if (pairFor(facts, context) === null || !isWork(facts, context)) {
        const sentence = 'Only branches of work must hold the newest commit of their base';
        return { ...verdict, status: 'neutral', code: 'up_to_date_not_work', sentence };
    }
    if (facts.upToDate === 'unknown') {
        const sentence = `Whether ${head} holds the newest commit of ${base} is not known yet`;
        const remedy = 'Nothing needs to be done: it is read again with the next pass.';
        return { ...verdict, status: 'pending', code: 'up_to_date_unknown', sentence, remedy };
    }
    if (facts.upToDate) {
        const sentence = `${head} holds the newest commit of ${base}`;
        return { ...verdict, status: 'pass', code: 'up_to_date', sentence };
    }
    const sentence = `${head} lacks the newest commit of ${base}`;
    const remedy = `Update the branch with ${base}, by the button of the pull request or on your machine.`;
    const evidence = askedAt(context, ['up_to_date', 'strategy'], 'warning', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'pending', code: 'up_to_date_behind', sentence, remedy, evidence };
}
//# sourceMappingURL=rule.js.map
;// CONCATENATED MODULE: ./build/core/policy/evaluate.js















const rules = {
    'branch-name': branchName,
    'merge-pair': mergePair,
    'head-repository': headRepository,
    approvals: approvals,
    'group-approval': groupApproval,
    'code-owners': codeOwners,
    'up-to-date': upToDate,
    'linear-history': linearHistory,
    'max-age': maxAge,
    backport: backport,
    promotion: promotion,
    'back-merge': backMerge,
    freeze: freeze,
    'config-valid': configValid,
};
/** Webhook events (`event.action`, or `event` alone) that can change a verdict, each once. */
const wakeEvents = [
    ...new Set(Object.values(rules).flatMap(({ events }) => events)),
].toSorted();
/**
 * The verdict of every rule, in the order of `rules`. `config` is the one in force, never that of the pull request;
 * `place` says where its keys stand.
 */
function evaluatePolicy(facts, config, defaultBranch, place) {
    const context = policyContext(config, defaultBranch, place);
    return Object.values(rules).map((rule) => rule.evaluate(facts, context));
}
/** When the earliest of the verdicts may change without an event, in milliseconds since the epoch; null: never. */
function nextChangeAt(verdicts) {
    const times = verdicts.flatMap(({ changesAt }) => (changesAt === undefined ? [] : [changesAt]));
    return times.length === 0 ? null : Math.min(...times);
}
//# sourceMappingURL=evaluate.js.map
;// CONCATENATED MODULE: ./build/core/policy/facts.js

/** The facts of one pull request, of what was read. */
function policyFacts(input) {
    const { pull, now } = input;
    const actor = (login) => ({
        login,
        groups: input.groupsOf(login),
        teams: input.teamsOf(login),
    });
    return {
        now,
        headRef: pull.headRef,
        baseRef: pull.baseRef,
        fork: pull.headRepositoryId !== input.repositoryId,
        author: authorOf(actor(pull.author), input),
        approvals: pull.approvals.map(actor),
        labels: pull.labels,
        startedAt: Math.min(pull.createdAt, pull.oldestCommitAt ?? pull.createdAt),
        upToDate: input.upToDate ?? upToDateBy(pull),
        mergeCommits: pull.mergeCommits,
        reverts: input.reverts,
        missingOnMain: input.missingOnMain ?? 'unknown',
        promotion: input.promotion ?? null,
        backMerges: input.owed,
        freezes: input.freezes,
        codeOwners: codeOwnersOf(input),
        proposedConfig: input.proposedConfig,
    };
}
/**
 * GitHub's merge state says `behind` only where it enforces this itself and nothing else blocks, so that no other state
 * is a yes. A conflict is one with commits of the base that the head lacks.
 */
function upToDateBy({ containsBase, mergeState }) {
    if (containsBase !== 'unknown')
        return containsBase;
    return mergeState === 'behind' || mergeState === 'dirty' ? false : 'unknown';
}
/** An App's login stands in the configuration with or without its `[bot]`; a person of the same name is not meant. */
function authorOf(author, { pull, config }) {
    if (!pull.authorIsBot || author.groups.includes('bots'))
        return author;
    const bare = (login) => login.toLowerCase().replace(/\[bot\]$/, '');
    const named = config.bots.some((login) => bare(login) === bare(author.login));
    return named ? { ...author, groups: [...author.groups, 'bots'] } : author;
}
function codeOwnersOf({ pull, codeOwners = 'unknown', headCodeOwners = 'unknown' }) {
    const changes = pull.paths?.some((path) => codeOwnersPaths.includes(path)) ?? false;
    return codeOwnersFacts(changes ? headCodeOwners : codeOwners);
}
function codeOwnersFacts(file) {
    if (file === 'unknown')
        return 'unknown';
    if (file === null)
        return { file: null, problems: [] };
    return { file: file.path, problems: parseCodeOwners(file.text).problems };
}
//# sourceMappingURL=facts.js.map
;// CONCATENATED MODULE: ./build/core/policy/outcome.js
/** What all verdicts together come to. */
function policyOutcome(verdicts) {
    const failed = verdicts.filter(({ status }) => status === 'fail');
    const pending = verdicts.filter(({ status }) => status === 'pending');
    const first = failed[0] ?? pending[0];
    if (first === undefined)
        return { conclusion: 'success', title: 'Every rule is met' };
    const others = failed.length + pending.length - 1;
    const more = others === 0 ? '' : ` (and ${others} more)`;
    const conclusion = failed.length > 0 ? 'failure' : 'action_required';
    return { conclusion, title: `${first.sentence}${more}` };
}
//# sourceMappingURL=outcome.js.map
;// CONCATENATED MODULE: ./build/core/policy/index.js






//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/core/duties/repository.js

function repository_findBranch(state, name) {
    return state.branches.find((branch) => branch.name === name) ?? null;
}
/** How two branches stand to each other; null where it was not read or not readable. */
function ancestryOf(state, from, to) {
    const found = state.ancestry.find((ancestry) => ancestry.from === from && ancestry.to === to);
    if (found === undefined || found.missing === 'unknown')
        return null;
    return { ...found, missing: found.missing };
}
/** A fork's branch of the same name is another branch. */
function findOpenPull(state, head, base) {
    return state.openPulls.find((pull) => !pull.fork && pull.head === head && pull.base === base) ?? null;
}
/** The newest one. */
function findMergedPull(state, head, base) {
    return state.mergedPulls.find((pull) => !pull.fork && pull.head === head && pull.base === base) ?? null;
}
/** Names of the release branches that are there, whether at their end or not. */
function repository_releaseBranches(state, strategy) {
    const { release } = strategy;
    if (release === null)
        return [];
    return state.branches.map(({ name }) => name).filter((name) => (0,branching/* matchesBranch */._r)(name, release));
}
/** A release branch that went into the main line, and got no commit since. */
function isEnded(state, strategy, name) {
    const merged = findMergedPull(state, name, strategy.main);
    return merged !== null && repository_findBranch(state, name)?.sha === merged.headSha;
}
/** Names of the release branches that still take work. */
function repository_openReleases(state, strategy) {
    return repository_releaseBranches(state, strategy).filter((name) => !isEnded(state, strategy, name));
}
/** The branches that a name or glob of the strategy means. */
function branchesOf(state, strategy, glob) {
    const isRelease = strategy.release !== null && glob === strategy.release;
    if (isRelease)
        return repository_openReleases(state, strategy);
    return state.branches.map(({ name }) => name).filter((name) => (0,branching/* matchesBranch */._r)(name, glob));
}
/** Whether the strategy merges the release branches into the main line at their end and then has no use for them. */
function repository_removesReleases(strategy) {
    const { release, main } = strategy;
    if (release === null)
        return false;
    const cut = strategy.cuts.find(({ branches }) => branches.includes(release));
    const goesToMain = strategy.pairs.some(({ heads, bases }) => {
        return heads.includes(release) && bases.includes(main);
    });
    return goesToMain && cut !== undefined && !cut.from.includes(main);
}
/** True for names that git takes for a branch or tag (git-check-ref-format), of a bounded length. */
function isRefName(name) {
    if (name.length === 0 || name.length > 200 || name === '@' || name.startsWith('-'))
        return false;
    // oxlint-disable-next-line eslint/no-control-regex -- git refuses control characters.
    if (/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\.$|\/$|^\//.test(name))
        return false;
    return name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}
/**
 * A name that the strategy takes from this repository into `base` by the method, made from `wish`: `chore/<slug>`
 * first, then whatever names the base accepts. Null where the strategy knows none.
 */
function nameFor(strategy, base, slug, method) {
    const fitting = strategy.pairs.filter(({ bases, merge, needs }) => {
        const isFree = needs.every(({ kind }) => kind === 'approved-by' || kind === 'from-here');
        return isFree && (0,branching/* matchesAny */._I)(base, bases) && (method === null || merge.includes(method));
    });
    const accepted = new Set(fitting.flatMap(({ heads }) => heads));
    const globs = [...strategy.topics.filter((glob) => accepted.has(glob)), ...accepted];
    const names = ['chore/*', ...globs]
        .filter((glob) => glob.includes('*') && !/^(dependabot|renovate)\//.test(glob))
        .map((glob) => (/^\*+(\/\*+)*$/.test(glob) ? 'chore/*' : glob))
        .map((glob) => glob.replace(/\*+$/, slug))
        .filter((name) => isRefName(name) && !(0,branching/* isLongLived */.ni)(strategy, name));
    return (names.find((name) => {
        const pair = strategy.pairs.find(({ heads, bases }) => (0,branching/* matchesAny */._I)(name, heads) && (0,branching/* matchesAny */._I)(base, bases));
        return pair !== undefined && fitting.includes(pair);
    }) ?? null);
}
//# sourceMappingURL=repository.js.map
;// CONCATENATED MODULE: ./build/core/duties/back-merge/owed.js

/** Pairs that one repository may owe at a time; more release branches than that are open only by mistake. */
const maxPairs = 50;
/** The back-merges of the strategy with every glob replaced by the branches that are there. */
function owed_backMergePairs(state, strategy) {
    const pairs = strategy.backMerges.flatMap(({ from, to, withinMs }) => branchesOf(state, strategy, from).flatMap((source) => branchesOf(state, strategy, to).map((target) => ({ from: source, to: target, withinMs }))));
    return pairs.filter(({ from, to }) => from !== to).slice(0, maxPairs);
}
/**
 * The back-merges that are owed, as facts for the policy. What could not be read is not owed: an unknown never blocks
 * a team, and the next pass reads again.
 */
function owedBackMerges(state, strategy, now) {
    return debts(state, strategy, owed_backMergePairs(state, strategy)).map(({ backMerge, ancestry, pull }) => ({
        ...backMerge,
        since: ancestry.since ?? now,
        number: pull?.number ?? null,
        conflicts: pull?.mergeable === false ? (ancestry.changedOnBoth ?? []) : [],
    }));
}
/** Those of the pairs in which `to` lacks commits of `from`. */
function debts(state, strategy, pairs) {
    return pairs.flatMap((backMerge) => {
        const { from, to } = backMerge;
        const ancestry = ancestryOf(state, from, to);
        if (ancestry === null || missingOf(ancestry, strategy) === 0)
            return [];
        const squashed = squashedPull(state, ancestry);
        return [{ backMerge, ancestry, pull: findOpenPull(state, from, to), squashed }];
    });
}
/**
 * Commits that count. Environments are promoted by merge commits, which their upstream never needs back; everywhere
 * else `from` must become an ancestor of `to`, merge commits included.
 */
function missingOf(ancestry, strategy) {
    if (strategy.promote.length === 0)
        return ancestry.missing;
    const changes = ancestry.missingChanges ?? ancestry.missing;
    return changes === 'unknown' ? 0 : changes;
}
/** After a merge commit `to` holds the merged head; if it lacks that, the pull request was squashed or rebased. */
function squashedPull(state, { from, to, since }) {
    const merged = findMergedPull(state, from, to);
    if (merged === null || merged.mergedAt === null)
        return null;
    const isSameHead = state.branches.some(({ name, sha }) => name === from && sha === merged.headSha);
    return isSameHead || (since !== null && since < merged.mergedAt) ? merged : null;
}
//# sourceMappingURL=owed.js.map
;// CONCATENATED MODULE: ./build/core/duties/freeze/freeze.js



/** Freezes by command that one repository may have at a time. */
const maxFreezes = 50;
/** Branches, reasons and exceptions beyond this are refused rather than cut. */
const maxEntries = 20;
/** The freezes in force: from is inclusive, to exclusive. Those of the configuration first. */
function activeFreezes(config, manual, now) {
    return allFreezes(config, manual).filter(({ from, to }) => from <= now && (to === null || now < to));
}
/** When the next freeze begins or ends, to look again then; null where none will. */
function freeze_nextFreezeEdge(config, manual, now) {
    const edges = allFreezes(config, manual)
        .flatMap(({ from, to }) => [from, to])
        .filter((edge) => edge !== null && edge > now);
    return edges.reduce((first, edge) => freeze_earliest(first, edge), null);
}
/** The freeze in force that keeps a pull request out, or null. */
function freezeAgainst(freezes, pull) {
    return (freezes.find(({ branches, allow }) => (0,branching/* matchesAny */._I)(pull.base, branches) && !isExcepted(allow, pull)) ?? null);
}
/** Logins and teams are compared without case, as GitHub does; so are labels. */
function isExcepted(allow, pull) {
    const names = new Set([pull.author, ...pull.labels.map((label) => `label:${label}`), ...(pull.authorTeams ?? [])].map((name) => name.toLowerCase()));
    return allow.some((entry) => names.has(entry.toLowerCase()));
}
/** Adds a freeze by command. One over the same branches is replaced; freezes that are over are dropped. */
function addFreeze(manual, wish, now) {
    if (wish.branches.length === 0)
        return { changed: false, sentence: 'Name the branches to freeze.' };
    if (wish.branches.length > maxEntries || wish.allow.length > maxEntries) {
        return { changed: false, sentence: `Name at most ${maxEntries} branches and exceptions.` };
    }
    if (wish.until !== null && wish.until <= now) {
        return { changed: false, sentence: `The freeze would have ended at ${timeOf(wish.until)} already.` };
    }
    const kept = stillOn(manual, now).filter(({ branches }) => !sameNames(branches, wish.branches));
    if (kept.length >= maxFreezes) {
        const sentence = `There are ${maxFreezes} freezes already; lift one first with \`/fairlead unfreeze\`.`;
        return { changed: false, sentence };
    }
    return { changed: true, freezes: [...kept, wish], sentence: frozenSentence(wish) };
}
/**
 * Lifts freezes by command, from exactly the named branches or globs. One over a wider glob stays, and so do those of
 * the configuration; the sentence says so.
 */
function liftFreezes(config, manual, wish, now) {
    const on = stillOn(manual, now);
    const kept = wish === 'all' ? [] : on.flatMap((freeze) => without(freeze, wish));
    const stay = allFreezes({ freezes: [] }, kept).filter((freeze) => holds(freeze, wish));
    const configured = activeFreezes(config, [], now).filter((freeze) => holds(freeze, wish));
    const rest = [
        staySentence(stay, 'was made for more and stays; lift it by that name'),
        staySentence(configured, 'stands in the configuration and stays'),
    ].join('');
    const lifted = JSON.stringify(kept) !== JSON.stringify(on);
    if (!lifted)
        return { changed: false, sentence: `No freeze by command holds there.${rest}` };
    const what = wish === 'all' ? 'Every freeze by command' : `The freeze of ${list(wish.map(code))}`;
    return { changed: true, freezes: kept, sentence: `${what} is lifted.${rest}` };
}
function holds({ branches }, wish) {
    return wish === 'all' || wish.some((name) => branches.includes(name) || matchesAny(name, branches));
}
function staySentence(freezes, why) {
    const names = [...new Set(freezes.flatMap(({ branches }) => branches))];
    return names.length === 0 ? '' : ` The freeze of ${list(names.slice(0, maxEntries).map(code))} ${why}.`;
}
function without(freeze, names) {
    const branches = freeze.branches.filter((glob) => !names.includes(glob));
    return branches.length === 0 ? [] : [{ ...freeze, branches }];
}
function stillOn(manual, now) {
    return manual.filter(({ until }) => until === null || until > now);
}
function allFreezes(config, manual) {
    return [
        ...config.freezes.map((freeze) => ({ ...freeze, by: null })),
        ...manual.map(({ branches, since, until, reason, allow, by }) => {
            return { branches, from: since, to: until, reason, allow, by };
        }),
    ];
}
function sameNames(a, b) {
    return JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());
}
function frozenSentence({ branches, until, allow }) {
    const end = until === null ? 'until somebody lifts it' : `until ${timeOf(until)}`;
    const except = allow.length === 0 ? '' : `, except for ${list(allow.map(code))}`;
    return `${list(branches.map(code))} ${branches.length === 1 ? 'is' : 'are'} frozen ${end}${except}.`;
}
/** The earlier of two moments, where null means never. */
function freeze_earliest(a, b) {
    if (a === null || b === null)
        return a ?? b;
    return Math.min(a, b);
}
//# sourceMappingURL=freeze.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/core/duties/words.js

/** A name of a branch, tag or commit as code in Markdown. A name may hold backticks, which would end it. */
function words_code(name) {
    return `\`${(0,reporting_text/* cut */.Jj)(name.replaceAll('`', "'").replace(/[\r\n]+/g, ' '), 200)}\``;
}
/** A word for a shell to take as it is, in a command that a person may copy. */
function shellWord(word) {
    return /^[\w./@+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
}
/** `24 h`, `3 d`, `90 min`; the largest unit that leaves no rest. */
function words_duration(ms) {
    if (ms % 86_400_000 === 0)
        return `${ms / 86_400_000} d`;
    if (ms % 3_600_000 === 0)
        return `${ms / 3_600_000} h`;
    return `${Math.ceil(ms / 60_000)} min`;
}
function words_shortSha(sha) {
    return sha.slice(0, 7);
}
/** `a`, `a and b`, `a, b and c`. */
function words_list(words) {
    const last = words.at(-1) ?? '';
    return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
//# sourceMappingURL=words.js.map
;// CONCATENATED MODULE: ./build/core/duties/backport/patch-id.js



/**
 * Identity of a patch, in the manner of `git patch-id --stable`: the same change has the same id on another branch.
 * Counts the paths and the lines that are added and removed, in their order within each file. Does not count line
 * numbers, the lines around, white space at the ends of lines and the order of files. Unlike git's, indentation counts
 * (it is meaning in Python), and the context does not: a clean cherry-pick may stand between other lines. A binary file
 * counts by the hash of its new content.
 *
 * @param diff as `git diff` prints it
 * @returns null where nothing changes, as in an empty commit
 */
function patchId(diff) {
    const files = new Map();
    let lines = [];
    let blob = '';
    let inHunk = false;
    for (const line of diff.split('\n')) {
        const header = /^diff --git (.+)$/.exec(line);
        if (header !== null) {
            inHunk = false;
            blob = '';
            lines = [];
            files.set(header[1] ?? '', lines);
        }
        else if (line.startsWith('@@'))
            inHunk = true;
        else if (inHunk) {
            if (line.startsWith('+') || line.startsWith('-'))
                lines.push(line.trimEnd());
        }
        else {
            blob = /^index [0-9a-f]+\.\.([0-9a-f]{7})/.exec(line)?.[1] ?? blob;
            if (/^(Binary files .* differ|GIT binary patch)$/.test(line))
                lines.push(`binary ${blob}`);
            else if (/^((old|new|deleted) (file )?mode|(rename|copy) (from|to)) /.test(line))
                lines.push(line);
        }
    }
    const changed = [...files].filter(([, own]) => own.length > 0);
    if (changed.length === 0)
        return null;
    return hash(changed.map(([path, own]) => hash([path, ...own])).toSorted());
}
/**
 * Commits of a backport whose patch is on no commit of the main line, by their short id and first line. Commits that
 * change nothing are on it. A merge commit is never found, since its patch is whatever it brought.
 *
 * @returns `unknown` where a patch is missing from the comparison because it was too large to be read
 */
function missingPatches(own, onMain) {
    const known = new Set(onMain.map(({ diff }) => (diff === null ? null : patchId(diff))));
    const isPartial = onMain.some(({ diff }) => diff === null);
    const missing = [];
    for (const { sha, title, diff, parents } of own) {
        if (diff === null)
            return 'unknown';
        const id = patchId(diff);
        if (parents < 2 && (id === null || known.has(id)))
            continue;
        if (isPartial && parents < 2)
            return 'unknown';
        missing.push(`${words_shortSha(sha)} ${(0,reporting_text/* cut */.Jj)(title, 100)}`);
    }
    return missing;
}
function hash(parts) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex');
}
//# sourceMappingURL=patch-id.js.map
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js + 6 modules
var fairlead_error = __webpack_require__(7364);
;// CONCATENATED MODULE: ./build/core/packaging/pyproject.js

const stringValue = /^\s*(name|version)\s*=\s*(?:"([^"\\]*)"|'([^']*)')\s*(?:#.*)?$/;
/**
 * The lines of the `[project]` table that give name and version. Only these two lines are ever changed, so no TOML
 * parser is needed; text over several lines (""" or ''') in the table could hide such a line and is refused.
 */
function projectLines(text, file) {
    const lines = text.split('\n');
    const found = new Map();
    let table = '';
    for (const [index, line] of lines.entries()) {
        const header = /^\s*\[([^[\]]+)\]\s*(?:#.*)?$/.exec(line);
        if (header !== null)
            table = header[1]?.trim() ?? '';
        else if (/^\s*\[\[/.test(line))
            table = '';
        if (table !== 'project')
            continue;
        if (/"""|'''/.test(line)) {
            const place = { file, line: index + 1 };
            throw new fairlead_error/* FinalError */.f4('FL_VERSION_INVALID', `${file}:${index + 1}: text over more than one line`, {
                place,
            });
        }
        const match = stringValue.exec(line.replace(/\r$/, ''));
        if (match?.[1] === undefined)
            continue;
        if (!found.has(match[1]))
            found.set(match[1], { index, value: match[2] ?? match[3] ?? '' });
    }
    return { lines, found };
}
function need(found, key, file) {
    const entry = found.get(key);
    if (entry !== undefined && entry.value !== '')
        return entry;
    throw new fairlead_error/* FinalError */.f4('FL_VERSION_INVALID', `${file} has no plain ${key} in its [project] table`, {
        place: { file },
    });
}
/** Name and version as `pyproject.toml` gives them (PEP 621). Errors: FL_VERSION_INVALID. */
function readProject(text, file) {
    const { found } = projectLines(text, file);
    return { name: need(found, 'name', file).value, version: need(found, 'version', file).value };
}
/** The same file with another version; no other byte changes. */
function withVersion(text, version, file) {
    const { lines, found } = projectLines(text, file);
    const { index } = need(found, 'version', file);
    lines[index] = (lines[index] ?? '').replace(/(=\s*)(?:"[^"\\]*"|'[^']*')/, `$1"${version}"`);
    return lines.join('\n');
}
//# sourceMappingURL=pyproject.js.map
;// CONCATENATED MODULE: ./build/core/duties/bump/files.js


/** Files at the root that carry a version. */
const files_versionPaths = (/* unused pure expression or super */ null && (['package.json', 'pyproject.toml']));
/** A larger file is not edited. */
const maxText = 200_000;
/** The version that a file carries; null where it has none that can be read. */
function versionInFile(path, text) {
    if (text.length > maxText)
        return null;
    if (path === 'package.json')
        return findJsonVersion(text)?.value ?? null;
    return fromProject(() => readProject(text, path).version);
}
/** The same file with another version, every other byte as it was; null where it carries none. */
function withVersionInFile(path, text, version) {
    if (text.length > maxText)
        return null;
    if (path !== 'package.json')
        return fromProject(() => withVersion(text, version, path));
    const found = findJsonVersion(text);
    return found === null ? null : text.slice(0, found.start) + JSON.stringify(version) + text.slice(found.end);
}
function fromProject(read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof fairlead_error/* FairleadError */.jd)
            return null;
        throw error;
    }
}
/** The value of `version` in the outermost object. Of several, JSON takes the last one. */
function findJsonVersion(text) {
    if (!isJson(text))
        return null;
    const tokens = /"(?:[^"\\]|\\.)*"|[[\]{}:,]/g;
    let depth = 0;
    let key = '';
    let before = '';
    let found = null;
    for (const match of text.matchAll(tokens)) {
        const [token] = match;
        if (token === '{' || token === '[')
            depth += 1;
        else if (token === '}' || token === ']')
            depth -= 1;
        else if (token.startsWith('"') && depth === 1) {
            const value = String(JSON.parse(token));
            if (before !== ':')
                key = value;
            else if (key === 'version') {
                found = { value, start: match.index, end: match.index + token.length };
            }
        }
        before = token;
    }
    return found;
}
function isJson(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null && !Array.isArray(value);
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=files.js.map
;// CONCATENATED MODULE: ./build/core/duties/bump/duty.js



/** Raises the version in package.json and pyproject.toml by a pull request. */
const bump = { plan };
function plan(input) {
    const wishes = input.stored.requests.filter((request) => request.kind === 'bump');
    const steps = wishes.map((wish) => step(input, wish));
    return {
        commands: steps.flatMap(({ commands }) => commands),
        settled: steps.flatMap(({ settled }) => settled),
        // Each step needs the one before it, so the next one is planned from what that left.
        wakeAt: steps.some(({ commands }) => commands.some(({ kind }) => kind !== 'open-pull'))
            ? input.state.now
            : null,
    };
}
/** Branch that carries the change; null where the strategy lets none into the base. */
function duty_bumpBranch(strategy, { version, base }) {
    return nameFor(strategy, base, `bump-${version}`, null);
}
function step(input, wish) {
    const { state, strategy } = input;
    const { id, version, base } = wish;
    const settle = (outcome, sentence) => {
        return { commands: [], settled: [{ id, outcome, sentence }] };
    };
    const branch = duty_bumpBranch(strategy, wish);
    if (repository_findBranch(state, base) === null)
        return settle('refused', `There is no branch ${words_code(base)} any more.`);
    if (branch === null) {
        return settle('refused', `The strategy ${strategy.name} lets no branch for work into ${words_code(base)}.`);
    }
    const onBase = state.files.filter((file) => file.branch === base);
    if (onBase.length === 0)
        return { commands: [], settled: [] };
    const files = onBase.filter(({ sha, path, text }) => sha !== null && versionInFile(path, text) !== null);
    if (files.length === 0) {
        const sentence = `The next version is ${version}; no file on ${words_code(base)} carries one, so only the tag is left.`;
        return settle('done', sentence);
    }
    const merged = findMergedPull(state, branch, base);
    if (files.every((file) => versionInFile(file.path, file.text) === version)) {
        const by = merged === null ? '' : ` since #${merged.number}`;
        return settle('done', `${words_list(files.map(({ path }) => words_code(path)))} on ${words_code(base)} say ${version}${by}.`);
    }
    if (findOpenPull(state, branch, base) !== null)
        return { commands: [], settled: [] };
    if (wish.opened)
        return settle('refused', 'Its pull request was closed; ask again to reopen it.');
    return { commands: nextCommands(input, wish, branch), settled: [] };
}
/** Makes the branch, then its commits, then the pull request. */
function nextCommands({ state }, wish, branch) {
    const { version, base } = wish;
    if (repository_findBranch(state, branch) === null) {
        const from = repository_findBranch(state, base);
        const reason = `version ${version}`;
        return from === null ? [] : [{ kind: 'create-branch', branch, from: base, sha: from.sha, reason }];
    }
    const files = state.files.filter((file) => file.branch === branch);
    if (files.length === 0)
        return [];
    const edits = files.flatMap((file) => edit(file, branch, version));
    return edits.length > 0 ? edits : [opening(wish, branch)];
}
function edit(file, branch, version) {
    const text = file.sha === null ? null : withVersionInFile(file.path, file.text, version);
    if (file.sha === null || text === null || text === file.text)
        return [];
    const message = `Version ${version} in ${file.path}`;
    return [{ kind: 'write-file', branch, path: file.path, before: file.sha, text, message }];
}
function opening({ id, version, base, by }, branch) {
    return {
        kind: 'open-pull',
        head: branch,
        base,
        title: `Version ${version}`,
        body: `${words_code(by)} raises the version on ${words_code(base)} to ${version}. Fairlead merges this once its checks and approvals are there.`,
        request: id,
    };
}
//# sourceMappingURL=duty.js.map
;// CONCATENATED MODULE: ./build/core/duties/merge-managed/duty.js




/** Label that hands a pull request of this repository to the App. */
const mergeLabel = 'fairlead:merge';
/** Merges the pull requests that were handed to the App, by the method that their pair asks for. */
const mergeManaged = { plan: duty_plan };
function duty_plan(input) {
    const { state, stored } = input;
    const wishes = stored.requests.filter((request) => request.kind === 'merge');
    const settled = wishes.flatMap((wish) => settle(input, wish));
    const open = wishes.filter(({ id }) => settled.every((each) => each.id !== id));
    const commands = [];
    const bases = new Set();
    for (const pull of state.openPulls.toSorted((a, b) => a.number - b.number)) {
        const wish = open.findLast((each) => each.pull === pull.number);
        if (wish === undefined && !isManaged(input, pull))
            continue;
        // What was ready before a merge may not be ready after it, and a head that got one is another; the next run looks.
        if (bases.has(pull.base) || bases.has(pull.head))
            continue;
        const command = merging(input, pull, wish?.method ?? null);
        if (command === null)
            continue;
        commands.push(command);
        bases.add(pull.base);
    }
    return { commands, settled, wakeAt: null };
}
/**
 * The label counts only on branches of this repository: whoever pushes to a fork after the label was set may be
 * anybody. The App's own are those between branches that stay, and bumps.
 */
function isManaged({ state, strategy, stored }, pull) {
    if (pull.fork)
        return false;
    if (pull.labels.includes(mergeLabel))
        return true;
    if (pull.author !== state.appLogin)
        return false;
    const isBump = stored.requests.some((request) => {
        return (request.kind === 'bump' && request.base === pull.base && duty_bumpBranch(strategy, request) === pull.head);
    });
    return isBump || (0,branching/* isLongLived */.ni)(strategy, pull.head);
}
function merging(input, pull, wished) {
    const { state, config, strategy, stored } = input;
    if (pull.policy !== 'success' || !pull.ready || pull.mergeable === false)
        return null;
    const pair = (0,branching/* findPair */.c6)(strategy, { ...pull, reverts: pull.reverts ?? null });
    const method = wished ?? (pair === null ? undefined : usualMethod(pair, config, (0,branching/* isLongLived */.ni)(strategy, pull.head)));
    if (pair === null || method === undefined || !pair.merge.includes(method))
        return null;
    // The check may be older than the freeze, and the App may pass where GitHub keeps others out.
    if (freezeAgainst(activeFreezes(config, stored.freezes, state.now), pull) !== null)
        return null;
    const { number, headSha } = pull;
    const isQueued = config.mergeQueue && pull.base === strategy.main && !(0,branching/* isLongLived */.ni)(strategy, pull.head);
    if (!isQueued)
        return { kind: 'merge', number, headSha, method };
    return pull.queued === true ? null : { kind: 'enqueue', number, headSha };
}
/** The pair's first method that a linear history takes; work by squash or rebase, since GitHub would refuse a merge. */
function usualMethod(pair, { linear }, fromKept) {
    if (!linear || fromKept)
        return pair.merge[0];
    return pair.merge.find((method) => method !== 'merge') ?? pair.merge[0];
}
function settle({ state, strategy }, wish) {
    const { id, pull: number, method } = wish;
    const refuse = (sentence) => [{ id, outcome: 'refused', sentence }];
    const pull = state.openPulls.find((each) => each.number === number);
    if (pull === undefined) {
        const isMerged = state.mergedPulls.some((each) => each.number === number);
        return isMerged
            ? [{ id, outcome: 'done', sentence: `#${number} is merged.` }]
            : refuse(`#${number} is not open any more.`);
    }
    const problem = mergeProblem(strategy, pull, method);
    if (problem !== null)
        return refuse(problem);
    // Whoever may push here could merge as well; a fork's commits are those that were seen when the word was given.
    if (pull.fork && pull.headSha !== wish.headSha) {
        return refuse(`#${number} got new commits from its fork; look at them and ask again.`);
    }
    return [];
}
/** Why the strategy does not let the App merge it that way, in Markdown; null where it does. */
function mergeProblem(strategy, pull, method) {
    const pair = (0,branching/* findPair */.c6)(strategy, { ...pull, reverts: pull.reverts ?? null });
    if (pair === null) {
        return `The strategy ${strategy.name} does not let ${words_code(pull.head)} into ${words_code(pull.base)}.`;
    }
    if (method === null || pair.merge.includes(method))
        return null;
    return `${words_code(pull.head)} goes into ${words_code(pull.base)} by ${words_list(pair.merge)}, not by ${method}.`;
}
//# sourceMappingURL=duty.js.map
;// CONCATENATED MODULE: ./build/core/duties/versions.js

const none = (/* unused pure expression or super */ null && ([0, 0, 0]));
/** Larger parts are dates or build numbers by mistake, and lose digits beyond 2^53. */
const pattern = /^v?(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?$/;
/** `v1.4.0`, `1.4`; null for anything else, pre-releases included. */
function versions_parseVersion(text) {
    const match = pattern.exec(text);
    return match === null ? null : [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
}
/** The version in the name of a release branch: what stands in place of the star. Null where that is none. */
function versions_versionOfBranch(strategy, name) {
    const { release } = strategy;
    if (release === null || !(0,branching/* matchesBranch */._r)(name, release))
        return null;
    const [start = '', ...rest] = release.split('*');
    return versions_parseVersion(name.slice(start.length, name.length - rest.join('').length));
}
function formatVersion(version) {
    return version.join('.');
}
function compareVersions(a, b) {
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
function versions_bumpVersion([major, minor, patch], part) {
    if (part === 'major')
        return [major + 1, 0, 0];
    return part === 'minor' ? [major, minor + 1, 0] : [major, minor, patch + 1];
}
function versions_highest(versions) {
    return versions.reduce((best, version) => (compareVersions(version, best) > 0 ? version : best), none);
}
function versions_taggedVersions(state) {
    return state.tags.map(({ name }) => versions_parseVersion(name)).filter((version) => version !== null);
}
/** Tagged versions of a release branch: those with its major and minor number. */
function versionsOfSeries(state, [major, minor]) {
    return versions_taggedVersions(state).filter((version) => version[0] === major && version[1] === minor);
}
//# sourceMappingURL=versions.js.map
;// CONCATENATED MODULE: ./build/core/duties/release-cut/cut.js






/** The newest commit that the branch would start from; null where the strategy or the repository has none. */
function cutSource(state, strategy, branch) {
    const cut = strategy.cuts.find(({ branches }) => (0,branching/* matchesAny */._I)(branch, branches));
    const sources = state.branches.filter(({ name }) => cut !== undefined && (0,branching/* matchesAny */._I)(name, cut.from));
    // The strategy's order decides where several would do.
    const inOrder = cut?.from.flatMap((glob) => sources.filter(({ name }) => (0,branching/* matchesAny */._I)(name, [glob])));
    return inOrder?.[0] ?? null;
}
/** What speaks against cutting the branch now, or null. `groups` are those of whoever asks; null: checked before. */
function cutProblem({ state, config, strategy }, branch, groups) {
    const final = (sentence) => ({ sentence, later: false });
    const cut = strategy.cuts.find(({ branches }) => (0,branching/* matchesAny */._I)(branch, branches));
    if (cut === undefined || !isRefName(branch)) {
        const names = strategy.cuts.flatMap(({ branches }) => branches).map(words_code);
        const known = names.length === 0 ? 'none' : names.join(' or ');
        return final(`The strategy ${strategy.name} cuts no ${words_code(branch)}; it cuts ${known}.`);
    }
    if (repository_findBranch(state, branch) !== null)
        return final(`${words_code(branch)} exists already.`);
    const source = cutSource(state, strategy, branch);
    const open = state.branches.map(({ name }) => name).filter((name) => !isEnded(state, strategy, name));
    const by = { groups: groups ?? [], app: groups === null };
    const verdict = (0,branching/* judgeRef */.L5)(strategy, config, {
        kind: 'create',
        branch,
        from: source?.name ?? null,
        open,
        by,
    });
    if (!verdict.allowed) {
        return { sentence: `${(0,reporting_text/* escapeMarkdown */.FV)(verdict.sentence)}.`, later: verdict.code === 'create_second' };
    }
    const overdue = owedBackMerges(state, strategy, state.now).find(({ to, since, withinMs }) => {
        return to === source?.name && since + withinMs <= state.now;
    });
    if (overdue === undefined)
        return null;
    const from = `${words_code(overdue.from)} must be merged into ${words_code(overdue.to)} first`;
    return { sentence: `The back-merge is past its deadline: ${from}.`, later: true };
}
/** Start of the newest slot of the schedule; null before the first one. */
function cut_currentSlot({ everyMs, start }, now) {
    if (now < start || everyMs <= 0)
        return null;
    return start + Math.floor((now - start) / everyMs) * everyMs;
}
/** Start of the slot after the current one, or of the first. */
function nextSlot(schedule, now) {
    const slot = cut_currentSlot(schedule, now);
    return slot === null ? schedule.start : slot + schedule.everyMs;
}
/**
 * Name of the release after the highest one that is tagged or has a branch: `release/1.4` where the major or minor
 * number rises, `release/1.4.1` where the patch number does. Which one rises stands in the schedule; without one it is
 * the minor number. Null where the strategy has no releases with a star.
 */
function cut_nextReleaseBranch(state, strategy, { schedule }) {
    const { release } = strategy;
    if (release === null || !release.includes('*'))
        return null;
    const part = schedule?.version ?? 'minor';
    const branches = state.branches.map(({ name }) => versionOfBranch(strategy, name));
    const known = [...taggedVersions(state), ...branches.filter((version) => version !== null)];
    const [major, minor, patch] = bumpVersion(highest(known), part);
    const version = part === 'patch' ? `${major}.${minor}.${patch}` : `${major}.${minor}`;
    return release.replace(/\*+/, version);
}
/** The release that could be cut now, for the button that does it; null where something speaks against it. */
function releaseToCut(input) {
    const branch = cut_nextReleaseBranch(input.state, input.strategy, input.config);
    return branch === null || cutProblem(input, branch, null) !== null ? null : branch;
}
//# sourceMappingURL=cut.js.map
;// CONCATENATED MODULE: ./build/core/duties/back-merge/words.js





/** Paths that a comment lists; the rest is counted. */
const maxPaths = 30;
function openingTitle({ backMerge: { from, to } }) {
    return (0,reporting_text/* cut */.Jj)(`Back-merge ${from} into ${to}`, 250);
}
function openingBody(debt) {
    const { from, to, withinMs } = debt.backMerge;
    const since = debt.ancestry.since;
    const deadline = withinMs === Number.POSITIVE_INFINITY
        ? ''
        : ` It is due within ${words_duration(withinMs)}${since === null ? '' : `, by ${time_timeOf(since + withinMs)}`}.`;
    return [
        `${words_code(to)} lacks commits of ${words_code(from)}, and the strategy wants every one of them there.${deadline}`,
        ...squashLine(debt),
        'Fairlead merges this by a merge commit as soon as its checks and approvals are there. A squash or a rebase ' +
            'would leave the debt open.',
    ].join('\n\n');
}
function squashLine({ squashed, backMerge: { from, to } }) {
    if (squashed === null)
        return [];
    return [
        `#${squashed.number} was merged by squash or rebase: ${words_code(to)} has its changes, and ${words_code(from)} is still ` +
            'no ancestor. Without a merge commit the same changes conflict again with the next back-merge, so it is ' +
            'asked for once more.',
    ];
}
/** What conflicts, and the commands that resolve it. */
function conflictComment(debt, strategy) {
    const { from, to } = debt.backMerge;
    const paths = debt.ancestry.changedOnBoth ?? [];
    const more = paths.length > maxPaths ? [`- and ${paths.length - maxPaths} more`] : [];
    const where = paths.length === 0
        ? ['GitHub finds conflicts and does not say where; the merge below lists them.']
        : [
            'Both sides changed:',
            [...paths.slice(0, maxPaths).map((path) => `- ${words_code(path)}`), ...more].join('\n'),
        ];
    return [
        `${words_code(from)} cannot be merged into ${words_code(to)} without a person.`,
        ...where,
        ...squashLine(debt),
        ...howToResolve(debt, strategy),
    ].join('\n\n');
}
function howToResolve({ backMerge: { from, to } }, strategy) {
    const branch = resolvingBranch(strategy, from, to);
    if (branch === null) {
        return [
            `The strategy ${strategy.name} lets no other branch go into ${words_code(to)} by a merge commit. Add a pair to ` +
                'the configuration, and this comment will show the commands:',
            `\`\`\`yaml\npairs: ['back-merge/* -> ${yamlName(to)}: merge, from this repository']\n\`\`\``,
        ];
    }
    const [source, target, name] = [`origin/${from}`, `origin/${to}`, branch].map(shellWord);
    return [
        'Resolve it on a branch of its own, never on the branches themselves:',
        [
            '```sh',
            'git fetch origin',
            `git switch --no-track -c ${name} ${target}`,
            `git merge ${source}`,
            '# correct the conflicts, then',
            'git commit --all --no-edit',
            `git push origin ${name}`,
            '```',
        ].join('\n'),
        `Then open a pull request from ${words_code(branch)} into ${words_code(to)} and merge it by a merge commit ` +
            '(`/fairlead merge merge`). This pull request is then done as well.',
    ];
}
/** `back-merge/…`, where the strategy knows it; else another name that goes into `to` by a merge commit. */
function resolvingBranch(strategy, from, to) {
    const own = `back-merge/${slug(from)}`;
    const pair = (0,branching/* findPair */.c6)(strategy, { head: own, base: to, fork: false, reverts: null });
    if (pair?.merge.includes('merge') === true)
        return own;
    return nameFor(strategy, to, `back-merge-${slug(from)}`, 'merge');
}
const resolvedComment = 'The conflict is gone. Fairlead merges this once its checks and approvals are there.';
function slug(name) {
    return name.replaceAll(/[^\w.-]+/g, '-').slice(0, 60);
}
/** The name inside single quotes of YAML. */
function yamlName(name) {
    return name.replaceAll("'", "''");
}
//# sourceMappingURL=words.js.map
;// CONCATENATED MODULE: ./build/core/duties/back-merge/duty.js





/** Marker of the one comment on a back-merge's pull request. */
const backMergeMarker = 'fairlead-back-merge';
/** After a merge into one branch, another must get it too: opens the pull request and says what stands in its way. */
const duty_backMerge = { plan: back_merge_duty_plan };
function back_merge_duty_plan(input) {
    const { state, strategy, stored } = input;
    const standing = owed_backMergePairs(state, strategy);
    const wishes = stored.requests.filter((request) => request.kind === 'back-merge');
    const settled = wishes.flatMap((wish) => duty_settle(input, wish));
    const open = wishes.filter(({ id }) => settled.every((each) => each.id !== id));
    const owed = debts(state, strategy, withWishes(standing, open));
    const paid = standing.filter(({ from, to }) => {
        const ancestry = ancestryOf(state, from, to);
        return ancestry !== null && missingOf(ancestry, strategy) === 0;
    });
    const commands = [
        ...owed.filter(({ pull }) => pull === null).map((debt) => duty_opening(debt, open)),
        ...owed.flatMap((debt) => comment(debt, input)),
        ...paid.flatMap((pair) => closing(pair, input)),
    ];
    const deadlines = owed
        .map((debt) => (debt.ancestry.since ?? state.now) + debt.backMerge.withinMs)
        .filter((at) => Number.isFinite(at) && at > state.now);
    return { commands, settled, wakeAt: deadlines.length === 0 ? null : Math.min(...deadlines) };
}
/** What somebody asked for has no deadline. */
function withWishes(standing, wishes) {
    const pairs = [...standing];
    for (const { from, to } of wishes) {
        const isThere = pairs.some((pair) => pair.from === from && pair.to === to);
        if (!isThere)
            pairs.push({ from, to, withinMs: Number.POSITIVE_INFINITY });
    }
    return pairs;
}
function duty_opening(debt, wishes) {
    const { from, to } = debt.backMerge;
    const wish = wishes.find((each) => each.from === from && each.to === to);
    return {
        kind: 'open-pull',
        head: from,
        base: to,
        title: openingTitle(debt),
        body: openingBody(debt),
        ...(wish === undefined ? {} : { request: wish.id }),
    };
}
function comment(debt, { strategy, stored }) {
    const { pull } = debt;
    if (pull === null)
        return [];
    const { number } = pull;
    const say = (body) => [
        { kind: 'comment', number, marker: backMergeMarker, body },
    ];
    if (pull.mergeable === false)
        return say(conflictComment(debt, strategy));
    const squash = squashLine(debt);
    if (squash.length > 0)
        return say(squash.join('\n\n'));
    const hasSpoken = stored.said.some((said) => said.number === number && said.marker === backMergeMarker);
    // While GitHub works out whether it conflicts, the last word stands.
    return hasSpoken && pull.mergeable === true ? say(resolvedComment) : [];
}
/** Somebody else's pull request is left to them. */
function closing({ from, to }, { state }) {
    return state.openPulls
        .filter((pull) => !pull.fork && pull.head === from && pull.base === to && pull.author === state.appLogin)
        .map(({ number }) => ({
        kind: 'close-pull',
        number,
        reason: `${words_code(to)} holds every commit of ${words_code(from)} by now.`,
    }));
}
function duty_settle({ state, strategy }, wish) {
    const { id, from, to } = wish;
    const refuse = (sentence) => [{ id, outcome: 'refused', sentence }];
    const absent = [from, to].find((name) => repository_findBranch(state, name) === null);
    if (absent !== undefined)
        return refuse(`There is no branch ${words_code(absent)}.`);
    const pair = (0,branching/* findPair */.c6)(strategy, { head: from, base: to, fork: false, reverts: null });
    if (pair === null || !pair.merge.includes('merge')) {
        return refuse(`The strategy ${strategy.name} lets no merge commit of ${words_code(from)} into ${words_code(to)}.`);
    }
    const ancestry = ancestryOf(state, from, to);
    if (ancestry === null)
        return [];
    if (missingOf(ancestry, strategy) === 0) {
        return [{ id, outcome: 'done', sentence: `${words_code(to)} holds every commit of ${words_code(from)}.` }];
    }
    const pull = state.openPulls.find((each) => !each.fork && each.head === from && each.base === to);
    if (pull !== undefined) {
        return [{ id, outcome: 'done', sentence: `The back-merge is #${pull.number}.` }];
    }
    if (wish.opened)
        return refuse('The pull request of the back-merge was closed; ask again to reopen it.');
    return [];
}
//# sourceMappingURL=duty.js.map
;// CONCATENATED MODULE: ./build/core/duties/delete-merged/duty.js


/** Removes the branches whose pull requests are merged. */
const deleteMerged = { plan: delete_merged_duty_plan };
function delete_merged_duty_plan({ state, config, strategy }) {
    if (!config.deleteMerged)
        return { commands: [], settled: [], wakeAt: null };
    const commands = [];
    for (const pull of state.mergedPulls) {
        const { head, headSha, number, fork } = pull;
        if (fork || (0,branching/* isLongLived */.ni)(strategy, head) || head === state.defaultBranch || head === strategy.main)
            continue;
        // Somebody went on working on it, or made a new branch of the same name.
        if (repository_findBranch(state, head)?.sha !== headSha)
            continue;
        // Removing it would close these.
        const isUsed = state.openPulls.some((open) => open.base === head || (!open.fork && open.head === head));
        if (isUsed)
            continue;
        commands.push({ kind: 'delete-branch', branch: head, sha: headSha, reason: `#${number} is merged` });
    }
    return { commands, settled: [], wakeAt: null };
}
//# sourceMappingURL=duty.js.map
;// CONCATENATED MODULE: ./build/core/duties/promotion/duty.js





/** Marker of the one comment on a promotion's pull request. */
const promotionMarker = 'fairlead-promotion';
/** Opens the pull request that brings an environment to the next one, and says when it may be merged. */
const duty_promotion = { plan: promotion_duty_plan };
function promotion_duty_plan(input) {
    const steps = input.stored.requests.flatMap((request) => {
        return request.kind === 'promote' ? [duty_step(input, request)] : [];
    });
    return {
        commands: steps.flatMap(({ commands }) => commands),
        settled: steps.flatMap(({ settled }) => settled),
        wakeAt: steps.reduce((first, { wakeAt }) => freeze_earliest(first, wakeAt), null),
    };
}
/** The environment before this one; null where there is none. */
function duty_upstreamOf(promote, branch) {
    const index = promote.indexOf(branch);
    return index < 1 ? null : (promote[index - 1] ?? null);
}
function duty_step(input, wish) {
    const { state, strategy } = input;
    const { id, branch, at } = wish;
    const settle = (outcome, sentence) => {
        return { commands: [], settled: [{ id, outcome, sentence }], wakeAt: null };
    };
    const upstream = duty_upstreamOf(strategy.promote, branch);
    if (upstream === null)
        return settle('refused', `Nothing is promoted to ${words_code(branch)}.`);
    const merged = findMergedPull(state, upstream, branch);
    if (merged !== null && (merged.mergedAt ?? 0) >= at) {
        return settle('done', `${words_code(upstream)} was promoted to ${words_code(branch)} by #${merged.number}.`);
    }
    const ancestry = ancestryOf(state, upstream, branch);
    if (ancestry === null)
        return { commands: [], settled: [], wakeAt: null };
    if (ancestry.missing === 0) {
        return settle('done', `${words_code(branch)} holds every commit of ${words_code(upstream)}.`);
    }
    const pull = findOpenPull(state, upstream, branch);
    if (pull !== null)
        return duty_comment(input, upstream, pull);
    if (wish.opened)
        return settle('refused', 'Its pull request was closed; ask again to reopen it.');
    return { commands: [promotion_duty_opening(wish, upstream)], settled: [], wakeAt: null };
}
function promotion_duty_opening({ id, branch, by }, upstream) {
    return {
        kind: 'open-pull',
        head: upstream,
        base: branch,
        title: (0,reporting_text/* cut */.Jj)(`Promote ${upstream} to ${branch}`, 250),
        body: `${words_code(by)} promotes ${words_code(upstream)} to ${words_code(branch)}. Fairlead merges this by a merge commit once the ` +
            'bake is over and its approvals and checks are there.',
        request: id,
    };
}
function duty_comment({ state, config }, upstream, pull) {
    const bakeMs = config.bakeMs[upstream] ?? 0;
    const environment = state.environments.find(({ branch }) => branch === upstream);
    const greenSince = environment === undefined ? 'unknown' : environment.greenSince;
    const due = typeof greenSince === 'number' ? greenSince + bakeMs : null;
    const body = bakeSentence(upstream, { greenSince, bakeMs, due, now: state.now });
    const wakeAt = due !== null && due > state.now ? due : null;
    const said = { kind: 'comment', number: pull.number, marker: promotionMarker, body };
    return { commands: [said], settled: [], wakeAt };
}
function bakeSentence(upstream, bake) {
    const { greenSince, bakeMs, due, now } = bake;
    const wait = bakeMs === 0 ? '' : `, and then for ${words_duration(bakeMs)} of bake`;
    if (greenSince === 'unknown') {
        return `Whether the newest commit of ${words_code(upstream)} is deployed and green could not be read yet.`;
    }
    if (greenSince === null || due === null) {
        return `This waits until the newest commit of ${words_code(upstream)} is deployed and green${wait}.`;
    }
    if (now < due) {
        return `This may be merged from ${time_timeOf(due)} on, if ${words_code(upstream)} stays green until then.`;
    }
    return `${words_code(upstream)} has baked since ${time_timeOf(greenSince)}. Only approvals and checks are left.`;
}
//# sourceMappingURL=duty.js.map
;// CONCATENATED MODULE: ./build/core/duties/release-cut/duty.js




/** Makes the branches that somebody, or the schedule, asked for. */
const releaseCut = { plan: release_cut_duty_plan };
function release_cut_duty_plan(input) {
    const { state, config, strategy, stored } = input;
    const commands = [];
    const settled = [];
    for (const request of stored.requests) {
        if (request.kind !== 'cut')
            continue;
        const { id, branch, by } = request;
        const there = repository_findBranch(state, branch);
        if (there !== null) {
            settled.push({ id, outcome: 'done', sentence: `${words_code(branch)} stands at ${words_shortSha(there.sha)}.` });
            continue;
        }
        const problem = cutProblem(input, branch, null);
        // The schedule has time; a person gets an answer.
        if (problem !== null && problem.later && by === 'schedule')
            continue;
        const source = cutSource(state, strategy, branch);
        if (problem !== null || source === null) {
            const sentence = problem?.sentence ?? 'There is no branch to start from.';
            settled.push({ id, outcome: 'refused', sentence });
            continue;
        }
        // One at a time: whether a second one is allowed shows once the first is there.
        if (commands.length > 0)
            continue;
        const reason = by === 'schedule' ? 'the schedule' : by;
        commands.push({ kind: 'create-branch', branch, from: source.name, sha: source.sha, reason });
    }
    return {
        commands,
        settled,
        wakeAt: config.schedule === null ? null : nextSlot(config.schedule, state.now),
    };
}
/**
 * Takes up the newest slot of the schedule as a request, so that the branch's name is fixed before it is made: doing it
 * again after a failure cannot cut the release after. Slots that were missed count once.
 */
function duty_withSchedule({ state, config, strategy, stored }) {
    const { schedule } = config;
    if (schedule === null)
        return stored;
    const slot = currentSlot(schedule, state.now);
    if (slot === null || (stored.slot !== null && stored.slot >= slot))
        return stored;
    const branch = nextReleaseBranch(state, strategy, config);
    const waits = stored.requests.some(({ kind, by }) => kind === 'cut' && by === 'schedule');
    if (branch === null || waits)
        return { ...stored, slot };
    const id = `schedule-${timeOf(slot)}`;
    const asked = { id, by: 'schedule', at: state.now, number: null, opened: false };
    return { ...stored, slot, requests: [...stored.requests, { ...asked, kind: 'cut', branch }] };
}
//# sourceMappingURL=duty.js.map
;// CONCATENATED MODULE: ./build/core/duties/release-finish/duty.js





const nothing = { commands: [], settled: [] };
/** Brings a release to its end: into the main line, into develop, and then away, or locked where it stays. */
const releaseFinish = { plan: release_finish_duty_plan };
function release_finish_duty_plan(input) {
    const { state, strategy, stored } = input;
    const wishes = stored.requests.filter((request) => request.kind === 'finish');
    const asked = new Set(wishes.map(({ branch }) => branch));
    const byThemselves = repository_removesReleases(strategy)
        ? repository_releaseBranches(state, strategy).filter((name) => !asked.has(name) && isReleased(input, name))
        : [];
    const steps = [
        ...wishes.map((wish) => stepFor(input, wish)),
        ...byThemselves.map((branch) => removal(input, branch)),
    ];
    return {
        commands: steps.flatMap(({ commands }) => commands),
        settled: steps.flatMap(({ settled }) => settled),
        wakeAt: null,
    };
}
/** In the main line as it is, and tagged with its version. */
function isReleased({ state, strategy }, branch) {
    const version = versions_versionOfBranch(strategy, branch);
    if (version === null || !isEnded(state, strategy, branch))
        return false;
    return versionsOfSeries(state, version).some((tagged) => tagged[2] >= version[2]);
}
function stepFor(input, wish) {
    const { state, strategy } = input;
    const { id, branch } = wish;
    const settle = (outcome, sentence) => {
        return { commands: [], settled: [{ id, outcome, sentence }] };
    };
    if (repository_findBranch(state, branch) === null)
        return settle('done', `${words_code(branch)} is at its end and removed.`);
    if (!repository_releaseBranches(state, strategy).includes(branch)) {
        return settle('refused', `${words_code(branch)} is no release branch of the strategy ${strategy.name}.`);
    }
    if (!repository_removesReleases(strategy))
        return lock(input, wish);
    const waiting = othersInto(state, branch);
    if (waiting.length > 0) {
        const numbers = words_list(waiting.slice(0, 10).map(({ number }) => `#${number}`));
        return settle('refused', `${numbers} would still go into ${words_code(branch)}; merge, retarget or close first.`);
    }
    if (isEnded(state, strategy, branch) || isHeld(state, branch, strategy.main))
        return removal(input, branch);
    const pull = findOpenPull(state, branch, strategy.main);
    if (pull !== null)
        return nothing;
    if (wish.opened) {
        const why = `its pull request is closed and ${words_code(strategy.main)} lacks commits of ${words_code(branch)}`;
        return settle('refused', `The release is not finished: ${why}; ask again for another one.`);
    }
    return { commands: [intoMain(strategy, wish)], settled: [] };
}
function intoMain(strategy, { id, branch, by }) {
    const { main, develop } = strategy;
    const then = develop === null ? '' : `, then brings it to ${words_code(develop)}`;
    return {
        kind: 'open-pull',
        head: branch,
        base: main,
        title: (0,reporting_text/* cut */.Jj)(`Release ${branch} into ${main}`, 250),
        body: `${words_code(by)} finishes ${words_code(branch)}. Fairlead merges this by a merge commit once a release manager has ` +
            `approved it and its checks are there${then} and removes the branch.`,
        request: id,
    };
}
/** The branch is in the main line: develop must have it, nothing more may come into it, then it goes. */
function removal({ state, strategy }, branch) {
    const { develop, main } = strategy;
    const only = (commands) => ({ commands, settled: [] });
    const own = state.openPulls.filter(({ base, author }) => base === branch && author === state.appLogin);
    const closing = own.map(({ number }) => ({
        kind: 'close-pull',
        number,
        reason: `${words_code(branch)} has come to its end.`,
    }));
    const early = isEnded(state, strategy, branch) ? closing : [];
    if (develop !== null && !isHeld(state, branch, develop)) {
        const isDuty = strategy.backMerges.some(({ from, to }) => from === main && to === develop);
        const known = ancestryOf(state, branch, develop);
        // The back-merge of the main line brings it; without that duty it goes there by itself.
        if (isDuty || known === null || findOpenPull(state, branch, develop) !== null)
            return only(early);
        return only([...early, intoDevelop(branch, develop)]);
    }
    const isNeeded = state.openPulls.some(({ head, fork }) => head === branch && !fork);
    const sha = repository_findBranch(state, branch)?.sha;
    if (sha === undefined || isNeeded || othersInto(state, branch).length > 0)
        return only(early);
    const reason = `${branch} is in ${main}${develop === null ? '' : ` and ${develop}`}`;
    return only([...closing, { kind: 'delete-branch', branch, sha, reason }]);
}
function intoDevelop(branch, develop) {
    return {
        kind: 'open-pull',
        head: branch,
        base: develop,
        title: (0,reporting_text/* cut */.Jj)(`Bring ${branch} to ${develop}`, 250),
        body: `${words_code(branch)} is released; ${words_code(develop)} must have its commits before the branch is removed.`,
    };
}
/** Where release branches stay, the end is a freeze without an end, once the main line has everything it should. */
function lock({ state, strategy }, { id, branch, by }) {
    const owes = owed_backMergePairs(state, strategy).some(({ from, to }) => {
        if (from !== branch)
            return false;
        const ancestry = ancestryOf(state, from, to);
        return ancestry === null || missingOf(ancestry, strategy) > 0;
    });
    if (owes)
        return nothing;
    const freeze = {
        branches: [branch],
        since: state.now,
        until: null,
        by,
        reason: 'The release is at its end',
        allow: [],
    };
    const sentence = `${words_code(branch)} is at its end: it stays and takes no more merges.`;
    return { commands: [], settled: [{ id, outcome: 'done', sentence, freezes: [freeze] }] };
}
function isHeld(state, branch, by) {
    return ancestryOf(state, branch, by)?.missing === 0;
}
/** Open pull requests of people into the branch. */
function othersInto(state, branch) {
    return state.openPulls.filter(({ base, author }) => base === branch && author !== state.appLogin);
}
//# sourceMappingURL=duty.js.map
;// CONCATENATED MODULE: ./build/core/duties/release-tag/tag.js





/**
 * The branch whose newest commit a tag without a commit means: where tags stand on release branches, the one of its
 * version (`v1.4.2` on `release/1.4`), otherwise the main line. Null where that branch is not there.
 */
function tagBranch({ state, strategy }, tag) {
    const onReleases = strategy.release !== null && strategy.tags?.on.includes(strategy.release) === true;
    if (!onReleases)
        return findBranch(state, strategy.main)?.name ?? null;
    const version = parseVersion(tag);
    if (version === null)
        return null;
    const fitting = releaseBranches(state, strategy).filter((name) => {
        const own = versionOfBranch(strategy, name);
        return own !== null && own[0] === version[0] && own[1] === version[1];
    });
    // `release/1.4.2` is nearer to v1.4.2 than `release/1.4` is.
    return fitting.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
/** What speaks against the tag, in Markdown, or null. `on` are the branches that hold the commit. */
function tagProblem({ state, config, strategy }, { tag, sha, on }, groups) {
    if (strategy.tags === null || !matchesAny(tag, strategy.tags.names)) {
        const names = strategy.tags?.names.map(code).join(' or ') ?? 'none';
        return `${code(tag)} is no release tag here; those are ${names}.`;
    }
    const existing = findTag(state, tag);
    if (existing !== null && existing !== sha) {
        return `${code(tag)} stands at ${shortSha(existing)} and is never moved.`;
    }
    const by = { groups: groups ?? [], app: groups === null };
    const verdict = judgeRef(strategy, config, { kind: 'tag', tag, on, move: false, by });
    return verdict.allowed ? null : `${escapeMarkdown(verdict.sentence)}.`;
}
function findTag(state, tag) {
    return state.tags.find(({ name }) => name === tag)?.sha ?? null;
}
//# sourceMappingURL=tag.js.map
;// CONCATENATED MODULE: ./build/core/duties/release-tag/duty.js


/** Makes the tags that a release manager asked for. The commit was fixed, and checked, when they asked. */
const releaseTag = { plan: release_tag_duty_plan };
function release_tag_duty_plan({ state, stored }) {
    const wishes = stored.requests.filter((request) => request.kind === 'tag');
    const outcomes = wishes.map(({ id, tag, sha, by }) => {
        const existing = findTag(state, tag);
        if (existing === null) {
            return { command: { kind: 'tag', tag, sha, message: `${tag}, tagged for ${by} by Fairlead` } };
        }
        if (existing === sha) {
            const sentence = `${words_code(tag)} stands at ${words_shortSha(sha)}.`;
            return { settled: { id, outcome: 'done', sentence } };
        }
        const sentence = `${words_code(tag)} stands at ${words_shortSha(existing)} and is never moved.`;
        return { settled: { id, outcome: 'refused', sentence } };
    });
    return {
        commands: outcomes.flatMap(({ command }) => command ?? []),
        settled: outcomes.flatMap(({ settled }) => settled ?? []),
        wakeAt: null,
    };
}
//# sourceMappingURL=duty.js.map
;// CONCATENATED MODULE: ./build/core/duties/registry.js








/** Every duty, in the order in which their commands are carried out. */
const registry_duties = {
    'release-cut': releaseCut,
    bump: bump,
    'release-tag': releaseTag,
    'release-finish': releaseFinish,
    promotion: duty_promotion,
    'back-merge': duty_backMerge,
    'merge-managed': mergeManaged,
    'delete-merged': deleteMerged,
};
//# sourceMappingURL=registry.js.map
;// CONCATENATED MODULE: ./build/core/duties/run.js









/** Writes of one run; GitHub allows 80 a minute. The rest waits for the next run. */
const maxCommands = 30;
/** A request that nothing came of by then is answered with that. */
const maxAgeMs = (/* unused pure expression or super */ null && (30 * 86_400_000));
/** Pairs and files that are read for one repository. */
const maxReads = 100;
const emptyDutyState = { requests: [], freezes: [], slot: null, said: [] };
/** Everything that is missing in a repository, as commands. Pure and level-triggered: doing it again adds nothing. */
function planDuties(input) {
    const { state, config, stored } = input;
    const before = tidy(withSchedule(input), state);
    const expired = before.requests.filter(({ at }) => at + maxAgeMs <= state.now);
    const alive = { ...before, requests: before.requests.filter((request) => !expired.includes(request)) };
    const outcomes = Object.values(duties).map((duty) => duty.plan({ ...input, stored: alive }));
    const settled = [
        ...expired.map(({ id }) => {
            return { id, outcome: 'refused', sentence: 'Nothing came of it within 30 days; ask again.' };
        }),
        ...outcomes.flatMap((outcome) => outcome.settled),
    ];
    const all = [...outcomes.flatMap(({ commands }) => commands), ...answers(before, settled)];
    const due = withoutContradictions(onceEach(all), state).filter((command) => !isSaid(before, command));
    const wakes = [...outcomes.map(({ wakeAt }) => wakeAt), nextFreezeEdge(config, stored.freezes, state.now)];
    return {
        before,
        commands: due.slice(0, maxCommands),
        settled,
        wakeAt: due.length > maxCommands ? state.now : wakes.reduce(earliest, null),
    };
}
/**
 * What to store after the run.
 *
 * @param done the commands of the plan that were carried out; what failed is left out and planned again
 */
function afterDuties({ before, settled }, done) {
    const isAnswered = ({ id }) => {
        const request = before.requests.find((each) => each.id === id);
        if (request === undefined || request.number === null)
            return true;
        return done.some((command) => command.kind === 'comment' && command.marker === requestMarker(id));
    };
    const over = settled.filter(isAnswered);
    const opened = new Set(done.flatMap((command) => (command.kind === 'open-pull' ? (command.request ?? []) : [])));
    return {
        ...before,
        requests: before.requests
            .filter(({ id }) => over.every((each) => each.id !== id))
            .map((request) => (opened.has(request.id) ? { ...request, opened: true } : request)),
        freezes: [...before.freezes, ...over.flatMap(({ freezes = [] }) => freezes)],
        said: done.reduce(withComment, before.said),
    };
}
/** Marker of the answer to a request: the word that it was taken up, and then what came of it. */
function requestMarker(id) {
    return `fairlead-request-${id}`;
}
/** The pairs of branches whose `Ancestry` the duties need, each once. */
function wantedAncestry({ state, strategy, stored, }) {
    const { main, develop } = strategy;
    const ends = (from) => [{ from, to: main }, ...(develop === null ? [] : [{ from, to: develop }])];
    const pairs = stored.requests.flatMap((request) => {
        if (request.kind === 'back-merge')
            return [{ from: request.from, to: request.to }];
        if (request.kind === 'finish')
            return ends(request.branch);
        const upstream = request.kind === 'promote' ? upstreamOf(strategy.promote, request.branch) : null;
        return request.kind === 'promote' && upstream !== null ? [{ from: upstream, to: request.branch }] : [];
    });
    const open = openReleases(state, strategy);
    const ended = removesReleases(strategy)
        ? releaseBranches(state, strategy).filter((name) => !open.includes(name))
        : [];
    const all = [...backMergePairs(state, strategy), ...pairs, ...ended.flatMap(ends)];
    const isThere = (name) => state.branches.some((branch) => branch.name === name);
    const unique = new Map(all
        .filter(({ from, to }) => isThere(from) && isThere(to))
        .map(({ from, to }) => [`${from} ${to}`, { from, to }]));
    return [...unique.values()].slice(0, maxReads);
}
/** The files that the duties need, each once. */
function wantedFiles({ state, strategy, stored, }) {
    const branches = stored.requests.flatMap((request) => {
        return request.kind === 'bump' ? [request.base, bumpBranch(strategy, request)] : [];
    });
    return [...new Set(branches)]
        .filter((name) => state.branches.some((branch) => branch.name === name))
        .flatMap((branch) => (branch === null ? [] : versionPaths.map((path) => ({ branch, path }))))
        .slice(0, maxReads);
}
function answers({ requests }, settled) {
    return settled.flatMap(({ id, outcome, sentence }) => {
        const request = requests.find((each) => each.id === id);
        if (request === undefined || request.number === null)
            return [];
        const body = outcome === 'done' ? sentence : `Not done. ${sentence}`;
        return [{ kind: 'comment', number: request.number, marker: requestMarker(id), body }];
    });
}
/** Freezes that are over and comments of closed pull requests need no memory. */
function tidy(stored, state) {
    const freezes = stored.freezes.filter(({ until }) => until === null || until > state.now);
    const said = stored.said.filter(({ number }) => state.openPulls.some((pull) => pull.number === number));
    const isTidy = freezes.length === stored.freezes.length && said.length === stored.said.length;
    return isTidy ? stored : { ...stored, freezes, said };
}
/** Two people may ask for the same, and two duties may want it. */
function onceEach(commands) {
    const seen = new Map();
    for (const command of commands) {
        const key = keyOf(command);
        if (!seen.has(key))
            seen.set(key, command);
    }
    return [...seen.values()];
}
function keyOf(command) {
    switch (command.kind) {
        case 'open-pull':
            return JSON.stringify([command.kind, command.head, command.base]);
        case 'create-branch':
        case 'delete-branch':
            return JSON.stringify([command.kind, command.branch]);
        case 'tag':
            return JSON.stringify([command.kind, command.tag]);
        case 'write-file':
            return JSON.stringify([command.kind, command.branch, command.path]);
        case 'comment':
            return JSON.stringify([command.kind, command.number, command.marker]);
        case 'merge':
        case 'enqueue':
        case 'close-pull':
            return JSON.stringify([command.kind, command.number]);
    }
}
/** What one duty removes or closes, another neither opens nor merges. */
function withoutContradictions(commands, { openPulls }) {
    const gone = new Set(commands.flatMap((each) => (each.kind === 'delete-branch' ? [each.branch] : [])));
    const closed = new Set(commands.flatMap((each) => (each.kind === 'close-pull' ? [each.number] : [])));
    return commands.filter((command) => {
        if (command.kind === 'open-pull')
            return !gone.has(command.head) && !gone.has(command.base);
        if (command.kind !== 'merge' && command.kind !== 'enqueue')
            return true;
        const base = openPulls.find(({ number }) => number === command.number)?.base;
        return !closed.has(command.number) && (base === undefined || !gone.has(base));
    });
}
function isSaid({ said }, command) {
    if (command.kind !== 'comment')
        return false;
    const { number, marker, body } = command;
    return said.some((each) => each.number === number && each.marker === marker && each.hash === run_hash(body));
}
function withComment(said, command) {
    if (command.kind !== 'comment')
        return said;
    const { number, marker, body } = command;
    // An answer is given once and its request is gone with it.
    if (marker.startsWith(requestMarker('')))
        return said;
    return [
        ...said.filter((each) => each.number !== number || each.marker !== marker),
        { number, marker, hash: run_hash(body) },
    ];
}
function run_hash(text) {
    return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./build/core/duties/index.js







//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/core/in-force/backport.js

/** Commits of one side that are compared; a backport is small, and the main line is looked at as far back. */
const most = 60;
/**
 * Commits of a backport whose patch the main line lacks. The main line is looked at from where the release branch left
 * it.
 */
async function readMissingOnMain(repository, { headSha, baseRef }, main, { github }) {
    const own = await github.history.missing(repository, baseRef, headSha);
    const onMain = await github.history.missing(repository, baseRef, main);
    if (own === null || onMain === null || own.length > most)
        return 'unknown';
    const newest = onMain.slice(-most);
    const shas = [...own, ...newest].filter(({ parents }) => parents < 2).map(({ sha }) => sha);
    const patches = await github.history.patches(repository, [...new Set(shas)]);
    const of = (commits) => patches.filter(({ sha }) => commits.some((commit) => commit.sha === sha));
    return missingPatches(of(own), of(newest));
}
//# sourceMappingURL=backport.js.map
;// CONCATENATED MODULE: ./build/core/in-force/promotion.js
/** Whether an environment's branch is ready to go on: two requests. */
async function readPromotion(repository, { headRef, headSha, baseRef }, rules, { github }) {
    const missing = await github.history.missing(repository, headSha, baseRef);
    return {
        missingFromHead: missing === null ? 'unknown' : missing.filter(({ parents }) => parents < 2).length,
        greenSince: await greenSince(repository, { name: headRef, sha: headSha }, rules, github),
    };
}
/**
 * Since when the newest commit of a branch is deployed to its environment and green; null: it is not. The environment is
 * the one whose `deploys` names the branch, else the one of the branch's own name. A branch that the configuration gives
 * neither an environment nor a time, and that was never deployed, has nothing to bake in.
 */
async function greenSince(repository, branch, rules, github) {
    const environments = Object.values(rules.config.environments);
    const named = environments.find(({ deploys }) => deploys.includes(branch.name));
    const deployments = await github.history.deployments(repository, named?.name ?? branch.name);
    const newest = deployments[0];
    if (newest === undefined) {
        return named === undefined && rules.config.bakeMs[branch.name] === undefined ? 0 : null;
    }
    return newest.sha === branch.sha && newest.state === 'success' ? newest.since : null;
}
//# sourceMappingURL=promotion.js.map
;// CONCATENATED MODULE: ./build/core/in-force/pull.js






/**
 * Reads a pull request with its surroundings: one request for most, and more only where its own rules ask, such as those
 * of a backport or a promotion. Null where there is no such open pull request.
 */
async function readPull({ repository, number, headRef }, surroundings, github) {
    const asked = headRef === null ? null : (0,branching/* revertedNumber */.B7)(headRef);
    const also = asked === null ? {} : { reverts: asked };
    const reading = await github.settings.pull(repository, number, also);
    const { pull, overview } = reading;
    if (pull === null || pull.state !== 'open')
        return null;
    const around = { ...(await surroundings(overview)), repository: overview.repository, pull, overview };
    const reverts = await revertedBy(around, reading, asked, github);
    const facts = policyFacts(await factsInput(around, reverts, github));
    const more = await readMore(around, facts, github);
    return { pull, overview, rules: around.rules, facts: { ...facts, ...more } };
}
async function factsInput(around, reverts, github) {
    const { repository, pull, rules } = around;
    const paths = await changedPaths(repository, pull, github);
    return {
        pull: { ...pull, paths },
        repositoryId: repository.id,
        now: around.now,
        config: rules.config,
        groupsOf: rules.groupsOf,
        teamsOf: rules.teamsOf,
        owed: around.owed,
        freezes: around.freezes,
        reverts,
        codeOwners: around.overview.codeOwners,
        headCodeOwners: await headCodeOwners(repository, pull, paths, github),
        proposedConfig: await proposedConfig(around, paths, github),
    };
}
/** Paths of the changed files, by a request of its own where the overview could not have them. */
async function changedPaths(repository, pull, github) {
    return pull.paths ?? github.pulls.changedPaths(repository, pull.number);
}
async function revertedBy({ repository, pull }, reading, asked, github) {
    const number = (0,branching/* revertedNumber */.B7)(pull.headRef);
    if (number === null)
        return null;
    return number === asked ? reading.reverted : github.history.reverted(repository, number);
}
async function headCodeOwners(repository, pull, paths, github) {
    if (!paths.some((path) => codeOwnersPaths.includes(path)))
        return 'unknown';
    for (const path of codeOwnersPaths) {
        const file = await github.files.get(repository, path, pull.headSha);
        if (file !== null)
            return { path, text: file.text };
    }
    return null;
}
/** The configuration as the pull request would leave it, checked against the layers above it. */
async function proposedConfig(around, paths, github) {
    const { repository, pull, organisation, configRepository } = around;
    if (paths.includes(core_config/* configFile */.Ze)) {
        const text = await headConfig(repository, pull, github);
        const problems = text === null ? [] : await proposedProblems(repository, text, organisation, github);
        return { file: core_config/* configFile */.Ze, text, problems };
    }
    if (repository.name !== configRepository || !paths.includes(core_config/* orgConfigFile */.LV))
        return null;
    const file = await github.files.get(repository, core_config/* orgConfigFile */.LV, pull.headSha);
    if (file === null)
        return { file: core_config/* orgConfigFile */.LV, text: null, problems: [] };
    const { config, problems } = (0,core_config/* parseOrgConfig */.EH)(file.text);
    const { repositories = null } = organisation;
    const unmatched = config === null || repositories === null
        ? []
        : (0,core_config/* unmatchedGlobs */.Zq)(config, repositories.map((name) => grouped(name, organisation)));
    return { file: core_config/* orgConfigFile */.LV, text: file.text, problems: [...problems, ...unmatched] };
}
/** What is wrong with a file under the layers above it, people who do not exist among it. */
async function proposedProblems(repository, text, organisation, github) {
    const { config, origins, problems } = resolveUnder(repository, text, organisation);
    if (config === null || organisation.repositories === undefined)
        return problems;
    const { logins } = (0,core_config/* peopleNamed */.nU)(config);
    const found = logins.length === 0 ? {} : await github.people.userIds(repository.installationId, logins);
    const known = { teams: organisation.teams.map(({ slug }) => slug), logins: Object.keys(found) };
    const unknown = (0,core_config/* unknownPeople */.AI)({ config, origins }, known);
    return [...problems, ...unknown.filter(({ place }) => place.file === core_config/* configFile */.Ze)];
}
/** The text of `.github/fairlead.yml` on the head, or null where it has none. */
async function headConfig(repository, pull, github) {
    if (pull.headConfig !== undefined)
        return pull.headConfig?.text ?? null;
    return (await github.files.get(repository, core_config/* configFile */.Ze, pull.headSha))?.text ?? null;
}
/** What only the pair of this pull request asks for. */
async function readMore({ repository, pull, rules }, facts, github) {
    const context = policyContext(rules.config, rules.defaultBranch);
    const needs = (pairFor(facts, context)?.needs ?? []).map(({ kind }) => kind);
    const { main } = rules.strategy;
    return {
        ...(needs.includes('on-main')
            ? { missingOnMain: await readMissingOnMain(repository, pull, main, { github }) }
            : {}),
        ...(needs.includes('promotion')
            ? { promotion: await readPromotion(repository, pull, rules, { github }) }
            : {}),
    };
}
//# sourceMappingURL=pull.js.map
;// CONCATENATED MODULE: ./build/core/in-force/rules.js


/** The layers above the repository and its own file, merged. Never throws; a repository without a file has rules too. */
function rulesOf(repository, { text, defaultBranch, lastGood }, organisation) {
    const resolved = resolveUnder(repository, text, organisation);
    const broken = resolved.config === null;
    const used = broken ? resolveUnder(repository, lastGood, organisation) : resolved;
    // The last good file was good under the layers of its time; without it the layers alone are in force.
    const { config, origins } = used.config === null ? withoutFile(repository, organisation) : { ...used, config: used.config };
    return {
        config,
        origins,
        strategy: (0,branching/* resolveStrategy */._f)(config, defaultBranch),
        defaultBranch,
        problems: resolved.problems,
        broken,
        ...membership(config, organisation),
    };
}
function withoutFile(repository, organisation) {
    const { config, origins } = resolveUnder(repository, null, organisation);
    if (config === null)
        throw new Error('layers without a file are always complete');
    return { config, origins };
}
/** Who is in which of the configuration's groups. */
function membership(config, { teams }) {
    const teamsOf = (login) => {
        const wanted = login.toLowerCase();
        return teams
            .filter(({ members }) => members.some((member) => member.toLowerCase() === wanted))
            .map(({ slug }) => slug);
    };
    const lists = [
        ['release_managers', config.releaseManagers],
        ['qa', config.qa],
        ['maintainers', config.maintainers],
        ['bots', config.bots],
    ];
    return {
        teamsOf,
        groupsOf: (login) => {
            const wanted = login.toLowerCase();
            const own = new Set(teamsOf(login).map((slug) => `team:${slug}`.toLowerCase()));
            return lists
                .filter(([, entries]) => entries.some((entry) => own.has(entry.toLowerCase()) || entry.toLowerCase() === wanted))
                .map(([group]) => group);
        },
    };
}
//# sourceMappingURL=rules.js.map
;// CONCATENATED MODULE: ./build/core/in-force/index.js





//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ./build/core/protection/index.js + 39 modules
var protection = __webpack_require__(6459);
;// CONCATENATED MODULE: ./build/core/standalone/ledger.js

/**
 * What is Fairlead's, without a store that would remember it: rulesets whose names say so. What others made and what
 * says just what the rules ask for counts as kept, so that nothing is made a second time beside it; as soon as the two
 * differ it is theirs again, and left alone.
 */
function ledgerOf(desired, observed) {
    const all = (0,protection/* adopt */.di)(desired, observed, []);
    const { changes } = (0,protection/* planProtection */.nj)({ desired, observed, ledger: all });
    const same = all.filter((entry) => !changes.some(({ kind, name }) => kind === entry.kind && name === entry.name));
    return (0,protection/* settledLedger */.X4)(same, desired, observed);
}
//# sourceMappingURL=ledger.js.map
;// CONCATENATED MODULE: ./build/core/standalone/rules.js



/**
 * The rules in force of a repository that was read: the file on its default branch below the organisation's. Where the
 * file is broken the layers above it are in force, and `broken` says so.
 * @param needed whether teams must be known; see `Above`
 */
async function readRules({ repository, configText: text, defaultBranch }, { above }, needed) {
    const organisation = await above.of({ repository, text, defaultBranch }, needed);
    const rules = rulesOf(repository, { text, defaultBranch, lastGood: null }, organisation);
    const first = rules.problems.find(({ level }) => level === 'error');
    return {
        ...rules,
        organisation,
        notes: [
            ...(above.skipped ? ["The organisation is skipped: only the repository's own file is asked."] : []),
            ...(organisation.teamsUnread
                ? ['The rules name teams that this token may not see: nobody counts as one of them.']
                : []),
            ...(first === undefined ? [] : [problemSentence(first, defaultBranch, rules.broken)]),
        ],
    };
}
function problemSentence(first, branch, broken) {
    const { line, column } = first.place;
    const where = `${core_config/* configFile */.Ze} on ${branch}, line ${line}, column ${column}`;
    const until = broken ? ' Until then it is as if there were no file.' : '';
    return `${where}: ${first.sentence}. ${first.remedy}${until}`;
}
/** @throws FinalError FL_CONFIG_INVALID where the file is broken: settings are never made of the defaults in its stead. */
function mustBeWhole(rules) {
    if (!rules.broken)
        return;
    const first = rules.problems.find(({ level }) => level === 'error');
    const detail = first === undefined
        ? core_config/* configFile */.Ze
        : `${core_config/* configFile */.Ze}, line ${first.place.line}, column ${first.place.column}: ${first.sentence}. ${first.remedy}`;
    throw new fairlead_error/* FinalError */.f4('FL_CONFIG_INVALID', detail.replace(/\.$/, ''), first === undefined ? {} : { place: first.place });
}
//# sourceMappingURL=rules.js.map
;// CONCATENATED MODULE: ./build/core/standalone/sources.js
/** GitHub's settings are a few levels deep. */
const maxDepth = 8;
/** Apps to which required checks are pinned in the settings as they are, by the check's name. */
function pinnedSources(observed) {
    return Object.fromEntries(observed.resources.flatMap(({ spec }) => pins(spec, 0)));
}
function pins(value, depth) {
    if (typeof value !== 'object' || value === null || depth > maxDepth)
        return [];
    if (Array.isArray(value))
        return value.flatMap((each) => pins(each, depth + 1));
    const { context, integration_id: byRuleset, app_id: byProtection } = value;
    const id = typeof byRuleset === 'number' ? byRuleset : byProtection;
    if (typeof context === 'string')
        return typeof id === 'number' && id > 0 ? [[context, id]] : [];
    return Object.values(value).flatMap((each) => pins(each, depth + 1));
}
/**
 * The App that reports each required check: the one it is pinned to, so that nobody becomes its source by reporting
 * last; else the one that reported it on the newest commit of the default branch. Null: a commit status.
 */
async function checkSources(overview, config, { history }) {
    const pinned = pinnedSources(overview.observed);
    const open = config.checks.filter((name) => !Object.hasOwn(pinned, name));
    const head = overview.branches.find(({ name }) => name === overview.defaultBranch);
    if (open.length === 0 || head === undefined)
        return pinned;
    const runs = await history.checks(overview.repository, head.sha);
    const seen = runs
        .filter(({ name }) => open.includes(name))
        .map(({ name, appId }) => [name, appId]);
    return { ...Object.fromEntries(seen), ...pinned };
}
//# sourceMappingURL=sources.js.map
;// CONCATENATED MODULE: ./build/core/standalone/plan.js






/** Reads a repository by owner and name, and plans. Nothing is written. */
async function planRepository({ owner, name }, standalone) {
    const where = { installationId: 0, id: 0, owner, name };
    return planOverview(await standalone.github.settings.overview(where), standalone);
}
/**
 * The same of a repository that was read already.
 * @param broken what becomes of a file that cannot be used; left alone, it is planned that nothing changes
 * @throws FinalError FL_CONFIG_INVALID, FL_ORGANISATION_UNREAD; what reading throws.
 */
async function planOverview(shown, standalone, broken = 'refuse') {
    const rules = await readRules(shown, standalone, true);
    if (broken === 'refuse')
        mustBeWhole(rules);
    const { repository } = shown;
    const observed = await standalone.github.settings.rotation(repository, shown.observed);
    const overview = { ...shown, observed };
    const compiled = await compileRules(overview, rules, rules.organisation.teams, standalone);
    const input = planInput(compiled, overview);
    const plan = planOf(shown, rules, input);
    return {
        repository,
        rules,
        plan,
        unread: [...new Set(observed.unread)].filter((kind) => compiled.resources.some((resource) => resource.kind === kind)),
        managedBy: pinnedSources(observed)['fairlead/policy'] ?? null,
        overview,
        input,
    };
}
function planOf({ archived, defaultBranch }, rules, input) {
    if (archived)
        return { changes: [], notes: ['The repository is archived: nothing can be written.'] };
    if (!rules.broken)
        return (0,protection/* planProtection */.nj)(input);
    return {
        changes: [],
        notes: [`The configuration on ${defaultBranch} is broken, and nothing is made of it.`],
    };
}
function planInput({ resources, notes, problems }, { observed }) {
    const ledger = ledgerOf(resources, observed);
    return { desired: resources, observed, ledger, notes: [...notes, ...problems] };
}
/** What the rules ask GitHub for. Without the App nobody passes for it, and freezes are those of the configuration. */
async function compileRules(overview, { config, strategy, defaultBranch }, teams, standalone) {
    return (0,protection/* compileProtection */.f7)({
        config,
        strategy,
        defaultBranch,
        branches: overview.branches.map(({ name }) => name),
        appId: null,
        people: await findPeople(config, teams, standalone),
        freezes: [],
        now: standalone.clock.now(),
        checksObserved: await checkSources(overview, config, standalone.github),
    });
}
async function findPeople(config, teams, { github, users }) {
    const unknown = loginsToFind(config).filter((login) => !users.has(login));
    if (unknown.length > 0) {
        const found = await github.people.userIds(0, unknown);
        const ids = new Map(Object.entries(found).map(([login, id]) => [login.toLowerCase(), id]));
        for (const login of unknown)
            users.set(login, ids.get(login) ?? 0);
    }
    return peopleById(teams, Object.fromEntries(users));
}
/**
 * What a proposed configuration changes, for the repository as the present one leaves it: drift that is there already is
 * not its doing. What applying the two one after the other would write, in the second step.
 * @param text of the file; null: it is removed
 * @throws FinalError FL_CONFIG_INVALID where it could not be used.
 */
async function planProposed(planned, text, standalone) {
    const { repository, overview, plan: base } = planned;
    const { defaultBranch } = overview;
    const organisation = await standalone.above.of({ repository, text, defaultBranch }, true);
    const proposed = rulesOf(repository, { text, defaultBranch, lastGood: null }, organisation);
    mustBeWhole({ ...proposed, organisation, notes: [] });
    const { observed } = (0,protection/* afterPlan */.sW)(planned.input, base);
    const after = { ...overview, observed };
    const compiled = await compileRules(after, proposed, organisation.teams, standalone);
    const { changes, notes } = (0,protection/* planProtection */.nj)(planInput(compiled, after));
    return { changes, notes: notes.filter((note) => !base.notes.includes(note)) };
}
/** @throws FinalError FL_SETTINGS_UNREAD where the plan cannot be the whole one. */
function mustBeRead({ repository: { owner, name }, unread }) {
    if (unread.length === 0)
        return;
    throw new fairlead_error/* FinalError */.f4('FL_SETTINGS_UNREAD', `${unread.join(', ')} of ${owner}/${name}`);
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./build/core/standalone/all.js

/** Plans every repository of an organisation that the token sees, in the order of GitHub's list; archived ones are left out. */
async function* planAll(login, standalone) {
    const { settings } = standalone.github;
    const repositories = await settings.listOf(login);
    for await (const { repository, overview } of settings.overviews(0, repositories)) {
        if (overview instanceof Error)
            yield { repository, planned: overview };
        else if (!overview.archived) {
            yield {
                repository,
                planned: await planOverview(overview, standalone).catch((error) => error instanceof Error ? error : new Error(String(error))),
            };
        }
    }
}
//# sourceMappingURL=all.js.map
;// CONCATENATED MODULE: ./build/core/standalone/check.js




/**
 * The App's verdicts on an open pull request. Without a store there are no freezes by command and no back-merges that
 * are owed since a time that somebody remembers; those of the configuration count.
 * @throws FinalError FL_NOT_FOUND where there is no such open pull request; what reading throws.
 */
async function checkPull(repository, number, standalone) {
    const { github, clock, configRepository } = standalone;
    const judged = await readPull({ repository, number, headRef: null }, async (overview) => {
        const rules = await readRules(overview, standalone, false);
        const { organisation } = rules;
        return { rules, organisation, owed: [], freezes: [], configRepository, now: clock.now() };
    }, github);
    if (judged === null) {
        const what = `no open pull request ${number} in ${repository.owner}/${repository.name}`;
        throw new fairlead_error/* FinalError */.f4('FL_NOT_FOUND', what);
    }
    const { facts, rules } = judged;
    const place = (key) => rules.origins[key]?.place ?? null;
    const verdicts = evaluatePolicy(facts, rules.config, rules.defaultBranch, place);
    return { judged, verdicts, outcome: policyOutcome(verdicts), notes: rules.notes };
}
//# sourceMappingURL=check.js.map
;// CONCATENATED MODULE: ./build/core/standalone/import.js







/** So many are looked up, so that people in the settings have names. */
const maxPeople = 1_000;
/** Writes the configuration that a repository's settings amount to. Nothing is changed. */
async function importRepository({ owner, name }, standalone) {
    const { github, clock } = standalone;
    const shown = await github.settings.overview({ installationId: 0, id: 0, owner, name });
    const { repository, defaultBranch, configText } = shown;
    const observed = await github.settings.rotation(repository, shown.observed);
    const overview = { ...shown, observed };
    const teams = await teamsFor(overview, standalone);
    const present = await readRules(overview, standalone, true);
    const { text, notes } = (0,protection/* importConfig */.KZ)({
        observed,
        ledger: [],
        defaultBranch,
        branches: overview.branches.map((branch) => branch.name),
        appId: null,
        people: await namesFor(observed, teams, present.config, standalone),
        freezes: [],
        now: clock.now(),
        checksObserved: pinnedSources(observed),
    });
    return {
        text,
        notes: [
            ...notes,
            ...(configText === null
                ? []
                : [
                    `The repository has a ${core_config/* configFile */.Ze}: services, and targets of environments, are not part of what is imported.`,
                ]),
            ...(await afterwards(text, overview, standalone)),
        ],
        exists: configText !== null,
    };
}
async function teamsFor({ observed, repository, defaultBranch }, { above }) {
    const teams = mentions(observed, 'Team') || mentions(observed, 'User');
    return (await above.of({ repository, text: null, defaultBranch, teams }, true)).teams;
}
/**
 * The settings have ids of people; names are found among those whom the present rules name, and the members of the
 * teams.
 */
async function namesFor(observed, teams, present, { github, users }) {
    const people = [...loginsToFind(present), ...teams.flatMap((team) => team.members)];
    const logins = [...new Set(people.map((login) => login.toLowerCase()))].slice(0, maxPeople);
    if (mentions(observed, 'User') && logins.length > 0) {
        const found = await github.people.userIds(0, logins);
        for (const [login, id] of Object.entries(found))
            users.set(login.toLowerCase(), id);
    }
    return peopleById(teams, Object.fromEntries(users));
}
function mentions(observed, type) {
    return observed.resources.some(({ spec }) => hasValue(spec, type));
}
function hasValue(value, wanted) {
    if (value === wanted)
        return true;
    if (typeof value !== 'object' || value === null)
        return false;
    return Object.values(value).some((each) => hasValue(each, wanted));
}
/** What the file means below the organisation's, and without a store that would remember what was handed over. */
async function afterwards(text, overview, standalone) {
    const { repository, defaultBranch } = overview;
    const organisation = await standalone.above.of({ repository, text, defaultBranch }, true);
    const rules = rulesOf(repository, { text, defaultBranch, lastGood: null }, organisation);
    const compiled = await compileRules(overview, rules, organisation.teams, standalone);
    const { changes } = (0,protection/* planProtection */.nj)(planInput(compiled, overview));
    const refused = rules.problems.map(({ sentence, remedy }) => `${sentence}. ${remedy}`);
    if (changes.length === 0)
        return refused;
    const cause = organisation.config === null ? '' : ' below what the organisation asks';
    return [
        ...refused,
        `With this file${cause}, ${(0,reporting_text/* count */.U9)(changes.length, 'setting')} would change: see the plan.`,
    ];
}
//# sourceMappingURL=import.js.map
;// CONCATENATED MODULE: ./build/core/standalone/pull-plan.js




/**
 * What merging an open pull request changes in GitHub's settings: nothing, unless it brings another `.github/fairlead.yml`
 * to the default branch.
 * @throws FinalError FL_NOT_FOUND, FL_CONFIG_INVALID (of the proposed file too), FL_ORGANISATION_UNREAD.
 */
async function planPull({ owner, name }, number, standalone) {
    const { github } = standalone;
    const { overview, pull } = await github.settings.pull({ installationId: 0, id: 0, owner, name }, number);
    if (pull === null)
        throw new fairlead_error/* FinalError */.f4('FL_NOT_FOUND', `no pull request ${number} in ${owner}/${name}`);
    const planned = await planOverview(overview, standalone, 'leave');
    const { repository, defaultBranch } = overview;
    const none = (why) => ({ planned, delta: { changes: [], notes: [why] } });
    if (pull.baseRef !== defaultBranch) {
        return none(`Only the configuration on ${defaultBranch} is in force, and this goes elsewhere.`);
    }
    const paths = await changedPaths(repository, pull, github);
    if (!paths.includes(core_config/* configFile */.Ze))
        return none(`This pull request does not change ${core_config/* configFile */.Ze}.`);
    const text = await headConfig(repository, pull, github);
    return { planned, delta: await planProposed(planned, text, standalone) };
}
//# sourceMappingURL=pull-plan.js.map
;// CONCATENATED MODULE: ./build/core/standalone/patience.js

const maxTries = 4;
const firstWaitMs = 1_000;
/** Nobody waits longer than this at a terminal or in a job: the error says when there is room again. */
const longestWaitMs = 90_000;
/** How long to wait before trying again after an error, or null where that makes no sense. `tries` counts from 1. */
function waitBefore(error, tries) {
    if (!(error instanceof fairlead_error/* TransientError */.N_) || tries >= maxTries)
        return null;
    const wait = error.retryAfterMs ?? firstWaitMs * 2 ** (tries - 1);
    return wait > longestWaitMs ? null : wait;
}
/** Tries a read again where its failure may go away by itself. Never for writes: one may have been carried out. */
async function patiently(read, clock) {
    for (let tries = 1;; tries += 1) {
        try {
            return await read();
        }
        catch (error) {
            const wait = waitBefore(error, tries);
            if (wait === null)
                throw error;
            await clock.sleep(wait);
        }
    }
}
//# sourceMappingURL=patience.js.map
;// CONCATENATED MODULE: ./build/core/standalone/sync.js



/**
 * Carries out a plan, one change after the other, and stops at the first error that will not pass. Where a change failed
 * for a reason that may pass, the repository is read and planned anew, since the change may have been made.
 * @param onDone is told of each change when it is made
 * @throws FinalError before the first write: FL_SETTINGS_UNREAD, FL_APP_MANAGES.
 */
async function syncRepository(planned, standalone, onDone) {
    mayWrite(planned);
    const done = [];
    let { changes } = planned.plan;
    for (let tries = 1;; tries += 1) {
        const { error, left } = await applyAll(planned, changes, standalone, (change) => {
            done.push(change);
            onDone(change);
        });
        if (error === null)
            return { done, left: [], error: null };
        const wait = waitBefore(error, tries);
        if (wait === null)
            return { done, left, error };
        await standalone.clock.sleep(wait);
        try {
            const again = await planRepository(planned.repository, standalone);
            mayWrite(again);
            ({ changes } = again.plan);
        }
        catch (failed) {
            return { done, left, error: asError(failed) };
        }
    }
}
function mayWrite(planned) {
    mustBeRead(planned);
    if (planned.managedBy === null || planned.plan.changes.length === 0)
        return;
    const { owner, name } = planned.repository;
    throw new fairlead_error/* FinalError */.f4('FL_APP_MANAGES', `App ${planned.managedBy} in ${owner}/${name}`);
}
async function applyAll({ repository }, changes, { github }, onDone) {
    for (const [index, change] of changes.entries()) {
        try {
            await github.settings.apply(repository, change);
        }
        catch (error) {
            return { error: asError(error), left: changes.slice(index) };
        }
        onDone(change);
    }
    return { error: null, left: [] };
}
function asError(error) {
    return error instanceof Error ? error : new Error(String(error));
}
//# sourceMappingURL=sync.js.map
;// CONCATENATED MODULE: ./build/core/standalone/words.js



/** `acme/shop`. */
function nameOf({ owner, name }) {
    return `${owner}/${name}`;
}
/** The first line names the repository, then one sentence a line. */
function planText(repository, plan) {
    const { title, text } = (0,protection/* describePlan */.df)(plan);
    // Without changes the title comes first there too.
    const sentences = text.split('\n').slice(plan.changes.length === 0 ? 1 : 0);
    const rest = sentences.map((line) => `  ${line}`);
    return [`${nameOf(repository)}: ${title}`, ...rest].join('\n');
}
/** One change as a sentence without its full stop: `Create the ruleset Fairlead: tags`. */
function changeText(change) {
    const [first = ''] = (0,protection/* describePlan */.df)({ changes: [change], notes: [] }).text.split('\n');
    return first.replace(/\.$/, '');
}
/** For programs. The fields of a plan may grow. */
function planJson(repository, plan) {
    const { create, update, delete: deleted } = (0,protection/* describePlan */.df)(plan);
    return {
        repository: nameOf(repository),
        create,
        update,
        delete: deleted,
        changes: changesJson(plan.changes),
        notes: plainNotes(plan),
    };
}
/** The notes of a plan, which are Markdown, as plain sentences. */
function plainNotes({ notes }) {
    return notes.length === 0 ? [] : (0,protection/* describePlan */.df)({ changes: [], notes }).text.split('\n').slice(1);
}
function changesJson(changes) {
    return changes.map(({ action, kind, name, asked, fields }) => ({
        action,
        kind,
        name,
        asked,
        fields: fields.map(({ path, from, to }) => ({ path, from, to })),
    }));
}
/** Where carrying out a plan ended: how much is done, and what is not. */
function syncedText({ done, left }) {
    if (left.length === 0)
        return `${(0,reporting_text/* count */.U9)(done.length, 'change')} made.`;
    const open = left.map((change) => `  Not done: ${changeText(change)}.`);
    return [`${(0,reporting_text/* count */.U9)(done.length, 'change')} made, ${left.length} not:`, ...open].join('\n');
}
/** An error for people who cannot rely on a queue that tries again. */
function errorText(error) {
    if (error instanceof fairlead_error/* TransientError */.N_) {
        return `${error.message}. It was tried several times: run the command again later. (${error.code})`;
    }
    if (error instanceof fairlead_error/* FairleadError */.jd)
        return error.toText();
    return new fairlead_error/* FairleadError */.jd('FL_INTERNAL', error instanceof Error ? error.message : String(error)).toText();
}
//# sourceMappingURL=words.js.map
;// CONCATENATED MODULE: ./build/core/standalone/above.js



/** Nobody is known: neither teams nor properties. */
const nobody = { teams: [], properties: {} };
function createAbove(deps) {
    const skipped = deps.organisation === 'skip';
    const configOf = once((owner) => (skipped ? Promise.resolve(null) : readConfig(owner, deps)));
    const readers = {
        plain: once((owner) => readOverview(owner, false, deps)),
        withProperties: once((owner) => readOverview(owner, true, deps)),
    };
    return {
        skipped,
        of: async (below, needed) => {
            const { owner } = below.repository;
            const config = await configOf(owner);
            const properties = usesProperties(config);
            if (below.teams !== true && !properties && !usesTeams(config) && !namesTeams(below, config)) {
                return { config, ...nobody, teamsUnread: false };
            }
            try {
                const overview = await (properties ? readers.withProperties : readers.plain)(owner);
                const { teams, properties: values } = overview ?? nobody;
                return { config, teams, properties: values, teamsUnread: false };
            }
            catch (error) {
                if (needed || !skipped || !(error instanceof fairlead_error/* FinalError */.f4))
                    throw error;
                return { config, ...nobody, teamsUnread: true };
            }
        },
    };
}
function once(read) {
    const known = new Map();
    return (owner) => {
        const before = known.get(owner);
        if (before !== undefined)
            return before;
        const made = read(owner);
        known.set(owner, made);
        return made;
    };
}
async function readConfig(owner, { github, configRepository }) {
    const home = { installationId: 0, id: 0, owner, name: configRepository };
    const where = `${core_config/* orgConfigFile */.LV} in ${owner}/${configRepository}`;
    const text = await orUnread(where, () => github.contents.read(home, core_config/* orgConfigFile */.LV, 'HEAD'));
    if (text === null)
        return null;
    const { config, problems } = (0,core_config/* parseOrgConfig */.EH)(text);
    if (config !== null)
        return config;
    const first = problems.find(({ level }) => level === 'error');
    const at = first === undefined ? '' : `, line ${first.place.line}, column ${first.place.column}`;
    const why = first === undefined ? '' : `: ${first.sentence}. ${first.remedy}`.replace(/\.$/, '');
    throw new fairlead_error/* FinalError */.f4('FL_CONFIG_INVALID', `${where}${at}${why}`, first && { place: first.place });
}
async function readOverview(owner, properties, { github }) {
    const what = properties ? `teams and custom properties of ${owner}` : `teams of ${owner}`;
    return orUnread(what, () => github.settings.organisation(0, owner, { properties }));
}
async function orUnread(what, read) {
    try {
        return await read();
    }
    catch (cause) {
        if (!(cause instanceof fairlead_error/* FinalError */.f4))
            throw cause;
        throw new fairlead_error/* FinalError */.f4('FL_ORGANISATION_UNREAD', `${what} (${cause.message})`, { cause });
    }
}
function namesTeams({ repository, text, defaultBranch }, config) {
    const read = { text, defaultBranch, lastGood: null };
    const rules = rulesOf(repository, read, { config, ...nobody });
    return (0,core_config/* peopleNamed */.nU)(rules.config).teams.length > 0;
}
//# sourceMappingURL=above.js.map
;// CONCATENATED MODULE: ./build/core/standalone/world.js


function createStandalone(options) {
    const github = withPatience(options.github, options.clock);
    const { clock, configRepository, organisation } = options;
    return {
        github,
        clock,
        configRepository,
        above: createAbove({ github, organisation, configRepository }),
        users: new Map(),
    };
}
/** The same GitHub, whose reads are tried again. `apply` writes, and `overviews` tries again by itself. */
function withPatience(github, clock) {
    const { settings, contents, history, people, pulls, files } = github;
    return {
        contents: {
            read: (...of) => patiently(() => contents.read(...of), clock),
            defaultBranch: (...of) => patiently(() => contents.defaultBranch(...of), clock),
        },
        files: { ...files, get: (...of) => patiently(() => files.get(...of), clock) },
        history: {
            ...history,
            reverted: (...of) => patiently(() => history.reverted(...of), clock),
            deployments: (...of) => patiently(() => history.deployments(...of), clock),
            checks: (...of) => patiently(() => history.checks(...of), clock),
            missing: (...of) => patiently(() => history.missing(...of), clock),
            patches: (...of) => patiently(() => history.patches(...of), clock),
        },
        people: { ...people, userIds: (...of) => patiently(() => people.userIds(...of), clock) },
        pulls: { ...pulls, changedPaths: (...of) => patiently(() => pulls.changedPaths(...of), clock) },
        settings: {
            ...settings,
            listOf: (...of) => patiently(() => settings.listOf(...of), clock),
            overview: (...of) => patiently(() => settings.overview(...of), clock),
            pull: (...of) => patiently(() => settings.pull(...of), clock),
            organisation: (...of) => patiently(() => settings.organisation(...of), clock),
            rotation: (...of) => patiently(() => settings.rotation(...of), clock),
        },
    };
}
//# sourceMappingURL=world.js.map
;// CONCATENATED MODULE: ./build/core/standalone/index.js








//# sourceMappingURL=index.js.map

/***/ })

};
