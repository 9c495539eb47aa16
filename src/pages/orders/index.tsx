import { View } from '@tarojs/components';
import { useDidShow, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { callCustomer } from '@/cloud/call';
import { usePages } from '@/cloud/use-pages';
import { PrimaryAction, QuietAction } from '@/components/button';
import { Segments } from '@/components/choice';
import { Empty, Loaded } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { OrderRow } from '@/features/order/order-row';
import { homeTexts } from '@/i18n/home';
import { useLanguage } from '@/i18n/language';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';
import { goOnToNewOrder, openCreate, openOrder } from '@/navigation';

const FILTERS = ['open', 'ended', 'all'] as const;
type Filter = (typeof FILTERS)[number];

/** 工单. Ids: orders, filter-<open|ended|all>, order-<id>, orders-empty, orders-more. */
export default function OrdersPage() {
  const t = useTexts(orderTexts);
  const language = useLanguage();
  const [filter, setFilter] = useState<Filter>('open');
  const { live, more, isMore } = usePages(`${filter}:${language}`, async (cursor) => {
    const reply = await callCustomer('list-orders', { filter, ...(cursor ? { cursor } : {}) });
    return reply.ok
      ? { ok: true, value: { items: reply.value.orders, ...(reply.value.cursor ? { cursor: reply.value.cursor } : {}) } }
      : reply;
  });
  useDidShow(goOnToNewOrder);
  useReachBottom(() => void more());
  return (
    <Screen id="orders" title={t.listTitle} tab="orders" contact>
      <Segments id="filter" options={FILTERS.map((key) => ({ key, label: t.filters[key] }))} chosen={filter} onChoose={setFilter} />
      <Loaded live={live}>
        {(orders) =>
          orders.length === 0 ? (
            <NoOrders filter={filter} />
          ) : (
            <>
              {orders.map((order) => (
                <OrderRow key={order.orderId} order={order} onOpen={() => openOrder('order', order.orderId)} />
              ))}
              {isMore && <QuietAction id="orders-more" label={t.more} onTap={more} />}
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

function NoOrders({ filter }: { filter: Filter }) {
  const t = useTexts(orderTexts);
  const home = useTexts(homeTexts);
  return (
    <Empty id="orders-empty" icon="document" title={t.empty[filter].title} body={t.empty[filter].body}>
      {filter !== 'ended' && (
        <View className="empty-action">
          <PrimaryAction id="orders-apply" label={home.apply} onTap={() => openCreate('machines')} />
        </View>
      )}
    </Empty>
  );
}
