import { platformClient } from '@/cloud/client';
import { commonTexts } from '@/i18n/common';
import { useTexts } from '@/i18n/texts';
import { TextField, type TextFieldProps } from './field';
import { Icon } from './icon';
import { Tap } from './tap';

/** As long as whatever a scanner may read; what counts of it is shorter. */
const MAX_LENGTH = 64;

type ScanFieldProps = Omit<TextFieldProps, 'after' | 'maxLength'> & {
  /** Where a code that was read does more than to fill the field. */
  onScan?: (read: string) => void;
};

/** What stands on a label or a slip, typed or scanned. Ids: <id>, <id>-scan. */
export function ScanField({ onScan, ...field }: ScanFieldProps) {
  const t = useTexts(commonTexts);
  const scan = async () => {
    const read = await platformClient.scan?.();
    if (read) (onScan ?? field.onChange)(read);
  };
  return (
    <TextField
      {...field}
      maxLength={MAX_LENGTH}
      after={
        platformClient.scan && (
          <Tap id={`${field.id}-scan`} className="field-after" label={t.scan} onTap={scan}>
            <Icon name="scan" />
          </Tap>
        )
      }
    />
  );
}
