// `npm run bench [GROUP …]` prints one JSON line {"name","value","unit"} per figure. `actions` stands for every group
// whose name begins with `actions-`.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Benches that need the tests' fakes stand with them.
const folders = ['tools', 'test'].map((room) => join(root, 'build', room, 'bench'));
const files = new Map(
  folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.js'))
      .map((file) => [file.slice(0, -'.js'.length), join(folder, file)]),
  ),
);
const groups = [...files.keys()].sort((a, b) => (a < b ? -1 : 1));
const wanted = process.argv.slice(2);
if (wanted.includes('--help')) {
  process.stdout.write(`Usage: npm run bench [-- GROUP …]\nGroups: ${groups.join(', ')}\n`);
  process.exit(0);
}
const named = (word) => groups.filter((group) => group === word || group.startsWith(`${word}-`));
const unknown = wanted.filter((word) => named(word).length === 0);
if (unknown.length > 0) {
  process.stderr.write(
    `fairlead: no such bench group: ${unknown.join(', ')}. Groups: ${groups.join(', ')}\n`,
  );
  process.exit(2);
}
for (const group of wanted.length > 0 ? new Set(wanted.flatMap(named)) : groups) {
  const { bench } = await import(files.get(group));
  for await (const figure of bench()) process.stdout.write(`${JSON.stringify(figure)}\n`);
}
process.exit(0);
