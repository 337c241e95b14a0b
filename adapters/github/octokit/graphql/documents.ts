import {
  branches,
  comparison,
  environment,
  glanceFragment,
  protection,
  pullFaces,
  pullFragment,
  rateLimit,
  reverted,
  settingsFragment,
  text,
  type Refusable,
} from './fragments.ts';

/**
 * How much of each list is asked for. GitHub counts a request's cost by these numbers, not by what comes back: see
 * "Rate limits and query limits for the GraphQL API". The test lists nodes and points of each document.
 */
export interface Limits {
  readonly rulesets: number;
  readonly rules: number;
  readonly bypassActors: number;
  readonly protections: number;
  readonly allowances: number;
  readonly environments: number;
  readonly branches: number;
  readonly pulls: number;
}

/** For passes over many repositories. What has more is read again by itself. */
export const limitsOfMany: Limits = {
  rulesets: 10,
  rules: 20,
  bypassActors: 10,
  protections: 4,
  allowances: 10,
  environments: 4,
  branches: 100,
  pulls: 5,
};

/** For one repository. GitHub lets it have 75 rulesets. */
export const limitsOfOne: Limits = {
  rulesets: 75,
  rules: 30,
  bypassActors: 100,
  protections: 50,
  allowances: 100,
  environments: 50,
  branches: 100,
  pulls: 50,
};

/** For one pull request with the settings around it. */
export const limitsOfPull: Limits = {
  rulesets: 20,
  rules: 20,
  bypassActors: 20,
  protections: 10,
  allowances: 20,
  environments: 10,
  branches: 100,
  pulls: 0,
};

/** For a pass that only looks whether something changed. Settings must be counted as for one: their stamps are compared. */
const limitsOfGlance = {
  rulesets: limitsOfOne.rulesets,
  protections: limitsOfOne.protections,
  environments: limitsOfOne.environments,
  branches: 100,
  pulls: 100,
} as const;

export const repositoriesPerPage = 40;
/** A little more than GitHub gives per page elsewhere, so that the small rest of a page needs no request of its own. */
export const glancesPerPage = 120;
/** GitHub takes no more; a request may have several lists. */
export const idsPerList = 100;
/** Things that are watched, over several lists of one request; all branch protections stay within the node limit. */
export const watchedPerRequest = 1500;
export const pairsPerRequest = 50;
export const pairsWithPull = 10;
export const loginsPerRequest = 100;

const settingsVariables =
  '$rulesets: Int!, $rules: Int!, $bypassActors: Int!, $protections: Int!, $allowances: Int!, ' +
  '$environments: Int!, $branches: Int!';
const pullVariables = '$app: Int';
const openPulls = `
  pullRequests(states: OPEN, first: $pulls, orderBy: { field: CREATED_AT, direction: DESC }) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { ...Pull }
  }`;

/** One list of ids of the same kind in a request; `name` is the alias and the variable. */
export interface WatchedList {
  readonly name: string;
  readonly kind: keyof typeof watchedFields;
}

const watchedFields = {
  'check-run': '... on CheckRun { status conclusion }',
  environment: '... on Environment { ...Gate }',
  'branch-protection': '... on BranchProtectionRule { ...Protection }',
} as const;

/** Variables that are lists of ids. */
function idsOf(names: readonly string[]): string {
  return names.map((name) => `$${name}: [ID!]!`).join(', ');
}

/** Names and variables for `count` comparisons; values are variables, so that nothing is ever put into the text. */
function comparisons(count: number): { readonly variables: string; readonly fields: string } {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return {
    variables: numbers.map((index) => `, $from${index}: String!, $to${index}: String!`).join(''),
    fields: numbers
      .map(
        (index) =>
          `\n    pair${index}: ref(qualifiedName: $to${index}) { compare(headRef: $from${index}) { ...Missing } }`,
      )
      .join(''),
  };
}

