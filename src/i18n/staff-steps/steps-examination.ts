import type { Texts } from '../texts';

const zhCN = {
  'establish-warranty': {
    action: '核定保修期',
    sentence: '登记表里没有或标签缺失的设备，凭购买凭证核定出厂日期，保修从这一天算起（R24、R39）。',
    confirm: '',
    done: '保修期已核定',
    fields: {
      shippedDate: { label: '出厂日期', placeholder: '', hint: '以凭证为准' },
      reason: { label: '凭什么核定', placeholder: '例如：2026-09-12 的购买发票，写有型号和序列号', hint: '' },
      photos: { label: '凭证照片', placeholder: '', hint: '发票、合同或出库单，能看清日期' },
    },
  },
  'read-label': {
    action: '补录序列号',
    sentence: '客户没看清，或开箱时没找到标签，后来读到的序列号。录入后按登记表判断保修（R38）。',
    confirm: '序列号录入后不能修改，会用来判断保修；和客户填写的不同时，按实物不符处理并通知客户（R17）。请对照标签再核一遍。',
    done: '序列号已录入',
    fields: {
      serialNumber: { label: '标签上的序列号', placeholder: '', hint: '扫码，或照标签逐字输入' },
      photos: { label: '标签照片', placeholder: '', hint: '能看清序列号' },
    },
  },
  'report-damage': {
    action: '登记损坏',
    sentence: '开箱看到的外力损坏先登记，客户会立刻看到照片（R6）；之后的结论以它为准。',
    confirm: '',
    done: '已登记，客户会看到',
    fields: {
      damageCause: {
        label: '损坏原因',
        placeholder: '',
        hint: '',
        options: {
          none: { word: '没有损坏', meaning: '撤回之前的登记。' },
          logistics: { word: '物流损坏', meaning: '不免费（R7）；客户可凭照片向快递索赔。' },
          user: { word: '使用损坏', meaning: '不免费（R7）。' },
        },
      },
      text: { label: '看到什么', placeholder: '例如：外箱完好，外壳右角压裂', hint: '客户会看到' },
      photos: { label: '照片', placeholder: '', hint: '外箱、损坏的部位，能看清原因' },
    },
  },
  'request-approval': {
    action: '请主管同意',
    sentence: '自然损耗（N2）和其他原因（OTHER）的条文较宽，要主管同意才能作为失保原因（R41、R42）。',
    confirm: '',
    done: '已交给主管答复',
    fields: {
      approvalCode: {
        label: '哪一条失保原因',
        placeholder: '',
        hint: '',
        options: {
          N2: { word: 'N2 自然损耗', meaning: '正常使用下的老化、磨损（R41）。' },
          OTHER: { word: 'OTHER 其他', meaning: '条文“等”字所指、没有列明的情形（R42）。' },
        },
      },
      text: { label: '说明', placeholder: '看到什么，为什么算这一条', hint: '主管会看到' },
      photos: { label: '证据照片', placeholder: '', hint: '至少一张，能看清问题' },
    },
  },
  'decide-approval': {
    action: '答复失保原因',
    sentence: '同意后维修员可以按这一条下结论；不同意就按其他原因，或按保修内处理。',
    confirm: '',
    done: '已答复维修员',
    fields: {
      approvalCode: {
        label: '哪一条失保原因',
        placeholder: '',
        hint: '',
        options: {
          N2: { word: 'N2 自然损耗', meaning: '正常使用下的老化、磨损（R41）。' },
          OTHER: { word: 'OTHER 其他', meaning: '条文“等”字所指、没有列明的情形（R42）。' },
        },
      },
      isApproved: {
        label: '成立吗',
        placeholder: '',
        hint: '',
        options: {
          yes: { word: '同意', meaning: '维修员可以按这一条下结论。' },
          no: { word: '不同意', meaning: '这一条不能作为失保原因。' },
        },
      },
      reason: { label: '理由', placeholder: '例如：触点磨损均匀，没有外力痕迹', hint: '维修员会看到' },
    },
  },
  'withdraw-quotation': {
    action: '收回报价',
    sentence: '报价作废，设备回到待检测，重新下结论。付款前才能收回。',
    confirm: '',
    done: '报价已收回，等重新下结论',
    fields: { reason: { label: '为什么收回', placeholder: '例如：客户补来发票，要重新判断保修', hint: '客户会看到' } },
  },
};

