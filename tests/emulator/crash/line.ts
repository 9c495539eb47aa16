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
  /** To where `storage.getUploadMetadata` said. True where the bytes were taken. @throws Unanswered */
  readonly put: (grant: Readonly<Record<string, unknown>>, bytes: Buffer) => Promise<boolean>;
};

/** Calls of the endpoint that light and burn a fuse. */
export function openLine(url: string, { isBlown, sent, acknowledged }: Fuse): Line {
  async function send<T>(to: string, request: RequestInit, read: (response: Response) => Promise<T>): Promise<T> {
    if (isBlown()) throw new Unanswered();
    try {
      const reply = fetch(to, request).then(read);
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
      send(
        `${url}/admin`,
        { method: 'POST', body: JSON.stringify({ action, ...body }) },
        async (response) => (await response.json()) as Answer,
      ),
    put: ({ url: to, authorization, token, cosFileId }, bytes) => {
      const headers = {
        authorization: String(authorization),
        'x-cos-security-token': String(token),
        'x-cos-meta-fileid': String(cosFileId),
      };
      return send(String(to), { method: 'PUT', headers, body: new Uint8Array(bytes) }, async (response) => {
        await response.arrayBuffer();
        return response.ok;
      });
    },
  };
}
