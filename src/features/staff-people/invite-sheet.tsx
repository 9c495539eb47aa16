import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { InvitationView, RoleView } from '#core/contract/people';
import { callStaff } from '@/cloud/call';
import { useCommand } from '@/cloud/use-command';
import { PrimaryAction } from '@/components/button';
import { TextField } from '@/components/field';
import { RefusalNote } from '@/components/refusal-note';
import { Sheet } from '@/components/sheet';
import { staffPeopleTexts } from '@/i18n/staff-people';
import { useTexts } from '@/i18n/texts';
import { type Role, RoleChoice } from './role-choice';

type InviteSheetProps = { roles: readonly RoleView[]; onClose: () => void; onMade: (invitation: InvitationView) => void };

/** Who is invited, and as what. Ids: invite-sheet, invite-name, invite-roles-<role>, invite-make, invite-refused. */
export function InviteSheet({ roles, onClose, onMade }: InviteSheetProps) {
  const t = useTexts(staffPeopleTexts).invite;
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly Role[]>([]);
  const [wasAsked, setWasAsked] = useState(false);
  const { run, busy, error } = useCommand((input: { name: string; roles: Role[] }, commandId) =>
    callStaff('make-invitation', { commandId, ...input }),
  );
  const missingName = name.trim() === '' ? t.missingName : undefined;
  const missingRoles = chosen.length === 0 ? t.missingRoles : undefined;
  const make = async () => {
    setWasAsked(true);
    if (missingName || missingRoles) return;
    const reply = await run({ name: name.trim(), roles: [...chosen] });
    if (reply?.ok) onMade(reply.value);
  };
  return (
    <Sheet
      id="invite-sheet"
      title={t.title}
      open
      onClose={onClose}
      footer={<PrimaryAction id="invite-make" label={t.make} busy={busy} onTap={make} />}
    >
      <Text className="secondary">{t.sentence}</Text>
      <TextField
        id="invite-name"
        label={t.name}
        value={name}
        onChange={setName}
        maxLength={20}
        placeholder={t.namePlaceholder}
        error={wasAsked ? missingName : undefined}
      />
      <RoleChoice
        id="invite-roles"
        label={t.roles}
        roles={roles}
        chosen={chosen}
        onChange={setChosen}
        error={wasAsked ? missingRoles : undefined}
      />
      {error && <RefusalNote id="invite-refused" error={error} />}
    </Sheet>
  );
}
