/** What can be broken on purpose, and the step that must notice. */
export const sabotages = {
  'lint-silent': { chapter: 'bad-pr', step: 'bad-pr' },
  'supersede-ignored': { chapter: 'good-pr', step: 'supersede' },
  'promote-other-bytes': { chapter: 'main-alpha', step: 'promote' },
  'token-unchecked': { chapter: 'token-refused', step: 'token-refused' },
  'restart-forgets': { chapter: 'canary', step: 'restart' },
  'canary-blind': { chapter: 'rollback', step: 'rollback' },
  'rollback-noop': { chapter: 'rollback', step: 'rollback' },
} as const;

export type SabotageName = keyof typeof sabotages;
