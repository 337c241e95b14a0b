import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import { isTransientStatus, request } from '../../http.ts';

/** The runner's answer is a token of a few kilobytes. */
const maxAnswerBytes = 64 * 1024;

function tokenOf(bytes: Uint8Array): string | null {
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const token = typeof data === 'object' && data !== null && 'value' in data ? data.value : null;
    return typeof token === 'string' && /^[\w.~+/=-]+$/.test(token) ? token : null;
  } catch {
    return null;
  }
}

/**
 * A function that asks the runner for an OIDC token of the given audience; every call gives a new token.
 * Errors: FL_TOKEN_MISSING where the job may not ask for one; a TransientError where the runner might give one later.
 * See GitHub's documentation, "OpenID Connect reference".
 */
export function createIdTokens(
  environment: NodeJS.ProcessEnv = process.env,
): (audience: string) => Promise<string> {
  return async (audience) => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: address = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer = '' } =
      environment;
    // The address has a query already.
    const url = URL.parse(`${address}&audience=${encodeURIComponent(audience)}`);
    if (url === null || bearer === '') throw new FinalError('FL_TOKEN_MISSING');
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
    const answer = await request(url, { headers, maxBytes: maxAnswerBytes, plain: true });
    const token = answer.status === 200 ? tokenOf(answer.bytes) : null;
    if (token !== null) {
      // As long as it lives it is worth as much as a password.
      process.stdout.write(`::add-mask::${token}\n`);
      return token;
    }
    const said = `the runner answered ${answer.status}`;
    if (isTransientStatus(answer.status)) throw new TransientError('FL_TOKEN_MISSING', said);
    throw new FinalError('FL_TOKEN_MISSING', said);
  };
}
