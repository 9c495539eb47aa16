import { both } from '../localized';
import { clause, type Section } from './clause';

/** Contact. */
export const contactClauses: Section = {
  title: both('联系售后', 'Contact'),
  clauses: [
    clause(
      'R1',
      5,
      both('售后微信：jasminer2021、JASMINER sh。', 'After-sales on WeChat: jasminer2021, JASMINER sh.'),
      both(
        '联系方式可配置并带生效日期；每个页面一步可达联系卡片。',
        'Contacts are a setting with effective dates; a contact card is one tap from every page.',
      ),
      {
        code: ['core/application/start.ts#start'],
        settings: ['contacts'],
        says: {
          contacts: [
            { kind: 'wechat', value: 'jasminer2021' },
            { kind: 'wechat', value: 'JASMINER sh' },
          ],
        },
        shown: ['features/contact/contact-card.tsx', 'components/screen.tsx'],
      },
    ),
    clause(
      'R2',
      6,
      both(
        '服务时间为工作日 9:00–18:00，调休上班日照常服务。',
        'Hours are 9:00–18:00 on working days; make-up working days count as working days.',
      ),
      both(
        '服务时间按国务院公布的工作日（含调休上班日）计算；休息时说明下次开始时间；服务日在 18:00 结束。',
        'Working days are those the State Council publishes, make-up days included; while closed the next opening is named; a service day ends at 18:00.',
      ),
      {
        code: ['core/domain/calendar.ts#dayOf', 'core/domain/calendar.ts#isOpenAt', 'core/domain/calendar.ts#nextOpening'],
        settings: ['hours', 'lastPublishedYear', 'calendarAdditions'],
        says: { hours: { opensAtHour: 9, closesAtHour: 18 } },
        shown: ['features/contact/contact-card.tsx'],
      },
    ),
    clause(
      'R3',
      9,
      both('设备出现故障时，请及时联系售后。', 'Contact after-sales in time when a machine breaks down.'),
      both(
        '首页首先是“申请维修”与先咨询；政策没有承诺响应时间，所以只统计，不承诺。',
        'The first screen offers a repair order, or to ask first; no response time is promised by the policy, so none is shown.',
      ),
      { code: ['core/application/start.ts#start'], shown: ['pages/home/index.tsx'] },
    ),
    clause(
      'R4',
      9,
      both('售后先了解情况并远程检测，再建议是否维修。', 'After-sales first asks and checks remotely, then advises on the repair.'),
      both(
        '寄回之前先远程诊断，每台设备各有结果：返厂或远程解决。',
        'Before any return there is a remote diagnosis with an outcome per machine: return, or fixed remotely.',
      ),
    ),
    clause(
      'R29',
      34,
      both('报价与进度以工单状态为准，也可随时咨询客服。', 'The order shows quotation and progress; customer service answers as well.'),
      both(
        '推送、应用内记录、客服答复出自同一份记录；推送可能失败，以应用内记录为准。',
        'Push, in-app record and chat answer come from one record; a push may fail, the in-app record is the truth.',
      ),
      {
        code: [
          'core/application/list-notices.ts#listNotices',
          'core/application/send-due-notices.ts#sendDueNotices',
          'core/domain/notices-for.ts#noticesFor',
        ],
        settings: ['deliveredAfterDays', 'disputeDays', 'subscribeTemplates', 'serviceTemplates'],
        shown: ['pages/messages/index.tsx'],
      },
    ),
    clause(
      'R20',
      28,
      both('可随时在“工单”中查询服务记录。', 'The service record can be read in the orders at any time.'),
      both(
        '列表、搜索、详情；可分享只读链接，随时停止分享。',
        'List, search and detail; a share link is a read-only token that can be revoked.',
      ),
      {
        code: [
          'core/application/list-orders.ts#listOrders',
          'core/application/get-order.ts#getOrder',
          'core/application/get-shared-order.ts#getSharedOrder',
        ],
        shown: ['pages/orders/index.tsx', 'more/share/index.tsx', 'more/shared/index.tsx'],
      },
    ),
    clause(
      'R58',
      64,
      both('有疑问时，请在操作前先与客服确认。', 'When in doubt, ask customer service beforehand.'),
      both('每个不可撤回的操作旁都有“先咨询”。', '“Ask first” stands beside every step that cannot be undone.'),
      { code: ['core/application/ask.ts#ask'], shown: ['features/conversation/ask-first.tsx'] },
    ),
  ],
};
