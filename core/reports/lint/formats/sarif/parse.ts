import { type Fix, type LintFinding, type Severity, place } from '../../finding.ts';
import type { LintFormat, ReportReader } from '../../format.ts';
import { JsonElements } from '../../../json/elements.ts';
import { checked } from '../../json/read.ts';
import { createLocations, type Locations } from './locations.ts';
import {
  artifact,
  type ArtifactLocation,
  level as levels,
  type Location,
  log,
  notification,
  type Notification,
  result,
  type Result,
  rule,
  type Rule,
} from './shapes.ts';

const title = 'SARIF';

const severities = { none: 'notice', note: 'notice', warning: 'warning', error: 'failure' } as const;

type Level = keyof typeof severities;

/** Most findings have no fix. */
const none: readonly Fix[] = [];
/** So many different strings are looked for again. */
const maxShared = 20_000;

/** What a run's findings need of its tool and files. Either may stand before or after the results. */
interface RunParts {
  /** Index 0 is the driver, then the extensions. */
  readonly rules: Rule[][];
  readonly artifacts: (ArtifactLocation | undefined)[];
  readonly results: Pending[];
}

/**
 * A result without what the rest of the run says of it: flat and with equal strings kept once, since there may be
 * hundreds of thousands.
 */
interface Pending {
  readonly ruleId: string | undefined;
  readonly component: number;
  readonly ruleIndex: number;
  readonly level: Level | undefined;
  readonly text: string | undefined;
  /** Only for messages that are more than their text. */
  readonly message: Result['message'];
  readonly uri: string | undefined;
  readonly uriBaseId: string | undefined;
  readonly artifact: number;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly endLine: number | undefined;
  readonly endColumn: number | undefined;
  readonly fixes: Result['fixes'];
  readonly suppressed: boolean;
}

type Share = (text: string | undefined) => string | undefined;

function pendingPlace(
  location: Location | undefined,
  share: Share,
): Pick<Pending, 'uri' | 'uriBaseId' | 'artifact' | 'line' | 'column' | 'endLine' | 'endColumn'> {
  const { artifactLocation, region } = location?.physicalLocation ?? {};
  return {
    uri: share(artifactLocation?.uri),
    uriBaseId: share(artifactLocation?.uriBaseId),
    artifact: artifactLocation?.index ?? -1,
    line: region?.startLine,
    column: region?.startColumn,
    endLine: region?.endLine,
    endColumn: region?.endColumn,
  };
}

function pendingMessage(message: Result['message'], share: Share): Pick<Pending, 'text' | 'message'> {
  const plain = message?.text !== undefined && message.arguments === undefined;
  return { text: share(message?.text), message: plain ? undefined : message };
}

/** SARIF 3.35: suppressed when it has suppressions and all of them are accepted. */
function isSuppressed(entry: Result): boolean {
  const list = entry.suppressions ?? [];
  const accepted = list.every(({ status }) => status === undefined || status === 'accepted');
  return (list.length > 0 && accepted) || entry.baselineState === 'unchanged';
}

/** Results that say that something is in order are no findings. */
function levelOf(entry: Result): Level | undefined | 'nothing' {
  const kind = entry.kind ?? 'fail';
  if (kind === 'pass' || kind === 'notApplicable' || entry.baselineState === 'absent') return 'nothing';
  return kind === 'fail' ? entry.level : (entry.level ?? 'none');
}

function pendingResult(entry: Result, share: Share): Pending | null {
  const level = levelOf(entry);
  if (level === 'nothing') return null;
  return {
    ruleId: share(entry.ruleId ?? entry.rule?.id),
    component: (entry.rule?.toolComponent?.index ?? -1) + 1,
    ruleIndex: entry.ruleIndex ?? entry.rule?.index ?? -1,
    level,
    ...pendingMessage(entry.message, share),
    ...pendingPlace(entry.locations?.[0], share),
    fixes: (entry.fixes ?? []).length === 0 ? undefined : entry.fixes,
    suppressed: isSuppressed(entry),
  };
}

