/** The linters that can be run without a report of their own. */
export const linterNames = [
  'ruff',
  'eslint',
  'oxlint',
  'golangci-lint',
  'actionlint',
  'shellcheck',
  'hadolint',
] as const;

export type LinterName = (typeof linterNames)[number];

/** One start of a linter. */
export interface Invocation {
  readonly args: readonly string[];
  /** Folder in the checkout; empty for its root. */
  readonly cwd: string;
}

export interface Linter {
  readonly title: string;
  /** True where `node_modules/.bin` of the root or of a folder with its configuration comes before the commands. */
  readonly local: boolean;
  /** Ways to start it, the best first. */
  readonly commands: readonly (readonly string[])[];
  /** What it prints its version with. */
  readonly versionArgs: readonly string[];
  /** Which tracked files it is for; detection looks for them. */
  readonly files: RegExp;
  /** Those files, for people. */
  readonly about: string;
  /** Files without which it has nothing to go by; null where it needs no configuration. */
  readonly configuration: RegExp | null;
  /** git's pathspecs of all that its result can depend on besides version and arguments; null where more counts. */
  readonly depends: readonly string[] | null;
  /** Exit codes above this are its own failure, not findings. */
  readonly lastFindingsExit: number;
  /** True where the report is written to a file, not printed. */
  readonly reportFile: boolean;
  invocations(request: Request): readonly Invocation[];
}

interface Request {
  readonly version: string;
  readonly args: readonly string[];
  readonly paths: readonly string[];
  readonly tracked: readonly string[];
  /** Where the report goes, for those with `reportFile`. */
  readonly report: string;
}

/** Arguments on a command line have a bound of their own on every system. */
const filesAtOnce = 200;

function inside(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => {
    const clean = folder.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
    return clean === '' || clean === '.' || path === clean || path.startsWith(`${clean}/`);
  });
}

/** A name that starts with a dash would be read as an option. */
const safe = (path: string) => (path.startsWith('-') ? `./${path}` : path);

/** One start for every so many of the files, for linters that take no folders. */
function byFiles(files: RegExp, fixed: readonly string[]): Linter['invocations'] {
  return ({ args, paths, tracked }) => {
    const wanted = tracked.filter((path) => files.test(path) && inside(path, paths)).map(safe);
    const starts: Invocation[] = [];
    for (let from = 0; from < wanted.length; from += filesAtOnce) {
      starts.push({ args: [...fixed, ...args, ...wanted.slice(from, from + filesAtOnce)], cwd: '' });
    }
    return starts;
  };
}

const shellFiles = /\.(?:sh|bash|ksh|dash)$/;
const dockerFiles = /(?:^|\/)(?:(?:Dockerfile|Containerfile)(?:\.[^/]+)?|[^/]+\.Dockerfile)$/;
const workflows = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const scripts = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;

const eslintConfiguration = /(?:^|\/)(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.(?:[cm]?js|ya?ml|json))?)$/;

/** The outermost folders with a configuration, ending in a slash; the root alone where it has one or none has. */
function configured(tracked: readonly string[], configuration: RegExp): string[] {
  const folders = tracked
    .filter((path) => configuration.test(path))
    .map((path) => path.slice(0, path.lastIndexOf('/') + 1));
  const outermost = folders.filter(
    (folder) => !folders.some((other) => other !== folder && folder.startsWith(other)),
  );
  return outermost.length === 0 ? [''] : [...new Set(outermost)].sort();
}

/** The paths as a program in the folder sees them: those inside it, or all of it where a path holds it. */
function pathsIn(folder: string, paths: readonly string[]): string[] {
  if (folder === '') return [...paths];
  if (inside(folder.slice(0, -1), paths)) return ['.'];
  return paths
    .map((path) => path.replace(/^(?:\.\/)+/, ''))
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length));
}

/** Where the program of a linter may stand that projects install for themselves, relative to the root. */
export function localPrograms(name: LinterName, tracked: readonly string[]): string[] {
  const { local, configuration } = linters[name];
  if (!local || configuration === null) return [];
  const folders = new Set(['', ...configured(tracked, configuration)]);
  return [...folders].map((folder) => `${folder}node_modules/.bin/${name}`);
}

/** One start in each folder with a Go module, since a linter of Go sees one module at a time. */
function goModules({ version, args, paths, tracked, report }: Request): Invocation[] {
  const first = /\bversion v?1\./.test(version)
    ? ['run', '--out-format', `json:${report}`]
    : ['run', '--path-mode=abs', `--output.json.path=${report}`];
  return tracked
    .filter((path) => /(?:^|\/)go\.mod$/.test(path) && inside(path, paths))
    .map((path) => ({ args: [...first, ...args, './...'], cwd: path.slice(0, -'go.mod'.length) }));
}

