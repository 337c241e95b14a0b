/** Read by core/branching/language.ts; the guide page is readme.md. */
export const feature = `
defaults branches=feature/*,fix/*,bugfix/*,hotfix/*,docs/*,chore/*,refactor/*,test/* merge=squash up_to_date linear
keep $main
merge $topics $robots -> $main: $merge
`;
