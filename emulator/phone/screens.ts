import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { PhoneConfig } from '../cloud-config';
import type { Answer, Prompt } from '../wechat/subscribe/prompt';
import type { PhonesEvent, PromptView } from './protocol';

/** The pages with phones that are open in some browser, and the sheets they show. */
export type Screens = {
  /** Keeps the response open and writes events to it. */
  readonly connect: (response: ServerResponse, first: PhonesEvent) => void;
  readonly tell: (event: PhonesEvent) => void;
  readonly prompts: () => readonly PromptView[];
  /** Shows the sheet; without any page open everything is accepted. `undefined` once `gone` fires. */
  readonly ask: (phone: PhoneConfig, prompt: Prompt, gone: AbortSignal) => Promise<Answer | undefined>;
  /** False when no such sheet is open (answered elsewhere, or its app went away). */
  readonly answer: (promptId: string, answer: Answer) => boolean;
  readonly closePrompts: () => void;
};

const HEARTBEAT_MS = 20_000;
/** A page that reads nothing, such as one the browser has put to sleep, is let go with so much before it; it connects again and gets everything anew. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;
const line = ({ type, data }: PhonesEvent) => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;

export function createScreens(): Screens {
  const pages = new Set<ServerResponse>();
  const open = new Map<string, { view: PromptView; settle: (answer: Answer | undefined) => void }>();

  function tell(event: PhonesEvent): void {
    const text = line(event);
    for (const page of pages) {
      page.write(text);
      if (page.writableLength > MAX_WAITING_BYTES) page.destroy();
    }
  }

  function settle(promptId: string, answer: Answer | undefined): boolean {
    const prompt = open.get(promptId);
    if (!prompt) return false;
    open.delete(promptId);
    tell({ type: 'prompt-closed', data: { id: promptId } });
    prompt.settle(answer);
    return true;
  }

  return {
    connect(response, first) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(line(first));
      pages.add(response);
      const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
      heartbeat.unref();
      response.on('close', () => {
        clearInterval(heartbeat);
        pages.delete(response);
      });
    },
    tell,
    prompts: () => [...open.values()].map(({ view }) => view),
    ask(phone, { templates }, gone) {
      if (pages.size === 0) {
        return Promise.resolve({ choices: Object.fromEntries(templates.map(({ id }) => [id, 'accept'])), remember: false });
      }
      if (gone.aborted) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        const view: PromptView = {
          id: randomUUID(),
          phone: phone.id,
          templates: templates.map(({ id, title, fields }) => ({ id, title, labels: fields.map(({ label }) => label) })),
        };
        open.set(view.id, { view, settle: resolve });
        gone.addEventListener('abort', () => settle(view.id, undefined), { once: true });
        tell({ type: 'prompt', data: view });
      });
    },
    answer: settle,
    closePrompts: () => {
      for (const id of [...open.keys()]) settle(id, undefined);
    },
  };
}
