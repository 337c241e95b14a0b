import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Templates } from '../../../core/ports/templates.ts';

/** Starter workflows in a folder: `NAME.yml` beside `NAME.properties.json`. Read anew each time. */
export function createFolderTemplates(folder: string): Templates {
  return {
    read: async () => {
      const names = (await readdir(folder)).filter((file) => file.endsWith('.yml'));
      return Promise.all(
        names.map(async (file) => {
          const name = file.slice(0, -'.yml'.length);
          const [workflow, properties] = await Promise.all([
            readFile(join(folder, file), 'utf8'),
            readFile(join(folder, `${name}.properties.json`), 'utf8'),
          ]);
          return { name, workflow, properties };
        }),
      );
    },
  };
}
