import { decode } from '../database/ejson';
import { isPlainObject } from '../database/paths';
import type { Sort } from '../database/plan';
import type { Document } from '../database/rows';
import { mayPipelineTakeLong, mayTakeLong, withinBudget } from '../database/time-budget';
import type { Change } from '../database/writer';
import { invalidParam } from '../platform-error';
import type { Services } from '../services';
import { type Action, type Call, flagOf, textOf, wholeNumberOf } from './action';
import { plainDatabaseActions } from './plain-database-actions';
import { withinReply } from './result-limit';

const MAX_LIMIT = 1000;
const DEFAULT_LIMIT = 100;

/** `database.*` of all clients. */
export function databaseActions(services: Services, queryMs: number): [string, Action][] {
  const newer = newerActions(services, queryMs);
  return [...newer, ...plainDatabaseActions(new Map(newer))];
}

/** As @cloudbase/database 1.4 sends them (node-sdk, wx-server-sdk 2 to 4); documents travel as texts of Extended JSON. */
function newerActions({ database, functions, clock }: Services, queryMs: number): [string, Action][] {
  /** Reading that ends even if what one of the texts asks for does not. */
  const timed = <T>(work: () => T, ...texts: readonly unknown[]): T => (mayTakeLong(...texts) ? withinBudget(work, queryMs) : work());

  const read = (text: unknown, what: string): Document => {
    if (text === undefined || text === null || text === '') return {};
    const value = typeof text === 'string' ? decode(text, clock.now()) : undefined;
    if (!isPlainObject(value)) throw invalidParam(`${what} must be an object in Extended JSON`);
    return value;
  };

  const filterOf = (body: Call['body']) => read(body.query, 'query');

  function find({ body }: Call) {
    const isDocument = isOneDocument(body);
    const skip = wholeNumberOf(body, 'offset') ?? 0;
    const limit = Math.min(wholeNumberOf(body, 'limit') || DEFAULT_LIMIT, MAX_LIMIT);
    const what = {
      filter: filterOf(body),
      sort: sortOf(read(body.order, 'order')),
      skip,
      limit: isDocument ? 1 : limit,
      projection: read(body.projection, 'projection'),
      ...transactionOf(body),
    };
    const list = timed(() => database.find(collectionOf(body), what), body.query, body.projection);
    return { data: { list: withinReply(list), limit, offset: skip } };
  }

  function count({ body }: Call) {
    const filter = filterOf(body);
    return { data: { total: timed(() => database.count(collectionOf(body), filter), body.query) } };
  }

  /** A write cannot be stopped halfway: all of it but the writing is done once before, within the time a query has. */
  function rehearse(body: Call['body'], change: Change): void {
    if (mayTakeLong(body.query, body.data)) withinBudget(() => database.tryUpdate(collectionOf(body), change), queryMs);
  }

  async function insert({ body }: Call) {
    const texts = Array.isArray(body.data) ? body.data : [body.data];
    if (texts.length === 0) throw invalidParam('there is nothing to insert');
    const documents = texts.map((text) => read(text, 'data'));
    return { data: { insertedIds: await database.insert(collectionOf(body), documents, transactionOf(body).transactionId) } };
  }

  async function modify(call: Call) {
    const { body } = call;
    warnOutside(call);
    const data = read(body.data, 'data');
    const replaces = flagOf(body, 'merge') === false;
    const multi = !isOneDocument(body) && flagOf(body, 'multi') !== false;
    const filter = filterOf(body);
    if (Object.keys(data).length === 0 && !replaces) throw invalidParam('there is nothing to update');
    if (replaces && Object.hasOwn(data, '_id')) throw invalidParam('_id may not be among the data');
    const upsert = flagOf(body, 'upsert') === true;
    const change = { filter, data: replaces ? data : modifierOf(data), replaces, upsert, multi, ...transactionOf(body) };
    rehearse(body, change);
    const changed = await database.update(collectionOf(body), change);
    return { data: { updated: changed.matched, upsert_id: changed.upsertedId ?? null } };
  }

  async function modifyAndReturn({ body }: Call) {
    const data = read(body.data, 'data');
    if (Object.keys(data).length === 0) throw invalidParam('there is nothing to update');
    const filter = filterOf(body);
    const change = { filter, data: modifierOf(data), replaces: false, upsert: false, multi: false, ...transactionOf(body) };
    rehearse(body, change);
    const changed = await database.update(collectionOf(body), change);
    return { data: { updated: changed.matched, doc: changed.json ?? null } };
  }

  async function remove(call: Call) {
    const { body } = call;
    warnOutside(call);
    const multi = !isOneDocument(body) && flagOf(body, 'multi') !== false;
    const filter = filterOf(body);
    rehearse(body, { filter, data: {}, replaces: true, upsert: false, multi, ...transactionOf(body) });
    return { data: { deleted: await database.remove(collectionOf(body), { filter, multi, ...transactionOf(body) }) } };
  }

  function aggregate({ body }: Call) {
    if (!Array.isArray(body.stages)) throw invalidParam('stages must be a list');
    const asked = body.stages.map((stage: { stageKey?: unknown; stageValue?: unknown }) => {
      if (typeof stage?.stageKey !== 'string' || !stage.stageKey.startsWith('$')) throw invalidParam('a stage needs a stageKey');
      const { stageKey, stageValue } = stage;
      // Numbers travel as they are ($limit, $skip); all else as a text of Extended JSON.
      if (typeof stageValue !== 'string' && typeof stageValue !== 'number') throw invalidParam('a stageValue must be a text or a number');
      return { stageKey, stageValue };
    });
    const stages = asked.map(({ stageKey, stageValue }) => ({
      [stageKey]: typeof stageValue === 'string' ? decode(stageValue, clock.now()) : stageValue,
    }));
    const list = () => withinReply(database.aggregate(collectionOf(body), stages));
    return { data: { list: mayPipelineTakeLong(asked) ? withinBudget(list, queryMs) : list() } };
  }

  /** The SDK leaves the transaction out of where().update() and where().remove(): they are carried out at once, as on the platform. */
  function warnOutside({ body, token }: Call): void {
    if (body.transactionId !== undefined || !database.transactions.hasOpen(token)) return;
    const caller = functions.callerOf(token);
    if (!caller || typeof body.collectionName !== 'string') return;
    console.warn(
      `[local cloud] ${caller.functionName}: ${String(body.action)} on ${body.collectionName} runs OUTSIDE the open transaction (the SDK does not pass it on for where()). A rollback will not undo it.`,
    );
  }

  return [
    ['database.addCollection', nothing(({ body }) => database.createCollection(collectionOf(body)))],
    ['database.insertDocument', insert],
    ['database.getDocument', find],
    ['database.calculateDocument', count],
    ['database.modifyDocument', modify],
    ['database.modifyAndReturnDoc', modifyAndReturn],
    ['database.removeDocument', remove],
    ['database.aggregateDocuments', aggregate],
    ['database.startTransaction', ({ token }) => ({ transactionId: database.transactions.start(token) })],
    ['database.commitTransaction', nothing(({ body }) => database.transactions.commit(textOf(body, 'transactionId')))],
    ['database.abortTransaction', nothing(({ body }) => database.transactions.abort(textOf(body, 'transactionId')))],
  ];
}

/** An action whose reply says only that it went well. */
function nothing(act: (call: Call) => void): Action {
  return (call) => {
    act(call);
    return {};
  };
}

const collectionOf = (body: Call['body']): string => textOf(body, 'collectionName');

function transactionOf({ transactionId }: Call['body']): { transactionId?: string } {
  if (transactionId === undefined || transactionId === null) return {};
  if (typeof transactionId !== 'string') throw invalidParam('transactionId must be a text');
  return { transactionId };
}

/** By `_id` (`DOC`) or by conditions (`WHERE`, also when it is absent). @throws PlatformError INVALID_PARAM */
function isOneDocument({ queryType }: Call['body']): boolean {
  if (queryType === 'DOC') return true;
  if (queryType === undefined || queryType === null || queryType === 'WHERE') return false;
  throw invalidParam('queryType must be DOC or WHERE');
}

/** Fields without an operator are meant to be set. */
const modifierOf = (data: Document): Document => (Object.keys(data).every((key) => key.startsWith('$')) ? data : { $set: data });

function sortOf(order: Document): Sort {
  return Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalidParam(`the order of ${path} must be 1 or -1`);
    return [path, direction] as const;
  });
}
