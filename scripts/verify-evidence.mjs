// Checks an exported history of a repair work order, offline: `node verify-evidence.mjs FILE.html [--key FINGERPRINT-OR-FILE] [--photos FOLDER]`.
// One file, nothing but Node ≥ 20, no network, and not a line shared with what makes such files: the one checks the other. See docs/evidence.md.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FORMATS = ['jasminer-evidence/1', 'jasminer-evidence/2'];
const sha256 = (content) => createHash('sha256').update(content).digest('hex');
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The one way to write a value: keys sorted by UTF-16 code units, no white space. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

const FROM_ENTITY = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const TO_ENTITY = Object.fromEntries(Object.entries(FROM_ENTITY).map(([entity, letter]) => [letter, entity]));
const unescapeHtml = (text) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => FROM_ENTITY[entity]);
const escapeHtml = (text) => text.replace(/[&<>"']/g, (letter) => TO_ENTITY[letter]);

/** Takes the content out of `<pre id="…" hidden>`; it must be there exactly once. */
function takeBlock(text, id) {
  const opens = `<pre id="${id}" hidden>`;
  const from = text.indexOf(opens);
  const to = from < 0 ? -1 : text.indexOf('</pre>', from);
  if (to < 0 || text.indexOf(opens, from + 1) >= 0) return null;
  return { content: text.slice(from + opens.length, to), rest: text.slice(0, from + opens.length) + text.slice(to) };
}

/** JSON of a block, which must be written in the one canonical way; null when it is not. */
function parseBlock(content) {
  try {
    const value = JSON.parse(unescapeHtml(content));
    return isObject(value) && escapeHtml(canonical(value)) === content ? value : null;
  } catch {
    return null;
  }
}

/** Takes the pictures out of the page. */
function takePhotos(text) {
  const photos = [];
  const page = text.replace(
    /(<img data-photo="([^"]*)" alt="[^"]*" src="data:([^;"]*);base64,)([^"]*)"/g,
    (_whole, before, id, type, base64) => {
      photos.push({ id, type, base64 });
      return `${before}"`;
    },
  );
  return { page, photos };
}

/**
 * @param {Uint8Array} bytes the file
 * @param {{ key?: string, photoHashes?: ReadonlyMap<string, string> }} options `key`: the fingerprint known from elsewhere, 64 hex digits;
 *   `photoHashes`: file name by SHA-256 of photos that lie beside the file
 * @returns {{ ok: boolean, problems: { part: string, what: string }[], notes: string[], statement: object | null }}
 */
export function verifyEvidence(bytes, { key, photoHashes = new Map() } = {}) {
  const problems = [];
  const notes = [];
  const wrong = (part, what) => problems.push({ part, what });
  const done = (statement) => ({ ok: problems.length === 0, problems, notes, statement });

  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    wrong('file', 'is not UTF-8 text: bytes were damaged');
    text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }
  const signatureBlock = takeBlock(text, 'evidence-signature');
  const dataBlock = signatureBlock && takeBlock(signatureBlock.rest, 'evidence-data');
  if (!signatureBlock || !dataBlock) {
    wrong('file', 'has no signature block and data block of its own: cut off, or no exported history');
    return done(null);
  }
  const { page, photos } = takePhotos(dataBlock.rest);

  const statement = checkSignature(signatureBlock.content, key, wrong, notes);
  if (statement && sha256(page) !== statement.page) wrong('page', 'what a person reads was changed after it was signed');
  if (statement && sha256(dataBlock.content) !== statement.data) wrong('data', 'the data were changed after they were signed');

  const data = parseBlock(dataBlock.content);
  if (!data || !Array.isArray(data.events) || !Array.isArray(data.attachments) || !Array.isArray(data.policyTexts)) {
    wrong('data', 'cannot be read');
    return done(statement);
  }
  checkAgainstStatement(data, statement, wrong);
  checkChain(data, wrong, notes);
  checkOpened(data, wrong, notes);
  checkPhotos(data, photos, photoHashes, wrong, notes);
  checkPolicyTexts(data, wrong, notes);
  return done(statement);
}

function checkSignature(content, expected, wrong, notes) {
  const block = parseBlock(content);
  if (!block || !isObject(block.statement) || typeof block.signature !== 'string' || typeof block.publicKey !== 'string') {
    wrong('signature', 'cannot be read');
    return null;
  }
  const { statement, signature, publicKey } = block;
  if (!FORMATS.includes(statement.format))
    wrong('signature', `is of another format (${statement.format}); this script reads ${FORMATS.join(', ')}`);
  const spki = Buffer.from(publicKey, 'base64');
  const raw = Buffer.from(signature, 'base64');
  if (spki.toString('base64') !== publicKey || raw.toString('base64') !== signature) wrong('signature', 'is not written as it was made');
  const fingerprint = sha256(spki);
  if (statement.key !== fingerprint) wrong('signature', 'names another key than the one it brings');
  let isGood = false;
  try {
    const key = createPublicKey({ key: spki, type: 'spki', format: 'der' });
    isGood = key.asymmetricKeyType === 'ed25519' && verifySignature(null, Buffer.from(canonical(statement), 'utf8'), key, raw);
  } catch {
    // No key at all: as bad as a wrong one.
  }
  if (!isGood) wrong('signature', 'does not fit what it signs: the statement was changed, or somebody else signed');
  if (expected === undefined)
    notes.push(`WHOSE SIGNATURE it is was not checked: compare ${fingerprint} with the fingerprint in the app, or give it with --key`);
  else if (expected !== fingerprint) wrong('key', `the file was signed with ${fingerprint}, not with the key expected (${expected})`);
  return statement;
}

