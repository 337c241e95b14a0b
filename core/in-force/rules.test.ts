import { expect, test } from '@jest/globals';
import { parseOrgConfig } from '../config/index.ts';
import { usesProperties, usesTeams, type Organisation } from './organisation.ts';
import { loginsToFind, peopleById } from './people.ts';
import { rulesOf } from './rules.ts';

const teams = [
  { slug: 'Release', id: 5, members: ['Rita'], repositories: ['shop'] },
  { slug: 'qa', id: 6, members: ['dev', 'rita'], repositories: [] },
];

function org(text: string | null): Organisation {
  const config = text === null ? null : parseOrgConfig(text).config;
  return { config, teams, properties: { shop: { tier: ['gold'] } } };
}

function rules(text: string | null, above: string | null = null, lastGood: string | null = null) {
  return rulesOf({ name: 'shop' }, { text, defaultBranch: 'main', lastGood }, org(above));
}

test('groups by team and by login, without regard to case', () => {
  const { groupsOf, teamsOf } = rules('release_managers: [team:release]\nqa: [DEV, team:qa]\nbots: [bot]\n');
  expect(groupsOf('rita')).toEqual(['release_managers', 'qa']);
  expect(groupsOf('Dev')).toEqual(['qa']);
  expect(groupsOf('BOT')).toEqual(['bots']);
  expect(groupsOf('eve')).toEqual([]);
  expect(teamsOf('RITA')).toEqual(['Release', 'qa']);
});

test('a broken file: the last good one, else the layers above', () => {
  const above = 'defaults: {approvals: 3}\n';
  expect(rules('approvals: 4\n', above)).toMatchObject({ broken: false, config: { approvals: 4 } });
  const last = rules('strategy: [', above, 'approvals: 5\n');
  expect(last).toMatchObject({ broken: true, config: { approvals: 5 } });
  expect(last.problems[0]?.level).toBe('error');
  expect(rules('strategy: [', above)).toMatchObject({ broken: true, config: { approvals: 3 } });
  expect(rules(null, above)).toMatchObject({ broken: false, problems: [], config: { approvals: 3 } });
});

test('groups of repositories by team and property', () => {
  const above = [
    'groups:',
    '- {name: a, match: {teams: [release]}, rules: {approvals: 2}}',
    '- {name: b, match: {properties: {tier: gold}}, rules: {code_owners: true}}',
    '- {name: c, match: {teams: [qa]}, rules: {approvals: 4}}',
  ].join('\n');
  expect(rules(null, above).config).toMatchObject({ approvals: 2, codeOwners: true });
});

test.each([
  ['defaults: {approvals: 2}\n', false, false],
  ['groups: [{name: a, match: {teams: [x]}, rules: {}}]\n', true, false],
  [
    'groups: [{name: a, match: {repositories: [x]}, exclude: {properties: {y: z}}, rules: {}}]\n',
    false,
    true,
  ],
])('%s asks for teams: %p, properties: %p', (text, byTeam, byProperty) => {
  const { config } = parseOrgConfig(text);
  expect(config).not.toBeNull();
  expect([usesTeams(config), usesProperties(config)]).toEqual([byTeam, byProperty]);
});

test('ids of people, and who is to be found', () => {
  const { config } = rules(
    'maintainers: [Ann, team:qa]\nbots: [ann]\nenvironments: {qa: {approval: [bob]}}\n',
  );
  expect(loginsToFind(config)).toEqual(['ann', 'bob']);
  expect(peopleById(teams, { Ann: 3, gone: 0 })).toEqual({ teams: { release: 5, qa: 6 }, users: { ann: 3 } });
});
