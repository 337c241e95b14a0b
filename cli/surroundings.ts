import type { Clock } from '../core/ports/clock.ts';
import type { GitHub } from '../core/ports/github.ts';
import type { Templates } from '../core/ports/templates.ts';
import type { StandaloneGitHub } from '../core/standalone/index.ts';

export interface Connection {
  readonly token: string;
  /** Base URL of GitHub's REST API. */
  readonly api: string;
}

/** What the command line does to the machine that it runs on. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The text of a file; throws where it cannot be read. */
  readonly read: (path: string) => string;
  /**
   * Writes a file, with its folders. `new`: throws where there is one already. `within`: a folder that no link may lead
   * out of; the error's code is ELOOP.
   */
  readonly write: (path: string, text: string, how: 'new' | 'replace', within?: string) => void;
  readonly version: () => string;
  /** Data. */
  readonly out: (text: string) => void;
  /** Progress, notes and errors. */
  readonly error: (text: string) => void;
  readonly clock: Clock;
  readonly connect: (connection: Connection) => Promise<StandaloneGitHub & Pick<GitHub, 'merging' | 'refs'>>;
  readonly templates: Templates;
}

/** 0: fine. 1: an error, or rules that are not met. 2: used wrongly. 3: changes are pending. */
export type ExitCode = 0 | 1 | 2 | 3;
