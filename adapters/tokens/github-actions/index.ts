import * as core from '@actions/core';
import { FinalError } from '../../../core/errors/fairlead-error.ts';

/**
 * A function that asks the runner for an OIDC token of the given audience; every call gives a new token.
 * Errors: FL_TOKEN_MISSING where the job may not ask for one. See GitHub's documentation, "OpenID Connect reference".
 */
export function createIdTokens(
  environment: NodeJS.ProcessEnv = process.env,
): (audience: string) => Promise<string> {
  return async (audience) => {
    if ((environment['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '') === '') throw new FinalError('FL_TOKEN_MISSING');
    try {
      return await core.getIDToken(audience);
    } catch (cause) {
      throw new FinalError('FL_TOKEN_MISSING', 'the runner gave none', { cause });
    }
  };
}