const en: Texts<typeof zhCN>['en'] = {
  'establish-warranty': {
    action: 'Establish warranty',
    sentence:
      'The registry does not know the machine, or its label is missing: a proof of purchase gives its factory date, and the warranty counts from it (R24, R39).',
    confirm: '',
    done: 'Warranty established',
    fields: {
      shippedDate: { label: 'Factory date', placeholder: '', hint: 'As the proof says' },
      reason: { label: 'By what proof', placeholder: 'For example: invoice of 12 Sep 2026 with model and serial number', hint: '' },
      photos: { label: 'Photos of the proof', placeholder: '', hint: 'Invoice, contract or delivery note with its date' },
    },
  },
  'read-label': {
    action: 'Enter serial number',
    sentence:
      'Read off the label after unpacking, where the customer could not or no label was found at first. The registry then decides on the warranty (R38).',
    confirm:
      'A serial number that was entered cannot be changed and decides on the warranty. Another than the customer typed is a difference, and the customer is told (R17). Compare it with the label once more.',
    done: 'Serial number entered',
    fields: {
      serialNumber: { label: 'Serial number on the label', placeholder: '', hint: 'Scan it, or type it letter by letter' },
      photos: { label: 'Photos of the label', placeholder: '', hint: 'With the serial number readable' },
    },
  },
  'report-damage': {
    action: 'Report damage',
    sentence: 'Damage from outside is reported first and the customer sees the photos at once (R6); the verdict then goes by it.',
    confirm: '',
    done: 'Reported; the customer sees it',
    fields: {
      damageCause: {
        label: 'Cause',
        placeholder: '',
        hint: '',
        options: {
          none: { word: 'No damage', meaning: 'Takes an earlier report back.' },
          logistics: { word: 'In transit', meaning: 'Not free (R7); the photos serve a claim against the carrier.' },
          user: { word: 'In use', meaning: 'Not free (R7).' },
        },
      },
      text: { label: 'What you see', placeholder: 'For example: box intact, right corner crushed', hint: 'The customer reads this' },
      photos: { label: 'Photos', placeholder: '', hint: 'The box and the damage, so that the cause can be seen' },
    },
  },
  'request-approval': {
    action: 'Ask the supervisor',
    sentence:
      'Natural wear (N2) and other reasons (OTHER) are worded widely: they void the warranty only once a supervisor agrees (R41, R42).',
    confirm: '',
    done: 'A supervisor answers',
    fields: {
      approvalCode: {
        label: 'Which void reason',
        placeholder: '',
        hint: '',
        options: {
          N2: { word: 'N2 natural wear', meaning: 'Aged or worn by ordinary use (R41).' },
          OTHER: { word: 'OTHER', meaning: 'What the “etc.” of the policy means and does not name (R42).' },
        },
      },
      text: { label: 'Explanation', placeholder: 'What you see and why it counts', hint: 'The supervisor reads this' },
      photos: { label: 'Evidence', placeholder: '', hint: 'At least one photo that shows it' },
    },
  },
  'decide-approval': {
    action: 'Answer void reason',
    sentence: 'If you agree, the verdict may rest on it; if not, on another reason, or the repair is free.',
    confirm: '',
    done: 'The technician has your answer',
    fields: {
      approvalCode: {
        label: 'Which void reason',
        placeholder: '',
        hint: '',
        options: {
          N2: { word: 'N2 natural wear', meaning: 'Aged or worn by ordinary use (R41).' },
          OTHER: { word: 'OTHER', meaning: 'What the “etc.” of the policy means and does not name (R42).' },
        },
      },
      isApproved: {
        label: 'Does it hold',
        placeholder: '',
        hint: '',
        options: {
          yes: { word: 'Agree', meaning: 'The verdict may rest on it.' },
          no: { word: 'Refuse', meaning: 'It does not void the warranty.' },
        },
      },
      reason: { label: 'Why', placeholder: 'For example: contacts evenly worn, no force', hint: 'The technician reads this' },
    },
  },
  'withdraw-quotation': {
    action: 'Withdraw quotation',
    sentence: 'The quotation is void and the machine is inspected again. Only before it is paid.',
    confirm: '',
    done: 'Withdrawn; another verdict is needed',
    fields: {
      reason: { label: 'Why', placeholder: 'For example: the customer found the invoice', hint: 'The customer reads this' },
    },
  },
};

/** Steps with a described form that find out what a verdict may rest on: what they are called and what their fields ask. */
export const examinationTexts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };
