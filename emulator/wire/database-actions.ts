import { decode } from '../database/ejson';
import { isPlainObject } from '../database/paths';
import type { Sort } from '../database/plan';
import type { Document } from '../database/rows';
import { invalidParam, PlatformError } from '../platform-error';
import type { Services } from '../services';
import { type Action, type Call, textOf, wholeNumberOf } from './action';

const MAX_LIMIT = 1000;
const DEFAULT_LIMIT = 100;

/** `database.*` as @cloudbase/database 1.4.3 sends them; documents travel as texts of Extended JSON. */
export function databaseActions({ database, functions, clock }: Services): [string, Action][] {
  const read = (text: unknown, what: string): Document => {
    if (text === undefined || text === null || text === '') return {};
    const value = typeof text === 'string' ? decode(text, clock.now()) : undefined;
    if (!isPlainObject(value)) throw invalidParam(`${what} must be an object in Extended JSON`);
    return value;
  };

  const filterOf = (body: Call['body']) => read(body.query, 'query');

  function find({ body }: Call) {
    const isDocument = body.queryType === 'DOC';
    const skip = wholeNumberOf(body, 'offset') ?? 0;
    const limit = Math.min(wholeNumberOf(body, 'limit') || DEFAULT_LIMIT, MAX_LIMIT);
    const list = database.find(body.collectionName, {
      filter: filterOf(body),
      sort: sortOf(read(body.order, 'order')),
      skip,
      limit: isDocument ? 1 : limit,
      projection: read(body.projection, 'projection'),
      ...transactionOf(body),
    });
    return { data: { list, limit, offset: skip } };
  }

  async function insert({ body }: Call) {
    const texts = Array.isArray(body.data) ? body.data : [body.data];
    if (texts.length === 0) throw invalidParam('there is nothing to insert');
    const documents = texts.map((text) => read(text, 'data'));
    return { data: { insertedIds: await database.insert(body.collectionName, documents, transactionOf(body).transactionId) } };
  }

  async function modify(call: Call) {
    const { body } = call;
    warnOutside(call);
    const data = read(body.data, 'data');
    const replaces = body.merge === false;
    if (Object.keys(data).length === 0 && !replaces) throw invalidParam('there is nothing to update');
    if (replaces && Object.hasOwn(data, '_id')) throw invalidParam('_id may not be among the data');
    const isModifier = Object.keys(data).every((key) => key.startsWith('$'));
    const changed = await database.update(body.collectionName, {
      filter: filterOf(body),
      data: replaces || isModifier ? data : { $set: data },
      replaces,
      upsert: body.upsert === true,
      multi: body.queryType !== 'DOC' && body.multi !== false,
      ...transactionOf(body),
    });
    return { data: { updated: changed.matched, upsert_id: changed.upsertedId ?? null } };
  }

  async function modifyAndReturn(call: Call) {
    const { body } = call;
    const data = read(body.data, 'data');
    const isModifier = Object.keys(data).every((key) => key.startsWith('$'));
    const change = {
      filter: filterOf(body),
      data: isModifier ? data : { $set: data },
      replaces: false,
      upsert: false,
      multi: false,
      ...transactionOf(body),
    };
    const changed = await database.update(body.collectionName, change);
    return { data: { updated: changed.matched, doc: changed.json ?? null } };
  }

  async function remove(call: Call) {
    const { body } = call;
    warnOutside(call);
    const multi = body.queryType !== 'DOC' && body.multi !== false;
    return { data: { deleted: await database.remove(body.collectionName, { filter: filterOf(body), multi, ...transactionOf(body) }) } };
  }

  function aggregate({ body }: Call) {
    if (!Array.isArray(body.stages)) throw invalidParam('stages must be a list');
    const stages = body.stages.map((stage: { stageKey?: unknown; stageValue?: unknown }) => {
      if (typeof stage?.stageKey !== 'string' || !stage.stageKey.startsWith('$')) throw invalidParam('a stage needs a stageKey');
      return { [stage.stageKey]: typeof stage.stageValue === 'string' ? decode(stage.stageValue, clock.now()) : stage.stageValue };
    });
    return { data: { list: database.aggregate(body.collectionName, stages) } };
  }

  /** The SDK leaves the transaction out of where().update() and where().remove(): they are carried out at once, as on the platform. */
  function warnOutside({ body, token }: Call): void {
    if (body.transactionId !== undefined || !database.transactions.hasOpen(token)) return;
    const caller = functions.callerOf(token);
    if (!caller) return;
    console.warn(
      `[local cloud] ${caller.functionName}: ${String(body.action)} on ${String(body.collectionName)} runs OUTSIDE the open transaction (the SDK does not pass it on for where()). A rollback will not undo it.`,
    );
  }

  return [
    ['database.addCollection', nothing(({ body }) => database.createCollection(textOf(body, 'collectionName')))],
    ['database.insertDocument', insert],
    ['database.getDocument', find],
    ['database.calculateDocument', ({ body }) => ({ data: { total: database.count(body.collectionName, filterOf(body)) } })],
    ['database.modifyDocument', modify],
    ['database.modifyAndReturnDoc', modifyAndReturn],
    ['database.removeDocument', remove],
    ['database.aggregateDocuments', aggregate],
    ['database.startTransaction', ({ token }) => ({ transactionId: database.transactions.start(token) })],
    ['database.commitTransaction', nothing(({ body }) => database.transactions.commit(body.transactionId))],
    ['database.abortTransaction', nothing(({ body }) => database.transactions.abort(body.transactionId))],
  ];
}

/** An action whose reply says only that it went well. */
function nothing(act: (call: Call) => void): Action {
  return (call) => {
    act(call);
    return {};
  };
}

function transactionOf({ transactionId }: Call['body']): { transactionId?: string } {
  if (transactionId === undefined || transactionId === null) return {};
  if (typeof transactionId !== 'string') throw new PlatformError('INVALID_PARAM', '[InvalidParameter] transactionId must be a text');
  return { transactionId };
}

function sortOf(order: Document): Sort {
  return Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalidParam(`the order of ${path} must be 1 or -1`);
    return [path, direction] as const;
  });
}
