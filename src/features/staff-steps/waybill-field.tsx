import { platformClient } from '@/cloud/client';
import { TextField } from '@/components/field';
import { Icon } from '@/components/icon';
import { Tap } from '@/components/tap';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';

type WaybillFieldProps = { value: string; onChange: (value: string) => void; hint?: string | undefined; error?: string | undefined };

/** Typed or scanned from a slip. Ids: step-waybill, step-waybill-scan. */
export function WaybillField({ value, onChange, hint, error }: WaybillFieldProps) {
  const t = useTexts(staffStepTexts);
  const scan = async () => {
    const read = await platformClient.scan?.();
    if (read) onChange(read);
  };
  return (
    <TextField
      id="step-waybill"
      label={t.waybill}
      value={value}
      onChange={onChange}
      maxLength={64}
      hint={hint}
      error={error}
      after={
        platformClient.scan && (
          <Tap id="step-waybill-scan" className="field-after" label={t.scan} onTap={scan}>
            <Icon name="scan" />
          </Tap>
        )
      }
    />
  );
}

/** As the server takes it (core/contract/fields.ts). */
export const isWaybill = (mended: string): boolean => /^[A-Z0-9-]{6,32}$/.test(mended);
