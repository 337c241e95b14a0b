import type { Clock } from '../ports/clock.ts';
import type { GitHub } from '../ports/github.ts';
import { createAbove, type Above } from './above.ts';
import { patiently } from './patience.ts';

export type StandaloneGitHub = Pick<
  GitHub,
  'contents' | 'files' | 'history' | 'people' | 'pulls' | 'settings'
>;

export interface StandaloneOptions {
  readonly github: StandaloneGitHub;
  readonly clock: Clock;
  /** `skip`: repositories are judged by their own files only. */
  readonly organisation: 'read' | 'skip';
  /** Name of the repository that holds `fairlead-org.yml`, without its owner. */
  readonly configRepository: string;
}

/** GitHub as a token sees it, for one run of a command: reads are tried again, the organisation is read once. */
export interface Standalone {
  readonly github: StandaloneGitHub;
  readonly clock: Clock;
  readonly configRepository: string;
  readonly above: Above;
  /** Ids of people, by login in lower case; 0 for whoever does not exist. */
  readonly users: Map<string, number>;
}

export function createStandalone(options: StandaloneOptions): Standalone {
  const github = withPatience(options.github, options.clock);
  const { clock, configRepository, organisation } = options;
  return {
    github,
    clock,
    configRepository,
    above: createAbove({ github, organisation, configRepository }),
    users: new Map(),
  };
}

/** The same GitHub, whose reads are tried again. `apply` writes, and `overviews` tries again by itself. */
function withPatience(github: StandaloneGitHub, clock: Clock): StandaloneGitHub {
  const { settings, contents, history, people, pulls, files } = github;
  return {
    contents: {
      read: (...of) => patiently(() => contents.read(...of), clock),
      defaultBranch: (...of) => patiently(() => contents.defaultBranch(...of), clock),
    },
    files: { ...files, get: (...of) => patiently(() => files.get(...of), clock) },
    history: {
      ...history,
      reverted: (...of) => patiently(() => history.reverted(...of), clock),
      deployments: (...of) => patiently(() => history.deployments(...of), clock),
      checks: (...of) => patiently(() => history.checks(...of), clock),
      missing: (...of) => patiently(() => history.missing(...of), clock),
      patches: (...of) => patiently(() => history.patches(...of), clock),
    },
    people: { ...people, userIds: (...of) => patiently(() => people.userIds(...of), clock) },
    pulls: { ...pulls, changedPaths: (...of) => patiently(() => pulls.changedPaths(...of), clock) },
    settings: {
      ...settings,
      listOf: (...of) => patiently(() => settings.listOf(...of), clock),
      overview: (...of) => patiently(() => settings.overview(...of), clock),
      pull: (...of) => patiently(() => settings.pull(...of), clock),
      organisation: (...of) => patiently(() => settings.organisation(...of), clock),
      rotation: (...of) => patiently(() => settings.rotation(...of), clock),
    },
  };
}
