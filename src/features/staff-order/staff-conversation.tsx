import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyError } from '#core/contract/reply';
import type { StaffStepPayload } from '#core/contract/steps';
import type { MachineView } from '#core/contract/views/machine-view';
import type { OrderView } from '#core/contract/views/order-view';
import { attachmentIdsOf } from '@/cloud/photo-uploads';
import { takeStaffStep } from '@/cloud/staff-order';
import { useCommand } from '@/cloud/use-command';
import { usePhotoUploads } from '@/cloud/use-photo-uploads';
import type { LiveView } from '@/cloud/use-view';
import { Note } from '@/components/badge';
import { QuietAction, SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { CheckRow } from '@/components/choice';
import { DateText } from '@/components/date-text';
import { Field, LongTextField } from '@/components/field';
import { PhotoPicker, PhotoRow } from '@/components/photo-picker';
import { RefusalNote } from '@/components/refusal-note';
import { staffOrderTexts } from '@/i18n/staff-order';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { machineName } from '@/machine-name';

const MAX_PHOTOS = 9;
const NO_URLS = {};

type ConversationProps = { order: OrderView; live: LiveView<OrderView>; urls: Readonly<Record<string, string>> };

/** The thread with the customer. Ids: staff-conversation, staff-message-text, staff-message-photos (then -add), staff-message-open (then -<machine>), staff-message-send. */
export function StaffConversation({ order, live, urls }: ConversationProps) {
  const t = useTexts(staffOrderTexts);
  const open = order.infoRequests.find(({ answer }) => answer === undefined);
  const mayWrite = order.offers.some(({ step, refusal }) => step === 'message' && !refusal);
  return (
    <Card id="staff-conversation" title={t.conversation}>
      {open && (
        <Note id="staff-open-question" tone="attention" icon="clock">
          {t.openQuestion(open.question)}
        </Note>
      )}
      {order.messages.length === 0 && <Text className="secondary">{t.noMessages}</Text>}
      {order.messages.map((message) => (
        <View key={`${message.at}:${message.text}`} className={`staff-message ${message.from === 'staff' ? 'staff-message-ours' : ''}`}>
          <View className="line small">
            <Text>{message.from === 'customer' ? t.customer : t.staff}</Text>
            <DateText at={message.at} as="moment" />
          </View>
          <Text selectable userSelect>
            {message.text}
          </Text>
          <PhotoRow attachmentIds={message.photos} urls={urls} />
        </View>
      ))}
      {mayWrite && <Composer order={order} live={live} />}
    </Card>
  );
}

function Composer({ order, live }: Pick<ConversationProps, 'order' | 'live'>) {
  const t = useTexts(staffOrderTexts);
  const steps = useTexts(staffStepTexts);
  const [text, setText] = useState('');
  const [withPhotos, setWithPhotos] = useState(false);
  const [opened, setOpened] = useState<readonly string[]>();
  const [stale, setStale] = useState<ReplyError>();
  const { uploads, photos } = usePhotoUploads('staff', 'message');
  const command = useCommand((payload: StaffStepPayload<'message'>, commandId) => takeStaffStep(order, 'message', payload, commandId));
  const attachmentIds = attachmentIdsOf(photos);

  const send = async () => {
    if (!attachmentIds) {
      Taro.showToast({ title: steps.faults['photo-not-through'], icon: 'none' });
      return;
    }
    const asked = opened && opened.length > 0 ? { disassemblyMachineIds: [...opened] } : {};
    const reply = await command.run({ text: text.trim(), photos: [...attachmentIds], ...asked });
    if (!reply) return;
    const lost = !reply.ok && reply.error.code === 'stale-version' ? reply.error : undefined;
    setStale(lost);
    if (lost) {
      command.clearError();
      await live.reload();
    }
    if (!reply.ok) return;
    live.replace(reply.value);
    // What was written meanwhile is the next message.
    setText((now) => (now === text ? '' : now));
    setOpened(undefined);
    for (const { key } of photos) uploads.remove(key);
    // A picture that was taken meanwhile goes with the next message: nobody sends what they do not see.
    setWithPhotos(uploads.photos().length > 0);
    Taro.showToast({ title: t.sent, icon: 'success' });
  };

  return (
    <View className="stack divided">
      <LongTextField
        id="staff-message-text"
        label={t.write}
        value={text}
        onChange={setText}
        placeholder={t.writePlaceholder}
        maxLength={1000}
      />
      {withPhotos ? (
        <Field label={t.messagePhotos} optional>
          <PhotoPicker id="staff-message-photos" uploads={uploads} photos={photos} urls={NO_URLS} max={MAX_PHOTOS} hint={t.photoHint} />
        </Field>
      ) : (
        <QuietAction id="staff-message-photos" label={t.messagePhotos} onTap={() => setWithPhotos(true)} />
      )}
      <OpenedMachines order={order} opened={opened} onChange={setOpened} />
      {stale && <RefusalNote id="staff-message-stale" error={stale} />}
      {command.error && <RefusalNote id="staff-message-failed" error={command.error} />}
      <SecondaryAction id="staff-message-send" label={t.send} busy={command.busy} disabled={text.trim() === ''} onTap={send} />
    </View>
  );
}

/** Still with the customer: what they open now on our advice does not void the warranty (R32). */
const WITH_CUSTOMER: readonly MachineView['state'][] = ['listed', 'expected'];

type OpenedProps = { order: OrderView; opened: readonly string[] | undefined; onChange: (opened: readonly string[]) => void };

/** Which machines the message asks the customer to open; behind a button, for it is rare. */
function OpenedMachines({ order, opened, onChange }: OpenedProps) {
  const t = useTexts(staffOrderTexts);
  const machines = order.machines.filter(({ state, disassemblyAsked }) => WITH_CUSTOMER.includes(state) && !disassemblyAsked);
  if (machines.length === 0) return null;
  if (!opened) return <QuietAction id="staff-message-open" label={t.open} onTap={() => onChange([])} />;
  return (
    <Field label={t.open} hint={t.openHint}>
      {machines.map((machine) => (
        <CheckRow
          key={machine.id}
          id={`staff-message-open-${machine.id}`}
          checked={opened.includes(machine.id)}
          onChange={(isAsked) => onChange(isAsked ? [...opened, machine.id] : opened.filter((id) => id !== machine.id))}
          label={machineName(machine)}
        />
      ))}
    </Field>
  );
}
