import { faults, lostDeliveries } from './policy/faults.ts';
import type { Figure } from './policy/figure.ts';
import { freezeRaces } from './policy/freeze.ts';
import { idempotence } from './policy/idempotence.ts';
import { mutation } from './policy/mutation.ts';
import { passes, rotation } from './policy/pass.ts';
import { stacked } from './policy/stacked.ts';
import { tables } from './policy/tables.ts';
import { webhooks } from './policy/webhook.ts';

/** Branch protection and strategies against a counting organisation: requests, faults, races. */
export async function* bench(): AsyncGenerator<Figure> {
  yield* tables();
  yield* mutation();
  yield* webhooks();
  yield* passes();
  yield* rotation();
  yield* faults();
  yield* lostDeliveries();
  yield* stacked();
  yield* freezeRaces();
  yield* idempotence();
}
