/** Each icon is one path of strokes on a field of 20. */
const PATHS = {
  overview: 'M3 10.5 10 4l7 6.5M5 9v7.5h10V9',
  data: 'M4 5.5c0-1.400 2.700-2.5 6-2.5s6 1.100 6 2.5S13.300 8 10 8 4 6.900 4 5.5zM4 5.5v9C4 15.900 6.700 17 10 17s6-1.100 6-2.5v-9M4 10c0 1.400 2.700 2.5 6 2.5s6-1.100 6-2.5',
  functions: 'M7 5 2.5 10 7 15M13 5l4.5 5-4.5 5M11.300 4 8.700 16',
  messages: 'M3.5 4.5h13v9H9L5.5 16.5v-3h-2z',
  pushes: 'M17 3 9 11M17 3l-5 14-3-6-6-3z',
  storage: 'M3 5.5h5l1.5 2H17v8.5H3z',
  faults: 'M11 2.5 4.5 11.5h4.700l-.7 6 7-9.5h-5z',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4.200l2.800 1.800',
  snapshots: 'M3 6.5h3l1.200-2h5.600l1.200 2h3V16H3zM10 8.300a2.700 2.700 0 1 0 0 5.400 2.700 2.700 0 0 0 0-5.400z',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13.200 13.200 17 17',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  cross: 'm5.5 5.5 9 9M14.5 5.5l-9 9',
  running: 'M10 3.5a6.5 6.5 0 1 1-6.5 6.5',
  copy: 'M7 7h9.5v9.5H7zM4.5 13H3.5V3.5H13v1',
  open: 'M8 4H4v12h12v-4M11 4h5v5M16 4l-7.5 7.5',
  back: 'm12 4-6 6 6 6',
  fold: 'm7.5 5 5 5-5 5',
  lost: 'M3 3l14 14M5 9a8 8 0 0 1 3-1.900M12.5 7.200A8 8 0 0 1 15 9M8 12.200a3.5 3.5 0 0 1 3-.6M10 15.5v.1',
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name, size = 18 }: { name: IconName; size?: number }) => (
  <svg
    className="icon"
    width={size}
    height={size}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={PATHS[name]} />
  </svg>
);
