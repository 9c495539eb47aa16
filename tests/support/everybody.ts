import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import type { Reply } from '#core/contract/reply';
import { drawLabel } from '../../scripts/demo/draw-label';
import { customerDesk, staffDesk } from './desk';
import { openLocalWechat, type TestWechat } from './local-wechat';

export const WHO = ['owner', 'other', 'agent', 'technician', 'finance', 'supervisor', 'agent-owner', 'nobody'] as const;
/**
 * Everybody who could ask, by the id of their phone. `owner` has an order, `other` another one; of staff each has one role; `agent-owner` is an agent
 * with an order of their own; `nobody` was never seen before.
 */
export type Who = (typeof WHO)[number];

export const STAFF_ROLES = {
  agent: ['agent'],
  technician: ['technician'],
  finance: ['finance'],
  supervisor: ['supervisor'],
  'agent-owner': ['agent'],
} as const satisfies Partial<Record<Who, readonly string[]>>;
export type StaffWho = keyof typeof STAFF_ROLES;

export const openidOf = (who: Who): string => `oRIGHTS_${who}`;
/** Like no word of any text, so that it is found wherever it leaks. */
export const nameOf = (who: StaffWho): string => `NAME-OF-${who}`;

export type Everybody = {
  readonly wechat: TestWechat;
  /** A real picture in a file. */
  readonly photo: string;
  readonly ask: (who: Who, functionName: string, data: object) => Promise<Reply<unknown>>;
  readonly customer: (who: Who) => ReturnType<typeof customerDesk>;
  readonly staff: (who: StaffWho) => ReturnType<typeof staffDesk>;
};

/** A local WeChat of its own with exactly these people; read the parts inside tests. */
export function openEverybody(): Everybody {
  let wechat: TestWechat;
  let folder: string;
  const customers = new Map<Who, ReturnType<typeof customerDesk>>();
  const staff = new Map<Who, ReturnType<typeof staffDesk>>();

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'everybody-'));
    writeFileSync(path.join(folder, 'label.png'), drawLabel('JX4-10001-IN'));
    const roles: Partial<Record<Who, readonly string[]>> = STAFF_ROLES;
    wechat = await openLocalWechat({
      phones: WHO.map((id) => ({ id, title: { zh: id, en: id }, openid: openidOf(id), kind: roles[id] ? 'staff' : 'customer' })),
      staff: (Object.keys(STAFF_ROLES) as StaffWho[]).map((who) => ({ _id: openidOf(who), name: nameOf(who), roles: STAFF_ROLES[who] })),
    });
    for (const who of WHO) customers.set(who, customerDesk(wechat.phone(who), who));
    for (const who of Object.keys(STAFF_ROLES) as StaffWho[]) staff.set(who, staffDesk(wechat.phone(who), `at-work-${who}`));
  });
  afterAll(async () => {
    await wechat?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const found = <T>(desk: T | undefined): T => {
    if (!desk) throw new Error('nobody is there before the first test');
    return desk;
  };
  return {
    get wechat() {
      return wechat;
    },
    get photo() {
      return path.join(folder, 'label.png');
    },
    ask: async (who, functionName, data) => (await wechat.phone(who).call(functionName, { lang: 'zh-CN', ...data })) as Reply<unknown>,
    customer: (who) => found(customers.get(who)),
    staff: (who) => found(staff.get(who)),
  };
}
