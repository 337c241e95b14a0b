import { readFileSync } from 'node:fs';
import { resolve, dirname } from 'node:path';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { FinalError } from '../core/errors/fairlead-error.ts';

const duration = z
  .string()
  .regex(/^\d+(ms|s|m|h)$/, 'a duration such as 5s or 10m')
  .transform((text) => {
    const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
    const unit = /[a-z]+$/.exec(text)?.[0] as keyof typeof units;
    return Number.parseInt(text, 10) * units[unit];
  });

const repositoryName = /^[\w.-]{1,100}$/;

const target = z.strictObject({
  kind: z.literal('box'),
  host: z.literal('local'),
  balancer: z.literal('embedded'),
  /** Globs over `owner/name`. */
  repositories: z.array(z.string()).min(1),
  /** Environment variables by service. */
  variables: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});

const operatorConfig = z.strictObject({
  /** The address that GitHub and the actions reach the server at. */
  origin: z.url().default('http://127.0.0.1:3000'),
  host: z.string().default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(3000),
  /** Folder for the database, instances, logs; relative to this file. */
  data: z.string().default('data'),
  store: z
    .string()
    .regex(/^file:.+/, 'file:<path>')
    .default('file:fairlead.db'),
  transport: z.literal('http').default('http'),
  github: z
    .strictObject({
      api: z.url().default('https://api.github.com'),
      /** Name of the repository that holds `fairlead-org.yml`. */
      config_repository: z
        .string()
        .regex(repositoryName, 'the name of a repository, without its owner')
        .default('.github'),
      /** How often every repository is compared with its configuration. */
      pass_every: duration.prefault('5m'),
      /** How often what only REST shows is compared, repository by repository. */
      deep_every: duration.prefault('24h'),
    })
    .prefault({}),
  oidc: z
    .strictObject({
      issuer: z.url().default('https://token.actions.githubusercontent.com'),
      /** Set it only where tokens cannot carry the hash of the body. */
      plain_audience: z.string().optional(),
    })
    .prefault({}),
  registry: z
    .strictObject({
      kind: z.literal('pypi').default('pypi'),
      index: z.url(),
      publish: z.url(),
      token_env: z.string().optional(),
    })
    .optional(),
  paging: z
    .strictObject({ kind: z.literal('opsgenie').default('opsgenie'), url: z.url(), key_env: z.string() })
    .optional(),
  support: z
    .strictObject({ kind: z.literal('zendesk').default('zendesk'), url: z.url(), token_env: z.string() })
    .optional(),
  incident: z.strictObject({ recovery_hold: duration.prefault('5m') }).prefault({}),
  /** Folder of the Python environment that services share; by default inside `data`. */
  python_base: z.string().default('python'),
  /** What every service's process may import besides its own wheel. */
  base_requirements: z.array(z.string()).default([]),
  /** What the package of integration tests may import. */
  test_requirements: z.array(z.string()).default(['pytest', 'pytest-reportlog']),
  /** Environment variables of the services in test environments, by service. */
  test_variables: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  targets: z.record(z.string(), target).default({}),
  /** Whether `/fairlead test` runs commits of forks, which is the code of strangers, on this machine. */
  fork_tests: z.enum(['off', 'on']).default('off'),
  /** What commits of forks are built with: they are built without a network. */
  fork_build_requirements: z.array(z.string()).default(['setuptools', 'wheel']),
});

export type OperatorConfig = z.infer<typeof operatorConfig>;

/**
 * Reads `fairlead.config.yml`. Paths in it are relative to the file. The environment's `FAIRLEAD_CONFIG_REPO` comes before
 * `github.config_repository`.
 * @throws FinalError FL_CONFIG_INVALID that names file, line and key.
 */
export function readOperatorConfig(file: string, environment: NodeJS.ProcessEnv = {}): OperatorConfig {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new FinalError('FL_CONFIG_INVALID', `${file} cannot be read`, { cause });
  }
  const config = parseOperatorConfig(text, file);
  const base = dirname(resolve(file));
  const data = resolve(base, config.data);
  const pythonBase = resolve(data, config.python_base);
  return {
    ...config,
    github: { ...config.github, config_repository: configRepository(config, environment) },
    data,
    python_base: pythonBase,
    store: `file:${resolve(data, config.store.slice('file:'.length))}`,
  };
}

function configRepository({ github }: OperatorConfig, environment: NodeJS.ProcessEnv): string {
  const named = environment['FAIRLEAD_CONFIG_REPO'];
  if (named === undefined || named === '') return github.config_repository;
  if (repositoryName.test(named)) return named;
  throw new FinalError('FL_CONFIG_INVALID', 'FAIRLEAD_CONFIG_REPO is not the name of a repository');
}

/** The same for a text; paths stay as they are. */
export function parseOperatorConfig(text: string, file: string): OperatorConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const invalid = (offset: number, message: string): FinalError => {
    const { line, col } = lines.linePos(offset);
    const place = { file, line, column: col };
    return new FinalError('FL_CONFIG_INVALID', `${file}:${line}:${col}: ${message}`, { place });
  };
  const broken = document.errors[0];
  if (broken !== undefined) throw invalid(broken.pos[0], broken.message.split('\n')[0] ?? '');
  const parsed = operatorConfig.safeParse(valuesOf(document, invalid));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.map(String) ?? [];
  const name = path.length === 0 ? '' : `${path.join('.')}: `;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  throw invalid(offsetOf(document, path, unknown), `${name}${issue?.message ?? ''}`);
}

function valuesOf(document: Document, invalid: (offset: number, message: string) => FinalError): unknown {
  try {
    return document.toJS({ maxAliasCount: 10 }) ?? {};
  } catch {
    throw invalid(0, 'aliases refer to too much');
  }
}

/** Where a value stands, or the key in it that nobody knows; for what is missing, where it should be. */
function offsetOf(document: Document, path: readonly string[], unknown?: string): number {
  const node = document.getIn(path, true);
  if (node === undefined && path.length > 0) return offsetOf(document, path.slice(0, -1));
  const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === unknown) : undefined;
  if (unknown !== undefined && isScalar(pair?.key)) return pair.key.range?.[0] ?? 0;
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
