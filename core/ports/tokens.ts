/** What a verified OIDC token of a GitHub Actions job says. See GitHub's "OpenID Connect reference". */
export interface Claims {
  /** The token's own id; each is accepted once. */
  readonly jti: string;
  readonly repositoryId: number;
  /** `owner/name` */
  readonly repository: string;
  readonly runId: number;
  readonly runAttempt: number;
  /** `push`, `pull_request`, `workflow_dispatch`, … */
  readonly eventName: string;
  /** `refs/heads/main`, `refs/pull/7/merge`, … */
  readonly ref: string;
  /** The commit of the run; for pull requests the merge commit, not the head. */
  readonly sha: string;
  /** The environment of the job, or null where it names none. */
  readonly environment: string | null;
  /** The workflow file that the job stands in, `owner/name/.github/workflows/file.yml@ref`. */
  readonly jobWorkflowRef: string | null;
  /** The login that started the run. */
  readonly actor: string;
}

/** Verifies OIDC tokens. */
export interface Tokens {
  /**
   * The claims of a token with exactly this audience (or one of these), seen for the first time. `admit` is called with
   * the claims of a token that is valid, before it is remembered as seen: what it throws is thrown, and nothing is kept.
   * @throws FinalError FL_TOKEN_INVALID, FL_TOKEN_AUDIENCE, FL_TOKEN_EXPIRED or FL_TOKEN_USED; TransientError
   * FL_ISSUER_UNREACHABLE or FL_TOO_MANY_TOKENS. None holds the token.
   */
  verify(
    jwt: string,
    expected: {
      readonly audience: string | readonly string[];
      readonly admit?: (claims: Claims) => Promise<void>;
    },
  ): Promise<Claims>;
}
