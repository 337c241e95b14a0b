import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';

type Node = Record<string, unknown>;

export interface OpenApi {
  /** What is wrong with an answer of this operation, or null. Throws where the operation or status is unknown. */
  check(method: string, template: string, status: number, body: unknown): string | null;
  /** What is wrong with the body of a request, or null. Throws where the operation is unknown or takes none. */
  checkRequest(method: string, template: string, body: unknown): string | null;
  /**
   * Everything that is wrong with a request: its operation, path, query and body. Members of the body that GitHub does
   * not describe count as wrong, since GitHub would ignore them without a word.
   */
  checkCall(call: ApiCall): readonly string[];
  /** What is wrong with a webhook, or null. Throws where GitHub describes none of the kind. */
  checkWebhook(event: string, action: string | null, payload: unknown): string | null;
}

export interface ApiCall {
  readonly method: string;
  readonly template: string;
  /** With its query, encoded as it was sent. */
  readonly path: string;
  /** Undefined for none. */
  readonly body?: unknown;
}

/** Reads GitHub's own description of its API from @octokit/openapi. Large: once per test file. */
export function loadOpenApi(): OpenApi {
  const entry = fileURLToPath(import.meta.resolve('@octokit/openapi'));
  const file = join(dirname(entry), 'generated', 'api.github.com.json');
  const description = JSON.parse(readFileSync(file, 'utf8')) as Node;
  // Here the description asks an account to be a user and an enterprise at once; elsewhere it says either.
  const installations = at(description, [
    'paths',
    '/app/installations',
    'get',
    'responses',
    '200',
    'content',
  ]);
  const content = at(installations, ['application/json']) as Node;
  content['schema'] = { type: 'array', items: { $ref: '#/components/schemas/installation' } };
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(toJsonSchema(description) as Node, 'api');
  return {
    check(method, template, status, body) {
      const operation = at(description, ['paths', template, method.toLowerCase()]);
      if (operation === undefined) throw new Error(`GitHub has no ${method} ${template}`);
      const response = at(operation, ['responses', String(status)]);
      if (response === undefined) return `GitHub never answers ${status} to ${method} ${template}`;
      const { $ref } = response as { $ref?: string };
      const base = $ref ?? `#/paths/${escape(template)}/${method.toLowerCase()}/responses/${status}`;
      const shape = $ref === undefined ? response : at(description, $ref.slice(2).split('/'));
      if (at(shape, ['content', 'application/json']) === undefined)
        return body === null ? null : 'a body where none is';
      return failures(ajv, `api${base}/content/application~1json/schema`, body);
    },
    checkRequest(method, template, body) {
      const path = ['paths', template, method.toLowerCase(), 'requestBody', 'content', 'application/json'];
      if (at(description, path) === undefined) throw new Error(`${method} ${template} takes no body`);
      const base = `api#/paths/${escape(template)}/${method.toLowerCase()}/requestBody`;
      const reference = `${base}/content/application~1json/schema`;
      return failures(ajv, reference, body);
    },
    checkCall: (call) => checkCall(description, ajv, call),
    checkWebhook(event, action, payload) {
      const words = [event, ...(action === null ? [] : [action])];
      const name = words.join('-').replaceAll('_', '-');
      if (at(description, ['x-webhooks', name]) === undefined) throw new Error(`GitHub sends no ${name}`);
      const base = `api#/x-webhooks/${name}/post/requestBody/content/application~1json/schema`;
      return failures(ajv, base, payload);
    },
  };
}

function failures(ajv: Ajv, reference: string, value: unknown): string | null {
  const validate = ajv.getSchema(reference) ?? ajv.compile({ $ref: reference });
  if (validate(value) === true) return null;
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`).join('; ');
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: { readonly type?: string; readonly enum?: readonly unknown[] };
}

function checkCall(description: Node, ajv: Ajv, { method, template, path, body }: ApiCall): string[] {
  const where = ['paths', template, method.toLowerCase()];
  const operation = at(description, where);
  if (operation === undefined) return [`GitHub has no ${method} ${template}`];
  const parameters = ((at(operation, ['parameters']) ?? []) as Node[]).map(
    (parameter) => resolved(description, parameter) as unknown as Parameter,
  );
  const url = new URL(path, 'https://api.github.com');
  const found = [
    ...pathProblems(template, url.pathname, parameters),
    ...queryProblems(url.searchParams, parameters),
  ];
  const requestBody = resolved(description, (at(operation, ['requestBody']) ?? {}) as Node);
  const schema = at(requestBody, ['content', 'application/json', 'schema']) as Node | undefined;
  const sent = body ?? {};
  if (schema === undefined) {
    if (Object.keys(sent).length > 0) found.push('a body where none is');
    return found;
  }
  if (body === undefined && requestBody['required'] !== true) return found;
  const base = `api#/paths/${escape(template)}/${method.toLowerCase()}/requestBody`;
  const wrong = failures(ajv, `${base}/content/application~1json/schema`, sent);
  return [...found, ...(wrong === null ? [] : [wrong]), ...unknownMembers(description, schema, sent)];
}

