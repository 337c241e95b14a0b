import type { Json } from '../json.ts';
import { dependencyPurl } from './purl.ts';
import type { Dependency, Described } from './types.ts';

/** The run that builds, as the runner's variables name it. */
export interface BuildRun {
  /** `https://github.com` */
  readonly serverUrl: string;
  readonly repository: string;
  readonly repositoryId: number;
  readonly ownerId: string;
  /** `acme/shop/.github/workflows/delivery.yml@refs/heads/main` */
  readonly workflowRef: string;
  readonly event: string;
  readonly ref: string;
  readonly commit: string;
  readonly runId: number;
  readonly runAttempt: number;
  /** `github-hosted` or `self-hosted`. */
  readonly runnerEnvironment: string;
  /** Milliseconds since the epoch. */
  readonly startedOn: number;
  readonly finishedOn: number;
}

const predicateType = 'https://slsa.dev/provenance/v1';

function time(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

function workflowOf(run: BuildRun): Json {
  const rest = run.workflowRef.replace(`${run.repository}/`, '');
  const at = rest.indexOf('@');
  return {
    ref: at < 0 ? '' : rest.slice(at + 1),
    repository: `${run.serverUrl}/${run.repository}`,
    path: at < 0 ? rest : rest.slice(0, at),
  };
}

/** What a base image adds to the commit: only what is known by its digest counts as resolved. */
function resolved(dependencies: readonly Dependency[]): Json[] {
  const images = dependencies.filter(({ ecosystem, digest }) => ecosystem === 'oci' && digest !== null);
  const unique = new Map(images.map((image) => [dependencyPurl(image), image.digest]));
  return [...unique].map(([uri, digest]) => ({
    uri,
    digest: { [digest?.algorithm ?? '']: digest?.hex ?? '' },
  }));
}

/**
 * The predicate of SLSA v1 for a workflow of GitHub Actions: build type
 * https://actions.github.io/buildtypes/workflow/v1, specification https://slsa.dev/spec/v1.0/provenance.
 */
export function provenancePredicate(build: readonly Described[], run: BuildRun): Json {
  return {
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: { workflow: workflowOf(run) },
      internalParameters: {
        github: {
          event_name: run.event,
          repository_id: String(run.repositoryId),
          repository_owner_id: run.ownerId,
          runner_environment: run.runnerEnvironment,
        },
      },
      resolvedDependencies: [
        {
          uri: `git+${run.serverUrl}/${run.repository}@${run.ref}`,
          digest: { gitCommit: run.commit },
        },
        ...resolved(build.flatMap(({ dependencies }) => dependencies)),
      ],
    },
    runDetails: {
      builder: { id: `${run.serverUrl}/${run.workflowRef}` },
      metadata: {
        invocationId: `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}/attempts/${run.runAttempt}`,
        startedOn: time(run.startedOn),
        finishedOn: time(run.finishedOn),
      },
    },
  };
}

export interface Subject {
  readonly name: string;
  readonly sha256: string;
}

/** What was built, by digest: every file of a package, and an image by its name without a tag. */
export function subjectsOf(build: readonly Described[]): readonly Subject[] {
  return build.flatMap(({ artifact, files }) =>
    artifact.kind === 'oci'
      ? [{ name: artifact.name, sha256: artifact.sha256 }]
      : files.map(({ filename, sha256 }) => ({ name: filename, sha256 })),
  );
}

/** The statement of in-toto v1 (https://github.com/in-toto/attestation/tree/main/spec/v1) around the predicate. */
export function provenanceStatement(build: readonly Described[], run: BuildRun): Json {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjectsOf(build).map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType,
    predicate: provenancePredicate(build, run),
  };
}
