import { both, type Localized } from '../localized';

/** What the service account says to whoever follows it or scans a code. `{name}`, `{roles}` as the invitation has them. */
export const ARRIVAL_WORDS = {
  welcome: both(
    '欢迎关注 JASMINER 售后服务。工单有进展时会在这里通知您；要咨询请直接发消息，报修请点下方菜单。',
    'Welcome to JASMINER after-sales. You are told here when your work order moves on; write here to ask, and use the menu below for a repair.',
  ),
  joined: both(
    '{name}，您已加入售后团队，角色：{roles}。新工单会在这里通知您，发“帮助”查看可用的指令。',
    '{name}, you have joined the after-sales team as {roles}. New work orders are announced here; send “help” for the words you can use.',
  ),
  bound: both(
    '{name}，邀请已确认，角色：{roles}。请打开一次“JASMINER 售后”小程序，打开后即生效。',
    '{name}, the invitation is yours, as {roles}. Open the JASMINER after-sales Mini Program once and it takes effect.',
  ),
  'unknown-code': both('这个二维码不是我们的，或已失效。', 'This code is not one of ours, or no longer works.'),
  expired: both('这个邀请已过期，请让主管重新生成二维码。', 'This invitation has expired. Ask a supervisor for a new code.'),
  used: both(
    '这个邀请已被他人使用，每个二维码只能用一次。请让主管重新生成。',
    'Somebody else has used this invitation; each code works once. Ask a supervisor for a new one.',
  ),
  withdrawn: both('这个邀请已被主管撤回。', 'A supervisor has withdrawn this invitation.'),
  'already-staff': both(
    '您已是售后团队成员。要调整角色，请联系主管；邀请仍可给别人使用。',
    'You are on the after-sales team already. Ask a supervisor to change your roles; the invitation can still be used by somebody else.',
  ),
  'nobody-known': both(
    '微信暂时没有告诉我们您是谁，请一分钟后再扫一次。',
    'WeChat has not told us who you are. Scan the code again in a minute.',
  ),
  busy: both('系统繁忙，请再扫一次。', 'The system is busy. Scan the code again.'),
} as const satisfies Readonly<Record<string, Localized>>;
