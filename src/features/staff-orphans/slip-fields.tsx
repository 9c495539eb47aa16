import { INBOUND_CARRIERS, type InboundCarrier } from '#core/domain/carrier';
import { normaliseWaybill } from '#core/domain/waybill';
import { CheckRow, Chips } from '@/components/choice';
import { Field } from '@/components/field';
import { ScanField } from '@/components/scan-field';
import { staffOrphanFormTexts } from '@/i18n/staff-orphan-form';
import { useTexts } from '@/i18n/texts';
import { guessCarrier } from './guess-carrier';

const WAYBILL = /^[A-Z0-9-]{6,32}$/;

/** What the slip says of carrier and waybill, as typed. */
export type SlipInput = { readonly waybill: string; readonly isUnreadable: boolean; readonly carrier: InboundCarrier | undefined };

export const isWaybillTyped = ({ waybill, isUnreadable }: SlipInput): boolean => isUnreadable || WAYBILL.test(normaliseWaybill(waybill));

/** As it is sent. */
export const slipOf = ({ carrier, waybill, isUnreadable }: SlipInput) => ({
  carrier: carrier ?? ('other' as const),
  waybillNumber: isUnreadable ? null : normaliseWaybill(waybill),
});

type SlipFieldsProps = {
  input: SlipInput;
  onChange: (part: Partial<SlipInput>) => void;
  waybillError: string | undefined;
  carrierError: string | undefined;
};

/** Ids: orphan-waybill, orphan-waybill-scan, orphan-no-waybill, orphan-carrier-<code>. */
export function SlipFields({ input, onChange, waybillError, carrierError }: SlipFieldsProps) {
  const t = useTexts(staffOrphanFormTexts);
  const typed = (value: string) => {
    const carrier = guessCarrier(value);
    onChange({ waybill: value, ...(carrier ? { carrier } : {}) });
  };
  return (
    <>
      <ScanField
        id="orphan-waybill"
        label={t.waybill}
        value={input.waybill}
        onChange={typed}
        disabled={input.isUnreadable}
        error={waybillError}
      />
      <CheckRow
        id="orphan-no-waybill"
        checked={input.isUnreadable}
        onChange={(isUnreadable) => onChange({ isUnreadable })}
        label={t.noWaybill}
        detail={t.noWaybillDetail}
      />
      <Field id="orphan-carrier" label={t.carrier} error={carrierError}>
        <Chips
          id="orphan-carrier"
          kind="radio"
          options={INBOUND_CARRIERS.map((key) => ({ key, label: t.carriers[key] }))}
          chosen={input.carrier ? [input.carrier] : []}
          onToggle={(carrier) => onChange({ carrier })}
        />
      </Field>
    </>
  );
}
