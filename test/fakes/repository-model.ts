import { complete } from '../../core/config/index.ts';
import { resolveStrategy, type MergeMethod, type Strategy } from '../../core/branching/index.ts';
import type { FairleadConfig } from '../../core/config/types.ts';
import {
  afterDuties,
  emptyDutyState,
  planDuties,
  wantedAncestry,
  wantedFiles,
  type DutyCommand,
  type DutyInput,
  type DutyRequest,
  type DutyState,
  type PullState,
  type RepositoryState,
} from '../../core/duties/index.ts';

interface Commit {
  readonly parents: readonly string[];
  readonly at: number;
  /** Version files by path. */
  readonly files: Readonly<Record<string, string>>;
}

type Pull = {
  -readonly [Key in keyof PullState]: PullState[Key];
} & { state: 'open' | 'closed' | 'merged' };

/**
 * A repository of commits, branches, tags and pull requests that carries out the commands of the duties and refuses, by
 * throwing, what GitHub would refuse. Two pull requests of the same head and base, a merge of one that is not ready and a
 * moved tag are refused, so that a test that runs through has shown that no duty tries.
 */
export class RepositoryModel {
  now = 1_000_000;
  readonly app = 'fairlead[bot]';
  readonly branches = new Map<string, string>();
  readonly tags = new Map<string, string>();
  readonly pulls: Pull[] = [];
  readonly comments = new Map<string, string>();
  readonly green = new Map<string, number | null>();
  readonly log: DutyCommand[] = [];
  /** Pairs that conflict, as `head base`. */
  readonly #conflicts = new Set<string>();
  readonly config: FairleadConfig;
  readonly strategy: Strategy;
  stored: DutyState = emptyDutyState;
  readonly #commits = new Map<string, Commit>();

  constructor(file: Parameters<typeof complete>[0], branches: readonly string[] = ['main']) {
    this.config = complete(file);
    this.strategy = resolveStrategy(this.config, 'main');
    const root = this.#add([], {});
    for (const name of branches) this.branches.set(name, root);
  }

  /** A commit on a branch, however it came there. */
  commit(branch: string, files: Readonly<Record<string, string>> = {}): string {
    const parent = this.sha(branch);
    const sha = this.#add([parent], { ...this.#commits.get(parent)?.files, ...files });
    this.branches.set(branch, sha);
    this.#refresh();
    return sha;
  }

  branch(name: string, from: string): void {
    this.branches.set(name, this.sha(from));
  }

  sha(branch: string): string {
    const sha = this.branches.get(branch);
    if (sha === undefined) throw new Error(`no branch ${branch}`);
    return sha;
  }

  open(head: string, base: string, more: Partial<PullState> = {}): Pull {
    const isSecond = this.pulls.some((pull) => {
      return (
        pull.state === 'open' &&
        pull.head === head &&
        pull.base === base &&
        pull.fork === (more.fork ?? false)
      );
    });
    if (isSecond) throw new Error(`a pull request of ${head} into ${base} is open`);
    const headSha = more.headSha ?? this.sha(head);
    if (more.fork !== true && this.missing(head, base).length === 0)
      throw new Error(`${base} has all of ${head}`);
    const pull: Pull = {
      number: this.pulls.length + 1,
      title: `${head} into ${base}`,
      head,
      headSha,
      base,
      fork: false,
      author: 'ann',
      labels: [],
      mergedAt: null,
      mergeSha: null,
      mergeable: true,
      policy: null,
      ready: false,
      ...more,
      state: 'open',
    };
    this.pulls.push(pull);
    this.#refresh();
    return pull;
  }

  /** Everything that is open gets its approvals and green checks. */
  approve(): void {
    for (const pull of this.#open()) {
      pull.policy = 'success';
      pull.ready = pull.mergeable === true;
    }
  }

  /** From now on the head conflicts with the base. */
  conflict(head: string, base: string): void {
    this.#conflicts.add(`${head} ${base}`);
    this.#refresh();
  }

  resolveConflicts(): void {
    this.#conflicts.clear();
    this.#refresh();
  }

