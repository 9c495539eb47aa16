import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReplyError } from '#core/contract/reply';
import { type Choosing, type MessageReach, useMessageChoice, useMessageReach } from '@/cloud/message-settings';
import { lastStart } from '@/cloud/start';
import { PrimaryAction } from '@/components/button';
import { Loaded } from '@/components/loaded';
import { RefusalNote } from '@/components/refusal-note';
import { Screen } from '@/components/screen';
import { AccountCard } from '@/features/message-settings/account-card';
import { type MessageChoice, withChoice } from '@/features/message-settings/choice';
import { ChannelsCard, LanguageCard, QuietCard } from '@/features/message-settings/choice-cards';
import { reachOf } from '@/features/message-settings/reach';
import { ReachCard } from '@/features/message-settings/reach-card';
import { RefusedCard } from '@/features/message-settings/refused-card';
import { useLanguage } from '@/i18n/language';
import { messageSettingTexts } from '@/i18n/message-settings';
import { useTexts } from '@/i18n/texts';

/** 消息设置: what reaches the person, and how they want it. Ids: message-settings, reach, refused, account, channels, quiet, message-language-card, not-saved, save-again. */
export default function MessageSettingsPage() {
  const t = useTexts(messageSettingTexts);
  const live = useMessageReach();
  const { choose, pending, error, retry } = useMessageChoice(live, () => void Taro.showToast({ title: t.saved, icon: 'none' }));
  return (
    <Screen id="message-settings" title={t.title} contact footer={error && <NotSaved error={error} onRetry={retry} />}>
      <Loaded live={live}>
        {({ settings, wechat }) => (
          <Content settings={settings} wechat={wechat} pending={pending ?? {}} onChoose={choose} onReload={live.reload} />
        )}
      </Loaded>
    </Screen>
  );
}

/** Wherever on the page the choice was made, this is in sight. */
function NotSaved({ error, onRetry }: { error: ReplyError; onRetry: () => void }) {
  const t = useTexts(messageSettingTexts);
  return (
    <View id="not-saved" className="stack">
      <RefusalNote error={error} />
      <PrimaryAction id="save-again" label={t.saveAgain} onTap={onRetry} />
    </View>
  );
}

type ContentProps = MessageReach & {
  /** What is not kept yet. */
  pending: MessageChoice;
  onChoose: (choice: Choosing) => void;
  onReload: () => Promise<void>;
};

function Content({ settings: kept, wechat, pending, onChoose, onReload }: ContentProps) {
  const t = useTexts(messageSettingTexts);
  const settings = withChoice(kept, pending, useLanguage());
  const reach = reachOf(settings, wechat);
  return (
    <>
      <RefusedCard reach={reach} onBack={onReload} />
      <ReachCard settings={settings} reach={reach} onAsked={onReload} />
      <AccountCard settings={settings} />
      <ChannelsCard settings={settings} onChoose={onChoose} />
      <QuietCard settings={settings} onChoose={onChoose} />
      <LanguageCard settings={settings} onChoose={onChoose} />
      {lastStart()?.isStaff && <Text className="small">{t.staff}</Text>}
    </>
  );
}
