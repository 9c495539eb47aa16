/**
 * One call of each action in its plainest form. Sources: @cloudbase/database 1.4.3 and 0.9.22, @cloudbase/node-sdk 3.18.3, read 2026-11-27.
 * They change nothing on a collection `things` whose documents have no negative `n`, but for the inserts.
 */
export const GOOD_CALLS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'database.getDocument': { collectionName: 'things', queryType: 'WHERE', query: '{}', order: '{}', offset: 0, limit: 1, projection: '{}' },
  'database.calculateDocument': { collectionName: 'things', query: '{}' },
  'database.insertDocument': { collectionName: 'things', data: ['{}'] },
  'database.modifyDocument': {
    collectionName: 'things',
    queryType: 'WHERE',
    query: '{"n":-1}',
    data: '{"$set":{"a":1}}',
    multi: true,
    merge: true,
    upsert: false,
  },
  'database.modifyAndReturnDoc': { collectionName: 'things', query: '{"n":-1}', data: '{"$set":{"a":1}}' },
  'database.removeDocument': { collectionName: 'things', queryType: 'WHERE', query: '{"n":-1}', multi: true },
  'database.aggregateDocuments': { collectionName: 'things', stages: [{ stageKey: '$limit', stageValue: '1' }] },
  'database.queryDocument': { collectionName: 'things', query: {}, order: [], limit: 1, projection: {} },
  'database.countDocument': { collectionName: 'things', query: {} },
  'database.addDocument': { collectionName: 'things', data: {} },
  'database.updateDocument': { collectionName: 'things', query: { n: -1 }, data: { $set: { a: 1 } }, multi: true, merge: true },
  'database.deleteDocument': { collectionName: 'things', query: { n: -1 }, multi: true },
  'database.aggregate': { collectionName: 'things', stages: [{ stageKey: '$limit', stageValue: '1' }] },
  'storage.getUploadMetadata': { path: 'a.txt' },
  'storage.batchGetDownloadUrl': { file_list: [{ fileid: 'cloud://x', max_age: 1 }] },
  'storage.batchDeleteFile': { fileid_list: ['cloud://x'] },
  'storage.batchCopyFile': { file_list: [{ src_path: 'a', dst_path: 'b/a' }] },
  'functions.invokeFunction': { function_name: 'versions', request_data: '{}' },
};
