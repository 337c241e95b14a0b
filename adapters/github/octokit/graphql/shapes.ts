import { z } from 'zod';

/** Answers of the documents. Parts that may be forbidden are null; see `errors` of the result. */

const time = z.string().transform((text, context) => {
  const at = Date.parse(text);
  if (Number.isFinite(at)) return at;
  context.addIssue({ code: 'custom', message: 'no time' });
  return z.NEVER;
});

export const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

const blob = z.object({
  oid: z.string().optional(),
  text: z.string().nullish(),
  isBinary: z.boolean().nullish(),
});
const file = blob.nullish();

const account = z.object({ __typename: z.string(), login: z.string() }).nullable();

const allowances = z.object({
  totalCount: z.number(),
  nodes: z.array(
    z.object({
      actor: z
        .object({ __typename: z.string(), login: z.string().optional(), slug: z.string().optional() })
        .nullable(),
    }),
  ),
});

export const rulesetShape = z.object({
  databaseId: z.number().nullable(),
  name: z.string(),
  target: z.string().nullable(),
  enforcement: z.string(),
  updatedAt: time,
  conditions: z.object({
    refName: z.object({ include: z.array(z.string()), exclude: z.array(z.string()) }).nullish(),
  }),
  rules: z
    .object({
      totalCount: z.number(),
      nodes: z.array(z.object({ type: z.string(), parameters: z.record(z.string(), z.unknown()).nullish() })),
    })
    .nullable(),
  bypassActors: z
    .object({
      totalCount: z.number(),
      nodes: z.array(
        z.object({
          bypassMode: z.string().nullable(),
          deployKey: z.boolean(),
          enterpriseOwner: z.boolean().nullish(),
          organizationAdmin: z.boolean(),
          repositoryRoleDatabaseId: z.number().nullish(),
          actor: z.object({ __typename: z.string(), databaseId: z.number().nullish() }).nullable(),
        }),
      ),
    })
    .nullable(),
});

export const protectionShape = z.object({
  id: z.string(),
  pattern: z.string(),
  allowsDeletions: z.boolean(),
  allowsForcePushes: z.boolean(),
  blocksCreations: z.boolean(),
  dismissesStaleReviews: z.boolean(),
  isAdminEnforced: z.boolean(),
  lockAllowsFetchAndMerge: z.boolean(),
  lockBranch: z.boolean(),
  requireLastPushApproval: z.boolean(),
  requiredApprovingReviewCount: z.number().nullable(),
  requiredStatusChecks: z
    .array(z.object({ context: z.string(), app: z.object({ databaseId: z.number().nullable() }).nullable() }))
    .nullable(),
  requiresApprovingReviews: z.boolean(),
  requiresCodeOwnerReviews: z.boolean(),
  requiresConversationResolution: z.boolean(),
  requiresLinearHistory: z.boolean(),
  requiresStatusChecks: z.boolean(),
  requiresStrictStatusChecks: z.boolean(),
  restrictsPushes: z.boolean(),
  restrictsReviewDismissals: z.boolean(),
  bypassPullRequestAllowances: allowances,
  pushAllowances: allowances,
  reviewDismissalAllowances: allowances,
});

export const environmentShape = z.object({
  id: z.string(),
  name: z.string(),
  protectionRules: z.object({
    totalCount: z.number(),
    nodes: z.array(
      z.object({
        type: z.string(),
        timeout: z.number(),
        preventSelfReview: z.boolean().nullish(),
        reviewers: z.object({
          nodes: z.array(z.object({ __typename: z.string(), databaseId: z.number().nullish() }).nullable()),
        }),
      }),
    ),
  }),
});

export const branchesShape = z.object({
  totalCount: z.number(),
  pageInfo,
  nodes: z.array(
    z.object({
      name: z.string(),
      // Empty for a branch that is no commit, which Git allows and nobody has.
      target: z.object({ oid: z.string().optional(), committedDate: time.optional() }).nullable(),
    }),
  ),
});

const counted = z.object({ totalCount: z.number() });
const parents = z.object({ totalCount: z.number(), nodes: z.array(z.object({ oid: z.string() })) });

