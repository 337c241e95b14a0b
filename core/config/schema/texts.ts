import { z } from 'zod';
import { repositoryPath } from '../../api/common.ts';
import { durationPattern, parseDuration, parsePercent, parseTime, percentPattern } from '../units.ts';

const names = /^[a-z](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));
const free = (text: string) => !inherited.has(text);
const reserved = 'be another name: this one is reserved';

/** A service's or an environment's name; it becomes part of ids, addresses and variables. */
export const name = z
  .string()
  .regex(names, 'be a name of up to 64 lower-case letters, digits and hyphens that starts with a letter')
  .refine(free, reserved);

export const word = z
  .string()
  .regex(/^[^\s\p{C}](?:[^\p{C}]{0,198}[^\s\p{C}])?$/u, 'be a text of up to 200 characters');
export const folder = repositoryPath.meta({ description: 'A path relative to the root of the repository.' });
export const packageName = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/, 'be the name of a Python distribution');
export const urlPath = z
  .string()
  .max(500)
  .regex(/^\/(?!\/)[\w\-.~%!$&'()*+,;=:@/?]*$/, 'be a path that starts with one slash, such as /healthz');
export const duration = z
  .string()
  .regex(durationPattern, 'be a duration such as 30s, 10m or 24h')
  .refine((text) => (parseDuration(text) ?? 0) <= 365 * 86_400_000, 'be at most 365d');
export const percent = z
  .string()
  .regex(percentPattern, 'be a percentage such as 1% or 99.9%')
  .refine((text) => parsePercent(text) !== null, 'be at most 100%');
export const time = z
  .string()
  .refine(
    (text) => parseTime(text) !== null,
    'be a date such as 2026-12-20, or a time with its zone such as 2026-12-20T18:00Z',
  );

// Git's own rules for names (git-check-ref-format), less what the rule language needs for itself (`$`, `>`).
const gitName = /^(?![/.-])(?!.*(?:\/\/|\.\.|\/\.|\.lock$|[/.]$)).+$/;

/** A branch by its name. */
export const branch = z
  .string()
  .regex(/^[^\s\p{C}\\^~:?*[\]{}()!$>]{1,200}$/u, 'be the name of a branch')
  .regex(gitName, 'be a name that Git allows for a branch')
  .refine(free, reserved);
/** Names of branches or tags: `*` does not cross a slash, `**` does. */
export const glob = z
  .string()
  .regex(/^[^\s\p{C}\\^~:?[\]{}()!$>]{1,200}$/u, 'be a branch, or a pattern with * and **')
  .regex(gitName, 'be a name that Git allows for a branch');
export const globs = z.union([glob, z.array(glob).max(50)], 'be a branch pattern, or a list of them');

const personPattern = /^(?:team:[A-Za-z0-9][\w.-]{0,99}|[A-Za-z0-9](?:[\w-]{0,98}[A-Za-z0-9])?(?:\[bot\])?)$/;
export const person = z.string().regex(personPattern, 'be a login, or team: and the name of a team');
export const people = z.array(person).max(50);
/** Whom a freeze lets through. */
export const exempt = z
  .string()
  .refine(
    (text) => personPattern.test(text) || /^label:[^\s\p{C}](?:[^\p{C}]{0,48}[^\s\p{C}])?$/u.test(text),
    'be a login, team: and the name of a team, or label: and the name of a label',
  );
