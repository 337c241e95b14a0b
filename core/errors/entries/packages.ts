import type { CatalogueEntry } from '../entry.ts';

/** Builds, packages and registries. */
export const packages = {
  FL_REGISTRY_UNREACHABLE: {
    sentence: 'The package registry did not answer',
    remedy:
      'Check its address: registry.url in fairlead.config.yml, where the work is tried again, or the inputs of the action.',
  },
  FL_ARTIFACT_MISSING: {
    sentence: 'The artifact is not in the registry',
    remedy: 'Publish it again; the digest must be the one in the message.',
  },
  FL_DIGEST_MISMATCH: {
    sentence: 'The artifact in the registry has another digest',
    remedy: 'Find out who replaced it; Fairlead never deploys bytes it did not test.',
  },
  FL_WHEEL_INVALID: {
    sentence: 'The wheel is not valid',
    remedy: 'Build it with a standard build backend and publish it again.',
  },
  FL_VERSION_INVALID: {
    sentence: 'The version cannot be used',
    remedy: 'Use a release version such as 1.4.0 in the manifest of the package.',
  },
  FL_ALREADY_PUBLISHED: {
    sentence: 'This version was published before with other bytes',
    remedy: 'Versions are never overwritten; re-run the workflow to get a new one.',
  },
  FL_REGISTRY_REFUSED: {
    sentence: 'The package registry refused the request',
    remedy:
      'Check its address and the token; an index of Python packages must speak the simple API in JSON (PEP 691).',
  },
  FL_MANIFEST_MISSING: {
    sentence: 'There is nothing to build',
    remedy:
      'Add a pyproject.toml, package.json or Dockerfile to the folder of the service, or set the input `kinds` of build-publish-alpha.',
  },
  FL_MANIFEST_INVALID: {
    sentence: 'The manifest of a package is not valid',
    remedy: 'Correct the file that is named.',
  },
  FL_SDIST_INVALID: {
    sentence: 'The source distribution is not valid',
    remedy: 'Build it with a standard build backend, or leave it out with `sdist: false`.',
  },
  FL_DOCKERFILE_INVALID: {
    sentence: 'The Dockerfile cannot be read',
    remedy: 'Correct the line that is named.',
  },
  FL_SINGLE_STAGE: {
    sentence: 'The image would ship the tools that it was built with',
    remedy:
      'Compile in a stage of its own (`FROM … AS build`) and copy the result into the last stage (`COPY --from=build`); `allow-single-stage: true` lets it pass.',
  },
  FL_TOOL_MISSING: {
    sentence: 'A program that the build needs is not there',
    remedy: 'Install it in a step before; the README of build-publish-alpha lists what each kind needs.',
  },
  FL_IMAGE_INVALID: {
    sentence: 'The image is not valid',
    remedy: 'Build it with docker buildx or buildah; the README of build-publish-alpha lists the versions.',
  },
  FL_TRUSTED_PUBLISHING: {
    sentence: 'The registry gave no token for the identity of this job',
    remedy:
      'Register this repository and the file of this workflow as trusted publisher of the package, and give the job `id-token: write`; docs/publishing.md says how.',
  },
} as const satisfies Record<string, CatalogueEntry>;
