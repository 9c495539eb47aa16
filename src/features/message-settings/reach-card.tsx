import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { MessageSettings } from '#core/contract/messages';
import { topUp } from '@/cloud/subscribe';
import { PrimaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { messageSettingTexts } from '@/i18n/message-settings';
import { useTexts } from '@/i18n/texts';
import { type Reach, SUBSCRIBE_KINDS, tellsNothing } from './reach';
import './message-settings.scss';

type Props = { settings: MessageSettings; reach: Reach; onAsked: () => Promise<void> };

/** What still comes as WeChat's own message, what becomes of the rest, and how to have more. Ids: reach, reach-<kind>, reach-afterwards, top-up. */
export function ReachCard({ settings, reach, onAsked }: Props) {
  const t = useTexts(messageSettingTexts).reach;
  const [busy, setBusy] = useState(false);
  // WeChat's sheet comes first, in the tap itself.
  const askForMore = async () => {
    setBusy(true);
    const outcome = await topUp(SUBSCRIBE_KINDS.map((kind) => settings.templates[kind]));
    await onAsked();
    setBusy(false);
    Taro.showToast({ title: t.done[outcome], icon: 'none' });
  };
  const { kinds, subscribe, refillsItself } = reach;
  const nothing = tellsNothing(reach);
  return (
    <Card id="reach" title={t.title}>
      {kinds.map(({ kind, left, isKept, isRefused }) => (
        <View key={kind} id={`reach-${kind}`} className="between reach-kind">
          <View className="reach-words">
            <Text>{t.kinds[kind]}</Text>
            <Text className="small">{t.about[kind]}</Text>
          </View>
          <Text className={left === 0 || isRefused || subscribe !== 'on' ? 'reach-left secondary' : 'reach-left'}>
            {isRefused ? t.refused : subscribe !== 'on' && left > 0 ? t.unused(left) : isKept ? t.kept : t.left(left)}
          </Text>
        </View>
      ))}
      <Text id="reach-afterwards" className="reach-sentence divided">
        {reach.afterwards === 'call'
          ? nothing
            ? t.nothingCall
            : t.afterwardsCall
          : nothing
            ? t.nothingAccount(settings.serviceAccount)
            : t.afterwardsAccount(settings.serviceAccount)}
      </Text>
      {subscribe === 'switched-off' && <Text className="secondary">{t.switchedOff}</Text>}
      <PrimaryAction id="top-up" label={t.action} busy={busy} onTap={askForMore} />
      <Text className="small">{refillsItself ? t.refills : t.rule}</Text>
      {kinds.some(({ kind, left }) => kind === 'progress' && left > 1) && <Text className="small">{t.reserve}</Text>}
    </Card>
  );
}
