import { readCaller } from '../_runtime/caller';

/** Nothing to do yet. */
export const main = async () => ({ ok: true, value: { source: readCaller().source } });
