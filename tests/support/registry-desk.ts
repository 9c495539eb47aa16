import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportProblem, ImportView, RegistryAction, RegistryInput, RegistryReplies } from '#core/contract/registry';
import type { Reply } from '#core/contract/reply';
import type { PhoneLine } from './phone-line';

/** Somebody at the registry of machines, who talks to the function as the page does. */
export type RegistryDesk = {
  readonly reply: <A extends RegistryAction>(
    action: A,
    payload: RegistryInput<A>,
    lang?: 'zh-CN' | 'en',
  ) => Promise<Reply<RegistryReplies[A]>>;
  /** @throws where the function refuses */
  readonly ask: <A extends RegistryAction>(action: A, payload: RegistryInput<A>) => Promise<RegistryReplies[A]>;
  /** Uploads a file; answers the id of its confirmed upload. */
  readonly upload: (bytes: Buffer | string) => Promise<string>;
  /** Uploads a file and begins its import. */
  readonly start: (bytes: Buffer | string, fileName?: string) => Promise<ImportView>;
  /** Goes on until the import waits for a person or is over. */
  readonly finish: (view: ImportView) => Promise<ImportView>;
  /** From a file to the end of its dry run. */
  readonly check: (bytes: Buffer | string, fileName?: string) => Promise<ImportView>;
  /** From a file to machines in the registry. */
  readonly import: (bytes: Buffer | string, fileName?: string) => Promise<ImportView>;
  readonly undo: (importId: string) => Promise<ImportView>;
  /** Every problem, page by page. */
  readonly problems: (importId: string, kind?: 'bad' | 'left', limit?: number) => Promise<readonly ImportProblem[]>;
};

export function registryDesk(line: PhoneLine): RegistryDesk {
  const reply: RegistryDesk['reply'] = async (action, payload, lang = 'zh-CN') =>
    (await line.call('registry', { action, lang, payload })) as Reply<never>;
  const ask: RegistryDesk['ask'] = async (action, payload) => {
    const answer = await reply(action, payload);
    if (!answer.ok) throw new Error(`${action}: ${answer.error.code} ${answer.error.message}`);
    return answer.value;
  };

  const upload = async (bytes: Buffer | string) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'registry-'));
    try {
      const file = path.join(folder, 'machines');
      writeFileSync(file, bytes);
      const ticket = await ask('prepare-upload', { bytes: Math.max(1, bytes.length) });
      const uploaded = await line.upload(ticket.cloudPath, file);
      if (!('fileID' in uploaded)) throw new Error(uploaded.errMsg);
      await ask('confirm-upload', { attachmentId: ticket.attachmentId, fileId: uploaded.fileID });
      return ticket.attachmentId;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const start = async (bytes: Buffer | string, fileName = '机器.csv') =>
    ask('start-import', { attachmentId: await upload(bytes), fileName });
  const finish = async (view: ImportView): Promise<ImportView> => {
    let now = view;
    while (now.isWorking) now = await ask('continue-import', { importId: view.importId });
    return now;
  };
  const check = async (bytes: Buffer | string, fileName?: string) => finish(await start(bytes, fileName));

  return {
    reply,
    ask,
    upload,
    start,
    finish,
    check,
    import: async (bytes, fileName) => {
      const { importId } = await check(bytes, fileName);
      return finish(await ask('apply-import', { importId }));
    },
    undo: async (importId) => finish(await ask('undo-import', { importId })),
    problems: async (importId, kind = 'bad', limit) => {
      const found: ImportProblem[] = [];
      let cursor: string | undefined;
      do {
        const page = await ask('list-problems', { importId, kind, ...(cursor ? { cursor } : {}), ...(limit ? { limit } : {}) });
        found.push(...page.problems);
        cursor = page.cursor;
      } while (cursor);
      return found;
    },
  };
}
