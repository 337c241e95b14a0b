import { formatWheelName } from '../versions/wheel-name.ts';
import { checkRecord } from './record.ts';
import { invalid, readZip, type Member } from './zip.ts';

/** A wheel that was read and whose every member was checked against RECORD. */
export interface Wheel {
  /** As METADATA gives it. */
  readonly name: string;
  readonly version: string;
  /** The file name that its own metadata asks for. */
  readonly filename: string;
  /** Name as in the file name and in the `.dist-info` folder. */
  readonly distribution: string;
  readonly build: string | null;
  /** `py3-none-any` */
  readonly tag: string;
  readonly members: readonly Member[];
}

const distInfo = /^([A-Za-z0-9_.]+)-([^/-]+)\.dist-info$/;

/**
 * Reads a wheel (PEP 427). Signed wheels are refused: a new version would break the signature.
 * @throws FinalError FL_WHEEL_INVALID
 */
export function readWheel(bytes: Uint8Array): Wheel {
  const members = readZip(bytes);
  const folders = new Set(
    members.map((member) => member.path.split('/')[0] ?? '').filter((top) => top.endsWith('.dist-info')),
  );
  const [folder, another] = folders;
  const [, distribution, version] = distInfo.exec(folder ?? '') ?? [];
  if (folder === undefined || another !== undefined || distribution === undefined || version === undefined) {
    throw invalid('it needs exactly one folder name-version.dist-info');
  }
  if (members.some(({ path }) => /^[^/]+\.dist-info\/RECORD\.(?:jws|p7s)$/.test(path))) {
    throw invalid('it is signed');
  }
  checkRecord(members, `${folder}/RECORD`);
  const metadata = headers(members, `${folder}/METADATA`);
  if (one(metadata, 'Version') !== version)
    throw invalid('METADATA and the .dist-info folder disagree on the version');
  const wheel = headers(members, `${folder}/WHEEL`);
  if (!/^1\.\d+$/.test(one(wheel, 'Wheel-Version'))) throw invalid('its Wheel-Version is not 1.x');
  const build = wheel.find(([key]) => key === 'Build')?.[1] ?? null;
  const tag = compressTags(wheel.filter(([key]) => key === 'Tag').map(([, value]) => value));
  const filename = formatWheelName({ distribution, version, build, tag });
  return { name: one(metadata, 'Name'), version, filename, distribution, build, tag, members };
}

type Headers = readonly (readonly [string, string])[];

function headers(members: readonly Member[], path: string): Headers {
  const member = members.find((candidate) => candidate.path === path);
  if (member === undefined) throw invalid(`it has no ${path}`);
  const [head = ''] = new TextDecoder().decode(member.bytes).split(/\r?\n\r?\n/, 1);
  return head.split(/\r?\n/).flatMap((line) => {
    const match = /^([A-Za-z][A-Za-z-]*): ?(.*)$/.exec(line);
    return match === null ? [] : [[match[1] ?? '', (match[2] ?? '').trim()] as const];
  });
}

function one(found: Headers, key: string): string {
  const values = found.filter(([name]) => name === key);
  const value = values[0]?.[1];
  if (values.length !== 1 || value === undefined || value === '')
    throw invalid(`it needs exactly one ${key}`);
  return value;
}

/** `py2-none-any` and `py3-none-any` stand in the file name as `py2.py3-none-any` (PEP 425). */
function compressTags(tags: readonly string[]): string {
  const parts = tags.map((tag) => tag.split('-'));
  const plain = parts.every(
    (part) => part.length === 3 && part.every((piece) => /^[A-Za-z0-9_]+$/.test(piece)),
  );
  if (tags.length === 0 || !plain) throw invalid('WHEEL names no plain tag');
  const sets = [0, 1, 2].map((i) => [...new Set(parts.map((part) => part[i] ?? ''))].sort());
  const product = sets.reduce((size, set) => size * set.length, 1);
  if (product !== new Set(tags).size) throw invalid('its tags do not fit into one file name');
  return sets.map((set) => set.join('.')).join('-');
}
