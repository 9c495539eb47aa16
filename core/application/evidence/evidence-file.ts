import { canonicalJson, type Sha256 } from '../../domain/event';
import type { EvidenceData } from './evidence-data';
import { BLOCK_ENDS, DATA_OPENS, PHOTO_OPENS, SIGNATURE_OPENS } from './evidence-page';
import type { FilePart, Signer } from './evidence-ports';
import { escapeHtml } from './html';

/** What is signed: which order, how far, when, and the hashes of what a person and what a machine reads. */
type Statement = {
  readonly format: string;
  readonly orderId: string;
  readonly version: number;
  readonly lastHash: string;
  readonly exportedAt: number;
  /** SHA-256 of the data as it stands in the file, and of the page with its places empty. Photos are known by their hashes in the data. */
  readonly data: string;
  readonly page: string;
  readonly key: string;
};

/** The signed file in parts: a hash chain alone shows neither that its end was cut off nor that all of it was made anew. */
export function evidenceFile(
  page: string,
  data: EvidenceData,
  photos: ReadonlyMap<string, Uint8Array>,
  signer: Signer,
  sha256: Sha256,
): readonly FilePart[] {
  const dataText = escapeHtml(canonicalJson(data));
  const { format, orderId, version, lastHash, exportedAt } = data;
  const statement: Statement = {
    format,
    orderId,
    version,
    lastHash,
    exportedAt,
    data: sha256(dataText),
    page: sha256(page),
    key: signer.fingerprint,
  };
  const signature = signer.sign(canonicalJson(statement));
  const signatureText = escapeHtml(canonicalJson({ statement, signature, publicKey: signer.publicKey }));
  const blocksAt = page.lastIndexOf(`${DATA_OPENS}${BLOCK_ENDS}`);
  const blocks = page
    .slice(blocksAt)
    .replace(DATA_OPENS, () => `${DATA_OPENS}${dataText}`)
    .replace(SIGNATURE_OPENS, () => `${SIGNATURE_OPENS}${signatureText}`);
  return [...withPhotos(page.slice(0, blocksAt), photos), blocks];
}

function withPhotos(page: string, photos: ReadonlyMap<string, Uint8Array>): readonly FilePart[] {
  const parts: FilePart[] = [];
  let from = 0;
  for (const match of page.matchAll(PHOTO_OPENS)) {
    const to = match.index + match[0].length;
    const bytes = photos.get(match[1] ?? '');
    parts.push(page.slice(from, to));
    if (bytes) parts.push(bytes);
    from = to;
  }
  return [...parts, page.slice(from)];
}
