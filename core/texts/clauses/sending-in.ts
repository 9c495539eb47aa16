import { both } from '../localized';
import { clause, type Section } from './clause';

/** Sending in and receipt. */
export const sendingInClauses: Section = {
  title: both('寄修与签收', 'Sending in and receipt'),
  clauses: [
    clause(
      'R8',
      13,
      both('寄出前请做好防护包装，避免运输损坏。', 'Pack the machine protectively, so that transport does not damage it.'),
      both(
        '提交物流前逐项勾选装箱清单；可附包装照片，作为客户自己的证据。',
        "The packing list is ticked before logistics are submitted; a photo of the packing is welcome, as the customer's own evidence.",
      ),
      { matters: true, settings: ['packingList'], shown: ['features/logistics/sections.tsx'] },
    ),
    clause(
      'R9',
      15,
      both('不支持自提件：请选择送货上门。', 'Parcels to be picked up at a depot are not accepted; choose door-to-door delivery.'),
      both(
        '“self delivery”指自提件：包裹停在网点等人取。只接受送货上门。',
        '“Self delivery” means a parcel that waits at the depot for pick-up. Only door-to-door is accepted.',
      ),
      { matters: true, code: ['core/texts/parcel-refusals.ts#PARCEL_REFUSAL_WORDS'], shown: ['features/logistics/sections.tsx'] },
    ),
    clause(
      'R10',
      15,
      both(
        '往返运费由双方各自承担寄出的一程：寄修由您承担，保修内寄回由我们承担。',
        'Each party pays the way it sends: you pay the way in, we pay the return of machines in warranty.',
      ),
      both(
        '寄修由客户付，寄回由我们付；保外寄回由谁付是一项设置，写在报价里。',
        'The customer pays the way in, the maker the way back; who pays the return out of warranty is a setting and stands in the quotation.',
      ),
      {
        code: ['core/domain/steps/inspection-steps.ts#inspectionSteps'],
        settings: ['returnFreightPaidBy', 'returnFreight', 'unrepairedFreightPaidBy'],
        shown: ['features/quotation/machine-quotation.tsx'],
      },
    ),
    clause(
      'R11',
      15,
      both('寄修运费须由寄件人现付；到付件将被拒收。', 'Freight to us must be prepaid by the sender; freight-collect parcels are refused.'),
      both(
        '“paid in cash”指寄付现结。提交时声明；到付件在门口拒收。',
        '“Paid in cash” means prepaid by the sender. It is declared with the logistics; freight-collect parcels are refused at the door.',
      ),
      { matters: true, code: ['core/texts/parcel-refusals.ts#PARCEL_REFUSAL_WORDS'], shown: ['features/logistics/sections.tsx'] },
    ),
    clause(
      'R5',
      11,
      both(
        '工单建立后，售后默认包裹内为故障件并正常签收，签收不代表外观与数量无误。',
        'Once an order exists its parcel is presumed to hold faulty goods and is signed for as usual; signing admits nothing about condition or count.',
      ),
      both(
        '只要运单对得上工单就签收；签收通知写明不代表外观与数量无误。',
        'A parcel is signed for when its waybill matches an order; the receipt notice says that this admits nothing.',
      ),
      { code: ['core/texts/parcel-refusals.ts#PARCEL_REFUSAL_WORDS'] },
    ),
    clause(
      'R6',
      11,
      both('开箱后检查设备的故障与损伤，并拍照留证。', 'After unpacking, faults and damage are checked and photographed.'),
      both(
        '没有开箱照片就不能记录开箱；发现损坏先把证据给客户看，再下结论。',
        'Unpacking needs at least one photo; damage that is found is shown to the customer before the verdict.',
      ),
      { shown: ['features/order/machine-cards.tsx', 'features/staff-steps/unpack-form.tsx'] },
    ),
    clause(
      'R7',
      11,
      both('物流或用户造成的损坏，售后不承担。', 'Damage by carriers or users is not borne by after-sales.'),
      both(
        '物流或用户造成的损坏不能免费维修；带日期的证据可导出，用于向承运人索赔。',
        'Damage by carrier or user rules a free repair out; the dated evidence can be exported for a claim against the carrier.',
      ),
      { matters: true, code: ['core/application/evidence/export-order.ts#exportOrder'], shown: ['features/evidence/evidence-card.tsx'] },
    ),
    clause(
      'R16',
      24,
      both('没有工单的包裹将被拒收。', 'A parcel without a work order is refused.'),
      both(
        '没有工单的包裹登记为无主包裹：拒收或暂存，按序列号与电话尾号寻找失主。',
        'A parcel without an order is registered as an orphan: refused or kept, while serial number and phone are looked up to find its owner.',
      ),
      {
        code: ['core/application/orphans/register-orphan.ts#registerOrphanParcel', 'core/domain/orphan/suggestions.ts#suggestOrders'],
        shown: ['features/staff-orphans/register-form.tsx', 'features/staff-orphans/suggestions-card.tsx'],
      },
    ),
    clause(
      'R17',
      25,
      both(
        '实物与工单不符的包裹将被拒收或暂存，直至核对清楚。',
        'A parcel that does not match its order is refused, or kept until it is cleared up.',
      ),
      both(
        '门口不符则拒收；开箱后缺少、多出、调换逐个序列号列出并告知，不追问原因，也不悄悄改工单。',
        'At the door: refused. After unpacking, missing, extra and swapped ones are listed per serial number and told; the cause is never asked, the order never silently edited.',
      ),
      {
        matters: true,
        code: ['core/application/orphans/beside-order.ts#orphansBeside'],
        shown: ['features/staff-steps/discrepancy-form.tsx'],
      },
    ),
    clause(
      'R18',
      26,
      both(
        '工单信息有误（运单号错误、报修信息不完整）的包裹将被拒收。',
        'A parcel whose order is wrong (waybill number, incomplete repair information) is refused.',
      ),
      both(
        '提前避免：各快递公司的运单格式、重复运单、信息完整性。首次扫描之前可更正运单号，地址不行。',
        'Prevented: waybill format per carrier, duplicates, completeness. A waybill may be corrected until its first scan; the address may not.',
      ),
      {
        matters: true,
        code: ['core/domain/waybill.ts#isWaybillOf', 'core/domain/waybill-pattern.ts#matchesPattern'],
        settings: ['waybillFormats', 'infoReminderDays'],
        shown: ['features/customer-steps/waybill-form.tsx', 'features/staff-steps/waybill-field.tsx'],
      },
    ),
    clause(
      'R19',
      27,
      both('因上述原因造成的全部损失由用户承担。', 'All losses arising from these reasons are borne by the user.'),
      both(
        '寄出之前同意条款，保存所同意的原文版本与哈希。',
        'Accepted before logistics are submitted; version and hash of the exact text are kept.',
      ),
      {
        matters: true,
        code: ['core/domain/steps/locking.ts#hasConsent', 'core/application/policy-in-force.ts#keepPolicyText'],
        shown: ['features/logistics/sections.tsx'],
      },
    ),
    clause(
      'R23',
      30,
      both('签收、清点与扫码的结果会通知您。', 'You are told the result of signing, counting and scanning.'),
      both(
        '原文只有标题；内容由 R5、R6、R51 补足：签收、清点、扫码、通知。',
        'The source has only a heading; its content comes from R5, R6 and R51: sign, count, scan, tell.',
      ),
      { shown: ['features/order/parcels-card.tsx'] },
    ),
  ],
};
