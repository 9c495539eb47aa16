import type { Texts } from '../texts';

const zhCN = {
  'take-back-from-carrier': {
    action: '快递退回',
    sentence: '快递公司的原因没有送到（不是客户拒收）。设备回到待寄回，再寄不收运费。',
    confirm: '这批寄回就此结束，设备改回待寄回，不能撤回。',
    done: '已收回，等再次寄出',
    fields: {
      reason: { label: '退回原因', placeholder: '例如：派送超区，快递公司退回', hint: '客户会看到' },
      photos: { label: '快递公司的证明', placeholder: '', hint: '退回面单或查询结果' },
    },
  },
  'lose-outbound': {
    action: '登记寄回丢件',
    sentence: '快递公司确认丢失后由主管登记。设备以丢失结束，赔付另行处理。',
    confirm: '这批设备以丢失结束，客户会收到通知，不能撤回。',
    done: '已登记丢件',
    fields: {
      reason: { label: '快递公司怎么说', placeholder: '例如：书面确认丢失，按保价赔付', hint: '客户会看到' },
      photos: { label: '快递公司的证明', placeholder: '', hint: '书面答复或查询结果' },
    },
  },
  'note-refused-return': {
    action: '登记收件人拒收',
    sentence: '收件人拒收才登记（R49）；快递公司的原因请用“快递退回”。再次寄出的运费由客户承担。',
    confirm: '客户会收到运费金额，付款后才再次寄出，不能撤回。',
    done: '已登记拒收，等客户付运费',
    fields: {
      amount: { label: '再次寄出的运费（元）', placeholder: '0.00', hint: '' },
      reason: { label: '拒收原因', placeholder: '例如：收件人称近期不在，拒绝签收', hint: '客户会看到' },
      photos: { label: '快递公司的证明', placeholder: '', hint: '拒收记录' },
    },
  },
  'request-split': {
    action: '申请分批寄回',
    sentence: '先寄已好的，其余设备留下。由主管答复（R55）；同意后您就可以寄回这几台。',
    confirm: '',
    done: '已交给主管答复',
    fields: { reason: { label: '为什么要分批', placeholder: '例如：客户急用这台，另一台还要等配件', hint: '' } },
  },
  'decide-split': {
    action: '答复分批',
    sentence: '同意后客服可以先寄这几台；其余设备照常处理（R55）。',
    confirm: '',
    done: '已答复客服',
    fields: {
      isApproved: {
        label: '可以分批寄回吗',
        placeholder: '',
        hint: '',
        options: {
          yes: { word: '同意', meaning: '客服可以先寄回这几台。' },
          no: { word: '不同意', meaning: '和其他设备一起寄回。' },
        },
      },
      reason: { label: '理由', placeholder: '例如：另一台至少还要两周', hint: '客服会看到' },
    },
  },
};

const en: Texts<typeof zhCN>['en'] = {
  'take-back-from-carrier': {
    action: 'Returned by carrier',
    sentence: 'Not delivered for a reason of the carrier’s (no refusal). The machines are ready again and sent free of charge.',
    confirm: 'This shipment ends and its machines are ready to be sent again. It cannot be undone.',
    done: 'Taken back; ready to be sent again',
    fields: {
      reason: { label: 'Why it came back', placeholder: 'For example: outside the delivery area', hint: 'The customer reads this' },
      photos: { label: 'The carrier’s proof', placeholder: '', hint: 'Return slip or tracking result' },
    },
  },
  'lose-outbound': {
    action: 'Return parcel lost',
    sentence: 'For a supervisor, once the carrier confirms it. The machines end as lost; compensation is settled apart.',
    confirm: 'The machines end as lost and the customer is told. It cannot be undone.',
    done: 'Noted as lost',
    fields: {
      reason: { label: 'What the carrier says', placeholder: 'For example: loss confirmed in writing', hint: 'The customer reads this' },
      photos: { label: 'The carrier’s proof', placeholder: '', hint: 'Written answer or tracking result' },
    },
  },
  'note-refused-return': {
    action: 'Refused by consignee',
    sentence: 'Only for a refusal (R49); a failure of the carrier is “Returned by carrier”. The customer pays the freight of the next try.',
    confirm: 'The customer is told the freight; it is sent again once paid. It cannot be undone.',
    done: 'Noted; the customer pays the freight',
    fields: {
      amount: { label: 'Freight to send it again (CNY)', placeholder: '0.00', hint: '' },
      reason: { label: 'Why it was refused', placeholder: 'For example: consignee away, would not sign', hint: 'The customer reads this' },
      photos: { label: 'The carrier’s proof', placeholder: '', hint: 'Record of the refusal' },
    },
  },
  'request-split': {
    action: 'Ask to split',
    sentence: 'These go ahead, the others stay. A supervisor answers (R55); once agreed you can ship them.',
    confirm: '',
    done: 'A supervisor answers',
    fields: {
      reason: { label: 'Why not together', placeholder: 'For example: urgently needed, the other waits for parts', hint: '' },
    },
  },
  'decide-split': {
    action: 'Answer the split',
    sentence: 'If you agree, these can be shipped before the others, which go on as usual (R55).',
    confirm: '',
    done: 'The agent has your answer',
    fields: {
      isApproved: {
        label: 'May they go ahead',
        placeholder: '',
        hint: '',
        options: {
          yes: { word: 'Agree', meaning: 'The agent may ship these now.' },
          no: { word: 'Refuse', meaning: 'They go back together with the others.' },
        },
      },
      reason: { label: 'Why', placeholder: 'For example: the other needs two more weeks', hint: 'Staff read this' },
    },
  },
};

/** Steps with a described form on the way back: what they are called and what their fields ask. */
export const wayBackTexts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };
