import type { Find } from '../database/database';
import { decode } from '../database/ejson';
import { isPlainObject } from '../database/paths';
import type { Sort } from '../database/plan';
import type { Document } from '../database/rows';
import { withinBudget } from '../database/time-budget';
import { decodeStep, type Exchange, RequestRefused, type Route, sendJson } from '../http';
import { PlatformError } from '../platform-error';
import type { Services } from '../services';
import type { StoredFile } from '../storage/storage';
import { door } from './door';
import { numberIn, offsetIn } from './page-of';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** Doors for looking at what is stored: documents by a query, the collections that know an id, files, and when timers are due. They change nothing. */
export function dataDoors(services: Services, queryMs: number): readonly Route[] {
  return [
    door(
      'GET',
      'documents/*',
      refusing((exchange) => queryDocuments(services, exchange, queryMs)),
    ),
    door('GET', 'ids/*', (exchange) => findId(services, exchange)),
    door('GET', 'files', (exchange) => listFiles(services, exchange)),
    door('GET', 'files/content', (exchange) => openFile(services, exchange)),
    door('GET', 'timers', ({ response }) => sendJson(response, 200, { timers: services.timers.list() })),
  ];
}

/** What the cloud says against a query is told as it is. */
const refusing =
  (handle: (exchange: Exchange) => void): Route['handle'] =>
  (exchange) => {
    try {
      handle(exchange);
    } catch (failure) {
      throw failure instanceof PlatformError ? new RequestRefused(400, 'BAD_QUERY', failure.message) : failure;
    }
  };

/**
 * `documents/<collection>?filter&sort&limit&offset`, filter and sort in Extended JSON. Answers `{documents, hasMore, explain: {plan, examined}}`, and `total` where
 * counting reads no more than the page did: a scan is not counted.
 */
function queryDocuments({ database, clock }: Services, { response, url }: Exchange, queryMs: number): void {
  const name = lastStep(url);
  if (!database.collectionNames().includes(name)) throw new RequestRefused(404, 'NO_COLLECTION', `there is no collection "${name}"`);
  const filter = readObject(url, 'filter', clock.now());
  const sort = readSort(url, clock.now());
  const limit = numberIn(url, 'limit', DEFAULT_LIMIT, MAX_LIMIT);
  const skip = offsetIn(url);
  const isPlain = Object.keys(filter).length === 0 && sort.length === 0;
  const page = isPlain
    ? turnPages(database, name, skip, limit)
    : withinBudget(() => findPage(database, name, { filter, sort, skip, limit }), queryMs);
  sendJson(response, 200, page);
}

/** In the order of insertion, without looking at what comes before. */
function turnPages(database: Services['database'], name: string, skip: number, limit: number) {
  const { documents, total } = database.page(name, limit, skip) ?? { documents: [], total: 0 };
  return { documents, hasMore: skip + documents.length < total, explain: { plan: 'scan', examined: documents.length }, total };
}

function findPage(
  database: Services['database'],
  name: string,
  { limit, ...what }: Required<Pick<Find, 'filter' | 'sort' | 'skip' | 'limit'>>,
) {
  const wanted = { ...what, limit: limit + 1 };
  const found = database.find(name, wanted);
  const { plan, examined } = database.explain(name, wanted);
  const isCounted = plan !== 'scan' || Object.keys(what.filter).length === 0;
  return {
    documents: found.slice(0, limit).map((json) => JSON.parse(json) as unknown),
    hasMore: found.length > limit,
    explain: { plan, examined },
    ...(isCounted ? { total: database.count(name, what.filter) } : {}),
  };
}

/** `ids/<id>`: the collections that have a document of this `_id`, as `{collections}`. */
function findId({ database }: Services, { response, url }: Exchange): void {
  const id = lastStep(url);
  const asked = [{ _id: id }, ...(/^[0-9a-f]{24}$/i.test(id) ? [decode(`{"_id":{"$oid":"${id}"}}`, 0) as Document] : [])];
  const collections = database
    .collectionNames()
    .filter((name) => asked.some((filter) => database.find(name, { filter, limit: 1 }).length > 0));
  sendJson(response, 200, { collections });
}

/** `files?limit&offset`, or `files?fileID=` for one. */
function listFiles({ storage }: Services, { response, url }: Exchange): void {
  const fileId = url.searchParams.get('fileID');
  if (fileId === null) {
    const page = storage.list(numberIn(url, 'limit', DEFAULT_LIMIT, MAX_LIMIT), offsetIn(url));
    const files = page.files.map((file) => ({ ...file, ownerOpenid: storage.ownerOf(file.fileID) ?? '' }));
    sendJson(response, 200, { total: page.total, files });
    return;
  }
  const file = fileOf(storage, fileId);
  const files = file
    ? [
        {
          fileID: fileId,
          sizeBytes: file.sizeBytes,
          contentType: file.contentType,
          uploadedAt: file.uploadedAt,
          ownerOpenid: file.ownerOpenid,
        },
      ]
    : [];
  sendJson(response, 200, { total: files.length, files });
}

/** `files/content?fileID=`: leads to a fresh temporary address, here and not on another host, so that the inspector may show it. */
function openFile({ storage }: Services, { response, url }: Exchange): void {
  const ticket = ticketOf(storage, url.searchParams.get('fileID') ?? '');
  if (ticket === undefined) throw new RequestRefused(404, 'NO_SUCH_FILE', 'there is no such file');
  response.writeHead(302, { location: `/__storage/${ticket}`, 'cache-control': 'no-store' }).end();
}

function fileOf(storage: Services['storage'], fileId: string): StoredFile | undefined {
  const ticket = ticketOf(storage, fileId);
  const file = ticket === undefined ? 'missing' : storage.fromTicket(ticket);
  return typeof file === 'string' ? undefined : file;
}

function ticketOf(storage: Services['storage'], fileId: string): string | undefined {
  const [address] = storage.tempUrls([fileId]);
  return address?.status === 0 ? new URL(address.tempFileURL).pathname.split('/').pop() : undefined;
}

function readObject(url: URL, key: 'filter' | 'sort', now: number): Document {
  const text = url.searchParams.get(key) ?? '';
  const value = text.trim() === '' ? {} : decode(text, now);
  if (!isPlainObject(value)) throw new RequestRefused(400, 'BAD_QUERY', `${key} must be an object in Extended JSON`);
  return value;
}

const readSort = (url: URL, now: number): Sort =>
  Object.entries(readObject(url, 'sort', now)).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw new RequestRefused(400, 'BAD_QUERY', `the order of ${path} must be 1 or -1`);
    return [path, direction] as const;
  });

const lastStep = (url: URL) => decodeStep(url.pathname.split('/').pop() ?? '');
