import { type RefusalWords, words } from './refusal-words';

/** Of the orphan desk, beside the guards that it shares with orders. */
export const ORPHAN_REFUSALS = {
  'parcel-registered': words(
    '这个包裹已登记为无主包裹',
    'This parcel is registered as an orphan already',
    '请打开已有的登记继续处理',
    'Open the entry that is there and go on from it',
  ),
  'slip-missing': words(
    '这是开箱时多出的设备，没有自己的面单',
    'This machine was in a parcel of an order; it has no slip of its own',
    '请补充信息，或关联到工单',
    'Add details, or link it to an order',
  ),
  'owner-unknown': words('没有找到这张工单', 'There is no such order', '请从可能的工单中选择', 'Choose one of the suggested orders'),
  'waybill-expected': words(
    '有工单登记了这个运单号，不是无主包裹',
    'A work order expects this waybill; it is no orphan parcel',
    '请在那张工单中签收或拒收',
    'Sign for it or refuse it in that order',
  ),
} as const satisfies Readonly<Record<string, RefusalWords>>;
