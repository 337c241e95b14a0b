import type { FairleadConfig } from '../config/types.ts';
import { FinalError } from '../errors/fairlead-error.ts';
import type { Workspace } from '../ports/job.ts';

/** Larger configurations are refused. */
const maxBytes = 100_000;

/**
 * The configuration in the checkout, for what it says about services: which folder, package and needs. It grants
 * nothing; the App reads the default branch's. A missing file means defaults, without services.
 * Errors: FL_CONFIG_INVALID with its place.
 */
export async function loadServices(
  workspace: Pick<Workspace, 'read'>,
  file: string,
): Promise<Pick<FairleadConfig, 'services' | 'integrationTests'>> {
  const text = await workspace.read(file, maxBytes);
  if (text === null) return { services: {}, integrationTests: null };
  // With the YAML parser and the schema it is the largest part of a job: loaded where there is something to read.
  const { parseConfig } = await import('../config/parse.ts');
  const { config, problems } = parseConfig(text, file);
  if (config !== null) return config;
  const first = problems.find((problem) => problem.level === 'error');
  if (first === undefined) throw new FinalError('FL_CONFIG_INVALID', file);
  const { line, column } = first.place;
  const detail = `${file}:${line}:${column}: ${first.sentence} ${first.remedy}`;
  throw new FinalError('FL_CONFIG_INVALID', detail, { place: first.place });
}
