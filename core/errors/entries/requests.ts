import type { CatalogueEntry } from '../entry.ts';

/** What the App's API and its webhooks refuse. */
export const requests = {
  FL_SIGNATURE_MISSING: {
    sentence: 'The delivery carries no signature',
    remedy: 'Set the same webhook secret in the GitHub App and in WEBHOOK_SECRET.',
  },
  FL_SIGNATURE_WRONG: {
    sentence: 'The signature of the delivery does not match its body',
    remedy: 'Set the same webhook secret in the GitHub App and in WEBHOOK_SECRET.',
  },
  FL_BODY_INVALID: {
    sentence: 'The body of the request is not what was expected',
    remedy: 'Compare it with docs/api.md.',
  },
  FL_BODY_TOO_LARGE: {
    sentence: 'The body of the request is too large',
    remedy: 'Send less, or split it.',
  },
  FL_TOKEN_MISSING: {
    sentence: 'The request carries no OIDC token',
    remedy: 'Give the job `permissions: id-token: write`.',
  },
  FL_TOKEN_INVALID: {
    sentence: 'The OIDC token is not valid',
    remedy: 'Ask for a new token for every request; tokens live for about five minutes.',
  },
  FL_TOKEN_AUDIENCE: {
    sentence: 'The OIDC token was issued for another audience or another body',
    remedy: 'Ask for a token whose audience is the origin, then /#sha256: and the hash of the body.',
  },
  FL_TOKEN_EXPIRED: {
    sentence: 'The OIDC token has expired',
    remedy: 'Ask for a new token for every request; check the clock of the machine that the App runs on.',
  },
  FL_TOKEN_USED: {
    sentence: 'The OIDC token was used before',
    remedy: 'Ask for a new token for every request, repeated ones included.',
  },
  FL_CONTENT_DIGEST: {
    sentence: 'The body of the request is not the one that its Content-Digest names',
    remedy: 'Compute it over the very bytes that are sent (RFC 9530), or leave the header out.',
  },
  FL_TOKEN_REPOSITORY: {
    sentence: 'The OIDC token was issued for another repository',
    remedy: 'Run the action in the repository that the request names.',
  },
  FL_NOT_AUTHORISED: {
    sentence: 'This token may not change the environment',
    remedy:
      'Run the deployment from a branch or environment that the target allows; never from a pull request.',
  },
  FL_NOT_FOUND: {
    sentence: 'No such thing',
    remedy: 'Check the name; the dashboard lists what exists.',
  },
  FL_CONFLICT: {
    sentence: 'The same key was used before with another body',
    remedy: 'Use a new key for a new request.',
  },
  FL_ISSUER_UNREACHABLE: {
    sentence: 'The issuer of OIDC tokens did not answer',
    remedy: 'Try again; the address stands in oidc.issuer of fairlead.config.yml.',
  },
  FL_TOKEN_RUN: {
    sentence: 'The request names another run, commit or pull request than the one its token was issued to',
    remedy: 'Send the request from the run that it describes.',
  },
  FL_NOT_INSTALLED: {
    sentence: 'The App is not installed on the repository',
    remedy: 'Install the GitHub App on it, or add it to the installation.',
  },
  FL_ROLLOUT_LOOSER: {
    sentence: 'The rollout asks for less care than the configuration of its environment',
    remedy:
      'A job may add steps below the highest configured one and lengthen bakes. Everything else is changed in .github/fairlead.yml on the default branch.',
  },
  FL_TOO_MANY_TOKENS: {
    sentence: 'More OIDC tokens came within a few minutes than can be remembered',
    remedy: 'Try again in some minutes.',
  },
  FL_LIVE_UNKNOWN: {
    sentence: 'It is not known which artifacts are in use, so nothing is deleted',
    remedy: 'Give `app-url`, or list the digests in use in `keep-digests`.',
  },
} as const satisfies Record<string, CatalogueEntry>;
