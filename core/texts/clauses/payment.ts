import { both } from '../localized';
import { clause, type Section } from './clause';

/** Quotation and payment. */
export const paymentClauses: Section = {
  title: both('报价与付款', 'Quotation and payment'),
  clauses: [
    clause(
      'R27',
      34,
      both('保外设备按实际情况报价维修。', 'Out of warranty, the repair is quoted by actual condition.'),
      both(
        '“保修机返厂后报价”应读作保外：先检测再报价；已发出的报价不再改动，修改即新版本。',
        '“The warranty machine … will quote” is read as out of warranty: inspection, then quotation; a sent quotation never changes, a revision is a new version.',
      ),
      {
        code: ['core/domain/steps/inspection-steps.ts#inspectionSteps'],
        settings: ['returnFreightPaidBy', 'returnFreight', 'priceList'],
        shown: ['features/quotation/machine-quotation.tsx'],
      },
    ),
    clause(
      'R28',
      34,
      both('无法维修或无维修价值的设备，原样退回。', 'A machine that cannot be repaired or is not worth it is returned as it is.'),
      both(
        '无法修或不值得修的，说明原因后原样退回；已付款的先退款。',
        'What cannot or need not be repaired goes back as it is, explained; what was paid is refunded first.',
      ),
      { settings: ['unrepairedFreightPaidBy'] },
    ),
    clause(
      'R43',
      52,
      both(
        '使用或运输中造成的下列损坏无法维修，损失由用户承担：',
        'The following damage by use or transport cannot be repaired, at the user’s loss:',
      ),
      both('R44 的总起。', 'The heading of R44.'),
      { code: ['core/domain/quotation.ts#QUOTATION_CLASSES'] },
    ),
    clause(
      'R44',
      53,
      both(
        '报废：烧板、腐蚀或氧化、焊盘脱落、PCB 断裂、孔位堵塞等。',
        'Scrap: burned board, corrosion or oxidation, pads off, fractured PCB, blocked holes and the like.',
      ),
      both('结论为报废，附证据。', 'The verdict is scrap, with evidence.'),
      { code: ['core/domain/verdict.ts#SCRAP_CODES'] },
    ),
    clause(
      'R45',
      54,
      both(
        '报废机与混合板机器，报价后您可以不接受，设备原样退回。',
        'For scrap and mixed-board machines you may decline the quotation; they are returned unrepaired.',
      ),
      both(
        '报废与混合板的报价可以不接受；原文没有期限，按 R48。',
        'A quotation for scrap or mixed boards may be declined; the source has no deadline, so R48 holds.',
      ),
      { settings: ['unrepairedFreightPaidBy'], shown: ['features/quotation/machine-quotation.tsx'] },
    ),
    clause(
      'R46',
      54,
      both('正常机器的报价不支持不维修退回。', 'The quotation for a normal machine cannot be declined for an unrepaired return.'),
      both(
        '正常机器的报价不提供拒绝，说明原因，可留言异议；必须在寄出之前同意过。',
        'Declining is not offered for a normal machine, and the reason is shown; a dispute goes by thread; it must be consented to before shipping.',
      ),
      { matters: true, shown: ['features/quotation/machine-quotation.tsx'] },
    ),
    clause(
      'R47',
      55,
      both(
        '超过 90 天未创建工单且未联系客服的，不再寄回。',
        'After more than 90 days without a work order and without contact, the machine is not returned.',
      ),
      both(
        '自收货与最后一次联系的较晚者起 90 个自然日；知道失主就提醒。',
        '90 calendar days from the later of receipt and last contact; the owner is reminded if known.',
      ),
      {
        code: ['core/domain/days-over.ts#daysOverAt', 'core/application/orphans/sweep-orphans.ts#sweepOrphans'],
        settings: ['ninetyDays', 'orphanReminderDays'],
        says: { ninetyDays: 90 },
        shown: ['features/staff-orphans/orphan-facts.tsx'],
      },
    ),
    clause(
      'R48',
      55,
      both(
        '维修费未付的设备不寄回；自通知之日起按 90 天计。',
        'A machine whose fee is not paid is not returned; 90 days count from the notice.',
      ),
      both(
        '自通知报价起 90 个自然日，第 3、7、30、60、80、89 天提醒；到期由主管决定暂停寄回，绝不自动处置。',
        '90 calendar days from the notice of the quotation, reminders after 3, 7, 30, 60, 80 and 89; a supervisor then decides to hold it, nothing is ever disposed of automatically.',
      ),
      {
        matters: true,
        code: [
          'core/domain/days-over.ts#daysOverAt',
          'core/domain/alarms.ts#areRemindersSent',
          'core/domain/clocks.ts#clocksOf',
          'core/application/note-notified.ts#notePushed',
        ],
        settings: ['ninetyDays', 'ninetyDaysForFees', 'paymentReminderDays'],
        says: { ninetyDays: 90, ninetyDaysForFees: true },
      },
    ),
    clause(
      'R49',
      55,
      both(
        '因用户原因拒收寄回包裹的，不再寄回；可付运费后再寄。',
        'A return parcel refused by the user is not sent again, unless its freight is paid.',
      ),
      both(
        '客户拒收后付运费再寄，或 90 天后暂停；承运人的过错不算拒收。',
        "After a refusal by the user it is sent again against freight, or held after 90 days; a carrier's failure is not a refusal.",
      ),
      {
        code: ['core/domain/alarms.ts#areRemindersSent', 'core/domain/clocks.ts#clocksOf'],
        settings: ['ninetyDays', 'allowReshipAddress', 'paymentReminderDays'],
      },
    ),
  ],
};
