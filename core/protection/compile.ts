import type { CompileInput } from './input.ts';
import { kindOrder, kinds } from './kinds/index.ts';
import { unknownPeopleSentences } from './people.ts';
import type { DesiredResource } from './types.ts';

export interface CompiledProtection {
  readonly resources: readonly DesiredResource[];
  /** Names of people that GitHub does not know. Sentences in Markdown, escaped. */
  readonly problems: readonly string[];
  /** What GitHub is not asked for, and why; for the plan. */
  readonly notes: readonly string[];
}

/** What GitHub's settings must say for the configuration to be enforced. */
export function compileProtection(input: CompileInput): CompiledProtection {
  const { config } = input;
  if (config.enforcement === 'advisory') {
    return {
      resources: [],
      problems: unknownPeopleSentences(input),
      notes: ['The configuration says `enforcement: advisory`: verdicts are given, no setting is written.'],
    };
  }
  const parts = kindOrder.map((kind) => kinds[kind].compile(input));
  const direct =
    config.directCommits === 'deny'
      ? []
      : [
          `direct\\_commits is \`${config.directCommits}\`, so GitHub requires neither checks nor approvals: ` +
            'it would refuse direct commits without them.',
        ];
  return {
    resources: parts.flatMap(({ resources }) => resources),
    problems: unknownPeopleSentences(input),
    notes: [...parts.flatMap(({ notes }) => notes), ...direct],
  };
}
