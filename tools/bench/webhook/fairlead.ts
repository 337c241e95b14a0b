import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSqliteStore } from '../../../adapters/store/sqlite/store.ts';
import { createApp } from '../../../app/app.ts';
import { createIngress, loadProbot } from '../../../server/ingress.ts';
import { secret } from './driver.ts';

// Our ingress on a store that is durable, as the server puts it together; nobody works the queue here.
const [file = '', privateKey = ''] = process.argv.slice(2);
const clock = { now: () => Date.now() };
const store = await openSqliteStore({ file, clock });
const probot = await loadProbot({ appId: 1, privateKey, secret }, createApp({ store, clock }));
const ingress = createIngress({ secret, probot });
const server = createServer((request, response) => {
  if (!ingress(request, response)) response.writeHead(404).end();
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
