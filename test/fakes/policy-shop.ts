import {
  createPolicyStage,
  installationId,
  type PolicyStage,
  type PolicyStageOptions,
} from './policy-stage.ts';

/** A stage with one repository `shop` that is looked at mostly. */
export interface PolicyShop {
  readonly stage: PolicyStage;
  readonly shop: ReturnType<PolicyStage['organisation']['repo']>;
  /** A branch with one new file, and its pull request by bob. */
  readonly work: (head: string, base?: string, files?: Readonly<Record<string, string>>) => ShopPull;
  /** The newest open pull request from one branch into another; throws where there is none. */
  readonly pullOf: (head: string, base: string) => ShopPull;
  readonly hasPull: (head: string, base: string) => boolean;
  readonly isMerged: (pull: ShopPull) => boolean;
  /** Conclusions of `fairlead/policy` on a commit, oldest first. */
  readonly conclusions: (sha: string) => (string | null)[];
  readonly summary: (sha: string) => string;
  /** What the App said under a pull request or issue. */
  readonly answers: (number: number) => string;
  readonly ruleset: (part: string) => { readonly enforcement: string } | undefined;
  /** As somebody says it under a pull request, and everything that follows. */
  readonly say: (number: number, login: string, text: string) => Promise<void>;
}

type ShopPull = ReturnType<PolicyShop['shop']['openPull']>;

/**
 * Ann owns the organisation, rae is in the team release, ann, bob and rae are in core, eve belongs to nobody. Every
 * member may write.
 */
export const people = {
  users: [{ login: 'ann', owner: true }, { login: 'bob' }, { login: 'rae' }, { login: 'eve', member: false }],
  teams: [
    { slug: 'release', members: ['rae'], repositories: { shop: 'push' as const } },
    { slug: 'core', members: ['ann', 'bob', 'rae'], repositories: { shop: 'push' as const } },
  ],
};

export interface PolicyShopOptions extends Partial<PolicyStageOptions> {
  readonly config: string;
  /** Branches besides main, at its commit. */
  readonly branches?: readonly string[];
}

/** The organisation after the first pass over it. */
export async function openPolicyShop({
  config,
  branches = [],
  ...rest
}: PolicyShopOptions): Promise<PolicyShop> {
  const files = { '.github/fairlead.yml': config, 'README.md': 'shop\n' };
  const others = Object.fromEntries(branches.map((name) => [name, {}]));
  const stage = await createPolicyStage({
    ...people,
    repositories: [{ name: 'shop', files, branches: others }],
    ...rest,
  });
  await stage.enqueue(`organisation:${installationId}`);
  await stage.settle();
  return assemble(stage);
}

function assemble(stage: PolicyStage): PolicyShop {
  const shop = stage.organisation.repo('shop');
  const runs = (sha: string) =>
    [...shop.state.checkRuns.values()].filter(
      ({ headSha, name }) => headSha === sha && name === 'fairlead/policy',
    );
  const openOf = (head: string, base: string) =>
    [...shop.state.pulls.values()].findLast(
      (pull) => pull.headRef === head && pull.baseRef === base && pull.state === 'open',
    );
  return {
    stage,
    shop,
    work(head, base, files = { [`${head.replaceAll('/', '-')}.txt`]: '1\n' }) {
      shop.createBranch(head, base);
      shop.commit(head, { files, author: 'bob' });
      return shop.openPull({ head, author: 'bob', ...(base === undefined ? {} : { base }) });
    },
    pullOf(head, base) {
      const found = openOf(head, base);
      if (found === undefined) throw new Error(`no pull request from ${head} into ${base} is open`);
      return found;
    },
    hasPull: (head, base) => openOf(head, base) !== undefined,
    isMerged: ({ number }) => shop.pull(number).mergedAt !== null,
    conclusions: (sha) => runs(sha).map(({ conclusion }) => conclusion),
    summary: (sha) => runs(sha).at(-1)?.output.summary ?? '',
    answers: (number) =>
      [...shop.state.comments.values()]
        .filter(({ issue, login }) => issue === number && login === 'fairlead[bot]')
        .map(({ body }) => body)
        .join('\n'),
    ruleset: (part) => [...shop.state.rulesets.values()].find(({ name }) => name.includes(part)),
    async say(number, login, text) {
      shop.comment(number, login, text);
      await stage.settle();
    },
  };
}
