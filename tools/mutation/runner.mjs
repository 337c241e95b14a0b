// Jest's runner for mutation runs. Jest itself loads every test file for every mutant and never stops early; this one
// runs only files that hold a test which reaches the mutant, quick ones first, until one fails.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const fromJest = createRequire(import.meta.resolve('jest'));
const fromCore = createRequire(fromJest.resolve('@jest/core'));
const TestRunner = fromCore('jest-runner').default;

/** In the sandbox, which all of Stryker's processes share: each file's tests and time, of the run without a mutant. */
const notes = 'mutation-tests.json';

export default class extends TestRunner {
  async runTests(tests, watcher, options) {
    if (process.env.__STRYKER_ACTIVE_MUTANT__ === undefined) return this.runAll(tests, watcher, options);
    const seen = existsSync(notes) ? JSON.parse(readFileSync(notes, 'utf8')) : {};
    const pattern = this._globalConfig.testNamePattern;
    const wanted = pattern === undefined ? /(?:)/ : new RegExp(pattern, 'i');
    const chosen = tests
      .filter(({ path }) => seen[path]?.names.some((name) => wanted.test(name)) ?? true)
      .toSorted((a, b) => (seen[a.path]?.ms ?? 0) - (seen[b.path]?.ms ?? 0));
    let failed = false;
    const stops = [
      this.on('test-file-success', ([, result]) => {
        failed ||= result.numFailingTests > 0 || result.testExecError != null;
      }),
      this.on('test-file-failure', () => {
        failed = true;
      }),
    ];
    for (const test of chosen) {
      await super.runTests([test], watcher, options);
      if (failed) break;
    }
    for (const stop of stops) stop();
  }

  async runAll(tests, watcher, options) {
    const seen = {};
    const stop = this.on('test-file-success', ([{ path }, { testResults, perfStats }]) => {
      const names = testResults.map(({ fullName }) => fullName);
      seen[path] = { names, ms: perfStats.end - perfStats.start };
    });
    await super.runTests(tests, watcher, options);
    stop();
    writeFileSync(notes, JSON.stringify(seen));
  }
}
