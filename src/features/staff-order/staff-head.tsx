import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { StepBarStep } from '#core/contract/views/order-summary';
import type { OrderView } from '#core/contract/views/order-view';
import { Note, StageBadge } from '@/components/badge';
import { Card, Row } from '@/components/card';
import { CopyRow } from '@/components/copy-row';
import { Icon } from '@/components/icon';
import { StepBar } from '@/components/step-bar';
import { Tap } from '@/components/tap';
import { orderTexts } from '@/i18n/order';
import { staffTexts } from '@/i18n/staff';
import { staffOrderTexts } from '@/i18n/staff-order';
import { useTexts } from '@/i18n/texts';
import { callNumber } from '@/phone-call';

const BAR: readonly StepBarStep[] = ['to-confirm', 'to-receive', 'to-repair', 'to-return', 'done'];

/** Where the order stands and what staff do next. Ids: staff-stage, staff-next, staff-order-number, step-bar. */
export function StaffHead({ order, actions }: { order: OrderView; actions: ReactNode }) {
  const t = useTexts(staffTexts);
  const ofOrder = useTexts(staffOrderTexts);
  const bar = useTexts(orderTexts).stepBar;
  const current = order.stepBar === 'done' ? BAR.length : BAR.indexOf(order.stepBar);
  return (
    <Card>
      <Text className="secondary amount">{`${order.orderNumber} · ${order.contact.name}`}</Text>
      <View className="between">
        <Text id="staff-stage" className="title">
          {order.stageWord}
        </Text>
        {order.staff && (
          <StageBadge id="staff-group" word={t.groups[order.staff.group]} tone={order.staff.group === 'waiting' ? 'neutral' : 'brand'} />
        )}
      </View>
      <StepBar id="step-bar" steps={BAR.map((step) => bar[step])} current={current} stopped={order.stage === 'cancelled'} />
      {order.staff && (
        <Text id="staff-next" className="secondary">
          {t.groupSentences[order.staff.group]}
        </Text>
      )}
      {order.staff?.promise === 'at-risk' && (
        <Note id="promise-at-risk" tone="attention" icon="clock">
          {ofOrder.promiseAtRisk}
        </Note>
      )}
      {order.staff?.promise === 'broken' && (
        <Note id="promise-broken" tone="bad" icon="alert">
          {ofOrder.promiseBroken}
        </Note>
      )}
      {actions}
    </Card>
  );
}

/** Who it is from and who handles it. Ids: staff-order-number, staff-phone, staff-call, staff-assignee. */
export function CustomerCard({ order, assign }: { order: OrderView; assign: ReactNode }) {
  const t = useTexts(staffOrderTexts);
  const { contact, staff, orderNumber } = order;
  return (
    <Card id="staff-customer">
      <CopyRow id="staff-order-number" label={t.number} value={orderNumber} />
      <Row label={t.contact} value={contact.name} />
      <CopyRow id="staff-phone" label={t.phone} value={contact.phone} />
      <Tap id="staff-call" className="staff-call" onTap={() => callNumber(contact.phone)}>
        <Icon name="phone" />
        <Text>{`${t.call} ${contact.name}`}</Text>
      </Tap>
      <Row
        id="staff-assignee"
        label={t.assignee}
        value={staff?.assignee ? (staff.isMine ? `${staff.assignee} · ${t.mine}` : staff.assignee) : t.nobody}
      />
      {assign}
    </Card>
  );
}
