import type { Located } from './located.ts';

const levels = { failure: 'error', warning: 'warning', notice: 'note' } as const;

/** Name and version of the fingerprint that results carry. */
export const fingerprintName = 'fairlead/v1';

/** Absolute URIs stay; a path becomes a relative reference, part by part. */
function toUri(path: string): string {
  if (/^file:/i.test(path)) return path;
  return path
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
}

function toRegion({ finding, column, endColumn }: Located): Readonly<Record<string, number>> {
  return {
    startLine: finding.line,
    ...(column === null ? {} : { startColumn: column }),
    endLine: finding.endLine,
    // SARIF's end column is exclusive.
    ...(column === null || endColumn === null ? {} : { endColumn: endColumn + 1 }),
  };
}

function toResult(located: Located, ruleIndex: number): unknown {
  const { finding, path, state, fix } = located;
  const base = state === 'unmatched' ? {} : { uriBaseId: '%SRCROOT%' };
  const artifactLocation = { uri: toUri(path), ...base };
  const region = finding.whole ? {} : { region: toRegion(located) };
  const fixes =
    fix === null
      ? {}
      : {
          fixes: [
            {
              properties: { applicability: fix.safe ? 'safe' : 'unsafe' },
              artifactChanges: [
                {
                  artifactLocation,
                  replacements: fix.replacements.map(({ start, end, text }) => ({
                    deletedRegion: { charOffset: start, charLength: end - start },
                    insertedContent: { text },
                  })),
                },
              ],
            },
          ],
        };
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: finding.message },
    ...(path === '' ? {} : { locations: [{ physicalLocation: { artifactLocation, ...region } }] }),
    partialFingerprints: { [fingerprintName]: located.fingerprint },
    ...(state === 'suppressed' ? { suppressions: [{ kind: 'inSource' }] } : {}),
    baselineState: state === 'baseline' ? 'unchanged' : 'new',
    ...fixes,
    properties: { shown: state === 'shown', changed: located.changed },
  };
}

/** Small pieces joined to some of this many characters. */
const pieceLength = 256 * 1024;

/**
 * Every finding as SARIF 2.1.0, a run for each tool, in pieces: the whole may be larger than what one string holds.
 */
export function* sarifOf(all: readonly Located[]): Generator<string> {
  let held: string[] = [];
  let length = 0;
  for (const part of parts(all)) {
    held.push(part);
    length += part.length;
    if (length < pieceLength) continue;
    yield held.join('');
    held = [];
    length = 0;
  }
  yield held.join('');
}

function* parts(all: readonly Located[]): Generator<string> {
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[';
  const byTool = Map.groupBy(all, ({ finding }) => finding.tool || 'lint');
  if (byTool.size === 0) byTool.set('lint', []);
  let run = 0;
  for (const [tool, findings] of byTool) {
    const rules = new Map<string, { readonly index: number; readonly help: string | null }>();
    for (const { finding } of findings) {
      if (!rules.has(finding.rule)) rules.set(finding.rule, { index: rules.size, help: finding.help });
    }
    const list = [...rules].map(([id, { help }]) => (help === null ? { id } : { id, helpUri: help }));
    const driver = JSON.stringify({ name: tool, rules: list });
    yield `${run === 0 ? '' : ','}\n{"tool":{"driver":${driver}},"columnKind":"utf16CodeUnits","results":[`;
    run += 1;
    for (const [index, located] of findings.entries()) {
      const result = toResult(located, rules.get(located.finding.rule)?.index ?? 0);
      yield `${index === 0 ? '' : ','}\n${JSON.stringify(result)}`;
    }
    yield ']}';
  }
  yield ']}\n';
}
