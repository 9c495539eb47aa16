import { Text, View } from '@tarojs/components';
import { useStart } from '@/cloud/start';
import { PrimaryAction, QuietAction } from '@/components/button';
import { CardLink } from '@/components/card';
import { Icon } from '@/components/icon';
import { Loaded } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { ContactCard } from '@/features/contact/contact-card';
import { useDraft } from '@/features/create/draft-store';
import { WarrantyQuery } from '@/features/home/warranty-query';
import { OrderRow } from '@/features/order/order-row';
import { homeTexts } from '@/i18n/home';
import { useLanguage } from '@/i18n/language';
import { useTexts } from '@/i18n/texts';
import { openCreate, openGuide, openOrder, openTab, routeOfStep } from '@/navigation';
import './index.scss';

/** 首页. Ids: home, apply, needs-you, needs-you-all, order-<id>, warranty-*, contact-*, open-guide. */
export default function HomePage() {
  const t = useTexts(homeTexts);
  const live = useStart(useLanguage());
  return (
    <Screen id="home" title={t.title} tab="home">
      <View className="home-apply">
        <Text className="title">{t.apply}</Text>
        <Text className="secondary">{t.applySentence}</Text>
        <PrimaryAction id="apply" label={useDraft().isStarted ? t.draft : t.apply} onTap={() => openCreate('machines')} />
      </View>
      {live.view.state === 'ready' && live.view.value.needsYou && (
        <View id="needs-you" className="stack">
          <View className="between">
            <Text className="home-heading">{t.needsYou}</Text>
            {live.view.value.waitingOrders > 1 && (
              <QuietAction id="needs-you-all" label={t.needsYouAll(live.view.value.waitingOrders)} onTap={() => openTab('orders')} />
            )}
          </View>
          <NeedsYou order={live.view.value.needsYou} />
        </View>
      )}
      <WarrantyQuery />
      <Loaded live={live} skeletonCards={1}>
        {(start) => <ContactCard start={start} />}
      </Loaded>
      <CardLink id="open-guide" className="home-guide" onTap={openGuide}>
        <Icon name="document" size={24} />
        <View className="home-guide-words">
          <Text>{t.guide}</Text>
          <Text className="small">{t.guideSentence}</Text>
        </View>
        <Icon name="chevron" size={16} />
      </CardLink>
    </Screen>
  );
}

function NeedsYou({ order }: { order: Parameters<typeof OrderRow>[0]['order'] }) {
  return <OrderRow order={order} onOpen={() => openOrder(routeOfStep(order.nextAction), order.orderId)} />;
}
