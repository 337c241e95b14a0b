import { FinalError } from '../errors/fairlead-error.ts';

export interface Instruction {
  /** Counts from 1; where the instruction starts. */
  readonly line: number;
  /** Upper case. */
  readonly keyword: string;
  /** Its arguments on one line; of a here-document the text as well. */
  readonly text: string;
}

export interface Stage {
  readonly line: number;
  /** As written: an image, or the name of a stage before. */
  readonly from: string;
  /** Lower case; null where the stage has none. */
  readonly name: string | null;
  readonly instructions: readonly Instruction[];
}

const maxBytes = 1024 * 1024;
const keywords =
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR';
const known = new Set(keywords.split(' '));

function invalid(file: string, line: number, why: string): FinalError {
  return new FinalError('FL_DOCKERFILE_INVALID', `${file}:${line}: ${why}`, { place: { file, line } });
}

/** `# escape=` and a backquote at the top of a file changes what continues a line. */
function escapeCharacter(lines: readonly string[]): string {
  for (const line of lines) {
    const directive = /^#\s*([A-Za-z]+)\s*=\s*(\S+)\s*$/.exec(line);
    if (directive === null) break;
    if (directive[1]?.toLowerCase() === 'escape' && directive[2] === '`') return '`';
  }
  return '\\';
}

/** Words that end the here-documents of an instruction (`RUN <<EOF`), in order. */
function hereDocuments(keyword: string, text: string): { readonly word: string; readonly tabs: boolean }[] {
  if (keyword !== 'RUN' && keyword !== 'COPY' && keyword !== 'ADD') return [];
  const found = [...text.matchAll(/(?<![<\w])<<(-?)(["']?)([A-Za-z_][A-Za-z0-9_]*)\2(?=\s|$)/g)];
  return found.map((match) => ({ word: match[3] ?? '', tabs: match[1] === '-' }));
}

interface Cursor {
  readonly lines: readonly string[];
  at: number;
}

const empty = /^\s*(?:#|$)/;

/** The instruction's lines as one; the cursor ends on the last of them. */
function joinLines(cursor: Cursor, escape: string): string {
  let joined = '';
  for (; cursor.at < cursor.lines.length; cursor.at += 1) {
    const current = cursor.lines[cursor.at] ?? '';
    // Comments and empty lines between continued lines do not end them.
    if (joined !== '' && empty.test(current)) continue;
    const trimmed = current.trimEnd();
    const continues = trimmed.endsWith(escape);
    joined += `${continues ? trimmed.slice(0, -1) : trimmed} `;
    if (!continues) break;
  }
  return joined.trim();
}

/** The text of a here-document, or null where its end is missing. */
function readHereDocument(cursor: Cursor, end: string, tabs: boolean): string | null {
  let body = '';
  for (cursor.at += 1; cursor.at < cursor.lines.length; cursor.at += 1) {
    const current = cursor.lines[cursor.at] ?? '';
    if ((tabs ? current.replace(/^\t+/, '') : current) === end) return body;
    body += `\n${current}`;
  }
  return null;
}

/** The instructions of a Dockerfile in order: comments gone, continued lines joined, here-documents attached. */
function readInstructions(text: string, file: string): Instruction[] {
  const cursor: Cursor = { lines: text.replace(/^\uFEFF/, '').split(/\r?\n/), at: 0 };
  const escape = escapeCharacter(cursor.lines);
  const found: Instruction[] = [];
  for (; cursor.at < cursor.lines.length; cursor.at += 1) {
    if (empty.test(cursor.lines[cursor.at] ?? '')) continue;
    const line = cursor.at + 1;
    const [, word = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(joinLines(cursor, escape)) ?? [];
    const keyword = word.toUpperCase();
    if (!known.has(keyword))
      throw invalid(file, line, `${JSON.stringify(word.slice(0, 50))} is no instruction`);
    let body = '';
    for (const { word: end, tabs } of hereDocuments(keyword, rest)) {
      const document = readHereDocument(cursor, end, tabs);
      if (document === null) throw invalid(file, line, `the here-document ${end} has no end`);
      body += document;
    }
    found.push({ line, keyword, text: rest + body });
  }
  return found;
}

/** Names of the arguments before the first FROM, with their defaults. */
function globalArguments(instructions: readonly Instruction[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { keyword, text } of instructions) {
    if (keyword === 'FROM') break;
    const match = keyword === 'ARG' ? /^([A-Za-z_]\w*)=["']?([^"'\s]*)/.exec(text) : null;
    if (match?.[1] !== undefined) values.set(match[1], match[2] ?? '');
  }
  return values;
}

function substitute(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$(?:\{([A-Za-z_]\w*)(?::-([^}]*))?\}|([A-Za-z_]\w*))/g,
    (whole: string, braced?: string, fallback?: string, bare?: string) =>
      values.get(braced ?? bare ?? '') ?? fallback ?? whole,
  );
}

/**
 * The stages of a Dockerfile (https://docs.docker.com/reference/dockerfile/): continued lines, here-documents, the
 * escape directive and arguments before the first FROM are understood. Errors: FL_DOCKERFILE_INVALID with the line.
 */
export function readDockerfile(text: string, file: string): readonly Stage[] {
  if (text.length > maxBytes) throw invalid(file, 1, 'it is larger than 1 MB');
  const instructions = readInstructions(text, file);
  const values = globalArguments(instructions);
  const stages: { line: number; from: string; name: string | null; instructions: Instruction[] }[] = [];
  for (const instruction of instructions) {
    const { line, keyword } = instruction;
    if (keyword === 'FROM') {
      const match = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?$/i.exec(instruction.text.replace(/\s+/g, ' '));
      if (match?.[1] === undefined) throw invalid(file, line, 'FROM names no image');
      const name = match[2]?.toLowerCase() ?? null;
      stages.push({ line, from: substitute(match[1], values), name, instructions: [] });
    } else if (stages.length > 0) stages.at(-1)?.instructions.push(instruction);
    else if (keyword !== 'ARG') throw invalid(file, line, `${keyword} stands before the first FROM`);
  }
  if (stages.length === 0) throw invalid(file, 1, 'it has no FROM');
  return stages;
}

/** Images from elsewhere that the stages start from, each once; `scratch` and names of stages are none. */
export function baseImages(stages: readonly Stage[]): readonly string[] {
  const names = new Set<string>();
  const images = new Set<string>();
  for (const { from, name } of stages) {
    if (from !== 'scratch' && !names.has(from.toLowerCase())) images.add(from);
    if (name !== null) names.add(name);
  }
  return [...images];
}
