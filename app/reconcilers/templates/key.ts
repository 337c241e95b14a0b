/** Of the job that proposes templates, asked for by a comment or a button. */
export function templatesKey(
  repositoryId: number,
  given: { readonly number: number; readonly id: string },
): string {
  return `templates:${repositoryId}/${given.number}/${given.id}`;
}

/** What the key says; null for one that is none. */
export function readTemplatesKey(
  key: string,
): { readonly repositoryId: number; readonly number: number; readonly id: string } | null {
  const match = /^templates:(\d+)\/(\d+)\/([a-z0-9-]{1,80})$/.exec(key);
  if (match?.[3] === undefined) return null;
  return { repositoryId: Number(match[1]), number: Number(match[2]), id: match[3] };
}
