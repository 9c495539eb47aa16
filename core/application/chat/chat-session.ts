import type { EpochMs } from '../../domain/money-and-time';
import type { QueueGroup } from '../../domain/queue-group';
import type { Payload } from '../../domain/steps/payload';
import type { Language } from '../../texts/localized';

type Order = { readonly orderId: string; readonly orderNumber: string };

/** Which part of which list comes next. */
export type ListPlace = {
  readonly view: 'todo' | 'mine' | 'overdue';
  readonly group?: QueueGroup;
  readonly cursor?: string;
  /** Entries of that page that were shown already. */
  readonly skip: number;
};

/** A customer's words or photo that wait for the order they belong to. `messageId` names the command they become. */
export type Waiting = { readonly messageId: string; readonly text: string; readonly photos: readonly string[] };

/** What the person was asked, to be answered by one digit. */
export type Asked = { readonly at: EpochMs; readonly language: Language } & (
  | (Order & {
      readonly kind: 'confirm';
      readonly version: number;
      /** The line: which step (`ChatStep.id`) and what stood behind its word. */
      readonly said: string;
      readonly rest: string;
      readonly payload: Payload;
    })
  /** The order number was none; these are likely. */
  | { readonly kind: 'which-order'; readonly orders: readonly Order[]; readonly said?: string; readonly rest?: string }
  | { readonly kind: 'where-to'; readonly orders: readonly Order[]; readonly waiting: readonly Waiting[] }
);

/** A photo that was sent to the chat. `orderId`: the order in hand at that time. */
export type WaitingPhoto = { readonly attachmentId: string; readonly orderId?: string; readonly at: EpochMs };

/** Where somebody's conversation stands. */
export type ChatSession = {
  readonly inHand?: Order & { readonly at: EpochMs };
  /** The orders that were listed last, in the order of their numbers. */
  readonly list?: { readonly at: EpochMs; readonly orderIds: readonly string[]; readonly next?: ListPlace };
  readonly asked?: Asked;
  readonly photos: readonly WaitingPhoto[];
  /** A customer has been told that we open then. */
  readonly toldOpening?: EpochMs;
  /** What the last messages were answered, so that one that comes again is answered the same. */
  readonly handled: readonly { readonly messageId: string; readonly texts: readonly string[] }[];
};

const MINUTE_MS = 60_000;
/** A digit confirms only what was asked a moment ago. */
export const ASKED_MS = 10 * MINUTE_MS;
/** Which order is in hand, and what a list's numbers mean. */
export const IN_HAND_MS = 4 * 60 * MINUTE_MS;
/** A photo that nobody used by then belongs to something else. */
const PHOTO_MS = 12 * 60 * MINUTE_MS;
/** Words that wait for their order are nobody's until it is known, so the question stays: whoever comes back is asked again. */
const WAITING_MS = 7 * 24 * 60 * MINUTE_MS;
const HANDLED_KEPT = 5;

const askedMs = (asked: Asked): number => (asked.kind === 'where-to' && asked.waiting.length > 0 ? WAITING_MS : ASKED_MS);

const emptySession: ChatSession = { photos: [], handled: [] };

/** The session without what is too old to be meant. */
export function alive(session: ChatSession | null, now: EpochMs): ChatSession {
  if (!session) return emptySession;
  const { inHand, list, asked, photos, ...rest } = session;
  return {
    ...rest,
    ...(inHand && now - inHand.at < IN_HAND_MS ? { inHand } : {}),
    ...(list && now - list.at < IN_HAND_MS ? { list } : {}),
    ...(asked && now - asked.at < askedMs(asked) ? { asked } : {}),
    photos: photos.filter(({ at }) => now - at < PHOTO_MS),
  };
}

/** What a message changed. `asked`, `list`: null takes them away. A question about where to goes on with what waited for it meanwhile. */
export type SessionChange = {
  readonly inHand?: Order | null;
  readonly list?: Omit<NonNullable<ChatSession['list']>, 'at'> | null;
  readonly asked?: Asked | null;
  readonly photo?: Omit<WaitingPhoto, 'at'>;
  readonly usedPhotos?: readonly string[];
  /** Messages that need no question any more; what else came to wait for its answer meanwhile keeps it standing. */
  readonly landed?: readonly string[];
  readonly toldOpening?: EpochMs;
};

const kept = <T>(changed: T | null | undefined, before: T | undefined): T | undefined =>
  changed === undefined ? before : (changed ?? undefined);

/** The session after a message. */
export function changed(session: ChatSession, change: SessionChange, at: EpochMs): ChatSession {
  const { inHand: before, list: listed, asked: was, photos, ...rest } = session;
  const inHand = kept(change.inHand && { ...change.inHand, at }, before);
  const list = kept(change.list && { ...change.list, at }, listed);
  const asked = askedAfter(was, change);
  const { photo, usedPhotos = [], toldOpening } = change;
  const isNew = photo && !photos.some(({ attachmentId }) => attachmentId === photo.attachmentId);
  const left = photos.filter(({ attachmentId }) => !usedPhotos.includes(attachmentId));
  return {
    ...rest,
    ...(inHand ? { inHand } : {}),
    ...(list ? { list } : {}),
    ...(asked ? { asked } : {}),
    photos: isNew ? [...left, { ...photo, at }] : left,
    ...(toldOpening === undefined ? {} : { toldOpening }),
  };
}

/** Messages of one moment do not know of each other: none takes another's words out of the question that they wait for. */
function askedAfter(was: Asked | undefined, { asked, landed }: SessionChange): Asked | undefined {
  const waited = was?.kind === 'where-to' ? was.waiting : [];
  if (asked?.kind === 'where-to') {
    const isNew = ({ messageId }: Waiting) => !waited.some((one) => one.messageId === messageId);
    return { ...asked, waiting: [...waited, ...asked.waiting.filter(isNew)] };
  }
  const left = landed ? waited.filter(({ messageId }) => !landed.includes(messageId)) : [];
  return asked === null && was?.kind === 'where-to' && left.length > 0 ? { ...was, waiting: left } : kept(asked, was);
}

/** … with what it was answered. */
export const withHandled = (session: ChatSession, messageId: string, texts: readonly string[]): ChatSession => ({
  ...session,
  handled: [...session.handled.filter((one) => one.messageId !== messageId), { messageId, texts }].slice(-HANDLED_KEPT),
});
