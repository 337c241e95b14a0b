import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mergeCoverage } from '../../../core/reports/coverage/merge.ts';
import { createReportReader } from '../../../core/reports/coverage/read.ts';
import { createPathFinder } from '../../../core/reports/paths.ts';

export interface Matched {
  readonly right: number;
  readonly all: number;
}

interface Ecosystem {
  /** The part of a monorepo that it is. */
  readonly folder: string;
  /** Its files, from where the tool ran. */
  readonly files: readonly string[];
}

const ecosystems: Readonly<Record<string, Ecosystem>> = {
  python: { folder: 'services/notes/', files: ['shop/__init__.py', 'shop/price.py'] },
  node: { folder: 'packages/web/', files: ['src/price.js'] },
  go: { folder: 'api/', files: ['price/price.go', 'price/tax/tax.go'] },
  java: { folder: 'billing/', files: ['src/main/java/acme/shop/Price.java'] },
};
/** Files elsewhere that end alike: what else the report names, or its module, tells them apart. */
const others = [
  'legacy/shop/price.py',
  'docs/shop/__init__.py.txt',
  'packages/admin/lib/price.js',
  'tools/price/price.go',
  'billing/src/test/java/acme/shop/PriceTest.java',
];
const module = 'example.com/acme/shop';

/** Which of them a report of the formats' tests is of, by its name. */
function ecosystemOf(format: string, name: string): Ecosystem | undefined {
  if (name.startsWith('coverage-py')) return ecosystems['python'];
  if (format === 'go') return ecosystems['go'];
  return ecosystems[format === 'jacoco' ? 'java' : 'node'];
}

/**
 * How many files of the reports that the formats' tests have, of Python, JavaScript, Go and Java by their own tools, are
 * found where they are: in a repository of that alone, and in a monorepo whose tools ran in a folder each. The checkout
 * is elsewhere than the tools had it, and no base path is given.
 */
export async function matchedCoverage(): Promise<Matched> {
  const root = join(process.cwd(), 'core', 'reports', 'coverage', 'formats');
  const everything = Object.values(ecosystems).flatMap(({ folder, files }) =>
    files.map((file) => folder + file),
  );
  let [right, all] = [0, 0];
  for (const format of await readdir(root, { withFileTypes: true })) {
    if (!format.isDirectory()) continue;
    for (const name of await readdir(join(root, format.name, 'fixtures'))) {
      const own = ecosystemOf(format.name, name);
      if (own === undefined) continue;
      const reader = createReportReader();
      reader.write(await readFile(join(root, format.name, 'fixtures', name)));
      const report = { name, ...reader.end() };
      for (const folder of ['', own.folder]) {
        const tracked = folder === '' ? own.files : [...everything, ...others];
        const { files } = mergeCoverage([report], {
          finder: createPathFinder('/github/workspace', tracked),
          tracked: new Set(tracked),
          modules: [{ path: module, folder: folder === '' ? '' : 'api' }],
        });
        all += report.files.length;
        right += own.files.filter((file) => files.has(folder + file)).length;
      }
    }
  }
  return { right, all };
}
