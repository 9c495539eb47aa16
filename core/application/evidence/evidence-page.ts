import type { ChainedEvent, Sha256 } from '../../domain/event';
import type { EpochMs } from '../../domain/money-and-time';
import { nameOfMachine } from '../../domain/refusal';
import { isAmongStaff, sealedWords } from '../../domain/sealing';
import { stageWordOf } from '../../domain/stage';
import { stepDefinition } from '../../domain/step-table';
import type { WorkOrder } from '../../domain/work-order';
import { EVIDENCE_TEXTS, type EvidenceText, LANGUAGE_NAMES } from '../../texts/evidence';
import { formatDate, formatMoment } from '../../texts/formats';
import { fill, type Language } from '../../texts/localized';
import { STAGE_TEXTS } from '../../texts/stages';
import { CARRIER_WORDS, MACHINE_STATE_WORDS, ROLE_WORDS, STEP_WORDS, VERDICT_WORDS } from '../../texts/words';
import type { KeptPolicyText } from '../ports';
import { addressText, eventLines, machinesOf, reasonText } from './event-lines';
import { consentOf, type EvidenceCopy, type EvidencePhoto } from './evidence-data';
import { type Html, html, NOTHING } from './html';

export type Evidence = {
  readonly order: WorkOrder;
  readonly events: readonly ChainedEvent[];
  readonly photos: readonly EvidencePhoto[];
  readonly policyTexts: readonly KeptPolicyText[];
  readonly exportedAt: EpochMs;
  readonly fingerprint: string;
  readonly copy: EvidenceCopy;
};

type World = { readonly evidence: Evidence; readonly language: Language; readonly sha256: Sha256 };

/** Enough to tell the people of one order apart. */
const PERSON_DIGITS = 6;

const say = ({ language }: World, text: EvidenceText, values: Readonly<Record<string, string | number>> = {}): string =>
  fill(EVIDENCE_TEXTS[text], language, values);
const moment = ({ language }: World, at: EpochMs | undefined): string => (at === undefined ? '' : formatMoment(at, language));

function table(head: readonly string[], rows: readonly (readonly string[])[]): Html {
  const cells = (row: readonly string[]) => row.map((text, index) => html`<td data-label="${head[index] ?? ''}">${text}</td>`);
  return html`<table><thead><tr>${head.map((text) => html`<th>${text}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>`)}</tbody></table>`;
}

const section = (title: string, content: Html): Html => html`<section><h2>${title}</h2>${content}</section>\n`;

function facts(world: World): Html {
  const { order, exportedAt } = world.evidence;
  const row = (text: EvidenceText, value: string | number) => html`<dt>${say(world, text)}</dt><dd>${value}</dd>`;
  const { receivingAddress, contact } = order;
  return html`<dl>${[
    row('orderNumber', order.orderNumber),
    row('stage', STAGE_TEXTS[stageWordOf(order)].word[world.language]),
    row('version', order.version),
    row('exportedAt', moment(world, exportedAt)),
    row('customer', `${contact.name} ${contact.phone}`),
    receivingAddress ? row('address', `${addressText(receivingAddress.address)} · ${moment(world, receivingAddress.lockedAt)}`) : NOTHING,
  ]}</dl>`;
}

function machines(world: World): Html {
  const head = (['serial', 'model', 'state', 'fault', 'verdict', 'received'] as const).map((text) => say(world, text));
  const rows = world.evidence.order.machines.map(({ serialNumber, model, state, faultDescription, verdict, receivedDate }) => [
    serialNumber ?? say(world, 'unreadable'),
    model,
    MACHINE_STATE_WORDS[state][world.language],
    faultDescription,
    verdict ? VERDICT_WORDS[verdict.kind][world.language] : '',
    receivedDate ? formatDate(receivedDate, world.language) : '',
  ]);
  return table(head, rows);
}

