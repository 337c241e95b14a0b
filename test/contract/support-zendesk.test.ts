import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createZendesk } from '../../adapters/support/zendesk/index.ts';
import type { Ticket } from '../../core/ports/support.ts';
import { type Desk, startDesk } from '../../demo/desk/index.ts';

const ticket: Ticket = {
  externalId: 'fairlead:incident:7',
  subject: 'Notes failed for some users',
  body: 'Seven of 118 requests failed.',
  url: 'https://fairlead.example/incidents/7',
};

describe('createZendesk', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk({ token: 't', now: () => 1000 });
  });
  afterAll(() => desk.close());

  test('one ticket per external id, also when two tries run at the same time', async () => {
    const support = createZendesk({ url: desk.url, token: 't' });
    const [first, second] = await Promise.all([support.open(ticket), support.open(ticket)]);
    expect(second).toEqual(first);
    expect(await support.open({ ...ticket, body: 'other words' })).toEqual(first);
    expect(desk.tickets()).toMatchObject([{ external_id: ticket.externalId, status: 'new' }]);
    expect(desk.tickets()[0]?.comments[0]?.body).toContain(ticket.url);
    expect(await support.open({ ...ticket, externalId: 'another' })).not.toEqual(first);
  });

  test('comments are internal and may solve the ticket', async () => {
    const support = createZendesk({ url: desk.url, token: 't' });
    await support.comment(ticket.externalId, 'Rolled back.', false);
    expect(desk.tickets()[0]).toMatchObject({
      status: 'new',
      comments: [{}, { body: 'Rolled back.', public: false }],
    });
    await support.comment(ticket.externalId, 'Recovered.', true);
    expect(desk.tickets()[0]).toMatchObject({ status: 'solved' });
    await expect(support.comment('nobody', 'text', false)).rejects.toMatchObject({ code: 'FL_NOT_FOUND' });
  });

  test('a wrong token is final and is not shown; nobody there is transient', async () => {
    const wrong = createZendesk({ url: desk.url, token: 'wrong-token' });
    const error = await wrong.open(ticket).catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({ name: 'FinalError', code: 'FL_NOTIFY_FAILED' });
    expect((error as Error).message).not.toContain('wrong-token');
    const nobody = createZendesk({ url: 'http://127.0.0.1:9', token: 't' });
    await expect(nobody.open(ticket)).rejects.toMatchObject({
      name: 'TransientError',
      code: 'FL_NOTIFY_FAILED',
    });
  });

  test('a snapshot brings the same tickets back, and their keys', async () => {
    const copy = await startDesk({
      token: 't',
      now: () => 2000,
      state: JSON.parse(JSON.stringify(desk.snapshot())),
    });
    expect(copy.tickets()).toEqual(desk.tickets());
    await createZendesk({ url: copy.url, token: 't' }).open(ticket);
    expect(copy.tickets()).toEqual(desk.tickets());
    await copy.close();
  });
});
