// Reads the report that the argument names as the action does, and says what that took.
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import type { LintFinding } from '../../../core/reports/lint/finding.ts';
import { createLintReader } from '../../../core/reports/lint/read.ts';

const findings: LintFinding[] = [];
const started = performance.now();
const reader = createLintReader((finding) => findings.push(finding));
for await (const piece of createWorkspace().stream(process.argv[2] ?? '')) reader.write(piece);
reader.end();
const seconds = (performance.now() - started) / 1000;
// In kilobytes, the most that was resident at any time.
const rss = process.resourceUsage().maxRSS * 1024;
process.send?.({ findings: findings.length, rss, seconds });
