import type { Address } from '#core/domain/address';
import { CheckRow } from '@/components/choice';
import { TextField } from '@/components/field';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';

export const emptyAddress: Address = { name: '', phone: '', region: '', street: '', overseas: false };

/** As the server's own check begins: every part is there (R21). */
export const isAddressGiven = ({ name, phone, region, street }: Address): boolean =>
  [name, phone, region, street].every((part) => part.trim().length >= 2);

type AddressFieldsProps = { address: Address; onChange: (part: Partial<Address>) => void; error: string | undefined };

/** An address to be typed. Ids: other-name, other-phone, other-region, other-street, other-overseas. */
export function AddressFields({ address, onChange: change, error }: AddressFieldsProps) {
  const t = useTexts(staffStepTexts);
  return (
    <>
      <TextField id="other-name" label={t.recipient} value={address.name} onChange={(name) => change({ name })} maxLength={60} />
      <TextField
        id="other-phone"
        label={t.phone}
        value={address.phone}
        onChange={(phone) => change({ phone })}
        kind="phone"
        maxLength={40}
      />
      <TextField id="other-region" label={t.region} value={address.region} onChange={(region) => change({ region })} maxLength={60} />
      <TextField
        id="other-street"
        label={t.street}
        value={address.street}
        onChange={(street) => change({ street })}
        maxLength={200}
        error={error}
      />
      <CheckRow id="other-overseas" checked={address.overseas} onChange={(overseas) => change({ overseas })} label={t.overseas} />
    </>
  );
}
