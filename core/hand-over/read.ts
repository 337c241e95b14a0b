import type { z } from 'zod';
import { findingsRequest, type Findings } from '../api/findings.ts';
import { maxLines } from '../api/limits.ts';
import { FinalError } from '../errors/fairlead-error.ts';
import { openZip, type PackedMember, type ZipRules } from '../promotion/zip.ts';
import { mergeFindings } from '../reporting/merge-findings.ts';
import { count } from '../reporting/text.ts';
import { artifactName, concernOf, concerns, fileOf, limits } from './format.ts';

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

/** Stands above what a fork's job says of itself. */
const note =
  'Said by the job of the fork, which runs what the pull request contains: no proof. Look at changes of workflows and of the tools’ settings before you rely on it.';

/**
 * The findings in the artifacts of a fork's jobs, as they may be shown, one report for each concern. What cannot be used
 * makes it a failure that says why: a required check is then never without an answer. Where an archive itself is
 * unusable, that is said of every concern, since nobody knows what was in it.
 * @param archives an error stands for one that could not be had
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
  const isOurs = ({ path }: PackedMember) => concernOf(path) !== null;
  if (problems.length === 0 && !members.some(isOurs)) {
    const names = concerns.map((concern) => fileOf({ concern })).join(' and ');
    problems.push(invalid(`it holds none of ${names}`));
  }
  return concerns.flatMap((concern) => {
    const own = members.filter(({ path }) => concernOf(path) === concern);
    return own.length + problems.length === 0 ? [] : [together(own, problems, concern, origin)];
  });
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
  return { ...merged, repository, run, headSha, lines: [...notes, ...merged.lines].slice(0, maxLines) };
}

/** @throws FinalError FL_HAND_OVER_INVALID */
function read(concern: Findings['concern'], member: PackedMember, origin: HandOverOrigin): Findings {
  const { path, size } = member;
  if (size > limits.file) throw invalid(`${path} has more than ${limits.file} bytes`);
  const parsed = findingsRequest.safeParse(jsonOf(path, member.unpack()));
  if (!parsed.success) throw invalid(`${path}, ${placeOf(parsed.error)}`);
  const said = parsed.data;
  const isOwn = said.repository.id === origin.repository.id && said.run.id === origin.run.id;
  // A job that was not repeated keeps the attempt that it was in.
  if (!isOwn || said.run.attempt > origin.run.attempt) throw invalid(`${path} is of another run`);
  if (said.headSha !== origin.headSha) throw invalid(`${path} is about another commit`);
  if (said.concern !== concern) throw invalid(`${path} is about ${said.concern}`);
  return said;
}

function jsonOf(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes)) as unknown;
  } catch (cause) {
    throw invalid(`${path} is no JSON`, cause);
  }
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
