import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  createEmbeddedTraffic,
  embeddedProxyInfo,
  stopEmbeddedProxy,
} from '../../adapters/traffic/embedded/index.ts';
import { trafficContract } from './traffic.ts';

const clock = {
  now: () => Date.now(),
  sleep: (ms: number) => setTimeout(ms),
};

trafficContract('the embedded proxy', async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'fairlead-proxy-'));
  const options = { stateDir, clock };
  return {
    traffic: createEmbeddedTraffic(options),
    reopen: () => createEmbeddedTraffic(options),
    async kill() {
      const { pid } = await embeddedProxyInfo(stateDir);
      if (pid === null) throw new Error('the proxy does not run');
      process.kill(pid, 'SIGKILL');
      while ((await embeddedProxyInfo(stateDir)).pid !== null) await setTimeout(10);
    },
    async close() {
      await stopEmbeddedProxy(options);
      await rm(stateDir, { recursive: true });
    },
  };
});
