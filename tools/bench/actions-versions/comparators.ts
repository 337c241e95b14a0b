import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';

/** `<`, `=` or `>` for each pair; `!` where one of the two is no version, or not in its normal form. */
type Compare = (pairs: readonly (readonly [string, string])[]) => string[];

/** An ecosystem's own comparator. */
export interface Comparator {
  /** With its version. */
  readonly name: string;
  /** Null where it could not be had. */
  readonly compare: Compare | null;
}

const pythonPeer = { name: 'packaging', version: '26.4' };
const mavenPeer = {
  group: 'org.apache.maven',
  name: 'maven-artifact',
  version: '3.9.11',
  program: 'mvn',
};
const limits: SpawnSyncOptions = { stdio: ['ignore', 'ignore', 2], timeout: 300_000 };

const signs = new Map([
  [-1, '<'],
  [0, '='],
  [1, '>'],
]);

/** A tag has `_` where a version has `+`. */
function bySemver(a: string, b: string): string {
  const [left, right] = [a, b].map((text) => semver.parse(text.replaceAll('_', '+')));
  if (left === null || left === undefined || right === null || right === undefined) return '!';
  return signs.get(semver.compare(left, right)) ?? '!';
}

export function semverComparator(): Comparator {
  return {
    name: 'the semver package',
    compare: (pairs) => pairs.map(([a, b]) => bySemver(a, b)),
  };
}

/** A program that reads a pair a line, with a space between, and prints a sign a line. */
function byProgram(command: string, args: readonly string[]): Compare {
  return (pairs) => {
    const input = pairs.map((pair) => `${pair.join(' ')}\n`).join('');
    const { status, stdout, error } = spawnSync(command, args, {
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 2],
      maxBuffer: 64 * 1024 * 1024,
      timeout: 300_000,
    });
    const answers = stdout.split('\n').filter((line) => line !== '');
    if (status === 0 && answers.length === pairs.length) return answers;
    throw new Error(`${command} compared ${answers.length} of ${pairs.length} pairs`, { cause: error });
  };
}

const pythonProgram = `
import sys
from packaging.version import InvalidVersion, Version

def sign(a, b):
    try:
        left, right = Version(a), Version(b)
    except InvalidVersion:
        return "!"
    if str(left) != a or str(right) != b:
        return "!"
    return "<" if left < right else ">" if left > right else "="

for line in sys.stdin:
    print(sign(*line.split()))
`;

/** The packaging library in a virtual environment of its own. */
export function pythonComparator(folder: string): Comparator {
  const name = `${pythonPeer.name} ${pythonPeer.version}`;
  const home = join(folder, 'venv');
  const python = join(home, 'bin', 'python');
  spawnSync('python3', ['-m', 'venv', home], limits);
  const wanted = `${pythonPeer.name}==${pythonPeer.version}`;
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', wanted];
  if (spawnSync(python, install, limits).status !== 0) return { name, compare: null };
  return { name, compare: byProgram(python, ['-c', pythonProgram]) };
}

const javaProgram = `
import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.apache.maven.artifact.versioning.ComparableVersion;

public class Order {
  public static void main(String[] args) throws Exception {
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    StringBuilder signs = new StringBuilder();
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] pair = line.split(" ");
      int order = new ComparableVersion(pair[0]).compareTo(new ComparableVersion(pair[1]));
      signs.append(order < 0 ? "<" : order > 0 ? ">" : "=").append('\\n');
    }
    System.out.print(signs);
  }
}
`;

/** Maven's ComparableVersion from its own library; needs Maven, to fetch it, and a JDK. */
export function mavenComparator(folder: string): Comparator {
  const { group, name: artifact, version, program } = mavenPeer;
  const name = `ComparableVersion of ${artifact} ${version}`;
  const jars = join(folder, 'jars');
  const goal = [
    '--quiet',
    '--batch-mode',
    'dependency:copy',
    `-Dartifact=${group}:${artifact}:${version}`,
    `-DoutputDirectory=${jars}`,
  ];
  spawnSync(program, goal, { ...limits, cwd: folder });
  const jar = existsSync(jars) ? readdirSync(jars).find((file) => file.endsWith('.jar')) : undefined;
  if (jar === undefined) return { name, compare: null };
  const source = join(folder, 'Order.java');
  writeFileSync(source, javaProgram);
  const compare = byProgram('java', ['-cp', join(jars, jar), source]);
  try {
    if (compare([['1.0', '1.1']])[0] === '<') return { name, compare };
  } catch {
    // A Java without compiler.
  }
  return { name, compare: null };
}
