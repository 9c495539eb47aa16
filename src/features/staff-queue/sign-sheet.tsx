import { Text } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { ReplyError } from '#core/contract/reply';
import { normaliseWaybill } from '#core/domain/waybill';
import { callStaff } from '@/cloud/call';
import { PrimaryAction, SecondaryAction } from '@/components/button';
import { RefusalNote } from '@/components/refusal-note';
import { ScanField } from '@/components/scan-field';
import { Sheet } from '@/components/sheet';
import { staffTexts } from '@/i18n/staff';
import { useTexts } from '@/i18n/texts';

const WAYBILL = /^[A-Z0-9-]{6,32}$/;

export type FoundParcel = { readonly orderId: string; readonly parcelId: string; readonly waybillNumber: string };
type SignSheetProps = {
  open: boolean;
  onClose: () => void;
  onFound: (parcel: FoundParcel) => void;
  /** No order expects it: it is registered as an orphan parcel. */
  onOrphan: (waybillNumber: string) => void;
};

/** From the slip on a parcel to its order (R16). Ids: sign-sheet, sign-waybill, sign-waybill-scan, sign-find, sign-not-found, sign-orphan. */
export function SignSheet({ open, onClose, onFound, onOrphan }: SignSheetProps) {
  const t = useTexts(staffTexts).sign;
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [error, setError] = useState<ReplyError>();

  // An answer counts for the slip it was asked about, while the sheet is open.
  const asks = useRef(0);
  const isOpen = useRef(open);
  isOpen.current = open;

  const change = (value: string) => {
    asks.current += 1;
    setIsAsking(false);
    setTyped(value);
    setIsWrong(false);
    setError(undefined);
  };
  const find = async (slip: string) => {
    const waybillNumber = normaliseWaybill(slip);
    if (!WAYBILL.test(waybillNumber)) {
      setIsWrong(true);
      return;
    }
    asks.current += 1;
    const mine = asks.current;
    setIsAsking(true);
    setError(undefined);
    const reply = await callStaff('find-parcel', { waybillNumber });
    if (mine !== asks.current) return;
    setIsAsking(false);
    if (!isOpen.current) return;
    if (!reply.ok) {
      setError(reply.error);
      return;
    }
    change('');
    onFound({ ...reply.value, waybillNumber });
  };
  const scanned = (read: string) => {
    change(read);
    void find(read);
  };

  return (
    <Sheet
      id="sign-sheet"
      title={t.title}
      open={open}
      onClose={onClose}
      footer={<PrimaryAction id="sign-find" label={t.find} busy={isAsking} onTap={() => find(typed)} />}
    >
      <ScanField
        id="sign-waybill"
        label={t.label}
        value={typed}
        onChange={change}
        onScan={scanned}
        onEnter={() => find(typed)}
        placeholder={t.placeholder}
        error={isWrong ? t.invalid : undefined}
      />
      {error && (
        <RefusalNote
          id="sign-not-found"
          error={
            error.code === 'not-found'
              ? { message: t.notFound.message, why: [{ clause: 'R16', text: t.notFound.clause }], cure: t.notFound.cure }
              : error
          }
        />
      )}
      {error?.code === 'not-found' && (
        <SecondaryAction
          id="sign-orphan"
          label={t.orphan}
          onTap={() => {
            change('');
            onOrphan(normaliseWaybill(typed));
          }}
        />
      )}
      <Text className="small">{t.hint}</Text>
    </Sheet>
  );
}
