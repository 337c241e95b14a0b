export { createOrganisation, type Organisation } from './organisation.ts';
export type { DirectRepository } from './direct.ts';
export type { JournalEntry } from './journal.ts';
export type { Delivery, DeliverOptions } from './webhooks.ts';
export { Refusal } from './refusal.ts';
export type { OrganisationOptions } from './types.ts';
