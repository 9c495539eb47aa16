import { both } from '../localized';
import { clause, type Section } from './clause';

/** Return. */
export const returnClauses: Section = {
  title: both('寄回', 'Return'),
  clauses: [
    clause(
      'R50',
      57,
      both('以下时效以正确创建工单为前提。', 'The times below presuppose a correct work order.'),
      both('没有未处理的不符，时钟才开始。', 'The clock starts only when no discrepancy is open.'),
    ),
    clause(
      'R51',
      58,
      both(
        '保修内设备：系统确认收货之日起一般 5 个工作日内寄出。',
        'In warranty: generally sent within 5 working days of the receipt confirmed by the system.',
      ),
      both(
        '第 5 个工作日 18:00，收货当天不计；“一般”显示为“预计”。',
        '18:00 of the 5th working day, the day of receipt not counted; “generally” is shown as expected.',
      ),
      {
        code: [
          'core/domain/calendar.ts#promiseFrom',
          'core/domain/promise-course.ts#promiseCourse',
          'core/application/ring-alarms.ts#ringAlarms',
        ],
        settings: ['hours', 'promiseWorkingDays', 'promiseWarningDays', 'lastPublishedYear', 'calendarAdditions'],
        says: { promiseWorkingDays: 5 },
        shown: ['features/order/promise-card.tsx'],
      },
    ),
    clause(
      'R52',
      58,
      both(
        '数量较多或整机维修的，时间会根据实际情况延长并告知原因。',
        'Large quantities or complete machines may take longer; you are told the reason.',
      ),
      both(
        '延期要有原因并通知，保留历史；数量与整机的门槛是设置。',
        'A new date needs a reason and a notice, and the history is kept; thresholds are settings.',
      ),
      {
        code: ['core/domain/promise-course.ts#promiseCourse'],
        settings: ['extraDaysWholeMachine', 'promiseWarningDays', 'largeQuantity'],
        shown: ['features/order/promise-card.tsx'],
      },
    ),
    clause(
      'R53',
      59,
      both(
        '保外设备：提交付款凭证后一般 5 个工作日内寄出。',
        'Out of warranty: generally within 5 working days after the payment voucher is sent.',
      ),
      both(
        '第二句“保修机”应读作保外：自上传凭证起；退回则作废，新凭证重新起算。',
        'The second “warranty machines” is read as out of warranty: from the upload of the voucher; void if it is rejected, restarted by a new one.',
      ),
      {
        code: ['core/domain/calendar.ts#promiseFrom', 'core/domain/alarms.ts#recomputed'],
        settings: ['hours', 'bankAccount', 'promiseWorkingDays', 'lastPublishedYear', 'calendarAdditions'],
        says: { promiseWorkingDays: 5 },
        shown: ['features/quotation/payment.tsx'],
      },
    ),
    clause(
      'R54',
      60,
      both('同一工单的设备一般一起寄回。', 'Machines of one work order generally return together.'),
      both(
        '所有在修设备都就绪才能寄回；暂停、远程解决、撤回的设备不影响。',
        'Shipping needs every live machine ready; held, remotely fixed and withdrawn ones do not block.',
      ),
      { code: ['core/domain/stage.ts#isLive'], settings: ['withdrawDays'], shown: ['features/order/order-facts.tsx'] },
    ),
    clause(
      'R55',
      60,
      both('数量较多时可以分批寄回。', 'Large quantities may return in several shipments.'),
      both('分批需数量达到门槛，或主管同意。', 'A split needs a large quantity, or a supervisor.'),
      { settings: ['largeQuantity'], shown: ['features/staff-steps/ship-form.tsx'] },
    ),
    clause(
      'R56',
      60,
      both(
        '工单中有保外设备的，请尽快付款，以免耽误整单寄回。',
        'If one machine has to be paid for, pay soon, so that the whole return is not delayed.',
      ),
      both(
        '页面写明是哪台设备在拖延；保内设备的时钟显示“等待 … 付款”。',
        'The page names the machine that keeps the others waiting; clocks of machines in warranty show what they wait for.',
      ),
      {
        matters: true,
        code: ['core/domain/stage.ts#blockersOf', 'core/domain/pauses.ts#withPauses', 'core/application/promise-view.ts#promiseView'],
        shown: ['features/order/order-facts.tsx', 'features/order/promise-card.tsx'],
      },
    ),
    clause(
      'R57',
      63,
      both('寄回支持顺丰、德邦、跨越。', 'Returns go by SF, Deppon or KYE.'),
      both('只限寄回；寄修可自选快递公司。', 'For the return only; the way in is free choice.'),
      {
        code: ['core/domain/carrier.ts#RETURN_CARRIERS', 'core/domain/steps/inbound-carrier.ts#isReturnCarrier'],
        shown: ['features/staff-steps/ship-form.tsx'],
      },
    ),
  ],
};
