/** Read by core/branching/language.ts; the guide page is readme.md. */
export const fork = `
defaults branches=** merge=squash linear
keep $main
merge $topics -> $main: $merge, from a fork, approved by maintainers
create by maintainers or bots
forks may use any name
`;
