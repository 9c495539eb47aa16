import type { StepName } from './step-table';

/** What a photo is taken for, as the client says when it reserves the upload. */
export type PhotoPurpose = 'label' | 'fault' | 'voucher' | 'unpacking' | 'finding' | 'message' | 'packing';
/** A photo that was sent to the service account before it was known for which step; no client can reserve one of these. */
export const CHAT_PHOTO = 'chat';

const OF_STEP: Readonly<Partial<Record<StepName, PhotoPurpose>>> = {
  unpack: 'unpacking',
  message: 'message',
  'answer-info': 'message',
  'send-in': 'packing',
  refund: 'voucher',
};

/** The purpose a step's `photos` must have been uploaded for: of most, what was found. */
export const photoPurposeOf = (step: StepName): PhotoPurpose => OF_STEP[step] ?? 'finding';
