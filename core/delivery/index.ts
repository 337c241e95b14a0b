export { commandsFor } from './commands.ts';
export { next } from './next.ts';
export { settingsFrom } from './settings.ts';
export { startRollout, type RolloutEvent, type RolloutState } from './state.ts';
export { isEnded, toStatus } from './status.ts';
