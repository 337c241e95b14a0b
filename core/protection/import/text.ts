import { stringify } from 'yaml';
import { complete } from '../../config/defaults.ts';
import type { ConfigFile } from '../../config/schema.ts';
import { stableJson } from '../diff.ts';
import type { Json } from '../../json.ts';
import { oneLine } from '../words.ts';

/** Lines of comments, and how long each may be. */
const maxNotes = 100;
const maxNote = 300;

/** The file without what its strategy says by itself, below comments. */
export function configText(file: ConfigFile, comments: readonly string[]): string {
  const lines = comments.slice(0, maxNotes).map((line) => `# ${oneLine(line).slice(0, maxNote)}`.trimEnd());
  return `${lines.join('\n')}\nversion: 1\n${stringify(withoutDefaults(file), { lineWidth: 0 })}`;
}

/** A key goes where the file means the same without it. A default may depend on another key, so they go one by one. */
function withoutDefaults(file: ConfigFile): ConfigFile {
  const { strategy, ...rest } = file;
  const meaning = meaningOf(file);
  const kept = Object.keys(rest).reduce<ConfigFile>((shorter, key) => {
    const { [key as keyof ConfigFile]: _, ...without } = shorter;
    return meaningOf(without) === meaning ? without : shorter;
  }, file);
  return { strategy: strategy ?? complete({}).strategy, ...kept };
}

function meaningOf(file: ConfigFile): string {
  return stableJson(complete(file) as unknown as Json);
}
