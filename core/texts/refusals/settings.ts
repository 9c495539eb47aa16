import { type RefusalWords, words } from './refusal-words';

/** Of a change of the settings. */
export const SETTING_REFUSALS = {
  'setting-unchanged': words(
    '从这一天起本来就是这个值',
    'This is what holds from then on anyway',
    '修改后再保存',
    'Change something, then save',
  ),
  'change-took-effect': words(
    '这项计划已经生效或已撤销',
    'This planned change has taken effect or was withdrawn',
    '要改回去，请另作一次修改',
    'To go back, make another change',
  ),
  'date-in-the-past': words('日期已经过去', 'This day is over', '请选择今天或以后的日期', 'Choose today or a later day'),
  'date-too-far': words('日期太远', 'This day is too far away', '请选择三年以内的日期', 'Choose a day within three years'),
  'settings-full': words(
    '计划或内容太多，没有保存',
    'Too many plans, or too much in them; nothing was saved',
    '先撤销一些计划',
    'Withdraw some plans first',
  ),
} as const satisfies Readonly<Record<string, RefusalWords>>;
