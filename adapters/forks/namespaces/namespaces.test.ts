import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findPython } from '../../runtime/process/index.ts';
import { bootstrap } from '../../runner/pytest/bootstrap.ts';
import { tarOf } from '../../../test/fakes/fork-stage.ts';
import { jobPython, pythonFolder, testPython } from '../../../test/fakes/python-tools.ts';
import { basePython, createForkTests, type ForkTestsOptions } from './index.ts';
import { runSandboxed } from './sandbox.ts';

const isolates = spawnSync('unshare', ['--user', '--map-root-user', '--net', '--pid', '--fork', 'true']);
const why = '(skipped: this machine has no Python, or lets nobody make namespaces)';
const able = isolates.status === 0 && pythonFolder !== '';

const repository = { installationId: 1, id: 7, owner: 'acme', name: 'shop' };
const stopNothing = new AbortController().signal;
const secret = 'fairlead-test-secret';

let dir = '';
let outside = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'fairlead-forks-'));
  outside = mkdtempSync(join(tmpdir(), 'fairlead-outside-'));
  writeFileSync(join(outside, 'key.pem'), secret);
});
afterAll(() => {
  for (const folder of [dir, outside]) rmSync(folder, { recursive: true, force: true });
});

const project = (name: string, more = '') =>
  `[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "${name}"\nversion = "1.0.0"\n[tool.setuptools.packages.find]\nwhere = ["src"]\n${more}`;

const application = `
import json, os, socket

def probe():
    found = {"environment": sorted(os.environ)}
    for name, path in (("key", "OUTSIDE/key.pem"), ("host", "/old"), ("passwd", "/etc/passwd")):
        try:
            found[name] = open(path).read()
        except OSError as error:
            found[name] = error.strerror
    try:
        open("OUTSIDE/written", "w")
        found["wrote"] = True
    except OSError:
        found["wrote"] = False
    try:
        socket.create_connection(("127.0.0.1", int("PORT")), 2)
        found["server"] = "reached"
    except OSError as error:
        found["server"] = error.strerror
    try:
        found["talk"] = os.readlink("/proc/1/fd/1")
    except OSError as error:
        found["talk"] = error.strerror
    found["processes"] = sum(name.isdigit() for name in os.listdir("/proc"))
    return found

def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(probe()).encode()]
`;

const hooks = 'def pytest_addoption(parser):\n    parser.addoption("--services", default="")\n';

/** A repository of one service and its integration tests. */
function source(changes: Readonly<Record<string, string>> = {}, port = 1): Uint8Array {
  const files = {
    'services/notes/pyproject.toml': project('shop-notes'),
    'services/notes/src/shop_notes/__init__.py': '',
    'services/notes/src/shop_notes/app.py': application
      .replaceAll('OUTSIDE', outside)
      .replaceAll('PORT', String(port)),
    'it/pyproject.toml': project(
      'shop-it',
      '[project.entry-points.pytest11]\nshop_it = "shop_it.hooks"\n[project.entry-points."fairlead.integration_tests"]\nshop = "shop_it:MANIFEST"\n',
    ),
    'it/src/shop_it/__init__.py': 'MANIFEST = {"kinds": {"integration": "shop_it.integration"}}\n',
    'it/src/shop_it/hooks.py': hooks,
    'it/src/shop_it/integration/__init__.py': '',
    'it/src/shop_it/integration/test_shop.py':
      'import os, urllib.request\n\ndef test_says(record_property):\n    with urllib.request.urlopen(os.environ["SERVICE_URL_NOTES"]) as answer:\n        said = answer.read().decode()\n    assert False, "SAID " + said\n',
    ...changes,
  };
  return gzipSync(
    tarOf(Object.fromEntries(Object.entries(files).map(([path, text]) => [`acme-shop-abc/${path}`, text]))),
  );
}

const packages = [
  { service: 'notes', name: 'shop-notes', path: 'services/notes' },
  { service: null, name: 'shop-it', path: 'it' },
];

function optionsOf(archive: Uint8Array, limits: object): ForkTestsOptions {
  const python = async () => basePython(await findPython());
  const folderOf = (program: string) => join(program, '..', '..');
  return {
    dir,
    python,
    environments: () =>
      Promise.resolve({
        build: folderOf(jobPython),
        services: join(pythonFolder, 'services'),
        tests: folderOf(testPython),
      }),
    bootstrap,
    source: () => Promise.resolve(archive),
    registry: {
      files: () => Promise.resolve([]),
      download: () => Promise.reject(new Error('not there')),
      publish: () => Promise.reject(new Error('published')),
    },
    own: [outside],
    clock: { now: () => 1 },
    limits,
  };
}

function bench(archive: Uint8Array, runId: string, limits: object = {}) {
  return createForkTests(optionsOf(archive, limits)).open(runId);
}

type Bench = ReturnType<typeof bench>;

