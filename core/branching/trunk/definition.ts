/** Read by core/branching/language.ts; the guide page is readme.md. */
export const trunk = `
defaults branches=*/* merge=squash max_age=2d up_to_date linear
keep $main $release
merge $topics -> $release: squash or rebase, already on main, approved by release managers
merge $topics $robots -> $main: $merge
cut $release from $main by release managers
`;
