import { ScanField } from '@/components/scan-field';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';

type WaybillFieldProps = { value: string; onChange: (value: string) => void; hint?: string | undefined; error?: string | undefined };

/** Typed or scanned from a slip. Ids: step-waybill, step-waybill-scan. */
export function WaybillField({ value, onChange, hint, error }: WaybillFieldProps) {
  const t = useTexts(staffStepTexts);
  return <ScanField id="step-waybill" label={t.waybill} value={value} onChange={onChange} hint={hint} error={error} />;
}

/** As the server takes it (core/contract/fields.ts). */
export const isWaybill = (mended: string): boolean => /^[A-Z0-9-]{6,32}$/.test(mended);
