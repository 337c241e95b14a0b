import { z } from 'zod';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { NodeRegistry } from '../../../core/ports/registry.ts';
import { isTransientStatus, request, retryAfterMs } from '../../http.ts';

export interface NpmRegistryOptions {
  /** Such as `https://registry.npmjs.org/`. */
  readonly url: string;
  /** For registries that show packages to their users only; sent to this registry and to nobody else. */
  readonly token?: string;
  readonly clock?: Pick<Clock, 'sleep'>;
}

/** Packages with thousands of versions have documents of this size. */
const largestDocument = 64 * 1024 * 1024;

/** The abbreviated document of a package (npm's "Package metadata"), the parts that are needed. */
const packument = z.object({
  versions: z.record(
    z.string().max(256),
    z.object({ dist: z.object({ integrity: z.string().max(2000).optional() }) }),
  ),
});

/** Of a package, always below the registry's own: the token goes there. The slash of a scope is part of the name. */
function addressOf(packageName: string, base: string): URL {
  const home = new URL(base).href;
  const address = new URL(encodeURIComponent(packageName).replace(/^%40/, '@'), home);
  if (address.href.startsWith(home) && address.href !== home) return address;
  throw new FinalError('FL_REGISTRY_REFUSED', `${JSON.stringify(packageName)} is no name of a package`);
}

/** A registry that speaks npm's protocol. Errors: FL_REGISTRY_UNREACHABLE, FL_REGISTRY_REFUSED. */
export function createNpmRegistry({ url, token = '', clock }: NpmRegistryOptions): NodeRegistry {
  const base = url.endsWith('/') ? url : `${url}/`;
  return {
    async versions(packageName) {
      const address = addressOf(packageName, base);
      const answer = await request(address, {
        headers: {
          accept: 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8',
          ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        },
        unreachable: 'FL_REGISTRY_UNREACHABLE',
        maxBytes: largestDocument,
        timeoutMs: 30_000,
        ...(clock === undefined ? {} : { clock }),
      });
      if (answer.status === 404) return [];
      const said = `${address.origin} says ${answer.status} for ${packageName}`;
      if (isTransientStatus(answer.status)) {
        const wait = retryAfterMs(answer.headers);
        const options = wait === undefined ? {} : { retryAfterMs: wait };
        throw new TransientError('FL_REGISTRY_UNREACHABLE', said, options);
      }
      if (answer.status !== 200) throw new FinalError('FL_REGISTRY_REFUSED', said);
      return readPackument(answer.bytes, `${address.origin}, ${packageName}`);
    },
  };
}

function readPackument(bytes: Uint8Array, where: string): Awaited<ReturnType<NodeRegistry['versions']>> {
  try {
    const { versions } = packument.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return Object.entries(versions).map(([version, { dist }]) => {
      return { version, integrity: dist.integrity ?? '' };
    });
  } catch (cause) {
    throw new FinalError('FL_REGISTRY_REFUSED', `${where}: not a document of an npm registry`, { cause });
  }
}
