import type { Texts } from '../texts';

const zhCN = {
  'judge-free': {
    action: '保修内免费维修',
    sentence: '写明检测情况，客户会看到。预计发回日期从签收日算起。',
    confirm: '客户会收到结论和预计发回日期，不能撤回。',
    done: '已定为免费维修',
    fields: {
      findings: { label: '检测情况', placeholder: '测了什么，结果怎样，哪里坏了', hint: '' },
      photos: { label: '检测照片', placeholder: '', hint: '损坏的部位、测试画面' },
      sameFault: { label: '和上次修的是同一故障', placeholder: '', hint: '维修质保期内，同一故障免费' },
    },
  },
  'declare-unrepairable': {
    action: '不予维修',
    sentence: '没有维修价值，或不是正品。设备原样寄回，客户会看到原因和照片。',
    confirm: '设备不再维修，原样寄回；客户会收到结论，不能撤回。',
    done: '已定为不予维修，设备待寄回',
    fields: {
      unrepairable: {
        label: '结论',
        placeholder: '',
        hint: '',
        options: {
          'no-value': { word: '没有维修价值', meaning: '修不好，或不值得修（R28）。' },
          counterfeit: { word: '不是正品', meaning: '仿冒、拼装等，不予维修（R42）。“等”之外的情形由主管判定。' },
        },
      },
      findings: { label: '检测情况', placeholder: '看到什么，为什么不能修', hint: '' },
      photos: { label: '检测照片', placeholder: '', hint: '至少一张，能看清原因' },
    },
  },
  'revise-quotation': {
    action: '修改报价',
    sentence: '发出的版本不会改变，这里给出新版本。90 天从新版本的通知重新算起。',
    confirm: '',
    done: '新版本的报价已发出',
    fields: {
      class: {
        label: '报价类别',
        placeholder: '',
        hint: '',
        options: {
          normal: { word: '一般维修', meaning: '客户不能拒绝这份报价（R46）。' },
          scrap: { word: '报废', meaning: '客户可以不修，设备原样寄回（R45）。' },
          mixed: { word: '混板', meaning: '客户可以不修，设备原样寄回（R45）。' },
        },
      },
      foreignBoards: { label: '非原机的板子', placeholder: '位置、序列号或外观差异', hint: '' },
      photos: { label: '照片', placeholder: '', hint: '至少一张，能看清为什么改类别' },
      note: { label: '为什么修改', placeholder: '例如：拆开后发现只需更换风扇', hint: '客户会看到' },
    },
  },
  refund: {
    action: '登记退款',
    sentence: '先在银行退款，再登记金额和回单。一次一台。',
    confirm: '退款登记后客户会收到通知，不能撤回。',
    done: '退款已登记',
    fields: {
      amount: { label: '退款金额（元）', placeholder: '0.00', hint: '' },
      photos: { label: '退款回单', placeholder: '', hint: '能看清金额和收款人' },
    },
  },
  hold: {
    action: '暂停寄回',
    sentence: '90 天已过、提醒都已发出，仍未付款或没有收货地址（R47–R49）。设备留在工厂，不会被处置；客户联系后可以恢复。',
    confirm: '',
    done: '已暂停寄回',
    fields: {},
  },
  reopen: {
    action: '恢复处理',
    sentence: '客户联系后恢复：未付款的回到待付款，寄回被拒的回到待寄回。',
    confirm: '',
    done: '已恢复处理',
    fields: { reason: { label: '为什么恢复', placeholder: '例如：客户来电，今天付款', hint: '' } },
  },
  finish: {
    action: '维修完成',
    sentence: '写下测试结果，客户会看到。',
    confirm: '',
    done: '已修好',
    fields: {
      testRecord: { label: '测试记录', placeholder: '例如：满载 24 小时，无报错', hint: '' },
      parts: { label: '更换配件', placeholder: '例如：电源模块 1 个', hint: '' },
    },
  },
  'give-up': {
    action: '放弃维修',
    sentence: '修不好时回到检测，重新下结论。已付款的只能定为不予维修，财务先退款（R28）。',
    confirm: '维修到此为止，设备回到待检测，客户会收到原因，不能撤回。',
    done: '已放弃维修，等重新下结论',
    fields: {
      reason: { label: '为什么修不好', placeholder: '例如：更换芯片后仍短路，板层内部损坏', hint: '客户会看到' },
      photos: { label: '照片', placeholder: '', hint: '损坏的部位、测试画面' },
    },
  },
  'extend-promise': {
    action: '延后预计日期',
    sentence: '数量较多、整机或等配件时，给出新日期和原因（R52）。原来的日期会保留在记录里。',
    confirm: '',
    done: '新日期已发给客户',
    fields: {
      dueAt: { label: '新的预计发回日期', placeholder: '', hint: '当天 18:00 前；只列工作日' },
      reason: { label: '延后原因', placeholder: '例如：等待供电芯片到货', hint: '客户会看到' },
    },
  },
};