/** A tool's trouble with a file is a finding; what it notes about itself is none. */
function pendingNotification(entry: Notification, share: Share): Pending | null {
  if (entry.level !== 'error' && (entry.level !== 'warning' || entry.locations?.[0] === undefined))
    return null;
  return {
    ruleId: entry.descriptor?.id ?? 'notification',
    component: 0,
    ruleIndex: -1,
    level: entry.level,
    ...pendingMessage(entry.message, share),
    ...pendingPlace(entry.locations?.[0], share),
    fixes: undefined,
    suppressed: false,
  };
}

/** Looks rules up: by index in their component, else by id in all of them. */
function ruleFinder(rules: readonly (readonly Rule[])[]): (pending: Pending) => Rule | undefined {
  const byId = new Map(
    rules
      .flat()
      .map((one) => [one.id, one] as const)
      .toReversed(),
  );
  return ({ component, ruleIndex, ruleId: id }) => {
    const byIndex = rules[component]?.[ruleIndex];
    if (byIndex !== undefined || id === undefined) return byIndex;
    // A hierarchical id such as CA1000/1 belongs to the rule CA1000 (SARIF 3.27.5).
    return byId.get(id) ?? (id.includes('/') ? byId.get(id.slice(0, id.lastIndexOf('/'))) : undefined);
  };
}

/** Placeholders {0}, {1} stand for the arguments; {{ and }} for braces (SARIF 3.11.5). */
function fill(text: string, values: readonly string[]): string {
  return text.replace(/\{\{|\}\}|\{(\d{1,3})\}/g, (whole, number: string | undefined) =>
    number === undefined ? whole.slice(1) : (values[Number(number)] ?? whole),
  );
}

function messageOf(pending: Pending, found: Rule | undefined): string {
  const { message, text } = pending;
  const template = text ?? found?.messageStrings?.[message?.id ?? '']?.text;
  if (template === undefined) return message?.markdown ?? '';
  const values = message?.arguments;
  return values === undefined ? template : fill(template, values);
}

function fixOf(entry: NonNullable<Result['fixes']>[number], own: string, locations: Locations): Fix {
  const applicability = entry.properties?.['applicability'];
  return {
    safe: applicability === undefined || applicability === 'safe',
    edits: entry.artifactChanges.flatMap(({ artifactLocation, replacements }) => {
      const path = locations(artifactLocation);
      return replacements.map(({ deletedRegion: at, insertedContent }) => {
        const line = Math.max(1, at.startLine ?? 1);
        const column = Math.max(1, at.startColumn ?? 1);
        const endLine = Math.max(line, at.endLine ?? line);
        // Without an end column the region reaches to the end of its last line.
        const endColumn = at.endColumn ?? Number.MAX_SAFE_INTEGER;
        const text = insertedContent?.text ?? '';
        return {
          kind: 'place' as const,
          path: path === own ? null : path,
          line,
          column,
          endLine,
          endColumn,
          text,
        };
      });
    }),
  };
}

/** Reads SARIF in any order of its members, run by run; only the findings themselves are kept. */
class SarifReader implements ReportReader {
  private readonly runs: RunParts[] = [];
  private readonly sink: (finding: LintFinding) => void;
  private readonly elements: JsonElements;
  private readonly strings = new Map<string, string>();

  constructor(sink: (finding: LintFinding) => void) {
    this.sink = sink;
    this.elements = new JsonElements({
      title,
      elements: {
        results: ['runs', '[]', 'results', '[]'],
        rules: ['runs', '[]', 'tool', 'driver', 'rules', '[]'],
        extension: ['runs', '[]', 'tool', 'extensions', '[]', 'rules', '[]'],
        artifacts: ['runs', '[]', 'artifacts', '[]'],
        configuration: ['runs', '[]', 'invocations', '[]', 'toolConfigurationNotifications', '[]'],
        execution: ['runs', '[]', 'invocations', '[]', 'toolExecutionNotifications', '[]'],
      },
      skip: [
        ['runs', '[]', 'logicalLocations', '[]'],
        ['runs', '[]', 'threadFlowLocations', '[]'],
        ['runs', '[]', 'graphs', '[]'],
        ['runs', '[]', 'taxonomies', '[]'],
        ['runs', '[]', 'addresses', '[]'],
      ],
      onElement: (name, value, indices) => this.take(name, value, indices),
    });
  }

