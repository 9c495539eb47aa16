import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { RoleView, StaffList, StaffMemberView } from '#core/contract/people';
import type { Reply } from '#core/contract/reply';
import { callStaff } from '@/cloud/call';
import { useCommand } from '@/cloud/use-command';
import { Note } from '@/components/badge';
import { PrimaryAction, QuietAction, SecondaryAction } from '@/components/button';
import { TextField } from '@/components/field';
import { RefusalNote } from '@/components/refusal-note';
import { Sheet } from '@/components/sheet';
import { staffPeopleTexts } from '@/i18n/staff-people';
import { useTexts } from '@/i18n/texts';
import { type Role, RoleChoice } from './role-choice';

export type MemberChange = 'saved' | 'left';
type MemberSheetProps = {
  member: StaffMemberView;
  roles: readonly RoleView[];
  onClose: () => void;
  onChanged: (what: MemberChange, staff: StaffList) => void;
  /** Another supervisor was quicker: everybody is read again. */
  onStale: () => Promise<void>;
};

/** One member of staff: their roles, and how they leave. Ids: member-sheet, and those of its two sides. */
export function MemberSheet(props: MemberSheetProps) {
  const t = useTexts(staffPeopleTexts).member;
  const { member, onClose } = props;
  const [isLeaving, setIsLeaving] = useState(false);
  // One sheet for both sides: it does not rise again, under a finger, from one to the other.
  return (
    <Sheet id="member-sheet" title={isLeaving ? t.leaveTitle(member.name) : member.name} open onClose={onClose}>
      {isLeaving ? (
        <LeaveSide {...props} onBack={() => setIsLeaving(false)} />
      ) : (
        <RolesSide {...props} onLeave={() => setIsLeaving(true)} />
      )}
    </Sheet>
  );
}

/** Sends a change; `wasStale` once somebody else had changed the person, who was read again. */
function useMemberCommand<P>(
  what: MemberChange,
  send: (payload: P, commandId: string) => Promise<Reply<StaffList>>,
  { onChanged, onStale }: Pick<MemberSheetProps, 'onChanged' | 'onStale'>,
) {
  const [wasStale, setWasStale] = useState(false);
  const { run, busy, error } = useCommand(send);
  const take = async (payload: P) => {
    setWasStale(false);
    const reply = await run(payload);
    if (reply?.ok) onChanged(what, reply.value);
    else if (reply?.error.code === 'stale-version') {
      await onStale();
      setWasStale(true);
    }
  };
  return { take, busy, wasStale, error: error?.code === 'stale-version' ? undefined : error };
}

/** Ids: member-roles-<role>, member-save, member-leave, member-refused, member-stale. */
function RolesSide({ member, roles, onLeave, ...answers }: MemberSheetProps & { onLeave: () => void }) {
  const texts = useTexts(staffPeopleTexts);
  const t = texts.member;
  const { openid, version } = member;
  const [chosen, setChosen] = useState<readonly Role[]>(member.roles.map(({ role }) => role));
  const [wasAsked, setWasAsked] = useState(false);
  const missing = chosen.length === 0 ? texts.invite.missingRoles : undefined;
  const { take, busy, wasStale, error } = useMemberCommand(
    'saved',
    (input: { openid: string; version: number; roles: Role[] }, commandId) => callStaff('change-staff-roles', { commandId, ...input }),
    answers,
  );
  const save = () => {
    setWasAsked(true);
    if (!missing) void take({ openid, version, roles: [...chosen] });
  };
  return (
    <>
      <RoleChoice
        id="member-roles"
        label={t.roles}
        roles={roles}
        chosen={chosen}
        onChange={setChosen}
        error={wasAsked ? missing : undefined}
      />
      <Problem wasStale={wasStale} error={error} />
      <PrimaryAction id="member-save" label={t.save} busy={busy} onTap={save} />
      <View className="divided stack">
        <Text className="secondary">{texts.lostPhone}</Text>
        <SecondaryAction id="member-leave" label={t.leave} onTap={onLeave} />
      </View>
    </>
  );
}

/** Ids: leave-reason, confirm-leave, leave-back, member-refused, member-stale. */
function LeaveSide({ member, onBack, ...answers }: MemberSheetProps & { onBack: () => void }) {
  const t = useTexts(staffPeopleTexts).member;
  const { openid, name, version, isYou } = member;
  const [reason, setReason] = useState('');
  const [wasAsked, setWasAsked] = useState(false);
  const missing = reason.trim() === '' ? t.missingReason : undefined;
  const { take, busy, wasStale, error } = useMemberCommand(
    'left',
    (input: { openid: string; version: number; reason: string }, commandId) => callStaff('let-staff-leave', { commandId, ...input }),
    answers,
  );
  const leave = () => {
    setWasAsked(true);
    if (!missing) void take({ openid, version, reason: reason.trim() });
  };
  return (
    <>
      <Text>{t.leaveSentence}</Text>
      {isYou && (
        <Note tone="attention" icon="alert">
          {t.leaveSelf}
        </Note>
      )}
      <TextField
        id="leave-reason"
        label={t.reason}
        value={reason}
        onChange={setReason}
        maxLength={200}
        placeholder={t.reasonPlaceholder}
        error={wasAsked ? missing : undefined}
      />
      <Problem wasStale={wasStale} error={error} />
      <PrimaryAction id="confirm-leave" label={t.confirmLeave(name)} busy={busy} onTap={leave} />
      <QuietAction id="leave-back" label={t.back} onTap={onBack} />
    </>
  );
}

function Problem({ wasStale, error }: Pick<ReturnType<typeof useMemberCommand>, 'wasStale' | 'error'>) {
  const t = useTexts(staffPeopleTexts).member;
  return (
    <>
      {wasStale && (
        <Note id="member-stale" tone="attention" icon="alert">
          {t.stale}
        </Note>
      )}
      {error && <RefusalNote id="member-refused" error={error} />}
    </>
  );
}
