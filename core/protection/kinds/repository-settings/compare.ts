import { diffFields, only } from '../../diff.ts';
import type { FieldChange, Spec } from '../../types.ts';

const none: ReadonlySet<string> = new Set();

/** Only what we ask for; a setting that was not read is no difference. */
export function compareSettings(desired: Spec, observed: Spec): readonly FieldChange[] {
  return diffFields(only(desired, Object.keys(observed)), observed, none);
}

/** A PATCH leaves alone what it does not name. */
export function settingsBody(_name: string, desired: Spec): Spec {
  return desired;
}