export const pullShape = z.object({
  number: z.number(),
  title: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  createdAt: time,
  updatedAt: time,
  author: account,
  headRefName: z.string(),
  headRefOid: z.string(),
  headRepository: z.object({ databaseId: z.number().nullable() }).nullable(),
  baseRefName: z.string(),
  baseRefOid: z.string(),
  baseRef: z.object({ target: z.object({ oid: z.string() }).nullable() }).nullable(),
  mergeable: z.string(),
  mergeStateStatus: z.string(),
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }).nullable(),
  latestOpinionatedReviews: z
    .object({
      nodes: z.array(
        z.object({
          state: z.string(),
          author: account,
          commit: z.object({ oid: z.string() }).nullable(),
        }),
      ),
    })
    .nullable(),
  oldest: z.object({
    totalCount: z.number(),
    nodes: z.array(z.object({ commit: z.object({ committedDate: time }) })),
  }),
  newest: z.object({
    nodes: z.array(
      z.object({
        commit: z.object({
          file: z.object({ object: file }).nullable(),
          checkSuites: z
            .object({
              nodes: z.array(
                z.object({
                  checkRuns: z
                    .object({
                      nodes: z.array(
                        z.object({
                          id: z.string(),
                          databaseId: z.number().nullable(),
                          externalId: z.string().nullable(),
                          status: z.string(),
                          conclusion: z.string().nullable(),
                          annotations: counted.nullish(),
                        }),
                      ),
                    })
                    .nullable(),
                }),
              ),
            })
            .nullable(),
        }),
      }),
    ),
  }),
  files: z
    .object({
      totalCount: z.number(),
      nodes: z.array(z.object({ path: z.string(), changeType: z.string() })),
    })
    .nullish(),
  commits: z
    .object({
      nodes: z.array(z.object({ commit: z.object({ oid: z.string(), committedDate: time, parents }) })),
    })
    .nullish(),
});

export const pullsShape = z.object({
  totalCount: z.number(),
  pageInfo,
  nodes: z.array(pullShape),
});

export const settingsShape = z.object({
  id: z.string(),
  databaseId: z.number(),
  name: z.string(),
  owner: z.object({ login: z.string() }),
  isPrivate: z.boolean(),
  isArchived: z.boolean(),
  planFeatures: z.object({ codeowners: z.boolean() }),
  defaultBranchRef: z.object({ name: z.string() }).nullable(),
  mergeCommitAllowed: z.boolean(),
  squashMergeAllowed: z.boolean(),
  rebaseMergeAllowed: z.boolean(),
  autoMergeAllowed: z.boolean(),
  deleteBranchOnMerge: z.boolean(),
  allowUpdateBranch: z.boolean(),
  mergeCommitTitle: z.string(),
  mergeCommitMessage: z.string(),
  squashMergeCommitTitle: z.string(),
  squashMergeCommitMessage: z.string(),
  webCommitSignoffRequired: z.boolean(),
  config: file,
  owners0: file,
  owners1: file,
  owners2: file,
  branches: branchesShape.nullable(),
  rulesets: z.object({ totalCount: z.number(), nodes: z.array(rulesetShape) }).nullable(),
  branchProtectionRules: z.object({ totalCount: z.number(), nodes: z.array(protectionShape) }).nullable(),
  environments: z.object({ totalCount: z.number(), nodes: z.array(environmentShape) }).nullable(),
});

export const comparisonShape = z
  .object({
    compare: z
      .object({
        aheadBy: z.number(),
        headTarget: z.object({ oid: z.string() }),
        commits: z.object({
          nodes: z.array(
            z.object({
              oid: z.string(),
              committedDate: time,
              parents: z.object({ totalCount: z.number(), nodes: z.array(z.object({ oid: z.string() })) }),
            }),
          ),
        }),
      })
      .nullable(),
  })
  .nullable();

export const revertedShape = z
  .object({ headRefName: z.string(), baseRefName: z.string(), isCrossRepository: z.boolean() })
  .nullable();

export const mergedShape = z.object({
  number: z.number(),
  title: z.string(),
  headRefName: z.string(),
  headRefOid: z.string(),
  baseRefName: z.string(),
  isCrossRepository: z.boolean(),
  author: account,
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }).nullable(),
  mergedAt: time,
  mergeCommit: z.object({ oid: z.string() }).nullable(),
});

export const deploymentShape = z.object({
  databaseId: z.number(),
  commitOid: z.string(),
  createdAt: time,
  latestStatus: z.object({ state: z.string(), createdAt: time }).nullable(),
});

export type SettingsAnswer = z.infer<typeof settingsShape>;
export type RulesetAnswer = z.infer<typeof rulesetShape>;
export type ProtectionAnswer = z.infer<typeof protectionShape>;
export type EnvironmentAnswer = z.infer<typeof environmentShape>;
export type PullAnswer = z.infer<typeof pullShape>;
export type PullsAnswer = z.infer<typeof pullsShape>;
export type BranchesAnswer = z.infer<typeof branchesShape>;
export type ComparisonAnswer = z.infer<typeof comparisonShape>;

/** REST writes a bot's login with its suffix, GraphQL without. Null stands for a deleted account. */
export function loginOf(actor: z.infer<typeof account>): string {
  if (actor === null) return 'ghost';
  return actor.__typename === 'Bot' && !actor.login.endsWith('[bot]') ? `${actor.login}[bot]` : actor.login;
}
