export { teamsInGroups, usesProperties, usesTeams, type Organisation } from './organisation.ts';
export { loginsToFind, peopleById } from './people.ts';
export { greenSince } from './promotion.ts';
export { changedPaths, headConfig, readPull, type JudgedPull } from './pull.ts';
export { rulesOf, type Rules } from './rules.ts';
