import type { IncomingMessage } from 'node:http';
import { invalidParam } from '../platform-error';

/** One call of the SDK: the body's fields, and the token that says which run of a function makes it. */
export type Call = { readonly request: IncomingMessage; readonly body: Readonly<Record<string, unknown>>; readonly token: string };

/** What a reply carries besides `requestId`. */
export type Answer = Readonly<Record<string, unknown>>;

export type Action = (call: Call) => Answer | Promise<Answer>;

/** A field that must be text. @throws PlatformError INVALID_PARAM */
export function textOf(body: Call['body'], field: string): string {
  const value = body[field];
  if (typeof value !== 'string' || value === '') throw invalidParam(`${field} must be a text`);
  return value;
}

/** A field that may be absent, else a whole number from 0. @throws PlatformError INVALID_PARAM */
export function wholeNumberOf(body: Call['body'], field: string): number | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw invalidParam(`${field} must be a whole number from 0`);
  return value as number;
}

/** A field that may be absent, else true or false. @throws PlatformError INVALID_PARAM */
export function flagOf(body: Call['body'], field: string): boolean | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw invalidParam(`${field} must be true or false`);
  return value;
}
