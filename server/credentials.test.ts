import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCredentials } from './credentials.ts';

const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
afterAll(() => rmSync(folder, { recursive: true }));
const environment = { APP_ID: '12', PRIVATE_KEY: String.raw`a\nb`, WEBHOOK_SECRET: 'hush', PAGER: 'p' };

describe('credentials', () => {
  test('come from the environment; a key on one line gets its lines back', () => {
    const read = readCredentials(environment);
    expect([read.appId, read.privateKey, read.webhookSecret, read.secret('PAGER')]).toEqual([
      12,
      'a\nb',
      'hush',
      'p',
    ]);
  });

  test('a key may stand in a file, which wins', () => {
    const file = join(folder, 'key.pem');
    writeFileSync(file, 'from file\n');
    expect(readCredentials({ ...environment, PRIVATE_KEY_PATH: file }).privateKey).toBe('from file\n');
    expect(readCredentials({ ...environment, PRIVATE_KEY_PATH: '' }).privateKey).toBe('a\nb');
    expect(() => readCredentials({ ...environment, PRIVATE_KEY_PATH: join(folder, 'none') })).toThrow(
      /PRIVATE_KEY_PATH .* cannot be read/,
    );
  });

  test.each(['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET'])('%s must be set, and not empty', (name) => {
    expect(() => readCredentials({ ...environment, [name]: undefined })).toThrow(`${name} is not set`);
    expect(() => readCredentials({ ...environment, [name]: '' })).toThrow(`${name} is not set`);
  });

  test.each(['x', '1.5', '-1', '0', '1e400', ' '])('an App id such as %p is none', (id) => {
    expect(() => readCredentials({ ...environment, APP_ID: id })).toThrow('APP_ID is not a number');
  });

  test('another secret that is not set is named, and no value is', () => {
    const read = readCredentials(environment);
    expect(() => read.secret('DESK')).toThrow('the environment variable DESK is not set');
    expect(() => read.secret('DESK')).not.toThrow('hush');
  });
});
