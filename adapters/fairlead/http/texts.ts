const longestText = 10_000;

/**
 * An answer that is a few texts, or null where one of them is missing. By hand, since it is all that most jobs read: a
 * schema's library would take longer to load than the whole exchange.
 */
export function readTexts<Name extends string>(
  data: unknown,
  names: readonly Name[],
): Readonly<Record<Name, string>> | null {
  if (typeof data !== 'object' || data === null) return null;
  const entries = new Map<unknown, unknown>(Object.entries(data));
  const read: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const text = entries.get(name);
    if (typeof text !== 'string' || text.length > longestText) return null;
    read[name] = text;
  }
  return read as Record<Name, string>;
}
