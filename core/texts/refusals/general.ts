import { type RefusalWords, words } from './refusal-words';

/** Of any request: who asks, what it names, whether it could be stored. */
export const GENERAL_REFUSALS = {
  'not-found': words('没有找到', 'Not found', '请检查链接或单号', 'Check the link or the number'),
  'not-allowed': words(
    '您不能进行这一步',
    'You cannot take this step',
    '请联系可以操作的人',
    'Ask somebody who can',
    '请由{whoCan}办理',
    'Ask {whoCan} to do it',
  ),
  'unknown-target': words('工单里没有这一项', 'The order has no such item', '请刷新工单后再试', 'Reload the order and try again'),
  'stale-version': words(
    '工单刚被更新过',
    'The order has just been changed',
    '看过最新状态后再提交，填写的内容还在',
    'Look at it as it is now and submit again; what you entered is kept',
  ),
  'wrong-state': words(
    '现在不能进行这一步',
    'This step is not possible now',
    '请按工单当前的下一步操作',
    'Follow the next step that the order shows',
    '{where}，“{step}”要在{legalFrom}时办理。{way}',
    '{where}; “{step}” is for {legalFrom}. {way}',
  ),
  'command-reused': words(
    '这次操作的编号已用于另一项操作，没有做任何改动',
    'The id of this action was used for another one; nothing was changed',
    '请重新打开页面再操作',
    'Open the page again and repeat it',
  ),
  'invalid-request': words('填写的内容有误', 'Something entered is not right', '请按提示修改', 'Mend it as shown'),
  busy: words('操作的人太多，没有保存', 'Too many changes at once; nothing was saved', '请稍后再试一次', 'Try again in a moment'),
  'too-many': words('请求太频繁', 'Too many requests', '请一分钟后再试', 'Try again in a minute'),
  internal: words(
    '系统出错，可能没有保存',
    'Something went wrong; it may not have been saved',
    '请重试，不会重复办理；仍不行请联系客服',
    'Try again, nothing is done twice; if it stays, contact customer service',
  ),
  'number-taken': words('没有保存', 'Not saved', '请再试一次', 'Try again'),
  'order-too-large': words(
    '工单内容过多',
    'The order holds too much',
    '请联系客服，或把部分设备另建一个工单',
    'Contact us, or put some machines into another order',
  ),
} as const satisfies Readonly<Record<string, RefusalWords>>;
