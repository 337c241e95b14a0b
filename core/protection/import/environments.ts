import { valid } from './candidates.ts';
import type { ConfigFile } from '../../config/schema.ts';
import { isList, isObject, textAt } from '../diff.ts';
import { fromFnmatch } from '../globs.ts';
import { environmentView } from '../kinds/environment/compare.ts';
import type { ObservedResource } from '../types.ts';
import { peopleNames, type Names } from './names.ts';

/** An environment in the words of the configuration, or null where they have no words for it. */
export function environmentEntry(
  { name, spec }: ObservedResource,
  names: Names,
  defaultBranch: string,
): ConfigFile['environments'] | null {
  const view = environmentView(spec);
  const policies = view['branch_policies'];
  // Which branches may deploy was not read: the file would say it, and a later pass would write it.
  if (policies === undefined || !isList(policies)) return null;
  const deploys = policies.map((policy) => {
    if (!isObject(policy) || policy['type'] !== 'branch' || typeof policy['name'] !== 'string') return null;
    return fromFnmatch(policy['name']);
  });
  const reviewers = isList(view['reviewers']) ? view['reviewers'] : [];
  const approval = peopleNames(
    reviewers.flatMap((reviewer) =>
      isObject(reviewer) ? [`${textAt(reviewer, 'type')} ${JSON.stringify(reviewer['id'] ?? null)}`] : [],
    ),
    names,
  );
  const wait = Number(view['wait_timer'] ?? 0);
  if (deploys.length === 0 || deploys.includes(null) || approval.length < reviewers.length) return null;
  const usual = deploys.length === 1 && deploys[0] === defaultBranch;
  const entry = {
    ...(usual ? {} : { deploys }),
    ...(approval.length === 0 ? {} : { approval }),
    ...(wait > 0 ? { wait: `${wait}m` } : {}),
  };
  return valid({ environments: { [name]: entry } }).environments ?? null;
}
