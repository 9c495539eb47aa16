import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { TextField } from '@/components/field';
import { Icon } from '@/components/icon';
import { Tap } from '@/components/tap';
import { staffTexts } from '@/i18n/staff';
import { useTexts } from '@/i18n/texts';

const MIN_LENGTH = 2;
const MAX_LENGTH = 64;

type QueueSearchProps = { isSearching: boolean; onSearch: (text: string) => void };

/** By order, serial or waybill number. Ids: queue-search, queue-search-go, queue-search-clear. */
export function QueueSearch({ isSearching, onSearch }: QueueSearchProps) {
  const t = useTexts(staffTexts).search;
  const [typed, setTyped] = useState('');
  const [isTooShort, setIsTooShort] = useState(false);
  const change = (value: string) => {
    setTyped(value);
    setIsTooShort(false);
    if (value === '') onSearch('');
  };
  const search = () => {
    const text = typed.trim();
    if (text.length < MIN_LENGTH) setIsTooShort(true);
    else onSearch(text);
  };
  return (
    <TextField
      id="queue-search"
      label={t.label}
      value={typed}
      onChange={change}
      onEnter={search}
      placeholder={t.placeholder}
      maxLength={MAX_LENGTH}
      error={isTooShort ? t.tooShort : undefined}
      after={
        <View className="line">
          {isSearching && (
            <Tap id="queue-search-clear" className="field-after" label={t.clear} onTap={() => change('')}>
              <Icon name="close" />
            </Tap>
          )}
          <Tap id="queue-search-go" className="field-after queue-search-go" label={t.action} onTap={search}>
            <Icon name="search" />
            <Text>{t.action}</Text>
          </Tap>
        </View>
      }
    />
  );
}

/** Puts the cursor into the search, for the key "/". */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('#queue-search input')?.focus();
}
