import { TextField } from '@/components/field';
import { staffOrphanFormTexts } from '@/i18n/staff-orphan-form';
import { useTexts } from '@/i18n/texts';

/** What a slip tells of the sender, as typed. */
export type SenderInput = { readonly tail: string; readonly name: string; readonly region: string };

export const isTail = (tail: string): boolean => /^(\d{4})?$/.test(tail.trim());

/** As it is sent: without what was left empty. */
export const senderOf = ({ tail, name, region }: SenderInput) => ({
  ...(tail.trim() === '' ? {} : { phoneTail: tail.trim() }),
  ...(name.trim() === '' ? {} : { name: name.trim() }),
  ...(region.trim() === '' ? {} : { region: region.trim() }),
});

type SenderFieldsProps = { input: SenderInput; onChange: (part: Partial<SenderInput>) => void; tailError: string | undefined };

/** Ids: orphan-tail, orphan-name, orphan-region. */
export function SenderFields({ input, onChange, tailError }: SenderFieldsProps) {
  const t = useTexts(staffOrphanFormTexts);
  return (
    <>
      <TextField
        id="orphan-tail"
        label={t.tail}
        kind="number"
        value={input.tail}
        onChange={(tail) => onChange({ tail })}
        maxLength={4}
        optional
        error={tailError}
      />
      <TextField
        id="orphan-name"
        label={t.name}
        value={input.name}
        onChange={(name) => onChange({ name })}
        maxLength={60}
        hint={t.nameHint}
        optional
      />
      <TextField
        id="orphan-region"
        label={t.region}
        value={input.region}
        onChange={(region) => onChange({ region })}
        maxLength={60}
        optional
      />
    </>
  );
}
