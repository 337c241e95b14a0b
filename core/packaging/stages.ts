import { FinalError } from '../errors/fairlead-error.ts';
import type { Instruction, Stage } from './dockerfile.ts';

/** Packages of Debian, Alpine and Red Hat that compile. */
const compilers = new RegExp(
  '^(?:gcc|g\\+\\+|cc|clang|llvm|make|cmake|ninja-build|ninja|build-essential|build-base|base-devel|gcc-c\\+\\+|' +
    'musl-dev|libc6?-dev|linux-headers|autoconf|automake|bison|flex|gfortran|nasm|' +
    'go|golang|golang-go|rust|rustc|cargo|ghc|maven|gradle|ant|sbt|' +
    'default-jdk(?:-headless)?|openjdk-?\\d+(?:-jdk(?:-headless)?)?|java-[\\d.]+-openjdk-devel|python3?-dev|python3-devel|' +
    'ruby-dev|nodejs-dev|dotnet-sdk-[\\d.]+)(?:[-:=@~<>]\\S*)?$',
);

const installers: readonly (readonly [program: RegExp, verb: RegExp])[] = [
  [/^(?:apt-get|apt|aptitude|yum|dnf|microdnf|zypper)$/, /^(?:install|in)$/],
  [/^apk$/, /^add$/],
  [/^pacman$/, /^-S\w*$/],
];

/** Programs that compile whatever their arguments are. */
const alwaysCompile =
  /^(?:gcc|g\+\+|cc|c\+\+|clang(?:\+\+)?|make|gmake|ninja|rustc|javac|kotlinc|ghc|msbuild|bazel|tsc|esbuild|webpack|rollup|node-gyp|\.\/configure|(?:\.\/)?(?:mvnw|gradlew)|mvn|gradle|sbt)$/;

/** Programs that compile where a word of this kind follows, options passed over. */
const compileWith: Readonly<Record<string, RegExp>> = {
  go: /^(?:build|install)$/,
  cargo: /^(?:build|install)$/,
  dotnet: /^(?:build|publish)$/,
  swift: /^build$/,
  cmake: /^(?!--version).+$/,
  npm: /^(?:run build|run-script build|run compile)/,
  yarn: /^(?:run )?(?:build|compile)/,
  pnpm: /^(?:run )?(?:build|compile)/,
  npx: /^(?:tsc|webpack|rollup|vite build|esbuild|next build)/,
  pip: /^wheel\b/,
  pip3: /^wheel\b/,
};

function pythonBuilds(words: readonly string[]): boolean {
  const text = words.join(' ');
  return /^-m (?:build\b|pip wheel\b)/.test(text) || /^setup\.py (?:build|bdist|install)/.test(text);
}

/** Removes what may stand before a program: `sudo`, `env`, `NAME=value`, `exec`, `time`. */
function programWords(command: string): readonly string[] {
  const words = command.split(/\s+/).filter((word) => word !== '');
  let at = 0;
  while (/^(?:sudo|env|exec|time|nice|set|then|do|else|if|!|\(|\{)$|^[A-Za-z_]\w*=\S*$/.test(words[at] ?? ''))
    at += 1;
  return words.slice(at);
}

/** Why a command compiles, or null. */
function compiles(command: string): string | null {
  const [first = '', ...rest] = programWords(command);
  const program = first.replace(/^(?:\/usr)?(?:\/local)?\/s?bin\//, '');
  const plain = rest.filter((word) => !word.startsWith('-'));
  const installer = installers.find(([name]) => name.test(program));
  if (installer !== undefined) {
    const verb = rest.findIndex((word) => installer[1].test(word));
    const found = verb < 0 ? undefined : rest.slice(verb + 1).find((word) => compilers.test(word));
    return found === undefined ? null : `installs ${found}`;
  }
  if (alwaysCompile.test(program)) return `runs ${program}`;
  if (/^python[\d.]*$/.test(program)) return pythonBuilds(rest) ? `runs ${program} to build` : null;
  const wanted = Object.hasOwn(compileWith, program) ? compileWith[program] : undefined;
  const verb = plain.slice(0, 2).join(' ');
  if (wanted === undefined) return null;
  return wanted.test(verb) || wanted.test(plain[0] ?? '') ? `runs ${program} ${plain[0] ?? ''}`.trim() : null;
}

/** The commands of a RUN: of the shell form split where a shell would, of the exec form the one. */
function commandsOf(text: string): readonly string[] {
  const bare = text.replace(/^(?:--\S+\s+)+/, '');
  if (bare.startsWith('[')) {
    try {
      const words: unknown = JSON.parse(bare);
      if (Array.isArray(words)) {
        const joined = words.map(String);
        // `["sh", "-c", "…"]` is a shell form in other clothes.
        const shell = /^(?:\/bin\/)?(?:ba|da|z)?sh$/.test(joined[0] ?? '') && /^-\w*c$/.test(joined[1] ?? '');
        return shell ? commandsOf(joined[2] ?? '') : [joined.join(' ')];
      }
    } catch {
      // Not JSON: Docker runs it by the shell.
    }
  }
  // A here-document's first line names it; the commands come after.
  return bare
    .replace(/<<-?["']?\w+["']?/g, '')
    .split(/&&|\|\||[;|\n]|\$\(|`/)
    .map((command) => command.trim());
}

export interface Compilation {
  readonly line: number;
  readonly why: string;
}

function compilationIn(instructions: readonly Instruction[]): Compilation | null {
  for (const { keyword, line, text } of instructions) {
    const run = keyword === 'ONBUILD' ? /^RUN\s+([\s\S]*)$/i.exec(text)?.[1] : text;
    if (run === undefined || (keyword !== 'RUN' && keyword !== 'ONBUILD')) continue;
    for (const command of commandsOf(run)) {
      const why = compiles(command);
      if (why !== null) return { line, why };
    }
  }
  return null;
}

/** The stages whose layers the last one ships: itself and what it starts from. */
function shipped(stages: readonly Stage[]): readonly Stage[] {
  const chain: Stage[] = [];
  let index = stages.length - 1;
  while (index >= 0) {
    const stage = stages[index];
    if (stage === undefined) break;
    chain.push(stage);
    const from = stage.from.toLowerCase();
    index = stages.slice(0, index).findLastIndex(({ name }) => name === from);
  }
  return chain;
}

/** Where the image that the stages end in is compiled in its own layers; null where it is not, or where nothing is. */
export function shippedCompilation(stages: readonly Stage[]): Compilation | null {
  for (const stage of shipped(stages)) {
    const found = compilationIn(stage.instructions);
    if (found !== null) return found;
  }
  return null;
}

/** @throws FinalError FL_SINGLE_STAGE with the line, where compilers or builds stand in a stage that is shipped */
export function requireMultiStage(stages: readonly Stage[], file: string): void {
  const found = shippedCompilation(stages);
  if (found === null) return;
  const { line, why } = found;
  const what = stages.length === 1 ? 'the only stage' : 'a stage that the image starts from';
  throw new FinalError('FL_SINGLE_STAGE', `${file}:${line}: ${what} ${why}`, { place: { file, line } });
}
