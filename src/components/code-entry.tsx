import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { SecondaryAction } from './button';
import { ScanField } from './scan-field';
import { Tap } from './tap';

type CodeEntryProps = {
  id: string;
  label: string;
  hint: string;
  optional?: boolean;
  /** What to tell where it is no such code. */
  invalid: string;
  /** On the button that takes what was typed. */
  add: string;
  /** A code as it is kept; undefined where it is none. */
  mend: (typed: string) => string | undefined;
  onCode: (code: string) => void;
};

/** One code after the other, typed or scanned. Ids: <id>, <id>-scan, <id>-add. */
export function CodeEntry({ id, label, hint, optional = false, invalid, add, mend, onCode }: CodeEntryProps) {
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const change = (value: string) => {
    setTyped(value);
    setIsWrong(false);
  };
  const take = (read: string) => {
    const code = mend(read);
    change(code === undefined ? read : '');
    setIsWrong(code === undefined);
    if (code !== undefined) onCode(code);
  };
  return (
    <>
      <ScanField
        id={id}
        label={label}
        value={typed}
        onChange={change}
        onScan={take}
        onEnter={() => take(typed)}
        hint={hint}
        optional={optional}
        error={isWrong ? invalid : undefined}
      />
      {typed.trim() !== '' && <SecondaryAction id={`${id}-add`} label={add} onTap={() => take(typed)} />}
    </>
  );
}

type CodeRowsProps = {
  codes: readonly string[];
  /** The word that takes one out again. */
  remove: string;
  onRemove: (code: string) => void;
};

/** The codes that were taken so far. */
export function CodeRows({ codes, remove, onRemove }: CodeRowsProps) {
  return (
    <>
      {codes.map((code) => (
        <View key={code} className="between">
          <Text className="amount">{code}</Text>
          <Tap className="tap-word" onTap={() => onRemove(code)}>
            <Text>{remove}</Text>
          </Tap>
        </View>
      ))}
    </>
  );
}
