import type { MessageArtifact, MessageData } from '../api/message.ts';

/** One service of a test environment: which artifact it runs from. */
export interface EnvironmentService {
  readonly service: string;
  readonly artifact: MessageArtifact;
  /** `change`: built by this change; `promoted`: the newest promoted main alpha. */
  readonly origin: 'change' | 'promoted';
}

/** The newest attempt's outcome of one test. Lines count from 1. */
export interface TestResult {
  readonly id: string;
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped';
  readonly seconds: number;
  /** Path relative to the repository, where it is known. */
  readonly file: string | null;
  readonly line: number | null;
  readonly message: string | null;
}

/** State `testrun:<id>`. */
export interface TestRun {
  readonly id: string;
  /** A commit of a fork, built from its source and never promoted; absent: artifacts that a job published. */
  readonly kind?: 'fork';
  readonly installationId: number;
  readonly data: MessageData;
  /** Runs of the same subject supersede each other: `<repository id>/pr/<number>` or `<repository id>/<ref>`. */
  readonly subject: string;
  readonly phase: 'queued' | 'starting' | 'running' | 'passed' | 'failed' | 'error' | 'superseded';
  readonly queuedAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly environment: readonly EnvironmentService[];
  readonly results: readonly TestResult[];
  readonly sentence: string;
  /** When the tests ended; their results are final from then on, though promotion may still be under way. */
  readonly testedAt?: number;
  /** True once the check run says what the ended run says, and its environment is gone. */
  readonly reported?: boolean;
  /** The package of integration tests that the results come from. */
  readonly testPackage?: MessageArtifact;
}

/** State `promotion:<repository id>/<package>/<release version>`. */
export interface Promotion {
  readonly repositoryId: number;
  readonly service: string | null;
  readonly package: string;
  readonly alphaVersion: string;
  readonly alphaSha256: string;
  readonly releaseVersion: string;
  /** Of the release's file, which holds the same bytes but for its name and version. */
  readonly releaseSha256: string;
  readonly sha: string;
  readonly testRunId: string;
  readonly promotedAt: number;
}
