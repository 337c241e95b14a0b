#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { stderr, stdout } from 'node:process';
import { run } from './run.ts';

process.exitCode = run(process.argv.slice(2), {
  read: (path) => readFileSync(path, 'utf8'),
  version: () => {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    return String((manifest as { version?: unknown }).version);
  },
  out: (text) => stdout.write(text),
  error: (text) => stderr.write(text),
});
