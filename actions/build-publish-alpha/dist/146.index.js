export const id = 146;
export const ids = [146];
export const modules = {

/***/ 6146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseConfig: () => (/* binding */ parseConfig)
});

// UNUSED EXPORTS: configFile, parseBelow

;// CONCATENATED MODULE: ./build/core/branching/glob.js
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
;// CONCATENATED MODULE: ./build/core/config/types.js
const strategyNames = ['trunk', 'feature', 'fork', 'release', 'gitflow', 'environment'];
const mergeMethods = ['merge', 'squash', 'rebase'];
/** Whether the App keeps a comment on pull requests: always, from the first failure on, or never. */
const commentModes = ['on', 'failures', 'off'];
//# sourceMappingURL=types.js.map
;// CONCATENATED MODULE: ./build/core/branching/language.js

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
    const found = mergeMethods.find((method) => method === word.trim());
    if (found === undefined)
        throw new LanguageError(`use a merge method (${mergeMethods.join(', ')}), not ${word}`);
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
    trunk: parsePreset('trunk', trunk),
    feature: parsePreset('feature', feature),
    fork: parsePreset('fork', fork),
    release: parsePreset('release', release),
    gitflow: parsePreset('gitflow', gitflow),
    environment: parsePreset('environment', environment),
};
//# sourceMappingURL=presets.js.map
;// CONCATENATED MODULE: ./build/core/branching/resolve.js


