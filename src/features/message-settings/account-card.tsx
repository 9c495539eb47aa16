import { Text } from '@tarojs/components';
import type { MessageSettings } from '#core/contract/messages';
import { StageBadge } from '@/components/badge';
import { Card } from '@/components/card';
import { CopyRow } from '@/components/copy-row';
import { messageSettingTexts } from '@/i18n/message-settings';
import { useTexts } from '@/i18n/texts';

/** Whether the person follows the service account, and how to. Ids: account, account-state, account-name. */
export function AccountCard({ settings: { follows, serviceAccount } }: { settings: MessageSettings }) {
  const t = useTexts(messageSettingTexts).account;
  return (
    <Card
      id="account"
      title={t.title}
      aside={<StageBadge id="account-state" word={follows ? t.following : t.notFollowing} tone={follows ? 'good' : 'neutral'} />}
    >
      <Text className="secondary">{follows ? t.tells : t.how}</Text>
      <CopyRow id="account-name" label={t.name} value={serviceAccount} />
    </Card>
  );
}