/** Every GraphQL request of the adapter. `refused`: parts of settings that are not asked for, see `settingsFragment`. */
export const documents = {
  overviews: () => `query overviews($ids: [ID!]!, $pulls: Int!, ${settingsVariables}, ${pullVariables}) {
  ${rateLimit}
  nodes(ids: $ids) { ... on Repository { ...Settings ${openPulls} } }
}${settingsFragment([])}${branches}${pullFragment(false)}${text}`,

  overview: (
    refused: readonly Refusable[] = [],
  ) => `query overview($owner: String!, $name: String!, $pulls: Int!, ${settingsVariables}, ${pullVariables}) {
  ${rateLimit}
  repository(owner: $owner, name: $name) { ...Settings ${openPulls} }
}${settingsFragment(refused)}${branches}${pullFragment(false)}${text}`,

  pull: (pairs: number, refused: readonly Refusable[] = []) => {
    const { variables, fields } = comparisons(pairs);
    return `query pull($owner: String!, $name: String!, $number: Int!, $reverts: Int!, $reverting: Boolean!,
  ${settingsVariables}, ${pullVariables}${variables}) {
  ${rateLimit}
  repository(owner: $owner, name: $name) {
    ...Settings
    pullRequest(number: $number) { ...Pull }
    reverted: pullRequest(number: $reverts) @include(if: $reverting) { ...Reverted }${fields}
  }
}${settingsFragment(refused)}${branches}${pullFragment(true)}${text}${reverted}${pairs === 0 ? '' : comparison}`;
  },

  pulls: () => `query pulls($id: ID!, $pulls: Int!, $after: String, ${pullVariables}) {
  ${rateLimit}
  node(id: $id) {
    ... on Repository {
      pullRequests(states: OPEN, first: $pulls, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...Pull }
      }
    }
  }
}${pullFragment(false)}${text}`,

  glances: (lists: readonly string[]) => `query glances(${idsOf(lists)}) {
  ${rateLimit}
  ${lists.map((name) => `${name}: nodes(ids: $${name}) { ... on Repository { ...Glance } }`).join('\n  ')}
}${glanceFragment(limitsOfGlance)}${text}`,

  /** The next page of one repository's open pull requests. */
  glancePulls: () => `query glancePulls($id: ID!, $after: String) {
  ${rateLimit}
  node(id: $id) {
    ... on Repository { ${pullFaces(limitsOfGlance.pulls, ', after: $after')} }
  }
}`,

  watched: (lists: readonly WatchedList[]) => {
    const fields = lists.map(
      ({ name, kind }) => `\n  ${name}: nodes(ids: $${name}) { ${watchedFields[kind]} }`,
    );
    const kinds = new Set(lists.map(({ kind }) => kind));
    const allowances = kinds.has('branch-protection') ? ', $allowances: Int!' : '';
    return `query watched(${idsOf(lists.map(({ name }) => name))}${allowances}) {
  ${rateLimit}${fields.join('')}
}${kinds.has('environment') ? environment : ''}${kinds.has('branch-protection') ? protection : ''}`;
  },

  branches: () => `query branches($id: ID!, $after: String) {
  ${rateLimit}
  node(id: $id) {
    ... on Repository { branches: refs(refPrefix: "refs/heads/", first: 100, after: $after) { ...Branches } }
  }
}${branches}`,

  teams: () => `query teams($login: String!, $after: String) {
  ${rateLimit}
  organization(login: $login) {
    teams(first: 50, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        slug
        databaseId
        members(first: 100) { pageInfo { hasNextPage endCursor } nodes { login } }
        repositories(first: 100) { pageInfo { hasNextPage endCursor } nodes { name } }
      }
    }
  }
}`,

  /** The next pages of one team; a list that is complete comes once more. */
  team: () => `query team($login: String!, $slug: String!, $members: String, $repositories: String) {
  ${rateLimit}
  organization(login: $login) {
    team(slug: $slug) {
      members(first: 100, after: $members) { pageInfo { hasNextPage endCursor } nodes { login } }
      repositories(first: 100, after: $repositories) { pageInfo { hasNextPage endCursor } nodes { name } }
    }
  }
}`,

  reverted: () => `query reverted($owner: String!, $name: String!, $number: Int!) {
  ${rateLimit}
  repository(owner: $owner, name: $name) { reverted: pullRequest(number: $number) { ...Reverted } }
}${reverted}`,

  ancestry: (pairs: number) => {
    const { variables, fields } = comparisons(pairs);
    return `query ancestry($owner: String!, $name: String!${variables}) {
  ${rateLimit}
  repository(owner: $owner, name: $name) {
    id${fields}
  }
}${comparison}`;
  },

  deployments: () => `query deployments($owner: String!, $name: String!, $environment: String!) {
  ${rateLimit}
  repository(owner: $owner, name: $name) {
    deployments(environments: [$environment], first: 20, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { databaseId commitOid createdAt latestStatus { state createdAt } }
    }
  }
}`,

  tags: () => `query tags($owner: String!, $name: String!) {
  ${rateLimit}
  repository(owner: $owner, name: $name) {
    refs(refPrefix: "refs/tags/", first: 100, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) {
      nodes { name target { oid ... on Tag { target { oid ... on Tag { target { oid } } } } } }
    }
  }
}`,

  merged: () => `query merged($owner: String!, $name: String!) {
  ${rateLimit}
  repository(owner: $owner, name: $name) {
    pullRequests(states: MERGED, first: 50, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes {
        number
        title
        headRefName
        headRefOid
        baseRefName
        isCrossRepository
        author { __typename login }
        labels(first: 20) { nodes { name } }
        mergedAt
        mergeCommit { oid }
      }
    }
  }
}`,

  checks: () => `query checks($owner: String!, $name: String!, $sha: GitObjectID!) {
  ${rateLimit}
  repository(owner: $owner, name: $name) {
    object(oid: $sha) {
      ... on Commit {
        statusCheckRollup {
          contexts(first: 100) {
            nodes {
              __typename
              ... on CheckRun { name status conclusion checkSuite { app { databaseId } } }
              ... on StatusContext { context state }
            }
          }
        }
      }
    }
  }
}`,

  queued: () => `query queued($owner: String!, $name: String!, $number: Int!) {
  ${rateLimit}
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { id isInMergeQueue } }
}`,

  enqueue: () => `mutation enqueue($pull: ID!, $head: GitObjectID!) {
  enqueuePullRequest(input: { pullRequestId: $pull, expectedHeadOid: $head }) {
    mergeQueueEntry { id }
  }
}`,

  commit: () => `mutation commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`,

  users: (count: number) => {
    const numbers = Array.from({ length: count }, (_, index) => index);
    const variables = numbers.map((index) => `$login${index}: String!`).join(', ');
    const fields = numbers.map((index) => `user${index}: user(login: $login${index}) { databaseId }`);
    return `query users(${variables}) {\n  ${rateLimit}\n  ${fields.join('\n  ')}\n}`;
  },
} as const;

export type DocumentName = keyof typeof documents;
