import { randomBytes } from 'node:crypto';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { finishRun, startRun, storeArtifact } from './actions.ts';
import { putProtection } from '../organisation/operations/protections.ts';
import { ACTIONS_APP } from './complete.ts';
import { repositoryRow, type Stage } from './context.ts';
import type { TokenEntry } from './emulate.ts';
import { gitText } from './git.ts';
import type { Delivery } from './relay.ts';
import type { StageState } from './state.ts';
import { showSettings } from './twin/refresh.ts';
import { keptOf, type KeptTwin } from './twin/twin.ts';
import type { CheckRunShown, GitHubOptions, GitHubStage, Protection } from './types.ts';

export const snapshotVersion = 2;

/** What a snapshot folder holds beside the bare repository and the archives. */
export interface Snapshot {
  readonly version: typeof snapshotVersion;
  readonly options: Omit<GitHubOptions, 'dir' | 'port'>;
  readonly emulation: unknown;
  readonly tokens: readonly (readonly [string, TokenEntry])[];
  readonly state: StageState;
  readonly twin: KeptTwin;
  readonly deliveries: readonly Delivery[];
  readonly privateKey: string;
  readonly webhookSecret: string;
}

/** What the public face knows beside the stage. */
export interface Secrets {
  readonly privateKey: string;
  readonly webhookSecret: string;
  answer(request: Request): Response | Promise<Response>;
  close(): Promise<void>;
}

/** The stage as the demo and the tests see it. */
export function publicFace(stage: Stage, options: GitHubOptions, secrets: Secrets): GitHubStage {
  const { emulation, relay, state } = stage;
  const repo = repositoryRow(stage);
  const userTokens = new Map<string, string>();
  function userToken(login: string): string {
    const user = emulation.tables.users.all().find((row) => row.login === login);
    if (user === undefined) throw new Error(`No user ${login}`);
    const token = `ghp_${randomBytes(18).toString('hex')}`;
    emulation.tokens.set(token, { login, id: user.id, scopes: ['repo', 'workflow'] });
    return token;
  }
  async function as(login: string, method: string, path: string, body?: object) {
    const token = userTokens.get(login) ?? userToken(login);
    userTokens.set(login, token);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await secrets.answer(
      new Request(`${stage.url}${path}`, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
    const text = await response.text();
    return { status: response.status, json: text === '' ? null : (JSON.parse(text) as unknown) };
  }
  return {
    url: stage.url,
    repository: { owner: stage.owner, name: stage.name, id: repo.id, ownerId: repo.owner_id },
    bare: stage.bare,
    appId: stage.app.id,
    installationId: options.app.installationId,
    privateKey: secrets.privateKey,
    webhookSecret: secrets.webhookSecret,
    journal: stage.journal,
    relay,
    deliveries: () => relay.deliveries(),
    setWebhookTarget: (url) => relay.setTarget(url),
    createUserToken: userToken,
    createJobToken(permissions) {
      const token = `ghs_job${randomBytes(18).toString('hex')}`;
      emulation.tokens.set(token, jobEntry(stage, permissions));
      state.jobTokens.push(token);
      return token;
    },
    clone: (dir, login) => clone(stage.bare, dir, login),
    as,
    async openPull({ login, ...pull }) {
      const { status, json } = await as(login, 'POST', `/repos/${stage.owner}/${stage.name}/pulls`, pull);
      if (status !== 201)
        throw new Error(`The pull request was not opened (${status}): ${JSON.stringify(json)}`);
      return (json as { number: number }).number;
    },
    checkRuns: (sha) => shownCheckRuns(stage, sha),
    protect: (branch, protection) => protect(stage, branch, protection),
    startRun: (run) => startRun(stage, run),
    finishRun: (id, conclusion) => finishRun(stage, id, conclusion),
    storeArtifact: (run, name, zip) => storeArtifact(stage, run, name, zip),
    userId: (login) => emulation.tables.users.all().find((row) => row.login === login)?.id,
    snapshot: (dir) => stage.exclusive(() => writeSnapshot(stage, options, secrets, dir)),
    close: () => secrets.close(),
  };
}

function jobEntry(stage: Stage, permissions: Readonly<Record<string, string>>): TokenEntry {
  const { id, owner_id } = repositoryRow(stage);
  return {
    login: stage.owner,
    id: owner_id,
    scopes: [],
    installation: {
      installationId: 0,
      appId: ACTIONS_APP.id,
      accountId: owner_id,
      accountType: 'Organization',
      permissions: { metadata: 'read', ...permissions },
      repositoryIds: [id],
      repositorySelection: 'selected',
    },
  };
}

async function clone(bare: string, dir: string, login: string): Promise<void> {
  if (!/^[\w-]+$/.test(login)) throw new Error(`${login} is not a login`);
  const target = resolve(dir);
  await gitText(bare, ['clone', '--quiet', bare, target]);
  // git hands this to a shell, so the hooks learn who pushes.
  await gitText(target, [
    'config',
    'remote.origin.receivepack',
    `env STAGE_PUSHER=${login} git-receive-pack`,
  ]);
  await gitText(target, ['config', 'user.name', login]);
  await gitText(target, ['config', 'user.email', `${login}@users.noreply.github.com`]);
}

function shownCheckRuns(stage: Stage, sha: string): CheckRunShown[] {
  return stage.emulation.tables.checkRuns
    .all()
    .filter((run) => run.head_sha === sha)
    .sort((a, b) => a.id - b.id)
    .map((run) => ({
      id: run.id,
      name: run.name,
      status: run.status,
      conclusion: run.conclusion,
      externalId: run.external_id,
      title: run.output.title,
      summary: run.output.summary,
      appId: run.app_id,
      annotations: stage.state.annotations[String(run.id)] ?? [],
    }));
}

/** Classic branch protection that holds for administrators as well. */
function protect(stage: Stage, branch: string, protection: Protection): void {
  const { org, repo } = stage.twin;
  const { checks, approvals, strict = false, dismissStale = false } = protection;
  const body = {
    // No App of its own: a check may come from anybody.
    required_status_checks:
      checks === undefined ? null : { strict, checks: checks.map((context) => ({ context, app_id: -1 })) },
    enforce_admins: true,
    required_pull_request_reviews: {
      required_approving_review_count: approvals ?? 0,
      dismiss_stale_reviews: dismissStale,
    },
    restrictions: null,
  };
  putProtection(org, repo, branch, body, stage.owner);
  showSettings(stage);
}

async function writeSnapshot(
  stage: Stage,
  options: GitHubOptions,
  secrets: Secrets,
  dir: string,
): Promise<void> {
  const { dir: _dir, port: _port, ...kept } = options;
  const snapshot: Snapshot = {
    version: snapshotVersion,
    options: kept,
    emulation: stage.emulation.snapshot(),
    tokens: [...stage.emulation.tokens],
    state: stage.state,
    twin: keptOf(stage.twin),
    deliveries: stage.relay.deliveries(),
    privateKey: secrets.privateKey,
    webhookSecret: secrets.webhookSecret,
  };
  const text = JSON.stringify(snapshot);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'stage.json'), text, { mode: 0o600 });
  await cp(stage.bare, join(dir, 'repository.git'), { recursive: true });
  await cp(join(stage.dir, 'artifacts'), join(dir, 'artifacts'), { recursive: true });
}
