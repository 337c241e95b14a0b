import { getInput, setSecret } from '../../../adapters/job/github-actions/inputs.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import {
  booleanInput,
  choiceInput,
  commandInput,
  linesInput,
  numberInput,
} from '../../../core/reporting/inputs.ts';

const modes = ['publish', 'cleanup'] as const;
const builders = ['auto', 'docker', 'buildah'] as const;
const caches = ['auto', 'github', 'none'] as const;
const contexts = ['service', 'repository'] as const;

export type BuilderName = Exclude<(typeof builders)[number], 'auto'>;

export interface PythonInputs {
  readonly python: readonly string[];
  /** Both are empty where nothing of Python is published. */
  readonly indexUrl: string;
  readonly publishUrl: string;
  /** Empty where the registry wants none. */
  readonly token: string;
  readonly sdist: boolean;
  /** Build in an environment of its own, as pip does by default. */
  readonly isolation: boolean;
}

export interface NpmInputs {
  readonly npm: readonly string[];
  readonly registry: string;
  /** Empty where the registry wants none, or where the job's identity is enough. */
  readonly token: string;
}

export interface ImageInputs {
  /** What the names of all images start with; empty for `ghcr.io/<repository>`. */
  readonly image: string;
  readonly user: string;
  readonly token: string;
  readonly builder: (typeof builders)[number];
  /** Empty: the machine's own. */
  readonly platforms: readonly string[];
  readonly cache: (typeof caches)[number];
  readonly context: (typeof contexts)[number];
  readonly allowSingleStage: boolean;
}

export interface CleanupInputs {
  /** Newest alphas of an open pull request that stay. */
  readonly keepAlphas: number;
  /** Days after its end until a pull request's alphas go. */
  readonly keepDays: number;
  /** Digests that stay, whatever else is said. */
  readonly keepDigests: readonly string[];
  readonly appUrl: string;
  readonly githubToken: string;
  /** Print the plan, delete nothing. */
  readonly dryRun: boolean;
}

export interface BuildInputs {
  readonly mode: (typeof modes)[number];
  /** Lines of the input `kinds`. */
  readonly kinds: readonly string[];
  readonly servicesFrom: string;
  /** Build every service, whatever changed. */
  readonly all: boolean;
  readonly baseSha: string;
  readonly trustedPublishing: boolean;
  readonly python: PythonInputs;
  readonly npm: NpmInputs;
  readonly image: ImageInputs;
  readonly cleanup: CleanupInputs;
}

/** A secret; the log shows `***` in its place. */
function secret(text: string): string {
  setSecret(text);
  return text;
}

/** An address, or nothing. Secrets go there, so it is HTTPS, or on this machine. */
function addressInput(name: string, text: string): string {
  if (text === '') return '';
  const url = URL.parse(text);
  const local = url !== null && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (
    url !== null &&
    url.username === '' &&
    (url.protocol === 'https:' || (local && url.protocol === 'http:'))
  ) {
    return text;
  }
  throw new FinalError('FL_INPUT_INVALID', `${name} must be an address that starts with https://`);
}

function platformsInput(text: string): readonly string[] {
  const platforms = text.split(/[\s,]+/).filter((word) => word !== '');
  const wrong = platforms.find((word) => !/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/.test(word));
  if (wrong === undefined && platforms.length <= 20) return [...new Set(platforms)];
  throw new FinalError(
    'FL_INPUT_INVALID',
    `platforms must be a list such as linux/amd64, linux/arm64, not ${JSON.stringify(wrong ?? text.slice(0, 100))}`,
  );
}

function digestsInput(text: string): readonly string[] {
  const digests = linesInput(text).flatMap((line) => line.split(/[\s,]+/));
  const wrong = digests.find((word) => !/^sha256:[0-9a-f]{64}$/.test(word));
  if (wrong === undefined) return digests;
  throw new FinalError('FL_INPUT_INVALID', `keep-digests must be digests, not ${JSON.stringify(wrong)}`);
}

function readPython(): PythonInputs {
  return {
    python: commandInput('python', getInput('python') || 'python'),
    indexUrl: addressInput('index-url', getInput('index-url')),
    publishUrl: addressInput('publish-url', getInput('publish-url')),
    token: secret(getInput('token')),
    sdist: booleanInput('sdist', getInput('sdist'), false),
    isolation: booleanInput('isolation', getInput('isolation'), true),
  };
}

function readImage(): ImageInputs {
  return {
    image: getInput('image'),
    user: getInput('image-user'),
    token: secret(getInput('image-token')),
    builder: choiceInput('builder', getInput('builder') || 'auto', builders),
    platforms: platformsInput(getInput('platforms')),
    cache: choiceInput('cache', getInput('cache') || 'auto', caches),
    context: choiceInput('context', getInput('context') || 'service', contexts),
    allowSingleStage: booleanInput('allow-single-stage', getInput('allow-single-stage'), false),
  };
}

function readCleanup(): CleanupInputs {
  return {
    keepAlphas: numberInput('keep-alphas', getInput('keep-alphas') || '10', 0, 10_000),
    keepDays: numberInput('keep-days', getInput('keep-days') || '7', 0, 3650),
    keepDigests: digestsInput(getInput('keep-digests')),
    appUrl: addressInput('app-url', getInput('app-url')),
    githubToken: secret(getInput('github-token')),
    dryRun: booleanInput('dry-run', getInput('dry-run'), true),
  };
}

/** Reads the inputs of `action.yml`; tokens are masked in the log. Errors: FL_INPUT_INVALID. */
export function readInputs(): BuildInputs {
  return {
    mode: choiceInput('mode', getInput('mode') || 'publish', modes),
    kinds: linesInput(getInput('kinds')),
    servicesFrom: getInput('services-from') || '.github/fairlead.yml',
    all: booleanInput('all', getInput('all'), false),
    baseSha: getInput('base-sha'),
    trustedPublishing: booleanInput('trusted-publishing', getInput('trusted-publishing'), false),
    python: readPython(),
    npm: {
      npm: commandInput('npm', getInput('npm') || 'npm'),
      registry: addressInput('npm-registry', getInput('npm-registry') || 'https://registry.npmjs.org/'),
      token: secret(getInput('npm-token')),
    },
    image: readImage(),
    cleanup: readCleanup(),
  };
}
