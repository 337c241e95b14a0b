// Takes a screenshot of a page with headless Chromium: node tools/screenshot.mjs URL FILE.png [WIDTHxHEIGHT] [--dark]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const dark = process.argv.includes('--dark');
const [address, file, size = '1280x1600'] = process.argv.slice(2).filter((word) => word !== '--dark');
const url = URL.parse(address ?? '');
if (
  url === null ||
  !['http:', 'https:'].includes(url.protocol) ||
  file === undefined ||
  !/^\d+x\d+$/.test(size)
) {
  console.error('Usage: node tools/screenshot.mjs URL FILE.png [WIDTHxHEIGHT] [--dark]');
  process.exit(2);
}

const profile = mkdtempSync(join(tmpdir(), 'fairlead-screenshot-'));
const target = resolve(file);
rmSync(target, { force: true });
const switches = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  `--user-data-dir=${profile}`,
  `--window-size=${size.replace('x', ',')}`,
  ...(dark ? ['--blink-settings=preferredColorScheme=0'] : []),
  `--screenshot=${target}`,
  url.href,
];
const browser = process.env.CHROMIUM ?? 'chromium';
const run = spawnSync(browser, switches, { encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' });
rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
if (run.error?.code === 'ENOENT') {
  console.error(`${browser} was not found. Install Chromium, or set CHROMIUM to its path.`);
  process.exit(2);
}
if (!existsSync(target)) {
  console.error(`Chromium made no screenshot of ${url.href}:\n${run.stderr?.slice(-2000) ?? ''}`);
  process.exit(1);
}
console.log(target);
