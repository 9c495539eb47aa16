import type { ReactNode } from 'react';
import { AppIcon, GearIcon, ReloadIcon } from './icons';
import { useWords } from './words';

type Props = { readonly name: string; readonly onSettings: () => void; readonly onReenter: () => void; readonly onClose: () => void };

/** The sheet behind the three dots of the capsule. */
export function PhoneMenu({ name, onSettings, onReenter, onClose }: Props) {
  const words = useWords();
  const leave = (then: () => void) => () => {
    onClose();
    then();
  };
  return (
    <div className="mask mask-bottom">
      <button type="button" className="mask-close" aria-label={words.cancel} onClick={onClose} />
      <div className="sheet" role="dialog" aria-label={words.more}>
        <div className="sheet-app">
          <AppIcon name={name} size={24} />
          <span>{name}</span>
        </div>
        <div className="menu">
          <MenuItem icon={<GearIcon />} text={words.notificationSettings} onTap={leave(onSettings)} />
          <MenuItem icon={<ReloadIcon />} text={words.reenter} onTap={leave(onReenter)} />
        </div>
        <button type="button" className="wechat-button plain wide" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}

const MenuItem = ({ icon, text, onTap }: { icon: ReactNode; text: string; onTap: () => void }) => (
  <button type="button" className="menu-item" onClick={onTap}>
    <span className="menu-icon">{icon}</span>
    {text}
  </button>
);
