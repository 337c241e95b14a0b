import { findPair, type Strategy } from '../../branching/index.ts';
import { timeOf } from '../../policy/time.ts';
import { cut } from '../../reporting/text.ts';
import { nameFor } from '../repository.ts';
import { code, duration, shellWord } from '../words.ts';
import type { Debt } from './owed.ts';

/** Paths that a comment lists; the rest is counted. */
const maxPaths = 30;

export function openingTitle({ backMerge: { from, to } }: Debt): string {
  return cut(`Back-merge ${from} into ${to}`, 250);
}

export function openingBody(debt: Debt): string {
  const { from, to, withinMs } = debt.backMerge;
  const since = debt.ancestry.since;
  const deadline =
    withinMs === Number.POSITIVE_INFINITY
      ? ''
      : ` It is due within ${duration(withinMs)}${since === null ? '' : `, by ${timeOf(since + withinMs)}`}.`;
  return [
    `${code(to)} lacks commits of ${code(from)}, and the strategy wants every one of them there.${deadline}`,
    ...squashLine(debt),
    'Fairlead merges this by a merge commit as soon as its checks and approvals are there. A squash or a rebase ' +
      'would leave the debt open.',
  ].join('\n\n');
}

export function squashLine({ squashed, backMerge: { from, to } }: Debt): readonly string[] {
  if (squashed === null) return [];
  return [
    `#${squashed.number} was merged by squash or rebase: ${code(to)} has its changes, and ${code(from)} is still ` +
      'no ancestor. Without a merge commit the same changes conflict again with the next back-merge, so it is ' +
      'asked for once more.',
  ];
}

/** What conflicts, and the commands that resolve it. */
export function conflictComment(debt: Debt, strategy: Strategy): string {
  const { from, to } = debt.backMerge;
  const paths = debt.ancestry.changedOnBoth ?? [];
  const more = paths.length > maxPaths ? [`- and ${paths.length - maxPaths} more`] : [];
  const where =
    paths.length === 0
      ? ['GitHub finds conflicts and does not say where; the merge below lists them.']
      : [
          'Both sides changed:',
          [...paths.slice(0, maxPaths).map((path) => `- ${code(path)}`), ...more].join('\n'),
        ];
  return [
    `${code(from)} cannot be merged into ${code(to)} without a person.`,
    ...where,
    ...squashLine(debt),
    ...howToResolve(debt, strategy),
  ].join('\n\n');
}

function howToResolve({ backMerge: { from, to } }: Debt, strategy: Strategy): readonly string[] {
  const branch = resolvingBranch(strategy, from, to);
  if (branch === null) {
    return [
      `The strategy ${strategy.name} lets no other branch go into ${code(to)} by a merge commit. Add a pair to ` +
        'the configuration, and this comment will show the commands:',
      `\`\`\`yaml\npairs: ['back-merge/* -> ${yamlName(to)}: merge, from this repository']\n\`\`\``,
    ];
  }
  const [source, target, name] = [`origin/${from}`, `origin/${to}`, branch].map(shellWord);
  return [
    'Resolve it on a branch of its own, never on the branches themselves:',
    [
      '```sh',
      'git fetch origin',
      `git switch --no-track -c ${name} ${target}`,
      `git merge ${source}`,
      '# correct the conflicts, then',
      'git commit --all --no-edit',
      `git push origin ${name}`,
      '```',
    ].join('\n'),
    `Then open a pull request from ${code(branch)} into ${code(to)} and merge it by a merge commit ` +
      '(`/fairlead merge merge`). This pull request is then done as well.',
  ];
}

/** `back-merge/…`, where the strategy knows it; else another name that goes into `to` by a merge commit. */
function resolvingBranch(strategy: Strategy, from: string, to: string): string | null {
  const own = `back-merge/${slug(from)}`;
  const pair = findPair(strategy, { head: own, base: to, fork: false, reverts: null });
  if (pair?.merge.includes('merge') === true) return own;
  return nameFor(strategy, to, `back-merge-${slug(from)}`, 'merge');
}

export const resolvedComment =
  'The conflict is gone. Fairlead merges this once its checks and approvals are there.';

function slug(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '-').slice(0, 60);
}

/** The name inside single quotes of YAML. */
function yamlName(name: string): string {
  return name.replaceAll("'", "''");
}
