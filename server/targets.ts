import picomatch from 'picomatch';
import { FinalError } from '../core/errors/fairlead-error.ts';
import type { Runtime } from '../core/ports/runtime.ts';
import type { Target, Targets } from '../core/ports/targets.ts';
import type { Traffic } from '../core/ports/traffic.ts';
import type { OperatorConfig } from './config.ts';

/** The operator's targets, each usable only by the repositories that its globs name. */
export function createTargets(
  config: OperatorConfig['targets'],
  open: (name: string) => { runtime: Runtime; traffic: Traffic },
): Targets {
  const targets = new Map<string, { target: Target; allows: (repository: string) => boolean }>();
  for (const [name, settings] of Object.entries(config)) {
    const target: Target = { name, ...open(name), variables: settings.variables };
    targets.set(name, { target, allows: picomatch([...settings.repositories], { nocase: true }) });
  }
  return {
    get(name, repository) {
      const found = targets.get(name);
      if (found === undefined)
        throw new FinalError('FL_NOT_FOUND', `target ${name} is not in fairlead.config.yml`);
      if (!found.allows(repository)) {
        throw new FinalError('FL_NOT_AUTHORISED', `${repository} may not use the target ${name}`);
      }
      return found.target;
    },
  };
}
