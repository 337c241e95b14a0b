import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { configs, inputFor } from '../../test/fakes/arbitrary-settings.ts';
import { SettingsModel } from '../../test/fakes/settings-model.ts';
import type { FairleadConfig } from '../config/types.ts';
import {
  compileProtection,
  nextLedger,
  planProtection,
  settledLedger,
  type Ledger,
  type Plan,
} from './index.ts';

function run(model: SettingsModel, config: FairleadConfig, ledger: Ledger): { plan: Plan; ledger: Ledger } {
  const desired = compileProtection(inputFor(config)).resources;
  const plan = planProtection({ desired, observed: model.observed(), ledger });
  let after = ledger;
  for (const change of plan.changes) after = nextLedger(after, change, model.apply(change));
  return { plan, ledger: settledLedger(after, desired, model.observed()) };
}

test('a second plan after any apply is empty, and the calls made are those that were planned', () => {
  fc.assert(
    fc.property(configs, configs, (first, second) => {
      const model = new SettingsModel();
      const one = run(model, first, []);
      expect(run(model, first, one.ledger).plan.changes).toEqual([]);
      const planned = run(model, second, one.ledger);
      expect(model.calls).toEqual(
        [...one.plan.changes, ...planned.plan.changes].map(
          ({ action, kind, name }) => `${action} ${kind} ${name}`,
        ),
      );
      expect(run(model, second, planned.ledger).plan.changes).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
