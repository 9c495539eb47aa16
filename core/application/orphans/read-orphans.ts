import type { OrphanPage, OrphanView, SuggestionView } from '../../contract/orphans';
import type { ReplyError } from '../../contract/reply';
import type { Actor } from '../../domain/actor';
import { deskRolesOf } from '../../domain/orphan/decide-orphan';
import type { OrphanGroup, OrphanParcel } from '../../domain/orphan/orphan';
import { suggestOrders } from '../../domain/orphan/suggestions';
import { err, ok, type Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import type { Deps } from '../ports';
import { replyError } from '../reply-error';
import { orphanRulesOf } from './orphan-context';
import { orphanCounts, orphanSummary, orphanView, suggestionView } from './orphan-view';

/** Whether a person has any business at the orphan desk; to whoever has none it does not exist. */
const mayRead = (actor: Actor): boolean => actor.kind === 'person' && deskRolesOf(actor).length > 0;
const notFound = (language: Language) => err(replyError(language, { code: 'not-found' }));

/** The parcels of a group with the counts of all, a page at a time. */
export async function listOrphans(
  deps: Deps,
  actor: Actor,
  input: { readonly group: OrphanGroup; readonly cursor?: string | undefined },
  language: Language,
): Promise<Result<OrphanPage, ReplyError>> {
  if (!mayRead(actor)) return notFound(language);
  const [page, counted] = await Promise.all([deps.orphans.list(input.group, input.cursor), deps.orphans.countByGroup()]);
  return ok({
    orphans: page.orphans.map((orphan) => orphanSummary(orphan, language)),
    counts: orphanCounts(counted),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  });
}

type Input = { readonly orphanId: string };

/** One parcel with its timeline and what may be done with it. */
export async function getOrphan(deps: Deps, actor: Actor, input: Input, language: Language): Promise<Result<OrphanView, ReplyError>> {
  const orphan = mayRead(actor) ? await deps.orphans.find(input.orphanId) : null;
  return orphan ? ok(await readOrphanView(deps, actor, orphan, language)) : notFound(language);
}

/** The view of a parcel that is in hand already: two more reads, events and registry. */
export async function readOrphanView(deps: Deps, actor: Actor, orphan: OrphanParcel, language: Language): Promise<OrphanView> {
  const [settings, events, registry] = await Promise.all([
    deps.settings(),
    deps.orphans.events(orphan.id, orphan.version),
    orphan.serialNumbers.length > 0 ? deps.registry.find(orphan.serialNumbers) : new Map(),
  ]);
  return orphanView(orphan, events, { actor, rules: orphanRulesOf(settings), now: deps.now(), language, registry });
}

/** Suggestions that are worth a look. */
const MAX_SUGGESTIONS = 8;

/** Orders that may be behind a parcel, each with its reasons; none for one that has ended. */
export async function suggestForOrphan(
  deps: Deps,
  actor: Actor,
  input: Input,
  language: Language,
): Promise<Result<{ readonly suggestions: readonly SuggestionView[] }, ReplyError>> {
  const orphan = mayRead(actor) ? await deps.orphans.find(input.orphanId) : null;
  if (!orphan) return notFound(language);
  if (['linked', 'refused', 'corrected'].includes(orphan.state)) return ok({ suggestions: [] });
  const { serialNumbers, waybillNumber, sender, origin } = orphan;
  const found = await deps.orders.searchForOrphan({
    serialNumbers,
    waybillNumber,
    phoneTail: sender.phoneTail ?? null,
    name: sender.name ?? null,
  });
  // Too many in the parcel of an order: that order is the one it does not belong to.
  const others = origin.kind === 'unpacking' ? found.filter(({ id }) => id !== origin.orderId) : found;
  return ok({
    suggestions: suggestOrders(orphan, others)
      .slice(0, MAX_SUGGESTIONS)
      .map((suggestion) => suggestionView(suggestion, language)),
  });
}
