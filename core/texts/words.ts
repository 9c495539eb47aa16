import type { Role } from '../domain/actor';
import type { DayKind } from '../domain/calendar';
import type { InboundCarrier } from '../domain/carrier';
import type { MachineState } from '../domain/machine';
import type { ClauseId } from '../domain/step-definition';
import type { StepName } from '../domain/step-table';
import type { ScrapCode, Verdict } from '../domain/verdict';
import type { DamageCause, VoidCode } from '../domain/warranty';
import { both, type Localized } from './localized';

export const CARRIER_WORDS: Readonly<Record<InboundCarrier, Localized>> = {
  sf: both('顺丰', 'SF Express'),
  deppon: both('德邦', 'Deppon'),
  kye: both('跨越', 'KYE'),
  jd: both('京东', 'JD Logistics'),
  zto: both('中通', 'ZTO'),
  yto: both('圆通', 'YTO'),
  sto: both('申通', 'STO'),
  yunda: both('韵达', 'Yunda'),
  ems: both('EMS', 'EMS'),
  other: both('其他', 'Other'),
};

export const ROLE_WORDS: Readonly<Record<Role, Localized>> = {
  customer: both('客户', 'Customer'),
  agent: both('客服', 'Customer service'),
  technician: both('维修员', 'Technician'),
  finance: both('财务', 'Finance'),
  supervisor: both('主管', 'Supervisor'),
  timer: both('系统', 'System'),
};

export const MACHINE_STATE_WORDS: Readonly<Record<MachineState, Localized>> = {
  listed: both('待确认', 'To confirm'),
  expected: both('待寄出', 'To be sent'),
  'in-transit': both('运输中', 'On its way'),
  received: both('待检测', 'To inspect'),
  quoted: both('待付款', 'To be paid'),
  'pay-review': both('付款审核', 'Payment review'),
  repairing: both('维修中', 'In repair'),
  ready: both('待寄回', 'Ready to return'),
  shipped: both('寄回中', 'On its way back'),
  'return-refused': both('寄回被拒', 'Return refused'),
  'remote-fixed': both('远程解决', 'Fixed remotely'),
  withdrawn: both('已撤回', 'Withdrawn'),
  delivered: both('已送达', 'Delivered'),
  lost: both('已丢失', 'Lost'),
  held: both('暂停寄回', 'Held'),
};

export const VERDICT_WORDS: Readonly<Record<Verdict['kind'], Localized>> = {
  free: both('保修内，免费维修', 'In warranty, repaired free of charge'),
  normal: both('正常机器，收费维修', 'Normal machine, repair charged'),
  scrap: both('报废机', 'Scrap'),
  mixed: both('混合板', 'Mixed boards'),
  'no-value': both('无维修价值', 'Not worth repairing'),
  counterfeit: both('假冒产品', 'Counterfeit'),
};

export const DAMAGE_CAUSE_WORDS: Readonly<Record<DamageCause, Localized>> = {
  none: both('无外部损坏', 'No outside damage'),
  logistics: both('运输损坏', 'Damaged in transport'),
  user: both('用户造成的损坏', 'Damaged by the user'),
};

export const SCRAP_CODE_WORDS: Readonly<Record<ScrapCode, Localized>> = {
  'burned-board': both('烧板', 'Burned board'),
  corrosion: both('腐蚀或氧化', 'Corrosion or oxidation'),
  'pads-off': both('焊盘脱落', 'Pads off'),
  'pcb-fractured': both('PCB 断裂', 'Fractured PCB'),
  'holes-blocked': both('孔位堵塞', 'Blocked holes'),
  other: both('其他无法维修的损坏', 'Other damage beyond repair'),
};

/** Which clause each void code stands for; its words are the clause's. */
export const VOID_CODE_CLAUSES: Readonly<Record<VoidCode, ClauseId>> = {
  H1: 'R31',
  H2: 'R32',
  H3: 'R33',
  H4: 'R34',
  H5: 'R35',
  H6: 'R36',
  H7: 'R37',
  H8: 'R38',
  H9: 'R39',
  N1: 'R40',
  N2: 'R41',
  O1: 'R42',
  OTHER: 'R42',
};

