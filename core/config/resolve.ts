import { completeWith } from './defaults.ts';
import { layersFor, type GroupedRepository } from './groups.ts';
import { mergeLayers } from './layers.ts';
import type { OrgConfig } from './org.ts';
import { configFile, parseBelow, type ResolvedConfig } from './parse.ts';

export interface ToResolve {
  /** Null where the repository has no file. */
  readonly repositoryText: string | null;
  /** Null where there is no organisation's file. */
  readonly org: OrgConfig | null;
  readonly repository: GroupedRepository;
  /** Path that problems name. */
  readonly file?: string;
}

/**
 * The configuration of a repository: preset < organisation < groups < the repository's own file, which may only
 * tighten. Never throws; without a file of the repository's own the layers above are always a configuration.
 */
export function resolveConfig({ repositoryText, org, repository, file }: ToResolve): ResolvedConfig {
  const layers = layersFor(org, repository);
  if (repositoryText !== null) return parseBelow(repositoryText, file ?? configFile, layers);
  const { origins, settings, environments } = mergeLayers(layers, null);
  return { config: completeWith({}, settings, environments), problems: [], origins };
}