/** Every day on which a carrier had the goods: what a claim against one rests on (R7). */
function parcels(world: World): Html {
  const { order } = world.evidence;
  const head = (['parcels', 'carrier', 'waybill', 'machines', 'sentAt', 'signedAt', 'unpackedAt', 'endedAs'] as const).map((text) =>
    say(world, text),
  );
  const named = (ids: readonly string[]) =>
    order.machines
      .filter(({ id }) => ids.includes(id))
      .map(nameOfMachine)
      .join(' ');
  const inbound = order.parcels.map(({ carrier, waybillNumber, machineIds, sentAt, signed, unpacked, ended }) => [
    say(world, 'inbound'),
    CARRIER_WORDS[carrier][world.language],
    waybillNumber,
    named(machineIds),
    moment(world, sentAt),
    moment(world, signed?.at),
    moment(world, unpacked?.at),
    ended ? `${moment(world, ended.at)} ${reasonText(ended.reason, world.language)}` : '',
  ]);
  const outbound = order.shipments.map(({ carrier, waybillNumber, machineIds, shippedAt, delivered, ended }) => [
    say(world, 'outbound'),
    CARRIER_WORDS[carrier][world.language],
    waybillNumber,
    named(machineIds),
    moment(world, shippedAt),
    moment(world, delivered?.at),
    '',
    ended ? `${moment(world, ended.at)} ${ended.reason}` : '',
  ]);
  return table(head, [...inbound, ...outbound]);
}

const PLACE_TEXTS = { 'too-much': 'notEmbedded', withheld: 'withheld', missing: 'missing', changed: 'changed' } as const;
const sizeText = (bytes: number): string => (bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} KB`);

/** A picture with what it is known by. Its bytes are put between `base64,` and the quote when the file is written. */
function figure(world: World, photo: EvidencePhoto): Html {
  const { id, sha256, bytes, contentType, version, place } = photo;
  const caption = html`<figcaption>${contentType} · ${sizeText(bytes)} · <code>${sha256}</code>${version === null ? html` · ${say(world, 'notInChain')}` : NOTHING}</figcaption>`;
  if (place !== 'embedded')
    return html`<figure id="photo-${id}"><p class="absent">${say(world, PLACE_TEXTS[place])}</p>${caption}</figure>`;
  return html`<figure id="photo-${id}"><img data-photo="${id}" alt="${say(world, 'photo')} ${sha256.slice(0, 12)}" src="data:${contentType};base64,">${caption}</figure>`;
}

/** The photos that stand at an entry: those it is the first to name. */
function photosOfEvent(world: World, event: ChainedEvent): readonly EvidencePhoto[] {
  return world.evidence.photos.filter(({ version }) => version === event.version);
}

function againOfEvent(world: World, event: ChainedEvent): Html {
  const named = Object.keys(event.attachments ?? {});
  const again = world.evidence.photos.filter(({ id, version }) => version !== event.version && named.includes(id));
  if (again.length === 0) return NOTHING;
  return html`<p class="small">${again.map(({ id, sha256 }) => html`<a href="#photo-${id}">${say(world, 'photo')} ${sha256.slice(0, 12)} (${say(world, 'seeAbove')})</a> `)}</p>`;
}

/** What an entry says; what staff say to each other only in their own copy. */
function linesOf({ evidence: { copy }, language, sha256 }: World, event: ChainedEvent): Html {
  const isClosed = copy === 'public' && isAmongStaff(event.step);
  if (!isClosed) return html`${eventLines(event, language).map((line) => html`<p class="words">${line}</p>`)}`;
  return sealedWords(event, sha256) ? html`<p class="small">${EVIDENCE_TEXTS.amongStaff[language]}</p>` : NOTHING;
}

function entry(world: World, event: ChainedEvent): Html {
  const { language, sha256 } = world;
  const { step, version, at, by } = event;
  const clauses = step === 'submit' ? ['R12'] : stepDefinition(step).clauses;
  const about = machinesOf(world.evidence.order, event);
  const person = sha256(by.openid).slice(0, PERSON_DIGITS);
  const photos = photosOfEvent(world, event);
  return html`<li><h3>${version}. ${STEP_WORDS[step].done[language]}</h3>
<p class="small">${moment(world, at)} · ${ROLE_WORDS[by.role][language]} #${person} · ${say(world, 'clauses')} ${clauses.join(' ')}${about.length > 0 ? html` · ${say(world, 'about')} ${about.join(' ')}` : NOTHING}</p>
${linesOf(world, event)}${photos.length > 0 ? html`<div class="photos">${photos.map((photo) => figure(world, photo))}</div>` : NOTHING}${againOfEvent(world, event)}
<p class="hash">${say(world, 'eventHash')} <code>${event.hash}</code></p></li>
`;
}

function consents(world: World): Html {
  const { events, policyTexts } = world.evidence;
  const given = events.flatMap((event) => consentOf(event) ?? []);
  const lines = given.map(({ at, policyVersion, language, textHash }) => {
    const name = language ? LANGUAGE_NAMES[language][world.language] : '–';
    const isKept = policyTexts.some((text) => text.textHash === textHash);
    return html`<p>${say(world, 'consent', { at: moment(world, at), version: policyVersion, language: name })}<br><code>${textHash}</code>${isKept ? NOTHING : html` · ${say(world, 'textLost')}`}</p>`;
  });
  const texts = policyTexts.map(
    ({ textHash, text }) => html`<h3 class="hash">${say(world, 'textKept', { hash: textHash })}</h3><div class="policy">${text}</div>`,
  );
  return html`${lines}${texts}`;
}

function howToCheck(world: World): Html {
  const { fingerprint, order } = world.evidence;
  return html`<p>${say(world, 'checkText')}</p><p>${say(world, 'people')}</p>
