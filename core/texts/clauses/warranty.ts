import { both } from '../localized';
import { clause, type Section } from './clause';

/** Warranty and what voids it. */
export const warrantyClauses: Section = {
  title: both('保修与失保', 'Warranty and what voids it'),
  clauses: [
    clause(
      'R24',
      32,
      both(
        '维修点收到设备之日距出厂日在保修期内的，免费维修。',
        'Repair is free when the day of receipt at the repair centre lies within the warranty period from the factory date.',
      ),
      both(
        '收货日 ≤ 出厂日 + n 个月为保内；月末取当月最后一天，最后一天算在内；承运人签收日与清点日不同时取较早者；运输时间计入，所以显示“最晚到达日”。',
        "In warranty when the day of receipt ≤ factory day + n months; month ends clamp, the last day is inside; of the carrier's and our day the earlier counts; transit counts against the customer, so “must arrive by” is shown.",
      ),
      {
        code: [
          'core/domain/warranty.ts#warrantyOn',
          'core/domain/warranty-period.ts#warrantyMonthsOf',
          'core/domain/steps/inbound-steps.ts#inboundSteps',
        ],
        settings: ['warrantyMonths', 'warrantyExceptions', 'repairWarrantyOn', 'repairWarrantyDays'],
        shown: ['features/create/machine-warranty.tsx'],
      },
    ),
    clause(
      'R25',
      32,
      both('超过保修期的，按保外收费维修。', 'Past the period, the machine is out of warranty and its repair is charged.'),
      both('过保则走报价。', 'Past it, the machine takes the path of a quotation.'),
      { code: ['core/domain/warranty.ts#warrantyOn'], settings: ['warrantyMonths', 'warrantyExceptions'] },
    ),
    clause(
      'R26',
      33,
      both('可随时按序列号查询保修期。', 'The warranty can be looked up by serial number at any time.'),
      both(
        '无需工单即可按序列号查询；限制频率；从不透露主人。',
        'By serial number without an order; rate-limited; never reveals the owner.',
      ),
      {
        code: ['core/application/query-warranty.ts#queryWarranty', 'cloudfunctions/_runtime/question-budget.ts#questionBudget'],
        shown: ['features/home/warranty-query.tsx'],
      },
    ),
    clause(
      'R30',
      36,
      both(
        '出现下列情形之一，保修失效，不予免费维修或不予维修：',
        'Each of the following voids the warranty: not repaired, or not free of charge:',
      ),
      both('出现失保原因则报价或不修，每台设备各自判断。', 'A void reason leads to a quotation or a refusal, machine by machine.'),
      { code: ['core/domain/guards/inspection.ts#inspectionGuards'], shown: ['features/staff-steps/void-reasons.tsx'] },
    ),
    clause(
      'R31',
      38,
      both('H1 使用或操作不当造成损坏；', 'H1 damage by improper use or operation;'),
      both('H1：每个失保代码至少一张照片与一段文字。', 'H1: Each void code needs at least one photo and words.'),
    ),
    clause(
      'R32',
      39,
      both('H2 擅自拆机、人为损坏标签、更换部件；', 'H2 unauthorised disassembly, damaged label, replaced parts;'),
      both('H2：同上；应售后要求的拆机不算。', 'H2: the same; disassembly that after-sales asked for is exempt.'),
      { code: ['core/domain/warranty.ts#VOID_CODES', 'core/domain/steps/order-steps.ts#askedToOpen'] },
    ),
    clause(
      'R33',
      40,
      both('H3 使用非本厂或不符合参数要求的产品造成损坏；', "H3 damage by other makers' or out-of-specification products;"),
      both('H3：同上。', 'H3: the same.'),
      { code: ['core/domain/warranty.ts#VOID_CODES'] },
    ),
    clause(
      'R34',
      41,
      both('H4 运算板或芯片被压坏、摔坏、烧毁；', 'H4 a hash board or chip crushed, broken or burned;'),
      both('H4：同上。常同时属于报废（R44）。', 'H4: the same. Often scrap as well (R44).'),
      { code: ['core/domain/warranty.ts#VOID_CODES'] },
    ),
    clause('R35', 42, both('H5 高压、漏电造成损坏；', 'H5 damage by high voltage or leakage;'), both('H5：同上。', 'H5: the same.'), {
      code: ['core/domain/warranty.ts#VOID_CODES'],
    }),
    clause(
      'R36',
      43,
      both('H6 环境温度过高或过低造成损坏；', 'H6 damage by too high or too low ambient temperature;'),
      both('H6：同上，附日志摘录。', 'H6: the same, with an extract of the log.'),
      { code: ['core/domain/warranty.ts#VOID_CODES'] },
    ),
    clause(
      'R37',
      44,
      both('H7 超频；', 'H7 overclocking;'),
      both('H7：同上，附固件或日志证据。', 'H7: the same, with evidence from firmware or log.'),
      { code: ['core/domain/warranty.ts#VOID_CODES'] },
    ),
    clause(
      'R38',
      45,
      both('H8 序列号缺失或无法辨认；', 'H8 serial number missing or unreadable;'),
      both(
        'H8：不能自动判断保修；照片模糊不等于标签缺失，先请客户重拍。',
        'H8: no automatic warranty result; a blurred photo is not a missing label, so the customer is asked again first.',
      ),
      { code: ['core/domain/warranty.ts#warrantyOn'] },
    ),
    clause(
      'R39',
      46,
      both('H9 其他无法判断是否在保修期内的情形；', 'H9 any other case in which the warranty cannot be judged;'),
      both('H9：按保外处理；购买凭证可以补救。', 'H9: treated as out of warranty; a proof of purchase may cure it.'),
      { code: ['core/domain/warranty.ts#warrantyOn', 'core/domain/warranty.ts#establishedWarrantyOn'] },
    ),
    clause(
      'R40',
      48,
      both(
        'N1 雷击、洪水、火灾、地震等自然灾害，进水、受潮、腐蚀；',
        'N1 natural disasters such as lightning, flood, fire, earthquake; water, damp, corrosion;',
      ),
      both('N1：同 R31。', 'N1: as R31.'),
      { code: ['core/domain/warranty.ts#VOID_CODES'] },
    ),
    clause(
      'R41',
      49,
      both('N2 自然磨损；', 'N2 natural wear;'),
      both('N2：同上，且须主管同意，因为说法很宽。', 'N2: the same, and a supervisor approves, for the wording is wide.'),
      { code: ['core/domain/warranty.ts#CODES_TO_APPROVE'] },
    ),
    clause(
      'R42',
      51,
      both('O1 假冒产品等。', 'O1 counterfeit products and the like.'),
      both(
        'O1：不予维修，原样退回；“等”为 OTHER，须主管同意。',
        'O1: no repair, returned as it is; the “etc.” is OTHER and needs a supervisor.',
      ),
      { code: ['core/domain/warranty.ts#CODES_TO_APPROVE'] },
    ),
  ],
};
