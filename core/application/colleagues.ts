import type { StaffRole } from '../domain/actor';
import { err, ok, type Result } from '../domain/result';
import type { Payload } from '../domain/steps/payload';
import type { Deps } from './ports';
import type { Failure } from './reply-error';

export type Colleague = { readonly openid: string; readonly name: string; readonly roles: readonly StaffRole[] };

const HANDLES_ORDERS: readonly StaffRole[] = ['agent', 'technician', 'supervisor'];

/** Who may be given an order to look after, by name: everybody of staff but those who only check money. No call beyond the cached list. */
export async function colleagues(deps: Pick<Deps, 'staff'>): Promise<readonly Colleague[]> {
  const everybody = await deps.staff.list();
  return everybody
    .filter(({ roles }) => roles.some((role) => HANDLES_ORDERS.includes(role)))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

/** The payload with the name that belongs to `assigneeOpenid`; `unknown-target` when that is none of {@link colleagues}. */
export async function withAssignee(deps: Pick<Deps, 'staff'>, payload: Payload): Promise<Result<Payload, Failure>> {
  if (payload.assigneeOpenid === undefined) return ok(payload);
  const found = (await colleagues(deps)).find(({ openid }) => openid === payload.assigneeOpenid);
  return found
    ? ok({ ...payload, assignee: { openid: found.openid, name: found.name } })
    : err({ code: 'unknown-target', field: 'payload.assigneeOpenid' });
}
