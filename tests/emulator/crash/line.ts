import type { Fuse } from './fuse';

type Answer = {
  readonly code?: string;
  readonly message?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly transactionId?: string;
};

/** The cloud was killed before it answered. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

export type Line = {
  /** @throws Unanswered */
  readonly call: (action: string, body: object) => Promise<Answer>;
  /** True where the bytes were taken. @throws Unanswered */
  readonly put: (url: string, bytes: Buffer) => Promise<boolean>;
};

/** Calls of the endpoint that light and burn a fuse. */
export function openLine(url: string, { isBlown, sent, acknowledged }: Fuse): Line {
  async function send<T>(to: string, method: string, body: string | Buffer, read: (response: Response) => Promise<T>): Promise<T> {
    if (isBlown()) throw new Unanswered();
    try {
      const reply = fetch(to, { method, body: body as string }).then(read);
      sent();
      const answer = await reply;
      acknowledged();
      return answer;
    } catch {
      throw new Unanswered();
    }
  }
  return {
    call: (action, body) =>
      send(`${url}/admin`, 'POST', JSON.stringify({ action, ...body }), async (response) => (await response.json()) as Answer),
    put: (to, bytes) => send(to, 'PUT', bytes, async (response) => (await response.arrayBuffer()) && response.ok),
  };
}
