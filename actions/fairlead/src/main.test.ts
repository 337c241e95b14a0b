import { expect, test } from '@jest/globals';
import type { Job } from '../../../core/ports/job.ts';
import { createStandaloneStage, type StandaloneStage } from '../../../test/fakes/standalone-stage.ts';
import type { Command, FairleadInputs } from './inputs.ts';
import { main } from './main.ts';

/** What a job's own token may be given of what the check needs. */
const ofJob = { contents: 'read', pull_requests: 'read', checks: 'read', deployments: 'read' };
const inputs = { command: 'check', all: false, writeTo: null } as const;

interface Ran {
  readonly failure: string | null;
  /** What it threw. */
  readonly thrown: string;
  readonly said: string;
  readonly commands: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly written: ReadonlyMap<string, string>;
}

async function action(
  on: StandaloneStage,
  given: Partial<FairleadInputs & { readonly command: Exclude<Command, 'report'> }> = {},
  context: Partial<Job['context']> = {},
  [login, above]: readonly [string?, ('read' | 'skip')?] = ['job', 'skip'],
): Promise<Ran> {
  const said: string[] = [];
  const commands: string[] = [];
  const outputs: Record<string, string> = {};
  const written = new Map<string, string>();
  let summary = '';
  const job = {
    context: {
      repository: { id: on.organisation.repo('shop').id, name: 'acme/shop' },
      pullRequest: null,
      ref: 'refs/heads/main',
      event: 'push',
      ...context,
    },
    info: (text: string) => said.push(text),
    command: (lines: readonly string[]) => commands.push(...lines),
    output: (name: string, value: string) => {
      outputs[name] = value;
    },
    summary: async (text: string) => {
      summary += text;
    },
  } as unknown as Job;
  const workspace = {
    write: async (path: string, text: string) => {
      written.set(path, text);
    },
  };
  const deps = { job, standalone: on.as(login, above), workspace };
  let thrown = '';
  const failure = await main(deps, { ...inputs, ...given }).catch((error: Error) => {
    thrown = error.message;
    return null;
  });
  return { failure, thrown, said: said.join('\n'), commands, outputs, summary, written };
}

const ofPull = (number: number) => ({ pullRequest: { number, fork: false }, event: 'pull_request' });

interface Stage {
  readonly config?: string;
  readonly head?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly approvedBy?: string;
}

/** A pull request of `dev`; its number is 1. */
function stage({
  config = 'strategy: feature\n',
  head = 'feature/x',
  files = { 'a.txt': 'a\n' },
  ...more
}: Stage = {}) {
  const made = createStandaloneStage(
    {
      repositories: [
        { name: '.github', files: {} },
        { name: 'shop', files: { 'README.md': 'shop\n', '.github/fairlead.yml': config } },
      ],
    },
    ofJob,
  );
  const repository = made.organisation.repo('shop');
  repository.createBranch(head);
  repository.commit(head, { files, author: 'dev' });
  const { number } = repository.openPull({ head, author: 'dev' });
  if (more.approvedBy !== undefined) repository.review(number, more.approvedBy);
  return made;
}

test("every rule met, judged with a job's own token", async () => {
  const { failure, outputs, commands, said } = await action(stage({ approvedBy: 'rita' }), {}, ofPull(1));
  expect(failure).toBeNull();
  expect(outputs).toEqual({ conclusion: 'success' });
  expect(commands).toEqual([]);
  expect(said).toContain("only the repository's own file is asked");
});

test('a hostile branch name fails, and stays one escaped command', async () => {
  const head = 'x/%0A::add-mask::y,line=9';
  const { failure, commands, summary } = await action(stage({ head, approvedBy: 'rita' }), {}, ofPull(1));
  expect(failure).toContain('does not know the branch name');
  expect(commands).toHaveLength(1);
  expect(commands[0]).toMatch(/^::error file=\.github\/fairlead\.yml,line=1.*x\/%250A::add-mask::y/);
  expect(summary).toContain('branch-name');
});

test('a broken configuration is annotated at its place', async () => {
  const files = { '.github/fairlead.yml': 'version: 1\nstratgy: x' };
  const { failure, commands } = await action(stage({ files, approvedBy: 'rita' }), {}, ofPull(1));
  expect(failure).toContain('line 2, column 1');
  expect(commands).toEqual([
    expect.stringMatching(/^::error file=\.github\/fairlead\.yml,line=2,endLine=2,col=1/),
  ]);
});

test('a missing approval fails the step as well', async () => {
  const { failure, outputs } = await action(stage(), {}, ofPull(1));
  expect(failure).toContain('0 approvals');
  expect(outputs).toEqual({ conclusion: 'action_required' });
});

test('a broken default branch means no file, and says so', async () => {
  const { failure, said } = await action(stage({ config: 'strategy: [', approvedBy: 'rita' }), {}, ofPull(1));
  expect(failure).toBeNull();
  expect(said).toContain('Until then it is as if there were no file');
});

