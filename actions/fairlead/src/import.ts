import { cut, escapeMarkdown } from '../../../core/reporting/text.ts';
import { importRepository } from '../../../core/standalone/index.ts';
import { repositoryOf, type ActionDeps } from './deps.ts';

const maxText = 100_000;

/** `command: import`: the configuration that the settings amount to, in the log, the summary and a file. */
export async function importSettings(
  { job, standalone, workspace }: ActionDeps,
  writeTo: string | null,
): Promise<string | null> {
  const { text, notes } = await importRepository(repositoryOf(job.context), standalone);
  if (writeTo !== null) await workspace.write(writeTo, text);
  job.info([...notes, text].join('\n'));
  job.output('configuration', cut(text, maxText));
  await job.summary(
    [
      '### Configuration of the settings as they are',
      '',
      ...notes.map((note) => `- ${escapeMarkdown(note)}`),
      '',
      fenced(cut(text, maxText)),
      '',
    ].join('\n'),
  );
  return null;
}

/** A code block that nothing in the text can end. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}yaml\n${text}\n${fence}`;
}
