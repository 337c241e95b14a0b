import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const { fail, output, readInputs } = await import(join(process.env.FAIRLEAD_STAND_INS, 'check.mjs'));
const inputs = readInputs(import.meta.dirname);
const given = (...names) => names.filter((name) => inputs[name] !== '');
const subjects = given('subject-path', 'subject-digest', 'subject-checksums');
if (subjects.length > 1) fail(`one of ${subjects.join(', ')} is enough`);
const digest = inputs['subject-digest'];
if (digest !== '' && !/^sha256:[0-9a-f]{64}$/.test(digest)) fail(`${digest} is no digest`);
if (digest !== '' && inputs['subject-name'] === '') fail('a digest needs subject-name');
if (inputs['sbom-path'] !== '' && given('predicate', 'predicate-path', 'predicate-type').length > 0) {
  fail('an SBOM and a predicate do not go together');
}
if (given('predicate', 'predicate-path').length === 1 && inputs['predicate-type'] === '')
  fail('no predicate-type');
for (const name of given('sbom-path', 'predicate-path', 'subject-checksums')) {
  if (!existsSync(resolve(inputs[name]))) fail(`${name}: ${inputs[name]} does not exist`);
}
if (process.env.ACTIONS_ID_TOKEN_REQUEST_URL === undefined)
  fail('the job may not sign: id-token: write is missing');
output('attestation-id', '1');
