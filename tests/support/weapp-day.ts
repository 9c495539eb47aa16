import { afterAll, beforeAll, expect } from '@jest/globals';
import { customerDesk, staffDesk } from './desk';
import { openLocalWechat, type TestWechat } from './local-wechat';
import { labelPhoto } from './photos';
import type { Desks } from './side-path';
import { type MiniProgram, openMiniProgram, type PhoneMemory, WEAPP } from './weapp-host/mini-program';
import { Rendering } from './weapp-host/rendering';

/** A story in the compiled Mini Program takes as long as a busy machine needs. */
export const STORY_MS = 120_000;
/** What the design allows the first call to a page. */
const SET_DATA_BUDGET_BYTES = 20 * 1024;

/** Compiled Mini Programs on the phones of a local WeChat, and everybody at their desks besides; one for all tests of a file. */
class WeappDay {
  wechat!: TestWechat;
  desks!: Desks;
  /** A real picture in a file. */
  photo!: string;
  readonly #opened: MiniProgram[] = [];
  readonly #memories: PhoneMemory[] = [];

  async open(): Promise<void> {
    this.wechat = await openLocalWechat();
    this.desks = {
      customer: customerDesk(this.wechat.phone('customer')),
      agent: staffDesk(this.wechat.phone('agent'), 'agent'),
      finance: staffDesk(this.wechat.phone('finance'), 'finance'),
    };
    this.photo = await labelPhoto('EVIDENCE');
  }

  async close(): Promise<void> {
    for (const program of this.#opened) this.#memories.push(await program.close());
    for (const { disk } of this.#memories) disk.remove();
    await this.wechat?.stop();
  }

  /** The Mini Program of somebody, from its first page or where a card leads. */
  programOf(phone: string, startAt?: string, memory?: PhoneMemory): MiniProgram {
    const program = openMiniProgram({ url: this.wechat.url, phone, ...(startAt ? { startAt } : {}), ...(memory ? { memory } : {}) });
    this.#opened.push(program);
    return program;
  }

  /** The Mini Program of a member of staff, at the queue. */
  deskOf(phone: 'agent' | 'finance' | 'supervisor'): MiniProgram {
    return this.programOf(phone, 'staff/queue/index');
  }

  /** Ends a Mini Program and opens it again on the same phone. */
  async reopened(program: MiniProgram, phone: string, startAt?: string): Promise<MiniProgram> {
    this.#opened.splice(this.#opened.indexOf(program), 1);
    return this.programOf(phone, startAt, await program.close());
  }
}

/** Opens it before the file's first test and closes it after the last; read the parts inside tests. */
export function openWeappDay(): WeappDay {
  const day = new WeappDay();
  beforeAll(() => day.open(), STORY_MS);
  afterAll(() => day.close());
  return day;
}

/** What is on screen is also what the compiled templates draw, and nothing broke on the way. */
export function expectDrawn(program: MiniProgram): void {
  const { route, data } = program.pages.current;
  expect(new Rendering(WEAPP).outline(route, data)).toBe(program.screen().outline());
  expect(program.problems).toEqual([]);
}

/** No call to a page so far, also with what came from the cloud, was larger than the first one may be. */
export function expectLightCalls(program: MiniProgram): void {
  expect(Math.max(...program.pages.calls.map(({ bytes }) => bytes))).toBeLessThanOrEqual(SET_DATA_BUDGET_BYTES);
}

/** Takes a picture from the album where the Mini Program asks for one, and waits until it is uploaded and checked. */
export async function takePhoto(program: MiniProgram, place: string, file: string): Promise<void> {
  program.device.album = [file];
  await program.tap(`${place}-add`);
  await program.see(`${place} >> .photo-tick`);
}
