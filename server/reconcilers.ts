import { createLoadConfig } from '../app/reconcilers/configuration.ts';
import { reconcileFindings } from '../app/reconcilers/findings.ts';
import { reconcileIncident } from '../app/reconcilers/incident.ts';
import { reconcileButton } from '../app/reconcilers/commands/button.ts';
import { reconcileComment } from '../app/reconcilers/commands/comment.ts';
import { reconcileDeliveries } from '../app/reconcilers/deliveries.ts';
import { reconcileDuties } from '../app/reconcilers/duties/duties.ts';
import { reconcileGate } from '../app/reconcilers/gate.ts';
import { reconcileHandOver } from '../app/reconcilers/hand-over/hand-over.ts';
import { reconcileOrganisation } from '../app/reconcilers/organisation/pass.ts';
import { reconcileCommit } from '../app/reconcilers/policy/commit.ts';
import { reconcileMergeGroup } from '../app/reconcilers/policy/merge-group.ts';
import { reconcilePolicy } from '../app/reconcilers/policy/policy.ts';
import { reconcileRotation } from '../app/reconcilers/settings/rotation.ts';
import { reconcilePullReport } from '../app/reconcilers/report/report.ts';
import { reconcileSettings } from '../app/reconcilers/settings/settings.ts';
import { reconcileDeployed } from '../app/reconcilers/rollout/environment.ts';
import { reconcileReport } from '../app/reconcilers/rollout/report.ts';
import { reconcileRollout } from '../app/reconcilers/rollout/rollout.ts';
import { reconcileTemplates } from '../app/reconcilers/templates/templates.ts';
import type { FairleadConfig } from '../core/config/types.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { GitHubByPriority } from '../adapters/github/octokit/index.ts';
import type { RepositoryRef } from '../core/ports/github.ts';
import type { Lease, Store } from '../core/ports/store.ts';
import type { Templates } from '../core/ports/templates.ts';
import { promoteWheel } from '../core/promotion/promote.ts';
import { createEngine } from '../engine/engine.ts';
import type { OperatorConfig } from './config.ts';
import type { Parts } from './parts.ts';
import { probe } from './probe.ts';
import type { Reconciler } from './worker.ts';

/** What works on a key, by the part of the key before its first colon. */
export function createReconcilers(
  config: OperatorConfig,
  parts: Parts,
  loadConfig: (repository: RepositoryRef) => Promise<FairleadConfig>,
  stopping: AbortSignal,
): Record<string, Reconciler> {
  const { github, clock, targets, paging, support } = parts;
  const { origin } = config;
  const rollout = { github, clock, targets, loadConfig, origin, probe };
  const incident = { clock, targets, origin, paging, support, holdMs: config.incident.recovery_hold };
  const engine = {
    github,
    clock,
    loadConfig,
    stopping,
    registry: parts.registry,
    runtime: parts.testRuntime,
    runner: parts.runner,
    promoter: { promote: promoteWheel },
    statusUrl: (runId: string) => `${origin}/testruns/${runId}`,
    variables: config.test_variables,
    forks: parts.forks,
  };
  const fenced = (work: (key: string, store: Store) => ReturnType<Reconciler>): Reconciler => {
    return (key, lease) => work(key, fence(parts.store, lease));
  };
  return {
    ...createPolicyReconcilers(policyParts(config, parts), fenced),
    testrun: fenced((key, store) => createEngine({ ...engine, store }).reconcile(key)),
    rollout: fenced((key, store) => reconcileRollout(key, { ...rollout, store })),
    'rollout-report': fenced((key, store) => reconcileReport(key, { ...rollout, store })),
    deployed: fenced((key, store) => reconcileDeployed(key, { ...rollout, store })),
    incident: fenced((key, store) => reconcileIncident(key, { ...incident, store })),
  };
}

function policyParts(
  { github: { config_repository, pass_every, deep_every }, fork_tests }: OperatorConfig,
  parts: Parts,
): PolicyParts {
  const { github, clock, appId, templates } = parts;
  return {
    github,
    templates,
    clock,
    appId,
    configRepository: config_repository,
    periodMs: pass_every,
    turnMs: deep_every,
    forkTests: fork_tests === 'on',
  };
}

type Fenced = (work: (key: string, store: Store) => ReturnType<Reconciler>) => Reconciler;

export interface PolicyParts {
  /** Passes, which nobody waits for, use its background. */
  readonly github: GitHubByPriority;
  readonly clock: Clock;
  readonly appId: number;
  /** Name of the repository that holds `fairlead-org.yml`. */
  readonly configRepository: string;
  /** Between two passes over an installation, in milliseconds. */
  readonly periodMs: number;
  /** Between two deep looks at one repository, in milliseconds. */
  readonly turnMs: number;
  /** Starter workflows to propose. */
  readonly templates: Templates;
  /** Whether commits of forks are tested; not where nothing is said. */
  readonly forkTests?: boolean;
}

/** Branch protection, strategies and what the App does for them. */
export function createPolicyReconcilers(parts: PolicyParts, fenced: Fenced): Record<string, Reconciler> {
  const shared = { ...parts, appLogin: () => parts.github.installations.login() };
  const background = { ...shared, github: parts.github.background };
  return {
    organisation: fenced((key, store) => reconcileOrganisation(key, { ...background, store })),
    settings: fenced((key, store) => reconcileSettings(key, { ...shared, store })),
    rotation: fenced((key, store) => reconcileRotation(key, { ...background, store })),
    policy: fenced((key, store) => reconcilePolicy(key, { ...shared, store })),
    'merge-group': fenced((key, store) => reconcileMergeGroup(key, { ...shared, store })),
    duties: fenced((key, store) => reconcileDuties(key, { ...shared, store })),
    commit: fenced((key, store) => reconcileCommit(key, { ...shared, store })),
    command: fenced((key, store) => reconcileComment(key, { ...shared, store })),
    button: fenced((key, store) => reconcileButton(key, { ...shared, store })),
    templates: fenced((key, store) => reconcileTemplates(key, { ...shared, store })),
    gate: fenced((key, store) => reconcileGate(key, { ...shared, store })),
    findings: fenced((key, store) => reconcileFindings(key, { ...background, store })),
    report: fenced((key, store) => {
      const deps = { ...background, store };
      return reconcilePullReport(key, { ...deps, loadConfig: createLoadConfig(deps) });
    }),
    'hand-over': fenced((key, store) => reconcileHandOver(key, { ...shared, store })),
    deliveries: fenced((key, store) => reconcileDeliveries(key, { ...background, store })),
  };
}

/** The store as one job sees it: a worker that lost its lease can write nothing. */
function fence(store: Store, lease: Lease): Store {
  return { ...store, transaction: (build) => store.transaction(build, lease) };
}
