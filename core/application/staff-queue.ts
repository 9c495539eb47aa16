import type { ReplyError } from '../contract/reply';
import type { QueueEntry, QueuePage } from '../contract/views/queue-view';
import type { StaffStartView } from '../contract/views/staff-start-view';
import type { Actor } from '../domain/actor';
import { countWorkingDays } from '../domain/calendar';
import { RETURN_CARRIERS } from '../domain/carrier';
import type { Context } from '../domain/context';
import { atHour, toLocalDate } from '../domain/money-and-time';
import { parseOrderNumber } from '../domain/order-number';
import { deskRolesOf } from '../domain/orphan/decide-orphan';
import { PARCEL_REFUSALS } from '../domain/parcel';
import { promiseCourse } from '../domain/promise-course';
import { QUEUE_GROUPS, type QueueGroup, queueGroupOf } from '../domain/queue-group';
import { err, ok, type Result } from '../domain/result';
import { SCRAP_CODES } from '../domain/verdict';
import { mayBeExempt, needsApproval, VOID_CODES } from '../domain/warranty';
import type { WorkOrder } from '../domain/work-order';
import { clauseText } from '../texts/clauses';
import type { Language } from '../texts/localized';
import { PARCEL_REFUSAL_WORDS } from '../texts/parcel-refusals';
import { CARRIER_WORDS, SCRAP_CODE_WORDS, VOID_CODE_CLAUSES } from '../texts/words';
import { colleagues } from './colleagues';
import { latestPromise, orderSummary } from './order-view';
import { orphanCounts } from './orphans/orphan-view';
import type { Deps } from './ports';
import { promiseStanding } from './promise-view';
import { replyError } from './reply-error';
import { calendarOf, contextOf } from './world';

type Counts = Readonly<Record<QueueGroup, number>>;

const isStaff = (actor: Actor): boolean => actor.kind === 'person' && actor.staffRoles.length > 0;
const countsOf = (counted: Readonly<Record<string, number>>): Counts =>
  Object.fromEntries(QUEUE_GROUPS.map((group) => [group, counted[group] ?? 0])) as Counts;

function queueEntry(order: WorkOrder, context: Context, language: Language): QueueEntry {
  const promise = latestPromise(order, context);
  return {
    ...orderSummary(order, context, language),
    group: queueGroupOf(order),
    groupSince: order.updatedAt,
    customerName: order.contact.name,
    serialNumbers: order.machines.flatMap((machine) => machine.serialNumber ?? []),
    waybillNumbers: order.parcels.filter((parcel) => !parcel.ended).map((parcel) => parcel.waybillNumber),
    ...(promise ? { dueAt: promiseCourse(promise, context.calendar, context.now).dueAt, promise: promiseStanding(promise, context) } : {}),
    ...(order.assignee ? { assignee: order.assignee.name } : {}),
  };
}

/** Working days on which a promise may be due, from the next one on: about four months. */
const PROMISE_DAYS = 80;

/** Who I am as staff, what waits, and the choices of the forms. `not-found` for whoever is no staff. */
export async function staffStart(
  deps: Deps,
  actor: Actor,
  _input: object,
  language: Language,
): Promise<Result<StaffStartView, ReplyError>> {
  if (actor.kind !== 'person' || !isStaff(actor)) return err(replyError(language, { code: 'not-found' }));
  const [settings, counted, orphans] = await Promise.all([
    deps.settings(),
    deps.orders.countByGroup(),
    deskRolesOf(actor).length > 0 ? deps.orphans.countByGroup() : null,
  ]);
  const calendar = calendarOf(settings);
  const now = deps.now();
  return ok({
    now,
    name: actor.name,
    roles: actor.staffRoles,
    counts: countsOf(counted),
    ...(orphans ? { orphans: orphanCounts(orphans) } : {}),
    forms: {
      returnCarriers: RETURN_CARRIERS.map((code) => ({ code, name: CARRIER_WORDS[code][language] })),
      voidCodes: VOID_CODES.map((code) => ({
        code,
        clause: VOID_CODE_CLAUSES[code],
        text: clauseText(VOID_CODE_CLAUSES[code], language),
        needsSupervisor: needsApproval(code),
        mayBeExempt: mayBeExempt(code),
      })),
      priceList: settings.priceList,
      scrapCodes: SCRAP_CODES.map((code) => ({ code, word: SCRAP_CODE_WORDS[code][language] })),
      parcelRefusals: PARCEL_REFUSALS.map((code) => {
        const { word, clause, cure } = PARCEL_REFUSAL_WORDS[code];
        return { code, clause, word: word[language], cure: cure[language] };
      }),
      colleagues: (await colleagues(deps)).map(({ openid, name, roles }) => ({ openid, name, roles, isMe: openid === actor.openid })),
      promiseDays: countWorkingDays(toLocalDate(now), PROMISE_DAYS, calendar)
        .filter(({ isWorking }) => isWorking)
        .map(({ date, isPublished }) => ({ date, dueAt: atHour(date, calendar.closesAtHour), provisional: !isPublished })),
      allowReshipAddress: settings.allowReshipAddress,
      largeQuantity: settings.largeQuantity,
    },
  });
}

/** Orders by what staff do next with them, oldest change first. */
export async function listQueue(
  deps: Deps,
  actor: Actor,
  input: { readonly group?: QueueGroup | undefined; readonly cursor?: string | undefined },
  language: Language,
): Promise<Result<QueuePage, ReplyError>> {
  if (!isStaff(actor)) return err(replyError(language, { code: 'not-found' }));
  const [settings, page, counts] = await Promise.all([
    deps.settings(),
    deps.orders.listOfGroup(input.group, input.cursor),
    deps.orders.countByGroup(),
  ]);
  const context = contextOf(deps, { actor, settings, registry: new Map() });
  return ok({
    entries: page.orders.map((order) => queueEntry(order, context, language)),
    counts: countsOf(counts),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  });
}

/** Orders by number, serial number or waybill number, exactly as typed but for case and spaces. */
export async function searchOrders(
  deps: Deps,
  actor: Actor,
  input: { readonly text: string },
  language: Language,
): Promise<Result<QueuePage, ReplyError>> {
  if (!isStaff(actor)) return err(replyError(language, { code: 'not-found' }));
  const [settings, orders, counts] = await Promise.all([
    deps.settings(),
    deps.orders.search(parseOrderNumber(input.text) ?? input.text),
    deps.orders.countByGroup(),
  ]);
  const context = contextOf(deps, { actor, settings, registry: new Map() });
  return ok({ entries: orders.map((order) => queueEntry(order, context, language)), counts: countsOf(counts) });
}

/** The order and the parcel behind a waybill number, to sign for it. */
export async function findParcel(
  deps: Deps,
  actor: Actor,
  input: { readonly waybillNumber: string },
  language: Language,
): Promise<Result<{ readonly orderId: string; readonly parcelId: string }, ReplyError>> {
  const order = isStaff(actor) ? await deps.orders.findByWaybill(input.waybillNumber) : null;
  const parcel = order?.parcels.find(({ waybillNumber, ended }) => waybillNumber === input.waybillNumber && !ended);
  return order && parcel
    ? ok({ orderId: order.id, parcelId: parcel.id })
    : err(replyError(language, { code: 'not-found', field: 'waybillNumber' }));
}
