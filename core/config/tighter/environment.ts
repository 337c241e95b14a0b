import type { EnvironmentKey, EnvironmentSettings } from '../settings.ts';
import { durationText } from '../units.ts';
import { exact, fewerNames, higher, someOf, type Order } from './order.ts';

/** No branches named means the default branch, whose name these rules do not know. */
const deploys: Order<readonly string[]> = {
  ...fewerNames,
  atLeast: (a, b) => (a.length === 0) === (b.length === 0) && fewerNames.atLeast(a, b),
  remedy: (upper) => (upper.length === 0 ? 'Write nothing' : fewerNames.remedy(upper)),
};

/** The same for what is said of one environment. */
export const environmentOrders: { readonly [K in EnvironmentKey]: Order<EnvironmentSettings[K]> } = {
  target: exact((value) => value ?? 'nothing'),
  deploys,
  approval: someOf,
  waitMs: higher(durationText),
};