function pathProblems(template: string, path: string, parameters: readonly Parameter[]): string[] {
  const names: string[] = [];
  const pattern = template.replaceAll('.', String.raw`\.`).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return '(.+?)';
  });
  const match = new RegExp(`^${pattern}$`).exec(path);
  if (match === null) return [`${path} is not ${template}`];
  return names.flatMap((name, index) => {
    const parameter = parameters.find((each) => each.in === 'path' && each.name === name);
    if (parameter === undefined) return [`GitHub describes no ${name} in ${template}`];
    return valueProblems(parameter, decodeURIComponent(match[index + 1] ?? ''));
  });
}

function queryProblems(query: URLSearchParams, parameters: readonly Parameter[]): string[] {
  const ofQuery = parameters.filter((parameter) => parameter.in === 'query');
  const missing = ofQuery.filter(({ name, required }) => required === true && !query.has(name));
  return [
    ...missing.map(({ name }) => `?${name} is missing`),
    ...[...query].flatMap(([name, value]) => {
      const parameter = ofQuery.find((each) => each.name === name);
      return parameter === undefined ? [`GitHub knows no ?${name} here`] : valueProblems(parameter, value);
    }),
  ];
}

function valueProblems({ name, schema }: Parameter, value: string): string[] {
  if (schema?.type === 'integer' && !/^\d+$/.test(value)) return [`${name} is no number: ${value}`];
  const allowed = schema?.enum;
  return allowed === undefined || allowed.map(String).includes(value) ? [] : [`${name} cannot be ${value}`];
}

/** Members that no branch of the schema describes. */
function unknownMembers(description: Node, schema: Node, value: unknown, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [];
  const branches = branchesOf(description, schema);
  if (Array.isArray(value)) {
    const items = branches.flatMap((branch) =>
      branch['items'] === undefined ? [] : [branch['items'] as Node],
    );
    return value.flatMap((each, index) =>
      items.length === 0 ? [] : unknownMembers(description, { anyOf: items }, each, `${path}/${index}`),
    );
  }
  const objects = branches.filter(
    (branch) => branch['type'] === 'object' || branch['properties'] !== undefined,
  );
  const open = objects.some(
    (branch) => branch['properties'] === undefined || Boolean(branch['additionalProperties']),
  );
  return Object.entries(value).flatMap(([key, member]) => {
    const schemas = objects.flatMap((branch) => {
      const found = at(branch, ['properties', key]);
      return found === undefined ? [] : [found];
    });
    if (schemas.length === 0) return open ? [] : [`${path}/${key} is not described`];
    return unknownMembers(description, { anyOf: schemas }, member, `${path}/${key}`);
  });
}

/** The schema and everything that it is composed of, with references followed. */
function branchesOf(description: Node, schema: Node): Node[] {
  const own = resolved(description, schema);
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => (own[key] as Node[] | undefined) ?? []);
  return [own, ...parts.flatMap((part) => branchesOf(description, part))];
}

function resolved(description: Node, node: Node): Node {
  const reference = node['$ref'];
  if (typeof reference !== 'string') return node;
  return at(description, reference.slice(2).split('/').map(unescape)) as Node;
}

function unescape(part: string): string {
  return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
}

function escape(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function at(node: unknown, path: readonly string[]): unknown {
  let found: unknown = node;
  for (const key of path) found = (found as Node | undefined)?.[key];
  return found;
}

/** OpenAPI 3.0 says `nullable: true` where JSON Schema says `null` is one of the types. */
function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (node === null || typeof node !== 'object') return node;
  const copy: Node = {};
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'example' && key !== 'examples') copy[key] = toJsonSchema(value);
  }
  if (copy['nullable'] !== true) return copy;
  delete copy['nullable'];
  return { anyOf: [copy, { type: 'null' }] };
}
