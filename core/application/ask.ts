import type { ReplyError } from '../contract/reply';
import type { OrderView } from '../contract/views/order-view';
import type { Actor } from '../domain/actor';
import { err, type Result } from '../domain/result';
import type { Language } from '../texts/localized';
import { checkUploads } from './check-attachments';
import type { Deps } from './ports';
import { readOrderView } from './read-order-view';
import { replyError } from './reply-error';
import { carryOutStep } from './take-step';

type Input = {
  readonly commandId: string;
  readonly orderId: string;
  readonly text: string;
  readonly photos?: readonly string[] | undefined;
  readonly about?: string | undefined;
};

/** A question to customer service from wherever the customer is (R58); it lands in the order's thread, with what it is about in front. */
export async function ask(deps: Deps, actor: Actor, input: Input, language: Language): Promise<Result<OrderView, ReplyError>> {
  const { commandId, orderId, text, photos = [], about } = input;
  const proved = await checkUploads(
    deps,
    actor,
    photos.map((id) => ({ id, field: 'photos', purposes: ['message'] as const })),
  );
  if (!proved.ok) return err(replyError(language, proved.error));
  const payload = { text: about ? `【${about}】${text}` : text, photos };
  const done = await carryOutStep(deps, actor, { commandId, orderId, step: 'message', payload, attachments: proved.value });
  return done.ok ? readOrderView(deps, actor, done.value, language) : err(replyError(language, done.error));
}
