import { isAlias, LineCounter, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import { complete } from './defaults.ts';
import { crossCheck } from './cross-check.ts';
import { explain } from './explain.ts';
import { createLocator, type Locator } from './locate.ts';
import type { Problem } from './problem.ts';
import { fileSchema } from './schema.ts';
import type { FairleadConfig } from './types.ts';

/** Where the configuration stands in every repository. */
export const configFile = '.github/fairlead.yml';

/** Largest file that is read, in characters. */
const maxLength = 100_000;
const maxProblems = 50;

export interface ParsedConfig {
  /** Null where an error stands among the problems. */
  readonly config: FairleadConfig | null;
  /** In the order of the file, at most 50. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a fairlead.yml. Never throws, whatever the text; `file` is the path that the problems name.
 * An empty file is the default configuration.
 */
export function parseConfig(text: string, file: string = configFile): ParsedConfig {
  if (text.length > maxLength) {
    return refused(file, `The file is longer than ${maxLength} characters`, 'Shorten it.');
  }
  try {
    return parseText(text, file);
  } catch {
    // The parser recurses: a file of brackets only exhausts its stack.
    return refused(file, 'The file cannot be read as YAML', 'Nest less deeply.');
  }
}

function parseText(text: string, file: string): ParsedConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    strict: true,
    uniqueKeys: true,
    logLevel: 'silent',
  });
  const locator = createLocator(file, document, lines);
  const problems = [...yamlProblems(document, locator), ...aliasProblems(document, locator)];
  if (problems.length > 0) return done(null, problems);
  const data: unknown = document.toJS({ maxAliasCount: 0 }) ?? {};
  const parsed = fileSchema.safeParse(data);
  if (!parsed.success) {
    const found = parsed.error.issues.flatMap((issue) => explain(fileSchema, data, issue, locator));
    return done(null, found);
  }
  const found = crossCheck(parsed.data, locator);
  return done(found.some(({ level }) => level === 'error') ? null : complete(parsed.data), found);
}

function yamlProblems(document: Document.Parsed, locator: Locator): Problem[] {
  return [...document.errors, ...document.warnings].map((error: YAMLError) => ({
    level: 'error' as const,
    place: locator.at(error.pos[0]),
    sentence: `The file is not valid YAML: ${firstLine(error.message)}`,
    remedy:
      error.code === 'DUPLICATE_KEY' ? 'Keep one of the two keys.' : 'Correct the line, or its indentation.',
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

function done(config: FairleadConfig | null, problems: readonly Problem[]): ParsedConfig {
  const inOrder = problems.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const errorsFirst = inOrder.toSorted((a, b) => Number(a.level !== 'error') - Number(b.level !== 'error'));
  const kept = new Set(errorsFirst.slice(0, maxProblems));
  return { config, problems: inOrder.filter((problem) => kept.has(problem)) };
}

function refused(file: string, sentence: string, remedy: string): ParsedConfig {
  const place = { file, line: 1, column: 1 };
  return { config: null, problems: [{ level: 'error', place, sentence, remedy }] };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 200) ?? '';
}
