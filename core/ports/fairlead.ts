import type { Findings } from '../api/findings.ts';
import type { Message, MessageAccepted, TestRunStatus } from '../api/message.ts';
import type { RollbackRequest, RolloutAccepted, RolloutRequest, RolloutStatus } from '../api/rollouts.ts';

/** The App's HTTP API as the actions use it. A refusal is a FinalError with the App's reason and remedy. */
export interface FairleadApi {
  findings(body: Findings): Promise<void>;
  message(body: Message): Promise<MessageAccepted>;
  rollout(body: RolloutRequest): Promise<RolloutAccepted>;
  rollback(body: RollbackRequest): Promise<RolloutAccepted>;
  /**
   * @param statusUrl as the App gave it; must be of the App's own origin
   * @param until no try starts after this time (milliseconds since the epoch), but for the first one
   */
  testRun(statusUrl: string, until?: number): Promise<TestRunStatus>;
  rolloutStatus(statusUrl: string, until?: number): Promise<RolloutStatus>;
}

/** What the App knows to be in use. A refusal is a FinalError with the App's reason and remedy. */
export interface LiveArtifacts {
  /** Digests that must not be deleted. */
  liveDigests(): Promise<readonly string[]>;
}
