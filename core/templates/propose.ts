import { FinalError, TransientError } from '../errors/fairlead-error.ts';
import type { GitHub, RepositoryRef } from '../ports/github.ts';
import type { TemplateText } from '../ports/templates.ts';
import { filesOf, isWritten, planFiles, type FileChange, type Layout } from './files.ts';

/** Branch of the pull request, where nothing else is said. */
export const proposalBranch = 'fairlead/templates';

export interface Proposed {
  /** Of the pull request; null where there is nothing to propose. */
  readonly pull: number | null;
  readonly changes: readonly FileChange[];
}

export interface Proposal {
  readonly templates: readonly TemplateText[];
  readonly layout: Layout;
  readonly branch: string;
  readonly force: boolean;
}

type Ports = Pick<GitHub, 'contents' | 'files' | 'merging' | 'pulls' | 'refs'>;

/**
 * Proposes templates by one pull request. One that is open already is brought up to date; what people changed on its
 * branch stays. Asked twice, nothing is done twice.
 */
export async function proposeTemplates(
  repository: RepositoryRef,
  proposal: Proposal,
  github: Ports,
): Promise<Proposed> {
  const base = await github.contents.defaultBranch(repository);
  const files = filesOf(proposal.templates, proposal.layout, base);
  const isOpen = await hasOpenPull(repository, proposal.branch, base, github);
  const from = isOpen ? proposal.branch : base;
  const found = new Map<string, { readonly text: string; readonly sha: string } | null>();
  for (const { path } of files) found.set(path, await github.files.get(repository, path, from));
  const changes = planFiles(files, (path) => found.get(path)?.text ?? null, proposal.force);
  const written = changes.filter(isWritten);
  if (written.length === 0 && !isOpen) return { pull: null, changes };
  if (!isOpen) await makeBranch(repository, proposal.branch, base, github);
  for (const { path, text, change } of written) {
    const before = found.get(path)?.sha ?? null;
    const message = `${change === 'new' ? 'Add' : 'Update'} ${path}`;
    const put = { branch: proposal.branch, path, before, text, message };
    const { kind } = await github.files.put(repository, put);
    if (kind === 'changed') throw new TransientError('FL_CONFLICT', `${path} was changed meanwhile`);
  }
  const pull = await github.merging.open(repository, {
    head: proposal.branch,
    base,
    ...wording(proposal.layout, changes),
  });
  return { pull, changes };
}

async function hasOpenPull(
  repository: RepositoryRef,
  branch: string,
  base: string,
  { pulls, refs }: Ports,
): Promise<boolean> {
  const sha = await refs.branch(repository, branch);
  if (sha === null) return false;
  const open = await pulls.listOpen(repository);
  // A fork may have a branch of this name, but hardly at this commit.
  return open.some((pull) => pull.headRef === branch && pull.headSha === sha && pull.baseRef === base);
}

/** The branch, at the newest commit of the base. One that an earlier pull request left goes. */
async function makeBranch(
  repository: RepositoryRef,
  branch: string,
  base: string,
  { refs }: Ports,
): Promise<void> {
  const sha = await refs.branch(repository, base);
  if (sha === null)
    throw new FinalError('FL_NOT_FOUND', `${repository.owner}/${repository.name} has no commit`);
  const left = await refs.branch(repository, branch);
  if (left === sha) return;
  if (left !== null && (await refs.advanceBranch(repository, branch, sha)) === 'advanced') return;
  if (left !== null) await refs.deleteBranch(repository, branch, left);
  if ((await refs.createBranch(repository, branch, sha)) === 'exists') {
    throw new TransientError('FL_CONFLICT', `${branch} was made meanwhile`);
  }
}

function wording(layout: Layout, changes: readonly FileChange[]) {
  const kept = changes.filter(({ change }) => change === 'kept').map(({ path }) => `- \`${path}\``);
  const what =
    layout === 'organisation'
      ? 'Starter workflows for the organisation: every repository finds them under "New workflow" once this is merged.'
      : 'Starter workflows for this repository. They run once this is merged; each says at its top what it is.';
  const tail = kept.length === 0 ? [] : ['', 'Left as they are, since somebody changed them:', '', ...kept];
  return { title: 'Starter workflows of Fairlead', body: [what, ...tail].join('\n') };
}
