import { matchesGlob } from '../branching/glob.ts';
import { resolveStrategy } from '../branching/resolve.ts';
import { checkEffect, type RulesToCheck } from './check-effect.ts';
import { pathText } from './explain.ts';
import type { Locator, Path } from './locate.ts';
import { nearest } from './nearest.ts';
import { maxProblems, problem, type Problem } from './problem.ts';
import { coversGlob } from './tighter/globs.ts';
import type { RuleSettings } from './types.ts';
import { parseTime } from './units.ts';

/** What is wrong with the rules by themselves, whatever the layers above say. */
export function checkRules(rules: RulesToCheck): Problem[] {
  return [...freezeProblems(rules), ...duplicates(rules), ...environmentDuplicates(rules)];
}

/** What does not fit together once every layer is merged, or has no effect. */
export function checkTogether(rules: RulesToCheck): Problem[] {
  return [
    ...nameProblems(rules),
    ...bakeProblems(rules),
    ...historyProblems(rules),
    ...topicProblems(rules),
    ...scheduleProblems(rules),
    ...frozenProblems(rules),
    ...checkEffect(rules),
  ];
}

function freezeProblems({ file, path, locator }: RulesToCheck): Problem[] {
  return (file.freeze ?? []).flatMap(({ from, to }, index) => {
    if ((parseTime(to) ?? 0) > (parseTime(from) ?? 0)) return [];
    const place = locator.value([...path, 'freeze', index, 'to']);
    const remedy = 'Make `to` later than `from`; a date means its first moment in UTC.';
    return [problem('error', place, `The freeze ends at ${to}, and begins at ${from}`, remedy)];
  });
}

const lists = [
  'branches',
  'pairs',
  'merge',
  'checks',
  'release_managers',
  'qa',
  'maintainers',
  'bots',
  'promote',
  'tags',
] as const;

function duplicates({ file, path, locator }: RulesToCheck): Problem[] {
  return lists.flatMap((key) =>
    // A promotion order cannot pass a branch twice; elsewhere a second entry only says the same again.
    duplicatesOf(file[key], [...path, key], key === 'promote' ? 'error' : 'warning', locator),
  );
}

function environmentDuplicates({ file, path, locator }: RulesToCheck): Problem[] {
  return Object.entries(file.environments ?? {}).flatMap(([name, environment]) =>
    (['deploys', 'approval'] as const).flatMap((key) =>
      duplicatesOf(environment[key], [...path, 'environments', name, key], 'warning', locator),
    ),
  );
}

function duplicatesOf(
  value: string | readonly string[] | undefined,
  path: Path,
  level: Problem['level'],
  locator: Locator,
): Problem[] {
  if (value === undefined || typeof value === 'string') return [];
  return value.flatMap((entry, index) => {
    if (value.indexOf(entry) === index) return [];
    const place = locator.value([...path, index]);
    return [problem(level, place, `${pathText(path)} lists ${entry} twice`, 'Remove one of the two.')];
  });
}

function nameProblems({ file, path, effective, locator }: RulesToCheck): Problem[] {
  const { strategy, main, develop, release } = effective;
  const key = (['develop', 'main', 'release'] as const).find((each) => file[each] !== undefined);
  if (key === undefined) return [];
  const found: Problem[] = [];
  if (strategy === 'gitflow' && main != null && main === develop) {
    const place = locator.value([...path, file.develop === undefined ? 'main' : 'develop']);
    const sentence = `\`main\` and \`develop\` are both ${main}`;
    found.push(problem('error', place, sentence, 'Git flow needs two branches: give one another name.'));
  }
  const staying = [main, strategy === 'gitflow' ? develop : undefined].find(
    (name) => name != null && release != null && matchesGlob(name, release),
  );
  if (staying != null && release != null) {
    const place = locator.value([...path, file.release === undefined ? key : 'release']);
    const sentence = `\`release\` is ${release}, which is also the name of ${staying}`;
    found.push(
      problem('error', place, sentence, 'Write a pattern of release branches only, such as release/*.'),
    );
  }
  return found;
}

