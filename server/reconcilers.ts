import { reconcileFindings } from '../app/reconcilers/findings.ts';
import { reconcileIncident } from '../app/reconcilers/incident.ts';
import { reconcilePolicy } from '../app/reconcilers/policy.ts';
import { reconcileDeployed } from '../app/reconcilers/rollout/environment.ts';
import { reconcileReport } from '../app/reconcilers/rollout/report.ts';
import { reconcileRollout } from '../app/reconcilers/rollout/rollout.ts';
import type { FairleadConfig } from '../core/config/types.ts';
import type { RepositoryRef } from '../core/ports/github.ts';
import type { Lease, Store } from '../core/ports/store.ts';
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
  };
  const fenced = (work: (key: string, store: Store) => ReturnType<Reconciler>): Reconciler => {
    return (key, lease) => work(key, fence(parts.store, lease));
  };
  return {
    policy: fenced((key, store) => reconcilePolicy(key, { store, github, clock })),
    findings: fenced((key, store) => reconcileFindings(key, { store, github })),
    testrun: fenced((key, store) => createEngine({ ...engine, store }).reconcile(key)),
    rollout: fenced((key, store) => reconcileRollout(key, { ...rollout, store })),
    'rollout-report': fenced((key, store) => reconcileReport(key, { ...rollout, store })),
    deployed: fenced((key, store) => reconcileDeployed(key, { ...rollout, store })),
    incident: fenced((key, store) => reconcileIncident(key, { ...incident, store })),
  };
}

/** The store as one job sees it: a worker that lost its lease can write nothing. */
function fence(store: Store, lease: Lease): Store {
  return { ...store, transaction: (build) => store.transaction(build, lease) };
}
