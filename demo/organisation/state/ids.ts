import type { OrgState } from './model.ts';

/** The next id of the organisation; ids of all kinds come from one row, as they grow on GitHub. */
export function newId(org: OrgState): number {
  org.nextId += 1;
  return org.nextId;
}

export type NodeKind =
  | 'R'
  | 'O'
  | 'U'
  | 'T'
  | 'RRS'
  | 'BPR'
  | 'EN'
  | 'PR'
  | 'PRR'
  | 'MQE'
  | 'CR'
  | 'CS'
  | 'IC'
  | 'LA'
  | 'SC'
  | 'DE'
  | 'DES'
  | 'C'
  | 'REF'
  | 'BPOL'
  | 'REA'
  | 'A'
  | 'GA';

/** A global node id: GitHub's prefix of the kind, then something opaque. */
export function nodeId(kind: NodeKind, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}

export function readNodeId(text: string): { readonly kind: string; readonly id: string } | null {
  const match = /^([A-Z]+)_([\w-]+)$/.exec(text);
  if (match === null) return null;
  return { kind: match[1] ?? '', id: Buffer.from(match[2] ?? '', 'base64url').toString() };
}

/** The clock's time as GitHub writes it. */
export function timestamp(org: { readonly now: () => number }): string {
  return `${new Date(org.now()).toISOString().slice(0, 19)}Z`;
}
