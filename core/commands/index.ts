export { acceptCommand, commitOf, type Acceptance } from './accept.ts';
export { buttons, commandOfButton, type ButtonState } from './buttons.ts';
export { parseCommand, parseCommands } from './parse.ts';
export { mayCommand, permissionFor, type CommandActor, type Permission } from './permission.ts';
export { acceptanceReply, errorReply, helpReply, refusalReply } from './replies.ts';
export type { Command, ParsedCommand } from './types.ts';
