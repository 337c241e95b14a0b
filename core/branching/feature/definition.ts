import type { Strategy } from '../types.ts';

const topics = ['feature/*', 'fix/*', 'bugfix/*', 'hotfix/*', 'docs/*', 'chore/*', 'refactor/*', 'test/*'];
const robots = ['dependabot/**', 'renovate/**', 'revert-*', 'revert-*/**'];

export const feature: Strategy = {
  name: 'feature',
  protects: ['$default'],
  pairs: [{ heads: [...topics, ...robots], bases: ['$default'], merge: ['squash'] }],
};
