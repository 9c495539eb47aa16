import type { ReplyError } from '../contract/reply';
import type { PhotoUrls } from '../contract/views/attachment-views';
import type { Actor } from '../domain/actor';
import type { ChainedEvent } from '../domain/event';
import { isExtra } from '../domain/orphan/orphan-id';
import { err, ok, type Result } from '../domain/result';
import { isAmongStaff } from '../domain/sealing';
import type { WorkOrder } from '../domain/work-order';
import type { Language } from '../texts/localized';
import type { Attachment, Deps } from './ports';
import { replyError } from './reply-error';

type Person = Extract<Actor, { readonly kind: 'person' }>;

/** A URL is a secret that anyone may use, so it lives just long enough for a screen. */
const URL_LIFETIME_SECONDS = 15 * 60;

/**
 * Short-lived URLs by attachment id; ids one may not see, and those without a file, are left out, so that a stranger's id and none look alike.
 *
 * @param input without `orderId` one's own uploads; with it what stands in that order, for its customer and for staff
 * @returns `not-found` for an order that is not there or not theirs
 */
export async function photoUrls(
  deps: Pick<Deps, 'attachments' | 'orders' | 'now'>,
  actor: Person,
  input: { readonly orderId?: string | undefined; readonly attachmentIds: readonly string[] },
  lang: Language,
): Promise<Result<PhotoUrls, ReplyError>> {
  const isStaff = actor.staffRoles.length > 0;
  const order = input.orderId ? await deps.orders.find(input.orderId) : null;
  if (input.orderId && (!order || !(isStaff || order.customerOpenid === actor.openid))) {
    return err(replyError(lang, { code: 'not-found' }));
  }

  const inOrder = await shownTo(deps, isStaff, order, input.attachmentIds);
  // A list of machines is no photo: colleagues have nothing to look at in it.
  const mayBeSeen = ({ id, openid, purpose }: Attachment) =>
    openid === actor.openid || (isStaff && purpose !== 'registry') || inOrder.has(id);
  const seen = (await deps.attachments.find(input.attachmentIds)).filter(mayBeSeen);
  const files = seen.flatMap(({ id, fileId }) => (fileId ? [{ id, fileId }] : []));
  const urls = await deps.attachments.temporaryUrls(
    files.map(({ fileId }) => fileId),
    URL_LIFETIME_SECONDS,
  );
  const found = files.flatMap(({ id, fileId }) => {
    const url = urls.get(fileId);
    return url ? [[id, url] as const] : [];
  });
  return ok({ urls: Object.fromEntries(found), expireAt: deps.now() + URL_LIFETIME_SECONDS * 1000 });
}

/** As {@link photosFor}; the history is read only where something is asked for that the order does not show as it stands. Staff need no more than that. */
async function shownTo(
  { orders }: Pick<Deps, 'orders'>,
  isStaff: boolean,
  order: WorkOrder | null,
  asked: readonly string[],
): Promise<ReadonlySet<string>> {
  const now = order ? photosOf(order) : new Set<string>();
  if (!order || isStaff || asked.every((id) => now.has(id))) return now;
  return photosFor(order, await orders.events(order.id, order.version));
}

/** Pictures of an order that its customer may open. */
export const photosFor = (order: WorkOrder, events: readonly ChainedEvent[]): ReadonlySet<string> =>
  new Set([...photosOf(order), ...photosToldIn(events)]);

/**
 * The pictures of a history that are a matter of the customer's, also of what was taken back or decided anew since: not what only staff show each other, nor what
 * came with a machine out of somebody else's parcel.
 */
export function photosToldIn(events: readonly ChainedEvent[]): ReadonlySet<string> {
  const open = events.filter(({ step, facts }) => !isAmongStaff(step) && !(typeof facts.orphanId === 'string' && isExtra(facts.orphanId)));
  return new Set(open.flatMap(({ attachments = {} }) => Object.keys(attachments)));
}

/** Every attachment an order shows to its customer as it stands. */
export function photosOf(order: WorkOrder): ReadonlySet<string> {
  return new Set([
    ...order.machines.flatMap(({ labelPhotos, verdict, damage, establishedWarranty }) => [
      ...labelPhotos,
      ...(damage?.photos ?? []),
      ...(establishedWarranty?.photos ?? []),
      ...(verdict?.photos ?? []),
      ...(verdict?.voidReasons.flatMap(({ photos }) => photos) ?? []),
    ]),
    ...order.parcels.flatMap(({ packingPhotos, arrivalPhotos, unpacked, ended }) => [
      ...(packingPhotos ?? []),
      ...(arrivalPhotos ?? []),
      ...(unpacked?.photos ?? []),
      ...(ended?.photos ?? []),
    ]),
    ...order.discrepancies.flatMap(({ photos = [] }) => photos),
    ...order.vouchers.map(({ attachmentId }) => attachmentId),
    ...order.shipments.flatMap(({ ended }) => ended?.photos ?? []),
    ...order.refunds.map(({ proof }) => proof),
    ...order.messages.flatMap(({ photos }) => photos),
  ]);
}