const en: Texts<typeof zhCN>['en'] = {
  'judge-free': {
    action: 'Free repair in warranty',
    sentence: 'Say what you found; the customer reads it. The promised date counts from receipt.',
    confirm: 'The customer gets the verdict and the promised date. It cannot be undone.',
    done: 'Judged: free repair',
    fields: {
      findings: { label: 'Findings', placeholder: 'What was tested, the result, what is broken', hint: '' },
      photos: { label: 'Photos of the inspection', placeholder: '', hint: 'Damaged parts, test screens' },
      sameFault: { label: 'The fault we repaired last time', placeholder: '', hint: 'Free while the warranty on that repair lasts' },
    },
  },
  'declare-unrepairable': {
    action: 'Not repairable',
    sentence: 'Not worth repairing, or not genuine. The machine goes back as it is; the customer sees why.',
    confirm: 'The machine is not repaired and goes back as it is; the customer is told. It cannot be undone.',
    done: 'Found not repairable; ready to go back',
    fields: {
      unrepairable: {
        label: 'Verdict',
        placeholder: '',
        hint: '',
        options: {
          'no-value': { word: 'Not worth repairing', meaning: 'It cannot be repaired, or is not worth it (R28).' },
          counterfeit: {
            word: 'Not genuine',
            meaning: 'Counterfeit, pieced together and the like (R42). Cases beyond the list are a supervisor’s.',
          },
        },
      },
      findings: { label: 'Findings', placeholder: 'What you see and why it cannot be repaired', hint: '' },
      photos: { label: 'Photos of the inspection', placeholder: '', hint: 'At least one that shows why' },
    },
  },
  'revise-quotation': {
    action: 'Revise quotation',
    sentence: 'A sent version never changes; this makes a new one. The 90 days count anew from its notice.',
    confirm: '',
    done: 'The new version was sent',
    fields: {
      class: {
        label: 'Class',
        placeholder: '',
        hint: '',
        options: {
          normal: { word: 'Normal repair', meaning: 'The customer cannot decline (R46).' },
          scrap: { word: 'Scrap', meaning: 'The customer may decline and gets the machine back as it is (R45).' },
          mixed: { word: 'Mixed board', meaning: 'The customer may decline and gets the machine back as it is (R45).' },
        },
      },
      foreignBoards: { label: 'Boards that are not its own', placeholder: 'Place, serial number or what differs', hint: '' },
      photos: { label: 'Photos', placeholder: '', hint: 'At least one that shows why the class changes' },
      note: { label: 'Why it changes', placeholder: 'For example: opened it, only the fan is needed', hint: 'The customer reads this' },
    },
  },
  refund: {
    action: 'Record a refund',
    sentence: 'Refund at the bank first, then note amount and slip. One machine at a time.',
    confirm: 'The refund is recorded and the customer told. It cannot be undone.',
    done: 'Refund recorded',
    fields: {
      amount: { label: 'Amount (CNY)', placeholder: '0.00', hint: '' },
      photos: { label: 'Bank slip', placeholder: '', hint: 'Amount and payee readable' },
    },
  },
  hold: {
    action: 'Hold the return',
    sentence:
      'Unpaid, or without an address, after 90 days and all reminders (R47–R49). The machine stays here, is not disposed of, and can be taken up again.',
    confirm: '',
    done: 'On hold',
    fields: {},
  },
  reopen: {
    action: 'Take up again',
    sentence: 'Once the customer is in touch: unpaid ones are to be paid again, refused ones ready to be sent.',
    confirm: '',
    done: 'Taken up again',
    fields: { reason: { label: 'Why', placeholder: 'For example: the customer called and pays today', hint: '' } },
  },
  finish: {
    action: 'Repair finished',
    sentence: 'Write down the test; the customer reads it.',
    confirm: '',
    done: 'Repaired',
    fields: {
      testRecord: { label: 'Test record', placeholder: 'For example: full load for 24 hours, no error', hint: '' },
      parts: { label: 'Parts replaced', placeholder: 'For example: 1 power module', hint: '' },
    },
  },
  'give-up': {
    action: 'Give up the repair',
    sentence: 'Back to inspection for another verdict. What was paid can then only be found not repairable, refunded first (R28).',
    confirm: 'The repair ends, the machine is inspected again, and the customer is told why. It cannot be undone.',
    done: 'Given up; another verdict is needed',
    fields: {
      reason: {
        label: 'Why it fails',
        placeholder: 'For example: still a short after a new chip, damaged inside the board',
        hint: 'The customer reads this',
      },
      photos: { label: 'Photos', placeholder: '', hint: 'Damaged parts, test screens' },
    },
  },
  'extend-promise': {
    action: 'Extend the promise',
    sentence: 'For large quantities, whole machines or missing parts: a new date with a reason (R52). The old one stays in the record.',
    confirm: '',
    done: 'The customer has the new date',
    fields: {
      dueAt: { label: 'New promised date', placeholder: '', hint: 'By 18:00; working days only' },
      reason: { label: 'Why', placeholder: 'For example: waiting for power chips', hint: 'The customer reads this' },
    },
  },
};

/** Steps with a described form, between inspection and return: what they are called and what their fields ask. */
export const inHouseTexts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };
