import { checkDeployments } from './deployments.ts';
import { describe, expect, test } from '@jest/globals';
import { FinalError } from '../../core/errors/fairlead-error.ts';
import type { CheckRun, GitHub, RepositoryRef } from '../../core/ports/github.ts';

/** A repository with one open pull request that adds `added.txt`, and no `absent.txt`. */
export interface GitHubStageForContract {
  readonly github: GitHub;
  readonly repository: RepositoryRef;
  readonly pull: { readonly number: number; readonly headRef: string; readonly headSha: string };
  readonly defaultBranch: string;
  /** A file on the default branch. */
  readonly file: { readonly path: string; readonly text: string };
  close(): Promise<void>;
}

/** What every GitHub behind the port must do. */
export function githubContract(name: string, setup: () => Promise<GitHubStageForContract>): void {
  const on = (work: (stage: GitHubStageForContract) => Promise<void>) => async () => {
    const stage = await setup();
    try {
      await work(stage);
    } finally {
      await stage.close();
    }
  };

  describe(`GitHub: ${name}`, () => {
    test(
      'contents: a file, a missing file, a missing ref',
      on(async ({ github, repository, defaultBranch, file }) => {
        expect(await github.contents.defaultBranch(repository)).toBe(defaultBranch);
        expect(await github.contents.read(repository, file.path, defaultBranch)).toBe(file.text);
        expect(await github.contents.read(repository, 'absent.txt', defaultBranch)).toBeNull();
        const elsewhere = { ...repository, name: `${repository.name}-absent` };
        await expect(github.contents.read(elsewhere, file.path, defaultBranch)).rejects.toThrow(FinalError);
      }),
    );

    test(
      'pull requests: one, all open ones, what they change',
      on(async ({ github, repository, pull }) => {
        const { number, headRef, headSha } = pull;
        const expected = {
          number,
          headRef,
          headSha,
          state: 'open',
          merged: false,
          headRepositoryId: repository.id,
        };
        expect(await github.pulls.get(repository, number)).toMatchObject(expected);
        expect((await github.pulls.listOpen(repository)).map((open) => open.number)).toContain(number);
        expect(await github.pulls.changedPaths(repository, number)).toContain('added.txt');
        expect(await github.pulls.approvals(repository, number)).toEqual([]);
      }),
    );

    test(
      'a check run is put once, updated, and made anew for other annotations',
      on(async (stage) => {
        const { github, repository, pull } = stage;
        const annotation = {
          path: 'added.txt',
          startLine: 1,
          endLine: 1,
          level: 'failure' as const,
          title: 't',
        };
        const run = (messages: readonly string[]): CheckRun => ({
          name: 'fairlead/lint',
          headSha: pull.headSha,
          status: 'completed',
          conclusion: 'failure',
          title: 'title',
          summary: 'summary',
          annotations: messages.map((message) => ({ ...annotation, message })),
          externalId: 'contract',
        });
        const many = Array.from({ length: 60 }, (_, index) => `m${index}`);
        const first = await github.checks.put(repository, run([]));
        expect(await github.checks.put(repository, run(many))).toBe(first);
        expect(await github.checks.put(repository, run(many))).toBe(first);
        const newest = await github.checks.put(repository, run(['other']));
        expect(newest).not.toBe(first);
        expect(await github.ownChecks.on(repository, pull.headSha)).toEqual([
          {
            name: 'fairlead/lint',
            status: 'completed',
            conclusion: 'failure',
            title: 'title',
            url: expect.stringMatching(/^https?:\/\//),
          },
        ]);
      }),
    );

    test(
      'deployments are as the port says',
      on(async ({ github, repository, pull }) => {
        await checkDeployments(github.deployments.of(repository), pull.headSha);
      }),
    );

    test(
      'installations: by id, never by name alone',
      on(async ({ github, repository }) => {
        const { id, owner, name: repo } = repository;
        expect(await github.installations.repository(id, owner, repo)).toEqual(repository);
        expect(await github.installations.repository(id + 1, owner, repo)).toBeNull();
        expect(await github.installations.repository(id, owner, `${repo}-absent`)).toBeNull();
        expect(await github.installations.all()).toContainEqual(repository);
      }),
    );
  });
}
