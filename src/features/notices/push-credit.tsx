import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { StartView } from '#core/contract/views/start-view';
import { askToSubscribe } from '@/cloud/subscribe';
import { QuietAction } from '@/components/button';
import { Card, Row } from '@/components/card';
import { noticeTexts } from '@/i18n/notices';
import { useTexts } from '@/i18n/texts';
import { openMessageSettings } from '@/navigation';

const KINDS = ['progress', 'quotation', 'return'] as const;

/** Which kinds also come as WeChat's own message, and how to allow more. Ids: push-credit, push-<kind>, push-top-up, open-message-settings. */
export function PushCredit({ subscribe, onChanged }: { subscribe: StartView['subscribe']; onChanged: () => Promise<void> }) {
  const t = useTexts(noticeTexts).quiet;
  const [busy, setBusy] = useState(false);
  const topUp = async () => {
    setBusy(true);
    await askToSubscribe(KINDS.map((kind) => subscribe[kind]));
    await onChanged();
    setBusy(false);
    Taro.showToast({ title: t.done, icon: 'none' });
  };
  return (
    <Card id="push-credit" title={t.title} aside={<QuietAction id="push-top-up" label={t.action} busy={busy} onTap={topUp} />}>
      <View>
        {KINDS.map((kind) => (
          <Row key={kind} id={`push-${kind}`} label={t.kinds[kind]} value={t.left(subscribe.credits[subscribe[kind]] ?? 0)} />
        ))}
      </View>
      <Text className="small">{t.sentence}</Text>
      <Row id="open-message-settings" label={t.settings} onTap={openMessageSettings} />
    </Card>
  );
}
