import {
  chooseTemplates,
  filesOf,
  isWritten,
  planFiles,
  proposeTemplates,
  templatesOf,
  type FileChange,
  type Template,
} from '../../core/templates/index.ts';
import { connectionOf, ownerOf, repositoryOf, UsageError } from '../options.ts';
import { printable, printJson } from '../print.ts';
import type { ExitCode, Surroundings } from '../surroundings.ts';
import type { TemplateOptions } from './options.ts';

/** `fairlead templates`. */
export async function templates(options: TemplateOptions, around: Surroundings): Promise<ExitCode> {
  const chosen = chooseTemplates(templatesOf(await around.templates.read()), options);
  if (chosen.kind === 'unknown') {
    const hint = chosen.nearest === null ? '' : `; did you mean ${chosen.nearest}?`;
    throw new UsageError(`there is no template ${JSON.stringify(chosen.name)}${hint}`);
  }
  if (options.what === 'list') return list(chosen.templates, options, around);
  return options.what === 'write'
    ? write(chosen.templates, options, around)
    : propose(chosen.templates, options, around);
}

function list(found: readonly Template[], { json }: TemplateOptions, around: Surroundings): ExitCode {
  if (json) {
    const rows = found.map(({ name, kind, strategy, title, description }) => {
      return { name, kind, strategy, title, description };
    });
    printJson({ templates: rows }, around);
    return 0;
  }
  for (const { name, kind, strategy, description } of found) {
    const what = strategy === null ? kind : `strategy ${strategy}`;
    around.out(`${name} (${what})\n    ${description}\n`);
  }
  return 0;
}

function write(found: readonly Template[], options: TemplateOptions, around: Surroundings): ExitCode {
  const at = (path: string) => (options.into === '.' ? path : `${options.into.replace(/\/+$/, '')}/${path}`);
  const branch = options.defaultBranch ?? defaultBranch(at, around);
  const texts = new Map<string, string | null>();
  const textOf = (path: string): string | null => {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const text = readOrNull(at(path), around);
    texts.set(path, text);
    return text;
  };
  const changes = planFiles(filesOf(found, options.layout, branch), textOf, options.force);
  for (const { path, text, change } of changes.filter(isWritten)) {
    try {
      around.write(at(path), text, change === 'new' ? 'new' : 'replace', options.into);
    } catch (error) {
      const isLink = (error as { readonly code?: unknown }).code === 'ELOOP';
      const why = isLink
        ? 'leads out of the checkout by a link: nothing is written there'
        : 'cannot be written';
      around.error(`fairlead: ${printable(at(path))} ${why}.\n`);
      return 1;
    }
  }
  return report(changes, around);
}

async function propose(
  found: readonly Template[],
  options: TemplateOptions,
  around: Surroundings,
): Promise<ExitCode> {
  const { layout, branch, force } = options;
  const where =
    layout === 'organisation'
      ? { owner: ownerOf(options, around.environment), name: '.github' }
      : repositoryOf(options, around.environment);
  const github = await around.connect(connectionOf(options, around.environment));
  const repository = { installationId: 0, id: 0, ...where };
  const { pull, changes } = await proposeTemplates(
    repository,
    { templates: found, layout, branch, force },
    github,
  );
  const code = report(changes, around);
  around.error(
    pull === null
      ? `Nothing to propose to ${where.owner}/${where.name}.\n`
      : `Proposed by ${where.owner}/${where.name}#${pull}.\n`,
  );
  return code;
}

const words: Readonly<Record<FileChange['change'], string>> = {
  new: 'added',
  update: 'updated',
  same: 'as it should be',
  kept: 'left, since somebody changed it; say --force to replace it',
  replace: 'replaced',
};

function report(changes: readonly FileChange[], around: Surroundings): ExitCode {
  for (const { path, change } of changes) around.error(`${path}: ${words[change]}.\n`);
  return changes.some(({ change }) => change === 'kept') ? 1 : 0;
}

/** Of the remote, as a clone notes it. */
function defaultBranch(at: (path: string) => string, around: Surroundings): string {
  const head = readOrNull(at('.git/refs/remotes/origin/HEAD'), around);
  return /^ref: refs\/remotes\/origin\/(\S+)\s*$/.exec(head ?? '')?.[1] ?? 'main';
}

/** Null where there is no such file. Whatever else goes wrong is told: it may hold somebody's work. */
function readOrNull(path: string, { read }: Surroundings): string | null {
  try {
    return read(path);
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new UsageError(`${path} cannot be read`);
  }
}
