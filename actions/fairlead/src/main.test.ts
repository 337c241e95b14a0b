import { expect, test } from '@jest/globals';
import type { GitHub } from '../../../core/ports/github.ts';
import type { Job } from '../../../core/ports/job.ts';
import { main } from './main.ts';

const sha = 'a'.repeat(40);

function stage(options: {
  headRef?: string;
  approvals?: string[];
  file?: string;
  proposed?: string;
  pull?: boolean;
}) {
  const said: string[] = [];
  const commands: string[] = [];
  const outputs: Record<string, string> = {};
  let summary = '';
  const job = {
    context: {
      repository: { id: 42, name: 'acme/shop' },
      pullRequest: options.pull === false ? null : { number: 3, fork: false },
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
  const github = {
    pulls: {
      get: async () => ({
        number: 3,
        headRef: options.headRef ?? 'feature/x',
        headSha: sha,
        headRepositoryId: 42,
        baseRef: 'main',
        author: 'ann',
      }),
      approvals: async () => options.approvals ?? ['bob'],
      changedPaths: async () => (options.proposed === undefined ? [] : ['.github/fairlead.yml']),
    },
    contents: {
      defaultBranch: async () => 'main',
      read: async (_: unknown, __: string, ref: string) =>
        (ref === 'main' ? options.file : options.proposed) ?? null,
    },
  } as unknown as GitHub;
  return { run: () => main({ job, github }), said, commands, outputs, summary: () => summary };
}

test('every rule met', async () => {
  const { run, outputs, commands } = stage({});
  expect(await run()).toBeNull();
  expect(outputs).toEqual({ conclusion: 'success' });
  expect(commands).toEqual([]);
});

test('a hostile branch name fails, and stays one escaped command', async () => {
  const { run, commands, summary } = stage({ headRef: 'x\n::add-mask::y' });
  expect(await run()).toContain('does not know the branch name');
  expect(commands).toHaveLength(1);
  expect(commands[0]).not.toContain('\n');
  expect(commands[0]).toMatch(/^::error file=\.github\/fairlead\.yml,line=1.*x%0A::add-mask::y/);
  expect(summary()).toContain('branch-name');
});

test('a broken configuration is annotated at its place', async () => {
  const { run, commands } = stage({ proposed: 'version: 1\nstratgy: x' });
  expect(await run()).toContain('line 2, column 1');
  expect(commands).toEqual([
    expect.stringMatching(/^::error file=\.github\/fairlead\.yml,line=2,endLine=2,col=1/),
  ]);
});

test('a missing approval fails the step as well', async () => {
  const { run, outputs } = stage({ approvals: [] });
  expect(await run()).toContain('0 approvals');
  expect(outputs).toEqual({ conclusion: 'action_required' });
});

test('a broken default branch means the defaults, and says so', async () => {
  const { run, said } = stage({ file: 'strategy: [' });
  expect(await run()).toBeNull();
  expect(said[0]).toContain('Until then the defaults apply');
});

test('outside a pull request it is an error', async () => {
  await expect(stage({ pull: false }).run()).rejects.toThrow('needs a job of a pull request');
});
