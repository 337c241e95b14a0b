import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { configs, foreignResources, inputFor } from '../../../test/fakes/arbitrary-settings.ts';
import { SettingsModel } from '../../../test/fakes/settings-model.ts';
import { complete } from '../../config/defaults.ts';
import { parseConfig } from '../../config/parse.ts';
import { strategyNames, type FairleadConfig } from '../../config/types.ts';
import {
  compileProtection,
  importConfig,
  nextLedger,
  planProtection,
  type Imported,
  type Ledger,
  type Observed,
} from '../index.ts';

const base = inputFor(complete({}));

function imported(observed: Observed, ledger: Ledger = []): Imported {
  return importConfig({ ...base, observed, ledger });
}

/** What the imported file would change. */
function changesOf(observed: Observed, { text, ledger }: Imported): unknown {
  const { config, problems } = parseConfig(text);
  if (config === null) return problems;
  return planProtection({ desired: compileProtection(inputFor(config)).resources, observed, ledger }).changes;
}

function written(
  config: FairleadConfig,
  model = new SettingsModel(),
): { observed: Observed; ledger: Ledger } {
  const desired = compileProtection(inputFor(config)).resources;
  const plan = planProtection({ desired, observed: model.observed(), ledger: [] });
  const ledger = plan.changes.reduce<Ledger>(
    (all, change) => nextLedger(all, change, model.apply(change)),
    [],
  );
  return { observed: model.observed(), ledger };
}

test('whatever others made, the plan of the imported file is empty', () => {
  fc.assert(
    fc.property(foreignResources, (resources) => {
      const observed = { resources, unread: [], unenforceable: false };
      expect(changesOf(observed, imported(observed))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('whatever Fairlead itself wrote, among what others made, the plan of the imported file is empty', () => {
  fc.assert(
    fc.property(configs, foreignResources, fc.boolean(), (config, resources, lost) => {
      const others = resources.filter(({ name }) => !name.startsWith('Fairlead'));
      const { observed, ledger } = written(config, new SettingsModel(others));
      const result = imported(observed, lost ? [] : ledger);
      expect(changesOf(observed, result)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('every strategy comes back as it was written, and stays enforced', () => {
  for (const strategy of strategyNames) {
    const config = complete({
      strategy,
      approvals: 2,
      checks: ['build', 'unit'],
      release_managers: ['team:release'],
      maintainers: ['team:core', 'bob'],
      environments: { qa: { deploys: 'release/*', approval: ['ann'], wait: '10m' } },
    });
    const { observed } = written(config);
    const result = imported(observed);
    expect(result.text).not.toContain('advisory');
    expect(parseConfig(result.text).config).toMatchObject({ strategy, approvals: 2 });
    expect(changesOf(observed, result)).toEqual([]);
  }
});
