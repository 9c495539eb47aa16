import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ReplyError } from '#core/contract/reply';
import { commonTexts } from '@/i18n/common';
import { useTexts } from '@/i18n/texts';
import { Icon } from './icon';
import { Tap } from './tap';
import './refusal-note.scss';

/** What cannot be done, why (the clause opens on a tap), and what can be done instead. */
export function RefusalNote({ id, error }: { id?: string; error: ReplyError }) {
  const t = useTexts(commonTexts);
  const [opened, setOpened] = useState<string>();
  return (
    <View {...(id ? { id } : {})} className="refusal" {...(process.env.TARO_ENV === 'h5' ? { role: 'alert' } : {})}>
      <View className="refusal-head">
        <Icon name="alert" />
        <Text className="refusal-message">{error.message}</Text>
      </View>
      {error.why?.map(({ clause, text }) => (
        <Tap key={clause} className="refusal-clause" onTap={() => setOpened(opened === clause ? undefined : clause)}>
          <Text>{`${t.why} ${clause}${opened === clause ? ` · ${text}` : ' ›'}`}</Text>
        </Tap>
      ))}
      {error.whoCan && error.whoCan.length > 0 && (
        <Text className="refusal-line">{`${t.whoCan}${error.whoCan.map(({ text }) => text).join(t.comma)}`}</Text>
      )}
      {error.cure && <Text className="refusal-line">{`${t.cure}${error.cure}`}</Text>}
    </View>
  );
}
