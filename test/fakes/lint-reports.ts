import { readFileSync } from 'node:fs';
import type { LintFinding } from '../../core/reports/lint/finding.ts';
import { createLintReader } from '../../core/reports/lint/read.ts';

/** Reads a report in pieces of the given number of bytes. */
export function readLint(report: string | Uint8Array, pieceBytes = 64 * 1024): LintFinding[] {
  const bytes = typeof report === 'string' ? new TextEncoder().encode(report) : report;
  const findings: LintFinding[] = [];
  const reader = createLintReader((finding) => findings.push(finding));
  for (let at = 0; at < bytes.length; at += pieceBytes) reader.write(bytes.subarray(at, at + pieceBytes));
  reader.end();
  return findings;
}

/** Reads a file of real output. */
export function readLintFile(path: string, pieceBytes?: number): LintFinding[] {
  return readLint(readFileSync(path), pieceBytes);
}

/** The parts of a finding that tables compare. */
export function brief(finding: LintFinding | undefined): unknown[] {
  if (finding === undefined) return [];
  const { tool, path, line, column, endLine, endColumn, rule, severity } = finding;
  return [tool, path, line, column, endLine, endColumn, rule, severity];
}
