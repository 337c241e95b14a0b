import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Json } from '../../../core/json.ts';

/**
 * The value as JSON text.
 * @throws FinalError FL_INTERNAL for a number that is not finite, which JSON would silently turn into null.
 */
export function encode(value: Json): string {
  refuseNonFinite(value, '$');
  return JSON.stringify(value);
}

function refuseNonFinite(value: Json, path: string): void {
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return;
    throw new FinalError('FL_INTERNAL', `${path} is to be stored and is not a finite number`);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) refuseNonFinite(item, `${path}.${key}`);
}
