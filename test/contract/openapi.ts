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
      const validate =
        ajv.getSchema(`api${base}/content/application~1json/schema`) ??
        ajv.compile({ $ref: `api${base}/content/application~1json/schema` });
      if (validate(body) === true) return null;
      return (validate.errors ?? [])
        .map((error) => `${error.instancePath} ${error.message ?? ''}`)
        .join('; ');
    },
    checkRequest(method, template, body) {
      const path = ['paths', template, method.toLowerCase(), 'requestBody', 'content', 'application/json'];
      if (at(description, path) === undefined) throw new Error(`${method} ${template} takes no body`);
      const base = `api#/paths/${escape(template)}/${method.toLowerCase()}/requestBody`;
      const reference = `${base}/content/application~1json/schema`;
      const validate = ajv.getSchema(reference) ?? ajv.compile({ $ref: reference });
      if (validate(body) === true) return null;
      return (validate.errors ?? [])
        .map((error) => `${error.instancePath} ${error.message ?? ''}`)
        .join('; ');
    },
  };
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