  write(text: string): void {
    this.elements.write(text);
  }

  private run(index: number): RunParts {
    for (let at = this.runs.length; at <= index; at += 1) {
      this.runs.push({ rules: [[]], artifacts: [], results: [] });
    }
    return this.runs[index] ?? { rules: [[]], artifacts: [], results: [] };
  }

  private take(name: string, value: unknown, indices: readonly number[]): void {
    const run = this.run(indices[0] ?? 0);
    const where = `runs.${indices[0] ?? 0}.${name}.${indices.at(-1) ?? 0}`;
    if (name === 'results') this.hold(run, pendingResult(checked(result, value, title, where), this.share));
    else if (name === 'rules') run.rules[0]?.push(checked(rule, value, title, where));
    else if (name === 'extension') {
      const component = (indices[1] ?? 0) + 1;
      while (run.rules.length <= component) run.rules.push([]);
      run.rules[component]?.push(checked(rule, value, title, where));
    } else if (name === 'artifacts') run.artifacts.push(checked(artifact, value, title, where).location);
    else this.hold(run, pendingNotification(checked(notification, value, title, where), this.share));
  }

  private hold(run: RunParts, pending: Pending | null): void {
    if (pending !== null) run.results.push(pending);
  }

  private readonly share: Share = (text) => (text === undefined ? undefined : this.shared(text));

  /** Equal strings are kept once. */
  private shared(text: string): string {
    const known = this.strings.get(text);
    if (known !== undefined) return known;
    if (this.strings.size < maxShared) this.strings.set(text, text);
    return text;
  }

  end(): void {
    const { runs } = checked(log, this.elements.end(), title, '');
    for (const [index, run] of runs.entries()) {
      const { rules, artifacts, results } = this.run(index);
      const about: About = {
        tool: run.tool.driver.name,
        unit: run.columnKind === 'unicodeCodePoints' ? 'codepoint' : 'utf16',
        locations: createLocations(run.originalUriBaseIds ?? {}, artifacts),
        ruleOf: ruleFinder(rules),
      };
      // Handed on from the end and forgotten, so that a finding is never kept twice.
      results.reverse();
      for (let next = results.pop(); next !== undefined; next = results.pop()) {
        this.sink(this.toFinding(next, about));
      }
    }
  }

  private toFinding(pending: Pending, { tool, unit, locations, ruleOf }: About): LintFinding {
    const found = ruleOf(pending);
    const { uri, uriBaseId, artifact: index } = pending;
    const path = this.shared(
      locations({
        index,
        ...(uri === undefined ? {} : { uri }),
        ...(uriBaseId === undefined ? {} : { uriBaseId }),
      }),
    );
    return {
      tool,
      path,
      ...place(pending),
      unit,
      rule: this.shared(found?.id ?? pending.ruleId ?? 'unknown'),
      severity: severityOf(pending, found),
      message: messageOf(pending, found),
      help: found?.helpUri ?? null,
      fixes: pending.fixes?.map((fix) => fixOf(fix, path, locations)) ?? none,
      suppressed: pending.suppressed,
    };
  }
}

/** What holds for all results of a run. */
interface About {
  readonly tool: string;
  readonly unit: LintFinding['unit'];
  readonly locations: Locations;
  readonly ruleOf: (pending: Pending) => Rule | undefined;
}

/** A result's own level, else its rule's, else warning (SARIF 3.27.10). */
function severityOf(pending: Pending, found: Rule | undefined): Severity {
  const level = pending.level ?? found?.defaultConfiguration?.level ?? levels.enum.warning;
  return severities[level];
}

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), any number of runs. */
export const sarif: LintFormat = {
  title,
  recognises: ({ shape, keys, text }) =>
    shape === 'object' &&
    (keys.has('runs') || (keys.has('$schema') && /"\$schema"\s*:\s*"[^"]*sarif/.test(text))),
  open: (sink) => new SarifReader(sink),
};
