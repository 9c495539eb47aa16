import type { ReplyError } from '../../contract/reply';
import type { ExportedOrder } from '../../contract/views/exported-order';
import type { Actor } from '../../domain/actor';
import { DAY_MS } from '../../domain/money-and-time';
import { err, ok, type Result } from '../../domain/result';
import { rolesTowards } from '../../domain/rights';
import type { Language } from '../../texts/localized';
import { replyError } from '../reply-error';
import { consentOf, type EvidenceCopy, evidenceData } from './evidence-data';
import { evidenceFile } from './evidence-file';
import { evidencePage } from './evidence-page';
import type { EvidenceDeps, EvidenceFile } from './evidence-ports';
import { gatherPhotos } from './gather-photos';

type Person = Extract<Actor, { readonly kind: 'person' }>;

const URL_LIFETIME_SECONDS = 15 * 60;
const FILE_LIFETIME_MS = DAY_MS;
/** Files of one person that may lie in the storage at a time; the oldest makes room. */
const MAX_FILES_OF_PERSON = 5;

/**
 * The whole history of an order as one file that a person reads offline and a third party can check: page, photos, events, accepted texts, signed.
 * It is made for handing on, so it is the same for whoever asks: roles instead of names; people, and what staff say to each other, sealed. Staff may
 * have an internal copy, in which these words are open.
 *
 * @returns a link to it, good for 15 minutes, to a file that is taken away after a day; `not-found` for whoever is no party, whether the order exists or not, and for an internal copy that
 * the order's customer asks for
 */
export async function exportOrder(
  deps: EvidenceDeps,
  actor: Person,
  { orderId, copy = 'public' }: { readonly orderId: string; readonly copy?: EvidenceCopy | undefined },
  language: Language,
): Promise<Result<ExportedOrder, ReplyError>> {
  const order = await deps.orders.find(orderId);
  const roles = order ? rolesTowards(order, actor) : [];
  // Whoever is both reads as a customer: the file is one that they take home.
  const isParty = copy === 'public' ? roles.length > 0 : roles.length > 0 && !roles.includes('customer');
  if (!order || !isParty) return err(replyError(language, { code: 'not-found' }));

  const [events, signer] = await Promise.all([deps.orders.events(orderId, order.version), deps.keys.current()]);
  const accepted = [...new Set(events.flatMap((event) => consentOf(event)?.textHash ?? []))];
  const [policyTexts, { photos, bytes }] = await Promise.all([deps.policyTexts.find(accepted), gatherPhotos(deps, order, events, copy)]);
  const exportedAt = deps.now();
  const evidence = { order, events, photos, policyTexts, exportedAt, copy, fingerprint: signer.fingerprint };
  const page = evidencePage(evidence, language, deps.sha256);
  const parts = evidenceFile(page, evidenceData(evidence, deps.sha256), bytes, signer, deps.sha256);

  const fileName = `${order.orderNumber}-v${order.version}${copy === 'internal' ? '-internal' : ''}.html`;
  const secret = deps.randomHex(16);
  const file: EvidenceFile = {
    id: secret,
    orderId,
    openid: actor.openid,
    cloudPath: `evidence/${secret}/${fileName}`,
    removeAt: exportedAt + FILE_LIFETIME_MS,
  };
  const kept = await deps.files.keep(file, parts);
  await makeRoom(deps, actor.openid);
  const url = await deps.files.url(file, URL_LIFETIME_SECONDS);
  if (url === undefined) throw new Error(`no link to ${file.cloudPath}, which was stored just now`);
  return ok({
    fileName,
    bytes: kept.bytes,
    url,
    urlExpiresAt: exportedAt + URL_LIFETIME_SECONDS * 1000,
    removedAt: file.removeAt,
    fingerprint: signer.fingerprint,
    photos: { total: photos.length, embedded: bytes.size },
  });
}

async function makeRoom({ files }: EvidenceDeps, openid: string): Promise<void> {
  const kept = await files.ofPerson(openid);
  for (const file of kept.slice(0, Math.max(0, kept.length - MAX_FILES_OF_PERSON))) await files.remove(file);
}
