import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
  forbidden: readonly { readonly name: string }[];
};

/** Files that break one rule each, by the way in which they import; and what they import. */
const broken: Readonly<Record<string, readonly [file: string, source: string][]>> = {
  'no-circular': [
    ['core/ring-end.ts', "import { a } from './ring.ts';\nexport const b = (): number => a();\n"],
  ],
  'no-orphan-target': [['core/lost.ts', "import './not-there.ts';\n"]],
  'core-imports-only-core': [
    ['core/value.ts', "import { port } from '../adapters/kind/one/index.ts';\nexport const p = port;\n"],
    ['core/type.ts', "import type { Port } from '../adapters/kind/one/index.ts';\nexport type P = Port;\n"],
    [
      'core/named-type.ts',
      "import { type Port } from '../adapters/kind/one/index.ts';\nexport type P = Port;\n",
    ],
    ['core/again.ts', "export { port } from '../adapters/kind/one/index.ts';\n"],
    ['core/again-all.ts', "export * from '../adapters/kind/one/index.ts';\n"],
    ['core/again-type.ts', "export type { Port } from '../adapters/kind/one/index.ts';\n"],
    [
      'core/late.ts',
      "export const late = (): Promise<unknown> => import('../adapters/kind/one/index.ts');\n",
    ],
  ],
  'core-is-pure': [
    ['core/clock.ts', "import { readFileSync } from 'node:fs';\nexport const r = readFileSync;\n"],
  ],
  'core-libraries': [['core/page.ts', "import { Hono } from 'hono';\nexport const app = new Hono();\n"]],
  'adapters-import-core-and-http': [
    ['adapters/kind/up/index.ts', "import { page } from '../../../app/page.ts';\nexport const p = page;\n"],
  ],
  'no-adapter-imports-another': [
    ['adapters/kind/two/index.ts', "import { port } from '../one/index.ts';\nexport const p = port;\n"],
  ],
  'app-and-engine-through-ports': [
    [
      'app/view.tsx',
      'import { port } from \'../adapters/kind/one/index.ts\';\nexport const View = () => <p class="a">{port}</p>;\n',
    ],
    ['engine/run.ts', "import type { Port } from '../adapters/kind/one/index.ts';\nexport type P = Port;\n"],
  ],
  'server-is-a-composition-root': [
    ['server/main.ts', "import { play } from '../cli/main.ts';\nexport const p = play;\n"],
  ],
  'cli-imports-core-and-adapters': [
    ['cli/page.ts', "import { page } from '../app/page.ts';\nexport const p = page;\n"],
  ],
  'actions-import-core-and-adapters': [
    ['actions/lint/src/index.ts', "import { main } from '../../test/src/main.ts';\nexport const m = main;\n"],
  ],
  'only-composition-roots-pick-adapters': [
    [
      'actions/test/src/pick.ts',
      "import { port } from '../../../adapters/kind/one/index.ts';\nexport const p = port;\n",
    ],
  ],
  'only-test-imports-demo': [
    ['server/day.ts', "import { day } from '../demo/day.ts';\nexport const d = day;\n"],
  ],
  'nothing-imports-test': [
    ['demo/fake.ts', "import { fake } from '../test/fake.ts';\nexport const f = fake;\n"],
  ],
};

/** What a tree may hold without breaking a rule. */
const sound: Readonly<Record<string, string>> = {
  'core/ring.ts': "import { b } from './ring-end.ts';\nexport const a = (): number => b();\n",
  'core/port.ts':
    "import { createHash } from 'node:crypto';\nimport { z } from 'zod';\nexport const p = [z, createHash];\n",
  'adapters/http.ts': 'export const http = 1;\n',
  'adapters/kind/one/index.ts':
    "import { http } from '../../http.ts';\nimport { p } from '../../../core/port.ts';\nexport type Port = typeof p;\nexport const port = http;\n",
  'app/page.ts': "import { p } from '../core/port.ts';\nexport const page = p;\n",
  'cli/main.ts': "import { port } from '../adapters/kind/one/index.ts';\nexport const play = port;\n",
  'actions/test/src/main.ts': 'export const main = 1;\n',
  'actions/test/src/index.ts':
    "import { port } from '../../../adapters/kind/one/index.ts';\nimport { main } from './main.ts';\nexport const m = [port, main];\n",
  'demo/day.ts': 'export const day = 1;\n',
  'test/fake.ts': "import { day } from '../demo/day.ts';\nexport const fake = day;\n",
  'core/port.test.ts': "import { fake } from '../test/fake.ts';\nexport const f = fake;\n",
};

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

let violations: string[] = [];
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-imports-'));
  const files = { ...sound, ...Object.fromEntries(Object.values(broken).flat()) };
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source);
  }
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const rooms = [...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? ''))];
  const program = join(root, 'node_modules', '.bin', 'depcruise');
  const args = [
    program,
    '--config',
    join(root, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
    ...rooms,
  ];
  const result = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 60_000,
  });
  const report = JSON.parse(result.stdout) as Report;
  violations = report.summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
}, 90_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('each rule has a file here that breaks it', () => {
  expect(Object.keys(broken).toSorted()).toEqual(forbidden.map((rule) => rule.name).toSorted());
});

for (const [rule, files] of Object.entries(broken)) {
  for (const [file] of files) {
    test(`${rule} refuses ${file}`, () => expect(violations).toContain(`${rule}: ${file}`));
  }
}

test('what is allowed breaks no rule', () => {
  const innocent = Object.keys(sound).filter((file) => !file.startsWith('core/ring'));
  expect(violations.filter((line) => innocent.includes(line.split(': ')[1] ?? ''))).toEqual([]);
});
