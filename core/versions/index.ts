import { maven } from './maven/version.ts';
import { npm } from './npm/version.ts';
import { oci } from './oci/version.ts';
import { pep440 } from './pep440/version.ts';
import type { Ecosystem, VersionScheme } from './types.ts';

/** The rules for versions of every ecosystem; the folder of each holds its page. */
export const versionSchemes: Record<Ecosystem, VersionScheme> = { pep440, npm, maven, oci };
