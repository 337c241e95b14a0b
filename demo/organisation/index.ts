export { createOrganisation, type Organisation } from './organisation.ts';
export type { DirectCommit, DirectPull, DirectRepository } from './direct.ts';
export type { Drift } from './drift.ts';
export type { Fault, FaultRequest, Faults } from './faults.ts';
export type { Counters } from './counters.ts';
export type { JournalEntry, JournalFilter } from './journal.ts';
export type { Delivery, DeliverOptions, Receiver } from './webhooks.ts';
export { Refusal } from './refusal.ts';
export { mayRequest } from './permissions.ts';
export type {
  AppOptions,
  EnvironmentOptions,
  Json,
  OrganisationOptions,
  Permission,
  Plan,
  PropertyDefinition,
  PropertyValue,
  RepositoryOptions,
  TeamOptions,
  UserOptions,
} from './types.ts';