const order = { repository, sha: 'a'.repeat(40), packages };

/** As the engine does it: builds, notes the service, runs the tests. */
async function play(place: Bench) {
  const wheels = await place.build(order, stopNothing);
  const [notes, tests] = wheels;
  if (notes === undefined || tests === undefined) throw new Error('not built');
  const instance = await place.runtime.start({
    id: 'test-r/notes',
    service: 'notes',
    environment: 'test-r',
    package: notes,
    wsgi: 'shop_notes.app:app',
    env: {},
  });
  expect(await place.runtime.ready(instance, '/healthz')).toBe(true);
  const [file] = await place.registry.files('shop-it');
  if (file === undefined) throw new Error('not kept');
  return place.runner.run(
    {
      runId: 'r',
      filename: file.filename,
      wheel: await place.registry.download(file),
      services: ['notes'],
      variables: { SERVICE_URL_NOTES: `http://${instance.host}:${instance.port}` },
    },
    stopNothing,
  );
}

const suite = able ? describe : describe.skip;

suite(`the code of a fork${able ? '' : ` ${why}`}`, () => {
  test('is built and tested where it reaches nothing of this machine', async () => {
    process.env['FAIRLEAD_FORK_PROBE'] = secret;
    const server = createServer((_, response) => response.end('reached')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const outcome = await play(bench(source({}, port), 'reach'));
      if (outcome.kind !== 'ended') throw new Error(JSON.stringify(outcome));
      expect(outcome.results).toMatchObject([{ outcome: 'failed' }]);
      const text = /SAID (\{.*?\})(?:\n|$)/.exec(outcome.results[0]?.message ?? '')?.[1] ?? '{}';
      const found = JSON.parse(text) as Record<string, unknown>;
      expect(found).toMatchObject({
        key: 'No such file or directory',
        host: 'No such file or directory',
        passwd: 'No such file or directory',
        wrote: false,
        server: 'Connection refused',
        talk: 'Permission denied',
      });
      expect(JSON.stringify(found)).not.toContain(secret);
      expect(found['environment']).not.toContain('FAIRLEAD_FORK_PROBE');
      expect(found['processes']).toBeLessThan(10);
      expect(readdirSync(outside)).toEqual(['key.pem']);
    } finally {
      server.close();
      delete process.env['FAIRLEAD_FORK_PROBE'];
    }
  }, 120_000);

  test('has no way to capabilities, and is the first to go where memory runs short', async () => {
    const program = `
import ctypes, json, os
libc = ctypes.CDLL(None, use_errno=True)
def tried(work):
    try:
        return work() or "done"
    except OSError as error:
        return error.strerror
def unshare(flags):
    return os.strerror(ctypes.get_errno()) if libc.unshare(flags) != 0 else "done"
def write(path, text):
    with open(path, "w") as file:
        file.write(text)
status = dict(line.split(":\\t", 1) for line in open("/proc/self/status").read().splitlines())
os.write(1, b'{"started": true}\\n')
os.write(1, json.dumps({
    "user": unshare(0x10000000),
    "all": unshare(0x10000000 | 0x40000000 | 0x00020000),
    "raised": tried(lambda: write("/proc/sys/user/max_user_namespaces", "9")),
    "oom": open("/proc/self/oom_score_adj").read().strip(),
    "spared": tried(lambda: write("/proc/self/oom_score_adj", "0")),
    "again": unshare(0x10000000),
    "capabilities": [status[name].strip() for name in ("CapEff", "CapPrm", "CapBnd", "CapAmb")],
}).encode())
`;
    const { path, prefix } = await basePython(await findPython());
    const result = await runSandboxed(
      {
        root: join(dir, 'powers'),
        python: path,
        shown: [{ from: prefix, to: prefix }],
        program,
        input: {},
        timeoutMs: 30_000,
        maxOutputBytes: 10_000,
      },
      stopNothing,
    );
    if (result.kind !== 'ended') throw new Error(JSON.stringify(result));
    const none = '0000000000000000';
    expect(result.lines).toEqual([
      {
        user: 'No space left on device',
        all: 'No space left on device',
        raised: 'Read-only file system',
        oom: '1000',
        spared: 'Read-only file system',
        again: 'No space left on device',
        capabilities: [none, none, none, none],
      },
    ]);
  }, 60_000);

  test('builds without a network and without this machine, whatever its set-up does', async () => {
    const setup = [
      'import os, socket, setuptools',
      'found = [name for name in os.environ if "FAIRLEAD" in name]',
      `found.append(os.path.exists("${outside}"))`,
      'try:\n    socket.create_connection(("1.1.1.1", 53), 2)\n    found.append("net")\nexcept OSError as error:\n    found.append(error.strerror)',
      'open("src/shop_notes/found.py", "w").write(repr(found))',
      'setuptools.setup(version="1.0.0+" + ("safe" if found == [False, "Network is unreachable"] else "open"))',
    ].join('\n');
    const place = bench(
      source({
        'services/notes/setup.py': setup,
        'services/notes/pyproject.toml': project('shop-notes').replace(
          'version = "1.0.0"',
          'dynamic = ["version"]',
        ),
      }),
      'builds',
    );
    process.env['FAIRLEAD_FORK_PROBE'] = secret;
    expect((await place.build(order, stopNothing))[0]).toMatchObject({ version: '1.0.0+safe' });
    delete process.env['FAIRLEAD_FORK_PROBE'];
    await place.clear();
    expect(readdirSync(dir)).not.toContain('builds');
  }, 120_000);

  test.each<[string, Record<string, string>, RegExp]>([
    ['that does not build', { 'services/notes/setup.py': 'raise SystemExit("no")' }, /shop-notes/],
    [
      'under another name',
      { 'services/notes/pyproject.toml': project('shop-web') },
      /is not the package shop-notes/,
    ],
  ])(
    'a package %s ends the run with a reason',
    async (_, changes, told) => {
      await expect(bench(source(changes), 'odd').build(order, stopNothing)).rejects.toMatchObject({
        code: 'FL_FORK_BUILD',
        message: expect.stringMatching(told),
      });
    },
    120_000,
  );

  test.each<[string, object, RegExp]>([
    ['all of it together', { outputBytes: 60_000 }, /more than 60000 bytes in all/],
    ['one wheel', { wheelBytes: 60_000 }, /shop-notes: its wheel has more than 60000 bytes/],
  ])(
    'that builds more than may be handed over ends with a reason: %s',
    async (_, limits, told) => {
      const setup =
        'import os, setuptools\nopen("src/shop_notes/pad.py", "w").write("pad = " + repr(os.urandom(100_000)))\nsetuptools.setup()\n';
      const place = bench(source({ 'services/notes/setup.py': setup }), 'large', limits);
      await expect(place.build(order, stopNothing)).rejects.toMatchObject({
        code: 'FL_FORK_BUILD',
        message: expect.stringMatching(told),
      });
      expect(
        (await bench(source({ 'services/notes/setup.py': setup }), 'large').build(order, stopNothing)).length,
      ).toBe(2);
    },
    120_000,
  );

  test('one that never ends is stopped, with all that it started', async () => {
    const setup =
      'import os, time\nos.fork()\nos.setsid() if os.getpid() != os.getpgid(0) else None\ntime.sleep(600)\n';
    const place = bench(source({ 'services/notes/setup.py': setup }), 'endless', { buildMs: 3_000 });
    const started = Date.now();
    await expect(place.build(order, stopNothing)).rejects.toMatchObject({ code: 'FL_FORK_BUILD' });
    expect(Date.now() - started).toBeLessThan(20_000);
  }, 60_000);

  test('is stopped by the signal', async () => {
    const setup = 'import time\ntime.sleep(600)\n';
    const place = bench(source({ 'services/notes/setup.py': setup }), 'aborted');
    const stop = new AbortController();
    const built = place.build(order, stop.signal);
    setTimeout(() => stop.abort(), 1_000);
    expect(await built).toEqual([]);
  }, 60_000);

  test('is not run by a Python that is installed around the data of the App', async () => {
    const tests = createForkTests({
      ...optionsOf(source(), {}),
      python: () => Promise.resolve({ path: '/usr/bin/python3', prefix: '/' }),
    });
    await expect(tests.open('around').build(order, stopNothing)).rejects.toMatchObject({
      code: 'FL_FORK_SANDBOX',
      message: expect.stringContaining('holds the data of the App'),
    });
  });

  test.each([
    ['a key or a database in a folder of the system', '/usr/src/app/fairlead.db'],
    ['a key in the environment of the tests', join(pythonFolder, 'tests', 'key.pem')],
  ])('is not run where it would be shown %s', async (_, own) => {
    const tests = createForkTests({ ...optionsOf(source(), {}), own: [outside, own] });
    await expect(tests.open('shown').build(order, stopNothing)).rejects.toMatchObject({
      code: 'FL_FORK_SANDBOX',
      message: expect.stringContaining('holds the data of the App'),
    });
  });

  test('what it built is never published', async () => {
    await expect(
      bench(source(), 'publish').registry.publish('x', '1', 'x.whl', new Uint8Array()),
    ).rejects.toMatchObject({ code: 'FL_NOT_AUTHORISED' });
  });
});

test('nothing runs where its place cannot be made', async () => {
  const impossible = {
    root: join(dir, 'none'),
    python: '/nowhere/python3',
    shown: [],
    program: 'print(1)',
    input: {},
    timeoutMs: 10_000,
    maxOutputBytes: 1000,
  };
  await expect(runSandboxed(impossible, stopNothing)).rejects.toMatchObject({ code: 'FL_FORK_SANDBOX' });
});
