import type { ClosedChannels } from '../../domain/messages/channel';
import { asksForSomething, chooseWay, type Way, type WayFacts } from '../../domain/messages/choose-way';
import type { EpochMs } from '../../domain/money-and-time';
import type { Message } from './message';
import type { OutboxDeps } from './outbox-deps';
import { type Person, templateIdOf } from './person';

/** The way as things stand; when somebody wrote last is looked up once it matters. */
export async function wayNow({ now, recipients }: OutboxDeps, person: Person, message: Message, closed: ClosedChannels): Promise<Way> {
  const way = chooseWay(factsOf(person, message, closed, now()));
  const { serviceOpenid } = person.recipient;
  const isAsked = way.considered.some((one) => one.channel === 'customer-service' && 'reason' in one && one.reason === 'window-closed');
  if (!isAsked || person.wrote !== undefined || serviceOpenid === null) return way;
  person.wrote = await recipients.wrote(serviceOpenid);
  return chooseWay(factsOf(person, message, closed, now()));
}

function factsOf(person: Person, message: Message, closed: ClosedChannels, now: EpochMs): WayFacts {
  const { inbox, recipient, credits } = person;
  const { lead, newest } = message;
  const templateId = templateIdOf(person, message);
  return {
    now,
    audience: inbox.audience,
    at: newest.at,
    isBold: lead.isBold,
    asks: message.all.some(({ code }) => asksForSomething(code)),
    hasSubscribeTemplate: templateId !== undefined,
    isOwnDoing: inbox.audience === 'customer' && lead.by === inbox.openid,
    isRead: lead.readAt !== null,
    credits: templateId === undefined ? 0 : (credits.get(templateId) ?? 0),
    follows: recipient.serviceOpenid !== null,
    wrote: person.wrote ?? null,
    preferences: recipient.preferences,
    closed,
  };
}
