import { type ChangeEvent, useState } from 'react';

/**
 * A field whose text lives in the address. The address comes back a moment after each letter: until the person leaves the field it shows what they
 * typed, or fast typing would lose letters.
 */
export function useTyped(written: string, write: (text: string) => void) {
  const [typed, setTyped] = useState<string>();
  return {
    value: typed ?? written,
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
      setTyped(target.value);
      write(target.value);
    },
    onBlur: () => setTyped(undefined),
  };
}
