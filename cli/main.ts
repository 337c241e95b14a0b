#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stderr, stdout } from 'node:process';
import { systemClock } from '../adapters/clock/system/index.ts';
import { createFolderTemplates } from '../adapters/templates/folder/index.ts';
import { writeFile } from './files.ts';
import { run } from './run.ts';

// Whoever reads the list may have had enough of it.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  read: (path) => readFileSync(path, 'utf8'),
  write: writeFile,
  version: () => {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    return String((manifest as { version?: unknown }).version);
  },
  out: (text) => stdout.write(text),
  error: (text) => stderr.write(text),
  clock: systemClock,
  templates: createFolderTemplates(fileURLToPath(new URL('../../workflows-templates', import.meta.url))),
  // Loaded when it is needed: validating a file is quick.
  connect: async ({ token, api }) => {
    const { createGitHubForToken } = await import('../adapters/github/octokit/index.ts');
    return createGitHubForToken({ token, baseUrl: api });
  },
});
