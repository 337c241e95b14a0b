import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FairleadError } from '../core/errors/fairlead-error.ts';
import { parseOperatorConfig, readOperatorConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function errorOf(text: string): FairleadError {
  try {
    parseOperatorConfig(text, 'f.yml');
  } catch (error) {
    if (error instanceof FairleadError) return error;
    throw error;
  }
  throw new Error('no error');
}

const everything = `origin: https://fairlead.example
host: 0.0.0.0
port: 8080
data: state
store: file:db/fairlead.db
transport: http
github: {api: https://github.example/api/v3, config_repository: rules, pass_every: 10m, deep_every: 12h}
oidc: {issuer: https://issuer.example, plain_audience: fairlead}
registry: {kind: pypi, index: https://pypi.example/simple, publish: https://pypi.example/legacy, token_env: PYPI}
paging: {kind: opsgenie, url: https://pager.example, key_env: PAGER}
support: {kind: zendesk, url: https://desk.example, token_env: DESK}
incident: {recovery_hold: 90s}
python_base: py
base_requirements: [flask]
test_requirements: [pytest]
test_variables: {notes: {MODE: test}}
fork_tests: on
fork_build_requirements: [hatchling]
targets:
  box-1: {kind: box, host: local, balancer: embedded, repositories: [acme/*], variables: {notes: {A: b}}}
`;

describe("the operator's configuration", () => {
  test('has a default for every key', () => {
    expect(parseOperatorConfig('', 'f.yml')).toEqual({
      origin: 'http://127.0.0.1:3000',
      host: '127.0.0.1',
      port: 3000,
      data: 'data',
      store: 'file:fairlead.db',
      transport: 'http',
      github: {
        api: 'https://api.github.com',
        config_repository: '.github',
        pass_every: 300_000,
        deep_every: 86_400_000,
      },
      oidc: { issuer: 'https://token.actions.githubusercontent.com' },
      incident: { recovery_hold: 300_000 },
      python_base: 'python',
      base_requirements: [],
      test_requirements: ['pytest', 'pytest-reportlog'],
      test_variables: {},
      fork_tests: 'off',
      fork_build_requirements: ['setuptools', 'wheel'],
      targets: {},
    });
  });

  test('takes every key', () => {
    expect(parseOperatorConfig(everything, 'f.yml')).toEqual({
      origin: 'https://fairlead.example',
      host: '0.0.0.0',
      port: 8080,
      data: 'state',
      store: 'file:db/fairlead.db',
      transport: 'http',
      github: {
        api: 'https://github.example/api/v3',
        config_repository: 'rules',
        pass_every: 600_000,
        deep_every: 43_200_000,
      },
      oidc: { issuer: 'https://issuer.example', plain_audience: 'fairlead' },
      registry: {
        kind: 'pypi',
        index: 'https://pypi.example/simple',
        publish: 'https://pypi.example/legacy',
        token_env: 'PYPI',
      },
      paging: { kind: 'opsgenie', url: 'https://pager.example', key_env: 'PAGER' },
      support: { kind: 'zendesk', url: 'https://desk.example', token_env: 'DESK' },
      incident: { recovery_hold: 90_000 },
      python_base: 'py',
      base_requirements: ['flask'],
      test_requirements: ['pytest'],
      test_variables: { notes: { MODE: 'test' } },
      fork_tests: 'on',
      fork_build_requirements: ['hatchling'],
      targets: {
        'box-1': {
          kind: 'box',
          host: 'local',
          balancer: 'embedded',
          repositories: ['acme/*'],
          variables: { notes: { A: 'b' } },
        },
      },
    });
  });

  test.each([
    ['500ms', 500],
    ['5s', 5_000],
    ['10m', 600_000],
    ['2h', 7_200_000],
  ])('reads %s as a duration', (text, ms) => {
    expect(parseOperatorConfig(`incident: {recovery_hold: ${text}}`, 'f').incident.recovery_hold).toBe(ms);
  });

  test.each([
    ['a wrong value', 'host: x\nport: high\n', 2, 7, 'port'],
    ['a port out of range', 'port: 70000\n', 1, 7, 'port'],
    ['an unknown key', 'host: x\nhots: y\n', 2, 1, 'hots'],
    ['an unknown key further in', 'incident:\n  recovery_hold: 5s\n  recover: 1s\n', 3, 3, 'recover'],
    ['a duration without a unit', 'incident:\n  recovery_hold: "5"\n', 2, 18, 'recovery_hold'],
    ['a missing key', 'host: x\npaging:\n  url: https://a.example\n', 3, 3, 'key_env'],
    ['a store that is not there', 'store: postgres://x\n', 1, 8, 'store'],
    [
      'a target for nobody',
      'targets:\n  a: {kind: box, host: local, balancer: embedded, repositories: []}\n',
      2,
      65,
      'repositories',
    ],
    ['broken YAML', 'host: x\nport: [1\n', 3, 1, ''],
    ['a key given twice', 'host: x\nhost: y\n', 2, 1, ''],
    ['a list instead of keys', '- a\n', 1, 1, ''],
  ])('%s is named with its place', (_, text, line, column, words) => {
    const error = errorOf(text);
    expect(error.code).toBe('FL_CONFIG_INVALID');
    expect(error.place).toEqual({ file: 'f.yml', line, column });
    expect(error.message).toContain(`f.yml:${line}:${column}`);
    expect(error.message).toContain(words);
  });

  test('an alias bomb is an error of the configuration', () => {
    const rows = Array.from({ length: 8 }, (_, i) => `x${i + 1}: &x${i + 1} [${`*x${i},`.repeat(9)}]`);
    expect(errorOf(`x0: &x0 [a]\n${rows.join('\n')}\n`).code).toBe('FL_CONFIG_INVALID');
  });

  test('paths are relative to the file', () => {
    const file = join(folder, 'fairlead.config.yml');
    writeFileSync(file, 'data: state\nstore: file:db/x.db\n');
    expect(readOperatorConfig(file)).toMatchObject({
      data: join(folder, 'state'),
      python_base: join(folder, 'state', 'python'),
      store: `file:${join(folder, 'state', 'db/x.db')}`,
    });
    writeFileSync(file, 'data: /var/lib/fairlead\npython_base: /opt/python\nstore: file:/srv/x.db\n');
    expect(readOperatorConfig(file)).toMatchObject({
      data: '/var/lib/fairlead',
      python_base: '/opt/python',
      store: 'file:/srv/x.db',
    });
  });

  test('FAIRLEAD_CONFIG_REPO comes before the file', () => {
    const file = join(folder, 'fairlead.config.yml');
    writeFileSync(file, 'github: {config_repository: policy}\n');
    expect(readOperatorConfig(file).github.config_repository).toBe('policy');
    expect(readOperatorConfig(file, { FAIRLEAD_CONFIG_REPO: 'rules' }).github.config_repository).toBe(
      'rules',
    );
    expect(() => readOperatorConfig(file, { FAIRLEAD_CONFIG_REPO: 'a/b' })).toThrow('FAIRLEAD_CONFIG_REPO');
  });

  test('a file that is not there is named', () => {
    expect(() => readOperatorConfig(join(folder, 'none.yml'))).toThrow('none.yml cannot be read');
  });
});
