import type { ReactNode } from 'react';

const icon = (children: ReactNode, size = 24) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
);

export const BackIcon = () => icon(<path d="m14.5 5-7 7 7 7" />);
export const MoreIcon = () =>
  icon(
    <g fill="currentColor" stroke="none">
      <circle cx="5" cy="12" r="1.8" />
      <circle cx="12" cy="12" r="2.6" />
      <circle cx="19" cy="12" r="1.8" />
    </g>,
    20,
  );
export const CloseIcon = () =>
  icon(
    <g>
      <circle cx="12" cy="12" r="7.5" strokeWidth="2.2" />
      <circle cx="12" cy="12" r="2.6" fill="currentColor" stroke="none" />
    </g>,
    20,
  );
export const BellIcon = () => icon(<path d="M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4" />, 18);
export const CheckIcon = () => icon(<path d="m6 12.5 4 4 8-9" strokeWidth="2.6" />, 16);
export const ChevronIcon = () => icon(<path d="m9 6 6 6-6 6" />, 16);
export const ReloadIcon = () => icon(<path d="M19 12a7 7 0 1 1-2-4.9M19 4v4h-4" />, 22);
export const GearIcon = () =>
  icon(
    <g>
      <circle cx="12" cy="12" r="3" />
      <path d="M12 4v2.5M12 17.5V20M4 12h2.5M17.5 12H20M6.3 6.3l1.8 1.8M15.9 15.9l1.8 1.8M17.7 6.3l-1.8 1.8M8.1 15.9l-1.8 1.8" />
    </g>,
    22,
  );

/** Signal, wireless and battery at the right of a phone's status bar. */
export const StatusIcons = () => (
  <svg width="68" height="14" viewBox="0 0 68 14" fill="currentColor" aria-hidden="true">
    <rect x="0" y="9" width="3" height="4" rx="1" />
    <rect x="5" y="6.5" width="3" height="6.5" rx="1" />
    <rect x="10" y="4" width="3" height="9" rx="1" />
    <rect x="15" y="1.5" width="3" height="11.5" rx="1" />
    <path d="M31 12.8 28.700 10.100a3.300 3.300 0 0 1 4.600 0zM31 7.100c-1.800 0-3.400.7-4.600 1.900L25 7.400A8.400 8.400 0 0 1 31 5a8.400 8.400 0 0 1 6 2.400L35.600 9A6.400 6.400 0 0 0 31 7.100zM31 2.700c-2.900 0-5.600 1.200-7.600 3.100L22 4.100A12.900 12.900 0 0 1 31 .6c3.500 0 6.700 1.300 9 3.500l-1.400 1.700A11 11 0 0 0 31 2.700z" />
    <rect x="44.500" y="1.500" width="20" height="11" rx="3.200" fill="none" stroke="currentColor" opacity=".45" />
    <rect x="46" y="3" width="17" height="8" rx="2" />
    <path d="M66 5v4a2 2 0 0 0 0-4z" opacity=".45" />
  </svg>
);

/** The mini program's mark: its first letter, as WeChat crops an icon. */
export const AppIcon = ({ name, size }: { name: string; size: number }) => (
  <span className="app-icon" style={{ width: size, height: size, fontSize: size * 0.5 }} aria-hidden="true">
    {[...name][0]}
  </span>
);
export const CrossIcon = () => icon(<path d="m7 7 10 10M17 7 7 17" strokeWidth="2.6" />, 16);