/** Branches of robots that go where topic branches go. */
const robots = ['dependabot/**', 'renovate/**'];
/** The strategy that the settings ask for, with every name filled in. @throws LanguageError for unreadable `pairs`. */
function resolveStrategy(settings, defaultBranch) {
    const preset = presets[settings.strategy];
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
        creators: textsOf('create').map((text) => parseGroups(text.replace('by ', '')))[0] ?? null,
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
    return filled === null ? [] : [parsePair(filled)];
}
function globs(text, variables) {
    return words(text).flatMap((word) => {
        if (!word.startsWith('$'))
            return [word];
        const values = variables[word];
        if (values === undefined)
            throw new LanguageError(`use ${Object.keys(variables).join(', ')}, not ${word}`);
        return values;
    });
}
function cutOf(text, variables) {
    const match = /(.+?) from (.+?) by (.+?)(, one at a time)?$/.exec(text);
    if (match === null)
        throw new LanguageError(`a cut is written as BRANCHES from BRANCHES by GROUP, not ${text}`);
    const branches = globs(match[1] ?? '', variables);
    if (branches.length === 0)
        return [];
    const by = parseGroups(match[3] ?? '');
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
        by: parseGroups(by),
    };
}
//# sourceMappingURL=resolve.js.map
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
;// CONCATENATED MODULE: ./build/core/config/nearest.js
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
;// CONCATENATED MODULE: ./build/core/config/problem.js
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
;// CONCATENATED MODULE: ./build/core/config/explain.js



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
    const issues = error.issues.slice(0, 4 * maxProblems);
    return issues.flatMap((issue) => explain(schema, data, issue, locator));
}
function explain(schema, data, issue, locator) {
    if (issue.code === 'unrecognized_keys') {
        const known = knownKeys(schema, issue.path);
        return issue.keys
            .slice(0, maxProblems)
            .map((key) => unknownKey([...issue.path, key], key, known, locator));
    }
    if (issue.code === 'invalid_key') {
        const why = issue.issues[0]?.message ?? 'be another name';
        const key = quote(String(issue.path.at(-1)));
        return [problem('error', locator.key(issue.path), `The name ${key} must ${why}`, 'Choose another name.')];
    }
    const value = valueAt(data, issue.path);
    const name = pathText(issue.path);
    if (value === undefined) {
        const remedy = `Add \`${String(issue.path.at(-1))}\` here.`;
        return [problem('error', locator.key(issue.path.slice(0, -1)), `${name} is missing`, remedy)];
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
    const meant = typeof value === 'string' ? nearest(value, values) : null;
    const must = values.length === 1 ? `must be ${list}` : `must be one of ${list}`;
    return {
        sentence: `${name} ${must}, but is ${quote(value)}`,
        remedy: meant === null ? `Write ${values.length === 1 ? list : `one of ${list}`}.` : `Write ${meant}.`,
    };
}
function unknownKey(path, key, known, locator) {
    const meant = nearest(key, known);
    const where = path.length === 1 ? 'Fairlead' : pathText(path.slice(0, -1));
    return problem('error', locator.key(path), `${where} has no key ${quote(key)}`, meant === null ? `Remove it, or use one of ${known.join(', ')}.` : `Did you mean \`${meant}\`?`);
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
        if (inner instanceof schemas/* ZodObject */.bvH)
            at = inner.shape[step];
        else if (inner instanceof schemas/* ZodRecord */.b8S)
            at = inner.valueType;
        else if (inner instanceof schemas/* ZodArray */.naA)
            at = inner.element;
        else
            return [];
    }
    const end = unwrap(at);
    return end instanceof schemas/* ZodObject */.bvH ? Object.keys(end.shape) : [];
}
function unwrap(schema) {
    return schema instanceof schemas/* ZodOptional */.IiU ? schema.unwrap() : schema;
}
//# sourceMappingURL=explain.js.map
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
        const sentence = `${pathText([...path, key])} has no effect: ${why}`;
        return [
            problem('warning', locator.key([...path, key]), sentence, 'Remove it, or choose another strategy.'),
        ];
    });
}
function idleWhy(key, strategy, effective, file) {
    if (key === 'main' && strategy === 'environment')
        return 'the first branch of `promote` is the main line';
    const { fixes, release } = effective;
    const lines = presets[strategy].lines
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
;// CONCATENATED MODULE: ./build/core/config/tighter/globs.js

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
        reach = pattern === '**' ? globs_anyParts(reach, isLast ? 1 : 0) : globs_onePart(reach, parts, pattern);
    }
    return reach[parts.length] ?? false;
}
/** Whether every name that one of the inner globs matches is provably matched by one of the outer. */
function coversGlobs(outer, inner) {
    return inner.every((each) => outer.some((other) => coversGlob(other, each)));
}
function globs_anyParts(reach, atLeast) {
    const first = reach.indexOf(true);
    return reach.map((_, index) => first !== -1 && index >= first + atLeast);
}
function globs_onePart(reach, parts, pattern) {
    return reach.map((_, index) => {
        const part = parts[index - 1];
        if (part === undefined || reach[index - 1] !== true)
            return false;
        return part !== '**' && matchesGlob(part, pattern);
    });
}
//# sourceMappingURL=globs.js.map
;// CONCATENATED MODULE: ./build/core/config/units.js
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
        if ((parseTime(to) ?? 0) > (parseTime(from) ?? 0))
            return [];
        const place = locator.value([...path, 'freeze', index, 'to']);
        const remedy = 'Make `to` later than `from`; a date means its first moment in UTC.';
        return [problem('error', place, `The freeze ends at ${to}, and begins at ${from}`, remedy)];
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
        return [problem(level, place, `${pathText(path)} lists ${entry} twice`, 'Remove one of the two.')];
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
        found.push(problem('error', place, sentence, 'Git flow needs two branches: give one another name.'));
    }
    const staying = [main, strategy === 'gitflow' ? develop : undefined].find((name) => name != null && release != null && matchesGlob(name, release));
    if (staying != null && release != null) {
        const place = locator.value([...path, file.release === undefined ? key : 'release']);
        const sentence = `\`release\` is ${release}, which is also the name of ${staying}`;
        found.push(problem('error', place, sentence, 'Write a pattern of release branches only, such as release/*.'));
    }
    return found;
}
function bakeProblems({ file, path, effective, locator }) {
    const { promote = [], strategy } = effective;
    if (file.bake === undefined || strategy !== 'environment')
        return [];
    const branches = Object.keys(file.bake);
    const unknown = branches.filter((branch) => !promote.includes(branch)).slice(0, maxProblems);
    const last = branches.filter((branch) => branch === promote.at(-1));
    const place = (branch) => locator.key([...path, 'bake', branch]);
    return [
        ...unknown.map((branch) => {
            const meant = nearest(branch, promote);
            const remedy = meant === null ? `Name one of ${promote.join(', ')}.` : `Write ${meant}.`;
            return problem('error', place(branch), `\`bake\` names ${branch}, which is not in \`promote\``, remedy);
        }),
        ...last.map((branch) => {
            const sentence = `${branch} is the last one of \`promote\`, so that nothing waits for its bake time`;
            return problem('warning', place(branch), sentence, 'Remove the entry.');
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
    const strategy = resolveStrategy(effective, 'main');
    const pair = strategy.pairs.find(({ merge }) => merge.every((method) => method === 'merge'));
    if (pair === undefined)
        return [];
    const way = `${pair.heads.join(' ')} -> ${pair.bases.join(' ')}`;
    const sentence = `\`linear\` allows no merge commits, and ${way} is merged by nothing else`;
    const remedy = 'Write `linear: false`, or allow squash or rebase there.';
    return [problem('error', locator.value([...path, key]), sentence, remedy)];
}
/** Names for work that are the names of branches that stay. */
function topicProblems({ file, path, effective, locator }) {
    if (file.branches === undefined || !isComplete(effective))
        return [];
    // The default branch is not known here; HEAD stands for it, which no branch may be called.
    const { longLived } = resolveStrategy(effective, effective.main ?? 'HEAD');
    const globs = typeof file.branches === 'string' ? [file.branches] : file.branches;
    return globs.flatMap((glob, index) => {
        const stays = longLived.includes(glob) || (!glob.includes('*') && longLived.some((each) => matchesGlob(glob, each)));
        if (!stays)
            return [];
        const place = locator.value([...path, 'branches', ...(typeof file.branches === 'string' ? [] : [index])]);
        const sentence = `\`branches\` names ${glob}, which the strategy keeps: nobody works on it`;
        return [
            problem('warning', place, sentence, 'Remove the entry; it lists the names of branches for work.'),
        ];
    });
}
function scheduleProblems({ file, path, effective, locator }) {
    if (file.schedule === undefined || !isComplete(effective))
        return [];
    if (effective.releaseManagers.length > 0)
        return [];
    const sentence = 'Releases are cut by `schedule`, and there are no `release_managers` to finish them';
    return [problem('warning', locator.key([...path, 'schedule']), sentence, 'Name them.')];
}
/** Freezes of branches that the strategy does not keep: most likely a misspelt name. */
function frozenProblems({ file, path, effective, locator }) {
    if (file.freeze === undefined || !isComplete(effective))
        return [];
    const strategy = resolveStrategy(effective, 'HEAD');
    // A name that is not known may be that of the default branch.
    if (strategy.longLived.includes('HEAD'))
        return [];
    return file.freeze.flatMap(({ branches }, index) => (typeof branches === 'string' ? [branches] : branches).flatMap((glob, at) => {
        const stays = strategy.longLived.some((each) => coversGlob(each, glob) || coversGlob(glob, each));
        if (stays)
            return [];
        const step = typeof branches === 'string' ? [] : [at];
        const place = locator.value([...path, 'freeze', index, 'branches', ...step]);
        const meant = nearest(glob, strategy.longLived);
        const sentence = `The freeze is for ${glob}, which the strategy does not keep`;
        const remedy = meant === null ? `Name one of ${strategy.longLived.join(', ')}.` : `Write ${meant}.`;
        return [problem('warning', place, sentence, remedy)];
    }));
}
/** Everything is known but of a layer above repositories, which may leave the strategy to them. */
function isComplete(settings) {
    return settings.strategy !== undefined && settings.releaseManagers !== undefined;
}
//# sourceMappingURL=check-rules.js.map
;// CONCATENATED MODULE: ./build/core/config/settings.js

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
        Object.fromEntries(Object.entries(bake).map(([branch, text]) => [branch, parseDuration(text) ?? 0])),
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
        ...(wait !== undefined && { waitMs: parseDuration(wait) ?? 0 }),
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
    return typeof value === 'string' ? parseDuration(value) : value === false ? null : undefined;
}
function freezeOf(freeze) {
    return {
        branches: listOf(freeze.branches),
        from: parseTime(freeze.from) ?? 0,
        to: parseTime(freeze.to) ?? 0,
        reason: freeze.reason ?? 'no reason given',
        allow: listOf(freeze.allow ?? []),
    };
}
function scheduleOf(schedule) {
    const { every, start, version = 'minor' } = schedule;
    return { everyMs: parseDuration(every) ?? 0, start: parseTime(start) ?? 0, version };
}
//# sourceMappingURL=settings.js.map
;// CONCATENATED MODULE: ./build/core/config/defaults.js



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
    return completeWith(file, settingsOf(file), mapValues(file.environments ?? {}, environmentPart));
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
    const preset = settingsOf(presets[set.strategy ?? ruleDefaults.strategy].defaults);
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
    return environmentSettingsOf(environment);
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
    const ms = (text, otherwise) => parseDuration(text ?? '') ?? otherwise;
    return {
        pattern: 'canary',
        steps: deploy.steps ?? defaultCanary.steps,
        intervalMs: ms(deploy.interval, defaultCanary.intervalMs),
        bakeMs: ms(deploy.bake, defaultCanary.bakeMs),
        finalBakeMs: ms(deploy.final_bake, defaultCanary.finalBakeMs),
        warmUpMs: ms(deploy.warm_up, defaultCanary.warmUpMs),
        safeDelta: parsePercent(deploy.safe_delta ?? '') ?? defaultCanary.safeDelta,
        onInconclusive: deploy.on_inconclusive ?? defaultCanary.onInconclusive,
    };
}
function mapValues(record, convert) {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(key, value)]));
}
//# sourceMappingURL=defaults.js.map
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
    return wrong.slice(0, maxProblems).map(({ name, need, path }) => {
        if (need !== name)
            return unknownService(need, known, path, locator);
        return problem('error', locator.value(path), `The service ${name} cannot need itself`, 'Remove the entry.');
    });
}
function unknownService(name, known, path, locator) {
    const meant = nearest(name, known);
    const remedy = meant === null ? 'Name a service that stands under `services`, or add it there.' : `Write ${meant}.`;
    const place = typeof path.at(-1) === 'number' ? locator.value(path) : locator.key(path);
    return problem('error', place, `There is no service ${name}`, remedy);
}
function environmentProblems(file, locator) {
    const known = Object.keys(file.services ?? {});
    const isKnown = new Set(known);
    const all = Object.entries(file.environments ?? {}).flatMap(([name, environment]) => Object.entries(environment.services ?? {}).map(([service, { deploy }]) => {
        return { service, deploy, path: ['environments', name, 'services', service] };
    }));
    const unknown = all.filter(({ service }) => !isKnown.has(service)).slice(0, maxProblems);
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
        found.push(problem('error', place, sentence, 'Order the weights from the smallest to the largest.'));
    }
    const interval = parseDuration(deploy.interval ?? '') ?? defaultCanary.intervalMs;
    if (interval < 1000) {
        const place = locator.value([...path, 'interval']);
        found.push(problem('error', place, 'An interval lasts at least 1s', 'Write 1s or more.'));
    }
    for (const key of ['bake', 'final_bake']) {
        const text = deploy[key];
        if (text === undefined || (parseDuration(text) ?? 0) >= interval)
            continue;
        const sentence = `${pathText([key])} is shorter than one interval`;
        const place = locator.value([...path, key]);
        found.push(problem('error', place, sentence, 'Make it as long as one interval, or longer.'));
    }
    if (deploy.pattern !== undefined && deploy.pattern !== 'canary') {
        const sentence = `The pattern ${deploy.pattern} is not available yet: this service is rolled out as a canary`;
        const place = locator.value([...path, 'pattern']);
        found.push(problem('warning', place, sentence, 'Write canary, or leave it for the release that brings it.'));
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
    return paths.map((path) => problem('warning', locator.key(path), `${pathText(path)} has no effect yet`, 'Do not rely on it; it may stay for the release that brings it.'));
}
//# sourceMappingURL=check-services.js.map
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/core/config/locate.js

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
        if ((0,dist/* isSeq */.oP)(node) && typeof step === 'number') {
            const value = node.items[step];
            return value === undefined ? null : { key: value, value };
        }
        if (!(0,dist/* isMap */.jh)(node))
            return null;
        const entries = seen.get(node) ?? entriesOf(node);
        seen.set(node, entries);
        return entries.get(String(step)) ?? null;
    };
}
function entriesOf(map) {
    const pairs = map.items.flatMap((item) => (0,dist/* isPair */.tO)(item) && (0,dist/* isScalar */.jn)(item.key) ? [[String(item.key.value), item]] : []);
    return new Map(pairs);
}
function collect(node, prefix, found) {
    const entries = (0,dist/* isSeq */.oP)(node)
        ? node.items.map((value, index) => ({ step: String(index), key: value, value }))
        : (0,dist/* isMap */.jh)(node)
            ? node.items.flatMap(({ key, value }) => (0,dist/* isScalar */.jn)(key) ? [{ step: String(key.value), key, value }] : [])
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
    return (0,dist/* isNode */.Ll)(node) ? (node.range?.[0] ?? null) : null;
}
//# sourceMappingURL=locate.js.map
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
    atLeast: (a, b) => coversGlobs(b, a),
    remedy: (upper) => upper.length === 0 ? 'Write an empty list' : `Use only names that ${listText(upper)} allows`,
};
/** Globs of protected names. */
const moreNames = {
    atLeast: (a, b) => coversGlobs(a, b),
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
    waitMs: higher(durationText),
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
        const parts = Object.entries(upper).map(([branch, ms]) => `${branch}: ${durationText(ms)}`);
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
        coversGlobs(freeze.branches, other.branches) &&
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
    maxAgeMs: lowerOrNone(durationText),
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
    backMergeMs: lowerOrNone(durationText),
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
    const environments = Object.entries(file.environments ?? {}).map(([key, environment]) => [key, environmentSettingsOf(environment)]);
    return { name, settings: settingsOf(file), environments: Object.fromEntries(environments), places };
}
/**
 * Merges the layers above a repository in their order, where a later one wins over an earlier one, stricter or not, and
 * puts the repository below them. A repository may only tighten what they set, key by key. A value that is looser, or
 * cannot be compared, is a problem at its place, and the value above stays in force; of lists that can only grow, such
 * as checks, both stay. Everything else of the repository's file holds.
 */
