import type { Strategy } from '../types.ts';

const robots = ['dependabot/**', 'renovate/**', 'revert-*', 'revert-*/**'];

export const gitflow: Strategy = {
  name: 'gitflow',
  protects: ['main', 'develop', 'release/*', 'support/*'],
  pairs: [
    { heads: ['feature/*', 'bugfix/*', ...robots], bases: ['develop'], merge: ['squash', 'merge'] },
    { heads: ['bugfix/*', 'revert-*', 'revert-*/**'], bases: ['release/*'], merge: ['squash', 'merge'] },
    { heads: ['release/*'], bases: ['main', 'develop'], merge: ['merge'] },
    { heads: ['hotfix/*', 'revert-*', 'revert-*/**'], bases: ['main', 'support/*'], merge: ['merge'] },
    { heads: ['hotfix/*'], bases: ['develop', 'release/*'], merge: ['merge'] },
    { heads: ['main'], bases: ['develop', 'release/*'], merge: ['merge'] },
  ],
};
