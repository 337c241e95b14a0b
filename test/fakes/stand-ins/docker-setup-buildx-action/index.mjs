import { join } from 'node:path';

const { output, readInputs } = await import(join(process.env.FAIRLEAD_STAND_INS, 'check.mjs'));
readInputs(import.meta.dirname);
output('name', 'stand-in');
output('driver', 'docker-container');
