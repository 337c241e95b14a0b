import { createPublicKey, verify } from 'node:crypto';
import { timestamp } from './state/ids.ts';
import type { Actor, OrgState } from './state/model.ts';

/** GitHub's lifetime of an installation token, in milliseconds. */
const hour = 3_600_000;

export interface Credentials {
  issue(): { readonly token: string; readonly expiresAt: string };
  userToken(login: string): string;
  /** Who an Authorization header speaks for; null where GitHub answers "Bad credentials". */
  read(header: string | null): Actor | null;
}

/** @param lifetimeMs of installation tokens; GitHub's hour by default */
export function createCredentials(org: OrgState, lifetimeMs: number = hour): Credentials {
  const installation = new Map<string, number>();
  const people = new Map<string, string>();
  return {
    issue() {
      const token = `ghs_${org.login}${String(installation.size + 1).padStart(8, '0')}`;
      const ends = org.now() + lifetimeMs;
      installation.set(token, ends);
      return { token, expiresAt: timestamp({ now: () => ends }) };
    },
    userToken(login) {
      const token = `ghu_${login}`;
      people.set(token, login);
      return token;
    },
    read(header) {
      const token = /^(?:bearer|token) (.+)$/i.exec(header ?? '')?.[1];
      if (token === undefined) return { kind: 'anonymous', login: '' };
      const login = people.get(token);
      if (login !== undefined) return { kind: 'user', login };
      const ends = installation.get(token);
      if (ends !== undefined) return ends > org.now() ? { kind: 'installation', login: botOf(org) } : null;
      return isJwt(org, token) ? { kind: 'app-jwt', login: org.app.slug } : null;
    },
  };
}

function botOf(org: OrgState): string {
  return `${org.app.slug}[bot]`;
}

/** The issuer must be the App; the signature is checked where the App's public key is known. */
function isJwt(org: OrgState, token: string): boolean {
  const [head = '', claims = '', signature = ''] = token.split('.');
  try {
    const { iss } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss?: unknown };
    if (String(iss) !== String(org.app.id) && iss !== `Iv1.${org.app.id}`) return false;
    if (org.app.publicKey === undefined) return signature !== '';
    const key = createPublicKey(org.app.publicKey);
    return verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
