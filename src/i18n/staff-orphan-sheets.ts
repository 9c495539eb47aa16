import type { Texts } from './texts';

const zhCN = {
  cancel: '取消',
  linkTitle: '关联到工单',
  linkSentence: (orderNumber: string) => `包裹归工单 ${orderNumber}，接下来照常开箱。收货日期按包裹到达那天算。不能撤回。`,
  linkWhich: '包裹里是哪些设备',
  signTitle: '按面单签收',
  signSentence: (orderNumber: string) => `这就是工单 ${orderNumber} 在等的包裹：运单号按面单更正并签收，接下来照常开箱。不能撤回。`,
  tellTitle: '通知主人',
  tellSentence: (orderNumber: string) =>
    `工单 ${orderNumber} 的客户会收到消息：有一个没有工单的包裹，请创建工单或联系客服。请确认是这位客户。`,
  place: '存放位置',
  reason: '拒收原因',
  note: '补充说明',
  photos: '拒收时的照片',
  photosHint: '拍下包裹和面单，至少一张',
  contact: '联系内容',
  contactPlaceholder: '谁、怎么联系的、说了什么',
  reopen: '恢复的理由',
  sentences: {
    'take-in': '收下不等于签收工单；90 天从登记那天算起。',
    refuse: '包裹由快递带回，不能撤回。',
    'note-contact': '与主人取得联系后，90 天重新计算。',
    amend: '补充看到的信息，会用来查找可能的工单。',
    'correct-slip': '面单登记错了才用。包裹按正确的面单改登记，照片、线索和 90 天都带过去，不能撤回。',
    hold: '暂停寄回，由我们继续保管。不会处置；有了工单仍可关联。',
    reopen: '恢复处理，90 天重新计算。',
    'come-again': '同一个包裹又送到门口，重新处理。',
    another: '真有这个运单号的另一个包裹到了，从头登记。请拍下面单和外箱。',
  },
  stale: '这个包裹刚被别人处理过。请看过最新状态再操作，填写的内容还在。',
  done: {
    link: '已关联，下一步开箱',
    'take-in': '已收下暂存',
    refuse: '已拒收',
    'come-again': '已重新登记',
    'tell-owner': '已通知主人',
    'note-contact': '已记录，90 天重新计算',
    amend: '已补充',
    'correct-slip': '已改登记',
    hold: '已暂停寄回',
    reopen: '已恢复处理',
  },
};

const en: Texts<typeof zhCN>['en'] = {
  cancel: 'Cancel',
  linkTitle: 'Link to an order',
  linkSentence: (orderNumber) =>
    `The parcel goes to order ${orderNumber} and is unpacked as usual. Its day of receipt is the day it came. This cannot be taken back.`,
  linkWhich: 'Which machines are in it',
  signTitle: 'Sign by the slip',
  signSentence: (orderNumber) =>
    `This is the parcel that order ${orderNumber} waits for: the waybill becomes what the slip says, it is signed for and unpacked as usual. This cannot be taken back.`,
  tellTitle: 'Tell the owner',
  tellSentence: (orderNumber) =>
    `The customer of ${orderNumber} is told that a parcel without an order is here: create one or contact us. Make sure it is this customer.`,
  place: 'Stored at',
  reason: 'Why it is refused',
  note: 'Note',
  photos: 'Photos of the refusal',
  photosHint: 'Parcel and slip, at least one',
  contact: 'The contact',
  contactPlaceholder: 'Who, how, and what was said',
  reopen: 'Why it is reopened',
  sentences: {
    'take-in': 'Taking it in is no receipt for an order; the 90 days count from the day it was registered.',
    refuse: 'The carrier carries it away again, and the owner has to send it anew. This is final.',
    'note-contact': 'A contact with the owner restarts the 90 days.',
    amend: 'What you add is used to look for the order.',
    'correct-slip':
      'For a slip that was entered wrongly. The parcel is registered anew as its slip says; photos, clues and the 90 days go with it. This cannot be taken back.',
    hold: 'It is put on hold and stays with us. Nothing is disposed of; it can still be linked to an order.',
    reopen: 'It is handled again, and the 90 days begin anew.',
    'come-again': 'The same parcel is at the door again.',
    another: 'Another parcel, which really has this waybill, has come; it starts from nothing. Photograph slip and box.',
  },
  stale: 'Somebody has just changed this parcel. Look at it as it is now; what you entered is kept.',
  done: {
    link: 'Linked; unpack it next',
    'take-in': 'Taken in',
    refuse: 'Refused',
    'come-again': 'Registered again',
    'tell-owner': 'The owner was told',
    'note-contact': 'Noted; the 90 days begin anew',
    amend: 'Added',
    'correct-slip': 'Registered anew',
    hold: 'On hold',
    reopen: 'Reopened',
  },
};

export const staffOrphanSheetTexts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };
