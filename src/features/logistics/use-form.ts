import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import { changed, emptyForm, type FormChange, type LogisticsForm, sendableMachines, stillSendable } from './form';

const keyOf = (orderId: string) => `logistics:1:${orderId}`;

function readForm(order: OrderView): LogisticsForm {
  const stored: unknown = Taro.getStorageSync(keyOf(order.orderId));
  if (typeof stored !== 'object' || stored === null || !('waybillNumber' in stored)) return emptyForm(order);
  const form = stored as LogisticsForm;
  const machineIds = stillSendable(form, order);
  return { ...form, machineIds: machineIds.length > 0 ? machineIds : sendableMachines(order) };
}

/** The form of one order, found again after leaving halfway. */
export function useLogisticsForm(order: OrderView): {
  form: LogisticsForm;
  change: (part: FormChange) => void;
  forget: () => void;
} {
  const [form, setForm] = useState(() => readForm(order));
  const latest = useRef(form);
  // On what the last change made of it, which may not be drawn yet.
  const change = (part: FormChange) => {
    latest.current = changed(latest.current, part);
    setForm(latest.current);
    Taro.setStorageSync(keyOf(order.orderId), latest.current);
  };
  const forget = () => Taro.removeStorageSync(keyOf(order.orderId));
  // What is no longer to be sent is not on the page either: nobody could take it out.
  return { form: { ...form, machineIds: stillSendable(form, order) }, change, forget };
}
