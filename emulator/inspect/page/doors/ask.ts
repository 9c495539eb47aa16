import { tellConnection } from './connection';

/** The local cloud answered, but not with what was asked for. `code` as in its JSON (`NO_SUCH_DOOR`, `BAD_FAULT`, …). */
export class DoorRefused extends Error {
  override readonly name = 'DoorRefused';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  /** This local cloud has no such door: it is older than the page, or built without that part. */
  get isMissing(): boolean {
    return this.code === 'NO_SUCH_DOOR' || this.code === 'METHOD_NOT_ALLOWED';
  }
}

type Asking = { readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly body?: unknown; readonly signal?: AbortSignal };

/** What a door answers, as text and as value. @throws DoorRefused; whatever fetch throws when nobody answers */
export async function askText(path: string, { method = 'GET', body, signal }: Asking = {}): Promise<string> {
  const response = await fetch(path, {
    method,
    ...(signal ? { signal } : {}),
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch((failure: unknown) => {
    if (!signal?.aborted) tellConnection('lost');
    throw failure;
  });
  const text = await response.text();
  tellConnection('there');
  if (response.ok) return text;
  const { code = 'UNKNOWN', message = text } = readRefusal(text);
  throw new DoorRefused(response.status, code, message);
}

export async function ask<T>(path: string, asking?: Asking): Promise<T> {
  return JSON.parse(await askText(path, asking)) as T;
}

function readRefusal(text: string): { code?: string; message?: string } {
  try {
    return JSON.parse(text) as { code?: string; message?: string };
  } catch {
    return {};
  }
}
