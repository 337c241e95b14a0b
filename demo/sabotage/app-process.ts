import { parseArgs } from 'node:util';
import { readOperatorConfig } from '../../server/config.ts';
import { readCredentials } from '../../server/credentials.ts';
import { openParts } from '../../server/parts.ts';
import { startServer } from '../../server/server.ts';
import type { SabotageName } from './names.ts';
import { wrap } from './wraps.ts';

// The App as server/main.ts starts it, with one port wrapped.
const { values } = parseArgs({ options: { config: { type: 'string' }, sabotage: { type: 'string' } } });
const config = readOperatorConfig(values.config ?? '');
const credentials = readCredentials(process.env);
const parts = wrap(await openParts(config, credentials), values.sabotage as SabotageName);
const server = await startServer(config, credentials, parts, (level, message) => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, message })}\n`);
});
process.once('SIGTERM', () => {
  void server.stop().then(() => process.exit(0));
});
