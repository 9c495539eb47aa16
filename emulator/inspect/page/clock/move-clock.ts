import type { server } from '../../../phone/page/server';

/** Moves the clock; the view says how it went. */
export type MoveClock = (how: Parameters<typeof server.moveClock>[0]) => void;
