import {
  isAlias,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { createLocator, type Locator } from './locate.ts';
import { maxProblems, type Problem } from './problem.ts';

/** Largest file that is read, in characters. */
const maxLength = 100_000;

export type YamlReading =
  | { readonly data: unknown; readonly locator: Locator; readonly problems: readonly [] }
  | { readonly data: null; readonly locator: null; readonly problems: readonly [Problem, ...Problem[]] };

/**
 * Reads one configuration file as plain data, with the places of its keys. Never throws, whatever the text: what is too
 * long, too deep, ambiguous or not YAML is a problem. Aliases are refused, since a few lines of them expand to
 * gigabytes. `file` is the path that the problems name; an empty file is an empty set of keys.
 */
export function readYaml(text: string, file: string): YamlReading {
  if (text.length > maxLength) {
    return refused(file, `The file is longer than ${maxLength} characters`, 'Shorten it.');
  }
  try {
    return parse(text, file);
  } catch {
    // The parser recurses: a file of brackets only exhausts its stack.
    return refused(file, 'The file cannot be read as YAML', 'Nest less deeply.');
  }
}

function parse(text: string, file: string): YamlReading {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    strict: true,
    // The parser compares every key with every other; duplicateProblems needs one look at each.
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const locator = createLocator(file, document, lines);
  const [first, ...others] = [
    ...yamlProblems(document, locator),
    ...aliasProblems(document, locator),
    ...duplicateProblems(document, locator),
  ];
  if (first !== undefined) return { data: null, locator: null, problems: [first, ...others] };
  return { data: document.toJS({ maxAliasCount: 0 }) ?? {}, locator, problems: [] };
}

function yamlProblems(document: Document.Parsed, locator: Locator): Problem[] {
  return [...document.errors, ...document.warnings].slice(0, maxProblems).map((error: YAMLError) => ({
    level: 'error',
    place: locator.at(error.pos[0]),
    sentence: `The file is not valid YAML: ${firstLine(error.message)}`,
    remedy: 'Correct the line, or its indentation.',
  }));
}

function aliasProblems(document: Document.Parsed, locator: Locator): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) return undefined;
      problems.push({
        level: 'error',
        place: locator.at(node.range?.[0] ?? 0),
        sentence: 'Aliases (*name) are not allowed',
        remedy: 'Write the value out.',
      });
      return problems.length >= maxProblems ? visit.BREAK : undefined;
    },
  });
  return problems;
}

function duplicateProblems(document: Document.Parsed, locator: Locator): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map: (_, map) => {
      problems.push(...duplicatesIn(map, locator));
      return problems.length >= maxProblems ? visit.BREAK : undefined;
    },
  });
  return problems;
}

/** Keys are compared as the data has them: `1` and `"1"` are the same key of an object. */
function duplicatesIn(map: YAMLMap, locator: Locator): Problem[] {
  const first = new Map<string, number>();
  const problems: Problem[] = [];
  for (const { key } of map.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    const offset = key.range?.[0] ?? 0;
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, offset);
    } else if (problems.length < maxProblems) {
      problems.push({
        level: 'error',
        place: locator.at(offset),
        sentence: `The key ${JSON.stringify(name.slice(0, 80))} stands twice, first on line ${locator.at(before).line}`,
        remedy: 'Keep one of the two keys.',
      });
    }
  }
  return problems;
}

function refused(file: string, sentence: string, remedy: string): YamlReading {
  const place = { file, line: 1, column: 1 };
  return { data: null, locator: null, problems: [{ level: 'error', place, sentence, remedy }] };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 200) ?? '';
}
