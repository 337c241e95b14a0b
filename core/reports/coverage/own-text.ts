/**
 * A name as a text of its own. One that was cut out of a report would keep the whole piece of the report in memory;
 * short ones are copied anyway.
 */
export function ownText(text: string): string {
  if (text.length < 13) return text;
  const codes: number[] = [];
  for (let at = 0; at < text.length; at += 1) codes.push(text.charCodeAt(at));
  let copy = '';
  for (let at = 0; at < codes.length; at += 1000) copy += String.fromCharCode(...codes.slice(at, at + 1000));
  return copy;
}
