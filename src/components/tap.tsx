import { View, type ViewProps } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

type TapProps = PropsWithChildren<{
  id?: string;
  className?: string;
  /** Told to a screen reader when the content alone does not say it. */
  label?: string;
  role?: 'button' | 'link' | 'tab' | 'checkbox' | 'radio';
  checked?: boolean;
  disabled?: boolean;
  onTap: () => void;
}>;

/** Anything that can be tapped and is not a button of a form: at least 44 px, feels the finger, speaks to screen readers on both platforms. */
export function Tap({ id, className = '', label, role = 'button', checked, disabled, onTap, children }: TapProps) {
  const spoken = process.env.TARO_ENV === 'h5' ? spokenInBrowser(role, label, checked, disabled) : spokenInWechat(role, label, checked);
  return (
    <View
      {...(id ? { id } : {})}
      className={`tap ${disabled ? 'tap-disabled ' : ''}${className}`}
      hoverClass={disabled ? 'none' : 'tap-down'}
      onClick={disabled ? () => {} : onTap}
      {...(spoken as ViewProps)}
    >
      {children}
    </View>
  );
}

const spokenInBrowser = (role: string, label?: string, checked?: boolean, disabled?: boolean) => ({
  role,
  tabIndex: 0,
  ...(label ? { 'aria-label': label } : {}),
  ...(checked === undefined ? {} : role === 'tab' ? { 'aria-selected': checked } : { 'aria-checked': checked }),
  ...(disabled ? { 'aria-disabled': true } : {}),
});

const spokenInWechat = (role: string, label?: string, checked?: boolean) => ({
  ariaRole: role,
  ...(label ? { ariaLabel: label } : {}),
  ...(checked === undefined ? {} : { ariaChecked: checked }),
});
