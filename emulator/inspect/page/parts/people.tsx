import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../../../phone/page/words';
import type { PhonesState, PhoneView } from '../../../phone/protocol';
import { ask } from '../doors/ask';
import { useIsLost } from '../doors/connection';
import { hrefOf } from '../shell/route';

type People = ReadonlyMap<string, PhoneView['title']>;
const PeopleContext = createContext<People>(new Map());

/** Who has which openid, at the Mini Program and at the service account. */
export function PeopleProvider({ children }: { children: ReactNode }) {
  const [phones, setPhones] = useState<PhonesState['phones']>([]);
  const isLost = useIsLost();
  useEffect(() => {
    if (isLost) return undefined;
    const stopped = new AbortController();
    // Without it people are shown by their openids.
    ask<PhonesState>('/__phones/state', { signal: stopped.signal }).then(
      (state) => setPhones(state.phones),
      () => {},
    );
    return () => stopped.abort();
  }, [isLost]);
  const people = useMemo(
    () => new Map(phones.flatMap((phone) => openidsOf(phone).map((openid) => [openid, phone.title] as const))),
    [phones],
  );
  return <PeopleContext.Provider value={people}>{children}</PeopleContext.Provider>;
}

const openidsOf = (phone: PhoneView) => (phone.serviceOpenid ? [phone.openid, phone.serviceOpenid] : [phone.openid]);

/** All openids that belong to somebody here. */
export const useOpenids = (): readonly string[] => [...useContext(PeopleContext).keys()];

/** The name of an openid's owner in the page's language, or `undefined`. */
export function useNameOf(): (openid: string) => string | undefined {
  const people = useContext(PeopleContext);
  const language = useLanguage();
  return (openid) => people.get(openid)?.[language];
}

/** A person, leading to everything about them. */
export function Who({ openid }: { openid: string }) {
  const name = useNameOf()(openid);
  return (
    <a className="who" href={hrefOf(['search'], { q: openid })} title={openid}>
      {name ?? openid}
      {name ? <code>{openid}</code> : null}
    </a>
  );
}
