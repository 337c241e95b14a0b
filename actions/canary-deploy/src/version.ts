import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { DeployInputs } from './inputs.ts';

function textIn(entry: unknown, name: string): string | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const value: unknown = Object.entries(entry).find(([key]) => key === name)?.[1];
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : null;
}

/**
 * The version to roll out: that of the input, or the release that came of the service's artifact.
 * Errors: FL_INPUT_INVALID.
 */
export function versionOf({ artifacts, service, version }: DeployInputs): string {
  if (artifacts === null) return version;
  if (version !== 'newest')
    throw new FinalError('FL_INPUT_INVALID', 'give either version or artifacts, not both');
  if (!Array.isArray(artifacts))
    throw new FinalError('FL_INPUT_INVALID', 'artifacts must be the output of build-publish-alpha');
  const own = artifacts.filter((entry: unknown) => textIn(entry, 'service') === service) as unknown[];
  // Of several kinds the one that the engine runs and promotes.
  const found = own.find((entry) => textIn(entry, 'kind') === 'python') ?? own[0];
  const release = textIn(found, 'releaseVersion');
  if (release !== null) return release;
  throw new FinalError('FL_INPUT_INVALID', `artifacts has no release of the service ${service}`);
}
