import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { mayChangeEnvironment, type EnvironmentQuestion } from './environment.ts';

const claims: EnvironmentQuestion['claims'] = {
  repositoryId: 7,
  repository: 'acme/shop',
  eventName: 'push',
  ref: 'refs/heads/main',
  environment: null,
  jobWorkflowRef: 'acme/shop/.github/workflows/deploy.yml@refs/heads/main',
};
const question = { claims, repositoryId: 7, environment: 'production', allowedBranches: ['main'] };

function ask(
  change: Partial<EnvironmentQuestion['claims']>,
  more: Partial<EnvironmentQuestion> = {},
): { allowed: boolean; reason: string } {
  return mayChangeEnvironment({ ...question, ...more, claims: { ...claims, ...change } });
}

describe('who may change an environment', () => {
  test.each([['push'], ['workflow_dispatch'], ['schedule'], ['release'], ['deployment']])(
    '%s on an allowed branch may',
    (eventName) => {
      expect(ask({ eventName })).toEqual({ allowed: true, reason: 'production allows the branch main' });
    },
  );

  test.each([
    ['pull_request'],
    ['pull_request_target'],
    ['pull_request_review'],
    ['merge_group'],
    ['workflow_run'],
    ['issue_comment'],
    ['repository_dispatch'],
    [''],
    ['PUSH'],
  ])('%s never may, even in the environment and on the branch', (eventName) => {
    const verdict = ask({ eventName, environment: 'production' });
    expect(verdict.allowed).toBe(false);
    expect(verdict.reason).toBe(`a run started by ${eventName} never changes an environment`);
  });

  test.each<[string, Partial<EnvironmentQuestion['claims']>, Partial<EnvironmentQuestion>, boolean]>([
    ['another repository', { repositoryId: 8 }, {}, false],
    ['another repository with the environment', { repositoryId: 8, environment: 'production' }, {}, false],
    ['another branch', { ref: 'refs/heads/feature/x' }, {}, false],
    ['another branch in the environment', { ref: 'refs/heads/x', environment: 'production' }, {}, true],
    ['another environment', { ref: 'refs/heads/x', environment: 'staging' }, {}, false],
    ['another environment on the branch', { environment: 'staging' }, {}, true],
    ['a tag of the name', { ref: 'refs/tags/main' }, {}, false],
    ['a tag in the environment', { ref: 'refs/tags/v1', environment: 'production' }, {}, true],
    ['a bare branch name', { ref: 'main' }, {}, false],
    ['a glob', { ref: 'refs/heads/release/1.2' }, { allowedBranches: ['release/*'] }, true],
    ['deeper than the glob', { ref: 'refs/heads/release/1/2' }, { allowedBranches: ['release/*'] }, false],
    ['a prefix of the branch', { ref: 'refs/heads/main-2' }, {}, false],
    ['another case', { ref: 'refs/heads/Main' }, {}, false],
    ['no branch allowed', {}, { allowedBranches: [] }, false],
    ['an empty glob', {}, { allowedBranches: [''] }, false],
    ['a glob that negates', { ref: 'refs/heads/x' }, { allowedBranches: ['!main'] }, false],
    ['a workflow on the list', {}, { jobWorkflowRefs: [claims.jobWorkflowRef ?? ''] }, true],
    [
      'a workflow off the list',
      {},
      { jobWorkflowRefs: ['acme/shop/.github/workflows/x.yml@refs/heads/main'] },
      false,
    ],
    ['no workflow', { jobWorkflowRef: null }, { jobWorkflowRefs: ['x'] }, false],
    ['an empty list', { environment: 'production' }, { jobWorkflowRefs: [] }, false],
  ])('%s', (_name, change, more, allowed) => {
    expect(ask(change, more).allowed).toBe(allowed);
  });

  test('whatever is claimed, only the events on the list and the own repository may', () => {
    const anyClaims = fc.record({
      repositoryId: fc.integer({ min: 6, max: 8 }),
      repository: fc.string(),
      eventName: fc.oneof(fc.string(), fc.constantFrom('push', 'pull_request', 'release')),
      ref: fc.oneof(fc.string(), fc.constant('refs/heads/main')),
      environment: fc.option(fc.constantFrom('production', 'staging')),
      jobWorkflowRef: fc.option(fc.string()),
    });
    fc.assert(
      fc.property(anyClaims, fc.array(fc.string()), (random, allowedBranches) => {
        const verdict = mayChangeEnvironment({ ...question, claims: random, allowedBranches });
        expect(verdict.reason).not.toBe('');
        if (!verdict.allowed) return;
        expect(random.repositoryId).toBe(7);
        expect(['push', 'workflow_dispatch', 'schedule', 'release', 'deployment']).toContain(
          random.eventName,
        );
        expect(random.environment === 'production' || random.ref.startsWith('refs/heads/')).toBe(true);
      }),
    );
  });
});
