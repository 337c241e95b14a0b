import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Probot } from 'probot';
import { secret } from './driver.ts';

// What Probot does by itself: verify, parse, call a handler that does nothing. Without its own server's request log.
const [, privateKey = ''] = process.argv.slice(2);
const probot = new Probot({ appId: 1, privateKey, secret, logLevel: 'fatal', logFormat: 'json' });
await probot.load((app) => {
  app.on('pull_request', () => undefined);
});
const middleware = await probot.getNodeMiddleware();
const server = createServer((request, response) => void middleware(request, response));
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
