import type { Findings } from '../api/findings.ts';
import type { Message, MessageAccepted, TestRunStatus } from '../api/message.ts';
import type { RollbackRequest, RolloutAccepted, RolloutRequest, RolloutStatus } from '../api/rollouts.ts';

/** The App's HTTP API as the actions use it. A refusal is a FinalError with the App's reason and remedy. */
export interface FairleadApi {
  findings(body: Findings): Promise<void>;
  message(body: Message): Promise<MessageAccepted>;
  rollout(body: RolloutRequest): Promise<RolloutAccepted>;
  rollback(body: RollbackRequest): Promise<RolloutAccepted>;
  /** @param statusUrl as the App gave it; must be of the App's own origin */
  testRun(statusUrl: string): Promise<TestRunStatus>;
  rolloutStatus(statusUrl: string): Promise<RolloutStatus>;
}
