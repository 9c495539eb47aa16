import { INBOUND_CARRIERS, type InboundCarrier } from '#core/domain/carrier';
import { normaliseWaybill } from '#core/domain/waybill';
import { platformClient } from '@/cloud/client';
import { CheckRow, Chips } from '@/components/choice';
import { Field, TextField } from '@/components/field';
import { Icon } from '@/components/icon';
import { Tap } from '@/components/tap';
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
  const typed = (value: string) => onChange({ waybill: value, carrier: guessCarrier(value) ?? input.carrier });
  const scan = async () => {
    const read = await platformClient.scan?.();
    if (read) typed(read);
  };
  return (
    <>
      <TextField
        id="orphan-waybill"
        label={t.waybill}
        value={input.waybill}
        onChange={typed}
        maxLength={64}
        disabled={input.isUnreadable}
        error={waybillError}
        after={
          platformClient.scan && (
            <Tap id="orphan-waybill-scan" className="field-after" label={t.scan} onTap={scan}>
              <Icon name="scan" />
            </Tap>
          )
        }
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
