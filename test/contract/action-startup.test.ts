import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  bundleOf,
  type Checkout,
  type FakeServer,
  makeCheckout,
  runStep,
  startFakeServer,
  type Step,
} from '../fakes/action-stage.ts';
import { type QuietStep, quietSteps } from '../fakes/quiet-steps.ts';

const maxEntryBytes = 500_000;
/** Texts that only these libraries have, as they stand in a bundle. */
const marks = {
  toolkit: 'ghadelimiter_',
  cache: 'actions/cache',
  schemas: 'ZodError',
  yaml: 'YAMLParseError',
};

const actions = dirname(dirname(dirname(bundleOf('lint'))));
const bundled = readdirSync(actions).filter((name) =>
  statSync(bundleOf(name), { throwIfNoEntry: false })?.isFile(),
);

let fake: FakeServer;
let checkout: Checkout;
let quiet: Readonly<Record<string, QuietStep>>;

beforeAll(async () => {
  fake = await startFakeServer();
  checkout = makeCheckout();
  quiet = quietSteps(checkout, fake);
});
afterAll(async () => {
  checkout.remove();
  await fake.close();
});

interface Loaded {
  readonly code: number;
  readonly log: string;
  /** Which libraries stand in the files that the process loaded, sorted. */
  readonly libraries: readonly string[];
}

/** Runs a step; V8 says which files it loaded (`NODE_V8_COVERAGE`, Node's documentation, "Command-line API"). */
async function run(step: Step): Promise<Loaded> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-loaded-'));
  try {
    const { code, log } = await runStep({ ...step, env: { ...step.env, NODE_V8_COVERAGE: folder } });
    const urls = readdirSync(folder).flatMap((file) => {
      const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        result: { url: string }[];
      };
      return result.map(({ url }) => url);
    });
    const files = urls.filter((url) => url.startsWith('file:') && url.includes(`/actions/${step.action}/`));
    expect(files).not.toEqual([]);
    const texts = files.map((url) => readFileSync(fileURLToPath(url), 'utf8'));
    const libraries = Object.entries(marks).filter(([, mark]) => texts.some((text) => text.includes(mark)));
    return { code, log, libraries: libraries.map(([name]) => name).sort() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.each(bundled)('the entry of %s is small', (name) => {
  expect(statSync(bundleOf(name)).size).toBeLessThanOrEqual(maxEntryBytes);
});

describe('a run that finds nothing loads', () => {
  test.each([
    ['lint', []],
    ['coverage', []],
    ['canary-deploy', []],
    ['rollback', []],
    // The one that is asked for a baseline is GitHub's own.
    ['coverage-with-cache', ['cache', 'toolkit']],
    // These read the configuration.
    ['notify-test-engine', ['schemas', 'yaml']],
    ['build-publish-alpha', ['schemas', 'yaml']],
    ['prepare', ['schemas', 'yaml']],
  ])('%s: of large libraries only %j', async (name, libraries) => {
    const { step, requests } = quiet[name] ?? { step: undefined, requests: [] };
    if (step === undefined) throw new Error('no such step');
    fake.requests.length = 0;
    expect(await run(step)).toMatchObject({ code: 0, libraries });
    expect(fake.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(requests);
  });

  test('while one that fails loads the toolkit, and one that has findings their format', async () => {
    const entry = {
      code: 'F401',
      message: 'unused',
      url: null,
      filename: join(checkout.folder, 'services/notes/app.py'),
      location: { row: 3, column: 1 },
      end_location: { row: 3, column: 2 },
    };
    writeFileSync(join(checkout.folder, 'found.json'), JSON.stringify([entry]));
    const { step } = quiet['lint'] ?? {};
    if (step === undefined) throw new Error('no such step');
    const result = await run({ ...step, inputs: { ...step.inputs, report: 'found.json' } });
    expect(result).toMatchObject({ code: 1, libraries: ['schemas', 'toolkit'] });
  });
});
