import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders of the day. Everything lies below `.fairlead/`, which is not part of the repository. */
export interface Layout {
  /** Folder of this product. */
  readonly product: string;
  readonly root: string;
  /** The record of the day. */
  readonly record: string;
  readonly logs: string;
  /** Python environments, kept from day to day. */
  readonly python: string;
  /** Everything that changes during a day; a snapshot is a copy of it. */
  readonly day: string;
  readonly github: string;
  readonly index: string;
  readonly app: string;
  readonly target: string;
  readonly clone: string;
  readonly player: string;
  readonly stands: string;
  readonly snapshots: string;
}

export function layout(): Layout {
  // Compiled, this file lies in build/demo/day/.
  const here = dirname(fileURLToPath(import.meta.url));
  const product = import.meta.url.endsWith('.ts') ? join(here, '..', '..') : join(here, '..', '..', '..');
  const root = join(product, '.fairlead');
  const day = join(root, 'day');
  return {
    product,
    root,
    record: join(root, 'demo.json'),
    logs: join(root, 'logs'),
    python: join(root, 'python'),
    day,
    github: join(day, 'github'),
    index: join(day, 'index'),
    app: join(day, 'app'),
    target: join(day, 'app', 'targets', 'box-1'),
    clone: join(day, 'clone'),
    player: join(day, 'player'),
    stands: join(day, 'stands.json'),
    snapshots: join(root, 'snapshots'),
  };
}
