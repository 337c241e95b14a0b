import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import { describeWithPython, testPython } from '../../../test/fakes/python-tools.ts';
import { createPytestRunner } from './index.ts';

const plugin = `
def pytest_addoption(parser):
    parser.addoption("--services", default="")
`;

/** A wheel of a test package that is found by its entry points. */
function testWheel(tests: string): Uint8Array {
  const info = 'shop_it-1.0.0.dist-info';
  const points =
    '[pytest11]\nshop_it = shop_it.hooks\n[fairlead.integration_tests]\nshop = shop_it:MANIFEST\n';
  const files: Record<string, Uint8Array> = {
    'shop_it/__init__.py': strToU8(
      'MANIFEST = {"schema": 1, "kinds": {"integration": "shop_it.integration"}}\n',
    ),
    'shop_it/hooks.py': strToU8(plugin),
    'shop_it/integration/__init__.py': strToU8(''),
    'shop_it/integration/test_shop.py': strToU8(tests),
    [`${info}/METADATA`]: strToU8('Metadata-Version: 2.1\nName: shop-it\nVersion: 1.0.0\n'),
    [`${info}/WHEEL`]: strToU8(
      'Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    ),
    [`${info}/entry_points.txt`]: strToU8(points),
  };
  const record = Object.entries(files).map(([path, bytes]) => {
    const hash = createHash('sha256').update(bytes).digest('base64url');
    return `${path},sha256=${hash},${bytes.length}`;
  });
  return zipSync({ ...files, [`${info}/RECORD`]: strToU8([...record, `${info}/RECORD,,`, ''].join('\n')) });
}

let workDir = '';
beforeAll(() => {
  workDir = mkdtempSync(join(tmpdir(), 'fairlead-runner-'));
});
afterAll(() => rmSync(workDir, { recursive: true, force: true }));

function run(tests: string, options: { timeoutMs?: number; maxBytes?: number } = {}, signal?: AbortSignal) {
  const job = {
    runId: 'r1',
    filename: 'shop_it-1.0.0-py3-none-any.whl',
    wheel: testWheel(tests),
    services: ['notes'],
    variables: { SERVICE_URL_NOTES: 'http://127.0.0.1:1' },
  };
  return createPytestRunner({ python: testPython, workDir, ...options }).run(
    job,
    signal ?? new AbortController().signal,
  );
}

describeWithPython('the pytest runner', () => {
  test('gives the results, the addresses and the services, and none of our environment', async () => {
    process.env['FAIRLEAD_SECRET_OF_THE_TEST'] = 'secret';
    const outcome = await run(`
import os
def test_environment(request):
    assert os.environ["SERVICE_URL_NOTES"] == "http://127.0.0.1:1"
    assert request.config.getoption("--services") == "notes"
    assert "FAIRLEAD_SECRET_OF_THE_TEST" not in os.environ
def test_fails():
    assert 3 == 4
`);
    delete process.env['FAIRLEAD_SECRET_OF_THE_TEST'];
    expect(outcome).toMatchObject({
      kind: 'ended',
      exitCode: 1,
      results: [
        { id: 'shop_it/integration/test_shop.py::test_environment', outcome: 'passed' },
        { outcome: 'failed', file: 'shop_it/integration/test_shop.py', line: 8, message: 'assert 3 == 4' },
      ],
    });
    expect(readdirSync(workDir)).toEqual([]);
  });

  test('no test at all keeps its exit code 5 in the reason', async () => {
    expect(await run('')).toMatchObject({ kind: 'error', reason: expect.stringContaining('exit code 5') });
  });

  test('a test that ends the process is an error in the results', async () => {
    const outcome = await run('import os\ndef test_dies():\n    os._exit(0)\n');
    expect(outcome).toMatchObject({ kind: 'ended', exitCode: 0, results: [{ outcome: 'error' }] });
  });

  const pidFile = () => join(workDir, 'pid');
  const sleeper = () => `
import pathlib, subprocess, sys, time
def test_sleeps():
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    pathlib.Path(${JSON.stringify(pidFile())}).write_text(str(child.pid))
    time.sleep(60)
`;

  async function childIsGone(): Promise<boolean> {
    const pid = Number(readFileSync(pidFile(), 'utf8'));
    for (let tries = 0; tries < 40; tries += 1) {
      try {
        process.kill(pid, 0);
        // A zombie that nobody waits for is gone as well.
        if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return true;
      } catch {
        return true;
      }
      await sleep(50);
    }
    return false;
  }

  test('an abort ends the tests and what they started', async () => {
    const controller = new AbortController();
    const running = run(sleeper(), {}, controller.signal);
    for (let tries = 0; tries < 200 && !readdirSync(workDir).includes('pid'); tries += 1) await sleep(50);
    controller.abort();
    expect(await running).toEqual({ kind: 'aborted' });
    expect(await childIsGone()).toBe(true);
    rmSync(pidFile());
  });

  test('a time-out is an error', async () => {
    const outcome = await run(sleeper(), { timeoutMs: 2_000 });
    expect(outcome).toMatchObject({
      kind: 'error',
      reason: expect.stringContaining('longer than 2 seconds'),
    });
    expect(await childIsGone()).toBe(true);
    rmSync(pidFile());
  });

  test('a flood of output is bounded and never a pass', async () => {
    const outcome = await run(
      'import os\ndef test_floods():\n    while True:\n        os.write(1, b"x" * 65536)\n',
      { maxBytes: 200_000, timeoutMs: 20_000 },
    );
    expect(outcome).toMatchObject({ kind: 'ended', exitCode: 1, results: [{ outcome: 'error' }] });
  });
});