function mergeLayers(upper, repository) {
    const above = new Map(upper.flatMap((layer) => layers_entriesOf(layer)));
    const asked = withImplied(above);
    const problems = [];
    const merged = new Map(above);
    for (const [path, entry] of repository === null ? [] : layers_entriesOf(repository)) {
        const other = asked.get(path);
        const { kept, refusal } = other === undefined ? { kept: entry, refusal: null } : settle(other, entry);
        merged.set(path, kept);
        if (refusal !== null)
            problems.push(refusal);
    }
    const layers = repository === null ? upper : [...upper, repository];
    return { ...layers_collect(merged, layers), origins: originsOf(merged, layers), problems };
}
function layers_entriesOf(layer) {
    const rules = ruleKeys.flatMap((key) => toEntry(layer, [fileKeys[key]], null, key, layer.settings[key], ruleOrders[key]));
    const environments = Object.entries(layer.environments).flatMap(([name, settings]) => environmentKeys.flatMap((key) => {
        const path = ['environments', name, environmentFileKeys[key]];
        return toEntry(layer, path, name, key, settings[key], environmentOrders[key]);
    }));
    return [...rules, ...environments];
}
function toEntry(layer, steps, environment, key, value, order) {
    if (value === undefined)
        return [];
    const path = pathKey(steps);
    return [[path, { path, environment, key, value, order, layer }]];
}
function withImplied(above) {
    const first = [...above.values()].find(({ environment }) => environment === null);
    if (first === undefined)
        return above;
    const layer = { name: first.layer.name, settings: implied, environments: {}, places: {} };
    return new Map([...layers_entriesOf(layer), ...above]);
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
    return { kept: { ...upper, value: both }, refusal: problem('error', place, sentence, remedy) };
}
function layerText(name) {
    return name.startsWith('group ') ? `the ${name}` : 'the organisation';
}
function placeText(place) {
    return place === undefined ? 'by default' : `${place.file}, line ${place.line}`;
}
function layers_collect(merged, layers) {
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
    for (const key of ruleKeys)
        origins.set(fileKeys[key], { layer: 'preset', place: null });
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
        const { heads, bases } = parsePair([sides.replaceAll('$', ''), how].join(': '));
        const bad = [...heads, ...bases].find((glob) => !globText.test(glob));
        return bad === undefined ? null : `name branches, or patterns with * and **, not ${bad}`;
    }
    catch (error) {
        if (error instanceof LanguageError)
            return error.message;
        throw error;
    }
}
//# sourceMappingURL=pairs.js.map
;// CONCATENATED MODULE: ./build/core/api/limits.js
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
const maxPosition = (/* unused pure expression or super */ null && (2 ** 31 - 1));
/** A path inside the repository: relative, posix, without `..` or control characters. */
// oxlint-disable-next-line no-control-regex -- control characters are what is refused here
const pathPattern = /^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\u0000-\u001f\u007f\\]+$/;
//# sourceMappingURL=limits.js.map
;// CONCATENATED MODULE: ./build/core/api/common.js


