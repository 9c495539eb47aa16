import { type RefusalWords, words } from './refusal-words';

/** Guards of what a verdict rests on. */
export const EXAMINATION_REFUSALS = {
  'counterfeit-not-repaired': words(
    '假冒产品不予维修，不能报价',
    'A counterfeit is not repaired; it cannot be quoted',
    '请判定不予维修',
    'Find it not repairable',
  ),
  'damage-not-shown': words(
    '结论与损伤登记不一致，或损伤还没有给客户看过',
    'The verdict differs from the damage report, or the customer was not shown the damage',
    '请先登记损伤并附照片，再按登记的原因给出结论',
    'Report the damage with photos first; the verdict then names the same cause',
  ),
  'damage-unnamed': words('没有选择损伤原因', 'No cause of the damage is named', '请选择损伤原因', 'Choose the cause'),
  'exemption-not-asked': words(
    '只有寄来之前客服要求的拆机可以豁免',
    'Only a disassembly that staff asked for before the machine came is exempt',
    '在留言或返厂确认中标明要求拆机，否则按失保处理',
    'It must have been asked for in a message or at the confirmed return; else it counts',
  ),
  'foreign-boards-missing': words(
    '没有写明哪些板子不是原机的',
    'It does not say which boards are not its own',
    '请写明混用的板子并附照片',
    'Name the foreign boards and add a photo',
  ),
  'label-readable': words(
    '开箱时读到了序列号，不能按标签缺失处理',
    'The serial number was read at unpacking; the label is not missing',
    '请去掉 H8',
    'Leave out H8',
  ),
  'registry-knows-it': words(
    '登记中已有这台设备的出厂日期',
    'The registry knows the factory date of this machine',
    '登记有误时请更正登记',
    'If the registry is wrong, correct it there',
  ),
  'scrap-code-missing': words(
    '没有选择报废原因',
    'No reason for scrapping is named',
    '请选择至少一个报废原因',
    'Choose at least one reason',
  ),
  'serial-known': words(
    '只能为一台还没有读到标签的设备录入序列号',
    'A serial number is entered for one machine whose label was not read yet',
    '请选择一台还没有读到标签的设备并填写序列号',
    'Choose one machine whose label was not read yet and enter the number',
  ),
  'shipped-date-impossible': words(
    '出厂日期不可能',
    'The machine cannot have been shipped on this day',
    '请填写凭证上的出厂日期，不晚于今天',
    'Give the day on the proof, not after today',
  ),
  'warranty-known': words(
    '这台设备的保修期可以判断，不能按 H9 处理',
    'The warranty of this machine can be judged; H9 does not apply',
    '请按登记的出厂日期判断',
    'Judge it by the factory date on record',
  ),
} as const satisfies Readonly<Record<string, RefusalWords>>;
