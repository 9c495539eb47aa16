import { isTooDeep } from '../http';
import { invalidParam } from '../platform-error';
import { isRecord } from '../record';
import type { Action, Answer, Call } from './action';
import { toExtended, toPlain } from './plain-json';

type Actions = ReadonlyMap<string, Action>;

/**
 * `database.*` as the clients before @cloudbase/database 1 send them (wx-server-sdk 1, tcb-admin-node): plain JSON instead of texts, other
 * names, replies of their own. Each is translated into the newer action, so that both mean the same.
 * Source: @cloudbase/database 0.9.15 and 0.9.22 as published, read 2026-11-27.
 * Differs: whether the insert of a transaction told the `_id` is not published; the clients of that time do not read one.
 */
export function plainDatabaseActions(newer: Actions): [string, Action][] {
  const ask = async (action: string, call: Call, body: Call['body']) => (await newer.get(action)?.({ ...call, body })) as Answer;

  return [
    [
      'database.queryDocument',
      async (call) => {
        const { data } = (await ask('database.getDocument', call, translated(call.body))) as { data: { list: string[] } };
        return { data: { list: data.list.map(toPlain) } };
      },
    ],
    ['database.countDocument', (call) => ask('database.calculateDocument', call, translated(call.body))],
    [
      'database.addDocument',
      async (call) => {
        const { _id, data } = call.body;
        if (!isRecord(data)) throw invalidParam('data must be an object');
        const document = _id === undefined ? data : { ...data, _id };
        const reply = await ask('database.insertDocument', call, { ...call.body, data: [textOf(document)] });
        return { data: { _id: (reply.data as { insertedIds: unknown[] }).insertedIds[0] } };
      },
    ],
    [
      'database.updateDocument',
      async (call) => {
        const { data } = (await ask('database.modifyDocument', call, translated(call.body))) as { data: { upsert_id: unknown } };
        return { data: { ...data, upserted_id: data.upsert_id } };
      },
    ],
    ['database.deleteDocument', (call) => ask('database.removeDocument', call, translated(call.body))],
    [
      'database.aggregate',
      async (call) => {
        const stages = Array.isArray(call.body.stages) ? call.body.stages.map(translatedStage) : call.body.stages;
        const { data } = (await ask('database.aggregateDocuments', call, { ...call.body, stages })) as { data: { list: string[] } };
        return { data: { list: JSON.stringify(data.list) } };
      },
    ],
    [
      'database.insertDocInTransaction',
      async (call) => {
        const { _id } = call.body;
        const document = objectOf(call.body.data);
        const data = [textOf(_id === undefined ? document : { ...document, _id })];
        await ask('database.insertDocument', call, { ...inTransaction(call.body), data });
        return { inserted: '1', ok: '1' };
      },
    ],
    [
      'database.getInTransaction',
      async (call) => {
        const { data } = (await ask('database.getDocument', call, inTransaction(call.body))) as { data: { list: string[] } };
        return { data: data.list[0] ?? 'null' };
      },
    ],
    [
      'database.updateDocInTransaction',
      async (call) => {
        const data = objectOf(call.body.data);
        const keys = Object.keys(data);
        const merge = keys.length > 0 && keys.every((key) => key.startsWith('$'));
        const change = { ...inTransaction(call.body), data: textOf(data), merge, upsert: call.body.upsert === true };
        const reply = (await ask('database.modifyDocument', call, change)) as { data: { updated: number; upsert_id: unknown } };
        const { updated, upsert_id } = reply.data;
        return { updated: String(updated), upserted: upsert_id === null ? null : JSON.stringify({ _id: upsert_id }) };
      },
    ],
    [
      'database.deleteDocInTransaction',
      async (call) => {
        const { data } = (await ask('database.removeDocument', call, inTransaction(call.body))) as { data: { deleted: number } };
        return { deleted: String(data.deleted) };
      },
    ],
  ];
}

const textOf = (value: unknown): string | undefined => JSON.stringify(toExtended(value));

/** One document in a transaction: `query` is `{_id: {$eq: id}}`; the oldest clients named `_id` alone. */
function inTransaction(body: Call['body']): Call['body'] {
  if (body.transactionId === undefined) throw invalidParam('transactionId must be a text');
  const id = isRecord(body.query) ? body.query._id : body._id;
  const query = textOf({ _id: isRecord(id) && Object.hasOwn(id, '$eq') ? id.$eq : id });
  return { ...body, query, queryType: 'DOC', multi: false };
}

/** JSON within JSON. @throws PlatformError INVALID_PARAM */
function parsed(text: string, what: string): unknown {
  try {
    if (!isTooDeep(text)) return JSON.parse(text);
  } catch {
    // Told below.
  }
  throw invalidParam(`${what} is not valid JSON, or nested too deep`);
}

/** @throws PlatformError INVALID_PARAM */
function objectOf(text: unknown): Readonly<Record<string, unknown>> {
  const value = typeof text === 'string' ? parsed(text, 'data') : undefined;
  if (!isRecord(value)) throw invalidParam('data must be an object in Extended JSON');
  return value;
}

function translated(body: Call['body']): Call['body'] {
  const { query, data, projection, order } = body;
  return { ...body, query: textOf(query), data: textOf(data), projection: textOf(projection), order: orderOf(order) };
}

/** `[{field, direction: 'asc' | 'desc'}]` */
function orderOf(order: unknown): string | undefined {
  if (order === undefined) return undefined;
  if (!Array.isArray(order)) throw invalidParam('order must be a list');
  const entries = order.map((entry: unknown) => {
    const { field, direction } = isRecord(entry) ? entry : {};
    if (typeof field !== 'string' || (direction !== 'asc' && direction !== 'desc'))
      throw invalidParam('an order needs a field and asc or desc');
    return [field, direction === 'asc' ? 1 : -1] as const;
  });
  return JSON.stringify(Object.fromEntries(entries));
}

/** Its value is plain JSON as a text. */
function translatedStage(stage: unknown): unknown {
  if (!isRecord(stage) || typeof stage.stageValue !== 'string') return stage;
  return { ...stage, stageValue: textOf(parsed(stage.stageValue, 'a stageValue')) };
}
