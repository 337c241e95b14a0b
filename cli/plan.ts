import type { Plan } from '../core/protection/index.ts';
import {
  errorText,
  mustBeRead,
  nameOf,
  planAll,
  planJson,
  planPull,
  planRepository,
  planText,
  type Planned,
  type Standalone,
} from '../core/standalone/index.ts';
import { connect } from './connect.ts';
import { ownerOf, repositoryOf, UsageError, type Options } from './options.ts';
import { printable, printJson, printNotes } from './print.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';

/** `fairlead plan`. */
export async function plan(options: Options, around: Surroundings): Promise<ExitCode> {
  if (options.org !== null && !options.all) throw new UsageError('--org belongs to --all');
  if (options.all && options.pull !== null) throw new UsageError('--pull and --all do not go together');
  if (options.all) return planEvery(ownerOf(options, around.environment), options, around);
  const repository = repositoryOf(options, around.environment);
  const standalone = await connect(options, around);
  const { planned, shown } = await planOne(repository, options.pull, standalone);
  printNotes(planned.rules.notes, around);
  printPlan(planned, shown, options, around);
  mustBeRead(planned);
  return shown.changes.length === 0 ? 0 : 3;
}

async function planOne(
  repository: Parameters<typeof planRepository>[0],
  pull: number | null,
  standalone: Standalone,
): Promise<{ readonly planned: Planned; readonly shown: Plan }> {
  if (pull === null) {
    const planned = await planRepository(repository, standalone);
    return { planned, shown: planned.plan };
  }
  const { planned, delta } = await planPull(repository, pull, standalone);
  return { planned, shown: delta };
}

async function planEvery(login: string, options: Options, around: Surroundings): Promise<ExitCode> {
  let [pending, failed] = [false, false];
  for await (const { repository, planned } of planAll(login, await connect(options, around))) {
    try {
      if (planned instanceof Error) throw planned;
      printPlan(planned, planned.plan, options, around);
      pending ||= planned.plan.changes.length > 0;
      mustBeRead(planned);
    } catch (error) {
      failed = true;
      printFailure(nameOf(repository), error, options, around);
    }
  }
  if (failed) return 1;
  return pending ? 3 : 0;
}

export function printPlan(planned: Planned, shown: Plan, options: Options, around: Surroundings): void {
  const { repository, managedBy } = planned;
  if (managedBy !== null) {
    printNotes(
      [
        `${nameOf(repository)}: fairlead/policy is pinned to the App ${managedBy}, which manages these settings; ` +
          'this is the plan without it.',
      ],
      around,
    );
  }
  if (options.json) printJson(planJson(repository, shown), around);
  else around.out(`${printable(planText(repository, shown))}\n`);
}

/** A repository of many that failed: programs find it among the data. */
export function printFailure(name: string, error: unknown, options: Options, around: Surroundings): void {
  if (options.json) printJson({ repository: name, error: errorText(error) }, around);
  around.error(`fairlead: ${printable(`${name}: ${errorText(error)}`)}\n`);
}
