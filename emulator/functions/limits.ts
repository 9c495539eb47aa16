/** `data` of `wx.cloud.callFunction`. Source: error `data exceed max size`; the project's platform notes. */
export const MAX_CLIENT_DATA_BYTES = 100 * 1024;
/** The event of a synchronous call. Source: SCF docs, quotas (406 RequestTooLarge), read 2026-11-27. */
export const MAX_EVENT_BYTES = 6 * 1024 * 1024;
/** A result on its way to whoever called. Source: CloudBase docs, EXCEED_MAX_RESPONSE_SIZE, read 2026-11-27. */
export const MAX_RESULT_BYTES = 1024 * 1024;
/** What a function may return at all. Source: SCF docs, status 407, read 2026-11-27. */
export const MAX_ANSWER_BYTES = 6 * 1024 * 1024;