/** 40 lower-case hex digits. */
const sha1 = schemas/* string */.YjP().regex(/^[0-9a-f]{40}$/, 'a full commit id of 40 hex digits');
/** 64 lower-case hex digits. */
const sha256 = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/, 'a SHA-256 of 64 hex digits');
/** A path inside the repository: relative, posix, without `..` or control characters. */
const repositoryPath = schemas/* string */.YjP()
    .min(1)
    .max(maxPath)
    .regex(pathPattern, 'a relative path inside the repository');
const common_name = schemas/* string */.YjP().min(1).max(200);
/** The repository and run that a request comes from; every field is checked against the OIDC token. */
const origin = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ id: schemas/* number */.aig().int().positive(), name: schemas/* string */.YjP().regex(/^[^/\s]+\/[^/\s]+$/) }),
    run: schemas/* object */.Ikc({ id: schemas/* number */.aig().int().positive(), attempt: schemas/* number */.aig().int().positive() }),
});
//# sourceMappingURL=common.js.map
;// CONCATENATED MODULE: ./build/core/config/schema/texts.js



const names = /^[a-z](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));
const free = (text) => !inherited.has(text);
const reserved = 'be another name: this one is reserved';
/** A service's or an environment's name; it becomes part of ids, addresses and variables. */
const texts_name = schemas/* string */.YjP()
    .regex(names, 'be a name of up to 64 lower-case letters, digits and hyphens that starts with a letter')
    .refine(free, reserved);