export const linters: Readonly<Record<LinterName, Linter>> = {
  ruff: {
    title: 'Ruff',
    local: false,
    commands: [['ruff'], ['python3', '-m', 'ruff']],
    versionArgs: ['--version'],
    files: /\.(?:pyi?|ipynb)$/,
    about: 'Python files',
    configuration: null,
    depends: ['*.py', '*.pyi', '*.ipynb', '*pyproject.toml', '*ruff.toml', '*.gitignore'],
    lastFindingsExit: 1,
    reportFile: false,
    invocations: ({ args, paths }) => [
      { args: ['check', '--output-format', 'json', ...args, '--', ...paths], cwd: '' },
    ],
  },
  eslint: {
    title: 'ESLint',
    local: true,
    commands: [['eslint']],
    versionArgs: ['--version'],
    files: scripts,
    about: 'JavaScript or TypeScript files',
    configuration: eslintConfiguration,
    depends: null,
    lastFindingsExit: 1,
    reportFile: true,
    invocations: ({ args, paths, tracked, report }) =>
      configured(tracked, eslintConfiguration).flatMap((cwd) => {
        const wanted = pathsIn(cwd, paths);
        const fixed = ['--format', 'json', '--output-file', report];
        return wanted.length === 0 ? [] : [{ args: [...fixed, ...args, '--', ...wanted], cwd }];
      }),
  },
  oxlint: {
    title: 'oxlint',
    local: true,
    commands: [['oxlint']],
    versionArgs: ['--version'],
    files: scripts,
    about: 'JavaScript or TypeScript files',
    configuration: /(?:^|\/)(?:\.oxlintrc\.jsonc?|oxlint\.config\.ts)$/,
    depends: null,
    lastFindingsExit: 1,
    reportFile: false,
    invocations: ({ args, paths }) => [{ args: ['--format', 'sarif', ...args, ...paths.map(safe)], cwd: '' }],
  },
  'golangci-lint': {
    title: 'golangci-lint',
    local: false,
    commands: [['golangci-lint']],
    versionArgs: ['--version'],
    files: /\.go$/,
    about: 'Go files',
    configuration: /(?:^|\/)go\.mod$/,
    depends: null,
    lastFindingsExit: 1,
    reportFile: true,
    invocations: goModules,
  },
  actionlint: {
    title: 'actionlint',
    local: false,
    commands: [['actionlint']],
    versionArgs: ['-version'],
    files: workflows,
    about: 'workflows',
    configuration: null,
    depends: null,
    lastFindingsExit: 1,
    reportFile: false,
    invocations: byFiles(workflows, ['-no-color', '-format', '{{json .}}']),
  },
  shellcheck: {
    title: 'ShellCheck',
    local: false,
    commands: [['shellcheck']],
    versionArgs: ['--version'],
    files: shellFiles,
    about: 'shell scripts',
    configuration: null,
    depends: ['*.sh', '*.bash', '*.ksh', '*.dash', '*.shellcheckrc', '*shellcheckrc'],
    lastFindingsExit: 1,
    reportFile: false,
    invocations: byFiles(shellFiles, ['--format=checkstyle']),
  },
  hadolint: {
    title: 'Hadolint',
    local: false,
    commands: [['hadolint']],
    versionArgs: ['--version'],
    files: dockerFiles,
    about: 'Dockerfiles',
    configuration: null,
    depends: ['*Dockerfile*', '*Containerfile*', '*.hadolint.yaml', '*.hadolint.yml'],
    lastFindingsExit: 1,
    reportFile: false,
    invocations: byFiles(dockerFiles, ['--format', 'sarif']),
  },
};

/** Which linter a command starts, by its words: the last one that names one. */
export function linterOf(command: readonly string[]): LinterName | null {
  for (const word of command.toReversed()) {
    const name = word
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\.(?:exe|cmd|[cm]?js|py|sh)$/i, '');
    const found = linterNames.find((linter) => linter === name);
    if (found !== undefined) return found;
  }
  return null;
}

/** The linters that a repository is set up for, in order; oxlint and ESLint both where both are configured. */
export function fittingLinters(tracked: readonly string[]): LinterName[] {
  return linterNames.filter((name) => {
    const { files, configuration } = linters[name];
    const set = configuration === null || tracked.some((path) => configuration.test(path));
    return set && tracked.some((path) => files.test(path));
  });
}
