import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import type { PromiseView } from '#core/contract/views/promise-view';
import { Note } from '@/components/badge';
import { QuietAction } from '@/components/button';
import { Card } from '@/components/card';
import { DateText } from '@/components/date-text';
import { Sheet } from '@/components/sheet';
import { formatCalendarDay, isElsewhere } from '@/i18n/dates';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';
import './order.scss';

type PromiseCardProps = {
  promise: PromiseView;
  blockers: OrderView['blockers'];
  /** Staff read of a broken promise beside the step that mends it. */
  isCustomer?: boolean;
};

/** The promised date and how it was counted (R51–R53). Ids: promise, promise-due, promise-broken, promise-paused, promise-why, promise-sheet. */
export function PromiseCard({ promise, blockers, isCustomer = false }: PromiseCardProps) {
  const t = useTexts(orderTexts);
  const [open, setOpen] = useState(false);
  return (
    <Card id="promise" title={t.promise.title} aside={<QuietAction id="promise-why" label={t.promise.why} onTap={() => setOpen(true)} />}>
      <Text id="promise-due" className="title amount">
        {promise.dueText}
      </Text>
      {isElsewhere() && <Text className="small">{t.promise.zone}</Text>}
      {promise.provisional && <Text className="small">{t.promise.provisional}</Text>}
      {isCustomer && promise.standing === 'broken' && (
        <Note id="promise-broken" tone="attention" icon="clock">
          {t.promise.broken}
        </Note>
      )}
      {promise.pausedText !== undefined && (
        <Text id="promise-paused" className="secondary">
          {promise.pausedText}
        </Text>
      )}
      {blockers.length > 0 && <Text className="secondary">{t.blockers}</Text>}
      {blockers.map(({ machineId, text }) => (
        <Note key={machineId} tone="attention" icon="clock">
          {text}
        </Note>
      ))}
      <Sheet id="promise-sheet" title={t.promise.why} open={open} onClose={() => setOpen(false)}>
        <Text>{promise.sentence}</Text>
        <View>
          {promise.days.map(({ date, counted, number, reason }) => (
            <View key={date} className={counted ? 'promise-day' : 'promise-day promise-day-skipped'}>
              <Text className="promise-date">{formatCalendarDay(date)}</Text>
              <Text className="promise-reason">{reason}</Text>
              <Text>{counted && number !== undefined ? t.promise.counted(number) : t.promise.skipped}</Text>
            </View>
          ))}
        </View>
        {promise.extensions.length > 0 && <Text className="secondary">{t.promise.later}</Text>}
        {promise.extensions.map(({ dueAt, reason, at }) => (
          <View key={at} className="between secondary">
            <DateText at={dueAt} as="deadline" />
            <Text>{reason}</Text>
          </View>
        ))}
      </Sheet>
    </Card>
  );
}
