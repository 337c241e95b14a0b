import { z } from 'zod';
import { FinalError } from '../../core/errors/fairlead-error.ts';
import type { JsonObject } from '../../core/json.ts';

/** What a delivery comes to: things that happened, and the keys that should look at them. */
export interface Hint {
  readonly events: readonly HintEvent[];
  /** Job keys to run now. */
  readonly jobs: readonly string[];
}

export interface HintEvent {
  readonly stream: string;
  /** Past tense: `pull_request.opened`. */
  readonly type: string;
  /** A small extract; what else is needed is read from GitHub by whoever needs it. */
  readonly body: JsonObject;
}

/** Nothing to keep: an action we do not work on, or a repository that the App is not installed on. */
export const nothing: Hint = { events: [], jobs: [] };

const subject = z.object({
  installation: z.object({ id: z.number().int() }).optional(),
  repository: z.object({ id: z.number().int(), name: z.string(), owner: z.object({ login: z.string() }) }),
  sender: z.object({ login: z.string() }).optional(),
});

/** The repository that a delivery is about; those of hooks outside the App have no installation. */
export const deliverySubject = subject;

type Subject = z.infer<typeof subject>;

/**
 * The parts of a payload that a handler needs.
 * @throws FinalError FL_BODY_INVALID that names the key.
 */
export function readPayload<Shape extends z.ZodType>(shape: Shape, payload: unknown): z.infer<Shape> {
  const parsed = shape.safeParse(payload);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new FinalError('FL_BODY_INVALID', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

/** An event in the stream of its repository, which also says how to reach that repository. */
export function repositoryHint(
  delivery: Subject,
  type: string,
  detail: JsonObject,
  jobs: readonly string[],
): Hint {
  if (delivery.installation === undefined) return nothing;
  const { repository } = delivery;
  const body = {
    installationId: delivery.installation.id,
    repositoryId: repository.id,
    owner: repository.owner.login,
    name: repository.name,
    sender: delivery.sender?.login ?? null,
    ...detail,
  };
  return { events: [{ stream: `github:${repository.id}`, type, body }], jobs };
}
