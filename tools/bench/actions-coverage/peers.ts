import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Installs and loads what others use for the same work, at the versions that the goals were measured with. */
const lcovPeer = { name: 'lcov-parse', version: '1.0.0' };
const xmlPeer = { name: 'fast-xml-parser', version: '5.12.1' };
const npmPeers = [lcovPeer, xmlPeer].map(({ name, version }) => `${name}@${version}`);
const pythonPeer = 'diff-cover==11.0.1';
const limits: SpawnSyncOptions = { stdio: ['ignore', 'ignore', 2], timeout: 300_000 };

interface Peers {
  readonly lcovParse: (text: string, done: (error: unknown, data: unknown) => void) => void;
  readonly xmlParse: (text: string) => unknown;
}

/** The two npm packages from a folder of their own, or null where they cannot be had. */
export function loadPeers(folder: string): Peers | null {
  const npm = join(dirname(process.execPath), 'npm');
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder, ...npmPeers];
  spawnSync(existsSync(npm) ? npm : 'npm', args, limits);
  try {
    const require = createRequire(join(folder, 'index.js'));
    const { XMLParser } = require(xmlPeer.name) as {
      XMLParser: new (options: object) => { parse(text: string): unknown };
    };
    const parser = new XMLParser({ ignoreAttributes: false });
    return {
      lcovParse: require(lcovPeer.name) as Peers['lcovParse'],
      xmlParse: (text) => parser.parse(text),
    };
  } catch {
    return null;
  }
}

/** The path of diff-cover in a virtual environment of its own, or null where it cannot be had. */
export function installDiffCover(folder: string): string | null {
  const program = join(folder, 'venv', 'bin', 'diff-cover');
  spawnSync('python3', ['-m', 'venv', join(folder, 'venv')], limits);
  const pip = join(folder, 'venv', 'bin', 'pip');
  spawnSync(pip, ['install', '--quiet', '--disable-pip-version-check', pythonPeer], limits);
  return existsSync(program) ? program : null;
}
