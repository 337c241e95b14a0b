import {
  changesJson,
  changeText,
  errorText,
  nameOf,
  plainNotes,
  planAll,
  planRepository,
  syncedText,
  syncRepository,
  type Planned,
  type Standalone,
} from '../core/standalone/index.ts';
import { connect } from './connect.ts';
import { ownerOf, repositoryOf, UsageError, type Options } from './options.ts';
import { printFailure, printPlan } from './plan.ts';
import { printable, printJson, printNotes } from './print.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';

/** `fairlead sync`. */
export async function sync(options: Options, around: Surroundings): Promise<ExitCode> {
  if (options.org !== null && !options.all) throw new UsageError('--org belongs to --all');
  const may = options.yes || !['', 'false', '0'].includes(around.environment['CI'] ?? '');
  const standalone = await connect(options, around);
  const one = (planned: Planned) =>
    may ? carryOut(planned, standalone, options, around) : ask(planned, options, around);
  if (!options.all) {
    const planned = await planRepository(repositoryOf(options, around.environment), standalone);
    printNotes(planned.rules.notes, around);
    return one(planned);
  }
  const codes = new Set<ExitCode>();
  for await (const { repository, planned } of planAll(ownerOf(options, around.environment), standalone)) {
    try {
      if (planned instanceof Error) throw planned;
      codes.add(await one(planned));
    } catch (error) {
      codes.add(1);
      printFailure(nameOf(repository), error, options, around);
    }
  }
  if (codes.has(1)) return 1;
  return codes.has(3) ? 3 : 0;
}

/** Nobody said yes: the plan is shown, and nothing is written. */
function ask(planned: Planned, options: Options, around: Surroundings): ExitCode {
  printPlan(planned, planned.plan, options, around);
  if (planned.plan.changes.length === 0) return 0;
  around.error(`${nameOf(planned.repository)}: nothing was written. Say --yes to carry out this plan.\n`);
  return 3;
}

async function carryOut(
  planned: Planned,
  standalone: Standalone,
  options: Options,
  around: Surroundings,
): Promise<ExitCode> {
  const { repository, plan } = planned;
  const name = nameOf(repository);
  const total = plan.changes.length;
  let made = 0;
  const synced = await syncRepository(planned, standalone, (change) => {
    made += 1;
    around.error(`${printable(`${name}: ${made} of ${Math.max(total, made)}: ${changeText(change)}`)}\n`);
  });
  const { done, left, error } = synced;
  const failure = error === null ? null : errorText(error);
  if (options.json) {
    const changes = { done: changesJson(done), left: changesJson(left) };
    printJson({ repository: name, ...changes, notes: plainNotes(plan), error: failure }, around);
  } else {
    printNotes(plainNotes(plan), around);
    around.out(`${printable(`${name}: ${total === 0 ? 'Nothing to change.' : syncedText(synced)}`)}\n`);
  }
  if (failure === null) return 0;
  around.error(`fairlead: ${printable(`${name}: ${failure}`)}\n`);
  return 1;
}
