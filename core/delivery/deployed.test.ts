import { describe, expect, test } from '@jest/globals';
import { addressVariable, deployedKey, entryName, instanceId, readDeployed } from './deployed.ts';

const shop = { installationId: 1, id: 7, owner: 'acme', name: 'shop' };

test('names of places tell repositories, environments and services apart', () => {
  expect(deployedKey(7, 'production', 'notes')).toBe('deployed:7/production/notes');
  expect(entryName(shop, 'production', 'notes')).toBe('acme/shop/production/notes');
  expect(instanceId(shop, 'production', 'notes', '1.1.0')).toBe('acme/shop/production/notes/1.1.0');
});

test.each([
  ['notes', 'SERVICE_URL_NOTES'],
  ['user-notes.v2', 'SERVICE_URL_USER_NOTES_V2'],
])('the address of %s is in %s', (service, variable) => {
  expect(addressVariable(service)).toBe(variable);
});

describe('a stored state', () => {
  const version = (name: string) => ({ version: name, sha256: name, instanceId: `i/${name}` });

  test.each([
    [version('1.2.0'), version('1.1.0'), ['1.2.0', '1.1.0']],
    [version('1.2.0'), null, ['1.2.0']],
    [null, null, []],
  ])('from before good versions were kept has those that are known', (stable, previous, good) => {
    const read = readDeployed({ environment: 'production', stable, previous, lock: null });
    expect(read).toMatchObject({ schema: 2, environment: 'production', stable, previous, lock: null });
    expect(read.good.map((each) => each.version)).toEqual(good);
  });

  test('of today is read as it is', () => {
    const state = { schema: 2, stable: version('1.2.0'), previous: null, good: [version('1.2.0')] };
    expect(readDeployed(state)).toBe(state);
  });
});