function checkAgainstStatement(data, statement, wrong) {
  if (!statement) return;
  for (const field of ['format', 'orderId', 'version', 'lastHash', 'exportedAt'])
    if (data[field] !== statement[field]) wrong('data', `${field} is ${data[field]}, signed was ${statement[field]}`);
}

/** Every entry there, in order, of this order, hashed over its content and the entry before; the last one is the one signed. */
function checkChain({ events, orderId, orderNumber, version, lastHash }, wrong, notes) {
  if (events.length !== version) wrong('events', `${events.length} entries for version ${version}: some are missing or too many`);
  let before = '';
  let old = 0;
  for (const [index, event] of events.entries()) {
    const name = `entry ${index + 1}`;
    if (!isObject(event)) {
      wrong(name, 'is no entry');
      continue;
    }
    if (event.version !== index + 1) wrong(name, `has number ${event.version}: entries were removed, added or exchanged`);
    if (event.orderId !== orderId) wrong(name, 'belongs to another order');
    if (event.previousHash !== before) wrong(name, 'does not follow the entry before it: removed, exchanged or changed');
    const { hash, ...content } = event;
    if (event.chain === 2 || event.chain === 3) {
      if (sha256(canonical(content)) !== hash) wrong(name, 'was changed: its hash does not fit its content');
    } else if (event.chain === undefined) old += 1;
    else wrong(name, 'is chained in a way this script does not know');
    before = hash;
  }
  if (before !== lastHash) wrong('events', 'the last entry is not the one that was signed: the end was cut off, or the chain made anew');
  if (events[0]?.facts?.orderNumber !== orderNumber) wrong('data', 'the order number is not that of the first entry');
  if (old > 0)
    notes.push(`${old} old entries: their own hash was made with names in it and cannot be made again; the signature covers them`);
}

/** Steps in which staff speak to each other, and the names under which their words stand. */
const AMONG_STAFF = ['assign', 'note-unreachable', 'request-approval', 'decide-approval', 'request-split', 'decide-split'];
const WORDS = ['text', 'reason', 'note'];

function sealsIn(value) {
  if (Array.isArray(value)) return value.flatMap(sealsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => (WORDS.includes(name) && typeof item === 'string' ? [item] : sealsIn(item)));
}
const sealsOf = (event) =>
  event?.chain === 3 && AMONG_STAFF.includes(event.step) ? sealsIn(event.facts).filter((item) => item.startsWith('sealed:')) : [];

/** An internal copy: the words told are those behind the seals of their entry, and none is left closed. */
function checkOpened({ events, opened }, wrong, notes) {
  const closed = events.filter((event) => sealsOf(event).length > 0);
  if (opened === undefined) {
    if (closed.length > 0) notes.push(`${closed.length} entries hold words among staff behind a seal; an internal copy tells them`);
    return;
  }
  const isList = Array.isArray(opened) && opened.every((entry) => isObject(entry) && Array.isArray(entry.words));
  if (!isList) return wrong('opened words', 'cannot be read');
  const told = opened.map(({ version, key, words }) => ({ version, seals: words.map((word) => `sealed:${sha256(`${key}:${word}`)}`) }));
  for (const event of closed) {
    const seals = told.filter(({ version }) => version === event.version).flatMap((entry) => entry.seals);
    if (sealsOf(event).some((seal) => !seals.includes(seal)))
      wrong(`entry ${event.version}`, 'has words among staff that are not told, or told otherwise');
  }
  for (const { version, seals } of told) {
    const there = sealsOf(events[version - 1]);
    if (seals.some((seal) => !there.includes(seal))) wrong(`entry ${version}`, 'is told with words that do not stand in it');
  }
}

