import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Room, wholeRoom } from '../../../core/reporting/commands.ts';

const kinds = { error: 'failure', warning: 'warning', notice: 'notice' } as const;
const command = /^::(error|warning|notice)[ :]/;
/** Three small numbers; a longer file is not ours. */
const maxBytes = 200;

/**
 * The file that the steps of one composite action share. All of them see the outer step's GITHUB_ACTION, which is
 * another one for every step of the job; the folder is the job's own. Null where one of them is missing.
 */
function fileOf(environment: NodeJS.ProcessEnv): string | null {
  const { RUNNER_TEMP: folder = '', GITHUB_ACTION: step = '' } = environment;
  if (folder === '' || step === '') return null;
  const { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt, GITHUB_JOB: job } = environment;
  const key = createHash('sha256').update(JSON.stringify([run, attempt, job, step]));
  return join(folder, `fairlead-room-${key.digest('hex').slice(0, 32)}.json`);
}

/** How many annotations of each kind the runner still shows in this step: all ten where nothing can be read. */
export function readRoom(environment: NodeJS.ProcessEnv = process.env): Room {
  const path = fileOf(environment);
  if (path === null) return wholeRoom;
  try {
    const stat = statSync(path);
    if (!stat.isFile() || stat.size > maxBytes) return wholeRoom;
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const left = (kind: keyof Room): number => {
      const value: unknown = kept === null ? undefined : Reflect.get(Object(kept), kind);
      return Number.isSafeInteger(value)
        ? Math.min(Math.max(Number(value), 0), wholeRoom[kind])
        : wholeRoom[kind];
    };
    return { failure: left('failure'), warning: left('warning'), notice: left('notice') };
  } catch {
    return wholeRoom;
  }
}

/** Notes what annotations these commands take. What cannot be written down costs no step anything. */
export function takeRoom(lines: readonly string[], environment: NodeJS.ProcessEnv = process.env): void {
  const path = fileOf(environment);
  const taken = lines.flatMap((line) => command.exec(line)?.[1] ?? []) as (keyof typeof kinds)[];
  if (path === null || taken.length === 0) return;
  const room = { ...readRoom(environment) };
  for (const name of taken) room[kinds[name]] = Math.max(room[kinds[name]] - 1, 0);
  try {
    writeFileSync(path, JSON.stringify(room));
  } catch {
    // The next step counts from ten again, as before.
  }
}
