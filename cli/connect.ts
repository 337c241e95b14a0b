import { createStandalone, type Standalone } from '../core/standalone/index.ts';
import { connectionOf, type Options } from './options.ts';
import type { Surroundings } from './surroundings.ts';

/** GitHub, as the options and the environment say. */
export async function connect(options: Options, around: Surroundings): Promise<Standalone> {
  const { organisation, configRepository } = options;
  return createStandalone({
    github: await around.connect(connectionOf(options, around.environment)),
    clock: around.clock,
    organisation,
    configRepository,
  });
}
