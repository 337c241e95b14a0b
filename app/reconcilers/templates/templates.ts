import { findPair, type Strategy } from '../../../core/branching/index.ts';
import { requestMarker } from '../../../core/duties/index.ts';
import { nameFor } from '../../../core/duties/repository.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { Store } from '../../../core/ports/store.ts';
import type { Templates } from '../../../core/ports/templates.ts';
import { code, list } from '../../../core/duties/words.ts';
import { escapeMarkdown } from '../../../core/reporting/text.ts';
import {
  chooseTemplates,
  proposalBranch,
  proposeTemplates,
  templatesOf,
  type Proposed,
} from '../../../core/templates/index.ts';
import type { OrganisationDeps } from '../organisation/read.ts';
import { readWithRules } from '../policy/with-rules.ts';
import { findRepository } from '../repository.ts';
import type { Reconciled } from '../rollout/deps.ts';
import { readTemplatesKey } from './key.ts';

export interface TemplatesDeps extends OrganisationDeps {
  readonly github: OrganisationDeps['github'] &
    Pick<GitHub, 'comments' | 'contents' | 'files' | 'merging' | 'pulls' | 'refs'>;
  readonly store: Store;
  readonly templates: Templates;
}

/** GitHub reads an organisation's templates in this repository. */
const home = '.github';

/**
 * Key `templates:<repository id>/<number>/<request>`: proposes starter workflows by one pull request, which a later
 * request brings up to date. In the organisation's `.github` these are all of them; elsewhere the one of the strategy.
 * The comment that accepted the command says what came of it. State of the same key: that it was done.
 */
export async function reconcileTemplates(key: string, deps: TemplatesDeps): Promise<Reconciled> {
  const asked = readTemplatesKey(key);
  const repository = asked === null ? null : await findRepository(deps.store, asked.repositoryId);
  if (asked === null || repository === null || (await deps.store.load(key)) !== null) return {};
  const body = await answer(repository, deps);
  await deps.github.comments.put(repository, asked.number, { marker: requestMarker(asked.id), body });
  await deps.store.transaction((batch) => batch.save(key, { done: true }, 0));
  return {};
}

async function answer(repository: RepositoryRef, deps: TemplatesDeps): Promise<string> {
  try {
    return words(await propose(repository, deps));
  } catch (error) {
    if (error instanceof FinalError) return `Not done. ${escapeMarkdown(error.toText())}`;
    throw error;
  }
}

async function propose(repository: RepositoryRef, deps: TemplatesDeps): Promise<Proposed> {
  const { overview, rules } = await readWithRules(repository, deps);
  const isHome = repository.name.toLowerCase() === home;
  const wish = { names: [], kind: null, strategy: isHome ? null : rules.strategy.name };
  const chosen = chooseTemplates(templatesOf(await deps.templates.read()), wish);
  return proposeTemplates(
    repository,
    {
      templates: chosen.kind === 'chosen' ? chosen.templates : [],
      layout: isHome ? 'organisation' : 'repository',
      branch: branchFor(rules.strategy, overview.defaultBranch),
      force: false,
    },
    deps.github,
  );
}

/** The branch's own name, or one that the strategy lets into the default branch. */
function branchFor(strategy: Strategy, base: string): string {
  const pull = { head: proposalBranch, base, fork: false, labels: [], reverts: null };
  if (findPair(strategy, pull) !== null) return proposalBranch;
  return nameFor(strategy, base, 'fairlead-templates', null) ?? proposalBranch;
}

const mostNamed = 10;

function words({ pull, changes }: Proposed): string {
  const kept = changes.filter(({ change }) => change === 'kept').map(({ path }) => code(path));
  const more = kept.length > mostNamed ? [`${kept.length - mostNamed} more`] : [];
  const left =
    kept.length === 0
      ? ''
      : ` Somebody changed ${list([...kept.slice(0, mostNamed), ...more])}, so that stays as it is.`;
  const what =
    pull === null ? 'There is nothing to propose: the templates are here already.' : `Proposed by #${pull}.`;
  return `${what}${left}`;
}
