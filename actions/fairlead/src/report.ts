import type { Job } from '../../../core/ports/job.ts';
import { describePlan, type Plan } from '../../../core/protection/index.ts';
import { cut, escapeMarkdown } from '../../../core/reporting/text.ts';
import { nameOf, planText, type Planned } from '../../../core/standalone/index.ts';

/** The runner takes 1 MiB of outputs and of a summary from a step. */
const maxOutput = 100_000;
const maxSummary = 900_000;

/** What a step says of one or many plans, each within what the runner takes. */
export interface PlanReport {
  add(planned: Planned, plan: Plan): void;
  /** A repository whose plan could not be made or carried out. */
  fail(name: string, why: string): void;
  /** Outputs and summary; the title names what was done. */
  finish(title: string): Promise<void>;
}

export function createPlanReport(job: Job): PlanReport {
  const texts: string[] = [];
  const parts: string[] = [];
  let changes = 0;
  return {
    add({ repository, managedBy }, plan) {
      const text = planText(repository, plan);
      texts.push(text);
      job.info(text);
      if (managedBy !== null) {
        job.info(`fairlead/policy is pinned to the App ${managedBy}, which manages these settings.`);
      }
      changes += plan.changes.length;
      parts.push(`#### ${escapeMarkdown(nameOf(repository))}`, '', describePlan(plan).markdown, '');
    },
    fail(name, why) {
      texts.push(`${name}: ${why}`);
      job.info(`${name}: ${why}`);
      parts.push(`#### ${escapeMarkdown(name)}`, '', escapeMarkdown(why), '');
    },
    async finish(title) {
      job.output('changes', String(changes));
      job.output('plan', cut(texts.join('\n'), maxOutput));
      await job.summary(wholeParts([`### ${title}`, '', ...parts]));
    },
  };
}

/** As many parts as the runner takes; a part that is cut would show half a table. */
function wholeParts(parts: readonly string[]): string {
  const shown: string[] = [];
  let size = 0;
  for (const part of parts) {
    size += Buffer.byteLength(part) + 1;
    if (size > maxSummary) {
      shown.push('', 'There is more; it stands in the log.');
      break;
    }
    shown.push(part);
  }
  return `${shown.join('\n')}\n`;
}
