import { beforeEach, describe, expect, test } from '@jest/globals';
import { TransientError } from '../../core/errors/fairlead-error.ts';
import type { GitHubInstallations, RepositoryRef } from '../../core/ports/github.ts';
import type { Claims } from '../../core/ports/tokens.ts';
import { rememberInstalled } from './installed.ts';

const shop: RepositoryRef = { installationId: 5, id: 7, owner: 'acme', name: 'shop' };
const refused = expect.objectContaining({ code: 'FL_NOT_INSTALLED' }) as unknown;
let now: number;
let asked: string[];
let away: boolean;
let installed: boolean;

beforeEach(() => {
  [now, asked, away, installed] = [0, [], false, true];
});

function open() {
  const port = {
    repository: (id: number, owner: string, name: string) => {
      asked.push(`${id} ${owner}/${name}`);
      if (away) return Promise.reject(new TransientError('FL_GITHUB_UNREACHABLE'));
      return Promise.resolve(installed && id === 7 && name === 'shop' ? shop : null);
    },
  } as GitHubInstallations;
  return rememberInstalled(port, { now: () => now });
}

const claims = (repositoryId: number, repository = 'acme/shop') => ({ repositoryId, repository }) as Claims;

describe('a repository without the App', () => {
  test('is asked for once in two minutes, by whatever way', async () => {
    const { admit, installations } = open();
    await expect(admit(claims(8, 'eve/x'))).rejects.toEqual(refused);
    now = 120_000;
    await expect(admit(claims(8, 'eve/x'))).rejects.toEqual(refused);
    expect(await installations.repository(8, 'eve', 'x')).toBeNull();
    expect(asked).toEqual(['8 eve/x']);
    now = 120_001;
    await expect(admit(claims(8, 'eve/x'))).rejects.toEqual(refused);
    expect(asked).toHaveLength(2);
  });

  test('is admitted two minutes after it has the App', async () => {
    const { admit } = open();
    installed = false;
    await expect(admit(claims(7))).rejects.toEqual(refused);
    installed = true;
    now = 120_001;
    await admit(claims(7));
  });

  test('is asked for once by many requests of one moment', async () => {
    const { admit } = open();
    const answers = await Promise.allSettled(Array.from({ length: 50 }, () => admit(claims(8, 'eve/x'))));
    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(50);
    expect(asked).toHaveLength(1);
  });

  test('does not speak for another of the same id or name', async () => {
    const { admit } = open();
    await expect(admit(claims(8, 'acme/shop'))).rejects.toEqual(refused);
    await expect(admit(claims(7, 'acme/old'))).rejects.toEqual(refused);
    await admit(claims(7));
  });

  test('and the thousands after it take bounded room', async () => {
    const { admit } = open();
    for (let id = 100; id <= 10_100; id += 1) await admit(claims(id, 'eve/x')).catch(() => undefined);
    asked = [];
    await admit(claims(10_100, 'eve/x')).catch(() => undefined);
    expect(asked).toEqual([]);
    await admit(claims(100, 'eve/x')).catch(() => undefined);
    expect(asked).toHaveLength(1);
  });
});

describe('a repository with the App', () => {
  test('is admitted for an hour without a question; work asks again after a moment', async () => {
    const { admit, installations } = open();
    await admit(claims(7));
    expect(await installations.repository(7, 'acme', 'shop')).toEqual(shop);
    expect(asked).toHaveLength(1);
    now = 5_001;
    await admit(claims(7));
    expect(asked).toHaveLength(1);
    installed = false;
    expect(await installations.repository(7, 'acme', 'shop')).toBeNull();
    await expect(admit(claims(7))).rejects.toEqual(refused);
    expect(asked).toHaveLength(2);
  });

  test('is admitted while GitHub is away, but not worked on', async () => {
    away = true;
    const { admit, installations } = open();
    await admit(claims(7));
    await expect(installations.repository(7, 'acme', 'shop')).rejects.toThrow(TransientError);
    away = false;
    expect(await installations.repository(7, 'acme', 'shop')).toEqual(shop);
  });
});
