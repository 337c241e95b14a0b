/** Every request asks what it cost. Null on GitHub Enterprise Server without rate limits. */
export const rateLimit = 'rateLimit { cost limit remaining resetAt }';

/** GitHub cuts texts at 512 kB. */
export const text = `
fragment Text on Blob { oid text isBinary }`;

const parameters = `
fragment Parameters on RuleParameters {
  __typename
  ... on PullRequestParameters {
    allowedMergeMethods
    dismissStaleReviewsOnPush
    requireCodeOwnerReview
    requireLastPushApproval
    requiredApprovingReviewCount
    requiredReviewThreadResolution
  }
  ... on RequiredStatusChecksParameters {
    doNotEnforceOnCreate
    requiredStatusChecks { context integrationId }
    strictRequiredStatusChecksPolicy
  }
  ... on MergeQueueParameters {
    checkResponseTimeoutMinutes
    groupingStrategy
    maxEntriesToBuild
    maxEntriesToMerge
    mergeMethod
    minEntriesToMerge
    minEntriesToMergeWaitMinutes
  }
  ... on UpdateParameters { updateAllowsFetchAndMerge }
  ... on RequiredDeploymentsParameters { requiredDeploymentEnvironments }
  ... on BranchNamePatternParameters { patternName: name negate operator pattern }
  ... on TagNamePatternParameters { patternName: name negate operator pattern }
  ... on CommitMessagePatternParameters { patternName: name negate operator pattern }
  ... on CommitAuthorEmailPatternParameters { patternName: name negate operator pattern }
  ... on CommitterEmailPatternParameters { patternName: name negate operator pattern }
  ... on CodeScanningParameters { codeScanningTools { alertsThreshold securityAlertsThreshold tool } }
  ... on FileExtensionRestrictionParameters { restrictedFileExtensions }
  ... on FilePathRestrictionParameters { restrictedFilePaths }
  ... on MaxFilePathLengthParameters { maxFilePathLength }
  ... on MaxFileSizeParameters { maxFileSize }
  ... on WorkflowsParameters { workflowsOnCreate: doNotEnforceOnCreate workflows { path ref repositoryId sha } }
}`;

const rulesetFace = `
fragment RulesetFace on RepositoryRuleset { databaseId name target enforcement updatedAt }`;

const ruleset = `
fragment Ruleset on RepositoryRuleset {
  ...RulesetFace
  conditions { refName { include exclude } }
  rules(first: $rules) { totalCount nodes { type parameters { ...Parameters } } }
  bypassActors(first: $bypassActors) {
    totalCount
    nodes {
      bypassMode
      deployKey
      enterpriseOwner
      organizationAdmin
      repositoryRoleDatabaseId
      actor { __typename ... on App { databaseId } ... on Team { databaseId } }
    }
  }
}`;

export const protection = `
fragment Protection on BranchProtectionRule {
  id
  pattern
  allowsDeletions
  allowsForcePushes
  blocksCreations
  dismissesStaleReviews
  isAdminEnforced
  lockAllowsFetchAndMerge
  lockBranch
  requireLastPushApproval
  requiredApprovingReviewCount
  requiredStatusChecks { context app { databaseId } }
  requiresApprovingReviews
  requiresCodeOwnerReviews
  requiresConversationResolution
  requiresLinearHistory
  requiresStatusChecks
  requiresStrictStatusChecks
  restrictsPushes
  restrictsReviewDismissals
  bypassPullRequestAllowances(first: $allowances) { totalCount nodes { actor { ...Allowed } } }
  pushAllowances(first: $allowances) { totalCount nodes { actor { ...Pusher } } }
  reviewDismissalAllowances(first: $allowances) { totalCount nodes { actor { ...Dismisser } } }
}
fragment Allowed on BranchActorAllowanceActor {
  __typename
  ... on User { login }
  ... on Team { slug }
  ... on App { slug }
}
fragment Pusher on PushAllowanceActor {
  __typename
  ... on User { login }
  ... on Team { slug }
  ... on App { slug }
}
fragment Dismisser on ReviewDismissalAllowanceActor {
  __typename
  ... on User { login }
  ... on Team { slug }
  ... on App { slug }
}`;

export const environment = `
fragment Gate on Environment {
  id
  name
  protectionRules(first: 3) {
    totalCount
    nodes {
      type
      timeout
      preventSelfReview
      reviewers(first: 6) { nodes { __typename ... on User { databaseId } ... on Team { databaseId } } }
    }
  }
}`;

/** What is asked of a repository without any list: it costs no points. */
const face = `
fragment Face on Repository {
  id
  databaseId
  name
  owner { login }
  isPrivate
  isArchived
  planFeatures { codeowners }
  defaultBranchRef { name }
  mergeCommitAllowed
  squashMergeAllowed
  rebaseMergeAllowed
  autoMergeAllowed
  deleteBranchOnMerge
  allowUpdateBranch
  mergeCommitTitle
  mergeCommitMessage
  squashMergeCommitTitle
  squashMergeCommitMessage
  webCommitSignoffRequired
  config: object(expression: "HEAD:.github/fairlead.yml") { ...Text }
  owners0: object(expression: "HEAD:.github/CODEOWNERS") { ...Text }
  owners1: object(expression: "HEAD:CODEOWNERS") { ...Text }
  owners2: object(expression: "HEAD:docs/CODEOWNERS") { ...Text }
}`;

