import { FinalError } from '../errors/fairlead-error.ts';

/** The parts of a wheel's file name (PEP 427): `name-version(-build)?-python-abi-platform.whl`. */
export interface WheelName {
  /** As it stands in the file name: runs of `-`, `_` and `.` written as one `_`. */
  readonly distribution: string;
  readonly version: string;
  readonly build: string | null;
  /** `py3-none-any` */
  readonly tag: string;
}

const part = '[A-Za-z0-9_.]+';
const pattern = new RegExp(
  `^(${part})-([A-Za-z0-9_.!+]+)(?:-([0-9][A-Za-z0-9_.]*))?-(${part}-${part}-${part})\\.whl$`,
);

/** Null for what is not a wheel's file name, so that lists with other files can be read. */
export function tryParseWheelName(filename: string): WheelName | null {
  if (filename.length > 255) return null;
  const match = pattern.exec(filename);
  const [, distribution, version, build, tag] = match ?? [];
  if (distribution === undefined || version === undefined || tag === undefined) return null;
  return { distribution, version, build: build ?? null, tag };
}

/** @throws FinalError FL_WHEEL_INVALID */
export function parseWheelName(filename: string): WheelName {
  const name = tryParseWheelName(filename);
  if (name === null) {
    throw new FinalError(
      'FL_WHEEL_INVALID',
      `${JSON.stringify(filename.slice(0, 100))} is not a wheel's file name`,
    );
  }
  return name;
}

export function formatWheelName(name: WheelName): string {
  const build = name.build === null ? '' : `-${name.build}`;
  return `${name.distribution}-${name.version}${build}-${name.tag}.whl`;
}

/** The name under which an index knows a package (PEP 503): `Field.Notes_web` and `field-notes-web` are the same. */
export function normaliseName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}

/** The name as it stands in file names of wheels. */
export function escapeName(name: string): string {
  return normaliseName(name).replaceAll('-', '_');
}
