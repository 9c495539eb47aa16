import { statSync } from 'node:fs';
import type { CustomerInput, CustomerReplies } from '#core/contract/customer';
import type { Reply, ReplyError } from '#core/contract/reply';
import type { StaffInput, StaffReplies } from '#core/contract/staff';
import type { CustomerStep, CustomerStepPayload, StaffStep, StaffStepPayload } from '#core/contract/steps';
import type { AttachmentTicket } from '#core/contract/views/attachment-views';
import type { OrderView } from '#core/contract/views/order-view';
import type { PhoneLine } from './phone-line';

type CustomerWords = {
  readonly replies: CustomerReplies;
  readonly inputs: { [A in keyof CustomerReplies]: CustomerInput<A> };
  readonly steps: { [S in CustomerStep]: CustomerStepPayload<S> };
};
type StaffWords = {
  readonly replies: StaffReplies;
  readonly inputs: { [A in keyof StaffReplies]: StaffInput<A> };
  readonly steps: { [S in StaffStep]: StaffStepPayload<S> };
};
type Words = CustomerWords | StaffWords;
/** Attachment ids by the place their picture stands in: what a phone keeps, also over a restart of the cloud. */
export type Uploaded = Map<string, string>;
type Action<W extends Words> = keyof W['replies'] & keyof W['inputs'] & string;

/** Thrown where a test counts on success. */
class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    action: string,
    readonly error: ReplyError,
  ) {
    super(`${action}: ${error.code} ${error.message} ${error.field ?? ''}`);
  }
}

/**
 * Somebody who talks to the functions directly, through the doors of their phone, as the app would: for staff's part of a journey, and wherever a test is
 * about the functions alone.
 */
class Desk<W extends Words> {
  #commands = 0;

  constructor(
    private readonly line: PhoneLine,
    private readonly functionName: string,
    /** Begins the ids of commands: another for each desk of a test. */
    private readonly label: string,
    private readonly uploaded: Uploaded,
  ) {}

  /** What the function answers, refusals too. */
  reply<A extends Action<W>>(action: A, payload: W['inputs'][A & keyof W['inputs']]): Promise<Reply<W['replies'][A & keyof W['replies']]>> {
    return this.#call(action, payload);
  }

  /** @throws {@link Refused} */
  ask<A extends Action<W>>(action: A, payload: W['inputs'][A & keyof W['inputs']]): Promise<W['replies'][A & keyof W['replies']]> {
    return this.#value(action, payload);
  }

  /** The order as it stands, in this person's view. */
  order(orderId: string): Promise<OrderView> {
    return this.#value('get-order', { orderId });
  }

  /** Takes a step on the order as it stands now; with the `commandId` of an earlier try, the same command again. @throws {@link Refused} */
  async take<S extends keyof W['steps'] & string>(
    orderId: string,
    step: S,
    payload: W['steps'][S],
    commandId = this.nextCommandId(),
  ): Promise<OrderView> {
    const { version } = await this.order(orderId);
    return this.#value('take-step', { commandId, orderId, version, step, payload });
  }

  /**
   * Uploads a picture as the app does: reserve, upload, confirm.
   *
   * @param place where it stands in a command that may be tried again: as on a phone, what is up there already is not uploaded a second time
   * @returns its attachment id
   */
  async attach(purpose: CustomerInput<'prepare-upload'>['purpose'], file: string, place?: string): Promise<string> {
    const before = place === undefined ? undefined : this.uploaded.get(place);
    if (before !== undefined) return before;
    const ticket = await this.#value<AttachmentTicket>('prepare-upload', { purpose, bytes: statSync(file).size });
    const upload = await this.line.upload(ticket.cloudPath, file);
    if (!('fileID' in upload)) throw new Error(upload.errMsg);
    await this.#value('confirm-upload', { attachmentId: ticket.attachmentId, fileId: upload.fileID });
    if (place !== undefined) this.uploaded.set(place, ticket.attachmentId);
    return ticket.attachmentId;
  }

  nextCommandId(): string {
    this.#commands += 1;
    return `${this.label}-${String(this.#commands).padStart(16, '0')}`;
  }

  async #value<T>(action: string, payload: unknown): Promise<T> {
    const reply = await this.#call<T>(action, payload);
    if (!reply.ok) throw new Refused(action, reply.error);
    return reply.value;
  }

  async #call<T>(action: string, payload: unknown): Promise<Reply<T>> {
    return (await this.line.call(this.functionName, { action, lang: 'zh-CN', payload })) as Reply<T>;
  }
}

export const customerDesk = (line: PhoneLine, label = 'customer', uploaded: Uploaded = new Map()) =>
  new Desk<CustomerWords>(line, 'customer', label, uploaded);
export const staffDesk = (line: PhoneLine, label = 'staff', uploaded: Uploaded = new Map()) =>
  new Desk<StaffWords>(line, 'staff', label, uploaded);
