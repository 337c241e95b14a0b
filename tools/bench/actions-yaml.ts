import { readFileSync } from 'node:fs';

/** The shortest complete workflow; test/acceptance/templates.test.ts runs this very file. */
const file = 'workflows-templates/fairlead-pull-request.yml';

/** Counts its lines, without comments and blank ones. */
export async function* bench(): AsyncGenerator<{ name: string; value: number; unit: string }> {
  const lines = readFileSync(file, 'utf8').split('\n');
  const counted = lines.filter((line) => !/^\s*(?:#|$)/.test(line));
  yield { name: 'actions.yaml_lines', value: counted.length, unit: 'lines' };
}
