import { createHash } from 'node:crypto';

const pattern = /^# fairlead-template: ([a-z0-9-]+) ([0-9a-f]{16}) ([0-9a-f]{16})\n/;

/** What the first line of a written template says of it. */
export interface Stamp {
  readonly name: string;
  readonly workflow: string;
  readonly properties: string;
}

/**
 * Puts a line before a workflow that holds its own hash and that of its properties, so that whether somebody changed
 * them can be told without any record.
 */
export function stamped(name: string, workflow: string, properties: string): string {
  return `# fairlead-template: ${name} ${hashOf(workflow)} ${hashOf(properties)}\n${workflow}`;
}

export function readStamp(text: string): Stamp | null {
  const match = pattern.exec(unix(text));
  if (match?.[1] === undefined || match[2] === undefined || match[3] === undefined) return null;
  return { name: match[1], workflow: match[2], properties: match[3] };
}

/** Whether a workflow with a stamp is as it was written; line ends do not count. */
export function isUntouched(text: string): boolean {
  const stamp = readStamp(text);
  return stamp !== null && hashOf(unix(text).replace(pattern, '')) === stamp.workflow;
}

/** Whether properties are those that were written beside the workflow. */
export function arePropertiesOf(properties: string, workflow: string): boolean {
  return readStamp(workflow)?.properties === hashOf(properties);
}

function hashOf(text: string): string {
  return createHash('sha256').update(unix(text)).digest('hex').slice(0, 16);
}

function unix(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