const word = schemas/* string */.YjP()
    .regex(/^[^\s\p{C}](?:[^\p{C}]{0,198}[^\s\p{C}])?$/u, 'be a text of up to 200 characters');
const folder = repositoryPath.meta({ description: 'A path relative to the root of the repository.' });
const packageName = schemas/* string */.YjP()
    .max(100)
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/, 'be the name of a Python distribution');
const urlPath = schemas/* string */.YjP()
    .max(500)
    .regex(/^\/(?!\/)[\w\-.~%!$&'()*+,;=:@/?]*$/, 'be a path that starts with one slash, such as /healthz');
const duration = schemas/* string */.YjP()
    .regex(durationPattern, 'be a duration such as 30s, 10m or 24h')
    .refine((text) => (parseDuration(text) ?? 0) <= 365 * 86_400_000, 'be at most 365d');
const percent = schemas/* string */.YjP()
    .regex(percentPattern, 'be a percentage such as 1% or 99.9%')
    .refine((text) => parsePercent(text) !== null, 'be at most 100%');
const time = schemas/* string */.YjP()
    .refine((text) => parseTime(text) !== null, 'be a date such as 2026-12-20, or a time with its zone such as 2026-12-20T18:00Z');
// Git's own rules for names (git-check-ref-format), less what the rule language needs for itself (`$`, `>`).
const gitName = /^(?![/.-])(?!.*(?:\/\/|\.\.|\/\.|\.lock$|[/.]$)).+$/;
/** A branch by its name. */
const branch = schemas/* string */.YjP()
    .regex(/^[^\s\p{C}\\^~:?*[\]{}()!$>]{1,200}$/u, 'be the name of a branch')
    .regex(gitName, 'be a name that Git allows for a branch')
    .refine(free, reserved);
/** Names of branches or tags: `*` does not cross a slash, `**` does. */
const glob = schemas/* string */.YjP()
    .regex(/^[^\s\p{C}\\^~:?[\]{}()!$>]{1,200}$/u, 'be a branch, or a pattern with * and **')
    .regex(gitName, 'be a name that Git allows for a branch');
const texts_globs = schemas/* union */.KCZ([glob, schemas/* array */.YOg(glob).max(50)], 'be a branch pattern, or a list of them');
const personPattern = /^(?:team:[A-Za-z0-9][\w.-]{0,99}|[A-Za-z0-9](?:[\w-]{0,98}[A-Za-z0-9])?(?:\[bot\])?)$/;
const person = schemas/* string */.YjP().regex(personPattern, 'be a login, or team: and the name of a team');
const people = schemas/* array */.YOg(person).max(50);
/** Whom a freeze lets through. */
const exempt = schemas/* string */.YjP()
    .refine((text) => personPattern.test(text) || /^label:[^\s\p{C}](?:[^\p{C}]{0,48}[^\s\p{C}])?$/u.test(text), 'be a login, team: and the name of a team, or label: and the name of a label');
//# sourceMappingURL=texts.js.map
;// CONCATENATED MODULE: ./build/core/config/schema/rules.js




const method = schemas/* enum */.k5n(mergeMethods);
const untilFalse = schemas/* union */.KCZ([schemas/* literal */.euz(false), duration], 'be a duration such as 24h, or false');
const pair = schemas/* string */.YjP()
    .max(1000)
    .superRefine((text, context) => {
    const message = pairProblem(text);
    if (message !== null)
        context.addIssue({ code: 'custom', message });
})
    .meta({ description: 'HEADS -> BASES: METHODS, CONDITIONS' });
const freeze = schemas/* strictObject */.rej({
    branches: texts_globs,
    from: time,
    to: time,
    reason: word.optional(),
    allow: schemas/* union */.KCZ([exempt, schemas/* array */.YOg(exempt).max(50)], 'be a label, a login or a team, or a list of them')
        .optional(),
});
const schedule = schemas/* strictObject */.rej({
    every: duration.refine((text) => !/^0+(?:ms|s|m|h|d)$|ms$|s$/.test(text), 'be at least 1m'),
    start: time,
    version: schemas/* enum */.k5n(['major', 'minor', 'patch']).optional(),
});
/** Keys that a repository, its groups and its organisation may all set. */
const ruleShape = {
    strategy: schemas/* enum */.k5n(strategyNames).optional(),
    main: branch.optional(),
    develop: branch.optional(),
    release: glob.optional(),
    fixes: schemas/* enum */.k5n(['main-first', 'release-first']).optional(),
    branches: texts_globs.optional(),
    pairs: schemas/* array */.YOg(pair).max(50).optional(),
    merge: schemas/* union */.KCZ([method, schemas/* array */.YOg(method).min(1).max(3)], `be one of ${mergeMethods.join(', ')}, or a list of them`)
        .optional(),
    stacked: schemas/* boolean */.zMY().optional(),
    max_age: untilFalse.optional(),
    up_to_date: schemas/* boolean */.zMY().optional(),
    linear: schemas/* boolean */.zMY().optional(),
    direct_commits: schemas/* enum */.k5n(['deny', 'discourage', 'allow']).optional(),
    delete_merged: schemas/* boolean */.zMY().optional(),
    approvals: schemas/* number */.aig().int().min(0).max(6).optional(),
    code_owners: schemas/* boolean */.zMY().optional(),
    checks: schemas/* array */.YOg(word).max(50).optional(),
    release_managers: people.optional(),
    qa: people.optional(),
    maintainers: people.optional(),
    bots: people.optional(),
    back_merge: untilFalse.optional(),
    promote: schemas/* array */.YOg(branch).min(2).max(20).optional(),
    bake: schemas/* record */.g1P(branch, duration).optional(),
    freeze: schemas/* array */.YOg(freeze).max(100).optional(),
    tags: texts_globs.optional(),
    merge_queue: schemas/* boolean */.zMY().optional(),
    schedule: schedule.optional(),
    mechanism: schemas/* enum */.k5n(['rulesets', 'branch-protection']).optional(),
    enforcement: schemas/* enum */.k5n(['enforce', 'advisory']).optional(),
};
const rules = schemas/* strictObject */.rej(ruleShape);
//# sourceMappingURL=rules.js.map
;// CONCATENATED MODULE: ./build/core/config/schema/services.js



const service = schemas/* strictObject */.rej({
    path: folder,
    package: packageName.optional(),
    wsgi: schemas/* string */.YjP()
        .max(200)
        .regex(/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*:[A-Za-z_]\w*$/, 'name a WSGI application, such as shop.app:app')
        .optional(),
    needs: schemas/* array */.YOg(texts_name).max(50).optional(),
    tests: schemas/* array */.YOg(folder).max(50).optional(),
    health: urlPath.optional(),
    probes: schemas/* array */.YOg(urlPath).min(1).max(20).optional(),
    api: schemas/* strictObject */.rej({ spec: folder, versioning: schemas/* enum */.k5n(['url', 'header']).optional() }).optional(),
    migration: schemas/* enum */.k5n(['rebuild', 'expand-contract', 'none']).optional(),
});
const deploy = schemas/* strictObject */.rej({
    pattern: schemas/* enum */.k5n(['canary', 'blue-green', 'rolling']).optional(),
    steps: schemas/* array */.YOg(schemas/* number */.aig().int().min(1).max(99)).max(20).optional(),
    interval: duration.optional(),
    bake: duration.optional(),
    final_bake: duration.optional(),
    warm_up: duration.optional(),
    safe_delta: percent.optional(),
    on_inconclusive: schemas/* enum */.k5n(['ask', 'promote', 'rollback']).optional(),
});
// GitHub's limits for environments: six reviewers, a wait of whole minutes up to 30 days.
const wait = duration
    .refine((text) => (parseDuration(text) ?? 0) % 60_000 === 0, 'be whole minutes')
    .refine((text) => (parseDuration(text) ?? 0) <= 30 * 86_400_000, 'be at most 30d');
const approval = schemas/* union */.KCZ([person, schemas/* array */.YOg(person).max(6)], 'be a login, team: and a team, or a list of them');
/** What an organisation may say of an environment. */
const environmentRules = schemas/* strictObject */.rej({
    target: word.optional(),
    deploys: texts_globs.optional(),
    approval: approval.optional(),
    wait: wait.optional(),
});
const services_environment = environmentRules.extend({
    services: schemas/* record */.g1P(texts_name, schemas/* strictObject */.rej({ deploy: deploy.optional() })).optional(),
});
const alarm = schemas/* strictObject */.rej({
    source: word,
    query: schemas/* string */.YjP().min(1).max(2000),
    above: schemas/* number */.aig().optional(),
    below: schemas/* number */.aig().optional(),
    for: duration.optional(),
    service: texts_name.optional(),
    environment: texts_name.optional(),
    scope: schemas/* enum */.k5n(['version', 'fleet']).optional(),
});
//# sourceMappingURL=services.js.map
;// CONCATENATED MODULE: ./build/core/config/schema.js





/** A repository's file as people write it; everything is optional. */
const fileSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1).optional(),
    ...ruleShape,
    services: schemas/* record */.g1P(texts_name, service).optional(),
    integration_tests: schemas/* strictObject */.rej({ path: folder, package: packageName }).optional(),
    environments: schemas/* record */.g1P(texts_name, services_environment).optional(),
    alarms: schemas/* array */.YOg(alarm).max(100).optional(),
    slo: schemas/* strictObject */.rej({ availability: percent.optional(), period: duration.optional() }).optional(),
    support: word.optional(),
    comment: schemas/* enum */.k5n(commentModes).optional(),
});
//# sourceMappingURL=schema.js.map
;// CONCATENATED MODULE: ./build/core/config/yaml.js



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
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, {
        lineCounter: lines,
        prettyErrors: false,
        schema: 'core',
        strict: true,
        // The parser compares every key with every other; duplicateProblems needs one look at each.
        uniqueKeys: false,
        logLevel: 'silent',
    });
    const locator = createLocator(file, document, lines);
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
    return [...document.errors, ...document.warnings].slice(0, maxProblems).map((error) => ({
        level: 'error',
        place: locator.at(error.pos[0]),
        sentence: `The file is not valid YAML: ${firstLine(error.message)}`,
        remedy: 'Correct the line, or its indentation.',
    }));
}
function aliasProblems(document, locator) {
    const problems = [];
    (0,dist/* visit */.YR)(document, {
        Node: (_, node) => {
            if (!(0,dist/* isAlias */.Vj)(node))
                return undefined;
            problems.push({
                level: 'error',
                place: locator.at(node.range?.[0] ?? 0),
                sentence: 'Aliases (*name) are not allowed',
                remedy: 'Write the value out.',
            });
            return problems.length >= maxProblems ? dist/* visit */.YR.BREAK : undefined;
        },
    });
    return problems;
}
function duplicateProblems(document, locator) {
    const problems = [];
    (0,dist/* visit */.YR)(document, {
        Map: (_, map) => {
            problems.push(...duplicatesIn(map, locator));
            return problems.length >= maxProblems ? dist/* visit */.YR.BREAK : undefined;
        },
    });
    return problems;
}
/** Keys are compared as the data has them: `1` and `"1"` are the same key of an object. */
function duplicatesIn(map, locator) {
    const first = new Map();
    const problems = [];
    for (const { key } of map.items) {
        if (!(0,dist/* isScalar */.jn)(key))
            continue;
        const name = String(key.value);
        const offset = key.range?.[0] ?? 0;
        const before = first.get(name);
        if (before === undefined) {
            first.set(name, offset);
        }
        else if (problems.length < maxProblems) {
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
;// CONCATENATED MODULE: ./build/core/config/parse.js








/** Where the configuration stands in every repository. */
const configFile = '.github/fairlead.yml';
/**
 * Reads a fairlead.yml that stands alone, without an organisation above it. Never throws, whatever the text; `file` is
 * the path that the problems name. An empty file is the default configuration.
 */
function parseConfig(text, file = configFile) {
    const { config, problems } = parseBelow(text, file, []);
    return { config: hasError(problems) ? null : config, problems };
}
/** The same below the layers of an organisation; none: the file stands alone. */
function parseBelow(text, file, layers) {
    const { data, locator, problems } = readYaml(text, file);
    if (locator === null)
        return unusable(problems);
    const parsed = fileSchema.safeParse(data);
    if (!parsed.success)
        return unusable(explainAll(fileSchema, data, parsed.error, locator));
    const layer = createLayer('repository', parsed.data, locator.places());
    return check(parsed.data, mergeLayers(layers, layer), locator, layers.length === 0);
}
function check(file, merged, locator, alone) {
    const config = completeWith(file, merged.settings, merged.environments);
    const rules = { file, path: [], effective: config, locator };
    const own = [...checkServices(file, locator), ...checkRules(rules)];
    const together = checkTogether(rules);
    const problems = inOrder([...own, ...together, ...merged.problems]);
    // What does not fit together may be the doing of a layer above: that must not put the whole file out of force.
    const broken = hasError(own) || (alone && hasError(together));
    return broken ? unusable(problems) : { config, problems, origins: merged.origins };
}
function unusable(problems) {
    return { config: null, problems: inOrder(problems), origins: {} };
}
//# sourceMappingURL=parse.js.map

/***/ })

};
