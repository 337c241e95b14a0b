export { acceptCommand, commitOf, type Acceptance, type AcceptInput } from './accept.ts';
export { buttons, commandOfButton, type Button, type ButtonState } from './buttons.ts';
export { parseCommand, parseCommands } from './parse.ts';
export {
  mayCommand,
  permissionFor,
  type CommandActor,
  type CommandRules,
  type Leave,
  type Permission,
  type Requirement,
} from './permission.ts';
export { acceptanceReply, errorReply, helpReply, refusalReply } from './replies.ts';
export type { Command, CommandError, CommandKind, ParsedCommand } from './types.ts';