export const DAY_KIND_WORDS: Readonly<Record<DayKind, Localized>> = {
  weekday: both('工作日', 'working day'),
  weekend: both('周末', 'weekend'),
  holiday: both('{holiday}假期', '{holiday} holiday'),
  'make-up': both('{holiday}调休上班', 'make-up working day for {holiday}'),
  'set-by-owner': both('售后安排', 'set by after-sales'),
};

/** What a button says, and what the timeline says afterwards. */
export const STEP_WORDS: Readonly<Record<StepName | 'submit', { readonly button: Localized; readonly done: Localized }>> = {
  submit: { button: both('提交工单', 'Submit order'), done: both('提交了工单', 'submitted the order') },
  'ask-info': { button: both('请客户补充', 'Ask for information'), done: both('请您补充信息', 'asked for more information') },
  'answer-info': { button: both('补充信息', 'Add information'), done: both('补充了信息', 'added information') },
  'drop-info-request': { button: both('撤回提问', 'Withdraw question'), done: both('撤回了提问', 'withdrew the question') },
  cancel: { button: both('取消工单', 'Cancel order'), done: both('取消了工单', 'cancelled the order') },
  assign: { button: both('接单', 'Take over'), done: both('安排了负责人', 'set who looks after it') },
  message: { button: both('留言', 'Write'), done: both('留言', 'wrote a message') },
  rate: { button: both('评价', 'Rate'), done: both('评价了服务', 'rated the service') },
  share: { button: both('分享', 'Share'), done: both('分享了工单', 'shared the order') },
  'revoke-share': { button: both('停止分享', 'Stop sharing'), done: both('停止了分享', 'stopped sharing') },
  'note-unreachable': { button: both('登记联系不上', 'Note as unreachable'), done: both('未能联系到您', 'could not reach the customer') },
  remind: { button: both('提醒', 'Remind'), done: both('发出了提醒', 'sent a reminder') },
  'recompute-promise': {
    button: both('重新计算预计日期', 'Compute the promise again'),
    done: both('按公布的放假安排重新计算了预计日期', 'computed the promised date again with the published holidays'),
  },
  'give-address': { button: both('填写收货地址', 'Give the address'), done: both('填写了收货地址', 'gave the receiving address') },
  'confirm-return': { button: both('确认返厂', 'Confirm return'), done: both('确认需要返厂维修', 'confirmed the return to the factory') },
  'fix-remotely': { button: both('远程解决', 'Fixed remotely'), done: both('远程解决了故障', 'solved it remotely') },
  'send-in': { button: both('填写寄修物流', 'Enter logistics'), done: both('寄出了设备', 'sent the machines in') },
  withdraw: { button: both('撤回设备', 'Withdraw'), done: both('撤回了设备', 'withdrew the machine') },
  'correct-waybill': { button: both('更正运单号', 'Correct waybill'), done: both('更正了运单号', 'corrected the waybill number') },
  'refuse-parcel': { button: both('拒收', 'Refuse'), done: both('拒收了包裹', 'refused the parcel') },
  'lose-inbound': { button: both('登记丢件', 'Note as lost'), done: both('登记寄修包裹丢失', 'noted the parcel as lost') },
  'sign-parcel': { button: both('签收', 'Sign for it'), done: both('签收了包裹', 'signed for the parcel') },
  'link-orphan': { button: both('关联无主包裹', 'Link orphan parcel'), done: both('把无主包裹关联到工单', 'linked an orphan parcel') },
  'establish-warranty': {
    button: both('核定保修期', 'Establish warranty'),
    done: both('按购买凭证核定了出厂日期', 'established the factory date by a proof of purchase'),
  },
  'sign-orphan': {
    button: both('按面单签收', 'Sign by the slip'),
    done: both('按面单核对运单号并签收了包裹', 'matched the waybill with the slip and signed for the parcel'),
  },
  unpack: { button: both('开箱', 'Unpack'), done: both('开箱检查', 'unpacked and checked') },
  'resolve-discrepancy': { button: both('处理不符', 'Resolve discrepancy'), done: both('处理了不符', 'resolved a discrepancy') },
  'read-label': {
    button: both('补录序列号', 'Enter serial number'),
    done: both('从标签读到了序列号', 'read the serial number off the label'),
  },
  'report-damage': {
    button: both('登记损伤', 'Report damage'),
    done: both('登记了开箱所见的损伤情况', 'reported what the unpacking showed of damage'),
  },
  'request-approval': {
    button: both('请主管同意', 'Ask the supervisor'),
    done: both('请主管确认失保原因', 'asked a supervisor about a void reason'),
  },
  'decide-approval': { button: both('答复失保原因', 'Answer void reason'), done: both('答复了失保原因', 'answered about the void reason') },
  'judge-free': {
    button: both('保修内维修', 'Repair in warranty'),
    done: both('确认保修内，开始维修', 'found it in warranty and began the repair'),
  },
  quote: { button: both('报价', 'Quote'), done: both('给出报价', 'gave a quotation') },
  'declare-unrepairable': { button: both('不予维修', 'Not repairable'), done: both('判定不予维修', 'found it not repairable') },
  'revise-quotation': { button: both('修改报价', 'Revise quotation'), done: both('修改了报价', 'revised the quotation') },
  'withdraw-quotation': {
    button: both('撤回报价', 'Withdraw quotation'),
    done: both('撤回报价，重新检测', 'withdrew the quotation to inspect again'),
  },
  'note-notified': { button: both('查看报价', 'See quotation'), done: both('已看到账单', 'saw the bill') },
  'submit-voucher': {
    button: both('付款并上传凭证', 'Pay and upload voucher'),
    done: both('上传了付款凭证', 'uploaded the payment voucher'),
  },
  decline: { button: both('不接受报价', 'Decline'), done: both('不接受报价', 'declined the quotation') },
  'approve-voucher': { button: both('确认收款', 'Confirm payment'), done: both('确认收款', 'confirmed the payment') },
  'reject-voucher': { button: both('退回凭证', 'Reject voucher'), done: both('退回了付款凭证', 'rejected the voucher') },
  refund: { button: both('登记退款', 'Record refund'), done: both('登记了退款', 'recorded a refund') },
  hold: { button: both('暂停寄回', 'Hold'), done: both('暂停寄回', 'put the machine on hold') },
  reopen: { button: both('恢复处理', 'Reopen'), done: both('恢复处理', 'reopened the machine') },
  finish: { button: both('维修完成', 'Repair finished'), done: both('完成维修', 'finished the repair') },
  'give-up': { button: both('放弃维修', 'Give up repair'), done: both('放弃维修，重新检测', 'gave up the repair') },
  'extend-promise': { button: both('延期', 'Extend'), done: both('调整了预计发回日期', 'moved the promised date') },
  'request-split': { button: both('申请分批', 'Ask to split'), done: both('申请分批寄回', 'asked to return it in several shipments') },
  'decide-split': { button: both('答复分批', 'Answer split'), done: both('答复了分批申请', 'answered about several shipments') },
  ship: { button: both('寄回', 'Ship back'), done: both('寄回了设备', 'shipped the machines back') },
  'confirm-delivered': { button: both('确认收到', 'Confirm delivery'), done: both('确认收到设备', 'confirmed the delivery') },
  'report-not-received': { button: both('没有收到', 'Not received'), done: both('反映没有收到', 'reported that nothing came') },
  'take-back-from-carrier': {
    button: both('快递退回', 'Carrier returned it'),
    done: both('快递退回，将免费再寄', 'got it back from the carrier'),
  },
  'lose-outbound': { button: both('登记寄回丢件', 'Note return as lost'), done: both('登记寄回包裹丢失', 'noted the return as lost') },
  'note-refused-return': { button: both('登记拒收', 'Note refusal'), done: both('登记收件人拒收', 'noted that the consignee refused it') },
};