/**
 * Parts of the settings that GitHub refuses to some tokens, such as a job's own. Their types are never null, so that
 * a refusal takes the whole repository with it.
 */
export const refusable = ['branchProtectionRules', 'environments'] as const;
export type Refusable = (typeof refusable)[number];

/**
 * Variables: $rulesets, $rules, $bypassActors, $protections, $allowances, $environments, $branches.
 * @param refused parts that are left out; what they need stays in the text, since GitHub takes nothing that is unused
 */
export function settingsFragment(refused: readonly Refusable[]): string {
  const off = (part: Refusable) => (refused.includes(part) ? ' @include(if: false)' : '');
  return `
fragment Settings on Repository {
  ...Face
  branches: refs(refPrefix: "refs/heads/", first: $branches) { ...Branches }
  rulesets(first: $rulesets, includeParents: false) { totalCount nodes { ...Ruleset } }
  branchProtectionRules(first: $protections)${off('branchProtectionRules')} { totalCount nodes { ...Protection } }
  environments(first: $environments)${off('environments')} { totalCount nodes { ...Gate } }
}${face}${rulesetFace}${ruleset}${parameters}${protection}${environment}`;
}

export const branches = `
fragment Branches on RefConnection {
  totalCount
  pageInfo { hasNextPage endCursor }
  nodes { name target { ... on Commit { oid committedDate } } }
}`;

/**
 * A pull request. Variables: $app, the App whose check run is meant, without it any. `detail` adds what would cost too
 * much for many; it is left out of the text, since nobody says what GitHub counts for an `@include` that is off.
 */
export function pullFragment(detail: boolean): string {
  return `
fragment Pull on PullRequest {
  number
  title
  state
  isDraft
  createdAt
  updatedAt
  author { __typename login }
  headRefName
  headRefOid
  headRepository { databaseId }
  baseRefName
  baseRefOid
  baseRef { target { oid } }
  mergeable
  mergeStateStatus
  labels(first: 20) { nodes { name } }
  latestOpinionatedReviews(first: 20) { nodes { state author { __typename login } commit { oid } } }
  oldest: commits(first: 1) { totalCount nodes { commit { committedDate } } }
  newest: commits(last: 1) {
    nodes {
      commit {
        file(path: ".github/fairlead.yml") { object { ...Text } }
        checkSuites(first: 1, filterBy: { appId: $app, checkName: "fairlead/policy" }) {
          nodes {
            checkRuns(first: 1, filterBy: { checkName: "fairlead/policy", checkType: LATEST }) {
              nodes { id databaseId externalId status conclusion${detail ? annotations : ''} }
            }
          }
        }
      }
    }
  }${detail ? details : ''}
}`;
}

const annotations = ' annotations(first: 1) { totalCount }';

const details = `
  files(first: 100) { totalCount nodes { path changeType } }
  commits(last: 100) {
    nodes { commit { oid committedDate parents(first: 3) { totalCount nodes { oid } } } }
  }`;

/**
 * A repository as a pass looks at it: the lists that cost one look-up each, and nothing below them. The pull requests
 * that changed last come first, so that those that nobody has looked at yet are never beyond the pages.
 */
export function glanceFragment(limits: GlanceLimits): string {
  return `
fragment Glance on Repository {
  ...Face
  branches: refs(refPrefix: "refs/heads/", first: ${limits.branches}) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { name target { oid } }
  }
  rulesets(first: ${limits.rulesets}, includeParents: false) { totalCount nodes { ...RulesetFace } }
  branchProtectionRules(first: ${limits.protections}) { totalCount nodes { id pattern } }
  environments(first: ${limits.environments}) { totalCount nodes { id name } }
  ${pullFaces(limits.pulls, '')}
}${face}${rulesetFace}`;
}

interface GlanceLimits {
  readonly branches: number;
  readonly rulesets: number;
  readonly protections: number;
  readonly environments: number;
  readonly pulls: number;
}

/** The open pull requests of a glance. */
export function pullFaces(first: number, after: string): string {
  return `pullRequests(states: OPEN, first: ${first}${after}, orderBy: { field: UPDATED_AT, direction: DESC }) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { number headRefOid baseRefName baseRefOid baseRef { target { oid } } isDraft updatedAt }
  }`;
}

/** Commits are walked along first parents, to know when the oldest missing one came to the branch. */
export const comparison = `
fragment Missing on Comparison {
  aheadBy
  headTarget { oid }
  commits(first: 100) { nodes { oid committedDate parents(first: 1) { totalCount nodes { oid } } } }
}`;

export const reverted = `
fragment Reverted on PullRequest { headRefName baseRefName isCrossRepository }`;
