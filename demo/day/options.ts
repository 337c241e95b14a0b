import { parseArgs } from 'node:util';
import { FinalError } from '../../core/errors/fairlead-error.ts';
import { sabotages, type SabotageName } from '../sabotage/names.ts';

export interface DayOptions {
  /** End after the last step instead of staying up. */
  readonly once: boolean;
  readonly sabotage: SabotageName | null;
  /** Port of the App and its dashboard; 0 chooses a free one. */
  readonly port: number;
  /** A chapter to start from, by the snapshot of an earlier day. */
  readonly from: string | null;
  readonly help: boolean;
}

export const usage = `Usage: npm start [-- OPTIONS]

Plays one team's day: an emulated GitHub, real commits, real services, a canary and a rollback.

  --once           end after the last step; exit 0 only if every step came out as it should
  --port N         port of the App and its dashboard (default: a free one)
  --sabotage NAME  break one thing on purpose; must exit 1 at the step that notices
                   (${Object.keys(sabotages).join(', ')})
  --from CHAPTER   start from the snapshot that an earlier day took before this chapter
  --help           this text

npm start -- app   runs the App with real credentials (see README.md)

Exit codes: 0 as it should be, 1 a step came out otherwise, 2 the day could not start, 130 ended by Ctrl-C.
`;

/** @throws FinalError FL_OPTION_INVALID for an unknown option or value. */
export function parseOptions(args: readonly string[]): DayOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        sabotage: { type: 'string' },
        from: { type: 'string' },
      },
    }));
  } catch (cause) {
    // Node adds advice that does not fit here; its first sentence names the option.
    const text = cause instanceof Error ? cause.message : '';
    throw new FinalError('FL_OPTION_INVALID', text.split(/\.\s/, 1)[0], { cause });
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new FinalError('FL_OPTION_INVALID', `--port ${values.port} is not a port number`);
  }
  return {
    once: values.once,
    help: values.help,
    port,
    from: values.from ?? null,
    sabotage: sabotageName(values.sabotage),
  };
}

function sabotageName(value: string | undefined): SabotageName | null {
  if (value === undefined) return null;
  if (Object.hasOwn(sabotages, value)) return value as SabotageName;
  throw new FinalError(
    'FL_OPTION_INVALID',
    `--sabotage ${value}: choose one of ${Object.keys(sabotages).join(', ')}`,
  );
}
