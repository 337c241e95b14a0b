import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeWithPython } from '../fakes/python-tools.ts';
import type { Instance, InstanceSpec, Runtime } from '../../core/ports/runtime.ts';

/** A runtime under test, and a package that it can run. */
export interface RuntimeUnderTest {
  readonly runtime: Runtime;
  /** A second one on the same state, as a restarted App has it. */
  reopen(): Runtime;
  /**
   * A package whose WSGI application `sample_service.app:app` answers `/healthz` with 200, `/version` with its
   * version, `/environment` with the names of its variables and `/crash` by ending its process group.
   */
  readonly artifact: InstanceSpec['package'];
  close(): Promise<void>;
}

async function text(instance: Instance, path: string): Promise<string> {
  return (await fetch(`http://${instance.host}:${instance.port}${path}`)).text();
}

async function untilReady(runtime: Runtime, instance: Instance): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await runtime.ready(instance, '/healthz')) return;
    await sleep(50);
  }
  throw new Error(`not ready: ${await readFile(instance.logFile, 'utf8')}`);
}

/** What every runtime must do, tried with a real service. */
export function runtimeContract(name: string, open: () => Promise<RuntimeUnderTest>): void {
  describeWithPython(`${name} keeps the contract of Runtime`, () => {
    let subject: RuntimeUnderTest;
    const spec = (id: string): InstanceSpec => ({
      id,
      service: 'sample',
      environment: 'production',
      package: subject.artifact,
      wsgi: 'sample_service.app:app',
      env: { GREETING: 'hello' },
    });

    beforeAll(async () => {
      subject = await open();
      process.env['FAIRLEAD_TEST_SECRET'] = 'must not be seen';
    }, 180_000);
    afterAll(async () => {
      delete process.env['FAIRLEAD_TEST_SECRET'];
      await subject.close();
    });

    test('starts once, becomes ready, is listed, and is stopped', async () => {
      const { runtime } = subject;
      const [instance, again] = await Promise.all([runtime.start(spec('a/1')), runtime.start(spec('a/1'))]);
      expect(again).toEqual(instance);
      await untilReady(runtime, instance);
      expect(await text(instance, '/version')).toBe(subject.artifact.version);
      expect(await runtime.start(spec('a/1'))).toEqual(instance);
      expect(await subject.reopen().list()).toEqual([instance]);
      expect(await runtime.ready(instance, '/missing')).toBe(false);
      await runtime.stop('a/1', 5000);
      expect(await runtime.list()).toEqual([]);
      expect(await runtime.ready(instance, '/healthz')).toBe(false);
      await runtime.stop('a/1', 5000);
      await runtime.stop('never/started', 5000);
    }, 60_000);

    test('a service gets its own variables and nothing of ours', async () => {
      const instance = await subject.runtime.start(spec('a/env'));
      await untilReady(subject.runtime, instance);
      const names = (await text(instance, '/environment')).split(' ');
      expect(names).toContain('GREETING');
      expect(names).not.toContain('FAIRLEAD_TEST_SECRET');
      expect(names).not.toContain('HOME');
      await subject.runtime.stop('a/env', 5000);
    }, 60_000);

    test('a dead instance is not listed, and starting it again brings it back at its address', async () => {
      const first = await subject.runtime.start(spec('a/dead'));
      await untilReady(subject.runtime, first);
      await text(first, '/crash').catch(() => '');
      for (let attempt = 0; attempt < 100 && (await subject.runtime.list()).length > 0; attempt += 1)
        await sleep(50);
      expect(await subject.runtime.list()).toEqual([]);
      const second = await subject.reopen().start(spec('a/dead'));
      expect(second.pid).not.toBe(first.pid);
      expect(second.port).toBe(first.port);
      await untilReady(subject.runtime, second);
      await subject.runtime.stop('a/dead', 5000);
    }, 60_000);

    test('an application that does not load is a failure that names the log', async () => {
      const start = subject.runtime.start({ ...spec('a/broken'), wsgi: 'sample_service.nowhere:app' });
      const error = await start.then(
        () => null,
        (reason: unknown) => reason as Error,
      );
      expect(error).toMatchObject({ code: 'FL_RUNTIME_FAILED' });
      const log = /see (.*)$/.exec(error?.message ?? '')?.[1] ?? '';
      expect(await readFile(log, 'utf8')).toContain('sample_service.nowhere');
      expect(await subject.runtime.list()).toEqual([]);
    }, 60_000);

    test('bytes with another digest are never installed', async () => {
      const wrong = { ...subject.artifact, sha256: '0'.repeat(64) };
      await expect(subject.runtime.start({ ...spec('a/wrong'), package: wrong })).rejects.toMatchObject({
        code: 'FL_DIGEST_MISMATCH',
      });
      expect(await subject.runtime.list()).toEqual([]);
    });
  });
}