<p>${say(world, 'fingerprint')}<br><code>${fingerprint}</code></p><p>${say(world, 'lastHash')}<br><code>${order.lastHash}</code></p>`;
}

/** Readable on a phone, printable on paper, without anything from outside. */
const STYLE = `:root{color-scheme:light}*{box-sizing:border-box}body{margin:0 auto;padding:16px;max-width:860px;color:#1a1a1a;background:#fff;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;overflow-wrap:anywhere}
h1{font-size:24px;margin:0 0 8px}h2{font-size:19px;margin:32px 0 8px;border-bottom:1px solid #999}h3{font-size:16px;margin:0}dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px}dt{color:#555}dd{margin:0}
table{width:100%;border-collapse:collapse;font-size:14px}th,td{text-align:left;vertical-align:top;padding:4px 8px 4px 0;border-bottom:1px solid #ddd}ol{list-style:none;padding:0}li{padding:12px 0;border-bottom:1px solid #ddd}
p{margin:4px 0}.small,.hash,figcaption{color:#555;font-size:13px;font-weight:400}.words,.policy{white-space:pre-wrap}.policy{font-size:14px}code{font:12px/1.5 ui-monospace,Menlo,Consolas,monospace}
.photos{display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));gap:12px;margin:8px 0}figure{margin:0}img{max-width:100%;max-height:480px;border:1px solid #ddd}.absent{border:1px dashed #999;padding:12px}
@media (max-width:600px){thead{display:none}tr{display:block;padding:8px 0;border-bottom:1px solid #999}td{display:block;border:0;padding:0}td:empty{display:none}td::before{content:attr(data-label) "  ";color:#555}}
@media print{body{padding:0;max-width:none}li,figure,tr{break-inside:avoid}img{max-height:90mm}a{color:inherit;text-decoration:none}}`;

/** Nothing is loaded, nothing runs; pictures stand in the file. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

export const DATA_OPENS = '<pre id="evidence-data" hidden>';
export const SIGNATURE_OPENS = '<pre id="evidence-signature" hidden>';
export const BLOCK_ENDS = '</pre>';
/** Where the bytes of a photo belong: after each of these. */
export const PHOTO_OPENS = /<img data-photo="([A-Za-z0-9_-]+)" alt="[^"]*" src="data:[a-z0-9./+-]+;base64,/g;

/**
 * The page a person reads, with empty places for photos, data and signature. What is signed is this text exactly as it is here: whoever checks the file
 * empties those places again.
 */
export function evidencePage(evidence: Evidence, language: Language, sha256: Sha256): string {
  const world: World = { evidence, language, sha256 };
  const title = `${say(world, 'title')} ${evidence.order.orderNumber}`;
  const loose = evidence.photos.filter(({ version }) => version === null);
  const body = html`<header><p class="small">${say(world, 'maker')}</p><h1>${title}</h1>${evidence.copy === 'internal' ? html`<p><strong>${say(world, 'internal')}</strong></p>` : NOTHING}${facts(world)}</header>
${section(say(world, 'machines'), machines(world))}${section(say(world, 'parcels'), parcels(world))}${section(
  say(world, 'timeline'),
  html`<ol>${evidence.events.map((event) => entry(world, event))}</ol>`,
)}${loose.length > 0 ? section(say(world, 'photos'), html`<div class="photos">${loose.map((photo) => figure(world, photo))}</div>`) : NOTHING}${section(
  say(world, 'consents'),
  consents(world),
)}${section(say(world, 'check'), howToCheck(world))}`;
  const head = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${title}</title><style>${{ html: STYLE }}</style></head>
<body>
`;
  return `${head.html}${body.html}${DATA_OPENS}${BLOCK_ENDS}\n${SIGNATURE_OPENS}${BLOCK_ENDS}\n</body></html>\n`;
}
