/** Read by core/branching/language.ts; the guide page is readme.md. */
export const environment = `
defaults branches=feature/*,fix/*,docs/*,chore/* merge=squash promote=main,staging,production bake=staging:24h back_merge=24h
keep $promote
merge $upstream -> $production: merge, from this repository, promoting, approved by release managers
merge $upstream -> $downstream: merge, from this repository, promoting
merge hotfix/* -> $production: merge, from this repository, approved by release managers
merge $production hotfix/* back-merge/* -> $above: merge, from this repository
merge $topics $robots -> $main: $merge
cut hotfix/* from $production by release managers or maintainers
back-merge $production -> $above
`;
