import { strToU8, zipSync } from 'fflate';
import type { Findings } from '../../../core/api/findings.ts';
import { artifactName } from '../../../core/hand-over/format.ts';
import { createOrganisation } from '../../../demo/organisation/index.ts';

/** A GitHub where the jobs of a stranger's pull request have ended and left an artifact. */
export interface ForkSide {
  readonly url: string;
  /** Of the job that reports. */
  readonly token: string;
  readonly repositoryId: number;
  readonly run: { readonly id: number; readonly headSha: string; readonly from: string };
  /** Checks on the stranger's commit, as `name conclusion annotations`. */
  checks(): readonly string[];
  close(): Promise<void>;
}

/** @param permissions what the token of the reporting job may do */
export async function startForkSide(
  permissions: Readonly<Record<string, string>>,
  { owner, name }: { readonly owner: string; readonly name: string },
): Promise<ForkSide> {
  const organisation = createOrganisation({
    login: owner,
    app: { id: 15_368, slug: 'github-actions', installationId: 1, permissions },
    users: [
      { login: 'olga', owner: true },
      { login: 'eve', member: false },
    ],
    repositories: [{ name, files: { 'README.md': 'shop\n' } }],
  });
  const shop = organisation.repo(name);
  const { number, headSha } = shop.openPull({
    head: 'patch',
    author: 'eve',
    fork: { owner: 'eve', files: { 'a.py': 'print(1)\n' } },
  });
  const run = shop.workflows.run(number, { completed: false });
  const findings: Findings = {
    schema: 1,
    concern: 'lint',
    repository: { id: shop.id, name: `${owner}/${name}` },
    run: { id: run.id, attempt: 1 },
    headSha,
    conclusion: 'failure',
    title: '1 finding',
    lines: [],
    annotations: [
      { path: 'a.py', startLine: 1, endLine: 1, level: 'failure', title: 'T201', message: 'print found' },
    ],
    leftOut: 0,
  };
  const file = strToU8(JSON.stringify(findings));
  shop.workflows.upload(run, { [artifactName]: zipSync({ 'lint.json': file }) });
  shop.workflows.complete(run);
  const server = await organisation.listen();
  return {
    url: server.url,
    token: organisation.installationToken(),
    repositoryId: shop.id,
    run: { id: run.id, headSha, from: `eve/${name}` },
    checks: () =>
      [...shop.state.checkRuns.values()]
        .filter((check) => check.headSha === headSha)
        .map((check) => `${check.name} ${check.conclusion} ${check.output.annotations.length}`),
    close: () => server.close(),
  };
}
