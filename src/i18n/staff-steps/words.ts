import type { Texts } from '../texts';

const zhCN = {
  steps: {
    'confirm-return': {
      action: '确认寄回工厂',
      sentence: '客户会收到工厂地址和装箱清单，然后自己寄出。',
      confirm: '',
      done: '已确认寄回，等客户寄出',
    },
    'fix-remotely': {
      action: '远程解决',
      sentence: '写明怎样解决的，客户会看到。',
      confirm: '选中的设备就此结束，不再寄回。之后要寄修需要新工单。',
      done: '已记为远程解决',
    },
    'sign-parcel': {
      action: '签收',
      sentence: '签收只表示收到包裹，不代表认可箱内情况。',
      confirm: '签收后开始处理，客户会收到签收日期和保修预判，不能撤回。',
      done: '已签收',
    },
    unpack: {
      action: '完成开箱',
      sentence: '边拆边拍，逐台核对序列号。',
      confirm: '开箱结果只记录一次，不能修改。',
      done: '已开箱',
    },
    'resolve-discrepancy': {
      action: '处理不符',
      sentence: '先和客户说清楚，再记下结果。都处理完才能下结论。',
      confirm: '客户会收到处理结果，不能撤回。',
      done: '不符已处理',
    },
    quote: {
      action: '报价',
      sentence: '写明检测情况和费用，客户会看到每一行。',
      confirm: '客户会立刻收到报价。发出的版本不会改变，更正会成为新版本。',
      done: '报价已发出',
    },
    'approve-voucher': {
      action: '确认收款',
      sentence: '对照银行流水，核对金额和附言里的工单号。',
      confirm: '确认后设备进入维修（运费凭证则可再次寄出），客户会收到通知，不能撤回。',
      done: '已确认收款',
    },
    'reject-voucher': {
      action: '退回凭证',
      sentence: '客户会看到原因，并可以重新上传。预计发回日期随之作废。',
      confirm: '',
      done: '凭证已退回，客户会收到原因',
    },
    ship: {
      action: '寄回',
      sentence: '同一工单的设备一起寄回。',
      confirm: '客户会收到运单号和序列号，不能撤回。',
      done: '已寄回，等客户确认收货',
    },
    message: { action: '写给客户', sentence: '', confirm: '', done: '已发送' },
  },
};

const en: Texts<typeof zhCN>['en'] = {
  steps: {
    'confirm-return': {
      action: 'Ask for the return',
      sentence: 'The customer gets the factory’s address and the packing list and sends the machines.',
      confirm: '',
      done: 'Return confirmed; the customer sends it',
    },
    'fix-remotely': {
      action: 'Solved remotely',
      sentence: 'Say how it was solved; the customer reads it.',
      confirm: 'The chosen machines end here and are not sent in. Another repair needs a new order.',
      done: 'Noted as solved remotely',
    },
    'sign-parcel': {
      action: 'Sign for it',
      sentence: 'Signing says that the parcel came, nothing about what is inside.',
      confirm: 'The customer is told the date and the likely warranty. It cannot be undone.',
      done: 'Signed for',
    },
    unpack: {
      action: 'Finish unpacking',
      sentence: 'Take photos as you open it, and compare every serial number.',
      confirm: 'Unpacking is recorded once and cannot be changed.',
      done: 'Unpacked',
    },
    'resolve-discrepancy': {
      action: 'Settle difference',
      sentence: 'Clear it with the customer, then note the result. No verdict before all are settled.',
      confirm: 'The customer is told the result. It cannot be undone.',
      done: 'Difference settled',
    },
    quote: {
      action: 'Quote',
      sentence: 'Say what you found and what it costs; the customer reads every line.',
      confirm: 'The customer gets the quotation at once. A sent version never changes; a correction is a new version.',
      done: 'Quotation sent',
    },
    'approve-voucher': {
      action: 'Confirm payment',
      sentence: 'Compare amount and order number with the bank statement.',
      confirm: 'The machines go into repair (after a freight voucher: are sent again) and the customer is told. It cannot be undone.',
      done: 'Payment confirmed',
    },
    'reject-voucher': {
      action: 'Send voucher back',
      sentence: 'The customer reads the reason and can upload another. The promised date is void.',
      confirm: '',
      done: 'Voucher sent back with the reason',
    },
    ship: {
      action: 'Ship back',
      sentence: 'Machines of one order return together.',
      confirm: 'The customer gets waybill and serial numbers. It cannot be undone.',
      done: 'Shipped; the customer confirms receipt',
    },
    message: { action: 'Write to the customer', sentence: '', confirm: '', done: 'Sent' },
  },
};

/** What each step is called, means, asks once more and says when it is done. */
export const staffWordsTexts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };
