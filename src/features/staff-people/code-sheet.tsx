import { Image, Text, View } from '@tarojs/components';
import type { InvitationView } from '#core/contract/people';
import { callStaff } from '@/cloud/call';
import { useCommand } from '@/cloud/use-command';
import { Note } from '@/components/badge';
import { PrimaryAction, QuietAction } from '@/components/button';
import { RefusalNote } from '@/components/refusal-note';
import { Sheet } from '@/components/sheet';
import { staffPeopleTexts } from '@/i18n/staff-people';
import { useTexts } from '@/i18n/texts';
import { useInvitation } from './use-invitation';

const MINUTE_MS = 60_000;

type CodeSheetProps = {
  invitation: InvitationView;
  /** Somebody of this name has joined since it was made. */
  hasJoined: boolean;
  onClose: () => void;
  /** Somebody joined, or it was withdrawn elsewhere: lists are old. */
  onOver: () => void;
  onWithdrawn: () => void;
};

/** The code to be scanned, and what became of it. Ids: code-sheet, code-picture, code-left, code-state, code-withdraw, code-done, code-refused. */
export function CodeSheet({ invitation, hasJoined, onClose, onOver, onWithdrawn }: CodeSheetProps) {
  const texts = useTexts(staffPeopleTexts);
  const t = texts.code;
  const { scene, name, roles, pictureUrl } = invitation;
  const { state, leftMs } = useInvitation(invitation, onOver);
  const { run, busy, error } = useCommand((input: { scene: string }, commandId) =>
    callStaff('withdraw-invitation', { commandId, ...input }),
  );
  const withdraw = async () => {
    const reply = await run({ scene });
    if (reply?.ok) onWithdrawn();
  };
  const isOpen = state === 'open' || state === 'bound';
  return (
    <Sheet
      id="code-sheet"
      title={t.title(name)}
      open
      onClose={onClose}
      footer={
        <>
          <PrimaryAction id="code-done" label={isOpen ? t.close : t.done} onTap={onClose} />
          {isOpen && <QuietAction id="code-withdraw" label={texts.invitations.withdraw} busy={busy} onTap={withdraw} />}
        </>
      }
    >
      <Text className="secondary">{roles.map(({ text }) => text).join(' · ')}</Text>
      {state === 'open' && (
        <View className="code">
          {/* White on every theme: cameras read dark on light. A long press in WeChat sends it on. */}
          <View className="code-paper">
            <Image
              id="code-picture"
              className="code-picture"
              src={pictureUrl}
              mode="scaleToFill"
              showMenuByLongpress
              {...spoken(t.picture)}
            />
          </View>
          <Text id="code-left" className="code-left">
            {leftMs < MINUTE_MS ? t.leftLess : t.left(Math.floor(leftMs / MINUTE_MS))}
          </Text>
          <Text className="secondary">{t.sentence}</Text>
        </View>
      )}
      {state === 'bound' && (
        <Note id="code-state" tone="information" icon="info">
          {t.bound}
        </Note>
      )}
      {state === 'over' && (
        <Note id="code-state" tone="good" icon="check">
          {hasJoined ? t.joined(name) : t.gone}
        </Note>
      )}
      {state === 'expired' && (
        <Note id="code-state" tone="attention" icon="clock">
          {t.expired}
        </Note>
      )}
      {error && <RefusalNote id="code-refused" error={error} />}
    </Sheet>
  );
}

const spoken = (label: string) => (process.env.TARO_ENV === 'h5' ? { 'aria-label': label } : { ariaLabel: label });
