import type { CustomerInput } from '#core/contract/customer';
import type { ItemType } from '#core/domain/machine';
import type { KeptUpload } from '@/cloud/photo-uploads';

/** A machine as it is being described. */
export type DraftMachine = {
  /** Ours only; the order gives its own ids. */
  readonly key: string;
  readonly itemType: ItemType;
  readonly model: string;
  /** As typed. */
  readonly serialNumber: string;
  /** The label cannot be read; then a photo is the claim (R38). */
  readonly isUnreadable: boolean;
  readonly symptoms: readonly string[];
  readonly faultDescription: string;
  readonly labelPhotos: readonly KeptUpload[];
  readonly faultPhotos: readonly KeptUpload[];
};

/** An order that is not submitted yet; lives on the phone only. */
export type Draft = {
  readonly machines: readonly DraftMachine[];
  readonly contact: { readonly name: string; readonly phone: string };
};

export const emptyMachine = (key: string): DraftMachine => ({
  key,
  itemType: 'whole-machine',
  model: '',
  serialNumber: '',
  isUnreadable: false,
  symptoms: [],
  faultDescription: '',
  labelPhotos: [],
  faultPhotos: [],
});

/** Whether anything was entered that would be a pity to lose. */
export const isStarted = ({ machines }: Draft): boolean =>
  machines.length > 1 ||
  machines.some(
    ({ model, serialNumber, isUnreadable, symptoms, faultDescription, labelPhotos, faultPhotos }) =>
      model !== '' ||
      serialNumber !== '' ||
      isUnreadable ||
      symptoms.length + labelPhotos.length + faultPhotos.length > 0 ||
      faultDescription !== '',
  );

/** What is sent. Only for a draft without faults (see faults.ts). */
export function toRequest(draft: Draft): Omit<CustomerInput<'submit-order'>, 'commandId'> {
  return {
    contact: { name: draft.contact.name.trim(), phone: draft.contact.phone.trim() },
    machines: draft.machines.map((machine) => ({
      itemType: machine.itemType,
      model: machine.model.trim(),
      serialNumber: machine.isUnreadable ? null : machine.serialNumber,
      symptoms: [...machine.symptoms],
      faultDescription: machine.faultDescription.trim(),
      labelPhotos: [...machine.labelPhotos, ...machine.faultPhotos].flatMap(({ attachmentId }) => (attachmentId ? [attachmentId] : [])),
    })),
  };
}
