// `npm run bench [GROUP …]` prints one JSON line {"name","value","unit"} per figure.
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
const unknown = wanted.filter((group) => !groups.includes(group));
if (unknown.length > 0) {
  process.stderr.write(
    `fairlead: no such bench group: ${unknown.join(', ')}. Groups: ${groups.join(', ')}\n`,
  );
  process.exit(2);
}
for (const group of wanted.length > 0 ? wanted : groups) {
  const { bench } = await import(files.get(group));
  for await (const figure of bench()) process.stdout.write(`${JSON.stringify(figure)}\n`);
}
process.exit(0);
