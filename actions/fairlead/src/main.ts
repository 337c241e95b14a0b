import { check } from './check.ts';
import type { ActionDeps } from './deps.ts';
import { importSettings } from './import.ts';
import type { Command, FairleadInputs } from './inputs.ts';
import { plan, planEvery } from './plan.ts';
import { sync, syncEvery } from './sync.ts';

/** Runs the command. Returns why the step fails, or null where it does not. */
export async function main(
  deps: ActionDeps,
  {
    command,
    all,
    writeTo,
  }: Pick<FairleadInputs, 'all' | 'writeTo'> & { readonly command: Exclude<Command, 'report'> },
): Promise<string | null> {
  switch (command) {
    case 'check':
      return check(deps);
    case 'plan':
      return all ? planEvery(deps) : plan(deps);
    case 'import':
      return importSettings(deps, writeTo);
    case 'sync':
      return all ? syncEvery(deps) : sync(deps);
  }
}
