import { readFileSync } from 'node:fs';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { JobContext } from '../../../core/ports/job.ts';

const shaPattern = /^[0-9a-f]{40}$/;
const noCommit = '0'.repeat(40);

function invalid(what: string): never {
  throw new FinalError('FL_INPUT_INVALID', what);
}

function positive(name: string, value: unknown): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number > 0) return number;
  return invalid(`${name} is not set: the action runs in a job of GitHub Actions only`);
}

/**
 * One object of the event, read by hand: a schema's library would take longer to load than all else that a job does
 * before its work.
 */
interface Node {
  readonly present: boolean;
  /** Undefined where there is none; null stays null. */
  value(name: string): unknown;
  object(name: string): Node;
  commit(name: string): string;
  number(name: string): number;
}

function nodeOf(value: unknown, path: string): Node {
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  if (object === null && value !== undefined && value !== null)
    invalid(`the event, ${path}: it is no object`);
  const get = (name: string): unknown =>
    object !== null && Object.hasOwn(object, name) ? object[name as keyof typeof object] : undefined;
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  return {
    present: object !== null,
    value: get,
    object: (name) => nodeOf(get(name), at(name)),
    commit: (name) => {
      const text = get(name);
      return typeof text === 'string' && shaPattern.test(text)
        ? text
        : invalid(`the event, ${at(name)}: it is no commit`);
    },
    number: (name) => {
      const number = get(name);
      return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
        ? number
        : invalid(`the event, ${at(name)}: it is no number`);
    },
  };
}

/** The event that the runner wrote down; an empty one where there is none. */
function readEvent(path: string | undefined): Node {
  if (path === undefined || path === '') return nodeOf({}, '');
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new FinalError('FL_INPUT_INVALID', 'the event, GITHUB_EVENT_PATH: it cannot be read', { cause });
  }
  return nodeOf(data, '');
}

/** The commits that the job is about: of the pull request or the group of a merge queue where there is one. */
function commits(event: Node, sha: string): Pick<JobContext, 'headSha' | 'baseSha' | 'pullRequest'> {
  const pull = event.object('pull_request');
  const group = event.object('merge_group');
  if (group.present) return { headSha: sha, baseSha: group.commit('base_sha'), pullRequest: null };
  if (!pull.present) {
    const before = event.value('before') === undefined ? noCommit : event.commit('before');
    return { headSha: sha, baseSha: before === noCommit ? null : before, pullRequest: null };
  }
  const [head, base] = [pull.object('head'), pull.object('base')];
  // The repository of a fork may be gone: then there is none.
  const source = head.object('repo');
  const fork = !source.present || source.number('id') !== base.object('repo').number('id');
  return {
    headSha: head.commit('sha'),
    baseSha: base.commit('sha'),
    pullRequest: { number: pull.number('number'), fork },
  };
}

function repositoryName(environment: NodeJS.ProcessEnv): string {
  const name = environment['GITHUB_REPOSITORY'] ?? '';
  if (/^[^/\s]+\/[^/\s]+$/.test(name)) return name;
  return invalid('GITHUB_REPOSITORY is not set: the action runs in a job of GitHub Actions only');
}

function stepOf(environment: NodeJS.ProcessEnv): Pick<JobContext, 'step'> {
  const job = environment['GITHUB_JOB'] ?? '';
  if (job === '') return {};
  const { GITHUB_WORKFLOW: workflow = '', GITHUB_ACTION: action = '' } = environment;
  return { step: { workflow, job, action } };
}

/**
 * The job as the runner's variables and the event describe it.
 * See GitHub's documentation, "Default environment variables" and "Webhook events and payloads".
 */
export function readContext(environment: NodeJS.ProcessEnv = process.env): JobContext {
  const event = readEvent(environment['GITHUB_EVENT_PATH']);
  const source = event.object('repository');
  const branch = source.value('default_branch');
  return {
    repository: {
      id: positive('GITHUB_REPOSITORY_ID', environment['GITHUB_REPOSITORY_ID'] ?? source.value('id')),
      name: repositoryName(environment),
    },
    run: {
      id: positive('GITHUB_RUN_ID', environment['GITHUB_RUN_ID']),
      attempt: positive('GITHUB_RUN_ATTEMPT', environment['GITHUB_RUN_ATTEMPT']),
      number: positive('GITHUB_RUN_NUMBER', environment['GITHUB_RUN_NUMBER']),
    },
    event: environment['GITHUB_EVENT_NAME'] ?? '',
    actor: environment['GITHUB_ACTOR'] ?? '',
    ref: environment['GITHUB_REF'] ?? '',
    defaultBranch: typeof branch === 'string' && branch !== '' ? branch : 'main',
    ...commits(event, environment['GITHUB_SHA'] ?? ''),
    ...stepOf(environment),
  };
}
