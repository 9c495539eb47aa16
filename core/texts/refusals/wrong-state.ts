import { both } from '../localized';

/** Where something stands, for `wrong-state`. */
export const WHERE = both('{machines}现在是“{now}”', '{machines}: now “{now}”');
export const THE_ORDER = both('工单', 'The order');
/** The stage that customers read as what is going on in it. */
export const IN_SERVICE = both('在厂处理中', 'In service');
/** The steps that lead to where it is legal. */
export const WAY = {
  first: both('请先由{role}办理“{step}”', 'First {role}: “{step}”'),
  next: both('，再由{role}“{step}”', ', then {role}: “{step}”'),
  end: both('。', '.'),
  never: both('这一步不会再有了；有疑问请联系客服。', 'It will not come to that any more; when in doubt, contact customer service.'),
} as const;
/** Between names, and before the last of several alternatives. */
export const LIST = { and: both('、', ', '), or: both('或', ' or ') } as const;
