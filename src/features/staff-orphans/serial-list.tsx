import { CodeEntry, CodeRows } from '@/components/code-entry';
import { staffOrphanFormTexts } from '@/i18n/staff-orphan-form';
import { useTexts } from '@/i18n/texts';
import { serialNumberOf } from '@/serial-number';

type SerialListProps = { serials: readonly string[]; onChange: (serials: readonly string[]) => void };

/** Serials that can be seen, typed or scanned one after the other. Ids: orphan-serial, orphan-serial-add, orphan-serial-scan. */
export function SerialList({ serials, onChange }: SerialListProps) {
  const t = useTexts(staffOrphanFormTexts);
  const take = (serial: string) => onChange([...new Set([...serials, serial])]);
  return (
    <>
      <CodeEntry
        id="orphan-serial"
        label={t.serials}
        hint={t.serialsHint}
        optional
        invalid={t.errors.serial}
        add={t.add}
        mend={serialNumberOf}
        onCode={take}
      />
      <CodeRows codes={serials} remove={t.remove} onRemove={(gone) => onChange(serials.filter((serial) => serial !== gone))} />
    </>
  );
}
