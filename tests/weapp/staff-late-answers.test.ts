import { expect, test } from '@jest/globals';
import { orderAt } from '../support/side-path';
import { openWeappDay, STORY_MS, takePhoto } from '../support/weapp-day';

const day = openWeappDay();

test(
  'a supervisor saves a setting as they read it once more, not as they changed it while it was being checked',
  async () => {
    const supervisor = day.programOf('supervisor', 'staff/setting/index?key=hours');
    await supervisor.tap('#setting-edit');
    await supervisor.type('#setting-value-opensAtHour', '8');
    await supervisor.type('#setting-reason', '业主来信');
    const checks = supervisor.answers.hold('preview-setting');
    await supervisor.tap('#setting-check');
    await checks.arrived(1);
    await supervisor.type('#setting-value-opensAtHour', '7');
    checks.release();
    await supervisor.gone('.nut-button-loading');
    expect(supervisor.all('#setting-preview')).toEqual([]);
    await supervisor.tap('#setting-check');
    await supervisor.see('#setting-preview >> 开始: 7:00');
  },
  STORY_MS,
);

test(
  'a supervisor who mends the reason while a setting is being checked reads the preview all the same, and that reason is kept',
  async () => {
    const supervisor = day.programOf('supervisor', 'staff/setting/index?key=largeQuantity');
    await supervisor.tap('#setting-edit');
    await supervisor.type('#setting-value', '20');
    await supervisor.type('#setting-reason', '业主');
    const checks = supervisor.answers.hold('preview-setting');
    await supervisor.tap('#setting-check');
    await checks.arrived(1);
    await supervisor.type('#setting-reason', '业主来信');
    checks.release();
    await supervisor.tap('#setting-save');
    await supervisor.see('#staff-setting >> 业主来信');
  },
  STORY_MS,
);

test(
  'a picture that is taken while a message is on its way is in sight before it goes with the next one',
  async () => {
    const { orderId } = await orderAt('submitted', day.desks, '', day.photo);
    const agent = day.programOf('agent', `staff/order/index?id=${orderId}`);
    await agent.type('#staff-message-text', '请补一张标签照片');
    await agent.tap('#staff-message-photos');
    const answers = agent.answers.hold('take-step');
    await agent.tap('#staff-message-send');
    await answers.arrived(1);
    await takePhoto(agent, '#staff-message-photos', day.photo);
    answers.release();
    await agent.see('#staff-conversation >> 请补一张标签照片');
    await agent.drawn();
    await agent.see('#staff-message-photos >> .photo-tick');
  },
  STORY_MS,
);

test(
  'R16 a parcel that was looked for opens nothing once the sheet was closed',
  async () => {
    const { orderId } = await orderAt('in-transit', day.desks, 'SF7777777777777', day.photo);
    const agent = day.deskOf('agent');
    await agent.see(`#queue-${orderId}`);
    await agent.tap('#sign-open');
    await agent.type('#sign-waybill', 'SF7777777777777');
    const answers = agent.answers.hold('find-parcel');
    await agent.tap('#sign-find');
    await answers.arrived(1);
    await agent.tap('#sign-sheet-close');
    answers.release();
    await agent.drawn();
    await agent.lookAway();
    await agent.tap(`#queue-${orderId}`);
    await agent.arrive('staff/order/index');
    expect(agent.pages.all.map(({ route }) => route)).toEqual(['staff/queue/index', 'staff/order/index']);
  },
  STORY_MS,
);

test(
  'a picture that waits for the network is sent once when it comes back, however often the phone says so',
  async () => {
    const { orderId } = await orderAt('submitted', day.desks, '', day.photo);
    const agent = day.programOf('agent', `staff/order/index?id=${orderId}`);
    await agent.tap('#staff-message-photos');
    agent.goOnline(false);
    agent.device.album = [day.photo];
    await agent.tap('#staff-message-photos-add');
    await agent.see('#staff-message-photos >> 等待网络…');
    const before = (await day.wechat.inspect.documents('attachments')).length;
    agent.goOnline(true);
    agent.goOnline(true);
    await agent.see('#staff-message-photos >> .photo-tick');
    expect((await day.wechat.inspect.documents('attachments')).length).toBe(before + 1);
  },
  STORY_MS,
);
