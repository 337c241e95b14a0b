// Reads the coverage report that the argument names as the action does, and says what that took.
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import { createReportReader } from '../../../core/reports/coverage/read.ts';

const started = performance.now();
const reader = createReportReader();
for await (const piece of createWorkspace().stream(process.argv[2] ?? '')) reader.write(piece);
const { files } = reader.end();
const seconds = (performance.now() - started) / 1000;
const lines = files.reduce((sum, file) => sum + file.lines.size, 0);
// In kilobytes, the most that was resident at any time.
process.send?.({ lines, rss: process.resourceUsage().maxRSS * 1024, seconds });
