import type { ReactNode } from 'react';

const icon = (children: ReactNode, size = 24) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
);

export const PersonIcon = () => icon(<path d="M12 4.500a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.400zM4.5 20a7.5 7.5 0 0 1 15 0" />);
export const KeyboardIcon = () => icon(<path d="M3.5 6.500h17v11h-17zM7 10h.1M10.3 10h.1M13.6 10h.1M17 10h.1M8 14h8" />, 26);
export const ListIcon = () => icon(<path d="M5 7h14M5 12h14M5 17h14" />, 26);
export const PlusIcon = () => icon(<path d="M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8v8M8 12h8" />, 28);
export const AlbumIcon = () => icon(<path d="M3.5 5h17v14h-17zM3.5 16l5-5 4 4 3-3 5 4M15.5 9h.1" />);
export const ScanIcon = () => icon(<path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16" />);
export const MediaIcon = () => icon(<path d="M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM10 8.500v7l5.5-3.500z" />);
export const LocationIcon = () =>
  icon(<path d="M12 3.500a6 6 0 0 0-6 6c0 4.5 6 11 6 11s6-6.5 6-11a6 6 0 0 0-6-6zM12 8a1.8 1.8 0 1 0 0 3.600A1.8 1.8 0 0 0 12 8z" />);

/** An account's mark: its first letter on a square with round corners, as WeChat crops the pictures of accounts. */
export const AccountIcon = ({ name, size }: { name: string; size: number }) => (
  <span className="account-icon" style={{ width: size, height: size, fontSize: size * 0.5 }} aria-hidden="true">
    {[...name][0]}
  </span>
);
