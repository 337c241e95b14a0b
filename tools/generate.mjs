// Writes what is generated from the sources (docs/errors.md, schemas/); `--check` only compares.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = (path) => import(join(root, 'build', path));

const { catalogue } = await built('core/errors/catalogue.js');
const { configSchema, organisationSchema } = await built('tools/schema.js');

function errorsPage() {
  const rows = Object.entries(catalogue)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { sentence, remedy }]) => `## ${code}\n\n${sentence}.\n\n${remedy}\n`);
  return `# Errors\n\nGenerated from \`core/errors/catalogue.ts\` by \`npm run generate\`.\n\n${rows.join('\n')}`;
}

const files = {
  'docs/errors.md': errorsPage(),
  'schemas/fairlead.schema.json': `${JSON.stringify(configSchema(), null, 2)}\n`,
  'schemas/fairlead-org.schema.json': `${JSON.stringify(organisationSchema(), null, 2)}\n`,
};
const check = process.argv.includes('--check');
let stale = 0;
for (const [path, text] of Object.entries(files)) {
  const file = join(root, path);
  let before = null;
  try {
    before = readFileSync(file, 'utf8');
  } catch {
    before = null;
  }
  if (before === text) continue;
  stale += 1;
  if (check) {
    process.stderr.write(`${path} is not up to date: npm run generate\n`);
    continue;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`wrote ${path}\n`);
}
process.exit(check && stale > 0 ? 1 : 0);
