import { checkPull } from '../core/standalone/index.ts';
import { connect } from './connect.ts';
import { repositoryOf, type Options } from './options.ts';
import { printable, printJson, printNotes } from './print.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';

/** `fairlead check --pull NUMBER`: the verdict of every rule. */
export async function judge(pull: number, options: Options, around: Surroundings): Promise<ExitCode> {
  const repository = { installationId: 0, id: 0, ...repositoryOf(options, around.environment) };
  const { verdicts, outcome, notes } = await checkPull(repository, pull, await connect(options, around));
  printNotes(notes, around);
  if (options.json) {
    const { conclusion, title } = outcome;
    printJson(
      { repository: `${repository.owner}/${repository.name}`, pull, conclusion, title, verdicts },
      around,
    );
  } else {
    around.out(`${printable(outcome.title.replaceAll('\n', ' '))}\n`);
    for (const { rule, status, sentence, remedy } of verdicts) {
      const words = `${rule}, ${status}: ${sentence}. ${remedy}`.trimEnd().replaceAll('\n', ' ');
      around.out(`${printable(words)}\n`);
    }
  }
  return outcome.conclusion === 'success' ? 0 : 1;
}