function bakeProblems({ file, path, effective, locator }: RulesToCheck): Problem[] {
  const { promote = [], strategy } = effective;
  if (file.bake === undefined || strategy !== 'environment') return [];
  const branches = Object.keys(file.bake);
  const unknown = branches.filter((branch) => !promote.includes(branch)).slice(0, maxProblems);
  const last = branches.filter((branch) => branch === promote.at(-1));
  const place = (branch: string) => locator.key([...path, 'bake', branch]);
  return [
    ...unknown.map((branch) => {
      const meant = nearest(branch, promote);
      const remedy = meant === null ? `Name one of ${promote.join(', ')}.` : `Write ${meant}.`;
      return problem('error', place(branch), `\`bake\` names ${branch}, which is not in \`promote\``, remedy);
    }),
    ...last.map((branch) => {
      const sentence = `${branch} is the last one of \`promote\`, so that nothing waits for its bake time`;
      return problem('warning', place(branch), sentence, 'Remove the entry.');
    }),
  ];
}

/** Linear history where the strategy itself asks for merge commits: nothing could be merged. */
function historyProblems({ file, path, effective, locator }: RulesToCheck): Problem[] {
  if (!isComplete(effective) || !effective.linear) return [];
  const key = (['linear', 'strategy', 'merge', 'pairs'] as const).find((each) => file[each] !== undefined);
  if (key === undefined) return [];
  const strategy = resolveStrategy(effective, 'main');
  const pair = strategy.pairs.find(({ merge }) => merge.every((method) => method === 'merge'));
  if (pair === undefined) return [];
  const way = `${pair.heads.join(' ')} -> ${pair.bases.join(' ')}`;
  const sentence = `\`linear\` allows no merge commits, and ${way} is merged by nothing else`;
  const remedy = 'Write `linear: false`, or allow squash or rebase there.';
  return [problem('error', locator.value([...path, key]), sentence, remedy)];
}

/** Names for work that are the names of branches that stay. */
function topicProblems({ file, path, effective, locator }: RulesToCheck): Problem[] {
  if (file.branches === undefined || !isComplete(effective)) return [];
  // The default branch is not known here; HEAD stands for it, which no branch may be called.
  const { longLived } = resolveStrategy(effective, effective.main ?? 'HEAD');
  const globs = typeof file.branches === 'string' ? [file.branches] : file.branches;
  return globs.flatMap((glob, index) => {
    const stays =
      longLived.includes(glob) || (!glob.includes('*') && longLived.some((each) => matchesGlob(glob, each)));
    if (!stays) return [];
    const place = locator.value([...path, 'branches', ...(typeof file.branches === 'string' ? [] : [index])]);
    const sentence = `\`branches\` names ${glob}, which the strategy keeps: nobody works on it`;
    return [
      problem('warning', place, sentence, 'Remove the entry; it lists the names of branches for work.'),
    ];
  });
}

function scheduleProblems({ file, path, effective, locator }: RulesToCheck): Problem[] {
  if (file.schedule === undefined || !isComplete(effective)) return [];
  if (effective.releaseManagers.length > 0) return [];
  const sentence = 'Releases are cut by `schedule`, and there are no `release_managers` to finish them';
  return [problem('warning', locator.key([...path, 'schedule']), sentence, 'Name them.')];
}

/** Freezes of branches that the strategy does not keep: most likely a misspelt name. */
function frozenProblems({ file, path, effective, locator }: RulesToCheck): Problem[] {
  if (file.freeze === undefined || !isComplete(effective)) return [];
  const strategy = resolveStrategy(effective, 'HEAD');
  // A name that is not known may be that of the default branch.
  if (strategy.longLived.includes('HEAD')) return [];
  return file.freeze.flatMap(({ branches }, index) =>
    (typeof branches === 'string' ? [branches] : branches).flatMap((glob, at) => {
      const stays = strategy.longLived.some((each) => coversGlob(each, glob) || coversGlob(glob, each));
      if (stays) return [];
      const step = typeof branches === 'string' ? [] : [at];
      const place = locator.value([...path, 'freeze', index, 'branches', ...step]);
      const meant = nearest(glob, strategy.longLived);
      const sentence = `The freeze is for ${glob}, which the strategy does not keep`;
      const remedy = meant === null ? `Name one of ${strategy.longLived.join(', ')}.` : `Write ${meant}.`;
      return [problem('warning', place, sentence, remedy)];
    }),
  );
}

/** Everything is known but of a layer above repositories, which may leave the strategy to them. */
function isComplete(settings: Partial<RuleSettings>): settings is RuleSettings {
  return settings.strategy !== undefined && settings.releaseManagers !== undefined;
}
