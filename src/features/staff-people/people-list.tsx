import { Text, View } from '@tarojs/components';
import type { InvitationView, StaffMemberView } from '#core/contract/people';
import { StageBadge } from '@/components/badge';
import { DenseRow, DenseSection } from '@/components/dense-rows';
import { Icon } from '@/components/icon';
import { formatDay } from '@/i18n/dates';
import { staffPeopleTexts } from '@/i18n/staff-people';
import { useTexts } from '@/i18n/texts';
import './staff-people.scss';

const wordsOf = (roles: StaffMemberView['roles']): string => roles.map(({ text }) => text).join(' · ');

/** Who is staff. Ids: people-members, member-<openid>. */
export function MemberRows({ members, onOpen }: { members: readonly StaffMemberView[]; onOpen: (member: StaffMemberView) => void }) {
  const t = useTexts(staffPeopleTexts);
  return (
    <DenseSection id="people-members" heading={<Text>{t.staffCount(members.length)}</Text>}>
      {members.map((member) => (
        <DenseRow key={member.openid} id={`member-${member.openid}`} onTap={() => onOpen(member)} side={<Icon name="chevron" size={16} />}>
          <View className="line">
            <Text className="person-name">{member.name}</Text>
            {member.isYou && <StageBadge word={t.you} tone="brand" />}
          </View>
          <Text className="person-line">{wordsOf(member.roles)}</Text>
          {member.joinedAt !== undefined && <Text className="person-line">{t.joined(formatDay(member.joinedAt))}</Text>}
          {!member.isFollower && <Text className="person-line person-silent">{t.noFollow}</Text>}
        </DenseRow>
      ))}
    </DenseSection>
  );
}

type InvitationRowsProps = { invitations: readonly InvitationView[]; onOpen: (invitation: InvitationView) => void };

/** Who was invited and is not there yet; nothing where there is nobody. Ids: people-invitations, invitation-<scene>. */
export function InvitationRows({ invitations, onOpen }: InvitationRowsProps) {
  const t = useTexts(staffPeopleTexts).invitations;
  if (invitations.length === 0) return null;
  return (
    <DenseSection id="people-invitations" heading={<Text>{t.title}</Text>}>
      {invitations.map((invitation) => (
        <DenseRow
          key={invitation.scene}
          id={`invitation-${invitation.scene}`}
          onTap={() => onOpen(invitation)}
          side={<StageBadge word={t[invitation.state]} tone={invitation.state === 'bound' ? 'information' : 'neutral'} />}
        >
          <Text className="person-name">{invitation.name}</Text>
          <Text className="person-line">{wordsOf(invitation.roles)}</Text>
        </DenseRow>
      ))}
    </DenseSection>
  );
}