function checkPhotos({ events, attachments }, photos, photoHashes, wrong, notes) {
  const byId = new Map(attachments.map((photo) => [photo?.id, photo]));
  if (byId.size !== attachments.length) wrong('photos', 'one is listed twice');
  for (const event of events) {
    for (const [id, proof] of Object.entries(event?.attachments ?? {})) {
      const listed = byId.get(id);
      if (!listed) wrong(`photo ${id}`, `is named by entry ${event.version}, but not listed`);
      else if (listed.sha256 !== proof.sha256 || listed.bytes !== proof.bytes || listed.contentType !== proof.contentType)
        wrong(`photo ${id}`, `is listed otherwise than entry ${event.version} says`);
    }
  }
  const shown = new Map();
  for (const photo of photos) {
    if (shown.has(photo.id)) wrong(`photo ${photo.id}`, 'stands in the page twice');
    shown.set(photo.id, photo);
    if (byId.get(photo.id)?.place !== 'embedded') wrong(`photo ${photo.id}`, 'stands in the page, but is not listed as standing there');
  }
  for (const [id, listed] of byId) {
    const { version, place } = listed ?? {};
    if (version !== null && !events[version - 1]?.attachments?.[id]) wrong(`photo ${id}`, `is not named by entry ${version}`);
    if (version === null) notes.push(`photo ${id} is older than the chain of pictures; the signature covers its hash`);
    if (place === 'embedded') checkPhoto(listed, shown.get(id), wrong);
    else if (photoHashes.has(listed?.sha256)) notes.push(`photo ${id} is ${photoHashes.get(listed.sha256)}: unchanged`);
    else notes.push(`photo ${id} does not stand in the file (${place}); its SHA-256 is ${listed?.sha256}`);
  }
}

function checkPhoto({ id, sha256: hash, bytes: size, contentType }, shown, wrong) {
  if (!shown) return wrong(`photo ${id}`, 'was taken out of the page');
  const bytes = Buffer.from(shown.base64, 'base64');
  if (bytes.toString('base64') !== shown.base64) wrong(`photo ${id}`, 'is damaged');
  if (sha256(bytes) !== hash || bytes.length !== size) wrong(`photo ${id}`, 'was exchanged or changed');
  if (shown.type !== contentType) wrong(`photo ${id}`, 'is shown as another type');
}

/** Each accepted text word by word, under its hash. */
function checkPolicyTexts({ events, policyTexts }, wrong, notes) {
  const kept = new Set();
  for (const [index, text] of policyTexts.entries()) {
    if (typeof text?.text !== 'string' || sha256(text.text) !== text.textHash)
      wrong(`policy text ${index + 1}`, 'is not the text that was accepted');
    kept.add(text?.textHash);
  }
  for (const event of events) {
    const hash = event?.facts?.consent?.textHash;
    if (hash !== undefined && !kept.has(hash))
      notes.push(`the text accepted with entry ${event.version} was not kept; its SHA-256 is ${hash}`);
  }
}

/** A fingerprint as typed, or a file with one, or with a public key (PEM, or SPKI in base64). */
function readKey(given) {
  const text = existsSync(given) ? readFileSync(given, 'utf8').trim() : given;
  const hex = text.replace(/[\s:]/g, '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(hex)) return hex;
  try {
    const key = text.includes('BEGIN') ? text : { key: Buffer.from(text, 'base64'), type: 'spki', format: 'der' };
    return sha256(createPublicKey(key).export({ type: 'spki', format: 'der' }));
  } catch {
    return null;
  }
}

function readFolder(folder) {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map(({ name }) => [sha256(readFileSync(path.join(folder, name))), name]));
}

function usage(problem) {
  console.error(`${problem}\nnode verify-evidence.mjs FILE.html [--key FINGERPRINT-OR-FILE] [--photos FOLDER]`);
  return 1;
}

function main(given) {
  const options = {};
  const files = [];
  for (let index = 0; index < given.length; index += 1) {
    if (given[index] === '--key' || given[index] === '--photos') {
      options[given[index]] = given[index + 1];
      index += 1;
    } else files.push(given[index]);
  }
  const [file, ...more] = files;
  if (!file || more.length > 0) return usage('Which file?');
  const key = '--key' in options ? readKey(options['--key'] ?? '') : undefined;
  if (key === null) return usage('--key is neither a fingerprint (64 hex digits) nor a public key');
  let read;
  try {
    read = { bytes: readFileSync(file), photoHashes: options['--photos'] ? readFolder(options['--photos']) : new Map() };
  } catch (error) {
    return usage(error.message);
  }
  const { ok, problems, notes, statement } = verifyEvidence(read.bytes, { key, photoHashes: read.photoHashes });
  if (statement)
    console.log(
      `Order ${statement.orderId}, version ${statement.version}, exported ${new Date(statement.exportedAt).toISOString()}\nKey   ${statement.key}`,
    );
  for (const { part, what } of problems) console.log(`WRONG  ${part}: ${what}`);
  for (const note of notes) console.log(`note   ${note}`);
  console.log(ok ? 'UNCHANGED: everything in this file is as it was signed.' : `NOT AS SIGNED: ${problems.length} thing(s) wrong.`);
  return ok ? 0 : 1;
}

// npm changes the folder; what was typed is meant from where it was typed.
if (path.basename(process.argv[1] ?? '') === 'verify-evidence.mjs') {
  if (process.env.npm_lifecycle_event === 'verify' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  process.exitCode = main(process.argv.slice(2));
}
