import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface PathReport {
  readonly file: string;
  /** The repository's path that the tool meant. */
  readonly wanted: (raw: string) => string;
}

/** Where the reports were made. */
const checkout = '/home/runner/work/shop/shop';

/** Reports of tools that ran in a folder. */
const folders: Readonly<Record<string, string>> = {
  'golangci-lint.json': 'api/',
  'golangci-lint.sarif': 'api/',
  'golangci-lint.xml': 'api/',
  'golangci-lint.gitlab.json': 'api/',
  'oxlint.xml': 'packages/admin/',
};

/**
 * The reports that the formats' tests have, of Python, JavaScript, TypeScript, Go, Java, Kotlin, PHP, C, shell, Docker
 * and GitHub's workflows, with the files of the repository that they are of and some more with the same tails.
 */
export async function pathReports(): Promise<{
  readonly tracked: readonly string[];
  readonly reports: readonly PathReport[];
}> {
  const root = join(process.cwd(), 'core', 'reports', 'lint');
  const own = (await readFile(join(root, 'fixtures', 'tracked.txt'), 'utf8')).trim().split('\n');
  const others = [
    'tools/main.go',
    'services/web/notes/app.py',
    'packages/api/src/index.ts',
    'legacy/deploy.sh',
  ];
  const reports: PathReport[] = [];
  for (const format of await readdir(join(root, 'formats'), { withFileTypes: true })) {
    if (!format.isDirectory()) continue;
    for (const name of await readdir(join(root, 'formats', format.name, 'fixtures'))) {
      const wanted = (raw: string) => {
        const path = raw.replace(/^file:(?:\/\/)?/, '');
        return path.startsWith(checkout) ? path.slice(checkout.length + 1) : `${folders[name] ?? ''}${path}`;
      };
      reports.push({ file: join(root, 'formats', format.name, 'fixtures', name), wanted });
    }
  }
  return { tracked: [...own, ...others], reports };
}
