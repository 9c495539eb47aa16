import type { OrderView } from '#core/contract/views/order-view';
import { newCommandId } from '@/cloud/call';
import { lastStart } from '@/cloud/start';
import type { DraftMachine } from './draft';
import { changeDraft, forgetDraft } from './draft-store';
import { MAX_LABEL_PHOTOS } from './fault-step';

/** A draft with the machines, words, pictures and contact of an order that has ended, in place of whatever draft there was (R22). */
export function draftFromOrder(order: OrderView): void {
  const symptoms = lastStart()?.forms.symptoms ?? [];
  const machines = order.machines.map((machine): DraftMachine => {
    // Uploads are the person's own and may stand in another order, too.
    const photos = machine.labelPhotos.map((attachmentId) => ({ key: newCommandId(), attachmentId }));
    return {
      key: newCommandId(),
      itemType: machine.itemType,
      model: machine.model,
      serialNumber: machine.serialNumber ?? '',
      isUnreadable: machine.serialNumber === null,
      // The order shows the words; the form has the codes.
      symptoms: symptoms.filter(({ text }) => machine.symptoms.includes(text)).map(({ code }) => code),
      faultDescription: machine.faultDescription,
      labelPhotos: photos.slice(0, MAX_LABEL_PHOTOS),
      faultPhotos: photos.slice(MAX_LABEL_PHOTOS),
    };
  });
  forgetDraft();
  changeDraft(() => ({ machines, contact: order.contact }));
}
