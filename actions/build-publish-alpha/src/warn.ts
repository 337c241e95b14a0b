import type { Job } from '../../../core/ports/job.ts';
import { escapeData, escapeProperty } from '../../../core/reporting/commands.ts';

/** A warning that the run's page shows. */
export function warn(job: Pick<Job, 'command'>, title: string, text: string): void {
  job.command([`::warning title=${escapeProperty(title)}::${escapeData(text)}`]);
}
