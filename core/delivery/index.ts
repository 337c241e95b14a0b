export { commandsFor, desiredWeights } from './commands.ts';
export { next } from './next.ts';
export { planRollout, printPlan } from './plan.ts';
export { defaultCanary, settingsFrom } from './settings.ts';
export {
  currentStep,
  startRollout,
  type LogLine,
  type Outcome,
  type Phase,
  type RolloutEvent,
  type RolloutInput,
  type RolloutState,
  type Turn,
} from './state.ts';
export { isEnded, toStatus } from './status.ts';
