import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Memory } from './chapter.ts';
import type { Layout } from './layout.ts';
import type { Stage } from './stage.ts';
import { until } from './until.ts';

const settleWithinMs = 20_000;

/** Folder of the snapshot that was taken before a chapter. */
export function snapshotFolder(layout: Layout, chapter: string): string {
  return join(layout.snapshots, chapter);
}

/** True where a sabotaged run can start from it. */
export function hasSnapshot(layout: Layout, chapter: string): boolean {
  return existsSync(join(snapshotFolder(layout, chapter), 'memory.json'));
}

export function readMemory(folder: string): Memory {
  return JSON.parse(readFileSync(join(folder, 'memory.json'), 'utf8')) as Memory;
}

/**
 * Copies all that the day has written so far. The App goes on meanwhile: its databases are copied by SQLite itself.
 * Started from the copy, the App finds a box after a reboot, and brings back what was deployed.
 */
export async function takeSnapshot(stage: Stage, memory: Memory, chapter: string): Promise<void> {
  const { layout } = stage;
  const folder = snapshotFolder(layout, chapter);
  await settle(stage);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await stage.github.snapshot(join(folder, 'github-snapshot'));
  await cp(layout.index, join(folder, 'index'), { recursive: true });
  await cp(layout.clone, join(folder, 'clone'), { recursive: true, verbatimSymlinks: true });
  await cp(layout.app, join(folder, 'app'), { recursive: true, filter: isNoDatabase });
  copyDatabase(join(layout.app, 'fairlead.db'), join(folder, 'app', 'fairlead.db'));
  copyDatabase(join(layout.day, 'notes.db'), join(folder, 'notes.db'));
  const stands = { keys: stage.issuer.keys, pager: stage.pager.snapshot(), desk: stage.desk.snapshot() };
  writeFileSync(join(folder, 'stands.json'), JSON.stringify(stands));
  writeFileSync(join(folder, 'memory.json'), JSON.stringify(memory));
}

/** Waits until nothing is on its way: no webhook, and no job that is due now. */
async function settle(stage: Stage): Promise<void> {
  await until(() => {
    const database = new DatabaseSync(join(stage.layout.app, 'fairlead.db'), {
      readOnly: true,
      timeout: 2000,
    });
    try {
      const row = database
        .prepare('SELECT count(*) AS due FROM jobs WHERE run_at <= ?')
        .get(Date.now() + 1000);
      return Number(row?.['due'] ?? 0) === 0;
    } finally {
      database.close();
    }
  }, settleWithinMs);
}

function isNoDatabase(path: string): boolean {
  return !/fairlead\.db(-wal|-shm)?$|access\.log|proxy\.lock|proxy-process\.json/.test(path);
}

function copyDatabase(from: string, to: string): void {
  if (!existsSync(from)) return;
  const database = new DatabaseSync(from, { timeout: 5000 });
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
}
