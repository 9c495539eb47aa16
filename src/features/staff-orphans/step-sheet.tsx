import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { OrphanView } from '#core/contract/orphans';
import type { ParcelRefusal } from '#core/domain/parcel';
import { attachmentIdsOf } from '@/cloud/photo-uploads';
import { usePhotoUploads } from '@/cloud/use-photo-uploads';
import { PrimaryAction, QuietAction } from '@/components/button';
import { Chips } from '@/components/choice';
import { Field, LongTextField, TextField } from '@/components/field';
import { useIsThere } from '@/components/is-there';
import { PhotoPicker } from '@/components/photo-picker';
import { Sheet } from '@/components/sheet';
import { staffOrphanFormTexts } from '@/i18n/staff-orphan-form';
import { staffOrphanSheetTexts } from '@/i18n/staff-orphan-sheets';
import { useTexts } from '@/i18n/texts';
import { isTail, SenderFields, senderOf } from './sender-fields';
import { SerialList } from './serial-list';
import { isWaybillTyped, SlipFields, type SlipInput, slipOf } from './slip-fields';
import { StepProblem } from './step-problem';
import type { OrphanCommand } from './use-orphan';

/** Steps that are asked about in a sheet; linking and telling have their own. */
export const SHEET_STEPS = ['take-in', 'refuse', 'note-contact', 'amend', 'correct-slip', 'hold', 'reopen', 'come-again'] as const;
export type SheetStep = (typeof SHEET_STEPS)[number];

const MAX_PHOTOS = 9;
const NO_URLS = {};

type Input = SlipInput & {
  readonly place: string;
  readonly text: string;
  readonly reason: ParcelRefusal | undefined;
  readonly serials: readonly string[];
  readonly tail: string;
  readonly name: string;
  readonly region: string;
};

type StepSheetProps = { step: SheetStep; word: string; orphan: OrphanView; command: OrphanCommand; onClose: () => void };

/** One step's questions. Ids: sheet-<step>, confirm-<step>, sheet-place, sheet-text, reason-<code>, sheet-photos, and those of SlipFields, SerialList and SenderFields. */
export function StepSheet({ step, word, orphan, command, onClose }: StepSheetProps) {
  const t = useTexts(staffOrphanSheetTexts);
  const form = useTexts(staffOrphanFormTexts);
  const { uploads, photos } = usePhotoUploads('staff', 'finding');
  const { sender } = orphan;
  const [input, setInput] = useState<Input>({
    waybill: orphan.waybillNumber ?? '',
    isUnreadable: orphan.waybillNumber === null,
    carrier: orphan.carrier,
    place: orphan.place,
    text: '',
    reason: undefined,
    serials: orphan.serialNumbers,
    tail: sender.phoneTail ?? '',
    name: sender.name ?? '',
    region: sender.region ?? '',
  });
  const change = (part: Partial<Input>) => setInput((before) => ({ ...before, ...part }));
  const [wasAsked, setWasAsked] = useState(false);
  const isThere = useIsThere();
  const ids = attachmentIdsOf(photos);

  const hasPlace = step === 'take-in' || step === 'amend';
  const hasText = step === 'refuse' || step === 'note-contact' || step === 'reopen';
  const isSlip = step === 'correct-slip';
  // What comes with a slip that was once read wrongly is another parcel, and nobody has seen it yet.
  const needsPhotos = step === 'refuse' || (step === 'come-again' && orphan.state === 'corrected');
  const hasPhotos = needsPhotos || step === 'amend';
  const faults = {
    place: hasPlace && input.place.trim() === '' ? form.errors.place : undefined,
    text: hasText && step !== 'refuse' && input.text.trim() === '' ? form.errors.text : undefined,
    reason: step === 'refuse' && !input.reason ? form.errors.reason : undefined,
    photos: needsPhotos && photos.length === 0 ? form.errors.photos : hasPhotos && !ids ? form.errors.uploading : undefined,
    waybill: isSlip && !isWaybillTyped(input) ? form.errors.waybill : undefined,
    carrier: isSlip && !input.carrier ? form.errors.carrier : undefined,
    tail: step === 'amend' && !isTail(input.tail) ? form.errors.tail : undefined,
  };
  const errorOf = (field: keyof typeof faults) => (wasAsked ? faults[field] : undefined);
  const payload = (): object => {
    switch (step) {
      case 'take-in':
        return { place: input.place.trim() };
      case 'refuse':
        return { reason: input.reason, text: input.text.trim(), photos: [...(ids ?? [])] };
      case 'amend':
        return { place: input.place.trim(), serialNumbers: [...input.serials], sender: senderOf(input), photos: [...(ids ?? [])] };
      case 'correct-slip':
        return slipOf(input);
      case 'come-again':
        return needsPhotos ? { photos: [...(ids ?? [])] } : {};
      case 'note-contact':
      case 'reopen':
        return { text: input.text.trim() };
      default:
        return {};
    }
  };
  const take = async () => {
    setWasAsked(true);
    if (Object.values(faults).some((fault) => fault !== undefined)) return;
    if ((await command.take(step, payload())) && isThere()) onClose();
  };
  const textLabel = step === 'refuse' ? t.note : step === 'reopen' ? t.reopen : t.contact;

  return (
    <Sheet
      id={`sheet-${step}`}
      title={word}
      open
      onClose={onClose}
      footer={
        <>
          <PrimaryAction id={`confirm-${step}`} label={word} busy={command.busy} onTap={take} />
          <QuietAction label={t.cancel} onTap={onClose} />
        </>
      }
    >
      <Text className="secondary">{t.sentences[needsPhotos && step === 'come-again' ? 'another' : step]}</Text>
      {step === 'refuse' && (
        <Field id="reason" label={t.reason} error={errorOf('reason')}>
          <Chips
            id="reason"
            kind="radio"
            options={orphan.doorReasons.map(({ code, text }) => ({ key: code, label: text }))}
            chosen={input.reason ? [input.reason] : []}
            onToggle={(reason) => change({ reason })}
          />
        </Field>
      )}
      {isSlip && <SlipFields input={input} onChange={change} waybillError={errorOf('waybill')} carrierError={errorOf('carrier')} />}
      {step === 'amend' && (
        <>
          <SerialList serials={input.serials} onChange={(serials) => change({ serials })} />
          <SenderFields input={input} onChange={change} tailError={errorOf('tail')} />
        </>
      )}
      {hasPlace && (
        <TextField
          id="sheet-place"
          label={t.place}
          value={input.place}
          onChange={(place) => change({ place })}
          maxLength={60}
          hint={form.placeHint}
          error={errorOf('place')}
        />
      )}
      {hasText && (
        <LongTextField
          id="sheet-text"
          label={textLabel}
          value={input.text}
          onChange={(text) => change({ text })}
          maxLength={1000}
          placeholder={step === 'note-contact' ? t.contactPlaceholder : ''}
          optional={step === 'refuse'}
          error={errorOf('text')}
        />
      )}
      {hasPhotos && (
        <Field id="sheet-photos" label={step === 'refuse' ? t.photos : form.photos} optional={step === 'amend'} error={errorOf('photos')}>
          <PhotoPicker id="sheet-photos" uploads={uploads} photos={photos} urls={NO_URLS} max={MAX_PHOTOS} hint={t.photosHint} />
        </Field>
      )}
      <StepProblem command={command} />
    </Sheet>
  );
}
