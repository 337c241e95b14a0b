// Reads the report that the argument names as the action does, and says what that took.
import { createReadStream } from 'node:fs';
import type { LintFinding } from '../../../core/reports/lint/finding.ts';
import { createLintReader } from '../../../core/reports/lint/read.ts';

const findings: LintFinding[] = [];
const started = performance.now();
const reader = createLintReader((finding) => findings.push(finding));
const stream = createReadStream(process.argv[2] ?? '', { highWaterMark: 1024 * 1024 });
for await (const piece of stream) reader.write(piece as Uint8Array);
reader.end();
const seconds = (performance.now() - started) / 1000;
// In kilobytes, the most that was resident at any time.
const rss = process.resourceUsage().maxRSS * 1024;
process.send?.({ findings: findings.length, rss, seconds });
