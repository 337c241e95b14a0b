import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readOperatorConfig } from './config.ts';
import { readCredentials } from './credentials.ts';
import { openParts } from './parts.ts';
import { describe, startServer, type Log } from './server.ts';

const usage = `Usage: npm start -- app [--config FILE]

Runs the GitHub App, the HTTP API, the test engine and the dashboard.

  --config FILE  the operator's configuration (default: fairlead.config.yml)
  --help         this text

Credentials come from the environment or .env: APP_ID, PRIVATE_KEY or PRIVATE_KEY_PATH, WEBHOOK_SECRET.
Exit codes: 0 stopped, 2 could not start.
`;

const log: Log = (level, message) => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, message })}\n`);
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      config: { type: 'string', default: 'fairlead.config.yml' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readOperatorConfig(values.config, process.env);
  const credentials = readCredentials(process.env);
  // Where it was started from, which may hold an .env or a dump.
  const own = ['.', values.config, process.env['PRIVATE_KEY_PATH'] ?? '.env'];
  const server = await startServer(config, credentials, await openParts(config, credentials, own), log);
  const stop = (): void => {
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log('error', describe(error));
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`fairlead: ${describe(error)}\n`);
  process.exit(2);
}
