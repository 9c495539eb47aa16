import type { ChainedEvent } from '../../domain/event';
import type { WorkOrder } from '../../domain/work-order';
import { photosOf, photosToldIn } from '../photo-urls';
import type { Attachment } from '../ports';
import type { EvidenceCopy, EvidencePhoto } from './evidence-data';
import type { EvidenceDeps } from './evidence-ports';

/**
 * How much of pictures stands in one file. As base64 they are a third longer: 40 MB are still opened by a phone, lie below what WeChat lets pass as one
 * file (50 MB), and fit three times into a function's memory.
 */
const MAX_EMBEDDED_BYTES = 30 * 1024 * 1024;
/** At a time, from the storage. */
const PARALLEL = 6;
/** Ids asked for in one query. */
const MAX_IDS = 500;

type Proved = Omit<EvidencePhoto, 'place'>;
export type GatheredPhotos = { readonly photos: readonly EvidencePhoto[]; readonly bytes: ReadonlyMap<string, Uint8Array> };

/**
 * Every picture of an order with what it is known by, and the bytes of those that fit into the file. What was found and decided on comes before the
 * labels the customer began with: there may be 900 of these, and a damage is proved by the others.
 */
export async function gatherPhotos(
  deps: EvidenceDeps,
  order: WorkOrder,
  events: readonly ChainedEvent[],
  copy: EvidenceCopy,
): Promise<GatheredPhotos> {
  const proved = provedIn(events);
  const known = new Set(proved.map(({ id }) => id));
  const old = [...photosOf(order)].filter((id) => !known.has(id));
  const stored = await findAll(deps, [...known, ...old]);
  const all = [...proved, ...old.flatMap((id) => fromBefore(stored.get(id)))];

  const open = photosToldIn(events);
  const isWithheld = ({ id, version }: Proved): boolean => copy === 'public' && version !== null && !open.has(id);
  const readable = all.filter((photo) => !isWithheld(photo));
  const first = readable.filter(({ version }) => version !== 1);
  const chosen = fitting([...first, ...readable.filter(({ version }) => version === 1)]);
  const bytes = new Map<string, Uint8Array>();
  const trouble = new Map<string, 'missing' | 'changed'>();
  const queue = all.filter(({ id }) => chosen.has(id));
  const read = async (): Promise<void> => {
    for (let photo = queue.shift(); photo; photo = queue.shift()) {
      const fileId = stored.get(photo.id)?.fileId;
      const file = fileId === undefined ? null : await deps.readPhoto(fileId);
      if (file?.sha256 === photo.sha256) bytes.set(photo.id, file.bytes);
      else trouble.set(photo.id, file ? 'changed' : 'missing');
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, read));
  const photos = all.map((photo): EvidencePhoto => {
    const place = bytes.has(photo.id) ? 'embedded' : (trouble.get(photo.id) ?? (isWithheld(photo) ? 'withheld' : 'too-much'));
    return { ...photo, place };
  });
  return { photos, bytes };
}

/** Each picture once, at the first event that names it. */
function provedIn(events: readonly ChainedEvent[]): readonly Proved[] {
  const found = new Map<string, Proved>();
  for (const { attachments = {}, version } of events)
    for (const [id, proof] of Object.entries(attachments)) if (!found.has(id)) found.set(id, { id, ...proof, version });
  return [...found.values()];
}

/** A picture of an event from before pictures were part of the chain. */
function fromBefore(attachment: Attachment | undefined): readonly Proved[] {
  if (!attachment?.sha256 || !attachment.bytes || !attachment.contentType) return [];
  const { id, sha256, bytes, contentType } = attachment;
  return [{ id, sha256, bytes, contentType, version: null }];
}

function fitting(photos: readonly Proved[]): ReadonlySet<string> {
  const chosen = new Set<string>();
  let left = MAX_EMBEDDED_BYTES;
  for (const { id, bytes } of photos) {
    if (bytes > left) continue;
    chosen.add(id);
    left -= bytes;
  }
  return chosen;
}

async function findAll(deps: EvidenceDeps, ids: readonly string[]): Promise<ReadonlyMap<string, Attachment>> {
  const found = new Map<string, Attachment>();
  for (let from = 0; from < ids.length; from += MAX_IDS)
    for (const attachment of await deps.attachments.find(ids.slice(from, from + MAX_IDS))) found.set(attachment.id, attachment);
  return found;
}
