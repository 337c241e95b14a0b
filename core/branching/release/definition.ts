/** Read by core/branching/language.ts; the guide page is readme.md. */
export const release = `
defaults branches=feature/*,fix/*,docs/*,chore/* release=release/* merge=squash back_merge=24h up_to_date
keep $main $release
merge main-first: backport/* -> $release: squash or rebase, already on main, approved by release managers
merge release-first: fix/* -> $release: merge, approved by release managers
merge release-first: $release back-merge/* -> $main: merge
merge $topics $robots -> $main: $merge
cut $release from $main by release managers
back-merge release-first: $release -> $main
tag on $release by release managers
`;
