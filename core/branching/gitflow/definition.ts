/** Read by core/branching/language.ts; the guide page is readme.md. */
export const gitflow = `
defaults main=main develop=develop release=release/* branches=feature/*,bugfix/* merge=squash,merge back_merge=24h
keep $main $develop $release
merge $release hotfix/* -> $main: merge, approved by release managers
merge $main $release hotfix/* back-merge/* -> $develop: merge
merge $main hotfix/* back-merge/* -> $release: merge
merge bugfix/* -> $release: $merge, approved by qa
merge $topics $robots -> $develop: $merge
cut $release from $develop by release managers, one at a time
cut hotfix/* from $main by release managers or maintainers
back-merge $main -> $develop $release
`;
