import { useRef, useState } from 'react';
import type { ReplyError } from '#core/contract/reply';
import type { SettingDetail, SettingPreview } from '#core/contract/setting-views';
import { callStaff } from '@/cloud/call';
import type { SettingInput } from '@/cloud/staff-settings';
import { useCommand } from '@/cloud/use-command';
import type { LiveView } from '@/cloud/use-view';
import { useFirstFault } from '@/components/first-fault';
import { staffSettingsTexts } from '@/i18n/staff-settings';
import { useTexts } from '@/i18n/texts';
import { type Draft, fromDraft, toDraft } from './value-draft';

export type When = 'now' | 'day';
type Input = { readonly draft: Draft; readonly when: When; readonly day: string; readonly reason: string };

export type SettingForm = {
  readonly input: Input;
  readonly change: (part: Partial<Input>) => void;
  /** Somebody tried to go on and something is not filled in. */
  readonly isMissing: boolean;
  /** What is wrong with a field, by its path (`value.0.months`, `effectiveFrom`, `reason`); `within` asks for the fields below it, too. */
  readonly errorOf: (path: string, within?: boolean) => string | undefined;
  /** What the server said about the whole. */
  readonly error: ReplyError | undefined;
  /** Somebody else changed the setting in between; it was read again and the input kept. */
  readonly wasStale: boolean;
  /** Asks the server what the change would mean. */
  readonly check: () => void;
  readonly isChecking: boolean;
  readonly preview: SettingPreview | undefined;
  readonly closePreview: () => void;
  readonly save: () => void;
  readonly isSaving: boolean;
};

/** Where several fields are wrong, the message of the whole says only that. */
const fieldsOf = (error: ReplyError | undefined): readonly { readonly field: string; readonly message: string }[] =>
  error?.fields ?? (error?.field ? [{ field: error.field, message: error.message }] : []);

/** One change of one setting: filled in, checked by the server, read once more, saved. What was entered is kept until it is saved. */
export function useSettingForm(
  setting: SettingDetail,
  live: LiveView<SettingDetail>,
  onSaved: (saved: SettingDetail) => void,
): SettingForm {
  const t = useTexts(staffSettingsTexts);
  const [input, setInput] = useState<Input>(() => ({ draft: toDraft(setting.shape, setting.value), when: 'now', day: '', reason: '' }));
  const showFirstFault = useFirstFault();
  const [wasAsked, setWasAsked] = useState(false);
  const [wasStale, setWasStale] = useState(false);
  const [isChecking, setIsChecking] = useState(false);
  const [preview, setPreview] = useState<SettingPreview>();
  const [checkError, setCheckError] = useState<ReplyError>();
  const checking = useRef(false);
  const command = useCommand((sent: SettingInput & { reason: string; version: number }, commandId) =>
    callStaff('change-setting', { ...sent, commandId }),
  );

  const error = checkError ?? command.error;
  const missing: Readonly<Record<string, string>> = {
    ...(input.when === 'day' && input.day === '' ? { effectiveFrom: t.dayMissing } : {}),
    ...(input.reason.trim() === '' ? { reason: t.reasonMissing } : {}),
  };
  const isWrong = Object.keys(missing).length > 0;
  const payload = ({ draft, when, day }: Input): SettingInput => ({
    key: setting.key,
    value: fromDraft(setting.shape, draft),
    effectiveFrom: when === 'now' ? 'now' : day,
  });
  const latest = useRef(input);
  latest.current = input;

  const change = (part: Partial<Input>) => {
    setInput((before) => ({ ...before, ...part }));
    // What the server said about other input is no longer true.
    setCheckError(undefined);
    command.clearError();
  };
  const check = async () => {
    setWasAsked(true);
    if (isWrong) showFirstFault();
    if (isWrong || checking.current) return;
    checking.current = true;
    setIsChecking(true);
    setCheckError(undefined);
    command.clearError();
    const checked = latest.current;
    const reply = await callStaff('preview-setting', payload(checked));
    checking.current = false;
    setIsChecking(false);
    // What was changed meanwhile has not been looked at: what is saved is what was read. The reason is no part of it.
    const { draft, when, day } = latest.current;
    if (draft !== checked.draft || when !== checked.when || day !== checked.day) return;
    if (reply.ok) {
      setPreview(reply.value);
      return;
    }
    setCheckError(reply.error);
    showFirstFault();
  };
  const save = async () => {
    const reply = await command.run({ ...payload(input), reason: input.reason.trim(), version: setting.version });
    if (!reply) return;
    setPreview(undefined);
    const isStale = !reply.ok && reply.error.code === 'stale-version';
    setWasStale(isStale);
    if (isStale) {
      command.clearError();
      await live.reload();
    } else if (!reply.ok) showFirstFault();
    if (reply.ok) onSaved(reply.value);
  };
  const errorOf = (path: string, within = false) => {
    const wrong = fieldsOf(error).find(({ field }) => field === path || (within && field.startsWith(`${path}.`)));
    return (wasAsked ? missing[path] : undefined) ?? wrong?.message;
  };
  return {
    input,
    change,
    isMissing: wasAsked && isWrong,
    errorOf,
    error,
    wasStale,
    check,
    isChecking,
    preview,
    closePreview: () => setPreview(undefined),
    save,
    isSaving: command.busy,
  };
}
