import { z } from 'zod';
import { FinalError } from '../errors/fairlead-error.ts';

/** What npm itself asks of the names of new packages. */
const npmName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

const manifest = z.object({
  name: z.string().max(214).regex(npmName, 'be a name that npm takes: lower case, at most 214 characters'),
  version: z.string().min(1).max(256),
  private: z.boolean().optional(),
  scripts: z.record(z.string(), z.string()).optional(),
  publishConfig: z.object({ registry: z.string().max(2000).optional() }).optional(),
});

export interface NodePackage {
  readonly name: string;
  readonly version: string;
  /** A private package is never published. */
  readonly isPrivate: boolean;
  readonly scripts: ReadonlySet<string>;
  /** Where `publishConfig` sends the package, or null. */
  readonly registry: string | null;
}

function parseObject(text: string, file: string): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return { ...data };
  } catch (cause) {
    throw new FinalError('FL_MANIFEST_INVALID', `${file} is not JSON`, { cause, place: { file } });
  }
  throw new FinalError('FL_MANIFEST_INVALID', `${file} is not an object`, { place: { file } });
}

/** Name, version and scripts as `package.json` gives them. Errors: FL_MANIFEST_INVALID. */
export function readNodePackage(text: string, file: string): NodePackage {
  const parsed = manifest.safeParse(parseObject(text, file));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const detail = `${file}, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    throw new FinalError('FL_MANIFEST_INVALID', detail, { place: { file } });
  }
  const { name, version, scripts, publishConfig } = parsed.data;
  return {
    name,
    version,
    isPrivate: parsed.data.private === true,
    scripts: new Set(Object.keys(scripts ?? {})),
    registry: publishConfig?.registry ?? null,
  };
}

/**
 * The same package under another version. `publishConfig.tag` is left out: some versions of npm prefer it to the tag
 * that they are given, and it could be `latest`.
 */
export function withNodeVersion(text: string, version: string, file: string): string {
  const data = { ...parseObject(text, file), version };
  const config = (data as Record<string, unknown>)['publishConfig'];
  if (typeof config === 'object' && config !== null && 'tag' in config) {
    const { tag: _tag, ...rest } = config as Record<string, unknown>;
    (data as Record<string, unknown>)['publishConfig'] = rest;
  }
  return `${JSON.stringify(data, null, 2)}\n`;
}