  merge(number: number, method: MergeMethod): void {
    const pull = this.#find(number);
    const base = this.sha(pull.base);
    const files = { ...this.#commits.get(base)?.files, ...this.#commits.get(pull.headSha)?.files };
    pull.mergeSha = this.#add(method === 'merge' ? [base, pull.headSha] : [base], files);
    pull.mergedAt = this.now;
    pull.state = 'merged';
    this.branches.set(pull.base, pull.mergeSha);
    this.#refresh();
  }

  ask(request: DutyRequest): void {
    this.stored = { ...this.stored, requests: [...this.stored.requests, request] };
  }

  input(): DutyInput {
    const { config, strategy, stored } = this;
    const bare = { ...this.#state(), ancestry: [], files: [] };
    const wanted = { state: bare, strategy, stored };
    const ancestry = wantedAncestry(wanted).map(({ from, to }) => this.#ancestry(from, to));
    const files = wantedFiles(wanted).map(({ branch, path }) => {
      const text = this.#commits.get(this.sha(branch))?.files[path];
      return { branch, path, sha: text === undefined ? null : `blob ${text}`, text: text ?? '' };
    });
    return { state: { ...bare, ancestry, files }, config, strategy, stored };
  }

  /**
   * Plans and carries out, once.
   *
   * @param fails whether this command is lost on its way
   */
  run(fails: (command: DutyCommand) => boolean = () => false): readonly DutyCommand[] {
    const plan = planDuties(this.input());
    this.stored = plan.before;
    const done = plan.commands.filter((command) => {
      if (fails(command)) return false;
      this.carryOut(command);
      return true;
    });
    this.stored = afterDuties(plan, done);
    return plan.commands;
  }

  /** Runs until nothing is left to do. */
  settle(between: () => void = () => undefined): void {
    for (let round = 0; round < 50; round += 1) {
      const commands = this.run();
      between();
      if (commands.length === 0 && planDuties(this.input()).commands.length === 0) return;
    }
    throw new Error(`no rest: ${JSON.stringify(planDuties(this.input()).commands)}`);
  }

  carryOut(command: DutyCommand): void {
    this.log.push(command);
    switch (command.kind) {
      case 'create-branch':
        if (this.branches.has(command.branch)) throw new Error(`${command.branch} exists`);
        if (!this.#commits.has(command.sha)) throw new Error(`no commit ${command.sha}`);
        this.branches.set(command.branch, command.sha);
        return;
      case 'delete-branch':
        if (this.sha(command.branch) !== command.sha) throw new Error(`${command.branch} moved`);
        this.branches.delete(command.branch);
        return this.#refresh();
      case 'tag':
        if (this.tags.has(command.tag)) throw new Error(`${command.tag} exists`);
        this.tags.set(command.tag, command.sha);
        return;
      case 'open-pull':
        this.open(command.head, command.base, { author: this.app, title: command.title });
        return;
      case 'write-file':
        this.commit(command.branch, { [command.path]: command.text });
        return;
      case 'merge':
        this.#mergeGuarded(command);
        return;
      case 'enqueue':
        this.#find(command.number).queued = true;
        return;
      case 'comment':
        this.comments.set(`${command.number} ${command.marker}`, command.body);
        return;
      case 'close-pull':
        this.#find(command.number).state = 'closed';
    }
  }

  /** Commits of one branch that another lacks. */
  missing(from: string, to: string): readonly string[] {
    const held = this.#reachable(this.sha(to));
    return [...this.#reachable(this.sha(from))].filter((sha) => !held.has(sha));
  }

  /** What people see, without numbers and hashes, which depend on the order of events. */
  shape(): unknown {
    return {
      branches: [...this.branches.keys()].toSorted(),
      tags: [...this.tags.keys()].toSorted(),
      open: this.#open()
        .map(({ head, base }) => `${head} -> ${base}`)
        .toSorted(),
      requests: this.stored.requests.map(({ kind }) => kind).toSorted(),
    };
  }

  #mergeGuarded({ number, headSha, method }: Extract<DutyCommand, { kind: 'merge' }>): void {
    const pull = this.#find(number);
    if (pull.state !== 'open' || !pull.ready || pull.policy !== 'success' || pull.mergeable !== true) {
      throw new Error(`#${number} is not ready`);
    }
    if (pull.headSha !== headSha) throw new Error(`#${number} moved`);
    this.merge(number, method);
  }

  #state(): Omit<RepositoryState, 'ancestry' | 'files'> {
    const merged = this.pulls.filter(({ state }) => state === 'merged');
    return {
      now: this.now,
      defaultBranch: 'main',
      appLogin: this.app,
      branches: [...this.branches].map(([name, sha]) => {
        return { name, sha, committedAt: this.#commits.get(sha)?.at ?? 0 };
      }),
      tags: [...this.tags].map(([name, sha]) => ({ name, sha })),
      openPulls: this.#open().map((pull) => ({ ...pull })),
      mergedPulls: merged.toSorted((a, b) => b.number - a.number).map((pull) => ({ ...pull })),
      environments: [...this.green].map(([branch, greenSince]) => ({ branch, greenSince })),
    };
  }

  #ancestry(from: string, to: string): RepositoryState['ancestry'][number] {
    const missing = this.missing(from, to).map((sha) => this.#commits.get(sha));
    const times = missing.map((commit) => commit?.at ?? 0);
    return {
      from,
      to,
      missing: missing.length,
      missingChanges: missing.filter((commit) => (commit?.parents.length ?? 0) < 2).length,
      since: times.length === 0 ? null : Math.min(...times),
      changedOnBoth: this.#conflicts.has(`${from} ${to}`) ? ['src/`a`.ts'] : [],
    };
  }

  #reachable(sha: string): ReadonlySet<string> {
    const seen = new Set<string>();
    const next = [sha];
    for (let each = next.pop(); each !== undefined; each = next.pop()) {
      if (seen.has(each)) continue;
      seen.add(each);
      next.push(...(this.#commits.get(each)?.parents ?? []));
    }
    return seen;
  }

  #add(parents: readonly string[], files: Readonly<Record<string, string>>): string {
    this.now += 1000;
    const sha = (this.#commits.size + 1).toString(16).padStart(40, '0');
    this.#commits.set(sha, { parents, at: this.now, files });
    return sha;
  }

  #open(): readonly Pull[] {
    return this.pulls.filter(({ state }) => state === 'open');
  }

  #find(number: number): Pull {
    const pull = this.pulls.find((each) => each.number === number);
    if (pull === undefined) throw new Error(`no pull request ${number}`);
    return pull;
  }

  /** What GitHub does by itself after every change of a branch. */
  #refresh(): void {
    for (const pull of this.#open()) {
      const head = this.branches.get(pull.head);
      if (pull.fork) continue;
      if (head === undefined || !this.branches.has(pull.base)) {
        pull.state = 'closed';
        continue;
      }
      if (head !== pull.headSha) {
        pull.headSha = head;
        pull.policy = null;
        pull.ready = false;
      }
      if (this.#conflicts.has(`${pull.head} ${pull.base}`)) pull.ready = false;
      pull.mergeable = !this.#conflicts.has(`${pull.head} ${pull.base}`);
      if (this.missing(pull.head, pull.base).length > 0) continue;
      pull.state = 'merged';
      pull.mergedAt = this.now;
    }
  }
}
