import { both } from '../localized';
import { clause, type Section } from './clause';

/** Creating a work order. */
export const creatingClauses: Section = {
  title: both('创建工单', 'Creating a work order'),
  clauses: [
    clause(
      'R12',
      19,
      both(
        '创建工单时填写客户信息与设备信息；同一序列号只能在一个未结束的工单中。',
        'A work order names the customer and the machines; a serial number may be in one open order only.',
      ),
      both(
        '提交需要客户信息、每台设备的类别、型号、序列号、故障与标签照片；同一序列号只能在一个未结束的工单里。',
        'Submitting takes the customer, and for each machine item type, model, serial number, fault and label photo; a serial number may be in one open order only.',
      ),
      {
        code: ['core/domain/submit.ts#decideSubmit', 'core/application/submit-order.ts#submitOrder'],
        settings: ['models', 'symptoms'],
        shown: ['features/create/machines-step.tsx'],
      },
    ),
    clause(
      'R13',
      20,
      both('客服会及时联系您，并提供技术支持。', 'Customer service contacts you in time with technical support.'),
      both(
        '提交后立即通知客服并开通留言；联系不上客户时按 1、3、7 个工作日提醒。',
        'Staff are told at once and a thread opens; a customer who cannot be reached is reminded after 1, 3 and 7 working days.',
      ),
      {
        code: ['core/domain/submit.ts#decideSubmit', 'core/domain/clocks.ts#clocksOf', 'core/application/ring-alarms.ts#ringAlarms'],
        settings: ['infoReminderDays', 'unreachableReminderWorkingDays', 'infoCancelDays'],
        shown: ['features/conversation/conversation-card.tsx', 'features/customer-steps/answer-form.tsx'],
      },
    ),
    clause(
      'R14',
      20,
      both('由客服确认设备是否需要返厂。', 'Customer service confirms whether a machine has to come to the factory.'),
      both('只有客服能确认返厂；每台设备单独确认。', 'Only staff open the return, machine by machine.'),
    ),
    clause(
      'R15',
      21,
      both('确认返厂后，才填写物流信息与收货地址。', 'Logistics and receiving address are filled in after the return is confirmed.'),
      both(
        '确认返厂之后才能填物流；一单可分多个包裹，每个序列号只在一个包裹里。',
        'Logistics come only after that; an order may have several parcels, each serial number in exactly one.',
      ),
      {
        code: ['core/domain/clocks.ts#clocksOf'],
        settings: ['factoryAddress', 'returnReminderDays', 'returnCancelDays', 'withdrawDays'],
        shown: ['features/logistics/sections.tsx'],
      },
    ),
    clause(
      'R21',
      29,
      both('收货地址必须填写完整、清楚。', 'The receiving address must be complete and clear.'),
      both(
        '收件人、电话、地区、详细地址缺一不可，提交前逐项读回；海外为自由格式。',
        'Consignee, phone, region and street are all required and read back before submitting; overseas is free-form.',
      ),
      { matters: true, shown: ['features/logistics/sections.tsx'] },
    ),
    clause(
      'R22',
      29,
      both('收货地址提交后不能修改。', 'The receiving address cannot be changed once submitted.'),
      both(
        '随首个包裹锁定；之后任何人都没有修改的途径。出路：收货前取消重建。',
        'Locked with the first parcel; after that nobody has a way to change it. The way out: cancel and create again before receipt.',
      ),
      {
        matters: true,
        code: ['core/domain/steps/locking.ts#addressLock'],
        settings: ['allowReshipAddress'],
        shown: ['features/logistics/sections.tsx', 'features/customer-steps/leaving-forms.tsx'],
      },
    ),
  ],
};
