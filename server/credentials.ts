import { readFileSync } from 'node:fs';
import { FinalError } from '../core/errors/fairlead-error.ts';

/** Secrets of the process. They never reach a log, an error or a child process. */
export interface Credentials {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** Another secret, by the name of its environment variable. @throws FinalError FL_CONFIG_INVALID */
  secret(name: string): string;
}

/** Reads `APP_ID`, `PRIVATE_KEY` or `PRIVATE_KEY_PATH`, and `WEBHOOK_SECRET`. @throws FinalError FL_CONFIG_INVALID */
export function readCredentials(environment: NodeJS.ProcessEnv): Credentials {
  const secret = (name: string): string => {
    const value = environment[name];
    if (value === undefined || value === '') {
      throw new FinalError('FL_CONFIG_INVALID', `the environment variable ${name} is not set`);
    }
    return value;
  };
  const appId = Number(secret('APP_ID'));
  if (!Number.isSafeInteger(appId) || appId < 1)
    throw new FinalError('FL_CONFIG_INVALID', 'APP_ID is not a number');
  return { appId, privateKey: readKey(environment, secret), webhookSecret: secret('WEBHOOK_SECRET'), secret };
}

function readKey(environment: NodeJS.ProcessEnv, secret: (name: string) => string): string {
  const path = environment['PRIVATE_KEY_PATH'];
  if (path === undefined || path === '') return secret('PRIVATE_KEY').replaceAll(String.raw`\n`, '\n');
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new FinalError('FL_CONFIG_INVALID', `PRIVATE_KEY_PATH ${path} cannot be read`, { cause });
  }
}
