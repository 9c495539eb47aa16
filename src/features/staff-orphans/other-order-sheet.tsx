import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { SuggestionView } from '#core/contract/orphans';
import type { OrderView } from '#core/contract/views/order-view';
import { machinePlace } from '#core/domain/machine-place';
import { callStaff } from '@/cloud/call';
import { PrimaryAction } from '@/components/button';
import { TextField } from '@/components/field';
import { useIsThere } from '@/components/is-there';
import { Sheet } from '@/components/sheet';
import { staffOrphanTexts } from '@/i18n/staff-orphans';
import { useTexts } from '@/i18n/texts';

/** An order that was not suggested, as if it had been: with what the table lets a parcel be linked to. */
function suggestionOf(order: OrderView): SuggestionView | undefined {
  const offer = order.offers.find(({ step, refusal }) => (step === 'link-orphan' || step === 'sign-orphan') && !refusal);
  if (!offer) return undefined;
  const { orderId, orderNumber, stageWord, contact } = order;
  const machineIds = offer.machineIds;
  return {
    orderId,
    orderNumber,
    stageWord,
    customerName: contact.name,
    isOpen: true,
    score: 0,
    reasons: [],
    actionText: '',
    action:
      offer.step === 'sign-orphan' ? { kind: 'sign', parcelId: offer.targetId ?? '' } : { kind: 'link', machineIds, chosenIds: machineIds },
    machines: order.machines
      .filter(({ id }) => machineIds.includes(id))
      .map(({ id, model, serialNumber, stateWord: word, state }) => ({
        id,
        text: `${model} · ${serialNumber ?? machinePlace(id)} · ${word}`,
        state,
      })),
  };
}

type OtherOrderSheetProps = { onClose: () => void; onFound: (suggestion: SuggestionView) => void };

/** By its number, when staff know better than the clues. Ids: other-sheet, other-text, other-find. */
export function OtherOrderSheet({ onClose, onFound }: OtherOrderSheetProps) {
  const t = useTexts(staffOrphanTexts).suggestions;
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const [isAsking, setIsAsking] = useState(false);
  const isThere = useIsThere();
  const look = async (): Promise<string | SuggestionView> => {
    const found = await callStaff('search', { text: typed });
    if (!found.ok) return found.error.message;
    const [entry] = found.value.entries;
    if (!entry) return t.otherNone;
    const order = await callStaff('get-order', { orderId: entry.orderId });
    if (!order.ok) return order.error.message;
    return suggestionOf(order.value) ?? t.otherNothing;
  };
  const find = async () => {
    if (isAsking) return;
    if (typed.trim().length < 2) {
      setError(t.otherNone);
      return;
    }
    setIsAsking(true);
    const answer = await look();
    setIsAsking(false);
    if (!isThere()) return;
    if (typeof answer === 'string') setError(answer);
    else onFound(answer);
  };
  return (
    <Sheet
      id="other-sheet"
      title={t.other}
      open
      onClose={onClose}
      footer={<PrimaryAction id="other-find" label={t.otherFind} busy={isAsking} onTap={find} />}
    >
      <TextField
        id="other-text"
        label={t.otherLabel}
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setError(undefined);
        }}
        onEnter={find}
        maxLength={64}
        error={error}
      />
      <Text className="small">{t.noneBody}</Text>
    </Sheet>
  );
}
