import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { commonTexts } from '@/i18n/common';
import { useTexts } from '@/i18n/texts';
import { DateText } from './date-text';
import { Icon } from './icon';
import { Tap } from './tap';
import './refusal-note.scss';

type Refused = {
  readonly message: string;
  readonly why?: readonly { readonly clause: string; readonly text: string }[];
  readonly whoCan?: readonly { readonly role: string; readonly text: string }[];
  readonly cure?: string;
  /** What others did since the order was read, where that is why. */
  readonly changes?: readonly { readonly at: number; readonly who: string; readonly what: string; readonly detail?: string }[];
};

/**
 * What cannot be done, why (the clause opens on a tap), and what can be done instead.
 *
 * @param calm for what is known to be impossible before anybody tried, though it would be theirs; otherwise it is announced as a failure
 */
export function RefusalNote({ id, error, calm = false }: { id?: string; error: Refused; calm?: boolean }) {
  const t = useTexts(commonTexts);
  // A customer who reads this knows that customers can.
  const others = error.whoCan?.filter(({ role }) => role !== 'customer') ?? [];
  const [opened, setOpened] = useState<string>();
  return (
    <View
      {...(id ? { id } : {})}
      className={`refusal ${calm ? 'refusal-calm' : ''}`}
      {...(!calm && process.env.TARO_ENV === 'h5' ? { role: 'alert' } : {})}
    >
      <View className="refusal-head">
        <Icon name="alert" />
        <Text className="refusal-message">{error.message}</Text>
      </View>
      {error.why && error.why.length > 0 && (
        <View className="refusal-clauses">
          <Text>{t.why}</Text>
          {error.why.map(({ clause }) => (
            <Tap key={clause} className="refusal-clause" onTap={() => setOpened(opened === clause ? undefined : clause)}>
              <Text>{`${clause} ${opened === clause ? '⌄' : '›'}`}</Text>
            </Tap>
          ))}
        </View>
      )}
      {error.why?.map(
        ({ clause, text }) => clause === opened && <Text key={clause} className="refusal-line">{`${clause} · ${text}`}</Text>,
      )}
      {!calm && others.length > 0 && <Text className="refusal-line">{`${t.whoCan}${others.map(({ text }) => text).join(t.comma)}`}</Text>}
      {error.changes && error.changes.length > 0 && <Text className="refusal-line refusal-message">{t.changes}</Text>}
      {error.changes?.map(({ at, who, what, detail }) => (
        <View key={`${at}-${what}`} className="refusal-change">
          <Text>{`${who} · ${what}${detail ? ` · ${detail}` : ''}`}</Text>
          <DateText at={at} as="moment" />
        </View>
      ))}
      {error.cure && <Text className="refusal-line">{`${t.cure}${error.cure}`}</Text>}
    </View>
  );
}
