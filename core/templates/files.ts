import type { TemplateText } from '../ports/templates.ts';
import { arePropertiesOf, isUntouched, readStamp, stamped } from './stamp.ts';

/**
 * `repository`: workflows that run, in `.github/workflows`. `organisation`: what GitHub offers under "New workflow" in
 * every repository, in the folder `workflow-templates` of the organisation's repository `.github`.
 */
export type Layout = 'repository' | 'organisation';

export interface TemplateFile {
  readonly path: string;
  readonly text: string;
  /** Path of the workflow that the file belongs to; its own, if it is one. */
  readonly workflow: string;
}

/** GitHub's words for the default branch, which it puts in when a template is taken over. */
const placeholder = '$default-branch';

/** The files of templates. @param defaultBranch stands where GitHub's placeholder was; for `repository` only */
export function filesOf(
  templates: readonly TemplateText[],
  layout: Layout,
  defaultBranch: string,
): readonly TemplateFile[] {
  return templates.flatMap(({ name, workflow, properties }) => {
    if (layout === 'repository') {
      const path = `.github/workflows/${name}.yml`;
      const text = workflow.replaceAll(placeholder, () => yamlText(defaultBranch));
      return [{ path, text: stamped(name, text, ''), workflow: path }];
    }
    const path = `workflow-templates/${name}.yml`;
    return [
      { path, text: stamped(name, workflow, properties), workflow: path },
      { path: `workflow-templates/${name}.properties.json`, text: properties, workflow: path },
    ];
  });
}

/** A branch may be named like a number or a truth value, or hold a comma. */
function yamlText(name: string): string {
  const isPlain = /^[A-Za-z][\w./-]*$/.test(name) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(name);
  return isPlain ? name : JSON.stringify(name);
}

export interface FileChange extends TemplateFile {
  /**
   * `new`: there was none. `update`: there was an older one, as it had been written. `same`: nothing to do. `kept`:
   * somebody changed it or made it, and it stays. `replace`: the same, but it was asked to go.
   */
  readonly change: 'new' | 'update' | 'same' | 'kept' | 'replace';
}

/**
 * What writing the files comes to.
 *
 * @param found the text of each path; null where there is no such file
 * @param force whether what others changed goes too
 */
export function planFiles(
  files: readonly TemplateFile[],
  found: (path: string) => string | null,
  force: boolean,
): readonly FileChange[] {
  return files.map((file) => {
    const before = found(file.path);
    if (before === null) return { ...file, change: 'new' };
    if (before === file.text) return { ...file, change: 'same' };
    if (isOurs(file, before, found)) return { ...file, change: 'update' };
    return { ...file, change: force ? 'replace' : 'kept' };
  });
}

function isOurs(file: TemplateFile, before: string, found: (path: string) => string | null): boolean {
  if (file.path === file.workflow) {
    return isUntouched(before) && readStamp(before)?.name === readStamp(file.text)?.name;
  }
  return arePropertiesOf(before, found(file.workflow) ?? '');
}

/** Whether the file is to be written. */
export function isWritten({ change }: Pick<FileChange, 'change'>): boolean {
  return change === 'new' || change === 'update' || change === 'replace';
}
