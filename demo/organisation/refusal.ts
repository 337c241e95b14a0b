import type { Json } from './types.ts';

/** An answer that says no, in GitHub's words. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Json;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: Json, headers: Readonly<Record<string, string>> = {}) {
    super(String(body['message']));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

const documentation = 'https://docs.github.com/rest';

export function refuse(status: number, message: string, extra: Json = {}): never {
  throw new Refusal(status, { message, ...extra, documentation_url: documentation, status: String(status) });
}

/** GitHub's "Validation Failed" with sentences. */
export function invalid(...errors: readonly string[]): never {
  return refuse(422, 'Validation Failed', { errors });
}

/** GitHub's "Validation Failed" about a member of a resource. */
export function invalidField(resource: string, field: string, code: string, message?: string): never {
  const error = { resource, field, code, ...(message === undefined ? {} : { message }) };
  return refuse(422, 'Validation Failed', { errors: [error] });
}

export function notFound(): never {
  return refuse(404, 'Not Found');
}
