import { useEffect, useRef, useState } from 'react';
import type { InvitationView } from '#core/contract/people';
import { callStaff } from '@/cloud/call';
import { serverNow } from '@/cloud/server-clock';

/** How often an open code asks whether somebody scanned it: one database call each time, for as long as somebody holds it up. */
const ASK_EVERY_MS = 4000;

const isWindowHidden = (): boolean => process.env.TARO_ENV === 'h5' && document.hidden;

/** `over`: it stands on the list no more, before its time: somebody joined by it, or it was withdrawn. */
type InvitationState = InvitationView['state'] | 'over' | 'expired';

/** What became of an invitation while its code is on screen, and how long the code is still good, in ms. */
export function useInvitation(
  invitation: InvitationView,
  onOver: () => void,
): { readonly state: InvitationState; readonly leftMs: number } {
  const { scene, expiresAt } = invitation;
  const [state, setState] = useState<InvitationState>(invitation.state);
  const [now, setNow] = useState(serverNow);
  const tellOver = useRef(onOver);
  tellOver.current = onOver;

  useEffect(() => {
    let isDone = false;
    let isAsking = false;
    const ask = async () => {
      setNow(serverNow());
      if (isDone || isAsking || isWindowHidden()) return;
      isAsking = true;
      const reply = await callStaff('list-invitations', {});
      isAsking = false;
      if (isDone || !reply.ok) return;
      const mine = reply.value.invitations.find((other) => other.scene === scene);
      if (mine) setState(mine.state);
      else if (serverNow() < expiresAt) {
        isDone = true;
        setState('over');
        tellOver.current();
      } else setState('expired');
    };
    const timer = setInterval(ask, ASK_EVERY_MS);
    return () => {
      isDone = true;
      clearInterval(timer);
    };
  }, [scene, expiresAt]);

  const leftMs = Math.max(0, expiresAt - now);
  return { state: state === 'open' && leftMs === 0 ? 'expired' : state, leftMs };
}
