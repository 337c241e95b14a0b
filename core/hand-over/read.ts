import { z } from 'zod';
import { annotation, findingsRequest, type FindingAnnotation, type Findings } from '../api/findings.ts';
import { maxAnnotations, maxLines } from '../api/limits.ts';
import { FinalError } from '../errors/fairlead-error.ts';
import { openZip, type PackedMember, type ZipRules } from '../promotion/zip.ts';
import { mergeFindings } from '../reporting/merge-findings.ts';
import { count } from '../reporting/text.ts';
import { boundFindings } from './bound.ts';
import { artifactName, concernOf, concerns, fileOf, limits, readLimits } from './format.ts';

/** What is known of the job from GitHub itself. Nothing of it is ever taken from what the job handed over. */
export interface HandOverOrigin {
  readonly repository: Findings['repository'];
  /** The run, with its newest attempt. */
  readonly run: Findings['run'];
  /** Head of the pull request that the run was for. */
  readonly headSha: string;
}

const rules: ZipRules = { bytes: limits.unpacked, members: limits.members, invalid };
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A report whose annotations are looked at one by one, until one of them is odd. */
const reportShape = findingsRequest.extend({ annotations: z.array(z.unknown()) });

/** Stands above what a fork's job says of itself. */
const note =
  'Said by the job of the fork, which runs what the pull request contains: no proof. Look at changes of workflows and of the tools’ settings before you rely on it.';

/**
 * The findings in the artifacts of a fork's jobs, as they may be shown, one report for each concern. What cannot be used
 * makes it a failure that says why: a required check is then never without an answer. Where an archive itself is
 * unusable, that is said of every concern, since nobody knows what was in it. What all of them unpack to is bounded, and
 * so is what is kept of it: it is read in the process that supervises rollouts, and a stranger wrote it.
 * @param archives the most important ones first; an error stands for one that could not be had
 */
export function readHandOver(
  archives: readonly (Uint8Array | FinalError)[],
  origin: HandOverOrigin,
): readonly Findings[] {
  const members: PackedMember[] = [];
  const problems: unknown[] = [];
  for (const archive of archives) {
    try {
      members.push(...open(archive));
    } catch (error) {
      problems.push(error);
    }
  }
  const ours = members.filter(({ path }) => concernOf(path) !== null);
  if (problems.length === 0 && ours.length === 0) {
    const names = concerns.map((concern) => fileOf({ concern })).join(' and ');
    problems.push(invalid(`it holds none of ${names}`));
  }
  const within = affordable(ours);
  return concerns.flatMap((concern) => {
    const own = ours.filter(({ path }) => concernOf(path) === concern);
    if (own.length + problems.length === 0) return [];
    const readable = own.filter((member) => within.has(member));
    const more = own.length > readable.length ? [unread(own.length - readable.length)] : [];
    return [together(readable, [...problems, ...more], concern, origin)];
  });
}

/** The reports that are read, in their order, until there are enough of them. What they unpack to is as they name it. */
function affordable(members: readonly PackedMember[]): ReadonlySet<PackedMember> {
  const within = new Set<PackedMember>();
  let bytes = 0;
  for (const member of members) {
    // Of a file that is too large nothing is unpacked.
    if (member.size <= limits.file) bytes += member.size;
    if (bytes > readLimits.bytes || within.size === readLimits.files) break;
    within.add(member);
  }
  return within;
}

function unread(files: number): FinalError {
  return invalid(
    `the artifacts of the run hold more than ${readLimits.files} reports or ${readLimits.bytes} bytes of them together; ${count(files, 'report was', 'reports were')} not read`,
  );
}

/** @throws FinalError FL_HAND_OVER_INVALID */
function open(archive: Uint8Array | FinalError): readonly PackedMember[] {
  if (archive instanceof FinalError) throw archive;
  if (archive.length > limits.archive) throw invalid(`it has more than ${limits.archive} bytes`);
  return openZip(archive, rules);
}

/** What the steps of one concern say, as one report. One of them that cannot be used makes it a failure that says so. */
function together(
  members: readonly PackedMember[],
  problems: readonly unknown[],
  concern: Findings['concern'],
  origin: HandOverOrigin,
): Findings {
  const parts = problems.map((error) => ({ findings: refused(concern, error, origin), isUsable: false }));
  for (const member of members) {
    try {
      // One file is the whole of a report, whatever it says of pages.
      const { page: _, ...said } = read(concern, member, origin);
      parts.push({ findings: said, isUsable: true });
    } catch (error) {
      parts.push({ findings: refused(concern, error, origin), isUsable: false });
    }
  }
  const merged = mergeFindings(parts.map(({ findings }) => findings));
  const { repository, run, headSha } = origin;
  const notes = parts.some(({ isUsable }) => isUsable) ? [note] : [];
  const lines = [...notes, ...merged.lines].slice(0, maxLines);
  return boundFindings({ ...merged, repository, run, headSha, lines });
}

/** @throws FinalError FL_HAND_OVER_INVALID */
function read(concern: Findings['concern'], member: PackedMember, origin: HandOverOrigin): Findings {
  const { path, size } = member;
  if (size > limits.file) throw invalid(`${path} has more than ${limits.file} bytes`);
  const data = jsonOf(path, member.unpack());
  if (hasTooMany(data)) throw invalid(`${path} has a list of too many entries`);
  const parsed = reportShape.safeParse(data);
  if (!parsed.success) throw invalid(`${path}, ${placeOf(parsed.error)}`);
  const said = parsed.data;
  const isOwn = said.repository.id === origin.repository.id && said.run.id === origin.run.id;
  // A job that was not repeated keeps the attempt that it was in.
  if (!isOwn || said.run.attempt > origin.run.attempt) throw invalid(`${path} is of another run`);
  if (said.headSha !== origin.headSha) throw invalid(`${path} is about another commit`);
  if (said.concern !== concern) throw invalid(`${path} is about ${said.concern}`);
  return { ...said, annotations: said.annotations.map((each, index) => readAnnotation(each, index, path)) };
}

/** @throws FinalError FL_HAND_OVER_INVALID */
function readAnnotation(data: unknown, index: number, path: string): FindingAnnotation {
  const parsed = annotation.safeParse(data);
  if (parsed.success) return parsed.data;
  throw invalid(`${path}, annotations.${index}.${placeOf(parsed.error)}`);
}

function jsonOf(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes)) as unknown;
  } catch (cause) {
    throw invalid(`${path} is no JSON`, cause);
  }
}

/** Every entry is looked at before the length of its list is, and a stranger's bad ones are an issue each. */
function hasTooMany(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return Object.entries(data).some(([key, value]) => {
    return Array.isArray(value) && value.length > (key === 'annotations' ? maxAnnotations : maxLines);
  });
}

/** Keys and what was expected of them; never a value, which would be the fork's own text. */
function placeOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const more = error.issues.length - 1;
  const first = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  return more === 0 ? first : `${first}, and ${count(more, 'more problem')}`;
}

function refused(concern: Findings['concern'], error: unknown, origin: HandOverOrigin): Findings {
  const known = error instanceof FinalError ? error : invalid('it cannot be read', error);
  return {
    schema: 1,
    concern,
    ...origin,
    conclusion: 'failure',
    title: `The artifact ${artifactName} of the fork’s job cannot be used.`,
    lines: [known.message, known.remedy],
    annotations: [],
    leftOut: 0,
  };
}

function invalid(detail: string, cause?: unknown): FinalError {
  return new FinalError('FL_HAND_OVER_INVALID', detail, cause === undefined ? {} : { cause });
}
