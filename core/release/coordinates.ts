/**
 * Where the actions of this product are published: the one place in the code that says so. What cannot import it
 * (`uses:` in starter workflows, composites and docs) repeats it, held to it by test/contract/coordinates.test.ts;
 * tools/release.mjs turns `@v1` into a commit.
 */
export const coordinates = { repository: 'fairlead/fairlead', ref: 'v1' } as const;
