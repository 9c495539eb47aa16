import { Text, View } from '@tarojs/components';
import { openWechatChoices } from '@/cloud/message-settings';
import { SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { Icon } from '@/components/icon';
import { messageSettingTexts } from '@/i18n/message-settings';
import { useTexts } from '@/i18n/texts';
import type { Reach } from './reach';

/** What the person refuses for good in WeChat, what that means and how to undo it; nothing where nothing is refused. Ids: refused, open-wechat-settings. */
export function RefusedCard({ reach, onBack }: { reach: Reach; onBack: () => Promise<void> }) {
  const words = useTexts(messageSettingTexts);
  const t = words.refused;
  const isOff = reach.subscribe === 'off-in-wechat';
  const refused = reach.kinds.filter(({ isRefused }) => isRefused).map(({ kind }) => words.reach.kinds[kind]);
  if (!isOff && refused.length === 0) return null;
  return (
    <Card id="refused">
      <View className="line reach-warning">
        <Icon name="alert" />
        <Text className="card-title">{t.title}</Text>
      </View>
      <Text>{isOff ? t.all : t.kinds(refused.join(t.comma))}</Text>
      <Text className="secondary">{t.how}</Text>
      {openWechatChoices && <SecondaryAction id="open-wechat-settings" label={t.open} onTap={() => openWechatChoices?.().then(onBack)} />}
    </Card>
  );
}
