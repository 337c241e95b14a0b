import { createHash } from 'node:crypto';
import { commitAt, treeId } from '../state/git.ts';
import { nodeId } from '../state/ids.ts';
import type { OrgState, Pull, Repo } from '../state/model.ts';
import type { Artifact, WorkflowRun } from '../state/runs.ts';
import type { Json } from '../types.ts';
import { userJson } from './accounts.ts';
import { forkJson } from './pulls.ts';
import { minimalRepositoryJson, repoHtml, repoUrl } from './repository.ts';

const path = '.github/workflows/pull-request.yml';
const workflowId = 1;
const days = 90;

/** GitHub's `workflow-run`. A run for a fork names no pull request. */
export function runJson(org: OrgState, repo: Repo, run: WorkflowRun): Json {
  const url = `${repoUrl(org, repo)}/actions/runs/${run.id}`;
  const commit = commitAt(repo, run.headSha);
  const person = { name: commit.author.name, email: commit.author.email };
  const pull = pullOf(repo, run);
  const actor = userJson(org, pull.author);
  return {
    id: run.id,
    name: 'Pull request',
    node_id: nodeId('GA', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path,
    display_title: pull.title,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: workflowId,
    check_suite_id: run.id,
    check_suite_node_id: nodeId('CS', run.id),
    url,
    html_url: `${repoHtml(org, repo)}/actions/runs/${run.id}`,
    pull_requests: pull.fork === null ? [pullReference(org, repo, pull)] : [],
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    actor,
    triggering_actor: actor,
    run_started_at: run.createdAt,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${repoUrl(org, repo)}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt === 1 ? null : `${url}/attempts/${run.attempt - 1}`,
    workflow_url: `${repoUrl(org, repo)}/actions/workflows/${workflowId}`,
    referenced_workflows: [],
    head_commit: {
      id: commit.sha,
      tree_id: treeId(commit.tree),
      message: commit.message,
      timestamp: commit.date,
      author: person,
      committer: person,
    },
    repository: minimalRepositoryJson(org, repo),
    head_repository: pull.fork === null ? minimalRepositoryJson(org, repo) : forkJson(org, repo, pull.fork),
  };
}

function pullOf(repo: Repo, run: WorkflowRun): Pull {
  const pull = repo.pulls.get(run.pull);
  if (pull === undefined) throw new Error(`${repo.name} has no pull request ${run.pull}`);
  return pull;
}

function pullReference(org: OrgState, repo: Repo, pull: Pull): Json {
  const shown = { id: repo.id, url: repoUrl(org, repo), name: repo.name };
  return {
    id: pull.id,
    number: pull.number,
    url: `${repoUrl(org, repo)}/pulls/${pull.number}`,
    head: { ref: pull.headRef, sha: pull.headSha, repo: shown },
    base: { ref: pull.baseRef, sha: pull.baseSha, repo: shown },
  };
}

/** GitHub's `workflow`, as webhooks of runs carry it. */
export function workflowJson(org: OrgState, repo: Repo): Json {
  const url = `${repoUrl(org, repo)}/actions/workflows/${workflowId}`;
  return {
    id: workflowId,
    node_id: nodeId('GA', workflowId),
    name: 'Pull request',
    path,
    state: 'active',
    created_at: repo.createdAt,
    updated_at: repo.createdAt,
    url,
    html_url: `${repoHtml(org, repo)}/blob/${repo.defaultBranch}/${path}`,
    badge_url: `${repoHtml(org, repo)}/workflows/pull-request/badge.svg`,
  };
}

/** GitHub's `artifact`. */
export function artifactJson(org: OrgState, repo: Repo, run: WorkflowRun, artifact: Artifact): Json {
  const url = `${repoUrl(org, repo)}/actions/artifacts/${artifact.id}`;
  const expires = new Date(Date.parse(artifact.createdAt) + days * 86_400_000);
  return {
    id: artifact.id,
    node_id: nodeId('A', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.bytes.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expired,
    digest: `sha256:${createHash('sha256').update(artifact.bytes).digest('hex')}`,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: `${expires.toISOString().slice(0, 19)}Z`,
    workflow_run: {
      id: run.id,
      repository_id: repo.id,
      head_repository_id: pullOf(repo, run).fork?.id ?? repo.id,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  };
}
