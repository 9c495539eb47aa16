import type { Texts } from '../texts';

const zhCN = {
  voucherAmount: '凭证金额',
  quoted: '报价合计',
  freightDue: '再次寄出的运费',
  sumMatches: '与应付金额一致',
  sumDiffers: '与应付金额不一致，请先核对',
  voucherPhoto: '付款凭证',
  voucherOpen: '点开看大图',
  uploaded: '上传于',
  rejectInstead: '凭证有问题，退回',
  commonReasons: '常用原因',
  reason: '退回原因',
  reasonPlaceholder: '客户会看到，请写清怎样改正',
  reasons: { amount: '金额与报价不一致', unclear: '凭证看不清，请重新拍摄', account: '没有查到这笔到账，请核对收款账户' },
};

const en: Texts<typeof zhCN>['en'] = {
  voucherAmount: 'Voucher',
  quoted: 'Quoted sum',
  freightDue: 'Freight to send it again',
  sumMatches: 'Equals what is due',
  sumDiffers: 'Differs from what is due; check first',
  voucherPhoto: 'Payment voucher',
  voucherOpen: 'Tap for the large picture',
  uploaded: 'Uploaded',
  rejectInstead: 'Something is wrong: send it back',
  commonReasons: 'Common reasons',
  reason: 'Why it goes back',
  reasonPlaceholder: 'The customer reads this; say how to put it right',
  reasons: {
    amount: 'The amount differs from the quotation',
    unclear: 'The voucher cannot be read. Please photograph it again',
    account: 'We cannot find this payment. Please check the account it went to',
  },
};

/** The voucher in front of finance. */
export const staffPaymentTexts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };
