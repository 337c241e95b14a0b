import { readFileSync } from 'node:fs';
import { strategyNames } from '../../../core/config/types.ts';
import { projectFile } from '../../fakes/project-file.ts';
import { count, type Figure } from './figure.ts';

/** Rows of each strategy's truth table; core/branching/truth-table.test.ts judges them. */
export function* tables(): Generator<Figure> {
  for (const name of strategyNames) {
    const text = readFileSync(projectFile(`core/branching/${name}/truth-table.json`), 'utf8');
    yield count(`truth_table.${name}.cases`, (JSON.parse(text) as unknown[]).length);
  }
}
