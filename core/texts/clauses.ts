import type { ClauseId } from '../domain/step-table';
import { both, type Language, type Localized } from './localized';

/** Version of the policy text below; a consent keeps it beside the hash of the exact text. Change it whenever a word changes. */
export const POLICY_VERSION = '2026-11';

type Clause = {
  readonly id: ClauseId;
  readonly text: Localized;
  /** Shown in plain words before the customer agrees. */
  readonly matters?: true;
};
type Section = { readonly title: Localized; readonly clauses: readonly Clause[] };

const clause = (id: ClauseId, zh: string, en: string, matters?: true): Clause => ({
  id,
  text: both(zh, en),
  ...(matters ? { matters } : {}),
});

/** The after-sales policy, line by line, as it is shown and agreed to. Source: the maker's published policy, read as R1–R58. */
export const POLICY: readonly Section[] = [
  {
    title: both('联系售后', 'Contact'),
    clauses: [
      clause('R1', '售后微信：jasminer2021、JASMINER sh。', 'After-sales on WeChat: jasminer2021, JASMINER sh.'),
      clause(
        'R2',
        '服务时间为工作日 9:00–18:00，调休上班日照常服务。',
        'Hours are 9:00–18:00 on working days; make-up working days count as working days.',
      ),
      clause('R3', '设备出现故障时，请及时联系售后。', 'Contact after-sales in time when a machine breaks down.'),
      clause('R4', '售后先了解情况并远程检测，再建议是否维修。', 'After-sales first asks and checks remotely, then advises on the repair.'),
      clause(
        'R29',
        '报价与进度以工单状态为准，也可随时咨询客服。',
        'The order shows quotation and progress; customer service answers as well.',
      ),
      clause('R20', '可随时在“工单”中查询服务记录。', 'The service record can be read in the orders at any time.'),
      clause('R58', '有疑问时，请在操作前先与客服确认。', 'When in doubt, ask customer service beforehand.'),
    ],
  },
  {
    title: both('创建工单', 'Creating a work order'),
    clauses: [
      clause(
        'R12',
        '创建工单时填写客户信息与设备信息；同一序列号只能在一个未结束的工单中。',
        'A work order names the customer and the machines; a serial number may be in one open order only.',
      ),
      clause('R13', '客服会及时联系您，并提供技术支持。', 'Customer service contacts you in time with technical support.'),
      clause('R14', '由客服确认设备是否需要返厂。', 'Customer service confirms whether a machine has to come to the factory.'),
      clause(
        'R15',
        '确认返厂后，才填写物流信息与收货地址。',
        'Logistics and receiving address are filled in after the return is confirmed.',
      ),
      clause('R21', '收货地址必须填写完整、清楚。', 'The receiving address must be complete and clear.', true),
      clause('R22', '收货地址提交后不能修改。', 'The receiving address cannot be changed once submitted.', true),
    ],
  },
  {
    title: both('寄修与签收', 'Sending in and receipt'),
    clauses: [
      clause('R8', '寄出前请做好防护包装，避免运输损坏。', 'Pack the machine protectively, so that transport does not damage it.', true),
      clause(
        'R9',
        '不支持自提件：请选择送货上门。',
        'Parcels to be picked up at a depot are not accepted; choose door-to-door delivery.',
        true,
      ),
      clause(
        'R10',
        '往返运费由双方各自承担寄出的一程：寄修由您承担，保修内寄回由我们承担。',
        'Each party pays the way it sends: you pay the way in, we pay the return of machines in warranty.',
      ),
      clause(
        'R11',
        '寄修运费须由寄件人现付；到付件将被拒收。',
        'Freight to us must be prepaid by the sender; freight-collect parcels are refused.',
        true,
      ),
      clause(
        'R5',
        '工单建立后，售后默认包裹内为故障件并正常签收，签收不代表外观与数量无误。',
        'Once an order exists its parcel is presumed to hold faulty goods and is signed for as usual; signing admits nothing about condition or count.',
      ),
      clause('R6', '开箱后检查设备的故障与损伤，并拍照留证。', 'After unpacking, faults and damage are checked and photographed.'),
      clause('R7', '物流或用户造成的损坏，售后不承担。', 'Damage by carriers or users is not borne by after-sales.', true),
      clause('R16', '没有工单的包裹将被拒收。', 'A parcel without a work order is refused.'),
      clause(
        'R17',
        '实物与工单不符的包裹将被拒收或暂存，直至核对清楚。',
        'A parcel that does not match its order is refused, or kept until it is cleared up.',
        true,
      ),
      clause(
        'R18',
        '工单信息有误（运单号错误、报修信息不完整）的包裹将被拒收。',
        'A parcel whose order is wrong (waybill number, incomplete repair information) is refused.',
        true,
      ),
      clause('R19', '因上述原因造成的全部损失由用户承担。', 'All losses arising from these reasons are borne by the user.', true),
      clause('R23', '签收、清点与扫码的结果会通知您。', 'You are told the result of signing, counting and scanning.'),
    ],
  },
  {
    title: both('保修与失保', 'Warranty and what voids it'),
    clauses: [
      clause(
        'R24',
        '维修点收到设备之日距出厂日在保修期内的，免费维修。',
        'Repair is free when the day of receipt at the repair centre lies within the warranty period from the factory date.',
      ),
      clause('R25', '超过保修期的，按保外收费维修。', 'Past the period, the machine is out of warranty and its repair is charged.'),
      clause('R26', '可随时按序列号查询保修期。', 'The warranty can be looked up by serial number at any time.'),
      clause(
        'R30',
        '出现下列情形之一，保修失效，不予免费维修或不予维修：',
        'Each of the following voids the warranty: not repaired, or not free of charge:',
      ),
      clause('R31', 'H1 使用或操作不当造成损坏；', 'H1 damage by improper use or operation;'),
      clause('R32', 'H2 擅自拆机、人为损坏标签、更换部件；', 'H2 unauthorised disassembly, damaged label, replaced parts;'),
      clause('R33', 'H3 使用非本厂或不符合参数要求的产品造成损坏；', "H3 damage by other makers' or out-of-specification products;"),
      clause('R34', 'H4 运算板或芯片被压坏、摔坏、烧毁；', 'H4 a hash board or chip crushed, broken or burned;'),
      clause('R35', 'H5 高压、漏电造成损坏；', 'H5 damage by high voltage or leakage;'),
      clause('R36', 'H6 环境温度过高或过低造成损坏；', 'H6 damage by too high or too low ambient temperature;'),
      clause('R37', 'H7 超频；', 'H7 overclocking;'),
      clause('R38', 'H8 序列号缺失或无法辨认；', 'H8 serial number missing or unreadable;'),
      clause('R39', 'H9 其他无法判断是否在保修期内的情形；', 'H9 any other case in which the warranty cannot be judged;'),
      clause(
        'R40',
        'N1 雷击、洪水、火灾、地震等自然灾害，进水、受潮、腐蚀；',
        'N1 natural disasters such as lightning, flood, fire, earthquake; water, damp, corrosion;',
      ),
      clause('R41', 'N2 自然磨损；', 'N2 natural wear;'),
      clause('R42', 'O1 假冒产品等。', 'O1 counterfeit products and the like.'),
    ],
  },
  {
    title: both('报价与付款', 'Quotation and payment'),
    clauses: [
      clause('R27', '保外设备按实际情况报价维修。', 'Out of warranty, the repair is quoted by actual condition.'),
      clause('R28', '无法维修或无维修价值的设备，原样退回。', 'A machine that cannot be repaired or is not worth it is returned as it is.'),
      clause(
        'R43',
        '使用或运输中造成的下列损坏无法维修，损失由用户承担：',
        'The following damage by use or transport cannot be repaired, at the user’s loss:',
      ),
      clause(
        'R44',
        '报废：烧板、腐蚀或氧化、焊盘脱落、PCB 断裂、孔位堵塞等。',
        'Scrap: burned board, corrosion or oxidation, pads off, fractured PCB, blocked holes and the like.',
      ),
      clause(
        'R45',
        '报废机与混合板机器，报价后客户可以不接受，原样退回。',
        'For scrap and mixed-board machines the quotation may be declined; they are returned unrepaired.',
      ),
      clause(
        'R46',
        '正常机器的报价不支持不维修退回。',
        'The quotation for a normal machine cannot be declined for an unrepaired return.',
        true,
      ),
      clause(
        'R47',
        '超过 90 天未创建工单且未联系客服的，不再寄回。',
        'After more than 90 days without a work order and without contact, the machine is not returned.',
      ),
      clause(
        'R48',
        '维修费未付的设备不寄回；自通知之日起按 90 天计。',
        'A machine whose fee is not paid is not returned; 90 days count from the notice.',
        true,
      ),
      clause(
        'R49',
        '因用户原因拒收寄回包裹的，不再寄回；可付运费后再寄。',
        'A return parcel refused by the user is not sent again, unless its freight is paid.',
      ),
    ],
  },
  {
    title: both('寄回', 'Return'),
    clauses: [
      clause('R50', '以下时效以正确创建工单为前提。', 'The times below presuppose a correct work order.'),
      clause(
        'R51',
        '保修内设备：系统确认收货之日起一般 5 个工作日内寄出。',
        'In warranty: generally sent within 5 working days of the receipt confirmed by the system.',
      ),
      clause(
        'R52',
        '数量较多或整机维修的，时间会根据实际情况延长并告知原因。',
        'Large quantities or complete machines may take longer; you are told the reason.',
      ),
      clause(
        'R53',
        '保外设备：提交付款凭证后一般 5 个工作日内寄出。',
        'Out of warranty: generally within 5 working days after the payment voucher is sent.',
      ),
      clause('R54', '同一工单的设备一般一起寄回。', 'Machines of one work order generally return together.'),
      clause('R55', '数量较多时可以分批寄回。', 'Large quantities may return in several shipments.'),
      clause(
        'R56',
        '工单中有保外设备的，请尽快付款，以免耽误整单寄回。',
        'If one machine has to be paid for, pay soon, so that the whole return is not delayed.',
        true,
      ),
      clause('R57', '寄回支持顺丰、德邦、跨越。', 'Returns go by SF, Deppon or KYE.'),
    ],
  },
];

const BY_ID = new Map(POLICY.flatMap(({ clauses }) => clauses.map(({ id, text }) => [id, text] as const)));

/** The words of a clause; empty for a number the policy does not have. */
export const clauseText = (id: ClauseId, language: Language): string => BY_ID.get(id)?.[language] ?? '';

/** The whole policy in one language as it is hashed for a consent: version, titles and clauses, a line each. */
export function policyPlainText(language: Language): string {
  const lines = POLICY.flatMap(({ title, clauses }) => [title[language], ...clauses.map(({ id, text }) => `${id} ${text[language]}`)]);
  return [`JASMINER ${POLICY_VERSION} ${language}`, ...lines].join('\n');
}
