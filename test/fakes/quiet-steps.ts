import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkout, FakeServer, Step } from './action-stage.ts';

/** A complete run of an action that finds nothing. */
export interface QuietStep {
  readonly step: Step;
  /** The requests to the App, and to the cache where there is one, that belong to it. */
  readonly requests: readonly string[];
}

const config = `
version: 1
services:
  web: {path: services/web, package: acme-web}
`;
const lcov = 'SF:services/notes/app.py\nDA:1,1\nDA:2,1\nDA:3,4\nend_of_record\n';
const junit =
  '<testsuites><testsuite name="s"><testcase classname="tests.test_app" name="test_a"/></testsuite></testsuites>';
const artifact = {
  kind: 'python',
  service: 'notes',
  name: 'acme-notes',
  version: '1.0.0a3',
  sha256: 'a'.repeat(64),
  releaseVersion: '1.0.0',
};

/** Answers of an App that accepts everything. */
const accepted = {
  acceptedAt: '2026-11-01T10:00:00Z',
  runId: 'r1',
  rolloutId: 'r1',
  version: '1.0.0',
  statusUrl: '/v1/r1',
};

const cacheLookUp = '/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL';

/** By action, in a checkout that this fills; of coverage also the run that finds nothing in a cache service. */
export function quietSteps(checkout: Checkout, fake: FakeServer): Readonly<Record<string, QuietStep>> {
  fake.answer = ({ path }) =>
    path === cacheLookUp ? { status: 200, body: { ok: false } } : { status: 202, body: accepted };
  const base = checkout.commit({ '.github/fairlead.yml': config, 'services/notes/app.py': 'one\ntwo\n' });
  const sha = checkout.commit({ 'services/notes/app.py': 'one\ntwo\nthree\n' });
  const reports = { 'lint.json': '[]\n', 'lcov.info': lcov, 'junit.xml': junit };
  for (const [name, text] of Object.entries(reports)) writeFileSync(join(checkout.folder, name), text);
  const payload = {
    repository: { id: 77, default_branch: 'main' },
    pull_request: {
      number: 42,
      head: { sha, repo: { id: 77 } },
      base: { sha: base, repo: { id: 77 } },
    },
  };
  const app = { 'app-url': fake.origin };
  const pull = (action: string, inputs: Step['inputs'], ...requests: string[]): QuietStep => {
    const ref = 'refs/pull/42/merge';
    return {
      step: { action, checkout, inputs, event: 'pull_request', payload, sha, ref, fake },
      requests,
    };
  };
  const measured = { ...app, report: 'lcov.info', junit: 'junit.xml' };
  const coverage = pull('coverage', measured, 'POST /v1/findings');
  // As hosted runners say that they have a cache service.
  const service = {
    ACTIONS_RESULTS_URL: `${fake.origin}/`,
    ACTIONS_RUNTIME_TOKEN: 'runtime-token',
    ACTIONS_CACHE_SERVICE_V2: 'True',
  };
  const target = { ...app, service: 'notes', environment: 'production', wait: 'false' };
  const index = { 'index-url': `${fake.origin}/simple/`, 'publish-url': `${fake.origin}/legacy/` };
  return {
    lint: pull('lint', { ...app, report: 'lint.json' }, 'POST /v1/findings'),
    coverage,
    'coverage-with-cache': {
      step: { ...coverage.step, env: service },
      requests: [`POST ${cacheLookUp}`, ...coverage.requests],
    },
    'notify-test-engine': pull(
      'notify-test-engine',
      { ...app, artifacts: JSON.stringify([artifact]) },
      'POST /v1/messages',
    ),
    'canary-deploy': pull('canary-deploy', target, 'POST /v1/rollouts'),
    rollback: pull('rollback', target, 'POST /v1/rollbacks'),
    'build-publish-alpha': pull('build-publish-alpha', index),
    prepare: pull('prepare', {}),
  };
}
