import type { Reply } from '#core/contract/reply';
import type { SettingDetail, SettingList } from '#core/contract/setting-views';
import type { StaffInput } from '#core/contract/staff';
import { callStaff } from './call';
import { noteServerTime } from './server-clock';
import { type LiveView, useView } from './use-view';

/** Every setting with the value it has now. `not-allowed` for staff who are no supervisors. */
export const useSettings = (language: string): LiveView<SettingList> =>
  useView(`settings:${language}`, () => callStaff('list-settings', {}));

async function readSetting(key: string): Promise<Reply<SettingDetail>> {
  const reply = await callStaff('get-setting', { key });
  if (reply.ok) noteServerTime(reply.value.now);
  return reply;
}

/** One setting with its plans and its history. */
export const useSetting = (key: string, language: string): LiveView<SettingDetail> =>
  useView(`setting:${key}:${language}`, () => readSetting(key));

export type SettingInput = Pick<StaffInput<'change-setting'>, 'key' | 'value' | 'effectiveFrom'>;
