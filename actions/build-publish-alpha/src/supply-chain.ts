import { join } from 'node:path';
import type { Git } from '../../../core/ports/git.ts';
import type { Job, Workspace } from '../../../core/ports/job.ts';
import { spdxDocument } from '../../../core/provenance/spdx.ts';
import {
  type BuildRun,
  provenancePredicate,
  provenanceStatement,
  subjectsOf,
} from '../../../core/provenance/statement.ts';
import type { Described } from '../../../core/provenance/types.ts';

/** Absolute paths, outside the checkout so that it stays as it is. */
export interface SupplyChainFiles {
  /** SPDX 2.3 in JSON. */
  readonly sbom: string;
  /** The in-toto statement with SLSA v1's predicate. */
  readonly provenance: string;
  /** The predicate alone, for actions/attest. */
  readonly predicate: string;
  /** A digest and a name a line, as sha256sum writes them, for actions/attest. */
  readonly subjects: string;
}

/** Writes what tells others of what the artifacts are made of and how. */
export async function writeSupplyChain(
  build: readonly Described[],
  run: BuildRun,
  deps: { readonly job: Job; readonly git: Git; readonly workspace: Workspace },
): Promise<SupplyChainFiles> {
  const { git, workspace } = deps;
  const folder = await workspace.temporary('supply-chain');
  const write = async (name: string, text: string) => {
    const path = join(folder, name);
    await workspace.write(path, [text]);
    return path;
  };
  const json = (data: unknown) => `${JSON.stringify(data, null, 2)}\n`;
  const source = {
    repository: run.repository,
    serverUrl: run.serverUrl,
    commit: run.commit,
    commitTime: await git.commitTime('HEAD'),
  };
  return {
    sbom: await write('sbom.spdx.json', json(spdxDocument(build, source))),
    provenance: await write('provenance.intoto.json', json(provenanceStatement(build, run))),
    predicate: await write('predicate.json', json(provenancePredicate(build, run))),
    subjects: await write(
      'subjects.sha256',
      subjectsOf(build)
        .map(({ name, sha256 }) => `${sha256}  ${name}\n`)
        .join(''),
    ),
  };
}

/** The runner takes more than this from no step. */
const mostLines = 500;

/** Names the images to the runner, which lists what a job made, by their digests. */
export async function tellRunner(
  build: readonly Described[],
  file: string,
  { workspace }: { readonly workspace: Workspace },
): Promise<void> {
  const images = build.filter(({ artifact }) => artifact.kind === 'oci').slice(0, mostLines);
  if (file === '' || images.length === 0) return;
  const lines = images.map(({ artifact }) => `oci://${artifact.name}@sha256:${artifact.sha256}\n`);
  await workspace.write(file, [(await workspace.read(file)) ?? '', ...lines]);
}
