import { FinalError } from '../errors/fairlead-error.ts';

/** A repository of images: `ghcr.io` and `acme/shop/web`. */
export interface ImageRepository {
  readonly registry: string;
  readonly path: string;
}

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
/** Names of the distribution specification (https://github.com/opencontainers/distribution-spec). */
const pathPattern = new RegExp(`^${component}(?:/${component})*$`);
const hostPattern =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])(?::[0-9]{1,5})?$/;

/** `ghcr.io/acme/shop` in its parts; lower case, since repositories of images have no other. Errors: FL_INPUT_INVALID. */
export function parseImageRepository(text: string): ImageRepository {
  const lower = text.toLowerCase().replace(/\/+$/, '');
  const slash = lower.indexOf('/');
  const registry = lower.slice(0, Math.max(slash, 0));
  const path = lower.slice(slash + 1);
  const isHost = hostPattern.test(registry) && (/[.:]/.test(registry) || registry === 'localhost');
  if (!isHost || !pathPattern.test(path) || lower.length > 300) {
    const shown = JSON.stringify(text.slice(0, 100));
    throw new FinalError('FL_INPUT_INVALID', `${shown} is not registry and path, such as ghcr.io/acme/shop`);
  }
  return { registry, path };
}

/** The repository of a service's images below the one that all of them share. Errors: FL_INPUT_INVALID. */
export function imageOf(prefix: ImageRepository, service: string): ImageRepository {
  return parseImageRepository(`${prefix.registry}/${prefix.path}/${service}`);
}

export function imageName({ registry, path }: ImageRepository): string {
  return `${registry}/${path}`;
}
