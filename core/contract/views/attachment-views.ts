import type { EpochMs } from '../../domain/money-and-time';

export type AttachmentTicket = { readonly attachmentId: string; readonly cloudPath: string };
export type ConfirmedAttachment = {
  readonly attachmentId: string;
  readonly sha256: string;
  readonly contentType: string;
  readonly bytes: number;
};
export type PhotoUrls = { readonly urls: Readonly<Record<string, string>> /** When they stop working. */; readonly expireAt: EpochMs };
