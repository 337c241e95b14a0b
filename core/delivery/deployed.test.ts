import { expect, test } from '@jest/globals';
import { addressVariable, deployedKey, entryName, instanceId } from './deployed.ts';

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
