import type { ReplyError } from '../contract/reply';
import type { StartView } from '../contract/views/start-view';
import type { Actor } from '../domain/actor';
import { isOpenAt, nextOpening } from '../domain/calendar';
import { ok, type Result } from '../domain/result';
import type { Language } from '../texts/localized';
import { orderSummary } from './order-view';
import type { Deps } from './ports';
import { calendarOf, contextOf } from './world';

const clock = (hour: number): string => `${hour}:00`;

/** What the home page shows: whom to ask, whether they are open, what waits for the customer, the forms' choices. */
export async function start(deps: Deps, actor: Actor, _input: object, language: Language): Promise<Result<StartView, ReplyError>> {
  const openid = actor.kind === 'person' ? actor.openid : '';
  const [settings, staff, open, unreadNotices, credits] = await Promise.all([
    deps.settings(),
    deps.staff.find(openid),
    deps.orders.listOfCustomer(openid, 'open', undefined),
    deps.notices.unread(openid),
    deps.users.credits(openid),
  ]);
  const now = deps.now();
  const calendar = calendarOf(settings);
  const isOpen = isOpenAt(now, calendar);
  const context = contextOf(deps, { actor, settings, registry: new Map() });
  const waiting = open.orders.map((order) => orderSummary(order, context, language)).filter((order) => order.nextAction !== undefined);
  const needsYou = waiting[waiting.length - 1];
  return ok({
    now,
    contacts: settings.contacts,
    hours: {
      from: clock(settings.hours.opensAtHour),
      to: clock(settings.hours.closesAtHour),
      isOpen,
      ...(isOpen ? {} : { nextOpeningAt: nextOpening(now, calendar) }),
    },
    isStaff: (staff?.roles.length ?? 0) > 0,
    unreadNotices,
    waitingOrders: waiting.length,
    forms: { models: settings.models, symptoms: settings.symptoms.map((symptom) => ({ code: symptom.code, text: symptom[language] })) },
    subscribe: { ...settings.subscribeTemplates, credits },
    ...(needsYou ? { needsYou } : {}),
  });
}
