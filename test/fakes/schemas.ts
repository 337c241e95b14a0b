import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';

function schema(file: string): object {
  const path = join(import.meta.dirname, '..', 'fixtures', 'schemas', file);
  return JSON.parse(readFileSync(path, 'utf8')) as object;
}

function problemsBy(validate: ReturnType<Ajv2020['compile']>): (data: unknown) => unknown {
  return (data) => (validate(data) ? null : validate.errors);
}

/** Null for a document that SPDX's own schema of 2.3 accepts; else what is wrong. */
export const spdxProblems = problemsBy(
  new Ajv2019({ strict: false, allErrors: true }).compile(schema('spdx-2.3.json')),
);

/** Null for a statement of in-toto v1 with SLSA v1's provenance in it; else what is wrong. */
export const provenanceProblems = problemsBy(
  new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(
    schema('slsa-provenance-v1.json'),
  ),
);
