import { exercise } from './actions-message/exercise.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const faults = 1_000;
const undisturbed = 500;
const controlFaults = 100;

/** Sends messages to a real App through a proxy that breaks a thousand exchanges, and counts what came of them. */
export async function* bench(): AsyncGenerator<Figure> {
  const result = await exercise({ faults, undisturbed, seed: 1 });
  const { acks } = result;
  const p99 = acks[Math.ceil(0.99 * acks.length) - 1] ?? Number.NaN;
  yield { name: 'actions.message.faults', value: result.faults, unit: 'faults' };
  yield { name: 'actions.message.lost', value: result.lost, unit: 'messages' };
  yield { name: 'actions.message.duplicated', value: result.duplicated, unit: 'runs' };
  yield { name: 'actions.message.ack_p99_ms', value: Math.round(p99 * 10) / 10, unit: 'ms' };
  const control = await exercise({ faults: controlFaults, seed: 1, naive: true });
  if (control.duplicated === 0)
    throw new Error('the control counts no duplicates: the bench measures nothing');
  yield { name: 'actions.message.control.duplicated', value: control.duplicated, unit: 'runs' };
}
