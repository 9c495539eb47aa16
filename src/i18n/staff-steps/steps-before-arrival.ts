import type { Texts } from '../texts';

const zhCN = {
  'ask-info': {
    action: '请客户补充',
    sentence: '写明缺什么、怎样提供。客户回答之前，这张工单不能往下走。',
    confirm: '',
    done: '已请客户补充，等客户回答',
    fields: { text: { label: '要客户补充什么', placeholder: '例如：请拍一张开机 5 分钟后的指示灯照片', hint: '' } },
  },
  assign: {
    action: '安排负责人',
    sentence: '由您接手，或转交给同事。',
    confirm: '',
    done: '负责人已更新',
    fields: { assigneeOpenid: { label: '由谁负责', placeholder: '', hint: '' } },
  },
  cancel: {
    action: '取消工单',
    sentence: '客户一直没有回答或没有寄出时，由主管结束工单。',
    confirm: '工单就此结束，序列号可以用于新工单，客户会收到通知，不能撤回。',
    done: '工单已取消',
    fields: { reason: { label: '取消原因', placeholder: '例如：90 天没有寄出，多次联系无回应', hint: '客户会看到' } },
  },
  withdraw: {
    action: '撤回未寄的设备',
    sentence: '这些设备满 30 天没有寄来，不再等待；其余设备照常处理。',
    confirm: '选中的设备就此结束，客户会收到通知，不能撤回。',
    done: '设备已撤回',
    fields: { reason: { label: '撤回原因', placeholder: '例如：30 天没有寄出，客户同意不修', hint: '客户会看到' } },
  },
  'refuse-parcel': {
    action: '拒收包裹',
    sentence: '只按售后政策的原因拒收，不追问不符的起因。客户会收到原因和改正办法，然后可以再寄。',
    confirm: '包裹退回寄件人，设备改回待寄出，客户会收到原因，不能撤回。',
    done: '已拒收，客户会收到原因和改正办法',
    fields: {
      reason: { label: '拒收原因', placeholder: '', hint: '' },
      note: { label: '补充说明', placeholder: '例如：面单写明到付 86 元', hint: '客户会看到' },
      photos: { label: '照片', placeholder: '', hint: '面单和外箱，能看清原因' },
    },
  },
  'lose-inbound': {
    action: '登记寄修丢件',
    sentence: '快递公司确认丢失后登记。设备改回待寄出；向快递公司索赔由客户进行，这里的照片可作证据（R7）。',
    confirm: '包裹按丢失结束，客户会收到通知，不能撤回。',
    done: '已登记丢件',
    fields: {
      reason: { label: '快递公司怎么说', placeholder: '例如：客服确认中转丢失，工单号 …', hint: '客户会看到' },
      photos: { label: '快递公司的证明', placeholder: '', hint: '查询结果或书面答复' },
    },
  },
  'drop-info-request': {
    action: '撤回提问',
    sentence: '不再等这个回答，工单回到诊断。客户会看到原因。',
    confirm: '',
    done: '提问已撤回',
    fields: { reason: { label: '为什么不用再答', placeholder: '例如：电话里已经说明', hint: '客户会看到' } },
  },
  'note-unreachable': {
    action: '登记联系不上',
    sentence: '系统会按设置的工作日提醒客户（R13）。客户留言，或您继续处理，就不再提醒。',
    confirm: '',
    done: '已登记，系统会提醒客户',
    fields: { note: { label: '怎样联系过', placeholder: '例如：上午、下午各打一次电话，无人接听', hint: '' } },
  },
};

const en: Texts<typeof zhCN>['en'] = {
  'ask-info': {
    action: 'Ask the customer',
    sentence: 'Say what is missing and how to give it. The order waits until the customer answers.',
    confirm: '',
    done: 'Asked; the customer answers',
    fields: { text: { label: 'What is missing', placeholder: 'For example: a photo of the lights five minutes after start', hint: '' } },
  },
  assign: {
    action: 'Set who handles it',
    sentence: 'Take it over, or hand it to a colleague.',
    confirm: '',
    done: 'Saved who handles it',
    fields: { assigneeOpenid: { label: 'Handled by', placeholder: '', hint: '' } },
  },
  cancel: {
    action: 'Cancel the order',
    sentence: 'For a supervisor, when the customer neither answers nor sends anything.',
    confirm: 'The order ends here, its serial numbers are free for another, and the customer is told. It cannot be undone.',
    done: 'Order cancelled',
    fields: {
      reason: { label: 'Why', placeholder: 'For example: not sent for 90 days, no answer to any message', hint: 'The customer reads this' },
    },
  },
  withdraw: {
    action: 'Withdraw machines',
    sentence: 'These machines have not come for 30 days; the others go on without them.',
    confirm: 'The chosen machines end here and the customer is told. It cannot be undone.',
    done: 'Machines withdrawn',
    fields: {
      reason: { label: 'Why', placeholder: 'For example: not sent for 30 days, the customer agrees', hint: 'The customer reads this' },
    },
  },
  'refuse-parcel': {
    action: 'Refuse the parcel',
    sentence:
      'Only for a reason of the policy; why contents differ is never asked. The customer is told the reason and the cure, and can send again.',
    confirm: 'The parcel goes back, its machines are to be sent again, and the customer is told why. It cannot be undone.',
    done: 'Refused; the customer is told why and what to do',
    fields: {
      reason: { label: 'Reason', placeholder: '', hint: '' },
      note: { label: 'Note', placeholder: 'For example: slip says 86 yuan freight collect', hint: 'The customer reads this' },
      photos: { label: 'Photos', placeholder: '', hint: 'Slip and box, so that the reason can be seen' },
    },
  },
  'lose-inbound': {
    action: 'Parcel to us lost',
    sentence:
      'Once the carrier confirms it. The machines are to be sent again; the claim against the carrier is the customer’s, and these photos are evidence (R7).',
    confirm: 'The parcel ends as lost and the customer is told. It cannot be undone.',
    done: 'Noted as lost',
    fields: {
      reason: { label: 'What the carrier says', placeholder: 'For example: lost in transit, case no. …', hint: 'The customer reads this' },
      photos: { label: 'The carrier’s proof', placeholder: '', hint: 'Tracking result or written answer' },
    },
  },
  'drop-info-request': {
    action: 'Withdraw the question',
    sentence: 'The answer is no longer waited for and triage goes on. The customer reads why.',
    confirm: '',
    done: 'Question withdrawn',
    fields: {
      reason: { label: 'Why no answer is needed', placeholder: 'For example: explained on the phone', hint: 'The customer reads this' },
    },
  },
  'note-unreachable': {
    action: 'Note as unreachable',
    sentence: 'The customer is reminded on the working days of the settings (R13), until they write or you go on.',
    confirm: '',
    done: 'Noted; the customer is reminded',
    fields: { note: { label: 'How you tried', placeholder: 'For example: called in the morning and afternoon', hint: '' } },
  },
};

/** Steps with a described form, before the machines are here: what they are called and what their fields ask. */
export const beforeArrivalTexts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };
