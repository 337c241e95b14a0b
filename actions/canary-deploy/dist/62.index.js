export const id = 62;
export const ids = [62];
export const modules = {

/***/ 62:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openDeploymentLog: () => (/* binding */ openDeploymentLog)
});

// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
;// CONCATENATED MODULE: ./build/core/delivery/github-deployments.js

/** Deployments of the same service that are looked through for the one that is replaced. */
const maxEarlier = 20;
/** One text of a deployment's payload, which comes back as an object or as the JSON text of one. */
function textOf(payload, name) {
    const object = typeof payload === 'string' ? (0,json/* jsonOrNull */.J)(payload) : payload;
    if (typeof object !== 'object' || object === null)
        return null;
    const value = Object.entries(object).find(([key]) => key === name)?.[1];
    return typeof value === 'string' ? value : null;
}
/** The deployment with the key, or null. */
async function findDeployment(deployments, { environment, sha, payload }) {
    const known = await deployments.list({ environment, sha });
    return known.find((each) => textOf(each.payload, 'key') === payload.key)?.id ?? null;
}
/** The deployment with the key, which is made where there is none. GitHub knows no keys: nobody else may do so at once. */
async function openDeployment(deployments, wanted) {
    return (await findDeployment(deployments, wanted)) ?? (await deployments.create(wanted));
}
/** Says a state unless it was the last that was said. True when it was said now. */
async function sayState(deployments, id, status) {
    if ((await deployments.newest(id)) === status.state)
        return false;
    await deployments.say(id, status);
    return true;
}
/**
 * Makes the deployment inactive that this one replaces: the newest earlier one of the same service and environment that
 * succeeded. GitHub would do it for all deployments of the environment, whatever their service, or, in production, for
 * none.
 */
async function retireEarlier(deployments, current, logUrl) {
    const earlier = (await deployments.list({ environment: current.environment }))
        .filter(({ id, payload }) => id < current.id && textOf(payload, 'service') === current.service)
        .slice(0, maxEarlier);
    for (const { id } of earlier) {
        const state = await deployments.newest(id);
        if (state === 'inactive')
            return;
        if (state !== 'success')
            continue;
        await deployments.say(id, { state: 'inactive', description: 'Replaced', logUrl });
        return;
    }
}
//# sourceMappingURL=github-deployments.js.map
// EXTERNAL MODULE: ./build/core/errors/fairlead-error.js
var fairlead_error = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/core/reporting/commands.js
var commands = __webpack_require__(53);
// EXTERNAL MODULE: ./build/core/reporting/text.js
var reporting_text = __webpack_require__(4432);
;// CONCATENATED MODULE: ./build/core/reporting/deployment-log.js




/** How long the App has to tell the end by itself, and how often it is looked whether it did. */
const appHasMs = 12_000;
const lookEveryMs = 3_000;
const ends = {
    done: 'success',
    rolled_back: 'failure',
    failed: 'error',
};
/**
 * Makes GitHub's deployment of a rollout, or finds it where an attempt before made it. From then on the App reports on
 * it; the job only says what the App does not say in time, as where it lacks the permission. What GitHub refuses is told
 * once, as a warning.
 */
async function openDeploymentLog(facts, deps) {
    const { deployments, clock, command } = deps;
    let refused = false;
    const guarded = async (work) => {
        if (refused)
            return;
        try {
            await work();
        }
        catch (error) {
            if (!(error instanceof fairlead_error/* FairleadError */.jd))
                throw error;
            refused = error instanceof fairlead_error/* FinalError */.f4;
            const text = `The rollout goes on; it is not shown among the deployments by this job: ${error.message}.`;
            command([`::warning title=fairlead/deployment::${(0,commands/* escapeData */.uf)((0,reporting_text/* cut */.Jj)((0,reporting_text/* oneLine */.TN)((0,reporting_text/* visible */.RK)(text)), 1000))}`]);
        }
    };
    const { service, environment, version, sha, rolloutId, logUrl, environmentUrl } = facts;
    let id = null;
    const say = (state, description) => ({
        state,
        description,
        logUrl,
        environmentUrl,
    });
    await guarded(async () => {
        id = await openDeployment(deployments, {
            sha,
            environment,
            description: `${service} ${version}`,
            production: environment === 'production',
            payload: { key: rolloutId, service },
        });
        if ((await deployments.newest(id)) === null) {
            await deployments.say(id, say('queued', `${service} ${version} is asked for`));
        }
    });
    const begun = async ({ sentence }, opened) => {
        if ((await deployments.newest(opened)) === 'queued') {
            await deployments.say(opened, say('in_progress', sentence));
        }
    };
    const ended = async (status, opened) => {
        const state = ends[status.state];
        if (state === undefined)
            return;
        const until = clock.now() + appHasMs;
        while ((await deployments.newest(opened)) !== state && clock.now() < until)
            await clock.sleep(lookEveryMs);
        const told = await sayState(deployments, opened, say(state, status.sentence));
        if (told && state === 'success') {
            await retireEarlier(deployments, { id: opened, environment, service }, logUrl);
        }
    };
    const whereOpen = (work) => {
        return async (status) => {
            const opened = id;
            if (opened !== null)
                await guarded(() => work(status, opened));
        };
    };
    return { begun: whereOpen(begun), ended: whereOpen(ended) };
}
//# sourceMappingURL=deployment-log.js.map

/***/ })

};
