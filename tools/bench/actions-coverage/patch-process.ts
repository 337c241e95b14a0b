import { createReadStream } from 'node:fs';
import { createGit } from '../../../adapters/git/cli/index.ts';
import { parseDiff } from '../../../core/changes/diff.ts';
import { mergeCoverage } from '../../../core/reports/coverage/merge.ts';
import { patchCoverage } from '../../../core/reports/coverage/patch.ts';
import { createReportReader } from '../../../core/reports/coverage/read.ts';
import { createPathFinder } from '../../../core/reports/paths.ts';

// Patch coverage as the action computes it, in a process of its own: CHECKOUT REPORT BASE → uncovered lines as JSON.
const [root = '', report = '', base = ''] = process.argv.slice(2);
const git = createGit(root);
// git works while the report is read.
const asked = Promise.all([git.tracked(), git.diff(base, 'HEAD')]);
const reader = createReportReader();
for await (const bytes of createReadStream(report, { highWaterMark: 256 * 1024 })) {
  reader.write(bytes as Uint8Array);
}
const [tracked, diff] = await asked;
const places = { finder: createPathFinder(root, tracked), tracked: new Set(tracked), modules: [] };
const { files } = mergeCoverage([{ name: report, ...reader.end() }], places);
const { coverable, uncovered } = patchCoverage(files, parseDiff(diff), () => true);
process.stdout.write(
  JSON.stringify({ coverable, uncovered: uncovered.map(({ path, line }) => `${path}:${line}`) }),
);
