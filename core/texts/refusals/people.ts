import { type RefusalWords, words } from './refusal-words';

/** Of who belongs to the staff. */
export const PEOPLE_REFUSALS = {
  'last-supervisor': words(
    '这是最后一位主管，不能移出或取消主管角色',
    'This is the last supervisor: they cannot leave or lose the role',
    '请先让另一位员工成为主管',
    'Make somebody else a supervisor first',
  ),
  'roles-unchanged': words('角色没有变化', 'These are the roles they have', '修改后再保存', 'Change something, then save'),
  'invitation-closed': words(
    '这个邀请已被使用或已撤回',
    'This invitation was used or withdrawn',
    '要移出成员，请在员工列表中操作',
    'To let somebody leave, use the list of staff',
  ),
  'service-account-silent': words(
    '微信暂时没有给出二维码',
    'WeChat gave no QR code',
    '请稍后再试；一直不行请检查服务号的设置',
    'Try again in a while; if it never works, check the settings of the service account',
  ),
} as const satisfies Readonly<Record<string, RefusalWords>>;
