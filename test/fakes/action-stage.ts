import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFile } from './project-file.ts';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A stand-in App, OIDC issuer and package index in one server that records what it is asked. */
export interface FakeServer {
  readonly origin: string;
  readonly requests: Received[];
  readonly tokens: string[];
  /** Decides the answer to every request but those for tokens. */
  answer: (request: Received) => Answer | Promise<Answer>;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export async function startFakeServer(): Promise<FakeServer> {
  const requests: Received[] = [];
  const tokens: string[] = [];
  const fake: Pick<FakeServer, 'answer'> = { answer: () => ({ status: 202, body: {} }) };
  const server: Server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const body = await readBody(request);
      const send = (answer: Answer) => {
        response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
        response.end(JSON.stringify(answer.body));
      };
      if (url.pathname === '/token') {
        const token = `${tokens.length + 1} ${url.searchParams.get('audience') ?? ''}`;
        tokens.push(token);
        send({ status: 200, body: { value: Buffer.from(token).toString('base64url') } });
        return;
      }
      const received = { method: request.method ?? '', path: url.pathname, headers: request.headers, body };
      requests.push(received);
      send(await fake.answer(received));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return Object.assign(fake, { origin, requests, tokens, close });
}

/** The audience inside the bearer token of a request, and the one that its body asks for. */
export function audiences(
  fake: FakeServer,
  request: Received,
): { readonly given: string; readonly wanted: string } {
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  const given = Buffer.from(token, 'base64url').toString().split(' ')[1] ?? '';
  return {
    given,
    wanted: `${fake.origin}/#sha256:${createHash('sha256').update(request.body).digest('hex')}`,
  };
}

export interface Checkout {
  readonly folder: string;
  /** Writes the files and commits them; a null removes one. Returns the commit. */
  commit(files: Readonly<Record<string, string | null>>): string;
  git(...args: string[]): string;
  remove(): void;
}

export function makeCheckout(): Checkout {
  const base = mkdtempSync(join(tmpdir(), 'fairlead-stage-'));
  const folder = join(base, 'checkout');
  mkdirSync(folder);
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_AUTHOR_DATE: '2026-11-01T10:00:00Z',
    GIT_COMMITTER_DATE: '2026-11-01T10:00:00Z',
  };
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { env, encoding: 'utf8' }).trim();
  git('init', '--quiet', '--initial-branch=main');
  return {
    folder,
    git,
    commit(files) {
      for (const [path, text] of Object.entries(files)) {
        const at = join(folder, path);
        mkdirSync(dirname(at), { recursive: true });
        if (text === null) rmSync(at);
        else writeFileSync(at, text);
      }
      git('add', '--all');
      git('commit', '--quiet', '--message', 'A change');
      return git('rev-parse', 'HEAD');
    },
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

export interface StepResult {
  readonly code: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Reads `GITHUB_OUTPUT`: `name<<DELIMITER`, lines, `DELIMITER`. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const match of text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n?^\2$/gm))
    outputs[match[1] ?? ''] = match[3] ?? '';
  return outputs;
}

export interface Step {
  readonly action: string;
  readonly checkout: Checkout;
  readonly inputs: Readonly<Record<string, string>>;
  readonly event: 'pull_request' | 'push' | 'workflow_dispatch';
  readonly payload: unknown;
  readonly sha: string;
  readonly ref: string;
  readonly fake: FakeServer;
  readonly attempt?: number;
  /** More variables. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The bundle of an action that users run. */
export function bundleOf(action: string): string {
  return fileURLToPath(projectFile(`actions/${action}/dist/index.js`));
}

/** The variables that the runner would give a step whose files are in the folder. */
export function stepEnvironment(step: Step, folder: string): Record<string, string> {
  const file = (name: string, text = '') => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const inputs = Object.entries(step.inputs).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value]);
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: step.checkout.folder,
    GITHUB_REPOSITORY: 'acme/fieldnotes',
    GITHUB_REPOSITORY_ID: '77',
    GITHUB_RUN_ID: '9001',
    GITHUB_RUN_NUMBER: '12',
    GITHUB_RUN_ATTEMPT: String(step.attempt ?? 1),
    GITHUB_EVENT_NAME: step.event,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(step.payload)),
    GITHUB_SHA: step.sha,
    GITHUB_REF: step.ref,
    GITHUB_ACTOR: 'ada',
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    RUNNER_TEMP: folder,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${step.fake.origin}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
    ...Object.fromEntries(inputs),
    ...step.env,
  };
}

/** Runs a committed bundle as the runner would, on Node 24, without this process's own job variables. */
export async function runStep(step: Step): Promise<StepResult> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-step-'));
  const env = stepEnvironment(step, folder);
  const bundle = bundleOf(step.action);
  try {
    const [code, log] = await new Promise<[number, string]>((resolve) => {
      execFile(
        process.execPath,
        [bundle],
        { env, cwd: step.checkout.folder, timeout: 60_000 },
        (error, stdout, stderr) => {
          const exit = error === null ? 0 : typeof error.code === 'number' ? error.code : 255;
          resolve([exit, `${stdout}${stderr}`]);
        },
      );
    });
    const outputs = readOutputs(readFileSync(join(folder, 'output'), 'utf8'));
    return { code, log, outputs, summary: readFileSync(join(folder, 'summary'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
