import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { systemClock } from '../../adapters/clock/system/index.ts';
import { createProcessRuntime, stopAll } from '../../adapters/runtime/process/index.ts';
import { serviceRequirements } from '../../demo/day/python.ts';
import { pythonFolder } from '../fakes/python-tools.ts';
import { runtimeContract } from './runtime.ts';

const application = `
import os, signal
from importlib.metadata import version

def app(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/crash":
        os.killpg(0, signal.SIGKILL)
    answers = {"/healthz": "ok", "/version": version("sample-service"), "/environment": " ".join(os.environ)}
    start_response("200 OK" if path in answers else "404 Not Found", [("Content-Type", "text/plain")])
    return [answers.get(path, "").encode()]
`;

function sampleWheel(): Uint8Array {
  const info = 'sample_service-1.2.0.dist-info';
  return zipSync({
    'sample_service/__init__.py': strToU8(''),
    'sample_service/app.py': strToU8(application),
    [`${info}/METADATA`]: strToU8(
      'Metadata-Version: 2.1\nName: sample-service\nVersion: 1.2.0\nRequires-Dist: gunicorn\n',
    ),
    [`${info}/WHEEL`]: strToU8(
      'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    ),
    [`${info}/RECORD`]: strToU8(
      [
        'sample_service/__init__.py',
        'sample_service/app.py',
        `${info}/METADATA`,
        `${info}/WHEEL`,
        `${info}/RECORD`,
      ]
        .map((name) => `${name},,\n`)
        .join(''),
    ),
  });
}

runtimeContract('the process runtime', async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'fairlead-runtime-'));
  const wheel = sampleWheel();
  const options = {
    stateDir,
    clock: systemClock,
    baseDir: join(pythonFolder, 'services'),
    baseRequirements: serviceRequirements,
    fetchArtifact: () => Promise.resolve(wheel),
  };
  return {
    runtime: createProcessRuntime(options),
    reopen: () => createProcessRuntime(options),
    artifact: {
      name: 'sample-service',
      version: '1.2.0',
      sha256: createHash('sha256').update(wheel).digest('hex'),
    },
    async close() {
      await stopAll(stateDir, systemClock);
      await rm(stateDir, { recursive: true });
    },
  };
});
