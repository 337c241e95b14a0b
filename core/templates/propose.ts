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
  const open = await openHead(repository, proposal.branch, base, github);
  const head = open ?? (await github.refs.branch(repository, base));
  if (head === null)
    throw new FinalError('FL_NOT_FOUND', `${repository.owner}/${repository.name} has no commit`);
  const found = new Map<string, string | null>();
  for (const { path } of files) {
    found.set(path, (await github.files.get(repository, path, head))?.text ?? null);
  }
  const changes = planFiles(files, (path) => found.get(path) ?? null, proposal.force);
  const written = changes.filter(isWritten);
  if (written.length === 0 && open === null) return { pull: null, changes };
  if (open === null) await makeBranch(repository, proposal.branch, head, github);
  if (written.length > 0) {
    const commit = { branch: proposal.branch, head, files: written, message: title };
    const { kind } = await github.files.commit(repository, commit);
    if (kind === 'changed')
      throw new TransientError('FL_CONFLICT', `${proposal.branch} was changed meanwhile`);
  }
  const body = wording(proposal.layout, changes);
  const pull = await github.merging.open(repository, { head: proposal.branch, base, title, body });
  return { pull, changes };
}

/** The head of the branch's open pull request; null where there is none. */
async function openHead(
  repository: RepositoryRef,
  branch: string,
  base: string,
  { pulls, refs }: Ports,
): Promise<string | null> {
  const sha = await refs.branch(repository, branch);
  if (sha === null) return null;
  const all = await pulls.listOpen(repository);
  // A fork may have a branch of this name, but hardly at this commit.
  const isOpen = all.some((pull) => pull.headRef === branch && pull.headSha === sha && pull.baseRef === base);
  return isOpen ? sha : null;
}

/** The branch, at the commit. One that an earlier pull request left goes. */
async function makeBranch(
  repository: RepositoryRef,
  branch: string,
  sha: string,
  { refs }: Ports,
): Promise<void> {
  const left = await refs.branch(repository, branch);
  if (left === sha) return;
  if (left !== null) await refs.deleteBranch(repository, branch, left);
  if ((await refs.createBranch(repository, branch, sha)) === 'exists') {
    throw new TransientError('FL_CONFLICT', `${branch} was made meanwhile`);
  }
}

const title = 'Starter workflows of Fairlead';

function wording(layout: Layout, changes: readonly FileChange[]): string {
  const kept = changes.filter(({ change }) => change === 'kept').map(({ path }) => `- \`${path}\``);
  const what =
    layout === 'organisation'
      ? 'Starter workflows for the organisation: every repository finds them under "New workflow" once this is merged.'
      : 'Starter workflows for this repository. They run once this is merged; each says at its top what it is.';
  const tail = kept.length === 0 ? [] : ['', 'Left as they are, since somebody changed them:', '', ...kept];
  return [what, ...tail].join('\n');
}
