import { useState } from 'react';
import type { InvitationView } from '#core/contract/people';
import { type People, usePeople } from '@/cloud/staff-people';
import type { LiveView } from '@/cloud/use-view';
import { Note } from '@/components/badge';
import { PrimaryAction, QuietAction } from '@/components/button';
import { Screen } from '@/components/screen';
import { CodeSheet } from '@/features/staff-people/code-sheet';
import { InviteSheet } from '@/features/staff-people/invite-sheet';
import { MemberSheet } from '@/features/staff-people/member-sheet';
import { PeopleHistory } from '@/features/staff-people/people-history';
import { InvitationRows, MemberRows } from '@/features/staff-people/people-list';
import { useLanguage } from '@/i18n/language';
import { staffPeopleTexts } from '@/i18n/staff-people';
import { useTexts } from '@/i18n/texts';
import { SupervisorOnly } from '../supervisor-only';

/** Who is staff, for supervisors. Ids: staff-people, people-invite, people-said, history-open, and those of its lists and sheets. */
export default function StaffPeoplePage() {
  const t = useTexts(staffPeopleTexts);
  const live = usePeople(useLanguage());
  return (
    <Screen id="staff-people" title={t.title}>
      <SupervisorOnly live={live}>{(people) => <Desk people={people} live={live} />}</SupervisorOnly>
    </Screen>
  );
}

/** What is on top of the page; a member is named, for they may be read again meanwhile. */
type Opened = { readonly member: string } | { readonly invitation: InvitationView } | 'invite' | undefined;

function Desk({ people, live }: { people: People; live: LiveView<People> }) {
  const t = useTexts(staffPeopleTexts);
  const [opened, setOpened] = useState<Opened>();
  const [said, setSaid] = useState<string>();
  const [hasHistory, setHasHistory] = useState(false);
  const [changes, setChanges] = useState(0);
  const close = () => setOpened(undefined);
  const open = (what: Opened) => {
    setSaid(undefined);
    setOpened(what);
  };
  const changed = () => {
    setChanges((count) => count + 1);
    return live.reload();
  };
  const member =
    typeof opened === 'object' && 'member' in opened ? people.members.find(({ openid }) => openid === opened.member) : undefined;
  const invitation = typeof opened === 'object' && 'invitation' in opened ? opened.invitation : undefined;
  return (
    <>
      {said && (
        <Note id="people-said" tone="good" icon="check">
          {said}
        </Note>
      )}
      <PrimaryAction id="people-invite" label={t.invite.open} onTap={() => open('invite')} />
      <InvitationRows invitations={people.invitations} onOpen={(chosen) => open({ invitation: chosen })} />
      <MemberRows members={people.members} onOpen={({ openid }) => open({ member: openid })} />
      <Note id="lost-phone" tone="neutral" icon="shield">
        {t.lostPhone}
      </Note>
      {hasHistory ? (
        <PeopleHistory version={changes} />
      ) : (
        <QuietAction id="history-open" label={t.history.open} onTap={() => setHasHistory(true)} />
      )}
      {opened === 'invite' && (
        <InviteSheet
          roles={people.roles}
          onClose={close}
          onMade={(made) => {
            setOpened((now) => (now === 'invite' ? { invitation: made } : now));
            void changed();
          }}
        />
      )}
      {invitation && (
        <CodeSheet
          key={invitation.scene}
          invitation={invitation}
          hasJoined={people.members.some(({ name, joinedAt = 0 }) => name === invitation.name && joinedAt >= invitation.madeAt)}
          onClose={close}
          onOver={changed}
          onWithdrawn={() => {
            close();
            setSaid(t.invitations.withdrawn);
            void changed();
          }}
        />
      )}
      {member && (
        <MemberSheet
          key={member.openid}
          member={member}
          roles={people.roles}
          onClose={close}
          onStale={live.reload}
          onChanged={(what, staff) => {
            // Whoever has opened somebody else meanwhile stays with them.
            setOpened((now) => (typeof now === 'object' && 'member' in now && now.member === member.openid ? undefined : now));
            setSaid(t.member[what](member.name));
            setChanges((count) => count + 1);
            live.replace({ ...people, ...staff });
          }}
        />
      )}
    </>
  );
}
