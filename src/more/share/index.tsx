import { Text } from '@tarojs/components';
import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro';
import type { OrderView } from '#core/contract/views/order-view';
import { useCustomerStep, useOrder } from '@/cloud/use-order';
import type { LiveView } from '@/cloud/use-view';
import { StageBadge } from '@/components/badge';
import { PrimaryAction, QuietAction, SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { CopyRow } from '@/components/copy-row';
import { Loaded } from '@/components/loaded';
import { RefusalNote } from '@/components/refusal-note';
import { Screen } from '@/components/screen';
import { useLanguage } from '@/i18n/language';
import { moreTexts } from '@/i18n/more';
import { useTexts } from '@/i18n/texts';
import { sharedOrderPath } from '@/navigation';

const inBrowser = process.env.TARO_ENV === 'h5';

/** 分享进度 (`?id=`): one read-only link, which can be revoked (R20). Ids: share, share-create, share-link, share-send, share-renew, share-revoke. */
export default function SharePage() {
  const t = useTexts(moreTexts).share;
  const orderId = useRouter().params.id ?? '';
  const live = useOrder(orderId, useLanguage());
  const order = live.view.state === 'ready' ? live.view.value : undefined;
  useShareAppMessage(() => ({
    title: t.card(order?.orderNumber ?? ''),
    path: order?.shareToken ? sharedOrderPath(orderId, order.shareToken) : 'pages/home/index',
  }));
  return (
    <Screen id="share" title={t.title} contact>
      <Loaded live={live}>{(shown) => <ShareContent order={shown} live={live} />}</Loaded>
    </Screen>
  );
}

/** Where the browser's stand-in opens the page; WeChat has no addresses and sends a card. */
const linkOf = (orderId: string, token: string): string =>
  `${window.location.origin}${window.location.pathname}#/${sharedOrderPath(orderId, token)}`;

function ShareContent({ order, live }: { order: OrderView; live: LiveView<OrderView> }) {
  const t = useTexts(moreTexts).share;
  const share = useCustomerStep('share', live);
  const revoke = useCustomerStep('revoke-share', live);
  const { shareToken, orderId } = order;
  const error = share.error ?? revoke.error;
  const create = async () => {
    revoke.clearError();
    if (await share.take({})) Taro.showToast({ title: t.created, icon: 'none' });
  };
  const stop = async () => {
    share.clearError();
    if (await revoke.take({})) Taro.showToast({ title: t.revoked, icon: 'none' });
  };
  return (
    <>
      <Card
        title={order.orderNumber}
        aside={<StageBadge id="share-state" word={shareToken ? t.isOn : t.isOff} tone={shareToken ? 'good' : 'neutral'} />}
      >
        <Text>{t.sentence}</Text>
        <Text className="secondary">{t.shows}</Text>
        <Text className="secondary">{t.hides}</Text>
        {shareToken && inBrowser && <CopyRow id="share-link" label={t.link} value={linkOf(orderId, shareToken)} />}
        {error && <RefusalNote id="share-failed" error={error} />}
        {!shareToken && <PrimaryAction id="share-create" label={t.create} busy={share.busy} onTap={create} />}
        {shareToken && !inBrowser && <PrimaryAction id="share-send" label={t.send} openType="share" onTap={() => {}} />}
      </Card>
      {shareToken && (
        <Card>
          <Text className="secondary">{t.revokeSentence}</Text>
          <SecondaryAction id="share-revoke" label={t.revoke} busy={revoke.busy} onTap={stop} />
          <Text className="secondary divided">{t.renewSentence}</Text>
          <QuietAction id="share-renew" label={t.renew} busy={share.busy} onTap={create} />
        </Card>
      )}
    </>
  );
}
