import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { OrphanView } from '#core/contract/orphans';
import { orphanIdOf } from '#core/domain/orphan/orphan-id';
import { normaliseWaybill } from '#core/domain/waybill';
import { callStaff } from '@/cloud/call';
import { attachmentIdsOf } from '@/cloud/photo-uploads';
import { useCommand } from '@/cloud/use-command';
import { usePhotoUploads } from '@/cloud/use-photo-uploads';
import { PrimaryAction, SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { Field, TextField } from '@/components/field';
import { useFirstFault } from '@/components/first-fault';
import { useIsThere } from '@/components/is-there';
import { PhotoPicker } from '@/components/photo-picker';
import { RefusalNote } from '@/components/refusal-note';
import { staffOrphanFormTexts } from '@/i18n/staff-orphan-form';
import { useTexts } from '@/i18n/texts';
import { guessCarrier } from './guess-carrier';
import { isTail, SenderFields, type SenderInput, senderOf } from './sender-fields';
import { SerialList } from './serial-list';
import { isWaybillTyped, SlipFields, type SlipInput, slipOf } from './slip-fields';

const MAX_PHOTOS = 9;
const NO_URLS = {};

type Input = SenderInput &
  SlipInput & {
    readonly serials: readonly string[];
    readonly place: string;
  };

type RegisterFormProps = {
  /** As typed or scanned where the parcel was looked for. */
  waybillNumber: string;
  onDone: (orphan: OrphanView) => void;
  /** To the order that expects the parcel. */
  onSign: (place: { orderId: string; parcelId: string; waybillNumber: string }) => void;
  /** To the entry that is there already. */
  onEntry: (orphanId: string) => void;
};

/**
 * A parcel that no order expects, as far as it can be read (R16). Ids: orphan-photos, orphan-place, register, register-failed, register-sign,
 * register-entry, and those of SlipFields, SerialList and SenderFields.
 */
export function RegisterForm({ waybillNumber: typedBefore, onDone, onSign, onEntry }: RegisterFormProps) {
  const t = useTexts(staffOrphanFormTexts);
  const { uploads, photos } = usePhotoUploads('staff', 'finding');
  const [input, setInput] = useState<Input>(() => ({
    waybill: typedBefore,
    isUnreadable: false,
    carrier: guessCarrier(typedBefore),
    serials: [],
    tail: '',
    name: '',
    region: '',
    place: '',
  }));
  const change = (part: Partial<Input>) => setInput((before) => ({ ...before, ...part }));
  const showFirstFault = useFirstFault();
  const isThere = useIsThere();
  const [wasAsked, setWasAsked] = useState(false);
  const command = useCommand((payload: ReturnType<typeof request>, commandId) => callStaff('register-orphan', { commandId, ...payload }));

  const ids = attachmentIdsOf(photos);
  const faults = {
    waybill: isWaybillTyped(input) ? undefined : t.errors.waybill,
    carrier: input.carrier ? undefined : t.errors.carrier,
    photos: photos.length === 0 ? t.errors.photos : ids ? undefined : t.errors.uploading,
    place: input.place.trim() === '' ? t.errors.place : undefined,
    tail: isTail(input.tail) ? undefined : t.errors.tail,
  };
  const isWrong = Object.values(faults).some((fault) => fault !== undefined);
  const errorOf = (field: keyof typeof faults) => (wasAsked ? faults[field] : undefined);

  const request = () => ({
    ...slipOf(input),
    photos: [...(ids ?? [])],
    serialNumbers: [...input.serials],
    sender: senderOf(input),
    place: input.place.trim(),
  });
  const register = async () => {
    setWasAsked(true);
    if (isWrong) {
      showFirstFault();
      return;
    }
    const reply = await command.run(request());
    if (reply?.ok && isThere()) onDone(reply.value);
  };
  const toSign = async () => {
    const waybill = normaliseWaybill(input.waybill);
    const reply = await callStaff('find-parcel', { waybillNumber: waybill });
    if (reply.ok && isThere()) onSign({ ...reply.value, waybillNumber: waybill });
  };

  return (
    <>
      <Text className="secondary">{t.sentence}</Text>
      <Card>
        <Field id="orphan-photos" label={t.photos} error={errorOf('photos')}>
          <PhotoPicker id="orphan-photos" uploads={uploads} photos={photos} urls={NO_URLS} max={MAX_PHOTOS} hint={t.photosHint} />
        </Field>
      </Card>
      <Card>
        <SlipFields input={input} onChange={change} waybillError={errorOf('waybill')} carrierError={errorOf('carrier')} />
        <TextField
          id="orphan-place"
          label={t.place}
          value={input.place}
          onChange={(place) => change({ place })}
          maxLength={60}
          hint={t.placeHint}
          error={errorOf('place')}
        />
      </Card>
      <Card>
        <SerialList serials={input.serials} onChange={(serials) => change({ serials })} />
        <SenderFields input={input} onChange={change} tailError={errorOf('tail')} />
      </Card>
      {command.error && <RefusalNote id="register-failed" error={command.error} />}
      {command.error?.code === 'waybill-expected' && <SecondaryAction id="register-sign" label={t.toSign} onTap={toSign} />}
      {command.error?.code === 'parcel-registered' && (
        <SecondaryAction
          id="register-entry"
          label={t.toEntry}
          onTap={() => onEntry(orphanIdOf(request().carrier, request().waybillNumber, request().photos[0] ?? ''))}
        />
      )}
      {wasAsked && isWrong && (
        <Text id="missing" className="missing">
          {t.missing}
        </Text>
      )}
      <PrimaryAction id="register" label={t.submit} busy={command.busy} onTap={register} />
    </>
  );
}
