import { randomUUID } from 'node:crypto';
import { appendFileSync, statSync } from 'node:fs';

/** As `EOL` of node:os, which takes longer to load than all that is written here. */
const EOL = process.platform === 'win32' ? '\r\n' : '\n';
/** The runner throws away the whole summary of a step above this many bytes. */
const maxSummaryBytes = 1024 * 1024;
const cutNote = `${EOL}${EOL}The rest has no room in this summary.${EOL}`;

/**
 * One entry of a file such as `GITHUB_OUTPUT` (GitHub's documentation, "Workflow commands", "Multiline strings"). The
 * delimiter is new each time, so that no value can end its entry and begin another.
 */
export function fileEntry(name: string, value: string, delimiter = `end_${randomUUID()}`): string {
  return `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`;
}

/** Sets an output of the step. Outside a job there is nobody to read it. */
export function setOutput(name: string, value: string, environment: NodeJS.ProcessEnv = process.env): void {
  const path = environment['GITHUB_OUTPUT'] ?? '';
  if (path !== '') appendFileSync(path, fileEntry(name, value));
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Appends Markdown to the summary of the job: its first lines where the whole has no room. */
export function appendSummary(markdown: string, environment: NodeJS.ProcessEnv = process.env): void {
  const path = environment['GITHUB_STEP_SUMMARY'] ?? '';
  if (path === '') return;
  const room = maxSummaryBytes - sizeOf(path);
  if (Buffer.byteLength(markdown) <= room) {
    appendFileSync(path, markdown);
    return;
  }
  const left = room - Buffer.byteLength(cutNote);
  if (left < 0) return;
  const bytes = Buffer.from(markdown).subarray(0, left);
  // Whole lines only: half a row is no table, half a character is none.
  const whole = bytes.subarray(0, Math.max(bytes.lastIndexOf(0x0a), 0));
  appendFileSync(path, Buffer.concat([whole, Buffer.from(cutNote)]));
}