test('teams that the token may not see: nobody is one of them; a token that sees them knows', async () => {
  const config = 'strategy: feature\nbranches: [feature/*]\nrelease_managers: [team:release]\n';
  const made = stage({ config, approvedBy: 'rita' });
  const { failure, said } = await action(made, {}, ofPull(1));
  expect(failure).toBeNull();
  expect(said).toContain('nobody counts as one of them');
  expect((await action(made, {}, ofPull(1), ['job', 'read'])).thrown).toContain('teams of acme');
  expect((await action(made, {}, ofPull(1), ['olga', 'read'])).said).not.toContain('nobody');
});

test('a merge group is judged by the pull request that it holds', async () => {
  const ref = `refs/heads/gh-readonly-queue/main/pr-1-${'a'.repeat(40)}`;
  const { outputs } = await action(stage({ approvedBy: 'rita' }), {}, { event: 'merge_group', ref });
  expect(outputs).toEqual({ conclusion: 'success' });
  const { thrown } = await action(stage(), {}, { event: 'push', ref });
  expect(thrown).toContain('needs a job of a pull request');
});

test('plan, sync and plan again', async () => {
  const made = stage();
  const as = ['olga', 'read'] as const;
  const planned = await action(made, { command: 'plan' }, {}, as);
  expect(planned.failure).toBeNull();
  expect(planned.outputs['plan']).toContain('Create the ruleset Fairlead: long-lived branches.');
  expect(planned.summary).toContain('| Create | ruleset | Fairlead: long-lived branches |');
  expect(made.writes()).toEqual([]);
  const synced = await action(made, { command: 'sync' }, {}, as);
  expect(synced.failure).toBeNull();
  expect(synced.outputs['changes']).toBe(planned.outputs['changes']);
  expect(made.writes()).toHaveLength(Number(planned.outputs['changes']));
  expect((await action(made, { command: 'plan' }, {}, as)).outputs['changes']).toBe('0');
  expect((await action(made, { command: 'sync' }, ofPull(1), as)).thrown).toContain('does not run');
});

test('plan in a job of a pull request shows what merging changes, and a broken file at its place', async () => {
  const as = ['olga', 'read'] as const;
  const made = stage({ files: { '.github/fairlead.yml': 'strategy: feature\napprovals: 3\n' } });
  await action(made, { command: 'sync' }, {}, as);
  const { outputs, summary } = await action(made, { command: 'plan' }, ofPull(1), as);
  expect(outputs['changes']).toBe('1');
  expect(summary).toContain('### What merging changes');
  expect(summary).toContain('required\\_approving\\_review\\_count: 1 → 3');
  const broken = stage({ files: { '.github/fairlead.yml': 'version: 1\napprovals: 99\n' } });
  const { thrown, commands } = await action(broken, { command: 'plan' }, ofPull(1), as);
  expect(thrown).toContain('line 2, column 12');
  expect(commands).toEqual([
    expect.stringMatching(/^::error file=\.github\/fairlead\.yml,line=2,endLine=2,col=12,/),
  ]);
});

test('all: every repository, one that fails stops none', async () => {
  const made = stage({ config: 'strategy: [' });
  const as = ['olga', 'read'] as const;
  const planned = await action(made, { command: 'plan', all: true }, {}, as);
  expect(planned.failure).toBe('1 of the repositories could not be planned');
  expect(planned.outputs['plan']).toMatch(/acme\/\.github: \d+ to create[^]*acme\/shop: .*FL_CONFIG_INVALID/);
  const synced = await action(made, { command: 'sync', all: true }, {}, as);
  expect(synced.failure).toBe('1 of the repositories are not as they should be');
  expect(synced.outputs['changes']).toBe(planned.outputs['changes']);
});

test('sync that fails on the way says what is done', async () => {
  const made = stage();
  let rulesets = 0;
  made.organisation.faults.hook(({ method }) => {
    if (method !== 'POST') return null;
    rulesets += 1;
    return null;
  });
  made.organisation.faults.hook(({ method, path }) =>
    method === 'POST' && path.endsWith('/rulesets') && rulesets > 3
      ? { status: 422, body: { message: 'Validation Failed' } }
      : null,
  );
  const { failure, outputs, said } = await action(made, { command: 'sync' }, {}, ['olga', 'read']);
  expect(failure).toContain('FL_GITHUB_REFUSED');
  expect(Number(outputs['changes'])).toBe(made.writes().filter(({ status }) => status < 300).length);
  expect(said).toContain('Not done: Create the ruleset');
});

test('import, into a file', async () => {
  const { failure, outputs, written, summary } = await action(
    stage(),
    { command: 'import', writeTo: '.github/fairlead.yml' },
    {},
    ['olga', 'read'],
  );
  expect(failure).toBeNull();
  expect(outputs['configuration']).toContain('strategy: ');
  expect(written.get('.github/fairlead.yml')).toBe(outputs['configuration']);
  expect(summary).toContain('```yaml\n');
});
