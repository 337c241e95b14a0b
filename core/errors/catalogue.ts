import { forks } from './entries/forks.ts';
import { packages } from './entries/packages.ts';
import { product } from './entries/product.ts';
import { reports } from './entries/reports.ts';
import { requests } from './entries/requests.ts';
import type { CatalogueEntry } from './entry.ts';

const entries = {
  ...product,
  ...requests,
  ...reports,
  ...packages,
  ...forks,
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof entries;

/** Every error that Fairlead can show, by code. `docs/errors.md` is generated from it. */
export const catalogue: Readonly<Record<ErrorCode, CatalogueEntry>> = entries;
