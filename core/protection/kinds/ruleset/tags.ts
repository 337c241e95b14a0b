import { groupNames } from '../../../branching/index.ts';
import { escapeMarkdown } from '../../../reporting/text.ts';
import { tagRef } from '../../globs.ts';
import type { CompileInput } from '../../input.ts';
import { findPeople, peopleOf } from '../../people.ts';
import type { Compiled } from '../kind.ts';
import { rulesetNames } from './names.ts';
import { app, ruleset } from './parts.ts';

/** Release tags: some people make them, and nobody at all moves or removes them. Two rulesets, for who may pass differs. */
export function tagRulesets({ config, strategy, people, appId }: CompileInput): Compiled {
  const { tags } = strategy;
  if (tags === null || tags.names.length === 0) return { resources: [], notes: [] };
  const include = tags.names.map(tagRef);
  const stay = ruleset({
    name: rulesetNames.tagsStay,
    asked: 'tags',
    target: 'tag',
    include,
    rules: [{ type: 'update' }, { type: 'deletion' }],
    bypass: [],
  });
  const named = peopleOf(config, tags.by);
  if (named.length === 0) {
    const note = `No ${groupNames(tags.by)} are named, so anybody who may push makes tags ${escapeMarkdown(tags.names.join(', '))}.`;
    return { resources: [stay], notes: [note] };
  }
  const made = ruleset({
    name: rulesetNames.tags,
    asked: 'tags',
    target: 'tag',
    include,
    rules: [{ type: 'creation' }],
    bypass: [...app(appId), ...findPeople(named, people)],
  });
  return { resources: [made, stay], notes: [] };
}
