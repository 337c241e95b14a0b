/** What a registry asks for in `WWW-Authenticate` (RFC 9110, section 11.6.1). */
export interface Challenge {
  /** Lower case: `bearer` or `basic`. */
  readonly scheme: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The first challenge of the header that is understood, or null. */
export function parseChallenge(header: string | null): Challenge | null {
  const match = /^\s*(bearer|basic)(?:\s+(.*))?$/is.exec((header ?? '').slice(0, 4096));
  if (match?.[1] === undefined) return null;
  const parameters: Record<string, string> = {};
  for (const [, key = '', quoted, bare] of (match[2] ?? '').matchAll(
    /([a-z_]+)=(?:"([^"]*)"|([^\s",]+))/gi,
  )) {
    parameters[key.toLowerCase()] ??= quoted ?? bare ?? '';
  }
  return { scheme: match[1].toLowerCase(), parameters };
}

function site(host: string): string {
  return /^[\d.]+$|:/.test(host) ? host : host.split('.').slice(-2).join('.');
}

/**
 * Where tokens are made, if credentials may go there: HTTPS (HTTP where the registry itself is spoken to in HTTP) and a
 * host of the registry's own site, such as auth.docker.io for registry-1.docker.io. Else null.
 */
export function trustedRealm(realm: string | undefined, registry: URL): URL | null {
  const url = URL.parse(realm ?? '');
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (url.protocol !== 'https:' && url.protocol !== registry.protocol) return null;
  return site(url.hostname) === site(registry.hostname) ? url : null;
}
