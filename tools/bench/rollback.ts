import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface DayRecord {
  readonly steps: readonly { readonly name: string; readonly figures?: Readonly<Record<string, number>> }[];
}

const figures = [
  {
    step: 'rollback',
    figure: 'fault_to_zero_traffic_s',
    name: 'rollback.fault_to_zero_traffic_s',
    unit: 's',
  },
  {
    step: 'rollback',
    figure: 'requests_harmed_percent',
    name: 'rollback.requests_harmed_percent',
    unit: '%',
  },
] as const;

/** Plays the rollback of the day (the whole day where no snapshot is there yet) and reports what the proxy saw. */
export async function* bench(): AsyncGenerator<{ name: string; value: number; unit: string }> {
  const root = process.cwd();
  const from = existsSync(join(root, '.fairlead', 'snapshots', 'rollback', 'memory.json'))
    ? ['--from', 'rollback']
    : [];
  const played = spawnSync(process.execPath, [join(root, 'tools', 'start.mjs'), '--once', ...from], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (played.status !== 0) throw new Error(`The day ended with exit code ${played.status ?? 'none'}`);
  const record = JSON.parse(readFileSync(join(root, '.fairlead', 'demo.json'), 'utf8')) as DayRecord;
  for (const { step, figure, name, unit } of figures) {
    const value = record.steps.find((candidate) => candidate.name === step)?.figures?.[figure];
    if (value === undefined) throw new Error(`The day's record has no ${figure}`);
    yield { name, value: Math.round(value * 1000) / 1000, unit };
  }
}
